"""The program itself: where the data is, what it is made of, and whether it is sound."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QDir, Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QWidget

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.context import Context
from resv_desktop.gui.dialogs.about import open_about, versions_text
from resv_desktop.gui.folder_notice import folder_notice_of
from resv_desktop.gui.pages.settings_section import Section
from resv_desktop.gui.tasks import Stopped, Task
from resv_desktop.gui.theme import set_role, space
from resv_desktop.gui.widgets.banner import Banner
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.pill import PillLabel, verdict_pill
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.gui.widgets.progress_panel import ProgressPanel
from resv_desktop.paths import DataFolder

POLL_SECONDS = 0.2


class FolderSection(Section):
    """Where everything is kept."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner = Banner(self)
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
        self.column.addWidget(self.banner)
        self.column.addLayout(line)
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
        self.refresh()
        self.open_button.setText(self.tr("Open the folder"))

    def _open(self) -> None:
        folder = QUrl.fromLocalFile(str(self.context.workspace.folder.root))
        QDesktopServices.openUrl(folder)


@dataclass(frozen=True)
class Examined:
    """One check of the self-test."""

    name: str
    ok: bool
    detail: str


def self_test(folder: DataFolder, cancelled: Callable[[], bool]) -> list[Examined]:
    """Let the program examine itself in a process of its own, as IT would from a command line.

    In a process of its own because it loads everything the program has, Qt included.

    Raises:
        KnownError: ``self_test_silent`` when it gave no answer.
        Stopped: when it was cancelled.
    """
    command = [sys.executable, *([] if _frozen() else ["-m", "resv_desktop"])]
    command += ["--data-dir", str(folder.root), "self-test", "--json"]
    flags: dict[str, Any] = {}
    if sys.platform == "win32":
        flags["creationflags"] = subprocess.CREATE_NO_WINDOW
    with subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=dict(os.environ),
        **flags,
    ) as process:
        answer = _answer(process, cancelled)
    try:
        return [Examined(c["name"], c["ok"], c["detail"]) for c in json.loads(answer)["checks"]]
    except (ValueError, KeyError, TypeError) as error:
        raise KnownError("self_test_silent", exit=process.returncode) from error


def _answer(process: subprocess.Popen[bytes], cancelled: Callable[[], bool]) -> bytes:
    while True:
        try:
            return process.communicate(timeout=POLL_SECONDS)[0]
        except subprocess.TimeoutExpired:
            if cancelled():
                process.kill()
                raise Stopped from None


def _frozen() -> bool:
    return bool(getattr(sys, "frozen", False))


class TestSection(Section):
    """For IT: the self-test, and the versions."""

    __test__ = False

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.banner, self.progress = Banner(self), ProgressPanel(self)
        self.run_button = button("", "secondary", "square-check", self)
        self.copy_button = button("", "secondary", "copy", self)
        self.about_button = button("", "secondary", "info", self)
        self.results: list[Examined] = []
        self._table = QWidget(self)
        self._grid = QGridLayout(self._table)
        self._build()
        self.retranslate()

    def run(self) -> None:
        """Examine the program in the background and show what came of it."""
        self.banner.clear()
        self.run_button.setEnabled(False)
        task = Task(self_test, self.context.workspace.folder).owner(self)
        task.done(self._show).failed(self.banner.show_error)
        task.finished(lambda: self.run_button.setEnabled(True))
        self.progress.follow(task, self.tr("Examining the program"))
        task.start()

    def _show(self, results: list[Examined]) -> None:
        self.results = results
        failed = [check.name for check in results if not check.ok]
        if failed:
            said = self.tr("Not in order: %1. Show this to the person who manages this program.")
            self.banner.show_message("bad", said.replace("%1", ", ".join(failed)))
        else:
            self.banner.show_message("ok", self.tr("All %n check(s) passed.", "", len(results)))
        self._fill()

    def _fill(self) -> None:
        while (item := self._grid.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.deleteLater()
        for row, check in enumerate(self.results):
            word = self.tr("in order") if check.ok else self.tr("not in order")
            pill = PillLabel(verdict_pill("ok" if check.ok else "bad", word), self._table)
            name = plain_label(check.name, self._table)
            detail = plain_label(check.detail, self._table)
            set_role(detail, role="muted")
            detail.setWordWrap(True)
            detail.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            for column, widget in enumerate((pill, name, detail)):
                self._grid.addWidget(widget, row, column)
        self._table.setVisible(bool(self.results))
        self.copy_button.setVisible(bool(self.results))

    def _copy(self) -> None:
        lines = [versions_text(), ""]
        lines += [f"{'ok' if c.ok else 'NOT OK'}  {c.name}: {c.detail}" for c in self.results]
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.context.say(self.tr("Result copied"))

    def _build(self) -> None:
        space(self._grid, 8)
        self._grid.setColumnStretch(2, 1)
        self.run_button.clicked.connect(self.run)
        self.copy_button.clicked.connect(self._copy)
        self.about_button.clicked.connect(lambda: open_about(self.window()))
        line = QHBoxLayout()
        space(line, 8)
        for each in (self.run_button, self.copy_button, self.about_button):
            line.addWidget(each)
        line.addStretch(1)
        for widget in (self.banner, self.progress, self._table):
            self.column.addWidget(widget)
        self.column.addLayout(line)
        self._table.hide()
        self.copy_button.hide()

    def retranslate(self) -> None:
        self.set_words(
            self.tr("For the administrator"),
            self.tr(
                "The self-test tries folder, storage, workbooks and window. It changes nothing."
            ),
        )
        self.run_button.setText(self.tr("Run the self-test"))
        self.copy_button.setText(self.tr("Copy the result"))
        self.about_button.setText(self.tr("About and licences"))
        self._fill()
