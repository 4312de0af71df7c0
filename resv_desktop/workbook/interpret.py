"""From cells to a reading: which file this is, of which network, and what its rows are.

The decisions stand in tables of rules: :data:`KINDS` for the file, :data:`..headers.SYNONYMS` for
its columns, :data:`..cell_rules.RULES` for its cells, :data:`..sheet_rows.NOT_ENTRIES` for its
rows, and :data:`..account.NOTES` for what each finding means for the verdict.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from types import MappingProxyType

from resv_desktop.domain.codebook import CodeBook, fold
from resv_desktop.domain.errors import WorkbookRefusedError
from resv_desktop.domain.ids import RecordKind, is_record_id
from resv_desktop.domain.network import NETWORK_CODE, PRACTICE_REGION
from resv_desktop.domain.version import Edge, Version
from resv_desktop.workbook import date_rules
from resv_desktop.workbook.account import Account
from resv_desktop.workbook.around import texts_around
from resv_desktop.workbook.columns import (
    CODE_LISTS,
    COVER,
    FIELD_BOOK,
    FORMAT_VERSION,
    PRACTICE_ANSWERS,
    PRACTICE_GUIDE,
    TECHNIQUE,
    Holds,
)
from resv_desktop.workbook.cover_facts import CoverFacts, read_cover
from resv_desktop.workbook.day_outliers import mark_shifted_days
from resv_desktop.workbook.file_lists import FileLists
from resv_desktop.workbook.foreign_columns import tell_columns
from resv_desktop.workbook.headers import Table, find_table
from resv_desktop.workbook.lost_ids import find_lost_ids
from resv_desktop.workbook.merged_cells import fill_merged
from resv_desktop.workbook.raw_book import RawBook, RawSheet
from resv_desktop.workbook.raw_cells import text_of
from resv_desktop.workbook.reading import (
    Choices,
    FileReading,
    Quarantined,
    RowOutcome,
    RowReading,
    Verdict,
)
from resv_desktop.workbook.rows import Origin
from resv_desktop.workbook.sheet_notes import (
    NUMBERS_SUMMARY,
    copied_sheets,
    notes_on_sheets,
    own_name,
)
from resv_desktop.workbook.sheet_rows import read_rows
from resv_desktop.workbook.sorted_columns import refuse_sorted_column
from resv_desktop.workbook.technique import FileFacts, FileKind, Technique, VersionFacts
from resv_desktop.workbook.typed_rows import Scopes, TypedTable

_NOT_DATA = frozenset({COVER, CODE_LISTS, FIELD_BOOK, TECHNIQUE})
_REGIONAL_SHEETS = frozenset({"Kerncijfers", "Dekking", "Verantwoording"})
NETWORK_LIST = "network"


@dataclass(frozen=True, slots=True)
class Contents:
    """What stands in a workbook: its tables by sheet, what it says of itself, its cover.

    ``copies`` names the sheets that say what another says.
    """

    book: RawBook
    tables: Mapping[str, Table]
    cover: CoverFacts
    copies: tuple[str, ...] = ()

    @property
    def technique(self) -> Technique | None:
        """What the sheet *Techniek* says, if it is still there."""
        return self.book.technique

    @property
    def file(self) -> FileFacts:
        """What the workbook says of itself; empty without *Techniek*."""
        return self.technique.file if self.technique else FileFacts()


def _is_regional(contents: Contents) -> bool:
    by_sheets = contents.book.sheets.keys() >= _REGIONAL_SHEETS
    return by_sheets or contents.file.kind == FileKind.REGIONAL


def _is_answers(contents: Contents) -> bool:
    return contents.book.sheets.keys() == {PRACTICE_GUIDE, PRACTICE_ANSWERS}


def _is_another_of_ours(contents: Contents) -> bool:
    return contents.file.kind not in tuple(FileKind)


def _is_foreign(contents: Contents) -> bool:
    return not contents.tables and contents.technique is None


def _lost_its_data(contents: Contents) -> bool:
    return not contents.tables


KINDS: Mapping[str, tuple[Callable[[Contents], bool], Verdict]] = {
    "own_regional": (_is_regional, Verdict.SKIPPED),
    "practice_answers": (_is_answers, Verdict.SKIPPED),
    "another_of_ours": (_is_another_of_ours, Verdict.REFUSED),
    "not_a_delivery": (_is_foreign, Verdict.REFUSED),
    "data_missing": (_lost_its_data, Verdict.REFUSED),
}
"""What a workbook can be instead of a delivery, in the order in which it is asked."""


NO_CHOICES: Choices = MappingProxyType({})


def interpret(book: RawBook, codebook: CodeBook, choices: Choices = NO_CHOICES) -> FileReading:
    """Return what ``book`` says; ``choices`` is what people said of headings that were unknown.

    Raises:
        WorkbookRefusedError: when it belongs to no network, or a column was sorted on its own.
    """
    tables = dict(_tables(book))
    copies = () if book.untouched else copied_sheets(book.sheets, tables)
    tables = {name: table for name, table in tables.items() if name not in copies}
    contents = Contents(book, tables, read_cover(book.sheets, codebook), copies)
    for code, (test, verdict) in KINDS.items():
        if test(contents):
            return FileReading(book.name, book.sha256, verdict, code, {"file": book.name})
    return _Delivery(contents, codebook, choices).reading()


def _tables(book: RawBook) -> Iterator[tuple[str, Table]]:
    for name, sheet in book.sheets.items():
        table = None if own_name(name) in _NOT_DATA else find_table(sheet.grid)
        if table:
            yield name, table


class _Delivery:
    """One delivery while it is read."""

    def __init__(self, contents: Contents, codebook: CodeBook, choices: Choices) -> None:
        self._contents = contents
        self._codebook = codebook
        self._book = contents.book
        self._account = Account()
        self._network, self._network_name = self._whose()
        self._names = {fold(n): self._network for n in (self._network, self._network_name)}
        if choices and not self._book.untouched:
            tables = {n: self._answered(n, t, choices) for n, t in contents.tables.items()}
            self._contents = replace(contents, tables=tables)

    def reading(self) -> FileReading:
        """Return the reading."""
        origin = Origin(self._network, self._contents.technique, self._account)
        rows = tuple(self._rows(origin))
        is_blank = self._contents.file.kind == FileKind.TEMPLATE or not self._contents.technique
        nothing = self._nothing_to_report(rows)
        if not rows and is_blank and not nothing:
            return self._result(rows, (), Verdict.SKIPPED, "blank_template")
        self._tell_file(origin, rows, nothing=nothing)
        notes = self._account.notes
        return self._result(rows, notes, self._account.verdict, notes[0] if notes else "")

    def _answered(self, name: str, table: Table, choices: Choices) -> Table:
        """Return a table with what people said of its headings for this network and this form."""
        form = (self._network, table.signature, table.spec.name)
        answers = {choice[3]: key for choice, key in choices.items() if choice[:3] == form}
        grid = self._book.sheets[name].grid
        return table.answered(answers, len(grid[table.row])) if answers else table

    # Whose it is

    def _whose(self) -> tuple[str, str]:
        """Return code and name of the network the file is of."""
        file, cover = self._contents.file, self._contents.cover
        code = file.network or cover.network or self._network_in_rows()
        if not code:
            raise WorkbookRefusedError("network_unknown")
        name = file.network_name or cover.network_name
        return code, name or self._codebook.label(NETWORK_LIST, code)

    def _network_in_rows(self) -> str:
        """Return the network that the column *Wijkverband* names on every row that names one."""
        found: set[str] = set()
        for name, table in self._contents.tables.items():
            for place in table.known.get(NETWORK_LIST, ()):
                cells = (row[place] for row in self._book.sheets[name].grid[table.row + 1 :])
                texts = {text_of(cell) for cell in cells if cell != ""}
                found |= {self._codebook.find(NETWORK_LIST, text) or "" for text in texts}
        return found.pop() if len(found) == 1 else ""

    def _find(self, list_name: str, text: str) -> str | None:
        """Return a code; the file's own network is known by the name it has in the file.

        Networks are no closed list: what has the form of a code is the code of one elsewhere.
        """
        known = self._codebook.find(list_name, text)
        if list_name != NETWORK_LIST:
            return known
        is_code = NETWORK_CODE.fullmatch(text.strip()) is not None
        return self._names.get(fold(text)) or known or (text.strip() if is_code else None)

    # Its rows

    def _rows(self, origin: Origin) -> Iterator[RowReading]:
        sheets = self._book.sheets
        scopes = Scopes(
            self._find, self._day_first(), self._numbers(), self._book.parts.from_1904,
            self._codebook.is_shared, FileLists(self._book.code_lists, self._codebook).find,
            self._book.untouched,
        )  # fmt: skip
        for name, table in self._contents.tables.items():
            sheet = sheets[name]
            if sheet.merged:
                fill_merged(self._account, sheet, table)
            typed = TypedTable(sheet, table, scopes)
            if not self._book.untouched:
                find_lost_ids(origin, typed)
                refuse_sorted_column(origin, typed)
                mark_shifted_days(typed)
                tell_columns(self._account, typed, partial(facts_at, origin, typed))
            yield from read_rows(origin, typed)

    def _day_first(self) -> bool | None:
        """Return in which order this file writes days with slashes, when that can be proved."""
        if self._book.untouched:
            return None
        return date_rules.order_of(
            cell
            for name, table in self._contents.tables.items()
            for heading in table.headings
            if heading.column and heading.column.holds is Holds.DATE
            for row in self._book.sheets[name].grid[table.row + 1 :]
            if isinstance(cell := row[heading.index], str)
        )

    def _numbers(self) -> dict[str, str]:
        """Return the identifiers of entries by their numbers, for people who type a number."""
        found: dict[str, str] = {}
        for name, table in self._contents.tables.items():
            places = table.known
            if table.spec.kind is not RecordKind.ENTRY or self._book.untouched:
                continue
            if "number" in places and "record" in places:
                number, record = places["number"][0], places["record"][0]
                for row in self._book.sheets[name].grid[table.row + 1 :]:
                    if is_record_id(text_of(row[record]).strip(), RecordKind.ENTRY):
                        found[fold(text_of(row[number]))] = text_of(row[record]).strip()
        return {number: record for number, record in found.items() if number}

    # What there is to tell of the file as a whole

    def _nothing_to_report(self, rows: tuple[RowReading, ...]) -> bool:
        has_entries = any(row.outcome is RowOutcome.RECORD for row in rows)
        said = self._contents.cover.nothing_to_report and not has_entries
        return self._contents.file.nothing_to_report or said

    def _tell_file(self, origin: Origin, rows: tuple[RowReading, ...], *, nothing: bool) -> None:
        for code, value in self._file_notes(origin, rows, nothing=nothing):
            if value:
                self._account.note(code, value)
        if self._contents.file.format > FORMAT_VERSION:
            self._account.call("columns_added", "columns_newer")
        self._account.extras.extend(self._book.remarks)

    def _file_notes(
        self, origin: Origin, rows: tuple[RowReading, ...], *, nothing: bool
    ) -> Iterator[tuple[str, object]]:
        book, technique, parts = self._book, self._contents.technique, self._book.parts
        yield f"read_as_{book.read_as}", int(bool(book.read_as))
        yield "technique_missing", int(technique is None)
        yield "technique_damaged", int(technique is not None and not technique.intact)
        yield "second_reader_failed", int(not book.witnessed)
        yield "remarks_found", len(book.remarks)
        yield "newer_format", int(self._contents.file.format > FORMAT_VERSION)
        yield "practice_file", int(_is_practice(self._contents.file))
        yield "nothing_in_it", int(not rows and not nothing)
        yield "rows_missing", _missing(origin)
        yield "formulas_taken", sum(parts.formulas.get(name, 0) for name in self._contents.tables)
        yield "rows_hidden", parts.hidden_rows
        yield "sheets_hidden", ", ".join(n for n, s in book.sheets.items() if not s.visible)
        yield "sheets_extra", ", ".join(self._extra_sheets())
        yield from notes_on_sheets(book, self._contents.tables, self._contents.copies)
        yield "macros_ignored", int(parts.macros)
        yield "links_ignored", int(parts.links)

    def _extra_sheets(self) -> list[str]:
        if self._book.untouched:
            return []
        known = _NOT_DATA | NUMBERS_SUMMARY | self._contents.tables.keys()
        known |= set(self._contents.copies)
        return [
            name for name, sheet in self._book.sheets.items()
            if not known & {name, own_name(name)} and _has_content(sheet)
        ]  # fmt: skip

    def _result(
        self, rows: tuple[RowReading, ...], notes: tuple[str, ...], verdict: Verdict, reason: str
    ) -> FileReading:
        file, cover, account = self._contents.file, self._contents.cover, self._account
        return FileReading(
            self._book.name, self._book.sha256, verdict, reason,
            {"file": self._book.name, "network": self._network_name, **account.values},
            network=self._network, network_name=self._network_name,
            region=file.region or cover.region, period=file.period or cover.period,
            delivered_on=file.delivered_on or cover.delivered_on,
            nothing_to_report=self._nothing_to_report(rows),
            program=file.program, practice=file.practice, rows=rows,
            edges=_edges(self._contents.technique),
            strikes=self._contents.technique.strikes if self._contents.technique else frozenset(),
            tombstones=_tombstones(self._contents.technique),
            repairs=tuple(account.repairs),
            quarantine=placed(account.quarantine, self._contents.tables),
            notes=notes, extras=tuple(account.extras), headings=tuple(account.headings),
            around=texts_around(self._book),
        )  # fmt: skip


def placed(
    quarantine: Iterable[Quarantined], tables: Mapping[str, Table]
) -> tuple[Quarantined, ...]:
    """Return what waits with our sheet and column, by which it can be answered later on."""
    found = []
    for item in quarantine:
        spec = tables[item.sheet].spec
        keys = (c.key for c in spec.columns if item.column in (c.header, c.key))
        key = "" if item.rule == "header_unknown" else next(keys, "")
        found.append(item._replace(kind=spec.name, key=key))
    return tuple(found)


def facts_at(origin: Origin, table: TypedTable, index: int) -> VersionFacts | None:
    """Return what the file states of the version that a row says it is."""
    return origin.by_row.get((table.ids[index], table.versions[index]))


def _is_practice(file: FileFacts) -> bool:
    """Say whether an exercise is worth a word: what is of the practice region says so itself."""
    return file.practice and file.region != PRACTICE_REGION


def _has_content(sheet: RawSheet) -> bool:
    return any(cell != "" for row in sheet.grid for cell in row)


def _missing(origin: Origin) -> int:
    """Return how many exported records have no row any more; that never removes them."""
    known = {facts.record for facts in origin.by_row.values() if not facts.deleted}
    return len(known - {record for record, _ in origin.seen})


def _edges(technique: Technique | None) -> frozenset[Edge]:
    if technique is None:
        return frozenset()
    stated = {(f.id, parent) for f in technique.versions for parent in f.parents}
    return technique.edges | stated if stated else technique.edges


def _tombstones(technique: Technique | None) -> tuple[Version, ...]:
    versions = technique.versions if technique else ()
    return tuple(facts.tombstone() for facts in versions if facts.deleted)
