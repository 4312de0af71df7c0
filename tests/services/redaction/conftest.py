"""A log that must be sound at the end."""

from __future__ import annotations

import pytest

from resv_desktop.services.workspace import Workspace
from resv_desktop.store.database import check_integrity
from resv_desktop.store.derived import check_derived


@pytest.fixture
def sound(network: Workspace) -> Workspace:
    yield network
    check_integrity(network.database())
    assert check_derived(network.database())
