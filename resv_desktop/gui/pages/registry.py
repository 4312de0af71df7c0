"""The pages of the window: their place in the rail, who sees them, and where their code is.

A page's module is loaded when it is first shown; pages that need Excel would otherwise cost half
the time to the first paint. The imports are written out, so that they are checked and so that the
packaged program knows of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication

from resv_desktop.gui.pages.page import Page

NETWORK, REGION = "network", "region"


def _start() -> type[Page]:
    from resv_desktop.gui.pages.start import StartPage

    return StartPage


def _log() -> type[Page]:
    from resv_desktop.gui.pages.log import LogPage

    return LogPage


def _deliver() -> type[Page]:
    from resv_desktop.gui.pages.deliver import DeliverPage

    return DeliverPage


def _merge() -> type[Page]:
    from resv_desktop.gui.pages.merge import MergePage

    return MergePage


def _report() -> type[Page]:
    from resv_desktop.gui.pages.report import ReportPage

    return ReportPage


def _settings() -> type[Page]:
    from resv_desktop.gui.pages.settings import SettingsPage

    return SettingsPage


@dataclass(frozen=True)
class PageSpec:
    """One page; shown to whoever has one of ``roles``. ``load`` gives its class."""

    key: str
    load: Callable[[], type[Page]]
    icon: str
    roles: tuple[str, ...] = (NETWORK, REGION)
    bottom: bool = False

    def title(self) -> str:
        """The page's name in the language of the moment."""
        return page_title(self.key)


PAGES = (
    PageSpec("start", _start, "house"),
    PageSpec("log", _log, "notebook-pen"),
    PageSpec("deliver", _deliver, "send", (NETWORK,)),
    PageSpec("merge", _merge, "combine", (REGION,)),
    PageSpec("report", _report, "chart-column", (REGION,)),
    PageSpec("settings", _settings, "settings", bottom=True),
)

_REGION_ORDER = ("start", "merge", "report", "log", "settings")


def pages_for(roles: Iterable[str]) -> list[PageSpec]:
    """Return the pages of a person with these roles, in the order of the rail."""
    held = tuple(roles)
    shown = [page for page in PAGES if set(page.roles) & set(held)]
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
