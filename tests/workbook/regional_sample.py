"""A region to write workbooks of: the made-up entries as six networks delivered them."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from resv_desktop.assets import resource
from resv_desktop.domain.action import Action
from resv_desktop.domain.canonical import sha256_hex
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.ids import RecordKind, derived_record_id
from resv_desktop.domain.network import Region
from resv_desktop.domain.period import Period
from resv_desktop.domain.version import first_version
from resv_desktop.workbook.model import delivery_filename
from resv_desktop.workbook.regional_model import (
    CoverageCell,
    CoverageState,
    Regional,
    RegionalRecord,
    SourceFile,
    coverage_state,
)

AS_OF = date(2027, 7, 10)
YEAR = Period(2027)


def codebook() -> CodeBook:
    return CodeBook.from_data(
        json.loads(resource("codebook", "codebook-1.json").read_text(encoding="utf-8"))
    )


def region() -> Region:
    return Region.from_data(
        json.loads(resource("sample_data", "region.json").read_text(encoding="utf-8"))
    )


def sample_fields() -> list[dict[str, Any]]:
    """The fields of the 60 entries, some of them followed for a while."""
    data = json.loads(resource("sample_data", "entries.json").read_text(encoding="utf-8"))
    return [_followed(number, dict(entry)) for number, entry in enumerate(data["entries"])]


def _followed(number: int, fields: dict[str, Any]) -> dict[str, Any]:
    fields["number"] = fields.pop("key")
    fields.pop("related", None)
    signalled = date.fromisoformat(fields["signal_date"])
    if fields["status"] != "nieuw":
        fields["last_discussed"] = (signalled + timedelta(days=30 + number)).isoformat()
    if fields["status"] in ("opgeschaald", "bij_financier"):
        fields["escalated_to"] = "N1" if fields["status"] == "opgeschaald" else "N2"
        fields["escalated_on"] = (signalled + timedelta(days=45)).isoformat()
    if number % 5 == 0:
        days = (signalled + timedelta(days=40), signalled + timedelta(days=75))
        fields["confirmed_on"] = tuple(day.isoformat() for day in days)
    return fields


def record(kind: RecordKind, fields: dict[str, Any], source: str, **more: Any) -> RegionalRecord:
    network = fields["network"]
    identifier = derived_record_id(kind, network, json.dumps(fields, sort_keys=True), 0)
    version = first_version(identifier, f"{network}/1/1", fields)
    return RegionalRecord(
        identifier, network, version.id, version.revision, version.fields, source, **more
    )


def _deliveries() -> list[CoverageCell]:
    """Six networks: one is late, one has nothing to report, one is silent in the second quarter."""
    known = {
        ("HOF", 1): (date(2027, 4, 20), False), ("KDO", 2): (date(2027, 7, 2), True),
        ("NES", 2): (None, False),
    }  # fmt: skip
    cells = []
    for network in region().networks:
        for quarter in YEAR.quarters():
            due = region().deadline(quarter)
            on = date(2027, quarter.quarter * 3 + 1, 5) if quarter.quarter < 3 else None
            on, nothing = known.get((network.code, quarter.quarter), (on, False))
            state = coverage_state(on, nothing, due, date(2027, 7, 20))
            cells.append(CoverageCell(network.code, quarter, state, due, on, 6 if on else None))
    return cells


def sample_files(cells: Iterable[CoverageCell]) -> list[SourceFile]:
    files = []
    for cell in cells:
        if cell.delivered_on is None:
            continue
        name = delivery_filename(cell.network, cell.quarter, cell.delivered_on)
        quiet = cell.state is CoverageState.NOTHING_TO_REPORT
        counts = (0, 0, 0, 0) if quiet else (9, 7, 1, 1)
        files.append(SourceFile(name, sha256_hex(name), cell.network, str(cell.quarter), *counts))
    return files


def sample_actions(entries: Iterable[RegionalRecord]) -> list[RegionalRecord]:
    actions = []
    for number, entry in enumerate(list(entries)[::6]):
        action = Action(
            "", entry.network, f"AC-{number + 1:03d}", entry.record,
            "Bespreken met de betrokken praktijken en terugkoppelen in het wijkoverleg",
            "wijkcoördinator", date(2027, 5, 1) + timedelta(days=20 * number),
            ("open", "bezig", "klaar")[number % 3],
        )  # fmt: skip
        fields = {key: value for key, value in action.to_fields().items() if value is not None}
        actions.append(record(RecordKind.ACTION, fields, entry.source))
    return actions


def sample(period: Period = YEAR, **changes: Any) -> Regional:
    """The region with all 60 entries; ``changes`` replace parts of it."""
    cells = [cell for cell in _deliveries() if cell.quarter in period.quarters()]
    files = sample_files(cells)
    by_network = {file.network: file.sha256 for file in files}
    entries = [
        record(RecordKind.ENTRY, fields, by_network.get(fields["network"], ""), conflict=n == 7)
        for n, fields in enumerate(sample_fields())
    ]
    values: dict[str, Any] = {
        "region": region().name, "period": period, "as_of": AS_OF,
        "program": "RESV Desktop 0.1.0", "codebook": codebook(),
        "networks": region().networks, "entries": tuple(entries),
        "actions": tuple(sample_actions(entries)), "coverage": tuple(cells),
        "files": tuple(files),
    }  # fmt: skip
    return Regional(**{**values, **changes})
