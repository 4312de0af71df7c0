"""Archives say nothing of the system on which they were made."""

from __future__ import annotations

import sys
import zipfile
from datetime import date
from io import BytesIO

import pytest

from resv_desktop.workbook.cells import Book, Properties
from resv_desktop.workbook.repack import of_one_system, packed_archive

MEMBERS = {"a.xml": b"<a/>" * 100, "xl/één.xml": b"<b/>"}


def by_python(members: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), data)
    return target.getvalue()


def test_an_archive_of_windows_becomes_that_of_linux(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    linux = by_python(MEMBERS)
    monkeypatch.setattr(sys, "platform", "win32")
    windows = by_python(MEMBERS)
    assert windows != linux
    assert of_one_system(windows) == of_one_system(linux) == linux
    with zipfile.ZipFile(BytesIO(of_one_system(windows))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == MEMBERS


@pytest.mark.parametrize("system", ["linux", "win32", "darwin"])
def test_what_we_write_is_the_same_on_every_system(
    system: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = packed_archive(MEMBERS), workbook()
    monkeypatch.setattr(sys, "platform", system)
    assert (packed_archive(MEMBERS), workbook()) == here


def workbook() -> bytes:
    book = Book(Properties("Proef", "", "", "RESV Desktop", "proef", date(2027, 1, 1)))
    book.page("Blad")
    return book.finish()
