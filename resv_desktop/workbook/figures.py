"""The figures of a region and period: pure functions over what the regional workbook is made from.

Every count says on how many networks it rests; a network that did not deliver is not a network
without bottlenecks. Entries are counted, never persons, so nothing here needs suppression.
Source of what is counted: the project's field study, what insurers and the NZa ask (DOMAIN 4.4).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median

from resv_desktop.domain.action import Action
from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.entry import FINAL_STATUSES, Entry, EntryKind
from resv_desktop.domain.risk import DEEPER_ANALYSIS_FROM
from resv_desktop.workbook.regional_model import Regional

UNKNOWN = ""
"""The code of the row that counts entries without a value, so that rows add up to the whole."""
SOLVED = "opgelost"


@dataclass(frozen=True, slots=True)
class Count:
    """How often one value of a list occurs, and in how many networks.

    ``severities`` splits the bottlenecks by severity, key :data:`UNKNOWN` for those without one.
    """

    code: str
    label: str
    bottlenecks: int
    developments: int
    networks: int
    severities: Mapping[str, int]

    @property
    def total(self) -> int:
        """Bottlenecks and developments together."""
        return self.bottlenecks + self.developments


@dataclass(frozen=True, slots=True)
class Resolution:
    """How long solved entries took: days from signal to the last thing known of them.

    ``days`` is the median over the ``known`` entries that have both; ``solved`` counts them all.
    """

    solved: int
    after_escalation: int
    known: int
    days: float | None


@dataclass(frozen=True, slots=True)
class Coverage:
    """On whose word the figures rest.

    ``networks`` are in the region; ``delivered`` handed something over for the period, ``complete``
    of them for every quarter that is due; ``earlier`` did not, but entries of before are there.
    """

    networks: int
    delivered: int
    complete: int
    earlier: int

    @property
    def base(self) -> int:
        """The denominator of "reported by x of y networks": those whose entries are known."""
        return self.delivered + self.earlier


@dataclass(frozen=True)
class Figures:
    """All figures of a region and period. Tuples are in the order of the code book."""

    coverage: Coverage
    entries: Count
    new: Count
    open: Count
    closed: Count
    escalated: Count
    high_risk: Count
    high_risk_open: Count
    conflicts: Count
    themes: tuple[Count, ...]
    statuses: tuple[Count, ...]
    risks: tuple[Count, ...]
    severities: tuple[Count, ...]
    levels: tuple[Count, ...]
    networks: tuple[Count, ...]
    shared_subthemes: tuple[Count, ...]
    """Subthemes that two or more networks report, most widespread first."""
    resolution: Resolution
    actions_open: int
    actions_overdue: int
    actions_done: int


def figures(data: Regional) -> Figures:
    """Return the figures of ``data``; the order of its entries does not matter."""
    return _Counting(data).figures()


def networks_per_subtheme(data: Regional) -> dict[str, int]:
    """Return in how many networks each subtheme is reported."""
    seen: dict[str, set[str]] = {}
    for item in data.entries:
        code = item.fields.get("subtheme")
        if isinstance(code, str):
            seen.setdefault(code, set()).add(item.network)
    return {code: len(networks) for code, networks in seen.items()}


def escalation_level(entry: Entry, codebook: CodeBook) -> str:
    """Return the highest level an entry is known to have reached (code of *escalation_level*).

    Both the field and the status say something about it: an entry that lies with the insurer is
    at that level also when nobody filled in where it was escalated to.
    """
    levels = {code.code: int(code.extra["level"]) for code in codebook.codes("escalation_level")}
    status = codebook.get("status", entry.status)
    reached = max(
        levels.get(entry.escalated_to, 0), int(status.extra.get("level", 0)) if status else 0
    )
    return next(code for code, level in levels.items() if level == reached)


class _Counting:
    """One pass of counting over one region."""

    def __init__(self, data: Regional) -> None:
        self.data = data
        self.book = data.codebook
        self.entries = data.read_entries
        self._known_levels: dict[tuple[str, str], str] = {}
        self.network_of = {item.record: item.network for item in data.entries}

    def figures(self) -> Figures:
        whole, pick = self._count, self._pick
        return Figures(
            coverage=self._coverage(),
            entries=whole("entries", self.entries),
            new=pick("new", self._is_new),
            open=pick("open", lambda entry: entry.is_open),
            closed=pick("closed", lambda entry: not entry.is_open),
            escalated=pick("escalated", lambda entry: self._level(entry) != self._levels[0].code),
            high_risk=pick("high_risk", _is_high_risk),
            high_risk_open=pick("high_risk_open", lambda e: _is_high_risk(e) and e.is_open),
            conflicts=pick("conflicts", lambda entry: entry.id in self._in_conflict),
            themes=self._per(self.book.codes("theme"), lambda entry: entry.theme),
            statuses=self._per(self.book.codes("status"), lambda entry: entry.status),
            risks=self._risks(),
            severities=self._per(self._severities, lambda e: e.severity, self._bottlenecks),
            levels=self._per(self._levels, self._level),
            networks=self._per(self._network_codes, lambda entry: self.network_of[entry.id]),
            shared_subthemes=self._shared_subthemes(),
            resolution=self._resolution(),
            **self._actions(),
        )

    @cached_property
    def _bottlenecks(self) -> list[Entry]:
        return [entry for entry in self.entries if entry.kind != EntryKind.DEVELOPMENT]

    @cached_property
    def _severities(self) -> tuple[Code, ...]:
        return tuple(reversed(self.book.codes("severity")))

    @cached_property
    def _severity_codes(self) -> tuple[str, ...]:
        return tuple(code.code for code in self._severities)

    @cached_property
    def _levels(self) -> tuple[Code, ...]:
        codes = self.book.codes("escalation_level")
        return tuple(sorted(codes, key=lambda code: int(code.extra["level"])))

    @cached_property
    def _network_codes(self) -> tuple[Code, ...]:
        names = self.data.network_names()
        return tuple(Code(code, name, name, {}) for code, name in names.items())

    @cached_property
    def _in_conflict(self) -> set[str]:
        return {item.record for item in self.data.entries if item.conflict}

    def _count(self, code: str, entries: Iterable[Entry], label: str = "") -> Count:
        chosen = list(entries)
        bottlenecks = [entry for entry in chosen if entry.kind != EntryKind.DEVELOPMENT]
        found = Counter(self._known_severity(entry) for entry in bottlenecks)
        severities = {key: found[key] for key in (*self._severity_codes, UNKNOWN)}
        networks = len({self.network_of[entry.id] for entry in chosen})
        developments = len(chosen) - len(bottlenecks)
        return Count(code, label, len(bottlenecks), developments, networks, severities)

    def _known_severity(self, entry: Entry) -> str:
        return entry.severity if entry.severity in self._severity_codes else UNKNOWN

    def _pick(self, code: str, wanted: Callable[[Entry], bool]) -> Count:
        return self._count(code, filter(wanted, self.entries))

    def _per(
        self,
        codes: Iterable[Code],
        value: Callable[[Entry], str],
        entries: Iterable[Entry] | None = None,
    ) -> tuple[Count, ...]:
        """Count per code in the order given, then what has a value outside the list or none."""
        groups: dict[str, list[Entry]] = {code.code: [] for code in codes}
        labels = {code.code: code.nl for code in codes}
        rest: list[Entry] = []
        for entry in self.entries if entries is None else entries:
            groups.get(value(entry), rest).append(entry)
        counts = [self._count(code, group, labels[code]) for code, group in groups.items()]
        return (*counts, self._count(UNKNOWN, rest)) if rest else tuple(counts)

    def _is_new(self, entry: Entry) -> bool:
        return entry.signal_date is not None and self.data.period.contains(entry.signal_date)

    def _level(self, entry: Entry) -> str:
        key = entry.status, entry.escalated_to
        if key not in self._known_levels:
            self._known_levels[key] = escalation_level(entry, self.book)
        return self._known_levels[key]

    def _risks(self) -> tuple[Count, ...]:
        codes = [Code(str(score), str(score), str(score), {}) for score in (4, 3, 2, 1)]
        return self._per(codes, lambda entry: str(entry.risk or ""), self._bottlenecks)

    def _shared_subthemes(self) -> tuple[Count, ...]:
        counts = self._per(self.book.codes("subtheme"), lambda entry: entry.subtheme)
        shared = (count for count in counts if count.code and count.networks > 1)
        return tuple(sorted(shared, key=lambda c: (-c.networks, -c.total, c.code)))

    def _resolution(self) -> Resolution:
        solved = [entry for entry in self.entries if entry.status == SOLVED]
        escalated = sum(bool(entry.escalated_to or entry.escalated_on) for entry in solved)
        days = [length for entry in solved if (length := _days_taken(entry)) is not None]
        return Resolution(len(solved), escalated, len(days), median(days) if days else None)

    def _coverage(self) -> Coverage:
        cells: dict[str, list[bool | None]] = {}
        for cell in self.data.coverage:
            due = None if cell.state.value == "not_due" else cell.state.has_delivered
            cells.setdefault(cell.network, []).append(due)
        delivered = {code for code, states in cells.items() if any(states)}
        complete = {code for code in delivered if False not in cells[code]}
        earlier = set(self.network_of.values()) - delivered
        return Coverage(len(self.data.network_names()), len(delivered), len(complete), len(earlier))

    def _actions(self) -> dict[str, int]:
        actions = [Action.from_fields(item.record, item.fields) for item in self.data.actions]
        return {
            "actions_open": sum(action.is_open for action in actions),
            "actions_overdue": sum(action.is_overdue(self.data.as_of) for action in actions),
            "actions_done": sum(action.state == "klaar" for action in actions),
        }


def _is_high_risk(entry: Entry) -> bool:
    return (entry.risk or 0) >= DEEPER_ANALYSIS_FROM


def _days_taken(entry: Entry) -> int | None:
    """Days from the signal to the last activity; the signal alone says nothing about solving."""
    last = entry.last_activity
    if entry.status not in FINAL_STATUSES or not entry.signal_date or last is None:
        return None
    return (last - entry.signal_date).days or None
