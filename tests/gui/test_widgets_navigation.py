"""Rail and chips: everything by keyboard, everything named, nothing by colour alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QHBoxLayout, QMainWindow, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.chips import Chip, ChipBar, ChipData
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.rail import NARROW_PX, WIDTH_PX, Rail, RailItem

NAMES = {"start": "Start", "log": "Logboek", "merge": "Samenvoegen", "settings": "Instellingen"}


def items() -> list[RailItem]:
    return [
        RailItem("settings", lambda: NAMES["settings"], "settings", bottom=True),
        RailItem("start", lambda: NAMES["start"], "house"),
        RailItem("log", lambda: NAMES["log"], "notebook-pen"),
        RailItem("merge", lambda: NAMES["merge"], "combine"),
    ]


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    ground = QWidget()
    made.setCentralWidget(ground)
    QHBoxLayout(ground).setContentsMargins(0, 0, 0, 0)
    made.resize(1280, 720)
    return made


@pytest.fixture
def rail(window: QMainWindow) -> Rail:
    made = Rail(items())
    layout = window.centralWidget().layout()
    assert layout is not None
    layout.addWidget(made)
    layout.addWidget(QPushButton("elders"))
    window.show()
    return made


def test_a_role_sees_its_own_pages_and_the_settings_at_the_foot(rail: Rail) -> None:
    assert [item.id for item in rail.items()] == ["start", "log", "merge", "settings"]
    gap = rail.button("settings").y() - rail.button("merge").geometry().bottom()
    assert gap > rail.height() / 2
    rail.set_current("log")
    rail.set_items([item for item in items() if item.id != "merge"])
    assert [item.id for item in rail.items()] == ["start", "log", "settings"]
    assert rail.current() == "log"
    with pytest.raises(KeyError):
        rail.button("merge")


def test_arrows_go_round_and_enter_opens(qtbot: QtBot, window: QMainWindow, rail: Rail) -> None:
    rail.button("start").setFocus()
    qtbot.keyClick(rail.button("start"), Qt.Key.Key_Down)
    assert rail.button("log").hasFocus()
    assert rail.current() == ""
    with qtbot.waitSignal(rail.selected) as chosen:
        qtbot.keyClick(rail.button("log"), Qt.Key.Key_Return)
    assert chosen.args == ["log"]
    assert rail.current() == "log"
    qtbot.keyClick(rail.button("log"), Qt.Key.Key_Up)
    qtbot.keyClick(rail.button("start"), Qt.Key.Key_Up)
    assert rail.button("settings").hasFocus()
    with qtbot.waitSignal(rail.selected) as chosen:
        qtbot.keyClick(rail.button("settings"), Qt.Key.Key_Space)
    assert chosen.args == ["settings"]


def test_marking_a_page_by_program_emits_nothing(qtbot: QtBot, rail: Rail) -> None:
    with qtbot.assertNotEmitted(rail.selected):
        rail.set_current("log")
    assert rail.current() == "log"


def test_a_narrow_window_gets_icons_with_their_words_in_the_tooltip(
    window: QMainWindow, rail: Rail
) -> None:
    assert (rail.is_collapsed(), rail.width()) == (False, WIDTH_PX)
    assert rail.button("log").toolTip() == ""
    window.resize(1099, 720)
    assert (rail.is_collapsed(), rail.width()) == (True, NARROW_PX)
    assert rail.button("log").toolTip() == "Logboek"
    window.resize(1100, 720)
    assert not rail.is_collapsed()


def test_zoom_makes_the_rail_wider_and_collapses_it_sooner(window: QMainWindow, rail: Rail) -> None:
    theme().set_zoom(150)
    assert rail.is_collapsed()
    window.resize(1700, 720)
    assert (rail.is_collapsed(), rail.width()) == (False, round(WIDTH_PX * 1.5))


def test_a_count_is_shown_and_said_in_words(rail: Rail) -> None:
    rail.set_badge("merge", 3, "bestanden wachten op u")
    button = rail.button("merge")
    assert button.badge() == 3
    assert button.accessibleName() == "Samenvoegen"
    assert button.accessibleDescription() == "3 bestanden wachten op u"
    assert "3 bestanden wachten op u" in button.toolTip()
    rail.set_badge("merge", 0)
    assert button.accessibleDescription() == ""


def test_a_screen_reader_finds_the_pages(rail: Rail) -> None:
    interface = QAccessible.queryAccessibleInterface(rail.button("log"))
    assert interface.text(QAccessible.Text.Name) == "Logboek"
    assert interface.role() == QAccessible.Role.RadioButton
    assert rail.accessibleName() == "Pagina's"


def test_the_rail_follows_the_language(rail: Rail, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMES, "log", "Log")
    set_language("en")
    assert rail.button("log").text() == "Log"
    assert rail.accessibleName() == "Pages"


@pytest.fixture
def bar(qtbot: QtBot) -> ChipBar:
    made = ChipBar()
    qtbot.addWidget(made)
    made.set_chips([ChipData("theme", "Thema: Paramedisch"), ChipData("severity", "Ernst 3")])
    made.resize(500, 60)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    QApplication.processEvents()
    return made


def refuse_for_real(bar: ChipBar) -> None:
    """Do as a page does: show the chips that are left."""
    bar.removed.connect(
        lambda key: bar.set_chips([c.data for c in bar.chips() if c.data.key != key])
    )


def test_delete_refuses_a_chip_and_the_focus_stays(qtbot: QtBot, bar: ChipBar) -> None:
    refuse_for_real(bar)
    first = bar.chips()[0]
    first.setFocus()
    with qtbot.waitSignal(bar.removed) as refused:
        qtbot.keyClick(first, Qt.Key.Key_Delete)
    assert refused.args == ["theme"]
    assert bar.keys() == ["severity"]
    assert bar.chips()[0].hasFocus()
    qtbot.keyClick(bar.chips()[0], Qt.Key.Key_Backspace)
    assert bar.keys() == []


def test_the_cross_refuses_and_the_rest_of_the_chip_presses(qtbot: QtBot, bar: ChipBar) -> None:
    chip = bar.chips()[0]
    with qtbot.waitSignal(bar.clicked) as pressed, qtbot.assertNotEmitted(bar.removed):
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
    assert pressed.args == ["theme"]
    with qtbot.waitSignal(bar.removed), qtbot.assertNotEmitted(bar.clicked):
        cross = chip.cross_rect().center()
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton, pos=cross)


def test_a_press_that_is_drawn_away_refuses_nothing(qtbot: QtBot, bar: ChipBar) -> None:
    chip = bar.chips()[0]
    cross = chip.cross_rect().center()
    with qtbot.assertNotEmitted(bar.removed):
        qtbot.mousePress(chip, Qt.MouseButton.LeftButton, pos=chip.rect().center())
        qtbot.mouseMove(chip, chip.rect().bottomRight() + cross)
        qtbot.mouseRelease(chip, Qt.MouseButton.LeftButton, pos=chip.rect().bottomRight() + cross)


def test_arrows_go_from_chip_to_chip(qtbot: QtBot, bar: ChipBar) -> None:
    first, second = bar.chips()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Left)
    assert first.hasFocus()
    qtbot.keyClick(first, Qt.Key.Key_Right)
    assert second.hasFocus()


def test_a_chip_that_stays_cannot_be_refused(qtbot: QtBot, bar: ChipBar) -> None:
    bar.set_chips([ChipData("all", "Alles 41", removable=False, checkable=True)])
    chip = bar.chips()[0]
    with qtbot.assertNotEmitted(bar.removed):
        qtbot.keyClick(chip, Qt.Key.Key_Delete)
    with qtbot.waitSignal(bar.toggled) as toggled:
        qtbot.keyClick(chip, Qt.Key.Key_Space)
    assert toggled.args == ["all", True]


def test_a_filter_that_holds_is_told_by_a_tick(bar: ChipBar) -> None:
    bar.set_chips([ChipData("a", "Open 28", removable=False, checkable=True)])
    off = bar.chips()[0].sizeHint().width()
    bar.chips()[0].setChecked(True)
    assert bar.chips()[0].sizeHint().width() > off


def test_chips_that_are_the_same_are_kept(bar: ChipBar) -> None:
    kept = bar.chips()[1]
    bar.set_chips([ChipData("new", "Nieuw"), ChipData("severity", "Ernst 3")])
    assert bar.chips()[1] is kept


def test_the_tail_stays_last_and_is_reached_by_tab(qtbot: QtBot, bar: ChipBar) -> None:
    more = QPushButton("Filter")
    bar.set_tail(more)
    bar.set_chips([ChipData("a", "A"), ChipData("b", "B")])
    QApplication.processEvents()
    bar.chips()[-1].setFocus()
    qtbot.keyClick(bar.chips()[-1], Qt.Key.Key_Tab)
    assert more.hasFocus()
    assert more.x() > bar.chips()[-1].x()


def test_a_chip_says_what_it_is_and_how_to_refuse_it(bar: ChipBar) -> None:
    chip = bar.chips()[0]
    assert chip.accessibleName() == "Thema: Paramedisch"
    assert chip.accessibleDescription() == "Met Delete haalt u dit weg"
    assert chip.height() >= 24, "WCAG 2.2: a target is at least 24 px"
    assert chip.cross_rect().width() >= 24


def test_chips_mirror_in_a_language_from_right_to_left(bar: ChipBar) -> None:
    chip = bar.chips()[0]
    assert chip.cross_rect().left() > chip.width() / 2
    bar.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert chip.cross_rect().right() < chip.width() / 2


def boxes(sizes: list[int]) -> list[QWidget]:
    made = []
    for width in sizes:
        widget = QWidget()
        widget.setFixedSize(QSize(width, 20))
        made.append(widget)
    return made


def test_a_line_that_is_full_goes_on_below(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page, gap=8)
    widgets = boxes([100, 100, 100])
    for widget in widgets:
        flow.addWidget(widget)
    assert flow.heightForWidth(316) == 20
    assert flow.heightForWidth(315) == 48
    assert flow.heightForWidth(100) == 76
    page.resize(208, 100)
    page.show()
    assert [widget.pos().toTuple() for widget in widgets] == [(0, 0), (108, 0), (0, 28)]


def test_a_flow_starts_at_the_reading_side(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    page.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    flow = FlowLayout(page, gap=8)
    (widget,) = boxes([100])
    flow.addWidget(widget)
    page.resize(300, 40)
    page.show()
    assert widget.geometry() == QRect(200, 0, 100, 20)


def test_an_empty_flow_takes_no_room(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    flow = FlowLayout(page)
    assert flow.heightForWidth(300) == 0
    assert flow.itemAt(0) is None
    assert flow.takeAt(0) is None


def test_a_lone_chip_is_a_button_too(qtbot: QtBot) -> None:
    chip = Chip(ChipData("a", "A", removable=False))
    qtbot.addWidget(chip)
    with qtbot.waitSignal(chip.clicked):
        qtbot.keyClick(chip, Qt.Key.Key_Enter)
    assert chip.cross_rect().isEmpty()
