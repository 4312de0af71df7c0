"""Fields and charts: what the person typed is kept or given back, figures are said in words."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QDate, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QFocusEvent, QWheelEvent
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QDial,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.charts import Bar, BarChart, Chart, ColumnChart, Series
from resv_desktop.gui.widgets.field import Field, read_value
from resv_desktop.gui.widgets.inputs import date_box, number_box, search_box
from resv_desktop.gui.widgets.scroll import ScrollPage


class Form(QWidget):
    """A few fields below each other, as in the detail panel."""

    def __init__(self) -> None:
        super().__init__()
        self.title = Field("&Titel", QLineEdit("Oud"), "Kort, zonder namen")
        choice = QComboBox()
        choice.addItems(["laag", "hoog"])
        self.choice = Field("Ernst", choice)
        self.text = Field("Toelichting", QPlainTextEdit("Oud"))
        self.date = Field("Gesignaleerd op", date_box())
        self.number = Field("Weken", number_box(0, 99))
        self.tick = Field("Nog steeds zo", QCheckBox("Ja"))
        column = QVBoxLayout(self)
        for field in self.fields():
            column.addWidget(field)

    def fields(self) -> list[Field]:
        return [self.title, self.choice, self.text, self.date, self.number, self.tick]


@pytest.fixture
def form(qtbot: QtBot) -> Form:
    made = Form()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    made.title.editor.setFocus()
    QApplication.processEvents()
    return made


def line(form: Form) -> QLineEdit:
    editor = form.title.editor
    assert isinstance(editor, QLineEdit)
    return editor


def test_help_is_shown_while_the_field_has_the_focus(form: Form) -> None:
    assert form.title.help_shown()
    form.choice.editor.setFocus()
    assert not form.title.help_shown()
    assert not form.choice.help_shown()


def test_enter_moves_on_and_keeps_what_was_typed(qtbot: QtBot, form: Form) -> None:
    line(form).setText("Nieuw")
    with qtbot.waitSignal(form.title.committed):
        qtbot.keyClick(form.title.editor, Qt.Key.Key_Return)
    assert form.choice.editor.hasFocus()


def test_leaving_a_field_unchanged_commits_nothing(qtbot: QtBot, form: Form) -> None:
    with qtbot.assertNotEmitted(form.title.committed):
        form.choice.editor.setFocus()


def test_a_change_is_committed_once(qtbot: QtBot, form: Form) -> None:
    commits: list[int] = []
    form.title.committed.connect(lambda: commits.append(1))
    line(form).setText("Nieuw")
    qtbot.keyClick(form.title.editor, Qt.Key.Key_Return)
    form.title.editor.setFocus()
    form.choice.editor.setFocus()
    assert commits == [1]


def test_escape_gives_the_old_value_back(qtbot: QtBot, form: Form) -> None:
    line(form).setText("Verkeerd")
    with qtbot.assertNotEmitted(form.title.committed):
        qtbot.keyClick(form.title.editor, Qt.Key.Key_Escape)
        assert line(form).text() == "Oud"
        form.choice.editor.setFocus()


def test_a_second_escape_goes_to_the_window(qtbot: QtBot, form: Form) -> None:
    seen: list[int] = []
    form.keyPressEvent = lambda event: seen.append(event.key())  # type: ignore[method-assign]
    line(form).setText("Verkeerd")
    qtbot.keyClick(form.title.editor, Qt.Key.Key_Escape)
    assert seen == []
    qtbot.keyClick(form.title.editor, Qt.Key.Key_Escape)
    assert seen == [Qt.Key.Key_Escape]


def test_enter_makes_a_line_in_a_longer_text_and_control_enter_moves_on(
    qtbot: QtBot, form: Form
) -> None:
    editor = form.text.editor
    assert isinstance(editor, QPlainTextEdit)
    editor.setFocus()
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    assert editor.toPlainText().count("\n") == 1
    with qtbot.waitSignal(form.text.committed):
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert form.date.editor.hasFocus()


def test_tab_leaves_a_longer_text(qtbot: QtBot, form: Form) -> None:
    form.text.editor.setFocus()
    qtbot.keyClick(form.text.editor, Qt.Key.Key_Tab)
    assert form.date.editor.hasFocus()


def test_a_choice_made_by_key_is_committed_when_moving_on(qtbot: QtBot, form: Form) -> None:
    form.choice.editor.setFocus()
    with qtbot.assertNotEmitted(form.choice.committed):
        # Each arrow on the way would otherwise be a version of the record.
        qtbot.keyClick(form.choice.editor, Qt.Key.Key_Down)
    with qtbot.waitSignal(form.choice.committed):
        qtbot.keyClick(form.choice.editor, Qt.Key.Key_Return)
    assert read_value(form.choice.editor) == 1


def test_a_choice_from_the_list_is_committed_at_once(qtbot: QtBot, form: Form) -> None:
    editor = form.choice.editor
    assert isinstance(editor, QComboBox)
    editor.setFocus()
    popup = Qt.FocusReason.PopupFocusReason
    QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusOut, popup))
    editor.setCurrentIndex(1)
    with qtbot.waitSignal(form.choice.committed):
        QApplication.sendEvent(editor, QFocusEvent(QEvent.Type.FocusIn, popup))


def test_a_tick_is_committed_at_once(qtbot: QtBot, form: Form) -> None:
    form.tick.editor.setFocus()
    with qtbot.waitSignal(form.tick.committed):
        qtbot.keyClick(form.tick.editor, Qt.Key.Key_Space)


def test_dates_and_numbers_can_be_taken_back_too(qtbot: QtBot, form: Form) -> None:
    for field in (form.date, form.number):
        before = read_value(field.editor)
        field.editor.setFocus()
        qtbot.keyClick(field.editor, Qt.Key.Key_Up)
        assert read_value(field.editor) != before
        qtbot.keyClick(field.editor, Qt.Key.Key_Escape)
        assert read_value(field.editor) == before


def test_an_error_stands_under_the_field_in_words(form: Form) -> None:
    field = form.title
    field.set_error("Vul een titel in.")
    assert field.error() == "Vul een titel in."
    assert not field._error_row.isHidden()
    assert field.editor.accessibleDescription() == "Vul een titel in. Kort, zonder namen"
    assert field.editor.property("invalid") is True
    field.set_error("")
    assert field._error_row.isHidden()
    assert field.editor.property("invalid") is False


def test_a_label_names_its_field_for_key_and_screen_reader(form: Form) -> None:
    assert form.title.editor.accessibleName() == "Titel"
    assert form.title._label.buddy() is form.title.editor
    form.title.set_words("&Title", "Short, no names")
    assert form.title.editor.accessibleName() == "Title"
    assert form.title.editor.accessibleDescription() == "Short, no names"


def test_a_loaded_value_is_the_one_that_escape_gives_back(qtbot: QtBot, form: Form) -> None:
    line(form).setText("Geladen")
    form.title.rebase()
    with qtbot.assertNotEmitted(form.title.committed):
        form.choice.editor.setFocus()
    form.title.editor.setFocus()
    line(form).setText("x")
    qtbot.keyClick(form.title.editor, Qt.Key.Key_Escape)
    assert line(form).text() == "Geladen"


def test_the_wheel_changes_no_field_that_is_merely_passed(form: Form) -> None:
    editor = form.number.editor
    form.title.editor.setFocus()
    point = QPointF(5, 5)
    wheel = QWheelEvent(
        point,
        editor.mapToGlobal(point),
        QPoint(),
        QPoint(0, 120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    before = read_value(editor)
    QApplication.sendEvent(editor, wheel)
    assert read_value(editor) == before


def test_an_editor_of_an_unknown_kind_is_refused(qtbot: QtBot) -> None:
    dial = QDial()
    qtbot.addWidget(dial)
    with pytest.raises(TypeError, match="QDial"):
        Field("x", dial)


def test_a_date_starts_today_and_knows_its_bounds(qtbot: QtBot) -> None:
    box = date_box(earliest=QDate(2026, 1, 1))
    qtbot.addWidget(box)
    assert box.date() == QDate.currentDate()
    assert box.calendarPopup()
    box.setDate(QDate(2020, 1, 1))
    assert box.date() == QDate(2026, 1, 1)


def test_numbers_keep_their_distance_from_the_edge_at_every_zoom(qtbot: QtBot) -> None:
    box = number_box(0, 9)
    qtbot.addWidget(box)
    small = box.lineEdit().textMargins().left()
    theme().set_zoom(200)
    assert box.lineEdit().textMargins().left() == 2 * small > 0


def test_a_search_can_be_emptied(qtbot: QtBot) -> None:
    box = search_box()
    qtbot.addWidget(box)
    assert box.isClearButtonEnabled()


def test_what_gets_the_focus_by_tab_comes_into_view(qtbot: QtBot) -> None:
    content = QWidget()
    column = QVBoxLayout(content)
    edits = [QLineEdit() for _ in range(40)]
    for edit in edits:
        column.addWidget(edit)
    page = ScrollPage(content)
    qtbot.addWidget(page)
    page.resize(300, 200)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    QApplication.processEvents()
    edits[0].setFocus()
    for edit in edits[:-1]:
        qtbot.keyClick(edit, Qt.Key.Key_Tab)
    assert edits[-1].hasFocus()
    assert page.viewport().rect().contains(edits[-1].mapTo(page.viewport(), QPoint(1, 1)))


@pytest.fixture(params=[BarChart, ColumnChart])
def chart(request: pytest.FixtureRequest, qtbot: QtBot) -> Chart:
    made: Chart = request.param("")
    qtbot.addWidget(made)
    made.set_figures(
        "Ernst per wijkverband",
        [Bar("Waterlanden", (4, 8), "van 12"), Bar("Duinstreek", (2, 0))],
        [Series("laag", "severity1"), Series("hoog", "severity3")],
    )
    made.resize(400, 200)
    made.show()
    return made


def test_a_chart_is_said_in_words(chart: Chart) -> None:
    assert chart.accessibleName() == "Ernst per wijkverband"
    assert chart.spoken(0) == "Waterlanden: 12 (laag 4, hoog 8), van 12"
    assert chart.accessibleDescription().endswith("; Duinstreek: 2 (laag 2, hoog 0)")


def test_arrows_go_from_bar_to_bar_and_enter_opens_one(qtbot: QtBot, chart: Chart) -> None:
    chart.setFocus()
    with qtbot.assertNotEmitted(chart.activated):
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current() == 0
    for _ in range(3):
        qtbot.keyClick(chart, Qt.Key.Key_Right)
    assert chart.current() == 1
    with qtbot.waitSignal(chart.activated) as opened:
        qtbot.keyClick(chart, Qt.Key.Key_Return)
    assert opened.args == [1]
    assert chart.toolTip() == "Duinstreek: 2 (laag 2, hoog 0)"
    qtbot.keyClick(chart, Qt.Key.Key_Up)
    assert chart.current() == 0


def test_a_bar_is_found_by_the_pointer(qtbot: QtBot, chart: Chart) -> None:
    middle = chart.bar_rect(1).center().toPoint()
    with qtbot.waitSignal(chart.activated) as opened:
        qtbot.mouseDClick(chart, Qt.MouseButton.LeftButton, pos=middle)
    assert opened.args == [1]


def test_every_series_is_painted_in_its_colour(chart: Chart) -> None:
    image = chart.grab().toImage()
    points = [(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)]
    colours = {image.pixelColor(x, y).name() for x, y in points}
    for tone in ("severity1", "severity3"):
        assert theme().colour(tone).name() in colours


def test_figures_must_fit_their_series(chart: Chart) -> None:
    with pytest.raises(ValueError, match="each series"):
        chart.set_figures("x", [Bar("a", (1, 2, 3))], [Series("a"), Series("b")])


@pytest.mark.parametrize("kind", [BarChart, ColumnChart])
def test_a_chart_without_figures_is_painted_and_silent(qtbot: QtBot, kind: type[Chart]) -> None:
    chart = kind("Niets")
    qtbot.addWidget(chart)
    chart.set_figures("Niets", [])
    chart.show()
    qtbot.keyClick(chart, Qt.Key.Key_Down)
    assert chart.current() == -1
    chart.set_figures("Nul", [Bar("a", (0,))])
    chart.grab()
    assert chart.spoken(0) == "a: 0"
