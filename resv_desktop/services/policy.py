"""What the IT of an organisation lays down for its computers: read by the program, not written."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Policy:
    """``password_required``: no workbook leaves this computer without a password on it."""

    password_required: bool = False


DEFAULT = Policy()
"""Where nothing is laid down."""
