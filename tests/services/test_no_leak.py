"""Whole flows with planted personal data: no log line, answer or mail ever repeats it."""

from __future__ import annotations

import json
import logging
import sys
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.comments import Comment
from services.answer_kit import Desk, edited, export, put

from resv_desktop import commands
from resv_desktop.cli import run
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.quarantine import solve, waiting
from resv_desktop.services.receipts import receipt, receipt_of
from resv_desktop.services.records import Records
from resv_desktop.services.safe_log import MaskedFormatter, masked_lines
from resv_desktop.services.texts import masked
from resv_desktop.services.workspace import Workspace

BSN, NAME, MAIL = "999990019", "Haverlag", "piet.jansen@voorbeeld.nl"
PLANTED = (BSN, NAME, "jansen")
TEXT = f"Casus van mevrouw {NAME} (BSN {BSN}), bel {MAIL}"
LOG_ITSELF = (".sqlite3", ".db", ".sqlite", "-wal", "-shm")
"""The log and its copies hold what people wrote: that is what they are for."""


def leaks(text: str) -> list[str]:
    return [planted for planted in PLANTED if planted.lower() in text.lower()]


def files_beside_the_log(workspace: Workspace) -> Iterator[Path]:
    for path in workspace.folder.root.rglob("*"):
        if path.is_file() and not path.read_bytes().startswith(b"SQLite format 3"):
            yield path


def command(
    capsys: pytest.CaptureFixture[str], workspace: Workspace | None, *words: object
) -> tuple[int, str]:
    folder = ("--data-dir", str(workspace.folder.root)) if workspace else ()
    if workspace:
        workspace.release()
    code = run([*folder, *map(str, words)])
    said = capsys.readouterr()
    return code, said.out + said.err


@pytest.fixture
def sent(network: Workspace, tmp_path: Path) -> Path:
    Logbook(network).create_entry("WAT", {"title": "Een"})
    return export(network, tmp_path / "aanlevering_WAT_2027-Q1_2027-04-05.xlsx")


@pytest.fixture
def typed(sent: Path) -> Path:
    """A delivery with personal data in every place where people type."""

    def around(book: openpyxl.Workbook) -> None:
        sheet = book["Registraties"]
        sheet["C2"].comment = Comment(TEXT, NAME)
        sheet.cell(1, sheet.max_column + 1).value = f"mevrouw {NAME}"
        sheet.cell(2, sheet.max_column).value = TEXT
        next(c for c in sheet[1] if c.value == "Afspraak").value = TEXT
        book.create_sheet(f"mw {NAME} {BSN}")["A1"].value = TEXT
        book.properties.description = TEXT

    cells = put("Registraties", 2, Titel=TEXT, Thema=TEXT, Signaaldatum=TEXT, Disciplines=TEXT)
    more = put("Registraties", 3, Toelichting=TEXT, Soort="knelpunt")
    return edited(sent, sent.parent / "b.xlsx", cells, more, around)


def test_no_command_of_the_region_repeats_what_was_planted(
    desk: Desk, typed: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = desk.workspace
    report = ("report", "--period", "2027-Q1", "--audience", "resv", "--out", tmp_path / "r.xlsx")
    for words, wanted in (
        (("check", typed, "--json"), 1),
        (("merge", typed, "--dry-run", "--json"), 1),
        (("merge", typed, "--json"), 1),
        (("merge", typed), 0),
        (("conflicts", "--json"), 0),
        (("conflicts",), 0),
        ((*report, "--json"), 3),
        (report, 3),
        (("backup", "--json"), 0),
    ):
        code, said = command(capsys, place, *words)
        assert leaks(said) == [], words
        assert code in (wanted, 1), (words, code, said)
    for path in files_beside_the_log(place):
        assert leaks(path.read_text(encoding="utf-8", errors="replace")) == [], path


def test_no_mail_repeats_it(desk: Desk, typed: Path) -> None:
    report = desk.merge(typed)
    file = report.files[0]
    assert file.file
    for language in ("nl", "en"):
        assert leaks(receipt(file, language)) == []
        assert leaks(receipt_of(desk.workspace, file.file, language)) == []


def test_no_answer_of_staff_brings_it_in(desk: Desk, sent: Path) -> None:
    cells = put("Registraties", 3, Soort="knelpunt", Ernst="S3", Status="nieuw")
    desk.merge(edited(sent, sent.parent / "c.xlsx", cells))
    [row] = waiting(desk.workspace)
    assert row.is_row
    for text in (f"BSN {BSN}", "IBAN NL91ABNA0417164300", "geboren 3-4-1951"):
        with pytest.raises(KnownError) as caught:
            solve(desk.workspace, row, text)
        assert caught.value.code.startswith("text_blocked_")
        assert leaks(json.dumps(dict(caught.value.values), default=str)) == []
    assert solve(desk.workspace, row, "Geen tandarts in de wijk").fields["title"]


def test_no_command_of_a_network_repeats_it(
    network: Workspace, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = {"title": TEXT, "kind": "knelpunt", "number": "KN-001", "network": "WAT"}
    Records(network).create(network.new_id(RecordKind.ENTRY), "WAT", fields)
    target = tmp_path / "a.xlsx"
    words = ("export", "--network", "WAT", "--period", "2027-Q1", "--out", target)
    for more in ((), ("--json",)):
        code, said = command(capsys, network, *words, *more)
        assert (code, leaks(said)) == (3, [])
    note = tmp_path / "notitie.txt"
    note.write_text(TEXT, encoding="utf-8")
    code, said = command(capsys, None, "privacy", note, "--json")
    assert (code, leaks(said)) == (1, [])
    for path in files_beside_the_log(network):
        assert leaks(path.read_text(encoding="utf-8", errors="replace")) == [], path


def test_a_bug_is_logged_without_the_text_it_was_about(
    network: Workspace, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise ValueError(f"cannot read {TEXT!r}\n    {TEXT}")

    monkeypatch.setattr(commands, "conflicts", broken)
    code, said = command(capsys, network, "conflicts")
    log = (network.folder.logs / "resv-desktop.log").read_text(encoding="utf-8")
    assert (code, leaks(said), leaks(log)) == (70, [], [])
    assert "ValueError: cannot read" in log
    assert "in broken" in log, "where it happened is still told"


def test_the_log_of_the_window_masks_the_words_of_an_exception(tmp_path: Path) -> None:
    try:
        raise KeyError(TEXT)
    except KeyError:
        trace = sys.exc_info()
    record = logging.LogRecord("resv", logging.CRITICAL, "x.py", 1, "bug", (), trace)
    line = MaskedFormatter().format(record)
    assert leaks(line) == []
    assert "test_no_leak.py" in line
    assert "reading" in masked_lines(f"reading casus_{BSN}_bsn.xlsx failed")
    assert leaks(masked_lines(f"reading casus_{BSN}_bsn.xlsx failed")) == []


def test_what_is_masked_says_what_it_was() -> None:
    assert masked("mevrouw Haverlag, BSN 999990019") == "mevrouw [naam], BSN [bsn]"
    assert (
        masked("Overleg op 12-03-2027 met de huisarts") == "Overleg op 12-03-2027 met de huisarts"
    )


@given(st.text(max_size=200))
def test_masking_leaves_nothing_to_find_where_it_masked(text: str) -> None:
    once = masked(text)
    assert once == text or "[" in once
