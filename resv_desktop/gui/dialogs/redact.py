"""Removing a text for good: which text, what goes with it, why; then what was done."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.redaction import REDACTED
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.redact_words import RedactWords
from resv_desktop.gui.errors import describe
from resv_desktop.gui.labels import field_label
from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.announce import announce
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.services.redaction import Outcome, Redactions, Request

SHOWN = 160
"""Characters of a text that are shown; enough to know it by."""


class RedactDialog(QDialog):
    """Asks what is to go and shows what that means, before and after."""

    def __init__(
        self,
        context: Context,
        record: str,
        version: str,
        *,
        every: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._record, self._version = record, version
        self._redactions = Redactions(context.workspace)
        self._texts = self._redactions.texts(record, version, every=every)
        self._words = RedactWords(self)
        self._busy = False
        self._outcome: Outcome | None = None
        self.banner = Banner(self)
        self._intro, self._stays = plain_label(parent=self), plain_label(parent=self)
        self._which = QLabel(self)
        self.boxes = {key: QCheckBox(self) for key in self._texts}
        self._excerpts = {key: plain_label(_short(t), self) for key, t in self._texts.items()}
        self.passage, self.reason = QLineEdit(self), QLineEdit(self)
        self.passage_field = Field("", self.passage, parent=self)
        self.reason_field = Field("", self.reason, parent=self)
        self.elsewhere, self.sure = QCheckBox(self), QCheckBox(self)
        self.facts, self.told = plain_label(parent=self), plain_label(parent=self)
        self.remove_button = button("", "danger", "trash-2", self)
        self.close_button = button("", "secondary", parent=self)
        self._pages = QStackedWidget(self)
        self._build()
        self._retranslate()
        self._look()

    # -- what is asked -------------------------------------------------------------------------

    def request(self) -> Request:
        """What is to be removed, as it is filled in now."""
        fields = tuple(key for key, box in self.boxes.items() if box.isChecked())
        passage = self.passage.text().strip()
        own = self.elsewhere.isChecked()
        return Request(
            self._record, self._version, () if passage else fields, passage, elsewhere=own
        )

    def remove(self) -> None:
        """Remove the text, once everything that has to be said is said."""
        asked = self.request()
        if self._busy or not self._is_sound(asked):
            return
        self._busy = True
        self._pages.setEnabled(False)
        self.remove_button.setEnabled(False)
        self.close_button.setEnabled(False)
        self.banner.show_message(
            "info", self.tr("The text is being removed. Leave the program open."), closable=False
        )
        workspace, reason = self._context.workspace, self.reason.text()

        def work() -> Outcome:
            try:
                return Redactions(workspace).redact(asked, reason)
            finally:
                workspace.release()

        Task(work).owner(self).done(self._done).failed(self._failed).start()

    def reject(self) -> None:
        if not self._busy:
            super().reject()

    # -- looking and doing ---------------------------------------------------------------------

    def _look(self) -> None:
        """Show what a removal would do."""
        asked = self.request()
        self.passage_field.set_error("")
        for box in self.boxes.values():
            box.setEnabled(not asked.passage)
        if not asked.fields and not asked.passage:
            self.facts.setText(self.tr("Choose a text, or type the part of it that has to go."))
            self.remove_button.setEnabled(False)
            return
        try:
            found = self._redactions.look(asked)
        except KnownError as error:
            self.facts.setText(describe(error))
            self.remove_button.setEnabled(False)
            return
        self.facts.setText(self._words.before(found))
        self.remove_button.setEnabled(self.sure.isChecked())

    def _is_sound(self, asked: Request) -> bool:
        try:
            texts = self._redactions.look(asked).texts.values()
            self._redactions.check_reason(self.reason.text(), (t for group in texts for t in group))
        except KnownError as error:
            at_reason = error.code.startswith("redact_reason")
            (self.reason_field if at_reason else self.passage_field).set_error(describe(error))
            (self.reason if at_reason else self.passage).setFocus()
            return False
        self.reason_field.set_error("")
        return self.sure.isChecked()

    def _done(self, outcome: Outcome) -> None:
        self._busy = False
        self._outcome = outcome
        self.banner.clear()
        self._context.logbook.forget_steps()
        self._context.changed.emit("")
        self._context.backed_up.emit()
        self._pages.setEnabled(True)
        self._pages.setCurrentIndex(1)
        self.remove_button.hide()
        self.close_button.setEnabled(True)
        self._retranslate()
        self.close_button.setFocus(Qt.FocusReason.OtherFocusReason)
        announce(self.told, self.told.text())
        self._context.say(self.tr("A text was removed for good"))

    def _failed(self, error: KnownError) -> None:
        self._busy = False
        self._context.logbook.forget_steps()
        self._context.changed.emit("")
        self._pages.setEnabled(True)
        self.close_button.setEnabled(True)
        self.banner.show_error(error)
        self._look()

    # -- words and making ----------------------------------------------------------------------

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._look()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Remove a text for good"))
        self.setAccessibleName(self.windowTitle())
        self._intro.setText(
            self.tr(
                "The text goes from every version of this entry, from searching, from what was"
                " kept of merged files and from the backups in the data folder. Nobody can bring"
                " it back, and there is no undo."
            )
        )
        stays = self.tr("The entry, its dates and its other fields stay. Where the text was, it"
                        " says %1.")  # fmt: skip
        self._stays.setText(stays.replace("%1", REDACTED))
        self._which.setText(self.tr("Which text"))
        for key, box in self.boxes.items():
            box.setText(field_label(key))
            box.setAccessibleDescription(self._excerpts[key].text())
        self.passage_field.set_words(
            self.tr("Only a part of it (may be empty)"),
            self.tr("A name or a sentence, to the letter. The rest of the text stays."),
        )
        self.reason_field.set_words(
            self.tr("Why"),
            self.tr("Stays in the log. So write no name here, but for instance: patient's name."),
        )
        self.elsewhere.setText(self.tr("Also where other entries hold the same text"))
        self.sure.setText(self.tr("I know that this cannot be undone"))
        self.remove_button.setText(self.tr("Remove for good"))
        self.close_button.setText(self.tr("Close") if self._outcome else self.tr("Cancel"))
        if self._outcome:
            self.told.setText(self._words.after(self._outcome))
            self.told.setAccessibleName(self.told.text())

    def _build(self) -> None:
        for box in self.boxes.values():
            box.setChecked(True)
        self.elsewhere.setChecked(True)
        self.reason_field.watch(self._context.privacy)
        for box in (*self.boxes.values(), self.elsewhere, self.sure):
            box.toggled.connect(self._look)
        self.passage.textChanged.connect(self._look)
        self.remove_button.clicked.connect(self.remove)
        self.close_button.clicked.connect(self.reject)
        self.remove_button.setAutoDefault(False)
        self.close_button.setDefault(True)
        self._pages.addWidget(self._question())
        self._pages.addWidget(self._answer())
        content = QWidget(self)
        inside = QVBoxLayout(content)
        space(inside, 12, (24, 20, 24, 20))
        inside.addWidget(self.banner)
        inside.addWidget(self._pages, 1)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(ScrollPage(content, self), 1)
        column.addWidget(self._foot())
        chain_tabs(
            [*self.boxes.values(), self.passage, self.elsewhere, self.reason, self.sure,
             self.close_button, self.remove_button]
        )  # fmt: skip
        follow_theme(self, lambda: self.resize(theme().px(640), theme().px(700)))

    def _question(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        space(column, 12)
        set_role(self._stays, role="muted")
        set_role(self._which, role="strong")
        column.addWidget(self._intro)
        column.addWidget(self._stays)
        column.addWidget(self._which)
        for key, box in self.boxes.items():
            column.addLayout(self._choice(box, self._excerpts[key]))
        column.addWidget(self.passage_field)
        column.addWidget(self.elsewhere)
        column.addWidget(_card(self.facts, page))
        column.addWidget(self.reason_field)
        column.addWidget(self.sure)
        column.addStretch(1)
        for label in (self._intro, self._stays):
            label.setWordWrap(True)
        return page

    def _choice(self, box: QCheckBox, excerpt: QLabel) -> QVBoxLayout:
        set_role(excerpt, role="muted")
        excerpt.setWordWrap(True)
        inset = QHBoxLayout()
        space(inset, 0, (32, 0, 0, 0))
        inset.addWidget(excerpt)
        column = QVBoxLayout()
        space(column, 0)
        column.addWidget(box)
        column.addLayout(inset)
        return column

    def _answer(self) -> QWidget:
        page = QWidget(self)
        column = QVBoxLayout(page)
        space(column, 12)
        column.addWidget(_card(self.told, page))
        column.addStretch(1)
        return page

    def _foot(self) -> QFrame:
        foot = QFrame(self)
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 12, 24, 12))
        line.addStretch(1)
        line.addWidget(self.close_button)
        line.addWidget(self.remove_button)
        return foot


def _card(label: QLabel, parent: QWidget) -> QFrame:
    card = QFrame(parent)
    set_role(card, role="card")
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    column = QVBoxLayout(card)
    space(column, 4, (16, 12, 16, 12))
    column.addWidget(label)
    return card


def _short(texts: Iterable[str]) -> str:
    text = " ".join(" · ".join(texts).split())
    return text if len(text) <= SHOWN else f"{text[:SHOWN].rstrip()}…"
