"""The charts of the regional workbook: what they show, say, and keep off."""

import re
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from zipfile import ZipFile

import pytest
from defusedxml import ElementTree
from openpyxl import load_workbook
from workbook.regional_kit import DATA, table, write
from workbook.regional_sample import YEAR, record

from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.lint import lint_workbook
from resv_desktop.workbook.regional_sheets_figures import alternative_text


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(DATA, tmp_path_factory.mktemp("year"))


def test_charts_have_titles_and_tell_in_words_what_they_show(year: Path) -> None:
    with ZipFile(year) as package:
        drawing = package.read("xl/drawings/drawing1.xml").decode()
        charts = [n for n in package.namelist() if n.startswith("xl/charts/chart")]
        titles = ["".join(_texts(package.read(chart), "title")) for chart in sorted(charts)]
    assert titles == [
        "Figuur 1. Registraties per thema", "Figuur 2. Knelpunten per risicoscore",
        "Figuur 3. Registraties per status", "Figuur 4. Ernst per wijkverband",
    ]  # fmt: skip
    told = [
        frame.get("descr", "")
        for frame in ElementTree.fromstring(drawing).iter()
        if frame.tag.endswith("}cNvPr")
    ]
    assert told[0].startswith(
        "Registraties per thema. Toegankelijkheid huisartsenzorg: 4 knelpunten en 1 ontwikkelingen;"
    )
    assert told[1] == (
        "Knelpunten per risicoscore. score 4: 4 knelpunten; score 3: 30 knelpunten; score 2: "
        "7 knelpunten; score 1: 0 knelpunten."
    )
    assert "Binnenstad-West: 0 kritiek, 6 hoog, 1 matig, 0 laag;" in told[3]
    assert all(text.endswith(".") for text in told)


def _texts(xml: bytes, part: str) -> list[str]:
    root = ElementTree.fromstring(xml)
    found = next(item for item in root.iter() if item.tag.endswith(f"}}{part}"))
    return [item.text or "" for item in found.iter() if item.tag.endswith("}t")]


def test_a_long_list_of_bars_is_told_in_part_and_says_so() -> None:
    text = alternative_text("Iets", [f"Wijk {n}: {n} knelpunten" for n in range(100)])
    assert len(text) < 1_100
    assert re.search(r"Wijk 40: 40 knelpunten; .*en nog \d\d; alle cijfers staan in", text)
    assert alternative_text("Iets", ["a: 1", "b: 2"]) == "Iets. a: 1; b: 2."


def test_bottlenecks_without_severity_have_their_own_part_of_the_bar(tmp_path: Path) -> None:
    fields = {"kind": "knelpunt", "network": "WAT", "number": "KN-001"}
    data = replace(DATA, entries=(record(RecordKind.ENTRY, fields, ""),), actions=())
    path = write(data, tmp_path)
    with ZipFile(path) as package:
        xml = package.read("xl/charts/chart4.xml").decode()
    assert [part in xml for part in ("kritiek", "laag", "niet ingevuld")] == [True, True, True]
    assert lint_workbook(path) == []


def test_a_chart_shows_the_cells_of_the_table_that_it_names(year: Path) -> None:
    book = load_workbook(year)
    sheet = book["Kerncijfers"]
    with ZipFile(year) as package:
        xml = package.read("xl/charts/chart4.xml")
    root = ElementTree.fromstring(xml)
    references = [item.text for item in root.iter() if item.tag.endswith("}f")]
    names, values = references[0], references[1]
    cells = {ref: [c[0].value for c in sheet[ref.split("!")[1]]] for ref in (names, values)}
    assert cells[names] == [network.name for network in DATA.networks]
    critical = [
        sum(e.fields.get("severity") == "S4" and e.fields["kind"] == "knelpunt"
            for e in DATA.entries if e.network == network.code)
        for network in DATA.networks
    ]  # fmt: skip
    assert cells[values] == critical


def test_no_chart_lies_over_the_table_or_over_another_chart(year: Path) -> None:
    with ZipFile(year) as package:
        root = ElementTree.fromstring(package.read("xl/drawings/drawing1.xml"))
    anchors = [
        [int(item.text) for item in anchor.iter() if item.tag.endswith(("}col", "}row"))]
        for anchor in root
    ]
    columns = len(table(year, "Kerncijfers")[0])
    assert all(anchor[0] >= columns for anchor in anchors)
    assert all(one[3] <= other[1] for one, other in pairwise(anchors))


def test_sixty_networks_fit(tmp_path: Path) -> None:
    networks = tuple(
        replace(DATA.networks[0], code=f"W{n:02d}", name=f"Wijkverband nummer {n}")
        for n in range(60)
    )
    entries = tuple(
        record(
            RecordKind.ENTRY,
            {"kind": "knelpunt", "network": network.code, "number": "KN-001", "severity": "S2"},
            "",
        )
        for network in networks
    )
    data = replace(DATA, networks=networks, entries=entries, actions=(), coverage=(), period=YEAR)
    path = write(data, tmp_path)
    assert lint_workbook(path) == []
    rows = [row for row in table(path, "Kerncijfers") if row["Onderwerp"] == "Ernst matig"]
    assert [row["Knelpunten"] for row in rows] == [1] * 60
