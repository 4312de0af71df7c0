"""Rows of the regional workbook on their way from the model to cells."""

from __future__ import annotations

from functools import cached_property

from resv_desktop.domain.action import Action
from resv_desktop.domain.codebook import Code
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.period import Period
from resv_desktop.workbook.cell_values import Labels
from resv_desktop.workbook.cells import FIRST_DAY, LAST_DAY, Cell
from resv_desktop.workbook.figures import escalation_level, networks_per_subtheme
from resv_desktop.workbook.regional_model import Regional, RegionalRecord


class Region:
    """What the rows of all tables need to know of the whole region."""

    def __init__(self, data: Regional) -> None:
        self.data = data
        names = data.network_names().items()
        networks = [Code(code, name, name, {}) for code, name in names]
        self.book = data.codebook.with_list("network", networks)
        self.labels = Labels(self.book)
        self.entries = {item.record: item for item in data.entries}
        self.shared = networks_per_subtheme(data)


class EntryRow:
    """One entry on its way to a row."""

    def __init__(self, item: RegionalRecord, entry: Entry, region: Region) -> None:
        self.item = item
        self.region = region
        self.entry = entry

    @property
    def quarter(self) -> str | None:
        """The quarter of the signal."""
        day = self.entry.signal_date
        return str(Period.of(day)) if day else None

    @property
    def week(self) -> str | None:
        """The ISO week of the signal: ``2027-W03``."""
        if self.entry.signal_date is None:
            return None
        year, week, _ = self.entry.signal_date.isocalendar()
        return f"{year}-W{week:02d}"

    @cached_property
    def level(self) -> str:
        """The highest level of escalation reached (a code)."""
        return escalation_level(self.entry, self.region.book)

    @property
    def last_confirmed(self) -> Cell:
        """The last day of confirmation that a spreadsheet can hold."""
        days = [day for day in self.entry.confirmed_on if FIRST_DAY <= day <= LAST_DAY]
        return max(days, default=None)


class ActionRow:
    """One action on its way to a row."""

    def __init__(self, item: RegionalRecord, region: Region) -> None:
        self.item = item
        self.region = region
        self.action = Action.from_fields(item.record, item.fields)

    def about(self, key: str) -> Cell:
        """Return a field of the entry that the action belongs to, where that is in the book."""
        entry = self.region.entries.get(self.action.entry)
        value = entry.fields.get(key) if entry else None
        return value if isinstance(value, str) else None


AnyRow = EntryRow | ActionRow
