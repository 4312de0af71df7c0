"""The pages of the window: their place in the rail, who sees them, and where their code is.

A page's module is loaded when it is first shown; pages that need Excel would otherwise cost half
the time to the first paint.
"""

from __future__ import annotations

import importlib
import importlib.util
from collections.abc import Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.pages.page import Page

NETWORK, REGION = "network", "region"


@dataclass(frozen=True)
class PageSpec:
    """One page; shown to whoever has one of ``roles``."""

    key: str
    place: str
    icon: str
    roles: tuple[str, ...] = (NETWORK, REGION)
    bottom: bool = False

    def load(self) -> type[Page]:
        """Return the page's class; loads its module."""
        module, name = self.place.split(":")
        found: type[Page] = getattr(importlib.import_module(module), name)
        return found

    def title(self) -> str:
        """The page's name in the language of the moment."""
        return page_title(self.key)


PAGES = (
    PageSpec("start", "resv_desktop.gui.pages.start:StartPage", "house"),
    PageSpec("log", "resv_desktop.gui.pages.log:LogPage", "notebook-pen"),
    PageSpec("deliver", "resv_desktop.gui.pages.deliver:DeliverPage", "send", (NETWORK,)),
    PageSpec("merge", "resv_desktop.gui.pages.merge:MergePage", "combine", (REGION,)),
    PageSpec("report", "resv_desktop.gui.pages.report:ReportPage", "chart-column", (REGION,)),
    PageSpec("settings", "resv_desktop.gui.pages.settings:SettingsPage", "settings", bottom=True),
)

_REGION_ORDER = ("start", "merge", "report", "log", "settings")


def pages_for(roles: Iterable[str]) -> list[PageSpec]:
    """Return the pages of a person with these roles, in the order of the rail."""
    held = tuple(roles)
    shown = [page for page in PAGES if set(page.roles) & set(held) and _is_built(page)]
    order = _REGION_ORDER if held == (REGION,) else tuple(page.key for page in PAGES)
    return sorted(shown, key=lambda page: order.index(page.key))


def page_title(key: str) -> str:
    """The name of a page in the language of the moment. Raises KeyError for an unknown page."""
    return {
        "start": QCoreApplication.translate("Pages", "Start"),
        "log": QCoreApplication.translate("Pages", "Log"),
        "deliver": QCoreApplication.translate("Pages", "Hand over"),
        "merge": QCoreApplication.translate("Pages", "Merge"),
        "report": QCoreApplication.translate("Pages", "Report"),
        "settings": QCoreApplication.translate("Pages", "Settings"),
    }[key]


def _is_built(page: PageSpec) -> bool:
    return importlib.util.find_spec(page.place.split(":")[0]) is not None
