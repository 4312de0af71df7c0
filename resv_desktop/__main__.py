"""Where the program begins: a command runs without a window, and without loading Qt."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from pathlib import Path

from resv_desktop.paths import DataFolder, data_folder
from resv_desktop.services.arrivals import parted
from resv_desktop.services.policy import in_force

DONE = 0


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window when none is given; returns the exit code."""
    if getattr(sys, "frozen", False):
        # The built program is started anew for each reader process; from source Python does that.
        import multiprocessing

        multiprocessing.freeze_support()
    given = sys.argv[1:] if arguments is None else arguments
    plain, files = parted(given)
    options = window_options(plain)
    if options is None:
        from resv_desktop.cli import run

        return run(given)
    return _open_window(options, files)


def window_options(arguments: Sequence[str]) -> dict[str, str] | None:
    """Return the options of a start that asks for nothing but the window, None of any other.

    The whole command line with its help costs a tenth of the time to the first paint. What is not
    plainly right here, a wrong option included, is left to it.
    """
    found: dict[str, str] = {}
    rest = list(arguments)
    while rest:
        name, equals, value = rest.pop(0).partition("=")
        if not equals:
            value = rest.pop(0) if rest else ""
        if name not in ("--data-dir", "--lang") or not value or value.startswith("-"):
            return None
        found[name] = value
    return found if found.get("--lang") in (None, "nl", "en") else None


def _open_window(options: dict[str, str], files: Sequence[Path]) -> int:
    chosen = options.get("--data-dir")
    language = options.get("--lang")
    folder = data_folder(Path(chosen) if chosen else None, in_force().data_folder)
    try:
        if _is_answered(folder, files):
            return DONE
        from resv_desktop.gui.app import open_window

        return open_window(folder, language, files)
    except Exception:  # noqa: BLE001  (the last line: logged with its trace, said in a sentence)
        from resv_desktop.cli import say_bug

        return say_bug(folder, language or "nl")


def _is_answered(folder: DataFolder, files: Sequence[Path]) -> bool:
    """Say whether a program that has this folder open came forward; mostly there is none."""
    if not os.path.exists(folder.pipe):
        return False
    from resv_desktop.services.second_start import Met, ask_first

    return ask_first(folder, files) is Met.ANSWERED


if __name__ == "__main__":
    sys.exit(main())
