"""A field with its label, help while it has the focus, and its error in words under it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.privacy import PrivacyDesk
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.announce import announce, spoken
from resv_desktop.gui.widgets.check_note import CheckNote
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.text_check import TextCheck

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def read_value(editor: QWidget) -> Any:
    """The present value of an editor of a kind that Field knows. Raises TypeError for another."""
    if isinstance(editor, QLineEdit):
        return editor.text()
    if isinstance(editor, QPlainTextEdit):
        return editor.toPlainText()
    if isinstance(editor, QComboBox):
        return editor.currentIndex()
    if isinstance(editor, QDateEdit):
        return editor.date()
    if isinstance(editor, QSpinBox):
        return editor.value()
    if isinstance(editor, QCheckBox):
        return editor.isChecked()
    raise TypeError(f"Field has no way to read a {type(editor).__name__}")


def _writer(editor: QWidget) -> Callable[[Any], None]:
    if isinstance(editor, QLineEdit):
        return editor.setText
    if isinstance(editor, QPlainTextEdit):
        return editor.setPlainText
    if isinstance(editor, QComboBox):
        return editor.setCurrentIndex
    if isinstance(editor, QDateEdit):
        return editor.setDate
    if isinstance(editor, QSpinBox):
        return editor.setValue
    if isinstance(editor, QCheckBox):
        return editor.setChecked
    raise TypeError(f"Field has no way to write a {type(editor).__name__}")


class Field(QWidget):
    """Wraps one editor: line, text, choice, date, number or tick.

    Enter moves on (Ctrl+Enter in a text of several lines), Esc gives back the value that stood
    there when the field got the focus. ``committed`` is emitted when the person leaves or moves
    on with another value than before.
    """

    committed = Signal()

    def __init__(
        self, label: str, editor: QWidget, help_text: str = "", parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.editor = editor
        self.check: TextCheck | None = None
        self.note: CheckNote | None = None
        self._before = read_value(editor)
        self._label = QLabel(self)
        self._help = ElidedLabel("", self)
        self._error_row = QWidget(self)
        self._error_icon = IconLabel("circle-x", "bad", 16, self._error_row)
        self._error = plain_label(parent=self._error_row)
        self._build()
        self.set_words(label, help_text)

    def set_words(self, label: str, help_text: str = "") -> None:
        """Set label and help, at first and again after a change of language."""
        self._label.setText(label)
        self._help.setText(help_text)
        self.editor.setAccessibleName(label.replace("&", ""))
        self._describe()

    def watch(self, desk: PrivacyDesk) -> CheckNote:
        """Look for personal data in the text while it is typed; return the note under the field.

        For lines and texts only.
        """
        assert isinstance(self.editor, QLineEdit | QPlainTextEdit)
        self.check = TextCheck(self.editor, desk)
        self.note = CheckNote(self.check, self)
        self._column.insertWidget(self._column.indexOf(self._error_row), self.note)
        self._describe()
        return self.note

    def blocking(self) -> str:
        """Why the text may not be kept, of a field that is watched; empty when it may."""
        return self.check.blocking() if self.check is not None else ""

    def set_error(self, sentence: str) -> None:
        """Show ``sentence`` under the field; an empty one takes it away."""
        changed = sentence != self._error.text()
        self._error.setText(sentence)
        self._error_row.setVisible(bool(sentence))
        set_role(self.editor, invalid=bool(sentence))
        self._describe()
        if sentence and changed:
            announce(self.editor, sentence)

    def error(self) -> str:
        """The sentence under the field, or an empty string."""
        return self._error.text()

    def help_shown(self) -> bool:
        """Whether the help can be read now, which is while the field has the focus."""
        return not self._help.isHidden()

    def rebase(self) -> None:
        """Take the present value as the one that Esc gives back; call after loading a record."""
        self._before = read_value(self.editor)

    def setFocus(self, reason: Qt.FocusReason = Qt.FocusReason.OtherFocusReason, /) -> None:
        """Put the keyboard in the editor.

        Not by a focus proxy: Qt would take the field for a stop of its own on the way of Tab, at
        the place where it was made.
        """
        self.editor.setFocus(reason)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Wheel and not self.editor.hasFocus():
            # Scrolling the page must not change a value under the pointer.
            event.ignore()
            return True
        if isinstance(event, QFocusEvent) and event.reason() == Qt.FocusReason.PopupFocusReason:
            # A choice list or menu opened or closed: the person is still at this field, and has
            # perhaps chosen. (``activated`` would also come for each arrow key on the way.)
            if event.gotFocus():
                self._commit()
            return False
        if event.type() == QEvent.Type.FocusIn:
            self._before = read_value(self.editor)
            self._help.setVisible(bool(self._help.text()))
        elif event.type() == QEvent.Type.FocusOut:
            self._help.hide()
            self._commit()
        elif event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            return self._key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _key(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape and read_value(self.editor) != self._before:
            _writer(self.editor)(self._before)
            return True
        if event.key() in _ENTER and self._enter_moves_on(event):
            self._commit()
            self.focusNextChild()
            return True
        return False

    def _enter_moves_on(self, event: QKeyEvent) -> bool:
        several_lines = isinstance(self.editor, QPlainTextEdit)
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        return control if several_lines else not control

    def _commit(self) -> None:
        value = read_value(self.editor)
        if value != self._before:
            self._before = value
            self.committed.emit()

    def _build(self) -> None:
        self._label.setBuddy(self.editor)
        set_role(self._label, role="strong")
        set_role(self._help, role="muted")
        set_role(self._error, role="error")
        self._help.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self._help.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self._help.hide()
        self._error.setWordWrap(True)
        self._error.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)
        if isinstance(self.editor, QPlainTextEdit):
            self.editor.setTabChangesFocus(True)
        elif isinstance(self.editor, QCheckBox):
            self.editor.clicked.connect(self._commit)
        self.editor.installEventFilter(self)
        self._place()
        self._error_row.hide()

    def _place(self) -> None:
        top = QHBoxLayout()
        space(top, 8)
        top.addWidget(self._label)
        top.addWidget(self._help, 1)
        below = QHBoxLayout(self._error_row)
        space(below, 4)
        below.addWidget(self._error_icon, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._error, 1)
        column = self._column = QVBoxLayout(self)
        space(column, 4)
        column.addLayout(top)
        column.addWidget(self.editor)
        column.addWidget(self._error_row)

    def _describe(self) -> None:
        description = spoken(self._error.text(), self._help.text())
        if self.check is not None:
            self.check.describe(description)
        else:
            self.editor.setAccessibleDescription(description)
