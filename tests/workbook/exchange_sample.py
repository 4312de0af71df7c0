"""A small delivery that holds one of everything an exchange workbook can hold."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from functools import cache

from resv_desktop.assets import resource
from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.version import Version, first_version, next_version
from resv_desktop.workbook.model import Exchange, ExportRecord

ORIGIN = "WAT/pc1/0"
NETWORK = Network("WAT", "Waterlanden")

ENTRY: Fields = {
    "number": "KN-001",
    "kind": "knelpunt",
    "title": "Geen huisarts voor nieuwe inwoners",
    "description": "Alle praktijken hebben een stop.\nMensen bellen de spoedpost.",
    "theme": "T01",
    "subtheme": "T01.1",
    "disciplines": ("HA", "WV"),
    "severity": "S4",
    "frequency": "wekelijks",
    "scope": "wijk",
    "status": "opgeschaald",
    "signal_date": "2027-01-18",
    "last_discussed": "2027-02-01",
    "confirmed_on": ("2027-02-01", "2027-03-01"),
    "quantity": "100-250 inwoners",
    "impact": ("toegankelijkheid", "kosten"),
    "resv_tasks": ("R2",),
    "owner": "wijkcoördinator",
    "escalated_to": "N1",
    "escalated_on": "2027-03-02",
    "nza_relevant": True,
    "network": "WAT",
}
DEVELOPMENT: Fields = {
    "number": "ON-001",
    "kind": "ontwikkeling",
    "title": "Nieuwbouw aan de haven",
    "theme": "T14",
    "horizon": "binnen_1_jaar",
    "direction": "kans",
    "signal_date": "2027-02-10",
    "status": "nieuw",
    "nza_relevant": False,
    "network": "WAT",
}


@cache
def codebook() -> CodeBook:
    """The code book that the program brings along."""
    path = resource("codebook", "codebook-1.json")
    return CodeBook.from_data(json.loads(path.read_text(encoding="utf-8")))


def record(kind: RecordKind, fields: Fields, seed: int = 1) -> ExportRecord:
    """A new record with one version."""
    version = first_version(new_record_id(kind, seeded_uuids(seed)), ORIGIN, fields)
    return ExportRecord(version, version.fields)


def edited(item: ExportRecord, origin: str = ORIGIN, **changes: object) -> ExportRecord:
    """The record after one more edit."""
    version = next_version([item.version], origin, {**item.fields, **changes})
    return ExportRecord(version, version.fields)


def removed(item: ExportRecord) -> ExportRecord:
    """The record after it was removed."""
    version = next_version([item.version], ORIGIN, {}, deleted=True)
    return ExportRecord(version, version.fields)


def edges(*versions: Version) -> frozenset[tuple[str, str]]:
    """The descent that versions state themselves."""
    return frozenset((version.id, parent) for version in versions for parent in version.parents)


def delivery(*records: ExportRecord, **changes: object) -> Exchange:
    """A delivery of the network Waterlanden with these records."""
    data = Exchange(
        network=NETWORK,
        region="RESV Waterrijk",
        period=Period(2027, 1),
        delivered_on=date(2027, 4, 5),
        deliverer="wijkcoördinator",
        nothing_to_report=False,
        installation="pc1",
        incarnation=0,
        program="RESV Desktop 0.1.0",
        privacy="Geen persoonsgegevens gevonden.",
        codebook=codebook(),
        records=records,
        edges=edges(*(item.version for item in records)),
    )
    return replace(data, **changes)  # type: ignore[arg-type]


def everything() -> Exchange:
    """Entries, one of them twice in conflict, an action, a meeting, an agreement, a removal."""
    first = edited(record(RecordKind.ENTRY, ENTRY), title="Geen huisarts voor nieuwkomers")
    mine = edited(first, severity="S3")
    theirs = edited(first, "WAT/pc2/0", severity="S2")
    development = record(RecordKind.ENTRY, DEVELOPMENT, 2)
    entry = first.version.record
    action: Fields = {
        "number": "AC-001", "entry": entry, "text": "De gemeente bellen", "owner": "wijkmanager",
        "due": "2027-05-01", "state": "open", "network": "WAT",
    }  # fmt: skip
    meeting: Fields = {
        "date": "2027-03-10", "kind": "wijkoverleg", "disciplines": ("HA", "APO"),
        "items": ((entry, "besproken", None), (None, "besluit", "We vragen het RESV")),
        "network": "WAT",
    }  # fmt: skip
    bare: Fields = {"date": "2027-03-24", "kind": "kernteam", "network": "WAT"}
    agreement: Fields = {
        "text": "Spoedplekken om 16 uur", "with_whom": "huisartsenpost", "subject": "spoed",
        "valid_from": "2027-02-01", "entry": entry, "network": "WAT",
    }  # fmt: skip
    gone = removed(record(RecordKind.ENTRY, {**DEVELOPMENT, "number": "ON-002"}, 8))
    data = delivery(
        mine, theirs, development, record(RecordKind.ACTION, action, 3),
        record(RecordKind.MEETING, meeting, 4), record(RecordKind.MEETING, bare, 5),
        record(RecordKind.AGREEMENT, agreement, 6), gone,
    )  # fmt: skip
    return replace(data, edges=data.edges | edges(first.version))
