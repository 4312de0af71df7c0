"""What leaves is checked wherever a person may have typed; what may pass, passes on purpose."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resv_desktop.cli import run
from resv_desktop.domain.errors import PrivacyBlockedError, WrongUseError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.period import Period
from resv_desktop.services.allowed import allow
from resv_desktop.services.delivery import Deliveries, Preview
from resv_desktop.services.outgoing import TextFinding, let_pass
from resv_desktop.services.overrides import counted
from resv_desktop.services.records import Records
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.deliveries import list_deliveries

Q1 = Period(2027, 1)
BSN = "BSN 999990019"
FILE_NUMBER = "dossier HAP-27-118342 raakte kwijt"


def preview(workspace: Workspace) -> Preview:
    return Deliveries(workspace).preview("WAT", Q1)


def _create(workspace: Workspace, kind: RecordKind, **fields: object) -> None:
    Records(workspace).create(workspace.new_id(kind), "WAT", {"network": "WAT", **fields})


def _entry(workspace: Workspace, **fields: object) -> str:
    """Put an entry in the log past the check at save, as one that came with a merge."""
    record, network = workspace.new_id(RecordKind.ENTRY), fields.pop("network", "WAT")
    whole = {
        "kind": "knelpunt", "number": "KN-001", "signal_date": "2027-02-01", "network": network,
        "status": "gesignaleerd", **fields,
    }  # fmt: skip
    Records(workspace).create(record, "WAT", whole)
    return record


def places(found: Preview) -> set[tuple[str, str]]:
    return {(item.field, item.finding.category.value) for item in found.privacy}


@pytest.mark.parametrize(
    "field",
    ["title", "description", "quantity", "owner", "requested_action", "agreement", "result"],
)
def test_every_text_of_an_entry_is_checked(network: Workspace, field: str) -> None:
    _entry(network, **{"title": "Een", field: f"{BSN} en mevrouw Haverlag"})
    assert places(preview(network)) >= {(field, "bsn"), (field, "naam")}


def test_actions_meetings_and_agreements_are_checked(network: Workspace) -> None:
    entry = _entry(network, title="Een")
    _create(network, RecordKind.ACTION, entry=entry, text=f"bel {BSN}", owner="mw Haverlag")
    _create(network, RecordKind.MEETING, date="2027-02-02", items=((entry, "besproken", BSN),))
    _create(network, RecordKind.AGREEMENT, text=BSN, with_whom="dhr Haverlag", subject="Een")
    found = preview(network)
    assert places(found) == {
        ("text", "bsn"), ("owner", "naam"), ("items", "bsn"), ("with_whom", "naam"),
    }  # fmt: skip
    assert {item.entry for item in found.privacy if item.field == "owner"} == {entry}


def test_a_word_that_is_no_code_is_text_and_a_code_is_none(network: Workspace) -> None:
    _entry(network, title="Een", impact=(f"iets met {BSN}",))
    assert ("impact", "bsn") in places(preview(network))


def test_the_cover_and_the_name_of_the_file_are_checked(network: Workspace, tmp_path: Path) -> None:
    network.set_deliverer("mevrouw Haverlag")
    assert places(preview(network)) == {("deliverer", "naam")}
    deliveries, target = Deliveries(network), tmp_path / "casus_999990019_bsn.xlsx"
    with pytest.raises(PrivacyBlockedError) as caught:
        deliveries.export("WAT", Q1, target, nothing_to_report=True)
    assert caught.value.code == "privacy_blocked_around"
    assert not target.exists()
    made = deliveries.export("WAT", Q1, tmp_path / "aanlevering.xlsx", nothing_to_report=True)
    assert [item.field for item in made.preview.privacy] == ["deliverer"]
    name = deliveries.suggested_name("WAT", Q1)
    assert deliveries.check_name(name) == ()


def test_names_that_are_known_here_are_no_finding(network: Workspace) -> None:
    _entry(network, title="Overleg met mevrouw Waterlanden")
    _entry(network, title="Gebeld door mevrouw Haverlag")
    assert len(preview(network).privacy) == 1
    allow(network, "Haverlag")
    assert preview(network).privacy == ()


def test_what_blocks_stops_the_export_until_it_is_let_pass_with_a_reason(
    network: Workspace, tmp_path: Path
) -> None:
    _entry(network, title="Een", description=FILE_NUMBER)
    deliveries, target = Deliveries(network), tmp_path / "a.xlsx"
    with pytest.raises(PrivacyBlockedError):
        deliveries.export("WAT", Q1, target)
    assert not target.exists()
    assert list_deliveries(network.database()) == []
    found = preview(network).blocking
    for reason in ("", "  ", "voor mevrouw Haverlag"):
        with pytest.raises(WrongUseError):
            let_pass(network, found, reason)
    assert let_pass(network, found, "nummer van een zaak, niet van een patiënt") == 1
    made = deliveries.export("WAT", Q1, target)
    assert [item.passed for item in made.preview.privacy] == [True]
    assert let_pass(network, preview(network).privacy, "nog eens") == 0, "counted once"
    assert counted(network, Q1).total == 1


def test_a_bsn_never_passes(network: Workspace) -> None:
    _entry(network, title=f"Casus {BSN}")
    found = preview(network).privacy
    assert not found[0].may_pass
    with pytest.raises(PrivacyBlockedError, match="bsn_never_passes"):
        let_pass(network, found, "omdat het moet")
    assert counted(network, Q1).total == 0
    assert preview(network).blocking


def _change(workspace: Workspace, found: TextFinding, **fields: str) -> None:
    Records(workspace).edit(found.record, fields)


def test_what_was_let_pass_stays_so_while_the_text_is_the_same_and_no_longer(
    network: Workspace,
) -> None:
    _entry(network, title="Een", description=FILE_NUMBER)
    [found] = preview(network).blocking
    let_pass(network, [found], "nummer van een zaak")
    _change(network, found, title="Een ander onderwerp")
    assert preview(network).blocking == (), "another field changed, this text did not"
    _change(network, found, description=f"{FILE_NUMBER}, en dossier HAP-27-118999 ook")
    assert len(preview(network).blocking) == 2
    _change(network, found, description=FILE_NUMBER)
    assert preview(network).blocking == (), "the very words that somebody looked at"


def test_warnings_ask_to_be_looked_at_once(network: Workspace) -> None:
    _entry(network, title="Mevrouw Haverlag belde met 06-12345678")
    found = preview(network)
    assert (len(found.asking), found.blocking) == (2, ())
    assert let_pass(network, found.asking) == 2
    assert preview(network).asking == ()
    assert counted(network, Q1).total == 2


# -- the command -----------------------------------------------------------------------------------


def _export(workspace: Workspace, target: Path) -> int:
    words = ("export", "--network", "WAT", "--period", "2027-Q1", "--out", str(target), "--json")
    return run(["--data-dir", str(workspace.folder.root), *words])


def test_the_command_lists_warnings_and_ends_with_one(
    network: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _entry(network, title="Mevrouw Haverlag wacht")
    network.release()
    assert _export(network, tmp_path / "a.xlsx") == 1
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert set(data) == {"file", "entries", "incomplete", "privacy"}
    [item] = data["privacy"]
    assert set(item) == {"record", "number", "field", "start", "end", "category", "level"}
    assert (item["number"], item["category"], item["level"]) == ("KN-001", "naam", "warn")
    assert "KN-001, Titel: naam (let op)" in err
    assert "Haverlag" not in out + err


def test_the_command_refuses_what_blocks_and_says_where(
    network: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _entry(network, title=f"Casus {BSN}")
    network.release()
    target = tmp_path / "mevrouw Haverlag.xlsx"
    assert _export(network, target) == 3
    out, err = capsys.readouterr()
    data = json.loads(out)
    assert data["file"] is None
    assert {(i["field"], i["category"]) for i in data["privacy"]} == {
        ("title", "bsn"), ("file_name", "naam"),
    }  # fmt: skip
    assert "999990019" not in out + err
    assert not target.exists()


def test_a_finding_that_was_let_pass_no_longer_refuses(
    network: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _entry(network, title=FILE_NUMBER)
    let_pass(network, preview(network).blocking, "nummer van een zaak")
    network.release()
    assert _export(network, tmp_path / "a.xlsx") == 1
    out, err = capsys.readouterr()
    assert json.loads(out)["privacy"][0]["level"] == "block"
    assert "bewust meegestuurd" in err
