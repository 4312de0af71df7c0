"""Removing a text for good (*definitief verwijderen*): from the log, its past and its backups.

It is the one exception to "all versions are kept". A removal goes in steps, each of which can be
done again: it is noted by names first; then the files around the log are cleaned, while the log
still tells what to look for; then the log itself, in one transaction; then what SQLite set free is
overwritten. What a crash leaves half-way is finished at the next start (:meth:`finish`).
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from contextlib import nullcontext
from dataclasses import replace
from pathlib import Path
from typing import Any

from resv_desktop.domain.canonical import Fields, Value, clean_text
from resv_desktop.domain.delivery import belongs_to
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.errors import StoreError, WrongUseError
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.domain.period import Period
from resv_desktop.domain.redaction import Passage, texts_in, without
from resv_desktop.domain.view import follow
from resv_desktop.paths import DataFolder
from resv_desktop.privacy import Level, check_text
from resv_desktop.services.allowed import known
from resv_desktop.services.redaction_account import Handed as Handed
from resv_desktop.services.redaction_account import Outcome as Outcome
from resv_desktop.services.redaction_account import Preview as Preview
from resv_desktop.services.redaction_plan import Plan, fields_of, make_plan, plan_again
from resv_desktop.services.redaction_plan import Request as Request
from resv_desktop.services.workspace import Workspace, held
from resv_desktop.store.backup import list_backups
from resv_desktop.store.database import Database
from resv_desktop.store.lock import held_here
from resv_desktop.store.log import log_change
from resv_desktop.store.redact_files import Swept, sweep, vacuum
from resv_desktop.store.redacting import redact_log
from resv_desktop.store.redactions import (
    Removal,
    State,
    all_seals,
    all_strikes,
    begin_removal,
    note_state,
    removals,
    unfinished,
)
from resv_desktop.store.rows import listed
from resv_desktop.store.seen import deliveries_during, files_that_brought
from resv_desktop.store.versions import add_versions, views

Progress = Callable[[int, int], None]
Step = Callable[[str], None]

REASON_LENGTH = 200
"""Characters of a reason: one sentence."""
_BY_PERSON = "app"


def _nothing(*_: object) -> None:
    """Tell nobody."""


class Redactions:
    """Removing texts for good from the log of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def texts(
        self, record: str, version: str, *, every: bool = False
    ) -> dict[str, tuple[str, ...]]:
        """Return the texts that a version set, by field; with ``every`` all that it shows.

        Raises:
            NotFoundError: ``record_not_found`` or ``version_not_found``.
        """
        return fields_of(self._workspace.database(), record, version, every=every)

    def look(self, request: Request) -> Preview:
        """Return what a removal would do, and change nothing.

        Raises:
            NotFoundError: as :meth:`texts`.
            WrongUseError: ``redact_no_text``, ``redact_field_unknown``, ``redact_passage_short``,
                ``redact_passage_missing``.
        """
        database = self._workspace.database()
        plan = make_plan(database, request)
        handed, received = _elsewhere(database, plan)
        names = sorted(_names(database, plan.others))
        copies = len(list_backups(self._workspace.folder.backups))
        return Preview(plan.texts, _count(plan), tuple(names), copies, handed, received, plan.kept)

    def check_reason(self, reason: str, texts: Iterable[str] = ()) -> str:
        """Return a reason as it is kept; it stays where the text was, so it must be clean.

        Raises:
            WrongUseError: ``redact_reason_missing``, ``redact_reason_long``,
                ``redact_reason_personal`` or ``redact_reason_repeats``.
        """
        kept = " ".join(clean_text(reason).split())
        if not kept:
            raise WrongUseError("redact_reason_missing")
        if len(kept) > REASON_LENGTH:
            raise WrongUseError("redact_reason_long", limit=REASON_LENGTH)
        found = [f for f in check_text(kept, known(self._workspace)) if f.level is not Level.HINT]
        if found:
            what = ", ".join(dict.fromkeys(f.category.value for f in found))
            raise WrongUseError("redact_reason_personal", what=what)
        if any(Passage(text).is_in(kept) for text in texts):
            raise WrongUseError("redact_reason_repeats")
        return kept

    def redact(
        self,
        request: Request,
        reason: str,
        progress: Progress = _nothing,
        at_step: Step = _nothing,
    ) -> Outcome:
        """Remove a text for good; the instance lock must be held.

        Once it has begun it is finished, if need be at the next start.

        Raises:
            NotFoundError: as :meth:`texts`.
            WrongUseError: as :meth:`look` and :meth:`check_reason`; nothing has changed then.
            StoreError: for a fault of the world; the removal then waits to be finished.
        """
        database = self._workspace.database()
        plan = make_plan(database, request)
        kept = self.check_reason(reason, (t for group in plan.texts.values() for t in group))
        salt = secrets.token_hex(8)
        number = begin_removal(
            database,
            self._workspace.now(),
            request.record,
            request.version,
            plan.as_ids(salt),
            kept,
        )
        at_step("noted")
        return self._carry_out(number, plan, salt, progress, at_step)

    def finish(self, progress: Progress = _nothing) -> list[Outcome]:
        """Finish what a crash, or a file in use, left half-way; the lock must be held.

        Raises:
            StoreError: when it still cannot be done.
        """
        database, done = self._workspace.database(), []
        for removal in unfinished(database):
            if removal.state is State.PENDING:
                done.append(self._again(removal, progress))
            else:
                done.append(self._clean(removal.id, removal.result, progress, _nothing))
        return done

    def past(self, record: str | None = None) -> list[Removal]:
        """Return what was removed before: when, of which version, and why."""
        return removals(self._workspace.database(), record)

    def _again(self, removal: Removal, progress: Progress) -> Outcome:
        database = self._workspace.database()
        plan = plan_again(database, removal.record, removal.version, removal.plan)
        salt = str(removal.plan["salt"])
        return self._carry_out(removal.id, plan, salt, progress, _nothing)

    def _carry_out(
        self, number: int, plan: Plan, salt: str, progress: Progress, at_step: Step
    ) -> Outcome:
        database, folder = self._workspace.database(), self._workspace.folder
        strikes, seals = plan.strikes, plan.seals(salt)
        texts = {*plan.passages, *_values(plan)}
        handed, received = _elsewhere(database, plan)
        swept = sweep(folder, strikes, seals, texts, progress)
        at_step("files")
        outcome = _outcome(folder, plan, swept, handed, received)
        with database.atomic():
            texts_left = _texts_left(database, plan)
            redact_log(database, strikes, seals, plan.passages)
            self._keep_rest(texts_left)
            note_state(database, number, State.REMOVED, outcome.as_dict())
        at_step("removed")
        vacuum(database)
        at_step("cleaned")
        outcome = self._at_second_place(outcome, swept.rewritten)
        note_state(database, number, State.DONE, outcome.as_dict())
        return outcome

    def _clean(
        self, number: int, result: Mapping[str, Any], progress: Progress, at_step: Step
    ) -> Outcome:
        """Finish a removal of which the log has lost the text already."""
        database, folder = self._workspace.database(), self._workspace.folder
        swept = sweep(folder, all_strikes(database), all_seals(database), (), progress)
        at_step("files")
        vacuum(database)
        outcome = self._at_second_place(_read_back(result, swept), None)
        note_state(database, number, State.DONE, outcome.as_dict())
        return outcome

    def _at_second_place(self, outcome: Outcome, changed: Collection[Path] | None) -> Outcome:
        """Let the second place have what the backups are now."""
        from resv_desktop.services.second_place import SecondPlace

        renewed = SecondPlace(self._workspace).renew(changed)
        return replace(
            outcome,
            rewritten=(*outcome.rewritten, *renewed.rewritten),
            removed=(*outcome.removed, *renewed.removed),
            left=(*outcome.left, *renewed.left),
        )

    def _keep_rest(self, rest: Mapping[tuple[str, str], dict[str, Value]]) -> None:
        """Give records of which a passage went the rest of their text back, as an edit."""
        database = self._workspace.database()
        records = {record for record, _ in rest}
        for record, view in views(database, records).items():
            for head in view.heads:
                texts = rest.get((record, head.version.id))
                if texts:
                    network = str(view.fields.get("network") or "")
                    fields = {**head.fields, **texts}
                    version = follow([head], self._workspace.origin(network), fields)
                    add_versions(database, [version])
                    at, what = self._workspace.now(), "redacted"
                    log_change(database, at, what, record, version.id, head.version.id, _BY_PERSON)


def finish_removals(workspace: Workspace) -> list[Outcome]:
    """Finish removals that were interrupted, unless another program has the folder open.

    Called when a folder is opened and when removals came with a file. What cannot be finished
    now (a backup is in use, the disk is full) waits for the next time.
    """
    if not unfinished(workspace.database()):
        return []
    own = held_here(workspace.folder.lock)
    try:
        with nullcontext() if own else held(workspace.folder):
            return Redactions(workspace).finish()
    except StoreError:
        return []


def note_arrived(workspace: Workspace, database: Database, file: str) -> None:
    """Note that removals came with a file, so that the rest of the folder is cleaned as well."""
    number = begin_removal(database, workspace.now(), "", "", {}, "")
    note_state(database, number, State.REMOVED, {"arrived": file})


# What goes, and where else it is


def _count(plan: Plan) -> int:
    return len({strike.version for strike in plan.strikes})


def _values(plan: Plan) -> list[str]:
    return [text for value in plan.held.values() for text in texts_in(value)]


def _names(database: Database, records: Sequence[str]) -> list[str]:
    sql = (
        "SELECT trim(network || ' ' || number), record FROM current"
        " WHERE record IN (SELECT value FROM json_each(?))"
    )
    return [name or record for name, record in database.rows(sql, listed(records))]


def _elsewhere(database: Database, plan: Plan) -> tuple[tuple[Handed, ...], tuple[Handed, ...]]:
    """Return the deliveries that were made while a text stood, and the files that brought it."""
    handed: dict[Handed, None] = {}
    for record, versions in plan.records.items():
        fields = views(database, [record])[record].fields
        network = plan.networks.get(record, "")
        for item in deliveries_during(database, record, versions, network):
            if _was_in(record, fields, item.period):
                handed[item] = None
    every = {version for ids in plan.records.values() for version in ids}
    return tuple(handed), tuple(files_that_brought(database, every))


def _was_in(record: str, fields: Fields, period: str) -> bool:
    if kind_of(record) is not RecordKind.ENTRY:
        return True
    return belongs_to(Entry.from_fields(record, fields), Period.parse(period))


def _texts_left(database: Database, plan: Plan) -> dict[tuple[str, str], dict[str, Value]]:
    """Return what is left of the texts that are shown, by record and head, without the passage."""
    passages = [Passage(text) for text in plan.passages]
    if not passages:
        return {}
    left: dict[tuple[str, str], dict[str, Value]] = {}
    for record, view in views(database, plan.records).items():
        for head in view.heads:
            texts = {
                key: _rest(passages, value)
                for key, value in head.fields.items()
                if key in {s.field for s in plan.strikes} and _rest(passages, value) != value
            }
            if texts and not head.version.deleted:
                left[record, head.version.id] = texts
    return left


def _rest(passages: Sequence[Passage], value: Value) -> Value:
    if isinstance(value, str):
        return without(passages, value)
    if isinstance(value, tuple):
        return tuple(_rest(passages, item) for item in value)
    return value


def _outcome(
    folder: DataFolder,
    plan: Plan,
    swept: Swept,
    handed: tuple[Handed, ...],
    received: tuple[Handed, ...],
) -> Outcome:
    own = [path for path in swept.rewritten if folder.logs not in path.parents]
    kept = tuple(path for path in own if path != folder.settings)
    return Outcome(
        _count(plan), len(plan.records), kept, tuple(swept.removed), tuple(swept.left),
        handed, received, plan.kept,
    )  # fmt: skip


def _read_back(result: Mapping[str, Any], swept: Swept) -> Outcome:
    """Return what was done before a crash together with what was done after it."""

    def paths(name: str, more: Iterable[Path]) -> tuple[Path, ...]:
        return tuple(dict.fromkeys((*map(Path, result.get(name, ())), *more)))

    removed = paths("removed", swept.removed)
    rewritten = tuple(p for p in paths("backups", swept.rewritten) if p not in removed)
    numbers = [int(result.get(name, 0)) for name in ("versions", "records")]
    kept = int(result.get("kept", 0))
    handed, received = (
        tuple(Handed(**item) for item in result.get(name, ()))
        for name in ("deliveries", "received")
    )
    left = paths("left", swept.left)
    return Outcome(numbers[0], numbers[1], rewritten, removed, left, handed, received, kept)
