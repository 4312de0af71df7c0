"""The sample entries and the made-up region that come with the program."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from resv_desktop.assets import resource
from resv_desktop.domain.network import Region
from resv_desktop.services.setup import read_region_file


def sample_entries() -> tuple[Mapping[str, Any], ...]:
    """Return the sample entries that come with the program."""
    text = resource("sample_data", "entries.json").read_text(encoding="utf-8")
    return tuple(json.loads(text)["entries"])


def sample_region() -> Region:
    """Return the made-up region that comes with the program."""
    return read_region_file(resource("sample_data", "region.json"))
