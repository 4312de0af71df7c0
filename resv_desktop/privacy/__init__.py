"""Finds personal data in text; knows neither Excel nor the store."""

from resv_desktop.privacy.check import check_text
from resv_desktop.privacy.findings import (
    CHECKED,
    NOT_CHECKED,
    Category,
    Finding,
    Level,
    blocks,
    overridable,
    worst_level,
)

__all__ = [
    "CHECKED",
    "NOT_CHECKED",
    "Category",
    "Finding",
    "Level",
    "blocks",
    "check_text",
    "overridable",
    "worst_level",
]
