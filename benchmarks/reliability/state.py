"""What a log holds, in one line; and the examination of a folder after something happened to it."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from resv_desktop.domain.errors import KnownError, StoreError
from resv_desktop.paths import DataFolder
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import list_backups, open_copy
from resv_desktop.store.database import Database, check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.words import fold_words

_NOT_COUNTED = "name LIKE 'search%' OR name LIKE 'sqlite_%' OR name = '_sqlite_migrations'"
"""Shadow tables of the index (asked by searching), SQLite's own, and the clock of migrations."""


@dataclass(frozen=True, slots=True)
class Said:
    """A step that was acknowledged: the log after it, and the files it answers for."""

    step: str
    state: str
    files: Mapping[str, str] = field(default_factory=dict)


@dataclass(slots=True)
class Verdict:
    """What was found; all is well when nothing is lost, half, unusable or in ``faults``."""

    lost: int = 0
    half: bool = False
    unusable: bool = False
    faults: list[str] = field(default_factory=list)

    @property
    def sound(self) -> bool:
        """Whether nothing was wrong."""
        return not (self.lost or self.half or self.unusable or self.faults)


def digest_of(db: Database) -> str:
    """Return a digest over every row of the log, derived tables included."""
    sql = f"SELECT name FROM sqlite_master WHERE type = 'table' AND NOT ({_NOT_COUNTED})"
    names = sorted(name for (name,) in db.rows(sql))
    rows = {name: sorted(map(repr, db.rows(f"SELECT * FROM [{name}]"))) for name in names}
    return hashlib.sha256(repr(rows).encode()).hexdigest()[:16]


def file_digest(path: Path) -> str:
    """Return a digest of a file, or of its absence."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16] if path.is_file() else "absent"


def examine(
    root: Path, expected: Sequence[str], told: Sequence[Said], coming: Said | None = None
) -> Verdict:
    """Open the log of a folder as a next start does and hold it against what was acknowledged.

    ``expected`` are the states of the whole session, the first one before any step; ``told``
    are the steps that were acknowledged before the program ended, ``coming`` the one under way.
    """
    verdict = Verdict()
    workspace = Workspace(DataFolder(root))
    try:
        _examine_log(workspace, expected, len(told), verdict)
    except StoreError as error:
        verdict.unusable = True
        verdict.faults.append(f"log refused: {error.code}")
    finally:
        workspace.release()
    _examine_files(root, told, coming, verdict)
    return verdict


def _examine_log(
    workspace: Workspace, expected: Sequence[str], told: int, verdict: Verdict
) -> None:
    db = workspace.database()
    check_integrity(db)
    state = digest_of(db)
    if state not in expected[told : told + 2]:
        earlier = [place for place in range(told) if expected[place] == state]
        verdict.lost = told - earlier[-1] if earlier else 0
        verdict.half = not earlier
    if not check_derived(db):
        verdict.faults.append("what is derived differs from the versions")
    verdict.faults += _search_faults(db)


def _search_faults(db: Database) -> list[str]:
    """Search for a word of each of the last titles: the index must know what the list knows."""
    faults = []
    for row in find_entries(db, EntryQuery(limit=3)):
        word = fold_words(row.title)[0]
        found = {item.record for item in find_entries(db, EntryQuery(text=word))}
        if row.record not in found:
            faults.append(f"{row.record} is not found by {word!r}")
    return faults


def _examine_files(root: Path, told: Sequence[Said], coming: Said | None, verdict: Verdict) -> None:
    answered = {name: digest for said in told for name, digest in said.files.items()}
    replaced = coming.files if coming else {}
    for name, digest in answered.items():
        if file_digest(root / name) not in (digest, replaced.get(name)):
            verdict.lost += 1
            verdict.faults.append(f"{name} is not as it was acknowledged")
    for backup in list_backups(root / "backups"):
        try:
            with open_copy(backup.path):
                pass
        except KnownError as error:
            verdict.faults.append(f"{backup.path.name}: {error.code}")


def goes_on(root: Path) -> bool:
    """Say whether the log of a folder takes a change after all that happened to it."""
    workspace = Workspace(DataFolder(root))
    try:
        db = workspace.database()
        before = db.value("SELECT count(*) FROM meta")
        with db.atomic():
            db.run("INSERT INTO meta (key, value) VALUES ('after', '1')")
        return bool(db.value("SELECT count(*) FROM meta") == before + 1)
    finally:
        workspace.release()
