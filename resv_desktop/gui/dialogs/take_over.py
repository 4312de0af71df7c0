"""A log that somebody handed over, opened where there is no log yet: look first, then go on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.dialogs.rescue import RescueDialog
from resv_desktop.gui.lifetime import ask
from resv_desktop.services.arrivals import shown
from resv_desktop.services.backups import Backups
from resv_desktop.services.workspace import Workspace


def took_over(workspace: Workspace, file: Path, code: str = "log_handed_over") -> bool:
    """Show what ``file`` holds; True when somebody goes on with it here. ``code`` says why."""
    error = KnownError(code, file=shown(file))
    return ask(TakeOverDialog(Backups(workspace), file, error)) and workspace.is_set_up


class TakeOverDialog(RescueDialog):
    """Accepted when the log was copied here; the file itself stays as it is."""

    def __init__(
        self, backups: Backups, file: Path, error: KnownError, parent: QWidget | None = None
    ) -> None:
        super().__init__(backups, error, parent, elsewhere=file)
        self.sentence.setTextFormat(Qt.TextFormat.PlainText)  # a file may be called anything

    def _retranslate(self) -> None:
        super()._retranslate()
        self.setWindowTitle(self.tr("Go on with this log?"))
        self.setAccessibleName(self.windowTitle())
        self._title.setText(self.windowTitle())
        self._close.setText(self.tr("Begin without this log"))
