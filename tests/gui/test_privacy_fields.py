"""Every page and dialog, walked: wherever a person can type a text, the check looks at it."""

from __future__ import annotations

import pytest
from gui.privacy_kit import editors
from gui.test_accessibility import DIALOGS, settle, wizard_step
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.redact import RedactDialog
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import ACTIONS, FIELDS
from resv_desktop.gui.pages.merge_answer_card import AnswerCard
from resv_desktop.gui.pages.registry import PAGES
from resv_desktop.gui.widgets.check_note import CheckNote
from resv_desktop.gui.widgets.text_check import check_of
from resv_desktop.services.logbook import EntryQuery
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

EXEMPT = {
    "DayLine": "holds a day or nothing",
    "LogPage.search": "what is searched for is kept nowhere",
    "Palette.search": "what is searched for is kept nowhere",
    "ManyField.line": "takes what is in its list, or a number of an entry",
    "NetworkRow.code": "takes capitals and digits, 12 at most",
    "RedactDialog.passage": "what is to be removed for good; kept nowhere",
}
"""Fields that hold no text of a person's own, by class or by class and name, and why."""


@pytest.fixture
def both(workspace_network: Workspace, answers) -> Context:
    set_up(workspace_network, ["region"])
    context = Context(workspace_network, answers)
    context.backups.make()
    return context


def names_of(editor: QWidget) -> list[str]:
    """What an editor is called by the parts of the window that know it, and its class."""
    parts = [editor.window(), *editor.window().findChildren(QWidget)]
    known = [(type(part).__name__, vars(part)) for part in parts]
    return [
        *(f"{of}.{name}" for of, names in known for name, it in names.items() if it is editor),
        type(editor).__name__,
    ]


def is_typed_in(editor: QWidget) -> bool:
    """Whether a person can put words of their own there that others can read."""
    if isinstance(editor, QTextEdit | QPlainTextEdit):
        return not editor.isReadOnly()
    assert isinstance(editor, QLineEdit)
    if isinstance(editor.parentWidget(), QAbstractSpinBox | QComboBox):
        return isinstance(editor.parentWidget(), QComboBox)
    return not editor.isReadOnly() and editor.echoMode() is QLineEdit.EchoMode.Normal


def unwatched(window: QWidget) -> list[str]:
    found = []
    for editor in filter(is_typed_in, editors(window)):
        names = names_of(editor)
        if check_of(editor) is None and EXEMPT.keys().isdisjoint(names):
            found.append(f"{names[0]} in {type(window).__name__}")
    return found


def whole_window(context: Context) -> MainWindow:
    """The window with every page shown once, an entry open, each of its parts seen."""
    window = MainWindow(context)
    for page in PAGES:
        window.show_page(page.key)
    window.show_page("merge todo")
    log = window.page("log")
    assert isinstance(log, LogPage)
    log.open_record(context.logbook.find(EntryQuery())[0].record)
    for part in (ACTIONS, FIELDS):
        log.panel().tabs.setCurrentIndex(part)
    window.open_palette()
    return window


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_every_text_of_the_window_is_looked_at(both: Context, qtbot: QtBot) -> None:
    window = whole_window(both)
    qtbot.addWidget(window)
    settle()
    assert unwatched(window) == []
    assert window.findChild(AnswerCard) is not None, "the questions were not walked"
    watched = [e for e in editors(window) if check_of(e) is not None]
    assert len(watched) >= 11, "the walk missed most of the window"


def redact(context: Context) -> RedactDialog:
    row = context.logbook.find(EntryQuery())[0]
    return RedactDialog(context, row.record, context.logbook.history(row.record)[0].version)


ALSO = {**DIALOGS, "redact": redact}


@pytest.mark.parametrize("name", ALSO)
def test_every_text_of_a_dialog_is_looked_at(name: str, both: Context, qtbot: QtBot) -> None:
    dialog = ALSO[name](both)
    qtbot.addWidget(dialog)
    assert unwatched(dialog) == []


def test_the_walk_sees_a_field_that_nobody_looks_at(both: Context, qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    QLineEdit(window)
    QPlainTextEdit(window)
    hidden = QLineEdit(window)
    hidden.setEchoMode(QLineEdit.EchoMode.Password)
    QLineEdit(window).setReadOnly(True)
    box = QComboBox(window)
    box.setEditable(True)
    assert len(unwatched(window)) == 3


def test_the_reason_for_letting_pass_is_looked_at_too(both: Context, qtbot: QtBot) -> None:
    window = whole_window(both)
    qtbot.addWidget(window)
    notes = window.findChildren(CheckNote)
    for note in notes:
        note._make()
    assert notes
    assert all(check_of(note.reason) is not None for note in notes)


def test_a_name_of_a_network_that_holds_a_number_of_a_person_is_refused(
    both: Context, qtbot: QtBot
) -> None:
    wizard = wizard_step(both, 1)
    qtbot.addWidget(wizard)
    (row,) = wizard.networks.rows
    row.name.setText("Patiëntnummer 8472913")
    row.code.setText("WAT")
    assert row.network() is None
    assert "nummer van een patiënt" in row.name_field.error()
