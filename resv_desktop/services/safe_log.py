"""Log lines without personal data: what the check finds in them is replaced by what it is.

The words of an exception may hold a text that somebody typed. Where in the program it happened is
what the one who mends it needs, and stays as it is.
"""

from __future__ import annotations

import logging
import re

from resv_desktop.services.texts import masked

LINE = "%(asctime)s %(levelname)s %(name)s %(message)s"
_FRAME = re.compile(r'  File "[^"]*", line \d+')


class MaskedFormatter(logging.Formatter):
    """Formats a record as always and then takes out what seems to be somebody's."""

    def __init__(self) -> None:
        super().__init__(LINE)

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, and the trace if there is one, fit to be kept."""
        return masked_lines(super().format(record))


def masked_lines(text: str) -> str:
    """Return ``text`` with findings masked but in frames of a trace: a place and a line of code."""
    lines, after_frame = [], False
    for line in text.split("\n"):
        is_frame = _FRAME.match(line) is not None
        is_code = after_frame and line.startswith("    ")
        lines.append(line if is_frame or is_code else masked(line))
        after_frame = is_frame
    return "\n".join(lines)
