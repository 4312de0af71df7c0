"""The window's share of the self-test: each check really does the thing, and says what it found.

Called by :mod:`resv_desktop.selftest` where the program is installed, also in the frozen program.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from pathlib import Path

import PySide6
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtGui import QFontDatabase, QFontInfo, QFontMetrics, QIcon, QImage, QPainter
from PySide6.QtWidgets import QApplication, QDialogButtonBox

from resv_desktop.assets import resource
from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.gui.app import dressed_application
from resv_desktop.gui.context import Context
from resv_desktop.gui.i18n import LANGUAGES, current_lang, set_language
from resv_desktop.gui.icons import icon
from resv_desktop.gui.lifetime import let_go
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.registry import PAGES, page_title
from resv_desktop.gui.theme import theme
from resv_desktop.paths import DataFolder
from resv_desktop.services.settings import Settings
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

PLATFORMS = {"win32": "windows", "darwin": "cocoa"}
LINUX_PLATFORMS = ("xcb", "wayland")
SIDE = 32
SAMPLE = "Wijkverband: één ‘signaal’ – € 5"
OWN_WORDS = {"nl": "Samenvoegen", "en": "Merge"}
QT_WORDS = {"nl": "Annuleren", "en": "Cancel"}


class Faulty(Exception):  # noqa: N818 - the outcome of a check, not a fault of the program
    """What was found is not as it should be."""


def qt_platform() -> str:
    """A screen plugin was loaded, and it is the one meant for this system."""
    _application()
    name = QApplication.platformName()
    meant = PLATFORMS.get(sys.platform)
    fitting = (meant,) if meant else LINUX_PLATFORMS
    if not any(name.startswith(each) for each in fitting) and name != "offscreen":
        raise Faulty(name)
    return f"Qt {PySide6.__version__}, {name}"


def translations() -> str:
    """Qt's own buttons and our pages are said in Dutch and in English."""
    _application()
    before = current_lang()
    try:
        for lang in LANGUAGES:
            set_language(lang)
            _compare(page_title("merge"), OWN_WORDS[lang])
            _compare(_cancel_text(), QT_WORDS[lang])
    finally:
        set_language(before)
    return ", ".join(LANGUAGES)


def icons() -> str:
    """Every icon leaves ink when it is painted; a missing SVG plugin would leave none."""
    _application()
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    if not names:
        raise Faulty("no icons")
    empty = [name for name in names if not _ink(_painted(icon(name)))]
    if empty:
        raise Faulty(", ".join(empty))
    return str(len(names))


def fonts() -> str:
    """There is a font, and it draws letters, diacritics and the euro sign."""
    _application()
    if not QFontDatabase.families():
        raise Faulty("no fonts on this computer")
    metrics = QFontMetrics(QApplication.font())
    missing = [letter for letter in SAMPLE if not metrics.inFontUcs4(ord(letter))]
    if missing or not _ink(_written(SAMPLE)):
        raise Faulty(f"{QApplication.font().family()}: {''.join(missing)}")
    return QFontInfo(QApplication.font()).family()


def main_window() -> str:
    """The main window opens over a log of its own and paints every page."""
    _application()
    with tempfile.TemporaryDirectory(prefix="resv-selftest-") as name:
        workspace = Workspace(DataFolder(Path(name)).create(), clock=_moment, uuids=seeded_uuids(1))
        try:
            set_up(workspace, ["network", "region"], networks=[Network("TEST", "Zelftest")])
            return _walk(Context(workspace))
        finally:
            workspace.release()


CHECKS: Mapping[str, Callable[[], str]] = {
    "qt_platform": qt_platform,
    "translations": translations,
    "icons": icons,
    "fonts": fonts,
    "main_window": main_window,
}


def _application() -> QApplication:
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return present
    if sys.platform.startswith("linux") and not _has_screen():
        # Without a screen Qt would end the process instead of raising.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return dressed_application(Settings())


def _has_screen() -> bool:
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _moment() -> datetime:
    return datetime(2027, 2, 1, 9, tzinfo=UTC)


def _compare(found: str, wanted: str) -> None:
    if found != wanted:
        raise Faulty(f"{found!r} instead of {wanted!r}")


def _cancel_text() -> str:
    box = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
    return box.button(QDialogButtonBox.StandardButton.Cancel).text().replace("&", "")


def _canvas(width: int) -> QImage:
    image = QImage(width, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _painted(drawing: QIcon) -> QImage:
    image = _canvas(SIDE)
    with QPainter(image) as painter:
        drawing.paint(painter, image.rect())
    return image


def _written(text: str) -> QImage:
    image = _canvas(SIDE * len(text))
    with QPainter(image) as painter:
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, text)
    return image


def _ink(image: QImage) -> bool:
    """Whether anything but the empty ground is in the picture."""
    return any(bytes(image.constBits()))


def _walk(context: Context) -> str:
    window = MainWindow(context)
    try:
        window.show()
        for key in window.page_keys():
            window.show_page(key)
            QCoreApplication.processEvents()
            _look_at(window, key)
        return f"{len(window.page_keys())} of {len(PAGES)}"
    finally:
        window.close()
        let_go(window)


def _look_at(window: MainWindow, key: str) -> None:
    picture = window.grab().toImage()
    rail = picture.pixelColor(2, picture.height() // 2).name()
    if rail != theme().colour("rail").name():
        raise Faulty(f"{key}: rail is {rail}")
    line = range(0, picture.width(), 3)
    if len({picture.pixel(x, window.header.height() // 2) for x in line}) < 3:
        raise Faulty(f"{key}: nothing in the header")
