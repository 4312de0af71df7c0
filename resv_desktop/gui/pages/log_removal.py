"""Under the fields of an entry: the way to remove a text of it for good."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from resv_desktop.gui.context import Context
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.buttons import button


class RemovalLink(QWidget):
    """One quiet button; what is shown of the entry now is what can be removed."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._record = ""
        self.button = button("", "link", parent=self)
        self.button.clicked.connect(self.open)
        column = QVBoxLayout(self)
        space(column, 0)
        column.addWidget(self.button, 0, Qt.AlignmentFlag.AlignLeft)
        self._retranslate()

    def follow(self, record: str) -> None:
        """Offer it for another entry; for none when empty."""
        self._record = record
        self.setVisible(bool(record))

    def open(self) -> None:
        """Ask which of the texts that are shown has to go."""
        from resv_desktop.gui.dialogs.redact import RedactDialog

        shown = self._context.logbook.view(self._record).shown.version.id
        dialog = RedactDialog(self._context, self._record, shown, every=True, parent=self.window())
        open_dialog(dialog)

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.button.setText(self.tr("Remove a text for good…"))
        tip = self.tr("From every version and from the backups too; there is no undo")
        self.button.setToolTip(tip)
        self.button.setAccessibleDescription(tip)
