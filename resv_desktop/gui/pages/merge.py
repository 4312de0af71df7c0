"""Merging: the frame around its views, with the switch between them and one place for progress."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt, QTimer
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from resv_desktop.gui.actions import ActionSpec
from resv_desktop.gui.context import Context
from resv_desktop.gui.drops import SEPARATOR, dropped_files
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.pages.merge_views import VIEWS, Meanings, ViewSpec, offer_text
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.segments import Segment, Segments

FIRST = VIEWS[0].key
MAKE_AHEAD_MS = 150
"""The views that are not shown yet are made when the first has been looked at for a moment."""


class MergePage(Page):
    """The page *Samenvoegen*. Its argument is a view with the view's own argument, or files.

    ``merge earlier 12`` shows a merge that was done; ``merge /a.xlsx\\0/b.xlsx`` reads files.
    """

    key = "merge"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.desk = MergeDesk(context, self)
        self.switch, self.stack = Segments(self), QStackedWidget(self)
        self._meanings = Meanings(self)
        self._parts: dict[str, MergePart] = {}
        self._counts: dict[str, int] = {}
        self._counting: Task[dict[str, int]] | None = None
        self._stale = True
        self.setAcceptDrops(True)
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(MAKE_AHEAD_MS)
        self._ahead.timeout.connect(self._make_next)
        self._place()
        self.retranslate()
        self.switch.chosen.connect(self._chosen)
        context.changed.connect(self._count_again)

    # -- what the window asks ------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        view, _, rest = argument.partition(" ")
        if view in [spec.key for spec in VIEWS]:
            self.show_view(view, rest)
        elif argument:
            self.show_view(FIRST, argument)
        else:
            self.show_view(self.switch.current() or FIRST)

    def focus_first(self) -> None:
        self.part(self.switch.current()).focus_first()

    def is_busy(self) -> bool:
        return self.desk.busy

    def action_specs(self) -> Sequence[ActionSpec]:
        views = [
            ActionSpec(
                f"merge.{spec.key}",
                partial(_go_to, spec),
                partial(self._go, spec.key),
                "",
                spec.icon,
            )
            for spec in VIEWS
        ]
        offers = [
            ActionSpec(
                f"merge.{offer}", partial(offer_text, offer), partial(self._begin, spec.key, offer)
            )
            for spec in VIEWS
            for offer in spec.offers
        ]
        return [*views, *offers]

    def retranslate(self) -> None:
        self.switch.setAccessibleName(self.tr("What you look at"))
        self.show_counts()

    def showEvent(self, event: QShowEvent, /) -> None:
        super().showEvent(event)
        self._ahead.start()
        if self._stale:
            self._count_again()

    # -- views ---------------------------------------------------------------------------------

    def show_view(self, key: str, argument: str = "") -> MergePart:
        """Show a view and hand it what it is asked for."""
        part = self.part(key)
        self.switch.set_current(key)
        self.stack.setCurrentWidget(part)
        part.activate(argument)
        self.show_counts()
        return part

    def part(self, key: str) -> MergePart:
        """The view with this key; it is made when it is first asked for."""
        if key not in self._parts:
            spec = next(spec for spec in VIEWS if spec.key == key)
            part = self._parts[key] = spec.load()(self.desk, self.stack)
            self.stack.addWidget(part)
            part.wanted.connect(self._go)
            part.counted.connect(self.show_counts)
        return self._parts[key]

    def show_counts(self) -> None:
        """Say the names of the views again, each with what it counts now."""
        self.switch.set_segments([self._segment(spec) for spec in VIEWS])

    def _segment(self, spec: ViewSpec) -> Segment:
        part = self._parts.get(spec.key)
        count = self._counts.get(spec.key) or (part.count() if part is not None else 0) or 0
        return Segment(spec.key, spec.name(), count, self._meanings.of(spec.key, count))

    def _go(self, wanted: str) -> None:
        key, _, argument = wanted.partition(" ")
        part = self.show_view(key, argument)
        if not argument:
            part.focus_first()

    def _make_next(self) -> None:
        """Make a view that nobody has asked for yet, one at a time: going to it is then quick.

        Its modules are loaded on a worker thread; only the widgets are made here.
        """
        left = [spec for spec in VIEWS if spec.key not in self._parts]
        if left and not self.desk.busy:
            task = Task(left[0].load).owner(self)
            task.done(partial(self._make, left[0].key)).finished(self._ahead.start).start()
        elif left:
            self._ahead.start()

    def _make(self, key: str, _view: type[MergePart]) -> None:
        if not self.desk.busy:
            self.part(key)

    def _begin(self, key: str, offer: str) -> None:
        self.show_view(key).begin(offer)

    def _chosen(self, key: str) -> None:
        # The keyboard stays on the switch: who goes by with the arrows has not arrived yet.
        self.show_view(key)

    def _count_again(self) -> None:
        """Ask the log again what waits, in the background: it may hold years of workbooks."""
        self._stale = not self.isVisible() or self._counting is not None
        if not self._stale:
            task = Task(_counts, self.context).owner(self)
            self._counting = task.done(self._counted).finished(self._count_ended)
            task.start()

    def _counted(self, counts: dict[str, int]) -> None:
        self._counts = counts
        self.show_counts()

    def _count_ended(self) -> None:
        self._counting = None
        if self._stale and self.isVisible():
            self._count_again()

    # -- placing -------------------------------------------------------------------------------

    def _place(self) -> None:
        head = QHBoxLayout()
        space(head, 12, (24, 16, 24, 0))
        head.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignLeft)
        head.addStretch(1)
        below = QVBoxLayout()
        space(below, 0, (24, 12, 24, 0))
        below.addWidget(self.desk.progress)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addLayout(head)
        column.addLayout(below)
        column.addWidget(self.stack, 1)

    def dragEnterEvent(self, event: QDragEnterEvent, /) -> None:
        if dropped_files(event.mimeData()) and not self.desk.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent, /) -> None:
        files: list[Path] = dropped_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.show_view(FIRST, SEPARATOR.join(map(str, files)))


def _go_to(spec: ViewSpec) -> str:
    words = QCoreApplication.translate("MergeViews", "Merge: %1")
    return words.replace("%1", spec.name())


def _counts(context: Context) -> dict[str, int]:
    """Return what the registry counts, for each view; on a worker thread."""
    try:
        return {spec.key: spec.count(context) for spec in VIEWS}
    finally:
        context.workspace.release()
