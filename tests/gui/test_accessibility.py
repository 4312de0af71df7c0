"""Every page and dialog, walked: names for a screen reader, Tab, reading order, Dutch, 200%.

Pages are those of the registry, dialogs those of :data:`DIALOGS`; what is added there is walked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QPoint, QRect, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from resv_desktop.assets import resource
from resv_desktop.domain.errors import KnownError
from resv_desktop.gui import tasks
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.about import AboutDialog
from resv_desktop.gui.dialogs.help import HelpWindow
from resv_desktop.gui.dialogs.privacy import PrivacyDialog
from resv_desktop.gui.dialogs.profile import ProfileDialog
from resv_desktop.gui.dialogs.rescue import RescueDialog
from resv_desktop.gui.dialogs.wizard import FirstRun
from resv_desktop.gui.errors import CrashDialog, ErrorDialog
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.registry import PAGES
from resv_desktop.gui.theme import theme
from resv_desktop.gui.widgets.elide import ElidedLabel
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace

REGION_FILE = resource("sample_data", "region.json")
SOON_MS = 500


@pytest.fixture
def both(workspace_network: Workspace, answers) -> Context:
    """A person with both roles, so that every page is there, with some data and a backup."""
    set_up(workspace_network, ["region"])
    context = Context(workspace_network, answers)
    context.backups.make()
    return context


def wizard_step(context: Context, step: int) -> FirstRun:
    wizard = FirstRun(context.workspace, context.dialogs)
    if step:
        wizard.form.network_role.setChecked(True)
        wizard.form.region_role.setChecked(True)
        wizard.next_step()
    if step > 1:
        wizard.networks.open_file(REGION_FILE)
        wizard.networks.list.item(0).setCheckState(Qt.CheckState.Checked)
    if step > 2:
        wizard.next_step()
    return wizard


def with_words(context: Context) -> Context:
    """A log that knows a word that is nobody, so that the list and its button are there."""
    context.logbook.allow_words("Zorggroep Oost")
    return context


DIALOGS: dict[str, Callable[[Context], QWidget]] = {
    "about": lambda _: AboutDialog(),
    "help": lambda _: HelpWindow(),
    "privacy": lambda context: PrivacyDialog(with_words(context)),
    "profile": lambda context: ProfileDialog(context, ["network"]),
    "rescue": lambda context: RescueDialog(
        context.backups, KnownError("database_damaged", path="logboek.resvlog")
    ),
    "error": lambda _: ErrorDialog(KnownError("network_missing")),
    "crash": lambda _: CrashDialog(Path("logboek.log"), "details"),
    "wizard-role": lambda context: wizard_step(context, 0),
    "wizard-by-hand": lambda context: wizard_step(context, 1),
    "wizard-region-file": lambda context: wizard_step(context, 2),
    "wizard-look": lambda context: wizard_step(context, 3),
}
PLACES = [*(page.key for page in PAGES), *DIALOGS]


@pytest.fixture
def place(request: pytest.FixtureRequest, qtbot: QtBot, both: Context) -> Iterator[QWidget]:
    """The window with one page, or one dialog, shown and active."""
    window = open_place(both, request.param)
    qtbot.addWidget(window)
    show(window)
    yield window
    tasks.wait_idle()


def open_place(context: Context, name: str) -> QWidget:
    if name in DIALOGS:
        return DIALOGS[name](context)
    window = MainWindow(context)
    window.resize(1280, 900)
    window.show_page(name)
    return window


def show(window: QWidget) -> None:
    window.show()
    window.activateWindow()
    settle()


every_place = pytest.mark.parametrize("place", PLACES, indirect=True)


# -- names and Tab -----------------------------------------------------------------------------


def controls(window: QWidget) -> list[QWidget]:
    """What Tab should reach: shown, enabled, and taking the keyboard."""
    return [widget for widget in window.findChildren(QWidget) if takes_tab(widget, window)]


def takes_tab(widget: QWidget, window: QWidget) -> bool:
    return (
        bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)
        and widget.isVisible()
        and widget.isEnabled()
        and widget.window() is window
        and widget.focusProxy() is None
        and not isinstance(widget.parent(), QComboBox)
        and not waits_for_arrows(widget)
    )


def waits_for_arrows(widget: QWidget) -> bool:
    """Of radio buttons Tab reaches the chosen one, arrows the others, as on every system."""
    if not isinstance(widget, QRadioButton):
        return False
    family = widget.parentWidget().findChildren(QRadioButton)
    return not widget.isChecked() and any(button.isChecked() for button in family)


def describe(widget: QWidget) -> str:
    text = getattr(widget, "text", lambda: "")
    return f"{type(widget).__name__} {widget.objectName()} {text()!r}"


@every_place
def test_every_control_has_a_name(place: QWidget) -> None:
    nameless = []
    for widget in controls(place):
        interface = QAccessible.queryAccessibleInterface(widget)
        if not interface.text(QAccessible.Text.Name).strip():
            nameless.append(describe(widget))
    assert nameless == []


@every_place
def test_tab_reaches_every_control_in_reading_order(place: QWidget) -> None:
    wanted = set(controls(place))
    order = tab_round(place, len(wanted))
    assert [describe(widget) for widget in wanted - set(order)] == []
    assert steps_back(place, order) == []


def tab_round(window: QWidget, count: int) -> list[QWidget]:
    """Press Tab until it comes round; what had the keyboard, in order."""
    first = QApplication.focusWidget()
    assert first is not None, "nothing has the keyboard"
    order = [first]
    for _ in range(3 * count + 10):
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        now = QApplication.focusWidget()
        assert now is not None
        if now is first:
            return order
        if now not in order:
            order.append(now)
    return order


def steps_back(place: QWidget, order: list[QWidget]) -> list[str]:
    """Steps of Tab to the left and up; right, down, and up to a column further right are fine."""
    start = min(range(len(order)), key=lambda i: key_of_chain(place, order[i]))
    order = order[start:] + order[:start]
    backwards = []
    for before, after in pairwise(order):
        a, b = area(before), area(after)
        same_part = part(place, before) is part(place, after)
        if same_part and b.bottom() < a.top() and b.left() < a.right():
            backwards.append(f"{describe(before)} -> {describe(after)}")
    return backwards


def key_of_chain(window: QWidget, widget: QWidget) -> int:
    """Place of a widget in the chain that begins at the window itself."""
    step, now = 0, window.nextInFocusChain()
    while now is not widget and now is not window:
        now, step = now.nextInFocusChain(), step + 1
    return step


def area(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def part(window: QWidget, widget: QWidget) -> QWidget:
    """Rail, header, page or status line; the whole dialog otherwise."""
    if isinstance(window, MainWindow):
        parts = (window.rail, window.header, window.stack, window.status)
        return next((each for each in parts if each.isAncestorOf(widget)), window)
    return window


# -- language ----------------------------------------------------------------------------------


def translations() -> dict[str, str]:
    """Dutch by English, for texts that never are the same in both."""
    found, same = {}, set()
    tree = ElementTree.parse(resource("translations", "resv_nl.ts"))
    for message in tree.iter("message"):
        source, dutch = message.findtext("source", ""), message.find("translation")
        text = "" if dutch is None or len(dutch) else (dutch.text or "")
        if text == source:
            same.add(source.replace("&", ""))
        elif text:
            found[source.replace("&", "")] = text.replace("&", "")
    return {source: text for source, text in found.items() if source not in same}


def texts(window: QWidget) -> set[str]:
    """All that can be read or heard in a window."""
    said = {window.windowTitle()}
    for widget in [window, *window.findChildren(QWidget)]:
        if not widget.isVisibleTo(window) and widget is not window:
            continue
        said |= {widget.accessibleName(), widget.accessibleDescription(), widget.toolTip()}
        said |= set(own_texts(widget))
    return {text.replace("&", "").strip() for text in said if text.strip()}


def own_texts(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit | QPlainTextEdit | QTextEdit):
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(row) for row in range(widget.count()))
    if isinstance(widget, QTableView):
        model = widget.model()
        for column in range(model.columnCount()):
            yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")


@every_place
def test_words_are_dutch_and_one_button_is_primary(place: QWidget) -> None:
    dutch = translations()
    also_dutch = set(dutch.values())
    assert [t for t in texts(place) if t in dutch and t not in also_dutch] == []
    buttons = [b for b in place.findChildren(QPushButton) if b.isVisible()]
    primary = [describe(b) for b in buttons if b.property("kind") == "primary"]
    assert len(primary) <= 1, primary


@pytest.mark.parametrize("name", PLACES)
def test_switching_language_leaves_nothing_behind(name: str, both: Context, qtbot: QtBot) -> None:
    """A window switched to English says what one that was opened in English says; and back."""
    switched = open_place(both, name)
    qtbot.addWidget(switched)
    show(switched)
    before = texts(switched)
    set_language("en")
    settle()
    fresh = open_place(both, name)
    qtbot.addWidget(fresh)
    show(fresh)
    assert texts(switched) ^ texts(fresh) == set()
    fresh.close()
    set_language("nl")
    settle()
    assert texts(switched) ^ before == set()


def settle() -> None:
    """Let work end, and layouts that stand in each other hand on their sizes level by level."""
    for _ in range(10):
        QApplication.processEvents()
        tasks.wait_idle()
    while any(
        map(soon, [t for w in QApplication.topLevelWidgets() for t in w.findChildren(QTimer)])
    ):
        QTest.qWait(5)
    QApplication.processEvents()


def soon(timer: QTimer) -> bool:
    """Whether a timer still has something to do that was only put off for a moment."""
    return timer.isActive() and timer.isSingleShot() and timer.interval() <= SOON_MS


# -- size --------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", PLACES)
def test_nothing_is_cut_off_at_200_percent(name: str, both: Context, qtbot: QtBot) -> None:
    theme().set_zoom(200)
    window = open_place(both, name)
    qtbot.addWidget(window)
    for size in ((1600, 1000), (1024, 720)):
        window.resize(*size)
        show(window)
        found = [cut_off(widget) for widget in window.findChildren(QWidget)]
        assert [each for each in found if each] == [], size
        assert hidden_sideways(window) == [], size


def cut_off(widget: QWidget) -> str:
    """What of a widget's text does not fit, or an empty string."""
    if not widget.isVisible() or isinstance(widget, ElidedLabel):
        return ""
    if isinstance(widget, QLabel) and widget.text() and widget.wordWrap():
        needed = widget.heightForWidth(widget.width())
        short = widget.height() < needed - 1
        return f"{describe(widget)}: {widget.height()} of {needed} high" if short else ""
    if (isinstance(widget, QLabel) and widget.text()) or isinstance(widget, QPushButton):
        needed = widget.sizeHint()
        short = widget.width() < needed.width() - 1 or widget.height() < needed.height() - 1
        return f"{describe(widget)}: {widget.size()} of {needed}" if short else ""
    if isinstance(widget, QLineEdit | QComboBox):
        needed = widget.fontMetrics().height()
        return f"{describe(widget)}: too low" if widget.height() < needed else ""
    return ""


def hidden_sideways(window: QWidget) -> list[str]:
    """Pages that can only be read by scrolling to the side; tables may."""
    return [
        describe(area_)
        for area_ in window.findChildren(QAbstractScrollArea)
        if area_.isVisible()
        and not isinstance(area_, QAbstractItemView)
        and area_.horizontalScrollBar().maximum() > 0
    ]
