"""Start: what needs me now, at most five things, and how this was again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QVBoxLayout, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.folder_notice import folder_notice_of
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.pages.start_cards import CardWords, StartCards
from resv_desktop.gui.safety import back_up
from resv_desktop.gui.standing import standing_of
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.card import Card, CardDeck
from resv_desktop.gui.widgets.scroll import ScrollPage

LINES = 5


class StartPage(Page):
    """What needs me now."""

    key = "start"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self._made = StartCards(context)
        self._cards: dict[str, Card] = {}
        self._wanted: dict[str, str] = {}
        self._heading, self._again = QLabel(self), QLabel(self)
        self.deck = CardDeck(self)
        self.banner = Banner(self)
        self._notice = folder_notice_of(context)
        self._lines = [(QLabel(self), QLabel(self)) for _ in range(LINES)]
        self._build()
        self._say()
        standing_of(context).updated.connect(self._stale)
        self._notice.updated.connect(self._warn)

    def activate(self, argument: str = "") -> None:
        self._show_cards()

    def focus_first(self) -> None:
        for card in self.deck.cards():
            if not card.button.isHidden():
                card.button.setFocus(Qt.FocusReason.TabFocusReason)
                return

    def retranslate(self) -> None:
        self._say()
        self._show_cards()
        if not self.banner.isHidden():
            self._warn()

    def cards(self) -> dict[str, Card]:
        """The cards shown, by what they are about."""
        return dict(self._cards)

    def _stale(self) -> None:
        if self.isVisible():
            self._show_cards()

    def _warn(self) -> None:
        """Say what is wrong with the folder in which everything is kept."""
        sentences = self._notice.sentences()
        if not sentences:
            self.banner.clear()
            return
        more = self.tr("More about the folder")
        self.banner.show_message(
            self._notice.tone(), sentences[0], more, partial(self._go, "settings folder")
        )

    def _go(self, wanted: str) -> None:
        self.context.page_wanted.emit(wanted)

    def _show_cards(self) -> None:
        words = self._made.cards()
        primary = next((card.key for card in words if card.verb), "")
        shown = {card.key: self._card(card, card.key == primary) for card in words}
        if list(shown) != list(self._cards):
            self.deck.set_cards(list(shown.values()))
        self._cards = shown

    def _card(self, words: CardWords, primary: bool) -> Card:
        """The card with these words; the one shown before is kept, and with it the keyboard."""
        card = self._cards.get(words.key)
        self._wanted[words.key] = words.wanted
        if card is None:
            card = Card("", "", "", "", words.icon, words.tone)
            card.triggered.connect(partial(self._act, words.key))
        card.set_words(words.title, words.figure, words.sentence, words.verb)
        card.set_tone(words.tone)
        set_role(card.button, kind="primary" if primary else "secondary")
        return card

    def _act(self, key: str) -> None:
        wanted = self._wanted[key]
        if wanted == "backup":
            back_up(self.context)
        else:
            self.context.page_wanted.emit(wanted)

    def _build(self) -> None:
        content = QWidget(self)
        column = QVBoxLayout(content)
        space(column, 16, (24, 20, 24, 24))
        set_role(self._heading, role="emphasis")
        column.addWidget(self.banner)
        column.addWidget(self._heading)
        column.addWidget(self.deck)
        column.addWidget(self._reminder())
        column.addStretch(1)
        outer = QVBoxLayout(self)
        space(outer, 0)
        outer.addWidget(ScrollPage(content, self))

    def _reminder(self) -> QFrame:
        card = QFrame(self)
        set_role(card, role="card")
        set_role(self._again, role="strong")
        grid = QGridLayout(card)
        space(grid, 8, (16, 16, 16, 16))
        grid.addWidget(self._again, 0, 0, 1, 2)
        for row, (number, words) in enumerate(self._lines, start=1):
            set_role(number, role="muted")
            number.setText(f"{row}.")
            words.setWordWrap(True)
            grid.addWidget(number, row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(words, row, 1)
        grid.setColumnStretch(1, 1)
        return card

    def _say(self) -> None:
        self._heading.setText(self.tr("What needs you now"))
        self._again.setText(self.tr("How was this again?"))
        lines = self._network_lines() if self.context.networks else self._region_lines()
        for (_, words), line in zip(self._lines, lines, strict=True):
            words.setText(line)

    def _network_lines(self) -> tuple[str, ...]:
        return (
            self.tr("Write down a signal in one line: Ctrl+N. Only a title is needed."),
            self.tr("Does it exist already? Say that it is still so, instead of adding it twice."),
            self.tr("After the meeting: set the status, the agreement and the next step."),
            self.tr("Finish the drafts before the quarter ends. Never write about a patient."),
            self.tr("Hand over each quarter: one workbook by mail to the RESV."),
        )

    def _region_lines(self) -> tuple[str, ...]:
        return (
            self.tr("Save the workbooks of the networks in one folder."),
            self.tr("Drag that folder to Merge: per file you see what was read and what was not."),
            self.tr("The difference at the foot must be zero: then no row was lost or doubled."),
            self.tr("Merged the wrong file? Take that merge back; nothing else changes."),
            self.tr("Make the regional workbook on the page Report."),
        )
