"""The one place where a file of SQLite is opened, so that no connection lacks what all must have.

``secure_delete`` belongs to a connection, not to the file: a single one without it leaves what
people removed readable in the file. Being the one place, it is also where an organisation's
encrypted SQLite would come in.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path

EVERYWHERE = ("PRAGMA secure_delete = ON", "PRAGMA trusted_schema = OFF")
"""What each connection has: removed bytes are overwritten, a file's own schema is not believed."""

WAIT = 10.0
"""Seconds to wait for another connection that is writing."""

READ_ONLY = "mode=ro&immutable=1"
"""For a file that nobody writes to: no lock is taken and nothing is made beside it."""


def connect(path: Path, options: str = "mode=rwc") -> sqlite3.Connection:
    """Open the file at ``path``; ``options`` are those of SQLite's file addresses.

    Transactions are begun and ended by statements only.

    Raises:
        sqlite3.Error: when it cannot be opened; also later, for SQLite looks at a file when it
            is first used.
    """
    address = f"{path.absolute().as_uri()}?{options}"
    conn = sqlite3.connect(address, uri=True, timeout=WAIT, isolation_level=None)
    try:
        for pragma in EVERYWHERE:
            conn.execute(pragma)
    except BaseException:
        conn.close()
        raise
    return conn
