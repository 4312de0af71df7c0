"""The sheet Opmerkingen: every text that stood beside the fields, with where it came from."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from workbook.regional_kit import DATA, SHEETS, grids, table, write

from resv_desktop.workbook.lint import lint_workbook
from resv_desktop.workbook.regional_model import Remark
from resv_desktop.workbook.regional_sheets_remarks import KINDS, OTHER_KIND
from resv_desktop.workbook.write_regional import row_counts

FILE = DATA.files[0]


def remark(row: int, text: str, rule: str = "cell_remark", **more: str) -> Remark:
    place = (FILE.network, FILE.name, FILE.sha256, "Registraties", row)
    return Remark(*place, more.pop("column", "C"), text, rule, **more)


REMARKS = (
    remark(7, "=1+1 is geen formule", "column_added", column="Wie belt er?"),
    remark(4, "klopt dit nog?\nBellen met de POH", record="E123", number="KN-001"),
    remark(99, "Totaal", "total_line", column=""),
    remark(100, "iets nieuws", "rule_of_a_later_edition"),
)
WITH_REMARKS = replace(DATA, remarks=REMARKS)


def test_without_remarks_there_is_no_such_sheet(tmp_path: Path) -> None:
    assert list(grids(write(DATA, tmp_path))) == SHEETS
    assert "Opmerkingen" not in row_counts(DATA)


def test_every_remark_has_a_row_that_says_where_it_stood(tmp_path: Path) -> None:
    path = write(WITH_REMARKS, tmp_path)
    assert list(grids(path)) == [*SHEETS[:6], "Opmerkingen", *SHEETS[6:]]
    rows = table(path, "Opmerkingen")
    assert [(row["Bronrij"], row["Tekst"], row["Soort tekst"]) for row in rows] == [
        (4, "klopt dit nog?\nBellen met de POH", KINDS["cell_remark"]),
        (7, "=1+1 is geen formule", KINDS["column_added"]),
        (99, "Totaal", KINDS["total_line"]),
        (100, "iets nieuws", OTHER_KIND),
    ]
    assert rows[0]["Bij registratie"] == "KN-001"
    assert {row["Bron"] for row in rows} == {FILE.sha256[:12]}
    assert {row["Bestand"] for row in rows} == {FILE.name}
    contents = {row["Blad"]: row["Rijen"] for row in table(path, "Inhoud")}
    assert contents["Opmerkingen"] == len(REMARKS) == row_counts(WITH_REMARKS)["Opmerkingen"]
    assert {r["Kolom"] for r in table(path, "Veldenboek") if r["Blad"] == "Opmerkingen"} == set(
        rows[0]
    )


def test_the_workbook_with_remarks_passes_the_lint_in_any_order(tmp_path: Path) -> None:
    path = write(WITH_REMARKS, tmp_path)
    assert lint_workbook(path) == []
    (tmp_path / "b").mkdir()
    again = write(replace(DATA, remarks=REMARKS[::-1]), tmp_path / "b")
    assert again.read_bytes() == path.read_bytes()
