"""The guard's look at an archive: what is in it, and is it what it says it is?"""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib

from resv_desktop.domain.errors import WorkbookRefusedError

MAX_MEMBERS = 2_000
MAX_TOTAL = 200_000_000
MAX_MEMBER = 100_000_000
MAX_RATIO, RATIO_FROM = 150, 1_000_000
"""Ordinary workbooks shrink 12 to 28 times, bombs 400 times and more."""
_UNREAD = re.compile(
    r"(^|/)(media|embeddings|printerSettings|customXml|pivotCache|ctrlProps|Pictures|Thumbnails)/",
    re.IGNORECASE,
)
"""Members that no reader looks at: they take their place, and stay packed."""


def unpack(data: bytes) -> dict[str, bytes]:
    """Return every member of the archive ``data``, unpacked within the limits.

    Raises:
        WorkbookRefusedError: when the archive is damaged, encrypted, hostile or too large.
    """
    infos = _directory(data)
    _check_names(infos)
    _check_sizes(infos)
    return {info.filename: _unpack(data, info) for info in infos if not info.is_dir()}


def _directory(data: bytes) -> list[zipfile.ZipInfo]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
    except (zipfile.BadZipFile, struct.error, UnicodeDecodeError, ValueError, OverflowError) as e:
        raise WorkbookRefusedError("file_cut_off") from e
    except NotImplementedError as e:
        raise WorkbookRefusedError("file_odd") from e
    if len(infos) > MAX_MEMBERS:
        raise WorkbookRefusedError("hostile_members")
    return infos


_BAD_NAME = re.compile(r"(^|/)\.\.(/|$)|^/|[\\:\x00-\x1f]")


def _check_names(infos: list[zipfile.ZipInfo]) -> None:
    names = [info.orig_filename for info in infos]
    if any(map(_BAD_NAME.search, names)) or len({name.lower() for name in names}) != len(names):
        raise WorkbookRefusedError("hostile_names")
    if any(info.flag_bits & 0x1 for info in infos):
        raise WorkbookRefusedError("password_other_program")
    if any(info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for info in infos):
        raise WorkbookRefusedError("file_odd")


def _check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    if sum(info.file_size for info in infos) > MAX_TOTAL:
        raise WorkbookRefusedError("hostile_size")
    for info in infos:
        packed = max(info.compress_size, 1)
        if info.file_size > MAX_MEMBER:
            raise WorkbookRefusedError("hostile_size")
        if info.file_size > RATIO_FROM and info.file_size > MAX_RATIO * packed:
            raise WorkbookRefusedError("hostile_ratio")


def _unpack(data: bytes, info: zipfile.ZipInfo) -> bytes:
    """Return one member; what it really holds must be what the directory says it holds."""
    if _UNREAD.search(info.filename):
        return b""
    packed = _packed(data, info)
    if info.compress_type == zipfile.ZIP_STORED:
        content = packed
    else:
        engine = zlib.decompressobj(-15)
        try:
            content = engine.decompress(packed, info.file_size + 1)
        except zlib.error as error:
            raise WorkbookRefusedError("file_damaged", part=info.filename) from error
    if len(content) != info.file_size or zlib.crc32(content) != info.CRC:
        raise WorkbookRefusedError("file_damaged", part=info.filename)
    return content


def _packed(data: bytes, info: zipfile.ZipInfo) -> bytes:
    head = data[info.header_offset : info.header_offset + 30]
    if len(head) < 30 or not head.startswith(b"PK\x03\x04"):
        raise WorkbookRefusedError("file_damaged", part=info.filename)
    name_length, extra_length = struct.unpack("<HH", head[26:30])
    start = info.header_offset + 30 + name_length + extra_length
    packed = data[start : start + info.compress_size]
    if len(packed) != info.compress_size:
        raise WorkbookRefusedError("file_cut_off")
    return packed
