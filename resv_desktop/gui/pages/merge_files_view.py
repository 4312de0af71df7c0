"""What stands in the view *Bestanden*, and which of it is seen when."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QScrollArea,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.gui.icons import pixmap
from resv_desktop.gui.models.merge import detail_headers, file_headers
from resv_desktop.gui.models.rows import RowsModel
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.gui.widgets.pill import Pill, PillLabel
from resv_desktop.gui.widgets.table import dress_table, set_column_widths, stretch_column

ROOMY_ZOOM = 125
"""Percent; beyond it the words of the drop area give way to what was read."""


class FilesView(QWidget):
    """Places the parts; knows nothing of merging."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.files, self.details = RowsModel(file_headers, self), RowsModel(detail_headers, self)
        self.file_table, self.detail_table = QTableView(), QTableView()
        self.banner = Banner()
        self._drop_words, self._drop_icon = QLabel(), QLabel()
        self.choose_files = button("", "secondary", "file-spreadsheet")
        self.choose_folder = button("", "secondary", "folder")
        self.file_name, self.file_verdict = ElidedLabel(), PillLabel(Pill(""))
        self.notes, self.balance = QLabel(), QLabel()
        self.discard, self.merge = button(""), button("", "primary", "combine")
        self._build(page)

    def show_state(self, *, read: bool, busy: bool) -> None:
        """Show what belongs to the moment: choosing, having read, or working."""
        self._split.setVisible(read)
        for label in (self._drop_words, self._drop_icon):
            label.setVisible(not read or theme().zoom <= ROOMY_ZOOM)
        self._bar.setVisible(read)
        for widget in (self.merge, self.discard, self.choose_files, self.choose_folder):
            widget.setEnabled(not busy)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._drop_words.setText(
            self.tr("Drop the workbooks of the networks here, or a folder that holds them.")
        )
        self.choose_files.setText(self.tr("Choose files"))
        self.choose_folder.setText(self.tr("Choose folder"))
        self.discard.setText(self.tr("Put away"))
        self.discard.setToolTip(self.tr("Keep nothing of these files"))
        self.merge.setText(self.tr("Merge"))
        self.file_table.setAccessibleName(self.tr("Files that were read"))
        self.detail_table.setAccessibleName(self.tr("What was done in this file"))
        for model in (self.files, self.details):
            model.say_headers()

    # -- how it is made ------------------------------------------------------------------------

    def _build(self, page: QWidget) -> None:
        outer = QVBoxLayout(page)
        space(outer, 0)
        outer.addWidget(self)
        whole, column = QVBoxLayout(self), QVBoxLayout()
        space(whole, 0)
        space(column, 12, (24, 12, 24, 16))
        whole.addLayout(column, 1)
        self._bar = self._foot()
        whole.addWidget(self._bar)
        column.addWidget(self._drop_area())
        column.addWidget(self.banner)
        self._split = self._read_part()
        column.addWidget(self._split, 1)
        column.addStretch(0)
        for label, role in (
            (self.file_name, "emphasis"),
            (self.balance, "strong"),
        ):
            set_role(label, role=role)
        self.balance.setWordWrap(True)

    def _drop_area(self) -> QFrame:
        area = QFrame()
        set_role(area, role="card")
        line = QHBoxLayout(area)
        space(line, 12, (16, 12, 16, 12))
        self._drop_words.setWordWrap(True)
        follow_theme(self, self._paint_drop_icon)
        line.addWidget(self._drop_icon)
        line.addWidget(self._drop_words, 1)
        line.addStretch(0)
        line.addWidget(self.choose_files)
        line.addWidget(self.choose_folder)
        return area

    def _paint_drop_icon(self) -> None:
        self._drop_icon.setPixmap(pixmap("inbox", "accent", 28, self.devicePixelRatioF()))

    def _read_part(self) -> QSplitter:
        dress_table(self.file_table, "")
        self.file_table.setModel(self.files)
        set_column_widths(self.file_table, [180, 260, 150, 90, 260])
        stretch_column(self.file_table, 1, 240)
        split = QSplitter(Qt.Orientation.Vertical)
        split.setChildrenCollapsible(False)
        split.addWidget(self.file_table)
        split.addWidget(self._file_part())
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        return split

    def _file_part(self) -> QFrame:
        card = QFrame()
        set_role(card, role="card")
        column = QVBoxLayout(card)
        space(column, 8, (16, 12, 16, 12))
        head = QHBoxLayout()
        space(head, 12)
        head.addWidget(self.file_name, 1)
        head.addWidget(self.file_verdict)
        column.addLayout(head)
        self.notes.setWordWrap(True)
        self.notes.setTextFormat(Qt.TextFormat.PlainText)
        self.notes.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.notes.setAlignment(Qt.AlignmentFlag.AlignTop)
        area = QScrollArea()
        area.setWidget(self.notes)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column.addWidget(area, 1)
        dress_table(self.detail_table, "", "compact")
        self.detail_table.setModel(self.details)
        set_column_widths(self.detail_table, [230, 200, 200, 260])
        stretch_column(self.detail_table, 3, 240)
        column.addWidget(self.detail_table, 2)
        return card

    def _foot(self) -> QFrame:
        foot = QFrame()
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 8, 24, 8))
        line.addWidget(self.balance, 1)
        line.addWidget(self.discard)
        line.addWidget(self.merge)
        return foot
