"""For whom one logs: networks from a region file, or code and name by hand."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.network import Network, Region
from resv_desktop.gui.context import Dialogs
from resv_desktop.gui.drops import dropped_files
from resv_desktop.gui.errors import describe
from resv_desktop.gui.privacy import PrivacyDesk
from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.laid_down import LaidDown
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.services.arrivals import REGION_FILES
from resv_desktop.services.setup import choose_networks, read_region_file

CODE_LENGTH = 3
LIST_PX = 216
"""Room for six networks, the usual number in a region; more are scrolled."""


@dataclass(frozen=True)
class Profile:
    """What was filled in."""

    networks: tuple[Network, ...] = ()
    region: Region | None = None


def suggested_code(name: str) -> str:
    """A code from a network's name: ``Binnenstad-West`` gives ``BIN``; empty without letters."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    return re.sub(r"[^A-Z0-9]", "", plain).lstrip("0123456789")[:CODE_LENGTH]


class NetworkRow(QWidget):
    """Name and code of one network; the code follows the name until somebody types it."""

    def __init__(self, desk: PrivacyDesk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.code = QLineEdit(self), QLineEdit(self)
        self.name_field = Field("", self.name, parent=self)
        self.name_field.watch(desk)
        self.code_field = Field("", self.code, parent=self)
        self.code.setMaxLength(12)
        self.name.textEdited.connect(self._suggest)
        self.code.textEdited.connect(self._upper)
        self._own_code = False
        line = QHBoxLayout(self)
        space(line, 12)
        line.addWidget(self.name_field, 3)
        line.addWidget(self.code_field, 2)

    def is_empty(self) -> bool:
        """Whether nothing was filled in."""
        return not (self.name.text().strip() or self.code.text().strip())

    def network(self) -> Network | None:
        """The network, or None with the reason at the field."""
        self.name_field.set_error("")
        self.code_field.set_error("")
        if wrong := self.name_field.blocking():
            self.name_field.set_error(wrong)
            return None
        try:
            return Network(self.code.text().strip().upper(), self.name.text().strip())
        except WrongUseError as error:
            at_name = error.code == "network_name_missing" or not self.name.text().strip()
            (self.name_field if at_name else self.code_field).set_error(describe(error))
            return None

    def set_words(self, name: str, name_help: str, code: str, code_help: str) -> None:
        """Label the two fields."""
        self.name_field.set_words(name, name_help)
        self.code_field.set_words(code, code_help)

    def _suggest(self, name: str) -> None:
        if not self._own_code:
            self.code.setText(suggested_code(name))

    def _upper(self, code: str) -> None:
        self._own_code = bool(code)
        place = self.code.cursorPosition()
        self.code.setText(code.upper())
        self.code.setCursorPosition(place)


class NetworkForm(QWidget):
    """Region file first, because it prevents typing and names that drift; by hand otherwise."""

    changed = Signal()
    """There are other controls than before."""

    def __init__(self, dialogs: Dialogs, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._dialogs = dialogs
        # Nothing is set up yet, so there is no log that could know words that are nobody.
        self._desk = PrivacyDesk()
        self._region: Region | None = None
        self._is_laid_down = False
        self._asks_networks, self._asks_region = True, False
        self.banner, self.laid_down = Banner(self), LaidDown(self)
        self.open_button = button("", "secondary", "folder-open", self)
        self.forget_button = button("", "quiet", parent=self)
        self.list = QListWidget(self)
        self.region_name = QLineEdit(self)
        self._region_field = Field("", self.region_name, parent=self)
        self._region_field.watch(self._desk)
        self.add_button = button("", "quiet", "plus", self)
        self.rows: list[NetworkRow] = []
        self._build()
        self.add_row()
        self._retranslate()

    # -- what is asked and answered ------------------------------------------------------------

    def ask(self, *, networks: bool, region: bool) -> None:
        """Ask for networks, for the region, or for both."""
        self._asks_networks, self._asks_region = networks, region
        self._show_parts()
        self._retranslate()

    def open_file(self, path: Path) -> None:
        """Take networks and deadlines from a region file; what is wrong with it is said here."""
        try:
            region = read_region_file(path)
        except KnownError as error:
            self.banner.show_error(error)
            return
        self.banner.clear()
        self.show_region(region)
        self.focus_first()
        self.changed.emit()

    def show_region(self, region: Region) -> None:
        """Offer the networks of ``region``."""
        self._region = region
        self.list.clear()
        for network in region.networks:
            item = QListWidgetItem(f"{network.name} ({network.code})")
            item.setData(Qt.ItemDataRole.UserRole, network.code)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.list.addItem(item)
        self.list.setCurrentRow(0)
        self._show_parts()
        self._retranslate()

    def lay_down(self, path: Path | None = None) -> None:
        """Use the region file that an administrator chose, and when it can be read no other.

        Without ``path`` it was read before, and its region is shown.
        """
        if path is not None:
            self.open_file(path)
        self._is_laid_down = self._region is not None
        if self._is_laid_down:
            self.laid_down.lock()
            self._show_parts()

    def forget_file(self) -> None:
        """Fill in by hand after all."""
        self._region = None
        self._show_parts()
        self._retranslate()
        self.focus_first()
        self.changed.emit()

    def profile(self) -> Profile | None:
        """What was filled in, or None with the reasons shown where they belong."""
        self.banner.clear()
        if self._region is not None:
            return self._from_file(self._region)
        return self._by_hand()

    def add_row(self) -> NetworkRow:
        """One more network by hand."""
        row = NetworkRow(self._desk, self)
        self.rows.append(row)
        self._row_column.addWidget(row)
        self._word_row(row)
        chain_tabs(self.tab_order())
        self.changed.emit()
        return row

    def tab_order(self) -> list[QWidget]:
        """The controls in the order in which they are read."""
        rows = [field for row in self.rows for field in (row.name_field, row.code_field)]
        first = [*self.banner.tab_order(), self.open_button, self.list, self.forget_button]
        return [*first, self._region_field, *rows, self.add_button]

    def focus_first(self) -> None:
        """Put the keyboard where this step begins."""
        reason = Qt.FocusReason.TabFocusReason
        (self.list if self.list.isVisibleTo(self) else self.open_button).setFocus(reason)

    # -- events --------------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if [f for f in dropped_files(event.mimeData()) if f.suffix.lower() in REGION_FILES]:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        files = dropped_files(event.mimeData()) if not self._is_laid_down else []
        wanted = [file for file in files if file.suffix.lower() in REGION_FILES]
        if wanted:
            self.open_file(wanted[0])
            event.acceptProposedAction()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    # -- reading -------------------------------------------------------------------------------

    def _from_file(self, region: Region) -> Profile | None:
        items = [self.list.item(row) for row in range(self.list.count())]
        checked = [i for i in items if i.checkState() == Qt.CheckState.Checked]
        codes = [str(item.data(Qt.ItemDataRole.UserRole)) for item in checked]
        if self._asks_networks and not codes:
            self.banner.show_message("bad", self.tr("Tick at least one network in the list."))
            self.list.setFocus()
            return None
        chosen = choose_networks(region, codes) if self._asks_networks else ()
        return Profile(chosen, region)

    def _by_hand(self) -> Profile | None:
        region = None
        if self._asks_region:
            name = self.region_name.text().strip()
            missing = self.tr("Fill in the name of the region, or open a region file.")
            self._region_field.set_error("" if name else missing)
            region = Region(name) if name else None
        networks = self._typed_networks() if self._asks_networks else ()
        if networks is None or (self._asks_region and region is None):
            return None
        return Profile(networks, region)

    def _typed_networks(self) -> tuple[Network, ...] | None:
        filled = [row for row in self.rows if not row.is_empty()] or self.rows[:1]
        typed = [(row, row.network()) for row in filled]
        networks = [network for _, network in typed if network is not None]
        codes = [network.code for network in networks]
        for row, network in typed:
            if network is not None and codes.count(network.code) > 1:
                row.code_field.set_error(self.tr("This code stands here twice."))
                return None
        return tuple(networks) if len(networks) == len(typed) else None

    # -- building ------------------------------------------------------------------------------

    def _build(self) -> None:
        self.setAcceptDrops(True)
        column = QVBoxLayout(self)
        space(column, 12)
        column.addWidget(self.banner)
        column.addWidget(self._file_card())
        column.addWidget(self._hand_card())
        column.addStretch(1)

    def _file_card(self) -> QFrame:
        self._file_title, self._file_words = QLabel(self), plain_label("", self)
        set_role(self._file_title, role="strong")
        set_role(self._file_words, role="muted")
        self._file_words.setWordWrap(True)
        self.open_button.clicked.connect(self._open)
        self.forget_button.clicked.connect(self.forget_file)
        follow_theme(self.list, lambda: self.list.setFixedHeight(theme().px(LIST_PX)))
        line = QHBoxLayout()
        space(line, 12)
        line.addWidget(self._file_words, 1)
        line.addWidget(self.open_button, 0, Qt.AlignmentFlag.AlignTop)
        card = QFrame(self)
        set_role(card, role="card")
        column = QVBoxLayout(card)
        space(column, 8, (16, 12, 16, 12))
        column.addWidget(self._file_title)
        column.addLayout(line)
        column.addWidget(self.list)
        column.addWidget(self.forget_button, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.laid_down)
        self.list.hide()
        self.forget_button.hide()
        return card

    def _hand_card(self) -> QFrame:
        self._hand_title = QLabel(self)
        set_role(self._hand_title, role="strong")
        self.add_button.clicked.connect(self._add)
        self._row_column = QVBoxLayout()
        space(self._row_column, 8)
        self._hand = QFrame(self)
        set_role(self._hand, role="card")
        column = QVBoxLayout(self._hand)
        space(column, 8, (16, 12, 16, 12))
        column.addWidget(self._hand_title)
        column.addWidget(self._region_field)
        column.addLayout(self._row_column)
        column.addWidget(self.add_button, 0, Qt.AlignmentFlag.AlignLeft)
        return self._hand

    def _open(self) -> None:
        title = self.tr("Open the region file")
        pattern = self.tr("Region file (*.resvregio *.json)")
        files = self._dialogs.open_files(self, title, pattern, "")
        if files:
            self.open_file(files[0])

    def _add(self) -> None:
        self.add_row().name.setFocus()

    def _show_parts(self) -> None:
        by_hand = self._region is None
        self.list.setVisible(not by_hand and self._asks_networks)
        self.forget_button.setVisible(not by_hand and not self._is_laid_down)
        self.open_button.setVisible(not self._is_laid_down)
        self._hand.setVisible(by_hand)
        self._region_field.setVisible(self._asks_region)
        self.add_button.setVisible(self._asks_networks)
        for row in self.rows:
            row.setVisible(self._asks_networks)

    def _retranslate(self) -> None:
        self._file_title.setText(self.tr("Region file"))
        self._file_words.setText(self._file_sentence())
        self.open_button.setText(self.tr("Open region file"))
        self.forget_button.setText(self.tr("Fill it in yourself after all"))
        self.list.setAccessibleName(self.tr("Networks of the region"))
        self._hand_title.setText(self.tr("Or fill it in yourself"))
        self.add_button.setText(self.tr("Add a network"))
        self._region_field.set_words(self.tr("Name of the region"))
        for row in self.rows:
            self._word_row(row)

    def _word_row(self, row: NetworkRow) -> None:
        row.set_words(
            self.tr("Name of the network"),
            "",
            self.tr("Code"),
            self.tr("As the RESV uses it"),
        )

    def _file_sentence(self) -> str:
        if self._region is None:
            return self.tr("Did the RESV send you a region file? Then you need not type anything.")
        if self._asks_networks:
            said = self.tr("%1: tick the networks whose log you keep.")
        else:
            said = self.tr("%1 with %2 networks.")
        said = said.replace("%2", str(len(self._region.networks)))
        return said.replace("%1", self._region.name)
