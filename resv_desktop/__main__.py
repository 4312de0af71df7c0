"""Where the program begins: a command runs without a window, and without loading Qt."""

from __future__ import annotations

import multiprocessing
import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window when none is given; returns the exit code."""
    multiprocessing.freeze_support()
    from resv_desktop.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
