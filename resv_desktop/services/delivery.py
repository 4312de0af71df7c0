"""Handing over a period (*aanleveren*): what goes along, what it lacks, the workbook, the mail."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.completeness import missing_fields
from resv_desktop.domain.delivery import belongs_to
from resv_desktop.domain.entry import Entry
from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.domain.version import Edge, VersionSet
from resv_desktop.domain.view import RecordView
from resv_desktop.sentences import sentence
from resv_desktop.services.allowed import known as known_names
from resv_desktop.services.outgoing import (
    COVER,
    DELIVERER,
    FILE_NAME,
    Said,
    check_loose,
    check_records,
    held_back,
    names_somebody,
)
from resv_desktop.services.outgoing import TextFinding as TextFinding
from resv_desktop.services.policy import Policy
from resv_desktop.services.texts import words_of_name
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.deliveries import Delivery as DeliveryRecord
from resv_desktop.store.deliveries import add_delivery, list_deliveries
from resv_desktop.store.meta import get_meta
from resv_desktop.store.records import find_records, removed_records
from resv_desktop.store.redactions import strikes_of_records
from resv_desktop.store.versions import load_versions, views
from resv_desktop.workbook.model import Exchange, ExportRecord, delivery_filename
from resv_desktop.workbook.write_exchange import write_exchange

PastDelivery = DeliveryRecord
"""What was handed over before, as the store keeps it."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a network would hand over for a period.

    ``incomplete`` names per entry what it lacks; ``privacy`` what the check of texts found.
    """

    network: Network
    period: Period
    entries: tuple[Entry, ...]
    incomplete: Mapping[str, tuple[str, ...]]
    privacy: tuple[TextFinding, ...]
    actions: int
    meetings: int
    agreements: int

    @property
    def blocking(self) -> tuple[TextFinding, ...]:
        """What keeps the workbook from being written: what nobody let pass with a reason."""
        return tuple(item for item in self.privacy if item.blocks)

    @property
    def asking(self) -> tuple[TextFinding, ...]:
        """What somebody should look at before the workbook leaves."""
        return tuple(item for item in self.privacy if item.asks)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A workbook that was written."""

    file: Path
    sha256: str
    preview: Preview
    nothing_to_report: bool
    has_password: bool = False


class Deliveries:
    """The deliveries of the networks kept in one workspace."""

    def __init__(self, workspace: Workspace, policy: Policy | None = None) -> None:
        self._workspace = workspace
        self.policy = workspace.policy if policy is None else policy

    def preview(self, network: str, period: Period) -> Preview:
        """Return what would be handed over, without writing anything.

        Raises:
            NotFoundError: ``network_not_found``.
            WrongUseError: ``quarter_needed`` when ``period`` is a whole year.
        """
        if not period.quarter:
            raise WrongUseError("quarter_needed", period=str(period))
        found = self._workspace.network(network)
        chosen = self._chosen(found, period)
        return _preview(found, period, chosen, self._findings(found, chosen))

    def check_name(self, name: str) -> tuple[TextFinding, ...]:
        """Return what is found in the name of a file that is to leave."""
        return check_loose(FILE_NAME, words_of_name(name), known_names(self._workspace))

    def export(
        self,
        network: str,
        period: Period,
        target: Path,
        *,
        nothing_to_report: bool = False,
        practice: bool = False,
        password: str = "",
    ) -> Delivery:
        """Write the exchange workbook of a period and remember that it was handed over.

        With ``password`` it is encrypted; the password itself is kept nowhere.

        Raises:
            NotFoundError: ``network_not_found``.
            WrongUseError: ``quarter_needed``, or ``something_to_report`` when there are entries
                signalled in the period that "nothing to report" would contradict.
            PrivacyBlockedError: when a text, or the name of the file, holds personal data that
                may not leave and that nobody let pass.
            KnownError: ``password_required`` without one where the policy asks for it.
            WriteFailedError: when the file cannot be written; an earlier one stands.
        """
        if self.policy.password_required and not password:
            raise KnownError("password_required")
        found = self.preview(network, period)
        found = replace(found, privacy=(*found.privacy, *self.check_name(target.name)))
        self._refuse(found, nothing_to_report=nothing_to_report)
        views_ = self._chosen(found.network, period)
        known = load_versions(self._workspace.database(), list(views_))
        exchange = self._exchange(found, views_, known, nothing_to_report, practice)
        sha256 = write_exchange(exchange, target, password)
        made = PastDelivery(
            found.network.code,
            str(period),
            self._workspace.now(),
            target.name,
            sha256,
            len(found.entries),
            nothing_to_report,
        )
        add_delivery(self._workspace.database(), made)
        return Delivery(target, sha256, found, nothing_to_report, bool(password))

    def _refuse(self, found: Preview, *, nothing_to_report: bool) -> None:
        fresh = [e for e in found.entries if e.signal_date and found.period.contains(e.signal_date)]
        if nothing_to_report and fresh:
            raise WrongUseError("something_to_report", count=len(fresh), period=str(found.period))
        if found.blocking:
            raise held_back(found.blocking)

    def past(self, network: str | None = None) -> list[PastDelivery]:
        """Return what was handed over before, latest first."""
        return list_deliveries(self._workspace.database(), network)

    def suggested_name(self, network: str, period: Period) -> str:
        """Return the file name that a delivery made today gets."""
        return delivery_filename(network, period, self._workspace.today())

    def mail_text(self, delivery: Delivery, language: str = "nl") -> str:
        """Return a text for the mail that goes with the workbook; a password never stands in it."""
        note = sentence("mail_password", {}, language) if delivery.has_password else ""
        values = {
            "note": f"\n\n{note}" if note else "",
            "network": delivery.preview.network.name,
            "period": str(delivery.preview.period),
            "entries": len(delivery.preview.entries),
            "file": _name_in_mail(delivery.file.name, language),
            "sha256": delivery.sha256[:12],
        }
        code = "mail_nothing" if delivery.nothing_to_report else "mail_delivery"
        return sentence(code, values, language)

    def _chosen(self, network: Network, period: Period) -> dict[str, RecordView]:
        """Return the views of all records that go along, tombstones of removed ones included."""
        database = self._workspace.database()
        kept: list[str] = []
        entries: set[str] = set()
        for record, fields in find_records(database, RecordKind.ENTRY, network.code):
            if belongs_to(Entry.from_fields(record, fields), period):
                entries.add(record)
        for kind in (RecordKind.ACTION, RecordKind.MEETING, RecordKind.AGREEMENT):
            for record, fields in find_records(database, kind, network.code):
                if _goes_along(kind, fields, entries, period):
                    kept.append(record)
        return {**views(database, [*sorted(entries), *kept]), **self._removed(network.code)}

    def _findings(
        self, network: Network, chosen: Mapping[str, RecordView]
    ) -> tuple[TextFinding, ...]:
        """Return what is found in every text that goes along: records, and who hands over."""
        workspace, known = self._workspace, known_names(self._workspace)
        said = [
            Said(record, head.version.id, head.fields)
            for record in sorted(chosen)
            for head in chosen[record].heads
        ]
        names = (network.name, workspace.region.name)
        return (
            *check_records(workspace, said, known),
            *check_loose(DELIVERER, workspace.deliverer, known),
            *(finding for name in names for finding in check_loose(COVER, name, known)),
        )

    def _removed(self, network: str) -> dict[str, RecordView]:
        """Return the views of what this network removed; a removing version names no network."""
        database = self._workspace.database()
        found = views(database, (record for record, _ in removed_records(database)))
        return {
            record: view
            for record, view in found.items()
            if view.shown.version.origin.split("/")[0] == network
        }

    def _exchange(
        self,
        found: Preview,
        chosen: Mapping[str, RecordView],
        known: VersionSet,
        nothing_to_report: bool,
        practice: bool,
    ) -> Exchange:
        workspace = self._workspace
        database = workspace.database()
        return Exchange(
            network=found.network,
            region=workspace.region.name,
            period=found.period,
            delivered_on=workspace.today(),
            deliverer=workspace.deliverer,
            nothing_to_report=nothing_to_report,
            installation=str(get_meta(database, "installation", "")),
            incarnation=int(get_meta(database, "incarnation", 1)),
            program=workspace.program,
            privacy=_outcome(found),
            codebook=workspace.codebook,
            records=tuple(
                ExportRecord(head.version, head.fields, head.checks)
                for record in sorted(chosen)
                for head in chosen[record].heads
            ),
            edges=descent(known),
            strikes=strikes_of_records(database, chosen),
            practice=practice,
        )


def _name_in_mail(name: str, language: str) -> str:
    """Return the name of the workbook, or none when it names a person."""
    named = names_somebody(check_loose(FILE_NAME, words_of_name(name)))
    return sentence("mail_the_workbook", {}, language) if named else name


def descent(known: VersionSet) -> frozenset[Edge]:
    """Return all that is known of which version follows which."""
    stated = {(v.id, parent) for v in known.versions.values() for parent in v.parents}
    return known.edges | stated


def _goes_along(kind: RecordKind, fields: Fields, entries: set[str], period: Period) -> bool:
    """Say whether a record goes with its entry, or by its own date, or because it has neither."""
    entry = fields.get("entry")
    if kind is RecordKind.MEETING:
        return str(fields.get("date") or "") <= period.end.isoformat()
    return entry is None or entry in entries


def _preview(
    network: Network,
    period: Period,
    chosen: Mapping[str, RecordView],
    findings: tuple[TextFinding, ...],
) -> Preview:
    shown = {record: view for record, view in chosen.items() if not view.deleted}
    entries = sorted(
        (
            Entry.from_fields(r, v.fields)
            for r, v in shown.items()
            if kind_of(r) is RecordKind.ENTRY
        ),
        key=lambda entry: (entry.kind, entry.number, entry.id),
    )
    kinds = [kind_of(record) for record in shown]
    return Preview(
        network,
        period,
        tuple(entries),
        {entry.id: lacks for entry in entries if (lacks := missing_fields(entry))},
        findings,
        kinds.count(RecordKind.ACTION),
        kinds.count(RecordKind.MEETING),
        kinds.count(RecordKind.AGREEMENT),
    )


def _outcome(found: Preview) -> str:
    warned = len(found.privacy)
    code = "privacy_outcome_warned" if warned else "privacy_outcome_clean"
    return sentence(code, {"count": warned}, "nl")
