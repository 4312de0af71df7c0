"""The words of the cards on Start: what stands on them, made from how things stand."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from resv_desktop.domain.period import Period
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import date_text, day_text, number_text, time_text
from resv_desktop.gui.standing import NEAR_DAYS, OLD_BACKUP_DAYS, standing_of
from resv_desktop.services.retention import EXPERIMENT_ENDS, Phase
from resv_desktop.services.second_place import SecondStanding
from resv_desktop.services.standing import DuePeriod, NetworkStanding, RegionStanding

if TYPE_CHECKING:
    from resv_desktop.services.open_questions import OpenQuestions

MOST_CARDS = 5
MOST_NAMES = 6
"""More networks than this are counted, not named."""


@dataclass(frozen=True)
class CardWords:
    """One card: ``wanted`` is the page its button leads to, ``backup`` makes a backup."""

    key: str
    title: str
    figure: str
    sentence: str
    verb: str
    icon: str
    tone: str
    wanted: str


class StartCards(QObject):
    """Makes the cards for the roles of this person, most pressing first."""

    def __init__(self, context: Context) -> None:
        super().__init__(context)
        self._context = context
        self._standing = standing_of(context)

    def cards(self) -> list[CardWords]:
        """The cards of this moment, at most five, in the language of the moment."""
        network, region = self._standing.network(), self._standing.region()
        retention = self._retention()
        over = retention is not None and retention.tone == "bad"
        made: list[CardWords | None] = [retention] if over else []
        if network is not None:
            made += [self._first(network), self._deadline(network.due)]
            made += [] if over else [retention]
            made += [self._drafts(network)]
            made += [self._actions(network)]
        elif not over:
            made += [retention]
        if region is not None:
            made += [self._deliveries(region)]
            made += [self._waiting(region.open)]
        elif network is not None:
            made += [self._conflicts(network.conflicts)]
        if region is not None and network is None:
            made += [self._report(region)]
        made += [self._backup()]
        return [card for card in made if card is not None][:MOST_CARDS]

    # -- of a network --------------------------------------------------------------------------

    def _first(self, network: NetworkStanding) -> CardWords | None:
        if network.entries:
            return None
        return CardWords(
            "first",
            self.tr("Your first signal"),
            self.tr("The log is empty"),
            self.tr("One line is enough. You can fill in the rest later."),
            self.tr("Write down a signal"),
            "notebook-pen",
            "accent",
            "log",
        )

    def _deadline(self, due: DuePeriod) -> CardWords:
        title = self.tr("Hand over %1").replace("%1", period_text(due.period))
        day = day_text(due.deadline)
        if due.delivered is not None:
            said = self.tr("Handed over on %1. It can be handed over again until %2.")
            said = said.replace("%1", date_text(due.delivered.date())).replace("%2", day)
            verb = self.tr("Look back")
            return CardWords(
                "deadline", title, self.tr("Done"), said, verb, "send", "ok", "deliver"
            )
        figure, tone = self._days(due.days_left)
        said = self.tr("The RESV expects the workbook by %1.")
        if due.is_late:
            said = self.tr("The RESV expected the workbook by %1.")
        said = said.replace("%1", day)
        return CardWords(
            "deadline", title, figure, said, self.tr("Hand over"), "send", tone, "deliver"
        )

    def _days(self, left: int) -> tuple[str, str]:
        if left < 0:
            return self.tr("%n day(s) late", "", -left), "bad"
        if left == 0:
            return self.tr("today is the last day"), "warn"
        return self.tr("%n day(s) left", "", left), "warn" if left <= NEAR_DAYS else "accent"

    def _drafts(self, network: NetworkStanding) -> CardWords | None:
        if not network.drafts:
            return None
        return CardWords(
            "drafts",
            self.tr("Drafts"),
            self.tr("%n entr(y/ies)", "", network.drafts),
            self.tr("Something is still missing in them, such as the theme or the severity."),
            self.tr("Finish drafts"),
            "pencil",
            "accent",
            "log drafts",
        )

    def _actions(self, network: NetworkStanding) -> CardWords | None:
        if not network.actions:
            return None
        first, late = network.actions[0], network.overdue
        figure = self.tr("%n late", "", late) if late else ""
        figure = figure or self.tr("%n this week", "", len(network.actions))
        said = first.text.strip()
        if first.due:
            said = self.tr("First: %1 (by %2)").replace("%2", day_text(first.due))
            said = said.replace("%1", first.text.strip())
        return CardWords(
            "actions",
            self.tr("Actions"),
            figure,
            said,
            self.tr("Show the first") if first.entry else "",
            "square-check",
            "bad" if late else "accent",
            f"log {first.entry}",
        )

    # -- of the region -------------------------------------------------------------------------

    def _deliveries(self, region: RegionStanding) -> CardWords:
        if not region.networks:
            return CardWords(
                "deliveries",
                self.tr("Region"),
                self.tr("No region file yet"),
                self.tr("Without it the program cannot tell who has still to hand over."),
                self.tr("Open the region file"),
                "users",
                "warn",
                "settings region",
            )
        title = self.tr("Handed over for %1").replace("%1", period_text(region.period))
        figure = self.tr("%1 of %2").replace("%2", str(len(region.networks)))
        figure = figure.replace("%1", str(len(region.networks) - len(region.missing)))
        tone = "bad" if region.days_left < 0 else "accent"
        return CardWords(
            "deliveries",
            title,
            figure,
            self._who_is_missing(region),
            self.tr("Merge workbooks"),
            "inbox",
            tone if region.missing else "ok",
            "merge",
        )

    def _who_is_missing(self, region: RegionStanding) -> str:
        names = [network.name for network in region.missing]
        if not names:
            return self.tr("Every network of the region has handed over.")
        day = day_text(region.deadline)
        if not region.is_over:
            return self.tr("The quarter is not over yet. The last day is %1.").replace("%1", day)
        if len(names) > MOST_NAMES:
            return self.tr("The last day is %1.").replace("%1", day)
        said = self.tr("Not yet: %1. The last day is %2.").replace("%2", day)
        return said.replace("%1", ", ".join(names))

    def _conflicts(self, count: int) -> CardWords | None:
        if not count:
            return None
        return CardWords(
            "conflicts",
            self.tr("Choices for you"),
            self.tr("%n entr(y/ies)", "", count),
            self.tr("The same field was changed in two places. Choose what is right."),
            self.tr("Choose"),
            "git-merge",
            "warn",
            "log conflicts",
        )

    def _waiting(self, waits: OpenQuestions) -> CardWords | None:
        if not waits.total:
            return None
        headings, cells, choices = (len(kind) for kind in waits)
        parts = [
            self.tr("%n headings to name", "", headings) if headings else "",
            self.tr("%n cells to answer", "", cells) if cells else "",
            self.tr("%n entries to choose", "", choices) if choices else "",
        ]
        return CardWords(
            "waiting",
            self.tr("Waiting for you"),
            self.tr("%n questions", "", waits.total),
            self.tr("From merged workbooks: %1.").replace("%1", ", ".join(filter(None, parts))),
            self.tr("Answer"),
            "git-merge",
            "warn",
            "merge todo",
        )

    def _report(self, region: RegionStanding) -> CardWords | None:
        if not region.entries:
            return None
        return CardWords(
            "report",
            self.tr("Regional workbook"),
            self.tr("%1 entries").replace("%1", number_text(region.entries)),
            self.tr("All that was merged, with figures and account, in one workbook."),
            self.tr("Make the report"),
            "chart-column",
            "accent",
            "report",
        )

    # -- of everybody --------------------------------------------------------------------------

    def _retention(self) -> CardWords | None:
        """The end of the experiment, once it is near and there is something to keep."""
        found = self._standing.retention()
        if not found.asks_for_something:
            return None
        over = found.phase is Phase.ENDED
        figure = self.tr("The experiment is over")
        if not over:
            figure = self.tr("%n day(s) left", "", found.days_left)
        said = self.tr("The experiment ends on %1. Make an archive and agree who keeps it.")
        return CardWords(
            "retention",
            self.tr("How long things are kept"),
            figure,
            said.replace("%1", date_text(EXPERIMENT_ENDS)),
            self.tr("Make an archive"),
            "download",
            "bad" if over else "warn",
            "settings retention",
        )

    def _backup(self) -> CardWords:
        at, second = self._standing.last_backup(), self._standing.second_place()
        figure, tone = self.tr("None yet"), "warn"
        if at is not None:
            days = (self._context.workspace.today() - at.date()).days
            tone = "ok" if days <= OLD_BACKUP_DAYS else "warn"
            today = self.tr("Today, %1").replace("%1", time_text(at))
            figure = today if days <= 0 else date_text(at.date())
        return CardWords(
            "backup",
            self.tr("Last backup"),
            figure,
            self._second_place(second),
            self.tr("Make a backup now"),
            "shield",
            "warn" if second.fault and self._is_long_ago(second) else tone,
            "backup",
        )

    def _second_place(self, second: SecondStanding) -> str:
        """Where backups go besides, and when that last succeeded."""
        if second.folder is None and not second.fault:
            return self.tr("The program makes one each day by itself, on this computer.")
        last = self.tr("Second place: no copy yet.")
        if second.last is not None:
            last = self.tr("Second place: last copy on %1.")
            last = last.replace("%1", date_text(second.last.date()))
        if second.fault == "second_place_away":
            now = self.tr("It is not connected now; the program tries again.")
        elif second.fault:
            now = self.tr("The latest copy did not succeed: see Settings.")
        else:
            return last
        return f"{last} {now}"

    def _is_long_ago(self, second: SecondStanding) -> bool:
        """Whether the second place needs a person: a stick in a drawer for some days does not."""
        if second.fault != "second_place_away" or second.last is None:
            return True
        return (self._context.workspace.today() - second.last.date()).days > OLD_BACKUP_DAYS


def period_text(period: Period) -> str:
    """``Q1 2027`` or ``2027``."""
    return f"Q{period.quarter} {period.year}" if period.quarter else str(period.year)
