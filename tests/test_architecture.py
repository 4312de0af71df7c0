"""The walls of the house that import-linter cannot express."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "resv_desktop"
HELPERS = ("assets", "paths", "sentences")


def _imported(path: Path) -> Iterator[str]:
    """Yield the top-level name of each module that a source file imports, wherever it does so."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.partition(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield "." if node.level else (node.module or "").partition(".")[0]


def _outside_standard_library(paths: list[Path]) -> set[tuple[str, str]]:
    allowed = sys.stdlib_module_names | {"resv_desktop"}
    return {(path.name, name) for path in paths for name in _imported(path) if name not in allowed}


def test_domain_imports_the_standard_library_only() -> None:
    files = sorted((PACKAGE / "domain").rglob("*.py"))
    assert len(files) > 5
    assert _outside_standard_library(files) == set()


def test_helpers_import_the_standard_library_only() -> None:
    assert _outside_standard_library([PACKAGE / f"{name}.py" for name in HELPERS]) == set()


@pytest.mark.parametrize("clock", ["now", "today", "utcnow", "time", "time_ns", "uuid1", "uuid4"])
def test_domain_gets_clock_and_ids_passed_in(clock: str) -> None:
    calls = {
        (path.name, node.lineno)
        for path in (PACKAGE / "domain").rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr == clock
        and isinstance(node.func.value, ast.Name)
        and node.func.value.id in {"date", "datetime", "time", "uuid"}
    }
    assert calls == set()


def test_no_file_imports_relatively() -> None:
    relative = {path.name for path in PACKAGE.rglob("*.py") if "." in set(_imported(path))}
    assert relative == set()


def test_no_file_grows_beyond_400_lines() -> None:
    long = {
        path.relative_to(PACKAGE).as_posix(): lines
        for path in PACKAGE.rglob("*.py")
        if "forms" not in path.parts
        and (lines := len(path.read_text(encoding="utf-8").splitlines())) > 400
    }
    assert long == {}


def test_nothing_in_the_program_can_open_a_network_connection() -> None:
    network = {"socket", "ssl", "http", "urllib", "ftplib", "smtplib", "asyncio", "xmlrpc"}
    found = {
        (path.relative_to(PACKAGE).as_posix(), name)
        for path in PACKAGE.rglob("*.py")
        for name in _imported(path)
        if name in network
    }
    allowed = {("selftest.py", "socket"), ("services/pipe_unix.py", "socket")}
    assert found <= allowed, "the self-test alone may look at sockets, and the local pipe be one"


def test_the_local_pipe_is_no_network() -> None:
    """The one socket of the program is of the kind that cannot leave the computer."""
    tree = ast.parse((PACKAGE / "services" / "pipe_unix.py").read_text(encoding="utf-8"))
    made = [
        ast.unparse(node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "socket.socket"
    ]
    assert made
    assert set(made) == {"socket.socket(socket.AF_UNIX)"}


def test_no_query_numbers_its_placeholders() -> None:
    """From Python 3.12 on ``?1`` with a tuple is warned of, later it fails; 3.11 says nothing."""
    numbered = {
        path.name
        for path in (PACKAGE / "store").glob("*.py")
        if re.search(r"[(\s]\?\d", path.read_text(encoding="utf-8"))
    }
    assert numbered == set()
