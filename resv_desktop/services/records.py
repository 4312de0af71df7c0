"""One way in which records change: a new version, a line in the log, one transaction."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from resv_desktop.domain.canonical import Fields, clean_fields
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.version import Version, first_version
from resv_desktop.domain.view import RecordView, follow
from resv_desktop.services.origins import network_of
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.log import log_change
from resv_desktop.store.versions import add_versions, views

BY_PERSON = "app"
"""Who a change in the log is by; people are not registered."""


@dataclass(frozen=True, slots=True)
class Change:
    """What a record held before a change, and what made the change: enough to take it back."""

    record: str
    what: str
    before: Fields | None
    """``None`` when the record did not exist."""
    was_deleted: bool = False
    version: str = ""
    """The version that was made; empty when nothing differed."""


class Records:
    """Writes versions of records of one workspace."""

    def __init__(self, workspace: Workspace) -> None:
        self._workspace = workspace

    def view(self, record: str) -> RecordView:
        """Return a record as it is shown.

        Raises:
            NotFoundError: ``record_not_found``.
        """
        found = views(self._workspace.database(), [record]).get(record)
        if found is None:
            raise NotFoundError("record_not_found", record=record)
        return found

    def create(self, record: str, network: str, fields: Mapping[str, object]) -> Change:
        """Keep the first version of a record."""
        version = first_version(record, self._workspace.origin(network), fields)
        self._keep(version, "created", None)
        return Change(record, "created", None, version=version.id)

    def edit(self, record: str, changes: Mapping[str, object], what: str = "edited") -> Change:
        """Keep a version in which ``changes`` stand; nothing is kept when nothing differs.

        Raises:
            NotFoundError: ``record_not_found``.
        """
        view = self.view(record)
        after = {**view.fields, **clean_fields(changes)}
        wanted = {key: value for key, value in after.items() if value is not None}
        if wanted == dict(view.fields) and not view.deleted:
            return Change(record, "nothing", view.fields)
        return self._follow(view, wanted, what)

    def remove(self, record: str) -> Change:
        """Keep a version that says the record is removed; every earlier version stays.

        The removing version itself holds no field, so that it can travel in a workbook without
        the text that somebody wanted out of sight.
        """
        view = self.view(record)
        return self._follow(view, {}, "removed", deleted=True)

    def take_back(self, change: Change) -> Change:
        """Undo a change by a new version with what stood before; returns what undoes the undo."""
        view = self.view(change.record)
        if change.before is None:
            return self._follow(view, {}, "undone", deleted=True)
        deleted = change.was_deleted
        fields = {} if deleted else change.before
        return self._follow(view, fields, "undone", deleted=deleted)

    def settle(self, record: str, fields: Mapping[str, object], *, removed: bool = False) -> Change:
        """Decide a conflict: a version with ``fields``, or a removal, that follows all heads."""
        view = self.view(record)
        kept = {} if removed else fields
        return self._follow(view, kept, "settled", deleted=removed, after_all=True)

    def _follow(
        self,
        view: RecordView,
        fields: Mapping[str, object],
        what: str,
        *,
        deleted: bool = False,
        after_all: bool = False,
    ) -> Change:
        shown = view.shown.version
        network = str(view.fields.get("network") or "") or network_of(shown.origin)
        origin = self._workspace.origin(network)
        heads = view.heads if after_all else [view.shown]
        version = follow(heads, origin, fields, deleted=deleted)
        self._keep(version, what, shown.id)
        return Change(view.record, what, view.fields, view.deleted, version.id)

    def _keep(self, version: Version, what: str, before: str | None) -> None:
        database = self._workspace.database()
        with database.atomic():
            add_versions(database, [version])
            log_change(
                database,
                self._workspace.now(),
                what,
                version.record,
                version.id,
                before,
                BY_PERSON,
            )
