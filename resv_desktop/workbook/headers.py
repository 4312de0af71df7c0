"""Finding the data in a sheet by the words in its header, wherever people have moved it.

Sheet names, table names and positions say nothing certain: people rename, copy and move. A row
among the first fifty that holds enough headers of one kind of sheet is the header.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import zip_longest

from resv_desktop.domain.codebook import fold
from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.columns import DATA_SHEETS, Column, SheetSpec, plain_header
from resv_desktop.workbook.raw_book import column_letters

SEARCHED_ROWS = 50
ENOUGH = 3
"""Headers of one kind of sheet that make a row a header; the identifier and one more also do."""

Row = Sequence[object]

SYNONYMS: Mapping[RecordKind, Mapping[str, tuple[str, ...]]] = {
    RecordKind.ENTRY: {
        "number": ("nr", "volgnummer", "number", "no."),
        "kind": ("soort registratie", "type", "knelpunt of ontwikkeling", "kind"),
        "title": ("onderwerp", "naam", "kop", "korte omschrijving", "title"),
        "description": (
            "omschrijving", "beschrijving", "uitleg", "details", "toelichting (zonder namen)",
            "description",
        ),
        "theme": ("hoofdthema", "theme"),
        "subtheme": ("sub-thema", "sub thema", "deelthema", "subtheme"),
        "disciplines": (
            "discipline", "betrokken disciplines", "betrokken discipline", "wie raakt het",
        ),
        "severity": ("ernst van het knelpunt", "severity"),
        "frequency": ("hoe vaak", "frequency"),
        "risk": ("risico", "score", "risk score"),
        "horizon": ("termijn",),
        "direction": ("kans of risico", "direction"),
        "scope": ("bereik", "schaal", "scope"),
        "status": ("stand", "stand van zaken"),
        "signal_date": ("datum signaal", "datum", "signaal op", "gemeld op", "date of signal"),
        "last_discussed": ("laatst besproken op", "besproken op", "last discussed"),
        "last_confirmed": ("laatst bevestigd op", "bevestigd op", "last confirmed"),
        "confirmations": ("bevestigingen", "confirmations"),
        "quantity": ("aantal", "aantallen", "quantity"),
        "evidence": ("bron", "evidence"),
        "impact": ("impact", "gevolgen voor"),
        "resv_tasks": ("taken resv", "resv taken", "resv tasks"),
        "network_tasks": ("taken wijkverband", "wijkverband taken", "network tasks"),
        "law_domain": ("wet", "domein", "law"),
        "owner": ("eigenaar", "functie", "verantwoordelijke", "owner"),
        "requested_action": ("gevraagd", "actie gevraagd", "verzoek", "requested action"),
        "agreement": ("afspraken", "agreement"),
        "result": ("uitkomst", "opbrengst", "result"),
        "escalated_to": ("geescaleerd naar", "escalated to"),
        "escalated_on": ("datum opschaling", "escalated on"),
        "nza_relevant": ("nza", "voor nza", "relevant nza"),
        "related": ("verwant", "hoort bij", "related"),
        "network": ("hecht wijkverband", "wijk", "network"),
        "record": ("id", "registratie id", "registratieid", "entry id"),
        "revision": ("revision",),
        "version": ("versie id", "versieid", "version id"),
    },
    RecordKind.ACTION: {
        "number": ("nr", "volgnummer"),
        "entry": ("bij registratie", "hoort bij registratie", "registratienummer"),
        "text": ("omschrijving", "wat", "actiepunt", "action"),
        "owner": ("eigenaar", "wie", "actiehouder", "owner"),
        "due": ("uiterlijk", "voor wanneer", "einddatum", "streefdatum", "due"),
        "state": ("stand", "stand van zaken", "voortgang", "state"),
        "result": ("uitkomst", "result"),
        "record": ("actie id", "actieid"),
        "revision": (),
        "version": ("versie id", "versieid"),
    },
    RecordKind.MEETING: {
        "date": ("dag", "datum overleg", "date"),
        "kind": ("soort overleg", "type", "kind"),
        "disciplines": ("aanwezig", "aanwezigen", "disciplines"),
        "item_entry": ("bij registratie", "agendapunt"),
        "item_outcome": ("resultaat", "outcome"),
        "item_decision": ("besloten", "decision"),
        "record": ("overleg id", "overlegid"),
        "revision": (),
        "version": ("versie id", "versieid"),
    },
    RecordKind.AGREEMENT: {
        "text": ("werkafspraak", "agreement"),
        "with_whom": ("partij", "met", "with whom"),
        "subject": ("waarover", "subject"),
        "valid_from": ("ingangsdatum", "begindatum", "van", "from"),
        "valid_until": ("einddatum", "tot en met", "until"),
        "review_on": ("evaluatie", "evalueren op", "herzien", "review on"),
        "entry": ("bij registratie",),
        "record": ("afspraak id", "afspraakid"),
        "revision": (),
        "version": ("versie id", "versieid"),
    },
}  # fmt: skip
"""What people and other lists call our columns; a match is told as a repair."""


@dataclass(frozen=True, slots=True)
class Heading:
    """One column of a found table: where it stands, what it says, and which column it is.

    ``column`` is ``None`` for a header that is not known; ``exact`` is false for a synonym.
    ``answered``: a person said which column it is, or that it is none of ours.
    """

    index: int
    text: str
    column: Column | None
    exact: bool = True
    answered: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """A header that was found: the kind of sheet, its last row (from 0) and its headings.

    ``lines`` counts the rows over which the headings are spread.
    """

    spec: SheetSpec
    row: int
    headings: tuple[Heading, ...]
    lines: int = 1

    @property
    def known(self) -> dict[str, list[int]]:
        """The places of each known column; more than one when a header stands there twice."""
        places: dict[str, list[int]] = {}
        for heading in self.headings:
            if heading.column:
                places.setdefault(heading.column.key, []).append(heading.index)
        return places

    @property
    def unknown(self) -> tuple[Heading, ...]:
        """The headings that are not ours."""
        return tuple(heading for heading in self.headings if heading.column is None)

    @property
    def signature(self) -> str:
        """Stand for all headings together, in any order: the form that people filled in."""
        texts = sorted({plain_header(heading.text) for heading in self.headings})
        return hashlib.sha256("\x1f".join(texts).encode()).hexdigest()[:32]

    def answered(self, answers: Mapping[str, str], width: int) -> Table:
        """Return the table with what people said of unknown headings, by folded heading.

        An answer is the key of a column, or empty when it is none of ours. ``width`` counts the
        columns of the sheet: one without any heading is named by its letters.
        """
        named = {heading.index: heading for heading in self.headings}
        nameless = (Heading(i, column_letters(i), None) for i in range(width) if i not in named)
        columns = {column.key: column for column in self.spec.columns}
        headings = list(self.headings)
        for heading in (*self.unknown, *nameless):
            answer = answers.get(plain_header(heading.text))
            if answer is not None and (answer == "" or answer in columns):
                said = Heading(heading.index, heading.text, columns.get(answer), False, True)
                headings = [h for h in headings if h.index != heading.index] + [said]
        return replace(self, headings=tuple(sorted(headings, key=lambda h: h.index)))

    @property
    def absent(self) -> tuple[Column, ...]:
        """The columns that somebody removed (or called otherwise)."""
        known = self.known
        return tuple(column for column in self.spec.columns if column.key not in known)


def find_table(rows: Sequence[Row]) -> Table | None:
    """Return the table that ``rows`` (from row 1) hold, or ``None`` when there is none."""
    if rows:
        whole = _exactly().get(tuple(rows[0]))
        if whole:
            return whole
    candidates = list(_candidates(rows[:SEARCHED_ROWS]))
    return max(candidates, key=lambda table: (len(table.known), -table.lines), default=None)


def is_header_row(row: Row, table: Table) -> bool:
    """Say whether a row below the header repeats it: somebody put two tables together."""
    texts = [heading for heading in table.headings if heading.column]
    same = sum(fold(str(row[h.index])) == fold(h.text) for h in texts if h.index < len(row))
    return same >= ENOUGH and same >= len(texts) // 2


@cache
def _exactly() -> dict[tuple[object, ...], Table]:
    """The header rows as we write them, so that an untouched sheet needs no search."""
    return {
        tuple(column.header for column in spec.columns): Table(
            spec, 0, tuple(Heading(i, c.header, c) for i, c in enumerate(spec.columns))
        )
        for spec in DATA_SHEETS
    }


@cache
def _names(spec: SheetSpec) -> dict[str, tuple[Column, bool]]:
    names: dict[str, tuple[Column, bool]] = {}
    for column in spec.columns:
        for synonym in SYNONYMS[spec.kind].get(column.key, ()):
            names[plain_header(synonym)] = column, False
    names.update({plain_header(column.header): (column, True) for column in spec.columns})
    return names


@cache
def _letters(spec: SheetSpec) -> dict[str, tuple[Column, bool]]:
    """The names by their letters only: ``RESV taken`` and ``Signaal-datum`` are names of ours."""
    names: dict[str, tuple[Column, bool]] = {}
    for name, (column, _) in _names(spec).items():
        names.setdefault(_only_letters(name), (column, False))
    return names


def _only_letters(text: str) -> str:
    return "".join(character for character in text if character.isalnum())


def _name(spec: SheetSpec, text: str) -> tuple[Column, bool] | None:
    plain = plain_header(text)
    return _names(spec).get(plain) or _letters(spec).get(_only_letters(plain))


def _candidates(rows: Sequence[Row]) -> Iterator[Table]:
    for number, row in enumerate(rows):
        if sum(isinstance(cell, str) and bool(cell.strip()) for cell in row) < 2:
            continue
        for spec in DATA_SHEETS:
            table = Table(spec, number, tuple(_headings(spec, _texts(row))))
            if _is_enough(table):
                yield table
            both = _joined(spec, row, rows[number + 1]) if number + 1 < len(rows) else []
            table = Table(spec, number + 1, tuple(_headings(spec, _texts(both))), lines=2)
            if _is_enough(table):
                yield table


def _texts(row: Row) -> list[tuple[int, str]]:
    return [(i, cell) for i, cell in enumerate(row) if isinstance(cell, str) and cell.strip()]


def _joined(spec: SheetSpec, upper: Row, lower: Row) -> list[str]:
    """Return headings that are spread over two rows, of which the upper may span several cells.

    Nothing when the lower row is no row of headings: most of its cells must be known words.
    """
    names = _names(spec)
    found, above, below_known = [], "", 0
    for one, other in zip_longest(upper, lower, fillvalue=""):
        top, below = (str(cell).strip() if isinstance(cell, str) else "" for cell in (one, other))
        above = top or above
        readings = (below, f"{above} {below}") if below else (top,)
        known = next((text for text in readings if plain_header(text) in names), "")
        below_known += bool(below and known)
        found.append(known or below or top)
    filled = sum(1 for cell in lower if cell != "")
    return found if below_known > 1 and 3 * below_known >= 2 * filled else []


def _headings(spec: SheetSpec, texts: Sequence[tuple[int, str]]) -> Iterator[Heading]:
    found = [(index, text, _name(spec, text)) for index, text in texts]
    exact = {name[0].key for _, _, name in found if name and name[1]}
    for index, text, name in found:
        if name is None or (not name[1] and name[0].key in exact):
            # Also when the column itself is there as well: then this is one of somebody's own.
            yield Heading(index, text, None)
        else:
            yield Heading(index, text, *name)


def _is_enough(table: Table) -> bool:
    known = table.known
    exact = sum(1 for heading in table.headings if heading.column and heading.exact)
    if exact < 2:
        return False
    if any(h.exact and h.column and h.column.key == "record" for h in table.headings):
        return True
    telling = any(column.required and column.key in known for column in table.spec.columns)
    return telling and len(known) >= ENOUGH and len(known) * 3 >= len(table.headings)
