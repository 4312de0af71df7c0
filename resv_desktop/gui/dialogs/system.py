"""The system's own dialogs: for files, and for a question before what cannot be undone."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QWidget

from resv_desktop.gui.lifetime import let_go


def words_qt_lacks() -> tuple[str, ...]:
    """Return the words of Qt's own file dialog that Qt's Dutch lacks, in the present language.

    Nothing needs to call this: being named here they are in our translations, which are asked
    before Qt's. Where a desktop has a dialog of its own they are never seen.
    """
    return (
        QCoreApplication.translate("QFileDialog", "&Look in:"),
        QCoreApplication.translate("QFileDialog", "Files of &type:"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Drive"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Folder", "All other platforms"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Shortcut", "All other platforms"),
        QCoreApplication.translate("QAbstractFileIconProvider", "Unknown"),
    )


class RealDialogs:
    """Asks a person; tests answer in their place."""

    def open_files(self, parent: QWidget, title: str, pattern: str, folder: str) -> list[Path]:
        """Return the files a person chose, none when they changed their mind."""
        names, _ = QFileDialog.getOpenFileNames(parent, title, folder, pattern)
        return [Path(name) for name in names]

    def open_folder(self, parent: QWidget, title: str, folder: str) -> Path | None:
        """Return the folder a person chose."""
        name = QFileDialog.getExistingDirectory(parent, title, folder)
        return Path(name) if name else None

    def save_file(self, parent: QWidget, title: str, pattern: str, name: Path) -> Path | None:
        """Return where a person wants a file."""
        chosen, _ = QFileDialog.getSaveFileName(parent, title, str(name), pattern)
        return Path(chosen) if chosen else None

    def sure(self, parent: QWidget, title: str, question: str, button: str) -> bool:
        """Return whether a person really wants what cannot be undone."""
        box = QMessageBox(QMessageBox.Icon.Question, title, question, parent=parent)
        box.setTextFormat(Qt.TextFormat.PlainText)  # it may hold names out of a file
        yes = box.addButton(button, QMessageBox.ButtonRole.AcceptRole)
        keep = box.addButton(QMessageBox.StandardButton.Cancel)
        # Enter by habit must not do what cannot be undone.
        box.setDefaultButton(keep)
        box.exec()
        answer = box.clickedButton() is yes
        let_go(box)
        return answer
