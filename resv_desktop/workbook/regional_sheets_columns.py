"""The columns of the regional workbook's tables: one place for header, meaning and content.

The writer and the sheet *Veldenboek* both go by it. Column names stay within a format version:
the evaluation with insurer and NZa compares editions by them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from resv_desktop.domain.fields import FieldType
from resv_desktop.workbook.cell_values import cell_value
from resv_desktop.workbook.cells import Cell
from resv_desktop.workbook.columns import (
    ACTIONS,
    ENTRIES,
    NO,
    SEPARATOR,
    YES,
    Column,
    Holds,
    list_title,
)
from resv_desktop.workbook.regional_sheets_rows import ActionRow, AnyRow, EntryRow

Row = TypeVar("Row", contravariant=True)

SHORT_HASH = 12
"""Characters of a file's SHA-256 that stand in a row; the whole stands in *Verantwoording*."""

FROM_NETWORK, COMPUTED = "wijkverband", "berekend"


@dataclass(frozen=True)
class RegionalColumn(Generic[Row]):
    """One column: what it is called, what it means, and how a row's value is found.

    ``technical`` columns hold codes and identifiers and stand at the right.
    """

    key: str
    header: str
    meaning: str
    meaning_en: str
    value: Callable[[Row], Cell]
    holds: Holds = Holds.TEXT
    width: float = 16
    technical: bool = False
    allowed: str = ""
    unit: str = ""
    source: str = FROM_NETWORK
    since: int = 1


def yes_no(value: bool) -> str:
    """Return *ja* or *nee*."""
    return YES if value else NO


_AS_IT_IS = frozenset({FieldType.TEXT, FieldType.LONG_TEXT})


def _field(column: Column) -> Callable[[AnyRow], Cell]:
    """Return how a field is shown: labels for codes, real dates, text as it is."""
    key, list_name = column.key, column.code_list or ""

    def text(row: AnyRow) -> Cell:
        known = row.item.fields.get(key)
        return known if known is None or isinstance(known, str) else str(known)

    def label(row: AnyRow) -> Cell:
        code = row.item.fields.get(key)
        return row.region.labels.get(list_name, str(code)) if code else None

    def value(row: AnyRow) -> Cell:
        return cell_value(column, row.item.fields.get(key), row.region.labels)

    if column.type in _AS_IT_IS:
        return text
    return label if column.type is FieldType.CODE else value


def _codes(column: Column) -> Callable[[AnyRow], Cell]:
    """Return the codes a field holds, as they are."""

    def value(row: AnyRow) -> Cell:
        known = row.item.fields.get(column.key)
        return SEPARATOR.join(map(str, known)) if isinstance(known, tuple) else str(known or "")

    return value


def _allowed(column: Column) -> str:
    if column.code_list:
        return f"lijst {list_title(column.code_list)}"
    return f"{YES} of {NO}" if column.type is FieldType.YES_NO else ""


def _shown(column: Column, *, width: float | None = None) -> RegionalColumn[AnyRow]:
    return RegionalColumn(
        column.key,
        column.header,
        column.meaning,
        column.meaning_en,
        _field(column),
        column.holds,
        width or column.width,
        allowed=_allowed(column),
    )


def _coded(column: Column) -> RegionalColumn[AnyRow]:
    several = column.type is FieldType.CODES
    return RegionalColumn(
        f"{column.key}_code",
        f"{column.header} ({'codes' if several else 'code'})",
        f"Code uit het codeboek bij {column.header}; verandert niet als het woord verandert",
        f"Code of the code book for {column.key}; stays when the word changes",
        _codes(column),
        width=24 if several else 18,
        technical=True,
        allowed=f"lijst {list_title(column.code_list or '')}, kolom Code",
    )


def _computed(
    key: str,
    header: str,
    meaning: str,
    meaning_en: str,
    value: Callable[[Row], Cell],
    width: float,
    *,
    holds: Holds = Holds.TEXT,
    technical: bool = False,
    allowed: str = "",
    unit: str = "",
    source: str = COMPUTED,
) -> RegionalColumn[Row]:
    return RegionalColumn(
        key, header, meaning, meaning_en, value, holds, width, technical, allowed, unit, source
    )


def _trail(record_header: str, what: str) -> tuple[RegionalColumn[AnyRow], ...]:
    """Return the columns by which a row can be traced to file and version."""
    return (
        _computed("record", record_header, f"Vast kenmerk van de {what}", "Stable identifier",
                  lambda row: row.item.record, 32, technical=True, source="programma"),
        _computed("revision", "Revisie", "Volgnummer van de wijziging", "Number of the change",
                  lambda row: row.item.revision, 10, holds=Holds.NUMBER, technical=True,
                  source="programma"),
        _computed("version", "Versie-ID", "Kenmerk van precies deze inhoud",
                  "Identifier of exactly this content", lambda row: row.item.version, 70,
                  technical=True, source="programma"),
        _computed("source", "Bron",
                  "Begin van de SHA-256 van het bestand waaruit deze rij komt; zie Verantwoording",
                  "Start of the SHA-256 of the file this row came from; see Verantwoording",
                  lambda row: row.item.source[:SHORT_HASH], 16, technical=True,
                  source="samenvoegen"),
        _computed("source_sheet", "Bronblad", "Blad in het bestand waaruit deze rij komt",
                  "Sheet of the file this row came from", lambda row: row.item.sheet or None, 18,
                  technical=True, source="samenvoegen"),
        _computed("source_row", "Bronrij", "Rij op dat blad, zoals Excel telt",
                  "Row on that sheet, as Excel counts", lambda row: row.item.row or None, 10,
                  holds=Holds.NUMBER, technical=True, source="samenvoegen"),
    )  # fmt: skip


_CONFLICT: RegionalColumn[AnyRow] = _computed(
    "conflict", "Conflict",
    "Of twee versies van deze rij nog naast elkaar staan en iemand moet kiezen",
    "Whether two versions still stand side by side and somebody has to choose",
    lambda row: yes_no(row.item.conflict), 11, allowed=f"{YES} of {NO}", source="samenvoegen",
)  # fmt: skip

_NETWORK: RegionalColumn[AnyRow] = _computed(
    "network", "Wijkverband", "Wijkverband dat dit vastlegde", "Network that logged this",
    lambda row: row.region.labels.get("network", row.item.network), 19,
    allowed=f"lijst {list_title('network')}", source=FROM_NETWORK,
)  # fmt: skip
_NETWORK_CODE: RegionalColumn[AnyRow] = _computed(
    "network_code", "Wijkverband (code)", "Vaste code van het wijkverband",
    "Stable code of the network", lambda row: row.item.network, 18, technical=True,
    source=FROM_NETWORK,
)  # fmt: skip

_OWN_COLUMNS: tuple[RegionalColumn[EntryRow], ...] = (
    _computed("quarter", "Kwartaal", "Kwartaal van de signaaldatum",
              "Quarter of the day of the signal", lambda row: row.quarter, 12,
              allowed="zoals 2027-Q1"),
    _computed("subtheme_networks", "Wijkverbanden met dit subthema",
              "Aantal wijkverbanden in deze werkmap dat ditzelfde subthema meldt",
              "Number of networks in this workbook that report the same subtheme",
              lambda row: row.region.shared.get(row.entry.subtheme), 24, holds=Holds.NUMBER,
              unit="wijkverbanden"),
    _computed("risk", "Risicoscore", ENTRIES.column("risk").meaning,
              ENTRIES.column("risk").meaning_en, lambda row: row.entry.risk, 14,
              holds=Holds.NUMBER, allowed="1 tot en met 4"),
    _computed("last_confirmed", "Laatst bevestigd", ENTRIES.column("last_confirmed").meaning,
              ENTRIES.column("last_confirmed").meaning_en, lambda row: row.last_confirmed, 13,
              holds=Holds.DATE),
    _computed("confirmations", "Aantal bevestigingen", ENTRIES.column("confirmations").meaning,
              ENTRIES.column("confirmations").meaning_en,
              lambda row: len(row.entry.confirmed_on), 15, holds=Holds.NUMBER, unit="keer"),
    _computed("persistence", "Maanden aanwezig",
              "Hele maanden van het signaal tot de laatste bevestiging",
              "Whole months from the signal to the last confirmation",
              lambda row: row.entry.persistence() if row.entry.confirmed_on else None, 12,
              holds=Holds.NUMBER, unit="maanden"),
    _computed("level", "Hoogste niveau",
              "Hoogste niveau van opschaling volgens de status of Opgeschaald naar",
              "Highest level of escalation by status or Opgeschaald naar",
              lambda row: row.region.labels.get("escalation_level", row.level), 26,
              allowed=f"lijst {list_title('escalation_level')}"),
    _computed("week", "Week", "ISO-week van de signaaldatum",
              "ISO week of the day of the signal", lambda row: row.week, 12, technical=True,
              allowed="zoals 2027-W03"),
    _computed("level_code", "Hoogste niveau (code)", "Code bij Hoogste niveau",
              "Code for Hoogste niveau", lambda row: row.level, 18, technical=True),
)  # fmt: skip
_OWN = {column.key: column for column in _OWN_COLUMNS}

_WIDTHS = {
    "title": 32, "description": 54, "theme": 24, "severity": 10, "frequency": 14, "risk": 13,
    "status": 20,
}  # fmt: skip
PRINTED_ENTRY_COLUMNS = 9
"""The first columns: what one reads of an entry on paper, together as wide as a landscape A4."""
_START = ("title", "description", "theme")
_BY_KIND = (("severity", "frequency", "risk"), ("horizon", "direction", "severity"))
_REST = (
    "status", "quarter", "subtheme", "subtheme_networks", "scope", "disciplines", "signal_date",
    "last_discussed", "last_confirmed", "confirmations", "persistence", "quantity", "evidence",
    "impact", "resv_tasks", "network_tasks", "law_domain", "owner", "requested_action",
    "agreement", "result", "escalated_to", "escalated_on", "level", "nza_relevant", "related",
    "horizon", "direction", "frequency", "risk",
)  # fmt: skip


def _entry_column(key: str) -> RegionalColumn[EntryRow]:
    if key in _OWN:
        return _OWN[key]
    return _shown(ENTRIES.column(key), width=_WIDTHS.get(key))


def _entry_columns(*, developments: bool) -> tuple[RegionalColumn[EntryRow], ...]:
    """Return all columns of an entry; those of the other kind stand further on, nothing is lost."""
    first = _BY_KIND[developments]
    keys = [*_START, *first, *(key for key in _REST if key not in first)]
    coded = [column for column in ENTRIES.columns if column.code_list and column.key != "network"]
    columns: list[RegionalColumn[EntryRow]] = [
        _entry_column("number"), _NETWORK, *map(_entry_column, keys), _CONFLICT,
        _OWN["week"], _NETWORK_CODE, *map(_coded, coded), _OWN["level_code"],
        *_trail("Registratie-ID", "registratie"),
    ]  # fmt: skip
    return tuple(columns)


BOTTLENECK_COLUMNS = _entry_columns(developments=False)
DEVELOPMENT_COLUMNS = _entry_columns(developments=True)

ACTION_COLUMNS: tuple[RegionalColumn[ActionRow], ...] = (
    _shown(ACTIONS.column("number")),
    _NETWORK,
    _shown(ACTIONS.column("text"), width=44),
    _shown(ACTIONS.column("owner"), width=22),
    _shown(ACTIONS.column("due")),
    _shown(ACTIONS.column("state")),
    _computed("overdue", "Te laat", "Of de actie op de peildatum had klaar moeten zijn",
              "Whether the action was due before the day of reference",
              lambda row: yes_no(row.action.is_overdue(row.region.data.as_of)), 9,
              allowed=f"{YES} of {NO}"),
    _computed("entry_number", "Bij registratie", "Nummer van de registratie",
              "Number of the entry", lambda row: row.about("number"), 12),
    _computed("entry_title", "Titel van de registratie", "Titel van de registratie",
              "Title of the entry", lambda row: row.about("title"), 36),
    _shown(ACTIONS.column("result"), width=32),
    _CONFLICT,
    _NETWORK_CODE,
    _coded(ACTIONS.column("state")),
    _computed("entry", "Registratie-ID", "Vast kenmerk van de registratie waar de actie bij hoort",
              "Stable identifier of the entry", lambda row: row.action.entry, 32, technical=True),
    *_trail("Actie-ID", "actie"),
)  # fmt: skip
