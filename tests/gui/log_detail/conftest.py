"""The log in its window."""

from gui.log_kit import page, window  # noqa: F401  (fixtures)
