"""Coverage: which network delivered for which quarter, with the files behind each cell."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.period import Period
from resv_desktop.domain.records import parse_date
from resv_desktop.gui.i18n import day_text
from resv_desktop.gui.models.report import coverage_cell, coverage_headers, state_word
from resv_desktop.gui.models.rows import Cell, RowsModel
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.paragraph import Paragraph, Paragraphs
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column
from resv_desktop.services.coverage import Coverage, CoverageRow, CoverageState, coverage

YEARS = 6
"""Years that can be chosen: this one and those before it."""
NAMES = 220
"""Least width of the column with the names of networks, in px at 100%."""
MOST_ROWS = 20
"""Networks that are seen without scrolling inside the table."""


class CoveragePart(MergePart):
    """The view *Dekking*."""

    key = "coverage"

    def __init__(self, desk: MergeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.found: Coverage | None = None
        self._name, self.years = QLabel(), QComboBox()
        self.head = Paragraph()
        self.model = RowsModel(self._headers, self)
        self.table, self.copy = QTableView(), button("", "secondary", "copy")
        self.cell, self.files, self._card = Paragraph(), Paragraphs(), QFrame()
        self._build()
        self._fill_years()
        self._connect()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        self.fill()

    def focus_first(self) -> None:
        self.table.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def retranslate(self) -> None:
        self._name.setText(self.tr("&Year"))
        self.years.setAccessibleName(self.tr("Year of the deliveries"))
        self.table.setAccessibleName(self.tr("Who delivered, per network and quarter"))
        self.copy.setText(self.tr("Copy as a table"))
        self.copy.setToolTip(self.tr("To put in Excel or in a mail"))
        if self.found is not None:
            self._show()

    # -- the matrix ----------------------------------------------------------------------------

    def fill(self) -> None:
        """Look again who delivered."""
        self.found = coverage(self.context.workspace, Period(int(self.years.currentData())))
        self._show()

    def _show(self) -> None:
        found, at = self.found, self.table.currentIndex()
        assert found is not None
        self.model.set_rows([(row.network.code, self._cells(row)) for row in found.rows])
        self.head.setText("\n".join(self._sums(found)))
        place = self.model.index(max(at.row(), 0), at.column() if at.column() > 0 else 1)
        self.table.setCurrentIndex(place)
        self._show_cell(place)
        self._fit()

    def _headers(self) -> Sequence[str]:
        return coverage_headers(self.found.quarters if self.found else ())

    def _cells(self, row: CoverageRow) -> list[Cell]:
        name = row.network.name
        if not row.in_region:
            name = self.tr("%1 (not in the region file)").replace("%1", name)
        return [Cell(name, tip=row.network.code), *map(coverage_cell, row.cells)]

    def _sums(self, found: Coverage) -> list[str]:
        """A sentence per quarter that has begun, and one for files without a quarter."""
        today, lines = self.context.workspace.today(), []
        for quarter in found.quarters:
            if quarter.start <= today:
                counted = found.count(quarter)
                parts = [
                    f"{state_word(state)} {counted[state]}"
                    for state in CoverageState
                    if counted[state]
                ]
                of = self.tr("%1, %2 networks").replace("%1", str(quarter))
                lines.append(f"{of.replace('%2', str(len(found.rows)))}: {', '.join(parts)}")
        if found.without_period:
            names = ", ".join(item.file.name for item in found.without_period)
            lines.append(self.tr("These files do not say their quarter: %1").replace("%1", names))
        return lines

    # -- one cell ------------------------------------------------------------------------------

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        self._show_cell(now)

    def _show_cell(self, at: QModelIndex) -> None:
        found = self.found
        some = found is not None and at.isValid() and at.column() > 0
        self._card.setVisible(some)
        if found is None or not some:
            return
        row, place = found.rows[at.row()], at.column() - 1
        cell = row.cells[place]
        parts = (row.network.name, str(cell.quarter), state_word(cell.state))
        self.cell.setText(" · ".join(parts))
        files = [self._file(item.file.name, item.file.delivered_on) for item in row.files[place]]
        due = self.tr("Last day: %1").replace("%1", day_text(cell.deadline))
        self.files.show_lines([due, *files])

    def _file(self, name: str, delivered_on: str) -> str:
        day = parse_date(delivered_on)
        if day is None:
            return self.tr("%1, without a day").replace("%1", name)
        text = self.tr("%1, delivered on %2")
        return text.replace("%1", name).replace("%2", day_text(day))

    def copy_table(self) -> None:
        """Put the matrix on the clipboard, with tabs between the cells."""
        lines = ["\t".join(self._headers())]
        for row in range(self.model.rowCount()):
            cells = (self.model.index(row, at).data() for at in range(self.model.columnCount()))
            lines.append("\t".join(map(str, cells)))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.context.say(self.tr("The table is on the clipboard"))

    # -- how it is made ------------------------------------------------------------------------

    def _fill_years(self) -> None:
        this = Period.of(self.context.workspace.today()).previous().year
        for year in range(this + 1, this - YEARS + 1, -1):
            self.years.addItem(str(year), year)
        self.years.setCurrentIndex(1)

    def _connect(self) -> None:
        self.years.currentIndexChanged.connect(self.fill)
        self.copy.clicked.connect(self.copy_table)
        self.table.selectionModel().currentChanged.connect(self._moved)

    def _build(self) -> None:
        outer, content, line = QVBoxLayout(self), QWidget(), QHBoxLayout()
        space(outer, 0)
        outer.addWidget(ScrollPage(content))
        column, inside = QVBoxLayout(content), QVBoxLayout(self._card)
        space(column, 12, (24, 8, 24, 16))
        space(inside, 4, (16, 12, 16, 12))
        space(line, 8)
        line.addWidget(self._name)
        line.addWidget(self.years)
        line.addStretch(1)
        line.addWidget(self.copy)
        column.addLayout(line)
        inside.addWidget(self.cell)
        inside.addWidget(self.files)
        for widget in (self.head, self.table, self._card):
            column.addWidget(widget)
        column.addStretch(1)
        self._dress()

    def _dress(self) -> None:
        self._name.setBuddy(self.years)
        set_role(self._card, role="card")
        set_role(self.cell, role="emphasis")
        dress_table(self.table, "")
        self.table.setModel(self.model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        # The names of networks take what the quarters leave.
        self._fit_names = stretch_column(self.table, 0, NAMES)
        follow_theme(self, self._fit)

    def _fit(self) -> None:
        """Give the table the height of its rows, up to many."""
        if self.model.columnCount() > 1:
            set_column_widths(self.table, [NAMES, *[165] * (self.model.columnCount() - 1)])
            self._fit_names()
        rows = min(max(self.model.rowCount(), 1), MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height()
        self.table.setFixedHeight(head + rows * theme().row_height() + theme().px(4))
