"""Encrypted copies: what goes in comes out, and every other file gets a sentence."""

from __future__ import annotations

import os
import struct
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resv_desktop.domain.errors import StoreError
from resv_desktop.sentences import known_codes
from resv_desktop.store import vault
from resv_desktop.store.vault import Cost, Key, belongs, derive_key, is_vault, key_for, seal, unseal

CHEAP = Cost(14, 1, 1)
WORDS = "vijf gele fietsen bij de molen"
HEAD = 83
PIECE = (1 << 16) + 16
TEXT = b"Mevrouw Jansen wacht op logopedie. " * 9_000  # five pieces


@pytest.fixture(scope="module")
def key() -> Key:
    return derive_key(WORDS, b"s" * 16, CHEAP)


@pytest.fixture
def sealed(tmp_path: Path, key: Key) -> Path:
    source, target = tmp_path / "log", tmp_path / "log.resvkluis"
    source.write_bytes(TEXT)
    seal(source, target, key)
    return target


def refusal(call: object, *arguments: object) -> str:
    with pytest.raises(StoreError) as caught:
        call(*arguments)  # type: ignore[operator]
    assert caught.value.code in known_codes()
    return caught.value.code


def opened(path: Path, key: Key) -> bytes:
    target = path.with_name("opened")
    unseal(path, target, key)
    content = target.read_bytes()
    target.unlink()
    return content


def change(path: Path, place: int, content: bytes) -> None:
    raw = bytearray(path.read_bytes())
    raw[place : place + len(content)] = content
    path.write_bytes(raw)


def test_what_goes_in_comes_out_with_the_passphrase_alone(sealed: Path) -> None:
    assert opened(sealed, key_for(sealed, f" {WORDS}\n")) == TEXT
    assert is_vault(sealed)


def test_nothing_readable_is_left_in_the_file(sealed: Path) -> None:
    raw = sealed.read_bytes()
    assert b"Jansen" not in raw
    assert [path.name for path in sealed.parent.iterdir()] == ["log", "log.resvkluis"]


@settings(max_examples=25, deadline=None)
@given(size=st.sampled_from([0, 1, 65_535, 65_536, 65_537, 131_072, 200_000]))
def test_every_length_comes_back(tmp_path_factory: pytest.TempPathFactory, size: int) -> None:
    folder = tmp_path_factory.mktemp("vault")
    content = os.urandom(size)
    (folder / "a").write_bytes(content)
    key = derive_key(WORDS, b"t" * 16, CHEAP)
    seal(folder / "a", folder / "b", key)
    assert opened(folder / "b", key) == content


def test_the_same_copy_is_never_the_same_file_twice(sealed: Path, key: Key) -> None:
    again = sealed.with_name("again")
    seal(sealed.with_name("log"), again, key)
    assert again.read_bytes()[HEAD:] != sealed.read_bytes()[HEAD:]


def test_wrong_passphrase_is_told_from_a_changed_file(sealed: Path) -> None:
    assert refusal(key_for, sealed, "vijf gele fietsen bij de moler") == "vault_passphrase"
    other = derive_key("heel andere woorden", b"s" * 16, CHEAP)
    assert not belongs(sealed, other)
    assert refusal(unseal, sealed, sealed.with_name("x"), other) == "vault_passphrase"
    assert not sealed.with_name("x").exists()


def test_accents_count_once_however_they_were_typed(sealed: Path, tmp_path: Path) -> None:
    composed = derive_key("café in de wijk", b"s" * 16, CHEAP)
    assert derive_key("cafe\u0301 in de wijk", b"s" * 16, CHEAP) == composed


def test_short_passphrase_is_refused_for_a_new_place() -> None:
    assert refusal(derive_key, "kort maar   ") == "vault_passphrase_short"


@pytest.mark.parametrize("length", [HEAD, HEAD + 5, HEAD + PIECE, HEAD + 2 * PIECE, -1])
def test_a_file_that_stops_early_is_cut_off(sealed: Path, key: Key, length: int) -> None:
    sealed.write_bytes(sealed.read_bytes()[:length])
    assert refusal(unseal, sealed, sealed.with_name("x"), key) == "vault_cut_off"
    assert not sealed.with_name("x").exists()


def test_a_cut_off_head_is_cut_off(sealed: Path, key: Key) -> None:
    sealed.write_bytes(sealed.read_bytes()[:40])
    assert refusal(key_for, sealed, WORDS) == "vault_cut_off"


def test_cut_off_and_the_length_put_right_is_still_noticed(sealed: Path, key: Key) -> None:
    """Who cuts at a whole piece and writes the new length in the head changes what is proved."""
    sealed.write_bytes(sealed.read_bytes()[: HEAD + PIECE])
    change(sealed, HEAD - 8, struct.pack(">Q", 1 << 16))
    assert refusal(unseal, sealed, sealed.with_name("x"), key) == "vault_changed"


@pytest.mark.parametrize("place", [HEAD, HEAD + PIECE - 1, HEAD + PIECE + 3, -1])
def test_one_changed_byte_is_noticed(sealed: Path, key: Key, place: int) -> None:
    raw = bytearray(sealed.read_bytes())
    raw[place] ^= 1
    sealed.write_bytes(raw)
    assert refusal(unseal, sealed, sealed.with_name("x"), key) == "vault_changed"


def test_pieces_in_another_order_are_noticed(sealed: Path, key: Key) -> None:
    raw = sealed.read_bytes()
    first, second = raw[HEAD : HEAD + PIECE], raw[HEAD + PIECE : HEAD + 2 * PIECE]
    change(sealed, HEAD, second + first)
    assert refusal(unseal, sealed, sealed.with_name("x"), key) == "vault_changed"


def test_a_longer_file_is_noticed(sealed: Path, key: Key) -> None:
    sealed.write_bytes(sealed.read_bytes() + b"\0")
    assert refusal(unseal, sealed, sealed.with_name("x"), key) == "vault_changed"


@pytest.mark.parametrize("place", range(8, HEAD - 8, 5))
def test_no_byte_of_the_head_can_be_changed(sealed: Path, place: int) -> None:
    raw = bytearray(sealed.read_bytes())
    raw[place] ^= 1
    sealed.write_bytes(raw)
    found = refusal(lambda: unseal(sealed, sealed.with_name("x"), key_for(sealed, WORDS)))
    assert found in ("vault_passphrase", "vault_cost")


@pytest.mark.parametrize(
    "numbers", [(31, 8, 1), (63, 8, 1), (19, 16, 1), (1, 1, 1), (17, 0, 1), (17, 8, 255)]
)
def test_silly_cost_is_refused_before_anything_is_computed(
    sealed: Path, numbers: tuple[int, int, int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def too_late(**_: object) -> None:
        raise AssertionError("scrypt was started")

    monkeypatch.setattr(vault, "Scrypt", too_late)
    change(sealed, 8, bytes(numbers))
    assert refusal(key_for, sealed, WORDS) == "vault_cost"


def test_what_is_no_vault_is_said_to_be_none(tmp_path: Path) -> None:
    wrong = tmp_path / "brief.docx"
    for content in (b"", b"PK\3\4", b"SQLite format 3\0" + b"\0" * 100):
        wrong.write_bytes(content)
        assert not is_vault(wrong)
        assert refusal(key_for, wrong, WORDS) == "vault_form"
    assert not is_vault(tmp_path / "weg")
    assert refusal(key_for, tmp_path / "weg", WORDS) == "vault_unreadable"


def test_a_newer_form_is_told_apart(sealed: Path) -> None:
    change(sealed, 7, b"\x02")
    assert is_vault(sealed)
    assert refusal(key_for, sealed, WORDS) == "vault_newer"


def test_a_target_that_is_there_is_not_overwritten_by_a_failure(
    sealed: Path, key: Key, tmp_path: Path
) -> None:
    before = sealed.read_bytes()
    missing = tmp_path / "weg"
    assert refusal(seal, missing, sealed, key) == "backup_failed"
    assert sealed.read_bytes() == before
    assert [p.name for p in sealed.parent.iterdir()] == ["log", "log.resvkluis"]


def test_a_key_never_shows_itself(key: Key) -> None:
    assert key.secret.hex() not in repr(key)
    assert repr(key.secret) not in repr(key)


def test_new_places_ask_much_of_who_guesses() -> None:
    assert Cost().memory >= 128 << 20
    assert Cost().is_sane
