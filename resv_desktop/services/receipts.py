"""The receipt: a plain text for a mail to the sender, about what became of their workbook.

It says what was read, what was put right, what waits and what the sender is asked to do. A text
in which the privacy check finds something is not repeated in a mail.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.fields import FieldType
from resv_desktop.privacy import Level, check_text
from resv_desktop.sentences import sentence
from resv_desktop.services.admission import HELD
from resv_desktop.services.mapping import headings_waiting
from resv_desktop.services.merge_report import NOT_TAKEN, MergedFile
from resv_desktop.services.texts import words_of_name
from resv_desktop.services.waiting import UNKNOWN_HEADING, waiting
from resv_desktop.services.workspace import Workspace, load_codebook
from resv_desktop.store.imports import files_by_number
from resv_desktop.workbook.columns import DATA_SHEETS, Column
from resv_desktop.workbook.reading import Verdict

MOST_LINES = 15
"""Cells that are named one by one; of the others the number is given."""
LONGEST = 60
"""Characters of a cell that are repeated."""

_HEADINGS = frozenset({"header_synonym", "heading_chosen"})
_NOT_TOLD = frozenset({"id_failed", "id_found_back", "row_copied"})
"""Repairs of identifiers: told by a note, the identifiers themselves say nothing to anybody."""
_WITHOUT_AFTER = frozenset({"record_by_number", "control_removed"})
_KEPT_AS_IT_IS = frozenset({"unknown_code"})
"""Nothing was put right here: the sender only has to know of it."""
_NOTES = (
    "rows_missing", "columns_missing", "headers_twice", "rows_not_entries", "rows_double",
    "rows_copied", "ids_failed", "rows_hidden", "sheets_hidden", "sheets_extra", "sheets_double",
    "colours_used", "macros_ignored", "links_ignored", "technique_missing", "technique_damaged",
)  # fmt: skip
"""Notes that a sender can do something with."""
_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)")


@dataclass(frozen=True, slots=True)
class _Facts:
    """What a receipt is made of, from a merge just done or from the account of an earlier one."""

    name: str
    network: str
    period: str
    verdict: str
    reason: str
    values: Mapping[str, Any]
    counts: Mapping[str, int]
    repairs: Sequence[Mapping[str, Any]]
    waits: Sequence[Mapping[str, Any]]
    headings: Sequence[str]
    notes: Sequence[str]


def receipt(file: MergedFile, language: str = "nl", codebook: CodeBook | None = None) -> str:
    """Return the text for the sender of a file that was just merged (or looked at)."""
    reading = file.reading
    facts = _Facts(
        reading.name, reading.network_name or reading.network, reading.period,
        file.verdict.value, file.reason, reading.values, file.rows.as_dict(),
        [item._asdict() for item in reading.repairs],
        [item._asdict() for item in reading.quarantine if item.rule != UNKNOWN_HEADING],
        [question.heading for question in reading.headings], reading.notes,
    )  # fmt: skip
    return _text(facts, language, codebook or load_codebook())


def receipt_of(workspace: Workspace, file: int, language: str = "nl") -> str:
    """Return the text for the sender of a file merged before: answered questions are gone.

    Raises:
        NotFoundError: ``file_not_found``.
    """
    found = files_by_number(workspace.database(), [file]).get(file)
    if found is None:
        raise NotFoundError("file_not_found", file=file)
    kept = found.file
    waits = [item for item in waiting(workspace, found.batch) if item.file == file]
    headings = [q.heading for q in headings_waiting(workspace) if kept.name in q.files]
    facts = _Facts(
        kept.name, kept.network_name or kept.network, kept.period, kept.verdict, kept.reason,
        kept.values, kept.counts, kept.repairs,
        [{"sheet": i.sheet, "row": i.row, "column": i.column, "raw": i.raw, "rule": i.rule}
         for i in waits],
        headings, kept.notes,
    )  # fmt: skip
    return _text(facts, language, workspace.codebook)


def _text(facts: _Facts, language: str, codebook: CodeBook) -> str:
    facts = _fit_for_mail(facts, language)
    parts = [sentence("receipt_hello", {}, language)]
    if facts.verdict in NOT_TAKEN or (
        facts.verdict == Verdict.QUARANTINED and facts.reason in HELD
    ):
        values = {**facts.values, **facts.counts, "file": facts.name}
        parts.append(sentence("receipt_not_read", {"file": facts.name}, language))
        parts.append(_plain(sentence(facts.reason, values, language), facts.name))
    else:
        parts += _parts(facts, language, codebook)
    parts.append(sentence("receipt_bye", {}, language))
    return "\n\n".join(parts) + "\n"


def _fit_for_mail(facts: _Facts, language: str) -> _Facts:
    """Return facts without personal data in what people named: files, sheets, headings."""
    name = facts.name
    if _is_personal(words_of_name(name)):
        name = sentence("receipt_your_file", {}, language)
    return replace(
        facts,
        name=name,
        network=_fit(facts.network, language),
        values={key: _fit(value, language) for key, value in facts.values.items()},
        repairs=[_fit_place(item, language) for item in facts.repairs],
        waits=[_fit_place(item, language) for item in facts.waits],
        headings=[_fit(heading, language) for heading in facts.headings],
    )


def _fit_place(item: Mapping[str, Any], language: str) -> Mapping[str, Any]:
    return {**item, **{key: _fit(value, language) for key, value in _place(item).items()}}


def _fit(value: Any, language: str) -> Any:
    if isinstance(value, int) or not _is_personal(str(value)):
        return value
    return sentence("receipt_left_out", {}, language)


def _is_personal(text: str) -> bool:
    return any(found.level is not Level.HINT for found in check_text(text))


def _parts(facts: _Facts, language: str, codebook: CodeBook) -> Iterator[str]:
    about = {"file": facts.name, "network": facts.network, "period": facts.period or "-"}
    yield sentence("receipt_thanks", about, language)
    yield _numbers(facts, language)
    told = list(_told(facts.repairs))
    repairs = [_repair(i, language, codebook) for i in told if i["rule"] not in _KEPT_AS_IT_IS]
    if repairs:
        yield _list("receipt_put_right", repairs, language)
    waits = [_wait(item, language) for item in facts.waits]
    waits += [sentence("receipt_heading", {"heading": h}, language) for h in facts.headings]
    if waits:
        yield _list("receipt_waits", waits, language)
        yield sentence("receipt_please", {}, language)
    notes = [_repair(i, language, codebook) for i in told if i["rule"] in _KEPT_AS_IT_IS]
    notes += [sentence(note, facts.values, language) for note in _NOTES if note in facts.notes]
    if notes:
        yield _list("receipt_besides", notes, language)
    if not (waits or notes):
        yield sentence("receipt_nothing_to_do", {}, language)


def _numbers(facts: _Facts, language: str) -> str:
    counts = facts.counts
    lines = [sentence("receipt_rows", counts, language)]
    for key in ("new", "updated", "unchanged", "conflict", "quarantined", "not_an_entry"):
        if counts.get(key):
            lines.append("- " + sentence(f"receipt_{key}", counts, language))
    return "\n".join(lines)


def _list(code: str, lines: Sequence[str], language: str) -> str:
    shown = [f"- {line}" for line in lines[:MOST_LINES]]
    if len(lines) > MOST_LINES:
        more = {"count": len(lines) - MOST_LINES}
        shown.append("- " + sentence("receipt_more", more, language))
    return "\n".join([sentence(code, {}, language), *shown])


def _told(repairs: Iterable[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    return (item for item in repairs if item["rule"] not in _NOT_TOLD)


def _repair(item: Mapping[str, Any], language: str, codebook: CodeBook) -> str:
    before, rule = _quoted(item["before"], language), item["rule"]
    if rule in _HEADINGS:
        return sentence("receipt_heading_read", {"before": before, **_place(item)}, language)
    after = _after(item, language, codebook)
    says_nothing = rule in _WITHOUT_AFTER | _KEPT_AS_IT_IS or not after or after == item["before"]
    if says_nothing:
        why = sentence(f"rule_{rule}", {}, language)
        return sentence("receipt_cell", {"raw": before, "why": why, **_place(item)}, language)
    values = {"before": before, "after": _quoted(after, language), **_place(item)}
    return sentence("receipt_repair", values, language)


def _wait(item: Mapping[str, Any], language: str) -> str:
    values = {
        "raw": _quoted(item["raw"], language),
        "why": sentence(f"rule_{item['rule']}", {}, language),
        **_place(item),
    }
    return sentence("receipt_cell" if item["column"] else "receipt_row", values, language)


def _place(item: Mapping[str, Any]) -> dict[str, Any]:
    return {key: item[key] for key in ("sheet", "row", "column")}


def _quoted(text: str, language: str) -> str:
    """Return a text between quotes: short, on one line, and never one with personal data."""
    if _is_personal(text):
        return sentence("receipt_left_out", {}, language)
    line = " ".join(text.split())
    return f"‘{line if len(line) <= LONGEST else line[: LONGEST - 1] + '…'}’"


def _after(item: Mapping[str, Any], language: str, codebook: CodeBook) -> str:
    """Return what became of a cell in words: labels for codes, days as people write them."""
    after, column = str(item["after"]), _column(str(item["column"]))
    if column is None or column.code_list is None or column.code_list not in codebook.lists:
        is_day = column is not None and column.type is FieldType.DATE
        return _day(after, language) if is_day else after
    codes = (codebook.label(column.code_list, code, language) for code in after.split("; "))
    return "; ".join(codes)


def _column(header: str) -> Column | None:
    found = (c for spec in DATA_SHEETS for c in spec.columns if c.header == header)
    return next(found, None)


def _day(text: str, language: str) -> str:
    return text if language != "nl" else _ISO.sub(r"\3-\2-\1", text)


def _plain(text: str, name: str) -> str:
    """Return a sentence without the name of the file in front: that was said already."""
    text = text.removeprefix(f"{name}: ")
    return text[:1].upper() + text[1:]
