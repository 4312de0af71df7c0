"""Settings: who works here, how it looks, backups, data folder, diagnostics; at work at once."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.pages.page import Page
from resv_desktop.gui.pages.settings_backups import BackupSection
from resv_desktop.gui.pages.settings_look import LookSection
from resv_desktop.gui.pages.settings_policy import PolicySection
from resv_desktop.gui.pages.settings_privacy import PrivacySection
from resv_desktop.gui.pages.settings_profile import ProfileSection
from resv_desktop.gui.pages.settings_program import FolderSection
from resv_desktop.gui.pages.settings_retention import RetentionSection
from resv_desktop.gui.pages.settings_second import SecondPlaceSection
from resv_desktop.gui.pages.settings_test import TestSection
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.gui.widgets.scroll import ScrollPage

WIDEST_PX = 840
"""Wider than this, lines get too long to read; in px at 100%."""


class SettingsPage(Page):
    """Choices of this computer and of this folder."""

    key = "settings"

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.policy = PolicySection(context, self)
        self.profile = ProfileSection(context, self)
        self.look = LookSection(context, self)
        self.privacy = PrivacySection(context, self)
        self.backups = BackupSection(context, self)
        self.second_place = SecondPlaceSection(context, self)
        self.retention = RetentionSection(context, self)
        self.folder = FolderSection(context, self)
        self.test = TestSection(context, self)
        self._build()
        context.settings_changed.connect(self.look.refresh)
        context.settings_changed.connect(self.privacy.refresh)

    def activate(self, argument: str = "") -> None:
        """Show the page; an argument leads to that part, or to a part with a file.

        ``region [path]`` opens a region file, ``offered path`` does so after a question, and
        ``file path`` looks into a backup or a log.
        """
        parts = {"backups": self.backups, "second": self.second_place}
        parts |= {"retention": self.retention, "folder": self.folder}
        for part in parts.values():
            part.refresh()
        wanted, _, path = argument.partition(" ")
        if wanted in parts:
            self._reveal(parts[wanted])
        elif wanted == "region":
            self._reveal(self.profile)
            self.profile.open_region_file(Path(path) if path else None)
        elif wanted == "offered":
            self._reveal(self.profile)
            self.profile.offer_region_file(Path(path))
        elif wanted == "file":
            self._reveal(self.backups)
            self.backups.list.look_at_file(Path(path))

    def focus_first(self) -> None:
        self.profile.file_button.setFocus(Qt.FocusReason.TabFocusReason)

    def _reveal(self, section: QWidget) -> None:
        self._content.adjustSize()
        self._area.verticalScrollBar().setValue(section.y())

    def _build(self) -> None:
        self._content = content = QWidget(self)
        inside = QWidget(content)
        column = QVBoxLayout(inside)
        space(column, 16)
        for section in (
            self.profile,
            self.look,
            self.privacy,
            self.backups,
            self.second_place,
            self.retention,
            self.folder,
            self.policy,
            self.test,
        ):
            column.addWidget(section)
        column.addStretch(1)
        line = QHBoxLayout(content)
        space(line, 0, (24, 20, 24, 24))
        line.addWidget(inside, 1)
        line.addStretch(0)
        follow_theme(inside, lambda: inside.setMaximumWidth(theme().px(WIDEST_PX)))
        self._area = ScrollPage(content, self)
        outer = QVBoxLayout(self)
        space(outer, 0)
        outer.addWidget(self._area)
