"""Icons: in the colour of the theme, crisp, greyed when disabled."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QIcon, QImage, QPixmap
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

import resv_desktop.gui
from resv_desktop.assets import resource
from resv_desktop.gui.icons import has_icon, icon, icon_size, pixmap
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.buttons import icon_button


def inks(image: QImage) -> set[str]:
    """The colours of all pixels that are fully painted."""
    points = [(x, y) for x in range(image.width()) for y in range(image.height())]
    colours = (image.pixelColor(x, y) for x, y in points)
    return {colour.name() for colour in colours if colour.alpha() == 255}


def drawn(made: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal) -> QImage:
    return made.pixmap(QSize(48, 48), 1.0, mode).toImage()


def test_an_icon_takes_the_colour_of_its_token() -> None:
    assert inks(drawn(icon("search", "accent"))) == {theme().colour("accent").name()}


def test_an_icon_changes_with_the_theme_without_being_set_again(qtbot: QtBot) -> None:
    button = QPushButton(icon("search"), "")
    qtbot.addWidget(button)
    before = inks(drawn(button.icon()))
    theme().set_mode("dark")
    after = inks(drawn(button.icon()))
    assert before != after
    assert after == {theme().colour("text").name()}


def test_a_disabled_icon_is_greyed() -> None:
    grey = drawn(icon("search"), QIcon.Mode.Disabled)
    assert inks(grey) == {theme().colour("disabled").name()}


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0, 3.0])
def test_an_icon_is_drawn_in_the_pixels_of_the_screen(ratio: float) -> None:
    made = icon("search").pixmap(QSize(20, 20), ratio, QIcon.Mode.Normal)
    assert made.width() == round(20 * ratio)
    assert made.devicePixelRatio() == pytest.approx(ratio)
    # A line of the drawing is painted whole, not enlarged from fewer pixels.
    assert any(QColor(name) == theme().colour("text") for name in inks(made.toImage()))


def test_room_beside_an_icon_does_not_stretch_it() -> None:
    theme().set_zoom(100)
    wide = icon("circle").pixmap(icon_size(18, gap=6), 1.0, QIcon.Mode.Normal).toImage()
    air = [wide.pixelColor(x, y).alpha() for x in range(19, 24) for y in range(18)]
    assert set(air) == {0}


def test_an_icon_in_a_label_follows_size_and_zoom() -> None:
    theme().set_zoom(200)
    made: QPixmap = pixmap("search", "muted", 16, 1.5)
    assert made.deviceIndependentSize().toSize() == QSize(32, 32)


def test_an_unknown_icon_is_a_bug() -> None:
    with pytest.raises(FileNotFoundError):
        icon("no-such-drawing")
    assert not has_icon("no-such-drawing")


def test_every_icon_named_in_the_code_is_there() -> None:
    folder = Path(resv_desktop.gui.__file__).parent
    code = "\n".join(path.read_text(encoding="utf-8") for path in folder.rglob("*.py"))
    named = set(
        re.findall(r"""\b(?:icon|pixmap|paint_icon|icon_button)\(\s*"([a-z0-9-]+)\"""", code)
    )
    named |= set(re.findall(r"""\bicon(?:_name)?="([a-z0-9-]+)\"""", code))
    assert named
    assert [name for name in sorted(named) if not has_icon(name)] == []


def test_every_drawing_can_be_recoloured() -> None:
    fixed = [
        path.name
        for path in resource("icons").glob("*.svg")
        if path.stem != "resv-desktop" and "currentColor" not in path.read_text(encoding="utf-8")
    ]
    assert fixed == []


def test_an_icon_button_has_words_for_those_who_cannot_see_it(qtbot: QtBot) -> None:
    button = icon_button("search", "Zoeken")
    qtbot.addWidget(button)
    assert button.accessibleName() == "Zoeken"
    assert button.toolTip() == "Zoeken"
    assert button.focusPolicy() & Qt.FocusPolicy.TabFocus
