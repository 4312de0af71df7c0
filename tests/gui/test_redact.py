"""Removing a text for good in the window: by keyboard, with a clear question and a clear answer."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from store.test_redacting import in_bytes

from resv_desktop.domain.redaction import REDACTED
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.redact import RedactDialog
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.pages.log_history import HistoryView
from resv_desktop.gui.pages.log_removal import RemovalLink
from resv_desktop.gui.tasks import wait_idle
from resv_desktop.gui.theme import theme

NAME = "Ouazzani"
NOTE = f"Mevrouw {NAME} uit de Kerkstraat belt elke week over haar uitslag"


@pytest.fixture
def record(context: Context) -> str:
    values = {"title": "Lange wachttijd", "theme": "T01", "description": NOTE}
    return context.logbook.create_entry(context.network, values)


@pytest.fixture
def dialog(qtbot: QtBot, context: Context, record: str) -> RedactDialog:
    version = context.logbook.history(record)[-1].version
    asked = RedactDialog(context, record, version)
    qtbot.addWidget(asked)
    asked.show()
    qtbot.waitExposed(asked)
    return asked


def _type(qtbot: QtBot, widget: QWidget, text: str) -> None:
    widget.setFocus()
    qtbot.keyClicks(widget, text)


def test_by_keyboard_from_question_to_answer(
    qtbot: QtBot, context: Context, dialog: RedactDialog, record: str
) -> None:
    context.backups.make()
    assert not dialog.remove_button.isEnabled()
    dialog.boxes["title"].setFocus()
    qtbot.keyClick(dialog.boxes["title"], Qt.Key.Key_Space)
    order = [dialog.boxes["title"], dialog.boxes["description"], dialog.passage, dialog.elsewhere]
    for widget in order:
        assert QApplication.focusWidget() is widget
        qtbot.keyClick(widget, Qt.Key.Key_Tab)
    _type(qtbot, dialog.reason, "naam van een patient")
    dialog.sure.setFocus()
    qtbot.keyClick(dialog.sure, Qt.Key.Key_Space)
    assert dialog.remove_button.isEnabled()
    dialog.remove_button.setFocus()
    with qtbot.waitSignal(context.said):
        qtbot.keyClick(dialog.remove_button, Qt.Key.Key_Space)
        assert not dialog.close_button.isEnabled()
    assert wait_idle()
    assert in_bytes(context.workspace.folder.root) == []
    fields = context.logbook.view(record).fields
    assert (fields["title"], fields["description"]) == ("Lange wachttijd", REDACTED)
    assert "weg uit 1 versie" in dialog.told.text()
    assert "logboek_" in dialog.told.text(), "the backup is named"
    assert not dialog.remove_button.isVisible()
    assert QApplication.focusWidget() is dialog.close_button
    assert context.logbook.undo_name is None
    qtbot.keyClick(dialog.close_button, Qt.Key.Key_Space)
    assert not dialog.isVisible()


def test_a_passage_only(qtbot: QtBot, context: Context, dialog: RedactDialog, record: str) -> None:
    _type(qtbot, dialog.passage, f"Mevrouw {NAME}")
    assert not dialog.boxes["title"].isEnabled(), "a passage counts wherever it stands"
    dialog.sure.setChecked(True)
    dialog.reason.setText("naam van een patient")
    dialog.remove()
    assert wait_idle()
    shown = context.logbook.view(record).fields["description"]
    assert shown == f"{REDACTED} uit de Kerkstraat belt elke week over haar uitslag"


def test_it_asks_for_a_reason_without_a_name(
    qtbot: QtBot, context: Context, dialog: RedactDialog, record: str
) -> None:
    dialog.sure.setChecked(True)
    dialog.remove()
    assert "Schrijf waarom" in dialog.reason_field.error()
    assert QApplication.focusWidget() is dialog.reason
    _type(qtbot, dialog.reason, "mevrouw De Vries wil dat")
    dialog.remove()
    assert "persoonsgegevens" in dialog.reason_field.error()
    assert context.logbook.view(record).fields["description"] == NOTE


def test_it_says_what_goes_while_one_chooses(
    qtbot: QtBot, context: Context, dialog: RedactDialog
) -> None:
    context.logbook.create_entry(
        context.network, {"title": "Kopie van iets", "theme": "T01", "description": NOTE}
    )
    dialog.elsewhere.toggle()
    dialog.elsewhere.toggle()
    assert "Ook in 1 andere registratie" in dialog.facts.text()
    dialog.elsewhere.setChecked(False)
    assert "andere registratie" not in dialog.facts.text()
    _type(qtbot, dialog.passage, "Jansen")
    assert "staat niet in deze registratie" in dialog.facts.text()
    assert not dialog.remove_button.isEnabled()


def test_nothing_chosen_is_nothing_to_remove(dialog: RedactDialog) -> None:
    dialog.sure.setChecked(True)
    for box in dialog.boxes.values():
        box.setChecked(False)
    assert not dialog.remove_button.isEnabled()


def test_escape_changes_nothing(
    qtbot: QtBot, context: Context, dialog: RedactDialog, record: str
) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert context.logbook.view(record).fields["description"] == NOTE


def test_what_cannot_be_done_now_is_said(
    qtbot: QtBot, context: Context, dialog: RedactDialog, monkeypatch: pytest.MonkeyPatch
) -> None:
    context.backups.make()

    def locked(*_paths: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setattr("resv_desktop.store.redact_files.os.replace", locked)
    dialog.sure.setChecked(True)
    dialog.reason.setText("naam van een patient")
    dialog.remove()
    assert wait_idle()
    assert dialog.banner.tone() == "bad"
    assert dialog.close_button.isEnabled()


@pytest.mark.parametrize("mode", ["light", "dark"])
def test_large_and_in_both_languages(
    qtbot: QtBot, dialog: RedactDialog, mode: str, settle: Callable[[], None]
) -> None:
    theme().set_mode(mode)
    theme().set_zoom(200)
    set_language("en")
    settle()
    assert dialog.windowTitle() == "Remove a text for good"
    assert "1 version loses this text" in dialog.facts.text()
    for widget in (*dialog.boxes.values(), dialog.passage, dialog.reason, dialog.remove_button):
        assert widget.accessibleName() or widget.text()  # type: ignore[attr-defined]


def test_the_history_offers_it_where_a_text_came(
    qtbot: QtBot, context: Context, record: str
) -> None:
    context.logbook.change(record, {"status": "besproken_in_wijk"})
    history = HistoryView(context)
    qtbot.addWidget(history)
    history.show_record(record)
    history.show()
    latest, first = history.cards()
    assert latest.button is None, "a status is no text"
    assert first.button is not None
    first.button.setFocus()
    qtbot.keyClick(first.button, Qt.Key.Key_Space)
    opened = history.window().findChild(RedactDialog)
    assert opened is not None
    assert set(opened.boxes) == {"title", "description"}
    opened.reject()


def test_under_the_fields_all_texts_that_are_shown_can_be_chosen(
    qtbot: QtBot, context: Context, record: str
) -> None:
    context.logbook.change(record, {"owner": "wijkverpleegkundige"})
    link = RemovalLink(context)
    qtbot.addWidget(link)
    link.follow(record)
    link.show()
    link.button.setFocus()
    qtbot.keyClick(link.button, Qt.Key.Key_Space)
    opened = link.window().findChild(RedactDialog)
    assert opened is not None
    assert set(opened.boxes) == {"title", "description", "owner"}
    opened.reject()
