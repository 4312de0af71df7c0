"""The workbook that people work in."""

from __future__ import annotations

import pytest
from workbook.exchange_sample import delivery
from workbook.interpret_kit import ACTION, FIRST, MEETING, SECOND, THIRD
from workbook.reader_kit import content

from resv_desktop.workbook.model import Exchange


@pytest.fixture(scope="session")
def small() -> Exchange:
    """Three entries, a meeting with four items, an action."""
    return delivery(FIRST, SECOND, THIRD, MEETING, ACTION)


@pytest.fixture(scope="session")
def workbook(small: Exchange) -> bytes:
    return content(small)
