"""The end of the experiment: a warning in time, an archive of everything, and an empty log.

The experiment under which the networks and the RESV log what they log lasts five years at most and
ends on 1 January 2032 at the latest (instruction of the Minister of VWS to the NZa of 15 December
2025, reference 4315206-1091945-PZO, article 5, *Looptijd*). What happens after that has to be
decided anew; until then nothing goes by itself, and what people typed is never lost: the log is
emptied only when an archive outside the data folder holds, provably, everything in it.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resv_desktop.domain.errors import KnownError, StoreError
from resv_desktop.domain.version import Version
from resv_desktop.services.backups import Backups
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import force_to_disk, make_backup, open_copy, remove_backups
from resv_desktop.store.emptying import empty_log, matches
from resv_desktop.store.entries import EntryQuery, count_entries
from resv_desktop.store.faults import file_fault

if TYPE_CHECKING:
    from resv_desktop.workbook.archive import Past

EXPERIMENT_ENDS = date(2032, 1, 1)
"""The first day on which the experiment is over; see the source in the head of this module."""
WARN_FROM = date(2031, 7, 1)
"""Half a year is two quarters: time to decide with the RESV what is kept, and where."""

WORKBOOK, MANIFEST, NOTE = "logboek.xlsx", "archief.json", "LEESMIJ.txt"
_MOST_BYTES = 100_000
_NOTE = """\
Archief van een logboek van RESV Desktop, gemaakt op {day}.

{workbook}   alles in leesbare vorm, voor Excel of LibreOffice
{copy}   hetzelfde logboek als bestand, om terug te zetten in RESV Desktop
{manifest}   kenmerken waaraan het programma ziet dat er niets is veranderd

In dit archief staat alles wat in het logboek is vastgelegd, ook wat is gewijzigd of verwijderd.
Bewaar het op een plek waar alleen mensen bij kunnen die dat mogen zien.
"""


class Phase(StrEnum):
    """How far the experiment is."""

    RUNNING = "running"
    ENDING = "ending"
    ENDED = "ended"


@dataclass(frozen=True, slots=True)
class RetentionStanding:
    """Whether it is time to think of the end; ``days_left`` is negative afterwards."""

    phase: Phase
    days_left: int
    entries: int

    @property
    def asks_for_something(self) -> bool:
        """Whether a person has to be told: the end is near, and there is something to keep."""
        return self.phase is not Phase.RUNNING and self.entries > 0


@dataclass(frozen=True, slots=True)
class Archive:
    """An archive that was verified: its folder, and the entries and versions it holds."""

    folder: Path
    copy: Path
    workbook: Path
    entries: int
    records: int


@dataclass(frozen=True, slots=True)
class Emptied:
    """What went; ``left`` are files with the same texts that could not be reached or removed."""

    records: int
    files: int
    left: tuple[str, ...]


def phase_on(day: date) -> Phase:
    """Return how far the experiment is on a day."""
    if day >= EXPERIMENT_ENDS:
        return Phase.ENDED
    return Phase.ENDING if day >= WARN_FROM else Phase.RUNNING


def standing(workspace: Workspace) -> RetentionStanding:
    """Return whether it is time to think of the end; cheap, for the Start page."""
    today = workspace.today()
    phase = phase_on(today)
    entries = 0 if phase is Phase.RUNNING else count_entries(workspace.database(), EntryQuery())
    return RetentionStanding(phase, (EXPERIMENT_ENDS - today).days, entries)


def archive(workspace: Workspace, place: Path) -> Archive:
    """Write an archive of the whole log into a new folder in ``place``, and verify it.

    The workbook is made from the copy, so that the two say the same. The folder has its name
    only once both are whole.

    Raises:
        KnownError: ``archive_inside``, ``archive_exists``, ``archive_failed``, ``disk_full`` and
            those of backups and workbooks; nothing is left behind then.
    """
    place = place.expanduser().absolute()
    own, wanted = workspace.folder.root.resolve(), place.resolve()
    if wanted == own or own in wanted.parents:
        raise KnownError("archive_inside", path=str(place))
    target = place / f"archief_logboek_{workspace.today():%Y-%m-%d}"
    if target.exists():
        raise KnownError("archive_exists", path=str(target))
    making = target.with_name(f".{target.name}.tmp")
    try:
        shutil.rmtree(making, ignore_errors=True)
        making.mkdir(parents=True)
        _write(workspace, making)
        making.replace(target)
        force_to_disk(place)
    except OSError as error:
        raise file_fault(error, target, "archive_failed") from error
    finally:
        shutil.rmtree(making, ignore_errors=True)
    return check(workspace, target)


def check(workspace: Workspace, folder: Path) -> Archive:
    """Look through an archive: all files as they were written, the copy whole, nothing lacking.

    Raises:
        KnownError: ``archive_unsound``; ``archive_changed`` when the log holds more by now.
    """
    found = _sound(folder)
    if not matches(workspace.database(), found.copy):
        raise StoreError("archive_changed", path=str(folder))
    return found


def empty(workspace: Workspace, folder: Path) -> Emptied:
    """Empty the log, once the archive proved to hold all of it; backups go too.

    Copies on the second place go if it is there. The folder, its networks and its settings stay.

    Raises:
        KnownError: ``archive_too_early``, ``archive_unsound``, ``archive_changed``; nothing is
            removed then.
    """
    if phase_on(workspace.today()) is Phase.RUNNING:
        raise KnownError("archive_too_early")
    held = _sound(folder)
    records = empty_log(workspace.database(), held.copy)
    backups = Backups(workspace)
    copies = [*backups.list(), *backups.second_place.copies()]
    remove_backups(copies)
    others = list(_other_files(workspace))
    for path in others:
        with suppress(OSError):
            path.unlink()
    paths = [*(backup.path for backup in copies), *others]
    left = [str(path) for path in paths if path.exists()]
    second = backups.second_place.standing().folder
    if second is not None and not backups.second_place.is_there():
        left.append(str(second))
    return Emptied(records, len(paths) - len(left), tuple(left))


def _other_files(workspace: Workspace) -> Iterator[Path]:
    """Yield the logs that a restore put aside, and the copies of workbooks that were read."""
    folder = workspace.folder
    yield from folder.root.glob(f"{folder.database.stem}_*{folder.database.suffix}*")
    if folder.inbox.is_dir():
        yield from (path for path in folder.inbox.rglob("*") if path.is_file())


def _write(workspace: Workspace, folder: Path) -> None:
    from resv_desktop.workbook.archive import ArchiveData, write_archive

    made = make_backup(workspace.folder.database, folder, workspace.now(), "archive")
    data = ArchiveData(
        owner=", ".join(network.name for network in workspace.networks) or workspace.region.name,
        region=workspace.region.name,
        made_on=workspace.today(),
        program=workspace.program,
        codebook=workspace.codebook,
        copy=made.path.name,
        records=_records(made.path),
    )
    write_archive(data, folder / WORKBOOK)
    names = {"workbook": WORKBOOK, "copy": made.path.name, "manifest": MANIFEST}
    note = _NOTE.format(day=workspace.today().isoformat(), **names)
    (folder / NOTE).write_text(note, encoding="utf-8")
    digests = {path.name: _sha256(path) for path in (made.path, folder / WORKBOOK)}
    manifest = {"copy": made.path.name, "workbook": WORKBOOK, "sha256": digests}
    (folder / MANIFEST).write_text(json.dumps(manifest, indent=1), encoding="utf-8")
    for path in folder.iterdir():
        force_to_disk(path)


def _records(copy: Path) -> list[Past]:
    from resv_desktop.domain.view import view_record
    from resv_desktop.store.loading import load_all
    from resv_desktop.workbook.archive import Past

    with open_copy(copy) as db:
        known = load_all(db)
    parents = known.parents_by_child()
    found = []
    for _, versions in sorted(known.by_record().items()):
        view = view_record(versions, parents)
        heads = {head.version.key for head in view.heads}
        found.append(Past(view, _others(versions, heads)))
    return found


def _others(versions: Iterable[Version], heads: set[Any]) -> tuple[Version, ...]:
    others = (version for version in versions if version.key not in heads)
    return tuple(sorted(others, key=lambda version: (-version.revision, version.id)))


def _sound(folder: Path) -> Archive:
    try:
        manifest = _manifest(folder / MANIFEST)
        copy, workbook = (folder / Path(manifest[name]).name for name in ("copy", "workbook"))
        digests = manifest["sha256"]
        if any(_sha256(path) != digests[path.name] for path in (copy, workbook)):
            raise ValueError("changed")
        with open_copy(copy) as db:
            records = int(db.value("SELECT count(DISTINCT record) FROM versions"))
            return Archive(folder, copy, workbook, count_entries(db, EntryQuery()), records)
    except (OSError, ValueError, KeyError, TypeError, RecursionError, StoreError) as error:
        raise KnownError("archive_unsound", path=str(folder)) from error


def _manifest(path: Path) -> Mapping[str, Any]:
    if path.stat().st_size > _MOST_BYTES:
        raise ValueError("too large")
    data = json.loads(path.read_text(encoding="utf-8"))
    if not isinstance(data, dict):
        raise ValueError("no object")
    return data


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
