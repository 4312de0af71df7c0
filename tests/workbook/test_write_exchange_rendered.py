"""The exchange workbook in another program: every sheet renders, and survives being saved."""

from __future__ import annotations

from pathlib import Path

import pytest

from resv_desktop.workbook.columns import EXCHANGE_SHEETS
from resv_desktop.workbook.model import blank
from resv_desktop.workbook.verify import differences, read_by_calamine
from resv_desktop.workbook.write_exchange import write_exchange
from tests.workbook.exchange_sample import everything
from tests.workbook.libreoffice import convert, inked, needs_libreoffice, words

pytestmark = [
    pytest.mark.thorough,
    pytest.mark.libreoffice,
    needs_libreoffice,
    pytest.mark.xdist_group("rendered"),
]

ON_PAPER = {
    "Voorblad": "Leeswijzer",
    "Registraties": "Geen huisarts voor nieuwkomers",
    "Acties": "De gemeente bellen",
    "Overleggen": "We vragen het RESV",
    "Afspraken": "Spoedplekken om 16 uur",
    "Codelijsten": "Praktijkopvolging en -overname",
    "Veldenboek": "Nummer binnen het wijkverband",
    "Techniek": "Veldcontrole",
}
"""Words that stand on one sheet only."""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("libreoffice")
    data = everything()
    write_exchange(data, folder / "a.xlsx")
    write_exchange(blank(data), folder / "leeg.xlsx")
    (folder / "out").mkdir()
    convert([folder / "a.xlsx", folder / "leeg.xlsx"], "pdf", folder / "out")
    convert([folder / "a.xlsx"], "xlsx:Calc MS Excel 2007 XML", folder / "out")
    return folder


def test_every_sheet_is_rendered_with_its_page_number(folder: Path) -> None:
    pages = words(folder / "out" / "a.pdf")
    together = " ".join(" ".join(pages).split())
    assert ON_PAPER.keys() == set(EXCHANGE_SHEETS)
    assert not [name for name, text in ON_PAPER.items() if text not in together]
    for number, page in enumerate(pages, 1):
        assert f"Pagina {number} van {len(pages)}" in page


def test_no_page_is_blank_or_black(folder: Path) -> None:
    shares = list(inked(folder / "out" / "a.pdf", folder))
    assert len(shares) >= len(EXCHANGE_SHEETS)
    assert all(0.005 < share < 0.4 for share in shares)


def test_an_empty_form_prints_its_headers(folder: Path) -> None:
    pages = words(folder / "out" / "leeg.pdf")
    assert any("Reikwijdte" in page for page in pages)
    assert len(pages) >= len(EXCHANGE_SHEETS)


def test_saved_again_by_libreoffice_every_cell_is_the_same(folder: Path) -> None:
    before, after = (read_by_calamine(folder / p / "a.xlsx") for p in ("", "out"))
    assert list(after) == list(before)
    assert not [name for name in before if list(differences(before[name], after[name]))]
