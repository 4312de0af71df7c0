"""What waits when the window closes, and what stands behind the shield."""

from __future__ import annotations

import pytest
from gui.conftest import Answers
from gui.privacy_kit import BIRTH, BSN, REASON, press, type_in
from gui.privacy_window.kit import editor, raw
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.help import HelpWindow
from resv_desktop.gui.dialogs.privacy import PrivacyDialog, figures, open_privacy
from resv_desktop.gui.held import Place
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.log import LogPage
from resv_desktop.gui.pages.log_detail import DetailPanel
from resv_desktop.gui.privacy import category_word
from resv_desktop.services.allowed import allowed

Key = Qt.Key


# -- closing -----------------------------------------------------------------------------------


def test_closing_asks_before_a_waiting_text_is_lost(
    panel: DetailPanel, window: MainWindow, context: Context, answers: Answers, qtbot: QtBot
) -> None:
    first = panel.record
    type_in(qtbot, editor(panel, "title"), BSN)
    window.show_page("start")
    answers.yes = False
    assert not window.close()
    assert window.isVisible()
    (asked,) = answers.asked
    assert asked[1:] == (
        "Niet alles is bewaard",
        "1 tekst is niet bewaard: persoonsgegevens mogen niet in het logboek. "
        "Als u sluit, is wat u daar typte weg.",
        "Sluit en gooi de tekst weg",
    )
    assert panel.record == first
    assert editor(panel, "title").text() == BSN
    answers.yes = True
    assert window.close()
    assert b"111222333" not in raw(context)


def test_closing_asks_nothing_when_nothing_waits(
    panel: DetailPanel, window: MainWindow, answers: Answers
) -> None:
    assert window.close()
    assert answers.asked == []


def test_the_foot_of_the_window_leads_to_what_waits(
    panel: DetailPanel, window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    first = panel.record
    type_in(qtbot, editor(panel, "title"), BSN)
    window.show_page("start")
    part = window.status.part("held")
    assert part.text() == "1 tekst niet bewaard"
    assert window.status.part("saved").isHidden(), "not everything is saved"
    press(qtbot, part._link)
    assert isinstance(window.current_page(), LogPage)
    assert panel.record == first
    context.held.release(Place(first, "title"))
    assert not part.isVisible()
    assert window.status.part("saved").isVisible()


# -- the shield --------------------------------------------------------------------------------


def test_the_shield_says_what_the_check_does_and_how_often_it_is_right(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    press(qtbot, window.header.shield_button)
    dialog = window.findChild(PrivacyDialog)
    assert isinstance(dialog, PrivacyDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    assert "niet alles" in dialog.misses.text()
    said = dialog.figures.toPlainText()
    assert "toetsset" in said
    assert all(category_word(c) in said for c in ("bsn", "naam", "adres", "hint"))
    everything = " ".join([dialog.does.text(), dialog.misses.text(), said])
    assert "AVG" not in everything
    assert dialog.count.text() == "In 2027-Q2 hebt u 0 meldingen laten staan."
    press(qtbot, dialog.manual)
    manual = dialog.findChild(HelpWindow)
    assert isinstance(manual, HelpWindow)
    assert manual.topic() == "privacy"
    assert "Persoonsgegevens" in manual.text.toPlainText()


@pytest.mark.parametrize(("language", "word"), [("nl", "Gemeten op 20"), ("en", "Measured on 20")])
def test_the_figures_are_those_of_the_manual_with_their_day(language: str, word: str) -> None:
    assert word in figures(language)
    assert figures(language).count("|---") >= 2


def test_what_was_let_stand_this_quarter_is_counted_by_kind(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    context.logbook.create_entry(context.network, {"title": BIRTH}, reason=REASON)
    dialog = open_privacy(window, context)
    assert dialog.count.text() == "In 2027-Q2 hebt u 1 melding laten staan. geboortedatum 1"


def test_words_are_taken_from_the_list_by_keyboard_and_come_back(
    window: MainWindow, context: Context, qtbot: QtBot
) -> None:
    dialog = open_privacy(window, context)
    assert "nog geen" in dialog.no_words.text()
    assert not dialog.remove.isEnabled()
    for words in ("Zorggroep Oost", "De Wilgen"):
        context.logbook.allow_words(words)
    assert dialog.words.count() == 2
    dialog.activateWindow()
    qtbot.waitUntil(dialog.isActiveWindow)
    dialog.words.setFocus()
    qtbot.keyClick(dialog.words, Key.Key_Delete)
    assert allowed(context.workspace) == ("Zorggroep Oost",)
    assert window.status.last() == "‘De Wilgen’ wordt weer nagekeken"
    press(qtbot, dialog.remove)
    assert allowed(context.workspace) == ()
    assert QApplication.focusWidget() is dialog.manual
    window.undo()
    window.undo()
    assert allowed(context.workspace) == ("De Wilgen", "Zorggroep Oost")
    assert dialog.words.count() == 2
