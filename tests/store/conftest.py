"""A log on disk for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from store.material import Maker

from resv_desktop.store.database import Database, open_database


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Where the log of a test stands."""
    return tmp_path / "logboek.resvlog"


@pytest.fixture
def db(path: Path) -> Iterator[Database]:
    """An empty log."""
    with open_database(path) as database:
        yield database


@pytest.fixture
def make() -> Maker:
    """Makes versions."""
    return Maker()
