"""How well the privacy check does: recall, precision and F2 per category, over labelled notes.

Three sets: *train* (the rules were tuned on it), *test* (never looked at while tuning), *public*
(40 texts of the field study, never tuned on). A finding counts when it overlaps a marked place of
its own category. F2 weighs recall twice as heavily: a name that is missed is worse than one too
many. The intervals are Wilson's, 95%.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from resv_desktop.privacy import Category, Finding, Level, check_text

DATA = Path(__file__).resolve().parent.parent / "tests" / "data"
SETS = ("train", "test", "public")
_Z = 1.959964
"""Two-sided 95% of the normal distribution."""


@dataclass(frozen=True, slots=True)
class Note:
    """A text and the places in it that are marked: category, start, end."""

    id: str
    text: str
    spans: tuple[tuple[str, int, int], ...]


@dataclass(slots=True)
class Score:
    """Counts of one category (or of all together)."""

    marked: int = 0
    found: int = 0
    reported: int = 0
    right: int = 0

    def add(self, spans: Sequence[tuple[str, int, int]], findings: Sequence[Finding]) -> None:
        """Count what is marked and what is reported in one note."""
        self.marked += len(spans)
        self.reported += len(findings)
        self.found += sum(any(_same(span, item) for item in findings) for span in spans)
        self.right += sum(any(_same(span, item) for span in spans) for item in findings)

    def as_dict(self) -> dict[str, Any]:
        """Return counts, rates, F2 and intervals; a rate over nothing is ``None``."""
        recall, precision = _rate(self.found, self.marked), _rate(self.right, self.reported)
        return {
            "marked": self.marked,
            "found": self.found,
            "reported": self.reported,
            "right": self.right,
            "recall": recall,
            "recall_interval": wilson(self.found, self.marked),
            "precision": precision,
            "precision_interval": wilson(self.right, self.reported),
            "f2": _f2(recall, precision),
        }


@dataclass(slots=True)
class Notes:
    """Counts of whole notes of one set."""

    personal: int = 0
    personal_found: int = 0
    personal_whole: int = 0
    clean: int = 0
    clean_flagged: int = 0
    clean_warned: int = 0
    missed: list[str] = field(default_factory=list)
    flagged: list[str] = field(default_factory=list)

    def add(self, note: Note, findings: Sequence[Finding]) -> None:
        """Count one note: found at all, every mark found, or flagged though it is clean."""
        if note.spans:
            self.personal += 1
            self.personal_found += bool(findings)
            whole = all(any(_same(span, item) for item in findings) for span in note.spans)
            self.personal_whole += whole
            if not findings:
                self.missed.append(note.id)
            return
        self.clean += 1
        self.clean_flagged += bool(findings)
        self.clean_warned += any(item.level is not Level.HINT for item in findings)
        if findings:
            self.flagged.append(note.id)

    def as_dict(self) -> dict[str, Any]:
        """Return the counts with their intervals."""
        return {
            "personal": self.personal,
            "personal_found": self.personal_found,
            "personal_found_interval": wilson(self.personal_found, self.personal),
            "personal_whole": self.personal_whole,
            "clean": self.clean,
            "clean_flagged": self.clean_flagged,
            "clean_flagged_interval": wilson(self.clean_flagged, self.clean),
            "clean_warned": self.clean_warned,
            "missed": self.missed,
            "flagged": self.flagged,
        }


def load(name: str) -> list[Note]:
    """Return the notes of a set of :data:`SETS`."""
    if name == "public":
        data = json.loads((DATA / "privacy_texts.json").read_text(encoding="utf-8"))
        rows = [(r["id"], r["text"], r.get("expected", ())) for r in data["personal"]]
        rows += [(r["id"], r["text"], ()) for r in data["clean"]]
    else:
        lines = (DATA / "privacy_set" / f"{name}.jsonl").read_text(encoding="utf-8").split("\n")
        found = [json.loads(line) for line in lines if line]
        rows = [(r["id"], r["text"], r["spans"]) for r in found]
    return [Note(id_, text, tuple((c, s, e) for c, s, e in spans)) for id_, text, spans in rows]


def measure_set(name: str) -> dict[str, Any]:
    """Return the figures of one set: of whole notes, of all marks, and per category."""
    scores = {category.value: Score() for category in Category}
    total, notes = Score(), Notes()
    for note in load(name):
        findings = check_text(note.text)
        total.add(note.spans, findings)
        notes.add(note, findings)
        for category, score in scores.items():
            score.add(
                [span for span in note.spans if span[0] == category],
                [item for item in findings if item.category.value == category],
            )
    return {
        "notes": notes.as_dict(),
        "all": total.as_dict(),
        "categories": {category: score.as_dict() for category, score in scores.items()},
    }


def measure_all() -> dict[str, Any]:
    """Return the figures of every set."""
    return {name: measure_set(name) for name in SETS}


def wilson(hits: int, out_of: int) -> tuple[float, float] | None:
    """Return Wilson's 95% interval of a proportion, ``None`` when there is nothing to count."""
    if not out_of:
        return None
    rate, spread = hits / out_of, _Z * _Z / out_of
    middle = rate + spread / 2
    half = _Z * math.sqrt(rate * (1 - rate) / out_of + spread / (4 * out_of))
    low, high = (middle - half) / (1 + spread), (middle + half) / (1 + spread)
    return max(0.0, low), min(1.0, high)


def table(figures: dict[str, Any]) -> str:
    """Return the figures of all sets as text for a terminal."""
    lines: list[str] = []
    for name in SETS:
        one = figures[name]
        notes = one["notes"]
        lines += [
            "",
            f"{name}: {notes['personal_found']} of {notes['personal']} personal notes found "
            f"{_interval(notes['personal_found_interval'])}, all marks in "
            f"{notes['personal_whole']}; {notes['clean_flagged']} of {notes['clean']} clean notes "
            f"flagged {_interval(notes['clean_flagged_interval'])}",
            f"{'category':15}{'marks':>6}  {'recall':22}{'reported':>9}  {'precision':22}{'F2':>5}",
        ]
        rows = [*one["categories"].items(), ("all", one["all"])]
        lines += [_row(category, score) for category, score in rows]
    return "\n".join(lines)


def _row(category: str, score: dict[str, Any]) -> str:
    recall = f"{percent(score['recall'])} {_interval(score['recall_interval'])}"
    precision = f"{percent(score['precision'])} {_interval(score['precision_interval'])}"
    f2 = "-" if score["f2"] is None else f"{score['f2']:.2f}"
    counts = f"{score['marked']:>6}  {recall:22}{score['reported']:>9}  {precision:22}"
    return f"{category:15}{counts}{f2:>5}"


def percent(rate: float | None) -> str:
    """Return a rate as a whole percentage, a dash when there is none."""
    return "-" if rate is None else f"{rate:.0%}"


def _interval(interval: tuple[float, float] | None) -> str:
    return "" if interval is None else f"({interval[0]:.0%}-{interval[1]:.0%})"


def _same(span: tuple[str, int, int], item: Finding) -> bool:
    return span[0] == item.category.value and span[1] < item.end and item.start < span[2]


def _rate(hits: int, out_of: int) -> float | None:
    return hits / out_of if out_of else None


def _f2(recall: float | None, precision: float | None) -> float | None:
    if recall is None or precision is None:
        return None
    return 5 * precision * recall / (4 * precision + recall) if recall else 0.0
