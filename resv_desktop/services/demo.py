"""A made-up region that does the whole job for a year: for trying out, for tests, for practice.

Same seed, same bytes: clock, identifiers and choices all come from the seed.
"""

from __future__ import annotations

import json
import random
import shutil
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.demo_year import NetworkYear
from resv_desktop.services.merging import MergeReport, Merging, Progress, no_progress
from resv_desktop.services.policy import DEFAULT
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.samples import sample_entries, sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand

MARKER = "demo.json"
YEAR = 2027
HAND_EDITED = ("HOF", 4)
LATE = ("KDO", 1)
NOTHING = ("BIW", 1)
MISSING = ("OZV", 4)
AS_OF = date(2028, 1, 31)


class DemoClock:
    """A clock that stands where it is put and moves a minute each time it is read."""

    def __init__(self, day: date) -> None:
        self.go_to(day)

    def go_to(self, day: date) -> None:
        """Put the clock at nine in the morning of ``day``."""
        self._now = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        """Return the moment and move on."""
        self._now += timedelta(minutes=1)
        return self._now


@dataclass(slots=True)
class Demo:
    """What a demonstration made."""

    data_dirs: dict[str, Path] = field(default_factory=dict)
    workbooks: list[Path] = field(default_factory=list)
    regional: dict[str, Path] = field(default_factory=dict)
    returns: list[Path] = field(default_factory=list)
    merges: list[MergeReport] = field(default_factory=list)
    entries: int = 0
    """Entries that the networks logged; what was typed in Excel comes on top."""

    @property
    def balance(self) -> int:
        """Rows read less rows accounted for, in all merges together."""
        return sum(report.totals.balance for report in self.merges)

    def as_dict(self) -> dict[str, Any]:
        """Return what was made as the command line prints it."""
        return {
            "data_dirs": {name: str(path) for name, path in self.data_dirs.items()},
            "workbooks": [str(path) for path in self.workbooks],
            "regional": {audience: str(path) for audience, path in self.regional.items()},
            "returns": [str(path) for path in self.returns],
            "entries": self.entries,
            "balance": self.balance,
        }


def make_demo(out: Path, seed: int = 1, progress: Progress = no_progress) -> Demo:
    """Let six networks log, hand over and be merged over four quarters, and write the report.

    Raises:
        KnownError: ``demo_folder_in_use`` when ``out`` holds something that no demonstration made.
    """
    _make_room(out)
    demo = Demo()
    region = sample_region()
    stage = _Stage(out, region, seed, demo)
    steps = 4 * (len(region.networks) + 1) + 1
    done = 0
    for quarter in Period(YEAR).quarters():
        delivered: list[Path] = []
        for network in region.networks:
            progress(done, steps)
            delivered += stage.network_quarter(network, quarter)
            done += 1
        stage.merge(quarter, delivered)
        done += 1
    stage.report()
    stage.release()
    (out / MARKER).write_text(json.dumps({"seed": seed}), encoding="utf-8")
    progress(steps, steps)
    return demo


def _make_room(out: Path) -> None:
    """Clear what an earlier demonstration left; refuse to touch anything else."""
    if out.exists() and any(out.iterdir()):
        if not (out / MARKER).exists():
            raise KnownError("demo_folder_in_use", folder=str(out))
        for name in ("wijkverbanden", "regio", "aanleveringen", "rapporten"):
            shutil.rmtree(out / name, ignore_errors=True)
    out.mkdir(parents=True, exist_ok=True)
    (out / MARKER).write_text("{}", encoding="utf-8")


class _Stage:
    """The networks and the RESV of the demonstration, each with a data folder of its own."""

    def __init__(self, out: Path, region: Region, seed: int, demo: Demo) -> None:
        self._out = out
        self._region = region
        self._demo = demo
        self._seed = seed
        self._clock = DemoClock(date(YEAR, 1, 4))
        self._years: dict[str, NetworkYear] = {}
        for index, network in enumerate(region.networks):
            self._years[network.code] = self._network_year(network, index)
        self._resv = self._workspace(out / "regio", seed * 100 + 99)
        set_up(self._resv, ["region"], region=region, installation="DEMORESV")
        demo.data_dirs["RESV"] = out / "regio"

    def _workspace(self, folder: Path, seed: int) -> Workspace:
        return Workspace(
            DataFolder(folder), clock=self._clock, uuids=seeded_uuids(seed), policy=DEFAULT
        )

    def _network_year(self, network: Network, index: int) -> NetworkYear:
        folder = self._out / "wijkverbanden" / network.code
        workspace = self._workspace(folder, self._seed * 100 + index)
        names = {"networks": [network], "region": self._region}
        set_up(workspace, ["network"], installation=f"DEMO{index:04}", **names)  # type: ignore[arg-type]
        workspace.set_deliverer("wijkcoördinator")
        self._demo.data_dirs[network.code] = folder
        entries = [e for e in sample_entries() if e["network"] == network.code]
        quiet = dict((NOTHING, MISSING)).get(network.code, 0)
        chance = random.Random(self._seed * 100 + index)
        return NetworkYear(workspace, network, entries, chance, self._clock.go_to, quiet)

    def network_quarter(self, network: Network, quarter: Period) -> list[Path]:
        """Let a network live through a quarter and hand it over."""
        year = self._years[network.code]
        year.live(quarter)
        here = (network.code, quarter.quarter)
        if here == MISSING:
            return []
        deadline = self._region.deadline(quarter)
        self._clock.go_to(deadline + timedelta(days=9 if here == LATE else -4))
        deliveries = Deliveries(year.workspace)
        folder = self._out / "aanleveringen" / str(quarter)
        folder.mkdir(parents=True, exist_ok=True)
        target = folder / deliveries.suggested_name(network.code, quarter)
        deliveries.export(
            network.code,
            quarter,
            target,
            nothing_to_report=here == NOTHING,
        )
        if here == HAND_EDITED:
            edit_by_hand(target)
        self._demo.workbooks.append(target)
        return [target]

    def merge(self, quarter: Period, delivered: list[Path]) -> None:
        """Let the RESV merge what came in for a quarter."""
        self._clock.go_to(self._region.deadline(quarter) + timedelta(days=12))
        self._demo.merges.append(Merging(self._resv).merge_files(delivered))

    def report(self) -> None:
        """Let the RESV write the regional workbook of the year."""
        reporting = Reporting(self._resv)
        self._demo.entries = sum(year.logged for year in self._years.values())
        folder = self._out / "rapporten"
        folder.mkdir(exist_ok=True)
        target = folder / reporting.suggested_name(Period(YEAR), "resv", AS_OF)
        report = reporting.write(Period(YEAR), "resv", target, AS_OF)
        self._demo.regional["resv"] = report.file

    def release(self) -> None:
        """Close every log."""
        for year in self._years.values():
            year.workspace.release()
        self._resv.release()
