"""The check of one text: all detectors, then one finding per piece of text."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from resv_desktop.privacy.contact import find_addresses, find_emails, find_phones
from resv_desktop.privacy.dates import find_birth_dates
from resv_desktop.privacy.findings import Finding
from resv_desktop.privacy.numbers import find_bsn, find_file_numbers, find_iban

_DETECTORS: tuple[Callable[[str], Iterator[Finding]], ...] = (
    find_bsn,
    find_iban,
    find_file_numbers,
    find_birth_dates,
    find_emails,
    find_phones,
    find_addresses,
)
"""In order of weight: where two see something in the same place, the first is kept."""


def check_text(text: str) -> tuple[Finding, ...]:
    """Return what ``text`` holds of the categories in :data:`.findings.CHECKED`, by place.

    Names, initials and hints are not looked for in this edition: an empty answer does not mean
    that a text names nobody. At most 5 ms for 500 characters.
    """
    found = (item for detector in _DETECTORS for item in detector(text))
    return tuple(sorted(_without_overlap(found)))


def _without_overlap(found: Iterable[Finding]) -> list[Finding]:
    kept: list[Finding] = []
    for item in found:
        if all(item.end <= other.start or other.end <= item.start for other in kept):
            kept.append(item)
    return kept
