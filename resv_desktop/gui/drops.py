"""Files that are dropped on the window: which page takes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

SEPARATOR = "\0"
"""Between paths in the argument of a page: the one character that no path can hold."""
REGION_FILE = ".json"
WORKBOOKS = (
    *(".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".numbers"),
    ".resvoverdracht",
)
"""What merging looks at, also kinds that it then refuses with a reason."""


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def wanted_by_drop(mime: QMimeData, pages: Sequence[str]) -> str:
    """The page, with its argument, that takes what is dragged; empty when none does."""
    files = dropped_files(mime)
    if len(files) == 1 and files[0].suffix.lower() == REGION_FILE and "settings" in pages:
        return f"settings region {files[0]}"
    books = [f for f in files if f.suffix.lower() in WORKBOOKS or f.is_dir()]
    if books and "merge" in pages:
        return "merge " + SEPARATOR.join(map(str, books))
    return ""
