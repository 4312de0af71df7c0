"""Every test here tries what `make package` built, and says so where nothing was built."""

from __future__ import annotations

from pathlib import Path

import packaging_kit
import pytest
from windows_kit import newer_package, newer_program, package, windows  # noqa: F401


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.packaging)


@pytest.fixture
def program() -> Path:
    if not packaging_kit.PROGRAM.is_file():
        pytest.fail(f"nothing was built in {packaging_kit.DIST}: make package")
    return packaging_kit.PROGRAM


@pytest.fixture
def folder(program: Path) -> Path:
    return program.parent


@pytest.fixture
def deb(program: Path) -> Path:
    found = sorted(packaging_kit.DIST.glob("resv-desktop_*_amd64.deb"))
    assert len(found) == 1, "one .deb: make package"
    return found[0]


@pytest.fixture
def rpm(program: Path) -> Path:
    found = sorted(packaging_kit.DIST.glob("resv-desktop-*.x86_64.rpm"))
    assert len(found) == 1, "one .rpm: make package"
    return found[0]
