"""Several versions of one record, field by field: whose each is, what was there, what holds."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from resv_desktop.gui.i18n import date_text
from resv_desktop.gui.models.merge_todo import Choice
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.flow_layout import FlowLayout
from resv_desktop.gui.widgets.paragraph import Paragraph, Paragraphs
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.value_choice import ValueChoice
from resv_desktop.services.conflicts import REMOVED, Conflict, FieldChoice, HeadInfo

MOST_KEYS = 4
"""Versions that a key chooses: Alt+1 to Alt+4."""


class ChoiceCard(QFrame):
    """Asks one choice. It knows nothing of the log: what was chosen goes out as a signal."""

    chosen = Signal(dict)
    """What holds from now on, by key of a field (and :data:`REMOVED`)."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="card")
        self.choice: Choice | None = None
        self.fields: list[ValueChoice] = []
        self.title, self.place, self.reason = Paragraph(), Paragraph(), Paragraph()
        self.legend, self.error = Paragraphs(), Paragraph()
        self.save = button("", "primary", "check")
        self.whole: list[QPushButton] = []
        self._list, self._shortcuts = QWidget(), QWidget()
        self._place()
        self.save.clicked.connect(self._save)
        for number in range(1, MOST_KEYS + 1):
            keys = QShortcut(QKeySequence(f"Alt+{number}"), self)
            keys.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            keys.activated.connect(partial(self._by_key, number - 1))

    # -- what is shown -------------------------------------------------------------------------

    def show_choice(self, choice: Choice) -> None:
        """Ask about the versions of one record."""
        self.choice = choice
        self._clear()
        case = choice.case
        if any(head.removed for head in case.heads):
            self._add(REMOVED, ["" for _ in case.heads], -1)
        for field in case.fields:
            if field.differs:
                self._add(
                    field.key, [t or self.tr("empty") for t in field.texts], _begun_with(field)
                )
                for place in _unseen(field):
                    self.fields[-1].forbid(place)
        for place in range(len(case.heads)):
            made = button("", "secondary", parent=self._shortcuts)
            made.clicked.connect(partial(self.choose_all, place))
            self._whole.addWidget(made)
            self.whole.append(made)
        self.set_error("")
        self.retranslate()

    def focus_answer(self) -> None:
        """Put the keyboard where nothing was chosen yet, or at the button when all was."""
        for field in self.fields:
            if field.chosen() < 0:
                field.focus_first()
                return
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, sentence: str) -> None:
        """Say why a choice cannot be taken."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        if self.choice is None:
            return
        case = self.choice.case
        self.title.setText(self.choice.name)
        versions = self.tr("%n versions", "", len(case.heads))
        parts = (self.choice.network, versions)
        self.place.setText(" · ".join(part for part in parts if part))
        self.reason.setText(self._reason(case))
        joins = case.proposal is not None
        self.save.setText(self.tr("Join them") if joins else self.tr("Keep the choice"))
        froms = [self._from(head) for head in case.heads]
        names = [self._name(number) for number in range(1, len(froms) + 1)]
        self.legend.show_lines([f"{name}: {said}" for name, said in zip(names, froms, strict=True)])
        self._say_fields(case, names, froms)
        for number, (made, said) in enumerate(zip(self.whole, froms, strict=True), 1):
            made.setText(self.tr("All of version %1").replace("%1", str(number)))
            made.setAccessibleDescription(said)

    def _name(self, number: int) -> str:
        return self.tr("Version %1").replace("%1", str(number))

    def _say_fields(self, case: Conflict, names: list[str], froms: list[str]) -> None:
        known = {field.key: field for field in case.fields}
        for shown in self.fields:
            field = known.get(shown.key)
            if field is not None:
                shown.set_words(field.label, self._before(field), names, froms)
                continue
            for box, head in zip(shown.boxes, case.heads, strict=True):
                box.text.setText(self.tr("removed") if head.removed else self.tr("it stays"))
            shown.set_words(self.tr("Does it stay?"), "", names, froms)

    def _before(self, field: FieldChoice) -> str:
        before = self.tr("Before: %1").replace("%1", field.base_text) if field.base_text else ""
        both = not field.clash and _begun_with(field) < 0
        kept = self.tr("Both are kept, unless you choose one of them.") if both else ""
        return " · ".join(part for part in (before, kept) if part)

    def _reason(self, case: Conflict) -> str:
        if case.proposal is not None:
            return self.tr("Different fields were changed. Both changes can be kept together.")
        if any(head.removed for head in case.heads):
            return self.tr("It was removed and changed at the same time. Choose what holds.")
        return self.tr("The same field was changed in different ways. Choose what holds.")

    def _from(self, head: HeadInfo) -> str:
        made = {
            "excel": self.tr("changed in Excel"),
            "restored": self.tr("after a backup was put back"),
        }.get(head.origin_kind, self.tr("in the program"))
        day = date_text(head.first_seen) if head.first_seen else ""
        return " · ".join(part for part in (made, day, *head.files[:1]) if part)

    # -- what a person does --------------------------------------------------------------------

    def choose_all(self, place: int) -> None:
        """Take everything of one version; nothing is kept before the button is pressed."""
        for field in self.fields:
            field.choose(place)
        self.save.setFocus(Qt.FocusReason.OtherFocusReason)

    def choices(self) -> dict[str, object]:
        """What was chosen so far, by key."""
        if self.choice is None:
            return {}
        case = self.choice.case
        made: dict[str, object] = {}
        known = {field.key: field for field in case.fields}
        for shown in self.fields:
            at = shown.chosen()
            if at >= 0 and shown.key == REMOVED:
                made[REMOVED] = case.heads[at].removed
            elif at >= 0:
                made[shown.key] = known[shown.key].values[at]
        return self._with_joined(case, made)

    def _with_joined(self, case: Conflict, made: dict[str, object]) -> dict[str, object]:
        """Leave out what holds anyway, so that the decision says what the person decided."""
        untouched = {f.key: f for f in case.fields if f.differs and not f.clash}
        for shown in self.fields:
            field = untouched.get(shown.key)
            if field is not None and shown.chosen() == _begun_with(field):
                made.pop(field.key, None)
        return made

    def _save(self) -> None:
        self.chosen.emit(self.choices())

    def _by_key(self, place: int) -> None:
        here = [field for field in self.fields if field.has_keyboard()]
        open_ = [field for field in self.fields if field.chosen() < 0]
        for field in (here or open_)[:1]:
            field.choose(place)
            field.focus_first()

    # -- how it is made ------------------------------------------------------------------------

    def _add(self, key: str, texts: list[str], begun_with: int) -> None:
        field = ValueChoice(key, self._list)
        field.show_values(texts, begun_with)
        field.changed.connect(lambda: self.set_error(""))
        self._column.addWidget(field)
        self.fields.append(field)

    def _clear(self) -> None:
        for widget in (*self.fields, *self.whole):
            widget.hide()
            widget.deleteLater()
        self.fields, self.whole = [], []

    def _place(self) -> None:
        body, outer = QWidget(), QVBoxLayout(self)
        space(outer, 0, (1, 1, 1, 1))
        page = ScrollPage(body)
        for ground in (page.viewport(), body):
            ground.setAutoFillBackground(False)
        outer.addWidget(page)
        column, buttons = QVBoxLayout(body), QHBoxLayout()
        self._column = QVBoxLayout(self._list)
        space(column, 8, (16, 12, 16, 12))
        space(self._column, 12, (0, 4, 0, 4))
        space(buttons, 8)
        self._whole = FlowLayout(self._shortcuts, gap=8)
        buttons.addWidget(self.save, 0, Qt.AlignmentFlag.AlignTop)
        buttons.addWidget(self._shortcuts, 1)
        for widget in (self.title, self.place, self.reason, self.legend, self._list, self.error):
            column.addWidget(widget)
        column.addLayout(buttons)
        column.addStretch(1)
        set_role(self.title, role="emphasis")
        set_role(self.place, role="muted")
        set_role(self.error, role="error")


def _begun_with(field: FieldChoice) -> int:
    """The place of the value that holds unless a person chooses otherwise; -1 for none."""
    if field.clash or field.joined not in field.values:
        return -1
    return field.values.index(field.joined)


def _unseen(field: FieldChoice) -> list[int]:
    """The places of values that are not known here: those cannot be chosen."""
    pairs = zip(field.values, field.texts, strict=True)
    return [place for place, (value, text) in enumerate(pairs) if value is None and text]
