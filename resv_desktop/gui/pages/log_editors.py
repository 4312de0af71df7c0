"""Editors for what an entry holds besides text: a code, several codes, a day that may be empty."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from PySide6.QtCore import QDate, QEvent, QObject, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QComboBox,
    QCompleter,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from resv_desktop.gui.icons import icon
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.announce import announce, spoken
from resv_desktop.gui.widgets.chips import ChipBar, ChipData
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.plain import plain_label

_MOVES = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Escape)
_DAY = re.compile(r"(\d{1,2})[-/. ](\d{1,2})(?:[-/. ](\d{4}|\d{2}))?")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_TODAY = ("vandaag", "today", "nu", "now")


class CodeBox(QComboBox):
    """A choice of codes; typing goes to the label that begins so. It may stay empty."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = False
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(8)
        self.setMaxVisibleItems(16)

    def set_choices(self, choices: Iterable[tuple[str, str]], *, optional: bool = True) -> None:
        """Offer pairs of a code and its label, and nothing at all when ``optional``."""
        kept = self.code()
        self.clear()
        for code, label in [*([("", "–")] if optional else []), *choices]:
            self.addItem(label, code)
        self.set_code(kept)

    def code(self) -> str:
        """The code that is chosen; empty for none."""
        return str(self.currentData() or "")

    def set_code(self, code: str) -> None:
        """Choose a code; one that is not offered is shown as it is, so that nothing is hidden."""
        at = self.findData(code)
        if at < 0 and code:
            self.addItem(code, code)
            at = self.count() - 1
        self.setCurrentIndex(at)

    def set_read_only(self, on: bool) -> None:
        """Let it be read and reached, but not changed."""
        self._read_only = on

    def showPopup(self, /) -> None:
        if not self._read_only:
            super().showPopup()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if self._read_only and Qt.Key(event.key()) not in _MOVES:
            event.ignore()
            return
        super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent, /) -> None:
        if self._read_only:
            self.setFocus(Qt.FocusReason.MouseFocusReason)
            return
        super().mousePressEvent(event)


class DayLine(QLineEdit):
    """A day as people write it (12-3-2027, 12-3, today), or nothing. Alt+Down opens a calendar."""

    def __init__(self, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._today = today
        action = self.addAction(
            icon("calendar", "muted"), QLineEdit.ActionPosition.TrailingPosition
        )
        action.triggered.connect(self.open_calendar)
        self._open = action
        self.retranslate()

    def day(self) -> date | None:
        """The day that is written; ``None`` for an empty line.

        Raises:
            ValueError: when it is no day.
        """
        return read_day(self.text(), self._today())

    def set_day(self, day: date | None) -> None:
        """Write a day, or nothing."""
        self.setText(f"{day.day}-{day.month}-{day.year}" if day else "")

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setPlaceholderText(self.tr("d-m-yyyy"))
        self._open.setText(self.tr("Choose a day (Alt+Down)"))

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        alt = bool(event.modifiers() & Qt.KeyboardModifier.AltModifier)
        if event.key() == Qt.Key.Key_Down and alt:
            self.open_calendar()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def open_calendar(self) -> None:
        """Show a calendar under the line, at its day."""
        if self.isReadOnly():
            return
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget(menu)
        calendar.setAccessibleName(self._open.text())
        try:
            day = self.day() or self._today()
        except ValueError:
            day = self._today()
        calendar.setSelectedDate(QDate(day.year, day.month, day.day))
        calendar.activated.connect(lambda chosen: self._chosen(chosen, menu))
        calendar.clicked.connect(lambda chosen: self._chosen(chosen, menu))
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.mapToGlobal(QPoint(0, self.height())))
        calendar.setFocus()

    def _chosen(self, day: QDate, menu: QMenu) -> None:
        self.set_day(date(day.year(), day.month(), day.day()))
        menu.close()


def read_day(text: str, today: date) -> date | None:
    """Return the day that a person wrote; ``None`` when nothing was written.

    A day without a year is of this year.

    Raises:
        ValueError: when it is no day.
    """
    said = text.strip().casefold()
    if not said:
        return None
    if said in _TODAY:
        return today
    if iso := _ISO.fullmatch(said):
        return date(*map(int, iso.groups()))
    if found := _DAY.fullmatch(said):
        year = int(found[3] or today.year)
        return date(year + 2000 if year < 100 else year, int(found[2]), int(found[1]))
    raise ValueError(text)


class ManyField(QWidget):
    """Several codes as chips, with a line to add one; each choice is kept at once."""

    committed = Signal()
    chip_clicked = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices: dict[str, str] = {}
        self._read_only = False
        self._name: Callable[[str], str] = lambda code: self._choices.get(code, code)
        self._codes: tuple[str, ...] = ()
        self._completer: QCompleter | None = None
        self._find: Callable[[str], str | None] = lambda text: None
        self._label, self._help = QLabel(self), ElidedLabel("", self)
        self.chips, self.line = ChipBar(self), QLineEdit(self)
        self._error = plain_label(parent=self)
        self._build()

    def set_words(self, label: str, help_text: str = "", add: str = "") -> None:
        """Set label, help, and what stands in the line while it is empty."""
        self._label.setText(label)
        self._help.setText(help_text)
        self.line.setAccessibleName(label)
        self.line.setPlaceholderText(add)
        self._describe()

    def set_choices(
        self, choices: Sequence[tuple[str, str]], find: Callable[[str], str | None]
    ) -> None:
        """Offer pairs of a code and its label; ``find`` says which code a text names."""
        self._choices, self._find = dict(choices), find
        completer = QCompleter([label for _, label in choices], self.line)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setMaxVisibleItems(12)
        # After Qt itself has put the chosen words into the line.
        completer.activated.connect(self._picked, Qt.ConnectionType.QueuedConnection)
        self._completer = completer
        self.line.setCompleter(completer)
        self._show()

    def look_up(self, find: Callable[[str], str | None], name: Callable[[str], str]) -> None:
        """Take what ``find`` knows instead of a list, and show it as ``name`` says."""
        self._find, self._name = find, name
        self._show()

    def codes(self) -> tuple[str, ...]:
        """The codes that are chosen, in the order in which they were."""
        return self._codes

    def set_codes(self, codes: Sequence[str]) -> None:
        """Show other codes."""
        self._codes = tuple(codes)
        self._show()

    def set_read_only(self, on: bool) -> None:
        """Let it be read and reached, but not changed."""
        self.line.setVisible(not on)
        self._read_only = on
        self._show()

    def set_error(self, sentence: str) -> None:
        """Show a sentence under the field; an empty one takes it away."""
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        set_role(self.line, invalid=bool(sentence))
        self._describe()
        if sentence:
            announce(self.line, sentence)

    def error(self) -> str:
        """The sentence under the field, or an empty string."""
        return self._error.text()

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self._help.setVisible(bool(self._help.text()))
        elif event.type() == QEvent.Type.FocusOut:
            self._help.hide()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event)
        return False

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.line.text().strip():
                self._take(self.line.text())
            else:
                self.focusNextChild()
            return True
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.line.setText("")
            self.set_error("")
            return True
        return False

    def _picked(self, label: str) -> None:
        # Enter at a choice may have been taken from the line already.
        if self.line.text().strip():
            self._take(label)

    def _take(self, text: str) -> None:
        code = self._find(text) or self._first(text)
        if code is None:
            self.set_error(self.tr("“%1” is not in the list.").replace("%1", text.strip()))
            return
        self.set_error("")
        self.line.setText("")
        QTimer.singleShot(0, self._hide_choices)
        if code not in self._codes:
            self.set_codes((*self._codes, code))
            self.committed.emit()

    def _first(self, text: str) -> str | None:
        """The uppermost of the choices that the list under the field shows for ``text``."""
        said = text.strip().casefold()
        found = (code for code, label in self._choices.items() if said in label.casefold())
        return next(found, None)

    def _hide_choices(self) -> None:
        popup = self._completer.popup() if self._completer else None
        if popup is not None:
            popup.hide()

    def _removed(self, code: str) -> None:
        if not self._read_only:
            self.set_codes([other for other in self._codes if other != code])
            self.committed.emit()
            if not self._codes:
                self.line.setFocus()

    def _show(self) -> None:
        self.chips.set_chips(
            [
                ChipData(code, self._name(code), removable=not self._read_only)
                for code in self._codes
            ]
        )
        self.chips.setVisible(bool(self._codes))

    def _describe(self) -> None:
        self.line.setAccessibleDescription(spoken(self._error.text(), self._help.text()))

    def _build(self) -> None:
        self._label.setBuddy(self.line)
        set_role(self._label, role="strong")
        set_role(self._help, role="muted")
        set_role(self._error, role="error")
        self._help.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._help.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._error.setWordWrap(True)
        for hidden in (self._help, self._error, self.chips):
            hidden.hide()
        self.line.installEventFilter(self)
        self.chips.removed.connect(self._removed)
        self.chips.clicked.connect(self.chip_clicked)
        self.setFocusProxy(self.line)
        top = QHBoxLayout()
        space(top, 8)
        top.addWidget(self._label)
        top.addWidget(self._help, 1)
        column = QVBoxLayout(self)
        space(column, 4)
        column.addLayout(top)
        for widget in (self.chips, self.line, self._error):
            column.addWidget(widget)
