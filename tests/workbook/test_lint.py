"""The checklist for workbooks: what we write passes, and every rule catches what it is for."""

from __future__ import annotations

import re
import shutil
import zipfile
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

import pytest
from xlsxwriter import Workbook

from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.cells import Book, Properties
from resv_desktop.workbook.code_sheets import FieldRow, write_field_book, write_technique
from resv_desktop.workbook.cover import write_cover
from resv_desktop.workbook.files import save_bytes
from resv_desktop.workbook.lint import CODES, Finding, lint_workbook
from resv_desktop.workbook.lint_access import contrast
from resv_desktop.workbook.lint_package import box, overlap
from resv_desktop.workbook.lint_rules import RULES
from resv_desktop.workbook.lint_structure import COVER_WORDS
from resv_desktop.workbook.model import Exchange, blank, exchange_filename
from resv_desktop.workbook.styles import Look
from resv_desktop.workbook.technique import FileFacts, FileKind, Technique
from resv_desktop.workbook.verify import verify_workbook
from resv_desktop.workbook.write_exchange import write_exchange
from tests.workbook.exchange_sample import ENTRY, delivery, everything, record

COVER, ENTRIES = (f"xl/worksheets/sheet{number}.xml" for number in (1, 2))
TABLE, STYLES, STRINGS = "xl/tables/table1.xml", "xl/styles.xml", "xl/sharedStrings.xml"
BOOK, CORE, CUSTOM = "xl/workbook.xml", "docProps/core.xml", "docProps/custom.xml"
CHART, DRAWING = "xl/charts/chart1.xml", "xl/drawings/drawing1.xml"


def written(data: Exchange, folder: Path) -> Path:
    path = folder / exchange_filename(data)
    write_exchange(data, path)
    return path


def with_chart(folder: Path) -> Path:
    """A small workbook of the regional kind: figures, a chart of them, colours by rule."""
    path = folder / "regiowerkmap_2027_2027-12-31.xlsx"
    footer = "Regiowerkmap"
    made_on = date(2027, 12, 31)
    book = Book(Properties("Regiowerkmap", "2027", "RESV", "RESV Desktop", "R-2027", made_on))
    words = " ".join(COVER_WORDS[FileKind.REGIONAL])
    write_cover(
        book.page("Voorblad"), [(footer, None, Look.TITLE), ("x", words, Look.LABEL)], footer
    )
    page = book.page("Kerncijfers")
    page.widths([30, 12])
    page.look(0, 0, "Aantallen per thema; de kleur zegt hetzelfde als het getal", Look.TEXT)
    for row, (name, count) in enumerate((("Ggz", 3), ("Wonen", 5)), 1):
        page.look(row, 0, name, Look.TEXT)
        page.look(row, 1, count, Look.NUMBER)
    chart = book.workbook.add_chart({"type": "bar"})
    chart.add_series({"categories": "=Kerncijfers!$A$2:$A$3", "values": "=Kerncijfers!$B$2:$B$3"})
    page.sheet.insert_chart("D2", chart, {"description": "Staafdiagram: Wonen 5, Ggz 3"})
    red = book.workbook.add_format({"font_color": "#A3142A"})
    rule = {"type": "cell", "criteria": ">", "value": 4, "format": red}
    page.sheet.conditional_format("B2:B3", rule)
    page.printed(footer, header_row=None)
    _code_lists(book, footer)
    write_field_book(book, [FieldRow("a", "b", "c", "d", "e", "f", "g", True, "ja")], footer)
    facts = FileFacts(kind=FileKind.REGIONAL)
    write_technique(book, Technique(facts), footer)
    save_bytes(path, book.finish(), partial(verify_workbook, meant=book.meant))
    return path


def _code_lists(book: Book, footer: str) -> None:
    page = book.page("Codelijsten")
    page.widths([20])
    page.table("Codelijsten", ["Woord"], 1, about="woorden om uit te kiezen")
    page.fill([["Ggz"]], [page.styles.get(Look.TEXT)])
    page.freeze()
    page.printed(footer)


@pytest.fixture(scope="module")
def exchange(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return written(everything(), tmp_path_factory.mktemp("exchange"))


@pytest.fixture(scope="module")
def charted(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return with_chart(tmp_path_factory.mktemp("chart"))


# What we write passes


def test_a_delivery_passes(exchange: Path) -> None:
    assert lint_workbook(exchange) == []


def test_a_workbook_with_a_chart_passes(charted: Path) -> None:
    assert lint_workbook(charted) == []


def test_an_empty_delivery_and_an_empty_form_pass(tmp_path: Path) -> None:
    nothing = delivery(nothing_to_report=True)
    assert lint_workbook(written(nothing, tmp_path)) == []
    assert lint_workbook(written(blank(nothing), tmp_path)) == []


def test_text_that_looks_like_code_passes(tmp_path: Path) -> None:
    fields = {**ENTRY, "title": "=1+1", "description": "@SUM", "owner": "-", "result": "_x0007_",
              "requested_action": "https://voorbeeld.nl", "agreement": "+31"}  # fmt: skip
    assert lint_workbook(written(delivery(record(RecordKind.ENTRY, fields)), tmp_path)) == []


# Every rule catches what it is for

Change = Callable[[dict[str, bytes]], None]


def swap(part: str, old: str, new: str, *, everywhere: bool = False) -> Change:
    """Replace the first ``old`` (a pattern) in a part by ``new``; it must be there."""

    def change(parts: dict[str, bytes]) -> None:
        limit = 0 if everywhere else 1
        text, count = re.subn(old, lambda _: new, parts[part].decode(), count=limit)
        assert count, (part, old)
        parts[part] = text.encode()

    return change


def add(part: str, content: str = "x") -> Change:
    """Put one more part into the workbook."""

    def change(parts: dict[str, bytes]) -> None:
        parts[part] = content.encode()

    return change


def insert(part: str, before: str, new: str) -> Change:
    """Put ``new`` before the first ``before`` (a pattern)."""

    def change(parts: dict[str, bytes]) -> None:
        text = parts[part].decode()
        place = re.search(before, text)
        assert place, (part, before)
        parts[part] = (text[: place.start()] + new + text[place.start() :]).encode()

    return change


def unlock(parts: dict[str, bytes]) -> None:
    """Give a technical cell the style of one that people may edit."""
    text = parts[ENTRIES].decode()
    style = re.search(r'<c r="C2" s="(\d+)"', text)
    assert style
    swap(ENTRIES, r'<c r="AJ2" s="\d+"', f'<c r="AJ2" s="{style[1]}"')(parts)


MERGE = '<mergeCells count="1"><mergeCell ref="{}"/></mergeCells>'
LINK = '<hyperlinks><hyperlink ref="C1" location="Acties!A1"/></hyperlinks>'
RULES_OF_COLOUR = "<conditionalFormatting>{}</conditionalFormatting>"
IMAGE = '<Relationship Id="x" Type="t/image" TargetMode="External" Target="http://x"/>'
TEXT_3 = '<c r="J4" t="inlineStr"><is><t>3</t></is></c>'
ERROR = '<c r="C2" t="e"><v>#N/A'
AFTER_DATA = "<sheetProtection|<dataValidations|<ignoredErrors|<printOptions|<pageMargins"
OPEN_VIEW = r'workbookViewId="0"/>'
SELECTED = 'workbookViewId="0"><selection activeCell="B7"/></sheetView>'
FROZEN = 'workbookViewId="0"><pane state="frozen"/></sheetView>'
FIELD_BOOK, RELATIONS = "xl/worksheets/sheet7.xml", "xl/_rels/workbook.xml.rels"
ENTRIES_RELATIONS = "xl/worksheets/_rels/sheet2.xml.rels"

BROKEN: list[tuple[str, Change]] = [
    ("header_empty", swap(TABLE, 'name="Titel"', 'name=" "')),
    ("header_numeric", swap(ENTRIES, r'<c r="C1" s="\d+" t="s"><v>\d+</v>', '<c r="C1"><v>7</v>')),
    ("header_too_long", swap(TABLE, 'name="Titel"', f'name="{"a" * 256}"')),
    ("header_twice", swap(TABLE, 'name="Titel"', 'name=" NUMMER"')),
    ("header_not_in_cell", swap(TABLE, 'name="Titel"', 'name="Kop"')),
    ("table_range", swap(TABLE, 'ref="A1:AJ4"', 'ref="A1:AJ1"')),
    ("table_range", swap(TABLE, 'ref="A1:AJ4"', 'ref="A1:AI4"')),
    ("table_name_twice", swap(TABLE, 'displayName="Registraties"', 'displayName="ACTIES"')),
    ("sheet_name", swap(BOOK, 'name="Acties"', 'name="Acties?"')),
    ("sheet_name", swap(BOOK, 'sheet name="Acties"', f'sheet name="{"a" * 32}"')),
    ("sheet_name", swap(BOOK, 'sheet name="Acties"', 'sheet name="TECHNIEK"')),
    ("list_not_from_range", swap(ENTRIES, "<formula1>Keuze_theme<", '<formula1>"a,b"<')),
    ("list_not_from_range", swap(BOOK, r"Codelijsten!\$C\$4:\$C\$19", "Acties!$C$4:$C$9")),
    ("control_character", swap(STRINGS, "Geen huisarts", "Geen_x0007_huisarts")),
    ("control_character", swap(STRINGS, "Geen huisarts", "Geen\x85huisarts")),
    ("text_too_long", swap(STRINGS, "Geen huisarts", "a" * 32_768)),
    ("formula", swap(ENTRIES, r'<c r="J2" s="\d+">', '<c r="J2"><f>1+1</f>')),
    ("date_with_zone", swap(ENTRIES, r'<c r="O2" s="\d+">', '<c r="O2" t="d">')),
    ("defined_name", swap(BOOK, r"Codelijsten!\$C\$4:\$C\$19", "#REF!")),
    ("element_order", insert(ENTRIES, "<sheetData>", "<dataValidations/>")),
    ("overlapping", insert(ENTRIES, AFTER_DATA, MERGE.format("B2:C3"))),
    ("readers_differ", swap(ENTRIES, '<c r="C2" s="[0-9]+" t="s"><v>[0-9]+', ERROR)),
    ("sheet_order", swap(BOOK, 'name="Acties"', 'name="Iets anders"')),
    ("cover_incomplete", swap(STRINGS, "Leeswijzer", "Uitleg")),
    ("one_table", swap(ENTRIES_RELATIONS, 'relationships/table"', 'relationships/other"')),
    ("table_not_at_left", swap(TABLE, 'ref="A1:AJ4"', 'ref="B1:AK4"')),
    ("outside_table", insert(ENTRIES, "</sheetData>", '<row r="9"><c r="A9"><v>1</v></c></row>')),
    ("outside_table", insert(ENTRIES, "</row>", '<c r="AK1"><v>1</v></c>')),
    ("blank_row", swap(TABLE, 'ref="A1:AJ4"', 'ref="A1:AJ6"')),
    ("merged_cells", insert(COVER, AFTER_DATA, MERGE.format("A9:B9"))),
    ("total_row", swap(STRINGS, "<t>KN-001<", "<t>Totaal 2027<")),
    ("number_as_text", swap(ENTRIES, r'<c r="J4" s="\d+"/>', TEXT_3)),
    ("not_in_field_book", swap(FIELD_BOOK, r'<c r="B4" [^>]*><v>\d+<', '<c r="B4"><v>1<')),
    ("table_untold", swap(TABLE, 'altTextSummary="[^"]+"', "")),
    ("table_untold", swap(TABLE, 'displayName="Registraties"', 'displayName="Tabel1"')),
    ("no_title", swap(COVER, '<c r="A1".*?</c>', "")),
    ("low_contrast", swap(STYLES, "FF17324D", "FFEEEEEE")),
    ("small_font", swap(STYLES, '<sz val="12"/>', '<sz val="9"/>')),
    ("slanted_or_raised", swap(STYLES, '<sz val="12"/>', '<i/><sz val="12"/>')),
    ("slanted_or_raised", insert(STYLES, '<sz val="12"/>', '<vertAlign val="superscript"/>')),
    ("link_untold", insert(COVER, "<pageMargins", LINK)),
    ("no_document_title", swap(CORE, "<dc:title>[^<]+", "<dc:title>")),
    ("no_language", swap(CUSTOM, "nl-NL", "")),
    ("cursor_not_at_start", swap(BOOK, "<workbookView ", '<workbookView activeTab="1" ')),
    ("cursor_not_at_start", swap(COVER, OPEN_VIEW, SELECTED)),
    ("hidden", swap(BOOK, 'name="Techniek"', 'name="Techniek" state="hidden"')),
    ("hidden", swap(ENTRIES, '<row r="3"', '<row r="3" hidden="1"')),
    ("hidden", swap(ENTRIES, '<col min="36"', '<col hidden="1" min="36"')),
    ("filters_and_panes", swap(TABLE, "<autoFilter[^>]*/>", "")),
    ("filters_and_panes", swap(ENTRIES, 'state="frozen"', 'state="split"')),
    ("filters_and_panes", swap(COVER, OPEN_VIEW, FROZEN)),
    ("other_font", swap(STYLES, '<name val="Arial"/>', '<name val="Comic Sans MS"/>')),
    ("column_width", swap(COVER, "<cols>.*</cols>", "")),
    ("not_wrapped", swap(STYLES, ' wrapText="1"', "", everywhere=True)),
    ("height_fixed", swap(ENTRIES, '<row r="2"', '<row r="2" customHeight="1"')),
    ("print_setup", swap(ENTRIES, 'paperSize="9"', 'paperSize="1"')),
    ("print_setup", swap(ENTRIES, 'fitToPage="1"', 'fitToPage="0"')),
    ("print_setup", swap(ENTRIES, 'orientation="landscape"', 'orientation="portrait"')),
    ("print_setup", swap(BOOK, 'Print_Titles" localSheetId="1"', 'Print_Titles" localSheetId="0"')),
    ("footer", swap(ENTRIES, "<oddFooter>[^<]*", "<oddFooter>&amp;LRESV Desktop 0.1.0")),
    ("footer", swap(ENTRIES, "<oddFooter>", "<oddFooter>&amp;CAlleen hier te lezen")),
    ("many_conditions", insert(ENTRIES, "<ignored", RULES_OF_COLOUR.format("<cfRule/>" * 13))),
    ("conditions_unexplained", insert(ENTRIES, "<ignored", RULES_OF_COLOUR.format("<cfRule/>"))),
    ("no_validation", swap(ENTRIES, 'sqref="E2:E1004"', 'sqref="E2:E4"')),
    ("technical_unlocked", swap(ENTRIES, '<sheetProtection sheet="1"', "<sheetProtection")),
    ("technical_unlocked", unlock),
    ("password", swap(ENTRIES, "<sheetProtection ", '<sheetProtection password="83AF" ')),
    ("text_unprotected", swap(ENTRIES, r'<c r="J4" s="\d+"/>', TEXT_3.replace("3", "=1+1"))),
    ("active_content", add("xl/vbaProject.bin")),
    ("active_content", add("xl/externalLinks/externalLink1.xml", "<externalLink/>")),
    ("outside_target", insert(RELATIONS, "<Relationship ", IMAGE)),
    ("no_properties", swap(CORE, "<cp:keywords>[^<]+", "<cp:keywords>")),
    ("no_properties", swap("docProps/app.xml", "<Company>[^<]+", "<Company>")),
    ("personal_trace", swap(CORE, "<dc:creator>", "<dc:creator>j.jansen")),
    ("personal_trace", insert(BOOK, "<workbookPr", '<absPath url="C:\\Users\\jansen"/>')),
    ("untraceable_row", swap(ENTRIES, '<c r="AJ2"[^>]*>.*?</c>', "")),
    ("untraceable_row", swap(TABLE, 'name="Wijkverband"', 'name="Wijk"')),
]  # fmt: skip

BROKEN_CHARTS: list[tuple[str, Change]] = [
    ("chart_range", swap(CHART, r"Kerncijfers!\$B\$2", "Weg!$B$2")),
    ("chart_range", swap(CHART, r"Kerncijfers!\$B\$2:\$B\$3", "Kerncijfers!$H$2:$H$3")),
    ("chart_without_text", swap(DRAWING, 'descr="[^"]+"', 'descr="Grafiek"')),
    ("chart_without_figures", swap(CHART, r"Kerncijfers!\$B\$2:\$B\$3", "Veldenboek!$A$1:$A$2")),
    ("conditions_unexplained", swap(STRINGS, "de kleur zegt", "dit zegt")),
    ("low_contrast", swap(STYLES, "FFA3142A", "FFFFC0CB")),
]  # fmt: skip


def break_it(source: Path, target: Path, change: Change) -> None:
    with zipfile.ZipFile(source) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in parts.items():
            archive.writestr(zipfile.ZipInfo(name), content)


def codes(findings: list[Finding]) -> set[str]:
    return {finding.code for finding in findings}


@pytest.mark.parametrize(
    ("code", "change"), BROKEN, ids=[f"{c}-{n}" for n, (c, _) in enumerate(BROKEN)]
)
def test_a_broken_delivery_is_caught(
    code: str, change: Change, exchange: Path, tmp_path: Path
) -> None:
    path = tmp_path / exchange.name
    break_it(exchange, path, change)
    assert code in codes(found_by(code, path))


@pytest.mark.parametrize(
    ("code", "change"), BROKEN_CHARTS, ids=[f"{c}-{n}" for n, (c, _) in enumerate(BROKEN_CHARTS)]
)
def test_a_broken_chart_is_caught(code: str, change: Change, charted: Path, tmp_path: Path) -> None:
    path = tmp_path / charted.name
    break_it(charted, path, change)
    assert code in codes(found_by(code, path))


def found_by(code: str, path: Path) -> list[Finding]:
    """What one rule finds: a file broken for it may be past reading for another."""
    from resv_desktop.workbook.lint_package import Package

    return [Finding(code, *fault) for fault in RULES[code](Package(path))]


@pytest.mark.parametrize(
    "name", ["met spatie_2027-04-05.xlsx", "aanlevering.xlsx", "aanlevering_WAT_5-4-2027.xlsx",
             f"{'a' * 100}_2027-04-05.xlsx"],
)  # fmt: skip
def test_an_unclear_file_name_is_caught(name: str, exchange: Path, tmp_path: Path) -> None:
    path = tmp_path / name
    shutil.copy(exchange, path)
    assert codes(lint_workbook(path)) == {"file_name"}


def test_a_path_too_long_for_excel_is_caught(exchange: Path, tmp_path: Path) -> None:
    folder = tmp_path / ("a" * 100) / ("b" * 100)
    folder.mkdir(parents=True)
    path = folder / exchange.name
    shutil.copy(exchange, path)
    assert codes(lint_workbook(path)) == {"file_name"}


def test_a_clock_in_the_container_is_caught(exchange: Path, tmp_path: Path) -> None:
    path = tmp_path / exchange.name
    with zipfile.ZipFile(exchange) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            new.writestr(zipfile.ZipInfo(name, (2027, 4, 5, 12, 0, 0)), old.read(name))
    assert codes(lint_workbook(path)) == {"changing_bytes"}


def test_every_rule_has_a_workbook_that_breaks_it() -> None:
    elsewhere = {"file_name", "changing_bytes"}
    caught = {code for code, _ in (*BROKEN, *BROKEN_CHARTS)} | elsewhere
    assert caught == set(CODES)


def test_every_rule_says_what_it_holds() -> None:
    assert len(CODES) >= 55
    assert not [code for code, rule in RULES.items() if not rule.__doc__]


def test_a_workbook_of_somebody_else_has_findings_and_no_crash(tmp_path: Path) -> None:
    path = tmp_path / "lijst van piet.xlsx"
    workbook = Workbook(path)
    workbook.add_worksheet("Blad1").write_row(0, 0, ["naam", "aantal"])
    workbook.close()
    found = codes(lint_workbook(path))
    assert {"sheet_order", "cover_incomplete", "one_table", "other_font", "file_name"} <= found


@pytest.mark.parametrize(
    ("reference", "expected"),
    [("A1", (0, 0, 0, 0)), ("$B$2:$C$9", (1, 1, 8, 2)), ("$A:$C", (0, 0, 1_048_575, 2)),
     ("$1:$1", (0, 0, 0, 16_383)), ("AA10", (9, 26, 9, 26))],
)  # fmt: skip
def test_references_name_boxes(reference: str, expected: tuple[int, int, int, int]) -> None:
    assert box(reference) == expected


@pytest.mark.parametrize("reference", ["#REF!", "Acties", "R1C1x", "A1:B2:C3"])
def test_other_texts_name_no_box(reference: str) -> None:
    with pytest.raises(ValueError, match=re.escape(reference)):
        box(reference)


def test_boxes_overlap_when_they_share_a_cell() -> None:
    assert overlap(box("A1:B2"), box("B2:C3"))
    assert not overlap(box("A1:B2"), box("C1:C9"))
    assert not overlap(box("A1:B2"), box("A3:B4"))


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("000000", "FFFFFF") == pytest.approx(21)
    assert contrast("777777", "FFFFFF") == pytest.approx(4.48, abs=0.01)
    assert contrast("AABBCC", "AABBCC") == 1
