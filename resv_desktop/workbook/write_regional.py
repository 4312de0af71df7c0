"""Writing the regional workbook: the same data gives the same bytes, read back before it counts.

The order of the sheets is that of the checklist for reports (UK Analysis Function, as laid down
in gptables, with the additions of this project): cover, contents, figures, data, coverage,
account, reference.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from resv_desktop.domain.entry import EntryKind
from resv_desktop.workbook.cells import Book, Properties
from resv_desktop.workbook.code_sheets import code_rows, with_yes_no, write_code_lists
from resv_desktop.workbook.columns import CODE_LISTS, FIELD_BOOK, FORMAT_VERSION, TECHNIQUE
from resv_desktop.workbook.figures import Figures, figures
from resv_desktop.workbook.regional_long_texts import with_long_texts_apart
from resv_desktop.workbook.regional_model import Regional
from resv_desktop.workbook.regional_sheets import (
    ACCOUNT,
    ACTIONS,
    BOTTLENECKS,
    CONTENTS,
    COVERAGE,
    DEVELOPMENTS,
    FIGURES,
    QUARTERS,
    REMARKS,
    write_actions,
    write_entries,
)
from resv_desktop.workbook.regional_sheets_cover import (
    TITLE,
    sheets_of,
    write_contents,
    write_cover_page,
)
from resv_desktop.workbook.regional_sheets_coverage import (
    network_rows,
    write_account,
    write_coverage,
    write_quarters,
)
from resv_desktop.workbook.regional_sheets_figures import (
    coverage_sentence,
    figure_rows,
    write_figures,
)
from resv_desktop.workbook.regional_sheets_reference import (
    field_lines,
    technique_lines,
    write_field_book,
    write_technique,
)
from resv_desktop.workbook.regional_sheets_remarks import write_remarks
from resv_desktop.workbook.regional_sheets_rows import Region
from resv_desktop.workbook.verify import save_book


def write_regional(data: Regional, path: Path, password: str = "") -> str:
    """Write the workbook to ``path`` and return its SHA-256 in hexadecimal.

    With ``password`` the file is encrypted and its bytes differ each time.

    The file takes its place only after its cells have been read back and found as meant.

    Raises:
        WriteFailedError: ``write_text_too_long``, ``write_not_as_meant`` or one of the codes of
            :func:`..files.save_atomically`. An older file stays as it was.
    """
    with _no_collecting():
        return save_book(compose(data), path, password)


@contextmanager
def _no_collecting() -> Iterator[None]:
    """Spare the collector of circular garbage the millions of cells, which hold no circles."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def compose(data: Regional) -> Book:
    """Return the workbook, ready to be finished."""
    data = with_long_texts_apart(data)
    region, found = Region(data), figures(data)
    book = Book(_properties(data))
    footer = f"{TITLE} - {data.region}, {data.period} - {data.program}"
    write_cover_page(book, data, found, footer)
    write_contents(book, data, _rows(region, found), footer)
    write_figures(book, region, found, footer)
    write_entries(book, region, footer)
    write_actions(book, region, footer)
    write_remarks(book, region, footer)
    write_coverage(book, data, coverage_sentence(data, found), footer)
    write_quarters(book, data, footer)
    write_account(book, data, footer)
    write_code_lists(book, region.book, footer)
    write_field_book(book, region, footer)
    write_technique(book, data, found, footer)
    return book


def row_counts(data: Regional) -> dict[str, int]:
    """Return the number of rows in the table of each sheet, in the order of the workbook."""
    data = with_long_texts_apart(data)
    return _rows(Region(data), figures(data))


def _rows(region: Region, found: Figures) -> dict[str, int]:
    data = region.data
    kinds = [item.fields.get("kind") for item in data.entries]
    developments = kinds.count(EntryKind.DEVELOPMENT.value)
    return {
        CONTENTS: len(sheets_of(data)),
        FIGURES: len(figure_rows(found)),
        BOTTLENECKS: len(kinds) - developments,
        DEVELOPMENTS: developments,
        ACTIONS: len(data.actions),
        **({REMARKS: len(data.remarks)} if data.remarks else {}),
        COVERAGE: len(network_rows(data)),
        QUARTERS: len(data.coverage),
        ACCOUNT: len(data.files),
        CODE_LISTS: sum(1 for _ in code_rows(with_yes_no(region.book))),
        FIELD_BOOK: len(field_lines(region)),
        TECHNIQUE: len(technique_lines(data, found)),
    }


def _properties(data: Regional) -> Properties:
    subject = f"{data.region}, {data.period}"
    dataset = f"regio-{data.period}-{data.as_of.isoformat()}"
    return Properties(
        TITLE, subject, data.region, data.program, dataset, data.as_of, FORMAT_VERSION
    )
