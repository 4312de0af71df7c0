"""How much the check for personal data tells while one types; less than a warning it never is."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.field import Field


class PrivacySection(Section):
    """The level, and the way to what the check does."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.level = QComboBox(self)
        self._level_field = Field("", self.level, parent=self)
        self.more = button("", "secondary", "shield", self)
        self.level.addItems(["", ""])
        self.column.addWidget(self._level_field)
        self.column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)
        self.level.activated.connect(self._keep)
        self.more.clicked.connect(self._open)
        self.retranslate()
        self.refresh()

    def refresh(self) -> None:
        self.level.setCurrentIndex(0 if self.context.settings.privacy_hints else 1)

    def retranslate(self) -> None:
        self.set_words(
            self.tr("Personal data"),
            self.tr(
                "What has to go and what has to be looked at is always told, "
                "and a citizen service number is never kept."
            ),
        )
        self._level_field.set_words(self.tr("While you type"))
        self.level.setItemText(0, self.tr("Also tell what may only be recognisable"))
        self.level.setItemText(1, self.tr("Tell only what has to go or be looked at"))
        self.more.setText(self.tr("What the check does"))

    def _keep(self) -> None:
        hints = self.level.currentIndex() == 0
        self.context.keep_settings(replace(self.context.settings, privacy_hints=hints))

    def _open(self) -> None:
        from resv_desktop.gui.dialogs.privacy import open_privacy

        open_privacy(self.window(), self.context)
