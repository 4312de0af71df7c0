"""The window's tests: one dressed application, real logs in a temporary folder, a fixed clock."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication, QWidget
from set_up_once import set_up_once

from resv_desktop.assets import resource
from resv_desktop.domain.ids import UuidSource, seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.gui import tasks
from resv_desktop.gui.collector import Collector
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang, set_language
from resv_desktop.gui.theme import theme
from resv_desktop.paths import DataFolder
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.setup import read_region_file, set_up
from resv_desktop.services.workspace import Workspace
from resv_desktop.workbook import verify

REGION_FILE = resource("sample_data", "region.json")

TODAY = datetime(2027, 4, 3, 10, 32, tzinfo=UTC)
"""The moment at which every test of the window begins: twelve days before Q1 is due."""


@dataclass
class TestClock:
    """A clock that stands still unless a test moves it."""

    __test__ = False
    now: datetime = TODAY

    def __call__(self) -> datetime:
        return self.now

    def pass_by(self, **time: float) -> None:
        """Let ``days=1`` or so go by."""
        self.now += timedelta(**time)


@dataclass
class Answers:
    """Stands in for a person at the system's dialogs; ``asked`` keeps what was asked."""

    files: list[Path] = field(default_factory=list)
    folder: Path | None = None
    target: Path | None = None
    yes: bool = True
    asked: list[tuple[str, ...]] = field(default_factory=list)

    def open_files(self, parent: QWidget, title: str, pattern: str, folder: str) -> list[Path]:
        self.asked.append(("open_files", title, pattern))
        return self.files

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        self.asked.append(("open_folder", title))
        return self.folder

    def save_file(self, parent: QWidget, title: str, pattern: str, name: Path) -> Path | None:
        self.asked.append(("save_file", title, pattern, str(name)))
        return self.target

    def sure(self, parent: QWidget, title: str, question: str, button: str) -> bool:
        self.asked.append(("sure", title, question, button))
        return self.yes


@pytest.fixture(scope="session", autouse=True)
def dressed(qapp: QApplication) -> QApplication:
    """The application in the program's own look, in Dutch."""
    theme().install(qapp, "light")
    set_language("nl")
    return qapp


@pytest.fixture(scope="session")
def collector(dressed: QApplication) -> Iterator[Collector]:
    """Garbage is taken out in the window's thread, as in the program."""
    made = Collector()
    yield made
    made.stop()


@pytest.fixture(autouse=True)
def as_at_first(dressed: QApplication, collector: Collector) -> Iterator[None]:
    """Each test begins in light, at 100%, in Dutch, and leaves no work running."""
    theme().set_mode("light")
    theme().set_zoom(100)
    if current_lang() != "nl":
        set_language("nl")
    yield
    assert tasks.wait_idle(60_000), "background work outlived its test"
    # A window that is let go of ends in the next event loop, which may be that of another test.
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    collector.collect_when_due()


@pytest.fixture(autouse=True)
def one_reader_verifies(monkeypatch: pytest.MonkeyPatch) -> None:
    """Of each workbook written here the second reader looks at the names of the sheets only."""
    monkeypatch.setattr(verify, "WITNESSED_CELLS", 0)


@pytest.fixture
def clock() -> TestClock:
    """The clock of the test's workspaces."""
    return TestClock()


@pytest.fixture
def answers() -> Answers:
    """What a person answers to the system's dialogs."""
    return Answers()


@pytest.fixture
def settle(qapp: QApplication) -> Callable[[], None]:
    """Let background work end and the window catch up."""

    def wait() -> None:
        assert tasks.wait_idle(60_000)
        qapp.processEvents()

    return wait


@pytest.fixture
def new_workspace(tmp_path: Path, clock: TestClock) -> Iterator[Callable[..., Workspace]]:
    """Make workspaces that are closed when the test ends: ``new_workspace("name", seed=1)``."""
    made: list[Workspace] = []

    def make(name: str = "data", seed: int = 1) -> Workspace:
        folder = DataFolder(tmp_path / name).create()
        made.append(Workspace(folder, clock=clock, uuids=seeded_uuids(seed)))
        return made[-1]

    yield make
    for workspace in made:
        workspace.release()


@pytest.fixture
def workspace_network(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    """A coordinator of two networks with a few entries: one complete, two drafts, one settled."""

    def build(root: Path, uuids: UuidSource) -> None:
        workspace = Workspace(DataFolder(root).create(), clock=TestClock(), uuids=uuids)
        region = read_region_file(REGION_FILE)
        set_up(workspace, ["network"], networks=region.networks[:2], region=region)
        log_some(workspace, region.networks[0])
        workspace.release()

    root = tmp_path / "netwerk"
    further, _ = set_up_once("window of a network", root, 1, build)
    workspace = Workspace(DataFolder(root), clock=clock, uuids=further)
    yield workspace
    workspace.release()


@pytest.fixture
def workspace_region(tmp_path: Path, clock: TestClock) -> Iterator[Workspace]:
    """A RESV that has merged nothing yet."""

    def build(root: Path, uuids: UuidSource) -> None:
        workspace = Workspace(DataFolder(root).create(), clock=TestClock(), uuids=uuids)
        set_up(workspace, ["region"], region=read_region_file(REGION_FILE))
        workspace.release()

    root = tmp_path / "regio"
    further, _ = set_up_once("window of a region", root, 2, build)
    workspace = Workspace(DataFolder(root), clock=clock, uuids=further)
    yield workspace
    workspace.release()


@pytest.fixture
def context(workspace_network: Workspace, answers: Answers) -> Context:
    """What a coordinator's pages work with."""
    return Context(workspace_network, answers)


@pytest.fixture
def region_context(workspace_region: Workspace, answers: Answers) -> Context:
    """What a RESV's pages work with."""
    return Context(workspace_region, answers)


COMPLETE: dict[str, Any] = {
    "title": "Wachtlijst logopedie loopt op",
    "description": "Kinderen wachten langer dan een half jaar op een eerste afspraak.",
    "theme": "T06",
    "severity": "S3",
    "frequency": "wekelijks",
    "disciplines": ("LOG", "HA"),
}
"""Values of an entry that lacks nothing once the defaults are added."""


def log_some(workspace: Workspace, network: Network) -> list[str]:
    """Log four entries: complete, two drafts, one settled; returns their record identifiers."""
    log = Logbook(workspace)
    records = [
        log.create_entry(network.code, COMPLETE),
        log.create_entry(network.code, {"title": "Geen inschrijving mogelijk", "severity": "S4"}),
        log.create_entry(
            network.code, {"title": "Nieuwe praktijk in de wijk", "kind": "ontwikkeling"}
        ),
        log.create_entry(network.code, {"title": "Spreekuur wijkverpleging vervalt"}),
    ]
    log.change(records[3], {"status": "opgelost"})
    return records
