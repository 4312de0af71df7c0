"""The regional workbook as a file: what stands where, that nothing is lost, the same bytes."""

import hashlib
import os
import subprocess
import sys
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook
from workbook.regional_kit import DATA, SHEETS, grids, table, write
from workbook.regional_sample import record, sample

from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.period import Period
from resv_desktop.workbook.lint import lint_workbook
from resv_desktop.workbook.regional_long_texts import GOES_ON as LONG_GOES_ON
from resv_desktop.workbook.regional_model import (
    CoverageCell,
    CoverageState,
    Regional,
    SourceFile,
    regional_filename,
)
from resv_desktop.workbook.regional_sheets_reference import fingerprint
from resv_desktop.workbook.technique import FileKind, parse_technique
from resv_desktop.workbook.verify import read_by_calamine
from resv_desktop.workbook.write_regional import row_counts, write_regional

QUARTER = sample(Period(2027, 1))
NOTHING = sample(entries=(), actions=(), coverage=(), files=(), networks=())


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(DATA, tmp_path_factory.mktemp("year"))


# Rules


@pytest.mark.parametrize("data", [DATA, QUARTER, NOTHING], ids=["year", "quarter", "nothing"])
def test_it_passes_every_rule_of_the_checklist(data: Regional, tmp_path: Path) -> None:
    assert lint_workbook(write(data, tmp_path)) == []


def test_sheets_stand_in_their_order(year: Path) -> None:
    assert list(grids(year)) == SHEETS


def test_row_counts_are_those_of_the_tables(year: Path) -> None:
    assert row_counts(DATA) == {sheet: len(table(year, sheet)) for sheet in SHEETS[1:]}


def test_a_region_without_anything_is_written_and_says_so(tmp_path: Path) -> None:
    cells = read_by_calamine(write(NOTHING, tmp_path))
    assert "Geen knelpunten bekend." in cells["Knelpunten"][1][0]
    assert "Geen acties bekend." in cells["Acties"][1][0]
    assert "0 van 0 wijkverbanden" in cells["Kerncijfers"][1][0]


# Rows


def test_every_entry_stands_once_and_in_its_place(year: Path) -> None:
    kinds = {item.record: item.fields["kind"] for item in DATA.entries}
    for sheet, kind in (("Knelpunten", "knelpunt"), ("Ontwikkelingen", "ontwikkeling")):
        found = [row["Registratie-ID"] for row in table(year, sheet)]
        assert sorted(found) == sorted(record for record, is_ in kinds.items() if is_ == kind)


def test_a_row_has_words_and_codes_real_dates_and_numbers(year: Path) -> None:
    row = next(row for row in table(year, "Knelpunten") if row["Nummer"] == "KN-001")
    entry = next(item for item in DATA.entries if item.fields["number"] == "KN-001")
    shown = {key: row[key] for key in (
        "Wijkverband", "Wijkverband (code)", "Thema", "Thema (code)", "Ernst", "Ernst (code)",
        "Disciplines", "Disciplines (codes)", "Kwartaal", "Week", "Risicoscore", "Signaaldatum",
        "Status (code)", "Hoogste niveau (code)", "Conflict", "Bron", "Versie-ID", "Revisie",
    )}  # fmt: skip
    assert shown == {
        "Wijkverband": "Waterlanden", "Wijkverband (code)": "WAT",
        "Thema": "Toegankelijkheid huisartsenzorg", "Thema (code)": "T01",
        "Ernst": "kritiek", "Ernst (code)": "S4",
        "Disciplines": "Huisartsenzorg; Huisartsenspoedpost", "Disciplines (codes)": "HA; HAP",
        "Kwartaal": "2027-Q1", "Week": "2027-W03", "Risicoscore": 4.0,
        "Signaaldatum": date(2027, 1, 18), "Status (code)": "opgeschaald",
        "Hoogste niveau (code)": "N1", "Conflict": "nee", "Bron": entry.source[:12],
        "Versie-ID": entry.version, "Revisie": 1.0,
    }  # fmt: skip


def test_it_says_how_many_networks_report_the_same_subtheme(year: Path) -> None:
    rows = {row["Nummer"]: row for row in table(year, "Knelpunten")}
    assert rows["KN-017"]["Wijkverbanden met dit subthema"] == 2
    assert rows["KN-001"]["Wijkverbanden met dit subthema"] == 1


def test_an_entry_in_conflict_is_marked(year: Path) -> None:
    wanted = {item.record for item in DATA.entries if item.conflict}
    rows = [*table(year, "Knelpunten"), *table(year, "Ontwikkelingen")]
    assert {row["Registratie-ID"] for row in rows if row["Conflict"] == "ja"} == wanted != set()


def test_text_without_content_has_the_mark_and_dates_stay_empty(year: Path) -> None:
    row = next(row for row in table(year, "Knelpunten") if row["Nummer"] == "KN-001")
    assert (row["Afspraak"], row["Laatst bevestigd"]) != ("", "")
    row = next(row for row in table(year, "Knelpunten") if row["Nummer"] == "KN-003")
    assert (row["Afspraak"], row["Opgeschaald op"]) == ("–", "")


HOSTILE = (
    "=1+1", "+31", "-1", "@SUM(A1)", "\tb", "https://example.org/x", "'quoted", "_x000D_", "007",
    "regel een\nregel twee", "e\u0301", "\U0001f600", "1-2", "é" * 32_767, "–",
)  # fmt: skip


def test_free_text_comes_back_as_it_was_whatever_it_begins_with(tmp_path: Path) -> None:
    entries = tuple(
        record(
            RecordKind.ENTRY,
            {"kind": "knelpunt", "network": "WAT", "number": f"KN-{n:03d}", "title": text},
            "",
        )
        for n, text in enumerate(HOSTILE)
    )
    path = write(replace(DATA, entries=entries, actions=()), tmp_path)
    written = [item.fields["title"] for item in entries]
    assert [row["Titel"] for row in table(path, "Knelpunten")] == written
    assert lint_workbook(path) == []


def test_unknown_codes_are_shown_as_they_are(tmp_path: Path) -> None:
    fields = {"kind": "knelpunt", "network": "XYZ", "theme": "T99", "severity": "erg",
              "disciplines": ("HA", "ZZZ"), "signal_date": "ooit"}  # fmt: skip
    data = replace(DATA, entries=(record(RecordKind.ENTRY, fields, ""),), actions=())
    (row,) = table(write(data, tmp_path), "Knelpunten")
    assert (row["Wijkverband"], row["Thema"], row["Ernst"]) == ("XYZ", "T99", "erg")
    assert row["Disciplines"] == "Huisartsenzorg; ZZZ"
    assert (row["Signaaldatum"], row["Kwartaal"]) == ("ooit", "–")


def test_actions_name_their_entry_and_whether_they_are_late(year: Path) -> None:
    rows = table(year, "Acties")
    assert len(rows) == 10
    entries = {item.record: item.fields for item in DATA.entries}
    for row in rows:
        assert row["Bij registratie"] == entries[row["Registratie-ID"]]["number"]
        late = row["Status"] in ("open", "bezig") and row["Deadline"] < DATA.as_of
        assert row["Te laat"] == ("ja" if late else "nee")
    assert {row["Te laat"] for row in rows} == {"ja", "nee"}


# Coverage and account


def test_coverage_is_in_words_per_network_and_quarter(year: Path) -> None:
    rows = {row["Code"]: row for row in table(year, "Dekking")}
    assert [rows["HOF"][q] for q in ("2027-Q1", "2027-Q2")] == [
        "te laat aangeleverd",
        "aangeleverd",
    ]
    assert rows["KDO"]["2027-Q2"] == "niets te melden"
    assert (rows["NES"]["2027-Q2"], rows["NES"]["2027-Q3"]) == ("ontbreekt", "termijn loopt nog")
    assert (rows["NES"]["Aangeleverd (kwartalen)"], rows["NES"]["Verwacht (kwartalen)"]) == (1, 2)


def test_coverage_as_rows_says_the_same(year: Path) -> None:
    rows = table(year, "Dekking per kwartaal")
    assert len(rows) == 24
    stated = {(row["Wijkverband (code)"], row["Kwartaal"]): row["Stand (code)"] for row in rows}
    assert stated == {(c.network, str(c.quarter)): c.state.value for c in DATA.coverage}
    silent = next(r for r in rows if (r["Wijkverband (code)"], r["Kwartaal"]) == ("NES", "2027-Q2"))
    assert (silent["Aangeleverd op"], silent["Opgenomen rijen"]) == ("", "")


def test_each_file_is_accounted_for_and_the_total_stands_above_the_table(year: Path) -> None:
    rows = table(year, "Verantwoording")
    assert [row["Verschil"] for row in rows] == [0] * 11
    assert [row["SHA-256"] for row in rows] == [file.sha256 for file in DATA.files]
    assert grids(year)["Verantwoording"][1][0] == (
        "Totaal van 11 bestanden: 90 rijen gelezen = 70 opgenomen + 10 in quarantaine + 10 geen "
        "registratie. Verschil: 0."
    )


def test_rows_that_are_lost_would_show(tmp_path: Path) -> None:
    file = SourceFile("aanlevering_WAT_2027-Q1_2027-04-05.xlsx", "a" * 64, "WAT", "2027-Q1", 9, 7)
    path = write(replace(DATA, files=(file,)), tmp_path)
    assert table(path, "Verantwoording")[0]["Verschil"] == 2
    assert "Verschil: 2." in grids(path)["Verantwoording"][1][0]


# Figures and charts


def test_figures_carry_the_number_of_networks_they_rest_on(tmp_path: Path) -> None:
    coverage = (
        CoverageCell("WAT", Period(2027, 1), CoverageState.DELIVERED, date(2027, 4, 15)),
        CoverageCell("HOF", Period(2027, 1), CoverageState.MISSING, date(2027, 4, 15)),
    )
    entries = tuple(item for item in DATA.entries if item.network == "WAT")
    data = replace(QUARTER, coverage=coverage, entries=entries, actions=())
    path = write(data, tmp_path)
    rows = table(path, "Kerncijfers")
    assert grids(path)["Kerncijfers"][1][0] == "1 van 6 wijkverbanden leverden aan."
    themes = [row for row in rows if row["Onderwerp"] == "Thema"]
    assert {row["Van"] for row in themes} == {1}
    assert {row["Wijkverbanden"] for row in themes} <= {0, 1}
    assert sum(row["Totaal"] for row in themes) == len(entries)


# Contents, cover, technique


def test_contents_lead_to_every_sheet_by_its_name(year: Path) -> None:
    cells = [row[0] for row in load_workbook(year)["Inhoud"].iter_rows()]
    links = {cell.value: cell.hyperlink.location for cell in cells if cell.hyperlink}
    assert links == {name: f"'{name}'!A1" for name in SHEETS}


def test_an_exercise_says_so_on_its_first_page(tmp_path: Path) -> None:
    cells = read_by_calamine(write(replace(DATA, practice=True), tmp_path))["Voorblad"]
    assert cells[1][0].startswith("OEFEN")


def test_the_reader_knows_it_for_what_it_is(year: Path) -> None:
    technique = parse_technique(grids(year)["Techniek"])
    assert technique is not None
    assert technique.intact
    assert (technique.file.kind, technique.file.period) == (FileKind.REGIONAL, "2027")


def test_technique_states_the_day_of_reference_and_the_fingerprint(year: Path) -> None:
    rows = {row["Sleutel"]: row["Waarde"] for row in table(year, "Techniek")}
    assert rows["peildatum"] == "2027-07-10"
    assert rows["vingerafdruk"] == fingerprint(DATA)
    assert (rows["knelpunten"], rows["ontwikkelingen"], rows["acties"]) == ("41", "19", "10")


def test_the_fingerprint_follows_the_content_and_nothing_else() -> None:
    changed = replace(DATA.entries[0], version="0" * 64)
    assert fingerprint(replace(DATA, entries=DATA.entries[::-1])) == fingerprint(DATA)
    assert fingerprint(replace(DATA, entries=(changed, *DATA.entries[1:]))) != fingerprint(DATA)
    assert fingerprint(replace(DATA, as_of=date(2027, 7, 11))) != fingerprint(DATA)
    assert fingerprint(replace(DATA, files=DATA.files[1:])) != fingerprint(DATA)


# Bytes and faults


def test_the_same_data_in_another_order_give_the_same_bytes(year: Path, tmp_path: Path) -> None:
    turned = replace(
        DATA, networks=DATA.networks[::-1], entries=DATA.entries[::-1],
        actions=DATA.actions[::-1], coverage=DATA.coverage[::-1], files=DATA.files[::-1],
    )  # fmt: skip
    assert write(turned, tmp_path).read_bytes() == year.read_bytes()


@pytest.mark.parametrize(("zone", "seed"), [("Pacific/Kiritimati", "1"), ("America/Lima", "4711")])
def test_clock_zone_and_hash_seed_do_not_show(
    year: Path, tmp_path: Path, zone: str, seed: str
) -> None:
    path = tmp_path / "regio_2027-07-10.xlsx"
    script = (
        "import sys; from pathlib import Path; from workbook.regional_sample import sample; "
        "from resv_desktop.workbook.write_regional import write_regional; "
        "print(write_regional(sample(), Path(sys.argv[1])))"
    )
    folder = Path(__file__).parents[2]
    environment = {
        **os.environ, "TZ": zone, "PYTHONHASHSEED": seed,
        "PYTHONPATH": os.pathsep.join([str(folder), str(folder / "tests")]),
    }  # fmt: skip
    command = [sys.executable, "-c", script, str(path)]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    assert done.stdout.strip() == hashlib.sha256(year.read_bytes()).hexdigest()


def test_no_time_of_writing_and_no_name_of_a_user_is_in_the_file(year: Path) -> None:
    properties = load_workbook(year).properties
    assert str(properties.created) == "2027-07-10 00:00:00"
    assert not properties.creator
    assert not properties.lastModifiedBy


def test_a_text_that_no_cell_can_hold_goes_on_among_the_remarks(tmp_path: Path) -> None:
    """One long text must not keep a region from its report, and nothing of it may be cut."""
    path = tmp_path / regional_filename(DATA)
    text = " ".join(f"Regel {n} van een lang verhaal." for n in range(2_500))
    fields = {"kind": "knelpunt", "network": "WAT", "number": "KN-001", "description": text}
    data = replace(DATA, entries=(record(RecordKind.ENTRY, fields, ""),))
    write_regional(data, path)
    book = load_workbook(path)
    rows = [[cell.value for cell in row] for row in book["Opmerkingen"].iter_rows()]
    header = next(row for row in rows if "Kolom" in row)
    column, words = header.index("Kolom"), header.index("Tekst")
    parts = [row for row in rows if str(row[column]).startswith("Toelichting, deel")]
    assert [row[column] for row in parts] == ["Toelichting, deel 02", "Toelichting, deel 03"]
    (first,) = (
        str(cell.value)
        for row in book["Knelpunten"].iter_rows()
        for cell in row
        if str(cell.value).startswith("Regel 0 ")
    )
    marked = [first, *(str(row[words]) for row in parts)]
    assert "".join(part.removesuffix(LONG_GOES_ON) for part in marked) == text
    assert row_counts(data)["Opmerkingen"] == 2 + len(DATA.remarks)
    assert lint_workbook(path) == []
