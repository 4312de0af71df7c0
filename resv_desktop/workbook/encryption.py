"""Workbooks with a password, as Excel 2010 and later make them: AES, and a proof of being whole.

Opening is done here rather than by msoffcrypto-tool: it reads the container within our limits,
knows what a password costs before it is tried, derives the key once instead of twice, and takes
the shorter hashes of Excel 2010 as well. Making one uses that library's container and its cipher,
with a key of our own: 256 random bits, where it draws 128 and fills up.
Format: [MS-OFFCRYPTO] 2.3.4. The plain workbook is in memory only, never in a file.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import struct
import unicodedata
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import TYPE_CHECKING

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.encryption_info import BLOCK, Cipher, Protection, parse_protection
from resv_desktop.workbook.foreign.ole import read_streams
from resv_desktop.workbook.intake import Taken, is_encrypted

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers import Cipher as AnyCipher
    from cryptography.hazmat.primitives.ciphers.modes import CBC

    Engine = AnyCipher[CBC]

INFO, PACKAGE = "EncryptionInfo", "EncryptedPackage"
SPIN = 100_000
"""Times a password is hashed in what we make, as Excel does; a fifth of a second."""
_SEGMENT = 4096
_SALT = 16
_VERIFIER, _VERIFIER_HASH, _KEY_VALUE, _HMAC_KEY, _HMAC_VALUE = (
    bytes.fromhex(block)
    for block in (
        "fea7d2763b4b9e79", "d7aa0f6d3061344e", "146e0be7abacd0d6",
        "5fb2ad010cb9e1f6", "a0677f02b22c8433",
    )
)  # fmt: skip
"""What is hashed along for each use of a key ([MS-OFFCRYPTO] 2.3.4.11 to 2.3.4.14)."""


# Opening


def opened_by(taken: Taken, passwords: Sequence[str]) -> Taken:
    """Return ``taken`` with its plain bytes; a file that has no password is returned as it is.

    The SHA-256 stays that of the file as it was received: that is what its sender can check.

    Raises:
        WorkbookRefusedError: ``file_encrypted`` without ``passwords``, ``password_wrong`` when
            none of them fits, ``password_tampered`` when one fits a file that was changed,
            ``password_no_workbook``, ``file_rights_managed``, and those of
            :func:`.encryption_info.parse_protection`.
    """
    if not is_encrypted(taken.data):
        return taken
    if not passwords:
        _look_ahead(taken.data)
        raise WorkbookRefusedError("file_encrypted")
    plain = decrypted(taken.data, passwords)
    if not plain.startswith(b"PK\x03\x04"):
        raise WorkbookRefusedError("password_no_workbook")
    return Taken(taken.name, plain, taken.sha256)


def decrypted(data: bytes, passwords: Sequence[str]) -> bytes:
    """Return what a file with a password holds, by the first of ``passwords`` that fits.

    Raises:
        WorkbookRefusedError: as :func:`opened_by`.
    """
    streams = _streams(data)
    protection = parse_protection(streams[INFO])
    key = next(filter(None, (_key_by(protection, one) for one in _forms(passwords))), None)
    if key is None:
        raise WorkbookRefusedError("password_wrong")
    package = streams.get(PACKAGE, b"")
    if not _is_whole(protection, key, package):
        raise WorkbookRefusedError("password_tampered")
    return _unpacked(protection.package, key, package)


def _streams(data: bytes) -> dict[str, bytes]:
    streams = read_streams(data, frozenset({INFO, PACKAGE}))
    if INFO not in streams:
        raise WorkbookRefusedError("file_rights_managed")
    return streams


def _look_ahead(data: bytes) -> None:
    """Refuse at once what no password would open; what is odd otherwise is for when one is given.

    Raises:
        WorkbookRefusedError: ``password_old_kind``, ``password_unknown_kind``, ``password_spin``,
            ``file_rights_managed``.
    """
    try:
        parse_protection(_streams(data)[INFO])
    except WorkbookRefusedError as refusal:
        if refusal.code in HOPELESS:
            raise


HOPELESS = frozenset(
    {"password_old_kind", "password_unknown_kind", "password_spin", "file_rights_managed"}
)
"""Refusals that no password helps against."""


def _forms(passwords: Sequence[str]) -> Iterator[str]:
    """Yield each password as it was typed, then composed (é as one sign) and without outer blanks.

    A Mac may hand over é as two signs; what is pasted often has a blank at its end.
    """
    forms = [form(one) for one in passwords for form in (str, _composed, str.strip)]
    yield from dict.fromkeys(filter(None, forms))


def _composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def _key_by(protection: Protection, password: str) -> bytes | None:
    """Return the key of the package when ``password`` fits."""
    cipher = protection.key
    hashed = _hashed_often(cipher, password, protection.spin)
    verifier = _plain(protection.verifier, _key(cipher, hashed, _VERIFIER), _iv(cipher))
    meant = _plain(protection.verifier_hash, _key(cipher, hashed, _VERIFIER_HASH), _iv(cipher))
    made = hashlib.new(cipher.hash, verifier).digest()
    if not hmac.compare_digest(made, meant[: len(made)]):
        return None
    value = _plain(protection.key_value, _key(cipher, hashed, _KEY_VALUE), _iv(cipher))
    return _filled(value, protection.package.key_bits // 8)


def _is_whole(protection: Protection, key: bytes, package: bytes) -> bool:
    """Whether ``package`` is what was encrypted, every byte of it."""
    cipher = protection.package
    size = hashlib.new(cipher.hash).digest_size
    hmac_key = _plain(protection.hmac_key, key, _iv(cipher, _HMAC_KEY))[:size]
    meant = _plain(protection.hmac_value, key, _iv(cipher, _HMAC_VALUE))[:size]
    return hmac.compare_digest(hmac.digest(hmac_key, package, cipher.hash), meant)


def _unpacked(cipher: Cipher, key: bytes, package: bytes) -> bytes:
    """Return the content of a package that was proved whole.

    Raises:
        WorkbookRefusedError: ``password_damaged`` when it says to be longer than it is.
    """
    size = int.from_bytes(package[:8], "little")
    content = package[8:]
    if len(package) < 8 or size > len(content) or len(content) % BLOCK:
        raise WorkbookRefusedError("password_damaged")
    parts = (content[at : at + _SEGMENT] for at in range(0, len(content), _SEGMENT))
    plain = (
        _plain(part, key, _iv(cipher, struct.pack("<I", nth))) for nth, part in enumerate(parts)
    )
    return b"".join(plain)[:size]


# Making one


def encrypt(content: bytes, password: str) -> bytes:
    """Return a workbook with a password; the bytes differ each time, by what is drawn for it.

    ``content`` has more than 4,096 bytes, as every workbook of ours has: the library goes wrong on
    less. Whoever saves it opens it again first.
    """
    from msoffcrypto.method.container.ecma376_encrypted import (  # type: ignore[import-untyped]
        ECMA376Encrypted,
    )
    from msoffcrypto.method.ecma376_agile import (  # type: ignore[import-untyped]
        ECMA376Agile,
        ECMA376AgileEncryptionInfo,
    )

    info = ECMA376AgileEncryptionInfo()
    info.spinCount = SPIN
    cipher, package = (Cipher("sha512", 256, secrets.token_bytes(_SALT)) for _ in range(2))
    info.encryptedKey.saltValue, info.keyData.saltValue = cipher.salt, package.salt
    key, verifier = secrets.token_bytes(32), secrets.token_bytes(_SALT)
    hashed = _hashed_often(cipher, _composed(password), SPIN)
    proof = hashlib.sha512(verifier).digest()
    info.encryptedVerifierHashInput = _secret(verifier, cipher, hashed, _VERIFIER)
    info.encryptedVerifierHashValue = _secret(proof, cipher, hashed, _VERIFIER_HASH)
    info.encryptedKeyValue = _secret(key, cipher, hashed, _KEY_VALUE)
    data = ECMA376Agile.encrypt_payload(BytesIO(content), info.encryptedKey, key, package.salt)
    made = BytesIO()
    about = ECMA376Agile.get_encryption_information(info, data, key)
    ECMA376Encrypted(data, about).write_to(made)
    return made.getvalue()


# What both rest on


def _hashed_often(cipher: Cipher, password: str, spin: int) -> bytes:
    new = getattr(hashlib, cipher.hash)
    hashed = bytes(new(cipher.salt + password.encode("utf-16-le", "surrogatepass")).digest())
    pack = struct.Struct("<I").pack
    for nth in range(spin):
        hashed = new(pack(nth) + hashed).digest()
    return hashed


def _key(cipher: Cipher, hashed: bytes, use: bytes) -> bytes:
    return _filled(hashlib.new(cipher.hash, hashed + use).digest(), cipher.key_bits // 8)


def _iv(cipher: Cipher, use: bytes = b"") -> bytes:
    return _filled(
        hashlib.new(cipher.hash, cipher.salt + use).digest() if use else cipher.salt, BLOCK
    )


def _filled(data: bytes, size: int) -> bytes:
    return data[:size].ljust(size, b"\x36")


def _plain(data: bytes, key: bytes, iv: bytes) -> bytes:
    engine = _aes(key, iv).decryptor()
    return bytes(engine.update(data) + engine.finalize())


def _secret(data: bytes, cipher: Cipher, hashed: bytes, use: bytes) -> bytes:
    engine = _aes(_key(cipher, hashed, use), _iv(cipher)).encryptor()
    return bytes(engine.update(data) + engine.finalize())


def _aes(key: bytes, iv: bytes) -> Engine:
    # Imported here: most workbooks have no password, and readers must start fast.
    from cryptography.hazmat.primitives import ciphers
    from cryptography.hazmat.primitives.ciphers import algorithms, modes

    return ciphers.Cipher(algorithms.AES(key), modes.CBC(iv))
