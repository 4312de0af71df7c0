"""Two readers: what the one cannot see the other must not deny."""

# Cells of a workbook have no time zone.
# ruff: noqa: DTZ001

from __future__ import annotations

import io
import re
import time as time_module
from datetime import date, datetime, time, timedelta

import pytest
from python_calamine import CalamineWorkbook
from workbook.exchange_sample import everything
from workbook.reader_kit import (
    by_hand,
    cell,
    content,
    exported,
    packed,
    parts,
    read,
    versions,
    with_part,
)

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.guard import inspect, unpack
from resv_desktop.workbook.lean import bare_sheet
from resv_desktop.workbook.raw_cells import Marked
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.witness import hear, same

WORKBOOK = content(everything())
EDITED = by_hand(
    WORKBOOK, lambda book: setattr(cell(book["Registraties"], 2, "Omvang"), "value", "9")
)
SHEET = "xl/worksheets/sheet2.xml"


@pytest.mark.parametrize(
    ("one", "other", "equal"),
    [
        ("a", "a ", True),
        ("a\nb", "a\r\nb", True),
        ("e\u0301", "\u00e9", True),
        ("a\rb", "a_x000D_b", True),
        ("_x000D_", "_x000D_", True),
        ("\r", "_x000D_", True),
        ("", None, True),
        ("a", "b", False),
        ("5", 6, False),
        (5.0, 5, True),
        (5.0, 6, False),
        (True, True, True),
        (date(2027, 1, 1), datetime(2027, 1, 1), True),
        (46388.0, datetime(2027, 1, 1), True),
        (46389.0, datetime(2027, 1, 1), False),
        (time(12), 0.5, True),
        (timedelta(hours=36), 1.5, True),
        (float("nan"), float("nan"), True),
        ("", Marked("error_value", "#N/A"), True),
        ("#N/A", Marked("error_value", "#N/A"), False),
    ],
)
def test_when_two_readers_see_the_same(one: object, other: object, equal: bool) -> None:
    assert (other is None or same(one, other)) is equal


def test_a_text_that_only_one_reader_sees_stops_the_file() -> None:
    def hide(data: bytes) -> bytes:
        at = data.index(b'<c r="C2"')
        end = data.index(b"</c>", at)
        return data[:at] + b'<c r="C2"><v>4<!-- x -->2</v>' + data[end:]

    reading = read(with_part(EDITED, SHEET, hide))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "readers_disagree")
    assert reading.values["number"] == 1
    assert "Registraties!C2: ‘4’ / ‘42’" in reading.values["cells"]


def test_the_witness_names_the_cells_and_both_texts() -> None:
    with CalamineWorkbook.from_filelike(io.BytesIO(EDITED)) as book:
        grids = {name: book.get_sheet_by_name(name).to_python() for name in book.sheet_names}
    parts_ = inspect(unpack(EDITED))
    assert hear(parts_, grids).heard
    grids["Registraties"][0][1] = "iets anders"
    with pytest.raises(WorkbookRefusedError) as told:
        hear(parts_, grids)
    assert told.value.code == "readers_disagree"
    assert "Registraties!B1: ‘iets anders’ / ‘Soort’" in str(told.value.values["cells"])


def with_damaged_styles(data: bytes) -> bytes:
    """The workbook with a fill that says nothing: openpyxl will not open it."""
    return with_part(
        data, "xl/styles.xml", lambda d: re.sub(b"<fills.*?</fills>", b"<fills><fill/></fills>", d)
    )


def test_an_untouched_workbook_needs_no_witness() -> None:
    damaged = with_part(
        WORKBOOK, "xl/styles.xml", lambda d: re.sub(b'<sz val="[^"]*"', b'<sz val="groot"', d)
    )
    assert not hear(inspect(unpack(damaged)), {}).heard
    assert read(damaged).verdict is Verdict.ACCEPT


def test_of_a_workbook_that_one_reader_is_known_to_refuse_that_is_told() -> None:
    reading = read(with_damaged_styles(WORKBOOK))
    assert (reading.verdict, reading.reason) == (Verdict.REPAIRED, "second_reader_failed")


def test_damaged_styles_leave_one_reader_and_are_told() -> None:
    reading = read(with_damaged_styles(EDITED))
    assert reading.verdict is Verdict.REPAIRED
    assert "second_reader_failed" in reading.notes
    assert len(versions(reading)) == len(exported(everything())) + 1


def test_missing_styles_make_days_of_bare_numbers() -> None:
    members = {name: data for name, data in parts(EDITED).items() if name != "xl/styles.xml"}
    reading = read(packed(members))
    assert reading.verdict is Verdict.REPAIRED
    edited = [v for v in versions(reading).values() if v.extent.value == "delta"]
    assert [dict(version.fields) for version in edited] == [{"quantity": "9"}]


def test_rows_formatted_far_below_the_data_cost_nothing_and_change_nothing() -> None:
    phantoms = b"".join(
        b'<row r="%d" s="1"><c r="A%d" s="1"/><c r="XFD%d" s="1"/></row>' % (n, n, n)
        for n in range(900_000, 1_000_000)
    )
    far = with_part(EDITED, SHEET, lambda d: d.replace(b"</sheetData>", phantoms + b"</sheetData>"))
    begun = time_module.process_time()
    reading = read(far)
    assert time_module.process_time() - begun < 5
    assert reading.rows == read(EDITED).rows
    assert reading.verdict is Verdict.NOTED


def test_the_witness_gets_cells_and_merged_ranges_only() -> None:
    sheet = parts(EDITED)[SHEET]
    assert b"<dataValidations" in sheet
    bare = bare_sheet(sheet.replace(
        b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A9:B9"/></mergeCells>'
    ))  # fmt: skip
    assert b"<dataValidations" not in bare
    assert bare.count(b"<c ") == sheet.count(b"<c ")
    assert bare.endswith(b'<mergeCell ref="A9:B9"/></mergeCells></worksheet>')
    assert bare_sheet(sheet, rows=False).endswith(b"<sheetData/></worksheet>")


def test_a_sheet_of_unusual_form_is_handed_over_as_it_is() -> None:
    odd = b"<x:worksheet><x:sheetData></x:sheetData></x:worksheet>"
    assert bare_sheet(odd) == odd


def test_only_sheets_that_differ_from_the_exported_ones_need_the_witness() -> None:
    """A cell that the readers disagree on would stop the file, if anybody looked there."""

    def spoil(data: bytes) -> bytes:
        at = data.index(b'<c r="C2"')
        end = data.index(b"</c>", at)
        stored = data[at:end].split(b"<t>")[1].split(b"</t>")[0]
        return data[:at] + b'<c r="C2" t="str"><v>' + stored + b"<!-- x --></v>" + data[end:]

    actions = "xl/worksheets/sheet3.xml"
    reading = read(with_part(EDITED, actions, spoil))
    assert reading.notes == ("rows_edited",)
    assert reading.rows == read(EDITED).rows
