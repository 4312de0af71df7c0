"""One case of the practice folder: the files to make and what must be said of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from resv_desktop.workbook.practice.kit import Kit

NUMBERS = ("read", "new", "unchanged", "updated", "conflict", "quarantined", "not_an_entry")
"""The account of a file; the first equals the sum of the others."""
PASSED_OVER = "passed_over"
"""The reason of a file that is no workbook at all and gets no line of its own."""


def rows(**numbers: int) -> dict[str, int]:
    """Return an account; what is left out is 0, and ``read`` is the sum unless given.

    Raises:
        ValueError: when the account does not add up, or has a number we do not know.
    """
    numbers.setdefault("read", sum(numbers.values()))
    whole = {name: numbers.pop(name, 0) for name in NUMBERS}
    if numbers or 2 * whole["read"] != sum(whole.values()):
        raise ValueError(f"no sound account: {whole} {numbers}")
    return whole


NOTHING: Mapping[str, int] = rows()


@dataclass(frozen=True, slots=True)
class Told:
    """What must be said of one file: verdict, reason, the sentence in Dutch, the account.

    ``{file}`` in the sentence is the name of the file.

    ``name`` is only given where the name of the file is what the case is about. ``or_else`` is
    what is right as well, where that depends on the computer the folder is read on.
    """

    verdict: str
    reason: str
    message: str
    rows: Mapping[str, int] = field(default_factory=lambda: NOTHING)
    suffix: str = ".xlsx"
    name: str = ""
    or_else: Told | None = None


def in_order(new: int, **told: Any) -> Told:
    """Return what is said of a file with nothing to say of it but its ``new`` rows."""
    numbers = f"{new} rijen gelezen: {new} nieuw, 0 gelijk, 0 gewijzigd, 0 conflict."
    return Told("A", "", f"{{file}}: in orde. {numbers}", rows(new=new), **told)


@dataclass(frozen=True, slots=True)
class Case:
    """One way in which a delivery drifts or breaks.

    ``number`` is its place in the list of cases, ``verdict`` the heaviest of its files, ``make``
    gives the bytes of its files in the order of ``files``. ``note`` is what people who practise
    should know beside it, in Dutch.
    """

    number: int
    slug: str
    title_nl: str
    title_en: str
    verdict: str
    reason: str
    files: tuple[Told, ...]
    make: Callable[[Kit], Sequence[bytes]]
    note: str = ""

    @property
    def rows(self) -> dict[str, int]:
        """The account of all its files together."""
        return {name: sum(told.rows[name] for told in self.files) for name in NUMBERS}

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its files: in the order of the folder that of the cases."""
        return tuple(
            told.name or f"{self.number:02}_{self.slug}{f'_{nth}' if nth > 1 else ''}{told.suffix}"
            for nth, told in enumerate(self.files, 1)
        )

    @property
    def told(self) -> tuple[tuple[str, Told], ...]:
        """Its files by name, with what must be said of each."""
        return tuple(
            (name, _named(told, name)) for name, told in zip(self.names, self.files, strict=True)
        )


def _named(told: Told, name: str) -> Told:
    or_else = told.or_else and _named(told.or_else, name)
    return replace(told, message=told.message.replace("{file}", name), or_else=or_else)
