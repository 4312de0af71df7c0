"""``python -m benchmarks.reliability [--scale 0.1] [--only kill power] [--write]``.

Plays a scripted session under every kind of fault and prints the report: points tried,
acknowledged changes lost (must be 0), logs unusable (must be 0). ``--write`` keeps it as
``docs/reliability.json`` and puts the figures into ``docs/reliability.md``. The exit code is 1 when
anything was lost, unusable or unforeseen. A run at scale 1 takes about half an hour.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable

from benchmarks.reliability import damage, document, kill, power, refuse, removal, starts
from benchmarks.reliability.account import Account
from benchmarks.reliability.shim import missing
from benchmarks.reliability.stage import Stage, stage

PARTS: dict[str, tuple[int, Callable[[Stage, int], list[Account]]]] = {
    "kill": (1500, lambda stage, most: [kill.kill_everywhere(stage, most)]),
    "refuse": (
        500,
        lambda stage, most: [refuse.refuse_everywhere(stage, kind, most) for kind in refuse.KINDS],
    ),
    "removal": (60, lambda stage, most: [removal.removals(stage, most)]),
    "power": (1200, lambda stage, most: [power.power_cuts(stage, most)]),
    "damage": (450, lambda stage, most: [damage.damaged_pages(stage, most)]),
    "journal": (600, lambda stage, most: [damage.cut_journals(stage, most)]),
    "restore": (1, lambda stage, _: [damage.restored_backups(stage)]),
    "starts": (
        10,
        lambda stage, most: [starts.two_starts(stage, most), starts.together(stage, most)],
    ),
}
"""What is tried, and at how many points at scale 1."""


def main() -> int:
    """Run the parts that are named, by default all; 1 when one does not hold."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.reliability", description=__doc__)
    parser.add_argument("--scale", type=float, default=1.0, help="fewer or more points")
    parser.add_argument("--only", nargs="*", choices=PARTS, default=list(PARTS))
    parser.add_argument("--write", action="store_true", help="keep the report in docs/")
    parser.add_argument("--json", action="store_true", help="print one JSON document")
    options = parser.parse_args()
    if why := missing():
        print(f"not possible here: {why}")
        return 2
    accounts = run(options.only, options.scale)
    report = document.report(accounts)
    print(json.dumps(report, indent=1) if options.json else document.terminal(report))
    if options.write:
        document.keep(report)
    return 0 if all(account.holds for account in accounts) else 1


def run(parts: list[str], scale: float) -> list[Account]:
    """Return the accounts of some parts; progress goes to standard error."""
    accounts: list[Account] = []
    with stage() as set_:
        for name in parts:
            most, part = PARTS[name]
            print(f"{name} ...", file=sys.stderr, flush=True)
            accounts += part(set_, max(1, round(most * scale)))
    return accounts


if __name__ == "__main__":
    sys.exit(main())
