"""Loaded by every Python that is started with this folder on its path: forbids the network.

An audit hook sees what the interpreter itself is asked to do, whichever module asks, and cannot be
taken away again. Each process notes that it was watched, so that a test knows the watch was there.
Allowed is one thing: the pair of AF_UNIX sockets by which ``multiprocessing`` talks with readers.
"""

from __future__ import annotations

import os
import sys
from typing import Any

_NOTES = os.environ.get("RESV_TEST_WATCH", "")
_AF_UNIX = 1
_HARMLESS = {"socket.__new__": lambda arguments: int(arguments[1]) == _AF_UNIX}
_FORBIDDEN = (
    *("socket.", "urllib.", "http.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "nntplib."),
    *("telnetlib.", "webbrowser.", "ssl."),
)


def _note(text: str) -> None:
    # Plain system calls: whatever is watched must not be able to watch this.
    handle = os.open(_NOTES, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
    try:
        os.write(handle, f"{os.getpid()} {text}\n".encode())
    finally:
        os.close(handle)


def _watch(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_FORBIDDEN):
        if event in _HARMLESS and _HARMLESS[event](arguments):
            return
        _note(f"broke {event} {arguments[1:]!r}")
        raise RuntimeError(f"the network is forbidden: {event}")


if _NOTES:
    _note(f"watched {sys.version_info[0]}.{sys.version_info[1]}")
    sys.addaudithook(_watch)
