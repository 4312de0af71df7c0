"""Handing over: what goes along, what it lacks, one button, and the words for the mail."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import QModelIndex, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.entry import Entry
from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang, day_text, number_text
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.models.delivery import (
    entry_headers,
    entry_rows,
    past_headers,
    past_rows,
)
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.pages.outgoing_panel import OutgoingPanel
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.password_field import PasswordChoice
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column
from resv_desktop.services.delivery import Delivery, Preview
from resv_desktop.services.outgoing import excerpt, held_back, names_somebody
from resv_desktop.services.standing import period_due
from resv_desktop.services.workspace import Workspace

PERIODS_SHOWN = 8
LEAST_ROWS = 4
EXCEL_FILES = "Excel (*.xlsx)"


class DeliverPage(Page):
    """The page *Aanleveren*."""

    key = "deliver"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._preview: Preview | None = None
        self._made: Delivery | None = None
        self._period_name, self._deadline = QLabel(self), QLabel(self)
        self.periods = QComboBox(self)
        self.summary = QLabel(self)
        self.entries = RowsModel(entry_headers, self)
        self.past = RowsModel(past_headers, self)
        self.table, self.past_table = QTableView(self), QTableView(self)
        self._past_title = QLabel(self)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self.privacy = OutgoingPanel(context, self)
        self.empty = EmptyPage("send", self)
        self.password = PasswordChoice(self)
        self.nothing = button("", "secondary", parent=self)
        self.mail = button("", "secondary", "copy", self)
        self.folder = button("", "secondary", "folder-open", self)
        self.export = button("", "primary", "send", self)
        self._build()
        self._connect()
        self.retranslate()
        if context.deliveries.policy.password_required:
            self.password.require(
                self.tr("Your IT department asks for a password on each workbook")
            )

    # -- what the window asks ------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        if not self.context.network:
            return
        due = period_due(self.context.workspace, self.context.network)
        if self.periods.count() == 0:
            self._fill_periods(due)
        self.refresh()

    def focus_first(self) -> None:
        self.periods.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._period_name.setText(self.tr("&Period"))
        self.periods.setAccessibleName(self.tr("Period to hand over"))
        self.export.setText(self.tr("Export workbook"))
        self.nothing.setText(self.tr("Nothing to report"))
        self.nothing.setToolTip(self._nothing_tip())
        self.mail.setText(self.tr("Copy mail text"))
        self.folder.setText(self.tr("Show in folder"))
        self.table.setAccessibleName(self.tr("Entries that go along"))
        self.past_table.setAccessibleName(self.tr("Handed over before"))
        self._past_title.setText(self.tr("Handed over before"))
        self.empty.set_words(
            self.tr("Nothing was in play in this period, so there is nothing to hand over."),
            self.tr("Hand over that there is nothing"),
        )
        for model in (self.entries, self.past):
            model.say_headers()
        self.privacy.retranslate()
        if self._preview is not None:
            self.refresh()

    # -- what is shown -------------------------------------------------------------------------

    @property
    def period(self) -> Period:
        """The period that is chosen."""
        return Period.parse(self.periods.currentData())

    def refresh(self) -> None:
        """Look again at what would go along."""
        if not self.context.network or self.periods.count() == 0:
            return
        workspace = self.context.workspace
        network = workspace.network(self.context.network)
        self.password.set_known((network.name, network.code, workspace.region.name))
        found = self.context.deliveries.preview(self.context.network, self.period)
        self._preview = found
        self.entries.set_rows(entry_rows(found, self._severity, partial(field_label)))
        self.past.set_rows(past_rows(self.context.deliveries.past(self.context.network)))
        self._show_summary(found)
        self.privacy.show_findings(found.privacy, partial(excerpt, self.context.workspace))
        some = bool(found.entries)
        self.table.setVisible(some)
        self.empty.setVisible(not some)
        for made in (self.nothing, self.export):
            made.setVisible(some)  # an empty page has its own button for it
        for widget in (self.past_table, self._past_title):
            widget.setVisible(self.past.rowCount() > 0)
        self._show_buttons()

    def _show_summary(self, found: Preview) -> None:
        parts = [
            self.tr("%n entries go along", "", len(found.entries)),
            self.tr("%n actions", "", found.actions),
            self.tr("%n not complete", "", len(found.incomplete)),
        ]
        self.summary.setText(" · ".join(parts))
        deadline = self.context.workspace.region.deadline(found.period)
        left = (deadline - self.context.workspace.today()).days
        words = self.tr("by %1").replace("%1", day_text(deadline))
        if left >= 0:
            words += " · " + self.tr("%n days left", "", left)
        self._deadline.setText(words)

    def _show_buttons(self) -> None:
        found = self._preview
        fresh = found is not None and any(
            entry.signal_date and found.period.contains(entry.signal_date)
            for entry in found.entries
        )
        self.nothing.setEnabled(not fresh)
        tip = (
            self.tr("There are signals in this period to report") if fresh else self._nothing_tip()
        )
        self.nothing.setToolTip(tip)
        for made in (self.mail, self.folder):
            made.setVisible(self._made is not None)

    def _nothing_tip(self) -> str:
        return self.tr("Hand over that there was nothing: that counts too")

    def _severity(self, entry: Entry) -> str:
        book = self.context.workspace.base_codebook
        return book.label("severity", entry.severity, current_lang()) if entry.severity else ""

    # -- what is done --------------------------------------------------------------------------

    def deliver(self, *, nothing: bool = False) -> None:
        """Ask where, write the workbook in the background, say what was made."""
        if not self._may_leave():
            return
        password = self.password.taken()
        if password is None:
            return
        name = self.context.deliveries.suggested_name(self.context.network, self.period)
        proposed = self._last_folder() / name
        title = self.tr("Export workbook")
        target = self.context.dialogs.save_file(self, title, EXCEL_FILES, proposed)
        if target is None:
            return
        if names_somebody(self.context.deliveries.check_name(target.name)):
            text = self.tr("The name of the file seems to name a person. Choose another name.")
            self.banner.show_message("warn", text)
            return
        self.banner.clear()
        arguments = (self.context.network, self.period, target, nothing, password)
        task = Task(_export, self.context.workspace, *arguments)
        task.owner(self).done(self._exported).failed(self.banner.show_error)
        task.finished(lambda: self.export.setEnabled(True))
        self.export.setEnabled(False)
        self.progress.follow(task, self.tr("Writing and checking the workbook"))
        task.start()

    def _may_leave(self) -> bool:
        """Say whether nothing is left to decide; else tell what is, and show it."""
        self.refresh()
        found = self._preview
        if found is None or not (found.blocking or found.asking):
            return True
        if found.blocking:
            self.banner.show_error(held_back(found.blocking))
        else:
            text = self.tr("Look at %n findings below first, then export.", "", len(found.asking))
            self.banner.show_message("warn", text)
        self.privacy.focus_list()
        return False

    def _decided(self) -> None:
        self.banner.clear()
        self.refresh()
        (self.export if self.privacy.isHidden() else self.privacy.list.table).setFocus()

    def _exported(self, made: Delivery) -> None:
        self._made = made
        self._keep_folder(made.file.parent)
        count = number_text(len(made.preview.entries))
        text = self.tr("%1 is ready and was checked: %2 entries. Mail it to the RESV.")
        if made.has_password:
            text += " " + self.tr("Give the password by telephone.")
        self.password.forget()
        self.banner.show_message("ok", text.replace("%1", made.file.name).replace("%2", count))
        self.context.say(self.tr("Workbook written: %1").replace("%1", made.file.name))
        self.context.changed.emit("")
        self.refresh()

    def copy_mail(self) -> None:
        """Put the words for the mail on the clipboard."""
        if self._made is not None:
            text = self.context.deliveries.mail_text(self._made, current_lang())
            QGuiApplication.clipboard().setText(text)
            self.context.say(self.tr("The text for the mail is on the clipboard"))

    def show_folder(self) -> None:
        """Open the folder of what was made last."""
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.file.parent)))

    def _open_entry(self, index: QModelIndex) -> None:
        self.context.page_wanted.emit(f"log {self.entries.row_key(index.row())}")

    def _last_folder(self) -> Path:
        kept = self.context.settings.last_folder
        return Path(kept) if kept and Path(kept).is_dir() else Path.home()

    def _keep_folder(self, folder: Path) -> None:
        from dataclasses import replace

        self.context.keep_settings(replace(self.context.settings, last_folder=str(folder)))

    # -- how it is made ------------------------------------------------------------------------

    def _fill_periods(self, due: Period) -> None:
        period = due.next()
        for _ in range(PERIODS_SHOWN):
            self.periods.addItem(str(period), str(period))
            period = period.previous()
        self.periods.setCurrentIndex(1)

    def _connect(self) -> None:
        self.periods.currentIndexChanged.connect(self._another_period)
        self.export.clicked.connect(lambda: self.deliver())
        self.nothing.clicked.connect(lambda: self.deliver(nothing=True))
        self.empty.triggered.connect(lambda: self.deliver(nothing=True))
        self.mail.clicked.connect(self.copy_mail)
        self.folder.clicked.connect(self.show_folder)
        self.table.activated.connect(self._open_entry)
        self.privacy.decided.connect(self._decided)
        self.context.network_changed.connect(self._another_network)

    def _another_period(self) -> None:
        self.banner.clear()
        self._made = None
        self.refresh()

    def _another_network(self) -> None:
        self._made = None
        self.banner.clear()
        if self.isVisible():
            self.refresh()

    def _build(self) -> None:
        dress_table(self.table, "")
        dress_table(self.past_table, "")
        self.table.setModel(self.entries)
        self.past_table.setModel(self.past)
        set_column_widths(self.table, [90, 420, 110, 210, 180])
        set_column_widths(self.past_table, [110, 160, 160])
        stretch_column(self.table, 1, 240)
        self.past_table.setMaximumHeight(180)
        follow_theme(self, self._fit)
        set_role(self.summary, role="emphasis")
        set_role(self._deadline, role="muted")
        set_role(self._past_title, role="strong")
        self._period_name.setBuddy(self.periods)
        content = QWidget()
        outer, column = QVBoxLayout(self), QVBoxLayout(content)
        space(outer, 0)
        space(column, 12, (24, 16, 24, 16))
        outer.addWidget(ScrollPage(content), 1)
        outer.addWidget(self.password)
        outer.addWidget(self._foot())
        column.addLayout(self._head())
        column.addWidget(self.summary)
        for widget in (self.banner, self.progress):
            column.addWidget(widget)
        column.addWidget(self.privacy, 3)
        column.addWidget(self.table, 3)
        column.addWidget(self.empty, 3)
        chain_tabs(
            (
                self.periods,
                *self.privacy.tab_order(),
                self.table,
                self.empty.button,
                self.past_table,
            )
        )
        asked = (*self.password.tab_order(), self.mail, self.folder, self.password.wanted)
        chain_tabs((self.past_table, *asked, self.nothing, self.export))
        column.addWidget(self._past_title)
        column.addWidget(self.past_table, 1)

    def _fit(self) -> None:
        """At 200% the page scrolls, so that a table never shrinks to its heading."""
        rows = theme().row_height("normal") * LEAST_ROWS + theme().px(40)
        self.table.setMinimumHeight(rows)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 8)
        for widget in (self._period_name, self.periods, self._deadline):
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 8, 24, 8))
        for widget in (self.mail, self.folder):
            line.addWidget(widget)
        line.addStretch(1)
        line.addWidget(self.password.wanted)
        for widget in (self.nothing, self.export):
            line.addWidget(widget)
        return foot


def _export(
    workspace: Workspace,
    network: str,
    period: Period,
    target: Path,
    nothing: bool,
    password: str,
) -> Delivery:
    """Write a workbook on a worker thread, with that thread's own connection."""
    from resv_desktop.services.delivery import Deliveries

    try:
        deliveries = Deliveries(workspace)
        return deliveries.export(
            network, period, target, nothing_to_report=nothing, password=password
        )
    finally:
        workspace.release()
