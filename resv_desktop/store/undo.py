"""Undoing an import: what only that import brought goes, everything else stays as it was."""

from __future__ import annotations

from datetime import datetime

from resv_desktop.domain.errors import KnownError, NotFoundError
from resv_desktop.domain.version import Extent
from resv_desktop.store.database import Database
from resv_desktop.store.derived import refresh
from resv_desktop.store.log import stamp
from resv_desktop.store.rows import listed
from resv_desktop.store.versions import records_below

_ONLY_HERE = """
SELECT v.id, v.version, v.record FROM versions v JOIN holds h ON h.version = v.id
WHERE h.batch = ?
  AND NOT EXISTS (SELECT 1 FROM holds o WHERE o.version = v.id AND o.batch != h.batch)"""

_EDGES_ONLY_HERE = """
SELECT DISTINCT e.child FROM edges e WHERE e.batch = ? AND NOT EXISTS (
    SELECT 1 FROM edges o WHERE o.child = e.child AND o.parent = e.parent AND o.batch != e.batch)"""

_RESTING = f"""
SELECT DISTINCT v.record, h.batch
FROM versions v JOIN edges e ON e.child = v.version JOIN holds h ON h.version = v.id
WHERE v.extent = '{Extent.DELTA}' AND v.id NOT IN (SELECT value FROM json_each(?))
  AND e.parent IN (SELECT version FROM versions WHERE id IN (SELECT value FROM json_each(?)))
  AND e.parent NOT IN (
    SELECT version FROM versions WHERE id NOT IN (SELECT value FROM json_each(?)))"""

_NAMED = """
SELECT trim(network || ' ' || number) AS name FROM current
WHERE record IN (SELECT value FROM json_each(?)) ORDER BY name, record"""
_MOST_NAMES = 5


def remove_batch(db: Database, batch: int, at: datetime) -> int:
    """Undo an import; return how many versions went.

    A version stays when another import brought it too or when the program itself made it. Files
    and rows of the import stay in the account, as undone.

    What came later and follows a version that would go is no obstacle when it states every field
    (a later delivery, an edit or a decision of a person): it stays as it is, only its past gets
    shorter. A row that says only what *changed* with regard to such a version would lose what it
    is a change of; then nothing is undone.

    Raises:
        NotFoundError: ``batch_not_found``.
        KnownError: ``batch_already_undone``; ``batch_rested_on`` with the later imports to undo
            first (``batches``) and some of the entries it is about (``names``).
    """
    with db.atomic():
        _check_standing(db, batch)
        going = db.rows(_ONLY_HERE, (batch,))
        ids = listed(number for number, _, _ in going)
        _refuse_rested_on(db, batch, ids)
        children = {child for (child,) in db.rows(_EDGES_ONLY_HERE, (batch,))}
        touched = records_below(db, children) | {record for _, _, record in going}
        _remove(db, batch, ids)
        refresh(db, touched)
        db.run("UPDATE batches SET undone_at = ? WHERE id = ?", (stamp(at), batch))
    return len(going)


def _refuse_rested_on(db: Database, batch: int, ids: tuple[str]) -> None:
    resting = db.rows(_RESTING, ids * 3)
    if not resting:
        return
    records = {record for record, _ in resting}
    later = sorted({held for _, held in resting if held})
    names = [name for (name,) in db.rows(_NAMED, listed(records)) if name]
    more = ", …" if len(names) > _MOST_NAMES else ""
    raise KnownError(
        "batch_rested_on",
        batch=batch,
        records=len(records),
        batches=", ".join(map(str, later)) or "-",
        names=", ".join(names[:_MOST_NAMES]) + more,
    )


def _check_standing(db: Database, batch: int) -> None:
    found = db.rows("SELECT undone_at FROM batches WHERE id = ?", (batch,))
    if not found:
        raise NotFoundError("batch_not_found", batch=batch)
    if found[0][0] is not None:
        raise KnownError("batch_already_undone", batch=batch, at=found[0][0])


def _remove(db: Database, batch: int, ids: tuple[str]) -> None:
    chosen = "IN (SELECT value FROM json_each(?))"
    db.run("DELETE FROM holds WHERE batch = ?", (batch,))
    db.run("DELETE FROM edges WHERE batch = ?", (batch,))
    db.run(f"UPDATE row_sources SET version = NULL WHERE version {chosen}", ids)
    db.run(f"DELETE FROM versions WHERE id {chosen}", ids)
