"""Where workbooks are dropped or chosen: large while nothing was read, two buttons afterwards."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import Kind, button
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label


class Choosers(QWidget):
    """Two buttons: choose files, or a folder."""

    def __init__(self, first: Kind, second: Kind = "quiet", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.choose_files = button("", first, "file-spreadsheet", self)
        self.choose_folder = button("", second, "folder", self)
        line = FlowLayout(self, gap=8)
        line.addWidget(self.choose_files)
        line.addWidget(self.choose_folder)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.choose_files.setText(self.tr("Choose files"))
        self.choose_folder.setText(self.tr("Choose folder"))


class DropArea(QFrame):
    """The empty view: what to drop here, two buttons, and a way to practise first."""

    practice_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="drop")
        self._words, self._hint = plain_label(parent=self), plain_label(parent=self)
        self._choosers = Choosers("primary", "secondary", self)
        self.choose_files = self._choosers.choose_files
        self.choose_folder = self._choosers.choose_folder
        self.practise = button("", "link", parent=self)
        self.practise.clicked.connect(self.practice_wanted)
        self._build()

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self._words.setText(
            self.tr("Drop the workbooks of the networks here, or a folder that holds them.")
        )
        self._hint.setText(
            self.tr("You first see what would happen. Nothing is kept until you press Merge.")
        )
        self.practise.setText(self.tr("Make a practice folder"))
        self.practise.setToolTip(
            self.tr("Workbooks with faults in them, to see what the program does with them")
        )
        self._choosers.retranslate()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        space(column, 12, (24, 24, 24, 24))
        centre = Qt.AlignmentFlag.AlignHCenter
        set_role(self._words, role="emphasis")
        set_role(self._hint, role="muted")
        for label in (self._words, self._hint):
            label.setWordWrap(True)
            label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        buttons = QHBoxLayout()
        space(buttons, 0)
        buttons.addStretch(1)
        buttons.addWidget(self._choosers)
        buttons.addStretch(1)
        column.addStretch(2)
        column.addWidget(IconLabel("inbox", "accent", 40, self), 0, centre)
        column.addWidget(self._words)
        column.addWidget(self._hint)
        column.addLayout(buttons)
        column.addWidget(self.practise, 0, centre)
        column.addStretch(3)
