"""Made-up logs of any size, varied from the sample entries, the same for the same seed."""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.version import Version, first_version
from resv_desktop.paths import DataFolder
from resv_desktop.services.samples import sample_entries
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import add_versions
from resv_desktop.workbook.model import Exchange, ExportRecord

PERIOD = Period(2027, 1)


def clock() -> datetime:
    """Stand still in the last week of the period."""
    return datetime(2027, 3, 29, 9, tzinfo=UTC)


def entries(count: int, network: str, seed: int = 1) -> Iterator[Version]:
    """Yield the first versions of ``count`` made-up entries."""
    samples = sample_entries()
    chance = random.Random(seed)
    make_uuid = seeded_uuids(seed)
    numbers = {"knelpunt": 0, "ontwikkeling": 0}
    for index in range(count):
        sample = chance.choice(samples)
        numbers[sample["kind"]] += 1
        fields = _vary(sample, chance, index)
        prefix = "KN" if sample["kind"] == "knelpunt" else "ON"
        fields |= {"network": network, "number": f"{prefix}-{numbers[sample['kind']]:03}"}
        record = new_record_id(RecordKind.ENTRY, make_uuid)
        whole = Entry.from_fields(record, fields).to_fields()
        yield first_version(record, f"{network}/BENCH/1", whole)


def _vary(sample: object, chance: random.Random, index: int) -> dict[str, Value]:
    assert isinstance(sample, dict)
    fields: dict[str, Value] = {
        key: tuple(value) if isinstance(value, list) else value
        for key, value in sample.items()
        if key not in ("key", "related")
    }
    words = str(fields["description"]).split()
    chance.shuffle(words)
    fields["title"] = f"{fields['title']} ({index})"
    fields["description"] = " ".join(words)
    day = date(2027, 1, 1) + timedelta(days=chance.randrange(88))
    fields["signal_date"] = day.isoformat()
    return fields


def fill(folder: Path, count: int, network: str = "BENCH") -> Workspace:
    """Return the workspace of a network whose log holds ``count`` entries."""
    workspace = Workspace(DataFolder(folder), clock=clock)
    set_up(workspace, ["network"], networks=[Network(network, "Meetwijk")], installation="BENCH")
    add_versions(workspace.database(), entries(count, network))
    return workspace


def exchange(workspace: Workspace, network: Network, count: int, seed: int) -> Exchange:
    """Return a delivery of ``count`` entries as a network would hand it over."""
    versions = list(entries(count, network.code, seed))
    return Exchange(
        network=network,
        region="",
        period=PERIOD,
        delivered_on=clock().date(),
        deliverer="wijkcoördinator",
        nothing_to_report=False,
        installation="BENCH",
        incarnation=1,
        program=workspace.program,
        privacy="",
        codebook=workspace.base_codebook,
        records=tuple(ExportRecord(version, version.fields) for version in versions),
        edges=frozenset(),
    )
