"""What an answer to a quarantined cell or row means: a typed value, and the version that says so.

The version is made so that the sender's own correction of the same cell is the very same version:
parent, origin and fields are those that the corrected row would give.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace

from resv_desktop.domain.canonical import Fields, Value, canonical_json, clean_value, field_digest
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.history import Head, History
from resv_desktop.domain.ids import RecordKind, derived_record_id
from resv_desktop.domain.version import Edge, Extent, Version, VersionSet
from resv_desktop.domain.view import RecordView, view_record
from resv_desktop.workbook.cell_readings import Scope
from resv_desktop.workbook.cell_rules import Grade, Odd, read_cell
from resv_desktop.workbook.columns import DATA_SHEETS, Column, SheetSpec, plain_header
from resv_desktop.workbook.meetings import ITEM_COLUMNS, ITEMS
from resv_desktop.workbook.sheet_rows import MAIN_FIELDS
from resv_desktop.workbook.typed_rows import LAST_CONFIRMED, type_of

CONFIRMED_ON, NETWORK = "confirmed_on", "network"
_SPECS: Mapping[str, SheetSpec] = {spec.name: spec for spec in DATA_SHEETS}
_MADE_UP = frozenset({"unknown_code"})
"""Repairs that a workbook may ask for and a person at the keyboard need not."""


def spec_of(table: str) -> SheetSpec | None:
    """Return our sheet of that name."""
    return _SPECS.get(table)


def main_column(spec: SheetSpec) -> Column:
    """Return the column that a row of this sheet cannot do without."""
    return spec.column(MAIN_FIELDS[spec.kind][0])


def read_answer(
    column: Column, text: str, codebook: CodeBook, numbers: Mapping[str, str] | None = None
) -> Value:
    """Return the value that a person's ``text`` (or code) has in ``column``; ``-`` empties it.

    The rules are those of the cells of a workbook. ``numbers`` are the identifiers of entries by
    folded number, for columns that name one.

    Raises:
        KnownError: ``answer_empty``, ``answer_not_read``, ``answer_unknown_code``.
    """
    if not text.strip():
        raise KnownError("answer_empty", column=column.header)
    list_name = column.code_list or ""
    scope = Scope(lambda said: codebook.find(list_name, said), True, numbers or {})
    value = read_cell(type_of(column), text, scope)
    if not isinstance(value, Odd):
        return clean_value(value)
    if value.rule in _MADE_UP:
        raise KnownError("answer_unknown_code", text=text.strip(), column=column.header)
    if value.grade is Grade.QUARANTINED:
        raise KnownError("answer_not_read", text=text.strip(), column=column.header)
    return clean_value(value.value)


def encode(value: Value) -> str:
    """Return a value as it is kept in an answer."""
    return json.dumps(value, ensure_ascii=False)


def decode(text: str) -> Value:
    """Return the value that an answer holds; nothing for a cell that was left as it is."""
    return clean_value(json.loads(text)) if text else None


# The version of one cell


def answer_version(
    history: History, view: RecordView, base: str, network: str, key: str, value: Value
) -> Version:
    """Return the version that says what the quarantined cell under ``key`` means.

    ``base`` is the version that the row gave. When the value is what the workbook had exported
    there (its digest says so), the answer is knowledge of that version and no edit.
    """
    shown = history.effective(base)
    key, value = _as_field(shown, key, value)
    stated = _as_exported(history, base, key, value)
    if stated is not None:
        return stated
    parent = standing_parent(history, view, base)
    return Version(
        parent.record, parent.revision + 1, (parent.id,), editor(network), {key: value},
        extent=Extent.DELTA,
    )  # fmt: skip


def editor(network: str) -> str:
    """Return the origin of versions that come from a workbook of ``network``."""
    return f"excel:{network}"


def field_of(key: str) -> str:
    """Return the field of a record that a column holds (a part of)."""
    return CONFIRMED_ON if key == LAST_CONFIRMED else ITEMS if key in ITEM_COLUMNS else key


def items_with(draft: Mapping[str, Value], answers: Mapping[tuple[int, str], Value]) -> Value:
    """Return the items of a meeting in which some cells were answered, by row and column.

    ``draft`` is what the account of the file holds of them.
    """
    rows = draft.get(ITEMS)
    items = []
    for row in rows if isinstance(rows, tuple) else ():
        number, *cells = row if isinstance(row, tuple) else (0,)
        keys = zip(ITEM_COLUMNS, cells, strict=False)
        item = tuple(answers.get((int(str(number)), key), cell) for key, cell in keys)
        items += [item] if any(cell is not None for cell in item) else []
    return tuple(items) or None


def _as_field(shown: Fields, key: str, value: Value) -> tuple[str, Value]:
    if key != LAST_CONFIRMED:
        return key, value
    days = shown.get(CONFIRMED_ON)
    known = set(days) if isinstance(days, tuple) else set()
    return CONFIRMED_ON, tuple(sorted({*map(str, known), str(value)})) if value else days


def standing_parent(history: History, view: RecordView, base: str) -> Version:
    """Return what an answer follows: the row's version, or what has come after it since."""
    heads = [head.version for head in view.heads]
    if any(base == tip.id for head in view.heads for tip in head.tips):
        return history.versions[base]
    later = [head for head in heads if base in history.ancestors(head.id)]
    return later[0] if later else history.versions[base]


def _as_exported(history: History, base: str, key: str, value: Value) -> Version | None:
    version = history.versions[base]
    chain = [version, *(history.versions[p] for p in version.parents if p in history.versions)]
    for stated in chain:
        check = stated.checks.get(key) if stated.extent is Extent.PARTIAL else None
        if check is not None and value is not None:
            if field_digest(stated.id, key, value) == check:
                return replace(stated, fields={key: value})
            break
    return None


# The record of a row that waited as a whole


def drafted_record(
    spec: SheetSpec, network: str, draft: Mapping[str, Value], value: Value, nth: int = 0
) -> Version:
    """Return the record that a row without subject is, once a person said its subject.

    The same as the reader makes of the row when the sender fills the cell; ``nth`` counts equal
    rows of one file from 0.
    """
    fields: dict[str, Value] = {**draft, main_column(spec).key: value}
    last = fields.pop(LAST_CONFIRMED, None)
    fields[CONFIRMED_ON] = (str(last),) if last else None
    if spec.kind is RecordKind.MEETING:
        fields = _with_items(fields)
    if spec.kind is not RecordKind.ENTRY or not fields.get(NETWORK):
        fields[NETWORK] = network
    kept = {key: said for key, said in fields.items() if said is not None}
    record = derived_record_id(spec.kind, network, canonical_json(kept), nth)
    return Version(record, 1, (), editor(network), kept)


def _with_items(fields: Mapping[str, Value]) -> dict[str, Value]:
    item = tuple(fields.get(key) for key in ITEM_COLUMNS)
    rest = {key: value for key, value in fields.items() if key not in ITEM_COLUMNS}
    return {**rest, ITEMS: (item,)} if any(cell is not None for cell in item) else rest


# Answers that a later version of the sender takes in


def taken_over(
    versions: Iterable[Version], edges: VersionSet, answers: Iterable[str]
) -> frozenset[Edge]:
    """Return descent from a version of the sender to answers that it says as well.

    ``versions`` are all of one record. Where one head holds everything that the heads changed
    together, the answers beside it say nothing more: they are past.
    """
    given = list(versions)
    view = view_record(given, edges.parents_by_child())
    said = set(answers)
    older = [head for head in view.heads if _is_among(head, said)]
    if view.proposal is None or not older:
        return frozenset()
    whole = [h for h in view.heads if h not in older and dict(h.fields) == dict(view.proposal)]
    return frozenset((whole[0].version.id, tip.id) for h in older for tip in h.tips if whole)


def _is_among(head: Head, answers: set[str]) -> bool:
    return all(tip.id in answers for tip in head.tips)


def folded(header: str) -> str:
    """Return a heading as choices of headings know it."""
    return plain_header(header)
