"""A copy of the log that may lie on a stick: encrypted with a passphrase, and whole or refused.

The form of a file, all numbers big-endian:

======  ======================================================================================
bytes   what
======  ======================================================================================
8       ``RESVKLS`` and the number of the form, 1
1, 1, 1 scrypt: logarithm of N, r, p (RFC 7914)
16      salt of the passphrase, the same for all files of one place
32      salt of this file
16      check: tells a wrong passphrase from a changed file
8       bytes of the copy that is inside
rest    pieces of 64 KiB, each encrypted with AES-256-GCM and 16 bytes longer by its tag
======  ======================================================================================

Keys: ``scrypt(passphrase, salt of the passphrase)`` is the secret of the place; HKDF-SHA256 of
that secret and the salt of the file is the key of the file. A nonce is the number of the piece
(11 bytes) and one byte that says whether it is the last (the STREAM construction of Hoang,
Reyhanitabar, Rogaway and Vizár, 2015), so pieces cannot be left out, doubled or put in another
order. The head is associated data of each piece: no byte of it can be changed unnoticed.
"""

from __future__ import annotations

import hashlib
import hmac
import os
import struct
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt

from resv_desktop.domain.errors import StoreError
from resv_desktop.paths import read_plain
from resv_desktop.store.backup import discard, force_to_disk, put_in_place
from resv_desktop.store.faults import file_fault

SUFFIX = ".resvkluis"
LEAST_LETTERS = 12
"""A passphrase is chosen once and guessed at leisure by who finds the stick."""

_MAGIC = b"RESVKLS\x01"
_HEAD = struct.Struct(">8s3B16s32s16sQ")
_PIECE = 1 << 16
_TAG = 16
_LOG_N, _R, _P = 17, 8, 1
"""128 MB and some tenths of a second for each guess; what OWASP advises for scrypt (2024)."""
_LOG_N_SEEN, _R_SEEN, _P_SEEN = range(14, 20), range(1, 17), range(1, 5)
_MOST_MEMORY = 512 << 20
"""What a file may ask of this computer before we know who made it."""
_MOST_BYTES = 1 << 40


@dataclass(frozen=True, slots=True)
class Cost:
    """How dear each guess at a passphrase is: the parameters of scrypt."""

    log_n: int = _LOG_N
    r: int = _R
    p: int = _P

    @property
    def memory(self) -> int:
        """Bytes of memory that one derivation takes."""
        return 128 * self.r << self.log_n

    @property
    def is_sane(self) -> bool:
        """Whether these figures are neither dear beyond reason nor next to nothing."""
        known = self.log_n in _LOG_N_SEEN and self.r in _R_SEEN and self.p in _P_SEEN
        return known and self.memory <= _MOST_MEMORY


@dataclass(frozen=True, slots=True)
class Key:
    """The secret of one place, derived from its passphrase, which is not in it."""

    salt: bytes
    secret: bytes
    cost: Cost = Cost()

    def __repr__(self) -> str:
        return "Key(...)"  # a log must never show it


@dataclass(frozen=True, slots=True)
class _Head:
    raw: bytes
    cost: Cost
    salt: bytes
    file_salt: bytes
    check: bytes
    size: int


def derive_key(passphrase: str, salt: bytes | None = None, cost: Cost | None = None) -> Key:
    """Return the key that belongs to a passphrase; takes some tenths of a second, on purpose.

    Spaces around it do not count, and letters with accents are one however they were typed.

    Raises:
        StoreError: ``vault_passphrase_short`` for a new place (without ``salt``).
    """
    text = unicodedata.normalize("NFC", passphrase).strip()
    if salt is None and len(text) < LEAST_LETTERS:
        raise StoreError("vault_passphrase_short", least=LEAST_LETTERS)
    salt, cost = salt or os.urandom(16), cost or Cost()
    scrypt = Scrypt(salt=salt, length=32, n=1 << cost.log_n, r=cost.r, p=cost.p)
    return Key(salt, scrypt.derive(text.encode("utf-8", "replace")), cost)


def is_vault(path: Path) -> bool:
    """Say whether a file looks like an encrypted copy, by its first bytes."""
    try:
        return read_plain(path, len(_MAGIC))[: len(_MAGIC) - 1] == _MAGIC[:-1]
    except OSError:
        return False


def key_for(path: Path, passphrase: str) -> Key:
    """Return the key of an encrypted copy, once the passphrase proved to be the right one.

    Raises:
        StoreError: ``vault_passphrase``, ``vault_form``, ``vault_cost``, ``vault_unreadable``.
    """
    head = _head_of(path)
    key = derive_key(passphrase, head.salt, head.cost)
    if not _fits(key, head):
        raise StoreError("vault_passphrase", path=str(path))
    return key


def belongs(path: Path, key: Key) -> bool:
    """Say whether ``key`` opens the file.

    Raises:
        StoreError: ``vault_form``, ``vault_cost``, ``vault_unreadable``.
    """
    return _fits(key, _head_of(path))


def seal(source: Path, target: Path, key: Key) -> None:
    """Encrypt ``source`` into ``target``, which has its name only once it was read back as meant.

    Raises:
        StoreError: ``disk_full`` or ``backup_failed``; ``target`` is then as it was.
    """
    written = target.with_name(f".{target.name}.tmp")
    try:
        meant = _write(source, written, key)
        force_to_disk(written)
        if _digest(_pieces(written, key)) != meant:
            raise StoreError("vault_changed", path=str(written))
        put_in_place(written, target)
        force_to_disk(target.parent)
    except OSError as error:
        raise file_fault(error, target, "backup_failed") from error
    finally:
        discard(written)


def unseal(source: Path, target: Path, key: Key) -> None:
    """Decrypt ``source`` into ``target``; it is there whole or not at all.

    Raises:
        StoreError: ``vault_passphrase``, ``vault_cut_off``, ``vault_changed``, ``vault_form``,
            ``vault_cost``, ``vault_unreadable``; ``disk_full`` or ``restore_failed`` for the
            target.
    """
    try:
        with target.open("xb") as file:
            for piece in _pieces(source, key):
                file.write(piece)
        force_to_disk(target)
    except OSError as error:
        discard(target)
        raise file_fault(error, target, "restore_failed") from error
    except BaseException:
        discard(target)
        raise


def _write(source: Path, target: Path, key: Key) -> bytes:
    """Encrypt and return the digest of what went in."""
    file_salt, size = os.urandom(32), source.stat().st_size
    numbers = (key.cost.log_n, key.cost.r, key.cost.p)
    raw = _HEAD.pack(_MAGIC, *numbers, key.salt, file_salt, _check(key, file_salt), size)
    cipher, digest, left = AESGCM(_file_key(key, file_salt)), hashlib.sha256(), size
    with source.open("rb") as file, target.open("wb") as out:
        out.write(raw)
        for number in range(_pieces_in(size)):
            piece = file.read(min(_PIECE, left))
            left -= len(piece)
            digest.update(piece)
            out.write(cipher.encrypt(_nonce(number, last=left == 0), piece, raw))
    if left:
        raise OSError("the copy became shorter while it was read")
    return digest.digest()


def _pieces(path: Path, key: Key) -> Iterator[bytes]:
    """Yield what is inside, piece by piece, each proved genuine before it is handed out."""
    try:
        with path.open("rb") as file:
            yield from _decrypted(file, path, key)
    except OSError as error:
        raise StoreError("vault_unreadable", path=str(path), detail=error.strerror) from error


def _decrypted(file: BinaryIO, path: Path, key: Key) -> Iterator[bytes]:
    head = _read_head(file, path)
    if not _fits(key, head):
        raise StoreError("vault_passphrase", path=str(path))
    _check_length(path, head)
    cipher, left = AESGCM(_file_key(key, head.file_salt)), head.size
    for number in range(_pieces_in(head.size)):
        length = min(_PIECE, left)
        left -= length
        try:
            sealed = file.read(length + _TAG)
            yield cipher.decrypt(_nonce(number, last=left == 0), sealed, head.raw)
        except InvalidTag:
            raise StoreError("vault_changed", path=str(path)) from None


def _check_length(path: Path, head: _Head) -> None:
    meant = _HEAD.size + head.size + _TAG * _pieces_in(head.size)
    found = path.stat().st_size
    if found < meant:
        raise StoreError("vault_cut_off", path=str(path))
    if found > meant:
        raise StoreError("vault_changed", path=str(path))


def _head_of(path: Path) -> _Head:
    try:
        with path.open("rb") as file:
            return _read_head(file, path)
    except OSError as error:
        raise StoreError("vault_unreadable", path=str(path), detail=error.strerror) from error


def _read_head(file: BinaryIO, path: Path) -> _Head:
    raw = file.read(_HEAD.size)
    if raw[: len(_MAGIC) - 1] != _MAGIC[:-1]:
        raise StoreError("vault_form", path=str(path))
    if len(raw) < _HEAD.size:
        raise StoreError("vault_cut_off", path=str(path))
    magic, log_n, r, p, salt, file_salt, check, size = _HEAD.unpack(raw)
    if magic != _MAGIC:
        raise StoreError("vault_newer", path=str(path))
    cost = Cost(log_n, r, p)
    if not cost.is_sane:
        raise StoreError("vault_cost", path=str(path))
    if size > _MOST_BYTES:
        raise StoreError("vault_changed", path=str(path))
    return _Head(raw, cost, salt, file_salt, check, size)


def _pieces_in(size: int) -> int:
    return max(1, -(-size // _PIECE))


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _fits(key: Key, head: _Head) -> bool:
    return hmac.compare_digest(_check(key, head.file_salt), head.check)


def _check(key: Key, file_salt: bytes) -> bytes:
    return _expand(key, file_salt, b"RESV Desktop vault 1 check", 16)


def _file_key(key: Key, file_salt: bytes) -> bytes:
    return _expand(key, file_salt, b"RESV Desktop vault 1 file", 32)


def _expand(key: Key, salt: bytes, purpose: bytes, length: int) -> bytes:
    return HKDF(algorithm=SHA256(), length=length, salt=salt, info=purpose).derive(key.secret)


def _digest(pieces: Iterator[bytes]) -> bytes:
    digest = hashlib.sha256()
    for piece in pieces:
        digest.update(piece)
    return digest.digest()
