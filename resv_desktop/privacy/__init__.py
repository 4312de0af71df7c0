"""Finds personal data in text; knows neither Excel nor the store."""

from resv_desktop.privacy.allow import Phrases, institutions, phrases
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
    "Phrases",
    "blocks",
    "check_text",
    "institutions",
    "overridable",
    "phrases",
    "worst_level",
]
