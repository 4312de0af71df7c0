"""Workbooks that another program opened and saved again merge without a single false change."""

from __future__ import annotations

import io
from collections.abc import Callable, Iterable
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import Font
from services.conftest import WAT, Maker
from workbook.exchange_sample import everything
from workbook.libreoffice import convert, needs_libreoffice
from workbook.reader_kit import by_hand, content
from workbook.test_read_round_trip import odd_delivery

from resv_desktop.domain.action import Action
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.period import Period
from resv_desktop.domain.view import view_all
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.samples import sample_entries
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import load_all
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict

NAMES = ("jaar.xlsx", "alles.xlsx", "vreemd.xlsx")
KINDS = ("xlsx:Calc MS Excel 2007 XML", "ods", "xls")
NA = frozenset(
    {"", "#N/A", "#N/A N/A", "#NA", "-1.#IND", "-1.#QNAN", "-NaN", "-nan", "1.#IND", "1.#QNAN",
     "<NA>", "N/A", "NA", "NULL", "NaN", "None", "n/a", "nan", "null"}
)  # fmt: skip
"""Texts that pandas takes for nothing unless it is told otherwise."""


@pytest.fixture
def books(network: Workspace, tmp_path: Path) -> list[Path]:
    """A year of a network, one of everything, and a row for every odd text."""
    log = Logbook(network)
    taken = {"title", "description", "kind", "theme", "subtheme", "disciplines", "severity",
             "frequency", "scope", "horizon", "direction", "quantity", "owner"}  # fmt: skip
    for sample in sample_entries()[:12]:
        values = {key: value for key, value in sample.items() if key in taken}
        log.create_entry("WAT", {**values, "signal_date": "2027-01-14"})
    first = log.find(EntryQuery())[0].record
    log.add_action("WAT", Action("", "", first, "Bellen", "wijkmanager"))
    log.add_meeting("WAT", Meeting.with_agenda("", (AgendaItem(first, "besproken"),)))
    folder = tmp_path / "gestuurd"
    folder.mkdir()
    paths = [folder / name for name in NAMES]
    Deliveries(network).export(WAT.code, Period(2027, 1), paths[0])
    paths[1].write_bytes(content(everything()))
    paths[2].write_bytes(content(odd_delivery()))
    return paths


def assert_no_change(make_workspace: Maker, books: Iterable[Path], saved: Iterable[Path]) -> None:
    """Merging what was saved again, after the workbooks or instead of them, says nothing new."""
    log = make_workspace("resv", "region")
    merge(log, books)
    before = shown(log)
    saved = list(saved)
    report = merge(log, saved)
    for file in report.files:
        rows = file.rows
        assert file.verdict not in (Verdict.REFUSED, Verdict.QUARANTINED), file.message()
        assert rows.read == rows.unchanged + rows.not_an_entry, (file.reading.name, rows)
        assert not rows.not_an_entry, (file.reading.name, rows)
    assert shown(log) == before
    instead = make_workspace("elders", "region")
    merge(instead, saved)
    assert shown(instead) == before


def shown(workspace: Workspace) -> dict[str, list[object]]:
    """What people see of every record; nobody sees a mark without width, and old Excel has none."""
    views = view_all(load_all(workspace.database()))
    return {
        record: [str(sorted(head.fields.items())).replace("\\ufeff", "") for head in view.heads]
        for record, view in views.items()
    }


def merge(workspace: Workspace, paths: Iterable[Path]):  # type: ignore[no-untyped-def]
    merging = Merging(workspace)
    report = merging.merge([read_workbook(path, workspace.codebook) for path in paths])
    assert report.totals.balance == 0
    return report


@needs_libreoffice
@pytest.mark.thorough
@pytest.mark.libreoffice
@pytest.mark.parametrize("kind", KINDS)
def test_libreoffice(kind: str, books: list[Path], make_workspace: Maker, tmp_path: Path) -> None:
    out = tmp_path / "calc"
    out.mkdir()
    convert(books, kind, out)
    suffix = kind.partition(":")[0]
    assert_no_change(make_workspace, books, [out / f"{path.stem}.{suffix}" for path in books])


def resaved(books: Iterable[Path], folder: Path, save: Callable[[bytes], bytes]) -> list[Path]:
    folder.mkdir()
    made = []
    for path in books:
        made.append(folder / path.name)
        made[-1].write_bytes(save(path.read_bytes()))
    return made


def test_openpyxl(books: list[Path], make_workspace: Maker, tmp_path: Path) -> None:
    assert_no_change(make_workspace, books, resaved(books, tmp_path / "opx", by_hand))


def as_pandas_would(data: bytes) -> bytes:
    """The workbook as ``read_excel(sheet_name=None)`` and ``to_excel(index=False)`` leave it.

    Row 1 becomes the heading, empty headings get a name, texts like *NULL* become nothing, whole
    numbers in a column with a gap become numbers with a fraction; looks, lists and tables go.
    """
    book, plain = openpyxl.load_workbook(io.BytesIO(data)), openpyxl.Workbook()
    plain.remove(plain.active)
    for sheet in book.worksheets:
        heading, *rows = sheet.iter_rows(values_only=True)
        columns = list(zip(*rows, strict=True)) or [() for _ in heading]
        target = plain.create_sheet(sheet.title)
        target.append([h if h is not None else f"Unnamed: {n}" for n, h in enumerate(heading)])
        for cell in target[1]:
            cell.font = Font(bold=True)
        for row in zip(*map(_as_column, columns), strict=True):
            target.append(row)
        _keep_as_text(target)
    saved = io.BytesIO()
    plain.save(saved)
    return saved.getvalue()


def _as_column(values: tuple[object, ...]) -> list[object]:
    kept = [None if isinstance(v, str) and v in NA else v for v in values]
    numbers = [v for v in kept if isinstance(v, int) and not isinstance(v, bool)]
    if None in kept and numbers and len(numbers) + kept.count(None) == len(kept):
        return [float(v) if isinstance(v, int) else v for v in kept]
    return kept


def _keep_as_text(sheet: openpyxl.worksheet.worksheet.Worksheet) -> None:
    """openpyxl takes a text with ``=`` for a formula; pandas writes such a text as it stands."""
    for row in sheet.iter_rows():
        for cell in row:
            if isinstance(cell.value, str) and cell.data_type != "s":
                cell.data_type = "s"


def test_pandas(books: list[Path], make_workspace: Maker, tmp_path: Path) -> None:
    # Odd texts are left out: pandas itself empties cells that say NULL or None.
    ordinary = books[:2]
    assert_no_change(make_workspace, ordinary, resaved(ordinary, tmp_path / "pd", as_pandas_would))
