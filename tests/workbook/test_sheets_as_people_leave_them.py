"""Copies of sheets, headings on two rows, remarks and talks, colours, saved without any looks."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from workbook.exchange_sample import everything
from workbook.reader_kit import by_hand, cell, content, exported, read, versions, with_part

from resv_desktop.workbook.colours import coloured_cells
from resv_desktop.workbook.columns import DATA_SHEETS
from resv_desktop.workbook.guard import inspect, unpack
from resv_desktop.workbook.headers import find_table
from resv_desktop.workbook.intake import find_workbooks
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.remarks import read_remarks

WHOLE = content(everything())
HEADERS = [column.header for column in DATA_SHEETS[0].columns]


# Bare values, as a script that reads and writes tables saves them


def bare(data: bytes) -> bytes:
    """The workbook as pandas writes it back: values only, days with a time, no looks, no tables."""
    source = openpyxl.load_workbook(io.BytesIO(data))
    target = openpyxl.Workbook()
    target.remove(target.worksheets[0])
    for sheet in source:
        copy = target.create_sheet(sheet.title)
        for row in sheet.iter_rows():
            for one in row:
                value = one.value
                if isinstance(value, date) and not isinstance(value, datetime):
                    value = datetime(value.year, value.month, value.day)  # noqa: DTZ001
                made = copy.cell(one.row, one.column)
                made.value = value
                if isinstance(value, str):
                    made.data_type = "s"
                if isinstance(value, datetime):
                    made.number_format = "YYYY-MM-DD HH:MM:SS"
    saved = io.BytesIO()
    target.save(saved)
    return saved.getvalue()


def test_values_without_any_looks_are_what_was_exported() -> None:
    reading = read(bare(WHOLE))
    assert reading.verdict is Verdict.ACCEPT
    assert versions(reading) == exported(everything())


# Sheets that stand there twice


def copied(change: Callable[[Workbook], object] = lambda _book: None) -> bytes:
    """The workbook with a copy of the entries, after ``change``."""

    def edit(book: Workbook) -> None:
        book.copy_worksheet(book["Registraties"]).title = "Registraties (2)"
        change(book)

    return by_hand(WHOLE, edit)


def test_an_equal_copy_of_a_sheet_is_read_once() -> None:
    reading = read(copied())
    assert reading.notes == ("sheets_copied",)
    assert {row.sheet for row in reading.rows} >= {"Registraties"}
    assert "Registraties (2)" not in {row.sheet for row in reading.rows}


def test_a_copy_with_empty_rows_more_is_still_a_copy() -> None:
    def change(book: Workbook) -> None:
        book["Registraties (2)"].cell(90, 1).fill = PatternFill("solid", fgColor="FFFFFFFF")

    assert read(copied(change)).notes == ("sheets_copied",)


def test_of_a_copy_the_one_with_our_name_stays_wherever_it_stands() -> None:
    reading = read(copied(lambda book: book.move_sheet("Registraties (2)", -6)))
    assert "Registraties (2)" not in {row.sheet for row in reading.rows}


def test_two_sheets_that_differ_are_both_read() -> None:
    def change(book: Workbook) -> None:
        cell(book["Registraties (2)"], 2, "Titel").value = "Anders"

    reading = read(copied(change))
    assert reading.reason == "sheets_double"
    assert {"Registraties", "Registraties (2)"} <= {row.sheet for row in reading.rows}


# Headings on two rows


def split(headers: list[str]) -> list[list[str]]:
    """Two rows of headings: the first word above, the others below, once for all they share."""
    upper, lower, last = [], [], ""
    for header in headers:
        first, _, rest = header.partition(" ")
        upper.append("" if rest and first == last else first if rest else header)
        lower.append(rest)
        last = first
    return [upper, lower]


def test_headings_on_two_rows_are_one_heading() -> None:
    table = find_table([*split(HEADERS), ["KN-1", *[""] * (len(HEADERS) - 1)]])
    assert table is not None
    assert (table.row, table.lines) == (1, 2)
    assert {heading.column.header for heading in table.headings if heading.column} == set(HEADERS)


def test_a_row_of_data_is_no_second_row_of_headings() -> None:
    without = [header for header in HEADERS if header not in ("Wijkverband", "Afspraak")]
    data = ["wijk", "afspraken", *[f"x{n}" for n in range(len(without) - 2)]]
    table = find_table([without, data])
    assert table is not None
    assert (table.row, table.lines) == (0, 1)


def test_a_title_above_the_headings_is_no_row_of_headings() -> None:
    table = find_table([["Lijst van het wijkverband", "voorjaar"], HEADERS])
    assert table is not None
    assert (table.row, table.lines) == (1, 1)


# Remarks and talks

TALK = b"""<ThreadedComments xmlns="x"><threadedComment ref="B2" id="{1}">
<text>Vraag &amp; meer</text><mentions/></threadedComment>
<threadedComment ref="B2" parentId="{1}"><text>Antwoord</text></threadedComment>
</ThreadedComments>"""
REMARKS = b"""<comments xmlns="x"><authors><author>tc={1}</author></authors><commentList>
<comment ref="B2" authorId="0"><text><r><t>[Threaded comment]</t></r></text></comment>
<comment ref="C9" authorId="0"><text><r><rPr><b/></rPr><t>Jan: </t></r><r><t>klopt dit?</t></r>
</text></comment><comment ref="D1" authorId="0"/></commentList></comments>"""


def test_a_talk_is_kept_turn_by_turn_and_a_remark_whole() -> None:
    found = read_remarks("t", {"t": TALK})
    assert [(r.place, r.text) for r in found] == [("B2", "Vraag & meer"), ("B2", "Antwoord")]
    plain = read_remarks("c", {"c": REMARKS})
    assert [(r.place, r.text.strip()) for r in plain] == [
        ("B2", "[Threaded comment]"), ("C9", "Jan: klopt dit?"), ("D1", ""),
    ]  # fmt: skip


def test_remarks_that_cannot_be_read_are_damage_and_never_lost_silently() -> None:
    def remark(book: Workbook) -> None:
        book["Registraties"]["C2"].comment = openpyxl.comments.Comment("Let op", "RESV")

    marked = by_hand(WHOLE, remark)
    assert [extra.text for extra in read(marked).extras] == ["Let op"]
    broken = with_part(marked, "xl/comments/comment1.xml", lambda d: d[:-20])
    assert read(broken).reason == "file_damaged"


def test_remarks_are_kept_though_the_second_reader_cannot_open_the_workbook() -> None:
    def remark(book: Workbook) -> None:
        book["Registraties"]["C2"].comment = openpyxl.comments.Comment("Let op", "RESV")

    odd = with_part(
        by_hand(WHOLE, remark), "xl/styles.xml",
        lambda d: re.sub(b"<fills.*?</fills>", b"<fills><fill/></fills>", d, flags=re.S),
    )  # fmt: skip
    reading = read(odd)
    assert {"second_reader_failed", "remarks_found"} <= set(reading.notes)
    assert [extra.text for extra in reading.extras] == ["Let op"]


# Colours


def coloured(data: bytes, edit: Callable[[Workbook], object]) -> int:
    """How many cells of the entries are marked by their looks after ``edit``."""
    return coloured_cells(inspect(unpack(by_hand(data, edit))), "Registraties", 0)


@pytest.mark.parametrize(
    ("look", "counts"),
    [
        ({"fill": PatternFill("solid", fgColor="FFFF0000")}, 1),
        ({"fill": PatternFill("solid", fgColor="FFFFFFFF")}, 0),
        ({"font": Font(strike=True)}, 1),
        ({"font": Font(color="FF00B050")}, 1),
        ({"font": Font(bold=True)}, 0),
    ],
)
def test_a_colour_or_a_line_through_a_text_is_counted(look: dict[str, object], counts: int) -> None:
    def edit(book: Workbook) -> None:
        for name, value in look.items():
            setattr(cell(book["Registraties"], 2, "Titel"), name, value)

    assert coloured(WHOLE, edit) == counts


def test_our_own_looks_mean_nothing() -> None:
    assert coloured(WHOLE, lambda _book: None) == 0


def test_a_coloured_heading_or_empty_cell_is_not_counted() -> None:
    def edit(book: Workbook) -> None:
        red = PatternFill("solid", fgColor="FFFF0000")
        book["Registraties"]["A1"].fill = red
        book["Registraties"]["A40"].fill = red

    assert coloured(WHOLE, edit) == 0


# Files that are not on the computer


def test_what_icloud_leaves_in_place_of_a_file_is_found_and_told(tmp_path: Path) -> None:
    left = tmp_path / ".aanlevering.xlsx.icloud"
    left.write_bytes(b"bplist00")
    (tmp_path / ".foto.jpg.icloud").write_bytes(b"bplist00")
    assert find_workbooks([tmp_path]) == [left]
    reading = read_workbook(left, everything().codebook)
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "file_in_cloud")
