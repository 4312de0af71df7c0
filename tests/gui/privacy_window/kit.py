"""What the tests of texts that wait look at."""

from __future__ import annotations

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.log_detail import DetailPanel
from resv_desktop.services.logbook import EntryQuery


def record(context: Context, number: str) -> str:
    return next(r.record for r in context.logbook.find(EntryQuery()) if r.number == number)


def titles(context: Context) -> list[str]:
    return [row.title for row in context.logbook.find(EntryQuery())]


def editor(panel: DetailPanel, key: str) -> QLineEdit | QPlainTextEdit:
    found = panel.form.field(key).editor
    assert isinstance(found, QLineEdit | QPlainTextEdit)
    return found


def raw(context: Context) -> bytes:
    """Every byte that is kept in the data folder."""
    files = [path for path in context.workspace.folder.root.rglob("*") if path.is_file()]
    return b"".join(path.read_bytes() for path in files)
