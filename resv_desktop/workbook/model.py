"""What the writer of the exchange workbook is given, and the order in which it is written down."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.codebook import Code, CodeBook
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.redaction import Strike
from resv_desktop.domain.version import REST_EMPTY, Edge, Version

NETWORK_LIST = "network"
"""The code list from which the column *Wijkverband* takes its labels."""


@dataclass(frozen=True, slots=True)
class ExportRecord:
    """A head of a record with all its fields (of a DELTA also those it inherits).

    ``checks`` stand for the fields that are not known here, as those of a PARTIAL version do.
    """

    version: Version
    fields: Fields
    checks: Mapping[str, str] = field(default_factory=lambda: REST_EMPTY)

    @property
    def kind(self) -> RecordKind:
        """What the record is."""
        return kind_of(self.version.record)


@dataclass(frozen=True, slots=True)
class Exchange:
    """All that goes into one exchange workbook (*aanlevering*).

    ``records`` holds *every* head: of a record in conflict several, of a removed record the
    version that removed it (it gets no row). ``edges`` is all known ancestry of these versions,
    ``strikes`` the texts that were removed from them for good.
    ``privacy`` is the outcome of the privacy check as a sentence in Dutch. ``template`` makes the
    empty workbook for a practice without the program: no records, day of delivery left open.
    """

    network: Network
    region: str
    period: Period
    delivered_on: date
    deliverer: str
    nothing_to_report: bool
    installation: str
    incarnation: int
    program: str
    privacy: str
    codebook: CodeBook
    records: tuple[ExportRecord, ...] = ()
    edges: frozenset[Edge] = frozenset()
    strikes: frozenset[Strike] = frozenset()
    practice: bool = False
    template: bool = False

    @property
    def labels(self) -> CodeBook:
        """The code book by which cells are labelled: it knows at least the file's own network."""
        return with_own_network(self.codebook, self.network.code, self.network.name)

    def rows(self, kind: RecordKind) -> list[ExportRecord]:
        """Return what gets rows on the sheet of ``kind``, in the order of the sheet."""
        shown = (item for item in self.records if item.kind is kind and not item.version.deleted)
        return sorted(shown, key=_order)

    def in_order(self) -> list[ExportRecord]:
        """Return every record, by identifier: the order of the sheet *Techniek*."""
        return sorted(self.records, key=lambda item: (item.version.record, item.version.id))


def with_own_network(codebook: CodeBook, code: str, name: str) -> CodeBook:
    """Return ``codebook`` with the file's own network in its list of networks.

    Writer and reader both do this, so that the column *Wijkverband* reads back as it was written
    where the reader does not know the region, or knows the network by another name.
    """
    known = codebook.lists.get(NETWORK_LIST, ())
    own = Code(code, name, name, {})
    others = (item for item in known if item.code != code)
    return codebook.with_list(NETWORK_LIST, sorted((own, *others), key=lambda item: item.code))


def exchange_filename(data: Exchange) -> str:
    """Return the customary name: ``aanlevering_WAT_2027-Q1_2027-04-05.xlsx``."""
    prefix = "oefen_" if data.practice else ""
    if data.template:
        return f"{prefix}leeg-formulier_{data.network.code}_{data.period}.xlsx"
    return prefix + delivery_filename(data.network.code, data.period, data.delivered_on)


def delivery_filename(network: str, period: Period, delivered_on: date) -> str:
    """Return the customary name of a delivery, from what it says of itself."""
    return f"aanlevering_{network}_{period}_{delivered_on.isoformat()}.xlsx"


def blank(data: Exchange) -> Exchange:
    """Return the empty template with the network, region and period of ``data``."""
    none: Iterable[ExportRecord] = ()
    return replace(
        data,
        records=tuple(none),
        edges=frozenset(),
        strikes=frozenset(),
        nothing_to_report=False,
        template=True,
    )


_DIGITS = re.compile(r"(\d+)")


def natural(text: object) -> tuple[tuple[int, int, str], ...]:
    """Return a sort key by which ``KN-9`` comes before ``KN-10``."""
    parts = _DIGITS.split(str(text or ""))
    return tuple((1, int(p), p) if p.isdecimal() and p.isascii() else (0, 0, p) for p in parts)


def _order(item: ExportRecord) -> tuple[object, ...]:
    fields, version = item.fields, item.version
    if item.kind in (RecordKind.ENTRY, RecordKind.ACTION):
        kind = str(fields.get("kind") or "") if item.kind is RecordKind.ENTRY else ""
        return kind, natural(fields.get("number")), version.record, version.id
    day = fields.get("date" if item.kind is RecordKind.MEETING else "valid_from")
    return "", natural(day), version.record, version.id
