"""What the cases are made with: real deliveries, and hands that change them.

Every case has a network of its own, so that cases never touch each other in one log, and
identifiers that follow from its number, so that the folder is the same each time.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

from openpyxl.workbook import Workbook

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.network import PRACTICE_REGION, Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.version import first_version, next_version
from resv_desktop.workbook.hand_edit import edited
from resv_desktop.workbook.model import Exchange, ExportRecord, blank
from resv_desktop.workbook.practice.case import Case
from resv_desktop.workbook.practice.other_formats import as_ods, as_xls
from resv_desktop.workbook.repack import packed_archive
from resv_desktop.workbook.write_exchange import compose

Change = Callable[[bytes], bytes]

SAMPLES: tuple[Fields, ...] = (
    {
        "kind": "knelpunt",
        "title": "Geen huisarts voor nieuwe inwoners",
        "description": "Alle praktijken in de wijk hebben een stop. Mensen bellen de spoedpost.",
        "theme": "T01",
        "disciplines": ("HA", "WV"),
        "severity": "S3",
        "frequency": "wekelijks",
        "scope": "wijk",
        "status": "besproken_in_wijk",
        "signal_date": "2027-01-18",
    },
    {
        "kind": "knelpunt",
        "title": "Vervoer naar de dagbesteding valt op vrijdag uit",
        "description": "Deelnemers kunnen niet komen; mantelzorgers vangen dit op.",
        "theme": "T04",
        "severity": "S2",
        "frequency": "maandelijks",
        "scope": "meerdere_wijken",
        "status": "nieuw",
        "signal_date": "2027-02-03",
    },
    {
        "kind": "ontwikkeling",
        "title": "Nieuwbouw aan de haven: 400 woningen",
        "theme": "T14",
        "horizon": "binnen_1_jaar",
        "direction": "kans",
        "signal_date": "2027-02-10",
        "status": "nieuw",
    },
    {
        "kind": "knelpunt",
        "title": "Wachttijd bij de wijkverpleging loopt op",
        "description": "Nieuwe aanvragen wachten zes weken.",
        "theme": "T03",
        "severity": "S4",
        "frequency": "wekelijks",
        "scope": "wijk",
        "status": "in_behandeling_wijk",
        "signal_date": "2027-03-01",
        "nza_relevant": True,
    },
)
"""What the deliveries of the cases are about; made up, of no place in particular."""


class Kit:
    """Deliveries for one case and what can be done to them."""

    def __init__(self, codebook: CodeBook, number: int) -> None:
        self.codebook = codebook
        self.number = number
        self.network = Network(f"OEF{number:02}", f"Oefenwijk {number:02}")
        self.origin = f"{self.network.code}/oefenpc/1"

    # Records

    def record(self, kind: RecordKind, fields: Fields, nth: int = 1) -> ExportRecord:
        """Return the ``nth`` record of this case, with its first version."""
        record = new_record_id(kind, seeded_uuids(self.number * 1_000 + nth))
        whole = {**fields, "network": self.network.code}
        version = first_version(record, self.origin, whole)
        return ExportRecord(version, version.fields)

    def entries(self, number: int = 3, **changes: object) -> tuple[ExportRecord, ...]:
        """Return the first sample entries, numbered, all with ``changes``."""
        return tuple(self.entry(nth, **changes) for nth in range(1, number + 1))

    def entry(self, nth: int = 1, **changes: object) -> ExportRecord:
        """Return the ``nth`` sample entry (more than there are samples: they come back)."""
        fields = SAMPLES[(nth - 1) % len(SAMPLES)]
        prefix = "KN" if fields["kind"] == "knelpunt" else "ON"
        named: Fields = {"number": f"{prefix}-{nth:03}", **fields, **changes}  # type: ignore[dict-item]
        return self.record(RecordKind.ENTRY, named, nth)

    def edited(self, item: ExportRecord, origin: str = "", **changes: object) -> ExportRecord:
        """Return a record after one more edit in the program."""
        fields = {**item.fields, **changes}
        version = next_version([item.version], origin or self.origin, fields)
        return ExportRecord(version, version.fields)

    # Workbooks

    def exchange(self, *records: ExportRecord, **changes: object) -> Exchange:
        """Return the delivery of this case's network with these records (three samples if none)."""
        chosen = records or self.entries()
        edges = frozenset((i.version.id, p) for i in chosen for p in i.version.parents)
        data = Exchange(
            network=self.network,
            region=PRACTICE_REGION,
            period=Period(2027, 1),
            delivered_on=date(2027, 4, 5),
            deliverer="wijkcoördinator",
            nothing_to_report=False,
            installation="oefenpc",
            incarnation=1,
            program="RESV Desktop",
            privacy="Geen persoonsgegevens gevonden.",
            codebook=self.codebook,
            records=chosen,
            edges=edges,
            practice=True,
        )
        return replace(data, **changes)  # type: ignore[arg-type]

    def delivery(self, *records: ExportRecord, **changes: object) -> bytes:
        """Return the exchange workbook of :meth:`exchange`."""
        return compose(self.exchange(*records, **changes)).finish()

    def xls(self, *records: ExportRecord) -> bytes:
        """Return a delivery as a workbook of old Excel."""
        return as_xls(compose(self.exchange(*records)).meant)

    def ods(self, *records: ExportRecord) -> bytes:
        """Return a delivery as a workbook of LibreOffice."""
        return as_ods(compose(self.exchange(*records)).meant)

    def template(self) -> bytes:
        """Return the blank form of this case's network."""
        return compose(blank(self.exchange())).finish()

    def edit(self, content: bytes, change: Callable[[Workbook], object]) -> bytes:
        """Return a workbook after ``change``, saved by openpyxl, which stands for Excel."""
        return edited(content, change)

    def edit_xml(self, content: bytes, changes: Mapping[str, Change]) -> bytes:
        """Return a workbook with members changed (or made, from nothing), for what Excel can do."""
        members = self.members(content)
        for name, change in changes.items():
            members[name] = change(members.get(name, b""))
        return packed_archive(members)

    def members(self, content: bytes) -> dict[str, bytes]:
        """Return the members of a workbook."""
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            return {name: archive.read(name) for name in archive.namelist()}


def practice_files(cases: Sequence[Case], codebook: CodeBook) -> Iterator[tuple[Case, str, bytes]]:
    """Yield the files of ``cases``: the case, the name, the content.

    Raises:
        ValueError: when a case makes more or fewer files than it describes.
    """
    for case in cases:
        made = case.make(Kit(codebook, case.number))
        for name, content in zip(case.names, made, strict=True):
            yield case, name, content
