"""The window's share of the self-test: each check really does the thing, and says what it found.

Called by :mod:`resv_desktop.selftest` where the program is installed, also in the frozen program.
"""

from __future__ import annotations

import datetime as dt
import os
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import PySide6
from PySide6.QtCore import QCollator, QCoreApplication, QLibraryInfo, QPluginLoader
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.gui import examine_paint, i18n
from resv_desktop.gui.app import dressed_application
from resv_desktop.gui.context import Context
from resv_desktop.gui.examine_paint import Faulty
from resv_desktop.gui.i18n import LANGUAGES, Lang, current_lang, set_language
from resv_desktop.gui.lifetime import let_go
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.registry import PAGES, page_title
from resv_desktop.gui.theme import theme
from resv_desktop.paths import DataFolder
from resv_desktop.services.policy import DEFAULT
from resv_desktop.services.settings import Settings
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

PLATFORMS = {"win32": ("windows",), "darwin": ("cocoa",)}
OPTIONAL = "wayland"
"""Its libraries are the system's own, where it has them; without, everything goes by ``xcb``."""
LINUX_PLATFORMS = ("xcb", OPTIONAL)
WITHOUT_SCREEN = "offscreen"
OWN_WORDS = {"nl": "Samenvoegen", "en": "Merge"}
QT_WORDS = {"nl": "Annuleren", "en": "Cancel"}
COUNTED_WORDS = {"nl": "De controle is goed.", "en": "The check passed."}
"""How the number one is said; the English file of translations holds nothing but such forms."""
DATES = {"nl": ("12 mrt 2027", "1.234,5"), "en": ("12 Mar 2027", "1,234.5")}
IN_ORDER = ["apotheek", "eend", "éénmaal", "eerst", "zorg"]
LEAST_NAMED = 20
"""Parts of the main window that a screen reader can name."""


def platform_plugins() -> str:
    """The plugins by which Qt reaches a screen are there by name, and can be loaded.

    Looked at before Qt needs one: without it, Qt ends the process.
    """
    folder = Path(QLibraryInfo.path(QLibraryInfo.LibraryPath.PluginsPath)) / "platforms"
    files = sorted(path for path in folder.glob("*") if path.suffix in (".so", ".dll", ".dylib"))
    loaders = {name: path for path in files for name in _keys(path)}
    missing = [name for name in _wanted() if name not in loaders]
    if missing:
        raise Faulty(f"{', '.join(missing)} not in {folder}")
    broken = {name: fault for name in _wanted() if (fault := _fault(loaders[name]))}
    needed = set(_wanted()) - {OPTIONAL} if _is_frozen() else set()
    if needed & broken.keys() or len(broken) == len(_wanted()):
        raise Faulty("; ".join(broken.values()))
    return ", ".join([*_wanted(), *(f"({fault})" for fault in broken.values())])


def qt_platform() -> str:
    """A screen plugin was loaded, and it is one meant for this system."""
    _application()
    name = QApplication.platformName()
    fitting = (*PLATFORMS.get(sys.platform, LINUX_PLATFORMS), WITHOUT_SCREEN)
    if not any(name.startswith(each) for each in fitting):
        raise Faulty(name)
    return f"Qt {PySide6.__version__}, {name}"


def translations() -> str:
    """Qt's own buttons, our pages and our plurals are said in Dutch and in English."""
    for lang in _each_language():
        _compare(page_title("merge"), OWN_WORDS[lang])
        _compare(_cancel_text(), QT_WORDS[lang])
        counted = QCoreApplication.translate("TestSection", "All %n check(s) passed.", "", 1)
        _compare(counted, COUNTED_WORDS[lang])
    return ", ".join(LANGUAGES)


def locale() -> str:
    """Dates and numbers are written as in each language, and Dutch words sorted by its rules."""
    for lang in _each_language():
        day, number = DATES[lang]
        _compare(i18n.date_text(dt.date(2027, 3, 12)), day)
        _compare(i18n.number_text(1234.5, 1), number)
        if lang == "nl":
            _compare(" ".join(_sorted(reversed(IN_ORDER))), " ".join(IN_ORDER))
    return ", ".join(day for day, _ in DATES.values())


def main_window() -> str:
    """The main window opens over a log of its own and paints every page."""
    return _with_window(_walk)


def accessible() -> str:
    """A screen reader finds the window and its parts by name."""

    def examine(window: MainWindow) -> str:
        window.show()
        QCoreApplication.processEvents()
        top = QAccessible.queryAccessibleInterface(window)
        if not top.isValid():
            raise Faulty("the window has no place in the tree")
        parts = list(_below(top))
        named = sum(bool(part.text(QAccessible.Text.Name).strip()) for part in parts)
        if named < LEAST_NAMED:
            raise Faulty(f"{named} of {len(parts)} named")
        return f"{named} of {len(parts)} named"

    return _with_window(examine)


CHECKS: Mapping[str, Callable[[], str]] = {
    "platform_plugins": platform_plugins,
    "qt_platform": qt_platform,
    "translations": translations,
    "locale": locale,
    "icons": examine_paint.icons,
    "icon_engine": examine_paint.icon_engine,
    "svg_images": examine_paint.svg_images,
    "fonts": examine_paint.fonts,
    "main_window": main_window,
    "accessible": accessible,
}


def check(name: str) -> tuple[Callable[[], str], type[Exception]]:
    """Return what carries out a check, and what it raises when it found something."""

    def examine() -> str:
        if name != "platform_plugins":
            _application()
        return CHECKS[name]()

    return examine, Faulty


def _application() -> QApplication:
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    if sys.platform.startswith("linux") and not _has_screen():
        # Without a screen Qt would end the process instead of raising.
        os.environ.setdefault("QT_QPA_PLATFORM", WITHOUT_SCREEN)
    return dressed_application(Settings())


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _is_frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


def _wanted() -> tuple[str, ...]:
    return PLATFORMS.get(sys.platform) or (*LINUX_PLATFORMS, WITHOUT_SCREEN)


def _keys(path: Path) -> list[str]:
    """Return the names by which Qt knows a plugin, from the file itself."""
    told: object = QPluginLoader(str(path)).metaData().get("MetaData", {})
    keys = told.get("Keys", []) if isinstance(told, dict) else []
    return [str(key) for key in keys] if isinstance(keys, list) else []


def _fault(path: Path) -> str:
    """Return why a plugin cannot be loaded; empty when it can."""
    loader = QPluginLoader(str(path))
    return "" if loader.load() else loader.errorString()


def _each_language() -> Iterator[Lang]:
    """Speak each language in turn, and then the one from before."""
    before = current_lang()
    try:
        for lang in LANGUAGES:
            set_language(lang)
            yield lang
    finally:
        set_language(before)


def _sorted(words: Iterator[str]) -> list[str]:
    collator = QCollator(i18n.locale())
    return sorted(words, key=lambda word: collator.sortKey(word))


def _compare(found: str, wanted: str) -> None:
    if found != wanted:
        raise Faulty(f"{found!r} instead of {wanted!r}")


def _cancel_text() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def _moment() -> dt.datetime:
    return dt.datetime(2027, 2, 1, 9, tzinfo=dt.UTC)


def _with_window(examine: Callable[[MainWindow], str]) -> str:
    with tempfile.TemporaryDirectory(prefix="resv-selftest-") as name:
        workspace = Workspace(
            DataFolder(Path(name)).create(), clock=_moment, uuids=seeded_uuids(1), policy=DEFAULT
        )
        try:
            set_up(workspace, ["network", "region"], networks=[Network("TEST", "Zelftest")])
            window = MainWindow(Context(workspace))
            try:
                return examine(window)
            finally:
                window.close()
                let_go(window)
        finally:
            workspace.release()


def _walk(window: MainWindow) -> str:
    window.show()
    for key in window.page_keys():
        window.show_page(key)
        QCoreApplication.processEvents()
        _look_at(window, key)
    return f"{len(window.page_keys())} of {len(PAGES)}"


def _look_at(window: MainWindow, key: str) -> None:
    picture = window.grab().toImage()
    rail = picture.pixelColor(2, picture.height() // 2).name()
    if rail != theme().colour("rail").name():
        raise Faulty(f"{key}: rail is {rail}")
    line = range(0, picture.width(), 3)
    if len({picture.pixel(x, window.header.height() // 2) for x in line}) < 3:
        raise Faulty(f"{key}: nothing in the header")


def _below(part: QAccessibleInterface) -> Iterator[QAccessibleInterface]:
    for number in range(part.childCount()):
        child = part.child(number)
        if child.isValid():
            yield child
            yield from _below(child)
