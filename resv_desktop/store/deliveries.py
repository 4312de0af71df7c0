"""What this network handed over: which workbook, for which period, when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from resv_desktop.store.database import Database, Row
from resv_desktop.store.log import stamp


@dataclass(frozen=True, slots=True)
class Delivery:
    """One workbook that was written to be handed over."""

    network: str
    period: str
    at: datetime
    file_name: str
    sha256: str
    entries: int
    nothing_to_report: bool


def add_delivery(db: Database, delivery: Delivery) -> None:
    """Note that a workbook was written."""
    sql = (
        "INSERT INTO deliveries (network, period, at, file_name, sha256, entries,"
        " nothing_to_report) VALUES (?, ?, ?, ?, ?, ?, ?)"
    )
    values = (delivery.network, delivery.period, stamp(delivery.at), delivery.file_name)
    figures = (delivery.sha256, delivery.entries, int(delivery.nothing_to_report))
    with db.atomic():
        db.run(sql, values + figures)


def list_deliveries(
    db: Database, network: str | None = None, period: str | None = None
) -> list[Delivery]:
    """Return what was handed over, newest first."""
    sql = (
        "SELECT network, period, at, file_name, sha256, entries, nothing_to_report"
        " FROM deliveries WHERE (? IS NULL OR network = ?) AND (? IS NULL OR period = ?)"
        " ORDER BY id DESC"
    )
    return db.read(_delivery, sql, (network, network, period, period))


def _delivery(row: Row) -> Delivery:
    network, period, at, file_name, sha256, entries, nothing = row
    moment = datetime.fromisoformat(at)
    return Delivery(network, period, moment, file_name, sha256, entries, bool(nothing))
