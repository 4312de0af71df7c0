"""Cells of every workbook we write: text comes back exactly, days are days, nothing is cut."""

from __future__ import annotations

import re
import zipfile
from datetime import date
from functools import partial
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import WriteFailedError
from resv_desktop.workbook.cells import (
    FIRST_DAY,
    LAST_DAY,
    LONGEST_TEXT,
    Book,
    Page,
    Properties,
    fitting,
    lines_of,
)
from resv_desktop.workbook.files import save_bytes
from resv_desktop.workbook.styles import Look
from resv_desktop.workbook.verify import (
    WITNESSED_CELLS,
    differences,
    read_by_calamine,
    read_by_openpyxl,
    verify_workbook,
)

PROPERTIES = Properties("Titel", "Onderwerp", "RESV", "RESV Desktop", "X-1", date(2027, 4, 5))

AWKWARD = (
    "=1+1", "=cmd|' /C calc'!A0", "+31612345678", "-5", "@SUM(A1)", "\tingesprongen", "'aanhaling",
    "https://voorbeeld.nl", "mailto:a@b.nl", "123", "007", "1E5", "1-2", "3-4-2027", "WAAR", "#N/A",
    "_x0041_", "_x005F_", "_x000D_", "max005F_", "{=1}", "a\nb", "a\r\nb", "e\u0301", "\u2019",
    "\u00ad", "\u200b", "\U0001f600", "<a>&amp;</a>", "]]>", '"', "a" * LONGEST_TEXT, " rand ",
    "a\tb", "\ud800half", "bel\x07", "\ufffe\uffff", "internal:Blad!A1", "&L&P",
)  # fmt: skip


def write(path: Path, *texts: str) -> str:
    book = Book(PROPERTIES)
    page = book.page("Blad")
    style = page.styles.get(Look.TEXT)
    for row, text in enumerate(texts):
        page.put(row, 0, text, style)
    content = book.finish()
    return save_bytes(path, content, partial(verify_workbook, meant=book.meant))


def column(grid: list[list[object]], rows: int) -> list[object]:
    return [grid[n][0] if n < len(grid) and grid[n] else "" for n in range(rows)]


def test_awkward_text_comes_back_exactly_from_both_readers(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, *AWKWARD)
    meant = [clean_text(text) for text in AWKWARD]
    assert column(read_by_calamine(path)["Blad"], len(AWKWARD)) == meant
    seen = [text.replace("x005F_", "") for text in meant]
    assert column(read_by_openpyxl(path)["Blad"], len(AWKWARD)) == seen


@settings(max_examples=40)
@given(st.lists(st.text(max_size=50), min_size=1, max_size=30))
def test_any_text_comes_back_as_it_is_kept(tmp_path_factory, texts: list[str]) -> None:  # type: ignore[no-untyped-def]
    path = tmp_path_factory.mktemp("texts") / "a.xlsx"
    write(path, *texts)  # Reads back and compares; raises when a cell differs.
    assert column(read_by_calamine(path)["Blad"], len(texts)) == list(map(clean_text, texts))


def test_no_text_becomes_a_formula_a_link_or_a_number(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, *AWKWARD)
    sheet = openpyxl.load_workbook(path)["Blad"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert all(cell.quotePrefix for cell in cells)
    assert not [cell for cell in cells if cell.hyperlink]
    assert b"<f>" not in zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("text", ["a" * (LONGEST_TEXT + 1), "\U0001f600" * 16_384])
def test_text_that_a_cell_cannot_hold_is_refused_and_never_cut(text: str) -> None:
    page = Book(PROPERTIES).page("Acties")
    with pytest.raises(WriteFailedError) as caught:
        page.put(1, 2, text, page.styles.get(Look.TEXT))
    assert caught.value.code == "write_text_too_long"
    assert caught.value.values == {"sheet": "Acties", "cell": "C2", "length": len(text)}


def test_days_are_days_up_to_the_ends_of_the_calendar(tmp_path: Path) -> None:
    path, days = tmp_path / "a.xlsx", [FIRST_DAY, date(2027, 1, 31), LAST_DAY]
    book = Book(PROPERTIES)
    page = book.page("Blad")
    for row, day in enumerate(days):
        page.look(row, 0, day, Look.DATE)
    save_bytes(path, book.finish(), partial(verify_workbook, meant=book.meant))
    assert column(read_by_calamine(path)["Blad"], 3) == days
    formats = {cell.number_format for cell in openpyxl.load_workbook(path)["Blad"]["A"]}
    assert formats == {"dd-mm-yyyy"}


def test_a_day_that_programs_disagree_about_is_not_written() -> None:
    page = Book(PROPERTIES).page("Blad")
    with pytest.raises(ValueError, match="1900-02-28"):
        page.look(0, 0, date(1900, 2, 28), Look.DATE)


def test_a_table_of_twins_is_not_written() -> None:
    page = Book(PROPERTIES).page("Blad")
    with pytest.warns(UserWarning, match="Duplicate"), pytest.raises(ValueError, match="Twee"):
        page.table("Twee", ["Naam", "naam"], 1, about="twee gelijke koppen")


# Verification


def saved(tmp_path: Path, *texts: str) -> tuple[Path, dict[str, list[list[object]]]]:
    path = tmp_path / "a.xlsx"
    write(path, *texts)
    return path, {"Blad": [[text] for text in texts]}


def code_of(path: Path, meant: dict[str, list[list[object]]]) -> WriteFailedError:
    with pytest.raises(WriteFailedError) as caught:
        verify_workbook(path, meant)
    assert caught.value.code == "write_not_as_meant"
    return caught.value


def test_a_cell_that_is_not_as_meant_is_named(tmp_path: Path) -> None:
    path, meant = saved(tmp_path, "een", "twee")
    meant["Blad"][1] = ["drie"]
    assert code_of(path, meant).values == {"sheet": "Blad", "cell": "A2"}


def test_a_missing_cell_and_one_too_many_are_named(tmp_path: Path) -> None:
    path, meant = saved(tmp_path, "een", "twee")
    assert code_of(path, {"Blad": meant["Blad"][:1]}).values["cell"] == "A2"
    assert code_of(path, {"Blad": [*meant["Blad"], ["", "x"]]}).values["cell"] == "A3"


def test_a_number_is_not_the_text_of_that_number(tmp_path: Path) -> None:
    path, _ = saved(tmp_path, "5")
    assert code_of(path, {"Blad": [[5.0]]}).values["cell"] == "A1"


def test_a_missing_sheet_is_named(tmp_path: Path) -> None:
    path, meant = saved(tmp_path, "een")
    assert code_of(path, {**meant, "Tweede": []}).values["sheet"] == "Blad"


def test_a_cell_that_only_one_reader_sees_is_found(tmp_path: Path) -> None:
    path, meant = saved(tmp_path, "een", "twee")
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    part = "xl/worksheets/sheet1.xml"
    parts[part] = parts[part].replace(b'<c r="A2" s="1" t="s"><v>1</v></c>',
                                      b'<c r="A2" s="1" t="str"><v>twee </v></c>')  # fmt: skip
    with zipfile.ZipFile(path, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    assert code_of(path, meant).values["cell"] == "A2"


def test_a_large_workbook_is_opened_by_the_second_reader_too(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    texts = [f"cel {number}" for number in range(10)]
    write(path, *texts)
    wide = [[text] + [""] * WITNESSED_CELLS for text in texts]
    verify_workbook(path, {"Blad": wide})
    with pytest.raises(WriteFailedError):
        verify_workbook(path, {"Blad": wide, "Meer": []})


def test_differences_are_told_by_place() -> None:
    left = [["a", 1.0], [], ["", "b"]]
    assert list(differences(left, [["a", 1.0, ""], ["", ""], ["", "b"], [""]])) == []
    assert list(differences(left, [["a", True], [], ["", "c"]])) == [(0, 1), (2, 1)]


# Looks


def test_heights_follow_from_wrapped_text_and_may_grow(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book = Book(PROPERTIES)
    page = book.page("Blad")
    page.widths([20])
    page.look(0, 0, "kort", Look.TEXT)
    page.look(1, 0, "woord " * 30, Look.TEXT)
    page.look(2, 0, "een\ntwee\ndrie", Look.TEXT)
    page.look(3, 0, "woord " * 30, Look.SHORT)
    page.look(4, 0, "Titel", Look.TITLE)
    path.write_bytes(book.finish())
    heights = {
        n: row.height for n, row in openpyxl.load_workbook(path)["Blad"].row_dimensions.items()
    }
    assert heights[2] > 100
    assert heights[3] == pytest.approx(47.25, abs=1)
    assert heights[5] > 20
    assert heights.get(1) is None
    assert heights.get(4) is None
    xml = zipfile.ZipFile(path).read("xl/worksheets/sheet1.xml").decode()
    assert re.search(r'<row r="2"[^>]* ht="', xml)
    assert "customHeight" not in xml


def test_lines_are_counted_per_paragraph() -> None:
    assert (lines_of("", 10), lines_of("a" * 10, 10), lines_of("a" * 11, 10)) == (1, 1, 2)
    assert lines_of("a" * 11 + "\n\nb", 10) == 4
    assert fitting(60) > fitting(20) > fitting(1) >= 4


def test_a_book_is_set_in_one_font_and_theme(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    write(path, "tekst")
    theme = zipfile.ZipFile(path).read("xl/theme/theme1.xml").decode()
    assert 'name="RESV Desktop"' in theme
    assert theme.count('<a:latin typeface="Arial"/>') == 2
    assert "Calibri" not in theme
    assert "17324D" in theme
    font = openpyxl.load_workbook(path)["Blad"]["A1"].font
    assert (font.name, font.sz) == ("Arial", 12)


def test_pages_stand_in_the_order_in_which_they_were_asked_for() -> None:
    book = Book(PROPERTIES)
    pages = [book.page(name) for name in ("Twee", "Een")]
    assert all(isinstance(page, Page) for page in pages)
    assert list(book.meant) == ["Twee", "Een"]
