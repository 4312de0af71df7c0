"""The risk score of a bottleneck, by the Safety Assessment Code matrix used in primary care.

Source: the SAC matrix in the NHG procedure for reporting incidents (severity by frequency, score
1-4). A single occurrence (``eenmalig``) is not in that matrix; it scores as "less than yearly".
"""

from __future__ import annotations

from collections.abc import Mapping

_ROWS: Mapping[str, tuple[int, int, int, int]] = {
    # severity:      S1 S2 S3 S4   (klein, matig, groot, catastrofaal)
    "wekelijks": (2, 3, 3, 4),
    "maandelijks": (1, 2, 3, 4),
    "jaarlijks": (1, 1, 2, 4),
    "minder": (1, 1, 2, 3),
    "eenmalig": (1, 1, 2, 3),
}

DEEPER_ANALYSIS_FROM = 3
"""Scores from here on ask for a deeper look."""


def risk_score(severity: str | None, frequency: str | None) -> int | None:
    """Return the score (1 lowest to 4 highest), or ``None`` while a half of it is missing.

    ``severity`` is a code S1-S4, ``frequency`` a code of the list *frequency*.
    """
    row = _ROWS.get(frequency or "")
    if row is None or severity not in ("S1", "S2", "S3", "S4"):
        return None
    return row[int(severity[1]) - 1]
