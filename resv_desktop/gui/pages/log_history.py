"""The versions of an entry, latest first: when, what, by whom, and which fields changed how."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache, partial

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from resv_desktop.domain.canonical import Value
from resv_desktop.domain.errors import NotFoundError
from resv_desktop.domain.fields import ENTRY_FIELDS, FieldSpec, FieldType
from resv_desktop.domain.redaction import may_be_struck
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import current_lang, date_text, moment_text
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.pages.log_fields import day_of
from resv_desktop.gui.pages.log_trace import trace_lines
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.announce import spoken
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.services.logbook import HistoryStep, describe_value

MOST = 100
"""Versions that are shown; an entry with more has its latest ones shown."""

_STEPS = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}


class HistoryView(QWidget):
    """One card per version; Tab or the arrow keys go from one to the next."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ""
        self._column = QVBoxLayout(self)
        space(self._column, 8)
        self._cards: list[VersionCard] = []

    def show_record(self, record: str) -> None:
        """Show the versions of a record; of none when empty."""
        self._record = record
        self._clear()
        if not record:
            return
        came = trace_lines(self._context, record)
        for step in self._context.logbook.history(record)[:MOST]:
            card = VersionCard(step_title(step), step_who(self._context, step), self)
            card.show_lines(list(step_lines(self._context, step)))
            card.show_lines(came.get(step.version, []), "muted")
            card.stepped = self._go
            if any(may_be_struck(record, key) and step.changes[key][1] for key in step.changes):
                card.offer(self._words_of_removal(), partial(self._remove, step.version))
            self._column.addWidget(card)
            card.show()
            self._cards.append(card)
        self._column.addStretch(1)

    def cards(self) -> list[VersionCard]:
        """The versions that are shown, latest first."""
        return list(self._cards)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange and self._record:
            self.show_record(self._record)
        super().changeEvent(event)

    def _words_of_removal(self) -> str:
        return self.tr("Remove this text for good…")

    def _remove(self, version: str) -> None:
        from resv_desktop.gui.dialogs.redact import RedactDialog

        open_dialog(RedactDialog(self._context, self._record, version, parent=self.window()))

    def _go(self, card: VersionCard, by: int) -> None:
        at = self._cards.index(card) + by
        if 0 <= at < len(self._cards):
            self._cards[at].setFocus(Qt.FocusReason.TabFocusReason)

    def _clear(self) -> None:
        self._cards = []
        while (item := self._column.takeAt(0)) is not None:
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


class VersionCard(QFrame):
    """One version: its moment, who made it, and a line per field that changed."""

    def __init__(self, title: str, who: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.stepped = _nobody
        self.button: QPushButton | None = None
        self._words = [title, who]
        set_role(self, role="card")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._column = QVBoxLayout(self)
        space(self._column, 4, (12, 8, 12, 8))
        self._say(title, "strong")
        self._say(who, "muted")

    def show_lines(self, lines: list[str], role: str = "") -> None:
        """Add lines: what changed, a line per field; where it came from."""
        for line in lines:
            self._say(line, role)
        self._words += lines
        self.setAccessibleName(spoken(*self._words))

    def offer(self, words: str, on_click: Callable[[], None]) -> None:
        """Add a button under the lines."""
        self.button = button(words, "link", parent=self)
        self.button.setAccessibleDescription(spoken(*self._words))
        self.button.clicked.connect(on_click)
        self._column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)

    def text(self) -> str:
        """All that stands on the card."""
        return "\n".join(self._words)

    def keyPressEvent(self, event: QKeyEvent, /) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped(self, _STEPS[key])
        else:
            super().keyPressEvent(event)

    def focusInEvent(self, event: QFocusEvent, /) -> None:
        set_role(self, role="card", focused=True)
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent, /) -> None:
        set_role(self, role="card", focused=False)
        super().focusOutEvent(event)

    def _say(self, words: str, role: str) -> None:
        label = plain_label(words, self)
        label.setWordWrap(True)
        if role:
            set_role(label, role=role)
        self._column.addWidget(label)


def _nobody(card: VersionCard, by: int) -> None:
    """Before a card stands in a list there is no next one."""


def step_title(step: HistoryStep) -> str:
    """When a version was made, and by which act."""
    moment = moment_text(step.at) if step.at else ""
    return " · ".join(part for part in (moment, _act(step.what)) if part)


def step_who(context: Context, step: HistoryStep) -> str:
    """Who made a version: people are not registered, only the network and the computer."""
    network, _, rest = step.origin.partition("/")
    name = context.workspace.codebook.label("network", network, current_lang())
    if not rest:
        return name
    own = context.workspace.origin(network).split("/")[1]
    if rest.split("/")[0] == own:
        here = QCoreApplication.translate("LogHistory", "%1, on this computer")
        return here.replace("%1", name)
    return QCoreApplication.translate("LogHistory", "%1, elsewhere").replace("%1", name)


def step_lines(context: Context, step: HistoryStep) -> Iterator[str]:
    """What a version changed: a line per field, before and after."""
    order = list(_specs())
    keys = sorted(step.changes, key=lambda key: order.index(key) if key in order else len(order))
    for key in keys:
        before, after = (value_text(context, key, value) for value in step.changes[key])
        change = f"{before or '–'} → {after or '–'}" if before else after
        yield f"{field_label(key)}: {change}"


def value_text(context: Context, key: str, value: Value) -> str:
    """A field's value as a person reads it."""
    spec = _specs().get(key)
    kind = spec.type if spec else FieldType.TEXT
    if kind in (FieldType.DATE, FieldType.DATES):
        days = value if isinstance(value, tuple) else (value,)
        return "; ".join(date_text(day) for item in days if (day := day_of(item)))
    if kind is FieldType.RECORDS and isinstance(value, tuple):
        return "; ".join(_number(context, str(record)) for record in value)
    code_list = spec.code_list if spec else None
    return describe_value(context.workspace.codebook, code_list, value, current_lang())


def _number(context: Context, record: str) -> str:
    try:
        return context.logbook.entry(record).number
    except NotFoundError:
        return record


@cache
def _specs() -> dict[str, FieldSpec]:
    return {spec.key: spec for spec in ENTRY_FIELDS}


def _act(what: str) -> str:
    return {
        "created": QCoreApplication.translate("LogHistory", "added"),
        "edited": QCoreApplication.translate("LogHistory", "changed"),
        "removed": QCoreApplication.translate("LogHistory", "removed"),
        "undone": QCoreApplication.translate("LogHistory", "taken back"),
        "confirmed": QCoreApplication.translate("LogHistory", "confirmed: still so"),
        "settled": QCoreApplication.translate("LogHistory", "chosen between versions"),
        "meeting": QCoreApplication.translate("LogHistory", "meeting"),
        "discussed": QCoreApplication.translate("LogHistory", "discussed in a meeting"),
        "redacted": QCoreApplication.translate("LogHistory", "a passage removed for good"),
    }.get(what, QCoreApplication.translate("LogHistory", "from a workbook"))
