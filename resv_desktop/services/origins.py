"""Who made a version, read from its origin: ``network/installation/incarnation`` or Excel."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

EXCEL = "excel"
_PREFIX = f"{EXCEL}:"


class AppCopy(NamedTuple):
    """An installation of the program; its incarnation goes up each time a backup is put back."""

    network: str
    installation: str
    incarnation: int


def network_of(origin: str) -> str:
    """Return the code of the network that an origin belongs to."""
    return origin.removeprefix(_PREFIX).split("/")[0]


def is_excel(origin: str) -> bool:
    """Say whether a version was made by somebody's hand in a workbook."""
    return origin.startswith(_PREFIX)


def app_copy(origin: str) -> AppCopy | None:
    """Return the installation that an origin names; ``None`` for Excel and for anything else."""
    parts = origin.split("/")
    if is_excel(origin) or len(parts) != 3 or not parts[2].isdecimal():
        return None
    return AppCopy(parts[0], parts[1], int(parts[2]))


def origin_kind(origin: str, others: Iterable[AppCopy | None] = ()) -> str:
    """Return ``excel``, ``app``, or ``restored``: after a backup, beside work from before it."""
    if is_excel(origin):
        return EXCEL
    mine = app_copy(origin)
    if mine and any(
        other and other[:2] == mine[:2] and other.incarnation < mine.incarnation for other in others
    ):
        return "restored"
    return "app"
