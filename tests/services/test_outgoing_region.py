"""What goes into the regional workbook is checked again: it came from others, we send it on."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from services.answer_kit import Desk, edited, export, put

from resv_desktop.cli import run
from resv_desktop.domain.errors import PrivacyBlockedError
from resv_desktop.domain.period import Period
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.outgoing import TextFinding, let_pass
from resv_desktop.services.outgoing_region import NAMES_UP_TO, check_regional
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.workspace import Workspace

Q1 = Period(2027, 1)
BSN = "BSN 999990019"
CASE = "dossier HAP-27-118342 raakte kwijt"
MAIL = "bel piet.jansen@voorbeeld.nl"


@pytest.fixture
def sent(network: Workspace, tmp_path: Path) -> Path:
    Logbook(network).create_entry("WAT", {"title": "Een"})
    return export(network, tmp_path / "aanlevering_WAT_2027-Q1_2027-04-05.xlsx")


def found(desk: Desk) -> tuple[TextFinding, ...]:
    reporting = Reporting(desk.workspace)
    return reporting.check(reporting.gather(Q1)).findings


def write(desk: Desk, target: Path) -> tuple[TextFinding, ...]:
    return Reporting(desk.workspace).write(Q1, "resv", target).privacy.findings


def test_a_bsn_that_came_in_goes_no_further(desk: Desk, sent: Path, tmp_path: Path) -> None:
    desk.merge(edited(sent, tmp_path / "b.xlsx", put("Registraties", 2, Titel=f"Casus {BSN}")))
    target = tmp_path / "regio.xlsx"
    with pytest.raises(PrivacyBlockedError) as caught:
        write(desk, target)
    assert caught.value.code == "report_blocked"
    assert caught.value.values["entries"] == "WAT KN-001"
    assert not target.exists()
    with pytest.raises(PrivacyBlockedError, match="bsn_never_passes"):
        let_pass(desk.workspace, found(desk), "het moet")


def test_what_may_pass_passes_with_a_reason_of_this_desk(
    desk: Desk, sent: Path, tmp_path: Path
) -> None:
    desk.merge(edited(sent, tmp_path / "b.xlsx", put("Registraties", 2, Toelichting=CASE)))
    target = tmp_path / "regio.xlsx"
    with pytest.raises(PrivacyBlockedError):
        write(desk, target)
    let_pass(desk.workspace, found(desk), "nummer van een zaak")
    assert [item.passed for item in write(desk, target)] == [True]
    assert target.exists()


def test_what_a_network_let_pass_is_no_permission_of_the_region(
    desk: Desk, network: Workspace, tmp_path: Path
) -> None:
    reason = "nummer van een zaak"
    Logbook(network).create_entry("WAT", {"title": "Een", "description": CASE}, reason=reason)
    desk.merge(export(network, tmp_path / "a.xlsx"))
    with pytest.raises(PrivacyBlockedError):
        write(desk, tmp_path / "regio.xlsx")


def test_remarks_and_added_columns_are_checked_and_pass_one_by_one(
    desk: Desk, sent: Path, tmp_path: Path
) -> None:
    def around(book: openpyxl.Workbook) -> None:
        sheet = book["Registraties"]
        sheet["C2"].comment = Comment(CASE, "")
        sheet.cell(1, sheet.max_column + 1).value = "Contact"
        sheet.cell(2, sheet.max_column).value = MAIL

    desk.merge(edited(sent, tmp_path / "b.xlsx", around))
    items = found(desk)
    assert {(i.field, i.finding.category.value, i.number) for i in items} == {
        ("remark", "dossiernummer", "WAT KN-001"), ("remark", "email", "WAT KN-001"),
    }  # fmt: skip
    let_pass(desk.workspace, [item for item in items if item.blocks], "nummer van een zaak")
    after = found(desk)
    assert [item.passed for item in after if item.finding.category.value == "dossiernummer"] == [
        True
    ]
    assert [item.asks for item in after if item.finding.category.value == "email"] == [True]
    assert write(desk, tmp_path / "regio.xlsx")


def test_the_name_of_the_file_is_checked_and_the_customary_one_is_fine(
    desk: Desk, sent: Path, tmp_path: Path
) -> None:
    desk.merge(sent)
    with pytest.raises(PrivacyBlockedError):
        write(desk, tmp_path / "bsn 999990019.xlsx")
    assert write(desk, tmp_path / Reporting(desk.workspace).suggested_name(Q1)) == ()


def test_of_very_much_text_only_what_blocks_is_looked_for_and_that_is_said(
    desk: Desk, sent: Path, tmp_path: Path
) -> None:
    cells = put("Registraties", 2, Titel="Mevrouw Haverlag wacht", Toelichting="geb. 3 mei '51")
    desk.merge(edited(sent, tmp_path / "b.xlsx", cells))
    data = Reporting(desk.workspace).gather(Q1)
    whole = check_regional(desk.workspace, data, NAMES_UP_TO)
    much = check_regional(desk.workspace, data, 1)
    assert {i.finding.category.value for i in whole.findings} == {"naam", "geboortedatum"}
    assert {i.finding.category.value for i in much.findings} == {"geboortedatum"}
    assert (whole.names, much.names) == (True, False)


def _report(desk: Desk, target: Path) -> int:
    desk.workspace.release()
    words = ("report", "--period", "2027-Q1", "--audience", "resv", "--out", str(target), "--json")
    return run(["--data-dir", str(desk.workspace.folder.root), *words])


def test_the_command_says_what_stops_it_and_what_is_to_be_looked_at(
    desk: Desk, sent: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    desk.merge(edited(sent, tmp_path / "b.xlsx", put("Registraties", 2, Toelichting=MAIL)))
    assert _report(desk, tmp_path / "regio.xlsx") == 0
    out, err = capsys.readouterr()
    assert [item["category"] for item in json.loads(out)["privacy"]] == ["email"]
    assert "WAT KN-001" in err
    desk.merge(
        edited(sent, tmp_path / "c.xlsx", put("Registraties", 3, Titel=BSN, Soort="knelpunt"))
    )
    (tmp_path / "regio.xlsx").unlink()
    assert _report(desk, tmp_path / "regio.xlsx") == 3
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert data["file"] is None
    assert "bsn" in {item["category"] for item in data["privacy"]}
    assert "999990019" not in out + err
    assert "jansen" not in out + err
    assert not (tmp_path / "regio.xlsx").exists()
