"""What an administrator laid down for this computer, in one place; not there where nothing is."""

from __future__ import annotations

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.wizard import NAMES
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.sentences import sentence


class PolicySection(Section):
    """Each thing that is laid down on a line, and what of it is not followed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner = Banner(self)
        self.lines = plain_label("", self)
        self.lines.setWordWrap(True)
        self.column.addWidget(self.banner)
        self.column.addWidget(self.lines)
        self.retranslate()

    def refresh(self) -> None:
        """Show what is laid down; it is looked up when the program starts."""
        policy = self.context.workspace.policy
        self.lines.setText("\n".join(self._said()))
        self.lines.setVisible(policy.lays_down)
        if policy.faults:
            said = [sentence(each.code, each.values, current_lang()) for each in policy.faults]
            self.banner.show_message("warn", "\n".join(said), closable=False)
        self.setVisible(policy.lays_down or bool(policy.faults))

    def retranslate(self) -> None:
        self.set_words(
            self.tr("Set by your administrator"),
            self.tr("These choices hold for this computer. Only your administrator changes them."),
        )
        self.refresh()

    def _said(self) -> list[str]:
        policy = self.context.workspace.policy
        said = []
        if policy.password_required:
            said.append(self.tr("Each workbook that you make gets a password"))
        for path, words in (
            (policy.data_folder, self.tr("Data folder: %1")),
            (policy.backup_folder, self.tr("Second place for backups: %1")),
            (policy.region_file, self.tr("Region file: %1")),
        ):
            if path is not None:
                said.append(words.replace("%1", QDir.toNativeSeparators(str(path))))
        if policy.language:
            said.append(self.tr("Language: %1").replace("%1", NAMES[policy.language]))
        if policy.roles:
            names = {"network": self.tr("network"), "region": self.tr("region (RESV)")}
            tasks = ", ".join(names[role] for role in policy.roles)
            said.append(self.tr("Works here for: %1").replace("%1", tasks))
        return said
