"""Logging: entries, confirmations, actions, meetings and agreements of a network, with undo."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime

from resv_desktop.domain.action import Action, Agreement
from resv_desktop.domain.canonical import Value
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.entry import FINAL_STATUSES, Entry, EntryKind
from resv_desktop.domain.errors import WrongUseError
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.domain.meeting import AgendaItem, Meeting
from resv_desktop.domain.version import changed_fields
from resv_desktop.domain.view import History, RecordView
from resv_desktop.services.allowed import Marking, allow, disallow
from resv_desktop.services.gate import admit, note
from resv_desktop.services.records import Change, Records
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.entries import EntryQuery as EntryQuery
from resv_desktop.store.entries import EntryRow as EntryRow
from resv_desktop.store.entries import Page as Page
from resv_desktop.store.entries import count_entries, find_entries, page
from resv_desktop.store.facets import FACETS, facets
from resv_desktop.store.facets import Facets as Facets
from resv_desktop.store.log import LoggedVersion
from resv_desktop.store.log import history as logged_history
from resv_desktop.store.numbers import next_number
from resv_desktop.store.records import ActionQuery as ActionQuery
from resv_desktop.store.records import find_actions, find_records
from resv_desktop.store.versions import load_versions

NZA_SUBTHEME = "T16.4"
"""Contracting and funding of the performance itself is relevant to the NZa by nature (art. 6)."""

Turnable = Change | Marking
Step = tuple[str, tuple[Turnable, ...]]


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """One version in the history of a record; ``at`` is unknown for what came by workbook."""

    version: str
    revision: int
    origin: str
    at: datetime | None
    what: str
    changes: Mapping[str, tuple[Value, Value]]


class Logbook:
    """The log of the networks kept in one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace
        self._records = Records(workspace)
        self._done: list[Step] = []
        self._undone: list[Step] = []
        self.changed: list[Callable[[str], None]] = []
        """Called with a record's identifier after each change (by the window, to refresh)."""

    # -- entries -------------------------------------------------------------------------------

    def create_entry(
        self,
        network: str,
        values: Mapping[str, object],
        follow_up: Action | None = None,
        *,
        reason: str = "",
    ) -> str:
        """Keep a new entry and return its record identifier; only a title is needed.

        What is not given is filled in as far as it follows: status, day of signal, tasks. A
        ``follow_up`` becomes an action of the entry, in the same step. Personal data that blocks
        is kept for a ``reason`` only, see :func:`.gate.admit`.

        Raises:
            WrongUseError: ``title_missing``; a reason that cannot be kept.
            NotFoundError: ``network_not_found``.
            PrivacyBlockedError: when a text may not be kept.
        """
        code = self._workspace.network(network).code
        if not str(values.get("title") or "").strip():
            raise WrongUseError("title_missing")
        fields = {**self._defaults(values), **values, "network": code}
        record = self._workspace.new_id(RecordKind.ENTRY)
        with self._workspace.database().atomic():
            fields["number"] = self._number(code, str(fields["kind"]))
            changes = [self._make(record, code, fields, reason)]
            if follow_up is not None:
                changes.append(self._new_action(code, replace(follow_up, entry=record), reason))
        self._remember("created", *changes)
        return record

    def _make(self, record: str, network: str, fields: Mapping[str, object], reason: str) -> Change:
        admitted = admit(self._workspace, kind_of(record), {}, fields, reason)
        change = self._records.create(record, network, fields)
        note(self._workspace, admitted, record, change.version)
        return change

    def _edit(
        self, record: str, fields: Mapping[str, object], reason: str, what: str = "edited"
    ) -> Change:
        before = self._records.view(record).fields
        admitted = admit(self._workspace, kind_of(record), before, fields, reason)
        with self._workspace.database().atomic():
            change = self._records.edit(record, fields, what)
            note(self._workspace, admitted, record, change.version)
        return change

    def _defaults(self, values: Mapping[str, object]) -> dict[str, object]:
        theme = self._workspace.base_codebook.get("theme", str(values.get("theme") or ""))
        return {
            "kind": EntryKind.BOTTLENECK.value,
            "status": "nieuw",
            "scope": "wijk",
            "signal_date": self._workspace.today().isoformat(),
            "resv_tasks": tuple(theme.extra.get("default_resv_tasks", ())) if theme else None,
            "network_tasks": ("W2",),
            "nza_relevant": True if values.get("subtheme") == NZA_SUBTHEME else None,
        }

    def _number(self, network: str, kind: str) -> str:
        known = EntryKind.DEVELOPMENT if kind == EntryKind.DEVELOPMENT else EntryKind.BOTTLENECK
        return next_number(self._workspace.database(), network, known.prefix)

    def change(self, record: str, changes: Mapping[str, object], *, reason: str = "") -> None:
        """Keep new values of some fields of any record; ``None`` empties a field.

        An entry that becomes the other kind gets a number of that kind. Personal data that blocks
        is kept for a ``reason`` only, see :func:`.gate.admit`.

        Raises:
            NotFoundError: ``record_not_found``.
            WrongUseError: ``title_missing`` when an entry would lose its title; a reason that
                cannot be kept.
            PrivacyBlockedError: when a text may not be kept; what stood there stands.
        """
        wanted = dict(changes)
        if kind_of(record) is RecordKind.ENTRY:
            wanted = self._entry_changes(record, wanted)
        self._remember("edited", self._edit(record, wanted, reason))

    def _entry_changes(self, record: str, changes: dict[str, object]) -> dict[str, object]:
        if "title" in changes and not str(changes["title"] or "").strip():
            raise WrongUseError("title_missing")
        before = self.entry(record)
        if changes.get("kind", before.kind) != before.kind:
            changes["number"] = self._number(before.network, str(changes["kind"]))
        theme = changes.get("theme")
        if theme is not None and theme != before.theme and "resv_tasks" not in changes:
            changes["resv_tasks"] = self._defaults({"theme": theme})["resv_tasks"]
        closes = changes.get("status") in FINAL_STATUSES and before.is_open
        if closes and "last_discussed" not in changes:
            # Without a day the entry would not go along with the quarter in which it was closed.
            changes["last_discussed"] = self._workspace.today().isoformat()
        if changes.get("subtheme") == NZA_SUBTHEME and before.nza_relevant is None:
            changes["nza_relevant"] = True
        return changes

    def remove(self, record: str) -> None:
        """Remove a record from sight; undo, and every earlier version, bring it back."""
        self._remember("removed", self._records.remove(record))

    def confirm(self, record: str, on: date | None = None) -> None:
        """Keep that an entry still holds (*nog steeds zo*) on a day, today unless given."""
        entry = self.entry(record)
        days = {*entry.confirmed_on, on or self._workspace.today()}
        changes = {"confirmed_on": tuple(day.isoformat() for day in sorted(days))}
        self._remember("confirmed", self._records.edit(record, changes, "confirmed"))

    def settle(self, record: str, fields: Mapping[str, object], *, removed: bool = False) -> None:
        """Decide between the heads of a record in conflict."""
        self._remember("settled", self._records.settle(record, fields, removed=removed))

    def entry(self, record: str) -> Entry:
        """Return an entry as it is shown.

        Raises:
            NotFoundError: ``record_not_found``.
        """
        return Entry.from_fields(record, self._records.view(record).fields)

    def view(self, record: str) -> RecordView:
        """Return a record with its heads.

        Raises:
            NotFoundError: ``record_not_found``.
        """
        return self._records.view(record)

    def find(self, query: EntryQuery) -> list[EntryRow]:
        """Return the entries that answer a query."""
        return find_entries(self._workspace.database(), query)

    def page(self, query: EntryQuery) -> Page:
        """Return the first rows that answer a query together with how many there are."""
        return page(self._workspace.database(), query)

    def count(self, query: EntryQuery) -> int:
        """Return how many entries answer a query, limits aside."""
        return count_entries(self._workspace.database(), query)

    def facets(self, query: EntryQuery, wanted: Collection[str] = FACETS) -> Facets:
        """Return how many entries each filter would leave; ``wanted`` names lists of ``FACETS``."""
        return facets(self._workspace.database(), query, wanted)

    def history(self, record: str) -> list[HistoryStep]:
        """Return every version of a record, latest first, with what each changed."""
        database = self._workspace.database()
        known = load_versions(database, [record])
        versions = known.by_record().get(record, [])
        if not versions:
            return []
        past = History(versions, known.parents_by_child())
        logged = {item.version.id: item for item in logged_history(database, record)}
        ordered = sorted(past.versions.values(), key=lambda v: (-v.revision, v.id))
        return [_step(past, version.id, logged.get(version.id)) for version in ordered]

    # -- actions, agreements, meetings ---------------------------------------------------------

    def add_action(self, network: str, action: Action, *, reason: str = "") -> str:
        """Keep a new action and return its record identifier.

        Raises:
            WrongUseError: ``action_text_missing``; a reason that cannot be kept.
            PrivacyBlockedError: when a text may not be kept.
        """
        if not action.text.strip():
            raise WrongUseError("action_text_missing")
        code = self._workspace.network(network).code
        with self._workspace.database().atomic():
            change = self._new_action(code, action, reason)
        self._remember("created", change)
        return change.record

    def _new_action(self, network: str, action: Action, reason: str) -> Change:
        record = self._workspace.new_id(RecordKind.ACTION)
        number = next_number(self._workspace.database(), network, "AC")
        whole = replace(action, id=record, network=network, number=number)
        return self._make(record, network, whole.to_fields(), reason)

    def add_agreement(self, network: str, agreement: Agreement, *, reason: str = "") -> str:
        """Keep a new working agreement and return its record identifier.

        Raises:
            PrivacyBlockedError: when a text may not be kept.
        """
        code = self._workspace.network(network).code
        record = self._workspace.new_id(RecordKind.AGREEMENT)
        whole = replace(agreement, id=record, network=code)
        with self._workspace.database().atomic():
            made = self._make(record, code, whole.to_fields(), reason)
        self._remember("created", made)
        return record

    def add_meeting(self, network: str, meeting: Meeting, *, reason: str = "") -> str:
        """Keep a meeting; each entry on its agenda becomes discussed, solved or escalated.

        One transaction: a meeting is never half kept.

        Raises:
            PrivacyBlockedError: when a text may not be kept.
        """
        code = self._workspace.network(network).code
        record = self._workspace.new_id(RecordKind.MEETING)
        whole = replace(meeting, id=record, network=code)
        with self._workspace.database().atomic():
            changes = [self._make(record, code, whole.to_fields(), reason)]
            day = whole.date or self._workspace.today()
            changes += [self._discussed(item, day, reason) for item in whole.agenda if item.entry]
        self._remember("meeting", *changes)
        return record

    def _discussed(self, item: AgendaItem, on: date, reason: str) -> Change:
        entry = self.entry(item.entry)
        changes: dict[str, object] = {}
        if entry.last_discussed is None or entry.last_discussed < on:
            changes["last_discussed"] = on.isoformat()
        if item.outcome == "opgelost":
            changes["status"] = "opgelost"
        elif item.outcome == "opschalen":
            changes |= {"status": "opgeschaald", "escalated_to": entry.escalated_to or "N1"}
            changes["escalated_on"] = on.isoformat()
        elif entry.status == "nieuw":
            changes["status"] = "besproken_in_wijk"
        if item.decision:
            changes["agreement"] = item.decision
        return self._edit(item.entry, changes, reason, "discussed")

    def actions(self, query: ActionQuery | None = None) -> list[Action]:
        """Return the actions that answer a query, by due day."""
        found = find_actions(self._workspace.database(), query or ActionQuery())
        return [Action.from_fields(record, fields) for record, fields in found]

    def meetings(self, network: str | None = None) -> list[Meeting]:
        """Return the meetings, latest first."""
        found = find_records(self._workspace.database(), RecordKind.MEETING, network)
        meetings = [Meeting.from_fields(record, fields) for record, fields in found]
        return sorted(meetings, key=lambda m: (m.date or date.min, m.id), reverse=True)

    # -- words that are nobody -----------------------------------------------------------------

    def allow_words(self, text: str) -> str:
        """Keep that words are no person; return them as they are kept.

        Raises:
            WrongUseError: ``allowed_words_form``.
        """
        words = allow(self._workspace, text)
        self._remember("allowed", Marking(words, on=True))
        return words

    def disallow_words(self, text: str) -> None:
        """Let the check look at words again that were marked."""
        if disallow(self._workspace, text):
            self._remember("disallowed", Marking(text, on=False))

    # -- undo ----------------------------------------------------------------------------------

    @property
    def undo_name(self) -> str | None:
        """The code of what would be undone (``created``, ``edited``, ...), if anything."""
        return self._done[-1][0] if self._done else None

    @property
    def redo_name(self) -> str | None:
        """The code of what would be done again, if anything."""
        return self._undone[-1][0] if self._undone else None

    def undo(self) -> str | None:
        """Take back the last change of this session; returns its record, if there was one."""
        return self._turn(self._done, self._undone)

    def redo(self) -> str | None:
        """Do again what was last taken back; returns its record, if there was one."""
        return self._turn(self._undone, self._done)

    def forget_steps(self) -> None:
        """Forget what could be undone; for when another log was put in the place of this one."""
        self._done.clear()
        self._undone.clear()

    def _turn(self, source: list[Step], target: list[Step]) -> str | None:
        if not source:
            return None
        what, changes = source.pop()
        with self._workspace.database().atomic():
            back = tuple(self._back(change) for change in reversed(changes))
        target.append((what, back))
        self._tell(back)
        return changes[0].record

    def _back(self, change: Turnable) -> Turnable:
        if isinstance(change, Marking):
            return change.turn(self._workspace)
        return self._records.take_back(change)

    def _remember(self, what: str, *changes: Turnable) -> None:
        real = tuple(change for change in changes if change.what != "nothing")
        if real:
            self._done.append((what, real))
            self._undone.clear()
            self._tell(real)

    def _tell(self, changes: Iterable[Turnable]) -> None:
        for record in dict.fromkeys(change.record for change in changes):
            for listener in self.changed:
                listener(record)


def _step(past: History, version_id: str, logged: LoggedVersion | None) -> HistoryStep:
    version = past.versions[version_id]
    known = [past.versions[parent] for parent in version.parents if parent in past.versions]
    before = past.effective(max(known, key=lambda v: (v.revision, v.id)).id) if known else {}
    after = past.effective(version_id)
    return HistoryStep(
        version.id,
        version.revision,
        version.origin,
        logged.at if logged else None,
        logged.what if logged else "import",
        changed_fields(before, after),
    )


def describe_value(codebook: CodeBook, code_list: str | None, value: Value, language: str) -> str:
    """Return a field's value as a person reads it: labels for codes, ``; `` between several."""
    if isinstance(value, bool):
        return {True: {"nl": "ja", "en": "yes"}, False: {"nl": "nee", "en": "no"}}[value][language]
    if isinstance(value, tuple):
        return "; ".join(describe_value(codebook, code_list, item, language) for item in value)
    if code_list and isinstance(value, str):
        return codebook.label(code_list, value, language)
    return "" if value is None else str(value)
