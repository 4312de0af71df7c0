"""The look: readable in every table, and changed live."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import QApplication, QHBoxLayout, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from resv_desktop.assets import resource
from resv_desktop.gui import theme as theme_module
from resv_desktop.gui.stylesheet import build
from resv_desktop.gui.theme import follow_theme, make_palette, set_role, space, theme
from resv_desktop.gui.tokens import GLYPHS, SEVERITIES, TABLES, TONES, TYPE_SIZES, contrast, mix

TEXTS = ("text", "muted", "accent", *TONES, *(f"severity{n}" for n in SEVERITIES))
GROUNDS = ("bg", "surface", "selection", "hover")


@pytest.mark.parametrize("table", TABLES)
def test_every_text_is_readable_on_every_ground(table: str) -> None:
    colours = TABLES[table]
    pairs = [(text, ground) for text in TEXTS for ground in GROUNDS]
    pairs += [("text", f"{tone}_soft") for tone in TONES]
    pairs += [(tone, f"{tone}_soft") for tone in TONES]
    pairs += [("on_accent", fill) for fill in ("accent", "accent_strong")]
    pairs += [("on_accent", f"severity{n}") for n in SEVERITIES]
    pairs += [("rail_text", "rail"), ("rail_text", "rail_selected"), ("rail", "rail_text")]
    weak = {p: round(contrast(colours[p[0]], colours[p[1]]), 2) for p in pairs}
    assert {pair: ratio for pair, ratio in weak.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("table", TABLES)
def test_edges_and_focus_rings_can_be_seen(table: str) -> None:
    colours = TABLES[table]
    grounds = ("bg", "surface")
    pairs = [(edge, ground) for edge in ("edge", "accent", "bad") for ground in grounds]
    pairs += [("rail_text", "rail")]
    # The ring of a primary button parts it from the page; its own fill may be closer.
    pairs += [("text", ground) for ground in grounds]
    assert [p for p in pairs if contrast(colours[p[0]], colours[p[1]]) < 3] == []


@pytest.mark.parametrize("table", ["contrast-light", "contrast-dark"])
def test_high_contrast_goes_beyond_what_is_required(table: str) -> None:
    colours = TABLES[table]
    assert all(contrast(colours[text], colours["surface"]) >= 7 for text in TEXTS)
    assert all(contrast(colours[edge], colours["surface"]) >= 4.5 for edge in ("edge", "line"))


def test_contrast_is_that_of_the_standard() -> None:
    # WCAG 2.2: black on white is 21 to 1, equal colours 1 to 1; #767676 is the known edge of 4.5.
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#0B5CAD", "#0B5CAD") == pytest.approx(1)
    assert contrast("#767676", "#FFFFFF") == pytest.approx(4.54, abs=0.01)
    assert mix("#000000", "#FFFFFF", 0.5) == "#808080"


def test_all_tables_have_the_same_tokens() -> None:
    assert len({frozenset(table) for table in TABLES.values()}) == 1


@pytest.mark.parametrize("table", TABLES)
def test_the_style_sheet_is_whole_and_flat(table: str) -> None:
    sheet = build(TABLES[table], lambda n: n, dict.fromkeys(TYPE_SIZES, 10.0), lambda name: name)
    assert "$" not in sheet
    assert "@" not in sheet
    assert "gradient" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("table", TABLES)
def test_every_drawing_in_the_style_sheet_is_there(table: str) -> None:
    used: set[str] = set()

    def glyph(name: str) -> str:
        used.add(name)
        return name

    build(TABLES[table], lambda n: n, dict.fromkeys(TYPE_SIZES, 10.0), glyph)
    assert used <= set(GLYPHS)
    assert [n for n in used if not Path(resource("style", table, f"{n}.svg")).is_file()] == []


def test_the_style_sheet_is_understood_by_qt(qtbot: QtBot, qapp: QApplication) -> None:
    # A fault in it would be a Qt warning, which fails any test; the effect is looked at here.
    button = QPushButton("x")
    button.setProperty("kind", "primary")
    qtbot.addWidget(button)
    button.show()
    middle = button.grab().toImage().pixelColor(4, button.height() // 2)
    assert middle.name().upper() == TABLES["light"]["accent"]


def test_dark_and_light_switch_without_restart(qtbot: QtBot, qapp: QApplication) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    with qtbot.waitSignal(theme().changed):
        theme().set_mode("dark")
    assert theme().is_dark
    window = qapp.palette().color(QPalette.ColorRole.Window)
    assert window.name().upper() == TABLES["dark"]["bg"]
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme().colour("text")
    theme().set_mode("light")
    assert not theme().is_dark
    assert label.palette().color(QPalette.ColorRole.WindowText) == theme().colour("text")


def test_the_same_choice_again_restyles_nothing(qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme().changed):
        theme().set_mode("light")
        theme().set_zoom(100)


def test_following_the_system_takes_its_dark_mode(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    class DarkSystem(QObject):
        def colorScheme(self) -> Qt.ColorScheme:
            return Qt.ColorScheme.Dark

        def unsetColorScheme(self) -> None:
            pass

        def accessibility(self) -> HighContrast:
            return HighContrast()

    class HighContrast:
        def contrastPreference(self) -> Qt.ContrastPreference:
            return Qt.ContrastPreference.HighContrast

    system = DarkSystem()
    monkeypatch.setattr(theme_module.QGuiApplication, "styleHints", lambda: system)
    theme().set_mode("auto")
    assert theme().table == "contrast-dark"
    monkeypatch.undo()
    theme().set_mode("light")
    assert theme().table == "light"


def test_zoom_scales_type_and_distances(qtbot: QtBot, qapp: QApplication) -> None:
    small = theme().font().pointSizeF()
    row = theme().row_height()
    button = QPushButton("x")
    qtbot.addWidget(button)
    height = button.sizeHint().height()
    theme().set_zoom(200)
    assert theme().font().pointSizeF() == pytest.approx(2 * small)
    assert qapp.font().pointSizeF() == pytest.approx(2 * small)
    assert theme().row_height() == 2 * row
    assert button.sizeHint().height() == pytest.approx(2 * height, abs=2)


@pytest.mark.parametrize(("asked", "given"), [(50, 100), (100, 100), (175, 175), (400, 200)])
def test_zoom_stays_between_100_and_200(asked: int, given: int) -> None:
    theme().set_zoom(asked)
    assert theme().zoom == given


def test_rows_are_36_28_and_44_high_at_100() -> None:
    heights = [theme().row_height(density) for density in ("normal", "compact", "meeting")]
    assert heights == [36, 28, 44]


def test_type_is_13_15_and_20_px_at_100(qapp: QApplication) -> None:
    dpi = qapp.primaryScreen().logicalDotsPerInchY()
    roles = ("body", "emphasis", "title")
    pixels = [theme().font(role).pointSizeF() * dpi / 72 for role in roles]
    assert pixels == pytest.approx([13, 15, 20])


def test_spaces_follow_the_zoom_as_long_as_the_layout_lives(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QHBoxLayout(page)
    space(layout, 8, (16, 8, 16, 8))
    theme().set_zoom(200)
    assert layout.spacing() == 16
    assert layout.contentsMargins().left() == 32


def test_nobody_is_called_for_a_widget_that_is_gone(qtbot: QtBot) -> None:
    calls: list[int] = []
    owner = QObject()
    follow_theme(owner, lambda: calls.append(1))
    assert len(calls) == 1
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, QEvent.Type.DeferredDelete)
    theme().set_zoom(150)
    assert len(calls) == 1


def test_a_role_restyles_at_once(qtbot: QtBot) -> None:
    label = QLabel("x")
    qtbot.addWidget(label)
    label.show()
    plain = label.sizeHint().height()
    set_role(label, role="title")
    assert label.sizeHint().height() > plain


def test_greyed_text_has_its_own_colour() -> None:
    palette = make_palette("light")
    greyed = palette.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText)
    assert greyed.name().upper() == TABLES["light"]["disabled"]


def test_an_unknown_token_is_a_bug() -> None:
    with pytest.raises(KeyError):
        theme().colour("mauve")


def test_motion_is_short_or_none() -> None:
    assert theme().motion_ms() in (0, theme_module.MOTION_MS)
    assert theme_module.MOTION_MS <= 120
