"""The files of cases 1 to 25: deliveries that became something else on the way."""

from __future__ import annotations

import io
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date

from msoffcrypto.method import ecma376_agile  # type: ignore[import-untyped]
from openpyxl.workbook import Workbook

from resv_desktop.domain.network import PRACTICE_REGION
from resv_desktop.domain.period import Period
from resv_desktop.workbook import write_regional
from resv_desktop.workbook.columns import ENTRIES, TECHNIQUE
from resv_desktop.workbook.foreign.ole import write_streams
from resv_desktop.workbook.practice.kit import Kit
from resv_desktop.workbook.regional_model import Regional
from resv_desktop.workbook.repack import packed_archive
from resv_desktop.workbook.technique import parse_technique, sheet_digest, technique_rows

PASSWORD = "oefenen"
SHEET = "xl/worksheets/sheet2.xml"
BOOK, LOOKS, TYPES = "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"


def locked(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with a password; the chance in it comes from the number of the case."""
    agile = ecma376_agile.ECMA376Agile
    with _same_chance(kit.number):
        info, secret = agile.generate_encryption_parameters(PASSWORD)
        key, salt = info.encryptedKey, info.keyData.saltValue
        package = agile.encrypt_payload(io.BytesIO(kit.delivery()), key, secret, salt)
        about = agile.get_encryption_information(info, package, secret)
    return (write_streams({"EncryptionInfo": about, "EncryptedPackage": package}),)


@contextmanager
def _same_chance(seed: int) -> Iterator[None]:
    """Let the library that encrypts draw the same numbers each time: fit for practice only."""
    whole, source = ecma376_agile._random_buffer, random.Random(seed)
    ecma376_agile._random_buffer = source.randbytes
    try:
        yield
    finally:
        ecma376_agile._random_buffer = whole


def old_excel(kit: Kit) -> Sequence[bytes]:
    """Return two deliveries saved by old Excel."""
    other = (kit.entry(4),)
    return kit.xls(), kit.xls(*other)


def texts(_kit: Kit) -> Sequence[bytes]:
    """Return a table as text with columns, and as a web page."""
    page = "<html><body><table><tr><td>Titel</td><td>Soort</td></tr></table></body></html>"
    return "Titel;Soort;Thema\r\nGeen huisarts;Knelpunt;T01\r\n".encode("cp1252"), page.encode()


def cut_off(kit: Kit) -> Sequence[bytes]:
    """Return nothing, and the first half of a delivery."""
    whole = kit.delivery()
    return b"", whole[: len(whole) // 2]


def damaged(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with one byte changed, half-way the sheet with entries."""
    whole = kit.delivery()
    with zipfile.ZipFile(io.BytesIO(whole)) as archive:
        about = archive.getinfo(SHEET)
    at = about.header_offset + 30 + len(SHEET) + about.compress_size // 2
    return (whole[:at] + bytes([whole[at] ^ 0x55]) + whole[at + 1 :],)


def open_document(kit: Kit) -> Sequence[bytes]:
    """Return a delivery saved by LibreOffice as its own kind of workbook."""
    return (kit.ods(),)


def placeholder(_kit: Kit) -> Sequence[bytes]:
    """Return what iCloud leaves of a file that is not on the computer: a few words about it."""
    return (b"bplist00: 07_alleen-in-de-cloud.xlsx NSURLFileResourceTypeRegular",)


def plain(kit: Kit) -> Sequence[bytes]:
    """Return a delivery as it should be."""
    return (kit.delivery(),)


def lock_files(_kit: Kit) -> Sequence[bytes]:
    """Return what Excel, LibreOffice and a half-done copy leave in a folder."""
    return b"\x06wijkco", b",wijkco,pc1,05.04.2027;", b"PK\x03\x04"


def with_macros(kit: Kit) -> Sequence[bytes]:
    """Return a delivery saved with macros in it."""
    plain_kind = b"spreadsheetml.sheet.main+xml"
    kind = b'<Default Extension="bin" ContentType="application/vnd.ms-office.vbaProject"/>'
    changes = {
        "xl/vbaProject.bin": lambda _: b"\xd0\xcf\x11\xe0 VBA",
        TYPES: lambda d: d.replace(
            b"openxmlformats-officedocument." + plain_kind, b"ms-excel.sheet.macroEnabled.main+xml"
        ).replace(b"<Default", kind + b"<Default", 1),
    }
    return (kit.edit_xml(kit.delivery(), changes),)


_STRICT = (
    (b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
     b"http://purl.oclc.org/ooxml/spreadsheetml/main"),
    (b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
     b"http://purl.oclc.org/ooxml/officeDocument/relationships"),
)  # fmt: skip


def strict(kit: Kit) -> Sequence[bytes]:
    """Return a delivery saved as *Strict Open XML-werkblad*: other names for the same."""

    def renamed(data: bytes) -> bytes:
        for usual, other in _STRICT:
            data = data.replace(usual, other)
        return data

    members = kit.members(kit.delivery())
    xml = (".xml", ".rels")
    return (packed_archive({n: renamed(d) if n.endswith(xml) else d for n, d in members.items()}),)


def odd_look(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with an empty fill among its looks, as devices in laboratories write."""
    change = {LOOKS: lambda d: re.sub(rb"<fill>.*?</fill>", b"<fill/>", d, count=1)}
    return (kit.edit_xml(kit.delivery(), change),)


def without_looks(kit: Kit) -> Sequence[bytes]:
    """Return a delivery without any looks: days are bare numbers then."""
    members = kit.members(kit.delivery())
    part = rb'<Override PartName="/xl/styles.xml"[^>]*>'
    members[TYPES] = re.sub(part, b"", members[TYPES])
    relations = "xl/_rels/workbook.xml.rels"
    members[relations] = re.sub(rb'<Relationship [^>]*styles\.xml"/>', b"", members[relations])
    del members[LOOKS]
    return (packed_archive(members),)


def filtered(kit: Kit) -> Sequence[bytes]:
    """Return a delivery in which a filter on text was left on."""

    def change(book: Workbook) -> None:
        sheet = book[ENTRIES.name]
        for row in (3, 4):
            sheet.row_dimensions[row].hidden = True

    return (kit.edit(kit.delivery(), change),)


def broken_names(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with names that lead nowhere and damaged properties."""
    names = b'<definedNames><definedName name="oud">#REF!</definedName></definedNames>'
    core = "docProps/core.xml"
    changes = {BOOK: lambda d: _in_place(d, names), core: lambda d: d[: len(d) // 2]}
    edited = kit.edit(kit.delivery(), lambda book: None)
    return (kit.edit_xml(edited, changes),)


def _in_place(book: bytes, names: bytes) -> bytes:
    without = re.sub(rb"<definedNames>.*?</definedNames>", b"", book, flags=re.S)
    return without.replace(b"</sheets>", b"</sheets>" + names)


def inspected(kit: Kit) -> Sequence[bytes]:
    """Return a delivery after Excel removed the personal data from it."""
    empty = b'<?xml version="1.0" encoding="UTF-8"?><p:coreProperties xmlns:p="http://schemas.'
    empty += b'openxmlformats.org/package/2006/metadata/core-properties"/>'
    members = kit.members(kit.edit_xml(kit.delivery(), {"docProps/core.xml": lambda _: empty}))
    members.pop("docProps/custom.xml", None)
    part = rb'<Override PartName="/docProps/custom.xml"[^>]*>'
    members[TYPES] = re.sub(part, b"", members[TYPES])
    return (packed_archive(members),)


def bombs(kit: Kit) -> Sequence[bytes]:
    """Return two files that fill a computer: by unpacking, and by words that stand for words."""
    packed = kit.edit_xml(kit.delivery(), {"xl/media/plaatje.bin": lambda _: bytes(5_000_000)})
    steps = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    words = f'<!DOCTYPE sst [<!ENTITY a0 "ha">{steps}]><sst'.encode()
    texts_part = "xl/sharedStrings.xml"
    return packed, kit.edit_xml(kit.delivery(), {texts_part: lambda d: d.replace(b"<sst", words)})


def twice(kit: Kit) -> Sequence[bytes]:
    """Return one delivery under two names."""
    return (kit.delivery(),) * 2


def newer_first(kit: Kit) -> Sequence[bytes]:
    """Return a delivery after an edit in the program, and the one from before it."""
    old = kit.entries()
    new = (kit.edited(old[0], severity="S4"), *old[1:])
    later = kit.delivery(*new, delivered_on=date(2027, 4, 12))
    return later, kit.delivery(*old)


def not_deliveries(kit: Kit) -> Sequence[bytes]:
    """Return a regional workbook and a blank form."""
    data = Regional(
        PRACTICE_REGION, Period(2027, 1), date(2027, 4, 20), "RESV Desktop", kit.codebook,
        (kit.network,), practice=True,
    )  # fmt: skip
    return write_regional.compose(data).finish(), kit.template()


def other_region(kit: Kit) -> Sequence[bytes]:
    """Return a delivery of a real network of another region."""
    return (kit.delivery(region="RESV Waterrijk", practice=False),)


def google(kit: Kit) -> Sequence[bytes]:
    """Return a delivery saved by Google Sheets: no dimensions, no tables, no lists in cells."""

    def bare(data: bytes) -> bytes:
        for part in (rb"<dimension[^>]*/>", rb"<dataValidations.*?</dataValidations>",
                     rb"<tableParts.*?</tableParts>", rb"<sheetProtection[^>]*/>"):  # fmt: skip
            data = re.sub(part, b"", data, flags=re.S)
        return data

    members = kit.members(kit.delivery())
    sheets = {name: bare(data) for name, data in members.items() if "worksheets/sheet" in name}
    kept = {name: data for name, data in members.items() if not name.startswith("docProps/")}
    return (packed_archive({**kept, **sheets}),)


def libreoffice(kit: Kit) -> Sequence[bytes]:
    """Return a delivery saved by LibreOffice as an Excel workbook: tables and lists differ."""

    def change(book: Workbook) -> None:
        for sheet in book:
            for name in list(sheet.tables):
                del sheet.tables[name]
            sheet.data_validations.dataValidation = []
        book.properties.creator = ""

    return (kit.edit(kit.delivery(), change),)


def numbers(kit: Kit) -> Sequence[bytes]:
    """Return a delivery exported by Apple Numbers: a summary, and a sheet per table."""

    def change(book: Workbook) -> None:
        for sheet in book:
            for name in list(sheet.tables):
                del sheet.tables[name]
            sheet.title = f"{sheet.title} - Tabel 1"
        summary = book.create_sheet("Exportoverzicht", 0)
        for row in (("Numbers-werkbladnaam", "Numbers-tabelnaam"), ("Registraties", "Tabel 1")):
            summary.append(row)

    return (kit.edit(kit.delivery(), change),)


def newer_program(kit: Kit) -> Sequence[bytes]:
    """Return a delivery of a program that knows one more column."""

    def column(book: Workbook) -> None:
        sheet = book[ENTRIES.name]
        place = sheet.max_column + 1
        sheet.cell(1, place).value = "Nieuw in versie 2"
        sheet.cell(2, place).value = "iets nieuws"

    def sealed(book: Workbook) -> None:
        sheet = book[TECHNIQUE]
        technique = parse_technique(_grid(book, TECHNIQUE))
        assert technique is not None
        newer = replace(
            technique,
            file=replace(technique.file, format=2),
            sheets={**technique.sheets, ENTRIES.name: sheet_digest(_grid(book, ENTRIES.name))},
        )
        for nth, row in enumerate(technique_rows(newer), 2):
            for place, value in enumerate(row, 1):
                sheet.cell(nth, place).value = value

    return (kit.edit(kit.edit(kit.delivery(), column), sealed),)


def _grid(book: Workbook, name: str) -> list[list[object]]:
    """Return the cells of a sheet as the first reader yields them."""
    grid = []
    for row in book[name].iter_rows(values_only=True):
        cells: list[object] = ["" if cell is None else cell for cell in row]
        cells = [float(c) if type(c) is int else _as_day(c) for c in cells]
        grid.append(cells)
    return grid


def _as_day(cell: object) -> object:
    return cell.date() if hasattr(cell, "date") else cell
