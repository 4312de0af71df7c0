"""The one table of columns: writer, reader, Veldenboek, data validation and documents use it.

Sheet and column names are a contract with everybody who has a workbook; they do not change
within a format version. The order is the order in the workbook.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from resv_desktop.domain.codebook import fold
from resv_desktop.domain.fields import FIELDS, FieldSpec, FieldType
from resv_desktop.domain.ids import RecordKind

FORMAT_VERSION = 1


class Role(StrEnum):
    """What a column is for."""

    FIELD = "field"
    """Holds a field of the record; people may edit it."""
    COMPUTED = "computed"
    """Follows from other fields; what is typed there is not read."""
    TECHNICAL = "technical"
    """Identifies the row; locked."""


class Holds(StrEnum):
    """What Excel is told a cell of a column holds."""

    TEXT = "text"
    NUMBER = "number"
    DATE = "date"


_NUMBERS = frozenset({"risk", "confirmations", "revision"})
_HEALING = frozenset({"last_confirmed"})
"""Computed, but a later day typed there is read as one more confirmation."""


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a data sheet; ``width`` in characters, ``since`` a format version."""

    key: str
    header: str
    meaning: str
    meaning_en: str
    role: Role = Role.FIELD
    field: FieldSpec | None = None
    required: bool = False
    width: int = 16
    since: int = 1

    @property
    def type(self) -> FieldType:
        """How the cell is read and written."""
        return self.field.type if self.field else FieldType.TEXT

    @property
    def code_list(self) -> str | None:
        """The list the cell takes its values from."""
        return self.field.code_list if self.field else None

    @property
    def holds(self) -> Holds:
        """What Excel is told the cells hold."""
        if self.key in _NUMBERS:
            return Holds.NUMBER
        is_day = self.type is FieldType.DATE or self.key in _HEALING
        return Holds.DATE if is_day else Holds.TEXT

    @property
    def editable(self) -> bool:
        """Whether people may type in the cells of the protected sheet."""
        return self.role is Role.FIELD or self.key in _HEALING


@dataclass(frozen=True, slots=True)
class SheetSpec:
    """One data sheet: its name, the kind of record in its rows, its table and its columns.

    ``about`` tells people who cannot see the table what it holds. ``group_key`` names the field
    that a row holds one element of, where several rows make one record (a meeting has a row per
    entry that was discussed).
    """

    name: str
    table: str
    kind: RecordKind
    about: str
    columns: tuple[Column, ...]
    group_key: str | None = None

    def column(self, key: str) -> Column:
        """Return one column by key.

        Raises:
            KeyError: when the sheet has no such column.
        """
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)

    @property
    def id_header(self) -> str:
        """The header of the column with the record identifier."""
        return self.column("record").header


COVER, CODE_LISTS, FIELD_BOOK, TECHNIQUE = "Voorblad", "Codelijsten", "Veldenboek", "Techniek"
PRACTICE_GUIDE, PRACTICE_ANSWERS = "Oefenmap", "Antwoorden"
"""The sheets of the workbook with the answers of the practice folder."""


def _make(
    kind: RecordKind,
    key: str,
    header: str,
    meaning: str,
    meaning_en: str,
    *,
    required: bool = False,
    width: int = 16,
) -> Column:
    spec = next((field for field in FIELDS[kind] if field.key == key), None)
    role = Role.FIELD if spec else Role.COMPUTED
    return Column(key, header, meaning, meaning_en, role, spec, required, width)


def _technical(record_header: str) -> tuple[Column, ...]:
    tech = Role.TECHNICAL
    same, change = "Vast kenmerk; niet wijzigen", "Volgnummer van de wijziging"
    content = "Kenmerk van precies deze inhoud"
    return (
        Column("record", record_header, same, "Stable id; do not change", tech, width=36),
        Column("revision", "Revisie", change, "Number of the change", tech, width=12),
        Column("version", "Versie-ID", content, "Id of this content", tech, width=74),
    )


_E, _A, _M, _G = RecordKind.ENTRY, RecordKind.ACTION, RecordKind.MEETING, RecordKind.AGREEMENT

ENTRIES = SheetSpec(
    "Registraties",
    "Registraties",
    _E,
    "Knelpunten en ontwikkelingen, één per rij",
    (
        _make(_E, "number", "Nummer", "Nummer binnen het wijkverband", "Number in the network",
              width=10),
        _make(_E, "kind", "Soort", "Knelpunt of ontwikkeling", "Bottleneck or development",
              required=True, width=15),
        _make(_E, "title", "Titel", "Waar het om gaat, in één zin", "The matter in one sentence",
              required=True, width=44),
        _make(_E, "description", "Toelichting", "Wat er aan de hand is, zonder persoonsgegevens",
              "What is the matter, without personal data", required=True, width=60),
        _make(_E, "theme", "Thema", "Thema uit het codeboek", "Theme of the code book",
              required=True, width=28),
        _make(_E, "subtheme", "Subthema", "Subthema binnen het thema", "Subtheme of the theme",
              width=30),
        _make(_E, "disciplines", "Disciplines", "Wie het raakt", "Whom it concerns",
              required=True, width=30),
        _make(_E, "severity", "Ernst", "Ernst van het knelpunt", "Severity of the bottleneck",
              width=10),
        _make(_E, "frequency", "Frequentie", "Hoe vaak het voorkomt", "How often it happens",
              width=15),
        _make(_E, "risk", "Risicoscore", "Ernst maal frequentie volgens de SAC-matrix, 1 tot 4",
              "Severity by frequency in the SAC matrix, 1 to 4", width=14),
        _make(_E, "horizon", "Horizon", "Wanneer de ontwikkeling speelt", "When it will matter",
              width=15),
        _make(_E, "direction", "Richting", "Kans, risico of neutraal", "Chance, risk or neutral",
              width=12),
        _make(_E, "scope", "Reikwijdte", "Hoe ver het reikt", "How far it reaches",
              required=True, width=16),
        _make(_E, "status", "Status", "Waar het nu ligt", "Where it stands now", width=22),
        _make(_E, "signal_date", "Signaaldatum", "Dag van het signaal", "Day of the signal",
              required=True, width=16),
        _make(_E, "last_discussed", "Laatst besproken", "Dag van de laatste bespreking",
              "Day of the last discussion", width=14),
        _make(_E, "last_confirmed", "Laatst bevestigd", "Dag waarop het voor het laatst nog zo was",
              "Day it was last confirmed", width=14),
        _make(_E, "confirmations", "Aantal bevestigingen", "Hoe vaak het nog zo bleek te zijn",
              "How often it was confirmed", width=17),
        _make(_E, "quantity", "Omvang", "Aantal in een band, met eenheid",
              "A number as a band, with its unit", width=26),
        _make(_E, "evidence", "Onderbouwing", "Waar de omvang op berust", "Basis of the number",
              width=17),
        _make(_E, "impact", "Impact op", "Waar het gevolgen voor heeft", "What it affects",
              width=24),
        _make(_E, "resv_tasks", "RESV-taken", "Hoofdtaken van het RESV die het raakt",
              "Main tasks of the RESV it concerns", width=42),
        _make(_E, "network_tasks", "Wijkverbandtaken", "Taken van het wijkverband die het raakt",
              "Tasks of the network it concerns", width=40),
        _make(_E, "law_domain", "Wetsdomein", "Wet waaronder de oplossing valt",
              "Law under which the solution falls", width=20),
        _make(_E, "owner", "Eigenaar (functie)", "Functie, nooit een naam",
              "A function, never a name", width=24),
        _make(_E, "requested_action", "Gevraagde actie", "Wat er gevraagd wordt en van wie",
              "What is asked, and of whom", width=36),
        _make(_E, "agreement", "Afspraak", "Wat er is afgesproken", "What was agreed", width=36),
        _make(_E, "result", "Resultaat", "Wat het heeft opgeleverd", "What came of it", width=36),
        _make(_E, "escalated_to", "Opgeschaald naar", "Niveau waarnaar is opgeschaald",
              "Level it was escalated to", width=24),
        _make(_E, "escalated_on", "Opgeschaald op", "Dag van opschaling", "Day of escalation",
              width=16),
        _make(_E, "nza_relevant", "Relevant voor NZa", "Van belang voor de evaluatie door de NZa",
              "Relevant to the evaluation by the NZa", width=14),
        _make(_E, "related", "Verwant aan", "Registratie-ID's van verwante registraties",
              "Ids of related entries", width=30),
        _make(_E, "network", "Wijkverband", "Wijkverband dat dit vastlegde",
              "Network that logged this", width=20),
        *_technical("Registratie-ID"),
    ),
)  # fmt: skip

ACTIONS = SheetSpec(
    "Acties",
    "Acties",
    _A,
    "Acties, één per rij",
    (
        _make(_A, "number", "Nummer", "Nummer van de actie", "Number of the action", width=10),
        _make(_A, "entry", "Registratie", "Registratie-ID waar de actie bij hoort",
              "Id of the entry it belongs to", width=30),
        _make(_A, "text", "Actie", "Wat er gedaan wordt", "What will be done",
              required=True, width=50),
        _make(_A, "owner", "Eigenaar (functie)", "Functie, nooit een naam",
              "A function, never a name", width=24),
        _make(_A, "due", "Deadline", "Dag waarop het klaar moet zijn", "Day it is due", width=13),
        _make(_A, "state", "Status", "Stand van de actie", "State of the action", width=12),
        _make(_A, "result", "Resultaat", "Wat het heeft opgeleverd", "What came of it", width=36),
        *_technical("Actie-ID"),
    ),
)  # fmt: skip

MEETINGS = SheetSpec(
    "Overleggen",
    "Overleggen",
    _M,
    "Overleggen, één rij per besproken registratie",
    (
        _make(_M, "date", "Datum", "Dag van het overleg", "Day of the meeting",
              required=True, width=13),
        _make(_M, "kind", "Soort", "Soort overleg", "Kind of meeting", width=16),
        _make(_M, "disciplines", "Aanwezige disciplines", "Wie erbij waren, als discipline",
              "Who attended, as disciplines", width=40),
        Column("item_entry", "Registratie", "Registratie-ID die besproken is",
               "Id of the entry discussed",
               field=FieldSpec("item_entry", FieldType.RECORD), width=30),
        Column("item_outcome", "Uitkomst", "Uitkomst van de bespreking", "Outcome",
               field=FieldSpec("item_outcome", FieldType.CODE, "meeting_outcome"), width=14),
        Column("item_decision", "Besluit", "Het besluit in woorden", "The decision in words",
               field=FieldSpec("item_decision", FieldType.LONG_TEXT), width=50),
        *_technical("Overleg-ID"),
    ),
    group_key="items",
)  # fmt: skip

AGREEMENTS = SheetSpec(
    "Afspraken",
    "Afspraken",
    _G,
    "Werkafspraken, één per rij",
    (
        _make(_G, "text", "Afspraak", "Wat er is afgesproken", "What was agreed",
              required=True, width=50),
        _make(_G, "with_whom", "Met wie", "Organisatie of functie", "Organisation or function",
              width=28),
        _make(_G, "subject", "Onderwerp", "Waarover", "About what", width=28),
        _make(_G, "valid_from", "Vanaf", "Eerste dag", "First day", width=13),
        _make(_G, "valid_until", "Tot", "Laatste dag", "Last day", width=13),
        _make(_G, "review_on", "Herzien op", "Dag van herziening", "Day of review", width=13),
        _make(_G, "entry", "Registratie", "Registratie-ID waar het bij hoort",
              "Id of the entry it belongs to", width=30),
        *_technical("Afspraak-ID"),
    ),
)  # fmt: skip

DATA_SHEETS: tuple[SheetSpec, ...] = (ENTRIES, ACTIONS, MEETINGS, AGREEMENTS)
EXCHANGE_SHEETS = (
    COVER, *(sheet.name for sheet in DATA_SHEETS), CODE_LISTS, FIELD_BOOK, TECHNIQUE,
)  # fmt: skip

TYPE_NAMES: Mapping[FieldType, tuple[str, str]] = {
    FieldType.TEXT: ("tekst", "text"),
    FieldType.LONG_TEXT: ("tekst, meer regels", "text, several lines"),
    FieldType.CODE: ("keuze uit codelijst", "one of a code list"),
    FieldType.CODES: ("keuzes uit codelijst, gescheiden door ; ", "several of a code list, by ; "),
    FieldType.DATE: ("datum", "date"),
    FieldType.DATES: ("datums, gescheiden door ; ", "dates, separated by ; "),
    FieldType.YES_NO: ("ja of nee", "yes or no"),
    FieldType.RECORD: ("kenmerk van een registratie", "id of an entry"),
    FieldType.RECORDS: ("kenmerken, gescheiden door ; ", "ids, separated by ; "),
    FieldType.ROWS: ("meer rijen", "several rows"),
}
SEPARATOR = "; "
YES, NO = "ja", "nee"

YES_NO_LIST = "yes_no"
LIST_NAMES: Mapping[str, str] = {
    "entry_kind": "Soort registratie",
    "theme": "Thema",
    "subtheme": "Subthema",
    "discipline": "Discipline",
    "discipline_group": "Groep van disciplines",
    "severity": "Ernst",
    "frequency": "Frequentie",
    "horizon": "Horizon",
    "direction": "Richting",
    "scope": "Reikwijdte",
    "status": "Status",
    "evidence": "Onderbouwing",
    "impact": "Impact",
    "quantity_band": "Omvang in een band",
    "resv_task": "RESV-taak",
    "network_task": "Wijkverbandtaak",
    "law_domain": "Wetsdomein",
    "escalation_level": "Niveau van opschaling",
    "action_state": "Status van een actie",
    "meeting_kind": "Soort overleg",
    "meeting_outcome": "Uitkomst van een bespreking",
    "network": "Wijkverband",
    YES_NO_LIST: "Ja of nee",
}
"""What the code lists are called in workbooks, in the order of the sheet Codelijsten."""


def plain_header(text: str) -> str:
    """Return a header for comparing: folded, without the marks people put behind it."""
    return fold(text).strip(" *:.?!'\"")


def list_title(list_name: str) -> str:
    """Return what a code list is called in workbooks (a list of a newer edition: its own name)."""
    return LIST_NAMES.get(list_name, list_name)
