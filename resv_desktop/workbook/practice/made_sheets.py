"""The files of cases 26 to 41: what people and programs do to sheets."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from functools import partial

from openpyxl.comments import Comment
from openpyxl.styles import Font, PatternFill
from openpyxl.workbook import Workbook
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.worksheet import Worksheet

from resv_desktop.workbook.columns import TECHNIQUE
from resv_desktop.workbook.practice.hands import at, entries, put
from resv_desktop.workbook.practice.kit import Change, Kit

SHEET = "xl/worksheets/sheet2.xml"
_SPACE = 'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
_TALK = ("Sinds wanneer speelt dit?", "Sinds de zomer.")


def _one(kit: Kit, change: Callable[[Workbook], object]) -> Sequence[bytes]:
    return (kit.edit(kit.delivery(), change),)


def _without_table(sheet: Worksheet) -> Worksheet:
    """Return the sheet after its table became an ordinary range, as Excel calls it."""
    for name in list(sheet.tables):
        del sheet.tables[name]
    return sheet


def renamed(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with the sheet of entries under another name in another place."""

    def change(book: Workbook) -> None:
        sheet = entries(book)
        sheet.title = "Issues"
        book.move_sheet(sheet, 3)

    return _one(kit, change)


def copied(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with the sheet of entries twice, and one in which both were changed."""

    def copy(book: Workbook) -> None:
        book.copy_worksheet(entries(book)).title = "Registraties (2)"

    def change_both(book: Workbook) -> None:
        copy(book)
        put(2, Titel="Geen huisarts in de nieuwbouw")(book)
        at(book["Registraties (2)"], 2, "Titel").value = "Nergens nog een huisarts"

    other = kit.delivery(*(kit.entry(nth) for nth in (4, 5, 6)))
    return kit.edit(kit.delivery(), copy), kit.edit(other, change_both)


def without_technique(kit: Kit) -> Sequence[bytes]:
    """Return a delivery, and the same one without its technical sheet."""

    def change(book: Workbook) -> None:
        del book[TECHNIQUE]

    whole = kit.delivery()
    return whole, kit.edit(whole, change)


def hidden_sheets(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with a hidden and a very hidden sheet."""

    def change(book: Workbook) -> None:
        book["Acties"].sheet_state = "hidden"
        book["Overleggen"].sheet_state = "veryHidden"

    return _one(kit, change)


def hidden_rows(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with a row hidden by hand."""

    def change(book: Workbook) -> None:
        entries(book).row_dimensions[3].hidden = True

    return _one(kit, change)


def wrong_dimension(kit: Kit) -> Sequence[bytes]:
    """Return a delivery whose sheet says it is smaller than it is."""
    wrong = {SHEET: lambda d: re.sub(rb"<dimension[^>]*/>", b'<dimension ref="A1:B2"/>', d)}
    return (kit.edit_xml(kit.delivery(), wrong),)


def phantom_rows(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with formatting down to the very last row of the sheet."""
    rows = b"".join(
        b'<row r="%d" s="1" customFormat="1"><c r="A%d" s="1"/></row>' % (row, row)
        for row in range(76, 1_048_577, 100)
    )
    change = {SHEET: lambda d: d.replace(b"</sheetData>", rows + b"</sheetData>")}
    return (kit.edit_xml(kit.delivery(), change),)


def title_above(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with a title and a note above the headings."""

    def change(book: Workbook) -> None:
        sheet = _without_table(entries(book))
        sheet.insert_rows(1, 4)
        sheet["A1"].value = "Knelpunten eerste kwartaal"
        sheet["A2"].value = "Besproken in het kernteam; graag aanvullen"
        sheet.merge_cells("A1:F1")

    return _one(kit, change)


def two_lines(kit: Kit) -> Sequence[bytes]:
    """Return two deliveries: headings spread over two rows, and headings over headings."""

    def split(book: Workbook) -> None:
        sheet = _without_table(entries(book))
        sheet.insert_rows(1)
        for column in range(1, sheet.max_column + 1):
            words = str(sheet.cell(2, column).value).split(" ")
            if words[0] == "Laatst":
                sheet.cell(1, column).value, sheet.cell(2, column).value = words
            else:
                sheet.cell(1, column).value = sheet.cell(2, column).value
                sheet.cell(2, column).value = None

    def grouped(book: Workbook) -> None:
        sheet = _without_table(entries(book))
        sheet.insert_rows(1)
        for place, text in (("A1:D1", "Waar gaat het over"), ("E1:L1", "Hoe erg is het")):
            sheet[place.partition(":")[0]].value = text
            sheet.merge_cells(place)

    return kit.edit(kit.delivery(), split), kit.edit(kit.delivery(kit.entry(4)), grouped)


def total_line(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with a total and a remark under the table."""

    def change(book: Workbook) -> None:
        sheet = entries(book)
        sheet["A6"].value, sheet["B6"].value = "Totaal", 3
        sheet["A8"].value = "Nog bespreken met de gemeente"

    return _one(kit, change)


def extra_sheets(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with a pivot table and notes of somebody's own."""

    def change(book: Workbook) -> None:
        for name in ("Draaitabel", "Notities"):
            book.create_sheet(name).append(["Aantal per thema", 3])

    return _one(kit, change)


def merged_cells(kit: Kit) -> Sequence[bytes]:
    """Return a delivery in which two rows share one merged cell."""

    def change(book: Workbook) -> None:
        sheet = _without_table(entries(book))
        place = at(sheet, 2, "Thema").column_letter
        sheet.merge_cells(f"{place}2:{place}3")

    return _one(kit, change)


def blank_lines(kit: Kit) -> Sequence[bytes]:
    """Return a delivery with empty rows and an empty column among the data."""

    def change(book: Workbook) -> None:
        sheet = _without_table(entries(book))
        sheet.insert_rows(3, 2)
        sheet.insert_cols(4)

    return _one(kit, change)


def remarks(kit: Kit) -> Sequence[bytes]:
    """Return two deliveries: with a remark on a cell, and with a talk on a cell."""

    def change(book: Workbook) -> None:
        at(entries(book), 2, "Titel").comment = Comment("Is dit ook in de wijk Zuid?", "RESV")

    marked = kit.edit(kit.delivery(), change)
    return marked, _with_talk(kit, kit.delivery(kit.entry(4)))


def _with_talk(kit: Kit, content: bytes) -> bytes:
    """Return a workbook with a question and an answer on a cell, as Excel keeps them.

    Beside the talk stands a remark that tells older programs that there is one.
    """

    def change(book: Workbook) -> None:
        told = (
            "[Opmerkingenthread]\n\nU kunt deze opmerkingenthread niet lezen.\n\nOpmerking:\n    "
        )
        at(entries(book), 2, "Titel").comment = Comment(told + _TALK[0], "tc={2}")

    talk = "".join(
        f'<threadedComment ref="C2" personId="{{1}}" id="{{{nth}}}"><text>{text}</text>'
        "</threadedComment>"
        for nth, text in enumerate(_TALK, 2)
    )
    head = '<?xml version="1.0" encoding="UTF-8"?>'
    people = '<person displayName="wijkcoördinator" id="{1}" userId="1" providerId="None"/>'
    texts = {
        "threadedComments/threadedComment1.xml": f"ThreadedComments {_SPACE}>{talk}",
        "persons/person.xml": f"personList {_SPACE}>{people}",
    }
    parts = {
        f"xl/{part}": f"{head}<{text}</{text.partition(' ')[0]}>".encode()
        for part, text in texts.items()
    }
    changes: dict[str, Change] = {name: partial(_instead, data) for name, data in parts.items()}
    changes["xl/worksheets/_rels/sheet2.xml.rels"] = partial(
        _before_end, _relation("threadedComment", "../threadedComments/threadedComment1.xml")
    )
    changes["xl/_rels/workbook.xml.rels"] = partial(
        _before_end, _relation("person", "persons/person.xml")
    )
    kinds = (
        ("threadedComments/threadedComment1", "threadedcomments"),
        ("persons/person", "person"),
    )
    types = "".join(
        f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.ms-excel.{kind}+xml"/>'
        for part, kind in kinds
    )
    changes["[Content_Types].xml"] = partial(_before_end, types)
    return kit.edit_xml(kit.edit(content, change), changes)


def _instead(data: bytes, _old: bytes) -> bytes:
    return data


def _before_end(text: str, data: bytes) -> bytes:
    """Put something in before the last tag."""
    end = data.rindex(b"</")
    return data[:end] + text.encode() + data[end:]


def _relation(kind: str, target: str) -> str:
    about = f"http://schemas.microsoft.com/office/2017/10/relationships/{kind}"
    return f'<Relationship Id="rId{kind}" Type="{about}" Target="{target}"/>'


def colours(kit: Kit) -> Sequence[bytes]:
    """Return a delivery in which red means done and struck through means dropped."""

    def change(book: Workbook) -> None:
        sheet = entries(book)
        for header in ("Nummer", "Titel"):
            at(sheet, 2, header).fill = PatternFill("solid", fgColor="FFFF0000")
        at(sheet, 3, "Titel").font = Font(strike=True)

    return _one(kit, change)


def protected(kit: Kit) -> Sequence[bytes]:
    """Return a delivery in which sheet and workbook are protected with a password."""

    def change(book: Workbook) -> None:
        entries(book).protection.set_password("oefenen")
        entries(book).protection.enable()
        book.security = WorkbookProtection(lockStructure=True)

    return _one(kit, change)
