"""The page *Logboek*: a line for what is new, what is asked for, the list, and one entry whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QMenu,
    QSplitter,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.actions import ActionSpec
from resv_desktop.gui.context import Context
from resv_desktop.gui.icons import icon, icon_size
from resv_desktop.gui.pages.log_detail import DetailPanel
from resv_desktop.gui.pages.log_filters import FilterBar, Filters
from resv_desktop.gui.pages.log_privacy import to_look_at
from resv_desktop.gui.pages.log_quick_add import QuickAdd
from resv_desktop.gui.pages.log_table import EntryTable
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.inputs import search_box
from resv_desktop.gui.widgets.plain import plain_label

PANEL_WIDTH = 420
"""Px at 100% that the panel takes when it opens, or two fifths of a wide window."""
PREPARE_AFTER_MS = 150
"""After the page is there, and mostly before a person has thought of the first word."""

LEAST_LIST, LEAST_HEIGHT = 380, 120
"""Px at 100% that the list needs beside the panel (else that takes its place), and at all."""

_ASKED = ("drafts", "open", "conflicts")


class LogPage(Page):
    """The heart of the program for whoever keeps the log of a network."""

    key = "log"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._stale = True
        self._panel: DetailPanel | None = None
        self.banner = Banner(self)
        self.quick_add, self._reason = QuickAdd(context), plain_label()
        self.filter_bar = FilterBar(context)
        self.columns, self._tools = QToolButton(), QWidget()
        self._column_menu = QMenu(self)
        self.search = search_box()
        self.table = EntryTable(context)
        self.empty, self.no_hits = EmptyPage("notebook-pen"), EmptyPage("search")
        self.list, self.split = QStackedWidget(), QSplitter(Qt.Orientation.Horizontal)
        self._build()
        self._connect()
        self.retranslate()

    # -- what the window asks ------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        if argument in _ASKED:
            asked = Filters(network=self.context.network, switches=frozenset({argument}))
            self._put_search("")
            self.filter_bar.set_filters(asked, tell=False)
            self._stale = True
        if self._stale:
            self._look_anew()
        if argument and argument not in _ASKED:
            self.open_record(argument)
        if self.context.network:
            QTimer.singleShot(PREPARE_AFTER_MS, self.quick_add.prepare)

    def focus_first(self) -> None:
        if self.context.network:
            self.quick_add.focus_line()
        else:
            self.table.first()

    def focus_search(self) -> bool:
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()
        return True

    def header_tools(self) -> QWidget | None:
        return self.search

    def action_specs(self) -> Sequence[ActionSpec]:
        return (
            ActionSpec("log.confirm", lambda: self.tr("Still so"), self.confirm, "Ctrl+E", "check"),
            ActionSpec("log.list", lambda: self.tr("Go to the list"), self.table.first, "", "list"),
            ActionSpec("log.columns", lambda: self.tr("Choose columns"), self.choose_columns),
            ActionSpec(
                "log.everything", lambda: self.tr("Show everything"), self.show_everything, "", "x"
            ),
            ActionSpec(
                "log.remove",
                lambda: self.tr("Remove the entry"),
                self._remove_chosen,
                "",
                "trash-2",
            ),
        )

    # -- what a person does --------------------------------------------------------------------

    def open_record(self, record: str) -> None:
        """Show an entry whole, wherever in the log it is."""
        if not record:
            return
        if not self.table.choose(record) and not self._found_without_filters(record):
            self.table.clearSelection()
        panel = self.panel()
        if panel.show_record(record):
            self._show_panel(True)
            panel.focus_first()

    def confirm(self) -> None:
        """Keep that something still holds: what is being typed again, or the entry one is at."""
        if self.quick_add.twin:
            self.quick_add.confirm_twin()
        elif self.table.record and self._may_change(self.table.record):
            self._confirmed(self.table.record, keep=True)

    def remove(self, record: str) -> None:
        """Remove an entry from sight; the status line and Ctrl+Z bring it back."""
        if not record or not self._may_change(record):
            return
        number = self.context.logbook.entry(record).number
        try:
            self.context.logbook.remove(record)
        except KnownError as error:
            self.banner.show_error(error)
            return
        self.context.say(self.tr("%1 removed").replace("%1", number), undo=True)

    def show_everything(self) -> None:
        """Ask for nothing in particular."""
        self._put_search("")
        self.filter_bar.clear()

    def choose_columns(self) -> None:
        """Open the list of columns."""
        self.columns.showMenu()

    def close_panel(self) -> None:
        """Put the panel away; the keyboard goes back to the list."""
        self._show_panel(False)
        self.table.first()

    def panel(self) -> DetailPanel:
        """The panel beside the list; made when first needed."""
        if self._panel is None:
            self._panel = DetailPanel(self.context, self.split)
            self._panel.hide()
            self._panel.closed.connect(self.close_panel)
            self._panel.remove_wanted.connect(self.remove)
            self._panel.entry_wanted.connect(self.open_record)
            self.split.setStretchFactor(0, 1)
            self.split.setStretchFactor(1, 0)
            self.split.setCollapsible(1, False)
        return self._panel

    @property
    def is_panel_open(self) -> bool:
        """Whether an entry is shown whole."""
        return self._panel is not None and not self._panel.isHidden()

    # -- following -----------------------------------------------------------------------------

    def _look_anew(self) -> None:
        self._stale = False
        query = self.filter_bar.filters.query()
        before = self.table.entries.query
        if replace(query, sort=before.sort, descending=before.descending) != before:
            self.table.entries.show_query(query)
            self.table.refresh_choice()
        else:
            self.table.refresh()
        self.filter_bar.count_soon()
        self._show_list()
        if self.is_panel_open and not self.panel().refresh():
            self._show_panel(False)

    def _show_list(self) -> None:
        self.quick_add.setVisible(bool(self.context.network))
        self._reason.setVisible(not self.context.network)
        if self.table.entries.total:
            self.list.setCurrentWidget(self.table)
        else:
            filtered = bool(self.filter_bar.filters.holds)
            self.list.setCurrentWidget(self.no_hits if filtered else self.empty)

    def _changed(self, record: str) -> None:
        self._stale = True
        if self.isVisible():
            self._look_anew()

    def _filtered(self) -> None:
        self._stale = True
        self._look_anew()

    def _searched(self, text: str) -> None:
        asked = replace(self.filter_bar.filters, text=text.strip())
        self.filter_bar.set_filters(asked)

    def _another_network(self, code: str) -> None:
        if not self.quick_add.is_held:
            self.quick_add.empty()
        asked = replace(self.filter_bar.filters, network=code)
        self.filter_bar.set_filters(asked, tell=self.isVisible())
        self._stale = True
        self._show_panel(False)
        if self.isVisible():
            self._look_anew()

    def _chosen(self, record: str) -> None:
        if self.is_panel_open and record and record != self.panel().record:
            self.panel().show_record(record)

    def _opened(self, record: str) -> None:
        was_open = self.is_panel_open
        if self.panel().show_record(record):
            self._show_panel(True)
            if self.table.hasFocus() and was_open:
                self.panel().focus_first()

    def _saved(self, record: str) -> None:
        number = self.context.logbook.entry(record).number
        asked = to_look_at(self.context, record)
        said = self.tr("%1 saved; look at: %2") if asked else self.tr("%1 saved")
        self.context.say(said.replace("%1", number).replace("%2", asked), undo=True)
        self.table.choose(record)
        self.table.scrollTo(self.table.currentIndex())

    def _confirmed(self, record: str, *, keep: bool = False) -> None:
        if keep:
            self.context.logbook.confirm(record)
        number = self.context.logbook.entry(record).number
        self.context.say(self.tr("%1: still so").replace("%1", number), undo=True)

    def _remove_chosen(self) -> None:
        self.remove(self.table.record)

    def _may_change(self, record: str) -> bool:
        entry = self.context.logbook.entry(record)
        if entry.network in {network.code for network in self.context.networks}:
            return True
        words = self.tr("%1 belongs to another network. Only that network can change it.")
        self.context.say(words.replace("%1", entry.number))
        return False

    def _found_without_filters(self, record: str) -> bool:
        """Let go of filters that hide the wanted entry."""
        if not self.filter_bar.filters.holds:
            return False
        self._put_search("")
        self.filter_bar.set_filters(Filters(network=self.filter_bar.filters.network))
        return self.table.choose(record)

    # -- placing -------------------------------------------------------------------------------

    def _show_panel(self, is_open: bool) -> None:
        if self._panel is None:
            return
        if is_open and not self.is_panel_open:
            whole = self.split.width()
            wide = max(theme().px(PANEL_WIDTH), whole * 2 // 5)
            self._panel.show()
            self.split.setSizes([whole - wide, wide])
        self._panel.setVisible(is_open)
        self._make_room()

    def _make_room(self) -> None:
        is_open, px = self.is_panel_open, theme().px
        alone = is_open and self.split.width() < px(LEAST_LIST + PANEL_WIDTH)
        for part in (self.list, self._tools):
            part.setVisible(not alone)
        self.table.make_room(is_open)

    def resizeEvent(self, event: QResizeEvent, /) -> None:
        super().resizeEvent(event)
        self._make_room()

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        if event.key() == Qt.Key.Key_Escape and self.is_panel_open:
            self.close_panel()
            return
        super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        pressed = event.type() == QEvent.Type.KeyPress
        if watched is self.search and pressed and isinstance(event, QKeyEvent):
            return self._search_key(event)
        return super().eventFilter(watched, event)

    def _search_key(self, event: QKeyEvent) -> bool:
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.table.first()
            return True
        if event.key() == Qt.Key.Key_Escape and self.search.text():
            self.search.setText("")
            return True
        return False

    def _put_search(self, text: str) -> None:
        self.search.blockSignals(True)
        self.search.setText(text)
        self.search.blockSignals(False)

    def retranslate(self) -> None:
        self.search.setAccessibleName(self.tr("Search in the log"))
        self.search.setPlaceholderText(self.tr("Search   Ctrl+F"))
        self._reason.setText(
            self.tr(
                "Here you read what the networks wrote. Only a network adds and changes entries."
            )
        )
        self.columns.setText(self.tr("Columns"))
        self.columns.setAccessibleName(self.tr("Choose columns"))
        self.columns.setToolTip(self.tr("Choose which columns the list shows"))
        self.no_hits.set_words(self.tr("No entry answers this."), self.tr("Show everything"), "")
        if self.context.network:
            self.empty.set_words(
                self.tr("The log is empty. Write down the first thing that is the matter."),
                self.tr("Add an entry"),
                "Ctrl+N",
            )
        else:
            self.empty.set_words(
                self.tr("Entries come here when you merge the workbooks of the networks."),
                self.tr("Merge workbooks"),
            )
        self.filter_bar.retranslate()

    def _begin(self) -> None:
        if self.context.network:
            self.quick_add.focus_line()
        else:
            self.context.page_wanted.emit("merge")

    def _connect(self) -> None:
        context = self.context
        context.changed.connect(self._changed)
        context.network_changed.connect(self._another_network)
        context.profile_changed.connect(self.retranslate)
        self.search.textChanged.connect(self._searched)
        self.search.installEventFilter(self)
        self.filter_bar.changed.connect(self._filtered)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._opened)
        self.table.remove_wanted.connect(self.remove)
        self.quick_add.saved.connect(self._saved)
        self.quick_add.confirmed.connect(self._confirmed)
        self.quick_add.entry_wanted.connect(self.open_record)
        self.empty.triggered.connect(self._begin)
        self.no_hits.triggered.connect(self.show_everything)
        self._column_menu.aboutToShow.connect(
            partial(self.table.fill_column_menu, self._column_menu)
        )

    def _build(self) -> None:
        self.columns.setIcon(icon("columns-3"))
        self.columns.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.columns.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.columns.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.columns.setMenu(self._column_menu)
        follow_theme(self, lambda: self.search.setFixedWidth(theme().px(260)))
        for widget in (self.table, self.empty, self.no_hits):
            self.list.addWidget(widget)
        self.split.addWidget(self.list)
        self.split.setCollapsible(0, False)
        follow_theme(self.split, lambda: self.split.setMinimumHeight(theme().px(LEAST_HEIGHT)))
        self.split.splitterMoved.connect(lambda: self.table.make_room(self.is_panel_open))
        follow_theme(self.columns, lambda: self.columns.setIconSize(icon_size(gap=4)))
        tools = QHBoxLayout(self._tools)
        space(tools, 8)
        tools.addWidget(self.filter_bar, 1)
        tools.addWidget(self.columns, 0, Qt.AlignmentFlag.AlignTop)
        column = QVBoxLayout(self)
        space(column, 12, (24, 12, 24, 16))
        column.addWidget(self.banner)
        column.addWidget(self.quick_add)
        column.addWidget(self._reason)
        set_role(self._reason, role="muted")
        self._reason.setWordWrap(True)
        self._reason.hide()
        column.addWidget(self._tools)
        column.addWidget(self.split, 1)
