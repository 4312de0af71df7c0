"""What is about to leave passes the check for personal data: found, let pass, counted.

A finding that was let pass stays so as long as the text says the same: what is noted names the
version that was looked at, and the log knows what that version said. The text itself, or a digest
of it, is noted nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from resv_desktop.domain.canonical import Fields
from resv_desktop.domain.errors import PrivacyBlockedError
from resv_desktop.domain.history import History
from resv_desktop.domain.ids import RecordKind, kind_of
from resv_desktop.privacy import Finding, Level, Phrases, check_text, overridable
from resv_desktop.sentences import known_codes, sentence
from resv_desktop.services.allowed import known
from resv_desktop.services.overrides import Override, overrides_of, record_override, sound_reason
from resv_desktop.services.texts import texts_in
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.overrides import overrides_of as stored_overrides
from resv_desktop.store.versions import load_versions, views

FILE_NAME, DELIVERER, COVER, REMARK = "file_name", "deliverer", "cover", "remark"
"""What is named as a field where a text is no field of a record."""


@dataclass(frozen=True, slots=True)
class TextFinding:
    """Personal data that a text seems to hold which is about to leave; never the text itself.

    ``version`` is the version of ``record`` that says it (of a remark: where it stood); ``entry``
    is the record in the log by which a person gets there. ``passed`` says that somebody looked at
    exactly this text before and let it pass.
    """

    record: str
    number: str
    field: str
    finding: Finding
    version: str = ""
    entry: str = ""
    passed: bool = False

    @property
    def blocks(self) -> bool:
        """Whether nothing may leave as long as it stands."""
        return self.finding.level is Level.BLOCK and not self.passed

    @property
    def warns(self) -> bool:
        """Whether somebody should look at it."""
        return self.finding.level is Level.WARN and not self.passed

    @property
    def asks(self) -> bool:
        """Whether it can be noted that somebody looked at it, and was not yet."""
        return self.warns and bool(self.version)

    @property
    def may_pass(self) -> bool:
        """Whether a person may let it pass; what can be put right on the spot may not."""
        return overridable(self.finding) and bool(self.version)

    @property
    def place(self) -> tuple[str, str, str]:
        """The text it stands in."""
        return self.record, self.version, self.field


@dataclass(frozen=True, slots=True)
class Said:
    """What one version of a record says, as it goes out."""

    record: str
    version: str
    fields: Fields


def check_records(
    workspace: Workspace, said: Sequence[Said], known: Phrases
) -> tuple[TextFinding, ...]:
    """Return what the check finds in the texts of records, and what of it was let pass before."""
    found = [finding for item in said for finding in _of_record(item, known)]
    fields = {(item.record, item.version): item.fields for item in said} if found else {}
    return _with_passed(workspace, found, fields)


def check_loose(field: str, text: str, known: Phrases | None = None) -> tuple[TextFinding, ...]:
    """Return what is found in a text that is of no record: a file name, the cover."""
    return tuple(TextFinding("", "", field, finding) for finding in check_text(text, known))


def names_somebody(found: Iterable[TextFinding]) -> bool:
    """Say whether something that was found should not stand there."""
    return any(item.blocks or item.warns for item in found)


def check_remark(
    text: str, place: str, record: str, number: str, known: Phrases
) -> Iterator[TextFinding]:
    """Yield what is found in a text beside the fields; ``place`` names it for good."""
    for finding in check_text(text, known):
        yield TextFinding(record, number, REMARK, finding, place, record)


def remarks_passed(workspace: Workspace, found: Sequence[TextFinding]) -> tuple[TextFinding, ...]:
    """Return findings in remarks with what was let pass: a remark never changes."""
    records = {item.record for item in found}
    noted = {_key(o) for o in stored_overrides(workspace.database(), records)} if found else set()
    return tuple(
        replace(item, passed=(*item.place, item.finding.category.value) in noted) for item in found
    )


def excerpt(workspace: Workspace, item: TextFinding) -> str:
    """Return the words in a record that a finding is about, for the screen and nowhere else."""
    view = views(workspace.database(), [item.record]).get(item.record) if item.record else None
    heads = [head for head in view.heads if head.version.id == item.version] if view else []
    start, end = item.finding.start, item.finding.end
    for head in heads:
        for field, text in texts_in(kind_of(item.record), head.fields):
            if field == item.field and item.finding in check_text(text, known(workspace)):
                return " ".join(text[start:end].split())
    return ""


def words_for(item: TextFinding, language: str = "nl") -> dict[str, str]:
    """Return where a finding stands and what it is, in words: for a sentence or a table."""
    kind = kind_of(item.record).name.lower() if item.record else "file"
    code = f"field_{kind}_{item.field}"
    label = code if code in known_codes() else f"outgoing_{item.field}"
    return {
        "place": item.number or sentence(f"outgoing_{kind}", lang=language),
        "field": sentence(label, lang=language),
        "category": sentence(f"privacy_label_{item.finding.category.value}", lang=language),
        "level": sentence(f"privacy_level_{item.finding.level.value}", lang=language),
    }


def held_back(blocking: Sequence[TextFinding]) -> PrivacyBlockedError:
    """Return the error that says in which entries something stands that may not leave."""
    entries = dict.fromkeys(item.number or item.field for item in blocking if item.record)
    what = dict.fromkeys(item.finding.category.value for item in blocking)
    code = "privacy_blocked" if entries else "privacy_blocked_around"
    return PrivacyBlockedError(code, entries=", ".join(entries), what=", ".join(what))


def let_pass(workspace: Workspace, findings: Iterable[TextFinding], reason: str = "") -> int:
    """Note that findings may leave; return how many were noted that were not before.

    What blocks needs a ``reason``; hints are never noted, they ask for nothing.

    Raises:
        PrivacyBlockedError: ``bsn_never_passes``; nothing is noted then.
        WrongUseError: ``reason_missing``, ``reason_too_long`` or ``reason_personal``.
    """
    waiting = [item for item in findings if item.blocks or item.asks]
    if any(item.blocks for item in waiting):
        reason = sound_reason(workspace, reason)
    texts: dict[tuple[str, str, str], list[Finding]] = {}
    for item in waiting:
        texts.setdefault(item.place, []).append(item.finding)
    with workspace.database().atomic():
        for (record, version, field), found in texts.items():
            record_override(
                workspace, found, record=record, field=field, version=version, reason=reason
            )
    return len(waiting)


def _of_record(item: Said, known: Phrases) -> Iterator[TextFinding]:
    kind = kind_of(item.record)
    number = str(item.fields.get("number") or "")
    entry = item.record if kind is RecordKind.ENTRY else str(item.fields.get("entry") or "")
    for field, text in texts_in(kind, item.fields):
        for finding in check_text(text, known):
            yield TextFinding(item.record, number, field, finding, item.version, entry)


def _with_passed(
    workspace: Workspace,
    found: Sequence[TextFinding],
    fields: Mapping[tuple[str, str], Fields],
) -> tuple[TextFinding, ...]:
    noted = overrides_of(workspace, {item.record for item in found}) if found else {}
    past = _Past(workspace, noted)
    return tuple(
        replace(item, passed=past.passed(item, fields[item.record, item.version])) for item in found
    )


class _Past:
    """What versions said that were let pass; a record is loaded when it is first asked about."""

    def __init__(self, workspace: Workspace, noted: Mapping[str, Sequence[Override]]) -> None:
        self._noted = noted
        known = load_versions(workspace.database(), list(noted)) if noted else None
        parents = known.parents_by_child() if known else {}
        self._histories = {
            record: History(versions, parents)
            for record, versions in (known.by_record() if known else {}).items()
        }

    def passed(self, item: TextFinding, fields: Fields) -> bool:
        """Say whether the same words in the same field were let pass for the same reason."""
        history = self._histories.get(item.record)
        noted = [
            override.version
            for override in self._noted.get(item.record, ())
            if (override.field, override.category) == (item.field, item.finding.category.value)
        ]
        if history is None:
            return False
        return any(
            version == item.version
            or (
                version in history.versions
                and history.effective(version).get(item.field) == fields.get(item.field)
            )
            for version in noted
        )


def _key(override: Override) -> tuple[str, str, str, str]:
    return override.record, override.version, override.field, override.category
