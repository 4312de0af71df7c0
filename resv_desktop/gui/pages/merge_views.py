"""The views of *Samenvoegen*, in the order of the switch. A view is a line here and a class.

A view's module is loaded when it is first shown; imports are written out, so that they are checked
and so that the packaged program knows of them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QObject

from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.merge_part import MergePart
from resv_desktop.services.open_questions import open_questions


def _files() -> type[MergePart]:
    from resv_desktop.gui.pages.merge_files import FilesPart

    return FilesPart


def _earlier() -> type[MergePart]:
    from resv_desktop.gui.pages.merge_earlier import EarlierPart

    return EarlierPart


def _todo() -> type[MergePart]:
    from resv_desktop.gui.pages.merge_todo import TodoPart

    return TodoPart


def _coverage() -> type[MergePart]:
    from resv_desktop.gui.pages.merge_coverage import CoveragePart

    return CoveragePart


def _waiting(context: Context) -> int:
    return open_questions(context.workspace).total


def _nothing(_context: Context) -> int:
    return 0


@dataclass(frozen=True)
class ViewSpec:
    """One view. ``count`` is asked, also before the view was made, whenever the log changed."""

    key: str
    load: Callable[[], type[MergePart]]
    icon: str
    count: Callable[[Context], int] = _nothing
    offers: tuple[str, ...] = ()
    """What the command palette offers to begin here: names for ``offer_text`` and ``begin``."""

    def name(self) -> str:
        """The name on the switch, in the language of the moment."""
        return view_name(self.key)


VIEWS = (
    ViewSpec("files", _files, "inbox", offers=("practice",)),
    ViewSpec("todo", _todo, "circle-question-mark", _waiting),
    ViewSpec("earlier", _earlier, "history", offers=("transfer",)),
    ViewSpec("coverage", _coverage, "layers"),
)


def view_name(key: str) -> str:
    """The name of a view in the language of the moment. Raises KeyError for an unknown view."""
    return {
        "files": QCoreApplication.translate("MergeViews", "Files"),
        "todo": QCoreApplication.translate("MergeViews", "Waiting for you"),
        "earlier": QCoreApplication.translate("MergeViews", "Earlier"),
        "coverage": QCoreApplication.translate("MergeViews", "Coverage"),
    }[key]


def offer_text(offer: str) -> str:
    """What can be begun, in words. Raises KeyError for an unknown offer."""
    return {
        "practice": QCoreApplication.translate("MergeViews", "Make a practice folder"),
        "transfer": QCoreApplication.translate("MergeViews", "Make a transfer file"),
    }[offer]


class Meanings(QObject):
    """What the number behind a name counts, in words."""

    def of(self, key: str, count: int) -> str:
        """The phrase for ``count``; empty for a view that counts nothing."""
        if key == "files":
            return self.tr("%n files were read", "", count)
        if key == "todo":
            return self.tr("%n questions wait for you", "", count)
        return ""
