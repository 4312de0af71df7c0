"""Networks (*hechte wijkverbanden*), the region above them, and what the RESV sends round."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

from resv_desktop.domain.canonical import clean_text
from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.period import Period

NETWORK_CODE = re.compile(r"[A-Z][A-Z0-9]{1,11}")
PROFILE_FORMAT = "resv-regiopakket"
PROFILE_VERSION = 1
PRACTICE_REGION = "OEFEN"
"""The region of what is made to practise with: never of a real log."""
MOST_SHOWN = 40
"""Characters of a code that is none, in the sentence about it."""
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
            raise WrongUseError("network_code_form", network=self.code[:MOST_SHOWN])
        if not any(sign.isprintable() and not sign.isspace() for sign in self.name):
            # Blanks, or signs that nobody sees: from a file of somebody else.
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
            KnownError: ``region_file_form`` when the file is something else or incomplete,
                ``region_file_newer`` when a newer program made it.
            WrongUseError: when a network's code or name is unusable.
        """
        if not isinstance(data, dict) or data.get("format") != PROFILE_FORMAT:
            raise KnownError("region_file_form")
        if data.get("version", PROFILE_VERSION) != PROFILE_VERSION:
            raise KnownError("region_file_newer")
        try:
            return _region(data)
        except (KeyError, TypeError, ValueError) as error:
            raise KnownError("region_file_form") from error

    def to_data(self) -> dict[str, Any]:
        """Return this region as it stands in a region file."""
        return {
            "format": PROFILE_FORMAT,
            "version": PROFILE_VERSION,
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
    networks = tuple(map(_network, _list(data["networks"])))
    if len({network.code for network in networks}) != len(networks):
        raise ValueError("a network stands twice")
    deadlines = {
        str(Period.parse(key)): date.fromisoformat(day)
        for key, day in _object(data.get("deadlines", {})).items()
    }
    name = _text(data["region"])
    if not name:
        raise ValueError("the region has no name")
    return Region(name, networks, _texts(data["insurers"]), deadlines)


def _network(row: object) -> Network:
    values = _object(row)
    return Network(
        _text(values["code"]),
        _text(values["name"]),
        _texts(values.get("municipalities", [])),
        _texts(values.get("disciplines", [])),
    )


def _object(value: object) -> Mapping[str, Any]:
    if not isinstance(value, dict):
        raise TypeError("an object was expected")
    return value


def _list(value: object) -> list[Any]:
    if not isinstance(value, list):
        raise TypeError("a list was expected")
    return value


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("text was expected")
    return clean_text(value).strip()


def _texts(value: object) -> tuple[str, ...]:
    return tuple(map(_text, _list(value)))


def _network_data(network: Network) -> dict[str, Any]:
    return {
        "code": network.code,
        "name": network.name,
        "municipalities": list(network.municipalities),
        "disciplines": list(network.disciplines),
    }
