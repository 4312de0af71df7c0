"""What a file with a password asks before it can be read."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.password_field import TOP, PasswordField, ShowToggle


class PasswordAsk(QWidget):
    """A field, *Open* and *Pass over*; of a file that was passed over only a way back."""

    given = Signal(str)
    """A password was typed."""
    passed_over = Signal(bool)
    """The file is passed over (true), or is not after all (false)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = PasswordField(self, enter_moves_on=False)
        self.show_toggle = ShowToggle((self.field,), self)
        self.open, self.skip = button("", parent=self), button("", parent=self)
        self.back = button("", "link", parent=self)
        self._asking = QWidget(self)
        self._place()
        self.field.line.returnPressed.connect(self._give)
        self.open.clicked.connect(self._give)
        self.skip.clicked.connect(lambda: self.passed_over.emit(True))
        self.back.clicked.connect(lambda: self.passed_over.emit(False))
        self.retranslate()

    def ask(self, *, wrong: bool, passed_over: bool) -> None:
        """Ask; ``wrong`` when what was typed before did not fit."""
        self._asking.setVisible(not passed_over)
        self.back.setVisible(passed_over)
        self.field.set_error(
            self.tr("This password does not fit. Mind capitals and blanks.") if wrong else ""
        )

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.field.forget()
        self.show_toggle.hide_text()

    def focus_first(self) -> None:
        """Put the keyboard where an answer begins; what stands there is typed over."""
        if self._asking.isHidden():
            self.back.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.field.setFocus(Qt.FocusReason.OtherFocusReason)
            self.field.line.selectAll()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.field.set_words(
            self.tr("Password of this file"), self.tr("The sender gives it, not by mail")
        )
        self.open.setText(self.tr("Open with the password"))
        self.skip.setText(self.tr("Pass over"))
        self.skip.setToolTip(self.tr("Leave this file out; nothing of it is read"))
        self.back.setText(self.tr("Give the password after all"))
        self.show_toggle.retranslate()

    # -- inside --------------------------------------------------------------------------------

    def _give(self) -> None:
        if self.field.text():
            self.given.emit(self.field.text())
        else:
            self.field.setFocus()

    def _place(self) -> None:
        whole, column = QVBoxLayout(self), QVBoxLayout(self._asking)
        line, buttons = QHBoxLayout(), QHBoxLayout()
        for layout, gap in ((whole, 0), (column, 8), (line, 8), (buttons, 8)):
            space(layout, gap)
        line.addWidget(self.field, 1, TOP)
        line.addWidget(self.show_toggle, 0, TOP)
        for widget in (self.open, self.skip):
            buttons.addWidget(widget)
        buttons.addStretch(1)
        column.addLayout(line)
        column.addLayout(buttons)
        whole.addWidget(self._asking)
        whole.addWidget(self.back, 0, Qt.AlignmentFlag.AlignLeft)
        chain_tabs((self.field.line, self.show_toggle.button, self.open, self.skip, self.back))
