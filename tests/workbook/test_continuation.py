"""Texts over 32,767 characters: split over rows by the writer, joined by the reader, never cut."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl.workbook import Workbook
from workbook.exchange_sample import DEVELOPMENT, ENTRY, delivery, record
from workbook.reader_kit import by_hand, cell, content, counts, exported, read, rules, versions

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.version import Extent
from resv_desktop.workbook.cells import LONGEST_TEXT
from resv_desktop.workbook.continuation import GOES_ON, LONGEST_CELL, join_rows, split_text
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.write_exchange import write_exchange

LONG = "\n".join(f"Regel {n}: er is geen plek, en dat duurt al {n} weken." for n in range(1600))
BOTH = record(RecordKind.ENTRY, {**ENTRY, "description": LONG, "result": LONG[:40_000]})
OTHER = record(RecordKind.ENTRY, DEVELOPMENT, 2)
DATA = delivery(BOTH, OTHER)


@pytest.fixture(scope="module")
def workbook() -> bytes:
    return content(DATA)


def units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2


def test_the_limit_is_that_of_the_writer() -> None:
    assert LONGEST_CELL == LONGEST_TEXT


def test_a_long_text_is_written_over_rows_and_comes_back_whole(
    tmp_path: Path, workbook: bytes
) -> None:
    assert len(LONG) > 2 * LONGEST_CELL
    write_exchange(DATA, tmp_path / "a.xlsx")
    reading = read(workbook)
    assert versions(reading).keys() == exported(DATA).keys()
    assert counts(reading) == {"record": 4}
    assert [row.row for row in reading.rows] == [2, 3, 4, 5]
    assert {row.versions for row in reading.rows[:3]} == {(BOTH.version,)}
    assert (reading.verdict, reading.notes) == (Verdict.NOTED, ("rows_continued",))
    assert reading.values["rows_continued"] == 2


def test_people_see_where_a_text_goes_on(workbook: bytes) -> None:
    def look(book: Workbook) -> None:
        sheet = book["Registraties"]
        assert str(cell(sheet, 2, "Toelichting").value).endswith(GOES_ON)
        assert cell(sheet, 3, "Nummer").value == "KN-001 (vervolg)"
        assert str(cell(sheet, 4, "Versie-ID").value).startswith("vervolg 3: ")

    by_hand(workbook, look)


def test_saved_by_another_program_and_sorted_it_is_still_the_same(workbook: bytes) -> None:
    def turn(book: Workbook) -> None:
        sheet = book["Registraties"]
        rows = [[c.value for c in row] for row in sheet.iter_rows(min_row=2, max_row=5)]
        for number, values in enumerate(reversed(rows), 2):
            for column, value in enumerate(values, 1):
                sheet.cell(number, column).value = value

    reading = read(by_hand(workbook, turn))
    assert versions(reading).keys() == exported(DATA).keys()
    assert counts(reading) == {"record": 4}


def test_an_edit_in_a_later_part_is_an_edit_of_the_text(workbook: bytes) -> None:
    def edit(book: Workbook) -> None:
        part = cell(book["Registraties"], 4, "Toelichting")
        part.value = f"{part.value} En nu?"

    reading = read(by_hand(workbook, edit))
    (changed,) = (v for v in versions(reading).values() if v.extent is Extent.DELTA)
    assert dict(changed.fields) == {"description": f"{LONG} En nu?"}


@pytest.mark.parametrize("gone", [3, 4])
def test_without_one_of_its_rows_the_text_waits_and_nothing_is_cut(
    workbook: bytes, gone: int
) -> None:
    reading = read(by_hand(workbook, lambda b: b["Registraties"].delete_rows(gone)))
    assert "continuation_missing" in rules(reading.quarantine)
    assert not any(v.extent is Extent.DELTA for v in versions(reading).values())
    assert reading.reason == "texts_broken"


def test_a_rest_without_its_beginning_waits_as_a_row(workbook: bytes) -> None:
    reading = read(by_hand(workbook, lambda b: b["Registraties"].delete_rows(2)))
    assert counts(reading) == {"record": 1, "quarantined": 2}
    assert set(rules(reading.quarantine)) == {"continuation_alone"}
    assert any("Regel 1599" in waiting.raw for waiting in reading.quarantine)


@pytest.mark.parametrize(
    ("kind", "fields"),
    [
        (RecordKind.ACTION, {"number": "AC-001", "text": LONG, "network": "WAT"}),
        (RecordKind.AGREEMENT, {"text": LONG, "network": "WAT"}),
        (RecordKind.MEETING, {"date": "2027-03-10", "network": "WAT", "items": (
            (None, "besluit", "kort"), (None, "besluit", LONG), (None, None, "weer kort"),
        )}),
    ],
)  # fmt: skip
@pytest.mark.parametrize("change", [None, lambda _book: None])
def test_long_texts_of_every_kind_come_back(
    kind: RecordKind, fields: Fields, change: Callable[[Workbook], None] | None
) -> None:
    data = delivery(record(kind, fields))
    saved = by_hand(content(data), change) if change else content(data)
    assert versions(read(saved)).keys() == exported(data).keys()


def test_words_that_look_like_the_mark_are_only_words() -> None:
    data = delivery(record(RecordKind.ENTRY, {**ENTRY, "title": f"Zie verder{GOES_ON}"}))
    reading = read(by_hand(content(data)))
    assert versions(reading).keys() == exported(data).keys()
    assert reading.verdict is Verdict.ACCEPT


_PIECES = st.sampled_from(("a", " ", "\n", "é", "😀", "e\u0301", "woord ", "x" * 500, "_x000D_"))


@given(st.lists(_PIECES, min_size=1, max_size=12), st.integers(0, 90_000))
@settings(max_examples=60)
def test_any_text_is_split_into_parts_that_fit_and_joins_to_itself(
    pieces: list[str], length: int
) -> None:
    pattern = "".join(pieces)
    text = (pattern * (length // len(pattern) + 1))[:length] + "eind"
    parts = split_text(text)
    assert all(units(part) <= LONGEST_CELL for part in parts)
    rows: list[list[object]] = [["R", "f" * 64, parts[0]]]
    rows += [["R", f"vervolg {n}: {'f' * 64}", part] for n, part in enumerate(parts[1:], 2)]
    joined = join_rows(list(range(len(rows))), rows, 0, 1)
    assert joined.cells == [["R", "f" * 64, text]]
    assert not joined.broken
