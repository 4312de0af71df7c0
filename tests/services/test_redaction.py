"""Removing a text for good: from everything the program keeps, and not back by any road."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from openpyxl import load_workbook
from services.conftest import WAT, Clock
from store.test_redacting import in_bytes

from resv_desktop.cli import run
from resv_desktop.domain.errors import KnownError, StoreError, WrongUseError
from resv_desktop.domain.period import Period
from resv_desktop.domain.redaction import REDACTED
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.redaction import Redactions, Request, finish_removals
from resv_desktop.services.transfer import write_transfer
from resv_desktop.services.workspace import Workspace, held, open_workspace
from resv_desktop.store import vault
from resv_desktop.store.database import check_integrity
from resv_desktop.store.derived import check_derived
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.redactions import unfinished
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading

NAME = "Ouazzani"
NOTE = f"Mevrouw {NAME} uit de Kerkstraat belt elke week over haar uitslag"
REASON = "naam van een patiënt"
QUARTER = Period.parse("2027-Q1")
Make = Callable[..., Workspace]


def _log(workspace: Workspace, **values: object) -> str:
    given = {"title": "Lange wachttijd", "theme": "T01", "description": NOTE, **values}
    return Logbook(workspace).create_entry("WAT", given)


def _first(workspace: Workspace, record: str) -> str:
    return Logbook(workspace).history(record)[-1].version


def _shown(workspace: Workspace, record: str) -> dict[str, object]:
    return dict(Logbook(workspace).view(record).fields)


def _remove(workspace: Workspace, record: str, **more: object) -> object:
    request = Request(record, _first(workspace, record), **more)  # type: ignore[arg-type]
    return Redactions(workspace).redact(request, REASON)


def read_files(files: Iterable[Path], workspace: Workspace) -> list[FileReading]:
    return [read_workbook(file, workspace.codebook) for file in files]


def _merge(workspace: Workspace, *files: Path) -> list[str]:
    report = Merging(workspace).merge(read_files(files, workspace))
    return [file.verdict.value for file in report.files]


@pytest.fixture
def sound(network: Workspace) -> Workspace:
    yield network
    check_integrity(network.database())
    assert check_derived(network.database())


def test_no_file_of_the_folder_holds_the_text_and_the_rest_is_there(sound: Workspace) -> None:
    record, other = _log(sound), _log(sound, description="Iets anders", title="Spreekuur")
    log = Logbook(sound)
    log.change(record, {"status": "besproken_in_wijk"})
    log.change(record, {"description": f"{NOTE} en haar man ook"})
    backup = Backups(sound).make().path
    (sound.folder.logs / "resv-desktop.log").write_text(f"fout {NOTE}", encoding="utf-8")
    assert len(in_bytes(sound.folder.root)) >= 3
    done = Redactions(sound).redact(Request(record, _first(sound, record)), REASON)
    assert in_bytes(sound.folder.root) == []
    assert (done.versions, done.records, done.backups) == (3, 1, (backup,))
    shown = _shown(sound, record)
    assert (shown["description"], shown["status"]) == (REDACTED, "besproken_in_wijk")
    assert shown["title"] == REDACTED, "the first version set the title as well"
    assert _shown(sound, other)["description"] == "Iets anders"
    assert len(log.history(record)) == 3
    assert find_entries(sound.database(), EntryQuery(text=NAME)) == []
    (noted,) = Redactions(sound).past(record)
    assert (noted.reason, noted.version) == (REASON, _first(sound, record))


def test_only_the_field_that_was_asked_for_goes(sound: Workspace) -> None:
    record = _log(sound)
    _remove(sound, record, fields=("description",))
    assert _shown(sound, record)["title"] == "Lange wachttijd"
    assert in_bytes(sound.folder.root) == []


def test_of_a_passage_the_rest_of_the_text_stays(sound: Workspace) -> None:
    record = _log(sound)
    copied = _log(sound, description=f"Zelfde: mevrouw\n{NAME.upper()}.", title="Kopie")
    Backups(sound).make()
    _remove(sound, record, passage=f"mevrouw {NAME}")
    assert in_bytes(sound.folder.root) == []
    rest = f"{REDACTED} uit de Kerkstraat belt elke week over haar uitslag"
    assert _shown(sound, record)["description"] == rest
    assert _shown(sound, copied)["description"] == f"Zelfde: {REDACTED}."
    assert not Logbook(sound).view(record).heads[1:]


def test_of_a_version_that_brought_no_text_what_it_shows_goes(sound: Workspace) -> None:
    record = _log(sound)
    Logbook(sound).change(record, {"status": "besproken_in_wijk"})
    latest = Logbook(sound).history(record)[0].version
    Redactions(sound).redact(Request(record, latest), REASON)
    assert in_bytes(sound.folder.root) == []


def test_other_records_keep_it_when_asked(sound: Workspace) -> None:
    record, copied = _log(sound), _log(sound, title="Kopie")
    _remove(sound, record, fields=("description",), elsewhere=False)
    assert _shown(sound, record)["description"] == REDACTED
    assert _shown(sound, copied)["description"] == NOTE


def test_a_function_that_many_records_name_goes_from_its_own_only(sound: Workspace) -> None:
    record = _log(sound, owner="Wijkverpleegkundige")
    other = _log(sound, owner="Wijkverpleegkundige", description="Anders", title="Spreekuur")
    _remove(sound, record)
    assert _shown(sound, record)["owner"] == REDACTED
    assert _shown(sound, other)["owner"] == "Wijkverpleegkundige"


def test_a_set_phrase_stays_in_other_records(sound: Workspace) -> None:
    phrase = "Voorleggen aan het RESV"
    record = _log(sound, agreement=phrase)
    others = [_log(sound, title=f"Nummer {n}", description=f"Tekst {n}", agreement=phrase)
              for n in range(5)]  # fmt: skip
    look = Redactions(sound).look(Request(record, _first(sound, record)))
    assert (look.others, look.kept) == ((), 5)
    _remove(sound, record)
    assert _shown(sound, record)["agreement"] == REDACTED
    assert {_shown(sound, other)["agreement"] for other in others} == {phrase}
    asked = Request(others[0], _first(sound, others[0]), passage=phrase)
    assert len(Redactions(sound).look(asked).others) == 4


def test_looking_first_tells_what_would_go_and_changes_nothing(
    sound: Workspace, tmp_path: Path
) -> None:
    record, _ = _log(sound), _log(sound, title="Kopie")
    made = Deliveries(sound).export("WAT", QUARTER, tmp_path / "uit.xlsx")
    Backups(sound).make()
    look = Redactions(sound).look(Request(record, _first(sound, record), ("description",)))
    assert look.texts == {"description": (NOTE,)}
    assert (look.versions, look.others, look.backups) == (2, ("WAT KN-002",), 1)
    assert [(item.period, item.name) for item in look.handed] == [("2027-Q1", made.file.name)]
    assert _shown(sound, record)["description"] == NOTE


def test_a_delivery_made_after_the_text_was_changed_is_not_named(
    sound: Workspace, tmp_path: Path
) -> None:
    record = _log(sound)
    Logbook(sound).change(record, {"description": "Een patiënt belt elke week"})
    Deliveries(sound).export("WAT", QUARTER, tmp_path / "uit.xlsx")
    look = Redactions(sound).look(Request(record, _first(sound, record), ("description",)))
    assert look.handed == ()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("  ", "redact_reason_missing"),
        ("Mevrouw De Vries wil dat", "redact_reason_personal"),
        ("x" * 201, "redact_reason_long"),
        ("Lange wachttijd", "redact_reason_repeats"),
    ],
)
def test_a_reason_stays_so_it_must_be_clean(sound: Workspace, reason: str, code: str) -> None:
    record = _log(sound)
    with pytest.raises(WrongUseError) as caught:
        Redactions(sound).redact(Request(record, _first(sound, record)), reason)
    assert caught.value.code == code
    assert _shown(sound, record)["description"] == NOTE
    assert not unfinished(sound.database())


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"fields": ("theme",)}, "redact_field_unknown"),
        ({"passage": "an"}, "redact_passage_short"),
        ({"passage": "Jansen"}, "redact_passage_missing"),
        ({"fields": ("result",)}, "redact_no_text"),
        ({"version": "0" * 64}, "version_not_found"),
        ({"record": "E0"}, "record_not_found"),
    ],
)
def test_what_is_not_there_is_refused(
    sound: Workspace, request_: dict[str, object], code: str
) -> None:
    record = _log(sound)
    asked = {"record": record, "version": _first(sound, record), **request_}
    with pytest.raises(KnownError) as caught:
        Redactions(sound).look(Request(**asked))  # type: ignore[arg-type]
    assert caught.value.code == code


# By no road back


def test_an_old_workbook_brings_nothing_back_and_changes_nothing(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = _log(network)
    old, new = tmp_path / "oud.xlsx", tmp_path / "nieuw.xlsx"
    Deliveries(network).export("WAT", QUARTER, old)
    _merge(resv, old)
    _remove(network, record, fields=("description",))
    _merge(network, old)
    assert in_bytes(network.folder.root) == []
    Deliveries(network).export("WAT", QUARTER, new)
    assert in_bytes(resv.folder.root)
    assert _merge(resv, new) != ["X"]
    assert in_bytes(resv.folder.root) == [], "the removal travels with the next delivery"
    view = Logbook(resv).view(record)
    assert (len(view.heads), view.fields["description"]) == (1, REDACTED)
    report = Merging(resv).merge(read_files([old, new], resv))
    assert {file.rows.unchanged for file in report.files} == {1}
    assert in_bytes(resv.folder.root) == []
    assert check_derived(resv.database())


def test_a_row_edited_by_hand_in_an_old_workbook_does_not_bring_it_back(
    network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    record = _log(network)
    old = tmp_path / "oud.xlsx"
    Deliveries(network).export("WAT", QUARTER, old)
    book = load_workbook(old)
    sheet = book["Registraties"]
    columns = {cell.value: cell.column for cell in sheet[1]}
    sheet.cell(2, columns["Titel"], "Wachttijd bij de apotheek")
    edited = tmp_path / "bewerkt.xlsx"
    book.save(edited)
    del book["Techniek"]
    for name in ("Registratie-ID", "Revisie", "Versie-ID"):
        sheet.cell(2, columns[name], None)
    bare = tmp_path / "kaal.xlsx"
    book.save(bare)
    for workspace in (network, resv):
        _merge(workspace, old)
        _remove(workspace, record, fields=("description",))
        _merge(workspace, edited, bare)
        assert in_bytes(workspace.folder.root) == []
        assert check_derived(workspace.database())
    assert "Wachttijd bij de apotheek" in [
        row.title for row in find_entries(resv.database(), EntryQuery())
    ]


def test_a_workbook_cannot_remove_texts_of_another_network(
    resv: Workspace, make_workspace: Make, tmp_path: Path
) -> None:
    from resv_desktop.domain.redaction import Strike
    from resv_desktop.services.expunging import arriving

    wat = make_workspace("wat2", "network", networks=(WAT,))
    _log(wat)
    file = tmp_path / "a.xlsx"
    Deliveries(wat).export("WAT", QUARTER, file)
    _merge(resv, file)
    (reading,) = read_files([file], resv)
    version = reading.rows[0].versions[0].id
    strikes = frozenset({Strike(version, "description")})
    from dataclasses import replace

    mine = replace(reading, strikes=strikes)
    other = replace(reading, strikes=strikes, network="AND")
    assert arriving(resv.database(), mine)[0] == strikes
    assert arriving(resv.database(), other)[0] == set()


def test_a_removal_travels_by_transfer_file_and_an_old_one_brings_nothing_back(
    make_workspace: Make, tmp_path: Path
) -> None:
    one = make_workspace("een", "network", networks=(WAT,))
    other = make_workspace("ander", "network", networks=(WAT,))
    record = _log(one)
    old, new = tmp_path / "oud.resvoverdracht", tmp_path / "nieuw.resvoverdracht"
    write_transfer(one, old)
    _merge(other, old)
    # An edit that the other computer made, and that the first has never seen.
    Logbook(other).change(record, {"theme": "T02"})
    _remove(one, record, fields=("description",))
    write_transfer(one, new)
    assert in_bytes(tmp_path / "een") == []
    report = Merging(other).merge(read_files([new], other))
    (told,) = report.files
    assert told.reason == "texts_removed", "what a file removes here is said"
    assert told.reading.values["texts_removed"] == 1
    assert in_bytes(tmp_path / "ander") == []
    assert not unfinished(other.database())
    for workspace in (one, other):
        _merge(workspace, old)
        assert in_bytes(workspace.folder.root) == []
    back = tmp_path / "terug.resvoverdracht"
    write_transfer(other, back)
    _merge(one, back)
    views = [Logbook(workspace).view(record).fields for workspace in (one, other)]
    assert views[0] == views[1]
    assert views[0]["description"] == REDACTED
    shas = [write_transfer(w, tmp_path / f"{n}.resvoverdracht").sha256
            for n, w in enumerate((one, other))]  # fmt: skip
    assert shas[0] == shas[1]


def test_undo_of_a_merge_does_not_undo_a_removal(make_workspace: Make, tmp_path: Path) -> None:
    one = make_workspace("een", "network", networks=(WAT,))
    other = make_workspace("ander", "network", networks=(WAT,))
    record = _log(one)
    old, new = tmp_path / "oud.resvoverdracht", tmp_path / "nieuw.resvoverdracht"
    write_transfer(one, old)
    _merge(other, old)
    _remove(one, record)
    write_transfer(one, new)
    report = Merging(other).merge(read_files([new], other))
    assert report.batch
    Merging(other).undo(report.batch)
    assert in_bytes(other.folder.root) == []
    assert _shown(other, record)["description"] == REDACTED


def test_looking_at_a_merge_removes_nothing(make_workspace: Make, tmp_path: Path) -> None:
    one = make_workspace("een", "network", networks=(WAT,))
    other = make_workspace("ander", "network", networks=(WAT,))
    record = _log(one)
    old, new = tmp_path / "oud.resvoverdracht", tmp_path / "nieuw.resvoverdracht"
    write_transfer(one, old)
    _merge(other, old)
    _remove(one, record)
    write_transfer(one, new)
    Merging(other).look(read_files([new], other))
    assert _shown(other, record)["description"] == NOTE


def test_a_backup_from_elsewhere_is_cleaned_when_it_is_put_back(
    network: Workspace, tmp_path: Path
) -> None:
    record = _log(network)
    stick = tmp_path / "stick.resvlog"
    Backups(network).make("manual", stick)
    _remove(network, record)
    assert in_bytes(tmp_path / "wat") == []
    assert NAME.encode() in stick.read_bytes()
    Backups(network).restore(stick)
    assert in_bytes(tmp_path / "wat") == []
    assert _shown(network, record)["description"] == REDACTED
    assert [removal.reason for removal in Redactions(network).past(record)] == [REASON]
    assert check_derived(network.database())


def test_undo_does_not_bring_it_back(sound: Workspace) -> None:
    record = _log(sound)
    log = Logbook(sound)
    log.change(record, {"description": "Een patiënt belt elke week"})
    _remove(sound, record, fields=("description",))
    log.undo()
    assert in_bytes(sound.folder.root) == []
    assert _shown(sound, record)["description"] == REDACTED


def test_the_second_place_gets_the_cleaned_backups(network: Workspace, tmp_path: Path) -> None:
    record = _log(network)
    stick = tmp_path / "stick"
    stick.mkdir()
    backups = Backups(network)
    backups.make()
    backups.second_place.choose(stick, "vier losse woorden samen 2027")
    (copy,) = (item.path for item in backups.second_place.copies())
    before = copy.read_bytes()
    gone = copy.with_name(copy.name.replace("_manual", "-2_manual"))
    gone.write_bytes(before)
    done = Redactions(network).redact(Request(record, _first(network, record)), REASON)
    assert copy.read_bytes() != before
    assert not gone.exists()
    assert {copy, gone} <= set(done.backups)
    key = backups.second_place.key()
    assert key
    plain = tmp_path / "plain.resvlog"
    vault.unseal(copy, plain, key)
    assert NAME.encode() not in plain.read_bytes()


def test_a_second_place_that_is_away_is_named(network: Workspace, tmp_path: Path) -> None:
    record = _log(network)
    stick = tmp_path / "stick"
    stick.mkdir()
    Backups(network).make()
    Backups(network).second_place.choose(stick, "vier losse woorden samen 2027")
    stick.rename(tmp_path / "away")
    done = Redactions(network).redact(Request(record, _first(network, record)), REASON)
    assert done.left == (stick,)


# Half-way


STEPS = ("noted", "files", "removed", "cleaned")


class _Killed(BaseException):
    """The program was killed."""


@pytest.mark.parametrize("step", STEPS)
@pytest.mark.parametrize("passage", ["", f"mevrouw {NAME}"])
def test_what_a_crash_left_is_finished_at_the_next_start(
    network: Workspace, step: str, passage: str
) -> None:
    record = _log(network)
    Backups(network).make()
    version = _first(network, record)

    def killed(name: str) -> None:
        if name == step:
            raise _Killed

    asked = Request(record, version, ("description",) if not passage else (), passage)
    with pytest.raises(_Killed):
        Redactions(network).redact(asked, REASON, at_step=killed)
    network.release()
    (waiting,) = unfinished(network.database())
    assert NAME not in json.dumps(dict(waiting.plan)) + json.dumps(dict(waiting.result))
    again = open_workspace(network.folder)
    assert not unfinished(again.database())
    assert in_bytes(network.folder.root) == []
    shown = _shown(again, record)
    rest = f"{REDACTED} uit de Kerkstraat belt elke week over haar uitslag"
    assert shown["description"] == (rest if passage else REDACTED)
    assert shown["title"] == "Lange wachttijd"
    assert check_derived(again.database())
    (done,) = Redactions(again).past(record)
    assert done.result["versions"] >= 1
    again.release()


_PROGRAM = """
import os, sys
from pathlib import Path
from resv_desktop.paths import DataFolder
from resv_desktop.services.redaction import Redactions, Request
from resv_desktop.services.workspace import Workspace
import sqlite3
import resv_desktop.store.connection as connection
left = int(sys.argv[4])
class Counted(sqlite3.Connection):
    def execute(self, sql, *rest):
        global left
        if sql.split()[0] in ("UPDATE", "INSERT", "DELETE", "COMMIT", "VACUUM", "BEGIN"):
            left -= 1
            if left < 0:
                os._exit(9)
        return super().execute(sql, *rest)
plain = sqlite3.connect
sqlite3.connect = lambda *a, **k: plain(*a, **{**k, "factory": Counted})
replaced = os.replace
def replace(*paths):
    global left
    left -= 1
    if left < 0:
        os._exit(9)
    return replaced(*paths)
os.replace = replace
workspace = Workspace(DataFolder(Path(sys.argv[1])))
request = Request(sys.argv[2], sys.argv[3], ("description",))
Redactions(workspace).redact(request, "naam van een patient")
"""


def test_killed_at_any_write_it_is_all_or_finished_later(
    network: Workspace, tmp_path: Path
) -> None:
    record = _log(network)
    _log(network, title="Kopie")
    Backups(network).make()
    version = _first(network, record)
    network.release()
    killed = 0
    for writes in (0, 1, 2, 3, 5, 8, 12, 16, 20, 25, 30, 36, 44, 60, 500):
        folder = tmp_path / f"kill{writes}"
        shutil.copytree(network.folder.root, folder)
        ended = subprocess.run(
            [sys.executable, "-c", _PROGRAM, str(folder), record, version, str(writes)],
            check=False, capture_output=True,
        )  # fmt: skip
        assert ended.returncode in (0, 9), ended.stderr.decode()
        killed += ended.returncode == 9
        workspace = Workspace(type(network.folder)(folder))
        check_integrity(workspace.database())
        begun = bool(unfinished(workspace.database())) or ended.returncode == 0
        finish_removals(workspace)
        assert (in_bytes(folder) == []) == begun
        assert (_shown(workspace, record)["description"] == REDACTED) == begun
        assert check_derived(workspace.database())
        workspace.release()
    assert killed >= 8


def test_a_file_in_use_makes_it_wait_not_fail_silently(
    sound: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    record = _log(sound)
    Backups(sound).make()
    with monkeypatch.context() as patch:

        def locked(*_paths: object) -> None:
            raise PermissionError(13, "in use")

        patch.setattr("resv_desktop.store.redact_files.os.replace", locked)
        with pytest.raises(StoreError):
            _remove(sound, record)
        assert finish_removals(sound) == []
    (done,) = finish_removals(sound)
    assert done.backups
    assert in_bytes(sound.folder.root) == []


def test_another_program_in_the_folder_is_left_to_finish_it(sound: Workspace) -> None:
    record = _log(sound)

    def killed(_name: str) -> None:
        raise _Killed

    with pytest.raises(_Killed):
        Redactions(sound).redact(Request(record, _first(sound, record)), REASON, at_step=killed)
    with held(sound.folder):
        assert finish_removals(sound), "this program holds the lock itself"


# The command


def _command(workspace: Workspace, *arguments: str) -> int:
    workspace.release()
    return run(["--data-dir", str(workspace.folder.root), "redact", *arguments])


def test_the_command_says_what_it_did(
    network: Workspace, capsys: pytest.CaptureFixture[str], clock: Clock, tmp_path: Path
) -> None:
    record = _log(network)
    Deliveries(network).export("WAT", QUARTER, tmp_path / "uit.xlsx")
    backup = Backups(network).make().path
    asked = ("--record", record, "--version", _first(network, record), "--reason", REASON)
    assert _command(network, *asked, "--json") == 0
    said = capsys.readouterr()
    data = json.loads(said.out)
    assert (data["versions"], data["backups"]) == (1, [str(backup)])
    assert [item["name"] for item in data["deliveries"]] == ["uit.xlsx"]
    assert "definitief verwijderd" in said.err
    assert "uit.xlsx" in said.err
    assert in_bytes(tmp_path / "wat") == []


def test_the_command_takes_a_passage_from_what_is_piped_in(
    network: Workspace, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    import io

    record = _log(network)
    asked = ("--record", record, "--version", _first(network, record), "--reason", REASON)
    piped = io.TextIOWrapper(io.BytesIO(f"mevrouw {NAME}\n".encode()))
    monkeypatch.setattr("sys.stdin", piped)
    assert _command(network, *asked, "--passage-stdin", "--only-this-record") == 0
    assert in_bytes(tmp_path / "wat") == []
    assert str(_shown(network, record)["description"]).startswith(REDACTED)


def test_wrong_use_of_the_command_changes_nothing(
    network: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    record = _log(network)
    version = _first(network, record)
    assert _command(network, "--record", record, "--version", version) == 2
    asked = ("--record", record, "--version", "x", "--reason", REASON)
    assert _command(network, *asked) == 3
    assert "Er is niets veranderd" in capsys.readouterr().err
    assert _shown(network, record)["description"] == NOTE
    with held(network.folder):
        asked = ("--record", record, "--version", version, "--reason", REASON)
        assert _command(network, *asked) == 3
