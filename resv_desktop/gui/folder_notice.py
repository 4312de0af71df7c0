"""What is wrong with the data folder, looked at once beside the window, for Start and settings."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import log
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.tasks import Task
from resv_desktop.sentences import sentence
from resv_desktop.services.folder_check import Remark
from resv_desktop.services.folder_facts import look_at_folder

LOOK_AFTER_MS = 500
"""A network drive may take its time; the window does not wait for it."""
LOOK_AGAIN_MS = 3_600_000
"""A disk fills up, and a stick that held the folder is drawn out."""


class FolderNotice(QObject):
    """Remarks on the data folder, most pressing first; none until it was looked at."""

    updated = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self.remarks: tuple[Remark, ...] = ()
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(LOOK_AFTER_MS)
        self._later.timeout.connect(self.look)
        self._later.start()
        self._hourly = QTimer(self)
        self._hourly.setInterval(LOOK_AGAIN_MS)
        self._hourly.timeout.connect(self.look)
        self._hourly.start()

    def look(self) -> None:
        """Look at the folder in the background."""
        self._later.stop()
        task = Task(look_at_folder, self._context.workspace.folder).owner(self)
        task.done(self._found).failed(self._failed).start()

    def sentences(self) -> list[str]:
        """Each remark in the language of the moment."""
        return [sentence(each.code, each.values, current_lang()) for each in self.remarks]

    def tone(self) -> str:
        """How pressing the first remark is."""
        pressing = bool(self.remarks) and self.remarks[0].code == "folder_read_only"
        return "bad" if pressing else "warn"

    def _found(self, remarks: tuple[Remark, ...]) -> None:
        if remarks != self.remarks:
            self.remarks = remarks
            for remark in remarks:
                log.warning("data folder: %s", remark.code)
            self.updated.emit()

    def _failed(self, error: KnownError) -> None:
        log.warning("data folder not looked at: %s", error.code)


def folder_notice_of(context: Context) -> FolderNotice:
    """The one FolderNotice of a context, made when first asked for."""
    found = context.findChild(FolderNotice)
    return found if isinstance(found, FolderNotice) else FolderNotice(context)
