"""Which program this is, which version, and under which licences its parts come."""

from __future__ import annotations

import platform
import sqlite3

import PySide6
from PySide6.QtCore import QEvent
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QWidget

from resv_desktop import __version__
from resv_desktop.assets import resource
from resv_desktop.gui.forms.ui_about import Ui_About
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.theme import follow_theme, space, theme
from resv_desktop.gui.widgets.icon_label import IconLabel


def open_about(parent: QWidget) -> AboutDialog:
    """Show the dialog over ``parent``."""
    dialog = AboutDialog(parent)
    open_dialog(dialog)
    return dialog


def versions_text() -> str:
    """The versions that matter to whoever mends the program, one per line."""
    return "\n".join(
        (
            f"RESV Desktop {__version__}",
            f"Python {platform.python_version()}",
            f"Qt {PySide6.__version__}",
            f"SQLite {sqlite3.sqlite_version}",
            platform.platform(),
        )
    )


class AboutDialog(QDialog):
    """Name, version, licences."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.form = Ui_About()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        self.form.close_button.clicked.connect(self.accept)
        self.form.copy_button.clicked.connect(self._copy)
        space(self.form.column, 16, (24, 24, 24, 16))
        self.form.head.insertWidget(0, IconLabel("resv-desktop", "accent", 48, self))
        space(self.form.head, 16)
        space(self.form.words, 2)
        space(self.form.foot, 8)
        follow_theme(self, self._fit)
        self._say()
        self.form.close_button.setFocus()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)  # type: ignore[no-untyped-call]
            self._say()
        super().changeEvent(event)

    def _fit(self) -> None:
        self.resize(theme().px(600), theme().px(560))

    def _say(self) -> None:
        self.setAccessibleName(self.windowTitle())
        words = self.tr("Version %1 · no internet, no account, no patient data")
        self.form.version.setText(words.replace("%1", __version__))
        self.form.text.setAccessibleName(self.tr("Licences"))
        path = resource("manual", current_lang(), "about.md")
        self.form.text.show_markdown(path.read_text(encoding="utf-8"))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(versions_text())
        self.form.copy_button.setText(self.tr("Copied"))
