"""The program examines itself where it is installed: folder, store, workbooks, window, network.

Each check really does the thing; a check that cannot be carried out has failed.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from resv_desktop.assets import resource
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.sentences import sentence
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.folder_facts import look_at_folder
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

SLOWEST_RENAME = 2.5
"""Seconds in which a renamed file must be there; slower means a scanner or a synced folder."""
NETWORK_EVENTS = ("socket.connect", "socket.bind", "socket.getaddrinfo", "socket.sendto")
NEEDED_ICONS = ("house", "plus", "search", "settings")


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was tried; ``detail`` says what was found, ``seconds`` how long it took."""

    name: str
    ok: bool
    detail: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Result:
    """All checks together."""

    checks: tuple[Check, ...]

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(check.ok for check in self.checks)

    def as_dict(self) -> dict[str, Any]:
        """Return the outcome as the command line prints it."""
        return {"ok": self.ok, "checks": [asdict(check) for check in self.checks]}


class Failed(Exception):  # noqa: N818  (the outcome of a check, not a fault of the program)
    """What was found is not as it should be."""


def run_checks(folder: DataFolder) -> Result:
    """Carry out every check; the person's own log is only looked at, never changed."""
    heard: list[str] = []
    _listen(heard)
    checks = [
        _check("folder", lambda: _folder(folder)),
        _check("rename", lambda: _rename(folder)),
        _check("sqlite", _sqlite),
        _check("resources", _resources),
        _check("round_trip", _round_trip),
        _check("encryption", _encryption),
        _check("passwords", _passwords),
        *_window_checks(),
        _check("no_network", lambda: _silence(heard)),
    ]
    return Result(tuple(checks))


def _check(name: str, examine: Callable[[], str]) -> Check:
    began = time.perf_counter()
    try:
        detail, ok = examine(), True
    except Exception as error:  # noqa: BLE001  (any fault is what a self-test is there to report)
        detail, ok = f"{type(error).__name__}: {error}", False
    return Check(name, ok, detail, round(time.perf_counter() - began, 3))


def _folder(folder: DataFolder) -> str:
    folder.create()
    probe = folder.root / f"selftest-{os.getpid()}.tmp"
    probe.write_bytes(b"x")
    probe.unlink()
    found = look_at_folder(folder)
    if found:
        raise Failed(" ".join(sentence(remark.code, remark.values) for remark in found))
    return str(folder.root)


def _rename(folder: DataFolder) -> str:
    source = folder.root / f"selftest-{os.getpid()}-a.tmp"
    target = folder.root / f"selftest-{os.getpid()}-b.tmp"
    began = time.perf_counter()
    source.write_bytes(b"x" * 4096)
    os.replace(source, target)
    target.read_bytes()
    target.unlink()
    seconds = time.perf_counter() - began
    if seconds > SLOWEST_RENAME:
        raise Failed(f"{seconds:.1f} s")
    return f"{seconds * 1000:.1f} ms"


def _sqlite() -> str:
    connection = sqlite3.connect(":memory:")
    try:
        connection.execute("create virtual table probe using fts5(text)")
        connection.execute("insert into probe values ('wachtlijst logopedie')")
        found = connection.execute("select count(*) from probe where probe match 'logo*'")
        if found.fetchone()[0] != 1:
            raise Failed("full-text search finds nothing")
    finally:
        connection.close()
    return sqlite3.sqlite_version


def _resources() -> str:
    needed = ["codebook/codebook-1.json", "messages/cli.json", "sample_data/entries.json"]
    needed += [f"icons/{name}.svg" for name in NEEDED_ICONS]
    missing = [name for name in needed if not resource(*name.split("/")).is_file()]
    if missing:
        raise Failed(", ".join(missing))
    return str(resource())


def _round_trip() -> str:
    """Log an entry, hand it over, merge it elsewhere, and find the same text there."""
    with tempfile.TemporaryDirectory(prefix="resv-selftest-") as name:
        return _there_and_back(Path(name))


def _there_and_back(folder: Path) -> str:
    def clock() -> datetime:
        return datetime(2027, 2, 1, 9, tzinfo=UTC)

    title = "Zelftest: wachtlijst logopedie – ‘één’ €"
    here = Workspace(DataFolder(folder / "a"), clock=clock, uuids=seeded_uuids(1))
    there = Workspace(DataFolder(folder / "b"), clock=clock, uuids=seeded_uuids(2))
    try:
        set_up(here, ["network"], networks=[Network("TEST", "Zelftest")])
        set_up(there, ["region"])
        Logbook(here).create_entry("TEST", {"title": title})
        target = folder / "zelftest.xlsx"
        Deliveries(here).export("TEST", Period.of(date(2027, 2, 1)), target)
        merging = Merging(there)
        report = merging.merge(merging.read([target]))
        rows = Logbook(there).find(EntryQuery(text="logopedie"))
        if [row.title for row in rows] != [title] or report.totals.balance:
            raise Failed(str(report.as_dict()))
        return f"{target.stat().st_size} bytes"
    finally:
        here.release()
        there.release()


def _encryption() -> str:
    """Encrypt a file as copies on a second place are, and get the same back."""
    from resv_desktop.store.vault import Cost, derive_key, key_for, seal, unseal

    words, content = "zelftest zonder geheim", os.urandom(100_000)
    with tempfile.TemporaryDirectory(prefix="resv-selftest-") as name:
        plain, sealed, again = (Path(name) / each for each in ("a", "b", "c"))
        plain.write_bytes(content)
        seal(plain, sealed, derive_key(words, os.urandom(16), Cost(14)))
        unseal(sealed, again, key_for(sealed, words))
        if again.read_bytes() != content or content[:32] in sealed.read_bytes():
            raise Failed("the copy is not what it was")
    return "AES-256-GCM, scrypt"


def _passwords() -> str:
    """Put a password on a workbook's bytes and open it again; another one must not fit."""
    from resv_desktop.domain.errors import WorkbookRefusedError
    from resv_desktop.workbook.encryption import decrypted, encrypt

    content, password = os.urandom(100_000), "zelftest zonder geheim"
    data = encrypt(content, password)
    if decrypted(data, [password]) != content:
        raise Failed("the workbook is not what it was")
    try:
        decrypted(data, [password + "!"])
    except WorkbookRefusedError:
        return "AES-256, SHA-512"
    raise Failed("another password opens the workbook")


def _window_checks() -> list[Check]:
    """Examine the window's parts; only here Qt is loaded."""
    try:
        from resv_desktop.gui import examine
    except ImportError as error:
        return [Check("qt", False, f"{type(error).__name__}: {error}", 0.0)]
    return [_check(name, check) for name, check in examine.CHECKS.items()]


def _listen(heard: list[str]) -> None:
    """Note every use of the network from here on. A hook cannot be taken away again."""

    def hook(event: str, arguments: tuple[Any, ...]) -> None:
        if event in NETWORK_EVENTS:
            address = arguments[1] if len(arguments) > 1 else arguments
            if not isinstance(address, str | bytes):  # a path is a local pipe
                heard.append(f"{event} {address}")

    sys.addaudithook(hook)


def _silence(heard: list[str]) -> str:
    if heard:
        raise Failed("; ".join(heard))
    return "0"
