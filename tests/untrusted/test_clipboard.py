"""The clipboard is filled by every other program: what is pasted is text, and bounded."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit
from pytestqt.qtbot import QtBot

from resv_desktop.domain.canonical import clean_text
from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.log_quick_add import QuickAdd
from resv_desktop.services.logbook import EntryQuery

TEXTS = {
    "very long": "wachtlijst " * 200_000,
    "control characters": "Wacht\x00lijst\x07\x1b[31m logo\x7fpedie",
    "turned round": "Wachtlijst \u202eeidepogol\u202c \u2066x\u2069",
    "invisible": "Wacht\u200blijst\ufeff lo\u00adgopedie",
    "rows of a sheet": "Wachtlijst\tT06\tS3\r\nGeen plek\tT01\tS4\r\n" * 50,
    "lines of Unicode": "Wachtlijst\u2028logopedie\u2029loopt\x0bop\x85door",
    "half a character": "Wachtlijst \ud83d logopedie",
    "a tag": "<img src='file:///etc/passwd'><b>Wachtlijst</b>",
    "a formula": '=HYPERLINK("http://127.0.0.1/";"x")',
    "marks without end": "#" * 5_000 + " " + "@" * 5_000,
    "signs stacked up": "W" + "\u0301" * 5_000,
}


def put_on_clipboard(text: str, *, html: str = "") -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)


def paste(field: QLineEdit | QPlainTextEdit) -> None:
    field.setFocus()
    QTest.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)


def titles(context: Context) -> list[str]:
    return [row.title for row in context.logbook.find(EntryQuery())]


@pytest.fixture
def quick_add(qtbot: QtBot, context: Context) -> QuickAdd:
    made = QuickAdd(context)
    qtbot.addWidget(made)
    made.resize(900, 120)
    made.show()
    return made


@pytest.mark.parametrize("name", TEXTS)
def test_what_is_pasted_in_the_line_is_plain_and_bounded(
    name: str, quick_add: QuickAdd, context: Context, settle: Callable[[], None]
) -> None:
    before = titles(context)
    put_on_clipboard(TEXTS[name])
    paste(quick_add.line)
    settle()
    shown = quick_add.line.text()
    assert len(shown) <= quick_add.line.maxLength() == 1_000
    QTest.keyClick(quick_add.line, Qt.Key.Key_Return)
    settle()
    new = [title for title in titles(context) if title not in before]
    assert len(new) <= 1, "one line is one entry at most, however many rows were copied"
    for title in new:
        assert title == clean_text(title)
        assert "\n" not in title


def test_formatting_on_the_clipboard_stays_there(quick_add: QuickAdd) -> None:
    put_on_clipboard("Wachtlijst", html="<h1>Iets <i>anders</i></h1><img src='http://127.0.0.1/'>")
    paste(quick_add.line)
    assert quick_add.line.text() == "Wachtlijst"


def test_pictures_and_files_on_the_clipboard_are_no_text(quick_add: QuickAdd) -> None:
    data = QMimeData()
    data.setData("application/octet-stream", bytes(5_000_000))
    QGuiApplication.clipboard().setMimeData(data)
    paste(quick_add.line)
    assert quick_add.line.text() == ""


@pytest.mark.parametrize("name", sorted(set(TEXTS) - {"very long"}))
def test_what_is_pasted_in_a_field_is_kept_plain(
    name: str, qtbot: QtBot, context: Context, settle: Callable[[], None]
) -> None:
    field = QPlainTextEdit()
    qtbot.addWidget(field)
    field.show()
    put_on_clipboard(TEXTS[name], html="<b>vet</b>")
    paste(field)
    record = context.logbook.create_entry(
        context.network, {"title": "Geplakt", "description": field.toPlainText()}
    )
    kept = context.logbook.entry(record).description
    assert kept == clean_text(kept).strip()
    kept.encode("utf-8")
    assert not any(ord(sign) < 32 and sign not in "\n\t" for sign in kept)
