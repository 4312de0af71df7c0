"""Runs before the program: what it starts (a viewer, a mail program) gets the system's libraries.

PyInstaller's starter points ``LD_LIBRARY_PATH`` at the bundle. This process has read it by now;
left in place, everything opened from the program would be run with our libraries. When the program
starts itself again (the processes that read workbooks), its starter must point there anew instead
of taking for granted that it did: on a computer without a library of its own nothing would load.
"""

import os
import sys

if sys.platform == "linux":
    _before = os.environ.pop("LD_LIBRARY_PATH_ORIG", None)
    if _before:
        os.environ["LD_LIBRARY_PATH"] = _before
    else:
        os.environ.pop("LD_LIBRARY_PATH", None)
    os.environ["PYINSTALLER_RESET_ENVIRONMENT"] = "1"
