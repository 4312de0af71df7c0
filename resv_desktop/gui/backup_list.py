"""A list of backups that tells what the chosen one holds; for settings and for rescue."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QFrame, QLabel, QTableView, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Dialogs
from resv_desktop.gui.errors import describe
from resv_desktop.gui.i18n import moment_text
from resv_desktop.gui.models.backups import BackupsModel
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.passphrase import PassphrasePanel
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.gui.widgets.table import dress_table, set_column_widths
from resv_desktop.services.backups import BackupInfo, Backups, Difference, Examined, Preview

LEAST_ROWS, MOST_ROWS = 2, 6
COLUMN_WIDTHS = [200, 280]


class BackupList(QWidget):
    """Table, and under it what the chosen backup holds with the button to put it back."""

    restore_wanted = Signal()

    def __init__(self, backups: Backups, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backups = backups
        self.model = BackupsModel(self)
        self.table = QTableView(self)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self._card = QFrame(self)
        self.preview_title, self.preview_words = QLabel(self._card), QLabel(self._card)
        self.restore_button = button("", "danger", "history", self._card)
        self.passphrase = PassphrasePanel(self, new=False)
        self._looked: tuple[BackupInfo, Examined] | None = None
        self._asked: BackupInfo | None = None
        self._opened_with = ""
        self._build()
        self._retranslate()

    def show_backups(self, backups: list[BackupInfo]) -> None:
        """Show these backups, latest first, and none of them chosen."""
        self.model.show_backups(backups)
        self._fit()
        self._show(None)

    def selected(self) -> BackupInfo | None:
        """The backup that is chosen in the list."""
        rows = self.table.selectionModel().selectedRows()
        return self.model.backup(rows[0].row()) if rows else None

    def looked_into(self) -> tuple[BackupInfo, Preview] | None:
        """The chosen backup with what it holds, once that is known."""
        return (self._looked[0], self._looked[1].preview) if self._looked else None

    def opened_with(self) -> str:
        """The passphrase by which the chosen backup was opened; empty when it needs none."""
        return self._opened_with

    def look_at(self, backup: BackupInfo, passphrase: str = "") -> None:
        """Look into a backup, of the list or from elsewhere, and show what it holds."""
        self._show(None)
        self.banner.clear()
        self._asked = backup
        task = Task(self._backups.examine, backup.path, passphrase).owner(self)
        task.done(lambda found: self._found(backup, found, passphrase))
        task.failed(lambda error: self._failed(backup, error))
        self.progress.follow(task, self.tr("Looking into the backup"))
        task.start()

    def look_at_file(self, path: Path) -> None:
        """Look into a backup from elsewhere, or a log that was handed over."""
        self.table.clearSelection()
        try:
            self.look_at(self._backups.other_file(path))
        except KnownError as error:
            self.banner.show_error(error)

    def choose_file(self, dialogs: Dialogs, folder: str = "") -> None:
        """Let a person choose a backup that is elsewhere, such as on a stick, and look into it."""
        title, pattern = self.tr("Choose a backup"), self.tr("Backup (*.resvlog *.resvkluis)")
        chosen = dialogs.open_files(self, title, pattern, folder)
        if chosen:
            self.look_at_file(chosen[0])

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _look(self) -> None:
        chosen = self.selected()
        if chosen is None or (self._looked and self._looked[0] == chosen):
            return
        self.passphrase.forget()
        self.look_at(chosen)

    def _found(self, backup: BackupInfo, found: Examined, passphrase: str) -> None:
        if backup == self._asked:
            self.passphrase.forget()
            self._opened_with = passphrase
            self._show((backup, found))

    def _failed(self, backup: BackupInfo, error: KnownError) -> None:
        if backup != self._asked:
            return
        if error.code == "vault_asks_passphrase":
            self.passphrase.ask()
        elif error.code == "vault_passphrase" and self.passphrase.isVisible():
            self.passphrase.say_wrong(describe(error))
        else:
            self.passphrase.forget()
            self.banner.show_error(error)

    def _try_passphrase(self, passphrase: str) -> None:
        if self._asked is not None:
            self.look_at(self._asked, passphrase)

    def _show(self, looked: tuple[BackupInfo, Examined] | None) -> None:
        self._looked = looked
        self._card.setVisible(looked is not None)
        if looked is None:
            self._opened_with = ""
            return
        backup, found = looked
        count = self.tr("%n entr(y/ies) in this backup", "", found.preview.entries)
        elsewhere = backup.reason == "elsewhere"
        self.preview_title.setText(f"{backup.path.name}: {count}" if elsewhere else count)
        parts = (self._words(found.preview), self._changes(found.difference))
        self.preview_words.setText("\n\n".join(filter(None, parts)))

    def _words(self, found: Preview) -> str:
        lines = []
        if found.last_change is not None:
            changed = self.tr("Last change: %1").replace("%1", moment_text(found.last_change))
            lines.append(changed)
        if found.last_entries:
            lines.append(self.tr("Added last:"))
        lines += [f"{number} · {title}" for number, title, _ in found.last_entries]
        return "\n".join(lines)

    def _changes(self, change: Difference | None) -> str:
        """What putting it back would change."""
        if change is None:
            return ""
        lines = []
        if change.another:
            lines.append(self.tr("Mind: this is a backup of another log than this one."))
        if change.is_none:
            lines.append(self.tr("All entries are the same as those of now."))
        if change.changed:
            lines.append(self.tr("%n entr(y/ies) become as they were", "", change.changed))
        if change.back:
            lines.append(self.tr("%n removed entr(y/ies) come back", "", change.back))
        if change.lost:
            lines.append(self.tr("%n entr(y/ies) of now are not in it:", "", change.lost))
            lines += [f"{number} · {title}" for number, title, _ in change.lost_entries]
            lines.append(self.tr("They stay in the log of now, which is kept."))
        return "\n".join(lines)

    def _build(self) -> None:
        self.table.setModel(self.model)
        dress_table(self.table, "")
        set_column_widths(self.table, COLUMN_WIDTHS)
        self.table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.table.selectionModel().selectionChanged.connect(self._look)
        self.restore_button.clicked.connect(self.restore_wanted)
        self.passphrase.answered.connect(self._try_passphrase)
        column = QVBoxLayout(self)
        space(column, 12)
        shown = (self.banner, self.progress, self.table, self.passphrase, self._preview_card())
        for widget in shown:
            column.addWidget(widget)
        follow_theme(self, self._fit)

    def _preview_card(self) -> QFrame:
        set_role(self._card, role="card")
        set_role(self.preview_title, role="strong")
        set_role(self.preview_words, role="muted")
        self.preview_words.setWordWrap(True)
        for words in (self.preview_title, self.preview_words):  # of a file from anywhere
            words.setTextFormat(Qt.TextFormat.PlainText)
        column = QVBoxLayout(self._card)
        space(column, 12, (16, 12, 16, 12))
        column.addWidget(self.preview_title)
        column.addWidget(self.preview_words)
        column.addWidget(self.restore_button, 0, Qt.AlignmentFlag.AlignLeft)
        self._card.hide()
        return self._card

    def _fit(self) -> None:
        rows = min(max(self.model.rowCount(), LEAST_ROWS), MOST_ROWS)
        head = self.table.horizontalHeader().sizeHint().height()
        frame = 2 * self.table.frameWidth() + 2
        self.table.setFixedHeight(theme().row_height() * rows + head + frame)

    def _retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("Backups, latest first"))
        self.restore_button.setText(self.tr("Put this backup back"))
        self.passphrase.set_words(
            self.tr("This backup is encrypted. Its passphrase was chosen with the second place."),
            self.tr("Passphrase"),
            "",
            self.tr("Open the backup"),
            self.tr("Cancel"),
        )
        self.model.retranslate()
        self._show(self._looked)
