"""Version and age of the program, and a newer one met in the workbook of somebody else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

from resv_desktop import __released__, __version__
from resv_desktop.domain.period import Period
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.merging import Merging
from resv_desktop.services.release import (
    MOST_REMEMBERED,
    first_mention,
    newer_version,
    released,
    remembered,
    version_in,
    version_words,
)
from resv_desktop.services.settings import Settings, load_settings
from resv_desktop.services.workspace import Workspace

DAY = released()


def program(version: str) -> str:
    return f"RESV Desktop {version}"


def test_version_and_day_of_release_are_written_down_together() -> None:
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)
    assert date.fromisoformat(__released__) == DAY


@pytest.mark.parametrize(
    ("later", "age"),
    [
        (timedelta(days=1), "(1 dag oud)"),
        (timedelta(days=29), "(29 dagen oud)"),
        (timedelta(days=31), "(1 maand oud)"),
        (timedelta(days=100), "(3 maanden oud)"),
        (timedelta(days=690), "(22 maanden oud)"),
        (timedelta(days=731), "(2 jaar oud)"),
        (timedelta(days=4000), "(10 jaar oud)"),
    ],
)
def test_age_is_said_in_whole_days_months_or_years(later: timedelta, age: str) -> None:
    said = version_words(DAY + later)
    assert said == f"versie {__version__}, van {DAY.day} november {DAY.year} {age}"


def test_a_clock_of_before_the_release_gives_no_age() -> None:
    assert version_words(DAY) == version_words(DAY - timedelta(days=400))
    assert "oud" not in version_words(DAY)
    assert version_words(DAY + timedelta(days=100), "en").endswith("November 2026 (3 months old)")


@pytest.mark.parametrize("version", ["0.0.0", "0.1.0", "1.20.300", "999.999.999"])
def test_our_own_form_is_understood(version: str) -> None:
    assert version_in(program(version)) == version


@pytest.mark.parametrize(
    "text",
    [
        "", "RESV Desktop", "0.3.0", "RESV Desktop 0.3", "RESV Desktop 0.3.0.1",
        "RESV Desktop 1000.0.0", "RESV Desktop 0.3.0 ", " RESV Desktop 0.3.0",
        "RESV Desktop 0.3.0\n", "RESV Desktop 0.3.0; bel 0900", "RESV Desktop ٠.٣.٠",
        "RESV Desktop 01.2.3", "RESV Desktop -1.2.3", "resv desktop 0.3.0", "Excel 16.0.1",
        "RESV Desktop 9.9.9" + "9" * 100_000,
    ],
)  # fmt: skip
def test_any_other_text_means_nothing(text: str) -> None:
    assert version_in(text) == ""
    assert newer_version([text]) == ""


def test_the_newest_of_several_is_mentioned_and_an_older_one_never() -> None:
    made_by = [program(each) for each in ("0.3.0", "0.12.0", "0.2.9")]
    assert newer_version(made_by, own="0.1.0") == "0.12.0"
    assert newer_version(made_by, own="0.12.0") == ""
    assert newer_version([], own="0.1.0") == ""


def test_each_version_is_mentioned_once(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    assert first_mention(settings, [program("900.0.0")]) == "900.0.0"
    assert first_mention(settings, [program("900.0.0")]) == ""
    assert first_mention(settings, [program("901.0.0")]) == "901.0.0"
    assert load_settings(settings).versions_said == ("900.0.0", "901.0.0")


def test_an_invented_version_does_not_silence_a_real_one(tmp_path: Path) -> None:
    settings = tmp_path / "settings.json"
    assert first_mention(settings, [program("999.999.999")])
    assert first_mention(settings, [program("900.0.0")]) == "900.0.0"


def test_what_is_remembered_stays_small() -> None:
    known = Settings()
    for number in range(300):
        known = remembered(known, f"900.0.{number}")
    assert len(known.versions_said) == MOST_REMEMBERED
    assert known.versions_said[-1] == "900.0.299"


def test_where_nothing_can_be_kept_it_is_said_again(tmp_path: Path) -> None:
    place = tmp_path / "a file" / "settings.json"
    place.parent.write_text("no folder", encoding="utf-8")
    assert first_mention(place, [program("900.0.0")]) == "900.0.0"
    assert first_mention(place, [program("900.0.0")]) == "900.0.0"


def test_the_version_stands_in_the_workbook_of_a_colleague(
    network: Workspace, resv: Workspace, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Workspace, "program", property(lambda _: program("900.1.2")))
    Logbook(network).create_entry("WAT", {"title": "Wachtlijst logopedie loopt op"})
    made = Deliveries(network).export("WAT", Period(2027, 1), tmp_path / "a.xlsx")
    (reading,) = Merging(resv).read([made.file])
    assert newer_version([reading.program]) == "900.1.2"
