"""What people said unknown headings are: kept per network and per form (all headings together)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime

from resv_desktop.store.database import Database
from resv_desktop.store.log import stamp

Choice = tuple[str, str, str, str]
"""Network, the headings of the form, our sheet, the folded heading."""

_ADD = (
    'INSERT INTO heading_choices (network, headings, sheet, heading, "column", at)'
    " VALUES (?, ?, ?, ?, ?, ?)"
    ' ON CONFLICT DO UPDATE SET "column" = excluded."column", at = excluded.at'
)


def heading_choices(db: Database) -> dict[Choice, str]:
    """Return per heading the key of our column, empty when it is none of ours."""
    sql = 'SELECT network, headings, sheet, heading, "column" FROM heading_choices'
    return {(network, form, sheet, head): key for network, form, sheet, head, key in db.rows(sql)}


def add_heading_choices(db: Database, choices: Mapping[Choice, str], at: datetime) -> None:
    """Keep choices; a later one takes the place of an earlier one."""
    with db.atomic():
        db.run_many(_ADD, [(*choice, key, stamp(at)) for choice, key in choices.items()])


def forget_heading_choice(db: Database, choice: Choice) -> bool:
    """Forget a choice; say whether there was one."""
    sql = (
        "DELETE FROM heading_choices"
        " WHERE network = ? AND headings = ? AND sheet = ? AND heading = ?"
    )
    with db.atomic():
        return db.run(sql, choice).rowcount > 0
