"""The regional workbook: gathering what a period holds, and writing it for an audience."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from resv_desktop.domain.delivery import belongs_to
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.period import Period
from resv_desktop.domain.records import parse_date
from resv_desktop.domain.view import Grade, RecordView
from resv_desktop.services.coverage import (
    coverage_cells,
    in_period,
    networks_known,
    taken_in,
)
from resv_desktop.services.outgoing_region import (
    Checked,
    check_name,
    check_regional,
    refuse_blocking,
)
from resv_desktop.services.workspace import Workspace, with_networks
from resv_desktop.store.extras import all_extras
from resv_desktop.store.imports import ImportedFile, VersionSource, deliveries, version_sources
from resv_desktop.store.records import find_records, numbers_of
from resv_desktop.store.versions import views
from resv_desktop.workbook.figures import Figures as Figures
from resv_desktop.workbook.figures import figures as figures
from resv_desktop.workbook.model import delivery_filename
from resv_desktop.workbook.regional_model import (
    CoverageCell as CoverageCell,
)
from resv_desktop.workbook.regional_model import (
    CoverageState as CoverageState,
)
from resv_desktop.workbook.regional_model import (
    Regional as Regional,
)
from resv_desktop.workbook.regional_model import (
    RegionalRecord,
    Remark,
    SourceFile,
    regional_name,
)

AUDIENCES = ("resv",)
"""The editions that are built; those for insurer and NZa follow in a later version."""


@dataclass(frozen=True, slots=True)
class Report:
    """A regional workbook that was written, with the number of rows per sheet."""

    file: Path
    sha256: str
    rows: Mapping[str, int]
    coverage: Mapping[str, Mapping[str, str]]
    privacy: Checked
    """What the check found in it that somebody should know of; nothing of it blocks."""


class Reporting:
    """The regional workbooks of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def gather(self, period: Period, as_of: date | None = None) -> Regional:
        """Return everything a regional workbook of ``period`` shows.

        ``as_of`` (today unless given) is all that depends on the clock.
        """
        workspace = self._workspace
        database = workspace.database()
        delivered = deliveries(database)
        networks = networks_known(workspace.region, workspace.networks, delivered)
        relevant = [f for f in delivered if in_period(f, period)]
        present = {item.file.network for item in relevant}
        entries = [
            record
            for record, fields in find_records(database, RecordKind.ENTRY)
            if _is_reported(Entry.from_fields(record, fields), period, present)
        ]
        chosen = set(entries)
        actions = [
            record
            for record, fields in find_records(database, RecordKind.ACTION)
            if fields.get("entry") in chosen or not fields.get("entry")
        ]
        day = as_of or workspace.today()
        sources = tuple(map(_source, relevant))
        return Regional(
            region=workspace.region.name or "RESV",
            period=period,
            as_of=day,
            program=workspace.program,
            codebook=with_networks(workspace.base_codebook, networks),
            networks=networks,
            entries=self._records(entries),
            actions=self._records(actions),
            coverage=coverage_cells(workspace.region, networks, period, day, relevant),
            files=sources,
            remarks=self._remarks(sources),
            practice=any(f.file.practice for f in relevant),
        )

    def figures(self, period: Period, as_of: date | None = None) -> Figures:
        """Return the figures of a period, for the window."""
        return figures(self.gather(period, as_of))

    def write(
        self,
        period: Period,
        audience: str,
        target: Path,
        as_of: date | None = None,
        password: str = "",
    ) -> Report:
        """Write the regional workbook of a period for an audience; with ``password``, encrypted.

        Raises:
            WrongUseError: ``audience_unknown``.
            KnownError: ``password_required`` without one where the policy asks for it.
            PrivacyBlockedError: ``report_blocked`` when personal data would go along that nobody
                here let pass with a reason; nothing is written then.
            WriteFailedError: when the file cannot be written; an earlier one stands.
        """
        # XlsxWriter takes a quarter of a second to load; the window asks for figures long before.
        from resv_desktop.workbook.write_regional import row_counts, write_regional

        if audience not in AUDIENCES:
            raise WrongUseError("audience_unknown", audience=audience, known=", ".join(AUDIENCES))
        if self._workspace.policy.password_required and not password:
            raise KnownError("password_required")
        data = self.gather(period, as_of)
        named = check_name(self._workspace, target.name)
        checked = self.check(data)
        privacy = replace(checked, findings=(*checked.findings, *named))
        refuse_blocking(privacy.findings)
        sha256 = write_regional(data, target, password)
        return Report(target, sha256, row_counts(data), coverage_table(data), privacy)

    def check(self, data: Regional) -> Checked:
        """Return what the check for personal data finds in what would be written."""
        return check_regional(self._workspace, data)

    def suggested_name(
        self, period: Period, audience: str = "resv", as_of: date | None = None
    ) -> str:
        """Return the customary file name: region, period, audience, day."""
        region = self._workspace.region.name or "RESV"
        return regional_name(region, period, as_of or self._workspace.today(), audience)

    def _remarks(self, files: Iterable[SourceFile]) -> tuple[Remark, ...]:
        """Return the texts that stood beside the fields in these files."""
        database = self._workspace.database()
        names = {file.sha256: file.name for file in files}
        found = [extra for extra in all_extras(database) if extra.sha256 in names]
        numbers = numbers_of(database, {extra.record for extra in found})
        return tuple(
            Remark(
                e.network, names[e.sha256], e.sha256, e.sheet, e.row, e.column, e.text, e.rule,
                e.record, numbers.get(e.record, ""),
            )
            for e in found
        )  # fmt: skip

    def _records(self, records: Iterable[str]) -> tuple[RegionalRecord, ...]:
        database = self._workspace.database()
        found = views(database, records)
        origin = version_sources(database, (view.shown.version.id for view in found.values()))
        return tuple(_record(v, origin.get(v.shown.version.id)) for v in found.values())


def coverage_table(data: Regional) -> dict[str, dict[str, str]]:
    """Return per network and quarter whether it delivered, as codes."""
    table: dict[str, dict[str, str]] = {}
    for cell in data.coverage:
        table.setdefault(cell.network, {})[str(cell.quarter)] = cell.state.value
    return table


def _record(view: RecordView, source: VersionSource | None) -> RegionalRecord:
    head = view.shown
    sha256, sheet, row = source or ("", "", 0)
    return RegionalRecord(
        view.record,
        str(head.fields.get("network") or ""),
        head.version.id,
        head.version.revision,
        head.fields,
        sha256,
        view.grade is not Grade.SETTLED,
        sheet,
        row,
    )


def _is_reported(entry: Entry, period: Period, present: Collection[str]) -> bool:
    """Say whether an entry stands in a report; one without any day goes with its network."""
    if entry.last_activity is None:
        return entry.network in present
    return belongs_to(entry, period)


def _source(item: ImportedFile) -> SourceFile:
    """Return a file's line of account; numbers that depend on the order of merging stay out."""
    file = item.file
    day = parse_date(file.delivered_on)
    name = delivery_filename(file.network, Period.parse(file.period), day) if day else file.name
    counts = file.counts
    return SourceFile(
        name,
        file.sha256,
        file.network,
        file.period,
        counts.get("read", 0),
        taken_in(item),
        counts.get("quarantined", 0),
        counts.get("not_an_entry", 0),
    )
