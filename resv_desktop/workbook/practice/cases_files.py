"""Cases 1 to 25: the file as a whole."""

from __future__ import annotations

from collections.abc import Sequence

from resv_desktop.workbook.practice.case import Case, Told, in_order, rows
from resv_desktop.workbook.practice.kit import Kit


def _cut_off(kit: Kit) -> Sequence[bytes]:
    whole = kit.delivery()
    return b"", whole[: len(whole) // 2]


def _twice(kit: Kit) -> Sequence[bytes]:
    return (kit.delivery(),) * 2


CASES: tuple[Case, ...] = (
    Case(
        4, "niet-compleet", "Leeg of halverwege afgebroken bestand",
        "Empty file, or one cut off half-way", "X", "file_cut_off",
        (
            Told("X", "file_empty", "Het bestand is leeg. Er is niets overgenomen. Vraag de "
                 "afzender om het bestand opnieuw te sturen."),
            Told("X", "file_cut_off", "Het bestand is niet compleet: het is onderweg afgebroken. "
                 "Er is niets overgenomen. Vraag de afzender om het opnieuw te sturen."),
        ),
        _cut_off,
    ),
    Case(
        18, "twee-keer", "Hetzelfde bestand twee keer, onder een andere naam",
        "The same file twice, under another name", "A+", "already_merged",
        (
            in_order(3),
            Told("A+", "already_merged", "{file}: deze werkmap is al eerder verwerkt. 3 rijen "
                 "gelijk, niets veranderd.", rows(unchanged=3)),
        ),
        _twice,
    ),
)  # fmt: skip
