"""A second place for backups: chosen, tried again, given up; its passphrase asked once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QDir
from PySide6.QtWidgets import QHBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import describe
from resv_desktop.gui.i18n import moment_text
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.laid_down import LaidDown
from resv_desktop.gui.widgets.paragraph import Paragraph
from resv_desktop.gui.widgets.passphrase import PassphrasePanel
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.services.second_place import SecondPlace


class SecondPlaceSection(Section):
    """Where a copy of each backup goes."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self.laid_down = LaidDown(self)
        self.words = Paragraph(parent=self)
        self.passphrase = PassphrasePanel(self, new=True)
        self.choose_button = button("", "secondary", "folder-open", self)
        self.again_button = button("", "secondary", "refresh-cw", self)
        self.forget_button = button("", "quiet", parent=self)
        self._wanted: Path | None = None
        self._build()
        self.retranslate()
        context.backed_up.connect(self.refresh)

    @property
    def place(self) -> SecondPlace:
        """The second place of this log."""
        return self.context.backups.second_place

    def refresh(self) -> None:
        """Show how things stand; the place itself is not looked at."""
        standing = self.place.standing()
        self.again_button.setVisible(bool(standing.fault and standing.folder))
        laid_down = self.place.laid_down
        chosen = bool(standing.folder or standing.fault)
        self.forget_button.setVisible(chosen and laid_down is None)
        self.choose_button.setVisible(laid_down is None or standing.folder != laid_down)
        self.words.setText(self._standing_words())
        if standing.error is not None:
            self.banner.show_message("warn", describe(standing.error), closable=False)
        elif self.banner.tone() == "warn":
            self.banner.clear()

    def choose(self) -> None:
        """Ask for a folder; outside the profile also for a passphrase."""
        title = self.tr("Choose a folder for the copies")
        folder = self.place.laid_down or self.context.dialogs.open_folder(self, title, "")
        if folder is None:
            return
        self._wanted = folder
        self.passphrase.forget()
        self._do(lambda: self.place.needs_passphrase(folder), self._asked)

    def again(self) -> None:
        """Try once more to bring the latest backup there."""
        self._do(self.place.bring, lambda _: self._tried())

    def forget(self) -> None:
        """Give the second place up; the copies stay where they are."""
        self.place.forget()
        self.passphrase.forget()
        self.banner.clear()
        self.refresh()
        self.context.backed_up.emit()
        self.context.say(self.tr("No second place any more. The copies that are there stay."))

    def _asked(self, needed: object) -> None:
        if needed:
            self.passphrase.ask()
        else:
            self._keep("")

    def _keep(self, passphrase: str) -> None:
        folder = self._wanted
        if folder is not None:
            self._do(lambda: self.place.choose(folder, passphrase), lambda _: self._kept())

    def _kept(self) -> None:
        self.passphrase.forget()
        self._wanted = None
        self._tried()

    def _tried(self) -> None:
        self.refresh()
        self.context.backed_up.emit()
        standing = self.place.standing()
        if not standing.fault and standing.last is not None:
            said = self.tr("The latest backup is on the second place, and was checked there.")
            self.banner.show_message("ok", said)

    def _failed(self, error: KnownError) -> None:
        if error.code.startswith("password_"):
            self.passphrase.say_wrong(describe(error))
        else:
            self.banner.show_error(error)

    def _do(self, work: Callable[[], object], then: Callable[[object], None]) -> None:
        def whole() -> object:
            try:
                return work()
            finally:
                self.context.workspace.release()

        self.banner.clear()
        task = Task(whole).owner(self).done(then).failed(self._failed)
        self.progress.follow(task, self.tr("Copying to the second place"))
        task.finished(lambda: self._enable(True))
        self._enable(False)
        task.start()

    def _enable(self, possible: bool) -> None:
        for each in (self.choose_button, self.again_button, self.forget_button):
            each.setEnabled(possible)
        self.passphrase.setEnabled(possible)

    def _standing_words(self) -> str:
        standing, laid_down = self.place.standing(), self.place.laid_down
        if laid_down is not None and standing.folder != laid_down:
            said = self.tr("%1 is not in use yet. Choose “Use this folder”.")
            return said.replace("%1", QDir.toNativeSeparators(str(laid_down)))
        if standing.folder is None:
            return self.tr("No second place was chosen yet.")
        where = QDir.toNativeSeparators(str(standing.folder))
        how = self.tr("%1 (encrypted)") if standing.encrypted else self.tr("%1 (not encrypted)")
        last = self.tr("No copy was made there yet.")
        if standing.last is not None:
            last = self.tr("Last copy: %1").replace("%1", moment_text(standing.last))
        return f"{how.replace('%1', where)}\n{last}"

    def _build(self) -> None:
        self.choose_button.clicked.connect(self.choose)
        self.again_button.clicked.connect(self.again)
        self.forget_button.clicked.connect(self.forget)
        self.passphrase.answered.connect(self._keep)
        line = QHBoxLayout()
        space(line, 8)
        for each in (self.choose_button, self.again_button, self.forget_button):
            line.addWidget(each)
        line.addStretch(1)
        shown = (self.banner, self.progress, self.words, self.laid_down, self.passphrase)
        for widget in shown:
            self.column.addWidget(widget)
        if self.place.laid_down is not None:
            self.laid_down.lock()
        self.column.addLayout(line)

    def retranslate(self) -> None:
        self.set_words(
            self.tr("Second place"),
            self.tr(
                "A copy of each backup on a USB stick or another disk helps when this computer "
                "breaks or is lost."
            ),
        )
        self.passphrase.set_words(
            self.tr(
                "This folder is outside your profile, so copies there are encrypted. Choose a "
                "passphrase and keep it in a safe place: on another computer nobody can open the "
                "copies without it, and the program keeps it nowhere."
            ),
            self.tr("Passphrase"),
            self.tr("The same passphrase again"),
            self.tr("Use this folder"),
            self.tr("Cancel"),
        )
        laid_down = self.place.laid_down is not None
        choose = self.tr("Use this folder") if laid_down else self.tr("Choose a folder")
        self.choose_button.setText(choose)
        self.again_button.setText(self.tr("Try again now"))
        self.forget_button.setText(self.tr("Stop with the second place"))
        self.refresh()
