"""What goes into a regional workbook passes the check for personal data once more.

It came from others, and who sends it on answers for it: what a network let pass with a reason is
no permission of the RESV.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resv_desktop.domain.errors import PrivacyBlockedError
from resv_desktop.domain.ids import kind_of
from resv_desktop.privacy import Level, Phrases
from resv_desktop.services.allowed import known as known_names
from resv_desktop.services.outgoing import (
    FILE_NAME,
    Said,
    TextFinding,
    check_loose,
    check_records,
    check_remark,
    held_back,
    remarks_passed,
)
from resv_desktop.services.texts import texts_in, words_of_name
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.regional_model import Regional, Remark

NAMES_UP_TO = 500_000
"""Characters in which names are looked for again: a quarter of the largest region, in a second.

A name was looked for where it was typed, and what was typed in Excel when it was merged. What
blocks is looked for here in texts of any size.
"""
_USUAL_NAME = re.compile(r"regiowerkmap_[a-z0-9-]{1,40}_\d{4}(?:-Q[1-4])?_[a-z]+_[\d-]{10}\.xlsx")
_DIGITS = re.compile(r"\d(?:\D*\d){2}")
"""Without three digits nothing blocks: the shortest is a day of birth as ``3 mei '51``."""

_WHERE = frozenset({"number", "entry"})


@dataclass(frozen=True, slots=True)
class Checked:
    """What was found in a regional workbook; ``names`` says whether names were looked for."""

    findings: tuple[TextFinding, ...]
    names: bool = True

    @property
    def warning(self) -> tuple[TextFinding, ...]:
        """What somebody should look at."""
        return tuple(item for item in self.findings if item.warns)


def check_regional(workspace: Workspace, data: Regional, names_up_to: int = NAMES_UP_TO) -> Checked:
    """Return what is found in all that a regional workbook shows: records, remarks, file names."""
    known = known_names(workspace)
    said = [Said(r.record, r.version, r.fields) for r in (*data.entries, *data.actions)]
    remarks = list(_of_remarks(data.remarks, known))
    files = {name for file in data.files if (name := words_of_name(file.name))}
    names = _length(said) <= names_up_to
    found = (
        *check_records(workspace, said if names else list(map(_with_digits, said)), known),
        *remarks_passed(workspace, remarks),
        *(found for name in sorted(files) for found in check_loose(FILE_NAME, name, known)),
    )
    networks = {item.record: item.network for item in (*data.entries, *data.actions)}
    told = tuple(_with_network(item, networks) for item in found)
    return Checked(told if names else tuple(_blocking(told)), names)


def _with_network(item: TextFinding, networks: Mapping[str, str]) -> TextFinding:
    """Return a finding whose number says of which network it is: numbers are each network's own."""
    parts = networks.get(item.record, ""), item.number
    return replace(item, number=" ".join(part for part in parts if part))


def _length(said: Iterable[Said]) -> int:
    texts = (text for item in said for _, text in texts_in(kind_of(item.record), item.fields))
    return sum(map(len, texts))


def _with_digits(item: Said) -> Said:
    """Return a record with the texts only in which something may block."""
    kept = {
        key: value
        for key, value in item.fields.items()
        if key in _WHERE or _DIGITS.search(str(value or ""))
    }
    return replace(item, fields=kept)


def _blocking(found: Iterable[TextFinding]) -> Iterator[TextFinding]:
    return (item for item in found if item.finding.level is Level.BLOCK)


def check_name(workspace: Workspace, name: str) -> tuple[TextFinding, ...]:
    """Return what is found in the name that somebody gives the workbook."""
    if _USUAL_NAME.fullmatch(name):
        return ()
    return check_loose(FILE_NAME, words_of_name(name), known_names(workspace))


def refuse_blocking(found: Sequence[TextFinding]) -> None:
    """Stop a workbook that holds what may not leave.

    Raises:
        PrivacyBlockedError: ``report_blocked`` with the numbers of entries, or ``..._around``.
    """
    blocking = [item for item in found if item.blocks]
    if blocking:
        error = held_back(blocking)
        around = error.code == "privacy_blocked_around"
        raise error if around else PrivacyBlockedError("report_blocked", **error.values)


def _of_remarks(remarks: Sequence[Remark], known: Phrases) -> Iterator[TextFinding]:
    """Yield what is found in remarks; each is named by its file, row and rank, never by its words.

    A file never changes, so the name stands for the same text for as long as the log holds it.
    """
    rank: Counter[tuple[str, int, str]] = Counter()
    for remark in remarks:
        key = (remark.source, remark.row, remark.rule)
        rank[key] += 1
        place = f"{remark.source[:32]} {remark.row} {remark.rule} {rank[key]}"
        for text in dict.fromkeys((remark.text, remark.column, remark.sheet)):
            yield from check_remark(text, place, remark.record, remark.number, known)
