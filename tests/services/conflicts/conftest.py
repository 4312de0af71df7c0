"""Two computers of one network that know the same entry."""

from __future__ import annotations

import pytest
from services.conflict_kit import FIRST
from services.conftest import WAT, Maker

from resv_desktop.services.logbook import Logbook
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.versions import add_versions, load_all


@pytest.fixture
def left(make_workspace: Maker) -> Workspace:
    return make_workspace("links", "network", networks=(WAT,))


@pytest.fixture
def right(make_workspace: Maker) -> Workspace:
    return make_workspace("rechts", "network", networks=(WAT,))


@pytest.fixture
def shared(left: Workspace, right: Workspace) -> str:
    """Return an entry that two computers of one network have."""
    record = Logbook(left).create_entry("WAT", FIRST)
    add_versions(right.database(), load_all(left.database()).versions.values())
    return record
