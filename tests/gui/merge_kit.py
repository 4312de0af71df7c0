"""What tests of the page Samenvoegen have in common: ways to look at it and to work in it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt

from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.gui.pages.merge_earlier import EarlierPart
from resv_desktop.gui.pages.merge_files import FilesPart
from resv_desktop.gui.widgets.pill import PILL_ROLE
from resv_desktop.services.logbook import EntryQuery


def files_of(page: MergePage) -> FilesPart:
    part = page.part("files")
    assert isinstance(part, FilesPart)
    return part


def earlier_of(page: MergePage) -> EarlierPart:
    part = page.part("earlier")
    assert isinstance(part, EarlierPart)
    return part


def shown(page: MergePage, role: int = Qt.ItemDataRole.DisplayRole) -> list[Any]:
    model = files_of(page).view.files
    return [model.index(row).data(role) for row in range(model.rowCount())]


def verdicts(page: MergePage) -> list[str]:
    return [pill.word for pill in shown(page, PILL_ROLE)]


def merge(page: MergePage, settle: Callable[[], None]) -> None:
    """Merge what was read, and let the view of what was done find all there is to show."""
    files_of(page).merge()
    settle()


def entries(page: MergePage) -> int:
    return page.context.logbook.count(EntryQuery())
