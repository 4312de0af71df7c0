"""The second place: a copy after each backup, verified, encrypted outside the profile, no fuss."""

from __future__ import annotations

import json
import shutil
import stat
import sys
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from resv_desktop.domain.errors import KnownError
from resv_desktop.sentences import sentence
from resv_desktop.services import second_place
from resv_desktop.services.backups import Backups
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.backup import list_backups, open_copy
from resv_desktop.store.vault import Cost, derive_key, is_vault

WORDS = "vijf gele fietsen bij de molen"


@pytest.fixture(autouse=True)
def quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Guessing is made cheap here; how dear it really is, is tested with the encryption."""
    from resv_desktop.store import vault

    def cheap(passphrase: str, salt: bytes | None = None, cost: Cost | None = None) -> vault.Key:
        return derive_key(passphrase, salt, cost or Cost(14, 1, 1))

    monkeypatch.setattr(vault, "derive_key", cheap)


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    place = tmp_path / "usb"
    place.mkdir()
    return place


@pytest.fixture
def profile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of the profile: the data folder of the test is elsewhere, which does not matter."""
    home = tmp_path / "thuis"
    (home / "kopie").mkdir(parents=True)
    monkeypatch.setattr(Path, "home", lambda: home)
    return home / "kopie"


@pytest.fixture
def backups(network: Workspace) -> Backups:
    Logbook(network).create_entry("WAT", {"title": "Wachtlijst logopedie"})
    return Backups(network)


def refusal(call: Callable[..., object], *arguments: object) -> str:
    with pytest.raises(KnownError) as caught:
        call(*arguments)
    assert "?" not in sentence(caught.value.code, caught.value.values).replace(" ?", "")
    return caught.value.code


def files(place: Path) -> list[str]:
    return sorted(path.name for path in place.iterdir() if not path.name.startswith("."))


def test_without_one_nothing_happens(backups: Backups) -> None:
    backups.make()
    standing = backups.second_place.standing()
    assert (standing.folder, standing.fault, standing.error) == (None, "", None)
    assert backups.second_place.copies() == []


def test_a_copy_goes_there_after_each_backup_encrypted(backups: Backups, stick: Path) -> None:
    backups.second_place.choose(stick, WORDS)
    first, second = backups.make(), backups.make("close")
    assert files(stick) == [
        first.path.name.replace("logboek_", "logboek-PC0_").replace(".resvlog", ".resvkluis"),
        second.path.name.replace("logboek_", "logboek-PC0_").replace(".resvlog", ".resvkluis"),
    ]
    for copy in backups.second_place.copies():
        assert is_vault(copy.path)
        assert b"logopedie" not in copy.path.read_bytes()
        assert backups.look(copy.path).entries == 1
    assert backups.second_place.standing().last is not None


def test_choosing_brings_the_latest_backup_at_once(backups: Backups, stick: Path) -> None:
    made = backups.make()
    standing = backups.second_place.choose(stick, WORDS)
    assert standing.last is not None
    assert [copy.at for copy in backups.second_place.copies()] == [made.at]


def test_inside_the_profile_copies_are_plain_and_verified(backups: Backups, profile: Path) -> None:
    assert not backups.second_place.needs_passphrase(profile)
    backups.second_place.choose(profile)
    backups.make()
    (copy,) = backups.second_place.copies()
    assert copy.path.suffix == ".resvlog"
    with open_copy(copy.path) as held:
        assert held.value("SELECT count(*) FROM entries") == 1


def test_a_synchronised_folder_in_the_profile_is_outside_all_the_same(
    backups: Backups, profile: Path
) -> None:
    synced = profile.parent / "OneDrive - Praktijk"
    synced.mkdir()
    assert backups.second_place.needs_passphrase(synced)
    assert refusal(backups.second_place.choose, synced) == "second_place_passphrase"


def test_what_cannot_be_a_second_place_is_refused_and_changes_nothing(
    backups: Backups, network: Workspace, stick: Path, tmp_path: Path
) -> None:
    place = backups.second_place
    assert refusal(place.choose, stick, " ") == "second_place_passphrase"
    assert refusal(place.choose, stick, "kort") in ("vault_passphrase_short", "password_too_short")
    assert refusal(place.choose, network.folder.root, WORDS) == "second_place_same"
    assert refusal(place.choose, network.folder.backups, WORDS) == "second_place_same"
    assert refusal(place.choose, tmp_path / "weg", WORDS) == "second_place_failed"
    (tmp_path / "bestand").touch()
    assert refusal(place.choose, tmp_path / "bestand", WORDS) == "second_place_failed"
    assert place.standing().folder is None
    assert list(stick.iterdir()) == []
    assert place.key() is None


def test_the_passphrase_is_kept_nowhere_and_the_key_for_the_user_only(
    backups: Backups, network: Workspace, stick: Path
) -> None:
    backups.second_place.choose(stick, WORDS)
    backups.make()
    for path in network.folder.root.rglob("*"):
        if path.is_file():
            assert WORDS.encode() not in path.read_bytes()
    if sys.platform != "win32":
        assert stat.S_IMODE(network.folder.second_place_key.stat().st_mode) == 0o600
    assert not list(stick.glob("*.key"))


def test_an_unplugged_stick_is_noted_and_tried_again(backups: Backups, stick: Path, clock) -> None:
    backups.second_place.choose(stick, WORDS)
    backups.make()
    before = backups.second_place.standing().last
    away = stick.rename(stick.with_name("elders"))
    clock.go_to(date(2027, 2, 5))
    assert backups.make_when_due() is not None
    standing = backups.second_place.standing()
    assert (standing.fault, standing.last) == ("second_place_away", before)
    assert "Sluit de usb-stick" in sentence(standing.fault, {"path": "x"})
    assert backups.second_place.copies() == []
    assert not stick.exists(), "no folder is made where the stick was"
    away.rename(stick)
    assert backups.make_when_due() is None
    assert backups.second_place.standing().fault == ""
    assert len(backups.second_place.copies()) == 2


def test_an_empty_folder_where_the_stick_was_is_not_the_stick(
    backups: Backups, stick: Path
) -> None:
    backups.second_place.choose(stick, WORDS)
    stick.rename(stick.with_name("elders"))
    stick.mkdir()
    backups.make()
    assert backups.second_place.standing().fault == "second_place_away"
    assert list(stick.iterdir()) == []


def test_without_its_key_nothing_goes_there_in_the_clear(
    backups: Backups, network: Workspace, stick: Path
) -> None:
    backups.second_place.choose(stick, WORDS)
    for content in (
        None,
        b"",
        b"[]",
        b'{"salt": 1}',
        b'{"cost": [99, 8, 1], "salt": "", "secret": ""}',
    ):
        if content is None:
            network.folder.second_place_key.unlink()
        else:
            network.folder.second_place_key.write_bytes(content)
        backups.make()
        assert backups.second_place.standing().fault == "second_place_key"
        assert files(stick) == []


@pytest.mark.parametrize(
    "content",
    [
        "",
        "[]",
        "{}",
        "null",
        '{"folder": 3}',
        '{"folder": "a\\u0000b"}',
        "[" * 99_999,
        " " * 200_000,
    ],
)
def test_a_damaged_note_of_the_place_is_said_and_keeps_nobody_from_work(
    backups: Backups, network: Workspace, content: str
) -> None:
    network.folder.second_place.write_text(content, encoding="utf-8")
    assert backups.make().size
    standing = backups.second_place.standing()
    assert (standing.folder, standing.fault) == (None, "second_place_key")


def test_odd_values_in_the_note_are_not_believed(
    backups: Backups, network: Workspace, profile: Path
) -> None:
    backups.second_place.choose(profile)
    data = json.loads(network.folder.second_place.read_text(encoding="utf-8"))
    data |= {"fault": "init_done", "encrypted": 0, "detail": "x" * 900}
    network.folder.second_place.write_text(json.dumps(data), encoding="utf-8")
    standing = backups.second_place.standing()
    assert standing.fault == "second_place_failed"
    assert standing.encrypted, "what is not clearly in the clear counts as encrypted"
    assert len(standing.detail) == 200


def test_copies_there_are_thinned_and_those_of_others_left(
    backups: Backups, stick: Path, clock
) -> None:
    backups.second_place.choose(stick, WORDS)
    theirs = stick / "logboek-ANDER_20200101T090000_daily.resvkluis"
    theirs.write_bytes(b"van een ander logboek")
    (stick / "vakantie.jpg").touch()
    for day in range(40):
        clock.go_to(date(2027, 2, 1) + timedelta(days=day))
        backups.make_when_due()
    kept = backups.second_place.copies()
    assert 7 <= len(kept) <= 7 + 5 + 12
    assert [copy.at for copy in kept] == [backup.at for backup in backups.list()]
    assert theirs.exists()
    assert (stick / "vakantie.jpg").exists()


def test_a_copy_that_stays_unsound_is_taken_away_and_said(
    backups: Backups, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.second_place.choose(profile)

    def bad_stick(source: Path, target: Path) -> None:
        target.write_bytes(source.read_bytes()[:-5_000])

    monkeypatch.setattr(shutil, "copyfile", bad_stick)
    backups.make()
    assert backups.second_place.standing().fault == "second_place_unsound"
    assert files(profile) == []


def test_a_full_stick_is_said_of_the_stick(
    backups: Backups, profile: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.second_place.choose(profile)

    def full(source: Path, target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(shutil, "copyfile", full)
    assert backups.make().size
    assert backups.second_place.standing().fault == "second_place_full"
    assert files(profile) == []
    assert [path.suffix for path in profile.iterdir()] == [""]


def test_forgetting_leaves_the_copies_and_takes_the_key(
    backups: Backups, network: Workspace, stick: Path
) -> None:
    backups.make()
    backups.second_place.choose(stick, WORDS)
    backups.second_place.forget()
    backups.second_place.forget()
    assert backups.second_place.standing().folder is None
    assert not network.folder.second_place_key.exists()
    assert len(files(stick)) == 1


def test_elsewhere_a_copy_opens_with_the_passphrase_only(
    backups: Backups, stick: Path, resv: Workspace
) -> None:
    backups.make()
    backups.second_place.choose(stick, WORDS)
    (copy,) = backups.second_place.copies()
    other = Backups(resv)
    assert refusal(other.look, copy.path) == "vault_asks_passphrase"
    assert refusal(other.look, copy.path, WORDS + "s") == "vault_passphrase"
    assert other.look(copy.path, WORDS).entries == 1
    found = other.compare(copy.path, WORDS)
    assert found is not None
    assert found.another
    other.restore(copy.path, WORDS)
    assert [row.title for row in Logbook(resv).find(EntryQuery())] == ["Wachtlijst logopedie"]
    left = [path.name for path in resv.folder.root.iterdir() if "opened" in path.name]
    assert left == []


def test_truncated_and_changed_copies_change_nothing(
    backups: Backups, stick: Path, network: Workspace
) -> None:
    backups.make()
    backups.second_place.choose(stick, WORDS)
    (copy,) = backups.second_place.copies()
    whole = copy.path.read_bytes()
    for content, code in ((whole[:-9], "vault_cut_off"), (whole[:-1] + b"\0", "vault_changed")):
        copy.path.write_bytes(content)
        assert refusal(backups.restore, copy.path) == code
        assert Logbook(network).count(EntryQuery()) == 1
    assert not list(network.folder.root.glob("*opzij*"))


def test_what_a_killed_program_left_open_is_taken_away(
    backups: Backups, stick: Path, network: Workspace, monkeypatch: pytest.MonkeyPatch
) -> None:
    backups.make()
    backups.second_place.choose(stick, WORDS)
    left = network.folder.root / ".opened-abc.tmp"
    left.write_bytes(b"x")
    import os

    os.utime(left, (1, 1))
    backups.look(backups.second_place.copies()[0].path)
    assert not left.exists()


def test_two_at_a_time_do_not_get_in_each_others_way(backups: Backups, profile: Path) -> None:
    from concurrent.futures import ThreadPoolExecutor

    backups.second_place.choose(profile)
    backups.make()

    def bring(_: int) -> None:
        try:
            backups.second_place.bring()
        finally:
            backups._workspace.release()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(bring, range(12)))
    assert len(list_backups(profile)) == 1
    assert backups.second_place.standing().fault == ""
    assert second_place._ONE_AT_A_TIME.acquire(blocking=False)
    second_place._ONE_AT_A_TIME.release()
