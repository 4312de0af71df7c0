"""Reporting: who delivered, the figures that will stand in the workbook, and one button."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.models.report import (
    coverage_headers,
    coverage_rows,
    figure_headers,
    figure_rows,
    theme_bars,
)
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.pages.outgoing_panel import OutgoingPanel
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.charts import BarChart, Series
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.inputs import date_box
from resv_desktop.gui.widgets.password_field import PasswordChoice
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column
from resv_desktop.services.outgoing import excerpt, names_somebody
from resv_desktop.services.outgoing_region import Checked, check_name, refuse_blocking
from resv_desktop.services.reporting import Figures, Regional, Report, Reporting
from resv_desktop.services.workspace import Workspace

YEARS_SHOWN = 3
EXCEL_FILES = "Excel (*.xlsx)"
AUDIENCE = "resv"


@dataclass(frozen=True)
class Found:
    """What a period holds, gathered in the background."""

    data: Regional
    figures: Figures
    checked: Checked


class ReportPage(Page):
    """The page *Rapportage*."""

    key = "report"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._found: Found | None = None
        self._made: Report | None = None
        self._looking: Task[Found] | None = None
        self._period_name, self._day_name, self._audience = QLabel(), QLabel(), QLabel()
        self.periods = QComboBox(self)
        self.day = date_box(self)
        self.summary = QLabel(self)
        self._coverage_title, self._figures_title = QLabel(), QLabel()
        self.coverage = RowsModel(partial(coverage_headers, ()), self)
        self.figures = RowsModel(figure_headers, self)
        self.coverage_table, self.figures_table = QTableView(self), QTableView(self)
        self.chart = BarChart("", self)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self.privacy = OutgoingPanel(context, self)
        self.empty = EmptyPage("chart-column", self)
        self.password = PasswordChoice(self)
        self._body = QWidget()
        self.folder = button("", "secondary", "folder-open", self)
        self.export = button("", "primary", "file-spreadsheet", self)
        self._build()
        self._connect()
        self.retranslate()
        if context.workspace.policy.password_required:
            self.password.require(
                self.tr("Your IT department asks for a password on each workbook")
            )

    # -- what the window asks ------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        if self.periods.count() == 0:
            self._fill_periods(self.context.workspace.today())
        self.refresh()

    def focus_first(self) -> None:
        self.periods.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._period_name.setText(self.tr("&Period"))
        self.periods.setAccessibleName(self.tr("Period of the report"))
        self._day_name.setText(self.tr("&As of"))
        self.day.setAccessibleName(self.tr("Day on which the report looks back"))
        self._audience.setText(self.tr("Edition for the RESV"))
        self.export.setText(self.tr("Export regional workbook"))
        self.folder.setText(self.tr("Show in folder"))
        self._coverage_title.setText(self.tr("Who delivered"))
        self._figures_title.setText(self.tr("Entries per theme"))
        self.coverage_table.setAccessibleName(self.tr("Who delivered, per quarter"))
        self.figures_table.setAccessibleName(self.tr("Entries per theme"))
        self.empty.set_words(
            self.tr("No network delivered for this period yet. Merge their workbooks first."),
            self.tr("Go to Merge"),
        )
        for model in (self.coverage, self.figures):
            model.say_headers()
        self.privacy.retranslate()
        if self._found is not None:
            self._show(self._found)

    # -- what is shown -------------------------------------------------------------------------

    @property
    def period(self) -> Period:
        """The period that is chosen."""
        chosen = self.periods.currentData()
        return Period.parse(chosen) if chosen else Period(self.context.workspace.today().year)

    @property
    def as_of(self) -> date:
        """The day on which the report looks back."""
        chosen = self.day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def refresh(self) -> None:
        """Gather the period again, in the background: a region can hold years of entries."""
        if self._looking is not None:
            self._looking.cancel()
        task = Task(_gather, self.context.workspace, self.period, self.as_of)
        task.owner(self).done(self._show).failed(self.banner.show_error)
        self._looking = task
        self.progress.follow(task, self.tr("Gathering the period"))
        task.start()

    def _show(self, found: Found) -> None:
        if (found.data.period, found.data.as_of) != (self.period, self.as_of):
            return
        self._found = found
        cover = found.figures.coverage
        headers = partial(coverage_headers, found.data.period.quarters())
        self.coverage.set_rows(coverage_rows(found.data), headers)
        self.figures.set_rows(figure_rows(found.figures, cover.delivered, self._theme))
        self._show_chart(found.figures)
        excerpts = partial(excerpt, self.context.workspace)
        self.privacy.show_findings(found.checked.findings, excerpts)
        words = self.tr("%1 of %2 networks delivered").replace("%1", str(cover.delivered))
        parts = [
            words.replace("%2", str(cover.networks)),
            self.tr("%n entries", "", len(found.data.entries)),
            self.tr("%n files", "", len(found.data.files)),
        ]
        self.summary.setText(" · ".join(parts))
        some = bool(found.data.files or found.data.entries)
        self._scroll.setVisible(some)
        self.empty.setVisible(not some)
        self.export.setEnabled(some)
        self.folder.setVisible(self._made is not None)
        self._fit_tables()

    def _show_chart(self, figures: Figures) -> None:
        series = (
            Series(self.tr("Bottlenecks"), "accent"),
            Series(self.tr("Developments"), "muted"),
        )
        self.chart.set_figures(
            self.tr("Entries per theme"), theme_bars(figures, self._theme), series
        )

    def _theme(self, code: str) -> str:
        return self.context.workspace.base_codebook.label("theme", code, current_lang())

    def _fit_tables(self) -> None:
        """Tables in a page that scrolls are as high as their rows: no scroll bar in another."""
        for table in (self.coverage_table, self.figures_table):
            rows = table.model().rowCount() * theme().row_height("normal")
            table.setFixedHeight(rows + table.horizontalHeader().height() + theme().px(16))
        for column in range(1, self.coverage.columnCount()):
            self.coverage_table.setColumnWidth(column, theme().px(165))
        self._fit_coverage()

    # -- what is done --------------------------------------------------------------------------

    def write(self) -> None:
        """Ask where, write the workbook in the background, say what was made."""
        if not self._may_leave():
            return
        self.password.set_known((self.context.workspace.region.name,))
        password = self.password.taken()
        if password is None:
            return
        name = self.context.reporting.suggested_name(self.period, AUDIENCE, self.as_of)
        kept = Path(self.context.settings.last_folder or Path.home())
        title = self.tr("Export regional workbook")
        target = self.context.dialogs.save_file(self, title, EXCEL_FILES, kept / name)
        if target is None:
            return
        if names_somebody(check_name(self.context.workspace, target.name)):
            text = self.tr("The name of the file seems to name a person. Choose another name.")
            self.banner.show_message("warn", text)
            return
        self.banner.clear()
        arguments = (self.period, target, self.as_of, password)
        task = Task(_write, self.context.workspace, *arguments)
        task.owner(self).done(self._written).failed(self.banner.show_error)
        task.finished(lambda: self.export.setEnabled(True))
        self.export.setEnabled(False)
        self.progress.follow(task, self.tr("Writing and checking the regional workbook"))
        task.start()

    def _may_leave(self) -> bool:
        """Say whether nothing is left to decide; else tell what is, and show it."""
        found = self._found.checked.findings if self._found else ()
        asking = [item for item in found if item.asks]
        try:
            refuse_blocking(found)
        except KnownError as error:
            self.banner.show_error(error)
        else:
            if not asking:
                return True
            text = self.tr("Look at %n findings below first, then export.", "", len(asking))
            self.banner.show_message("warn", text)
        self.privacy.focus_list()
        return False

    def _written(self, made: Report) -> None:
        self._made = made
        self.folder.show()
        folder = str(made.file.parent)
        self.context.keep_settings(replace(self.context.settings, last_folder=folder))
        text = self.tr("%1 is ready and was checked. SHA-256: %2")
        text = text.replace("%1", made.file.name).replace("%2", made.sha256)
        if self.password.wanted.isChecked():
            text += " " + self.tr("Give the password by telephone.")
        self.password.forget()
        self.banner.show_message("ok", text)
        said = self.tr("Regional workbook written: %1").replace("%1", made.file.name)
        self.context.say(said)

    def show_folder(self) -> None:
        """Open the folder of what was made last."""
        if self._made is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._made.file.parent)))

    # -- how it is made ------------------------------------------------------------------------

    def _fill_periods(self, today: date) -> None:
        """Offer years and their quarters; the year of the quarter that ended last comes first."""
        ended = Period.of(today).previous()
        for year in range(ended.year, ended.year - YEARS_SHOWN, -1):
            self.periods.addItem(self.tr("%1, whole year").replace("%1", str(year)), str(year))
            for quarter in reversed(Period(year).quarters()):
                self.periods.addItem(str(quarter), str(quarter))
        self.day.setDate(today)  # type: ignore[arg-type]

    def _connect(self) -> None:
        self.periods.currentIndexChanged.connect(self._another)
        self.day.dateChanged.connect(self._another)
        self.export.clicked.connect(self.write)
        self.folder.clicked.connect(self.show_folder)
        self.privacy.decided.connect(self._another)
        self.empty.triggered.connect(lambda: self.context.page_wanted.emit("merge"))

    def _another(self) -> None:
        self.banner.clear()
        self.refresh()

    def _build(self) -> None:
        for table, model in (
            (self.coverage_table, self.coverage),
            (self.figures_table, self.figures),
        ):
            dress_table(table, "")
            table.setModel(model)
        set_column_widths(self.figures_table, [200, 105, 130, 120])
        stretch_column(self.figures_table, 0, 140)
        self._fit_coverage = stretch_column(self.coverage_table, 0, 180)
        for label, role in (
            (self.summary, "emphasis"),
            (self._audience, "muted"),
            (self._coverage_title, "strong"),
            (self._figures_title, "strong"),
        ):
            set_role(label, role=role)
        self._period_name.setBuddy(self.periods)
        self._day_name.setBuddy(self.day)
        outer, column = QVBoxLayout(self), QVBoxLayout()
        space(outer, 0)
        space(column, 12, (24, 16, 24, 16))
        outer.addLayout(column, 1)
        outer.addWidget(self.password)
        outer.addWidget(self._foot())
        column.addLayout(self._head())
        for widget in (self.summary, self.banner, self.progress):
            column.addWidget(widget)
        self._build_body()
        self._scroll = ScrollPage(self._body, self)
        column.addWidget(self._scroll, 1)
        column.addWidget(self.empty, 1)
        self.empty.hide()
        found = (self.coverage_table, self.figures_table, self.chart)
        read = (self.periods, self.day, *self.privacy.tab_order(), *found)
        asked = (*self.password.tab_order(), self.folder, self.password.wanted)
        chain_tabs((*read, self.empty.button, *asked, self.export))

    def _build_body(self) -> None:
        grid = QGridLayout(self._body)
        space(grid, 12, (0, 0, 8, 0))
        grid.addWidget(self.privacy, 0, 0, 1, 2)
        grid.addWidget(self._coverage_title, 1, 0, 1, 2)
        grid.addWidget(self.coverage_table, 2, 0, 1, 2)
        grid.addWidget(self._figures_title, 3, 0, 1, 2)
        grid.addWidget(self.figures_table, 4, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self.chart, 4, 1, Qt.AlignmentFlag.AlignTop)
        grid.setColumnStretch(0, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(5, 1)

    def _head(self) -> QHBoxLayout:
        line = QHBoxLayout()
        space(line, 8)
        for widget in (self._period_name, self.periods, self._day_name, self.day, self._audience):
            line.addWidget(widget)
        line.addStretch(1)
        return line

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 8, 24, 8))
        line.addWidget(self.folder)
        line.addStretch(1)
        for widget in (self.password.wanted, self.export):
            line.addWidget(widget)
        self.folder.hide()
        return foot


def _gather(workspace: Workspace, period: Period, as_of: date) -> Found:
    """Gather on a worker thread, with that thread's own connection."""
    from resv_desktop.services.reporting import figures

    try:
        reporting = Reporting(workspace)
        data = reporting.gather(period, as_of)
        return Found(data, figures(data), reporting.check(data))
    finally:
        workspace.release()


def _write(
    workspace: Workspace, period: Period, target: Path, as_of: date, password: str
) -> Report:
    """Write on a worker thread, with that thread's own connection."""
    try:
        return Reporting(workspace).write(period, AUDIENCE, target, as_of, password)
    finally:
        workspace.release()
