"""What a database of this edition looks like from outside; standard library only, so it is cheap.

The steps themselves are in :mod:`.migrations`, which loads sqlite-utils and is therefore only
imported when a step has to be taken.
"""

from __future__ import annotations

APPLICATION_ID = 0x52455356
"""``RESV`` in ASCII, in the header of every log: another program's database is not ours."""

STEP_SET = "resv"

STEPS = (
    "0001_versions_and_log",
    "0002_current_view_and_search",
    "0003_imports_and_deliveries",
    "0004_proof_of_imports",
    "0005_privacy",
    "0006_redactions",
)
"""The names of all steps, in the order in which they are taken. Never edited after release."""
