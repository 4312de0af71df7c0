"""Workbooks that leave with a password, and come in with one."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

import pytest
from services.conftest import WAT
from workbook.encryption_kit import PASSWORD, encrypted

from resv_desktop.domain.errors import KnownError, WorkbookRefusedError
from resv_desktop.domain.passwords import LEAST, MOST, objection
from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries, Delivery
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging, check_files
from resv_desktop.services.policy import Policy
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.encryption import decrypted
from resv_desktop.workbook.reading import Verdict

PERIOD = Period(2027, 1)


@pytest.fixture
def made(network: Workspace, tmp_path: Path) -> Delivery:
    """A delivery with a password."""
    Logbook(network).create_entry("WAT", {"title": "Wachtlijst logopedie loopt op"})
    return Deliveries(network).export("WAT", PERIOD, tmp_path / "a.xlsx", password=PASSWORD)


def raw(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


# Going out


def test_the_workbook_that_leaves_needs_its_password(made: Delivery) -> None:
    data = made.file.read_bytes()
    assert hashlib.sha256(data).hexdigest() == made.sha256
    assert decrypted(data, [PASSWORD]).startswith(b"PK\x03\x04")
    with pytest.raises(WorkbookRefusedError, match="password_wrong"):
        decrypted(data, [PASSWORD + "."])


def test_the_mail_says_that_there_is_a_password_and_not_which(
    made: Delivery, network: Workspace, tmp_path: Path
) -> None:
    deliveries = Deliveries(network)
    plain = deliveries.export("WAT", PERIOD, tmp_path / "b.xlsx")
    texts = [deliveries.mail_text(made, language) for language in ("nl", "en")]
    assert "telefonisch" in texts[0]
    assert "by telephone" in texts[1]
    assert not any(PASSWORD in text for text in texts)
    assert "wachtwoord" not in deliveries.mail_text(plain)


def test_the_password_is_kept_nowhere(made: Delivery, network: Workspace) -> None:
    network.release()
    kept = raw(network.folder.root)
    assert b"logopedie" in kept
    for form in (PASSWORD.encode(), PASSWORD.encode("utf-16-le")):
        assert form not in kept


def test_where_it_is_laid_down_nothing_leaves_without_a_password(
    network: Workspace, tmp_path: Path
) -> None:
    strict = Deliveries(network, Policy(password_required=True))
    with pytest.raises(KnownError, match="password_required"):
        strict.export("WAT", PERIOD, tmp_path / "a.xlsx", nothing_to_report=True)
    assert not (tmp_path / "a.xlsx").exists()
    assert strict.past() == []
    strict.export("WAT", PERIOD, tmp_path / "a.xlsx", nothing_to_report=True, password=PASSWORD)
    assert len(strict.past()) == 1


def test_the_regional_workbook_can_have_one_too(resv: Workspace, tmp_path: Path) -> None:
    target = tmp_path / "regio.xlsx"
    report = Reporting(resv).write(PERIOD, "resv", target, date(2027, 4, 1), PASSWORD)
    assert hashlib.sha256(target.read_bytes()).hexdigest() == report.sha256
    (tmp_path / "open.xlsx").write_bytes(decrypted(target.read_bytes(), [PASSWORD]))
    plain = Reporting(resv).write(PERIOD, "resv", tmp_path / "plain.xlsx", date(2027, 4, 1))
    assert hashlib.sha256((tmp_path / "open.xlsx").read_bytes()).hexdigest() == plain.sha256


# Coming in


def test_what_was_encrypted_twice_changes_nothing_the_second_time(
    made: Delivery, network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    again = Deliveries(network).export("WAT", PERIOD, tmp_path / "b.xlsx", password=PASSWORD)
    assert again.sha256 != made.sha256
    merging = Merging(resv)
    first = merging.merge_files([made.file], passwords=[PASSWORD])
    second = merging.merge_files([again.file], passwords=[PASSWORD])
    assert first.totals.new == first.totals.read > 0
    assert second.totals.unchanged == second.totals.read == first.totals.read


def test_the_account_names_the_file_as_it_was_received(made: Delivery, resv: Workspace) -> None:
    report = Merging(resv).merge_files([made.file], passwords=[PASSWORD])
    assert report.files[0].reading.sha256 == made.sha256


def test_a_file_that_was_merged_needs_no_password_to_be_known_again(
    made: Delivery, resv: Workspace
) -> None:
    merging = Merging(resv)
    merging.merge_files([made.file], passwords=[PASSWORD])
    again = merging.merge_files([made.file])
    (file,) = again.files
    assert (file.verdict, file.reason) == (Verdict.SKIPPED, "already_merged_encrypted")
    assert again.batch is None
    assert not again.needs_a_look


def test_a_file_that_was_taken_back_is_asked_for_again(made: Delivery, resv: Workspace) -> None:
    merging = Merging(resv)
    batch = merging.merge_files([made.file], passwords=[PASSWORD]).batch
    assert batch is not None
    merging.undo(batch)
    (file,) = merging.look(merging.read([made.file])).files
    assert (file.verdict, file.reason) == (Verdict.REFUSED, "file_encrypted")


def test_one_password_opens_those_it_fits_and_the_others_are_told(
    made: Delivery, network: Workspace, resv: Workspace, tmp_path: Path
) -> None:
    other = Deliveries(network).export(
        "WAT", PERIOD, tmp_path / "b.xlsx", password="tulp zon 88 kast"
    )
    plain = Deliveries(network).export("WAT", PERIOD, tmp_path / "c.xlsx")
    report = check_files([made.file, other.file, plain.file], passwords=[PASSWORD])
    assert [file.reason for file in report.files] == ["", "password_wrong", ""]
    assert report.totals.balance == 0


def test_a_refused_file_leaves_nothing_of_the_password(resv: Workspace, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(encrypted(b"x" * 9_000))
    report = Merging(resv).merge_files([tmp_path / "a.xlsx"], passwords=[PASSWORD])
    assert report.files[0].reason == "password_no_workbook"
    assert PASSWORD not in repr(report)
    resv.release()
    assert PASSWORD.encode() not in raw(resv.folder.root)


# Which passwords are worth having


@pytest.mark.parametrize(
    ("password", "code"),
    [
        ("kort", "password_too_short"),
        ("x" * (LEAST - 1), "password_too_short"),
        ("a1b2c3d4" * 40, "password_too_long"),
        (" met een spatie", "password_blank_edges"),
        ("met een\ttab erin", "password_odd_sign"),
        ("met een\nregel erin", "password_odd_sign"),
        ("aaaaaaaaaaaa", "password_easy"),
        ("fietsfietsfiets", "password_easy"),
        ("123456789012", "password_easy"),
        ("abcdefghijklm", "password_easy"),
        ("qwertyuiopasdf", "password_easy"),
        ("Wachtwoord2027!", "password_easy"),
        ("W@chtw00rd2027", "password_easy"),
        ("Waterlanden-2027-Q1", "password_easy"),
        ("Welkom@zorg1234", "password_easy"),
        ("fiets lamp zee 3", ""),
        ("correct paard batterij nietje", ""),
        ("kT9$wq2Lm0Zp", ""),
        ("tulp-gordijn-88", ""),
        ("éénzaam wolkje", ""),
        ("x9" + "y7" * 5, "password_easy"),
    ],
)
def test_long_is_enough_and_what_anybody_would_try_is_not(password: str, code: str) -> None:
    assert objection(password, [WAT.name, "2027-Q1"])[0] == code


def test_the_longest_that_excel_takes_is_taken() -> None:
    words = "fiets lamp zee kast tulp " * 20
    assert objection(words[:MOST])[0] == ""
    assert objection(words[:MOST] + "x")[0] == "password_too_long"
