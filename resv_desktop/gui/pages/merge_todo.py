"""Waiting for you: unknown headings, what was not understood, versions to choose from."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtWidgets import QListView, QStackedWidget, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError, PrivacyBlockedError
from resv_desktop.gui.errors import describe
from resv_desktop.gui.held import Place
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.models.merge_todo import Choice, Heading, Item, Todo, TodosModel
from resv_desktop.gui.pages import merge_work
from resv_desktop.gui.pages.merge_answer_card import AnswerCard
from resv_desktop.gui.pages.merge_choice_card import ChoiceCard
from resv_desktop.gui.pages.merge_heading_card import HeadingCard
from resv_desktop.gui.pages.merge_part import MergeDesk, MergePart
from resv_desktop.gui.pages.merge_questions import Answer
from resv_desktop.gui.pages.merge_split import ListAndCard
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.empty import EmptyPage
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.gui.widgets.two_lines import dress_list
from resv_desktop.services import quarantine
from resv_desktop.services.conflicts import Conflicts, keep_decision
from resv_desktop.services.coverage import network_names
from resv_desktop.services.open_questions import open_questions
from resv_desktop.services.quarantine import Waiting, Within

ANSWER = Place("", "answer")
"""Where an answer waits that could not be kept."""


class TodoPart(MergePart):
    """The view *Wacht op u*. Its argument: a merge whose questions come first, or a record."""

    key = "todo"

    def __init__(self, desk: MergeDesk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self._todos: list[Item] = []
        self._strangers: dict[str, str] | None = None
        self.banner, self.empty = Banner(), EmptyPage("circle-check")
        self.model, self.list = TodosModel(self), QListView()
        self.heading_card, self.card = HeadingCard(), AnswerCard(self.context.privacy)
        self.choice_card, self._cards = ChoiceCard(), QStackedWidget()
        self._split = ListAndCard(self.list, self._cards)
        self._place()
        self._connect()
        self.retranslate()

    # -- what the page asks --------------------------------------------------------------------

    def activate(self, argument: str = "") -> None:
        number = int(argument) if argument.isdecimal() else 0
        self.fill(batch=number, record="" if number else argument)

    def focus_first(self) -> None:
        self.list.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def count(self) -> int | None:
        return len(self._todos)

    def retranslate(self) -> None:
        self.list.setAccessibleName(self.tr("What waits for you"))
        self.empty.set_words(
            self.tr("Nothing waits for you: everything in the merged workbooks was understood."),
            self.tr("Go to the files"),
        )
        if self._todos:
            self.fill(at=self.list.currentIndex().row())
        for card in (self.heading_card, self.card, self.choice_card):
            card.retranslate()

    def show_busy(self, busy: bool) -> None:
        self._split.setEnabled(not busy)

    # -- the list ------------------------------------------------------------------------------

    @property
    def chosen(self) -> Item | None:
        """The question that is shown."""
        row = self.list.currentIndex().row()
        return self._todos[row] if 0 <= row < len(self._todos) else None

    def fill(self, *, batch: int = 0, record: str = "", at: int = 0) -> None:
        """Bring the list up to date, at a place, a merge's first question or a record's choice."""
        waits, of = open_questions(self.context.workspace, current_lang()), self._network
        self._strangers = None
        # Headings come first: an answer brings many cells at once.
        self._todos = [
            *(Heading(heading, of(heading.network)) for heading in waits.headings),
            *(Todo(item, of(item.network)) for item in waits.cells),
            *(Choice(case, of(case.network)) for case in waits.choices),
        ]
        self.model.set_todos(self._todos)
        self._split.setVisible(bool(self._todos))
        self.empty.setVisible(not self._todos)
        if self._todos:
            found = [
                place for place, todo in enumerate(self._todos) if _is_wanted(todo, batch, record)
            ]
            place = found[0] if found else min(at, len(self._todos) - 1)
            self.list.setCurrentIndex(self.model.index(place))
        self.counted.emit()

    def focus_card(self) -> None:
        """Put the keyboard at what is asked."""
        self._card_of(self.chosen).focus_answer()

    def _card_of(self, item: Item | None) -> HeadingCard | AnswerCard | ChoiceCard:
        if isinstance(item, Choice):
            return self.choice_card
        return self.heading_card if isinstance(item, Heading) else self.card

    def _network(self, code: str) -> str:
        """The name of a network; of one that is not of the region the name in its workbooks."""
        name = self.context.workspace.codebook.label("network", code, current_lang())
        if name != code:
            return name
        if self._strangers is None:
            self._strangers = network_names(self.context.workspace)
        return self._strangers.get(code, code)

    def _moved(self, now: QModelIndex, _before: QModelIndex) -> None:
        if not now.isValid():
            return
        todo = self._todos[now.row()]
        if isinstance(todo, Todo):
            self.card.show_todo(todo, len(self._alike(todo.item)))
        elif isinstance(todo, Heading):
            self.heading_card.show_heading(todo)
        else:
            self.choice_card.show_choice(todo)
        self._cards.setCurrentWidget(self._card_of(todo))

    def _alike(self, item: Waiting) -> list[Waiting]:
        # Rows that say the same may still be about different things.
        asked = (todo.item for todo in self._todos if isinstance(todo, Todo))
        others = () if item.is_row else asked
        return [o for o in others if o.place != item.place
                and quarantine.is_alike(item, o, Within.ALL)]  # fmt: skip

    # -- answering -----------------------------------------------------------------------------

    def answer(self, text: str, everywhere: bool) -> None:
        """Keep an answer and go on to the next question."""
        todo = self.chosen
        if isinstance(todo, Todo):
            self._do(lambda: self._keep(todo.item, text, everywhere))

    def leave(self, everywhere: bool) -> None:
        """Let a question go; the field keeps what it had."""
        todo = self.chosen
        if isinstance(todo, Todo):
            self._do(lambda: self._let_go(todo.item, everywhere))

    def tell_days(self, day_first: bool) -> None:
        """Read all uncertain days of the file in one way."""
        todo = self.chosen
        if isinstance(todo, Todo):
            self._do(lambda: self._tell_days(todo.item, day_first))

    def choose(self, choices: dict[str, object]) -> None:
        """Keep what was chosen between versions and go on to the next question."""
        choice = self.chosen
        if isinstance(choice, Choice):
            self._do(lambda: self._settle(choice, choices))

    def name_heading(self, answer: Answer) -> None:
        """Keep what a heading is; many cells may be understood by it, so it is done beside."""
        at, work = self.list.currentIndex().row(), merge_work.answer_headings
        task = Task(work, self.context.workspace, [answer])
        task.done(partial(self._heading_named, at))
        task.failed(partial(self._refused, self.heading_card))
        self.banner.clear()
        if self.desk.run(task, self.tr("Reading what waited under this heading"), can_stop=False):
            # Called after the desk's own end: only then can what is here be used again.
            task.finished(self._focus_next)

    def _heading_named(self, at: int, cells: int) -> None:
        self._next(self.tr("%n cells were understood by it", "", cells), "", at)

    def _settle(self, choice: Choice, choices: dict[str, object]) -> str:
        seen = [head.version for head in choice.case.heads]
        found = Conflicts(self.context.workspace, current_lang())
        decision = found.chosen(choice.case.record, choices, seen)
        keep_decision(self.context.workspace, choice.case.record, decision)
        about = choice.case.number or choice.case.title
        return self.tr("Choice kept: %1").replace("%1", about)

    def _keep(self, item: Waiting, text: str, everywhere: bool) -> str:
        workspace = self.context.workspace
        if everywhere:
            number = quarantine.solve_all(workspace, item, text, Within.ALL)
            return self.tr("%n questions answered", "", number)
        quarantine.solve(workspace, item, text)
        return self.tr("Answer kept: %1").replace("%1", _about(item))

    def _let_go(self, item: Waiting, everywhere: bool) -> str:
        workspace = self.context.workspace
        if everywhere:
            number = quarantine.dismiss_all(workspace, item, Within.ALL)
            return self.tr("%n questions left as they are", "", number)
        quarantine.dismiss(workspace, item)
        text = self.tr("Left as it is: %1").replace("%1", _about(item))
        self.banner.show_message("info", text, self.tr("Ask again"), partial(self._ask_again, item))
        return text

    def _ask_again(self, item: Waiting) -> None:
        quarantine.reopen(self.context.workspace, item)
        self.context.changed.emit(item.record)
        self.fill()
        asked = [todo.item.place for todo in self._todos if isinstance(todo, Todo)]
        row = asked.index(item.place)
        self.list.setCurrentIndex(self.model.index(row))
        self.card.focus_answer()

    def _tell_days(self, item: Waiting, day_first: bool) -> str:
        number = quarantine.solve_days(self.context.workspace, item.file, day_first=day_first)
        return self.tr("%n questions answered", "", number)

    def _do(self, act: Callable[[], str]) -> None:
        """Do it, say so, and show the next question; what is refused is said at the field."""
        at, todo = self.list.currentIndex().row(), self.chosen
        self.banner.clear()
        try:
            said = act()
        except KnownError as error:
            self._refused(self._card_of(todo), error)
            return
        self._next(said, todo.record if todo else "", at)

    def _refused(self, card: HeadingCard | AnswerCard | ChoiceCard, error: KnownError) -> None:
        card.set_error(describe(error))
        if isinstance(error, PrivacyBlockedError):
            self.context.held.hold(ANSWER, self.card.line.text(), error)
        card.focus_answer()

    def _next(self, said: str, record: str, at: int) -> None:
        """Say what was kept and show the question that follows."""
        self.context.say(said)
        self.context.changed.emit(record)
        self.fill(at=at)
        self._focus_next()

    def _focus_next(self) -> None:
        if self._todos:
            self.focus_card()
        else:
            self.empty.button.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- how it is made ------------------------------------------------------------------------

    def _place(self) -> None:
        outer, content = QVBoxLayout(self), QWidget()
        space(outer, 0)
        outer.addWidget(ScrollPage(content))
        column = QVBoxLayout(content)
        space(column, 12, (24, 8, 24, 16))
        column.addWidget(self.banner)
        column.addWidget(self.empty, 1)
        column.addWidget(self._split, 1)
        dress_list(self.list)
        self.list.setModel(self.model)
        for card in (self.heading_card, self.card, self.choice_card):
            self._cards.addWidget(card)

    def _connect(self) -> None:
        self.list.selectionModel().currentChanged.connect(self._moved)
        self.list.activated.connect(lambda _index: self.focus_card())
        self.heading_card.answered.connect(self.name_heading)
        self.choice_card.chosen.connect(self.choose)
        self.card.answered.connect(self.answer)
        self.card.line.textChanged.connect(lambda: self.context.held.release(ANSWER))
        self.card.left.connect(self.leave)
        self.card.days_told.connect(self.tell_days)
        self.empty.triggered.connect(lambda: self.wanted.emit("files"))


def _is_wanted(todo: Item, batch: int, record: str) -> bool:
    of_batch = isinstance(todo, Todo) and todo.item.batch == batch
    of_batch = of_batch or (isinstance(todo, Heading) and batch in todo.asked.batches)
    return of_batch or (bool(record) and todo.record == record)


def _about(item: Waiting) -> str:
    return " ".join(part for part in (item.number or item.title, item.header) if part)
