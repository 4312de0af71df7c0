"""The transfer file (*overdracht*): all that one log holds, to be merged into another log.

A zip archive of a manifest and of lines of JSON: every version, what is known of their descent,
and the account of the files they came from. The same log gives the same bytes: no moment, no
computer and no order of importing stands in it. What comes in is as little trusted as a workbook:
the archive passes the same guard, every line is checked, every identifier computed anew, and one
odd line refuses the whole file.
"""

from __future__ import annotations

import hashlib
import io
import re
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby, pairwise
from pathlib import Path
from typing import Any, TypeVar

from resv_desktop.domain.errors import WorkbookRefusedError, WriteFailedError
from resv_desktop.domain.redaction import Seal, Strike
from resv_desktop.domain.version import Edge, Version
from resv_desktop.workbook.carried import CarriedChoice, CarriedFile, TransferReading
from resv_desktop.workbook.files import save_bytes
from resv_desktop.workbook.guard_archive import unpack
from resv_desktop.workbook.intake import MAX_TRANSFER, TRANSFER_SUFFIX, Taken, sniff
from resv_desktop.workbook.reading import RowOutcome, RowReading, Verdict
from resv_desktop.workbook.transfer_lines import (
    OddLineError,
    choice_of,
    decode,
    edge_of,
    encode,
    file_line,
    file_of,
    number_of,
    removed_of,
    text_of,
    version_line,
    version_of,
)

SUFFIX = TRANSFER_SUFFIX
MANIFEST = "overdracht.json"
"""The member by which an archive is known as a transfer."""
KIND = "resv-overdracht"
FORMAT = 2
PLAIN_FORMAT = 1
"""The form of a file without removed texts and named headings, which every edition reads."""
SHEET = "Overdracht"
"""What stands for the sheet of a row: a transfer has one row per record."""

MOST_CONTENT = 200_000_000
"""Bytes of all lines together, as the guard allows of any archive."""
_MEMBER = 40_000_000
"""Bytes after which lines go on in a next member; the guard allows 100 MB of one."""
_EARLIEST = (1980, 1, 1, 0, 0, 0)
_NAME = re.compile(r"(versions|edges|files|removed|choices)/\d{4}\.jsonl")
T = TypeVar("T")


@dataclass(frozen=True)
class Transfer:
    """What travels. ``owner`` says in words whose log it is: a region's or a network's."""

    owner: str
    region: str
    program: str
    versions: tuple[Version, ...] = ()
    edges: frozenset[Edge] = frozenset()
    files: tuple[CarriedFile, ...] = field(default=())
    strikes: frozenset[Strike] = frozenset()
    seals: frozenset[Seal] = frozenset()
    choices: frozenset[CarriedChoice] = frozenset()

    def sorted(self) -> Transfer:
        """Return the same in the one order in which it is written."""
        versions = {version.key: version for version in self.versions}
        stated = {(v.id, parent) for v in versions.values() for parent in v.parents}
        return Transfer(
            self.owner, self.region, self.program,
            tuple(sorted(versions.values(), key=lambda v: (v.record, v.revision, v.key))),
            self.edges - stated,
            tuple(sorted(self.files, key=lambda item: item.reading.sha256)),
            self.strikes, self.seals, self.choices,
        )  # fmt: skip


# Writing


def transfer_name(owner: str, day: date) -> str:
    """Return the customary file name: no spaces, whose log it is, ISO day."""
    decomposed = unicodedata.normalize("NFKD", owner)
    plain = "".join(c for c in decomposed if not unicodedata.combining(c)).lower()
    short = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].rstrip("-") or "logboek"
    return f"overdracht_{short}_{day.isoformat()}{SUFFIX}"


def write_transfer(transfer: Transfer, path: Path) -> str:
    """Write a transfer file to ``path`` and return its SHA-256 in hexadecimal.

    The file takes its place only after it has been read back and found as meant.

    Raises:
        WriteFailedError: ``transfer_too_large``, ``write_not_as_meant`` or one of the codes of
            :func:`..files.save_atomically`. An older file stays as it was.
    """
    meant = transfer.sorted()
    content = compose(meant)

    def verify(beside: Path) -> None:
        try:
            found = parse(unpack(beside.read_bytes()))
        except WorkbookRefusedError:
            found = None
        if found != meant:
            raise WriteFailedError("write_not_as_meant", sheet=SHEET, cell="-")

    return save_bytes(path, content, verify)


def compose(transfer: Transfer) -> bytes:
    """Return the bytes of a transfer file.

    Raises:
        WriteFailedError: ``transfer_too_large``.
    """
    meant = transfer.sorted()
    places = {version.key: place for place, version in enumerate(meant.versions)}
    parts = {
        **_members("versions", map(version_line, meant.versions)),
        **_members("edges", map(encode, sorted(meant.edges))),
        **_members("files", (file_line(item, places) for item in meant.files)),
        **_members("removed", map(encode, (*sorted(meant.strikes), *sorted(meant.seals)))),
        **_members("choices", map(encode, sorted(meant.choices))),
    }
    content = _archive({MANIFEST: _manifest(meant, parts), **parts})
    if len(content) > MAX_TRANSFER or sum(map(len, parts.values())) > MOST_CONTENT - _MEMBER:
        raise WriteFailedError("transfer_too_large", megabytes=round(len(content) / 1e6))
    return content


def _members(kind: str, lines: Iterable[str]) -> dict[str, bytes]:
    parts: list[list[bytes]] = [[]]
    size = 0
    for line in lines:
        data = line.encode()
        if parts[-1] and size + len(data) > _MEMBER:
            parts.append([])
            size = 0
        parts[-1].append(data)
        size += len(data) + 1
    kept = (b"\n".join(part) for part in parts if part)
    return {f"{kind}/{number:04}.jsonl": data for number, data in enumerate(kept, 1)}


def _manifest(transfer: Transfer, parts: Mapping[str, bytes]) -> bytes:
    about = {
        "kind": KIND,
        "format": FORMAT
        if transfer.strikes or transfer.seals or transfer.choices
        else PLAIN_FORMAT,
        "owner": transfer.owner,
        "region": transfer.region,
        "program": transfer.program,
        "members": {name: hashlib.sha256(data).hexdigest() for name, data in parts.items()},
    }
    return encode(about).encode()


def _archive(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, _EARLIEST)
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 0
            archive.writestr(info, data)
    return target.getvalue()


# Reading


def open_transfer(taken: Taken) -> TransferReading | None:
    """Return what a file says when it is a transfer, ``None`` when it is something else.

    Raises:
        WorkbookRefusedError: when it is hostile or damaged, ``transfer_newer``.
    """
    # Names of members are never packed: one search tells most workbooks apart without opening.
    if MANIFEST.encode() not in taken.data:
        return None
    sniff(taken.data)
    members = unpack(taken.data)
    return read_transfer(taken, members) if is_transfer(members) else None


def is_transfer(members: Iterable[str]) -> bool:
    """Say whether an archive with these members is a transfer file, or means to be one."""
    return MANIFEST in members


def read_transfer(taken: Taken, members: Mapping[str, bytes]) -> TransferReading:
    """Return what a transfer file says; ``members`` are those that the guard let through.

    Raises:
        WorkbookRefusedError: ``transfer_damaged`` or ``transfer_newer``.
    """
    transfer = parse(members)
    rows = tuple(_rows(transfer.versions))
    values: dict[str, Any] = {"file": taken.name, "owner": transfer.owner or "?"}
    values |= {"records": len(rows), "files": len(transfer.files)}
    empty = not rows and not transfer.files and not transfer.strikes and not transfer.choices
    return TransferReading(
        taken.name, taken.sha256,
        Verdict.SKIPPED if empty else Verdict.ACCEPT,
        "transfer_empty" if empty else "transfer_read", values,
        region=transfer.region, program=transfer.program,
        practice=any(item.reading.practice for item in transfer.files),
        rows=rows, edges=transfer.edges, carried=transfer.files,
        strikes=transfer.strikes, seals=transfer.seals, choices=transfer.choices,
    )  # fmt: skip


def _rows(versions: Iterable[Version]) -> Iterator[RowReading]:
    """Yield a row per record, with its versions, the latest first."""
    groups = groupby(versions, key=lambda version: version.record)
    for number, (record, found) in enumerate(groups, 1):
        latest_first = tuple(reversed(list(found)))
        yield RowReading(SHEET, number, RowOutcome.RECORD, record, latest_first)


def parse(members: Mapping[str, bytes]) -> Transfer:
    """Return what the members of a transfer file hold.

    Raises:
        WorkbookRefusedError: ``transfer_damaged`` with the member, ``transfer_newer``.
    """
    about = _about(members.get(MANIFEST, b""))
    listed = about["members"]
    if listed.keys() != members.keys() - {MANIFEST}:
        raise WorkbookRefusedError("transfer_damaged", part=MANIFEST)
    for name, digest in listed.items():
        if not _NAME.fullmatch(name) or hashlib.sha256(members[name]).hexdigest() != digest:
            raise WorkbookRefusedError("transfer_damaged", part=name)
    removed = tuple(_read(members, "removed", removed_of))
    strikes = frozenset(item for item in removed if isinstance(item, Strike))
    seals = frozenset(item for item in removed if isinstance(item, Seal))
    versions = tuple(_read(members, "versions", lambda data: version_of(data, strikes)))
    _check_order(versions)
    edges = frozenset(_read(members, "edges", edge_of))
    files = tuple(_read(members, "files", lambda data: file_of(data, versions)))
    _check_once(files)
    choices = frozenset(_read(members, "choices", choice_of))
    if len({choice[:4] for choice in choices}) < len(choices):
        raise WorkbookRefusedError("transfer_damaged", part="choices")
    about_it = about["owner"], about["region"], about["program"]
    return Transfer(*about_it, versions, edges, files, strikes, seals, choices)


def _about(data: bytes) -> dict[str, Any]:
    try:
        about = decode(data)
        if not isinstance(about, dict) or about.get("kind") != KIND:
            raise OddLineError("no manifest")
        if number_of(about.get("format"), 1) > FORMAT:
            program = text_of(about.get("program"), 100)
            raise WorkbookRefusedError("transfer_newer", program=program)
        for name in ("owner", "region", "program"):
            text_of(about.get(name), 500)
        members = about.get("members")
        if not isinstance(members, dict):
            raise OddLineError("no list of members")
        return about
    except OddLineError as error:
        raise WorkbookRefusedError("transfer_damaged", part=MANIFEST) from error


def _read(
    members: Mapping[str, bytes], kind: str, read: Callable[[Any], T]
) -> Iterator[T]:  # fmt: skip
    for name in sorted(name for name in members if name.startswith(f"{kind}/")):
        try:
            for line in members[name].split(b"\n"):
                yield read(decode(line))
        except OddLineError as error:
            raise WorkbookRefusedError("transfer_damaged", part=name) from error


def _check_order(versions: Sequence[Version]) -> None:
    """Rows are made of neighbours, and places are counted: the order is part of the form."""
    order = [(version.record, version.revision, version.key) for version in versions]
    if any(one >= other for one, other in pairwise(order)):
        raise WorkbookRefusedError("transfer_damaged", part="versions")


def _check_once(files: Sequence[CarriedFile]) -> None:
    shas = [item.reading.sha256 for item in files]
    if any(one >= other for one, other in pairwise(shas)):
        raise WorkbookRefusedError("transfer_damaged", part="files")
