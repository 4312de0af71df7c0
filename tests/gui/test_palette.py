"""Actions by name, and the palette that finds and does them by keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMainWindow
from pytestqt.qtbot import QtBot

from resv_desktop.gui.actions import Actions, ActionSpec
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.palette import MAX_ITEMS, Palette, PaletteItem, match_score


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def done() -> list[str]:
    """What was done, in order."""
    return []


@pytest.fixture
def actions(window: QMainWindow, done: list[str]) -> Actions:
    made = Actions(window)
    for name, text, keys, page in (
        ("new", "Nieuwe registratie", "Ctrl+N", ""),
        ("export", "Exporteer werkmap", "Ctrl+E", ""),
        ("find", "Zoeken in het logboek", "Ctrl+F", "log"),
        ("merge", "Bestanden samenvoegen", "", "merge"),
    ):
        made.add(
            ActionSpec(
                name, lambda text=text: text, lambda name=name: done.append(name), keys, page=page
            )
        )
    return made


@pytest.fixture
def palette(window: QMainWindow, actions: Actions) -> Palette:
    return Palette(actions, window)


def texts(palette: Palette) -> list[str]:
    return [item.text for item in palette.items()]


def test_an_action_is_done_by_its_keys(
    qtbot: QtBot, window: QMainWindow, actions: Actions, done: list[str]
) -> None:
    window.activateWindow()
    qtbot.keyClick(window, Qt.Key.Key_N, Qt.KeyboardModifier.ControlModifier)
    assert done == ["new"]


def test_an_action_of_another_page_cannot_be_done(actions: Actions, done: list[str]) -> None:
    actions.set_page("merge")
    assert not actions.trigger("find")
    assert actions.trigger("merge")
    actions.set_page("log")
    assert actions.trigger("find")
    assert done == ["merge", "find"]
    assert [spec.id for spec in actions.available()] == ["new", "export", "find"]


def test_a_grey_action_says_why(qtbot: QtBot, actions: Actions) -> None:
    with qtbot.waitSignal(actions.changed):
        actions.set_possible("export", False, "Er is nog niets om te exporteren")
    assert not actions["export"].isEnabled()
    assert actions["export"].toolTip() == "Er is nog niets om te exporteren"
    assert actions.why_not("export") == "Er is nog niets om te exporteren"
    actions.set_possible("export", True)
    assert actions["export"].isEnabled()
    assert actions["export"].toolTip() == "Exporteer werkmap (Ctrl+E)"


def test_two_actions_never_share_a_name_or_keys(actions: Actions) -> None:
    with pytest.raises(ValueError, match="twice"):
        actions.add(ActionSpec("new", lambda: "x", lambda: None))
    with pytest.raises(ValueError, match="taken by find"):
        actions.add(ActionSpec("other", lambda: "x", lambda: None, "Ctrl+F"))
    # The same keys on another page are another matter.
    actions.add(ActionSpec("filter", lambda: "x", lambda: None, "Ctrl+F", page="merge"))


def test_words_of_actions_follow_the_language(window: QMainWindow, actions: Actions) -> None:
    words = ["Hulp"]
    actions.add(ActionSpec("help", lambda: words[0], lambda: None, "F1"))
    words[0] = "Help"
    set_language("en")
    assert actions["help"].text() == "Help"


def test_every_action_that_can_be_done_is_listed(palette: Palette, actions: Actions) -> None:
    actions.set_page("log")
    palette.open_palette()
    assert texts(palette) == ["Nieuwe registratie", "Exporteer werkmap", "Zoeken in het logboek"]
    assert palette.items()[0].detail == "Ctrl+N"


def test_typing_and_enter_does_the_action_and_closes(
    qtbot: QtBot, palette: Palette, done: list[str]
) -> None:
    palette.open_palette()
    qtbot.keyClicks(palette.search, "expo")
    assert texts(palette) == ["Exporteer werkmap"]
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert done == ["export"]
    assert not palette.isVisible()


def test_arrows_choose_and_a_screen_reader_hears_it(
    qtbot: QtBot, palette: Palette, done: list[str]
) -> None:
    palette.open_palette()
    assert palette.search.accessibleDescription() == "Nieuwe registratie, Ctrl+N"
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    assert palette.search.accessibleDescription() == "Exporteer werkmap, Ctrl+E"
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    qtbot.keyClick(palette.search, Qt.Key.Key_Up)
    qtbot.keyClick(palette.search, Qt.Key.Key_PageDown)
    qtbot.keyClick(palette.search, Qt.Key.Key_Enter)
    assert done == ["export"]


def test_escape_closes_and_does_nothing(qtbot: QtBot, palette: Palette, done: list[str]) -> None:
    palette.open_palette()
    qtbot.keyClick(palette.search, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    assert done == []


def test_nothing_found_says_so_and_enter_is_harmless(
    qtbot: QtBot, palette: Palette, done: list[str]
) -> None:
    palette.open_palette("xyzzy")
    assert palette.items() == []
    assert palette.search.accessibleDescription() == "Niets gevonden. Probeer een ander woord."
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert done == []
    assert palette.isVisible()
    palette.close()


def test_entries_come_from_the_provider_after_the_actions(
    qtbot: QtBot, window: QMainWindow, actions: Actions, done: list[str]
) -> None:
    asked: list[str] = []

    def provider(query: str) -> list[PaletteItem]:
        asked.append(query)
        return [PaletteItem(f"Registratie {n}", lambda: done.append("entry")) for n in range(100)]

    palette = Palette(actions, window, provider)
    palette.open_palette()
    assert asked == []
    qtbot.keyClicks(palette.search, "reg")
    assert asked == ["r", "re", "reg"]
    assert texts(palette)[:2] == ["Nieuwe registratie", "Registratie 0"]
    assert len(palette.items()) == MAX_ITEMS
    qtbot.keyClick(palette.search, Qt.Key.Key_Down)
    qtbot.keyClick(palette.search, Qt.Key.Key_Return)
    assert done == ["entry"]


@pytest.mark.parametrize(
    ("query", "text", "found"),
    [
        ("", "Iets", True),
        ("exp", "Exporteer werkmap", True),
        ("werk exp", "Exporteer werkmap", True),
        ("map", "Exporteer werkmap", True),
        ("exp nee", "Exporteer werkmap", False),
    ],
)
def test_each_word_must_be_found(query: str, text: str, found: bool) -> None:
    assert (match_score(query, text) is not None) is found


def test_the_beginning_of_a_word_counts_before_its_middle() -> None:
    starts, inside = match_score("map", "Map openen"), match_score("map", "Exporteer werkmap")
    assert starts is not None
    assert inside is not None
    assert starts < inside


def test_the_palette_stays_inside_a_small_window(window: QMainWindow, palette: Palette) -> None:
    window.resize(400, 300)
    palette.open_palette()
    assert palette.width() <= window.width()
    palette.close()
