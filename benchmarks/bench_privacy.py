"""The privacy check of one text of 500 characters, as it runs while somebody types."""

from __future__ import annotations

from benchmarks.common import Measurement, peak_mb, seconds
from resv_desktop.privacy import check_text
from resv_desktop.services.samples import sample_entries

LENGTH, LIMIT = 500, 0.005
_ODD = (
    " Mevrouw (BSN 999990019), geb. 12-03-1941, dossier HAP-27-118342, woont Wilgenpad 14, 1234 AB "
    "en belt 06-12345678 of mailt naar m.voorbeeld@example.org. "
)


def measure(scale: float = 1.0) -> Measurement:
    """Return the claim on one text: the slowest of many, each the fastest of its turns.

    The fastest, because what else runs on the computer only ever adds.
    """
    texts = _texts()[: max(4, round(60 * scale))]
    slowest = max(
        min(seconds(lambda text=text: check_text(text)) for _ in range(15)) for text in texts
    )
    note = f"slowest of {len(texts)} texts, half of them with every kind of finding"
    return Measurement(
        f"privacy check of {LENGTH} characters", slowest, None, LIMIT, peak_mb(), note
    )


def _texts() -> list[str]:
    plain = [str(entry["description"]) for entry in sample_entries()]
    mixed = [_ODD + text if number % 2 else text for number, text in enumerate(plain)]
    return [(text * 10)[:LENGTH] for text in mixed]
