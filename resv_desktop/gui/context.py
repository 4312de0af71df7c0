"""What every page works with: the open log, the choices of this computer, and a way to speak.

Use cases that need Excel are loaded when a page first asks for them, not at start: the window has
to be there before a person has thought of what to do.
"""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from resv_desktop.domain.network import Network
from resv_desktop.gui.held import HeldTexts
from resv_desktop.gui.look import as_laid_down
from resv_desktop.gui.privacy import PrivacyDesk
from resv_desktop.services.settings import Settings, load_settings, save_settings
from resv_desktop.services.workspace import Workspace

if TYPE_CHECKING:
    from resv_desktop.services.backups import Backups
    from resv_desktop.services.delivery import Deliveries
    from resv_desktop.services.logbook import Logbook
    from resv_desktop.services.merging import Merging
    from resv_desktop.services.reporting import Reporting


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


class Context(QObject):
    """One open log with its use cases, shared by all pages of a window."""

    changed = Signal(str)
    """A record changed (its identifier), or many did (empty)."""
    network_changed = Signal(str)
    """Another network of this folder was chosen (its code)."""
    profile_changed = Signal()
    """Roles, networks or region are other than before."""
    settings_changed = Signal()
    said = Signal(str, bool)
    """Something was done that the status line should say; True when undo takes it back."""
    page_wanted = Signal(str)
    """A page asks for another page by key, after a blank perhaps a record: ``log E01...``."""
    locked = Signal(bool)
    """The log is being replaced: the window touches nothing until this says False."""
    backed_up = Signal()
    """There is a backup more, or one less."""

    def __init__(self, workspace: Workspace, dialogs: Dialogs | None = None) -> None:
        super().__init__()
        self.workspace = workspace
        kept = load_settings(workspace.folder.settings)
        self.settings = as_laid_down(kept, workspace.policy)
        self._dialogs = dialogs
        self._chosen_language = ""
        self.held = HeldTexts(self)
        self._networks = workspace.networks
        self._network = self._networks[0].code if self._networks else ""

    @property
    def dialogs(self) -> Dialogs:
        """The questions a page may ask."""
        if self._dialogs is None:
            from resv_desktop.gui.dialogs.system import RealDialogs

            self._dialogs = RealDialogs()
        return self._dialogs

    @cached_property
    def logbook(self) -> Logbook:
        """Entries, actions, undo."""
        from resv_desktop.services.logbook import Logbook

        logbook = Logbook(self.workspace)
        logbook.changed.append(self.changed.emit)
        return logbook

    @property
    def opened_logbook(self) -> Logbook | None:
        """The logbook, if anybody asked for it yet."""
        return self.__dict__.get("logbook")

    @cached_property
    def privacy(self) -> PrivacyDesk:
        """The check for personal data, as every field asks it."""
        return PrivacyDesk(self)

    @cached_property
    def deliveries(self) -> Deliveries:
        """Handing over a period."""
        from resv_desktop.services.delivery import Deliveries

        return Deliveries(self.workspace)

    @cached_property
    def merging(self) -> Merging:
        """Merging what networks handed over."""
        from resv_desktop.services.merging import Merging

        return Merging(self.workspace)

    @cached_property
    def reporting(self) -> Reporting:
        """The regional workbook."""
        from resv_desktop.services.reporting import Reporting

        return Reporting(self.workspace)

    @cached_property
    def backups(self) -> Backups:
        """Copies of the log."""
        from resv_desktop.services.backups import Backups

        return Backups(self.workspace)

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
        self.profile_changed.emit()
        self.network_changed.emit(self._network)

    def speak_for_now(self, language: str) -> None:
        """Use a language in this session without choosing it for later ones."""
        self._chosen_language = self.settings.language
        self.settings = replace(self.settings, language=language)

    def keep_settings(self, settings: Settings) -> None:
        """Keep choices of this computer; a folder that cannot be written to forgets them."""
        if settings == self.settings:
            return
        if settings.language != self.settings.language:
            self._chosen_language = ""
        self.settings = settings.sound()
        language = self._chosen_language or self.settings.language
        try:
            kept = replace(self.settings, language=language)
            save_settings(self.workspace.folder.settings, kept)
        except OSError:
            self.said.emit(self.tr("The settings could not be saved."), False)
        self.settings_changed.emit()

    def say(self, text: str, *, undo: bool = False) -> None:
        """Say in the status line what was done."""
        self.said.emit(text, undo)
