"""A delivery with everything in it, as written."""

from __future__ import annotations

import openpyxl
import pytest
from workbook.write_kit import Grids, read, written

from tests.workbook.exchange_sample import everything


@pytest.fixture(scope="session")
def whole(tmp_path_factory: pytest.TempPathFactory) -> Grids:
    """The workbook with one of everything, as calamine reads it."""
    return read(everything(), tmp_path_factory.mktemp("whole"))


@pytest.fixture(scope="session")
def opened(tmp_path_factory: pytest.TempPathFactory) -> openpyxl.Workbook:
    return openpyxl.load_workbook(written(everything(), tmp_path_factory.mktemp("excel")))
