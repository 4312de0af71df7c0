"""A newer version of the program in a colleague's workbook is mentioned once."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from gui.conftest import TestClock
from gui.merge_kit import files_of

from resv_desktop.domain.ids import seeded_uuids
from resv_desktop.domain.period import Period
from resv_desktop.gui.pages.merge import MergePage
from resv_desktop.paths import DataFolder
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.samples import sample_region
from resv_desktop.services.settings import load_settings
from resv_desktop.services.setup import set_up
from resv_desktop.services.workspace import Workspace


def delivered_by(version: str, folder: Path, patch: pytest.MonkeyPatch) -> Path:
    """A delivery that a program of that version wrote."""
    network = sample_region().networks[0]
    with patch.context() as other:
        other.setattr(Workspace, "program", property(lambda _: f"RESV Desktop {version}"))
        data = DataFolder(folder / version)
        with Workspace(data, clock=TestClock(), uuids=seeded_uuids(3)) as workspace:
            set_up(workspace, ["network"], networks=[network])
            target = folder / f"{version}.xlsx"
            Deliveries(workspace).export(
                network.code, Period(2027, 2), target, nothing_to_report=True
            )
    return target


def read(page: MergePage, path: Path, settle: Callable[[], None]) -> str:
    files_of(page).read([path])
    settle()
    banner = files_of(page).view.banner
    return banner.text() if banner.isVisible() else ""


def test_a_newer_version_is_said_once_with_what_to_ask(
    page: MergePage, settle: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    newer = delivered_by("900.1.2", tmp_path, monkeypatch)
    said = read(page, newer, settle)
    assert "nieuwere versie van dit programma in gebruik: 900.1.2" in said
    assert "Vraag uw IT-beheerder" in said
    assert files_of(page).view.banner.tone() == "info"
    assert read(page, newer, settle) == ""
    assert load_settings(page.context.workspace.folder.settings).versions_said == ("900.1.2",)


def test_nothing_is_said_of_an_older_version(
    page: MergePage, settle: Callable[[], None], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert read(page, delivered_by("0.0.1", tmp_path, monkeypatch), settle) == ""
