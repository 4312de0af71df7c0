"""What files are by their first bytes, and which files of a folder are looked at."""

from __future__ import annotations

import errno
from pathlib import Path

import msoffcrypto.format.ooxml
import openpyxl
import pytest
from workbook.exchange_sample import delivery
from workbook.reader_kit import content, packed, parts, region_book

from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.workbook.intake import (
    ARCHIVE_KINDS,
    KINDS,
    READABLE,
    fault_code,
    find_workbooks,
    look_in,
    sniff,
    sniff_archive,
    take,
)
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import Verdict

WORKBOOK = content(delivery(nothing_to_report=True))
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def ole(*names: str) -> bytes:
    """The beginning of an OLE container that names these streams."""
    return OLE + b"".join(name.encode("utf-16-le") + bytes(20) for name in names)


SAMPLES = {
    "leeg": (b"", "file_empty"),
    "alleen nullen": (bytes(4096), "file_cut_off"),
    "halverwege afgebroken": (WORKBOOK[: len(WORKBOOK) // 2], "file_cut_off"),
    "staart kwijt": (WORKBOOK[:-30], "file_cut_off"),
    "begin kwijt": (WORKBOOK[1000:], "file_cut_off"),
    "lege zip": (b"PK\x05\x06" + bytes(18), "file_empty"),
    "met wachtwoord": (ole("Root Entry", "EncryptionInfo", "EncryptedPackage"), "file_encrypted"),
    "kapotte xls": (ole("Root Entry", "Workbook"), "file_damaged"),
    "heel oude xls": (b"\x09\x08\x10\x00\x00\x05" + bytes(20), "file_very_old_excel"),
    "word 97": (ole("Root Entry", "WordDocument"), "file_word"),
    "outlook": (ole("Root Entry", "__substg1.0"), "file_of_another_kind"),
    "ons eigen logboek": (b"SQLite format 3\x00" + bytes(100), "file_log"),
    "pdf": (b"%PDF-1.7\n%\xe2\xe3", "file_pdf"),
    "plaatje": (b"\x89PNG\r\n\x1a\n" + bytes(20), "file_picture"),
    "foto": (b"\xff\xd8\xff\xe0" + bytes(20), "file_picture"),
    "csv": (b"Nummer;Titel\n1;Wachtlijst\n2;Tekort\n", "file_csv"),
    "csv uit Excel": ("Nummer;Titel\n1;patiënt\n".encode("cp1252"), "file_csv"),
    "csv in utf-16": ("Nummer\tTitel\n1\tpatiënt\n".encode("utf-16"), "file_csv"),
    "csv met kenmerk": ("\ufeffNummer,Titel\n1,x\n".encode(), "file_csv"),
    "tekst": (b"Beste collega,\n\nhierbij de lijst.\n", "file_text"),
    "regiopakket": (b'{"format": "resv-regiopakket"}', "file_text"),
    "webpagina": (b"<html><body><table><tr><td>1</td></tr></table>", "file_html"),
    "webpagina met kop": (b"\xef\xbb\xbf\n<!DOCTYPE html>\n<html>", "file_html"),
    "excel als tabel": (b"<table border=1><tr><td>Nummer", "file_html"),
    "excel 2003 xml": (
        b'<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?>\n<Workbook/>',
        "file_xml",
    ),
    "iets anders": (b"\x00\x01\x02\x03\xfe\xed" + bytes(range(256)), "file_of_another_kind"),
    "zip van bestanden": (packed({"a.txt": "a", "b.xlsx": WORKBOOK}), "file_archive"),
    "word": (packed({"[Content_Types].xml": "x", "word/document.xml": "x"}), "file_word"),
    "presentatie": (packed({"[Content_Types].xml": "x", "ppt/a.xml": "x"}), "file_presentation"),
    "kapotte xlsb": (packed({"[Content_Types].xml": "x", "xl/workbook.bin": "x"}), "file_damaged"),
    "kapotte ods": (packed({"mimetype": "x", "content.xml": "x", "META-INF/manifest.xml": "x"}),
                    "file_damaged"),
    "numbers": (packed({"Index/Document.iwa": "x"}), "file_numbers"),
}  # fmt: skip


@pytest.mark.parametrize("name", SAMPLES)
def test_the_true_kind_is_named_whatever_the_file_is_called(name: str, tmp_path: Path) -> None:
    data, code = SAMPLES[name]
    path = tmp_path / "aanlevering.xlsx"
    path.write_bytes(data)
    reading = read_workbook(path, region_book())
    assert (reading.verdict, reading.reason) == (Verdict.REFUSED, code)
    assert reading.rows == ()
    assert len(reading.sha256) == 64


def test_every_kind_has_a_sample() -> None:
    shown = {code for _, code in SAMPLES.values()}
    kinds = {*KINDS, *ARCHIVE_KINDS} - {"", *READABLE}
    same = {"file_nothing_in_it", "file_cut_off_start", "file_of_another_kind_too"}
    assert kinds - same <= shown


def test_a_workbook_with_a_real_password_is_recognised(tmp_path: Path) -> None:
    plain, locked = tmp_path / "a.xlsx", tmp_path / "b.xlsx"
    plain.write_bytes(WORKBOOK)
    with plain.open("rb") as source, locked.open("wb") as target:
        msoffcrypto.format.ooxml.OOXMLFile(source).encrypt("geheim", target)
    assert read_workbook(locked, region_book()).reason == "file_encrypted"


def test_a_workbook_is_a_workbook() -> None:
    sniff(WORKBOOK)
    sniff_archive(parts(WORKBOOK))


def test_a_workbook_with_macros_is_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "aanlevering.xlsm"
    path.write_bytes(packed({**parts(WORKBOOK), "xl/vbaProject.bin": b"\x01" * 100}))
    reading = read_workbook(path, region_book())
    assert (reading.verdict, reading.notes) == (Verdict.NOTED, ("macros_ignored",))


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    reading = read_workbook(tmp_path / "weg.xlsx", region_book())
    assert (reading.reason, reading.sha256) == ("file_missing", "")


def test_a_file_that_is_too_large_is_not_taken_into_memory(tmp_path: Path) -> None:
    path = tmp_path / "groot.xlsx"
    with path.open("wb") as file:
        file.truncate(50_000_000)
    reading = read_workbook(path, region_book())
    assert reading.reason == "file_too_large"
    assert reading.values["megabytes"] == 50


def windows_error(number: int) -> OSError:
    """An error as Windows gives it."""
    error = OSError(errno.EACCES, "x")
    error.winerror = number  # type: ignore[attr-defined]
    return error


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (OSError(errno.EINVAL, "x"), "file_in_cloud"),
        (windows_error(362), "file_in_cloud"),
        (windows_error(32), "file_in_use"),
        (windows_error(33), "file_in_use"),
        (OSError(errno.EBUSY, "x"), "file_in_use"),
        (FileNotFoundError(errno.ENOENT, "x"), "file_missing"),
        (IsADirectoryError(errno.EISDIR, "x"), "file_is_a_folder"),
        (PermissionError(errno.EACCES, "x"), "file_no_access"),
        (OSError(errno.EIO, "x"), "file_unreadable"),
    ],
)
def test_faults_of_disk_and_network_have_a_code(error: OSError, code: str) -> None:
    assert fault_code(error) == code


def test_a_file_in_use_is_tried_again_and_then_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = []

    def busy(path: Path, *_: object) -> None:
        tries.append(path)
        raise OSError(errno.EBUSY, "busy")

    monkeypatch.setattr("resv_desktop.workbook.intake.read_plain", busy)
    with pytest.raises(WorkbookRefusedError) as told:
        take(tmp_path / "a.xlsx", waits=(0, 0))
    assert told.value.code == "file_in_use"
    assert len(tries) == 3


# Which files


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with workbooks, other files, and files that programs leave behind."""
    names = (
        "b.xlsx", "A.XLSX", "~$b.xlsx", ".~lock.b.xlsx#", "c.tmp", "._b.xlsx", "brief.docx",
        "diep/er/d.xlsm", "oud.xls", "lijst.csv", "diep/calc.ods", "foto.png", "d.xlsx.part",
    )  # fmt: skip
    for name in names:
        path = tmp_path / "map" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(b"x")
    return tmp_path / "map"


def test_a_folder_is_searched_to_the_bottom_in_order_of_name(folder: Path) -> None:
    found = [path.relative_to(folder).as_posix() for path in find_workbooks([folder])]
    assert found == [
        "A.XLSX", "b.xlsx", "lijst.csv", "oud.xls", "diep/calc.ods", "diep/er/d.xlsm",
    ]  # fmt: skip


def test_lock_files_and_half_copies_are_counted_and_passed_over(folder: Path) -> None:
    assert look_in([folder]).passed_over == 5


def test_a_file_named_by_a_person_always_gets_a_verdict(folder: Path) -> None:
    letter = folder / "brief.docx"
    assert find_workbooks([letter]) == [letter]
    assert find_workbooks([folder / "weg.xlsx"]) == [folder / "weg.xlsx"]


def test_a_file_that_is_pointed_at_twice_is_read_once(folder: Path) -> None:
    paths = find_workbooks([folder / "b.xlsx", folder])
    assert paths.count(folder / "b.xlsx") == 1
    assert paths[0] == folder / "b.xlsx"


def test_links_in_a_folder_do_not_lead_out_of_it(folder: Path, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elders"
    elsewhere.mkdir()
    (elsewhere / "e.xlsx").write_bytes(b"x")
    (folder / "link").symlink_to(elsewhere, target_is_directory=True)
    assert not [path for path in find_workbooks([folder]) if path.name == "e.xlsx"]


def test_a_workbook_by_openpyxl_without_our_sheets_is_something_else(tmp_path: Path) -> None:
    path = tmp_path / "begroting.xlsx"
    book = openpyxl.Workbook()
    book.active.append(["Begroting", 2027])
    book.save(path)
    assert read_workbook(path, region_book()).reason == "not_a_delivery"
