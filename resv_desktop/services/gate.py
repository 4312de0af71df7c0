"""At save: what may be kept as it is, what needs a reason, and what never comes into the log.

Blocking findings stop a text before anything is written. A BSN has no way past; the others pass
with a reason, which is noted together with the version that says it. What only asks to be looked
at is kept at once, for nobody should lose a text over it, and stays open until somebody says that
it may stand (:func:`~.outgoing.let_pass`). Undoing and settling bring back what was kept before
and are not held up.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resv_desktop.domain.canonical import Fields, clean_fields
from resv_desktop.domain.errors import PrivacyBlockedError
from resv_desktop.domain.ids import RecordKind
from resv_desktop.privacy import Category as Category
from resv_desktop.privacy import Finding as Finding
from resv_desktop.privacy import Level as Level
from resv_desktop.privacy import check_text
from resv_desktop.privacy import overridable as overridable
from resv_desktop.services.allowed import known
from resv_desktop.services.outgoing import Said, TextFinding, check_records
from resv_desktop.services.overrides import record_override, sound_reason
from resv_desktop.services.texts import texts_in
from resv_desktop.services.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Admitted:
    """Blocking findings by field that are kept for a reason."""

    findings: Mapping[str, tuple[Finding, ...]]
    reason: str


def look(workspace: Workspace | None, text: str) -> tuple[Finding, ...]:
    """Return what the check finds in a text, in a log that knows which words are nobody."""
    return check_text(text, known(workspace) if workspace else None)


def admit(
    workspace: Workspace,
    kind: RecordKind,
    before: Fields,
    changes: Mapping[str, object],
    reason: str = "",
) -> Admitted:
    """Say which of ``changes`` are kept for ``reason`` although they would block.

    What stood there before and stays the same is not looked at again.

    Raises:
        PrivacyBlockedError: ``text_blocked_bsn`` for a BSN; else, without a reason,
            ``text_blocked_geboortedatum``, ``..._iban`` or ``..._dossiernummer``. Its value
            ``field`` names the field.
        WrongUseError: when the reason cannot be kept, see :func:`.sound_reason`.
    """
    found = _blocking(workspace, kind, before, clean_fields(changes))
    for field, findings in found.items():
        for item in findings:
            if not overridable(item) or not reason:
                raise _blocked(item, field)
    return Admitted(found, sound_reason(workspace, reason) if found else "")


def note(workspace: Workspace, admitted: Admitted, record: str, version: str) -> None:
    """Note what was kept for a reason; belongs in the transaction that keeps the version."""
    for field, findings in admitted.findings.items():
        record_override(
            workspace,
            findings,
            record=record,
            field=field,
            reason=admitted.reason,
            version=version,
        )


def refuse(workspace: Workspace, text: str, field: str = "") -> None:
    """Stop a text that belongs to no record of this log when something in it blocks.

    Raises:
        PrivacyBlockedError: as :func:`admit`; a reason is not asked for here.
    """
    for item in look(workspace, text):
        if item.level is Level.BLOCK:
            raise _blocked(item, field)


def findings_in(workspace: Workspace, record: str) -> tuple[TextFinding, ...]:
    """Return what is found in a record as it is shown, with what somebody let pass.

    Raises:
        NotFoundError: ``record_not_found``.
    """
    from resv_desktop.services.records import Records

    shown = Records(workspace).view(record).shown
    said = Said(record, shown.version.id, shown.fields)
    return check_records(workspace, [said], known(workspace))


def _blocking(
    workspace: Workspace, kind: RecordKind, before: Fields, changes: Fields
) -> dict[str, tuple[Finding, ...]]:
    new = {key: value for key, value in changes.items() if value != before.get(key)}
    found: dict[str, tuple[Finding, ...]] = {}
    for field, text in texts_in(kind, new):
        blocking = [item for item in look(workspace, text) if item.level is Level.BLOCK]
        if blocking:
            found[field] = (*found.get(field, ()), *blocking)
    return found


def _blocked(item: Finding, field: str) -> PrivacyBlockedError:
    return PrivacyBlockedError(f"text_blocked_{item.category.value}", field=field)
