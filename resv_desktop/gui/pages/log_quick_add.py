"""The line for a new entry: what was recognised is seen before Enter keeps exactly that."""

from __future__ import annotations

from datetime import timedelta
from functools import cached_property

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from resv_desktop.domain.action import Action
from resv_desktop.domain.entry import EntryKind
from resv_desktop.domain.errors import KnownError, PrivacyBlockedError
from resv_desktop.domain.quick_add import DUE, Chip, Choice, LineParser, OpenMark, ParsedLine
from resv_desktop.domain.similar import Likeness
from resv_desktop.domain.suggest import ThemeIndex
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe
from resv_desktop.gui.held import Place
from resv_desktop.gui.i18n import current_lang, date_text
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.pages.log_twins import Twins
from resv_desktop.gui.pages.log_words import code_words, theme_words
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.check_note import CheckNote
from resv_desktop.gui.widgets.chips import ChipBar, ChipData
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import PlainLine, plain_label
from resv_desktop.gui.widgets.text_check import TextCheck

LOOK_AFTER_MS = 80
"""Likeness is looked for when the typing pauses, so that no key ever waits for it."""

_KIND, _THEME, _PICK = "kind", "theme?", "pick"
MOST_PICKS = 3
PLACE = Place("", "quick_add")  # where a line waits that could not be kept
MOST_LETTERS = 36
"""Of a title that is shown beside the chips; its tooltip has the whole."""


class QuickAdd(QFrame):
    """One line, its chips, and the entry it looks like."""

    saved = Signal(str)
    """An entry was kept (its record)."""
    confirmed = Signal(str)
    """Instead of a twin, this entry was confirmed."""
    entry_wanted = Signal(str)
    """The person wants to see the entry that the line looks like."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._parser: LineParser | None = None
        self._refused: set[str] = set()
        self._kind, self._theme_taken, self._theme_refused = "", "", False
        self._shown: ParsedLine | None = None
        self._twin: Likeness | None = None
        self.twins = Twins(context, self)
        self._timer = QTimer(self)
        self._plus, self.line = IconLabel("plus", "accent", 20), PlainLine()
        self._enter, self.hint, self._error = QLabel(), ElidedLabel(), plain_label()
        self._check = TextCheck(self.line, context.privacy)
        self.note = CheckNote(self._check, is_new=True)
        self.chips, self._twin_row = ChipBar(), QWidget()
        self.twin_link, self.still_so = button("", "link"), button("", "secondary", "check")
        self._build()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    @property
    def is_held(self) -> bool:
        """Whether what stands in the line could not be kept; it waits here until it is changed."""
        return self.note.is_held

    @property
    def twin(self) -> str:
        """The record of the entry that the line looks like; empty for none."""
        return self._twin.record if self._twin else ""

    def focus_line(self) -> None:
        """Put the keyboard in the line."""
        self.line.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def prepare(self) -> None:
        """Read the word lists now, so that the first key does not wait for them."""
        self._reader()
        self._themes.suggest("")
        self._check.desk.prepare()

    def empty(self) -> None:
        """Begin anew; the line remembers nothing of what was refused."""
        self._refused.clear()
        self._kind, self._theme_taken, self._theme_refused = "", "", False
        self._timer.stop()
        # Not clear(): that would keep the text just saved for the field's own undo.
        self.line.setText("")
        self._look_like(None)
        self._parse()

    def confirm_twin(self) -> None:
        """Keep that the entry the line looks like still holds, in place of a twin."""
        if self._twin is None:
            return
        record = self._twin.record
        try:
            self._context.logbook.confirm(record)
        except KnownError as error:
            self._say_error(describe(error))
            return
        self.empty()
        self.focus_line()
        self.confirmed.emit(record)

    def save(self, reason: str = "") -> None:
        """Keep exactly what is shown; a ``reason`` lets pass what blocks, but for a BSN."""
        parsed = self._shown
        if parsed is None or not self.line.text().strip():
            return
        if not parsed.title.strip():
            self._say_error(self.tr("Write in a few words what the matter is."))
            return
        try:
            record = self._create(parsed, reason)
        except PrivacyBlockedError as error:
            self._context.held.hold(PLACE, self.line.text(), error)
            self.note.hold(error)
            return
        except KnownError as error:
            if reason:
                self.note.say_reason_error(describe(error))
            else:
                self._say_error(describe(error))
            return
        self.empty()
        self.saved.emit(record)

    # -- reading the line ----------------------------------------------------------------------

    def _create(self, parsed: ParsedLine, reason: str) -> str:
        values = {**parsed.fields(), "kind": self._kind_shown(parsed)}
        if self._theme_taken and "theme" not in values:
            values["theme"] = self._theme_taken
        context = self._context
        later = self._follow_up(parsed)
        return context.logbook.create_entry(context.network, values, later, reason=reason)

    def _follow_up(self, parsed: ParsedLine) -> Action | None:
        if parsed.due_in_days is None:
            return None
        due = self._context.workspace.today() + timedelta(days=parsed.due_in_days)
        owner = str(parsed.values.get("owner") or "")
        return Action("", text=self.tr("Follow up"), owner=owner, due=due)

    def _kind_shown(self, parsed: ParsedLine) -> str:
        return self._kind or parsed.kind or EntryKind.BOTTLENECK.value

    def _parse(self) -> None:
        text = self.line.text()
        self._say_error("")
        if not text.strip():
            self._shown = None
            self._refused.clear()
            self._kind, self._theme_taken, self._theme_refused = "", "", False
        else:
            self._shown = self._reader().parse(text, self._refused)
        self._show()

    def _typed(self) -> None:
        self._context.held.release(PLACE)
        self.note.hold(None)
        self._parse()
        if self._shown is None:
            self._timer.stop()
            self._look_like(None)
        else:
            self.twins.prepare()
            self._timer.start()

    def _reader(self) -> LineParser:
        if self._parser is None:
            book = self._context.workspace.base_codebook
            self._parser = LineParser(book, code_words(), current_lang())
        return self._parser

    @cached_property
    def _themes(self) -> ThemeIndex:
        return ThemeIndex(self._context.workspace.base_codebook, theme_words())

    # -- chips ---------------------------------------------------------------------------------

    def _show(self) -> None:
        parsed = self._shown
        self.hint.setVisible(parsed is None)
        self.chips.setVisible(parsed is not None)
        self._enter.setVisible(parsed is not None)
        if parsed is None:
            self.chips.set_chips([])
            return
        chips = [self._kind_chip(parsed)]
        chips += [self._recognised(chip) for chip in parsed.chips]
        chips += self._suggested(parsed)
        chips += [pick for mark in parsed.open_marks for pick in self._picks(mark)]
        self.chips.set_chips(chips)

    def _kind_chip(self, parsed: ParsedLine) -> ChipData:
        tip = self.tr("Press to make it the other kind")
        label = self._label("entry_kind", self._kind_shown(parsed))
        return ChipData(_KIND, label, removable=False, icon="refresh-cw", tip=tip)

    def _recognised(self, chip: Chip) -> ChipData:
        if chip.field == DUE:
            due = self._context.workspace.today() + timedelta(days=int(chip.value))
            words = self.tr("Follow up on %1").replace("%1", date_text(due))
            return ChipData(f"chip:{chip.text}", words, icon="clock")
        words = f"{field_label(chip.field)}: {chip.label}"
        return ChipData(f"chip:{chip.text}", words)

    def _suggested(self, parsed: ParsedLine) -> list[ChipData]:
        if "theme" in parsed.values or self._theme_refused:
            return []
        if self._theme_taken:
            label = self._label("theme", self._theme_taken)
            return [ChipData(_THEME, f"{field_label('theme')}: {label}")]
        found = self._themes.suggest(parsed.title, limit=1)
        if not found:
            return []
        label = f"{field_label('theme')}? {self._label('theme', found[0].theme)}"
        tip = self.tr("A guess by the words; press to take it over")
        return [ChipData(f"{_THEME}{found[0].theme}", label, False, True, False, "plus", tip)]

    def _picks(self, mark: OpenMark) -> list[ChipData]:
        tip = self.tr("Press to say that you mean this")
        return [
            ChipData(
                f"{_PICK}:{mark.text}:{choice.value}",
                f"{mark.text} → {choice.label}?",
                removable=False,
                checkable=True,
                tip=tip,
            )
            for choice in mark.candidates[:MOST_PICKS]
        ]

    def _pressed(self, key: str) -> None:
        parsed = self._shown
        if parsed is None:
            return
        if key == _KIND:
            bottleneck = self._kind_shown(parsed) == EntryKind.BOTTLENECK
            other = EntryKind.DEVELOPMENT if bottleneck else EntryKind.BOTTLENECK
            self._kind = other.value
            self._show()
        elif key.startswith(_THEME) and key != _THEME:
            self._theme_taken = key.removeprefix(_THEME)
            self._show()
        elif key.startswith(f"{_PICK}:"):
            self._pick(parsed, key)

    def _pick(self, parsed: ParsedLine, key: str) -> None:
        for mark in parsed.open_marks:
            for choice in mark.candidates:
                if key == f"{_PICK}:{mark.text}:{choice.value}":
                    self.line.setText(_with_choice(self.line.text(), mark, choice))
                    self.focus_line()
                    return

    def _removed(self, key: str) -> None:
        if key == _THEME:
            self._theme_taken, self._theme_refused = "", True
            self._show()
        elif key.startswith("chip:"):
            self._refused.add(key.removeprefix("chip:"))
            self._parse()
        if not self.chips.chips():
            self.focus_line()

    def _label(self, name: str, code: str) -> str:
        return self._context.workspace.base_codebook.label(name, code, current_lang())

    # -- likeness ------------------------------------------------------------------------------

    def _look(self) -> None:
        parsed = self._shown
        self._look_like(self.twins.find(parsed.title) if parsed else None)

    def _look_like(self, twin: Likeness | None) -> None:
        new = twin is not None and (self._twin is None or twin.record != self._twin.record)
        self._twin = twin
        self._twin_row.setVisible(twin is not None)
        if twin is None:
            return
        entry = self._context.logbook.entry(twin.record)
        number = entry.number
        if not entry.is_open:
            number = f"{number} ({self._label('status', entry.status)})"
        short = twin.title if len(twin.title) <= MOST_LETTERS else f"{twin.title[:MOST_LETTERS]}…"
        words = self.tr("Looks like %1: %2").replace("%1", number)
        self.twin_link.setText(words.replace("%2", short.replace("&", "&&")))
        self.twin_link.setToolTip(words.replace("%2", twin.title))
        if new:
            announce(self.line, words.replace("%2", twin.title))

    # -- words, keys, making -------------------------------------------------------------------

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._parser = None
        self.line.setAccessibleName(self.tr("New entry"))
        self.line.setPlaceholderText(self.tr("New: what is the matter?"))
        self._enter.setText(self.tr("Enter keeps it"))
        self.hint.setText(
            self.tr("Optional: #theme @discipline !severity ~frequency >owner +14 (days)")
        )
        self._check.describe(self.hint.text())
        self.still_so.setText(self.tr("Still so (Ctrl+E)"))
        self.still_so.setToolTip(self.tr("Confirm that entry today in place of adding a new one"))
        self._parse()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.line.text():
            self.empty()
            self.focus_line()
            return
        super().keyPressEvent(event)

    def _give_up(self) -> None:
        self.empty()
        self.focus_line()

    def _say_error(self, sentence: str) -> None:
        self._error.setText(sentence)
        self._error.setVisible(bool(sentence))
        set_role(self.line, invalid=bool(sentence))
        if sentence:
            announce(self.line, sentence, urgent=True)

    def _build(self) -> None:
        self.line.setMaxLength(1000)
        set_role(self._enter, role="muted")
        set_role(self.hint, role="muted")
        set_role(self._error, role="error")
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self._look)
        self.line.textChanged.connect(self._typed)
        self.line.returnPressed.connect(lambda: self.save())
        self.note.reason_given.connect(self.save)
        self.note.back_wanted.connect(self._give_up)
        self.chips.clicked.connect(self._pressed)
        self.chips.removed.connect(self._removed)
        self.twins.ready.connect(self._look)
        self.twin_link.clicked.connect(lambda: self.entry_wanted.emit(self.twin))
        self.still_so.clicked.connect(self.confirm_twin)
        self._twin_row.hide()
        self._error.hide()
        self._place()

    def _twin_part(self) -> QWidget:
        line = QHBoxLayout(self._twin_row)
        space(line, 6)
        line.addWidget(self.twin_link)
        line.addWidget(self.still_so)
        return self._twin_row

    def _place(self) -> None:
        first, below, noted = QHBoxLayout(), QHBoxLayout(), QHBoxLayout()
        space(first, 8)
        space(below, 8, (28, 0, 0, 0))
        space(noted, 0, (28, 0, 0, 0))
        noted.addWidget(self.note)
        first.addWidget(self._plus)
        first.addWidget(self.line, 1)
        first.addWidget(self._enter)
        below.addWidget(self.hint, 1)
        below.addWidget(self.chips, 1)
        self.chips.set_tail(self._twin_part())
        # So high from the start that nothing under it moves when the first chip comes.
        follow_theme(self, lambda: self.hint.setFixedHeight(theme().px(32)))
        column = QVBoxLayout(self)
        space(column, 6)
        column.addLayout(first)
        column.addLayout(below)
        column.addLayout(noted)
        column.addWidget(self._error)


def _with_choice(text: str, mark: OpenMark, choice: Choice) -> str:
    """Return the line with a mark spelled out, so that it is recognised."""
    return f'{text[: mark.start]}{mark.text[0]}"{choice.label}"{text[mark.end :]}'
