"""Workspaces on real databases, with a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from services.answer_kit import Desk

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.workbook.workers import ReaderPool

WAT = Network("WAT", "Waterlanden", disciplines=("HA", "APO"))


class Clock:
    """Moves a second at each look; ``go_to`` puts it on another day."""

    def __init__(self) -> None:
        self.go_to(date(2027, 2, 1))

    def go_to(self, day: date) -> None:
        self.moment = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.moment += timedelta(seconds=1)
        return self.moment


@pytest.fixture
def clock() -> Clock:
    return Clock()


Maker = Callable[..., Workspace]


@pytest.fixture
def make_workspace(tmp_path: Path, clock: Clock) -> Iterator[Maker]:
    """Return a function that makes data folders, each with its own installation."""
    made: list[Workspace] = []

    def make(name: str, *roles: str, networks: tuple[Network, ...] = ()) -> Workspace:
        folder = DataFolder(tmp_path / name)
        workspace = Workspace(folder, clock=clock, uuids=seeded_uuids(len(made) + 1))
        set_up(workspace, roles, networks=networks, installation=f"PC{len(made)}")
        made.append(workspace)
        return workspace

    yield make
    for workspace in made:
        workspace.release()


@pytest.fixture
def network(make_workspace: Maker) -> Workspace:
    """Return the data folder of the network Waterlanden."""
    return make_workspace("wat", "network", networks=(WAT,))


@pytest.fixture
def resv(make_workspace: Maker) -> Workspace:
    """Return the data folder of the RESV."""
    return make_workspace("resv", "region")


@pytest.fixture(scope="session")
def pool() -> Iterator[ReaderPool]:
    """Return readers that know the network Waterlanden."""
    with ReaderPool(with_networks(load_codebook(), (WAT,))) as readers:
        yield readers


@pytest.fixture
def desk(resv: Workspace, pool: ReaderPool) -> Desk:
    """Return the RESV at work."""
    return Desk(resv, pool)
