"""The window's program: look, language, lock, first run, main window, and the way out.

``RESV_DESKTOP_FIRST_PAINT=<file>`` is for benchmarks: when the main window has been painted for
the first time, with its page filled, the moment is written to that file as JSON
(``{"perf_counter": s, "time": s}``) and the program ends. On Linux, macOS and Windows
``time.perf_counter`` counts from the same point in every process, so that the one who started the
program can subtract.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from resv_desktop import __version__
from resv_desktop.domain.errors import KnownError
from resv_desktop.gui import tasks
from resv_desktop.gui.arrivals import Arrivals
from resv_desktop.gui.collector import Collector
from resv_desktop.gui.context import Context
from resv_desktop.gui.errors import CrashHandler, ErrorDialog, log
from resv_desktop.gui.i18n import set_language
from resv_desktop.gui.icons import icon
from resv_desktop.gui.lifetime import ask, let_go
from resv_desktop.gui.look import apply_settings, as_laid_down, as_lang, as_mode
from resv_desktop.gui.main_window import MainWindow
from resv_desktop.gui.pages.registry import PAGES
from resv_desktop.gui.safety import Keeper
from resv_desktop.gui.theme import FUSION, theme
from resv_desktop.paths import APPLICATION, DataFolder
from resv_desktop.sentences import sentence
from resv_desktop.services.policy import in_force
from resv_desktop.services.settings import Settings, load_settings
from resv_desktop.services.workspace import Workspace, finish_interrupted, held

FIRST_PAINT_VARIABLE = "RESV_DESKTOP_FIRST_PAINT"
DONE, NOT_DONE = 0, 3
PREPARE_AFTER_MS = 300
DAILY_BACKUP_AFTER_MS = 2_000
"""The backup of the day waits until a person has had time to look round."""


def open_window(folder: DataFolder, lang: str | None = None, files: Sequence[Path] = ()) -> int:
    """Open the window over ``folder`` and return the exit code when it is closed.

    ``lang`` speaks for this session only; the language chosen in the settings stays. ``files`` are
    opened on the page they belong to. When a program has the folder open already, it gets them.
    """
    settings = as_laid_down(load_settings(folder.settings), in_force())
    app = dressed_application(replace(settings, language=lang or settings.language))
    try:
        with _watched(folder), held(folder), Arrivals(folder, files) as arrivals:
            return _run(app, folder, lang, arrivals)
    except KnownError as error:
        said = _met_another(error, folder, files) if error.code == "already_open" else error
        if said is None:
            return DONE
        log.warning("not opened: %s", said.code)
        ask(ErrorDialog(said))
        return NOT_DONE


def _met_another(error: KnownError, folder: DataFolder, files: Sequence[Path]) -> KnownError | None:
    """Hand ``files`` to the program that has the folder open; return what is to be said if not."""
    from resv_desktop.services.second_start import Met, ask_starting

    met = ask_starting(folder, files)
    if met is Met.ANSWERED:
        return None
    return KnownError("already_open_silent", **error.values) if met is Met.SILENT else error


def dressed_application(settings: Settings) -> QApplication:
    """The one QApplication, in the look and language of ``settings``."""
    present = QApplication.instance()
    if isinstance(present, QApplication):
        return _dress(present, settings, fusion=False)
    return _dress(QApplication([*sys.argv[:1], *FUSION]), settings, fusion=True)


def _dress(app: QApplication, settings: Settings, *, fusion: bool) -> QApplication:
    app.setApplicationName(APPLICATION)
    app.setApplicationDisplayName(APPLICATION)
    app.setApplicationVersion(__version__)
    app.setDesktopFileName("resv-desktop")
    theme().install(app, as_mode(settings.look), settings.zoom, fusion=fusion)
    set_language(as_lang(settings.language))
    app.setWindowIcon(icon("resv-desktop"))
    return app


class _watched:  # noqa: N801 - used as a function
    """Catches what nobody caught, takes out garbage, and lets no work outlive the window."""

    def __init__(self, folder: DataFolder) -> None:
        self._folder = folder

    def __enter__(self) -> None:
        try:
            self._crashes = CrashHandler(self._folder.create().logs)
        except OSError as error:
            name = str(self._folder.root)
            raise KnownError("data_folder_unusable", folder=name, detail=str(error)) from error
        self._crashes.install()
        self._collector = Collector()

    def __exit__(self, *_: object) -> None:
        tasks.shutdown()
        self._collector.stop()
        self._crashes.uninstall()


def _run(app: QApplication, folder: DataFolder, lang: str | None, arrivals: Arrivals) -> int:
    workspace = Workspace(folder)
    arrivals.listen()
    try:
        if not _is_set_up(workspace) and not _begun(workspace, arrivals):
            return DONE
        finish_interrupted(workspace)
        context = Context(workspace)
        if lang:
            context.speak_for_now(lang)
        return _show(app, context, arrivals)
    finally:
        workspace.release()


def _is_set_up(workspace: Workspace) -> bool:
    """Look into the log; when it is damaged, once more after a backup was put back.

    Raises:
        KnownError: when the log cannot be used.
    """
    try:
        return workspace.is_set_up
    except KnownError as error:
        from resv_desktop.gui.dialogs.rescue import rescue

        if not rescue(workspace, error):
            raise
        log.warning("a backup was put back after: %s", error.code)
        return workspace.is_set_up


def _begun(workspace: Workspace, arrivals: Arrivals) -> bool:
    """Begin a log: with one that is there already somewhere, or with the first questions."""
    from resv_desktop.gui.dialogs.take_over import took_over

    handed_over = arrivals.log_file()
    if handed_over is not None and took_over(workspace, handed_over):
        return True
    former = _former_log(workspace)
    if former is not None and took_over(workspace, former, "log_of_former_folder"):
        return True
    return _first_run(workspace, arrivals.region_file())


def _former_log(workspace: Workspace) -> Path | None:
    """Return a copy of the log of before another folder was laid down; a damaged one is told of."""
    from resv_desktop.services.laid_down import former_log

    try:
        return former_log(workspace)
    except KnownError as error:
        if error.code == "already_open":
            raise
        log.warning("former log: %s", error.code)
        ask(ErrorDialog(error))
        return None


def _first_run(workspace: Workspace, region_file: Path | None) -> bool:
    from resv_desktop.gui.dialogs.wizard import FirstRun

    wizard = FirstRun(workspace, region_file=region_file)
    done = ask(wizard)
    apply_settings(as_laid_down(load_settings(workspace.folder.settings), workspace.policy))
    return done


def _show(app: QApplication, context: Context, arrivals: Arrivals) -> int:
    window = MainWindow(context)
    keeper = Keeper(context)
    if target := os.environ.get(FIRST_PAINT_VARIABLE):
        note_first_paint(window, Path(target), app.quit)
    else:
        QTimer.singleShot(DAILY_BACKUP_AFTER_MS, keeper.back_up_daily)
        QTimer.singleShot(PREPARE_AFTER_MS, lambda: _prepare(context))
    window.show()
    arrivals.show_in(window)
    code = app.exec()
    arrivals.leave()
    tasks.shutdown()
    let_go(window)
    _leave(keeper)
    return code


def _prepare(context: Context) -> None:
    """Load what the log page needs while the person looks at Start."""
    next(page for page in PAGES if page.key == "log").load()
    _ = context.logbook
    policy = context.workspace.policy
    for fault in policy.faults:
        log.warning("%s", sentence(fault.code, fault.values))
    if policy.region_file is not None or policy.backup_folder is not None:
        _follow_policy(context)


def _follow_policy(context: Context) -> None:
    """Bring region file and second place in line with the policy, in the background."""

    def work() -> PutIntoEffect:
        try:
            return put_into_effect(context.workspace)
        finally:
            context.workspace.release()

    def done(what: PutIntoEffect) -> None:
        for fault in what.faults:
            log.warning("laid down, not possible now: %s", fault)
        if what.region:
            context.reload_profile()
        if what.place:
            context.backed_up.emit()

    from resv_desktop.services.laid_down import PutIntoEffect, put_into_effect

    tasks.Task(work).owner(context).done(done).start()


def _leave(keeper: Keeper) -> None:
    """Make the backup of the end; one that fails is said, for the log itself is sound."""
    try:
        keeper.back_up_on_close()
    except KnownError as error:
        log.warning("backup on close: %s", error.code)
        ask(ErrorDialog(error))


def note_first_paint(window: QWidget, target: Path, then: Callable[[], object]) -> None:
    """Write to ``target`` when ``window`` was first painted, and call ``then``."""

    def painted() -> None:
        moment = {"perf_counter": time.perf_counter(), "time": time.time()}
        target.write_text(json.dumps(moment), encoding="utf-8")
        then()

    window.installEventFilter(_FirstPaint(window, painted))


class _FirstPaint(QObject):
    """Calls once, as soon as the first paint has reached the screen."""

    def __init__(self, window: QWidget, painted: Callable[[], None]) -> None:
        super().__init__(window)
        self._painted: Callable[[], None] | None = painted

    def eventFilter(self, watched: QObject, event: QEvent, /) -> bool:
        if event.type() == QEvent.Type.Paint and self._painted is not None:
            # Behind the paint in the queue: the children of the window are painted in the same go.
            QTimer.singleShot(0, self._painted)
            self._painted = None
        return False
