"""Keep the shape of the database of a release, so that each later one is tested against it.

    python tools/schema_dump.py            writes tests/data/schema_<version>.sql
    python tools/schema_dump.py --again    writes it anew: only while that version is unreleased

Done once for every release that takes a step in ``resv_desktop/store/schema.py``. A dump is made
once and never edited. ``tests/store/test_upgrade.py`` opens each of them with the present program,
and fails when the present shape differs from the latest dump without a step that explains it.
"""

from __future__ import annotations

import argparse
import sqlite3
import sys
import tempfile
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from resv_desktop import __version__  # noqa: E402 - needs ROOT on the path
from resv_desktop.store.database import check_integrity, open_database  # noqa: E402
from resv_desktop.store.schema import STEPS  # noqa: E402
from tools.schema_sample import AT, fill  # noqa: E402

FOLDER = ROOT / "tests" / "data"
INDEX = "search"
"""The search index: a table of SQLite's own making, with tables behind it that it fills itself."""
_MADE_BY_SQLITE = (f"name NOT LIKE 'sqlite_%' AND name NOT LIKE '{INDEX}_%'",)


def dump_of(path: Path) -> str:
    """Return statements that make the log at ``path`` again, each row and each name as it is."""
    with closing(sqlite3.connect(path)) as conn:
        return "\n".join(_statements(conn)) + "\n"


def _statements(conn: sqlite3.Connection) -> Iterator[str]:
    yield f"-- A log as version {__version__} leaves it ({len(STEPS)} steps); made once by"
    yield "-- tools/schema_dump.py, never edited."
    yield "BEGIN;"
    for pragma in ("application_id", "user_version"):
        (value,) = conn.execute(f"PRAGMA {pragma}").fetchone()
        yield f"PRAGMA {pragma} = {value};"
    sql = f"SELECT type, name, sql FROM sqlite_master WHERE sql NOT NULL AND {_MADE_BY_SQLITE[0]}"
    shapes = conn.execute(f"{sql} ORDER BY type != 'table', rowid").fetchall()
    for kind, name, shape in shapes:
        yield f"{shape};"
        if kind == "table":
            yield from _rows(conn, name)
    yield "COMMIT;"


def _rows(conn: sqlite3.Connection, table: str) -> Iterator[str]:
    names = [row[1] for row in conn.execute(f'PRAGMA table_info("{table}")')]
    if table == INDEX:
        names.insert(0, "rowid")
    quoted = ", ".join(f"quote({_moment(table, name)})" for name in names)
    listed = ", ".join(f'"{name}"' for name in names)
    for row in conn.execute(f'SELECT {quoted} FROM "{table}" ORDER BY rowid'):
        yield f'INSERT INTO "{table}" ({listed}) VALUES ({", ".join(row)});'


def _moment(table: str, name: str) -> str:
    """The one column that tells when the dump was made is given a fixed moment."""
    fixed = (table, name) == ("_sqlite_migrations", "applied_at")
    return f"'{AT.isoformat()}'" if fixed else f'"{name}"'


def present_dump() -> str:
    """Return the dump of a log that this program makes and fills."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "logboek.resvlog")
        with open_database(path) as db:
            fill(db)
            check_integrity(db)
        return dump_of(path)


def main() -> int:
    """Run from the command line; 1 when the dump is there already."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--again", action="store_true", help="write over that of this version")
    target = FOLDER / f"schema_{__version__}.sql"
    if target.exists() and not parser.parse_args().again:
        sys.stdout.write(f"{target.relative_to(ROOT)} is there already; see --again\n")
        return 1
    target.write_text(present_dump(), encoding="utf-8")
    sys.stdout.write(f"{target.relative_to(ROOT)} written\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
