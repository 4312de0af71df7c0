"""Records as odd as people and programs can make them, for laws about writing and reading."""

from __future__ import annotations

from hypothesis import strategies as st
from workbook.exchange_sample import codebook, delivery, edges, edited, record

from resv_desktop.domain.fields import FIELDS, FieldSpec, FieldType
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.workbook.model import Exchange, ExportRecord

ODD_TEXTS = (
    "=1+1", "+31 6 1234", "-5", "@naam", "'los", " ervoor", "erachter ", "\tingesprongen",
    "e\u0301e\u0301n (NFD)", "\u00e9\u00e9n (NFC)", "regel 1\nregel 2", "a\r\nb\rc",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467", "_x000D_", "_x0041_ en _x00e9_",
    "http://voorbeeld.nl/a?b=c#d", "mailto:iemand@voorbeeld.nl", "12345", "0012", "1,5", "1e5",
    "TRUE", "WAAR", "ja", "#N/A", "#VERW!", "NULL", "None", "nan", "2027-01-01", "1-2", "3/4/2027",
    "lang " * 20, "zacht\u00adafbreken", "vaste\u00a0spatie", "\ufeffbom", "nul\u200bbreed",
    "a;b; c", "; ", "- ", "?", "n.v.t.", "<b>&amp;</b>", ']]>', "\"aanhaling\"", "\u202Eomgekeerd",
    "Totaal", "Titel", "\u0336doorgestreept", "ﬁ ligatuur", "½ ℃", "İstanbul ı ſ",
)  # fmt: skip
_TEXTS = st.one_of(st.sampled_from(ODD_TEXTS), st.text(max_size=30))
_DAYS = st.one_of(
    st.dates().map(str), st.sampled_from(("1850-01-01", "0999-12-31", "2027-2-3", "maart 2027"))
)
_ODD_CODES = st.sampled_from(("ouderwets", "T99", "t01", "1", "hoog", "a;b", "HA; WV", "onbekend"))
RECORD_IDS = tuple(new_record_id(RecordKind.ENTRY, seeded_uuids(900 + n)) for n in range(4))
_RECORDS = st.sampled_from((*RECORD_IDS, "KN-003", "geen kenmerk"))


def _codes(list_name: str) -> st.SearchStrategy[str]:
    known = [code.code for code in codebook().lists.get(list_name, ())] or ["WAT"]
    return st.one_of(st.sampled_from(known), st.sampled_from(known), _ODD_CODES)


def _listed(items: st.SearchStrategy[str]) -> st.SearchStrategy[tuple[str, ...]]:
    whole = items.filter(lambda item: ";" not in item)
    return st.lists(whole, min_size=1, max_size=3, unique=True).map(tuple)


def _value(kind: RecordKind, spec: FieldSpec) -> st.SearchStrategy[object]:
    match spec.type:
        case FieldType.CODE:
            if spec.key == "network":
                # Of other kinds than entries it has no column: it is the file's, or not known.
                return st.sampled_from(("WAT", "OZV") if kind is RecordKind.ENTRY else ("WAT",))
            return _codes(spec.code_list or "")
        case FieldType.CODES:
            return _listed(_codes(spec.code_list or ""))
        case FieldType.DATE:
            return _DAYS
        case FieldType.DATES:
            return st.lists(st.dates().map(str), min_size=1, max_size=3, unique=True).map(
                lambda days: tuple(sorted(days))
            )
        case FieldType.YES_NO:
            return st.booleans()
        case FieldType.RECORD:
            return _RECORDS
        case FieldType.RECORDS:
            return _listed(_RECORDS)
        case FieldType.ROWS:
            return _items()
    return _TEXTS


def _items() -> st.SearchStrategy[tuple[tuple[object, ...], ...]]:
    item = st.tuples(
        st.none() | _RECORDS, st.none() | _codes("meeting_outcome"),
        st.none() | _TEXTS.map(str.strip).filter(bool),
    ).filter(any)  # fmt: skip
    return st.lists(item, max_size=4).map(tuple)


@st.composite
def records(draw: st.DrawFn, kind: RecordKind, seed: int) -> ExportRecord:
    """A record of ``kind`` with any of its fields, edited once or not at all."""
    fields = {
        spec.key: draw(_value(kind, spec)) for spec in FIELDS[kind] if draw(st.integers(0, 3))
    }
    made = record(kind, fields, seed)
    if draw(st.booleans()):
        key = "title" if kind is RecordKind.ENTRY else "network"
        made = edited(made, **{key: draw(_TEXTS) if key == "title" else "WAT"})
    return made


@st.composite
def record_sets(draw: st.DrawFn) -> tuple[ExportRecord, ...]:
    """A few records of each kind."""
    return tuple(
        draw(records(kind, 100 * number + nth))
        for number, kind in enumerate(FIELDS, 1)
        for nth in range(draw(st.integers(0, 2)))
    )


def delivery_of(made: tuple[ExportRecord, ...]) -> Exchange:
    """A delivery of these records, with their descent."""
    return delivery(*made, edges=edges(*(item.version for item in made)))
