"""The stateful machine: two computers of a network, two of a RESV, Excel, backups, wrong clocks.

Level (c) of the plan for testing merges. Everything is real but the clock: data folders, workbooks,
backups, transfer files. The steps are numbers taken modulo what there is, so that hypothesis can
shrink any failure to a few steps.
"""

from __future__ import annotations

import itertools
import shutil
import tempfile
from dataclasses import dataclass
from pathlib import Path

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule
from machine.editor import HARMLESS, TITLES, Fact, Hand, Work, work
from machine.places import NETWORK, QUARTER, Place, is_transfer, set_of

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.version import VersionSet
from resv_desktop.domain.view import RecordView, view_all
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.transfer import write_transfer
from resv_desktop.workbook.read import read_workbook
from resv_desktop.workbook.reading import FileReading, Verdict

MEMORY = Path("/dev/shm")
FEW = st.integers(0, 5)
SEVERITIES = ("S1", "S2", "S4", None)
Edit = tuple[int, dict[str, object]]
"""Which entry, and what is changed."""
EDITS: st.SearchStrategy[Edit] = st.tuples(
    FEW,
    st.fixed_dictionaries(
        {}, optional={"title": st.sampled_from(TITLES), "severity": st.sampled_from(SEVERITIES)}
    ).filter(bool),
)
WORKS = st.lists(
    st.builds(Work, st.sampled_from([*Hand, Hand.CELL, Hand.TYPE]), FEW, FEW),
    min_size=1,
    max_size=3,
)


@dataclass(frozen=True)
class Sent:
    """A file on its way: read once, for what it holds does not change."""

    path: Path
    reading: FileReading
    facts: frozenset[Fact] = frozenset()


class RegionMachine(RuleBasedStateMachine):
    """What happens in a region, in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp(dir=MEMORY if MEMORY.is_dir() else None))
        base = self.folder / "plaatsen"
        names = (
            ("links", "network"),
            ("rechts", "network"),
            ("resv1", "region"),
            ("resv2", "region"),
        )
        self.places = [Place(n, role, base, 7 + i) for i, (n, role) in enumerate(names)]
        self.networks, self.regions = self.places[:2], self.places[2:]
        self.files: list[Sent] = []
        self.made: dict[tuple[str, str], object] = {}
        self._numbers = itertools.count(1)

    def teardown(self) -> None:
        try:
            self.everybody_meets()
        finally:
            self.close()

    def close(self) -> None:
        """Leave nothing behind."""
        for place in self.places:
            place.release()
        shutil.rmtree(self.folder, ignore_errors=True)

    # -- at the network ------------------------------------------------------------------------

    @initialize(titles=st.lists(st.sampled_from(TITLES), min_size=1, max_size=3))
    def begin(self, titles: list[str]) -> None:
        """Some entries that both computers of the network know."""
        for title in titles:
            self.create(0, title)
        self.hand_over(0, 1)

    def create(self, who: int, title: str) -> None:
        place = self.networks[who % 2]
        values = {"title": title, "severity": "S3", "signal_date": "2027-01-10"}
        place.log.create_entry(NETWORK.code, values)
        self.did(place)

    @rule(who=FEW, title=st.sampled_from(TITLES))
    def log_entry(self, who: int, title: str) -> None:
        self.create(who, title)

    def _pick(self, place: Place, which: int) -> tuple[str, RecordView] | None:
        shown = [(r, v) for r, v in place.views().items() if not v.deleted and r[0] == "E"]
        return shown[which % len(shown)] if shown else None

    @rule(who=FEW, edits=st.lists(EDITS, min_size=1, max_size=3))
    def edit(self, who: int, edits: list[Edit]) -> None:
        """Somebody works on: several edits, of one entry or of more."""
        place = self.networks[who % 2]
        for which, changes in edits:
            if found := self._pick(place, which):
                place.log.change(found[0], changes)
        self.did(place)

    @rule(which=FEW, one=EDITS, other=EDITS)
    def both_edit(self, which: int, one: Edit, other: Edit) -> None:
        """Both computers edit; each RESV computer hears of it in another order."""
        for who, (_, changes) in enumerate((one, other)):
            self.edit(who, [(which, changes)])
            self.send(who, [])
        for place, order in zip(self.regions, (self.files[-2:], self.files[:-3:-1]), strict=True):
            for sent in order:
                self.merge_at(place, [sent])

    @rule(who=FEW, which=FEW)
    def remove(self, who: int, which: int) -> None:
        place = self.networks[who % 2]
        if found := self._pick(place, which):
            place.log.remove(found[0])
            self.did(place)

    @rule(who=FEW, which=FEW)
    def settle(self, who: int, which: int) -> None:
        """Anybody may decide a conflict, also at the RESV."""
        place = self.places[who % 4]
        open_ = [(r, v) for r, v in place.views().items() if len(v.heads) > 1]
        if open_:
            record, view = open_[which % len(open_)]
            wanted = view.proposal or view.heads[which % len(view.heads)].fields
            place.log.settle(record, wanted)
            self.did(place)
            assert len(place.log.view(record).heads) == 1

    @rule(who=FEW)
    def back_up(self, who: int) -> None:
        self.places[who % 4].back_up()

    @rule(who=FEW, which=FEW)
    def restore(self, who: int, which: int) -> None:
        place = self.places[who % 4]
        if place.backups:
            place.restore(which)

    @rule(who=FEW, days=st.sampled_from((-4000, -40, -1, 1, 40, 4000)))
    def set_clock(self, who: int, days: int) -> None:
        self.places[who % 4].clock.jump(days)

    # -- files on their way --------------------------------------------------------------------

    @rule(who=FEW, to=st.lists(FEW, max_size=2))
    def send(self, who: int, to: list[int]) -> None:
        """Hand over a quarter as a workbook; some hear of it at once, others later or never."""
        place = self.networks[who % 2]
        path = self._new_path("xlsx")
        Deliveries(place.workspace).export(NETWORK.code, QUARTER, path)
        heads = [(r, h) for r, view in place.views().items() for h in view.heads]
        titles = [Fact(str(h.fields["title"]), r) for r, h in heads if not h.version.deleted]
        sent = self.take(path, frozenset(titles))
        exported = {version.key for row in sent.reading.rows for version in row.versions}
        assert exported <= place.known.versions.keys(), "a workbook says what nobody wrote"
        for whom in to:
            self.merge_at(self.places[whom % 4], [sent])

    @precondition(lambda self: any(not is_transfer(f.reading) for f in self.files))
    @rule(which=FEW, works=WORKS)
    def edit_in_excel(self, which: int, works: list[Work]) -> None:
        books = [sent for sent in self.files if not is_transfer(sent.reading)]
        source = books[which % len(books)]
        path = self._new_path("xlsx")
        edited = self.take(path, work(source.path, path, tuple(works)))
        if {item.hand for item in works} <= HARMLESS:
            self._said_nothing_new(source.reading, edited.reading)

    def _said_nothing_new(self, source: FileReading, edited: FileReading) -> None:
        known = set_of(source)
        after = view_all(known.union(set_of(edited)))
        before = view_all(known)
        assert after.keys() == before.keys(), "a record came or went by itself"
        for record, view in before.items():
            assert [dict(h.fields) for h in after[record].heads] == [
                dict(h.fields) for h in view.heads
            ]

    @rule(who=FEW)
    def write_transfer(self, who: int) -> None:
        self.transfer_of(self.places[who % 4])

    def transfer_of(self, place: Place) -> Sent | None:
        path = self._new_path("resvoverdracht")
        try:
            write_transfer(place.workspace, path)
        except KnownError as error:
            if error.code != "transfer_nothing":
                raise
            return None
        sent = self.take(path)
        assert set_of(sent.reading).versions == place.known.versions
        return sent

    def take(self, path: Path, said: frozenset[Fact] = frozenset()) -> Sent:
        """Read a file and put it with those that can be delivered, now and again later.

        ``said`` is what must be found in it, as somebody knows who saw it being made.
        """
        reading = read_workbook(path, self.regions[0].workspace.codebook)
        assert reading.verdict not in (Verdict.REFUSED, Verdict.QUARANTINED), reading.reason
        known = set_of(reading)
        missing = [fact for fact in said if not fact.holds(known)]
        assert not missing, f"{path.name} was read without {missing}"
        self.files.append(Sent(path, reading, said))
        return self.files[-1]

    def _new_path(self, suffix: str) -> Path:
        return self.folder / f"{next(self._numbers):03}.{suffix}"

    # -- merging -------------------------------------------------------------------------------

    @precondition(lambda self: self.files)
    @rule(who=FEW, chosen=st.lists(FEW, min_size=1, max_size=3))
    def deliver(self, who: int, chosen: list[int]) -> None:
        """Merge some files, also old ones again, at any computer."""
        self.merge_at(self.places[who % 4], [self.files[-1 - n % len(self.files)] for n in chosen])

    def merge_at(self, place: Place, sent: list[Sent]) -> None:
        readings = [item.reading for item in sent]
        before = place.known
        place.merge(readings)
        after = place.known
        assert after.versions.keys() >= before.versions.keys()
        for fact in frozenset().union(*(item.facts for item in sent)):
            assert fact.holds(after), f"{fact} was delivered and is not in the log"
        place.merge_again(readings)

    @precondition(lambda self: self.regions[0].held.batches or self.regions[1].held.batches)
    @rule(who=FEW, which=FEW)
    def undo(self, who: int, which: int) -> None:
        place = self.regions[who % 2]
        if batches := sorted(place.held.batches):
            place.undo(batches[-1 - which % len(batches)])

    def hand_over(self, who: int, whom: int) -> None:
        """One computer gives its whole log to another."""
        if sent := self.transfer_of(self.places[who % 4]):
            self.merge_at(self.places[whom % 4], [sent])

    @rule(who=FEW, whom=FEW)
    def pass_on(self, who: int, whom: int) -> None:
        if who % 4 != whom % 4:
            self.hand_over(who, whom)

    # -- the end -------------------------------------------------------------------------------

    def did(self, place: Place) -> None:
        place.did()
        for key, version in place.known.versions.items():
            assert self.made.setdefault(key, version) == version, "one name, two contents"

    def everybody_meets(self) -> None:
        """Whatever happened: after meeting, both RESV computers hold and show the same."""
        one, other = self.regions
        whole = VersionSet()
        for place in self.places:
            whole = whole.union(place.held.everything)
        for place in self.networks:
            if sent := self.transfer_of(place):
                self.merge_at(one, [sent])
        for who, whom in ((2, 3), (3, 2)):
            self.hand_over(who, whom)
        assert one.known == other.known
        assert one.known.versions.keys() >= whole.versions.keys(), "something never arrived"
        assert one.views() == other.views()
        assert one.regional() == other.regional()
        self._decide_everything(one, other)

    def _decide_everything(self, one: Place, other: Place) -> None:
        """A decision holds on the other computer too, whatever old file comes again."""
        open_ = {r: v for r, v in one.views().items() if len(v.heads) > 1}
        for record, view in open_.items():
            one.log.settle(record, view.heads[-1].fields)
        self.did(one)
        self.hand_over(2, 3)
        shown = other.views()
        assert all(len(view.heads) == 1 for view in shown.values())
        known = other.known.versions.keys()
        if old := [f for f in self.files if set_of(f.reading).versions.keys() <= known]:
            self.merge_at(other, old[-3:])
        assert other.views() == shown, "an old file undid a decision"
