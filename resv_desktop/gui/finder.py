"""The command palette of the window: all actions, and entries by their words."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from resv_desktop.gui.actions import Actions
from resv_desktop.gui.context import Context
from resv_desktop.gui.palette import Palette, PaletteItem
from resv_desktop.services.logbook import EntryQuery

MOST_ENTRIES = 20


def open_palette(window: QWidget, commands: Actions, context: Context) -> Palette:
    """Open the palette over ``window``; it is made once and kept."""
    palette = window.findChild(Palette)
    if not isinstance(palette, Palette):
        palette = Palette(commands, window, partial(entries_found, context))
    palette.open_palette()
    return palette


def entries_found(context: Context, text: str) -> list[PaletteItem]:
    """The first entries whose words begin with those typed."""
    query = EntryQuery(text=text, limit=MOST_ENTRIES)
    return [
        PaletteItem(
            row.title,
            partial(context.page_wanted.emit, f"log {row.record}"),
            f"{row.number} · {row.network}",
            "notebook-pen",
        )
        for row in context.logbook.page(query).rows
    ]
