"""Reading back what was written: no workbook is handed over before two readers agree with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import partial
from io import BytesIO
from itertools import zip_longest
from pathlib import Path
from typing import BinaryIO

from xlsxwriter.utility import xl_rowcol_to_cell

from resv_desktop.domain.errors import WorkbookRefusedError, WriteFailedError
from resv_desktop.workbook.cells import Book, Grid
from resv_desktop.workbook.encryption import PACKAGE, decrypted, encrypt
from resv_desktop.workbook.files import save_bytes
from resv_desktop.workbook.technique import trimmed

WITNESSED_CELLS = 100_000
"""Above so many cells the second reader only opens the file: it needs 15 microseconds per cell."""

Meant = Mapping[str, Grid]
Source = Path | bytes
"""A workbook in a file, or in memory: one with a password is never in a file without it."""


def verify_workbook(path: Source, meant: Meant) -> None:
    """Read a workbook with calamine and with openpyxl and compare every cell with what was meant.

    ``meant`` holds every sheet in its order, as :attr:`..cells.Book.meant` gives it.

    Raises:
        WriteFailedError: ``write_not_as_meant`` with the first sheet and cell that differ.
    """
    _compare(meant, read_by_calamine(path))
    cells = sum(len(row) for grid in meant.values() for row in grid)
    if cells <= WITNESSED_CELLS:
        expected = {name: as_openpyxl_sees(grid) for name, grid in meant.items()}
        _compare(expected, read_by_openpyxl(path))
    else:
        _compare_names(list(meant), openpyxl_names(path))


def save_book(book: Book, path: Path, password: str = "") -> str:
    """Save a finished book and return the SHA-256 of the file; with ``password``, encrypted.

    The file takes its place only after it was opened again and every cell found as meant. What
    it holds without its password stays in memory.

    Raises:
        WriteFailedError: as :func:`verify_workbook` and :func:`..files.save_bytes`.
    """
    content, meant = book.finish(), book.meant
    if not password:
        return save_bytes(path, content, partial(verify_workbook, meant=meant))
    verify = partial(_verify_encrypted, meant=meant, plain=content, password=password)
    return save_bytes(path, encrypt(content, password), verify)


def _verify_encrypted(path: Path, meant: Meant, plain: bytes, password: str) -> None:
    """Open ``path`` with its password, hold it against ``plain``, and verify the workbook in it.

    Raises:
        WriteFailedError: as :func:`verify_workbook`; ``write_not_as_meant`` also when the password
            does not open what was written, or opens something else.
    """
    try:
        opened = decrypted(path.read_bytes(), [password])
    except WorkbookRefusedError as refusal:
        raise WriteFailedError("write_not_as_meant", sheet=PACKAGE, cell="-") from refusal
    if opened != plain:
        raise WriteFailedError("write_not_as_meant", sheet=PACKAGE, cell="-")
    verify_workbook(opened, meant)


def read_by_calamine(path: Source) -> dict[str, Grid]:
    """Return the cells of every sheet as calamine yields them, from A1."""
    from python_calamine import CalamineWorkbook

    with CalamineWorkbook.from_object(path if isinstance(path, Path) else BytesIO(path)) as book:
        return {
            name: book.get_sheet_by_name(name).to_python(skip_empty_area=False)  # type: ignore[misc]
            for name in book.sheet_names
        }


def read_by_openpyxl(path: Source) -> dict[str, Grid]:
    """Return the cells of every sheet as openpyxl yields them, numbers and days as calamine does.

    Imported here: a second reader costs a fifth of a second that a start or merge need not pay.
    """
    from openpyxl import load_workbook

    # Opened here: openpyxl refuses a path whose name does not end in .xlsx.
    with _opened(path) as file:
        book = load_workbook(file)
        return {
            sheet.title: [list(map(_as_calamine, row)) for row in sheet.iter_rows(values_only=True)]
            for sheet in book.worksheets
        }


def openpyxl_names(path: Source) -> list[str]:
    """Return the names of the sheets as openpyxl finds them, without reading texts and cells."""
    from openpyxl.reader.excel import ExcelReader

    with _opened(path) as file:
        reader = ExcelReader(file, read_only=True)
        reader.read_manifest()
        reader.read_workbook()
        return [str(sheet.name) for sheet, _ in reader.parser.find_sheets()]


def _opened(path: Source) -> BinaryIO:
    return path.open("rb") if isinstance(path, Path) else BytesIO(path)


def _as_calamine(value: object) -> object:
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        return value.date()
    return float(value) if isinstance(value, int) and not isinstance(value, bool) else value


def as_openpyxl_sees(grid: Grid) -> Grid:
    """Return cells as openpyxl yields them: it drops ``x005F_`` from texts, wherever that stands.

    That undoes the escape of a text like ``_x0041_``, and harms the rare text that holds it.
    """
    return [[_dropped(cell) for cell in row] for row in grid]


def _dropped(cell: object) -> object:
    return cell.replace("x005F_", "") if isinstance(cell, str) else cell


def _compare(meant: Meant, found: Mapping[str, Grid]) -> None:
    _compare_names(list(meant), list(found))
    for name, grid in meant.items():
        for row, column in differences(grid, found[name]):
            cell = xl_rowcol_to_cell(row, column)
            raise WriteFailedError("write_not_as_meant", sheet=name, cell=cell)


def _compare_names(meant: list[str], found: list[str]) -> None:
    if meant != found:
        raise WriteFailedError("write_not_as_meant", sheet=", ".join(found) or "-", cell="-")


def differences(left: Grid, right: Grid) -> Iterator[tuple[int, int]]:
    """Yield row and column (from 0) of the cells that differ in value or in type."""
    for number, rows in enumerate(zip_longest(left, right, fillvalue=())):
        one, other = (trimmed(row) for row in rows)
        if list(one) != list(other) or not _same_types(one, other):
            yield number, _first_difference(one, other)


def _same_types(left: Sequence[object], right: Sequence[object]) -> bool:
    return list(map(type, left)) == list(map(type, right))


def _first_difference(left: Sequence[object], right: Sequence[object]) -> int:
    pairs = enumerate(zip_longest(left, right))
    return next(n for n, (a, b) in pairs if a != b or type(a) is not type(b))
