"""Workbooks with a password: made, opened, and refused in words when they are not to be trusted."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile
from workbook import encryption_kit as kit
from workbook.encryption_kit import (
    PASSWORD,
    WORKBOOK,
    ZIP,
    Kind,
    code_of,
    encrypted,
    parts,
    read,
    said,
)
from workbook.exchange_sample import everything
from workbook.reader_kit import read as read_plain
from workbook.reader_kit import region_book

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook import encryption
from resv_desktop.workbook.encryption import decrypted, encrypt
from resv_desktop.workbook.foreign.ole import read_streams
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict
from resv_desktop.workbook.workers import ReaderPool
from resv_desktop.workbook.write_exchange import write_exchange

SHORT = encrypted(ZIP)
AS_EXPORTED = read_plain(WORKBOOK)


# What we make


@settings(max_examples=40, deadline=None)
@given(
    plain=st.binary(max_size=10_000).map(lambda end: WORKBOOK[:5_000] + end),
    password=st.text(st.characters(codec="utf-8"), min_size=1, max_size=40).filter(str.strip),
)
def test_what_is_encrypted_comes_back_byte_for_byte(plain: bytes, password: str) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(encryption, "SPIN", 3)
        assert decrypted(encrypt(plain, password), [password]) == plain


def test_another_program_opens_what_we_make_and_proves_it_whole() -> None:
    file = OOXMLFile(io.BytesIO(encrypt(WORKBOOK, PASSWORD)))
    file.load_key(PASSWORD, verify_password=True)
    plain = io.BytesIO()
    file.decrypt(plain, verify_integrity=True)
    assert plain.getvalue() == WORKBOOK


def test_it_is_as_strong_as_what_excel_makes() -> None:
    about = read_streams(encrypt(ZIP, PASSWORD))["EncryptionInfo"].decode("latin-1")
    assert all(
        text in about for text in ('spinCount="100000"', 'keyBits="256"', 'hashAlgorithm="SHA512"')
    )


def test_nothing_of_it_is_the_same_twice_and_its_key_is_random_to_the_last_byte() -> None:
    one, other = encrypt(WORKBOOK, PASSWORD), encrypt(WORKBOOK, PASSWORD)
    streams = [read_streams(data) for data in (one, other)]
    assert streams[0]["EncryptedPackage"][8:] != streams[1]["EncryptedPackage"][8:]
    info = encryption.parse_protection(streams[0]["EncryptionInfo"])
    key = encryption._key_by(info, PASSWORD)
    assert key is not None
    assert len(key) == 32
    assert key[16:] != b"6" * 16, "the library that we take the container from fills up with sixes"


AUDITED = """
import json, os, sys
written = []
def hook(event, args):
    if event == "open" and isinstance(args[2], int) and args[2] & (os.O_WRONLY | os.O_RDWR):
        written.append(str(args[0]))
from pathlib import Path
from workbook.exchange_sample import everything
from resv_desktop.workbook.write_exchange import write_exchange
sys.dont_write_bytecode = True
sys.addaudithook(hook)
write_exchange(everything(), Path(sys.argv[1]), "fiets lamp zee 3")
print(json.dumps(written))
"""


def test_the_plain_workbook_never_touches_the_disk(tmp_path: Path) -> None:
    target = tmp_path / "a.xlsx"
    done = subprocess.run(
        [sys.executable, "-c", AUDITED, str(target)], check=True, capture_output=True, text=True,
        cwd=Path(__file__).parent.parent,
        env={"PYTHONPATH": f"{Path(__file__).parent.parent}:{Path(__file__).parents[2]}"},
    )  # fmt: skip
    written = json.loads(done.stdout)
    assert written, "the hook sees what is written"
    assert {Path(name).parent for name in written} == {tmp_path}
    assert {Path(name).suffix for name in written} == {".tmp"}, "only the file beside its place"
    assert [file.name for file in tmp_path.iterdir()] == ["a.xlsx"]
    assert target.read_bytes().startswith(b"\xd0\xcf\x11\xe0")


def test_what_was_exported_is_read_as_if_it_had_no_password(tmp_path: Path) -> None:
    plain, locked = tmp_path / "plain.xlsx", tmp_path / "locked.xlsx"
    write_exchange(everything(), plain)
    sha256 = write_exchange(everything(), locked, PASSWORD)
    one = read_workbook(plain, region_book())
    other = read_workbook(locked, region_book(), passwords=[PASSWORD])
    assert other.verdict is Verdict.ACCEPT
    assert (other.rows, other.edges, other.period) == (one.rows, one.edges, one.period)
    assert other.sha256 == sha256, "that of the file as it was received"
    assert other.sha256 != one.sha256


# What others make


@pytest.mark.parametrize(
    "kind",
    [
        Kind(),
        Kind("SHA1", "sha1", 128),
        Kind("SHA256", "sha256", 256),
        Kind("SHA384", "sha384", 192),
    ],
    ids=["Excel 2013", "Excel 2010", "SHA-256", "SHA-384"],
)
def test_workbooks_of_other_programs_are_opened(kind: Kind, tmp_path: Path) -> None:
    reading = read(tmp_path, encrypted(WORKBOOK, kind), PASSWORD)
    assert (reading.verdict, len(reading.rows)) == (Verdict.ACCEPT, len(AS_EXPORTED.rows))


def test_what_msoffcrypto_makes_is_opened(tmp_path: Path) -> None:
    made = io.BytesIO()
    OOXMLFile(io.BytesIO(WORKBOOK)).encrypt(PASSWORD, made)
    assert read(tmp_path, made.getvalue(), PASSWORD).verdict is Verdict.ACCEPT


def test_a_file_without_a_password_does_not_mind_one(tmp_path: Path) -> None:
    assert read(tmp_path, WORKBOOK, PASSWORD) == read(tmp_path, WORKBOOK)


# Passwords


def test_without_a_password_it_is_said_that_there_is_one(tmp_path: Path) -> None:
    reading = read(tmp_path, encrypted(WORKBOOK))
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, "file_encrypted")
    assert len(reading.sha256) == 64


def test_a_wrong_password_is_said_to_be_wrong(tmp_path: Path) -> None:
    assert read(tmp_path, encrypt(WORKBOOK, PASSWORD), "iets anders dan").reason == "password_wrong"


def test_several_passwords_are_tried_in_their_order() -> None:
    assert decrypted(SHORT, ["een", "twee", PASSWORD]) == ZIP


@pytest.mark.parametrize(
    "typed",
    ["café noir zee 3", unicodedata.normalize("NFD", "café noir zee 3"), " café noir zee 3\t"],
)
def test_a_password_is_known_as_a_mac_types_it_and_with_a_blank_behind_it(typed: str) -> None:
    assert decrypted(encrypted(ZIP, password="café noir zee 3"), [typed]) == ZIP


def test_capitals_count() -> None:
    assert code_of(SHORT, PASSWORD.upper()) == "password_wrong"


def test_a_reader_process_gets_the_password_and_no_command_line_shows_it(tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    path.write_bytes(encrypted(WORKBOOK))
    with ReaderPool(region_book(), workers=1, passwords=[PASSWORD]) as pool:
        (reading,) = pool.read_all([path])
        shown = [
            Path(f"/proc/{worker.process.pid}/{what}").read_bytes()
            for worker in pool._workers
            for what in ("cmdline", "environ")
            if sys.platform == "linux"
        ]
    assert reading.verdict is Verdict.ACCEPT
    assert not any(PASSWORD.encode() in text for text in shown)
    assert PASSWORD not in repr(reading)


# Files that were changed


def flipped(data: bytes, at: int) -> bytes:
    return data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


@pytest.mark.parametrize("at", [0, 7, 8, 100, -1])
def test_one_changed_bit_of_the_content_is_seen(at: int) -> None:
    made = parts(WORKBOOK)
    broken = made._replace(package=flipped(made.package, at % len(made.package)))
    assert code_of(broken.packed()) == "password_tampered"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("encryptedHmacKey", "password_tampered"),
        ("encryptedHmacValue", "password_tampered"),
        ("encryptedKeyValue", "password_tampered"),
        ("encryptedVerifierHashInput", "password_wrong"),
        ("encryptedVerifierHashValue", "password_wrong"),
    ],
)
def test_a_changed_value_of_the_protection_is_seen(name: str, code: str) -> None:
    made = parts(ZIP)
    other = parts(ZIP, Kind("SHA512", "sha512", 256, 11), "een ander woord")
    value = other.info.decode().split(f'{name}="')[1].split('"')[0]
    if name.startswith("encryptedHmac"):
        value = value[:5] + ("A" if value[5] != "A" else "B") + value[6:]
    assert code_of(made._replace(info=said(made.info, name, value)).packed()) == code


@settings(max_examples=150, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SHORT) - 1), st.integers(1, 255)), min_size=1, max_size=4)
)
def test_no_change_brings_the_reader_down_or_gets_other_content_in(
    changes: list[tuple[int, int]],
) -> None:
    data = bytearray(SHORT)
    for at, bits in changes:
        data[at] ^= bits
    try:
        plain = decrypted(bytes(data), [PASSWORD])
    except WorkbookRefusedError:
        return
    assert plain == ZIP


def test_a_file_cut_off_is_refused() -> None:
    for size in range(512, len(SHORT) - 512, 700):
        assert code_of(SHORT[:size]) != ""


def test_the_kit_of_these_tests_agrees_with_another_program() -> None:
    file = OOXMLFile(io.BytesIO(kit.encrypted(WORKBOOK)))
    file.load_key(PASSWORD, verify_password=True)
    plain = io.BytesIO()
    file.decrypt(plain, verify_integrity=True)
    assert plain.getvalue() == WORKBOOK
