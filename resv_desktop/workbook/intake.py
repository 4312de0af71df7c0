"""From paths to bytes: which files are looked at, and what they are by their first bytes.

A file is read once, whole, into memory; everything after this works on those bytes, so that a
program that saves the file meanwhile cannot make two readers see two things.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.paths import read_plain

MAX_FILE = 20_000_000
"""Bytes. A delivery of 10,000 entries is some 4 MB."""

TRANSFER_SUFFIX = ".resvoverdracht"
MAX_TRANSFER = 60_000_000
"""Bytes of a transfer file, which holds a whole log: 100,000 versions take some 15 MB."""

WORKBOOK_SUFFIXES = frozenset(
    {".xlsx", ".xlsm", ".xltx", ".xltm", ".xls", ".xlsb", ".ods", ".csv", ".numbers"}
    | {TRANSFER_SUFFIX}
)
"""What is looked for in a folder: also kinds we cannot read, so that none is silently left out."""

_PASSED_OVER = re.compile(r"^(~\$|\.~lock\.|\._)|\.(tmp|part|crdownload)$", re.IGNORECASE)
"""Lock files of Excel and LibreOffice, shadows that macOS leaves on shares, half-done copies."""

_IN_CLOUD = re.compile(r"\.(?P<name>.+)\.icloud", re.IGNORECASE)
"""What iCloud leaves on a Mac in the place of a file that is not on the computer (yet)."""

_WAITS = (0.1, 0.3, 0.6)
"""Seconds between the tries to open a file that another program holds."""


@dataclass(frozen=True, slots=True)
class Found:
    """Workbooks found in what a person pointed at, and how many files were passed over."""

    workbooks: tuple[Path, ...]
    passed_over: int


@dataclass(frozen=True, slots=True)
class Taken:
    """The bytes of a file."""

    name: str
    data: bytes
    sha256: str


def look_in(paths: Iterable[Path]) -> Found:
    """Return the workbooks in ``paths``; folders are searched to the bottom, links not followed.

    A file that is named itself always counts, whatever its name, so that it gets a verdict.
    """
    found: dict[Path, None] = {}
    passed_over = 0
    for path in paths:
        for file in _files_in(path):
            if _PASSED_OVER.search(file.name):
                passed_over += 1
            elif file == path or _suffix(file.name) in WORKBOOK_SUFFIXES:
                found.setdefault(file)
    return Found(tuple(found), passed_over)


def _suffix(name: str) -> str:
    placeholder = _IN_CLOUD.fullmatch(name)
    return Path(placeholder["name"] if placeholder else name).suffix.lower()


def find_workbooks(paths: Iterable[Path]) -> list[Path]:
    """Return the workbooks in ``paths``, those of a folder by name (see :func:`look_in`)."""
    return list(look_in(paths).workbooks)


def _files_in(path: Path) -> Iterator[Path]:
    if not os.path.isdir(path):  # unlike that of Path, it has an answer for every name
        yield path
        return
    for folder, folders, names in os.walk(path):
        folders.sort(key=str.casefold)
        yield from (Path(folder, name) for name in sorted(names, key=str.casefold))


def shown_name(name: str) -> str:
    """Return the name of a file as it can be shown and kept: on Linux it may be no text at all."""
    return name.encode("utf-8", "replace").decode()


def take(path: Path, waits: Iterable[float] = _WAITS) -> Taken:
    """Return the bytes of ``path``; a file in use is tried again after each of ``waits``.

    Raises:
        WorkbookRefusedError: when the file cannot be opened, is not there, or is too large.
    """
    if _IN_CLOUD.fullmatch(path.name):
        raise WorkbookRefusedError("file_in_cloud")
    for wait in (*waits, None):
        try:
            data = _bytes_of(path)
            return Taken(shown_name(path.name), data, hashlib.sha256(data).hexdigest())
        except OSError as error:
            code = fault_code(error)
            if wait is None or code != "file_in_use":
                raise WorkbookRefusedError(code) from error
            time.sleep(wait)
    raise AssertionError("unreachable")


def _bytes_of(path: Path) -> bytes:
    most = MAX_TRANSFER if path.suffix.lower() == TRANSFER_SUFFIX else MAX_FILE
    data = read_plain(path, most)
    if len(data) > most:
        size = path.stat().st_size
        raise WorkbookRefusedError(
            "file_too_large", megabytes=round(size / 1e6), most=most // 10**6
        )
    return data


_CLOUD_ERRORS = frozenset(range(358, 405))
"""Windows' ERROR_CLOUD_FILE_*: a file that is only a placeholder of OneDrive or the like."""

_FAULTS: Mapping[str, Callable[[OSError], bool]] = {
    "file_in_cloud": lambda e: (
        getattr(e, "winerror", None) in _CLOUD_ERRORS or e.errno == errno.EINVAL
    ),
    "file_in_use": lambda e: (
        getattr(e, "winerror", None) in (32, 33)
        or e.errno in (errno.EBUSY, errno.ETXTBSY, errno.EAGAIN)
    ),
    "file_missing": lambda e: isinstance(e, FileNotFoundError | NotADirectoryError),
    "file_is_a_folder": lambda e: isinstance(e, IsADirectoryError),
    "file_not_plain": lambda e: e.errno in (errno.ENODEV, errno.ENXIO),
    "file_no_access": lambda e: isinstance(e, PermissionError),
}


def fault_code(error: OSError) -> str:
    """Return the code for a file that cannot be opened.

    A placeholder that is not on this computer fails with WinError 358-404 or EINVAL; a file open
    in another program with WinError 32 or 33.
    """
    return next((code for code, test in _FAULTS.items() if test(error)), "file_unreadable")


# What a file is by its first bytes


def _has_utf16(data: bytes, *names: str) -> bool:
    return any(name.encode("utf-16-le") in data for name in names)


def _is_ole(data: bytes) -> bool:
    return data.startswith(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")


def is_encrypted(data: bytes) -> bool:
    """Whether ``data`` is a workbook (or a document) of Excel 2007 or later with a password."""
    return _is_ole(data) and _has_utf16(data, "EncryptedPackage")


def _starts(*heads: bytes) -> Callable[[bytes], bool]:
    return lambda data: data.startswith(heads)


_MARKUP = re.compile(rb"\s*(?:<\?xml[^>]*>\s*|<!--.*?-->\s*)*<([a-z!?:]+)([^>]*)", re.I | re.S)


def _is_html(data: bytes) -> bool:
    match = _MARKUP.match(_unmarked(data)[:4096])
    tags = (b"html", b"!doctype", b"table", b"meta", b"head", b"body", b"style", b"div")
    return match is not None and match[1].lower() in tags


def _is_markup(data: bytes) -> bool:
    return _MARKUP.match(_unmarked(data)[:4096]) is not None


def _unmarked(data: bytes) -> bytes:
    return data.removeprefix(b"\xef\xbb\xbf")


def _text_of(data: bytes) -> str | None:
    """Return ``data`` as text when it is text; Excel on Windows saves csv in cp1252 or UTF-16."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    sample = data[:65536]
    if re.search(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]", sample):
        return None
    return _unmarked(sample).decode("utf-8", "replace")


def _is_csv(data: bytes) -> bool:
    text = _text_of(data)
    lines = [line for line in (text or "").splitlines()[:20] if line.strip()]
    return any(lines and all(mark in line for line in lines) for mark in (";", "\t", ","))


KINDS: Mapping[str, Callable[[bytes], bool]] = {
    "file_empty": lambda data: not data,
    "file_cut_off": lambda data: not data.strip(b"\x00"),
    "": _starts(b"PK\x03\x04"),
    "file_nothing_in_it": _starts(b"PK\x05\x06"),
    "file_encrypted": lambda data: is_encrypted(data),
    "file_word": lambda data: _is_ole(data) and _has_utf16(data, "WordDocument"),
    "file_old_excel": lambda data: _is_ole(data) and _has_utf16(data, "Workbook", "Book"),
    "file_very_old_excel": _starts(b"\x09\x08", b"\x09\x04", b"\x09\x02"),
    "file_of_another_kind": _is_ole,
    "file_log": _starts(b"SQLite format 3\x00"),
    "file_pdf": _starts(b"%PDF"),
    "file_picture": _starts(b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"II*\x00", b"MM\x00*"),
    "file_html": _is_html,
    "file_xml": _is_markup,
    "file_csv": _is_csv,
    "file_text": lambda data: _text_of(data) is not None,
    "file_cut_off_start": lambda data: b"PK\x05\x06" in data[-65_557:],
    "file_of_another_kind_too": lambda _data: True,
}
"""By what its bytes say, in this order; the empty code is a zip archive, as a workbook is."""

_SAME_SENTENCE = {
    "file_nothing_in_it": "file_empty",
    "file_cut_off_start": "file_cut_off",
    "file_of_another_kind_too": "file_of_another_kind",
}


OLD_EXCEL, OPEN_DOCUMENT, BINARY = "xls", "ods", "xlsb"
"""Workbooks in another format that can be read, by what they are called."""

READABLE = {"file_old_excel": OLD_EXCEL, "file_ods": OPEN_DOCUMENT, "file_xlsb": BINARY}
"""The kinds that are no refusal, with what they are called."""


def sniff(data: bytes) -> str:
    """Return what ``data`` is, whatever the file is called: empty for a zip archive, or *xls*.

    Raises:
        WorkbookRefusedError: naming the true kind, when it is neither.
    """
    return _readable(next(code for code, test in KINDS.items() if test(data)))


def _readable(code: str) -> str:
    if code and code not in READABLE:
        raise WorkbookRefusedError(_SAME_SENTENCE.get(code, code))
    return READABLE.get(code, "")


ARCHIVE_KINDS: Mapping[str, Callable[[frozenset[str]], bool]] = {
    "file_xlsb": lambda names: "xl/workbook.bin" in names,
    "": lambda names: (
        "[content_types].xml" in names
        and any(name.startswith("xl/") or name.endswith("workbook.xml") for name in names)
    ),
    "file_word": lambda names: any(name.startswith("word/") for name in names),
    "file_presentation": lambda names: any(name.startswith("ppt/") for name in names),
    "file_ods": lambda names: {"mimetype", "content.xml"} <= names,
    "file_numbers": lambda names: any(name.endswith(".iwa") for name in names),
    "file_archive": lambda _names: True,
}
"""By the names of its members (small letters); the empty code is a workbook."""


def sniff_archive(names: Iterable[str]) -> str:
    """Return what a zip archive is by the names in it: empty for a workbook, *ods* or *xlsb*.

    Raises:
        WorkbookRefusedError: naming the true kind, when it is no workbook.
    """
    known = frozenset(name.lower() for name in names)
    return _readable(next(code for code, test in ARCHIVE_KINDS.items() if test(known)))
