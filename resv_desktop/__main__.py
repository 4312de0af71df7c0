"""Where the program begins: a command runs without a window, and without loading Qt."""

from __future__ import annotations

import sys


def main(arguments: list[str] | None = None) -> int:
    """Run a command, or open the window when none is given; returns the exit code."""
    if getattr(sys, "frozen", False):
        # The built program is started anew for each reader process; from source Python does that.
        import multiprocessing

        multiprocessing.freeze_support()
    from resv_desktop.cli import run

    return run(sys.argv[1:] if arguments is None else arguments)


if __name__ == "__main__":
    sys.exit(main())
