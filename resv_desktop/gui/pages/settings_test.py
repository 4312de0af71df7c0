"""The program itself: which version it is, how old, and whether it is sound."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.about import open_about
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.self_test import Examined, Outcome, self_test
from resv_desktop.gui.tasks import Task
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.pill import PillLabel, verdict_pill
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.sentences import sentence
from resv_desktop.services.release import version_words


class TestSection(Section):
    """For IT: the version and its age, and the self-test."""

    __test__ = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.version = plain_label("", self)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self.run_button = button("", "secondary", "square-check", self)
        self.copy_button = button("", "secondary", "copy", self)
        self.keep_button = button("", "secondary", "download", self)
        self.about_button = button("", "secondary", "info", self)
        self.outcome: Outcome | None = None
        self._table = QWidget(self)
        self._grid = QGridLayout(self._table)
        self._build()
        self.retranslate()

    @property
    def results(self) -> list[Examined]:
        """The checks of the last self-test; none before the first."""
        return self.outcome.checks if self.outcome is not None else []

    def run(self) -> None:
        """Examine the program in the background and show what came of it."""
        self.banner.clear()
        self.run_button.setEnabled(False)
        task = Task(self_test, self.context.workspace.folder, current_lang()).owner(self)
        task.done(self._show).failed(self.banner.show_error)
        task.finished(lambda: self.run_button.setEnabled(True))
        self.progress.follow(task, self.tr("Examining the program"))
        task.start()

    def _show(self, outcome: Outcome) -> None:
        self.outcome = outcome
        failed = [check.name for check in outcome.checks if not check.ok]
        if failed:
            said = self.tr("Not in order: %1. Show this to the person who manages this program.")
            self.banner.show_message("bad", said.replace("%1", ", ".join(failed)))
        else:
            count = len(outcome.checks)
            self.banner.show_message("ok", self.tr("All %n check(s) passed.", "", count))
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, check in enumerate(self.results):
            word = self.tr("in order") if check.ok else self.tr("not in order")
            pill = PillLabel(verdict_pill("ok" if check.ok else "bad", word), self._table)
            self._grid.addWidget(pill, row, 0, Qt.AlignmentFlag.AlignTop)
            self._grid.addWidget(self._words(check), row, 1)
        for widget in (self._table, self.copy_button, self.keep_button):
            widget.setVisible(bool(self.results))

    def _words(self, check: Examined) -> QWidget:
        """What a check tries, what it found and, when it failed, what to do."""
        code, lang = f"selftest_{check.name}", current_lang()
        words = QWidget(self._table)
        column = QVBoxLayout(words)
        space(column, 2)
        lines = [(sentence(code, {}, lang), "")]
        if not check.ok:
            lines.append((sentence(f"{code}_help", {}, lang), "strong"))
        lines.append((f"{check.name}: {check.detail}", "muted"))
        for text, role in lines:
            label = plain_label(text, words)
            label.setWordWrap(True)
            label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            if role:
                set_role(label, role=role)
            column.addWidget(label)
        return words

    def _copy(self) -> None:
        if self.outcome is not None:
            QGuiApplication.clipboard().setText(self.outcome.text)
            self.context.say(self.tr("Result copied"))

    def keep(self) -> None:
        """Let a person keep the outcome as a page that can be mailed."""
        if self.outcome is None:
            return
        kinds = self.tr("Page"), self.tr("Text")
        pattern = f"{kinds[0]} (*.html);;{kinds[1]} (*.txt);;JSON (*.json)"
        name = Path(f"resv-desktop_{self.context.workspace.today():%Y%m%d}.html")
        title = self.tr("Keep the result")
        target = self.context.dialogs.save_file(self, title, pattern, name)
        if target is None:
            return
        try:
            self.outcome.keep(target)
        except KnownError as error:
            self.banner.show_error(error)
        else:
            self.context.say(self.tr("Result kept"))

    def _build(self) -> None:
        space(self._grid, 12)
        self._grid.setColumnStretch(1, 1)
        self.version.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.run_button.clicked.connect(self.run)
        self.copy_button.clicked.connect(self._copy)
        self.keep_button.clicked.connect(self.keep)
        self.about_button.clicked.connect(lambda: open_about(self.window()))
        line = QHBoxLayout()
        space(line, 8)
        for each in (self.run_button, self.copy_button, self.keep_button, self.about_button):
            line.addWidget(each)
        line.addStretch(1)
        for widget in (self.version, self.banner, self.progress, self._table):
            self.column.addWidget(widget)
        self.column.addLayout(line)

    def retranslate(self) -> None:
        self.set_words(
            self.tr("For the administrator"),
            self.tr(
                "The self-test tries folder, storage, workbooks and window. It changes nothing."
            ),
        )
        words = version_words(self.context.workspace.today(), current_lang())
        self.version.setText(f"RESV Desktop, {words}")
        self.run_button.setText(self.tr("Run the self-test"))
        self.copy_button.setText(self.tr("Copy the result"))
        self.keep_button.setText(self.tr("Keep the result"))
        self.about_button.setText(self.tr("About and licences"))
        self._fill()
