"""A scripted session in chapters: each a start of the program, some changes, and its end.

Clock, identifiers and texts are the same in every run, so the state after each step is too. A
step is acknowledged by one line, written once the program has returned from it.
"""

from __future__ import annotations

import json
import os
import sys
import traceback
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

from benchmarks.reliability.shim import Arm, Shim
from benchmarks.reliability.state import Said, digest_of, file_digest
from benchmarks.synthetic import exchange
from resv_desktop.domain.action import Action, Agreement
from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.network import Network, Region
from resv_desktop.domain.period import Period
from resv_desktop.paths import DataFolder
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.keeping import work_out
from resv_desktop.services.logbook import EntryQuery, Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.redaction import Redactions, Request
from resv_desktop.services.reporting import Reporting
from resv_desktop.services.samples import sample_entries
from resv_desktop.services.setup import set_up
from resv_desktop.services.transfer import write_transfer
from resv_desktop.services.workspace import Workspace, load_codebook, with_networks
from resv_desktop.store.listing import code_labels
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading
from resv_desktop.workbook.write_exchange import compose

HERE, THERE = Network("WAT", "Waterkant"), Network("HOF", "Hofkwartier")
QUARTER = Period(2027, 1)
Step = tuple[str, Callable[[], list[Path]]]


class Session:
    """One start of the program in a data folder."""

    def __init__(self, root: Path, chapter: str) -> None:
        number = [*CHAPTERS, REMOVAL].index(chapter)
        self.root = root
        self._now = datetime(2027, 3, 1 + number, 9, tzinfo=UTC)
        self.workspace = Workspace(
            DataFolder(root), clock=self._clock, uuids=seeded_uuids(100 + number)
        )
        self.log = Logbook(self.workspace)
        self.steps: list[Step] = []
        (_remove if chapter == REMOVAL else CHAPTERS[chapter])(self)

    def _clock(self) -> datetime:
        self._now += timedelta(seconds=7)
        return self._now

    def state(self) -> str:
        """Return the digest of the log as it is on disk now."""
        return digest_of(self.workspace.database())

    def then(self, name: str, do: Callable[[], Any], *files: Path) -> None:
        """Add a step; ``files`` are those it answers for."""

        def step() -> list[Path]:
            made = do()
            return [*files, *(made if isinstance(made, list) else ())]

        self.steps.append((name, step))

    def entries(self) -> list[str]:
        """Return the records of the entries of this network, by number."""
        rows = self.log.find(EntryQuery(networks=(HERE.code,)))
        return [row.record for row in sorted(rows, key=lambda row: row.number)]

    def add(self, number: int) -> None:
        """Plan to add a sample entry."""
        fields = dict(sample_entries()[number])
        kept = {key: fields[key] for key in ("kind", "title", "description", "theme", "subtheme")}
        self.then(f"add {number}", lambda: self.log.create_entry(HERE.code, kept))

    def edit(self, place: int, **changes: object) -> None:
        """Plan to change the entry at a place in the list."""
        self.then(f"edit {place}", lambda: self.log.change(self.entries()[place], changes))


def _begin(session: Session) -> None:
    region = Region("Waterland")
    session.then(
        "set up",
        lambda: set_up(
            session.workspace,
            ["network", "region"],
            networks=[HERE],
            region=region,
            installation="PROEF",
        ),
    )
    for number in range(3):
        session.add(number)


def _log(session: Session) -> None:
    for number in range(3, 9):
        session.add(number)
    for place in range(3):
        session.edit(place, description=f"Opnieuw bekeken, nu met wachttijd {place + 3} weken")
    for place in range(3, 5):
        session.then(f"confirm {place}", lambda p=place: session.log.confirm(session.entries()[p]))
    session.edit(5, status="opgelost")
    session.then("remove", lambda: session.log.remove(session.entries()[6]))
    session.then("undo", session.log.undo)
    session.then("redo", session.log.redo)
    session.then("undo again", session.log.undo)


def _meet(session: Session) -> None:
    action = Action("", entry="", text="Ziekenhuis bellen over de wachttijd", owner="huisarts")
    session.then("action", lambda: session.log.add_action(HERE.code, action))
    agreement = Agreement("", text="Terugbellen binnen twee dagen", with_whom="apotheek")
    session.then("agreement", lambda: session.log.add_agreement(HERE.code, agreement))

    def meet() -> str:
        first, second = session.entries()[:2]
        agenda = (
            AgendaItem(first, "opschalen", "Naar de regio"),
            AgendaItem(second, "besproken", "Volgende keer weer"),
        )
        meeting = Meeting.with_agenda("", agenda, date=date(2027, 3, 2))
        return session.log.add_meeting(HERE.code, meeting)

    session.then("meeting", meet)
    session.then("undo meeting", session.log.undo)
    session.then("meeting again", session.log.redo)


def _hand_over(session: Session) -> None:
    target = session.root / "aanlevering.xlsx"

    def export() -> None:
        Deliveries(session.workspace).export(HERE.code, QUARTER, target)

    session.then("backup", lambda: [Backups(session.workspace).make().path])
    session.then("export", export, target)
    session.edit(1, title="Wachtlijst logopedie is langer geworden")
    session.then("export again", export, target)


def _merge(session: Session) -> None:
    merging = Merging(session.workspace)

    def merge(seed: int) -> Callable[[], object]:
        def step() -> list[Path]:
            labels = code_labels(session.workspace.database())
            merging.merge([work_out(labels, received(seed))])
            return []

        return step

    session.then("merge", merge(1))
    session.then("merge more", merge(2))
    session.then("undo merge", lambda: merging.undo(merging.batches()[0].id))
    session.then("merge once more", merge(3))


def _report(session: Session) -> None:
    report, transfer = session.root / "regio.xlsx", session.root / "logboek.resvdata"
    session.then(
        "report", lambda: Reporting(session.workspace).write(QUARTER, "resv", report), report
    )
    session.then("transfer", lambda: write_transfer(session.workspace, transfer), transfer)


def _restore(session: Session) -> None:
    backups = Backups(session.workspace)
    session.add(9)
    session.then("restore", lambda: backups.restore(backups.list()[-1].path) and None)
    session.add(10)
    session.edit(0, description="Na het terugzetten gewijzigd")
    session.then("backup at close", lambda: [backups.make("close").path])


def _remove(session: Session) -> None:
    backups, workspace = Backups(session.workspace), session.workspace
    kept = {"title": "Notitie met een naam", "description": f"{SECRET} belt elke week"}
    session.then("add with a name", lambda: session.log.create_entry(HERE.code, kept))

    def written() -> str:
        return next(r for r in session.entries() if SECRET in session.log.entry(r).description)

    def change() -> None:
        session.log.change(written(), {"description": f"{SECRET} belt nu elke dag"})

    def redact() -> None:
        record = written()
        version = session.log.history(record)[0].version
        Redactions(workspace).redact(Request(record, version, passage=SECRET), "naam van iemand")

    session.then("edit with a name", change)
    session.then("backup with a name", lambda: [backups.make().path])
    session.then("remove for good", redact)


REMOVAL = "remove"
"""A chapter of its own: a removal goes in steps, what was left is finished at the next start."""
SECRET = "Zwanebloemstra"

CHAPTERS: dict[str, Callable[[Session], None]] = {
    "begin": _begin,
    "log": _log,
    "meet": _meet,
    "hand over": _hand_over,
    "merge": _merge,
    "report": _report,
    "restore": _restore,
}


@cache
def received(seed: int) -> FileReading:
    """Return the reading of a delivery by another network; reading it is no part of the session."""
    import tempfile

    with tempfile.TemporaryDirectory() as folder:
        workspace = Workspace(DataFolder(Path(folder) / "elders"))
        path = Path(folder) / "hof.xlsx"
        path.write_bytes(compose(exchange(workspace, THERE, 4 + 2 * seed, seed)).finish())
        workspace.release()
        return read_workbook(path, with_networks(load_codebook(), (HERE,)))


def play(root: Path, chapter: str, arm: Arm, said: int, record: int = -1) -> None:
    """Play a chapter with the layer armed; ``said`` is the file to which steps are told."""
    shim = Shim()

    def tell(line: dict[str, object]) -> None:
        os.write(said, json.dumps(line).encode() + b"\n")
        shim.mark(str(line["step"]))

    session = Session(root, chapter)
    shim.arm(root.parent, arm, record)  # the folder itself has its name there
    refusals = 0
    for name, step in session.steps:
        code = _refused(step, session, name, tell)
        if code is None:
            continue
        shim.disarm()  # there is room again; the next try must do
        refusals += 1
        tell({"step": name, "refused": code, "state": session.state()})
        if _refused(step, session, name, tell) is not None:
            tell({"step": name, "bug": "refused again though nothing was in the way"})
    shim.disarm()
    session.workspace.release()
    tell({"step": "end", "refusals": refusals, "touched": shim.refused})


def _refused(
    step: Callable[[], list[Path]],
    session: Session,
    name: str,
    tell: Callable[[dict[str, object]], None],
) -> str | None:
    try:
        made = step()
    except KnownError as error:
        return error.code
    except Exception:  # noqa: BLE001 - a fault of our own: that is what is looked for
        tell({"step": name, "bug": traceback.format_exc()[-1500:]})
        return "bug"
    files = {path.relative_to(session.root).as_posix(): file_digest(path) for path in made}
    tell({"step": name, "state": session.state(), "files": files})
    return None


def told(lines: bytes) -> list[dict[str, Any]]:
    """Return what a session told; a last line that was cut off was never acknowledged."""
    whole = lines[: lines.rfind(b"\n") + 1]
    return [json.loads(line) for line in whole.splitlines()]


def acknowledged(lines: list[dict[str, Any]]) -> list[Said]:
    """Return the steps that were acknowledged."""
    return [
        Said(line["step"], line["state"], line.get("files", {}))
        for line in lines
        if "state" in line and "refused" not in line
    ]


def serve() -> None:
    """Play what is asked on standard input, each in a process of its own, until it closes."""
    for seed in (1, 2, 3):
        received(seed)
    _warm_up()
    print("ready", flush=True)
    for line in sys.stdin:
        root, chapter, arm, said, record = json.loads(line)
        child = os.fork()
        if not child:
            _be_the_session(Path(root), chapter, Arm(**arm), said, record)
        _, status = os.waitpid(child, 0)
        print(os.waitstatus_to_exitcode(status), flush=True)


def _be_the_session(root: Path, chapter: str, arm: Arm, said: str, record: str) -> None:
    code = 1
    try:
        flags = os.O_CREAT | os.O_WRONLY | os.O_TRUNC
        out = os.open(said, flags)
        play(root, chapter, arm, out, os.open(record, flags) if record else -1)
        code = 0
    except BaseException:  # noqa: BLE001 - told to whoever asked
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(code)


def _warm_up() -> None:
    """Load beforehand what a session loads on its way."""
    import openpyxl  # noqa: F401
    import sqlite_utils  # noqa: F401

    import resv_desktop.store.migrations
    import resv_desktop.workbook.write_regional  # noqa: F401

    load_codebook()


if __name__ == "__main__":
    serve()
