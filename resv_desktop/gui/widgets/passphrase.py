"""A passphrase asked for inside the page: twice for a new place, once to open what is there."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.domain.passwords import objection
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.password_field import TOP, PasswordField, ShowToggle
from resv_desktop.sentences import sentence


class PassphrasePanel(QFrame):
    """Hidden until :meth:`ask`. Nothing that is typed outlives the answer."""

    answered = Signal(str)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None, *, new: bool) -> None:
        super().__init__(parent)
        set_role(self, role="bar")
        self._new = new
        self.about = Paragraph(parent=self)
        self.first = PasswordField(self, enter_moves_on=new)
        self.second = PasswordField(self, enter_moves_on=False)
        fields = (self.first, self.second) if new else (self.first,)
        self.show_toggle = ShowToggle(fields, self)
        self.answer_button = button("", "secondary", "lock", self)
        self.cancel_button = button("", "quiet", parent=self)
        self._place()
        self.second.setVisible(new)
        self.hide()

    def ask(self) -> None:
        """Show the panel, with the keyboard in it."""
        self.forget()
        self.show()
        self.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def forget(self) -> None:
        """Keep nothing of what was typed, and hide."""
        self.first.forget()
        self.second.forget()
        self.show_toggle.hide_text()
        self.hide()

    def say_wrong(self, words: str) -> None:
        """Say at the field why it does not do."""
        self.first.set_error(words)
        self.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_words(self, about: str, field: str, again: str, answer: str, cancel: str) -> None:
        """Say what this is for, in the language of the moment."""
        self.about.setText(about)
        self.first.set_words(field, self._help())
        self.second.set_words(again)
        self.answer_button.setText(answer)
        self.cancel_button.setText(cancel)
        self.show_toggle.retranslate()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.show_toggle.retranslate()
        super().changeEvent(event)

    def _help(self) -> str:
        return self.tr("12 characters or more") if self._new else ""

    def _answer(self) -> None:
        typed = self.first.text().strip()
        if self._new and not self._will_do(typed):
            return
        if typed:
            self.answered.emit(typed)
        else:
            self.first.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _will_do(self, typed: str) -> bool:
        code, values = objection(typed)
        self.first.set_error(sentence(code, dict(values), current_lang()) if code else "")
        same = typed == self.second.text().strip()
        self.second.set_error("" if same else self.tr("The two are not the same"))
        if code or not same:
            (self.first if code else self.second).line.setFocus(Qt.FocusReason.OtherFocusReason)
        return same and not code

    def _cancel(self) -> None:
        self.forget()
        self.refused.emit()

    def _place(self) -> None:
        column, line, foot = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        space(column, 12, (16, 12, 16, 12))
        space(line, 16)
        space(foot, 8)
        for widget in (self.first, self.second):
            line.addWidget(widget, 1, TOP)
        line.addWidget(self.show_toggle, 0, TOP)
        foot.addWidget(self.answer_button)
        foot.addWidget(self.cancel_button)
        foot.addStretch(1)
        column.addWidget(self.about)
        column.addLayout(line)
        column.addLayout(foot)
        self.answer_button.clicked.connect(self._answer)
        self.cancel_button.clicked.connect(self._cancel)
        last = self.second if self._new else self.first
        last.line.returnPressed.connect(self._answer)
