"""Workbooks there and back: written, read by another process, merged, encrypted."""

from __future__ import annotations

import os
import tempfile
from datetime import UTC, date, datetime
from pathlib import Path

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.selftest.model import Failed
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.policy import DEFAULT
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks

TITLE = "Zelftest: wachtlijst logopedie – ‘één’ €"
CELLS = [["Nummer", "Titel"], ["KN-001", TITLE], ["KN-002", 12.5]]
SECRET = "zelftest zonder geheim"


def round_trip() -> str:
    """Log an entry, hand it over, merge it elsewhere, and find the same text there."""
    with _folder() as name:
        return _there_and_back(Path(name))


def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="resv-selftest-")


def _moment() -> datetime:
    return datetime(2027, 2, 1, 9, tzinfo=UTC)


def _there_and_back(folder: Path) -> str:
    here = Workspace(DataFolder(folder / "a"), clock=_moment, uuids=seeded_uuids(1), policy=DEFAULT)
    there = Workspace(
        DataFolder(folder / "b"), clock=_moment, uuids=seeded_uuids(2), policy=DEFAULT
    )
    try:
        set_up(here, ["network"], networks=[Network("TEST", "Zelftest")])
        set_up(there, ["region"])
        Logbook(here).create_entry("TEST", {"title": TITLE})
        target = folder / "zelftest.xlsx"
        Deliveries(here).export("TEST", Period.of(date(2027, 2, 1)), target)
        merging = Merging(there)
        report = merging.merge(merging.read([target]))
        rows = Logbook(there).find(EntryQuery(text="logopedie"))
        if [row.title for row in rows] != [TITLE] or report.totals.balance:
            raise Failed(str(report.as_dict()))
        return f"{target.stat().st_size} bytes"
    finally:
        here.release()
        there.release()


def workbook_reader() -> str:
    """Cells come back from a workbook as they were written, by both libraries that read."""
    import openpyxl
    import python_calamine
    import xlsxwriter

    with _folder() as name:
        path = Path(name, "zelftest.xlsx")
        with xlsxwriter.Workbook(str(path)) as book:
            sheet = book.add_worksheet("Blad")
            for number, row in enumerate(CELLS):
                sheet.write_row(number, 0, row)
        with python_calamine.CalamineWorkbook.from_path(str(path)) as read:
            fast = read.get_sheet_by_name("Blad").to_python()
        second = openpyxl.load_workbook(path)
        slow = [list(row) for row in second["Blad"].iter_rows(values_only=True)]
        second.close()
    if fast != CELLS or slow != CELLS:
        raise Failed(f"calamine {fast}, openpyxl {slow}")
    return f"XlsxWriter {xlsxwriter.__version__}, openpyxl {openpyxl.__version__}, calamine"


def proposals() -> str:
    """Words that are almost alike are found to be so, by the compiled half of the library."""
    import rapidfuzz
    from rapidfuzz import fuzz

    best = max(("Toelichting", "Omschrijving", "Ernst"), key=lambda w: fuzz.ratio("Omschijving", w))
    if best != "Omschrijving":
        raise Failed(best)
    compiled = type(fuzz.ratio).__name__ != "function"
    if not compiled:
        raise Failed("only the slow half of rapidfuzz is there")
    return f"rapidfuzz {rapidfuzz.__version__}"


def readers() -> str:
    """Files are read in a process of its own, which this copy of the program can start."""
    from resv_desktop.workbook.workers import ReaderPool

    with _folder() as name:
        broken = Path(name, "kapot.xlsx")
        broken.write_bytes(b"geen werkmap")
        with ReaderPool(with_networks(load_codebook(), ()), workers=1) as pool:
            (reading,) = pool.read_all([broken])
    if reading.reason in ("reader_died", "reader_failed", "reader_timeout") or not reading.reason:
        raise Failed(reading.reason or reading.verdict.value)
    return reading.reason


def encryption() -> str:
    """Encrypt a file as copies on a second place are, and get the same back."""
    from resv_desktop.store.vault import Cost, derive_key, key_for, seal, unseal

    content = os.urandom(100_000)
    with _folder() as name:
        plain, sealed, again = (Path(name) / each for each in ("a", "b", "c"))
        plain.write_bytes(content)
        seal(plain, sealed, derive_key(SECRET, os.urandom(16), Cost(14)))
        unseal(sealed, again, key_for(sealed, SECRET))
        if again.read_bytes() != content or content[:32] in sealed.read_bytes():
            raise Failed("the copy is not what it was")
    return "AES-256-GCM, scrypt"


def passwords() -> str:
    """Put a password on a workbook's bytes and open it again; another one must not fit."""
    from resv_desktop.domain.errors import WorkbookRefusedError
    from resv_desktop.workbook.encryption import decrypted, encrypt

    content = os.urandom(100_000)
    data = encrypt(content, SECRET)
    if decrypted(data, [SECRET]) != content:
        raise Failed("the workbook is not what it was")
    try:
        decrypted(data, [SECRET + "!"])
    except WorkbookRefusedError:
        return "AES-256, SHA-512"
    raise Failed("another password opens the workbook")
