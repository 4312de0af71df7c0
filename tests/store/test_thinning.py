"""Seven days, five weeks, twelve months: with dates nobody has to wait for."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.store.thinning import DAYS, LATEST, MONTHS, WEEKS, BackupInfo, thin

NOW = datetime(2028, 3, 1, 9, 0)  # noqa: DTZ001  names of backups tell the time on the clock


def backup(at: datetime, reason: str = "daily") -> BackupInfo:
    return BackupInfo(at, Path(f"{at:%Y%m%dT%H%M%S}_{reason}"), reason, 1)


def kept(backups: list[BackupInfo], now: datetime = NOW) -> list[datetime]:
    gone = set(thin(backups, now))
    return sorted((item.at for item in backups if item not in gone), reverse=True)


def test_two_years_of_daily_backups_become_days_weeks_and_months() -> None:
    days = kept([backup(NOW - timedelta(days=n)) for n in range(1, 730)])
    assert days[:7] == [NOW - timedelta(days=n) for n in range(1, 8)]
    assert [day.isoformat()[:10] for day in days[7:]] == [
        # the last day of each older week ...
        *("2028-02-20", "2028-02-13", "2028-02-06"),
        # ... and of each older month
        *("2028-01-31", "2027-12-31", "2027-11-30", "2027-10-31", "2027-09-30", "2027-08-31"),
        *("2027-07-31", "2027-06-30", "2027-05-31", "2027-04-30", "2027-03-31"),
    ]
    assert len(days) <= DAYS + WEEKS + MONTHS


def test_of_a_day_in_the_past_only_the_last_stays() -> None:
    hours = [backup(NOW - timedelta(days=1, hours=n)) for n in range(8)]
    older = [backup(NOW - timedelta(days=n)) for n in range(2, 6)]
    days = kept(hours + older)
    assert [at for at in days if at.date() == (NOW - timedelta(days=1)).date()] == [
        NOW - timedelta(days=1, hours=n) for n in range(LATEST)
    ]


def test_everything_of_today_stays() -> None:
    today = [backup(NOW - timedelta(hours=n), "import") for n in range(9)]
    assert len(kept(today)) == 9


def test_a_clock_that_was_set_back_removes_nothing_from_the_future() -> None:
    future = [backup(NOW + timedelta(days=n)) for n in range(400)]
    assert len(kept(future)) == 400
    assert len(kept([*future, backup(NOW - timedelta(days=900))])) == 401 - 1


def test_the_last_copy_before_an_upgrade_stays() -> None:
    upgrade = backup(datetime(2026, 2, 3, 8), "migration")  # noqa: DTZ001
    days = [backup(NOW - timedelta(days=n)) for n in range(1, 700)]
    assert upgrade.at in kept([upgrade, *days])
    assert upgrade.at not in kept([backup(upgrade.at), *days])


def test_none_and_few_are_left_alone() -> None:
    assert thin([], NOW) == []
    few = [backup(NOW - timedelta(days=4000, minutes=n)) for n in range(LATEST)]
    assert thin(few, NOW) == []


moments = st.datetimes(datetime(2026, 1, 1), datetime(2029, 1, 1))  # noqa: DTZ001


@given(st.lists(st.builds(backup, moments, st.sampled_from(["daily", "migration"]))), moments)
def test_thinning_again_removes_nothing_and_the_newest_always_stays(
    backups: list[BackupInfo], now: datetime
) -> None:
    gone = thin(backups, now)
    left = [item for item in backups if item not in gone]
    assert thin(left, now) == []
    assert not backups or max(backups) in left
    past_days = {item.at.date() for item in left if item.at.date() < now.date()}
    assert len(past_days) <= DAYS + WEEKS + MONTHS + LATEST + 1
