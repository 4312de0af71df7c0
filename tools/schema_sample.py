"""A small log with something in every table, the same on every computer: what a dump is made of."""

from __future__ import annotations

import json
from datetime import UTC, datetime

from resv_desktop.assets import resource
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.redaction import Seal, Strike
from resv_desktop.domain.version import Version, first_version, next_version
from resv_desktop.store.allowed import add_allowed
from resv_desktop.store.answers import Answer, add_answers
from resv_desktop.store.database import Database
from resv_desktop.store.deliveries import Delivery, add_delivery
from resv_desktop.store.extras import add_extras
from resv_desktop.store.headings import add_heading_choices
from resv_desktop.store.imports import FileRecord, add_file, add_row_sources, new_batch
from resv_desktop.store.log import log_change
from resv_desktop.store.meta import set_meta
from resv_desktop.store.numbers import next_number, note_numbers
from resv_desktop.store.overrides import Override, add_overrides
from resv_desktop.store.redactions import State, add_removed, begin_removal, note_state
from resv_desktop.store.search import use_code_book
from resv_desktop.store.versions import add_versions

AT = datetime(2027, 4, 1, 12, 0, tzinfo=UTC)
ORIGIN, ELSEWHERE = "WAT/pc/1", "OMM/pc/1"
FILE = FileRecord(
    name="aanlevering_OMM_2027-Q1_2027-04-01.xlsx",
    sha256="ab" * 32,
    verdict="R",
    reason="repaired",
    values={"rows": 2},
    network="OMM",
    network_name="Ommelanden",
    region="Noord",
    period="2027-Q1",
    delivered_on="2027-04-01",
    program="RESV Desktop 0.1.0",
    counts={"read": 2, "new": 1, "quarantined": 1},
    repairs=[["Registraties", 5, "Ernst", "3 hoog", "S3", "label"]],
    quarantine=[["Registraties", 7, "Signaaldatum", "31-2-2027", "date", "entries", "signal_date"]],
    notes=["comments"],
    headings=[["Registraties", "Wanneer"]],
    findings=[["Registraties", 4, "Titel", "naam", "warn"]],
)
LISTS = ("theme", "severity", "status")
"""Code lists that are enough for the columns derived from them."""


def fill(db: Database) -> None:
    """Write something into every table of an empty log."""
    use_code_book(db, _small_code_book())
    for key, value in (("roles", ["network", "region"]), ("installation", "pc")):
        set_meta(db, key, value)
    uuids = seeded_uuids(2027)

    def record(kind: RecordKind) -> str:
        return new_record_id(kind, uuids)

    entry = _own(db, record(RecordKind.ENTRY), record(RecordKind.ACTION))
    _conflict(db, record(RecordKind.ENTRY))
    _imported(db, record(RecordKind.ENTRY))
    _said(db, entry)


def _small_code_book() -> CodeBook:
    path = resource("codebook", "codebook-1.json")
    book = CodeBook.from_data(json.loads(path.read_text(encoding="utf-8")))
    for name in book.lists:
        kept = book.lists[name][:3] if name in LISTS else ()
        book = book.with_list(name, kept)
    return book


def _entry(db: Database, record: str, origin: str, **fields: object) -> Version:
    stated: dict[str, object] = {"network": origin[:3], "kind": "knelpunt", **fields}
    if "number" not in stated:
        stated["number"] = next_number(db, origin[:3], "KN")
    return first_version(record, origin, stated)


def _own(db: Database, record: str, action: str) -> Version:
    """An entry that was changed, with an action of its own."""
    first = _entry(
        db, record, ORIGIN, title="Coördinatie wachtlijst", severity="S3", status="nieuw",
        signal_date="2027-01-11", description="Wie wacht er op wie?",
    )  # fmt: skip
    second = next_version([first], ORIGIN, {**first.fields, "status": "opgelost"})
    todo = first_version(action, ORIGIN, {"network": "WAT", "number": "AC-001", "entry": record})
    add_versions(db, [first, second, todo])
    log_change(db, AT, "new", record, first.id, None, "coordinator")
    log_change(db, AT, "edit", record, second.id, first.id, "coordinator")
    add_delivery(db, Delivery("WAT", "2027-Q1", AT, "aanlevering_WAT.xlsx", "cd" * 32, 1, False))
    return second


def _conflict(db: Database, record: str) -> None:
    """An entry that two people changed."""
    first = _entry(db, record, ORIGIN, title="Wachtlijst logopedie", severity="S2")
    one = next_version([first], ORIGIN, {**first.fields, "severity": "S3"})
    other = next_version([first], ELSEWHERE, {**first.fields, "severity": "S4"})
    add_versions(db, [first, one, other])


def _imported(db: Database, record: str) -> None:
    """An entry of another network, with the account of the file that brought it."""
    brought = _entry(db, record, ELSEWHERE, number="KN-007", title="Avondapotheek ver weg")
    with db.atomic():
        batch = new_batch(db, AT, "RESV")
        add_versions(db, [brought], batch=batch)
        note_numbers(db, [brought.fields])
        file = add_file(db, batch, FILE)
        add_row_sources(db, file, [("Registraties", 5, "new", brought.key)])
        add_extras(db, file, [("Registraties", 5, "Titel", "zie mail", "cell_remark", record)])
        answer = Answer(
            file, "Registraties", 7, "Signaaldatum", "entries", "signal_date", "31-2-2027", "date",
            "OMM", record, '"2027-02-28"', brought.id, AT, "RESV",
        )  # fmt: skip
        add_answers(db, [answer])
    choice = ("OMM", "een-vorm-van-koppen", "Registraties", "wanneer")
    add_heading_choices(db, {choice: "signal_date"}, AT)


def _said(db: Database, entry: Version) -> None:
    """What people said of the check for personal data, and a text that was removed."""
    add_allowed(db, "de wilgen", "De Wilgen", AT)
    passed = Override(AT, entry.record, "title", "naam", "warn", 1, "een praktijk", entry.id)
    add_overrides(db, [passed])
    seal = Seal(entry.record, "WAT", 14, "00" * 16, "11" * 32)
    add_removed(db, [Strike(entry.id, "description")], [seal])
    plan = {"fields": ["description"]}
    number = begin_removal(db, AT, entry.record, entry.id, plan, "te herkennen")
    note_state(db, number, State.DONE, {"versions": 1})
