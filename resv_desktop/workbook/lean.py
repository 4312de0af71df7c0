"""The workbook as the second reader gets it: the cells, and nothing that costs it time.

openpyxl makes an object of every formatted cell, validation, rule and table; of those the witness
is asked nothing, nor of what the workbook says of itself, which is often damaged. A sheet that is
written in an unusual way is handed over as it is.
"""

from __future__ import annotations

import re
from collections.abc import Container

from resv_desktop.workbook.guard import Parts
from resv_desktop.workbook.repack import stored_archive

_ROOT = re.compile(rb"<worksheet\b[^<>]*>")
_MERGED = re.compile(rb"<mergeCells\b.*?</mergeCells>", re.S)
_OPEN, _CLOSE = b"<sheetData", b"</sheetData>"


def lean_copy(parts: Parts, needless: Container[str]) -> bytes:
    """Return the workbook with bare sheets; those named in ``needless`` without any rows."""
    empty = {part for name, part in parts.sheets.items() if name in needless}
    bare = {
        name: bare_sheet(parts.lean.get(name, parts.members[name]), rows=name not in empty)
        for name in parts.plain
    }
    needed = {n: d for n, d in parts.members.items() if not n.lower().startswith("docprops/")}
    return stored_archive({**needed, **bare})


def bare_sheet(data: bytes, *, rows: bool = True) -> bytes:
    """Return a plain sheet with its cells and merged ranges only."""
    root, start = _ROOT.search(data), data.find(_OPEN)
    end = data.find(_CLOSE, start)
    if root is None or not root.end() <= start < end:
        return data
    cells = data[start : end + len(_CLOSE)] if rows else b"<sheetData/>"
    merged = _MERGED.search(data, end) if rows else None
    return root[0] + cells + (merged[0] if merged else b"") + b"</worksheet>"
