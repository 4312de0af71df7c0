"""What the window says: banners, the foot, progress, cards, tables and labels."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QStyleOptionViewItem, QTableView, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui import tasks
from resv_desktop.gui.errors import describe
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.card import Card, CardDeck
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.pill import PILL_ROLE, Pill, PillLabel, severity_pill, verdict_pill
from resv_desktop.gui.widgets.plain import plain_label, plain_tip
from resv_desktop.gui.widgets.progress_panel import DELAY_MS, ProgressPanel
from resv_desktop.gui.widgets.statusline import StatusLine
from resv_desktop.gui.widgets.table import dress_table, set_column_widths


def test_a_banner_tells_by_word_and_icon(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    assert banner.isHidden()
    banner.show_message("warn", "Twee registraties noemen een straatnaam.")
    assert not banner.isHidden()
    assert banner.accessibleName() == "Let op. Twee registraties noemen een straatnaam."
    assert banner.tone() == "warn"


def test_a_banner_offers_one_way_on(qtbot: QtBot) -> None:
    done: list[str] = []
    banner = Banner()
    qtbot.addWidget(banner)
    banner.show_message("ok", "Klaar.", "Map openen", lambda: done.append("open"))
    with qtbot.waitSignal(banner.action_triggered):
        qtbot.mouseClick(banner._action, Qt.MouseButton.LeftButton)
    assert done == ["open"]
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner._close, Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_banner_shows_a_known_error_as_its_sentence(qtbot: QtBot) -> None:
    banner = Banner()
    qtbot.addWidget(banner)
    error = KnownError("no_such_code")
    banner.show_error(error)
    assert (banner.tone(), banner.text()) == ("bad", describe(error))


def test_the_status_line_takes_back_once(qtbot: QtBot) -> None:
    undone: list[str] = []
    line = StatusLine()
    qtbot.addWidget(line)
    line.say("KN-014 verwijderd", undo=lambda: undone.append("KN-014"))
    assert not line.undo_button.isHidden()
    with qtbot.waitSignal(line.undo_triggered):
        qtbot.keyClick(line.undo_button, Qt.Key.Key_Space)
    assert undone == ["KN-014"]
    assert line.undo_button.isHidden()


def test_what_is_said_next_replaces_the_way_back(qtbot: QtBot) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.say("KN-014 verwijderd", undo=lambda: None)
    line.say("Opgeslagen 10:32")
    assert line.last() == "Opgeslagen 10:32"
    assert line.undo_button.isHidden()


def test_lasting_facts_stand_at_the_end_and_may_lead_on(qtbot: QtBot) -> None:
    opened: list[str] = []
    line = StatusLine()
    qtbot.addWidget(line)
    line.set_part("drafts", "3 concepten", on_click=lambda: opened.append("drafts"))
    qtbot.mouseClick(line.part("drafts")._link, Qt.MouseButton.LeftButton)
    assert opened == ["drafts"]
    line.set_part("drafts", "")
    assert line.part("drafts").isHidden()
    with pytest.raises(KeyError):
        line.part("backup")


def test_quick_work_shows_no_progress(qtbot: QtBot) -> None:
    page = QWidget()
    panel = ProgressPanel(page)
    qtbot.addWidget(page)
    page.show()
    task = Task(lambda: 1)
    panel.follow(task, "Werkmappen lezen")
    task.start()
    assert tasks.wait_idle()
    QTest.qWait(DELAY_MS + 50)
    assert panel.isHidden()


def test_longer_work_shows_its_count_and_can_be_cancelled(qtbot: QtBot) -> None:
    def work(progress: object, cancelled: object) -> None:
        progress(12, 300)  # type: ignore[operator]
        while not cancelled():  # type: ignore[operator]
            threading.Event().wait(0.002)
        raise tasks.Stopped

    page = QWidget()
    panel = ProgressPanel(page)
    qtbot.addWidget(page)
    page.show()
    stopped: list[bool] = []
    task = Task(work).stopped(lambda: stopped.append(True))
    panel.follow(task, "Werkmappen lezen")
    task.start()
    qtbot.waitUntil(panel.isVisible)
    qtbot.waitUntil(lambda: panel.count_text() == "12 van 300")
    qtbot.mouseClick(panel.cancel_button, Qt.MouseButton.LeftButton)
    assert not panel.cancel_button.isEnabled()
    assert panel.cancel_button.toolTip() == "Stopt; er blijft niets half staan"
    assert tasks.wait_idle()
    assert stopped == [True]
    assert panel.isHidden()


def test_a_pill_says_number_and_word() -> None:
    assert severity_pill(3, "hoog").spoken() == "3 hoog"
    assert verdict_pill("bad", "Geweigerd").spoken() == "Geweigerd"
    assert all(pill.mark or pill.icon for pill in (severity_pill(1, "x"), verdict_pill("ok", "x")))


def test_a_pill_on_the_page_is_named_and_as_wide_as_its_word(qtbot: QtBot) -> None:
    label = PillLabel(severity_pill(4, "kritiek"))
    qtbot.addWidget(label)
    narrow = label.sizeHint().width()
    assert label.accessibleName() == "4 kritiek"
    label.set_pill(Pill("veel langer woord", "ok", icon="circle-check"))
    assert label.sizeHint().width() > narrow
    assert label.accessibleName() == "veel langer woord"


@pytest.fixture
def table(qtbot: QtBot) -> QTableView:
    view = QTableView()
    qtbot.addWidget(view)
    model = QStandardItemModel(view)
    for title in ("Wachtlijst logopedie loopt op tot ver na de zomer", "Kort"):
        pill = QStandardItem("")
        pill.setData(severity_pill(3, "hoog"), PILL_ROLE)
        model.appendRow([QStandardItem(title), pill])
    view.setModel(model)
    dress_table(view, "Registraties")
    set_column_widths(view, [120, 90])
    view.resize(400, 200)
    view.show()
    return view


def test_a_table_paints_pills_in_their_colour(table: QTableView) -> None:
    index = table.model().index(0, 1)
    cell = table.viewport().grab(table.visualRect(index)).toImage()
    colours = {cell.pixelColor(x, cell.height() // 2 - 6).name() for x in range(cell.width())}
    assert theme().colour("severity3").name() in colours


def test_a_shortened_cell_tells_the_whole(table: QTableView) -> None:
    delegate = table.itemDelegate()
    option = QStyleOptionViewItem()
    option.initFrom(table)
    long, short = table.model().index(0, 0), table.model().index(1, 0)
    assert delegate.tip(table, option, long) == "Wachtlijst logopedie loopt op tot ver na de zomer"
    assert delegate.tip(table, option, short) == ""


def test_rows_and_columns_follow_the_zoom(table: QTableView) -> None:
    assert table.rowHeight(0) == 36
    table.setColumnWidth(0, 150)
    theme().set_zoom(200)
    assert table.rowHeight(0) == 72
    assert table.columnWidth(0) == 300


def test_tab_leaves_the_table(table: QTableView) -> None:
    assert not table.tabKeyNavigation()
    assert table.accessibleName() == "Registraties"


def test_a_shortened_label_tells_the_whole_in_its_tooltip(qtbot: QtBot) -> None:
    label = ElidedLabel("Wijkverband Waterlanden en omstreken")
    qtbot.addWidget(label)
    label.resize(label.sizeHint().width() + 4, 20)
    label.show()
    assert label.shown_text() == label.text()
    assert label.toolTip() == ""
    label.resize(60, 20)
    assert label.shown_text().endswith("…")
    assert label.toolTip() == "Wijkverband Waterlanden en omstreken"


def test_a_card_is_one_thing_to_do(qtbot: QtBot) -> None:
    card = Card("Concepten", "3", "Drie registraties missen een thema.", "Afmaken", "pencil")
    qtbot.addWidget(card)
    assert card.accessibleName() == "Concepten"
    assert card.accessibleDescription() == "3 Drie registraties missen een thema."
    with qtbot.waitSignal(card.triggered):
        qtbot.keyClick(card.button, Qt.Key.Key_Space)


def test_cards_stand_in_as_many_columns_as_fit(qtbot: QtBot) -> None:
    deck = CardDeck()
    qtbot.addWidget(deck)
    deck.set_cards([Card(str(n), "", "x", "Doe") for n in range(4)])
    deck.resize(1200, 400)
    deck.show()
    assert deck.columns() == 4
    deck.resize(600, 400)
    assert deck.columns() == 2
    theme().set_zoom(200)
    assert deck.columns() == 1
    assert len(deck.cards()) == 4


def test_an_empty_page_says_what_to_do(qtbot: QtBot) -> None:
    page = EmptyPage("notebook-pen")
    qtbot.addWidget(page)
    page.set_words("Nog geen registraties.", "Eerste registratie", "Ctrl+N")
    assert page.button.text() == "Eerste registratie"
    assert page.button.accessibleDescription() == "Nog geen registraties."
    with qtbot.waitSignal(page.triggered):
        qtbot.mouseClick(page.button, Qt.MouseButton.LeftButton)


def test_text_from_people_is_never_read_as_formatting(qtbot: QtBot) -> None:
    words = "<b>Wijk</b> & <img src='x'>"
    label = plain_label(words)
    qtbot.addWidget(label)
    narrow = label.sizeHint().width()
    assert narrow >= label.fontMetrics().horizontalAdvance(words)
    assert plain_tip(words) == (
        "<span>&lt;b&gt;Wijk&lt;/b&gt; &amp; &lt;img src=&#x27;x&#x27;&gt;</span>"
    )
    assert plain_tip("3 < 4 & 5") == "3 < 4 & 5"


def test_an_icon_on_the_page_follows_theme_and_zoom(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    label = IconLabel("info", "accent", 20, page)
    label.resize(label.sizeHint())
    page.show()
    before = label.grab().toImage()
    assert label.sizeHint() == QSize(20, 20)
    theme().set_mode("dark")
    assert label.grab().toImage() != before
    theme().set_zoom(200)
    assert label.sizeHint() == QSize(40, 40)
    label.show_icon("", "accent")
    assert label.isHidden()
    label.show_icon("check", "ok")
    assert not label.isHidden()


def test_an_icon_without_a_page_opens_no_window(qtbot: QtBot) -> None:
    before = len(QApplication.topLevelWidgets())
    label = IconLabel("info")
    qtbot.addWidget(label)
    assert not label.isVisible()
    assert len(QApplication.topLevelWidgets()) == before + 1
