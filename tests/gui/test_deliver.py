"""Handing over on its page: what goes along is seen, one button writes it, nothing is hidden."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot

from resv_desktop.domain.ids import RecordKind
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.deliver import DeliverPage
from resv_desktop.services.records import Records


@pytest.fixture
def page(qtbot: QtBot, context: Context) -> DeliverPage:
    made = DeliverPage(context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate()
    return made


def texts(page: DeliverPage, column: int) -> list[str]:
    model = page.entries
    return [model.index(row, column).data() for row in range(model.rowCount())]


def plant(context: Context, **fields: str) -> str:
    """Put an entry in the log past the check at save, as one that came with a merge."""
    record = context.workspace.new_id(RecordKind.ENTRY)
    whole = {
        "title": "Casus", "kind": "knelpunt", "number": "KN-099", "signal_date": "2027-04-03",
        "network": context.network, "status": "gesignaleerd", **fields,
    }  # fmt: skip
    Records(context.workspace).create(record, context.network, whole)
    return record


def test_the_period_that_is_due_is_chosen_and_what_lacks_something_comes_first(
    page: DeliverPage,
) -> None:
    assert str(page.period) == "2027-Q1"
    page.periods.setCurrentIndex(0)
    assert str(page.period) == "2027-Q2"
    assert page.entries.rowCount() == 4
    assert "mist" in texts(page, 3)[0]
    assert texts(page, 3)[-1] == "compleet"


def test_the_models_behave(page: DeliverPage, qtmodeltester: Any) -> None:
    for model in (page.entries, page.past):
        qtmodeltester.check(model, force_py=True)
        QAbstractItemModelTester(model)


def test_one_button_writes_the_workbook_and_the_mail_is_ready_to_paste(
    page: DeliverPage, answers: Any, settle: Callable[[], None], tmp_path: Path, qtbot: QtBot
) -> None:
    page.periods.setCurrentIndex(0)
    answers.target = tmp_path / "aanlevering.xlsx"
    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    settle()
    assert answers.target.exists()
    assert page.banner.tone() == "ok"
    assert page.past.rowCount() == 1
    qtbot.keyClick(page.mail, Qt.Key.Key_Space)
    assert "2027-Q2" in QGuiApplication.clipboard().text()


def test_changing_ones_mind_writes_nothing(page: DeliverPage, answers: Any) -> None:
    answers.target = None
    page.deliver()
    assert page.past.rowCount() == 0
    assert page.export.isEnabled()


def test_nothing_to_report_can_be_handed_over_when_nothing_was_signalled(
    page: DeliverPage, answers: Any, settle: Callable[[], None], tmp_path: Path
) -> None:
    assert page.empty.isVisible(), "all signals came after the first quarter"
    assert page.nothing.isEnabled()
    answers.target = tmp_path / "niets.xlsx"
    page.empty.triggered.emit()
    settle()
    assert page.past.index(0, 2).data() == "niets te melden"
    page.periods.setCurrentIndex(0)
    assert not page.nothing.isEnabled()
    assert page.nothing.toolTip()


def test_a_number_that_may_not_leave_is_said_in_place_and_nothing_is_written(
    page: DeliverPage, context: Context, answers: Any, settle: Callable[[], None], tmp_path: Path
) -> None:
    plant(context, description="BSN 999990019 wacht")
    page.periods.setCurrentIndex(0)
    page.refresh()
    assert "moet weg" in texts(page, 4)[0]
    answers.target = tmp_path / "a.xlsx"
    page.deliver()
    settle()
    assert page.banner.tone() == "bad"
    assert not answers.target.exists()


def test_enter_on_a_row_opens_the_entry_in_the_log(page: DeliverPage, qtbot: QtBot) -> None:
    page.periods.setCurrentIndex(0)
    page.table.setCurrentIndex(page.entries.index(0, 0))
    with qtbot.waitSignal(page.context.page_wanted) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert asked.args == [f"log {page.entries.row_key(0)}"]


def test_a_log_that_cannot_be_written_to_at_the_target_is_explained(
    page: DeliverPage, answers: Any, settle: Callable[[], None], tmp_path: Path
) -> None:
    page.periods.setCurrentIndex(0)
    answers.target = tmp_path / "bestaat niet" / "a.xlsx"
    page.deliver()
    settle()
    assert page.banner.tone() == "bad"
    assert page.banner.text()
    assert page.export.isEnabled()


# -- personal data ---------------------------------------------------------------------------------


def _shown(page: DeliverPage) -> list[tuple[str, ...]]:
    model = page.privacy.findings
    return [
        tuple(model.index(row, column).data() for column in (0, 1, 2, 3))
        for row in range(model.rowCount())
    ]


def test_warnings_are_listed_and_have_to_be_looked_at_once(
    page: DeliverPage, context: Context, answers: Any, settle: Callable[[], None],
    tmp_path: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    assert not page.privacy.isVisible()
    record = plant(context, description="Mevrouw Haverlag belde met 06-12345678")
    page.periods.setCurrentIndex(0)
    number = context.logbook.entry(record).number
    assert _shown(page) == [
        (number, "Toelichting", "naam", "Haverlag"),
        (number, "Toelichting", "telefoonnummer", "06-12345678"),
    ]
    answers.target = tmp_path / "a.xlsx"
    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    settle()
    assert not answers.target.exists()
    assert page.banner.tone() == "warn"
    assert page.privacy.list.table.hasFocus()
    qtbot.keyClick(page.privacy.pass_warnings, Qt.Key.Key_Space)
    assert not page.privacy.isVisible()
    assert page.export.hasFocus()
    assert "nagekeken" in texts(page, 4)
    qtbot.keyClick(page.export, Qt.Key.Key_Space)
    settle()
    assert answers.target.exists()


def test_what_blocks_goes_along_only_with_a_sound_reason(
    page: DeliverPage, context: Context, qtbot: QtBot
) -> None:
    plant(context, description="dossier HAP-27-118342 raakte kwijt")
    page.periods.setCurrentIndex(0)
    assert page.privacy.reason.isVisible()
    qtbot.keyClick(page.privacy.pass_one, Qt.Key.Key_Space)
    assert page.privacy.error.isVisible()
    assert "reden" in page.privacy.error.text()
    qtbot.keyClicks(page.privacy.reason, "nummer van een zaak")
    qtbot.keyClick(page.privacy.reason, Qt.Key.Key_Return)
    assert not page.privacy.isVisible()


def test_a_bsn_has_no_button_and_enter_goes_to_the_entry(
    page: DeliverPage, context: Context, qtbot: QtBot
) -> None:
    record = plant(context, description="BSN 999990019 wacht")
    page.periods.setCurrentIndex(0)
    assert page.privacy.isVisible()
    assert not page.privacy.pass_one.isVisible()
    assert not page.privacy.pass_warnings.isVisible()
    with qtbot.waitSignal(context.page_wanted) as asked:
        qtbot.keyClick(page.privacy.list.table, Qt.Key.Key_Return)
    assert asked.args == [f"log {record}"]


def test_what_is_no_record_is_shown_with_the_way_to_it_and_holds_nobody_up(
    page: DeliverPage, context: Context, answers: Any, settle: Callable[[], None],
    tmp_path: Path, qtbot: QtBot,
) -> None:  # fmt: skip
    context.workspace.set_deliverer("mevrouw Haverlag")
    page.periods.setCurrentIndex(0)
    assert [row[:3] for row in _shown(page)] == [
        ("het bestand zelf", "functie van de aanleveraar", "naam")
    ]
    assert not page.privacy.pass_warnings.isVisible()
    with qtbot.waitSignal(context.page_wanted) as asked:
        qtbot.keyClick(page.privacy.jump, Qt.Key.Key_Space)
    assert asked.args == ["settings"]
    answers.target = tmp_path / "van mevrouw Haverlag.xlsx"
    page.deliver()
    settle()
    assert "naam" in page.banner.text()
    assert not answers.target.exists()
    answers.target = tmp_path / "a.xlsx"
    page.deliver()
    settle()
    assert answers.target.exists()


def test_the_list_of_findings_behaves_and_is_said_in_both_languages(
    page: DeliverPage, context: Context, qtmodeltester: Any
) -> None:
    plant(context, description="Mevrouw Haverlag belde met 06-12345678")
    page.periods.setCurrentIndex(0)
    qtmodeltester.check(page.privacy.findings, force_py=True)
    QAbstractItemModelTester(page.privacy.findings)
    set_language("en")
    assert _shown(page)[0][2:] == ("name", "Haverlag")
    assert "look" in page.privacy.title.text()
