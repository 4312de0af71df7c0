"""All fields of an entry in sections that are open by need; each field is kept when it is left."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from functools import partial

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QToolButton, QVBoxLayout, QWidget

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.fields import field_spec
from resv_desktop.domain.ids import RecordKind
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.icons import icon, icon_size
from resv_desktop.gui.pages.log_fields import SECTIONS, BoundField, is_needed, length_warning
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.services.logbook import EntryQuery

_PREFILLED = frozenset({"network_tasks", "resv_tasks", "kind", "status"})
"""Fields that are filled in by themselves: they do not open a section."""


class Section(QWidget):
    """A heading that opens and closes the fields under it."""

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = name
        self.heading, self.body = QToolButton(self), QWidget(self)
        self.grid = QGridLayout(self.body)
        self.chosen: bool | None = None
        """Whether the person opened or closed it; ``None``: left to the program."""
        self._build()

    def set_open(self, is_open: bool) -> None:
        """Show or hide the fields."""
        self.body.setVisible(is_open)
        self.heading.setIcon(icon("chevron-down" if is_open else "chevron-right"))

    def _pressed(self) -> None:
        self.chosen = not self.body.isVisibleTo(self)
        self.set_open(self.chosen)

    def _build(self) -> None:
        self.heading.setAutoRaise(True)
        follow_theme(self.heading, lambda: self.heading.setIconSize(icon_size(gap=4)))
        follow_theme(self.heading, lambda: self.heading.setFont(theme().font("strong")))
        self.heading.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.heading.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.heading.clicked.connect(self._pressed)
        space(self.grid, 10)
        self.grid.setColumnStretch(0, 1)
        self.grid.setColumnStretch(1, 1)
        column = QVBoxLayout(self)
        space(column, 8)
        column.addWidget(self.heading)
        column.addWidget(self.body)


class EntryForm(QWidget):
    """The fields of one entry. It keeps nothing itself: it says what was changed."""

    changed = Signal(str, object)
    """A field (its key) was left with another value."""
    entry_wanted = Signal(str)
    """The person wants to see a related entry."""
    reasoned = Signal(str, object, str)
    stand_wanted = Signal(str)
    given_up = Signal(str)
    """As of :class:`.log_fields.BoundField`."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._fields: dict[str, BoundField] = {}
        self._sections: dict[str, Section] = {}
        self._shown: Mapping[str, Value] = {}
        self._record = ""
        self._build()
        self._relate()
        if related := self._fields["related"].many:
            related.chip_clicked.connect(self.entry_wanted)
        self._say_headings()

    def load(self, record: str, fields: Mapping[str, Value], *, anew: bool) -> None:
        """Show the values of an entry; ``anew`` when it is another one than before."""
        self._record = record
        held = self._context.held.of(record)
        self._shown = fields
        self._offer_subthemes(str(fields.get("theme") or ""))
        for key, bound in self._fields.items():
            bound.load(fields.get(key), held.get(key))
            bound.widget.setVisible(is_needed(key, fields))
        if anew:
            for section in self._sections.values():
                section.chosen = None
        self._open_by_need()
        self._warn_of_length()

    def set_read_only(self, on: bool) -> None:
        """Let every field be read and reached, but none be changed."""
        for bound in self._fields.values():
            bound.set_read_only(on)

    def field(self, key: str) -> BoundField:
        """Return one field of the form."""
        return self._fields[key]

    def focus_field(self, key: str) -> None:
        """Give the keyboard to a field, and open the section it is in."""
        for section in self._sections.values():
            if section.isAncestorOf(self._fields[key].widget):
                section.chosen = True
                section.set_open(True)
        self._fields[key].widget.setFocus(Qt.FocusReason.TabFocusReason)
        # Once a section that was just opened has its place.
        QTimer.singleShot(0, self, partial(self._bring_into_view, key))

    def _bring_into_view(self, key: str) -> None:
        around = self.parentWidget()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parentWidget()
        if around is not None:
            around.ensureWidgetVisible(self._fields[key].widget)

    def show_passed(self, passed: Mapping[str, Collection[str]]) -> None:
        """Report nothing more of what somebody let stand: categories by field."""
        for key, bound in self._fields.items():
            if bound.note is not None:
                bound.set_passed(str(self._shown.get(key) or ""), passed.get(key, ()))

    def say_error(self, key: str, sentence: str) -> None:
        """Show a sentence under a field."""
        self._fields[key].widget.set_error(sentence)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._say_headings()
        for bound in self._fields.values():
            bound.retranslate()
        self._relate()
        if self._shown:
            self.load(self._record, self._shown, anew=False)

    def _relate(self) -> None:
        """Other entries are named by their number, and found by it."""
        many = self._fields["related"].many
        if many is not None:
            many.look_up(self._by_number, self._number_and_title)
            many.line.setPlaceholderText(self.tr("Add by number, such as KN-003"))

    def _by_number(self, text: str) -> str | None:
        wanted = text.strip().upper()
        query = EntryQuery(text=wanted, networks=(str(self._shown.get("network")),), limit=20)
        rows = self._context.logbook.page(query).rows
        return next((row.record for row in rows if row.number == wanted), None)

    def _number_and_title(self, record: str) -> str:
        try:
            entry = self._context.logbook.entry(record)
        except NotFoundError:
            return record
        return f"{entry.number} {entry.title}"

    def _say_headings(self) -> None:
        words = {
            "core": self.tr("What is the matter"),
            "follow_up": self.tr("What is done about it"),
            "ground": self.tr("Numbers, tasks and law"),
        }
        for name, section in self._sections.items():
            section.heading.setText(words[name])
            section.heading.setAccessibleName(words[name])
            section.heading.setAccessibleDescription(self.tr("Opens and closes these fields"))

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _offer_subthemes(self, theme: str) -> None:
        codes = self._context.workspace.base_codebook.subthemes(theme)
        self._fields["subtheme"].offer([(c.code, c.label(current_lang())) for c in codes])

    def _open_by_need(self) -> None:
        for name, section in self._sections.items():
            keys = {key for line in SECTIONS[name] for key in line} - _PREFILLED
            filled = name == "core" or any(self._shown.get(key) for key in keys)
            section.set_open(filled if section.chosen is None else section.chosen)

    def _warn_of_length(self) -> None:
        warning = length_warning("description", self._shown.get("description"))
        if warning:
            self._fields["description"].widget.set_error(warning)

    def _build(self) -> None:
        column = QVBoxLayout(self)
        space(column, 12)
        for name, lines in SECTIONS.items():
            section = self._sections[name] = Section(name, self)
            for at, keys in enumerate(lines):
                self._add_line(section, at, keys)
            column.addWidget(section)
        column.addStretch(1)

    def _add_line(self, section: Section, at: int, keys: tuple[str, ...]) -> None:
        book, today = self._context.workspace.base_codebook, self._context.workspace.today
        for side, key in enumerate(keys):
            spec = field_spec(RecordKind.ENTRY, key)
            bound = BoundField(spec, book, today, self._context.privacy, section.body)
            bound.committed.connect(self.changed)
            bound.reasoned.connect(self.reasoned)
            bound.stand_wanted.connect(self.stand_wanted)
            bound.given_up.connect(self.given_up)
            self._fields[key] = bound
            span = 2 if len(keys) == 1 else 1
            top = Qt.AlignmentFlag.AlignTop
            section.grid.addWidget(bound.widget, at, side, 1, span, top)
