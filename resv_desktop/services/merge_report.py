"""The account of a merge as the window and the command line show it, file by file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from resv_desktop.privacy import Level
from resv_desktop.sentences import sentence
from resv_desktop.services.accounting import RowFate, Rows, total
from resv_desktop.services.texts import masked
from resv_desktop.workbook.reading import FileReading, Verdict

CLEAN = frozenset({Verdict.ACCEPT, Verdict.NOTED, Verdict.SKIPPED})
"""Verdicts that need nobody's attention."""


NOT_TAKEN = frozenset({Verdict.REFUSED, Verdict.SKIPPED})
"""Verdicts of files of which nothing is kept."""


@dataclass(slots=True)
class MergedFile:
    """What became of one file. Of its rows only is kept which they are, not what they say."""

    reading: FileReading
    verdict: Verdict
    reason: str
    rows: Rows
    fates: tuple[RowFate, ...] = ()
    """What became of each of the rows of ``reading``."""
    file: int = 0
    """The number under which the log keeps the file; 0 when nothing is kept."""

    @property
    def holds_back(self) -> bool:
        """Whether something in it keeps the regional workbook from being written."""
        return any(item.level == Level.BLOCK.value for item in self.reading.screened or ())

    def message(self, language: str = "nl") -> str:
        """Return what there is to say of the file, in a sentence."""
        values = {**self.reading.values, "file": self.reading.name, **self.rows.as_dict()}
        values = {key: _fit(value) if key != "file" else value for key, value in values.items()}
        said = sentence(self.reason or "accepted", values, language)
        if not self.rows.conflict:
            return said
        return f"{said} {sentence('conflict_to_settle', values, language)}"

    def as_dict(self) -> dict[str, Any]:
        """Return the file as the command line prints it; what the check finds is masked.

        The name of the file stays: it is how a person finds it.
        """
        reading = self.reading
        return {
            "file": reading.name,
            "sha256": reading.sha256,
            "verdict": self.verdict.value,
            "reason": self.reason,
            "message": self.message(),
            "network": reading.network or None,
            "period": reading.period or None,
            "rows": self.rows.as_dict(),
            "repairs": [
                {
                    "sheet": masked(r.sheet),
                    "row": r.row,
                    "column": masked(r.column),
                    "before": masked(r.before),
                    "after": masked(r.after),
                    "rule": r.rule,
                }
                for r in reading.repairs
            ],
            "quarantine": [
                {
                    "sheet": masked(q.sheet),
                    "row": q.row,
                    "column": masked(q.column),
                    "raw": masked(q.raw),
                    "rule": q.rule,
                }
                for q in reading.quarantine
            ],
            "notes": list(reading.notes),
        }


def _fit(value: Any) -> Any:
    return masked(value) if isinstance(value, str) else value


@dataclass(slots=True)
class MergeReport:
    """The account of a batch. ``batch`` is ``None`` when nothing was kept."""

    files: list[MergedFile] = field(default_factory=list)
    batch: int | None = None

    def forget_numbers(self) -> None:
        """Say of the batch and of each file that the log does not hold it."""
        self.batch = None
        for file in self.files:
            file.file = 0

    @property
    def totals(self) -> Rows:
        """The numbers of all files together."""
        return total(file.rows for file in self.files)

    @property
    def needs_a_look(self) -> bool:
        """Whether a person should see something: a refused file, a quarantine, a conflict.

        Or personal data that goes no further as long as it stands.
        """
        findings = self.totals
        waits = findings.conflict or findings.quarantined
        return bool(waits) or any(
            file.verdict not in CLEAN or file.holds_back for file in self.files
        )

    def as_dict(self) -> dict[str, Any]:
        """Return the account as the command line prints it."""
        totals = self.totals
        return {
            "batch": self.batch,
            "balance": totals.balance,
            "totals": totals.as_dict(),
            "files": [file.as_dict() for file in self.files],
        }
