"""``python -m benchmarks.reliability.document [--check]``: the figures in ``docs/reliability.md``.

Two parts between markers are made here and by nobody's hand: what came of the faults, from the
report in ``docs/reliability.json``, and how well the check for personal data does, measured anew.
The day above the second is the day on which its figures last changed.
"""

from __future__ import annotations

import argparse
import json
import platform
import re
import sqlite3
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from benchmarks.privacy_quality import measure_all, percent
from benchmarks.reliability.account import Account
from resv_desktop import __version__

DOCS = Path(__file__).resolve().parent.parent.parent / "docs"
REPORT, PAGE = DOCS / "reliability.json", DOCS / "reliability.md"
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_NUMBERS = ("points", "lost", "half", "unusable", "unforeseen")


def report(accounts: Sequence[Account]) -> dict[str, Any]:
    """Return the report: when and on what it was made, a line per kind of fault, and the total."""
    lines = [_line(account) for account in accounts]
    total = {key: sum(line[key] for line in lines) for key in (*_NUMBERS, "seconds")}
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "version": __version__,
        "system": f"{platform.system()} {platform.machine()}",
        "python": platform.python_version(),
        "sqlite": sqlite3.sqlite_version,
        "lines": lines,
        "total": total,
    }


def _line(account: Account) -> dict[str, Any]:
    return {
        "name": account.name,
        "points": account.points,
        "possible": account.possible,
        "lost": account.lost,
        "half": account.half,
        "unusable": account.unusable,
        "unforeseen": len(account.faults),
        "seconds": round(account.seconds),
        "notes": dict(sorted(account.notes.items())),
        "faults": account.faults,
    }


def terminal(found: dict[str, Any]) -> str:
    """Return the report for a terminal."""
    head = f"{'fault':42}{'points':>8}{'of':>8}{'lost':>6}{'half':>6}"
    head += f"{'unusable':>10}{'unforeseen':>12}"
    rows = [
        f"{line['name']:42}{line['points']:>8}{line['possible']:>8}{line['lost']:>6}"
        f"{line['half']:>6}{line['unusable']:>10}{line['unforeseen']:>12}"
        for line in found["lines"]
    ]
    total = found["total"]
    last = (
        f"{'all together':42}{total['points']:>8}{'':>8}{total['lost']:>6}{total['half']:>6}"
        f"{total['unusable']:>10}{total['unforeseen']:>12}   in {total['seconds']} s"
    )
    faults = [f"  {line['name']}: {text}" for line in found["lines"] for text in line["faults"]]
    return "\n".join([head, *rows, last, *faults])


def keep(found: dict[str, Any]) -> None:
    """Keep a report, and put both parts into the page."""
    REPORT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8", newline="\n")
    PAGE.write_text(fresh(), encoding="utf-8", newline="\n")


def fresh() -> str:
    """Return the page with both parts as they should be."""
    page = PAGE.read_text(encoding="utf-8")
    page = _with(page, "faults", faults_part(json.loads(REPORT.read_text(encoding="utf-8"))))
    figures, part = measure_all(), _part(page, "privacy")
    day = _DAY.search(part)
    if day and privacy_part(figures, day[0]) == part:
        return page
    return _with(page, "privacy", privacy_part(figures, datetime.now(UTC).date().isoformat()))


def faults_part(found: dict[str, Any]) -> str:
    """Return the table of a report."""
    total = found["total"]
    intro = (
        f"Run on {found['day']}, version {found['version']}, {found['system']}, "
        f"Python {found['python']}, SQLite {found['sqlite']}; {round(total['seconds'] / 60)} "
        f"minutes. **{total['points']} points tried; {total['lost']} acknowledged changes lost, "
        f"{total['half']} changes half kept, {total['unusable']} logs unusable, "
        f"{total['unforeseen']} times anything unforeseen.**"
    )
    rows = [
        "| fault | points tried | points there are | lost | half | unusable | unforeseen |",
        "|---|---|---|---|---|---|---|",
        *(
            f"| {line['name']} | {line['points']} | {line['possible']} | {line['lost']} "
            f"| {line['half']} | {line['unusable']} | {line['unforeseen']} |"
            for line in found["lines"]
        ),
    ]
    notes = [
        f"- {line['name']}: "
        + "; ".join(f"{text} ({count})" for text, count in line["notes"].items())
        for line in found["lines"]
        if line["notes"]
    ]
    return "\n".join([intro, "", *rows, "", "What was met on the way (how often):", "", *notes])


def privacy_part(figures: dict[str, Any], day: str) -> str:
    """Return the tables on the check for personal data."""
    lines = [f"Measured on {day}, version {__version__}.", ""]
    lines += ["| set | personal notes found | clean notes flagged |", "|---|---|---|"]
    for name, one in figures.items():
        notes = one["notes"]
        lines.append(
            f"| {name} | {notes['personal_found']} of {notes['personal']} "
            f"{_range(notes['personal_found_interval'])} | {notes['clean_flagged']} of "
            f"{notes['clean']} {_range(notes['clean_flagged_interval'])} |"
        )
    for name, one in figures.items():
        lines += ["", f"Per category, set *{name}*:", ""]
        lines += ["| category | marks | recall | reported | precision | F2 |"]
        lines += ["|---|---|---|---|---|---|"]
        rows = [*one["categories"].items(), ("all", one["all"])]
        lines += [_category(kind, score) for kind, score in rows if score["marked"]]
    return "\n".join(lines)


def _category(kind: str, score: dict[str, Any]) -> str:
    recall = f"{percent(score['recall'])} {_range(score['recall_interval'])}".strip()
    precision = f"{percent(score['precision'])} {_range(score['precision_interval'])}".strip()
    f2 = "-" if score["f2"] is None else f"{score['f2']:.2f}"
    return f"| {kind} | {score['marked']} | {recall} | {score['reported']} | {precision} | {f2} |"


def _range(interval: tuple[float, float] | None) -> str:
    return f"({interval[0]:.0%}–{interval[1]:.0%})" if interval else ""


def _marks(name: str) -> tuple[str, str]:
    return f"<!-- {name}: made by a program -->\n", f"\n<!-- end of {name} -->"


def _part(page: str, name: str) -> str:
    first, last = _marks(name)
    return page[page.index(first) + len(first) : page.index(last)]


def _with(page: str, name: str, part: str) -> str:
    first, last = _marks(name)
    return page[: page.index(first) + len(first)] + part + page[page.index(last) :]


def main() -> int:
    """Put the figures into the page, or with ``--check`` say whether they are there."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing, say what is stale")
    options = parser.parse_args()
    made = fresh()
    stale = made != PAGE.read_text(encoding="utf-8")
    if stale and not options.check:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    print(("stale" if options.check else "written") if stale else "fresh")
    return int(stale and options.check)


if __name__ == "__main__":
    sys.exit(main())
