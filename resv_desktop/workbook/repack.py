"""The archive that readers get: made anew from the members that the guard has seen.

Two programs can see two workbooks in one crafted archive. Readers therefore never see the file
itself, and since the members are unpacked already, they need not unpack them again.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4sHHHHHIIIHH")
_CENTRAL = struct.Struct("<4sHHHHHHIIIHHHHHII")
_END = struct.Struct("<4sHHHHIIH")
_VERSION, _UTF8, _STORED = 20, 0x800, 0
_TIME, _DATE = 0, 0x21
"""Midnight of 1 January 1980, the first moment that an archive knows."""
_SYSTEM, _AT_SYSTEM = 3, 5
"""The system that every archive says it was made on, and where in the listing it says so."""


def stored_archive(members: Mapping[str, bytes]) -> bytes:
    """Return a zip archive of ``members``, not packed."""
    local: list[bytes] = []
    central: list[bytes] = []
    offset = 0
    for name, data in members.items():
        encoded = name.encode()
        about = (_STORED, _TIME, _DATE, zlib.crc32(data), len(data), len(data), len(encoded), 0)
        head = _LOCAL.pack(b"PK\x03\x04", _VERSION, _UTF8, *about)
        local += (head, encoded, data)
        rest = (0, 0, 0, 0, offset)
        central += (_CENTRAL.pack(b"PK\x01\x02", 20, _VERSION, _UTF8, *about, *rest), encoded)
        offset += len(head) + len(encoded) + len(data)
    listing = b"".join(central)
    number = len(members)
    end = _END.pack(b"PK\x05\x06", 0, 0, number, number, len(listing), offset, 0)
    return b"".join((*local, listing, end))


def packed_archive(members: Mapping[str, bytes], stored: str = "") -> bytes:
    """Return a packed zip archive of ``members``, the same bytes each time.

    The member named ``stored`` stays unpacked: an OpenDocument file wants that of its first one.
    """
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, data in members.items():
            about = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            about.compress_type = zipfile.ZIP_STORED if name == stored else zipfile.ZIP_DEFLATED
            about.create_system = _SYSTEM
            archive.writestr(about, data)
    return target.getvalue()


def of_one_system(archive: bytes) -> bytes:
    """Return an archive that we wrote, the same bytes whatever system it was written on.

    Python notes the system beside each member: one byte each by which Windows and Linux differ.
    """
    data = bytearray(archive)
    *_, number, _, at, _ = _END.unpack_from(data, len(data) - _END.size)
    for _ in range(number):
        data[at + _AT_SYSTEM] = _SYSTEM
        lengths = struct.unpack_from("<HHH", data, at + 28)  # of name, extra and remark
        at += _CENTRAL.size + sum(lengths)
    return bytes(data)
