"""Words of which somebody said that they are no person: practices, organisations, places."""

from __future__ import annotations

from datetime import datetime

from resv_desktop.store.database import Database
from resv_desktop.store.log import stamp

_ADD = (
    "INSERT INTO allowed_words (key, words, at) VALUES (?, ?, ?)"
    " ON CONFLICT (key) DO UPDATE SET words = excluded.words, at = excluded.at"
)


def allowed_words(db: Database) -> list[tuple[str, str]]:
    """Return every key with the words as they were written, in order of the alphabet."""
    sql = "SELECT key, words FROM allowed_words ORDER BY key"
    return [(key, words) for key, words in db.rows(sql)]


def add_allowed(db: Database, key: str, words: str, at: datetime) -> None:
    """Keep words under ``key``, the form in which they are compared."""
    with db.atomic():
        db.run(_ADD, (key, words, stamp(at)))


def remove_allowed(db: Database, key: str) -> bool:
    """Forget words; say whether they were there."""
    with db.atomic():
        return db.run("DELETE FROM allowed_words WHERE key = ?", (key,)).rowcount > 0
