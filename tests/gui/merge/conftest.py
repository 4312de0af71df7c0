"""The page Samenvoegen, and workbooks to merge on it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import openpyxl
import pytest
from gui.conftest import TestClock, log_some
from pytestqt.qtbot import QtBot

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.samples import sample_region
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook.hand_edit import edit_by_hand


@pytest.fixture
def settle(settle: Callable[[], None]) -> Callable[[], None]:
    """Let work end, and the work that comes of it: after a merge its files are looked up."""

    def wait() -> None:
        for _ in range(4):
            settle()

    return wait


@pytest.fixture
def page(qtbot: QtBot, region_context: Context) -> MergePage:
    made = MergePage(region_context)
    qtbot.addWidget(made)
    made.resize(1100, 700)
    made.show()
    made.activate()
    return made


@pytest.fixture(scope="session")
def workbooks(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a delivery, the same one edited by hand, and a file that is none."""
    folder = tmp_path_factory.mktemp("post")
    network = sample_region().networks[0]
    data = DataFolder(tmp_path_factory.mktemp("netwerk"))
    workspace = Workspace(data, clock=TestClock(), uuids=seeded_uuids(1))
    set_up(workspace, ["network"], networks=[network])
    log_some(workspace, network)
    for name in ("a gewoon.xlsx", "b bewerkt.xlsx"):
        Deliveries(workspace).export(network.code, Period(2027, 2), folder / name)
    workspace.release()
    edit_by_hand(folder / "b bewerkt.xlsx")
    (folder / "c tekst.xlsx").write_text("geen werkmap", encoding="utf-8")
    return folder


@pytest.fixture
def read(page: MergePage, workbooks: Path, settle: Callable[[], None]) -> MergePage:
    page.activate(str(workbooks))
    settle()
    return page


@pytest.fixture
def renamed(workbooks: Path, tmp_path: Path) -> Path:
    """Two deliveries of one network in which somebody called a column otherwise."""
    folder = tmp_path / "eigen koppen"
    folder.mkdir()
    for name in ("d.xlsx", "e.xlsx"):
        book = openpyxl.load_workbook(workbooks / "a gewoon.xlsx")
        sheet = book["Registraties"]
        heading = next(cell for cell in sheet[1] if cell.value == "Thema")
        heading.value = "Hoort onder"
        book.properties.description = name
        book.save(folder / name)
    return folder
