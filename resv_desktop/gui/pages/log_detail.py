"""The panel beside the list: one entry whole, to read, to complete and to change."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.completeness import missing_fields
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.errors import KnownError, NotFoundError, PrivacyBlockedError
from resv_desktop.domain.view import RecordView
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe
from resv_desktop.gui.held import Place
from resv_desktop.gui.i18n import current_lang, date_text
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.models.entries import completeness_pill, risk_word
from resv_desktop.gui.pages.log_actions import ActionList
from resv_desktop.gui.pages.log_conflict import ConflictPanel
from resv_desktop.gui.pages.log_form import EntryForm
from resv_desktop.gui.pages.log_history import HistoryView
from resv_desktop.gui.pages.log_privacy import EntryPrivacy
from resv_desktop.gui.pages.log_removal import RemovalLink
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button, icon_button, name_button
from resv_desktop.gui.widgets.chips import ChipBar, ChipData
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.pill import Pill, PillLabel
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.services.conflicts import Conflicts

FIELDS, ACTIONS, HISTORY = range(3)
LEAST_WIDTH = 360
"""Px at 100% that the panel needs."""


class DetailPanel(QFrame):
    """One entry: head, what it still needs, and three tabs."""

    closed = Signal()
    remove_wanted = Signal(str)
    entry_wanted = Signal(str)

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ""
        self._entry: Entry | None = None
        self._number, self._where = plain_label(parent=self), plain_label(parent=self)
        self._title = plain_label(parent=self)
        self._risk, self._complete = PillLabel(Pill(""), self), PillLabel(Pill(""), self)
        self._needs, self._confirmed = QLabel(self), plain_label(parent=self)
        # In reading order, in which Tab goes, and each part in its place: moving a whole form
        # costs as much as making it.
        self.remove_button = icon_button("trash-2", "", self)
        self.close_button = icon_button("x", "", self)
        self.still_so = button("", "secondary", "check", self)
        self.banner, self.tabs = Banner(self), QTabWidget(self)
        self._parts: list[QVBoxLayout] = []
        fields = self._add_tab()
        self.needed, self.conflict = ChipBar(fields), ConflictPanel(context, fields)
        self.form = EntryForm(context, fields)
        self.removal = RemovalLink(context, fields)
        self.action_list = ActionList(context, self._add_tab())
        self.history = HistoryView(context, self._add_tab())
        self.privacy = EntryPrivacy(context, self.form, self)
        self._open_actions = 0
        self._build()
        self._connect()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    @property
    def record(self) -> str:
        """The entry that is shown; empty for none."""
        return self._record

    @property
    def read_only(self) -> bool:
        """Whether the entry belongs to a network whose log is kept elsewhere."""
        own = {network.code for network in self._context.networks}
        return self._entry is not None and self._entry.network not in own

    def show_record(self, record: str) -> bool:
        """Show an entry; False when there is no such entry (any more)."""
        view = self._found(record)
        if view is None or view.deleted:
            self._record, self._entry = "", None
            return False
        anew = record != self._record
        self._record = record
        self._entry = Entry.from_fields(record, view.fields)
        if anew:
            self.banner.clear()
        self._show_head(self._entry)
        self._show_reason()
        self.conflict.show_view(view)
        if anew and self.conflict.isVisibleTo(self):
            self.tabs.setCurrentIndex(FIELDS)
        self.form.set_read_only(self.read_only)
        self.form.load(record, view.fields, anew=anew)
        self.privacy.follow(record)
        self.removal.follow(record)
        self.action_list.show_record(record, self._entry.network, read_only=self.read_only)
        self._show_history()
        return True

    def refresh(self) -> bool:
        """Show the entry again as it is now; False when it is gone."""
        return not self._record or self.show_record(self._record)

    def focus_first(self) -> None:
        """Put the keyboard in what the entry needs first, or else in its title."""
        if self.tabs.currentIndex() != FIELDS:
            self.tabs.setCurrentIndex(FIELDS)
        missing = missing_fields(self._entry) if self._entry else ()
        self.form.focus_field(missing[0] if missing else "title")
        title = self.form.field("title").editor
        if isinstance(title, QLineEdit):
            # Selected as a whole it would be gone with the first key.
            title.deselect()
            title.setCursorPosition(0)

    def confirm(self) -> None:
        """Keep that the entry still holds today."""
        if self._entry is None or self.read_only:
            return
        number = self._entry.number
        try:
            self._context.logbook.confirm(self._record)
        except KnownError as error:
            self.banner.show_error(error)
            return
        self._context.say(self.tr("%1: still so").replace("%1", number), undo=True)

    # -- what is shown -------------------------------------------------------------------------

    def _found(self, record: str) -> RecordView | None:
        try:
            return self._context.logbook.view(record)
        except NotFoundError:
            return None

    def _show_head(self, entry: Entry) -> None:
        book = self._context.workspace.codebook
        kind = book.label("entry_kind", entry.kind, current_lang())
        self._number.setText(entry.number)
        network = book.label("network", entry.network, current_lang())
        self._where.setText(" · ".join(part for part in (kind, network) if part))
        self._title.setText(entry.title)
        self._show_pills(entry)
        missing = missing_fields(entry)
        self._needs.setVisible(bool(missing))
        self.needed.setVisible(bool(missing))
        chips = [ChipData(key, field_label(key), removable=False) for key in missing]
        self.needed.set_chips(chips)
        self._confirmed.setText(self._times(entry))
        self.still_so.setVisible(not self.read_only)
        self.remove_button.setVisible(not self.read_only)

    def _show_pills(self, entry: Entry) -> None:
        risk = entry.risk
        self._risk.setVisible(risk is not None)
        if risk is not None:
            words = self.tr("risk %1").replace("%1", risk_word(risk))
            self._risk.set_pill(Pill(words, f"severity{risk}", mark=str(risk)))
        self._complete.set_pill(completeness_pill(len(missing_fields(entry))))

    def _times(self, entry: Entry) -> str:
        if not entry.confirmed_on:
            return self.tr("Not confirmed yet")
        words = self.tr("Confirmed %n times, last on %1", "", len(entry.confirmed_on))
        words = words.replace("%1", date_text(max(entry.confirmed_on)))
        months = entry.persistence()
        lasting = self.tr("going on for %n months", "", months)
        return f"{words} · {lasting}" if months else words

    def _show_reason(self) -> None:
        if self.read_only and self._entry is not None:
            book = self._context.workspace.codebook
            name = book.label("network", self._entry.network, current_lang())
            words = self.tr("This entry belongs to %1. Only that network can change it.")
            self.banner.show_message("info", words.replace("%1", name), closable=False)
        elif self.banner.tone() == "info":
            self.banner.clear()

    def _show_history(self) -> None:
        # Reading the versions costs more than the rest: only when somebody looks.
        wanted = self.tabs.currentIndex() == HISTORY
        self.history.show_record(self._record if wanted else "")

    # -- what is done --------------------------------------------------------------------------

    def _change(self, key: str, value: object, reason: str = "") -> None:
        if self._entry is None or self.read_only:
            return
        number, changes = self._entry.number, self._with_what_follows(key, value)
        place, held = Place(self._record, key), self._context.held
        waiting = held.get(place)
        # Before it is kept: the form that is then shown anew no longer has to wait with it.
        held.release(place)
        try:
            self._context.logbook.change(self._record, changes, reason=reason)
        except PrivacyBlockedError as error:
            self._hold(place, error)
        except KnownError as error:
            if waiting is not None:
                self._hold(place, waiting.error)
            self._say_error(key, error, with_reason=bool(reason))
        else:
            self.form.field(key).hold(None)
            words = self.tr("%1: %2 changed").replace("%1", number)
            self._context.say(words.replace("%2", field_label(key)), undo=True)

    def _hold(self, place: Place, error: KnownError) -> None:
        """Let a text that could not be kept wait in its field."""
        field = self.form.field(place.field)
        self._context.held.hold(place, field.text(), error)
        field.hold(error)

    def _say_error(self, key: str, error: KnownError, *, with_reason: bool) -> None:
        note = self.form.field(key).note
        if with_reason and note is not None:
            note.say_reason_error(describe(error))
            return
        fields = self._context.logbook.view(self._record).fields
        self.form.load(self._record, fields, anew=False)
        self.form.say_error(key, describe(error))

    def _give_up(self, key: str) -> None:
        self._context.held.release(Place(self._record, key))
        self.refresh()
        self.form.focus_field(key)

    def _with_what_follows(self, key: str, value: object) -> dict[str, object]:
        changes: dict[str, object] = {key: value}
        if key == "theme" and self._entry is not None and self._entry.subtheme:
            book = self._context.workspace.base_codebook
            left = {code.code for code in book.subthemes(str(value or ""))}
            if self._entry.subtheme not in left:
                changes["subtheme"] = None
        return changes

    def _settle(self, version: str) -> None:
        number = self._entry.number if self._entry else ""
        asked = Conflicts(self._context.workspace, current_lang())
        try:
            joined = not version
            made = asked.joined(self._record) if joined else asked.kept(self._record, version)
            self._context.logbook.settle(self._record, made.fields, removed=made.removed)
        except KnownError as error:
            self.banner.show_error(error)
            return
        self._context.say(self.tr("%1: chosen").replace("%1", number), undo=True)

    # -- words, keys, making -------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.setAccessibleName(self.tr("Entry"))
        name_button(self.close_button, self.tr("Close (Esc)"))
        name_button(self.remove_button, self.tr("Remove this entry (Delete in the list)"))
        self._needs.setText(self.tr("Still needed"))
        self.still_so.setText(self.tr("Still so"))
        self.still_so.setToolTip(self.tr("Confirm today that it is still so (Ctrl+E)"))
        self.tabs.setTabText(FIELDS, self.tr("Fields"))
        self.tabs.setTabText(HISTORY, self.tr("History"))
        for part in (self.tabs, self.tabs.tabBar()):
            part.setAccessibleName(self.tr("Parts of the entry"))
        self._count_actions(self._open_actions)
        if self._entry is not None:
            self._show_head(self._entry)
            self._show_reason()
            self.privacy.show_now()

    def _count_actions(self, count: int) -> None:
        self._open_actions = count
        words = self.tr("Actions")
        self.tabs.setTabText(ACTIONS, f"{words} ({count})" if count else words)

    def _connect(self) -> None:
        self.close_button.clicked.connect(self.closed)
        self.remove_button.clicked.connect(lambda: self.remove_wanted.emit(self._record))
        self.needed.clicked.connect(self._go_to)
        self.still_so.clicked.connect(self.confirm)
        self.form.changed.connect(self._change)
        self.form.reasoned.connect(self._change)
        self.form.stand_wanted.connect(self.privacy.let_stand)
        self.form.given_up.connect(self._give_up)
        self.form.entry_wanted.connect(self.entry_wanted)
        self.conflict.chosen.connect(self._settle)
        self.action_list.counted.connect(self._count_actions)
        self.tabs.currentChanged.connect(self._show_history)

    def _go_to(self, key: str) -> None:
        self.tabs.setCurrentIndex(FIELDS)
        self.form.focus_field(key)

    def _build(self) -> None:
        set_role(self, role="card")
        for label, role in (
            (self._number, "strong"),
            (self._where, "muted"),
            (self._title, "emphasis"),
            (self._needs, "muted"),
            (self._confirmed, "muted"),
        ):
            set_role(label, role=role)
        for label in (self._title, self._confirmed):
            label.setWordWrap(True)
        follow_theme(self, lambda: self.setMinimumWidth(theme().px(LEAST_WIDTH)))
        # In the part that scrolls: however much it is, it never pushes the page out of its frame.
        self._parts[FIELDS].addLayout(self._need_line())
        self._parts[FIELDS].addWidget(self.conflict)
        for part, content in zip(
            self._parts, (self.form, self.action_list, self.history), strict=True
        ):
            part.addWidget(content, 1)
        self._parts[FIELDS].addWidget(self.removal)
        self.tabs.setDocumentMode(True)
        column = QVBoxLayout(self)
        space(column, 8, (16, 12, 8, 8))
        column.addLayout(self._head())
        column.addWidget(self._title)
        column.addWidget(self._pill_line())
        column.addLayout(self._confirm_line())
        column.addWidget(self.banner)
        column.addWidget(self.tabs, 1)

    def _add_tab(self) -> QWidget:
        holder = QWidget()
        set_role(holder, role="page")
        self.tabs.addTab(ScrollPage(holder), "")
        part = QVBoxLayout(holder)
        space(part, 12, (2, 12, 10, 12))
        self._parts.append(part)
        return holder

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 8)
        line.addWidget(self._number)
        line.addWidget(self._where, 1)
        line.addWidget(self.remove_button)
        line.addWidget(self.close_button)
        return line

    def _pill_line(self) -> QWidget:
        row = QWidget(self)
        flow = FlowLayout(row, gap=16)
        flow.addWidget(self._complete)
        flow.addWidget(self._risk)
        flow.addWidget(self.privacy.pill)
        return row

    def _need_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 8)
        line.addWidget(self._needs, 0, Qt.AlignmentFlag.AlignTop)
        line.addWidget(self.needed, 1)
        return line

    def _confirm_line(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 8)
        line.addWidget(self._confirmed, 1)
        line.addWidget(self.still_so)
        return line
