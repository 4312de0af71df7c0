"""Hostile and broken workbooks are refused before any reader sees them, each with its reason."""

from __future__ import annotations

import io
import struct
import time
import zipfile
from collections.abc import Callable

import pytest
from workbook.exchange_sample import delivery, everything
from workbook.reader_kit import by_hand, content, packed, parts, read, with_part

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook import guard_sheets
from resv_desktop.workbook.calamine_reader import damage_told
from resv_desktop.workbook.guard import inspect, unpack
from resv_desktop.workbook.guard_sheets import check_sheet, plain_cells
from resv_desktop.workbook.reading import Verdict

WORKBOOK = content(delivery(nothing_to_report=True))
SHEET = "xl/worksheets/sheet2.xml"
SHARED = "xl/sharedStrings.xml"
HEAD = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet '
    b'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
)


def sheet(rows: bytes, after: bytes = b"") -> bytes:
    """The XML of a sheet with these rows."""
    return HEAD + b"<sheetData>" + rows + b"</sheetData>" + after + b"</worksheet>"


def with_sheet(rows: bytes, after: bytes = b"") -> bytes:
    """Our workbook with another sheet of entries."""
    return with_part(WORKBOOK, SHEET, lambda _: sheet(rows, after))


def zipped(*members: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of these members, in which a name may stand twice."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", method) as archive:
        for name, data in (*parts(WORKBOOK).items(), *members):
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return target.getvalue()


def patched(data: bytes, name: str, offset: int, value: bytes) -> bytes:
    """The archive with bytes changed in the directory's entry of one member."""
    at = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    return data[: at + offset] + value + data[at + offset + len(value) :]


def many_rows(number: int) -> bytes:
    return b"".join(b'<row r="%d"><c r="A%d"><v>1</v></c></row>' % (n, n) for n in range(1, number))


CELL = b'<c r="A1"><v>1</v></c>'
HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "a member that unpacks a thousandfold": (
        lambda: zipped(("xl/media/a.bin", bytes(5_000_000))), "hostile_ratio"),
    "a member larger than it says": (
        lambda: patched(zipped(("xl/x.xml", b"<a>" + b"ab" * 9000 + b"</a>")), "xl/x.xml", 24,
                        struct.pack("<I", 100)), "file_damaged"),
    "a member smaller than it says": (
        lambda: patched(zipped(("xl/x.xml", b"<a>" + b"ab" * 9000 + b"</a>")), "xl/x.xml", 24,
                        struct.pack("<I", 90_000)), "file_damaged"),
    "members that say they are huge": (
        lambda: patched(zipped(("xl/x.xml", b"<a/>")), "xl/x.xml", 24, b"\xff\xff\xff\x7f"),
        "hostile_size"),
    "a name that leads out of the archive": (
        lambda: zipped(("xl/../../etc/passwd", b"x")), "hostile_names"),
    "an absolute name": (lambda: zipped(("/etc/passwd", b"x")), "hostile_names"),
    "a name with a drive": (lambda: zipped(("C:evil.xml", b"x")), "hostile_names"),
    "a name twice in other letters": (lambda: zipped((SHEET.upper(), b"x")), "hostile_names"),
    "three thousand members": (
        lambda: zipped(*((f"x/{n}.xml", b"") for n in range(3000))), "hostile_members"),
    "another way of packing": (
        lambda: zipped(("xl/x.xml", b"<a/>" * 99), method=zipfile.ZIP_BZIP2), "file_odd"),
    "an encrypted member": (
        lambda: patched(zipped(("xl/x.xml", b"<a/>")), "xl/x.xml", 8, b"\x01\x00"),
        "password_other_program"),
    "entities that grow": (
        lambda: with_part(WORKBOOK, SHARED, lambda d: d.replace(
            b"<sst", b'<!DOCTYPE sst [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><sst')),
        "hostile_dtd"),
    "an outside entity in the relations": (
        lambda: with_part(WORKBOOK, "_rels/.rels", lambda d: d.replace(
            b"<Rel", b'<!DOCTYPE r SYSTEM "file:///etc/passwd"><Rel', 1)), "hostile_dtd"),
    "a sheet in UTF-16": (
        lambda: with_part(WORKBOOK, SHEET, lambda d: d.decode().encode("utf-16")), "file_odd"),
    "a sheet that says it is in another encoding": (
        lambda: with_part(WORKBOOK, SHEET, lambda d: d.replace(b"UTF-8", b"UTF-7")), "file_odd"),
    "two cells in far corners": (
        lambda: with_sheet(b'<row r="1">' + CELL + b'</row><row r="1048576">'
                           b'<c r="XFD1048576"><v>1</v></c></row>'), "too_many_cells"),
    "a row with an absurd number": (
        lambda: with_sheet(b'<row r="2000000000"><c r="A2000000000"><v>1</v></c></row>'),
        "hostile_place"),
    "a cell whose place overflows": (
        lambda: with_sheet(b'<row r="1"><c r="A99999999999999999999"><v>1</v></c></row>'),
        "hostile_place"),
    "a far cell in single quotes": (
        lambda: with_sheet(b"<row r='1'><c r='ZZ19999'><v>1</v></c></row>"), "too_many_cells"),
    "a far cell behind a prefix": (
        lambda: with_part(WORKBOOK, SHEET, lambda _: (
            b'<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            b'<x:sheetData><x:row r="1"><x:c r="XFD1"><x:v>1</x:v></x:c></x:row></x:sheetData>'
            b"</x:worksheet>")), "too_many_cells"),
    "a far cell written as a reference": (
        lambda: with_sheet(b'<row r="1"><c r="&#88;FD1"><v>1</v></c></row>'), "too_many_cells"),
    "a far cell in a second list of rows": (
        lambda: with_sheet(b'<row r="1">' + CELL + b"</row>",
                           b'<sheetData><row r="1"><c r="XFD1"><v>1</v></c></row></sheetData>'),
        "too_many_cells"),
    "a far cell outside the list of rows": (
        lambda: with_sheet(b'<row r="1">' + CELL + b"</row>",
                           b'<c r="XFD1"><v>1</v></c>'), "too_many_cells"),
    "more rows than a delivery can have": (
        lambda: with_sheet(many_rows(20_100)), "too_many_cells"),
    "a rectangle of four million cells": (
        lambda: with_sheet(b'<row r="1"><c r="GR1"><v>1</v></c></row><row r="20000">'
                           b'<c r="A20000"><v>1</v></c></row>'), "too_many_cells"),
    "a text number below zero": (
        lambda: with_sheet(b'<row r="1"><c r="A1" t="s"><v>-1</v></c></row>'), "file_damaged"),
    "a text number in CDATA": (
        lambda: with_sheet(b'<row r="1"><c r="A1" t="s"><v><![CDATA[x]]></v></c></row>'),
        "file_damaged"),
    "a text number that leads nowhere": (
        lambda: with_sheet(b'<row r="1"><c r="A1" t="s"><v>999999</v></c></row>'),
        "file_damaged"),
    "texts announced by the trillion": (
        lambda: with_part(WORKBOOK, SHARED, lambda d: d.replace(
            b"uniqueCount=\"", b"uniqueCount=\"999999999999")), "hostile_count"),
    "a look that cannot exist": (
        lambda: with_sheet(b'<row r="1"><c r="A1" s="4294967295"><v>1</v></c></row>'),
        "hostile_style"),
    "one merged range over everything": (
        lambda: with_sheet(b'<row r="1">' + CELL + b"</row>",
                           b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>'),
        "hostile_merged"),
    "one link over everything": (
        lambda: with_sheet(b'<row r="1">' + CELL + b"</row>",
                           b'<hyperlinks><hyperlink ref="A1:XFD1048576" location="A1"/>'
                           b"</hyperlinks>"), "hostile_merged"),
    "a merged range that is none": (
        lambda: with_sheet(b'<row r="1">' + CELL + b"</row>",
                           b'<mergeCells><mergeCell ref="A1:ZZZZZZ99999999999"/></mergeCells>'),
        "file_odd"),
    "a text longer than a cell": (
        lambda: with_part(WORKBOOK, SHARED, lambda d: d.replace(
            b"<si><t>", b"<si><t>" + b"lang " * 8_000, 1)), "text_too_long"),
    "sixty sheets": (
        lambda: with_part(WORKBOOK, "xl/workbook.xml", lambda d: d.replace(
            b"</sheets>", b"".join(b'<sheet name="x%d" sheetId="%d" r:id="rId1"/>' % (n, n + 99)
                                   for n in range(60)) + b"</sheets>")), "too_many_sheets"),
    "one damaged byte in a sheet": (
        lambda: _damaged(WORKBOOK, SHEET), "file_damaged"),
    "XML that breaks off": (
        lambda: with_part(WORKBOOK, SHEET, lambda d: d[: len(d) // 2]), "file_damaged"),
    "a missing sheet": (
        lambda: packed({n: d for n, d in parts(WORKBOOK).items() if n != SHEET}), "file_damaged"),
}  # fmt: skip


def _damaged(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        info = archive.getinfo(name)
    at = info.header_offset + 30 + len(name) + info.compress_size // 2
    return data[:at] + bytes([data[at] ^ 0x55]) + data[at + 1 :]


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_or_broken_workbook_is_refused_at_once(name: str) -> None:
    make, code = HOSTILE[name]
    data = make()
    begun = time.process_time()
    reading = read(data)
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, code)
    assert reading.rows == ()
    assert time.process_time() - begun < 2


# What only looks strange


def test_our_own_workbooks_take_the_short_way() -> None:
    for data in (WORKBOOK, content(everything()), by_hand(content(everything()))):
        sheets = [d for n, d in parts(data).items() if b"sheetData" in d]
        assert len(sheets) == 8
        assert all(plain_cells(sheet) for sheet in sheets)


def test_formatting_down_to_the_last_row_is_harmless() -> None:
    phantoms = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (n, n)
        for n in range(30_000, 60_000)
    )
    far = b'<row r="1048576"><c r="XFD1048576" s="1"/></row>'
    rows = b'<row r="1">' + CELL + b"</row>" + phantoms + far
    assert check_sheet("x", sheet(rows)).number == 1


@pytest.mark.parametrize(
    "rows",
    [
        b'<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>',
        b'<row r="1"><c r="A1"><f>1+1</f><v>2</v></c></row>',
        b'<row r="1"><c r="A1" t="str"><f t="shared" si="0"/><v>x</v></c></row>',
        b'<row r="1"><c r="A1" t="inlineStr"><is><r><t>a</t></r><r><t>b</t></r></is></c></row>',
        b"<row r='1'><c r='A1'><v>1</v></c></row>",
        b"<row><c><v>1</v></c></row>",
        b'<row r = "1" ><c r = "A1" ><v>1</v></c></row>',
    ],
)
def test_unusual_but_sound_cells_are_counted_by_a_full_parse(rows: bytes) -> None:
    cells = check_sheet("x", sheet(rows))
    assert not cells.plain
    assert cells.number >= 1


def test_far_columns_and_rows_are_fine_as_long_as_the_rectangle_is_small() -> None:
    wide = b'<row r="1"><c r="GR1"><v>1</v></c></row><row r="4999">' + b"</row>"
    tall = b'<row r="20000"><c r="AX20000"><v>1</v></c></row>'
    assert plain_cells(sheet(wide))
    assert plain_cells(sheet(tall))


def test_many_sheets_together_may_not_hold_too_many_cells() -> None:
    with pytest.raises(WorkbookRefusedError) as told:
        check_sheet("x", sheet(many_rows(50)), cells_before=guard_sheets.MAX_CELLS - 10)
    assert told.value.code == "too_many_cells"


def test_a_text_of_the_greatest_length_is_fine_however_it_is_escaped() -> None:
    longest = b"&amp;" * 32_767
    data = with_part(
        WORKBOOK,
        SHARED,
        lambda d: d.replace(b"<si><t>", b"<si><t>" + longest + b"</t></si><si><t>", 1),
    )
    inspect(unpack(data))


def test_entities_in_a_text_are_no_declaration() -> None:
    data = with_part(WORKBOOK, SHARED, lambda d: d.replace(
        b"<si><t>", b"<si><t>Let op! &lt;!DOCTYPE&gt; </t></si><si><t>", 1))  # fmt: skip
    inspect(unpack(data))


def test_what_readers_do_not_show_is_shown() -> None:
    rows = (
        b'<row r="1" hidden="1"><c r="A1" t="e"><v>#N/A</v></c><c r="B1"><f>A1</f></c></row>'
        b'<row r="2"><c r="C2"><f>1+1</f><v></v></c><c r="D2"><f>1+1</f><v>2</v></c></row>'
    )
    shown = inspect(unpack(with_sheet(rows)))
    assert shown.error_cells == (("Registraties", "A1"),)
    assert shown.hollow_cells == (("Registraties", "B1"), ("Registraties", "C2"))
    assert shown.hidden_rows == 1
    assert not shown.macros
    assert not shown.remarks


def test_an_error_and_a_formula_without_result_wait_in_their_cells() -> None:
    def spoil(data: bytes) -> bytes:
        row = data.index(b'<row r="2"')
        end = data.index(b"</row>", row)
        head, cells, tail = data[:row], data[row:end], data[end:]
        for column, cell in ((b"C", b't="e"><v>#N/A</v>'), (b"Y", b"><f>A1</f>")):
            at = cells.index(b'<c r="' + column + b"2")
            stop = cells.index(b"</c>", at)
            cells = cells[:at] + b'<c r="' + column + b'2" ' + cell + cells[stop:]
        return head + cells.replace(b'" >', b'">') + tail

    reading = read(with_part(content(everything()), SHEET, spoil))
    waiting = [(q.row, q.column, q.rule) for q in reading.quarantine]
    assert waiting == [
        (2, "Titel", "error_value"), (2, "Eigenaar (functie)", "formula_without_result"),
    ]  # fmt: skip
    assert reading.verdict is Verdict.QUARANTINED


class PanicException(BaseException):
    """What calamine raises when it gives up; its like cannot be imported."""

    __module__ = "pyo3_runtime"


@pytest.mark.parametrize("error", [PanicException("index out of bounds"), ValueError("x")])
def test_a_reader_that_gives_up_is_damage_to_the_file(error: BaseException) -> None:
    with pytest.raises(WorkbookRefusedError) as told, damage_told("Registraties"):
        raise error
    assert told.value.code == "file_damaged"
    assert told.value.values["part"] == "Registraties"


def test_stopping_the_program_is_no_damage() -> None:
    with pytest.raises(KeyboardInterrupt), damage_told("Registraties"):
        raise KeyboardInterrupt
