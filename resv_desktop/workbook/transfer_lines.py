"""The lines of a transfer file: versions, descent and files as JSON, read back with suspicion.

What our own program wrote has exactly the form checked here. Anything else was damaged or made by
somebody else, so nothing is repaired: the first odd line refuses the file.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, NoReturn, TypeVar

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.ids import is_record_id
from resv_desktop.domain.redaction import Seal, Strike, blanked
from resv_desktop.domain.version import Edge, Extent, Version
from resv_desktop.workbook.carried import CarriedAnswer, CarriedChoice, CarriedFile
from resv_desktop.workbook.reading import (
    Extra,
    FileReading,
    Quarantined,
    Repair,
    RowOutcome,
    RowReading,
    Verdict,
)
from resv_desktop.workbook.technique import is_version_id

MOST_TEXT = 1_000_000
"""Characters in one text; people type far less, a cell of Excel holds 32,767."""
MOST_NUMBER = 2**53
MOST_DEPTH = 4
"""How deep lists stand in each other: an agenda is a list of lists."""
_KEY = re.compile(r"[a-z][a-z0-9_]{0,63}")
_HEX = re.compile(r"(?:[0-9a-f]{2}){1,64}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_TEXTS = (
    "name", "sha256", "verdict", "reason", "network", "network_name", "region", "period",
    "delivered_on", "program",
)  # fmt: skip
_LISTS = ("values", "flags", "rows", "repairs", "quarantine", "extras", "notes", "answers")

Places = Mapping[tuple[str, str], int]
"""The line on which each version stands, by its key."""
T = TypeVar("T")


class OddLineError(ValueError):
    """A line that no log of ours can have written."""


# Writing

encode = json.JSONEncoder(
    ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
).encode


def version_line(version: Version) -> str:
    """Return a version as a line; the part of a PARTIAL one follows from what it states."""
    names = ("id", "record", "revision", "parents", "origin", "deleted")
    about = {name: getattr(version, name) for name in names}
    about |= {"fields": dict(version.fields), "checks": dict(version.checks)}
    return encode({**about, "extent": version.extent.value})


def file_line(item: CarriedFile, places: Places) -> str:
    """Return the account of a file as a line; versions are named by their place."""
    reading = item.reading
    about: dict[str, Any] = {name: getattr(reading, name) for name in _TEXTS}
    about["values"] = dict(reading.values)
    about["flags"] = [reading.nothing_to_report, reading.practice]
    about["rows"] = [
        [row.sheet, row.row, row.outcome.value, _place(row.versions, places)]
        for row in reading.rows
    ]
    for name in ("repairs", "quarantine", "extras"):
        about[name] = [found._asdict() for found in getattr(reading, name)]
    about["notes"] = list(reading.notes)
    about["answers"] = [[a.sheet, a.row, dict(a.about)] for a in item.answers]
    return encode(about)


def _place(versions: Iterable[Version], places: Places) -> int | None:
    return next((places[version.key] for version in versions), None)


# Reading


def decode(line: bytes) -> Any:
    """Return what a line holds: text, whole numbers, yes/no, nothing, lists and mappings of it.

    Raises:
        OddLineError: when it is anything else, or a text holds half a character or a NUL.
    """
    try:
        text = line.decode()
        data = _DECODE(text)
        if "\\u" in text and any(map(_is_broken, _texts_in(data))):
            raise OddLineError("half a character")
    except (ValueError, RecursionError) as error:
        raise OddLineError("no JSON of ours") from error
    return data


def _refuse(_text: str) -> NoReturn:
    raise OddLineError("a number with a fraction")


def _texts_in(data: Any) -> Iterator[str]:
    if isinstance(data, str):
        yield data
    elif isinstance(data, list | dict):
        for item in data:
            yield from _texts_in(item)
        if isinstance(data, dict):
            yield from _texts_in(list(data.values()))


def _is_broken(text: str) -> bool:
    """Say whether a text cannot be kept everywhere: only an escape in JSON can bring such a one."""
    return "\x00" in text or any("\ud800" <= character <= "\udfff" for character in text)


_DECODE = json.JSONDecoder(parse_float=_refuse, parse_constant=_refuse).decode


def version_of(data: Any, strikes: Collection[Strike] = ()) -> Version:
    """Return the version on a line; its identifier is computed anew.

    Of an edit that lost a text for good, as the file's own ``strikes`` say, it is believed.

    Raises:
        OddLineError: when anything in it is not as we write it, or the identifier is another.
    """
    _keys(data, "id record revision parents origin fields deleted extent checks")
    extent = _member(Extent, data["extent"])
    stated, record = text_of(data["id"]), text_of(data["record"], 64)
    parents = tuple(_each(data["parents"], text_of))
    if not is_record_id(record) or not all(map(is_version_id, (stated, *parents))):
        raise OddLineError("no identifier of ours")
    version = Version(
        record,
        number_of(data["revision"], 1),
        parents,
        text_of(data["origin"], 200),
        _fields(data["fields"]),
        _flag(data["deleted"]),
        extent,
        stated if extent is Extent.PARTIAL else None,
        _checks(data["checks"], extent),
    )
    if version.id != stated:
        return _lost_text(version, stated, strikes)
    return version


def _lost_text(version: Version, stated: str, strikes: Collection[Strike]) -> Version:
    gone = any(
        Strike(stated, key) in strikes and value == blanked(value)
        for key, value in version.fields.items()
    )
    if version.extent is not Extent.DELTA or not gone:
        raise OddLineError("not what the identifier was computed from")
    return replace(version, stated_id=stated)


def removed_of(data: Any) -> Strike | Seal:
    """Return a field that lost its text (two texts), or a seal (four and a number)."""
    if isinstance(data, list) and len(data) == 2:
        version, key = _row(data, (text_of, _key))
        if not is_version_id(version):
            raise OddLineError("no identifier of ours")
        return Strike(version, key)
    seal = Seal(*_row(data, (text_of, _name, number_of, text_of, text_of)))
    if not is_record_id(seal.record) or not all(map(_HEX.fullmatch, (seal.salt, seal.digest))):
        raise OddLineError("no seal of ours")
    return seal


def choice_of(data: Any) -> CarriedChoice:
    """Return what somebody said of a heading (six texts)."""
    kinds = (_name, _name, _name, _name, lambda key: _key(key) if key else text_of(key), _name)
    choice = CarriedChoice(*_row(data, kinds))
    _moment(choice.at)
    if not choice.network or not _HEX.fullmatch(choice.headings):
        raise OddLineError("no heading of a network")
    return choice


def edge_of(data: Any) -> Edge:
    """Return a child and its parent."""
    if not isinstance(data, list) or len(data) != 2:
        raise OddLineError("no pair")
    child, parent = map(text_of, data)
    if not is_version_id(child) or not is_version_id(parent):
        raise OddLineError("no identifier of ours")
    return child, parent


def file_of(data: Any, versions: Sequence[Version]) -> CarriedFile:
    """Return the account of a file; ``versions`` are those of the transfer, in its order."""
    _keys(data, " ".join((*_TEXTS, *_LISTS)))
    texts = {name: text_of(data[name], 500) for name in _TEXTS}
    verdict = _member(Verdict, texts.pop("verdict"))
    if not _SHA256.fullmatch(texts["sha256"]) or not texts["network"]:
        raise OddLineError("no delivery")
    nothing, practice = _row(data["flags"], (_flag, _flag))
    reading = FileReading(
        **texts,  # type: ignore[arg-type]  # of which each names a text
        verdict=verdict,
        values={_key(key): _plain(value) for key, value in _mapping(data["values"]).items()},
        nothing_to_report=nothing,
        practice=practice,
        rows=tuple(_each(data["rows"], lambda row: _row_reading(row, versions))),
        repairs=tuple(_each(data["repairs"], lambda found: _finding_of(Repair, found))),
        quarantine=tuple(_each(data["quarantine"], lambda found: _finding_of(Quarantined, found))),
        extras=tuple(_each(data["extras"], lambda found: _finding_of(Extra, found))),
        notes=tuple(_each(data["notes"], _key)),
    )  # fmt: skip
    answers = tuple(_each(data["answers"], _answer))
    return CarriedFile(reading, answers)


def _row_reading(data: Any, versions: Sequence[Version]) -> RowReading:
    sheet, row, outcome, place = _row(data, (_name, number_of, text_of, _maybe_number))
    version = _version_at(place, versions)
    kind = _member(RowOutcome, outcome)
    if kind is not RowOutcome.RECORD:
        return RowReading(sheet, row, kind)
    # A row that gave nothing of its own (the second of two equal ones) still stands for a record.
    return RowReading(
        sheet, row, kind, version.record if version else "", (version,) if version else ()
    )


def _answer(data: Any) -> CarriedAnswer:
    sheet, row, about = _row(data, (_name, number_of, _texts))
    value = about.get("value", "")
    _value(decode(value.encode()) if value else None, MOST_DEPTH)
    _moment(about.get("at", ""))
    for name, is_ours in (("record", is_record_id), ("version", is_version_id)):
        if about.get(name) and not is_ours(about[name]):
            raise OddLineError("no identifier of ours")
    return CarriedAnswer(sheet, row, about)


def _moment(text: str) -> None:
    try:
        datetime.fromisoformat(text)
    except ValueError as error:
        raise OddLineError("no moment") from error


def _version_at(place: int | None, versions: Sequence[Version]) -> Version | None:
    if place is None:
        return None
    if place >= len(versions):
        raise OddLineError("a version that is not there")
    return versions[place]


# Kinds of values


def text_of(value: Any, most: int = MOST_TEXT) -> str:
    """Return a text; that it can be kept anywhere was seen by :func:`decode`.

    Raises:
        OddLineError: when it is none, or is too long.
    """
    if type(value) is not str or len(value) > most:
        raise OddLineError("no text")
    return value


def number_of(value: Any, least: int = 0) -> int:
    """Return a whole number from ``least``."""
    if type(value) is not int or not least <= value < MOST_NUMBER:
        raise OddLineError("no number")
    return value


def _name(value: Any) -> str:
    return text_of(value, 500)


def _texts(value: Any) -> dict[str, str]:
    return {_key(key): text_of(item) for key, item in _mapping(value).items()}


def _maybe_number(value: Any) -> int | None:
    return None if value is None else number_of(value)


def _flag(value: Any) -> bool:
    if type(value) is not bool:
        raise OddLineError("no yes or no")
    return value


def _key(value: Any) -> str:
    if not isinstance(value, str) or not _KEY.fullmatch(value):
        raise OddLineError("no code")
    return value


def _member(kind: Callable[[str], T], value: Any) -> T:
    try:
        return kind(text_of(value, 50))
    except ValueError as error:
        raise OddLineError("no value of ours") from error


def _list(value: Any) -> list[Any]:
    if not isinstance(value, list):
        raise OddLineError("no list")
    return value


def _mapping(value: Any) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise OddLineError("no mapping")
    return value


def _keys(value: Any, names: str) -> None:
    if _mapping(value).keys() != set(names.split()):
        raise OddLineError("other names than ours")


def _each(value: Any, read: Callable[[Any], T]) -> Iterable[T]:
    return map(read, _list(value))


def _row(value: Any, kinds: Sequence[Callable[[Any], Any]]) -> tuple[Any, ...]:
    if len(_list(value)) != len(kinds):
        raise OddLineError("a row of another length")
    return tuple(kind(cell) for kind, cell in zip(kinds, value, strict=True))


def _finding_of(kind: Callable[..., T], data: Any) -> T:
    """Return a repair, a cell that waits or a text, from its values by name."""
    names: tuple[str, ...] = kind._fields  # type: ignore[attr-defined]  # one of three named tuples
    _keys(data, " ".join(names))
    return kind(**{name: _of_kind(name)(data[name]) for name in names})


def _of_kind(name: str) -> Callable[[Any], Any]:
    return _KINDS.get(name) or text_of


def _draft(value: Any) -> tuple[tuple[str, Value], ...]:
    pairs = (_row(pair, (_key, lambda item: _value(item, MOST_DEPTH))) for pair in _list(value))
    return tuple((key, item) for key, item in pairs)


_KINDS: Mapping[str, Callable[[Any], Any]] = {
    "sheet": _name,
    "row": number_of,
    "column": _name,
    "rule": _key,
    "draft": _draft,
}
"""What each value of a finding is; the others are texts."""


def _fields(value: Any) -> dict[str, Value]:
    return {_key(key): _value(item, MOST_DEPTH) for key, item in _mapping(value).items()}


def _checks(value: Any, extent: Extent) -> dict[str, str]:
    """Return the digests of fields that are not known, as ``Version.checks`` holds them."""
    found = {text_of(key, 64): text_of(item, 64) for key, item in _mapping(value).items()}
    if found and extent is not Extent.PARTIAL:
        raise OddLineError("digests beside a whole version")
    return found


def _value(value: Any, depth: int) -> Value:
    if value is None or type(value) is bool:
        return value
    if type(value) is int and abs(value) < MOST_NUMBER:
        return value
    if isinstance(value, list) and depth:
        return tuple(_value(item, depth - 1) for item in value)
    return text_of(value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        raise OddLineError("a mapping inside")
    return list(_value(value, 2)) if isinstance(value, list) else _value(value, 0)  # type: ignore[arg-type]
