"""What was let pass although the check found something: noted with its reason, and counted."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import PrivacyBlockedError, WrongUseError
from resv_desktop.domain.period import Period
from resv_desktop.privacy import Category, Finding, Level, check_text, overridable
from resv_desktop.services.allowed import known
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.overrides import Override as Override
from resv_desktop.store.overrides import add_overrides, overrides_between
from resv_desktop.store.overrides import overrides_of as stored_overrides

REASON_LENGTH = 200
"""Characters of a reason: one sentence."""


@dataclass(frozen=True, slots=True)
class Passed:
    """How many findings were let pass in a period, by level and by category."""

    by_level: Mapping[Level, int]
    by_category: Mapping[Category, int]

    @property
    def total(self) -> int:
        """All findings together."""
        return sum(self.by_level.values())


def record_override(
    workspace: Workspace,
    findings: Sequence[Finding],
    *,
    record: str = "",
    field: str = "",
    reason: str = "",
    version: str = "",
) -> None:
    """Note that ``findings`` in one field were let pass; hints are never noted.

    ``version`` is what was kept or the name of what left. Belongs in the transaction that keeps
    the text. The text itself is not noted anywhere.

    Raises:
        PrivacyBlockedError: ``bsn_never_passes`` when a BSN is among them.
        WrongUseError: as :func:`sound_reason`, when one of them blocks.
    """
    counted = Counter((f.category, f.level) for f in findings if f.level is not Level.HINT)
    if not all(map(overridable, findings)):
        raise PrivacyBlockedError("bsn_never_passes")
    if any(level is Level.BLOCK for _, level in counted):
        reason = sound_reason(workspace, reason)
    at = workspace.now()
    add_overrides(
        workspace.database(),
        [
            Override(at, record, field, category.value, level.value, number, why, version)
            for (category, level), number in counted.items()
            for why in [reason if level is Level.BLOCK else ""]
        ],
    )


def sound_reason(workspace: Workspace, reason: str) -> str:
    """Return a reason as it is kept.

    Raises:
        WrongUseError: ``reason_missing``; ``reason_too_long``; ``reason_personal`` when the
            reason itself holds personal data, for it is kept and shown.
    """
    words = " ".join(clean_text(reason).split())
    if not any(map(str.isalpha, words)):
        raise WrongUseError("reason_missing")
    if len(words) > REASON_LENGTH:
        raise WrongUseError("reason_too_long", limit=REASON_LENGTH)
    if any(f.level is not Level.HINT for f in check_text(words, known(workspace))):
        raise WrongUseError("reason_personal")
    return words


def overrides_of(workspace: Workspace, records: Iterable[str]) -> dict[str, list[Override]]:
    """Return per record what was let pass in it, oldest first; a record without is absent."""
    found: dict[str, list[Override]] = {}
    for override in stored_overrides(workspace.database(), records):
        found.setdefault(override.record, []).append(override)
    return found


def counted(workspace: Workspace, period: Period) -> Passed:
    """Return how many findings were let pass in the days of ``period``."""
    first, last = period.start.isoformat(), period.end.isoformat()
    levels: Counter[Level] = Counter()
    categories: Counter[Category] = Counter()
    for override in overrides_between(workspace.database(), first, last):
        levels[Level(override.level)] += override.findings
        categories[Category(override.category)] += override.findings
    return Passed(levels, categories)
