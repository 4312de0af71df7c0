"""What a file asks before it is merged: may it come in, and which columns are meant?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.services.mapping import WaitingHeading
from resv_desktop.services.merging import HeadingQuestion

NOT_OURS = ""
"""The answer that a heading is none of ours: its column is kept beside the fields."""

Question = HeadingQuestion | WaitingHeading
Answer = tuple[Question, str]


@dataclass(frozen=True)
class Asked:
    """What is asked about a heading, of a file that was just read or one that was merged."""

    question: Question
    heading: str
    sheet: str
    samples: tuple[str, ...]
    likely: tuple[tuple[str, str], ...]
    """Key and header of the columns it may well be, best first."""
    others: tuple[tuple[str, str], ...]

    @classmethod
    def of_read(cls, asked: HeadingQuestion) -> Asked:
        """Return the question of a file that was just read."""
        return cls._of(asked, asked.absent)

    @classmethod
    def of_merged(cls, asked: WaitingHeading) -> Asked:
        """Return the question that was left when a file was merged."""
        return cls._of(asked, asked.columns)

    @classmethod
    def _of(cls, asked: Question, columns: Iterable[tuple[str, str]]) -> Asked:
        likely = tuple((proposal.column, proposal.header) for proposal in asked.proposals)
        others = tuple(column for column in columns if column not in likely)
        return cls(asked, asked.heading, asked.sheet, tuple(asked.samples), likely, others)


class HeadingBox(QWidget):
    """One heading that is not known, and which column it may be."""

    def __init__(self, question: Asked, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.question = question
        self.choice = QComboBox(self)
        self.choice.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.choice.setMinimumContentsLength(16)
        shorten = QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        self.choice.setSizeAdjustPolicy(shorten)
        self.field = Field("", self.choice, parent=self)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(self.field)
        self.say()

    def answer(self) -> Answer:
        """What the person says the heading is: the key of a column, or none of ours."""
        return self.question.question, str(self.choice.currentData())

    def say(self) -> None:
        """Say everything in the language of the moment; what was chosen stays."""
        chosen = self.choice.currentIndex()
        self.choice.clear()
        asked = self.question
        words = self.tr("%1 (most likely)")
        for at, (key, header) in enumerate(asked.likely):
            self.choice.addItem(header if at else words.replace("%1", header), key)
        for key, header in asked.others:
            self.choice.addItem(header, key)
        self.choice.addItem(self.tr("None of our columns: keep it as an extra column"), NOT_OURS)
        # Without a proposal nothing is guessed: the column is kept as it is.
        first_choice = 0 if asked.likely else self.choice.count() - 1
        self.choice.setCurrentIndex(chosen if chosen >= 0 else first_choice)
        label = self.tr("“%1” on sheet %2").replace("%1", asked.heading)
        self.field.set_words(label.replace("%2", asked.sheet), self._samples())
        self.choice.setAccessibleDescription(self._samples())

    def _samples(self) -> str:
        quoted = ", ".join(f"‘{' '.join(sample.split())[:60]}’" for sample in self.question.samples)
        return self.tr("Below it stands: %1").replace("%1", quoted) if quoted else ""


class QuestionsView(QWidget):
    """All questions of one file, above each other."""

    admitted = Signal(bool)
    """Take the file along, or leave it out after all."""
    answered = Signal(list)
    """The answers about headings; the file is to be read again with them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: list[HeadingBox] = []
        self._accepted = False
        self.gate = QFrame(self)
        self._gate_words = plain_label(parent=self.gate)
        self.admit = button("", "secondary", parent=self.gate)
        self._lead = plain_label(parent=self)
        self._holder = QWidget(self)
        self._list = QVBoxLayout(self._holder)
        self.read_again = button("", "secondary", "refresh-cw", self)
        self._place()
        self.retranslate()

    def show_questions(
        self, questions: Sequence[Asked], *, held: bool = False, accepted: bool = False
    ) -> None:
        """Show what a file asks; ``held``: it waits as a whole, ``accepted``: it was let in."""
        self._accepted = accepted
        self.gate.setVisible(held or accepted)
        if [box.question for box in self._boxes] != list(questions):
            self._show_boxes(questions)
        for widget in (self._lead, self._holder, self.read_again):
            widget.setVisible(bool(questions))
        self.retranslate()

    def boxes(self) -> list[HeadingBox]:
        """The headings that are asked about."""
        return list(self._boxes)

    def retranslate(self) -> None:
        """Say everything again in the language of the moment."""
        if self._accepted:
            self._gate_words.setText(self.tr("You let this file in. It is merged with the others."))
            self.admit.setText(self.tr("Leave it out after all"))
        else:
            self._gate_words.setText(
                self.tr("Of this file nothing is merged, unless you let it in yourself.")
            )
            self.admit.setText(self.tr("Take it along"))
        self._lead.setText(
            self.tr("These headings are not known. Your answer is kept for this network.")
        )
        self.read_again.setText(self.tr("Keep and read again"))
        for box in self._boxes:
            box.say()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)

    def _show_boxes(self, questions: Sequence[Asked]) -> None:
        for box in self._boxes:
            self._list.removeWidget(box)
            box.hide()
            box.deleteLater()
        self._boxes = [HeadingBox(question, self._holder) for question in questions]
        for box in self._boxes:
            self._list.addWidget(box)
        chain_tabs([self.admit, *(box.field for box in self._boxes), self.read_again])

    def _place(self) -> None:
        column = QVBoxLayout(self)
        space(column, 12, (0, 12, 0, 0))
        space(self._list, 12)
        set_role(self.gate, role="banner", tone="warn")
        line = QHBoxLayout(self.gate)
        space(line, 12, (12, 8, 12, 8))
        line.addWidget(self._gate_words, 1)
        line.addWidget(self.admit)
        for label in (self._gate_words, self._lead):
            label.setWordWrap(True)
        set_role(self._lead, role="muted")
        column.addWidget(self.gate)
        column.addWidget(self._lead)
        column.addWidget(self._holder)
        column.addWidget(self.read_again, 0, Qt.AlignmentFlag.AlignLeft)
        column.addStretch(1)
        self.admit.clicked.connect(lambda: self.admitted.emit(not self._accepted))
        self.read_again.clicked.connect(
            lambda: self.answered.emit([box.answer() for box in self._boxes])
        )
