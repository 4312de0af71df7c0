"""Which workbooks may hold a text: those made while it stood in the log, those that brought it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import asdict, dataclass

from resv_desktop.store.database import Database
from resv_desktop.store.rows import listed

_LISTED = "IN (SELECT value FROM json_each(?))"

_MOMENTS = """
SELECT version, at FROM changes WHERE record = ?
UNION ALL
SELECT v.version, b.at FROM versions v JOIN holds h ON h.version = v.id
    JOIN batches b ON b.id = h.batch WHERE v.record = ?
ORDER BY at"""

_BROUGHT = f"""
SELECT DISTINCT f.network, f.period, b.at, f.name FROM versions v
JOIN row_sources r ON r.version = v.id
JOIN files f ON f.id = r.file JOIN batches b ON b.id = f.batch
WHERE v.version {_LISTED} AND f.network != '' ORDER BY b.at, f.name"""


@dataclass(frozen=True, slots=True)
class Handed:
    """A workbook that was made, or came in: of whom, for which period, when, under which name."""

    network: str
    period: str
    at: str
    name: str

    def as_dict(self) -> dict[str, str]:
        """Return it as JSON holds it."""
        return asdict(self)


def deliveries_during(
    db: Database, record: str, versions: Iterable[str], network: str
) -> list[Handed]:
    """Return the deliveries of a network made while one of ``versions`` was the latest known."""
    wanted, standing = set(versions), False
    moments: list[tuple[str, bool]] = []
    for version, at in db.rows(_MOMENTS, (record, record)):
        standing = version in wanted
        moments.append((at, standing))
    sql = "SELECT network, period, at, file_name FROM deliveries WHERE network = ? ORDER BY at"
    found = [Handed(*row) for row in db.rows(sql, (network,))]
    return [item for item in found if _stood(moments, item.at)]


def _stood(moments: list[tuple[str, bool]], at: str) -> bool:
    before = [standing for moment, standing in moments if moment <= at]
    return bool(before) and before[-1]


def files_that_brought(db: Database, versions: Iterable[str]) -> list[Handed]:
    """Return the files that brought one of ``versions``."""
    return [Handed(*row) for row in db.rows(_BROUGHT, listed(set(versions)))]
