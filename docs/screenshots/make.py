"""Pictures of every page, taken offscreen from the made-up region.

    python docs/screenshots/make.py                     all of them, into build/screenshots
    python docs/screenshots/make.py --out DIR           all of them, into DIR
    python docs/screenshots/make.py --chosen            the three of the README, into this folder
    python docs/screenshots/make.py --only PAGE --data-dir DIR --out FILE
                                                        one page over an existing data folder

PAGE is a page's key (``main`` is the page the program opens with). ``--lang``, ``--look`` and
``--zoom`` hold for ``--only``. Nothing of the data folder is changed but its settings.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from itertools import product
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QSize, Qt  # noqa: E402 - the platform has to be chosen before
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from resv_desktop.assets import resource  # noqa: E402
from resv_desktop.domain.action import Action  # noqa: E402
from resv_desktop.domain.ids import seeded_uuids  # noqa: E402
from resv_desktop.gui import tasks  # noqa: E402
from resv_desktop.gui.app import dressed_application  # noqa: E402
from resv_desktop.gui.collector import Collector  # noqa: E402
from resv_desktop.gui.context import Context  # noqa: E402
from resv_desktop.gui.dialogs.wizard import FirstRun  # noqa: E402
from resv_desktop.gui.look import apply_settings  # noqa: E402
from resv_desktop.gui.main_window import MainWindow  # noqa: E402
from resv_desktop.paths import DataFolder  # noqa: E402
from resv_desktop.services.backups import Backups  # noqa: E402
from resv_desktop.services.demo import make_demo  # noqa: E402
from resv_desktop.services.logbook import EntryQuery, Logbook  # noqa: E402
from resv_desktop.services.settings import Settings  # noqa: E402
from resv_desktop.services.setup import read_region_file, set_up  # noqa: E402
from resv_desktop.services.workspace import Workspace  # noqa: E402

HERE = Path(__file__).resolve().parent
OUT = ROOT / "build" / "screenshots"
MOMENT = datetime(2028, 4, 4, 10, 32, tzinfo=UTC)
"""After the made-up year, when its next quarter has just ended and is to be handed over."""
SIZE = QSize(1280, 800)
ROOM = QSize(1600, 1000)
"""No window is made larger than this, so that 200% shows what happens on a laptop."""
MANY = 10_000
LANGS, LOOKS, ZOOMS = ("nl", "en"), ("light", "dark"), (100, 200)
NETWORK = "WAT"
ACTION = "Vraag de gemeente wie er in het wijkteam zit"
CHOSEN = {"start": "start", "log": "logboek", "merge": "samenvoegen"}
MOST_BYTES = 300_000


@dataclass(frozen=True)
class Look:
    """How a picture is taken."""

    lang: str = "nl"
    look: str = "light"
    zoom: int = 100

    def settings(self) -> Settings:
        """The same as settings."""
        return Settings(language=self.lang, look=self.look, zoom=self.zoom)

    def __str__(self) -> str:
        return f"{self.lang}-{self.look}-{self.zoom}"


ALL_LOOKS = [Look(*each) for each in product(LANGS, LOOKS, ZOOMS)]


@contextmanager
def opened(folder: Path, *, fixed_clock: bool = True) -> Iterator[Workspace]:
    """The workspace of ``folder``, at a moment of the made-up year."""
    clock = {"clock": lambda: MOMENT} if fixed_clock else {}
    workspace = Workspace(DataFolder(folder), **clock)
    try:
        yield workspace
    finally:
        workspace.release()


def take(window: QWidget, target: Path) -> None:
    """Let work end and layouts settle, and save the picture."""
    window.show()
    for _ in range(10):
        tasks.wait_idle(60_000)
        QApplication.processEvents()
    target.parent.mkdir(parents=True, exist_ok=True)
    if not window.grab().save(str(target)):
        raise SystemExit(f"cannot write {target}")


def take_page(workspace: Workspace, wanted: str, look: Look, target: Path) -> None:
    """The picture of one page; ``wanted`` may hold an argument for it."""
    apply_settings(look.settings())
    context = Context(workspace)
    context.settings = look.settings()
    window = MainWindow(context)
    scale = look.zoom / 100
    window.resize((SIZE * scale).boundedTo(ROOM))
    window.show_page(wanted)
    take(window, target)
    window.deleteLater()
    context.deleteLater()
    QApplication.processEvents()


# -- data --------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Scene:
    """A data folder, the pages it shows and the looks in which they are taken."""

    name: str
    folder: Path
    wanted: Callable[[Workspace], dict[str, str]]
    looks: Sequence[Look]


def scenes(work: Path) -> list[Scene]:
    """Empty folders, the made-up region, and a log of many entries."""
    make_demo(work / "demo")
    networks, plain = work / "demo" / "wijkverbanden", [Look(), Look("nl", "dark")]
    return [
        Scene("empty", empty_network(work), lambda _: pages("start", "log", "deliver"), plain),
        Scene("empty-region", empty_region(work), lambda _: pages("merge", "report"), plain),
        Scene("demo", at_work(networks / NETWORK), coordinator_pages, ALL_LOOKS),
        Scene("region", work / "demo" / "regio", region_pages, ALL_LOOKS),
        Scene("merging", fresh_region(work), lambda _: merging_pages(work), ALL_LOOKS),
        Scene("many", many_entries(work), coordinator_pages, plain),
    ]


def pages(*keys: str) -> dict[str, str]:
    """Pages without argument."""
    return {key: key for key in keys}


def coordinator_pages(workspace: Workspace) -> dict[str, str]:
    """The pages of a coordinator, the log with an entry opened."""
    query = EntryQuery(sort="confirmations", descending=True, limit=1)
    rows = Logbook(workspace).find(query)
    return {**pages("start", "log", "deliver", "settings"), "entry": f"log {rows[0].record}"}


def region_pages(_workspace: Workspace) -> dict[str, str]:
    """The pages of a RESV."""
    return pages("start", "report", "log", "settings")


def merging_pages(work: Path) -> dict[str, str]:
    """Merging: workbooks as they come in, one of them edited by hand, and one that is none."""
    folder = work / "demo" / "aanleveringen" / "2027-Q2"
    stranger = folder / "notulen overleg.xlsx"
    stranger.write_text("geen werkmap", encoding="utf-8")
    return {"merge": f"merge {folder}"}


def at_work(folder: Path) -> Path:
    """A coordinator in the middle of things: a draft, an action that is due, a backup."""
    workspace = Workspace(DataFolder(folder), clock=lambda: MOMENT, uuids=seeded_uuids(8))
    log = Logbook(workspace)
    network = workspace.networks[0].code
    log.create_entry(network, {"title": "Praktijk neemt geen nieuwe patiënten meer aan"})
    rows = log.find(EntryQuery(sort="confirmations", descending=True, limit=1))
    due = MOMENT.date() + timedelta(days=3)
    log.add_action(network, Action("", entry=rows[0].record, text=ACTION, due=due))
    Backups(workspace).make("daily")
    workspace.release()
    return folder


def empty_network(work: Path) -> Path:
    """A coordinator who has just begun."""
    region = read_region_file(resource("sample_data", "region.json"))
    with opened(work / "empty") as workspace:
        set_up(workspace, ["network"], networks=region.networks[:2], region=region)
    return work / "empty"


def empty_region(work: Path) -> Path:
    """A RESV that has just begun, without a region file."""
    with opened(work / "empty-region") as workspace:
        set_up(workspace, ["region"])
    return work / "empty-region"


def fresh_region(work: Path) -> Path:
    """A RESV that has merged nothing yet."""
    region = read_region_file(resource("sample_data", "region.json"))
    with opened(work / "fresh-region") as workspace:
        set_up(workspace, ["region"], region=region)
    return work / "fresh-region"


def many_entries(work: Path) -> Path:
    """A coordinator with a very long log."""
    region = read_region_file(resource("sample_data", "region.json"))
    samples = json.loads(resource("sample_data", "entries.json").read_text("utf-8"))["entries"]
    folder = work / "many"
    workspace = Workspace(DataFolder(folder), clock=lambda: MOMENT, uuids=seeded_uuids(7))
    set_up(workspace, ["network"], networks=region.networks[:1], region=region)
    log = Logbook(workspace)
    left_out = {"key", "network", "status", "related"}
    with workspace.database().atomic():
        for number in range(MANY):
            sample = samples[number % len(samples)]
            values = {key: value for key, value in sample.items() if key not in left_out}
            log.create_entry(region.networks[0].code, values)
    workspace.release()
    return folder


# -- what is asked -----------------------------------------------------------------------------


def take_all(out: Path) -> None:
    """Every page in every look, and the first run."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for scene in scenes(work):
            with opened(scene.folder) as workspace:
                for key, wanted in scene.wanted(workspace).items():
                    for look in scene.looks:
                        target = out / f"{key}-{scene.name}-{look}.png"
                        take_page(workspace, wanted, look, target)
                        print(target)
        take_first_run(work, out)


def take_first_run(work: Path, out: Path) -> None:
    """The three steps of the first run."""
    for look in ALL_LOOKS:
        apply_settings(look.settings())
        with opened(work / "nobody") as workspace:
            workspace.folder.create()
            wizard = FirstRun(workspace)
            wizard.form.network_role.setChecked(True)
            for step in range(wizard.form.steps.count()):
                take(wizard, out / f"wizard{step + 1}-{look}.png")
                if step == 1:
                    wizard.networks.open_file(resource("sample_data", "region.json"))
                    wizard.networks.list.item(0).setCheckState(Qt.CheckState.Checked)
                wizard.next_step() if step < 2 else wizard.reject()
            wizard.deleteLater()


def take_chosen(out: Path) -> None:
    """The three pictures of the README, small enough to keep in the repository."""
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        make_demo(work / "demo")
        with opened(at_work(work / "demo" / "wijkverbanden" / NETWORK)) as workspace:
            wanted = coordinator_pages(workspace)
            take_page(workspace, wanted["start"], Look(), out / f"{CHOSEN['start']}.png")
            take_page(workspace, wanted["entry"], Look(), out / f"{CHOSEN['log']}.png")
        with opened(fresh_region(work)) as workspace:
            wanted = merging_pages(work)
            take_page(workspace, wanted["merge"], Look(), out / f"{CHOSEN['merge']}.png")
    for file in CHOSEN.values():
        size = (out / f"{file}.png").stat().st_size
        if size > MOST_BYTES:
            raise SystemExit(f"{file}.png has {size} bytes, more than {MOST_BYTES}")
        print(out / f"{file}.png")


def main() -> int:
    """Run from the command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--out", type=Path, help="folder, or the file of one picture")
    parser.add_argument("--chosen", action="store_true", help="the three of the README")
    parser.add_argument("--only", metavar="PAGE", help="one page of an existing data folder")
    parser.add_argument("--data-dir", type=Path, metavar="DIR", help="the folder of --only")
    parser.add_argument("--lang", choices=LANGS, default="nl")
    parser.add_argument("--look", choices=LOOKS, default="light")
    parser.add_argument("--zoom", type=int, default=100)
    asked = parser.parse_args()
    dressed_application(Settings())
    collector = Collector()
    if asked.only:
        if asked.data_dir is None or asked.out is None:
            parser.error("--only needs --data-dir and --out")
        wanted = "start" if asked.only == "main" else asked.only
        with opened(asked.data_dir, fixed_clock=False) as workspace:
            take_page(workspace, wanted, Look(asked.lang, asked.look, asked.zoom), asked.out)
    elif asked.chosen:
        take_chosen(asked.out or HERE)
    else:
        take_all(asked.out or OUT)
    tasks.shutdown()
    collector.stop()
    return 0


if __name__ == "__main__":
    sys.exit(main())
