"""Passwords: one field that hides what is typed, and the choice to put one on a workbook."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resv_desktop.domain.passwords import MOST, objection
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.sentences import sentence

TOP = Qt.AlignmentFlag.AlignTop
UNDER_LABEL = 22
"""Height of a label with the distance to its editor, in px at 100%."""
LONGEST = 4 * MOST
"""Signs that can be typed or pasted; what is too long must be told, not cut off unseen."""


class PasswordField(Field):
    """A field for a password. Enter moves on, or is left to ``editor.returnPressed``."""

    def __init__(self, parent: QWidget | None = None, *, enter_moves_on: bool = True) -> None:
        self.line = QLineEdit()
        self.line.setEchoMode(QLineEdit.EchoMode.Password)
        self.line.setMaxLength(LONGEST)
        self._moves_on = enter_moves_on
        super().__init__("", self.line, parent=parent)
        self.line.textEdited.connect(lambda: self.set_error(""))

    def show_text(self, shown: bool) -> None:
        """Show what is typed, or dots."""
        mode = QLineEdit.EchoMode
        self.line.setEchoMode(mode.Normal if shown else mode.Password)

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def forget(self) -> None:
        """Keep nothing of what was typed."""
        self.line.clear()
        self.rebase()
        self.set_error("")

    def _enter_moves_on(self, event: QKeyEvent) -> bool:
        return self._moves_on and super()._enter_moves_on(event)


class ShowToggle(QWidget):
    """A button that shows what is typed in some fields, and hides it again."""

    def __init__(self, fields: Sequence[PasswordField], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._fields = tuple(fields)
        self.button = button("", "quiet", parent=self)
        self.button.setCheckable(True)
        self.button.toggled.connect(self._toggled)
        line = QHBoxLayout(self)
        line.addWidget(self.button)
        # Beside the editors, under the height of their labels; an error under them moves nothing.
        follow_theme(self, lambda: line.setContentsMargins(0, theme().px(UNDER_LABEL), 0, 0))
        self.retranslate()

    def hide_text(self) -> None:
        """Show dots again."""
        self.button.setChecked(False)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        shown = self.button.isChecked()
        self.button.setText(self.tr("Hide") if shown else self.tr("Show"))
        name = self.tr("Hide the password") if shown else self.tr("Show the password")
        self.button.setAccessibleName(name)
        self.button.setToolTip(name)

    def _toggled(self, shown: bool) -> None:
        for field in self._fields:
            field.show_text(shown)
        self.retranslate()


class PasswordChoice(QFrame):
    """Asks for the password of a workbook that is to be made, twice.

    ``wanted`` is a check box of its own, for the page to place; this panel is there while it is
    ticked. Nothing that is typed here outlives :meth:`forget`.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="bar")
        self.wanted = QCheckBox(parent)
        self.first, self.second = PasswordField(self), PasswordField(self)
        self.show_toggle = ShowToggle((self.first, self.second), self)
        self._about = Paragraph(parent=self)
        self._known: tuple[str, ...] = ()
        self._why = ""
        self.wanted.toggled.connect(self._wanted_or_not)
        self.first.committed.connect(self._judge)
        self._place()
        self.hide()
        self.retranslate()

    def set_known(self, words: Iterable[str]) -> None:
        """Take in what anybody would think of here: the names of the network and the region."""
        self._known = tuple(words)

    def require(self, why: str) -> None:
        """Leave no choice, and say why."""
        self._why = why
        self.wanted.setChecked(True)
        self.wanted.setEnabled(False)
        self.wanted.setToolTip(why)

    def taken(self) -> str | None:
        """Return the password, an empty text when none is wanted, or None when it will not do.

        Why not is then said at the field, and the keyboard is there.
        """
        if not self.wanted.isChecked():
            return ""
        if self._judge() and self._same():
            return self.first.text()
        (self.first if self.first.error() else self.second).setFocus()
        return None

    def forget(self) -> None:
        """Keep nothing of what was typed; whether one is wanted stays."""
        for field in (self.first, self.second):
            field.forget()
        self.show_toggle.hide_text()

    def tab_order(self) -> tuple[QWidget, ...]:
        """Where Tab goes, in reading order."""
        return self.first.line, self.second.line, self.show_toggle.button

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.wanted.setText(self.tr("With a pass&word"))
        self.wanted.setToolTip(
            self._why or self.tr("Whoever opens the workbook must know the password")
        )
        self.first.set_words(self.tr("Password of the workbook"), self.tr("12 characters or more"))
        self.second.set_words(self.tr("The same password again"))
        self.show_toggle.retranslate()
        self._about.setText(
            self.tr(
                "A few unrelated words in a row are strong and easy to say. Give the password by "
                "telephone, not by mail. The program keeps it nowhere: who loses it cannot open "
                "this file any more, and makes a new one."
            )
        )

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    # -- inside --------------------------------------------------------------------------------

    def _judge(self) -> bool:
        code, values = objection(self.first.text(), self._known)
        self.first.set_error(sentence(code, dict(values), current_lang()) if code else "")
        return not code

    def _same(self) -> bool:
        same = self.first.text() == self.second.text()
        self.second.set_error("" if same else self.tr("The two passwords are not the same"))
        return same

    def _wanted_or_not(self, wanted: bool) -> None:
        self.setVisible(wanted)
        if not wanted:
            self.forget()
        elif self.wanted.hasFocus():
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _place(self) -> None:
        column, line = QVBoxLayout(self), QHBoxLayout()
        space(column, 8, (24, 12, 24, 12))
        space(line, 16)
        column.addWidget(self._about)
        for widget in (self.first, self.second, self.show_toggle):
            line.addWidget(widget, 0 if widget is self.show_toggle else 1, TOP)
        column.addLayout(line)
