"""Under a field: what the check found there, in words, and what a person can do about it."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.errors import describe
from resv_desktop.gui.privacy import TONES
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.tokens import TONE_ICONS
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.text_check import Seen, TextCheck

MOST_TOLD = 3
"""Findings that are told in words; the others are underlined and counted."""
BSN = "text_blocked_bsn"


class _Line(QWidget):
    """One sentence with the icon of its level."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._icon, self.words = IconLabel("info", "info", 16, self), Paragraph(parent=self)
        line = QHBoxLayout(self)
        space(line, 6)
        line.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.words, 1)

    def say(self, tone: str, words: str) -> None:
        """Show a sentence."""
        self._icon.show_icon(TONE_ICONS[tone], tone)
        self.words.setText(words)


class CheckNote(QFrame):
    """Hidden while there is nothing to say. What is asked of it goes out as signals.

    ``is_new``: nothing stood in the field before, it is a line for what is new.
    """

    stand_wanted = Signal()
    """What only asks to be looked at may stand as it is."""
    back_wanted = Signal()
    """The text that could not be kept may go; what stood there before comes back."""
    reason_given = Signal(str)
    """Keep the text all the same, for this reason."""

    def __init__(
        self, check: TextCheck, parent: QWidget | None = None, *, is_new: bool = False
    ) -> None:
        super().__init__(parent)
        self._check = check
        self._is_new = is_new
        self._can_stand = False
        self._held: KnownError | None = None
        self._lines: list[_Line] = []
        self._marks: list[QPushButton] = []
        self._column = QVBoxLayout(self)
        space(self._column, 4)
        self.hide()
        check.changed.connect(self._show)

    def offer_stand(self, on: bool) -> None:
        """Offer that what was found may stand: for a text that is kept in the log."""
        self._can_stand = on
        self._show()

    def hold(self, error: KnownError | None) -> None:
        """Say that the text could not be kept, or with ``None`` that it could."""
        if self._held is None and error is None:
            return
        self._held = error
        self._show()
        if error is not None:
            self.say_reason_error("")
            announce(self._check.editor, describe(error), urgent=True)

    @property
    def is_held(self) -> bool:
        """Whether the text waits to be kept."""
        return self._held is not None

    def say_reason_error(self, sentence: str) -> None:
        """Say under the line for the reason why it cannot be kept."""
        if self._is_made():
            self._reason_error.setText(sentence)
            self._reason_error.setVisible(bool(sentence))
            if sentence:
                announce(self.reason, sentence, urgent=True)
                self.reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def tab_order(self) -> list[QWidget]:
        """Its controls in reading order."""
        if not self._is_made():
            return []
        return [*self._marks, self.stand, self.back, self.reason, self.keep]

    # -- showing -------------------------------------------------------------------------------

    def _show(self) -> None:
        seen = [item for item in self._check.seen if not (self._held and item.level == "block")]
        had_keyboard = self._has_keyboard()
        self._show_parts(seen)
        if had_keyboard and not self._has_keyboard():
            # What was pressed is gone; without this the keyboard would be somewhere else.
            self._check.editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def _has_keyboard(self) -> bool:
        focus = QApplication.focusWidget()
        return focus is not None and self.isAncestorOf(focus)

    def _show_parts(self, seen: list[Seen]) -> None:
        self.setVisible(bool(seen) or self._held is not None)
        if self.isHidden():
            return
        self._make()
        self._say(seen)
        self._offer_marks(seen)
        waits = self._held is not None
        self.stand.setVisible(self._can_stand and any(s.level == "warn" for s in seen))
        self.back.setVisible(waits)
        has_way = self._held is not None and self._held.code != BSN
        for widget in (self.reason, self.keep):
            widget.setVisible(has_way)
        if not has_way:
            self.reason.clear()
            self._reason_error.hide()
        self._named.setVisible(bool(self._marks))
        self._actions.setVisible(waits or not self.stand.isHidden())

    def _say(self, seen: list[Seen]) -> None:
        told = [(TONES[item.level], item.told()) for item in seen[:MOST_TOLD]]
        if self._held is not None:
            told.insert(0, ("bad", describe(self._held)))
        if len(seen) > MOST_TOLD:
            told.append(("info", self.tr("And %n more.", "", len(seen) - MOST_TOLD)))
        while len(self._lines) < len(told):
            self._lines.append(_Line(self))
            self._column.insertWidget(len(self._lines) - 1, self._lines[-1])
        for at, line in enumerate(self._lines):
            line.setVisible(at < len(told))
            if at < len(told):
                line.say(*told[at])

    def _offer_marks(self, seen: list[Seen]) -> None:
        words = dict.fromkeys(item.words for item in seen if item.can_be_nobody)
        wanted = list(words)[:MOST_TOLD] if self._check.desk.can_allow else []
        if [mark.property("words") for mark in self._marks] == wanted:
            return
        for mark in self._marks:
            self._flow.removeWidget(mark)
            mark.hide()
            mark.deleteLater()
        self._marks = [self._mark(each) for each in wanted]
        self._say_buttons()
        self._order()

    def _mark(self, words: str) -> QPushButton:
        made = button("", "link", parent=self._named)
        made.setProperty("words", words)
        made.clicked.connect(partial(self._marked, words))
        self._flow.addWidget(made)
        made.show()
        return made

    def _marked(self, words: str) -> None:
        if sentence := self._check.mark_nobody(words):
            self._lines[0].say("bad", sentence)

    # -- making --------------------------------------------------------------------------------

    def _is_made(self) -> bool:
        return hasattr(self, "stand")

    def _make(self) -> None:
        if self._is_made():
            return
        self._actions = QWidget(self)
        self._named = QWidget(self)
        self._flow, actions = FlowLayout(self._named, gap=12), FlowLayout(self._actions, gap=12)
        self.stand = button("", "link", parent=self._actions)
        self.back = button("", "link", parent=self._actions)
        actions.addWidget(self.stand)
        actions.addWidget(self.back)
        self.reason, self.keep = QLineEdit(self), button("", "secondary", "check", self)
        self.reason_check = TextCheck(self.reason, self._check.desk)
        self._reason_error = Paragraph(parent=self)
        set_role(self._reason_error, role="error")
        self._reason_error.hide()
        self._connect()
        self._place()
        self._say_buttons()
        self._order()

    def _connect(self) -> None:
        self.stand.clicked.connect(self.stand_wanted)
        self.back.clicked.connect(self.back_wanted)
        self.keep.clicked.connect(self._give_reason)
        self.reason.returnPressed.connect(self._give_reason)

    def _give_reason(self) -> None:
        self.say_reason_error("")
        if self.reason.text().strip():
            self.reason_given.emit(self.reason.text())
        else:
            self.say_reason_error(describe(KnownError("reason_missing")))

    def _place(self) -> None:
        asked = QHBoxLayout()
        space(asked, 8)
        asked.addWidget(self.reason, 1)
        asked.addWidget(self.keep)
        self._column.addWidget(self._named)
        self._column.addWidget(self._actions)
        self._column.addLayout(asked)
        self._column.addWidget(self._reason_error)

    def _order(self) -> None:
        before: QWidget = self._check.editor
        for widget in self.tab_order():
            QWidget.setTabOrder(before, widget)
            before = widget

    def _say_buttons(self) -> None:
        for mark in self._marks:
            words = str(mark.property("words")).replace("&", "&&")
            mark.setText(self.tr("“%1” is not a person").replace("%1", words))
            mark.setToolTip(self.tr("The check no longer reports these words anywhere"))
        self.stand.setText(self.tr("Let it stand"))
        self.stand.setToolTip(self.tr("Say that you looked at it and that it may stay; counted"))
        back = self.tr("Put back what stood here")
        self.back.setText(self.tr("Empty this line") if self._is_new else back)
        self.reason.setAccessibleName(self.tr("Reason why this may stay"))
        self.reason.setPlaceholderText(self.tr("Reason why this may stay"))
        self.reason_check.describe(self.tr("A few words, without names or numbers; it is noted"))
        self.keep.setText(self.tr("Keep with this reason"))

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._is_made():
            self._say_buttons()
            self._show()
        super().changeEvent(event)
