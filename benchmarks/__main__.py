"""``python -m benchmarks [--json] [--scale 0.1] [NAME...]``: a table of claims and what they cost.

Each benchmark runs in a process of its own, so that its peak memory is its own. ``privacy`` prints
how well the check does as well: recall, precision and F2 per category on labelled notes.
"""

from __future__ import annotations

import argparse
import importlib
import json
import subprocess
import sys
from typing import Any

from benchmarks.bench_start import BUILT
from benchmarks.privacy_quality import measure_all, table

BENCHMARKS = {
    "start": "benchmarks.bench_start:measure",
    "start-built": "benchmarks.bench_start:measure_built",
    "search": "benchmarks.bench_log:measure_search",
    "add": "benchmarks.bench_log:measure_add",
    "merge": "benchmarks.bench_merge:measure",
    "merge-edited": "benchmarks.bench_merge:measure_edited",
    "merge-linear": "benchmarks.bench_merge:measure_linear",
    "window": "benchmarks.bench_window:measure",
    "report": "benchmarks.bench_report:measure",
    "privacy": "benchmarks.bench_privacy:measure",
}

LONG = frozenset({"merge-linear"})
"""Benchmarks that take minutes: only run when they are named."""


def main() -> int:
    """Run the benchmarks that are named (by default all but the long ones); 1 when one fails."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("names", nargs="*", metavar="NAME", help=", ".join(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    parser.add_argument("--scale", type=float, default=1.0, help="smaller amounts, for a trial")
    parser.add_argument("--here", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.here:
        print(json.dumps(_run(options.here, options.scale)))
        return 0
    names = options.names or _usual()
    found = [_apart(name, options.scale) for name in names]
    quality = measure_all() if "privacy" in names else None
    if options.json:
        print(json.dumps([_with_quality(item, quality) for item in found], indent=1))
    else:
        print(_table(found) + ("\n" + table(quality) if quality else ""))
    return 0 if all(item["holds"] for item in found) else 1


def _with_quality(item: dict[str, Any], quality: dict[str, Any] | None) -> dict[str, Any]:
    """Add to the time of the privacy check how well it does, per set of labelled notes."""
    return {**item, "quality": quality} if item["name"].startswith("privacy") else item


def _usual() -> list[str]:
    left_out = LONG if BUILT.is_file() else {*LONG, "start-built"}
    return [name for name in BENCHMARKS if name not in left_out]


def _run(name: str, scale: float) -> dict[str, Any]:
    module, function = BENCHMARKS[name].split(":")
    measured: Any = getattr(importlib.import_module(module), function)(scale)
    return dict(measured.as_dict())


def _apart(name: str, scale: float) -> dict[str, Any]:
    command = [sys.executable, "-m", "benchmarks", "--here", name, "--scale", str(scale)]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)
    return dict(json.loads(done.stdout.splitlines()[-1]))


def _table(found: list[dict[str, Any]]) -> str:
    rows = [("what", "ours", "floor", "value", "limit", "holds", "peak", "note")]
    for item in found:
        floor = item["floor_seconds"]
        unit = "x" if floor else "s"
        rows.append(
            (
                item["name"],
                f"{item['ours_seconds']:.3f} s",
                f"{floor:.3f} s" if floor else "-",
                f"{item['value']:.3f} {unit}",
                f"{item['limit']:g} {unit}",
                "yes" if item["holds"] else "NO",
                f"{item['peak_mb']:.0f} MB",
                item["note"],
            )
        )
    widths = [max(len(row[i]) for row in rows) for i in range(len(rows[0]))]
    return "\n".join(
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    )


if __name__ == "__main__":
    sys.exit(main())
