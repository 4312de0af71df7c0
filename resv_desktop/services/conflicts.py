"""What waits for a person: several versions of one record, field by field, and the decision.

A decision is a version like any other. It follows all heads, travels with the next delivery or
transfer, and holds until somebody edits at the same time again.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from resv_desktop.domain.canonical import Fields, Value, clean_value
from resv_desktop.domain.errors import NotFoundError, WrongUseError
from resv_desktop.domain.fields import FIELDS
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.domain.version import Version
from resv_desktop.domain.view import (
    FieldView,
    Grade,
    Head,
    History,
    RecordView,
    field_by_field,
    view_of,
)
from resv_desktop.services.field_words import FieldWords
from resv_desktop.services.origins import app_copy, network_of, origin_kind
from resv_desktop.services.records import Records
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.conflicts import Arrival, arrivals, records_to_choose
from resv_desktop.store.versions import load_versions
from resv_desktop.workbook.model import natural

REMOVED = "removed"
"""The choice whether a record stays that one head removed: ``True`` removes it."""


@dataclass(frozen=True, slots=True)
class HeadInfo:
    """One version to choose from. ``origin_kind`` is ``app``, ``excel`` or ``restored``.

    ``restored`` is said of work that went on from a backup, beside work in the same installation
    before the backup was put back. ``network`` is a code, ``files`` are names of workbooks.
    """

    version: str
    origin_kind: str
    network: str
    revision: int
    files: tuple[str, ...]
    first_seen: date | None
    removed: bool
    complete: bool


@dataclass(frozen=True, slots=True)
class FieldChoice:
    """One field: what stood there where the versions parted, and what each made of it.

    ``values`` and ``texts`` are in the order of the heads; a removed head has nothing. ``clash``
    says that a person has to choose, ``differs`` only that the heads are not equal. A value that
    is not known here (its column was missing) is ``None`` with a text that says so.
    """

    key: str
    label: str
    base: Value
    base_text: str
    values: tuple[Value, ...]
    texts: tuple[str, ...]
    differs: bool
    clash: bool
    joined: Value
    """What it becomes unless a person chooses otherwise; nothing when ``clash``."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A record about which a person has to choose; the first head is the one that is shown.

    ``asks`` is the network that has to answer: the content is its own. It is empty when that
    network is kept in this folder, so that the person here decides.
    """

    record: str
    kind: RecordKind
    number: str
    network: str
    title: str
    grade: Grade
    heads: tuple[HeadInfo, ...]
    fields: tuple[FieldChoice, ...]
    proposal: Fields | None
    differing: tuple[str, ...]
    """The keys of the fields in which the heads differ, a removed one counted as empty."""
    asks: str


@dataclass(frozen=True, slots=True)
class Decision:
    """What a person decided: the fields that hold from now on (empty ones named), or removal."""

    fields: Fields
    removed: bool = False


def conflicts(workspace: Workspace, language: str = "nl") -> list[Conflict]:
    """Return everything that waits for a choice, by kind, number and network."""
    found = Conflicts(workspace, language)
    return found.of(records_to_choose(workspace.database()))


def resolve(workspace: Workspace, record: str, choices: Mapping[str, object]) -> Version:
    """Keep the decision that ``choices`` make; what they leave open follows from who changed it.

    Raises:
        NotFoundError: ``record_not_found``.
        WrongUseError: ``no_conflict``, ``conflict_choice_missing``, ``conflict_removed_or_not``.
    """
    return keep_decision(workspace, record, Conflicts(workspace).chosen(record, choices))


def join(workspace: Workspace, record: str) -> Version:
    """Keep the proposal that joins all heads.

    Raises:
        NotFoundError: ``record_not_found``.
        WrongUseError: ``no_conflict``, ``conflict_not_joined``.
    """
    return keep_decision(workspace, record, Conflicts(workspace).joined(record))


def keep_decision(workspace: Workspace, record: str, decision: Decision) -> Version:
    """Keep a decision as a version that follows all heads, and return it."""
    records = Records(workspace)
    records.settle(record, decision.fields, removed=decision.removed)
    return records.view(record).shown.version


class Conflicts:
    """The conflicts of one workspace, in words of one language."""

    def __init__(self, workspace: Workspace, language: str = "nl") -> None:
        self._workspace = workspace
        self._words = FieldWords(workspace, language)

    def of(self, records: Iterable[str]) -> list[Conflict]:
        """Return the conflicts of some records; those about which all agree are left out."""
        open_ = [case for case in _cases(self._workspace, records) if len(case.view.heads) > 1]
        tips = {tip.id for case in open_ for head in case.view.heads for tip in head.tips}
        came = arrivals(self._workspace.database(), tips)
        return sorted((self._conflict(case, came) for case in open_), key=_order)

    def get(self, record: str) -> Conflict:
        """Return the conflict of one record.

        Raises:
            NotFoundError: ``record_not_found``.
            WrongUseError: ``no_conflict``.
        """
        self._case(record)
        return self.of([record])[0]

    def chosen(
        self, record: str, choices: Mapping[str, object], seen: Collection[str] = ()
    ) -> Decision:
        """Return the decision in which ``choices`` hold: field by key, ``REMOVED`` if need be.

        ``seen`` names the heads (versions) that the person saw, where that is known.

        Raises:
            NotFoundError: ``record_not_found``.
            WrongUseError: ``no_conflict``, ``conflict_choice_missing``,
                ``conflict_removed_or_not``, ``conflict_changed``, ``title_missing``.
        """
        case = self._case(record)
        if seen and {head.version.id for head in case.view.heads} != set(seen):
            raise WrongUseError("conflict_changed", number=case.name)
        if choices.get(REMOVED) is True:
            return Decision({}, removed=True)
        if case.has_removed and choices.get(REMOVED) is None:
            raise WrongUseError("conflict_removed_or_not", number=case.name)
        fields, open_ = _decided(case, choices)
        if open_:
            raise self._cannot("conflict_choice_missing", case, open_)
        if "title" in choices and case.kind is RecordKind.ENTRY and not fields["title"]:
            raise WrongUseError("title_missing")
        return Decision(fields)

    def kept(self, record: str, version: str) -> Decision:
        """Return the decision that one head holds as it is.

        Raises:
            NotFoundError: ``record_not_found``.
            WrongUseError: ``no_conflict``, ``conflict_unknown_version``, ``conflict_unseen``.
        """
        case = self._case(record)
        heads = {head.version.id: head for head in case.view.heads}
        if version not in heads:
            raise WrongUseError("conflict_unknown_version", number=case.name)
        if heads[version].version.deleted:
            return Decision({}, removed=True)
        mine = [head.version.id for head in case.live].index(version)
        states = {key: view.sides[mine] for key, view in case.fields.items()}
        unseen = [key for key, s in states.items() if not s.sure and not _alike(case.fields[key])]
        if unseen:
            raise self._cannot("conflict_unseen", case, unseen)
        return Decision({key: state.value for key, state in states.items() if state.sure})

    def joined(self, record: str) -> Decision:
        """Return the proposal as a decision.

        Raises:
            NotFoundError: ``record_not_found``.
            WrongUseError: ``no_conflict``, ``conflict_not_joined``.
        """
        case = self._case(record)
        if case.view.proposal is None:
            clashing = [key for key, view in case.fields.items() if view.joined is None]
            raise self._cannot("conflict_not_joined", case, clashing or case.view.differing)
        return Decision(case.view.proposal)

    def _case(self, record: str) -> _Case:
        found = _cases(self._workspace, [record])
        if not found:
            raise NotFoundError("record_not_found", record=record)
        if len(found[0].view.heads) < 2:
            raise WrongUseError("no_conflict", number=found[0].name)
        return found[0]

    def _cannot(self, code: str, case: _Case, keys: Iterable[str]) -> WrongUseError:
        fields = self._words.labels(case.kind, list(keys))
        return WrongUseError(code, number=case.name, fields=fields, network=case.network)

    def _conflict(self, case: _Case, came: Mapping[str, Arrival]) -> Conflict:
        own = {network.code for network in self._workspace.networks}
        view = case.view
        return Conflict(
            record=view.record,
            kind=case.kind,
            number=case.number,
            network=case.network,
            title=case.title,
            grade=view.grade,
            heads=tuple(_head_info(head, view.heads, came) for head in view.heads),
            fields=tuple(self._choice(case, key) for key in _in_order(case)),
            proposal=view.proposal,
            differing=view.differing,
            asks="" if case.network in own else case.network,
        )

    def _choice(self, case: _Case, key: str) -> FieldChoice:
        view = case.fields[key]
        sides = iter(view.sides)
        states = [None if head.version.deleted else next(sides) for head in case.view.heads]
        joined = view.joined
        return FieldChoice(
            key=key,
            label=self._words.label(case.kind, key),
            base=view.base.value,
            base_text=self._words.state(case.kind, key, view.base),
            values=tuple(state.value if state else None for state in states),
            texts=tuple(self._words.state(case.kind, key, s) if s else "" for s in states),
            differs=not _alike(view),
            clash=joined is None,
            joined=joined.value if joined else None,
        )


@dataclass(frozen=True, slots=True)
class _Case:
    """A record with its heads and, of those that did not remove it, its fields."""

    view: RecordView
    live: tuple[Head, ...]
    fields: Mapping[str, FieldView]

    @property
    def kind(self) -> RecordKind:
        return kind_of(self.view.record)

    @property
    def has_removed(self) -> bool:
        return len(self.live) < len(self.view.heads)

    @property
    def number(self) -> str:
        return str(self._first("number") or "")

    @property
    def title(self) -> str:
        return str(self._first("title") or self._first("text") or self._first("date") or "")

    @property
    def name(self) -> str:
        return self.number or self.title or self.view.record

    @property
    def network(self) -> str:
        return str(self._first("network") or "") or network_of(self.view.shown.version.origin)

    def _first(self, key: str) -> Value:
        return next((h.fields[key] for h in self.view.heads if key in h.fields), None)


def _cases(workspace: Workspace, records: Iterable[str]) -> list[_Case]:
    known = load_versions(workspace.database(), records)
    parents = known.parents_by_child()
    cases = []
    for versions in known.by_record().values():
        history = History(versions, parents)
        view = view_of(history)
        live = tuple(head for head in view.heads if not head.version.deleted)
        fields = field_by_field(history, live) if live else {}
        cases.append(_Case(view, live, fields))
    return cases


def _decided(case: _Case, choices: Mapping[str, object]) -> tuple[dict[str, Value], list[str]]:
    """Return the fields that hold from now on, and those that still have to be chosen."""
    fields = {k: clean_value(value) for k, value in choices.items() if k != REMOVED}
    open_: list[str] = []
    for key, view in case.fields.items():
        if key in fields:
            continue
        if view.joined is None:
            open_.append(key)
        elif view.joined.sure:
            fields[key] = view.joined.value
    return fields, open_


def _alike(view: FieldView) -> bool:
    """Say whether all heads have the same in a field, be it known or not."""
    one, *others = view.sides
    return all(
        other.root == one.root or (one.sure and other.sure and one.value == other.value)
        for other in others
    )


def _in_order(case: _Case) -> list[str]:
    """Return the fields in the order in which a form shows them, unknown ones last."""
    known = [spec.key for spec in FIELDS.get(case.kind, ())]
    return sorted(case.fields, key=lambda key: (known.index(key) if key in known else 99, key))


def _head_info(head: Head, heads: Iterable[Head], came: Mapping[str, Arrival]) -> HeadInfo:
    found = [came[tip.id] for tip in head.tips if tip.id in came]
    days = [arrival.first_seen for arrival in found if arrival.first_seen]
    files = dict.fromkeys(name for arrival in found for name in arrival.files)
    others = [app_copy(other.version.origin) for other in heads]
    version = head.version
    return HeadInfo(
        version.id,
        origin_kind(version.origin, others),
        network_of(version.origin),
        version.revision,
        tuple(files),
        min(days, default=None),
        version.deleted,
        head.complete,
    )


def _order(found: Conflict) -> tuple[object, ...]:
    return list(RecordKind).index(found.kind), natural(found.number), found.network, found.record
