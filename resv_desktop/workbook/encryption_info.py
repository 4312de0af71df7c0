"""What a workbook with a password says of its own protection, read within limits.

This part is not protected: whoever made the file wrote what stands here, and how much work the
password costs to try. So all of it is checked before any of it is used.
Format: [MS-OFFCRYPTO] 2.3.4.10.
"""

from __future__ import annotations

import base64
import binascii
import re
import struct
from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.etree.ElementTree import Element, ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from resv_desktop.domain.errors import WorkbookRefusedError

MAX_SPIN = 1_000_000
"""Times the password is hashed; Office and LibreOffice write 100,000. More is an attack on time."""
MAX_INFO = 100_000
"""Bytes of the description; Office writes some 1,500."""
BLOCK = 16
HASHES = {"SHA1": "sha1", "SHA256": "sha256", "SHA384": "sha384", "SHA512": "sha512"}
"""Names of hashes in a workbook, with their names in :mod:`hashlib`."""
_KEY_BITS = frozenset({128, 192, 256})
_MAX_VALUE = 1_024
"""Bytes of one value; the longest that is used has 64."""
_ENCRYPTION = "{http://schemas.microsoft.com/office/2006/encryption}"
_BY_PASSWORD = "{http://schemas.microsoft.com/office/2006/keyEncryptor/password}encryptedKey"


@dataclass(frozen=True, slots=True)
class Cipher:
    """How something is encrypted: AES in CBC mode, with a key of so many bits."""

    hash: str
    key_bits: int
    salt: bytes


@dataclass(frozen=True, slots=True)
class Protection:
    """What is needed to try a password on a workbook and to prove that nobody changed it."""

    package: Cipher
    key: Cipher
    spin: int
    verifier: bytes = field(repr=False)
    verifier_hash: bytes = field(repr=False)
    key_value: bytes = field(repr=False)
    hmac_key: bytes = field(repr=False)
    hmac_value: bytes = field(repr=False)


def parse_protection(data: bytes) -> Protection:
    """Return what the stream ``EncryptionInfo`` says.

    Raises:
        WorkbookRefusedError: ``password_old_kind`` (Office 2007 and before: no proof that nobody
            changed the file), ``password_unknown_kind``, ``password_spin`` (more hashing than
            :data:`MAX_SPIN`), ``password_damaged``.
    """
    data = data.rstrip(b"\0")  # some programs make a short stream long with zeros
    if not 8 <= len(data) <= MAX_INFO:
        raise _damaged()
    major, minor = struct.unpack_from("<HH", data)
    if minor == 2 and major in (2, 3, 4):
        raise WorkbookRefusedError("password_old_kind")
    if (major, minor) != (4, 4):
        raise WorkbookRefusedError("password_unknown_kind")
    try:
        return _protection(fromstring(data[8:], forbid_dtd=True))
    except (ParseError, DefusedXmlException, ValueError, LookupError) as error:
        raise _damaged() from error


def _damaged() -> WorkbookRefusedError:
    return WorkbookRefusedError("password_damaged")


def _protection(root: Element) -> Protection:
    package = _first(root, f"{_ENCRYPTION}keyData")
    proof = _first(root, f"{_ENCRYPTION}dataIntegrity")
    key = next(root.iter(_BY_PASSWORD), None)
    if key is None:
        raise WorkbookRefusedError("password_unknown_kind")  # by a certificate, for instance
    return Protection(
        package=_cipher(package.attrib),
        key=_cipher(key.attrib),
        spin=_spin(key.attrib),
        verifier=_value(key.attrib, "encryptedVerifierHashInput"),
        verifier_hash=_value(key.attrib, "encryptedVerifierHashValue"),
        key_value=_value(key.attrib, "encryptedKeyValue"),
        hmac_key=_value(proof.attrib, "encryptedHmacKey"),
        hmac_value=_value(proof.attrib, "encryptedHmacValue"),
    )


def _first(root: Element, name: str) -> Element:
    found = root.find(name)
    if found is None:
        raise _damaged()
    return found


def _cipher(attributes: Mapping[str, str]) -> Cipher:
    known = (
        attributes["cipherAlgorithm"] == "AES"
        and attributes["cipherChaining"] == "ChainingModeCBC"
        and attributes["hashAlgorithm"] in HASHES
        and attributes["blockSize"] == str(BLOCK)
    )
    bits = _number(attributes["keyBits"])
    if not known or bits not in _KEY_BITS:
        raise WorkbookRefusedError("password_unknown_kind")
    salt = _bytes(attributes["saltValue"])
    if not salt:
        raise _damaged()
    return Cipher(HASHES[attributes["hashAlgorithm"]], bits, salt)


def _spin(attributes: Mapping[str, str]) -> int:
    spin = _number(attributes["spinCount"])
    if spin > MAX_SPIN:
        raise WorkbookRefusedError("password_spin", most=MAX_SPIN)
    return spin


def _number(text: str) -> int:
    """Return a whole number; one with more digits than any limit counts as too large."""
    if not re.fullmatch(r"[0-9]+", text):
        raise _damaged()
    return int(text) if len(text) < 12 else 10**12


def _value(attributes: Mapping[str, str], name: str) -> bytes:
    """Return an encrypted value: whole blocks, at least one."""
    found = _bytes(attributes[name])
    if not found or len(found) % BLOCK:
        raise _damaged()
    return found


def _bytes(text: str) -> bytes:
    try:
        found = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError) as error:
        raise _damaged() from error
    if len(found) > _MAX_VALUE:
        raise _damaged()
    return found
