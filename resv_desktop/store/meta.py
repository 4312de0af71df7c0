"""Small facts about this log: whose it is, which region, which incarnation. Values are JSON."""

from __future__ import annotations

import json
from typing import Any

from resv_desktop.store.database import Database


def get_meta(db: Database, key: str, default: Any = None) -> Any:
    """Return what is kept under ``key``, or ``default``."""
    text = db.value("SELECT value FROM meta WHERE key = ?", (key,))
    return default if text is None else json.loads(text)


def set_meta(db: Database, key: str, value: Any) -> None:
    """Keep ``value`` (anything JSON can hold) under ``key``."""
    text = json.dumps(value, ensure_ascii=False, sort_keys=True)
    sql = "INSERT INTO meta VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"
    with db.atomic():
        db.run(sql, (key, text))
