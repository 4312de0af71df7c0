"""The container of an old workbook (OLE2, also *compound file*): streams in a small file system.

Taken apart within limits, and put together again from the streams that were seen: chains of
sectors that run in circles or out of the file end a reader, and so does a directory that lies.
Format: [MS-CFB].
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Mapping
from typing import NamedTuple

from resv_desktop.domain.errors import WorkbookRefusedError

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_FREE, _END, _FAT, _DIFAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFC
_SECTOR, _ENTRY, _IN_HEADER = 512, 128, 109
_MINI_CUTOFF, _MINI = 4096, 64
_STREAM, _ROOT = 2, 5
MAX_ENTRIES = 2_000


class _Entry(NamedTuple):
    name: str
    kind: int
    start: int
    size: int


def read_streams(data: bytes, wanted: Collection[str] | None = None) -> dict[str, bytes]:
    """Return the streams of a container by name; of two with one name the first.

    ``wanted`` names the only ones that are needed.

    Raises:
        WorkbookRefusedError: ``file_damaged`` when sectors are missing, shared or in a circle.
    """
    try:
        return _Container(data).streams(wanted)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise _damaged() from error


def _damaged() -> WorkbookRefusedError:
    return WorkbookRefusedError("file_damaged", part="OLE")


class _Container:
    """A container while it is taken apart."""

    def __init__(self, data: bytes) -> None:
        shift, mini_shift = struct.unpack_from("<HH", data, 30)
        if not data.startswith(SIGNATURE) or shift not in (9, 12) or mini_shift != 6:
            raise _damaged()
        self._data, self._size = data, 1 << shift
        self._last = (len(data) + self._size - 1) // self._size - 1
        self._directory, _, cutoff, self._mini, _, difat = struct.unpack_from("<IIIIII", data, 48)
        if cutoff != _MINI_CUTOFF:
            raise _damaged()
        self._fat = self._numbers(self._fat_sectors(difat))

    def streams(self, wanted: Collection[str] | None) -> dict[str, bytes]:
        """Return every stream, or those that are wanted."""
        entries = self._entries()
        root = next((entry for entry in entries if entry.kind == _ROOT), None)
        if root is None:
            raise _damaged()
        mini_fat = self._numbers(self._chain(self._mini, self._fat))
        small = self._joined(self._chain(root.start, self._fat))
        found: dict[str, bytes] = {}
        for entry in entries:
            if entry.kind == _STREAM and (wanted is None or entry.name in wanted):
                found.setdefault(entry.name, self._stream(entry, small, mini_fat))
        return found

    def _stream(self, entry: _Entry, small: bytes, mini_fat: list[int]) -> bytes:
        if entry.size > len(self._data):
            raise WorkbookRefusedError("file_cut_off")
        if entry.size >= _MINI_CUTOFF:
            content = self._joined(self._chain(entry.start, self._fat))
        elif entry.size:
            chain = self._chain(entry.start, mini_fat)
            content = b"".join(small[n * _MINI : (n + 1) * _MINI] for n in chain)
        else:
            return b""
        if len(content) < entry.size:
            raise WorkbookRefusedError("file_cut_off")
        return content[: entry.size]

    def _entries(self) -> list[_Entry]:
        raw = self._joined(self._chain(self._directory, self._fat))
        if len(raw) > MAX_ENTRIES * _ENTRY:
            raise _damaged()
        return [_entry(raw[at : at + _ENTRY]) for at in range(0, len(raw) - _ENTRY + 1, _ENTRY)]

    def _fat_sectors(self, difat: int) -> list[int]:
        """Return the sectors that hold the table of sectors."""
        found = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        seen: set[int] = set()
        while difat < _DIFAT:
            if difat in seen:
                raise _damaged()
            seen.add(difat)
            *numbers, difat = self._numbers([difat])
            found += numbers
        return [number for number in found if number < _DIFAT]

    def _chain(self, start: int, table: list[int]) -> list[int]:
        """Return the sectors of a stream; every sector is in a chain at most once."""
        found: list[int] = []
        seen: set[int] = set()
        while start < _DIFAT:
            if start in seen:
                raise _damaged()
            seen.add(start)
            found.append(start)
            start = table[start]
        return found

    def _joined(self, sectors: list[int]) -> bytes:
        if any(number > self._last for number in sectors):
            raise WorkbookRefusedError("file_cut_off")
        size = self._size
        return b"".join(self._data[(n + 1) * size : (n + 2) * size] for n in sectors)

    def _numbers(self, sectors: list[int]) -> list[int]:
        raw = self._joined(sectors)
        return list(struct.unpack(f"<{len(raw) // 4}I", raw[: len(raw) // 4 * 4]))


def _entry(raw: bytes) -> _Entry:
    length = min(struct.unpack_from("<H", raw, 64)[0], 64)
    start, size = struct.unpack_from("<II", raw, 116)
    return _Entry(raw[: max(length - 2, 0)].decode("utf-16-le"), raw[66], start, size)


# Writing


def write_streams(streams: Mapping[str, bytes]) -> bytes:
    """Return a container of ``streams``, the same bytes each time.

    A short stream is made long with zeros, so that there is but one kind of sector; what is kept
    in such streams says itself where it ends.
    """
    padded = {n: d + bytes(max(0, _MINI_CUTOFF - len(d))) for n, d in streams.items()}
    ordered = sorted(padded, key=lambda name: (len(name), name.upper()))
    directory_sectors = -(-(len(ordered) + 1) * _ENTRY // _SECTOR)
    sizes = [directory_sectors, *(-(-len(padded[name]) // _SECTOR) for name in ordered)]
    fat_sectors = _fat_size(sum(sizes))
    starts = [fat_sectors]
    for size in sizes:
        starts.append(starts[-1] + size)
    directory = _directory(ordered, [len(padded[name]) for name in ordered], starts[1:])
    fat = _table(fat_sectors, sizes)
    content = [directory, *(padded[name] for name in ordered)]
    filled = b"".join(part + bytes(-len(part) % _SECTOR) for part in content)
    return _header(fat_sectors, starts[0]) + fat + filled


def _fat_size(sectors: int) -> int:
    size = 1
    while size * (_SECTOR // 4) < sectors + size:
        size += 1
    if size > _IN_HEADER:
        raise ValueError("too much for one container")
    return size


def _table(fat_sectors: int, sizes: list[int]) -> bytes:
    table = [_FAT] * fat_sectors
    for size in sizes:
        first = len(table)
        table += [*range(first + 1, first + size), _END]
    table += [_FREE] * (fat_sectors * (_SECTOR // 4) - len(table))
    return struct.pack(f"<{len(table)}I", *table)


def _header(fat_sectors: int, directory: int) -> bytes:
    fat = [*range(fat_sectors), *[_FREE] * (_IN_HEADER - fat_sectors)]
    head = SIGNATURE + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6) + bytes(6)
    head += struct.pack("<IIIIIIIII", 0, fat_sectors, directory, 0, _MINI_CUTOFF, _END, 0, _END, 0)
    return head + struct.pack(f"<{_IN_HEADER}I", *fat)


def _directory(names: list[str], sizes: list[int], starts: list[int]) -> bytes:
    """Return the directory; each name hangs to the right of the one before, in their order."""
    count = len(names)
    entries = [_packed_entry("Root Entry", _ROOT, _FREE, 1 if count else _FREE, _END, 0)]
    for nth, (name, size, start) in enumerate(zip(names, sizes, starts, strict=False), 1):
        right = nth + 1 if nth < count else _FREE
        entries.append(_packed_entry(name, _STREAM, right, _FREE, start, size))
    free = _packed_entry("", 0, _FREE, _FREE, 0, 0)
    return b"".join(entries) + free * (-len(entries) % (_SECTOR // _ENTRY))


def _packed_entry(name: str, kind: int, right: int, child: int, start: int, size: int) -> bytes:
    encoded = name.encode("utf-16-le")
    length = len(encoded) + 2 if name else 0
    head = encoded.ljust(64, b"\0") + struct.pack("<HBBIII", length, kind, 1, _FREE, right, child)
    return head + bytes(36) + struct.pack("<IQ", start, size)
