"""The manual beside the work: F1 opens the page you are on."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.assets import resource
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.pages.registry import PAGES, page_title
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.manual_text import ManualText


def open_help(parent: QWidget, topic: str) -> HelpWindow:
    """Show the manual of ``topic``, a page's key, in the one help window of ``parent``."""
    window = parent.findChild(HelpWindow)
    if not isinstance(window, HelpWindow):
        window = HelpWindow(parent)
    window.show_topic(topic)
    window.show()
    window.raise_()
    window.activateWindow()
    return window


class HelpWindow(QDialog):
    """Stays open while one works; a text of the program itself, nothing is fetched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.topics = QComboBox(self)
        self.text = ManualText(self)
        self._close = button("", "secondary", parent=self)
        self._topic = PAGES[0].key
        self._build()
        self._retranslate()

    def show_topic(self, topic: str) -> None:
        """Show the text of one page."""
        self._topic = topic
        self.topics.setCurrentIndex(self.topics.findData(topic))
        path = resource("manual", current_lang(), f"{topic}.md")
        self.text.show_markdown(path.read_text(encoding="utf-8"))

    def topic(self) -> str:
        """The page whose text is shown."""
        return self._topic

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        self.setWindowFlag(Qt.WindowType.WindowContextHelpButtonHint, False)
        for key in _topics():
            self.topics.addItem("", key)
        self.topics.activated.connect(lambda row: self.show_topic(self.topics.itemData(row)))
        self.text.link_chosen.connect(self._follow)
        self._close.clicked.connect(self.close)
        QShortcut(QKeySequence("F1"), self, self.close)
        foot = QHBoxLayout()
        space(foot, 8)
        foot.addStretch(1)
        foot.addWidget(self._close)
        column = QVBoxLayout(self)
        space(column, 12, (16, 16, 16, 16))
        column.addWidget(self.topics)
        column.addWidget(self.text, 1)
        column.addLayout(foot)
        follow_theme(self, self._fit)

    def _fit(self) -> None:
        self.resize(theme().px(520), theme().px(600))

    def _follow(self, link: QUrl) -> None:
        """Links lead from one text of the manual to another, never out of the program."""
        topic = link.fileName().removesuffix(".md")
        if self.topics.findData(topic) >= 0:
            self.show_topic(topic)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Manual"))
        self.topics.setAccessibleName(self.tr("Subject"))
        self.text.setAccessibleName(self.tr("Text of the manual"))
        self._close.setText(self.tr("Close"))
        names = {"privacy": self.tr("Personal data")}
        for row, key in enumerate(_topics()):
            self.topics.setItemText(row, names.get(key) or page_title(key))
        self.show_topic(self._topic)


def _topics() -> list[str]:
    """What the manual tells of: each page, and what holds for all of them."""
    return [*(page.key for page in PAGES), "privacy"]
