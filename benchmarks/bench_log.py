"""The log at the fingers: search as one types, and Enter on the quick-add line."""

from __future__ import annotations

import statistics
import tempfile
from pathlib import Path

from benchmarks.common import Measurement, peak_mb, seconds
from benchmarks.synthetic import fill
from resv_desktop.services.logbook import EntryQuery, Logbook

SEARCH_ENTRIES, SEARCH_LIMIT = 100_000, 0.050
ADD_ENTRIES, ADD_LIMIT = 10_000, 0.050
TYPED = "wachtlijst logopedie"
FIRST_ROWS = 200


def measure_search(scale: float = 1.0) -> Measurement:
    """Return the slowest key of a search typed letter by letter."""
    count = round(SEARCH_ENTRIES * scale)
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as name:
        workspace = fill(Path(name), count)
        log = Logbook(workspace)
        log.page(EntryQuery(text="praktijk", limit=FIRST_ROWS))
        keys = [TYPED[: length + 1] for length in range(len(TYPED))]
        taken = [_slowest_of_three(log, text) for text in keys]
        workspace.release()
    note = f"{len(keys)} keys, median {statistics.median(taken) * 1000:.1f} ms"
    slowest = max(taken)
    return Measurement(f"search, {count} entries", slowest, None, SEARCH_LIMIT, peak_mb(), note)


def _slowest_of_three(log: Logbook, text: str) -> float:
    query = EntryQuery(text=text, limit=FIRST_ROWS)
    return statistics.median(seconds(lambda: log.page(query)) for _ in range(3))


def measure_add(scale: float = 1.0) -> Measurement:
    """Return the time from Enter to saved, on disk."""
    count = round(ADD_ENTRIES * scale)
    with tempfile.TemporaryDirectory(prefix="resv-bench-") as folder:
        workspace = fill(Path(folder), count)
        log = Logbook(workspace)
        titles = [{"title": f"Nieuw signaal {index}"} for index in range(40)]
        taken = [seconds(lambda v=values: log.create_entry("BENCH", v)) for values in titles]
        workspace.release()
    note = f"40 entries, slowest {max(taken) * 1000:.1f} ms, each one synced to disk"
    typical = statistics.median(taken)
    return Measurement(
        f"Enter to saved, {count} entries", typical, None, ADD_LIMIT, peak_mb(), note
    )
