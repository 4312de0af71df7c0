"""Workbooks with a password as others make them, or as somebody who means harm would.

Written for the tests alone and from the specification ([MS-OFFCRYPTO] 2.3.4), so that it and the
program can disagree.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import re
import struct
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from workbook.exchange_sample import everything
from workbook.reader_kit import content, packed, region_book

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.encryption import decrypted
from resv_desktop.workbook.foreign.ole import write_streams
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading

PASSWORD = "fiets lamp zee 3"
HEAD = struct.pack("<HHI", 4, 4, 0x40)
SALT, OTHER_SALT = bytes(range(16)), bytes(range(16, 32))
_USES = {
    "verifier": "fea7d2763b4b9e79", "hash": "d7aa0f6d3061344e", "key": "146e0be7abacd0d6",
    "hmac_key": "5fb2ad010cb9e1f6", "hmac": "a0677f02b22c8433",
}  # fmt: skip
USE = {name: bytes.fromhex(block) for name, block in _USES.items()}
XML = """<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<encryption xmlns="http://schemas.microsoft.com/office/2006/encryption"
 xmlns:p="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<keyData saltSize="16" blockSize="16" keyBits="{bits}" hashSize="{size}" cipherAlgorithm="AES"
 cipherChaining="ChainingModeCBC" hashAlgorithm="{name}" saltValue="{salt}"/>
<dataIntegrity encryptedHmacKey="{hmac_key}" encryptedHmacValue="{hmac}"/>
<keyEncryptors><keyEncryptor uri="http://schemas.microsoft.com/office/2006/keyEncryptor/password">
<p:encryptedKey spinCount="{spin}" saltSize="16" blockSize="16" keyBits="{bits}" hashSize="{size}"
 cipherAlgorithm="AES" cipherChaining="ChainingModeCBC" hashAlgorithm="{name}"
 saltValue="{other_salt}" encryptedVerifierHashInput="{verifier}"
 encryptedVerifierHashValue="{hash}" encryptedKeyValue="{key}"/>
</keyEncryptor></keyEncryptors></encryption>"""

Change = Callable[[bytes], bytes]


class Kind(NamedTuple):
    """How a program encrypts: the hash by its name in the file and in hashlib, bits, rounds."""

    name: str = "SHA512"
    hash: str = "sha512"
    bits: int = 256
    spin: int = 10


USUAL = Kind()


class Parts(NamedTuple):
    """The two streams of a file with a password."""

    info: bytes
    package: bytes

    def packed(self) -> bytes:
        return write_streams({"EncryptionInfo": self.info, "EncryptedPackage": self.package})


def encrypted(content: bytes, kind: Kind = USUAL, password: str = PASSWORD) -> bytes:
    """A file with a password, the same bytes each time."""
    return parts(content, kind, password).packed()


def parts(
    content: bytes,
    kind: Kind = USUAL,
    password: str = PASSWORD,
    repack: Change = lambda package: package,
) -> Parts:
    """The streams of a file; ``repack`` changes the package before the proof is made of it."""
    key = bytes(range(100, 100 + kind.bits // 8))
    package = repack(_package(content, kind, key))
    size = hashlib.new(kind.hash).digest_size
    secret = bytes(range(size))
    proof = hmac.digest(secret, package, kind.hash)
    hashed = hashlib.new(kind.hash, OTHER_SALT + password.encode("utf-16-le")).digest()
    for nth in range(kind.spin):
        hashed = hashlib.new(kind.hash, struct.pack("<I", nth) + hashed).digest()
    verifier = b"0123456789abcdef"
    values = {
        "verifier": _under(kind, hashed, "verifier", verifier),
        "hash": _under(kind, hashed, "hash", hashlib.new(kind.hash, verifier).digest()),
        "key": _under(kind, hashed, "key", key),
        "hmac_key": _aes(
            key, _cut(hashlib.new(kind.hash, SALT + USE["hmac_key"]).digest()), secret
        ),
        "hmac": _aes(key, _cut(hashlib.new(kind.hash, SALT + USE["hmac"]).digest()), proof),
        "salt": SALT,
        "other_salt": OTHER_SALT,
    }
    coded = {name: base64.b64encode(value).decode() for name, value in values.items()}
    about = XML.format(bits=kind.bits, size=size, name=kind.name, spin=kind.spin, **coded)
    return Parts(HEAD + about.encode().ljust(4096), package)


def said(info: bytes, name: str, value: str, nth: int = -1) -> bytes:
    """``info`` in which one attribute says something else; the last one of that name."""
    places = list(re.finditer(rf'\b{name}="([^"]*)"', info.decode()))
    start, end = places[nth].span(1)
    text = info.decode()
    return (text[:start] + value + text[end:]).encode()


def _package(content: bytes, kind: Kind, key: bytes) -> bytes:
    made = struct.pack("<Q", len(content))
    for nth, at in enumerate(range(0, len(content), 4096)):
        iv = _cut(hashlib.new(kind.hash, SALT + struct.pack("<I", nth)).digest())
        made += _aes(key, iv, content[at : at + 4096])
    return made


def _under(kind: Kind, hashed: bytes, use: str, value: bytes) -> bytes:
    key = hashlib.new(kind.hash, hashed + USE[use]).digest()
    return _aes(_cut(key, kind.bits // 8), OTHER_SALT, value)


def _cut(data: bytes, size: int = 16) -> bytes:
    return data[:size].ljust(size, b"6")


def _aes(key: bytes, iv: bytes, data: bytes) -> bytes:
    engine = Cipher(algorithms.AES(key), modes.CBC(iv)).encryptor()
    return engine.update(data + bytes(-len(data) % 16)) + engine.finalize()


WORKBOOK = content(everything())
ZIP = packed({"a.bin": random.Random(4).randbytes(5_000)})


def read(tmp_path: Path, data: bytes, *passwords: str) -> FileReading:
    """The reading of a delivery that is opened with these passwords."""
    path = tmp_path / "aanlevering.xlsx"
    path.write_bytes(data)
    return read_workbook(path, region_book(), passwords=passwords)


def code_of(data: bytes, *passwords: str) -> str:
    """Why it is not opened, with the password it has unless another is given; empty if it is."""
    try:
        decrypted(data, passwords or (PASSWORD,))
    except WorkbookRefusedError as refusal:
        return refusal.code
    return ""
