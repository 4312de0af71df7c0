"""Searching entries as people type: words in any order, each word begun is enough."""

from __future__ import annotations

from resv_desktop.domain.canonical import canonical_json, sha256_hex
from resv_desktop.domain.codebook import CodeBook
from resv_desktop.store.database import Database
from resv_desktop.store.derived import Progress, rebuild
from resv_desktop.store.index import is_readable, overwrite_removed
from resv_desktop.store.meta import get_meta, set_meta
from resv_desktop.store.words import fold_words

_DIGEST = "code_book"
_LABELLED = ("theme", "subtheme", "discipline")


def search_words(text: str) -> list[str]:
    """Return the words of ``text`` as the index knows them."""
    return fold_words(text)


def use_code_book(db: Database, book: CodeBook, progress: Progress | None = None) -> bool:
    """Make entries findable by the labels of ``book``, and sortable in the order of its lists.

    Returns whether the labels differ from those in use; then everything derived is made anew.
    """
    rows = [
        (name, code.code, place, f"{code.nl} {code.en}" if name in _LABELLED else "")
        for name, codes in book.lists.items()
        for place, code in enumerate(codes)
    ]
    digest = sha256_hex(canonical_json(rows))
    if get_meta(db, _DIGEST) == digest:
        return False
    db.cache.clear()
    try:
        with db.atomic():
            db.run("DELETE FROM code_labels")
            folded = [(*row[:3], " ".join(fold_words(row[3]))) for row in rows]
            db.run_many("INSERT INTO code_labels VALUES (?, ?, ?, ?)", folded)
            set_meta(db, _DIGEST, digest)
            rebuild(db, progress)
    except BaseException:
        db.cache.clear()
        raise
    return True


def prepare_index(db: Database) -> None:
    """Make the index usable by this SQLite; called when the log is opened."""
    if is_readable(db):
        overwrite_removed(db)
    else:
        rebuild(db)
