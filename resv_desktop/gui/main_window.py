"""The window: rail, header, page and status line. It only places and connects."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QByteArray, QEvent, QSize
from PySide6.QtGui import QCloseEvent, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QMainWindow,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.actions import Actions
from resv_desktop.gui.context import Context
from resv_desktop.gui.drops import wanted_by_drop
from resv_desktop.gui.header import Header
from resv_desktop.gui.held import may_close
from resv_desktop.gui.look import apply_settings
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.pages.registry import NETWORK, PageSpec, pages_for
from resv_desktop.gui.shortcuts import MOST_NUMBERED, UndoPastFields, step_name, window_specs
from resv_desktop.gui.status import StatusFacts
from resv_desktop.gui.theme import space, theme
from resv_desktop.gui.widgets.rail import Rail, RailItem
from resv_desktop.gui.widgets.statusline import StatusLine
from resv_desktop.paths import APPLICATION

FIRST_SIZE = QSize(1280, 800)
LEAST_SIZE = QSize(640, 480)
"""Sizes in px at 100%."""

WITHOUT_NETWORK = ("merge", "report", "settings")
"""Pages that are the same whatever network is chosen."""


class MainWindow(QMainWindow):
    """The one window of a context. Pages are made when they are first shown."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self.context = context
        self.commands = Actions(self)
        self.rail, self.header = Rail(parent=self), Header(self)
        self.stack, self.status = QStackedWidget(self), StatusLine(self)
        self._specs: list[PageSpec] = []
        self._pages: dict[str, Page] = {}
        self._current = ""
        self._keeper = UndoPastFields(self)
        self._place()
        self._connect()
        self._register()
        self._follow_settings()
        self._follow_profile()
        self._facts = StatusFacts(context, self.status)
        self._restore_size()
        self.show_page("start")

    # -- pages ---------------------------------------------------------------------------------

    def show_page(self, wanted: str) -> None:
        """Show a page by key; what follows the first blank is handed to the page.

        Without such an argument work begins where the page says; with one the page itself puts
        the keyboard at what was asked for.
        """
        key, _, argument = wanted.partition(" ")
        spec = next((spec for spec in self._specs if spec.key == key), None)
        if spec is None:
            return
        page = self._pages.get(key) or self._make(spec)
        moved = key != self._current
        self._current = key
        self.rail.set_current(key)
        self.commands.set_page(key)
        self._fill_header(page)
        self.stack.setCurrentWidget(page)
        page.activate(argument)
        if moved and not argument:
            page.focus_first()

    def page(self, key: str) -> Page | None:
        """The page with this key, if it was shown before."""
        return self._pages.get(key)

    def current_page(self) -> Page:
        """The page that is shown."""
        return self._pages[self._current]

    def page_keys(self) -> list[str]:
        """The pages of this person, in the order of the rail."""
        return [spec.key for spec in self._specs]

    def _make(self, spec: PageSpec) -> Page:
        page = spec.load()(self.context, self.stack)
        self._pages[spec.key] = page
        self.stack.addWidget(page)
        for action in page.action_specs():
            self.commands.add(replace(action, page=spec.key))
        return page

    def _fill_header(self, page: Page) -> None:
        context = self.context
        title = next(spec.title() for spec in self._specs if spec.key == page.key)
        self.header.set_title(title)
        networks = () if page.key in WITHOUT_NETWORK else context.networks
        region = "" if networks or page.key == "settings" else context.workspace.region.name
        self.header.set_networks(networks, context.network, region)
        self.header.show_tools(page.header_tools())
        self.setWindowTitle(f"{title} – {APPLICATION}")

    def is_busy(self) -> bool:
        """Whether the log is being replaced, or workbooks are being read or merged."""
        merge = self._pages.get("merge")
        return not self.stack.isEnabled() or (merge is not None and merge.is_busy())

    # -- what can be done everywhere -----------------------------------------------------------

    def new_entry(self) -> None:
        """Put the keyboard in the line for a new entry."""
        self.show_page("log")
        self.current_page().focus_first()

    def search(self) -> None:
        """Put the keyboard in the search field of the page, or of the log."""
        if not self.current_page().focus_search():
            self.show_page("log")
            self.current_page().focus_search()

    def undo(self) -> None:
        """Take back the last change of the log and say which."""
        name = self.context.logbook.undo_name
        if name is not None:
            record = self.context.logbook.undo()
            self.context.say(self.tr("Undone: %1").replace("%1", self._step(name, record)))

    def redo(self) -> None:
        """Do again what was last taken back and say what."""
        name = self.context.logbook.redo_name
        if name is not None:
            record = self.context.logbook.redo()
            what = self._step(name, record)
            self.context.say(self.tr("Done again: %1").replace("%1", what), undo=True)

    def _step(self, name: str, record: str | None) -> str:
        """What a step was, with the number of the entry it was about."""
        number = self.context.logbook.view(record).fields.get("number") if record else None
        return f"{step_name(name)} {number}" if number else step_name(name)

    def undo_name(self) -> str | None:
        """The code of what undo would take back."""
        logbook = self.context.opened_logbook
        return logbook.undo_name if logbook is not None else None

    def redo_name(self) -> str | None:
        """The code of what redo would do again."""
        logbook = self.context.opened_logbook
        return logbook.redo_name if logbook is not None else None

    def show_numbered(self, place: int) -> None:
        """Show the page at a place in the rail, counted from 1."""
        if place <= len(self._specs):
            self.show_page(self._specs[place - 1].key)

    def page_name(self, place: int) -> str:
        """The name of the page at a place in the rail, counted from 1; empty when there is none."""
        return self._specs[place - 1].title() if place <= len(self._specs) else ""

    def open_palette(self) -> None:
        """Search and do: all actions and the entries of the log."""
        from resv_desktop.gui.finder import open_palette

        open_palette(self, self.commands, self.context)

    def open_help(self) -> None:
        """Open the manual at the page that is shown."""
        from resv_desktop.gui.dialogs.help import open_help

        open_help(self, self._current)

    def open_about(self) -> None:
        """Say which program this is and what it is made of."""
        from resv_desktop.gui.dialogs.about import open_about

        open_about(self)

    def back_up(self) -> None:
        """Make a backup in the background and say so."""
        from resv_desktop.gui.safety import back_up

        back_up(self.context)

    def cycle_focus(self) -> None:
        """Go on to the next part: rail, header, page."""
        focus = QApplication.focusWidget()
        if focus is not None and self.rail.isAncestorOf(focus):
            self.header.focus_first()
        elif focus is not None and self.header.isAncestorOf(focus):
            self.current_page().focus_first()
        else:
            self.rail.button(self._current).setFocus()

    # -- events --------------------------------------------------------------------------------

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._current:
            self._fill_header(self.current_page())
        super().changeEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if wanted_by_drop(event.mimeData(), self.page_keys()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        self.show_page(wanted_by_drop(event.mimeData(), self.page_keys()))
        event.acceptProposedAction()

    def closeEvent(self, event: QCloseEvent, /) -> None:
        # A field that is being edited keeps its text when it loses the keyboard.
        focus = self.focusWidget()
        if focus is not None:
            focus.clearFocus()
        if not may_close(self, self.context):
            event.ignore()
            return
        shape = self.saveGeometry().toBase64().toStdString()
        self.context.keep_settings(replace(self.context.settings, geometry=shape))
        super().closeEvent(event)

    # -- placing and connecting ----------------------------------------------------------------

    def _place(self) -> None:
        self.setAcceptDrops(True)
        right = QVBoxLayout()
        space(right, 0)
        right.addWidget(self.header)
        right.addWidget(self.stack, 1)
        right.addWidget(self.status)
        middle = QWidget(self)
        line = QHBoxLayout(middle)
        space(line, 0)
        line.addWidget(self.rail)
        line.addLayout(right, 1)
        self.setCentralWidget(middle)

    def _connect(self) -> None:
        context = self.context
        self.rail.selected.connect(self.show_page)
        self.header.network_chosen.connect(context.choose_network)
        self.header.palette_wanted.connect(self.open_palette)
        self.header.help_wanted.connect(self.open_help)
        self.header.privacy_wanted.connect(lambda: self.commands.trigger("privacy"))
        context.said.connect(self._say)
        context.page_wanted.connect(self.show_page)
        context.settings_changed.connect(self._follow_settings)
        context.profile_changed.connect(self._follow_profile)
        context.changed.connect(self._follow_log)
        context.locked.connect(self._lock)

    def _register(self) -> None:
        for spec in window_specs(self):
            self.commands.add(spec)
        self._follow_log()

    def _say(self, text: str, undo: bool) -> None:
        self.status.say(text, self.undo if undo else None)

    def _lock(self, locked: bool) -> None:
        for part in (self.rail, self.header, self.stack):
            part.setEnabled(not locked)

    def _follow_settings(self) -> None:
        apply_settings(self.context.settings)

    def _follow_profile(self) -> None:
        self._specs = pages_for(self.context.roles)
        self.rail.set_items([RailItem(s.key, s.title, s.icon, s.bottom) for s in self._specs])
        logs = NETWORK in self.context.roles
        reason = self.tr("Only a network adds entries to its log.")
        self.commands.set_possible("entry.new", logs, "" if logs else reason)
        for place in range(1, MOST_NUMBERED + 1):
            self.commands.set_possible(f"page.{place}", place <= len(self._specs))
        if self._current:
            self.show_page(self._current if self._current in self.page_keys() else "start")

    def _follow_log(self) -> None:
        nothing = self.tr("There is nothing to take back.")
        self.commands.set_possible("undo", self.undo_name() is not None, nothing)
        again = self.tr("There is nothing to do again.")
        self.commands.set_possible("redo", self.redo_name() is not None, again)

    def _restore_size(self) -> None:
        px = theme().px
        self.setMinimumSize(LEAST_SIZE)
        kept = QByteArray.fromBase64(self.context.settings.geometry.encode())
        if kept.isEmpty() or not self.restoreGeometry(kept):
            room = self.screen().availableSize()
            self.resize(QSize(px(FIRST_SIZE.width()), px(FIRST_SIZE.height())).boundedTo(room))
