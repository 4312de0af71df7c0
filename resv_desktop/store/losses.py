"""What putting a backup back would take away and bring back, compared with the log of now."""

from __future__ import annotations

from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from resv_desktop.domain.errors import StoreError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.store.backup import open_copy
from resv_desktop.store.connection import connect
from resv_desktop.store.database import Database
from resv_desktop.store.faults import known_faults
from resv_desktop.store.meta import get_meta

_SHOWN = 5

Named = tuple[str, str, str]
"""Number, title and network of an entry."""


@dataclass(frozen=True, slots=True)
class Difference:
    """Entries of the log of now beside those of a backup.

    ``lost`` are in the log and not in the backup, ``changed`` differ, ``back`` were removed since.
    ``lost_entries`` names the latest of the first. ``another`` says that the backup is of another
    log than this one.
    """

    lost: int
    changed: int
    back: int
    lost_entries: tuple[Named, ...]
    another: bool

    @property
    def is_none(self) -> bool:
        """Whether putting the backup back changes no entry."""
        return not (self.lost or self.changed or self.back)


def difference(database: Path, backup: Path) -> Difference | None:
    """Compare the log with a sound backup; ``None`` when there is no log or it cannot be read.

    Raises:
        StoreError: ``backup_unsound``, ``database_foreign`` or ``database_newer`` for the backup.
    """
    with open_copy(backup) as db:
        then, whose_then = _entries(db), _whose(db)
    try:
        now, whose_now = _now(database)
    except StoreError:
        return None
    lost = [entry for entry in now if entry not in then]
    changed = sum(now[entry][0] != then[entry][0] for entry in now.keys() & then.keys())
    named = tuple(now[entry][1] for entry in reversed(lost[-_SHOWN:]))
    return Difference(
        len(lost), changed, len(then.keys() - now.keys()), named, whose_now != whose_then
    )


Entries = dict[str, tuple[str, Named]]


def _now(database: Path) -> tuple[Entries, str]:
    with known_faults(database), closing(connect(database, "mode=rw")) as conn:
        db = Database(database, conn)
        db.run("BEGIN")  # one moment, also while somebody else is writing; undone by closing
        return _entries(db), _whose(db)


def _entries(db: Database) -> Entries:
    """Return by record the version that is shown and how it is called, latest made last."""
    rows = db.rows(
        "SELECT e.record, v.version || v.part, e.number, e.title, e.network FROM entries AS e"
        " JOIN current AS c ON c.id = e.id JOIN versions AS v ON v.id = c.shown"
        " WHERE c.type = ? ORDER BY c.shown",
        (RecordKind.ENTRY.value,),
    )
    return {
        record: (version, (number, title, network))
        for record, version, number, title, network in rows
    }


def _whose(db: Database) -> str:
    return str(get_meta(db, "installation", ""))
