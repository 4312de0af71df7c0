"""The actions of one entry: what, by which function, before when; added and ticked off here."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QFrame, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from resv_desktop.domain.action import Action
from resv_desktop.domain.errors import KnownError, PrivacyBlockedError
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe
from resv_desktop.gui.held import Place
from resv_desktop.gui.i18n import current_lang, date_text
from resv_desktop.gui.pages.log_editors import DayLine
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.check_note import CheckNote
from resv_desktop.gui.widgets.plain import plain_label, without_mnemonic
from resv_desktop.gui.widgets.text_check import TextCheck
from resv_desktop.services.logbook import ActionQuery

_DONE, _OPEN = "klaar", "open"
NEW = "new_action"
"""Where a new action waits that could not be kept; not a field of the entry."""


class ActionList(QWidget):
    """Ticks for what is done, and a line for what has to be."""

    counted = Signal(int)
    """How many actions are still open."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record, self._network, self._read_only = "", "", False
        self.boxes: list[QCheckBox] = []
        self._empty, self._error = plain_label(parent=self), plain_label(parent=self)
        self._rows = QVBoxLayout()
        self._new = QFrame(self)
        self.text, self.owner = QLineEdit(self._new), QLineEdit(self._new)
        self.due = DayLine(context.workspace.today, self._new)
        self._check = TextCheck(self.text, context.privacy)
        self.note = CheckNote(self._check, self._new, is_new=True)
        self._owner_check = TextCheck(self.owner, context.privacy)
        self._owner_note = CheckNote(self._owner_check, self._new, is_new=True)
        self.add = button("", "secondary", "plus", self._new)
        self._build()
        self.retranslate()

    def show_record(self, record: str, network: str, *, read_only: bool) -> None:
        """Show the actions of an entry."""
        anew = record != self._record
        self._record, self._network, self._read_only = record, network, read_only
        if anew:
            self._forget_new()
            self._take_up_held()
        self._clear()
        found = self._context.logbook.actions(ActionQuery(entry=record)) if record else []
        for action in sorted(found, key=lambda a: not a.is_open):
            self._rows.addWidget(self._line(action))
        self._empty.setVisible(not found)
        self._new.setVisible(not read_only)
        self.counted.emit(sum(action.is_open for action in found))

    def add_action(self, reason: str = "") -> None:
        """Keep what stands in the line as an action; a ``reason`` lets pass what blocks."""
        if not self.text.text().strip():
            self._say_error(self.tr("Write what has to be done."), self.text)
            return
        try:
            due = self.due.day()
        except ValueError:
            self._say_error(self.tr("Write a day like this: 12-3-2027."), self.due)
            return
        action = Action(
            "",
            entry=self._record,
            text=self.text.text().strip(),
            owner=self.owner.text().strip(),
            due=due,
        )
        try:
            self._context.logbook.add_action(self._network, action, reason=reason)
        except PrivacyBlockedError as error:
            self._hold(error)
            return
        except KnownError as error:
            if reason:
                held = self.note if self.note.is_held else self._owner_note
                held.say_reason_error(describe(error))
            else:
                self._say_error(describe(error), self.text)
            return
        self._context.held.release(self._place)
        self._forget_new()
        self._context.say(self.tr("Action added"), undo=True)
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._empty.setText(self.tr("No actions were agreed for this entry."))
        self.text.setPlaceholderText(self.tr("New action: what has to be done?"))
        self.text.setAccessibleName(self.tr("New action"))
        self.owner.setPlaceholderText(self.tr("by which function?"))
        self.owner.setAccessibleName(self.tr("By which function, never a name"))
        self.due.setAccessibleName(self.tr("Ready before which day"))
        self.add.setText(self.tr("Add action"))
        if self._record:
            self.show_record(self._record, self._network, read_only=self._read_only)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _line(self, action: Action) -> QWidget:
        row = QFrame(self)
        box = QCheckBox(without_mnemonic(action.text), row)
        box.setChecked(not action.is_open)
        box.setEnabled(not self._read_only)
        details = plain_label(self._details(action), row)
        late = action.is_overdue(self._context.workspace.today())
        set_role(details, role="error" if late else "muted")
        details.setWordWrap(True)
        box.setAccessibleDescription(details.text())
        box.setToolTip(details.text())
        box.clicked.connect(lambda done: self._tick(action, done))
        self.boxes.append(box)
        column = QVBoxLayout(row)
        space(column, 0)
        column.addWidget(box)
        inset = QHBoxLayout()
        space(inset, 0, (28, 0, 0, 0))
        inset.addWidget(details)
        column.addLayout(inset)
        return row

    def _details(self, action: Action) -> str:
        state = self._context.workspace.base_codebook.label(
            "action_state", action.state, current_lang()
        )
        words = [action.number, state, action.owner]
        if action.due:
            late = action.is_overdue(self._context.workspace.today())
            before = self.tr("late: due %1") if late else self.tr("due %1")
            words.append(before.replace("%1", date_text(action.due)))
        return " · ".join(word for word in words if word)

    def _tick(self, action: Action, done: bool) -> None:
        self._context.logbook.change(action.id, {"state": _DONE if done else _OPEN})
        words = self.tr("%1 done") if done else self.tr("%1 is open again")
        self._context.say(words.replace("%1", action.number), undo=True)

    def _say_error(self, sentence: str, at: QWidget | None = None) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        for line in (self.text, self.due):
            set_role(line, invalid=line is at)
        self._check.describe(sentence if at is self.text else "")
        self.due.setAccessibleDescription(sentence if at is self.due else "")
        if at is not None:
            announce(at, sentence)
            at.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def _place(self) -> Place:
        return Place(self._record, NEW)

    def _hold(self, error: KnownError) -> None:
        """Let what could not be kept wait in its lines."""
        both = f"{self.text.text()}\n{self.owner.text()}"
        self._context.held.hold(self._place, both, error)
        self._note_of(error).hold(error)

    def _note_of(self, error: KnownError) -> CheckNote:
        return self._owner_note if error.values.get("field") == "owner" else self.note

    def _take_up_held(self) -> None:
        if waiting := self._context.held.get(self._place):
            for line, text in zip((self.text, self.owner), waiting.text.split("\n"), strict=True):
                _put(line, text)
            self._look_now()
            self._note_of(waiting.error).hold(waiting.error)

    def _typed(self) -> None:
        self._context.held.release(self._place)
        self._let_go()

    def _let_go(self) -> None:
        for note in (self.note, self._owner_note):
            note.hold(None)

    def _look_now(self) -> None:
        for check in (self._check, self._owner_check):
            check.look_now()

    def _forget_new(self) -> None:
        for line in (self.text, self.owner, self.due):
            _put(line, "")
        self._look_now()
        self._let_go()
        self._say_error("")

    def _give_up(self) -> None:
        self._context.held.release(self._place)
        self._forget_new()
        self.text.setFocus(Qt.FocusReason.OtherFocusReason)

    def _clear(self) -> None:
        self.boxes = []
        while (item := self._rows.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()

    def _build(self) -> None:
        set_role(self._empty, role="muted")
        set_role(self._error, role="error")
        for label in (self._empty, self._error):
            label.setWordWrap(True)
        self.add.clicked.connect(lambda: self.add_action())
        for line in (self.text, self.owner, self.due):
            line.returnPressed.connect(lambda: self.add_action())
        for line in (self.text, self.owner):
            line.textChanged.connect(self._typed)
        for note in (self.note, self._owner_note):
            note.reason_given.connect(self.add_action)
            note.back_wanted.connect(self._give_up)
        space(self._rows, 8)
        second = QHBoxLayout()
        space(second, 8)
        second.addWidget(self.owner, 3)
        second.addWidget(self.due, 2)
        lines = QVBoxLayout(self._new)
        space(lines, 8)
        lines.addWidget(self.text)
        lines.addWidget(self.note)
        lines.addLayout(second)
        lines.addWidget(self._owner_note)
        lines.addWidget(self._error)
        lines.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        column = QVBoxLayout(self)
        space(column, 16)
        column.addWidget(self._empty)
        column.addLayout(self._rows)
        column.addWidget(self._new)
        column.addStretch(1)


def _put(line: QLineEdit, text: str) -> None:
    """Write into a line what nobody typed there."""
    line.blockSignals(True)
    line.setText(text)
    line.blockSignals(False)
