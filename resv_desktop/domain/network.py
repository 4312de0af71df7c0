"""Networks (*hechte wijkverbanden*), the region above them, and what the RESV sends round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.period import Period

NETWORK_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
PROFILE_FORMAT = "resv-regiopakket"
DELIVERY_DAYS = 15
"""Days after the end of a quarter in which to deliver, where the RESV set no date of its own."""


@dataclass(frozen=True, slots=True)
class Network:
    """One network; ``code`` is its stable identity in every workbook and version."""

    code: str
    name: str
    municipalities: tuple[str, ...] = ()
    disciplines: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        if not NETWORK_CODE.fullmatch(self.code):
            raise WrongUseError("network_code_form", network=self.code)
        if not self.name.strip():
            raise WrongUseError("network_name_missing", network=self.code)


@dataclass(frozen=True, slots=True)
class Region:
    """The region of a RESV as its region file (*regiopakket*) describes it."""

    name: str
    networks: tuple[Network, ...] = ()
    insurers: tuple[str, ...] = ()
    deadlines: Mapping[str, date] = field(default_factory=dict)

    @classmethod
    def from_data(cls, data: object) -> Region:
        """Return the region that a parsed region file holds.

        Raises:
            KnownError: ``region_file_form`` when the file is something else or incomplete.
            WrongUseError: when a network's code or name is unusable.
        """
        if not isinstance(data, dict) or data.get("format") != PROFILE_FORMAT:
            raise KnownError("region_file_form")
        try:
            return _region(data)
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise KnownError("region_file_form") from error

    def to_data(self) -> dict[str, Any]:
        """Return this region as it stands in a region file."""
        return {
            "format": PROFILE_FORMAT,
            "version": 1,
            "region": self.name,
            "networks": [_network_data(network) for network in self.networks],
            "insurers": list(self.insurers),
            "deadlines": {key: day.isoformat() for key, day in sorted(self.deadlines.items())},
        }

    def network(self, code: str) -> Network | None:
        """Return one network of the region."""
        return next((network for network in self.networks if network.code == code), None)

    def deadline(self, period: Period) -> date:
        """Return the last day on which a quarter can be delivered."""
        return self.deadlines.get(str(period), default_deadline(period))


def default_deadline(period: Period) -> date:
    """Return the last day of delivery where the RESV set none."""
    return period.end + timedelta(days=DELIVERY_DAYS)


def _region(data: Mapping[str, Any]) -> Region:
    networks = tuple(
        Network(
            str(row["code"]),
            str(row["name"]),
            tuple(map(str, row.get("municipalities", ()))),
            tuple(map(str, row.get("disciplines", ()))),
        )
        for row in data["networks"]
    )
    if len({network.code for network in networks}) != len(networks):
        raise ValueError("a network stands twice")
    deadlines = {
        str(Period.parse(key)): date.fromisoformat(day)
        for key, day in data.get("deadlines", {}).items()
    }
    return Region(str(data["region"]), networks, tuple(map(str, data["insurers"])), deadlines)


def _network_data(network: Network) -> dict[str, Any]:
    return {
        "code": network.code,
        "name": network.name,
        "municipalities": list(network.municipalities),
        "disciplines": list(network.disciplines),
    }
