"""Plays a script: several computers, a region, Excel, backups, and somebody who means harm."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from domain.program import CHOICES, KEYS, NETWORK, Program, Row, Sheet
from domain.strategies import COMPUTERS, Hand, Op, Script, Step

from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.version import Version, VersionSet, first_version
from resv_desktop.domain.view import RecordView

_IDS = [new_record_id(RecordKind.ENTRY, seeded_uuids(seed)) for seed in range(4)]
OFTEN = 12


@dataclass
class Computer:
    """One installation with its log, its backup and its incarnation."""

    name: str
    log: VersionSet = field(default_factory=VersionSet)
    backup: VersionSet | None = None
    incarnation: int = 1

    @property
    def origin(self) -> str:
        return f"{NETWORK}/{self.name}/{self.incarnation}"


class World:
    """What stands after the steps of a script; ``made`` holds every version anybody made."""

    def __init__(self, program: Program, script: Script = ()) -> None:
        self.program = program
        self.computers = [Computer(f"pc{n}") for n in range(COMPUTERS)]
        self.made = VersionSet()
        for step in script:
            self.play(step)

    @property
    def logs(self) -> list[VersionSet]:
        """The log of each computer."""
        return [computer.log for computer in self.computers]

    @property
    def everything(self) -> VersionSet:
        """All logs together."""
        together = VersionSet()
        for log in self.logs:
            together = self.program.union(together, log)
        return together

    def play(self, step: Step) -> None:
        """Let one thing happen."""
        who, whom = self.computers[step.who], self.computers[step.whom]
        doings: dict[Op, Any] = {
            Op.EDIT: lambda: self.edit(who, step),
            Op.EDIT_OFTEN: lambda: [self.edit(who, _later(step, n)) for n in range(OFTEN)],
            Op.FORK: lambda: self.fork(who, whom, step),
            Op.REMOVE: lambda: self.remove(who, step),
            Op.SETTLE: lambda: self.settle(who, step),
            Op.MERGE: lambda: self.take_in(who, whom.log),
            Op.EXCEL: lambda: self.through_excel(who, whom, step),
            Op.BACKUP: lambda: setattr(who, "backup", who.log),
            Op.RESTORE: lambda: self.restore(who),
            Op.DESCENT: lambda: self.take_in(who, VersionSet.of((), _stated_edges(whom.log))),
            Op.FORGE: lambda: self.forge(who, step),
        }
        doings[step.op]()

    def take_in(self, who: Computer, more: VersionSet) -> None:
        who.log = self.program.union(who.log, more)

    def keep(self, who: Computer, version: Version) -> None:
        new = VersionSet.of([version])
        self.made = self.made.union(new)
        self.take_in(who, new)

    def view(self, who: Computer, step: Step) -> RecordView | None:
        return self.program.views(who.log).get(_IDS[step.record])

    def edit(self, who: Computer, step: Step) -> None:
        view = self.view(who, step)
        change = {KEYS[step.key]: CHOICES[KEYS[step.key]][step.value % 4]}
        if view is None:
            first = first_version(_IDS[step.record], who.origin, {"title": "Begin", **change})
            self.keep(who, self.program.seal(first, step.time))
        else:
            fields = {**view.fields, **change}
            self.keep(who, self.program.follow([view.shown], who.origin, fields, step.time))

    def fork(self, who: Computer, whom: Computer, step: Step) -> None:
        """Two edit the same record, of the same or of another field, and one hears of it."""
        self.edit(who, step)
        self.edit(whom, replace(step, key=(step.key + step.time) % 4, value=step.value + 1))
        self.take_in(who, whom.log)

    def remove(self, who: Computer, step: Step) -> None:
        if view := self.view(who, step):
            heads = [view.shown]
            self.keep(who, self.program.follow(heads, who.origin, {}, step.time, deleted=True))

    def settle(self, who: Computer, step: Step) -> None:
        view = self.view(who, step)
        if view and len(view.heads) > 1:
            fields = view.proposal or view.heads[step.value % len(view.heads)].fields
            self.keep(who, self.program.follow(view.heads, who.origin, fields, step.time))

    def restore(self, who: Computer) -> None:
        if who.backup is not None:
            who.log, who.incarnation = who.backup, who.incarnation + 1

    def through_excel(self, who: Computer, whom: Computer, step: Step) -> None:
        sheet = edited(self.program.sheet(who.log), step)
        read = self.program.read(sheet, step.time)
        self.made = self.made.union(read)
        self.take_in(whom, read)

    def forge(self, who: Computer, step: Step) -> None:
        """Claim descent between any two versions, also in circles and to ones unheard of."""
        ids = sorted({key[0] for key in self.everything.versions} | {"unheard of"})
        child, parent = ids[(step.key * 4 + step.time) % len(ids)], ids[step.value % len(ids)]
        self.take_in(who, VersionSet.of((), {(child, parent)}))


def edited(sheet: Sheet, step: Step) -> Sheet:
    """Return a sheet after what somebody did to it in Excel."""
    rows, columns = list(sheet.rows), sheet.columns
    key = KEYS[step.key]
    if rows and Hand.CELL in step.hands:
        rows[step.record % len(rows)] = _with_cell(rows[step.record % len(rows)], step.value)
    if rows and Hand.EMPTY in step.hands:
        row = rows[step.record % len(rows)]
        rows[step.record % len(rows)] = replace(row, cells={**row.cells, key: None})
    if rows and Hand.ROW in step.hands:
        rows.pop(step.value % len(rows))
    typed = Row(None, None, {"title": f"Getypt {step.value}"})
    rows += [typed] * ((Hand.TYPED in step.hands) + 2 * (Hand.TWICE in step.hands))
    if Hand.COLUMN in step.hands:
        columns = tuple(column for column in columns if column != key)
    if Hand.TECHNIQUE in step.hands:
        return Sheet(columns, tuple(rows))
    return replace(sheet, columns=columns, rows=tuple(rows))


def _with_cell(row: Row, value: int) -> Row:
    return replace(row, cells={**row.cells, "description": f"In Excel {value % 2}"})


def _later(step: Step, n: int) -> Step:
    return replace(step, value=(step.value + n) % 4, time=step.time + n)


def _stated_edges(log: VersionSet) -> set[tuple[str, str]]:
    return {(v.id, parent) for v in log.versions.values() for parent in v.parents}
