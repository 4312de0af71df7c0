"""Which entries of the own network a title looks like, known soon and kept up to date."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.similar import Likeness, SimilarIndex
from resv_desktop.gui.context import Context
from resv_desktop.gui.tasks import Task
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace

LEAST_LETTERS = 4
"""Shorter titles look like everything."""


class Twins(QObject):
    """The titles of one network; read in the background when first asked for."""

    ready = Signal()

    def __init__(self, context: Context, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._index: SimilarIndex | None = None
        self._network = ""
        self._reading = False
        self._missed: set[str] = set()
        context.changed.connect(self._follow)

    def prepare(self) -> None:
        """Begin to read the titles, unless they are here or on their way."""
        if self._network != self._context.network:
            self._index, self._network = None, self._context.network
        if self._index is None and not self._reading and self._network:
            self._reading = True
            self._missed.clear()
            task = Task(_read_titles, self._context.workspace, self._network)
            task.owner(self).done(self._arrived).finished(self._finished).start()

    def find(self, title: str) -> Likeness | None:
        """Return the entry most like a title; none while nothing is known yet."""
        self.prepare()
        if self._index is None or len(title.strip()) < LEAST_LETTERS:
            return None
        found = self._index.find(title, limit=1)
        return found[0] if found else None

    def _arrived(self, found: tuple[str, SimilarIndex]) -> None:
        network, index = found
        if network != self._network:
            return
        self._index = index
        for record in self._missed:
            self._put(record)
        self.ready.emit()

    def _finished(self) -> None:
        self._reading = False

    def _follow(self, record: str) -> None:
        if not record:
            self._index = None
        elif self._index is not None:
            self._put(record)
        elif self._reading:
            self._missed.add(record)

    def _put(self, record: str) -> None:
        if self._index is None or not record.startswith("E"):
            return
        try:
            view = self._context.logbook.view(record)
        except NotFoundError:
            return
        if view.deleted or view.fields.get("network") != self._network:
            self._index.remove(record)
        else:
            self._index.put(record, str(view.fields.get("title") or ""))


def _read_titles(workspace: Workspace, network: str) -> tuple[str, SimilarIndex]:
    """Read all titles of a network on a worker thread, with that thread's own connection."""
    try:
        rows = Logbook(workspace).find(EntryQuery(networks=(network,)))
        return network, SimilarIndex((row.record, row.title) for row in rows)
    finally:
        workspace.release()
