"""The answers of the practice folder: for the program as JSON, for people as a workbook."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date
from pathlib import Path
from typing import Any

from resv_desktop.domain.codebook import CodeBook
from resv_desktop.domain.network import PRACTICE_REGION
from resv_desktop.workbook.cells import Book, Cell, Properties
from resv_desktop.workbook.columns import PRACTICE_ANSWERS, PRACTICE_GUIDE
from resv_desktop.workbook.practice.case import NUMBERS, Case, Told
from resv_desktop.workbook.practice.kit import practice_files
from resv_desktop.workbook.styles import Look

Progress = Callable[[int, int], None]

ANSWERS_FILE, ANSWERS_BOOK = "antwoorden.json", "antwoorden.xlsx"
FORMAT = "resv-oefenmap"
VERSION = 1


@dataclass(frozen=True, slots=True)
class Answer:
    """What must be said of one file of the folder; ``also`` is right on some computers."""

    number: int
    file: str
    verdict: str
    reason: str
    message: str
    rows: Mapping[str, int]
    also: Answer | None = None


@dataclass(frozen=True, slots=True)
class PracticeAnswers:
    """What must be said of every file in a practice folder, and of which region they are."""

    answers: tuple[Answer, ...]
    region: str = PRACTICE_REGION

    def to_data(self) -> dict[str, Any]:
        """Return the answers as they stand in the folder."""
        files = [asdict(answer) for answer in self.answers]
        return {"format": FORMAT, "version": VERSION, "region": self.region, "files": files}

    @classmethod
    def from_data(cls, data: object) -> PracticeAnswers:
        """Return the answers that a parsed file holds.

        Raises:
            ValueError: when it is something else, or incomplete.
        """
        if not isinstance(data, dict) or (data.get("format"), data.get("version")) != (
            FORMAT,
            VERSION,
        ):
            raise ValueError("no answers of a practice folder")
        try:
            answers = tuple(map(_answer, data["files"]))
            return cls(answers, str(data["region"]))
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError("damaged answers of a practice folder") from error


def _answer(row: Mapping[str, Any]) -> Answer:
    also = row.get("also")
    return Answer(
        int(row["number"]),
        str(row["file"]),
        str(row["verdict"]),
        str(row["reason"]),
        str(row["message"]),
        {name: int(row["rows"][name]) for name in NUMBERS},
        _answer(also) if also else None,
    )


def write_practice(
    folder: Path, cases: Sequence[Case], codebook: CodeBook, progress: Progress = lambda *_: None
) -> PracticeAnswers:
    """Write the files of ``cases`` and their answers; the same bytes each time.

    ``progress(done, total)`` is told before each file. What it raises ends the work.

    Raises:
        OSError: when the folder cannot be written in.
    """
    answers = answers_of(cases)
    text = json.dumps(answers.to_data(), ensure_ascii=False, indent=1)
    # First, so that a folder that was begun is known as ours and can be made anew.
    (folder / ANSWERS_FILE).write_text(text + "\n", encoding="utf-8", newline="\n")
    for done, (_, name, content) in enumerate(practice_files(cases, codebook)):
        progress(done, len(answers.answers))
        (folder / name).write_bytes(content)
    (folder / ANSWERS_BOOK).write_bytes(answer_book(cases))
    progress(len(answers.answers), len(answers.answers))
    return answers


def answers_of(cases: Iterable[Case]) -> PracticeAnswers:
    """Return what must be said of the files of ``cases``."""
    return PracticeAnswers(
        tuple(_told(case, name, told) for case in cases for name, told in case.told)
    )


def _told(case: Case, name: str, told: Told) -> Answer:
    also = _told(case, name, told.or_else) if told.or_else else None
    values = (told.verdict, told.reason, told.message, dict(told.rows))
    return Answer(case.number, name, *values, also)


# For people

_HEADERS = (
    "Nr", "Bestand", "Wat er aan de hand is", "Oordeel", "Wat het programma zegt",
    "Gelezen", "Nieuw", "Gelijk", "Gewijzigd", "Conflict", "Wacht", "Geen registratie",
    "Bij het oefenen",
)  # fmt: skip
_WIDTHS = (6, 38, 44, 24, 80, 10, 10, 10, 11, 10, 10, 14, 50)
_NUMBER_COLUMNS = frozenset({0, *range(5, 12)})
VERDICTS: Mapping[str, str] = {
    "A": "in orde",
    "A+": "in orde, met een mededeling",
    "R": "iets is hersteld",
    "Q": "iets wacht op u",
    "X": "niet overgenomen",
    "skip": "overgeslagen",
}
"""The verdicts in words."""
_GUIDE = (
    ("Wat dit is", "Een map om te oefenen met samenvoegen. Elk bestand laat iets zien wat in het "
     "echt gebeurt: een wachtwoord, een verschoven kolom, een rij die is weggehaald."),
    ("Zo oefent u", "Lees bij een nummer wat er aan de hand is. Bedenk wat het programma zal "
     "zeggen. Laat het bestand controleren, en vergelijk met het blad Antwoorden."),
    ("Alles nakijken", "De opdracht check met deze map kijkt alle bestanden na en zegt hoeveel "
     "er zijn zoals ze hier staan."),
    ("Niet voor echt", "De bestanden zijn van de regio OEFEN. Een echte regio neemt ze niet op."),
)  # fmt: skip


def answer_book(cases: Sequence[Case]) -> bytes:
    """Return the workbook in which people look up the answers."""
    book = Book(Properties(
        "Antwoorden bij de oefenmap", "Oefenen met samenvoegen", PRACTICE_REGION, "RESV Desktop",
        "oefenmap", date(2027, 1, 1),
    ))  # fmt: skip
    guide = book.page(PRACTICE_GUIDE)
    guide.widths((24, 90))
    guide.look(0, 0, "Antwoorden bij de oefenmap", Look.TITLE)
    for row, (label, text) in enumerate(_GUIDE, 2):
        guide.look(row, 0, label, Look.LABEL)
        guide.look(row, 1, text, Look.TEXT)
    guide.printed("Oefenmap", header_row=None)
    rows = list(_lines(cases))
    page = book.page(PRACTICE_ANSWERS)
    page.widths(_WIDTHS)
    page.freeze(1, 2)
    page.printed("Oefenmap")
    page.table(PRACTICE_ANSWERS, _HEADERS, len(rows), about="Per bestand wat het programma zegt")
    looks = (Look.NUMBER if n in _NUMBER_COLUMNS else Look.TEXT for n in range(len(_HEADERS)))
    page.fill(rows, [page.styles.get(look, lined=True) for look in looks])
    return book.finish()


def _lines(cases: Iterable[Case]) -> Iterator[tuple[Cell, ...]]:
    for case in cases:
        for name, told in case.told:
            yield (
                case.number, name, case.title_nl, f"{told.verdict} ({VERDICTS[told.verdict]})",
                told.message, *(told.rows[key] for key in NUMBERS), case.note or None,
            )  # fmt: skip
