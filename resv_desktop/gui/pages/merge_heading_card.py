"""One heading that nobody knows: where it stands, what is under it, and which column it is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from resv_desktop.gui.models.merge_todo import Heading
from resv_desktop.gui.pages.merge_questions import Asked, HeadingBox
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.scroll import ScrollPage


class HeadingCard(QFrame):
    """Asks which column one heading is. It knows nothing of the log."""

    answered = Signal(object)
    """The question, and the key of our column or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="card")
        self.heading: Heading | None = None
        self.box: HeadingBox | None = None
        self.title, self.place, self.reason = Paragraph(), Paragraph(), Paragraph()
        self.under, self.samples, self._quote = Paragraph(), Paragraph(), QFrame()
        self._holder = QWidget()
        self._boxes = QVBoxLayout(self._holder)
        self.save = button("", "primary", "check")
        self._place()
        self.save.clicked.connect(self._answer)

    def show_heading(self, heading: Heading) -> None:
        """Ask which column this is."""
        self.heading = heading
        if self.box is not None:
            self._boxes.removeWidget(self.box)
            self.box.hide()
            self.box.deleteLater()
        self.box = HeadingBox(Asked.of_merged(heading.asked), self._holder)
        self._boxes.addWidget(self.box)
        QWidget.setTabOrder(self.box.choice, self.save)
        self.retranslate()

    def focus_answer(self) -> None:
        """Put the keyboard in the answer."""
        if self.box is not None:
            self.box.choice.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_error(self, sentence: str) -> None:
        """Say under the field why an answer cannot be taken."""
        if self.box is not None:
            self.box.field.set_error(sentence)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        self.under.setText(self.tr("Below it stands:"))
        self.save.setText(self.tr("Keep the answer"))
        if self.heading is not None and self.box is not None:
            self.box.say()
            self._say(self.heading)

    def _say(self, heading: Heading) -> None:
        asked = heading.asked
        self.title.setText(asked.heading)
        self.place.setText(" · ".join((heading.network, asked.sheet, ", ".join(asked.files))))
        why = self.tr("This heading is not known. %n cells wait until you say what it is.", "",
                      asked.cells)  # fmt: skip
        kept = self.tr("Your answer is kept for this network and holds for later workbooks too.")
        self.reason.setText(f"{why} {kept}")
        self.samples.setText("\n".join(" ".join(text.split()) for text in asked.samples))
        for widget in (self.under, self._quote):
            widget.setVisible(bool(asked.samples))

    def _answer(self) -> None:
        if self.box is not None:
            self.answered.emit(self.box.answer())

    # -- how it is made ------------------------------------------------------------------------

    def _place(self) -> None:
        body, outer = QWidget(), QVBoxLayout(self)
        space(outer, 0, (1, 1, 1, 1))
        page = ScrollPage(body, on_card=True)
        outer.addWidget(page)
        column, inside = QVBoxLayout(body), QVBoxLayout(self._quote)
        space(column, 8, (16, 12, 16, 12))
        space(inside, 0, (12, 8, 12, 8))
        space(self._boxes, 0)
        inside.addWidget(self.samples)
        for widget in (self.title, self.place, self.reason, self.under, self._quote):
            column.addWidget(widget)
        column.addSpacing(4)
        column.addWidget(self._holder)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.samples.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        set_role(self._quote, role="quote")
        set_role(self.title, role="emphasis")
        for label in (self.place, self.under):
            set_role(label, role="muted")
