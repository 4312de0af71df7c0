"""At save: a BSN never comes in, other blocking data with a reason, the rest is kept and open."""

from __future__ import annotations

from datetime import date

import pytest

from resv_desktop.domain.action import Action, Agreement
from resv_desktop.domain.errors import KnownError, PrivacyBlockedError, WrongUseError
from resv_desktop.domain.meeting import Meeting
from resv_desktop.services.gate import findings_in, look
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.outgoing import let_pass
from resv_desktop.services.overrides import overrides_of
from resv_desktop.services.workspace import Workspace

BSN = "Gebeld over BSN 111222333"
BIRTH = "Casus: geb. 12-03-1948, belt vaak"
BLOCKING = {
    "text_blocked_bsn": BSN,
    "text_blocked_geboortedatum": BIRTH,
    "text_blocked_iban": "Rekening NL91ABNA0417164300",
    "text_blocked_dossiernummer": "Patiëntnummer 8472913 is zoek",
}
NAME = "Overleg met mevrouw Hoekstra"
REASON = "staat in het openbare besluit"


@pytest.fixture
def log(network: Workspace) -> Logbook:
    return Logbook(network)


@pytest.mark.parametrize("code", BLOCKING)
def test_what_blocks_is_not_kept(log: Logbook, code: str) -> None:
    with pytest.raises(PrivacyBlockedError, match=code) as raised:
        log.create_entry("WAT", {"title": "Titel", "description": BLOCKING[code]})
    assert raised.value.values == {"field": "description"}
    assert log.count(EntryQuery()) == 0
    assert log.create_entry("WAT", {"title": "Titel"})
    assert [row.number for row in log.find(EntryQuery())] == ["KN-001"]


def test_a_text_that_is_changed_into_one_that_blocks_stays_as_it_was(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Titel", "description": "zoals het was"})
    with pytest.raises(PrivacyBlockedError):
        log.change(record, {"description": BSN, "severity": "S3"})
    assert log.entry(record).description == "zoals het was"
    assert log.entry(record).severity == ""
    assert b"111222333" not in log._workspace.folder.database.read_bytes()


def test_a_reason_lets_a_birth_date_pass_and_is_noted_with_the_version(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Titel"})
    log.change(record, {"description": BIRTH}, reason=REASON)
    assert log.entry(record).description == BIRTH
    ((kept,),) = overrides_of(log._workspace, [record]).values()
    assert (kept.field, kept.category, kept.reason) == ("description", "geboortedatum", REASON)
    assert kept.version == log.view(record).shown.version.id
    assert [item.passed for item in findings_in(log._workspace, record)] == [True]


def test_no_reason_lets_a_bsn_pass(log: Logbook) -> None:
    with pytest.raises(PrivacyBlockedError, match="text_blocked_bsn"):
        log.create_entry("WAT", {"title": f"{BIRTH} {BSN}"}, reason=REASON)
    assert log.count(EntryQuery()) == 0


def test_a_reason_that_cannot_be_kept_keeps_nothing(log: Logbook) -> None:
    with pytest.raises(WrongUseError, match="reason_personal"):
        log.create_entry("WAT", {"title": BIRTH}, reason=NAME)
    assert log.count(EntryQuery()) == 0


def test_what_stood_there_already_does_not_hold_up_another_field(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Titel", "description": BIRTH}, reason=REASON)
    log.change(record, {"title": "Andere titel", "description": BIRTH})
    assert log.entry(record).title == "Andere titel"
    with pytest.raises(PrivacyBlockedError):
        log.change(record, {"description": f"{BIRTH}!"})


def test_a_name_is_kept_and_stays_open_until_somebody_lets_it_stand(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": NAME})
    found = findings_in(log._workspace, record)
    assert [(item.field, item.asks) for item in found] == [("title", True)]
    assert let_pass(log._workspace, found) == 1
    assert [item.asks for item in findings_in(log._workspace, record)] == [False]
    log.change(record, {"title": f"{NAME} en meneer Bakker"})
    assert [item.asks for item in findings_in(log._workspace, record)] == [True, True]


def test_undo_brings_back_what_was_kept_for_a_reason(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Titel", "description": BIRTH}, reason=REASON)
    log.change(record, {"description": None})
    log.undo()
    assert log.entry(record).description == BIRTH


def test_actions_agreements_and_meetings_pass_the_same_gate(log: Logbook) -> None:
    record = log.create_entry("WAT", {"title": "Titel"})
    with pytest.raises(PrivacyBlockedError):
        log.add_action("WAT", Action("", text=BSN, entry=record))
    with pytest.raises(PrivacyBlockedError):
        log.create_entry("WAT", {"title": "Goed"}, Action("", text=BSN))
    with pytest.raises(PrivacyBlockedError):
        log.add_agreement("WAT", Agreement("", text=BSN))
    meeting = Meeting("", date=date(2027, 2, 1), items=((record, "besluit", BSN),))
    with pytest.raises(PrivacyBlockedError):
        log.add_meeting("WAT", meeting)
    assert log.count(EntryQuery()) == 1
    assert log.actions() == []
    assert log.meetings() == []


def test_words_can_be_marked_and_that_can_be_taken_back(log: Logbook) -> None:
    here = log._workspace
    told: list[str] = []
    log.changed.append(told.append)
    assert log.allow_words("mevrouw Hoekstra") == "mevrouw Hoekstra"
    assert look(here, NAME) == ()
    assert (log.undo_name, told) == ("allowed", [""])
    assert log.undo() == ""
    assert [item.category.value for item in look(here, NAME)] == ["naam"]
    assert log.redo() == ""
    assert look(here, NAME) == ()
    log.disallow_words("Mevrouw Hoekstra")
    assert look(here, NAME) != ()
    log.undo()
    assert look(here, NAME) == ()


def test_undo_goes_through_words_and_entries_in_turn(log: Logbook) -> None:
    log.create_entry("WAT", {"title": "Titel"})
    log.allow_words("Hoekstra")
    log.undo()
    assert log.count(EntryQuery()) == 1
    log.undo()
    assert log.count(EntryQuery()) == 0


def test_words_that_cannot_be_marked_leave_no_step(log: Logbook) -> None:
    with pytest.raises(KnownError):
        log.allow_words("06-12345678")
    log.disallow_words("nooit genoemd")
    assert log.undo_name is None
