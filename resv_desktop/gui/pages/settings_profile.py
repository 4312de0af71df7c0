"""Who works here: networks, region, and the function of whoever hands over."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.domain.network import Region
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.profile import ProfileDialog
from resv_desktop.gui.held import Place
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.pages.registry import NETWORK, REGION
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field
from resv_desktop.gui.widgets.laid_down import LaidDown
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.services.arrivals import shown
from resv_desktop.services.setup import (
    keep_deliverer,
    read_region_file,
    refuse_another_region,
    renew_region,
)

FUNCTION = Place("", "deliverer")
"""Where the function waits when it could not be kept."""


class ProfileSection(Section):
    """Roles, networks, region file, function."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner = Banner(self)
        self.laid_down = LaidDown(self, lambda: self.tr("Region file"))
        self.work, self.region = plain_label("", self), plain_label("", self)
        self.function = QLineEdit(self)
        self._function_field = Field("", self.function, parent=self)
        self._note = self._function_field.watch(context.privacy)
        self.file_button = button("", "secondary", "folder-open", self)
        self.network_button = button("", "secondary", "plus", self)
        self.role_button = button("", "secondary", "users", self)
        self._build()
        self.retranslate()
        self.refresh()
        context.profile_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show roles, networks and region as they are now."""
        context = self.context
        self.work.setText(self._work_text())
        self.region.setText(self._region_text())
        self.work.setVisible(bool(context.networks))
        self._function_field.setVisible(NETWORK in context.roles)
        waiting = context.held.get(FUNCTION)
        self.function.setText(waiting.text if waiting else context.workspace.deliverer)
        self._note.hold(waiting.error if waiting else None)
        self._function_field.rebase()
        logs, offered = NETWORK in context.roles, context.workspace.policy.may_choose
        self.network_button.setText(self.tr("Add a network") if logs else self.tr("Keep a log too"))
        self.network_button.setVisible(logs or offered(NETWORK))
        self.role_button.setVisible(REGION not in context.roles and offered(REGION))

    def open_region_file(self, path: Path | None = None) -> None:
        """Bring names, deadlines and insurers up to date; asks for the file unless it is given."""
        self.banner.clear()
        if path is None:
            title = self.tr("Open the region file")
            pattern = self.tr("Region file (*.resvregio *.json)")
            files = self.context.dialogs.open_files(self, title, pattern, "")
            if not files:
                return
            path = files[0]
        self._open(path, asks=False)

    def offer_region_file(self, path: Path) -> None:
        """Do so with a file that came from outside, after a question that says what it is."""
        self.banner.clear()
        self._open(path, asks=True)

    def _open(self, path: Path, *, asks: bool) -> None:
        try:
            region = read_region_file(path)
            refuse_another_region(self.context.workspace)
            if not asks or self._sure(region, path):
                self._take(region)
        except KnownError as error:
            self.banner.show_error(error)

    def _sure(self, region: Region, path: Path) -> bool:
        count = self.tr("%n network(s)", "", len(region.networks))
        question = self.tr(
            "%1 is the region file of %2, with %3. Names, last days for handing over and insurers "
            "are brought up to date. Your entries do not change. Do this only when the file comes "
            "from your RESV."
        )
        present = self.context.workspace.region.name
        if present and present != region.name:
            question += " " + self.tr("Mind: until now this is %4.").replace("%4", present)
        question = question.replace("%3", count).replace("%2", region.name)
        question = question.replace("%1", shown(path))
        title, verb = self.tr("Take in this region file?"), self.tr("Take it in")
        return self.context.dialogs.sure(self, title, question, verb)

    def add_network(self) -> ProfileDialog:
        """Ask for one network more, or the first."""
        return self._ask((NETWORK,))

    def add_region(self) -> ProfileDialog:
        """Ask for the region, to work for the RESV as well."""
        return self._ask((REGION,))

    def _take(self, region: Region) -> None:
        renew_region(self.context.workspace, region)
        self.context.reload_profile()
        said = self.tr("%1: %n network(s)", "", len(region.networks)).replace("%1", region.name)
        self.context.say(said)

    def _ask(self, roles: tuple[str, ...]) -> ProfileDialog:
        dialog = ProfileDialog(self.context, roles, self.window())
        open_dialog(dialog)
        return dialog

    def _keep_function(self) -> None:
        self.context.held.release(FUNCTION)
        try:
            keep_deliverer(self.context.workspace, self.function.text())
        except KnownError as error:
            self.context.held.hold(FUNCTION, self.function.text(), error)
            self._note.hold(error)
            return
        self._note.hold(None)
        self.context.say(self.tr("Function saved"))

    def _give_up(self) -> None:
        self.context.held.release(FUNCTION)
        self.refresh()
        self._function_field.setFocus()

    def _work_text(self) -> str:
        names = ", ".join(f"{n.name} ({n.code})" for n in self.context.networks)
        return self.tr("You keep the log of %1.").replace("%1", names)

    def _region_text(self) -> str:
        region = self.context.workspace.region
        if not region.name:
            return self.tr("There is no region file yet.")
        count = self.tr("%n network(s)", "", len(region.networks))
        said = self.tr("Region: %1, with %2.")
        if REGION in self.context.roles:
            said = self.tr("You merge the workbooks of %1, with %2.")
        return said.replace("%1", region.name).replace("%2", count)

    def _build(self) -> None:
        for words in (self.work, self.region):
            words.setWordWrap(True)
        self._function_field.committed.connect(self._keep_function)
        self._note.back_wanted.connect(self._give_up)
        self.file_button.clicked.connect(lambda: self.open_region_file())
        self.network_button.clicked.connect(lambda: self.add_network())
        self.role_button.clicked.connect(lambda: self.add_region())
        buttons = QHBoxLayout()
        space(buttons, 8)
        for each in (self.file_button, self.network_button, self.role_button):
            buttons.addWidget(each)
        buttons.addStretch(1)
        for widget in (self.banner, self.work, self.region, self._function_field):
            self.column.addWidget(widget)
        self.column.addWidget(self.laid_down)
        self.column.addLayout(buttons)
        if self.context.workspace.policy.region_file is not None:
            self.laid_down.lock(self.file_button)

    def retranslate(self) -> None:
        self.set_words(self.tr("Your work"))
        self._function_field.set_words(
            self.tr("Function of who hands over"), self.tr("A function, never a name")
        )
        self.file_button.setText(self.tr("Open region file"))
        self.role_button.setText(self.tr("Work for the RESV too"))
        self.refresh()
