"""What went wrong, told apart: the world's faults as a sentence, our own bugs as a crash dialog.

A known error never shows more than its sentence; a bug is written to the log with its trace and
shown with the log's path. Nobody is shown a traceback.
"""

from __future__ import annotations

import faulthandler
import logging
import platform
import sys
import threading
import traceback
from collections import Counter
from pathlib import Path
from types import TracebackType
from typing import IO

import PySide6
from PySide6.QtCore import (
    QDir,
    QEvent,
    QMessageLogContext,
    QObject,
    QtMsgType,
    QUrl,
    Signal,
    Slot,
    qInstallMessageHandler,
)
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from resv_desktop import __version__
from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.i18n import current_lang
from resv_desktop.gui.lifetime import open_dialog
from resv_desktop.gui.theme import follow_theme, set_role, space, theme
from resv_desktop.gui.widgets.buttons import button
from resv_desktop.gui.widgets.icon_label import IconLabel
from resv_desktop.gui.widgets.plain import plain_label
from resv_desktop.sentences import sentence

LOG_NAME = "resv-desktop.log"
LOG_BYTES, LOG_COPIES = 1_000_000, 5

log = logging.getLogger("resv_desktop")

_QT_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def describe(error: KnownError) -> str:
    """The sentence for ``error`` in the language of the window."""
    return sentence(error.code, error.values, current_lang())


class ErrorDialog(QDialog):
    """A known error that interrupts: its sentence and one button. A banner is calmer."""

    def __init__(self, error: KnownError, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._error = error
        # The sentence may name a file, and a file may be called anything.
        self.sentence = plain_label("", self)
        self.sentence.setWordWrap(True)
        self.close_button = button("", "primary", parent=self)
        self.close_button.setDefault(True)
        self.close_button.clicked.connect(self.accept)
        self._retranslate()
        line = QHBoxLayout()
        space(line, 12)
        line.addWidget(IconLabel("circle-x", "bad", 28, self))
        line.addWidget(self.sentence, 1)
        column = QVBoxLayout(self)
        space(column, 16, (20, 20, 20, 16))
        column.addLayout(line)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(self.close_button)
        column.addLayout(foot)
        follow_theme(self, lambda: self.setMinimumWidth(theme().px(420)))

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("That did not work"))
        self.sentence.setText(describe(self._error))
        self.close_button.setText(self.tr("Close"))
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(self.sentence.text())


def show_error(error: KnownError, parent: QWidget | None = None) -> ErrorDialog:
    """Show ``error`` over ``parent`` without stopping the event loop."""
    dialog = ErrorDialog(error, parent or QApplication.activeWindow())
    open_dialog(dialog)
    return dialog


class CrashDialog(QDialog):
    """Says that the program is at fault, what is kept, and where the log is."""

    def __init__(self, log_path: Path, details: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        # Loaded when needed: a form costs time at every start, and this one is rarely seen.
        from resv_desktop.gui.forms.ui_crash_dialog import Ui_CrashDialog

        self.form = Ui_CrashDialog()
        self.form.setupUi(self)  # type: ignore[no-untyped-call]
        self._details = details
        self._log_path = log_path
        self.form.log_path.setText(QDir.toNativeSeparators(str(log_path)))
        self.form.copy_button.clicked.connect(self._copy)
        self.form.folder_button.clicked.connect(self._open_folder)
        self.form.go_on_button.clicked.connect(self.accept)
        set_role(self.form.go_on_button, kind="primary")
        space(self.form.column, 12, (20, 20, 20, 16))
        space(self.form.head, 12)
        space(self.form.log, 4)
        space(self.form.buttons, 8)
        self.form.head.insertWidget(0, IconLabel("octagon-alert", "bad", 28, self))
        follow_theme(self, lambda: self.setMinimumWidth(theme().px(520)))
        self._describe()

    def changeEvent(self, event: QEvent, /) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.form.retranslateUi(self)  # type: ignore[no-untyped-call]
            self._describe()
        super().changeEvent(event)

    def _describe(self) -> None:
        self.setAccessibleName(self.windowTitle())
        self.setAccessibleDescription(self.form.explanation.text())

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._details)
        self.form.copy_button.setText(self.tr("Copied"))

    def _open_folder(self) -> None:
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._log_path.parent)))


def details_text(kind: type[BaseException], trace: TracebackType | None) -> str:
    """Where in the program it went wrong, for the one who mends it.

    The exception's own words are left out: they may hold text that somebody typed. They stand in
    the log, which stays on this computer.
    """
    lines = [
        f"RESV Desktop {__version__}",
        f"Python {platform.python_version()}, Qt {PySide6.__version__}, {platform.platform()}",
        kind.__name__,
    ]
    frames = traceback.extract_tb(trace)
    lines += [f"  {Path(f.filename).name}:{f.lineno} {f.name}" for f in frames]
    return "\n".join(lines)


class _LogFile(logging.Handler):
    """Opens the log at the first line: most days there is none, and opening costs time."""

    def __init__(self, path: Path) -> None:
        super().__init__()
        self._path = path
        self._file: logging.Handler | None = None

    def emit(self, record: logging.LogRecord) -> None:
        if self._file is None:
            self._file = self._opened()
        self._file.emit(record)

    def close(self) -> None:
        if self._file is not None:
            self._file.close()
            self._file = None
        super().close()

    def _opened(self) -> logging.Handler:
        from logging.handlers import RotatingFileHandler

        from resv_desktop.services.safe_log import MaskedFormatter

        made = RotatingFileHandler(
            self._path, maxBytes=LOG_BYTES, backupCount=LOG_COPIES, encoding="utf-8", delay=True
        )
        made.setFormatter(MaskedFormatter())
        return made


class CrashHandler(QObject):
    """Writes the log and catches what nobody caught, in every thread."""

    _caught = Signal(object, object, object)

    def __init__(self, log_folder: Path) -> None:
        super().__init__()
        log_folder.mkdir(parents=True, exist_ok=True)
        self.log_path = log_folder / LOG_NAME
        self.dialog: CrashDialog | None = None
        self._seen: Counter[str] = Counter()
        self._file = _LogFile(self.log_path)
        self._hard: IO[str] | None = None
        self._caught.connect(self._show)

    def install(self) -> None:
        """Take over Python's and Qt's last resorts; call once, in the window's thread."""
        root = logging.getLogger()
        root.addHandler(self._file)
        log.setLevel(logging.INFO)
        sys.excepthook = self.report
        threading.excepthook = self._report_thread
        qInstallMessageHandler(self._qt_message)
        # A crash inside Qt or SQLite leaves at least its Python lines behind.
        self._hard = (self.log_path.parent / "hard-crash.log").open("a", encoding="utf-8")
        faulthandler.enable(self._hard)

    def uninstall(self) -> None:
        """Give everything back and close the log."""
        sys.excepthook = sys.__excepthook__
        threading.excepthook = threading.__excepthook__
        qInstallMessageHandler(None)
        logging.getLogger().removeHandler(self._file)
        self._file.close()
        if self._hard is not None:
            faulthandler.disable()
            self._hard.close()
            self._hard = None

    def report(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log a bug and show it in the window's thread; a known error shows as its sentence."""
        if issubclass(kind, KeyboardInterrupt):
            QApplication.quit()
            return
        if isinstance(error, KnownError):
            log.warning("known error nobody handled: %s", error.code)
        else:
            log.critical("bug", exc_info=(kind, error, trace))
        self._caught.emit(kind, error, trace)

    def _report_thread(self, args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None:
            self.report(args.exc_type, args.exc_value, args.exc_traceback)

    @Slot(object, object, object)
    def _show(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        if isinstance(error, KnownError):
            show_error(error)
            return
        details = details_text(kind, trace)
        self._seen[details] += 1
        # The same fault may come at every paint: it is logged each time and shown once.
        if self.dialog is not None or self._seen[details] > 1:
            return
        self.dialog = CrashDialog(self.log_path, details, QApplication.activeWindow())
        self.dialog.finished.connect(self._closed)
        open_dialog(self.dialog)

    @Slot()
    def _closed(self) -> None:
        self.dialog = None

    @staticmethod
    def _qt_message(kind: QtMsgType, context: QMessageLogContext, message: str | None) -> None:
        logging.getLogger("qt").log(_QT_LEVELS.get(kind, logging.WARNING), "%s", message or "")
