"""What the check found in one entry: a pill in its head, and what somebody let stand."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QWidget

from resv_desktop.domain.errors import KnownError, NotFoundError
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe
from resv_desktop.gui.i18n import date_text
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.pages.log_form import EntryForm
from resv_desktop.gui.privacy import category_word
from resv_desktop.gui.widgets.pill import Pill, PillLabel
from resv_desktop.gui.widgets.plain import plain_tip

if TYPE_CHECKING:
    from resv_desktop.services.outgoing import TextFinding
    from resv_desktop.services.overrides import Override

LOOK_AFTER_MS = 120
"""After an entry is shown, so that walking down the list waits for nothing."""


def to_look_at(context: Context, record: str) -> str:
    """What somebody should look at in an entry that was just kept, in words; empty for nothing."""
    from resv_desktop.services.gate import findings_in

    found = findings_in(context.workspace, record)
    asked = dict.fromkeys(item.finding.category.value for item in found if item.asks)
    return ", ".join(map(category_word, asked))


class EntryPrivacy(QObject):
    """Follows the entry of a panel. Told are number and kind, never the words that were found."""

    def __init__(self, context: Context, form: EntryForm, parent: QWidget) -> None:
        super().__init__(parent)
        self._context, self._form = context, form
        self._record = ""
        self.pill = PillLabel(Pill(""), parent)
        self.pill.hide()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(LOOK_AFTER_MS)
        self._timer.timeout.connect(self.show_now)
        context.privacy.changed.connect(self.show_now)

    def follow(self, record: str) -> None:
        """Look at an entry, once it has been shown for a moment."""
        if record != self._record:
            self.pill.hide()
        self._record = record
        self._timer.start()

    def show_now(self) -> None:
        """Say what is found in the entry as it is kept."""
        self._timer.stop()
        found = self._found()
        passed: dict[str, set[str]] = {}
        for item in found:
            if item.passed:
                passed.setdefault(item.field, set()).add(item.finding.category.value)
        self._form.show_passed(passed)
        self._show_pill(found)

    def let_stand(self, key: str) -> None:
        """Note that what only asks to be looked at in a field may stay; it is counted."""
        from resv_desktop.services.outgoing import let_pass

        asked = [item for item in self._found() if item.field == key and item.asks]
        try:
            count = let_pass(self._context.workspace, asked)
        except KnownError as error:
            self._form.say_error(key, describe(error))
            return
        words = self.tr("%1: %n finding(s) may stand", "", count)
        self._context.say(words.replace("%1", field_label(key)))
        self._form.focus_field(key)
        self.show_now()

    def _found(self) -> tuple[TextFinding, ...]:
        if not self._record:
            return ()
        from resv_desktop.services.gate import findings_in

        try:
            return findings_in(self._context.workspace, self._record)
        except NotFoundError:
            return ()

    # -- the pill ------------------------------------------------------------------------------

    def _show_pill(self, found: Sequence[TextFinding]) -> None:
        blocking = [item for item in found if item.blocks]
        asking = [item for item in found if item.asks]
        passed = [item for item in found if item.passed]
        self.pill.setVisible(bool(blocking or asking or passed))
        if blocking:
            words, tone = self.tr("%n must go", "", len(blocking)), "bad"
        elif asking:
            words, tone = self.tr("%n to look at", "", len(asking)), "warn"
        else:
            words, tone = self.tr("%n may stand", "", len(passed)), "muted"
        self.pill.set_pill(Pill(words, tone, icon="shield"))
        tip = "\n".join([*self._lines([*blocking, *asking]), *self._noted(passed)])
        self.pill.setToolTip(plain_tip(tip))
        self.pill.setAccessibleDescription(tip)

    def _lines(self, found: Sequence[TextFinding]) -> list[str]:
        told = [f"{field_label(i.field)}: {category_word(i.finding.category.value)}" for i in found]
        return list(dict.fromkeys(told))

    def _noted(self, passed: Sequence[TextFinding]) -> list[str]:
        """When and why what may stand was let stand; the last time counts."""
        if not passed:
            return []
        from resv_desktop.services.overrides import overrides_of

        noted = overrides_of(self._context.workspace, [self._record]).get(self._record, [])
        last = {(override.field, override.category): override for override in noted}
        wanted = dict.fromkeys((item.field, item.finding.category.value) for item in passed)
        return [self._note(last[key]) for key in wanted if key in last]

    def _note(self, override: Override) -> str:
        what = f"{field_label(override.field)}: {category_word(override.category)}"
        words = self.tr("%1 – may stand since %2").replace("%2", date_text(override.at.date()))
        said = words.replace("%1", what)
        return f"{said} ({override.reason})" if override.reason else said
