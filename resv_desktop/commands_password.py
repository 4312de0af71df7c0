"""``--password-stdin``: a password that stands on no command line and in no history of one."""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterable, Mapping

from resv_desktop.domain.errors import WrongUseError
from resv_desktop.domain.passwords import MOST, objection

_LONGEST = 4 * MOST + 5
"""Bytes of the longest password in UTF-8, with a mark before it and the end of the line behind."""


def password_of(options: argparse.Namespace) -> str:
    """Return the one line of standard input when it was asked for, else an empty text.

    Only the end of the line is taken off, and the mark that some Windows programs put in front.

    Raises:
        WrongUseError: ``password_stdin_empty``, ``password_stdin_not_text``.
    """
    if not options.password_stdin:
        return ""
    # A program without a console has no standard input at all.
    stream = sys.stdin.buffer if sys.stdin is not None else io.BytesIO()
    line = stream.readline(_LONGEST + 1)
    try:
        password = line.decode("utf-8-sig").rstrip("\r\n")
    except UnicodeDecodeError as error:
        raise WrongUseError("password_stdin_not_text") from error
    if len(line) > _LONGEST or "\x00" in password:
        raise WrongUseError("password_stdin_not_text")
    if not password.strip():
        raise WrongUseError("password_stdin_empty")
    return password


def passwords_of(options: argparse.Namespace) -> tuple[str, ...]:
    """Return the passwords to try on files: that of :func:`password_of`, or none."""
    return tuple(filter(None, [password_of(options)]))


def weakness(password: str, known: Iterable[str]) -> list[tuple[str, Mapping[str, int]]]:
    """Return the sentences on a weak password, as codes and values.

    The window refuses it. Here it is told: what runs by itself at night must not fail over it.
    """
    code, values = objection(password, known) if password else ("", {})
    return [("password_is_weak", {}), (code, values)] if code else []
