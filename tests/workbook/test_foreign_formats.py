"""Old Excel, LibreOffice and binary workbooks are read, and none of them brings a reader down."""

from __future__ import annotations

import io
import struct
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook.exchange_sample import everything
from workbook.libreoffice import convert, needs_libreoffice
from workbook.reader_kit import content, exported, packed, parts, read, versions

from resv_desktop.workbook.foreign import biff
from resv_desktop.workbook.foreign.ole import read_streams, write_streams
from resv_desktop.workbook.practice.other_formats import as_ods, as_xls
from resv_desktop.workbook.reading import FileReading, Verdict
from resv_desktop.workbook.write_exchange import compose

MEANT = compose(everything()).meant
XLS, ODS = as_xls(MEANT), as_ods(MEANT)


# What is the same


@pytest.mark.parametrize(("data", "reason"), [(XLS, "read_as_xls"), (ODS, "read_as_ods")])
def test_another_format_says_what_our_own_says(data: bytes, reason: str) -> None:
    reading = read(data)
    assert (reading.verdict, reading.reason) == (Verdict.REPAIRED, reason)
    assert versions(reading) == exported(everything())
    assert reading.repairs == reading.quarantine == ()


@needs_libreoffice
@pytest.mark.thorough
@pytest.mark.parametrize("kind", ["ods", "xls", "xlsx:Calc MS Excel 2007 XML"])
def test_libreoffice_changes_nothing_when_it_saves(kind: str, tmp_path: Path) -> None:
    path = tmp_path / "aanlevering.xlsx"
    path.write_bytes(content(everything()))
    out = tmp_path / "out"
    out.mkdir()
    convert([path], kind, out)
    saved = out / path.with_suffix(f".{kind.partition(':')[0]}").name
    reading = read(saved.read_bytes(), saved.name)
    assert versions(reading) == exported(everything())
    assert reading.repairs == reading.quarantine == reading.extras == ()
    assert set(reading.notes) <= {"read_as_ods", "read_as_xls"}


# What somebody did in it


def sheet_of(data: bytes, *cells: bytes) -> bytes:
    """An ods whose first row of entries has more cells."""
    return with_ods(data, lambda x: x.replace(b"</table:table-row>", b"".join(cells), 1))


def with_ods(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """An ods with its cells changed."""
    members = parts(data)
    members["content.xml"] = change(members["content.xml"])
    return packed(members)


def test_what_somebody_changed_in_libreoffice_is_an_edit() -> None:
    title = "Geen huisarts voor nieuwkomers"
    reading = read(with_ods(ODS, lambda x: x.replace(title.encode(), b"Anders gezegd")))
    assert reading.verdict is Verdict.REPAIRED
    assert "rows_edited" in reading.notes
    assert "Anders gezegd" in str([v.fields for v in versions(reading).values()])


def test_a_remark_an_error_and_a_merged_range_in_an_ods_are_seen() -> None:
    remark = (
        b"<office:annotation><dc:creator xmlns:dc='x'>Jan</dc:creator><text:p>Klopt dit?</text:p>"
        b"</office:annotation>"
    )
    kind = b'<table:table-cell office:value-type="string"><text:p>Knelpunt</text:p>'
    error = (
        b'<table:table-cell xmlns:calcext="x" office:value-type="string" '
        b'calcext:value-type="error"><text:p>#N/A</text:p>'
    )

    def change(data: bytes) -> bytes:
        assert kind in data
        return data.replace(kind, kind.replace(b"<text:p>", remark + b"<text:p>"), 1)

    reading = read(with_ods(ODS, change))
    assert [(e.text, e.rule) for e in reading.extras] == [("Klopt dit?", "cell_remark")]
    broken = read(with_ods(ODS, lambda x: x.replace(kind, error, 1)))
    assert [q.rule for q in broken.quarantine] == ["error_value"]


def test_a_remark_and_an_error_in_an_old_workbook_are_seen() -> None:
    stream = read_streams(XLS)["Workbook"]
    record = struct.pack("<HHHBB", 1, 2, 15, 42, 1)
    error = struct.pack("<HH", 0x205, len(record)) + record
    text = b"\x00Klopt dit?"
    remark = (
        struct.pack("<HHHHHH", 0x5D, 8, 0x15, 0x12, 0x19, 7)
        + struct.pack("<HH10xHH4x", 0x1B6, 18, len(text) - 1, 8)
        + struct.pack("<HH", 0x3C, len(text)) + text
        + struct.pack("<HHHHHHHB", 0x1C, 11, 1, 2, 0, 7, 0, 0)
    )  # fmt: skip
    sheet = list(MEANT).index("Registraties")
    ends = [r.start for r in biff.records(stream) if r.type == biff.EOF]
    at = ends[sheet + 1]
    patched = _shifted(stream, at, len(error + remark), error + remark)
    seen = biff.prepare(write_streams({"Workbook": patched}))
    assert seen.seen.errors == [("Registraties", "C2")]
    assert [(e.sheet, e.row, e.column, e.text) for e in seen.remarks] == [
        ("Registraties", 2, "C", "Klopt dit?")
    ]


def _shifted(stream: bytes, at: int, by: int, more: bytes) -> bytes:
    """The stream with records put in, and the sheets behind them found where they are now."""
    data = bytearray(stream)
    for record in biff.records(stream):
        if record.type == biff.BOUNDSHEET:
            start = struct.unpack_from("<I", record.data)[0]
            if start > at:
                struct.pack_into("<I", data, record.start + 4, start + by)
    return bytes(data[:at]) + more + bytes(data[at:])


# What is hostile or broken


def patched_xls(kind: int, change: Callable[[bytes], bytes]) -> bytes:
    """The old workbook with the first record of a kind changed, of the same length."""
    stream = read_streams(XLS)["Workbook"]
    record = next(r for r in biff.records(stream) if r.type == kind)
    changed = change(record.data)
    assert len(changed) == len(record.data)
    start = record.start + 4
    whole = stream[:start] + changed + stream[start + len(changed) :]
    return write_streams({"Workbook": whole})


def one_record(kind: int, data: bytes) -> bytes:
    """The old workbook with one record more at its very beginning."""
    stream = read_streams(XLS)["Workbook"]
    first = next(biff.records(stream))
    at = 4 + len(first.data)
    more = struct.pack("<HH", kind, len(data)) + data
    return write_streams({"Workbook": _shifted(stream, at, len(more), more)})


def looped() -> bytes:
    """A container in which a sector comes after itself."""
    data = bytearray(XLS)
    struct.pack_into("<I", data, 512 + 4 * 40, 40)
    return bytes(data)


ROW = b"<table:table-row><table:table-cell office:value-type='float' office:value='1'/>"
REPEATED_ROW = ROW.replace(b"-row>", b"-row table:number-rows-repeated='1048576'>", 1)
WIDE_ROW = ROW.replace(
    b"<table:table-cell", b"<table:table-cell table:number-columns-repeated='16384'"
)
GAP = b"<table:table-row table:number-rows-repeated='1000000'><table:table-cell/></table:table-row>"


def with_rows(rows: bytes) -> bytes:
    """The ods with rows at the end of its first sheet."""
    return with_ods(ODS, lambda x: x.replace(b"</table:table>", rows + b"</table:table>", 1))


def bomb() -> bytes:
    """An ods whose cells unpack a thousandfold."""
    return with_rows(b"<!--" + b" " * 5_000_000 + b"-->")


def unlike(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one member more."""
    return packed({**parts(data), name: content})


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "ods: a million rows in one": (
        lambda: with_rows(REPEATED_ROW + b"</table:table-row>"), "too_many_cells"),
    "ods: sixteen thousand cells in one": (
        lambda: with_rows(WIDE_ROW + b"</table:table-row>"), "too_many_cells"),
    "ods: one cell behind a million rows": (
        lambda: with_rows(GAP + ROW + b"</table:table-row>"), "too_many_cells"),
    "ods: repeated more often than a number can say": (
        lambda: with_rows(GAP.replace(b"1000000", b"99999999999999999999")), "hostile_count"),
    "ods: repeated less than once": (
        lambda: with_rows(GAP.replace(b"1000000", b"-1")), "hostile_count"),
    "ods: one merged range over everything": (
        lambda: with_rows(ROW.replace(b"office:value=", b"table:number-rows-spanned='1000000' "
                                      b"office:value=") + b"</table:table-row>"), "hostile_merged"),
    "ods: sixty sheets": (
        lambda: with_ods(ODS, lambda x: x.replace(
            b"</office:spreadsheet>", b"<table:table/>" * 60 + b"</office:spreadsheet>")),
        "too_many_sheets"),
    "ods: a text longer than a cell": (
        lambda: with_rows(b"<table:table-row><table:table-cell><text:p>" + b"x " * 20_000
                          + b"</text:p></table:table-cell></table:table-row>"), "text_too_long"),
    "ods: blanks announced by the billion": (
        lambda: with_rows(b"<table:table-row><table:table-cell><text:p><text:s text:c='99999999'/>"
                          b"</text:p></table:table-cell></table:table-row>"), "text_too_long"),
    "ods: entities": (
        lambda: with_ods(ODS, lambda x: x.replace(
            b"?><office", b'?><!DOCTYPE a [<!ENTITY b "c">]><office', 1)), "hostile_dtd"),
    "ods: in UTF-16": (
        lambda: with_ods(ODS, lambda x: x.decode().encode("utf-16")), "file_odd"),
    "ods: unpacks a thousandfold": (bomb, "hostile_ratio"),
    "ods: with a password": (
        lambda: with_part(ODS, "META-INF/manifest.xml", b"<manifest:encryption-data/>"),
        "password_other_program"),
    "ods: cut off": (lambda: with_ods(ODS, lambda x: x[: len(x) // 2]), "file_damaged"),
    "xls: cut off": (lambda: XLS[: len(XLS) // 2], "file_cut_off"),
    "xls: sectors in a circle": (looped, "file_damaged"),
    "xls: with a password": (
        lambda: one_record(biff.FILEPASS, b"\x01\x00" + bytes(52)), "password_old_kind"),
    "xls: texts announced by the billion": (
        lambda: one_record(biff.SST, struct.pack("<II", 2**31, 2**31)), "hostile_count"),
    "xls: a far row": (
        lambda: patched_xls(0x203, lambda d: struct.pack("<H", 65_000) + d[2:]), "too_many_cells"),
    "xls: a far column": (
        lambda: patched_xls(0x203, lambda d: d[:2] + struct.pack("<H", 255) + d[4:]),
        "too_many_cells"),
    "xls: a record longer than the rest": (
        lambda: write_streams({"Workbook": read_streams(XLS)["Workbook"][:5000]
                               + struct.pack("<HH", 0x204, 9000)}), "file_cut_off"),
    "xls: no sheets": (
        lambda: write_streams({"Workbook": struct.pack("<HHHH", 0x809, 4, 0x600, 5)
                               + struct.pack("<HH", 10, 0)}), "no_sheets"),
    "xlsb: no sheets": (
        lambda: packed({"[Content_Types].xml": "<x/>", "xl/workbook.bin": b"\x83\x01\x00"}),
        "no_sheets"),
}  # fmt: skip


def with_part(data: bytes, name: str, content: bytes) -> bytes:
    """An archive with one member replaced."""
    return packed({**parts(data), name: content})


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_hostile_in_another_format_is_refused(name: str) -> None:
    make, code = HOSTILE[name]
    reading = read(make())
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, code)


def test_an_old_workbook_that_announces_the_whole_sheet_is_read() -> None:
    announced = struct.pack("<IIHHH", 0, 65_536, 0, 256, 0)
    data = patched_xls(biff.DIMENSIONS, lambda _: announced)
    assert versions(read(data)) == exported(everything())


def test_formatting_down_to_the_last_row_of_an_ods_is_harmless() -> None:
    assert versions(read(with_rows(GAP))) == exported(everything())


# Binary workbooks


def record(kind: int, data: bytes) -> bytes:
    """One record of a binary workbook."""
    number = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
    length, size = b"", len(data)
    while size > 127:
        length, size = length + bytes([size & 0x7F | 0x80]), size >> 7
    return number + length + bytes([size]) + data


def wide(text: str) -> bytes:
    """A text as binary workbooks hold it."""
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


def binary_sheet(grid: list[list[object]], rows: int = 100, hidden: bytes = b"\0") -> bytes:
    """The part of one sheet."""
    head = record(129, b"") + record(148, struct.pack("<IIII", 0, rows, 0, 100))
    lines = []
    for row, cells in enumerate(grid):
        lines.append(record(0, struct.pack("<IIHB", row, 0, 0, 0) + hidden + bytes(5)))
        for column, cell in enumerate(cells):
            place = struct.pack("<II", column, 0)
            if isinstance(cell, float | int):
                lines.append(record(5, place + struct.pack("<d", cell)))
            elif cell:
                lines.append(record(6, place + wide(str(cell))))
    return head + record(145, b"") + b"".join(lines) + record(146, b"") + record(130, b"")


def xlsb(rows: int = 100, **more: bytes) -> bytes:
    """A delivery as a binary workbook; days as text, for there are no looks in it."""
    relations, sheets, members = "", [], {}
    for n, (name, grid) in enumerate(MEANT.items(), 1):
        relations += f'<Relationship Id="rId{n}" Type="x/worksheet" Target="worksheets/s{n}.bin"/>'
        sheets.append(record(156, struct.pack("<II", 0, n) + wide(f"rId{n}") + wide(name)))
        members[f"xl/worksheets/s{n}.bin"] = binary_sheet(grid, rows)
    book = record(131, b"") + record(143, b"") + b"".join(sheets) + record(144, b"")
    return packed({
        "[Content_Types].xml": "<Types/>", "xl/workbook.bin": book + record(132, b""),
        "xl/_rels/workbook.bin.rels": f"<Relationships>{relations}</Relationships>",
        **members, **more,
    })  # fmt: skip


def test_a_binary_workbook_is_read() -> None:
    reading = read(xlsb())
    assert (reading.verdict, reading.network) == (Verdict.REPAIRED, "WAT")
    assert "read_as_xlsb" in reading.notes
    assert {r.record for r in reading.rows} == {v.record for v in exported(everything()).values()}


@pytest.mark.parametrize("rows", [2**31 - 1, 2**32 - 1])
def test_a_binary_workbook_that_announces_billions_of_rows_is_read(rows: int) -> None:
    assert read(xlsb(rows)).verdict is Verdict.REPAIRED


def test_a_binary_workbook_with_a_far_cell_is_refused() -> None:
    far = (
        record(129, b"")
        + record(0, struct.pack("<I13x", 1_000_000))
        + record(6, struct.pack("<II", 0, 0) + wide("x"))
    )
    assert read(xlsb(**{"xl/worksheets/s2.bin": far})).reason == "too_many_cells"


def test_reading_a_container_gives_back_what_was_written() -> None:
    streams = {"Workbook": bytes(range(256)) * 300, "Book": b"x" * 5000}
    assert read_streams(write_streams(streams)) == streams


def test_a_reader_of_ole_never_runs_past_damage() -> None:
    for at in range(0, 2048, 4):
        data = bytearray(XLS)
        data[at : at + 4] = b"\xff\xff\xff\x7f"
        reading = read(bytes(data))
        assert isinstance(reading, FileReading)


def test_a_zip_is_no_ods_because_it_says_so_inside() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        archive.writestr("mimetype", "application/zip")
    assert read(target.getvalue()).reason == "file_archive"
