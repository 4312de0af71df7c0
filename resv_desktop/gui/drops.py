"""Files that are dropped on the window: which page takes them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QMimeData

from resv_desktop.services.arrivals import LOGS, REGION_FILES, WORKBOOKS
from resv_desktop.services.arrivals import SEPARATOR as SEPARATOR


def dropped_files(mime: QMimeData) -> list[Path]:
    """The files and folders of this computer among what is dragged."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]


def wanted_by_drop(mime: QMimeData, pages: Sequence[str]) -> str:
    """The page, with its argument, that takes what is dragged; empty when none does."""
    files = dropped_files(mime)
    if len(files) == 1 and "settings" in pages:
        kind = files[0].suffix.lower()
        if kind in REGION_FILES:
            return f"settings region {files[0]}"
        if kind in LOGS:
            return f"settings file {files[0]}"
    books = [f for f in files if f.suffix.lower() in WORKBOOKS or f.is_dir()]
    if books and "merge" in pages:
        return "merge " + SEPARATOR.join(map(str, books))
    return ""
