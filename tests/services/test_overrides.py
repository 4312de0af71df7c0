"""What is let pass is noted without its text, with a reason where one is due, and counted."""

from __future__ import annotations

from datetime import date

import pytest
from services.conftest import Clock

from resv_desktop.domain.errors import PrivacyBlockedError, WrongUseError
from resv_desktop.domain.period import Period
from resv_desktop.privacy import Category, Level, check_text
from resv_desktop.services.overrides import (
    REASON_LENGTH,
    counted,
    overrides_of,
    record_override,
    sound_reason,
)
from resv_desktop.services.workspace import Workspace

BIRTH = check_text("Casus: geb. 12-03-1948, belt vaak")
NAMES = check_text("mevrouw Hoekstra en meneer Bakker")
BSN = check_text("BSN 111222333")
HINT = check_text("Een man van 54 met alzheimer")
REASON = "staat in het openbare besluit"


def test_a_blocking_finding_passes_with_a_reason(network: Workspace) -> None:
    record_override(
        network, BIRTH, record="R1", field="description", reason=f" {REASON}\n", version="V1"
    )
    ((kept,),) = overrides_of(network, ["R1", "R2"]).values()
    assert (kept.category, kept.level, kept.findings) == ("geboortedatum", "block", 1)
    assert (kept.field, kept.reason, kept.version) == ("description", REASON, "V1")


@pytest.mark.parametrize("reason", ["", "  ", "...", "42"])
def test_a_blocking_finding_does_not_pass_without_a_reason(network: Workspace, reason: str) -> None:
    with pytest.raises(WrongUseError, match="reason_missing"):
        record_override(network, BIRTH, record="R1", reason=reason)
    assert overrides_of(network, ["R1"]) == {}


@pytest.mark.parametrize("reason", ["mevrouw Hoekstra vindt het goed", "geb. 12-03-1948 klopt"])
def test_a_reason_holds_no_personal_data_itself(network: Workspace, reason: str) -> None:
    with pytest.raises(WrongUseError, match="reason_personal"):
        record_override(network, BIRTH, record="R1", reason=reason)
    assert overrides_of(network, ["R1"]) == {}


def test_a_reason_is_one_sentence(network: Workspace) -> None:
    assert sound_reason(network, "goed " * (REASON_LENGTH // 5)).startswith("goed")
    with pytest.raises(WrongUseError, match="reason_too_long"):
        sound_reason(network, "goed " * (REASON_LENGTH // 5 + 1))


def test_a_bsn_never_passes(network: Workspace) -> None:
    with pytest.raises(PrivacyBlockedError, match="bsn_never_passes"):
        record_override(network, (*NAMES, *BSN), record="R1", reason=REASON)
    assert overrides_of(network, ["R1"]) == {}


def test_names_pass_without_a_reason_and_are_counted(network: Workspace) -> None:
    record_override(network, NAMES, record="R1", field="title", reason="wordt niet bewaard")
    ((kept,),) = overrides_of(network, ["R1"]).values()
    assert (kept.level, kept.findings, kept.reason) == ("warn", 2, "")


def test_hints_are_not_noted(network: Workspace) -> None:
    assert [item.level for item in HINT] == [Level.HINT]
    record_override(network, HINT, record="R1")
    assert overrides_of(network, ["R1"]) == {}


def test_a_period_counts_what_was_let_pass_in_its_days(network: Workspace, clock: Clock) -> None:
    for day in (date(2027, 3, 31), date(2027, 4, 1), date(2027, 6, 30), date(2027, 7, 1)):
        clock.go_to(day)
        record_override(network, NAMES, record="R1")
    clock.go_to(date(2027, 5, 5))
    record_override(network, BIRTH, record="R2", reason=REASON)
    quarter = counted(network, Period.parse("2027-Q2"))
    assert quarter.total == 5
    assert quarter.by_level == {Level.WARN: 4, Level.BLOCK: 1}
    assert quarter.by_category == {Category.NAME: 4, Category.BIRTH_DATE: 1}
    assert counted(network, Period.parse("2027")).total == 9
    assert counted(network, Period.parse("2028")).total == 0


def test_nothing_of_the_text_comes_into_the_log(network: Workspace) -> None:
    record_override(network, (*NAMES, *BIRTH), record="R1", reason=REASON)
    raw = network.folder.database.read_bytes()
    assert b"Hoekstra" not in raw
    assert b"1948" not in raw
