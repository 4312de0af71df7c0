"""Where everything of the program is kept."""

from __future__ import annotations

from PySide6.QtCore import QDir, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.folder_notice import folder_notice_of
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.laid_down import LaidDown
from resv_desktop.gui.widgets.plain import plain_label


class FolderSection(Section):
    """Where everything is kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner, self.laid_down = Banner(self), LaidDown(self)
        self.origin = plain_label("", self)
        self.path = QLineEdit(self)
        self._notice = folder_notice_of(context)
        self.open_button = button("", "secondary", "folder-open", self)
        self.path.setReadOnly(True)
        self.path.setText(QDir.toNativeSeparators(str(context.workspace.folder.root)))
        self.path.setCursorPosition(0)
        self.open_button.clicked.connect(self._open)
        line = QHBoxLayout()
        space(line, 8)
        line.addWidget(self.path, 1)
        line.addWidget(self.open_button)
        self.origin.setWordWrap(True)
        for widget in (self.banner, self.origin, self.laid_down):
            self.column.addWidget(widget)
        self.column.addLayout(line)
        if context.workspace.folder.origin == "policy":
            self.laid_down.lock()
        self._notice.updated.connect(self.refresh)
        self.retranslate()

    def refresh(self) -> None:
        """Show what is wrong with the folder; nothing when it is sound."""
        if self._notice.remarks:
            said = "\n".join(self._notice.sentences())
            self.banner.show_message(self._notice.tone(), said, closable=False)
        else:
            self.banner.clear()

    def retranslate(self) -> None:
        self.set_words(
            self.tr("Data folder"),
            self.tr(
                "Your log, backups and copies of workbooks. Outside it is only what you have put "
                "on a second place."
            ),
        )
        self.path.setAccessibleName(self.tr("Data folder"))
        portable = self.context.workspace.folder.origin == "portable"
        self.origin.setVisible(portable)
        self.origin.setText(
            self.tr(
                "Portable: because portable.txt stands beside the program, everything is kept in "
                "this folder."
            )
        )
        self.refresh()
        self.open_button.setText(self.tr("Open the folder"))

    def _open(self) -> None:
        folder = QUrl.fromLocalFile(str(self.context.workspace.folder.root))
        QDesktopServices.openUrl(folder)
