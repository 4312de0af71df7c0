"""Workbooks with a password that are meant to do harm, outside or inside."""

from __future__ import annotations

import random
import struct
from collections.abc import Callable
from pathlib import Path

import pytest
from workbook.encryption_kit import PASSWORD, WORKBOOK, ZIP, code_of, encrypted, parts, read, said
from workbook.reader_kit import packed

from resv_desktop.workbook import encryption
from resv_desktop.workbook.encryption_info import MAX_SPIN
from resv_desktop.workbook.foreign.ole import write_streams
from resv_desktop.workbook.reading import Verdict

# Files meant to do harm


def with_info(change: Callable[[bytes], bytes]) -> bytes:
    made = parts(ZIP)
    return made._replace(info=change(made.info)).packed()


def head(major: int, minor: int) -> Callable[[bytes], bytes]:
    return lambda info: struct.pack("<HHI", major, minor, 0x24) + info[8:]


def without(text: str) -> Callable[[bytes], bytes]:
    def change(info: bytes) -> bytes:
        assert text.encode() in info
        return info.replace(text.encode(), b"x-" + text.encode()[2:])

    return change


BOMB = '<!DOCTYPE e [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><encryption'


def spun(spin: str) -> Callable[[], bytes]:
    return lambda: with_info(lambda info: said(info, "spinCount", spin))


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    f"spin count {spin[:12]}": (spun(spin), code)
    for spin, code in {
        str(MAX_SPIN + 1): "password_spin",
        "10000000": "password_spin",
        "4294967295": "password_spin",
        "9" * 4000: "password_spin",
        "-1": "password_damaged",
        "1e9": "password_damaged",
        "٣": "password_damaged",
        "": "password_damaged",
    }.items()
} | {
    "entities that grow": (
        lambda: with_info(lambda i: i.replace(b"<encryption", BOMB.encode())), "password_damaged"),
    "an outside entity": (
        lambda: with_info(lambda i: i.replace(
            b"<encryption", b'<!DOCTYPE e SYSTEM "file:///etc/passwd"><encryption')),
        "password_damaged"),
    "no xml": (lambda: with_info(lambda i: i[:8] + b"hallo"), "password_damaged"),
    "xml cut off": (lambda: with_info(lambda i: i.rstrip()[:-40]), "password_damaged"),
    "nothing behind the version": (lambda: with_info(lambda i: i[:4]), "password_damaged"),
    "no keyData": (lambda: with_info(without("<keyData")), "password_damaged"),
    "no dataIntegrity": (
        lambda: with_info(lambda i: i.replace(b"<dataIntegrity", b"<dataOther")),
        "password_damaged"),
    "no password among the keys": (
        lambda: with_info(lambda i: i.replace(b"p:encryptedKey", b"p:certificate")),
        "password_unknown_kind"),
    "a cipher of another kind": (
        lambda: with_info(lambda i: said(i, "cipherAlgorithm", "RC2")), "password_unknown_kind"),
    "another way of chaining": (
        lambda: with_info(lambda i: said(i, "cipherChaining", "ChainingModeCFB")),
        "password_unknown_kind"),
    "a hash of another kind": (
        lambda: with_info(lambda i: said(i, "hashAlgorithm", "shake_128")),
        "password_unknown_kind"),
    "a key of no bits": (
        lambda: with_info(lambda i: said(i, "keyBits", "0")), "password_unknown_kind"),
    "a key of a billion bits": (
        lambda: with_info(lambda i: said(i, "keyBits", "9999999999")), "password_unknown_kind"),
    "a block of no bytes": (
        lambda: with_info(lambda i: said(i, "blockSize", "0", nth=0)), "password_unknown_kind"),
    "no salt": (lambda: with_info(lambda i: said(i, "saltValue", "")), "password_damaged"),
    "a salt that is no base64": (
        lambda: with_info(lambda i: said(i, "saltValue", "!!!!")), "password_damaged"),
    "a value of 9,000 bytes": (
        lambda: with_info(lambda i: said(i, "encryptedKeyValue", "A" * 12_000)),
        "password_damaged"),
    "half a block": (
        lambda: with_info(lambda i: said(i, "encryptedKeyValue", "AAAA")), "password_damaged"),
    "an empty proof": (
        lambda: with_info(lambda i: said(i, "encryptedHmacValue", "")), "password_damaged"),
    "a description of a megabyte": (
        lambda: with_info(lambda i: i + b" " * 1_000_000), "password_damaged"),
    "ten thousand elements deep": (
        lambda: with_info(lambda i: i.replace(b"<keyEncryptors>", b"<a>" * 10_000, 1)),
        "password_damaged"),
    "Excel 2007": (lambda: with_info(head(3, 2)), "password_old_kind"),
    "Excel 2007 with a later version": (lambda: with_info(head(4, 2)), "password_old_kind"),
    "a kind for extensions": (lambda: with_info(head(4, 3)), "password_unknown_kind"),
    "a version that is not there": (lambda: with_info(head(9, 9)), "password_unknown_kind"),
    "rights instead of a password": (
        lambda: write_streams({"DataSpaceMap": b"x", "EncryptedPackage": bytes(5000)}),
        "file_rights_managed"),
    "no content": (
        lambda: write_streams({"EncryptionInfo": parts(ZIP).info, "EncryptedPackage2": b"x"}),
        "password_tampered"),
    "says to be longer than it is": (
        lambda: parts(ZIP, repack=lambda p: struct.pack("<Q", 2**62) + p[8:]).packed(),
        "password_damaged"),
    "no whole blocks": (lambda: parts(ZIP, repack=lambda p: p[:-3]).packed(), "password_damaged"),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_file_gets_a_sentence_before_any_key_is_made(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    make, code = HOSTILE[name]
    data = make()
    rounds: list[int] = []
    hashed = encryption._hashed_often
    monkeypatch.setattr(
        encryption, "_hashed_often", lambda c, p, spin: rounds.append(spin) or hashed(c, p, spin)
    )
    reading = read(tmp_path, data, PASSWORD)
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, code)
    assert reading.rows == ()
    assert all(spin <= 10 for spin in rounds)


@pytest.mark.parametrize(
    "name", ["spin count 4294967295", "Excel 2007", "a version that is not there"]
)
def test_nobody_is_asked_for_a_password_that_cannot_help(name: str, tmp_path: Path) -> None:
    make, code = HOSTILE[name]
    assert read(tmp_path, make()).reason == code


def test_the_most_rounds_that_are_allowed_are_done(monkeypatch: pytest.MonkeyPatch) -> None:
    rounds: list[int] = []
    monkeypatch.setattr(
        encryption, "_hashed_often", lambda _c, _p, spin: rounds.append(spin) or bytes(64)
    )
    assert code_of(with_info(lambda i: said(i, "spinCount", str(MAX_SPIN)))) == "password_wrong"
    assert rounds == [MAX_SPIN]


# What is inside is guarded as well

LONG = random.Random(5).randbytes(9_000)
INSIDE: dict[str, tuple[bytes, str]] = {
    "a text": (b"Beste collega,\n\nhierbij de lijst.\n" * 200, "password_no_workbook"),
    "zeros": (bytes(9_000), "password_no_workbook"),
    "another file with a password": (encrypted(WORKBOOK), "password_no_workbook"),
    "a letter": (packed({"[Content_Types].xml": "x", "word/document.xml": LONG}), "file_word"),
    "an archive": (ZIP, "file_archive"),
    "a bomb": (
        packed({"[Content_Types].xml": "x", "xl/a.xml": bytes(50_000_000)}),
        "hostile_ratio",
    ),
    "half a workbook": (WORKBOOK[: len(WORKBOOK) // 2], "file_cut_off"),
}


@pytest.mark.parametrize("name", INSIDE)
def test_what_is_inside_passes_the_same_guard(name: str, tmp_path: Path) -> None:
    inside, code = INSIDE[name]
    reading = read(tmp_path, encrypted(inside), PASSWORD)
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, code)
