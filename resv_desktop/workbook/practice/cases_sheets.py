"""Cases 26 to 41: the sheets."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.workbook import Workbook

from resv_desktop.workbook.practice.case import Case, in_order
from resv_desktop.workbook.practice.kit import Kit


def _renamed(kit: Kit) -> Sequence[bytes]:
    def change(book: Workbook) -> None:
        book["Registraties"].title = "Issues"
        book.move_sheet("Issues", 3)

    return (kit.edit(kit.delivery(), change),)


CASES: tuple[Case, ...] = (
    Case(
        26, "blad-hernoemd", "Blad hernoemd, verplaatst of vertaald",
        "Sheet renamed, moved or translated", "A", "", (in_order(3),), _renamed,
    ),
)  # fmt: skip
