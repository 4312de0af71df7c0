"""Making a data folder: who works here, for which networks, in which region."""

from __future__ import annotations

import json
import uuid
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.network import Network, Region
from resv_desktop.paths import read_plain
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.meta import get_meta, set_meta

ROLES = ("network", "region")
MOST_BYTES = 2_000_000
"""A region file is a list of names; a larger one is something else."""


def read_region_file(path: Path) -> Region:
    """Return the region that a region file (*regiopakket*) describes.

    Raises:
        KnownError: ``region_file_missing``, ``region_file_form`` with the file's name.
    """
    try:
        text = read_plain(path, MOST_BYTES)
        if len(text) > MOST_BYTES:
            raise KnownError("region_file_form", file=path.name)
        data = json.loads(text.decode("utf-8-sig"))
    except OSError as error:
        raise KnownError("region_file_missing", file=path.name) from error
    except (ValueError, RecursionError) as error:
        raise KnownError("region_file_form", file=path.name) from error
    try:
        return Region.from_data(data)
    except KnownError as error:
        raise KnownError(error.code, **{**error.values, "file": path.name}) from error


def keep_deliverer(workspace: Workspace, function: str) -> None:
    """Keep the function of the person who hands over; it travels with each delivery.

    Raises:
        PrivacyBlockedError: when it holds personal data that blocks.
    """
    from resv_desktop.services.gate import refuse

    refuse(workspace, function, "deliverer")
    workspace.set_deliverer(function)


def set_up(
    workspace: Workspace,
    roles: Iterable[str],
    *,
    networks: Iterable[Network] = (),
    region: Region | None = None,
    installation: str | None = None,
) -> None:
    """Say what a data folder is for. Doing so again adds roles and networks and takes none away.

    Raises:
        WrongUseError: ``role_unknown``, or ``network_missing`` when a network's log would have
            no network.
        KnownError: ``role_laid_down`` when the policy of this computer does not offer a new role.
    """
    roles = tuple(roles)
    offered = workspace.policy.may_choose
    if any(role in ROLES and not offered(role) for role in {*roles} - {*workspace.roles}):
        raise KnownError("role_laid_down", roles=", ".join(workspace.policy.roles))
    wanted = tuple(dict.fromkeys((*workspace.roles, *roles)))
    if not wanted or any(role not in ROLES for role in wanted):
        raise WrongUseError("role_unknown", roles=", ".join(ROLES))
    kept = {network.code: network for network in (*workspace.networks, *networks)}
    if "network" in wanted and not kept:
        raise WrongUseError("network_missing")
    database = workspace.database()
    with database.atomic():
        set_meta(database, "roles", list(wanted))
        set_meta(database, "networks", [_data(network) for network in kept.values()])
        if region is not None:
            set_meta(database, "region", region.to_data())
        if not get_meta(database, "installation", None):
            set_meta(database, "installation", installation or uuid.uuid4().hex[:8].upper())
            set_meta(database, "incarnation", 1)


def renew_region(workspace: Workspace, region: Region, *, laid_down: bool = False) -> None:
    """Take in a newer region file: names of our networks, deadlines, insurers; no entry changes.

    Raises:
        KnownError: ``region_laid_down`` when an administrator chose the file, unless this is it.
    """
    if not laid_down:
        refuse_another_region(workspace)
    known = {network.code for network in workspace.networks}
    renamed = [network for network in region.networks if network.code in known]
    set_up(workspace, (), networks=renamed, region=region)


def refuse_another_region(workspace: Workspace) -> None:
    """Do nothing, unless an administrator chose the region file.

    Raises:
        KnownError: ``region_laid_down``.
    """
    own = workspace.policy.region_file
    if own is not None:
        raise KnownError("region_laid_down", path=str(own))


def choose_networks(region: Region, codes: Iterable[str]) -> tuple[Network, ...]:
    """Return the networks of a region that ``codes`` name.

    Raises:
        WrongUseError: ``network_not_in_region``.
    """
    chosen = []
    for code in codes:
        network = region.network(code.strip().upper())
        if network is None:
            known = ", ".join(n.code for n in region.networks)
            raise WrongUseError("network_not_in_region", network=code, known=known)
        chosen.append(network)
    return tuple(chosen)


def _data(network: Network) -> dict[str, Any]:
    return {
        "code": network.code,
        "name": network.name,
        "municipalities": list(network.municipalities),
        "disciplines": list(network.disciplines),
    }
