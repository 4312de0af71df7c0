"""Which version this is, how old it is, and whether others use a newer one.

The program never asks anybody: of a newer version it only knows what a workbook says of the
program that made it. That text comes from outside and is believed in one strict form alone.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from contextlib import suppress
from dataclasses import replace
from datetime import date
from pathlib import Path

from resv_desktop import __released__, __version__
from resv_desktop.sentences import sentence
from resv_desktop.services.settings import Settings, load_settings, save_settings

Version = tuple[int, int, int]

LONGEST = len("RESV Desktop 999.999.999")
_PROGRAM = re.compile(r"RESV Desktop ((?:0|[1-9]\d{0,2})(?:\.(?:0|[1-9]\d{0,2})){2})", re.ASCII)
_MONTHS = {
    "nl": (
        *("januari", "februari", "maart", "april", "mei", "juni", "juli"),
        *("augustus", "september", "oktober", "november", "december"),
    ),
    "en": (
        *("January", "February", "March", "April", "May", "June", "July"),
        *("August", "September", "October", "November", "December"),
    ),
}
MOST_REMEMBERED = 20
"""Newer versions of which it is remembered that they were mentioned."""


def released() -> date:
    """Return the day on which this version was made."""
    return date.fromisoformat(__released__)


def version_words(today: date, lang: str = "nl") -> str:
    """Return ``versie 0.1.0, van 22 november 2026 (3 maanden oud)``.

    Without an age on the day itself, and where the clock is before it.
    """
    day = released()
    values = {"version": __version__, "day": f"{day.day} {_MONTHS[lang][day.month - 1]} {day.year}"}
    age = _age(day, today)
    if age is None:
        return sentence("version_of_today", values, lang)
    unit, count = age
    code = f"age_{unit}" if count == 1 else f"age_{unit}s"
    return sentence("version_of", {**values, "age": sentence(code, {"count": count}, lang)}, lang)


def _age(day: date, today: date) -> tuple[str, int] | None:
    """Return unit and number of whole days, months or years between two days."""
    months = (today.year - day.year) * 12 + today.month - day.month - (today.day < day.day)
    if months >= 24:
        return "year", months // 12
    if months >= 1:
        return "month", months
    days = (today - day).days
    return ("day", days) if days >= 1 else None


def version_in(program: str) -> str:
    """Return the version in what a workbook says of its maker; empty when it is not our form."""
    found = _PROGRAM.fullmatch(program) if len(program) <= LONGEST else None
    return found.group(1) if found else ""


def newer_version(
    programs: Iterable[str], said: Collection[str] = (), own: str = __version__
) -> str:
    """Return the newest version among makers of workbooks that is newer than ``own``.

    Empty when there is none, or when it stands among those that were ``said`` before.
    """
    versions = filter(None, map(version_in, programs))
    newest = max(versions, key=_parts, default="")
    return newest if newest and _parts(newest) > _parts(own) and newest not in said else ""


def remembered(settings: Settings, version: str) -> Settings:
    """Return settings that know that a newer version was mentioned."""
    said = (*(each for each in settings.versions_said if each != version), version)
    return replace(settings, versions_said=said[-MOST_REMEMBERED:])


def first_mention(settings: Path, programs: Iterable[str]) -> str:
    """Return the newer version to mention now, and remember that it was; empty for none.

    ``settings`` is the file with the choices of this computer. Where it cannot be written the
    version is mentioned again next time.
    """
    known = load_settings(settings)
    found = newer_version(programs, known.versions_said)
    if found:
        with suppress(OSError):
            save_settings(settings, remembered(known, found))
    return found


def newer_sentence(version: str, lang: str = "nl") -> str:
    """Return what to say of a newer version."""
    return sentence("newer_version", {"version": version, "own": __version__}, lang)


def _parts(version: str) -> Version:
    first, second, third = map(int, version.split("."))
    return first, second, third
