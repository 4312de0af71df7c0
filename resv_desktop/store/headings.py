"""What people said unknown headings are: kept per network and per form (all headings together)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime

from resv_desktop.store.database import Database
from resv_desktop.store.log import stamp

Choice = tuple[str, str, str, str]
"""Network, the headings of the form, our sheet, the folded heading."""

DatedChoice = tuple[str, str, str, str, str, str]
"""A choice, with the key of our column and the moment it was made."""

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


def dated_choices(db: Database) -> list[DatedChoice]:
    """Return the choices as they travel to another computer."""
    return db.rows('SELECT network, headings, sheet, heading, "column", at FROM heading_choices')


def carry_choices(db: Database, choices: Iterable[DatedChoice]) -> dict[Choice, str]:
    """Keep choices made elsewhere where none was made here, or an earlier one.

    Of two of the same moment the same one holds on every computer. Returns those that say
    something else than was known here.
    """
    own = {tuple(row[:4]): (row[5], row[4]) for row in dated_choices(db)}
    fresh = [row for row in choices if (row[5], row[4]) > own.get(tuple(row[:4]), ("", ""))]
    with db.atomic():
        db.run_many(_ADD, fresh)
    return {
        (network, form, sheet, heading): column
        for network, form, sheet, heading, column, _ in fresh
        if own.get((network, form, sheet, heading), ("", None))[1] != column
    }


def forget_heading_choice(db: Database, choice: Choice) -> bool:
    """Forget a choice; say whether there was one."""
    sql = (
        "DELETE FROM heading_choices"
        " WHERE network = ? AND headings = ? AND sheet = ? AND heading = ?"
    )
    with db.atomic():
        return db.run(sql, choice).rowcount > 0
