"""What every page works with: the open log, the choices of this computer, and a way to speak."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from resv_desktop.domain.network import Network
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.settings import Settings, load_settings, save_settings
from resv_desktop.services.workspace import Workspace


class Dialogs(Protocol):
    """The questions a page may ask; tests answer in a person's place."""

    def open_files(self, parent: QWidget, title: str, pattern: str, folder: str) -> list[Path]:
        """Return the files a person chose, none when they changed their mind."""

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """Return the folder a person chose."""

    def save_file(self, parent: QWidget, title: str, pattern: str, name: Path) -> Path | None:
        """Return where a person wants a file."""

    def sure(self, parent: QWidget, title: str, question: str, button: str) -> bool:
        """Return whether a person really wants what cannot be undone."""


class RealDialogs:
    """The system's own dialogs."""

    def open_files(self, parent: QWidget, title: str, pattern: str, folder: str) -> list[Path]:
        """Return the files a person chose, none when they changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, folder, pattern)
        return [Path(name) for name in names]

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """Return the folder a person chose."""
        name = QFileDialog.getExistingDirectory(parent, title, folder)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, pattern: str, name: Path) -> Path | None:
        """Return where a person wants a file."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(name), pattern)
        return Path(chosen) if chosen else None

    def sure(self, parent: QWidget, title: str, question: str, button: str) -> bool:
        """Return whether a person really wants what cannot be undone."""
        box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
        yes = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
        box.addButton(QMessageBox.StandardButton.Cancel)
        box.exec()
        return box.clickedButton() is yes


class Context(QObject):
    """One open log with its use cases, shared by all pages of a window."""

    changed = Signal(str)
    """A record changed (its identifier), or many did (empty)."""
    network_changed = Signal(str)
    """Another network of this folder was chosen (its code)."""
    settings_changed = Signal()
    said = Signal(str, bool)
    """Something was done that the status line should say; True when undo takes it back."""
    page_wanted = Signal(str)
    """A page asks for another page by key, after a blank perhaps a record: ``log E01...``."""

    def __init__(self, workspace: Workspace, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        self.dialogs: Dialogs = dialogs or RealDialogs()
        self.settings = load_settings(workspace.folder.settings)
        self.logbook = Logbook(workspace)
        self.deliveries = Deliveries(workspace)
        self.merging = Merging(workspace)
        self.reporting = Reporting(workspace)
        self.backups = Backups(workspace)
        self.logbook.changed.append(self.changed.emit)
        self._networks = workspace.networks
        self._network = self._networks[0].code if self._networks else ""

    @property
    def roles(self) -> tuple[str, ...]:
        """``network``, ``region`` or both."""
        return self.workspace.roles

    @property
    def networks(self) -> tuple[Network, ...]:
        """The networks whose log is kept here."""
        return self._networks

    @property
    def network(self) -> str:
        """The code of the network that is chosen; empty at a RESV without networks of its own."""
        return self._network

    def choose_network(self, code: str) -> None:
        """Show another network of this folder."""
        if code != self._network:
            self._network = code
            self.network_changed.emit(code)

    def reload_profile(self) -> None:
        """Read roles and networks again, after they were changed."""
        self._networks = self.workspace.networks
        if self._network not in {network.code for network in self._networks}:
            self._network = self._networks[0].code if self._networks else ""
        self.network_changed.emit(self._network)

    def keep_settings(self, settings: Settings) -> None:
        """Keep choices of this computer; a folder that cannot be written to forgets them."""
        if settings == self.settings:
            return
        self.settings = settings.sound()
        try:
            save_settings(self.workspace.folder.settings, self.settings)
        except OSError:
            self.said.emit(self.tr("The settings could not be saved."), False)
        self.settings_changed.emit()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say in the status line what was done."""
        self.said.emit(text, undo)
