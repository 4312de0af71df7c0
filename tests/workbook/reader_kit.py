"""What tests of reading stand on: workbooks as written, as people change them, and as read."""

from __future__ import annotations

import hashlib
import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.workbook import Workbook
from openpyxl.worksheet.worksheet import Worksheet
from workbook.exchange_sample import codebook
from workbook.libreoffice import profile

from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.domain.version import Version
from resv_desktop.workbook.intake import Taken
from resv_desktop.workbook.interpret import interpret
from resv_desktop.workbook.model import Exchange
from resv_desktop.workbook.read import open_book
from resv_desktop.workbook.reading import Choices, FileReading, RowOutcome
from resv_desktop.workbook.write_exchange import compose

Edit = Callable[[Workbook], object]


@cache
def region_book() -> CodeBook:
    """The code book of a region that knows three networks."""
    codes = (("OZV", "Oostzijde"), ("WAT", "Waterlanden"), ("ZUI", "Zuiderkwartier"))
    return codebook().with_list("network", (Code(c, name, name, {}) for c, name in codes))


def content(data: Exchange) -> bytes:
    """The bytes of the workbook of ``data``."""
    return compose(data).finish()


def read(
    content: bytes, name: str = "aanlevering.xlsx", book: CodeBook | None = None
) -> FileReading:
    """The reading of a workbook that is in memory."""
    sha256 = hashlib.sha256(content).hexdigest()
    try:
        return interpret(open_book(Taken(name, content, sha256)), book or region_book())
    except WorkbookRefusedError as refusal:
        return FileReading.refused(name, refusal.code, refusal.values, sha256)


def interpreted(content: bytes, choices: Choices | None = None) -> FileReading:
    """The reading of a workbook by somebody who answered some questions about headings."""
    taken = Taken("aanlevering.xlsx", content, hashlib.sha256(content).hexdigest())
    return interpret(open_book(taken), region_book(), choices or {})


def by_hand(content: bytes, edit: Edit = lambda _book: None) -> bytes:
    """The workbook after somebody changed and saved it with openpyxl, which stands for Excel."""
    workbook = openpyxl.load_workbook(io.BytesIO(content))
    edit(workbook)
    saved = io.BytesIO()
    workbook.save(saved)
    return saved.getvalue()


def cell(sheet: Worksheet, row: int, header: str) -> Any:
    """The cell of a row under a header in row 1."""
    return next(sheet.cell(row, c.column) for c in sheet[1] if c.value == header)


def parts(content: bytes) -> dict[str, bytes]:
    """The members of a workbook."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def packed(members: Mapping[str, bytes | str]) -> bytes:
    """A workbook of these members."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return target.getvalue()


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """The workbook with one member changed (or made, from nothing)."""
    members = parts(content)
    members[name] = change(members.get(name, b""))
    return packed(members)


def versions(reading: FileReading) -> dict[tuple[str, str], Version]:
    """Every version in the rows, by key."""
    return {version.key: version for row in reading.rows for version in row.versions}


def exported(data: Exchange) -> dict[tuple[str, str], Version]:
    """Every version that has a row in the workbook of ``data``."""
    return {item.version.key: item.version for item in data.records if not item.version.deleted}


def counts(reading: FileReading) -> dict[str, int]:
    """How many rows had each outcome; only what occurs."""
    outcomes = [row.outcome.value for row in reading.rows]
    return {o.value: outcomes.count(o.value) for o in RowOutcome if o.value in outcomes}


def rules(findings: Iterable[Any]) -> list[str]:
    """The rules of repairs, quarantined cells or extras, in their order."""
    return [finding.rule for finding in findings]


def office() -> str | None:
    """LibreOffice, where it is installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


def saved_by_office(path: Path, folder: Path) -> bytes:
    """The workbook after LibreOffice opened and saved it as xlsx."""
    program = office()
    assert program is not None
    folder.mkdir()
    subprocess.run(
        [program, f"-env:UserInstallation={profile()}", "--headless", "--convert-to",
         "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    return (folder / "out" / path.name).read_bytes()
