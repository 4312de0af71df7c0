"""One network more, or a second role, after the first run."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QDialog, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.network_form import NetworkForm
from resv_desktop.gui.pages.registry import NETWORK, REGION
from resv_desktop.gui.tab_order import chain_tabs
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.scroll import ScrollPage
from resv_desktop.services.setup import set_up


class ProfileDialog(QDialog):
    """Adds networks and roles; takes none away."""

    def __init__(
        self, context: Context, roles: Sequence[str], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._roles = tuple(roles)
        self.networks = NetworkForm(context.dialogs, self)
        self.banner = Banner(self)
        self.keep_button = button("", "primary", parent=self)
        self._cancel_button = button("", "secondary", parent=self)
        self._build()
        self.networks.ask(networks=NETWORK in self._roles, region=REGION in self._roles)
        if context.workspace.region.networks:
            self.networks.show_region(context.workspace.region)
            if context.workspace.policy.region_file is not None:
                self.networks.lay_down()
        self.networks.focus_first()
        self._retranslate()

    def keep(self) -> None:
        """Keep what was filled in, and close."""
        profile = self.networks.profile()
        if profile is None:
            return
        workspace = self._context.workspace
        try:
            set_up(workspace, self._roles, networks=profile.networks, region=profile.region)
        except KnownError as error:
            self.banner.show_error(error)
            return
        self._context.reload_profile()
        self._context.say(self.tr("Your work is brought up to date"))
        self.accept()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _build(self) -> None:
        content = QWidget(self)
        inside = QVBoxLayout(content)
        space(inside, 12, (24, 20, 24, 20))
        inside.addWidget(self.banner)
        inside.addWidget(self.networks)
        foot = QFrame(self)
        set_role(foot, role="bar")
        line = QHBoxLayout(foot)
        space(line, 8, (24, 12, 24, 12))
        line.addStretch(1)
        line.addWidget(self._cancel_button)
        line.addWidget(self.keep_button)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(ScrollPage(content, self), 1)
        column.addWidget(foot)
        self.keep_button.setDefault(True)
        self.networks.changed.connect(self._order_tabs)
        self._order_tabs()
        self.keep_button.clicked.connect(self.keep)
        self._cancel_button.clicked.connect(self.reject)
        follow_theme(self, lambda: self.resize(theme().px(640), theme().px(480)))

    def _order_tabs(self) -> None:
        inside = [*self.banner.tab_order(), *self.networks.tab_order()]
        chain_tabs([*inside, self._cancel_button, self.keep_button])

    def _retranslate(self) -> None:
        title = self.tr("Add a network")
        if REGION in self._roles:
            title = self.tr("Work for the RESV too")
        self.setWindowTitle(title)
        self.setAccessibleName(title)
        self.keep_button.setText(self.tr("Add"))
        self._cancel_button.setText(self.tr("Cancel"))
