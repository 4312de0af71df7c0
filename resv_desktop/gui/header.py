"""The row above the page: where you are, for which network, search, and help."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QLabel, QWidget

from resv_desktop.domain.network import Network
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import icon_button, name_button
from resv_desktop.gui.widgets.elide import ElidedLabel

HEIGHT_PX = 56


class Header(QFrame):
    """Title · network (or region) · the page's own tools · all actions · help."""

    network_chosen = Signal(str)
    palette_wanted = Signal()
    help_wanted = Signal()
    privacy_wanted = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, role="header")
        self._title = QLabel(self)
        self._dot = QLabel("·", self)
        self.chooser = QComboBox(self)
        self._place = ElidedLabel("", self)
        self._tools: QWidget | None = None
        self.palette_button = icon_button("ellipsis", "", self)
        self.shield_button = icon_button("shield", "", self)
        self.help_button = icon_button("circle-question-mark", "", self)
        self._build()
        self._retranslate()

    def title(self) -> str:
        """The title that is shown."""
        return self._title.text()

    def set_title(self, title: str) -> None:
        """Name the page."""
        self._title.setText(title)

    def set_networks(self, networks: tuple[Network, ...], chosen: str, region: str = "") -> None:
        """Offer the networks of this folder; with fewer than two, say where one works."""
        self.chooser.blockSignals(True)
        self.chooser.clear()
        for network in networks:
            self.chooser.addItem(network.name, network.code)
        self.chooser.setCurrentIndex(self.chooser.findData(chosen))
        self.chooser.blockSignals(False)
        several = len(networks) > 1
        self.chooser.setVisible(several)
        place = networks[0].name if networks else region
        self._place.setText(place)
        self._place.setVisible(bool(place) and not several)
        self._dot.setVisible(bool(place) or several)

    def show_tools(self, tools: QWidget | None) -> None:
        """Show the tools of the present page in place of those of the one before."""
        if self._tools is tools:
            return
        if self._tools is not None:
            self._tools.hide()
        self._tools = tools
        if tools is not None:
            if self._line.indexOf(tools) < 0:
                self._line.insertWidget(self._line.indexOf(self.palette_button), tools)
            tools.show()
        self._order_tabs()

    def focus_first(self) -> None:
        """Put the keyboard in the first control of the row."""
        first = self.chooser if self.chooser.isVisibleTo(self) else self.palette_button
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        set_role(self._title, role="title")
        set_role(self._dot, role="muted")
        set_role(self._place, role="muted")
        self.chooser.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        self.chooser.activated.connect(self._chosen)
        self.palette_button.clicked.connect(self.palette_wanted)
        self.shield_button.clicked.connect(self.privacy_wanted)
        self.help_button.clicked.connect(self.help_wanted)
        self._line = QHBoxLayout(self)
        space(self._line, 8, (24, 0, 16, 0))
        for widget in (self._title, self._dot, self.chooser, self._place):
            self._line.addWidget(widget)
        self._line.addStretch(1)
        self._line.addWidget(self.palette_button)
        self._line.addWidget(self.shield_button)
        self._line.addWidget(self.help_button)
        follow_theme(self, lambda: self.setFixedHeight(theme().px(HEIGHT_PX)))

    def _chosen(self, index: int) -> None:
        self.network_chosen.emit(self.chooser.itemData(index))

    def _order_tabs(self) -> None:
        before: QWidget = self.chooser
        if self._tools is not None:
            inside = [w for w in self._tools.findChildren(QWidget) if _takes_tab(w)]
            for widget in ([self._tools] if _takes_tab(self._tools) else []) + inside:
                QWidget.setTabOrder(before, widget)
                before = widget
        QWidget.setTabOrder(before, self.palette_button)
        QWidget.setTabOrder(self.palette_button, self.shield_button)
        QWidget.setTabOrder(self.shield_button, self.help_button)

    def _retranslate(self) -> None:
        self.setAccessibleName(self.tr("Page header"))
        self.chooser.setAccessibleName(self.tr("Network"))
        self.chooser.setToolTip(self.tr("Choose the network whose log you see"))
        name_button(self.palette_button, self.tr("All you can do (Ctrl+K)"))
        name_button(self.shield_button, self.tr("Check for personal data: what it does"))
        name_button(self.help_button, self.tr("Help with this page (F1)"))


def _takes_tab(widget: QWidget) -> bool:
    return bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus) and widget.focusProxy() is None
