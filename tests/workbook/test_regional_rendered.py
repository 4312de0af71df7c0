"""The regional workbook in another program: sheets and charts on paper, cells after saving."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from resv_desktop.workbook.regional_sheets_cover import SHEETS
from resv_desktop.workbook.verify import differences, read_by_calamine
from resv_desktop.workbook.write_regional import write_regional
from tests.workbook.libreoffice import convert, inked, needs_libreoffice, words
from tests.workbook.regional_sample import sample
from tests.workbook.test_regional_remarks import WITH_REMARKS

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.libreoffice,
    needs_libreoffice,
    pytest.mark.xdist_group("rendered"),
]

ON_PAPER = {
    "Voorblad": "In het kort",
    "Inhoud": "Wat u er vindt",
    "Kerncijfers": "peildatum 10-07-2027",
    "Knelpunten": "Geen van de praktijken in de wijk",
    "Ontwikkelingen": "Eerste wijkscan met cijfers",
    "Acties": "Eigenaren zijn functies",
    "Dekking": "wie leverde aan",
    "Dekking per kwartaal": "nothing_to_report",
    "Verantwoording": "aanlevering_WAT_2027-Q1_2027-04-05.xlsx",
    "Opmerkingen": "Bellen met de POH",
    "Codelijsten": "Praktijkopvolging en -overname",
    "Veldenboek": "Hele maanden van het signaal",
    "Techniek": "vingerafdruk",
}
"""Words that stand on one sheet only."""
FIGURES = (
    "Figuur 1. Registraties per thema", "Figuur 2. Knelpunten per risicoscore",
    "Figuur 3. Registraties per status", "Figuur 4. Ernst per wijkverband",
)  # fmt: skip


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    write_regional(WITH_REMARKS, folder / "a.xlsx")
    nothing = sample(entries=(), actions=(), coverage=(), files=(), networks=())
    write_regional(nothing, folder / "leeg.xlsx")
    (folder / "out").mkdir()
    convert([folder / "a.xlsx", folder / "leeg.xlsx"], "pdf", folder / "out")
    convert([folder / "a.xlsx"], "xlsx:Calc MS Excel 2007 XML", folder / "out")
    return folder


def test_every_sheet_is_rendered_with_its_page_number(folder: Path) -> None:
    pages = words(folder / "out" / "a.pdf")
    together = " ".join(" ".join(pages).split())
    assert ON_PAPER.keys() == SHEETS.keys()
    assert not [name for name, text in ON_PAPER.items() if text not in together]
    for number, page in enumerate(pages, 1):
        assert f"Pagina {number} van {len(pages)}" in page


def test_every_chart_is_on_one_page_with_the_names_of_its_bars(folder: Path) -> None:
    pages = [" ".join(page.split()) for page in words(folder / "out" / "a.pdf")]
    places = [[n for n, page in enumerate(pages) if title in page] for title in FIGURES]
    assert [len(found) for found in places] == [1, 1, 1, 1]
    first = pages[places[0][0]]
    # Once in the table and once beside its bar.
    assert first.count("Digitale communicatie en gegevensuitwisseling") == 2
    assert first.count("Samenwerking, organisatie en bekostiging") == 2
    last = pages[places[3][0]]
    assert re.search(r"kritiek.*hoog.*matig.*laag", last)


def test_no_page_is_blank_or_black(folder: Path) -> None:
    shares = list(inked(folder / "out" / "a.pdf", folder))
    assert len(shares) >= len(SHEETS)
    assert all(0.005 < share < 0.4 for share in shares)


def test_a_region_without_anything_prints_too(folder: Path) -> None:
    pages = words(folder / "out" / "leeg.pdf")
    assert any("Geen knelpunten bekend" in page for page in pages)
    assert len(pages) >= len(SHEETS)


def test_saved_again_by_libreoffice_every_cell_is_the_same(folder: Path) -> None:
    before, after = (read_by_calamine(folder / p / "a.xlsx") for p in ("", "out"))
    assert list(after) == list(before)
    assert not [name for name in before if list(differences(before[name], after[name]))]
