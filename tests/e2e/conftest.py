"""The demonstration region, made once for all tests that look at it."""

from __future__ import annotations

from typing import Any

import pytest
from e2e.helpers import command


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Return what ``demo --json`` prints, made in this test session."""
    folder = tmp_path_factory.mktemp("demo") / "region"
    said = command("demo", "--out", folder, "--seed", 7, "--json")
    assert said.code == 0, said.err
    return dict(said.data)
