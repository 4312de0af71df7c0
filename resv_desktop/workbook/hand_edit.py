"""A workbook as it comes back from a person who worked in it: for demonstration and practice.

It edits through openpyxl, as a stand-in for Excel: what the program wrote is opened, changed in
sight of nobody, and saved by other hands. The bytes depend on nothing but the workbook.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from resv_desktop.workbook.columns import ENTRIES
from resv_desktop.workbook.repack import packed_archive

Edit = Callable[[Workbook], None]
_MOMENT = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_FIXED = b"2027-01-01T00:00:00Z"


def edit_by_hand(path: Path, edit: Edit | None = None) -> None:
    """Change a workbook in place; without ``edit`` as a hurried colleague would.

    Raises:
        OSError: when the file cannot be read or written.
    """
    path.write_bytes(edited(path.read_bytes(), edit or hurried))


def edited(content: bytes, edit: Callable[[Workbook], object]) -> bytes:
    """Return a workbook after ``edit``, as openpyxl saves it; the same bytes each time."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    edit(workbook)
    kept = io.BytesIO()
    workbook.save(kept)
    return _without_clock(kept.getvalue())


def hurried(workbook: Workbook) -> None:
    """Sharpen a title, raise a severity, fill in a result, and type a new entry without an id."""
    sheet = workbook[ENTRIES.name]
    last = _last_row(sheet)
    title = _cell(sheet, 2, "Titel")
    sheet[title].value = f"{sheet[title].value} (aangevuld)"
    for row in range(2, last + 1):
        if sheet[_cell(sheet, row, "Soort")].value == "Knelpunt":
            sheet[_cell(sheet, row, "Ernst")].value = "kritiek"
            break
    sheet[_cell(sheet, last, "Resultaat")].value = "Besproken met de gemeente, wordt vervolgd"
    add_row(
        sheet,
        {
            "Soort": "knelpunt",
            "Titel": "Vervoer naar de dagbesteding valt op vrijdag uit",
            "Toelichting": "Deelnemers kunnen op vrijdag niet komen; mantelzorgers vangen dit op.",
            "Thema": "Mantelzorg en informele zorg",
            "Disciplines": "Gemeente (Wmo, Jeugd, beleid)",
            "Ernst": "matig",
            "Frequentie": "wekelijks",
            "Reikwijdte": "wijk",
            "Status": "nieuw",
            "Signaaldatum": "24-11-2027",
        },
    )


def add_row(sheet: Worksheet, values: dict[str, object]) -> int:
    """Type a row under the last one, by header; returns its number in Excel."""
    row = _last_row(sheet) + 1
    for header, value in values.items():
        sheet[_cell(sheet, row, header)].value = value
    return row


def _cell(sheet: Worksheet, row: int, header: str) -> str:
    for cell in sheet[1]:
        if cell.value == header:
            return f"{cell.column_letter}{row}"
    raise KeyError(header)


def _last_row(sheet: Worksheet) -> int:
    filled = [row[0].row for row in sheet.iter_rows() if any(cell.value for cell in row)]
    return int(filled[-1] or 1)


def _without_clock(content: bytes) -> bytes:
    """Return the same workbook without the moment of saving, in its text or its container."""
    with zipfile.ZipFile(io.BytesIO(content)) as source:
        members = {name: source.read(name) for name in source.namelist()}
    core = "docProps/core.xml"
    members[core] = _MOMENT.sub(rb"\g<1>" + _FIXED + rb"\g<2>", members[core])
    return packed_archive(members)
