"""One cell or row that was not understood: what stands there, why it waits, and the answer."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.fields import FieldType
from resv_desktop.domain.records import parse_date
from resv_desktop.gui.i18n import current_lang, date_text
from resv_desktop.gui.models.merge_todo import Todo, column_label
from resv_desktop.gui.privacy import PrivacyDesk
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.scroll import ScrollPage

UNCERTAIN_DAY = "day_uncertain"
"""The rule of a day that can be read in two ways; a whole file is written in one of them."""


_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class AnswerCard(QFrame):
    """Asks one thing. It knows nothing of the log: what is answered goes out as signals."""

    answered = Signal(str, bool)
    """The text or code, and whether it holds for all that is alike."""
    left = Signal(bool)
    """Leave it as it is, and whether all that is alike."""
    days_told = Signal(bool)
    """All uncertain days of the file: day first, or month first."""

    def __init__(self, desk: PrivacyDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="card")
        self.todo: Todo | None = None
        self._alike = 0
        self.title, self.place, self.reason = Paragraph(), Paragraph(), Paragraph()
        self.says, self.raw = Paragraph(), Paragraph()
        self.line, self.choice = QLineEdit(), QComboBox()
        self.line_field, self.choice_field = Field("", self.line), Field("", self.choice)
        self.line_field.watch(desk)
        self.all_alike = QCheckBox()
        self.save, self.leave = button("", "primary", "check"), button("")
        self.day_first, self.month_first = button("", "secondary"), button("", "secondary")
        self._offers, self._days = QWidget(), QWidget()
        self._place()
        self._connect()

    # -- what is shown -------------------------------------------------------------------------

    def show_todo(self, todo: Todo, alike: int) -> None:
        """Ask for ``todo``; ``alike`` others have the same text in the same column."""
        self.todo, self._alike = todo, alike
        self.line.clear()
        self._fill_choice()
        self.all_alike.setChecked(False)
        self.set_error("")
        self.retranslate()

    @property
    def field(self) -> Field:
        """The field in which the answer is given."""
        return self.choice_field if self._has_choice() else self.line_field

    def focus_answer(self) -> None:
        """Put the keyboard in the answer."""
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, sentence: str) -> None:
        """Say under the field why an answer cannot be taken."""
        self.line_field.set_error("")
        self.choice_field.set_error("")
        self.field.set_error(sentence)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.says.setText(self.tr("It says:"))
        self.save.setText(self.tr("Keep the answer"))
        self.leave.setText(self.tr("Leave as it is"))
        self.leave.setToolTip(self.tr("The field keeps the value it had; the question goes away"))
        self.day_first.setText(self.tr("All days of this file: day first"))
        self.month_first.setText(self.tr("All days of this file: month first"))
        if self.todo is not None:
            self._say(self.todo)

    def _say(self, todo: Todo) -> None:
        item = todo.item
        self.title.setText(todo.name)
        where = self.tr("%1, sheet %2, row %3").replace("%1", item.name)
        where = where.replace("%2", item.sheet).replace("%3", str(item.row))
        parts = (todo.network, item.period, where, item.column)
        self.place.setText(" · ".join(part for part in parts if part))
        self.reason.setText(item.reason(current_lang()))
        self.raw.setText(item.raw)
        label = self.tr("What is it about?") if item.is_row else column_label(item)
        self.line_field.set_words(label, self._hint(item.kind))
        self.choice_field.set_words(label)
        self.choice.setItemText(0, self.tr("Choose…"))
        self.all_alike.setText(self.tr("Also for %n others with the same text", "", self._alike))
        self.all_alike.setVisible(self._alike > 0)
        uncertain = item.rule == UNCERTAIN_DAY
        self._days.setVisible(uncertain)
        for field in (self.line_field, self.choice_field):
            field.setVisible(field is self.field)
        self._offer(item.suggestions)

    def _hint(self, kind: FieldType) -> str:
        if kind in (FieldType.DATE, FieldType.DATES):
            return self.tr("for example 3-4-2027")
        if kind in (FieldType.CODES, FieldType.RECORDS):
            return self.tr("several: with ; between them")
        return ""

    def _has_choice(self) -> bool:
        return self.todo is not None and self.todo.item.kind in (FieldType.CODE, FieldType.YES_NO)

    def _fill_choice(self) -> None:
        self.choice.clear()
        self.choice.addItem("", "")
        for code, label in self.todo.item.codes if self.todo else ():
            self.choice.addItem(label, code)

    def _offer(self, suggestions: tuple[str, ...]) -> None:
        while (old := self._offers_layout.takeAt(0)) is not None:
            if widget := old.widget():
                widget.hide()
                widget.deleteLater()
        for text in suggestions:
            made = self._suggestion(text)
            self._offers_layout.addWidget(made)
        self._offers.setVisible(bool(suggestions))

    def _suggestion(self, text: str) -> QPushButton:
        day = parse_date(text) if text[:4].isdecimal() else None
        words = date_text(day) if day else text
        made = button(words.replace("&", "&&"), "secondary", parent=self._offers)
        made.setAccessibleDescription(self.tr("Fills this in as the answer"))
        made.clicked.connect(partial(self._take, text))
        return made

    # -- what a person does --------------------------------------------------------------------

    def _take(self, text: str) -> None:
        if self._has_choice():
            at = max(self.choice.findData(text), self.choice.findText(text), 0)
            self.choice.setCurrentIndex(at)
        else:
            self.line.setText(text)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def _answer(self) -> None:
        text = str(self.choice.currentData() or "") if self._has_choice() else self.line.text()
        self.answered.emit(text, self._for_all())

    def _for_all(self) -> bool:
        return self._alike > 0 and self.all_alike.isChecked()

    def _connect(self) -> None:
        self.save.clicked.connect(self._answer)
        # Enter in a field moves on; here it is the answer, so this filter comes before the field's.
        self.line.installEventFilter(self)
        self.leave.clicked.connect(lambda: self.left.emit(self._for_all()))
        self.day_first.clicked.connect(lambda: self.days_told.emit(True))
        self.month_first.clicked.connect(lambda: self.days_told.emit(False))

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress and watched is self.line
        if pressed and isinstance(event, QKeyEvent) and event.key() in _ENTER:
            self._answer()
            return True
        return super().eventFilter(watched, event)

    # -- how it is made ------------------------------------------------------------------------

    def _place(self) -> None:
        body, outer = QWidget(), QVBoxLayout(self)
        space(outer, 0, (1, 1, 1, 1))
        page = ScrollPage(body)
        for ground in (page.viewport(), body):
            ground.setAutoFillBackground(False)
        outer.addWidget(page)
        column = QVBoxLayout(body)
        space(column, 8, (16, 12, 16, 12))
        quote = QFrame()
        set_role(quote, role="quote")
        inside = QVBoxLayout(quote)
        space(inside, 0, (12, 8, 12, 8))
        inside.addWidget(self.raw)
        said: list[QWidget] = [self.title, self.place, self.reason, self.says, quote]
        asked: list[QWidget] = [self.line_field, self.choice_field, self._offers, self._days]
        for widget in said:
            column.addWidget(widget)
        column.addSpacing(4)
        for widget in (*asked, self.all_alike):
            column.addWidget(widget)
        column.addLayout(self._buttons())
        column.addStretch(1)
        self._dress()

    def _buttons(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 8)
        line.addWidget(self.save)
        line.addWidget(self.leave)
        line.addStretch(1)
        return line

    def _dress(self) -> None:
        self._offers_layout = FlowLayout(self._offers, gap=8)
        days = FlowLayout(self._days, gap=8)
        for widget in (self.day_first, self.month_first):
            days.addWidget(widget)
        self.raw.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self.title, role="emphasis")
        for label in (self.place, self.says):
            set_role(label, role="muted")
