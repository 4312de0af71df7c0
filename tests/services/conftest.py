"""Workspaces on real databases, with a clock that is turned by hand."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from services.answer_kit import Desk
from set_up_once import set_up_once

from resv_desktop.domain.ids import UuidSource
from resv_desktop.domain.network import Network
from resv_desktop.paths import DataFolder
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.workbook import verify
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
        number, begun = len(made), clock.moment

        def build(root: Path, uuids: UuidSource) -> datetime:
            turned = Clock()
            turned.moment = begun
            workspace = Workspace(DataFolder(root), clock=turned, uuids=uuids)
            set_up(workspace, roles, networks=networks, installation=f"PC{number}")
            workspace.release()
            return turned.moment

        root = tmp_path / name
        further, clock.moment = set_up_once((roles, networks, begun), root, number + 1, build)
        made.append(Workspace(DataFolder(root), clock=clock, uuids=further))
        return made[-1]

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


@pytest.fixture(autouse=True)
def one_reader_verifies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each workbook written here the second reader looks at the names of the sheets only.

    That both read every cell as it was meant is tested in ``tests/workbook`` and ``tests/e2e``;
    here, and in ``tests/gui``, it would be a third of the time.
    """
    monkeypatch.setattr(verify, "WITNESSED_CELLS", 0)
