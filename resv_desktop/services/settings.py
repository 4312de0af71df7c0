"""Choices of this computer: language, look, size. They hold no data and may be lost."""

from __future__ import annotations

import json
import os
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from resv_desktop.paths import read_plain

MOST_BYTES = 1_000_000
"""A larger file is something else."""
ZOOM_STEPS = (100, 110, 125, 150, 175, 200)
LOOKS = ("auto", "light", "dark")


@dataclass(frozen=True, slots=True)
class Settings:
    """``zoom`` in percent; ``look`` follows the computer when ``auto``.

    ``geometry`` is where the window stood, in Qt's own form. ``privacy_hints``: whether fields also
    tell what may only be recognisable; what blocks or asks to be looked at is always told.
    ``versions_said``: newer versions of the program that were mentioned.
    """

    language: str = "nl"
    look: str = "auto"
    zoom: int = 100
    compact_rows: bool = False
    last_page: str = ""
    columns: tuple[str, ...] = ()
    last_folder: str = ""
    geometry: str = ""
    privacy_hints: bool = True
    versions_said: tuple[str, ...] = ()

    def sound(self) -> Settings:
        """Return these settings with everything unknown put back to what it was at first."""
        first = Settings()
        return replace(
            self,
            language=self.language if self.language in ("nl", "en") else first.language,
            look=self.look if self.look in LOOKS else first.look,
            zoom=min(ZOOM_STEPS, key=lambda step: abs(step - self.zoom)),
        )


def load_settings(path: Path) -> Settings:
    """Return the settings kept at ``path``; what is missing or unreadable is as at first.

    Settings are conveniences: a damaged file must never keep somebody from their log.
    """
    try:
        text = read_plain(path, MOST_BYTES)
        data = json.loads(text.decode("utf-8")) if len(text) <= MOST_BYTES else None
    except (OSError, ValueError, RecursionError):
        return Settings()
    if not isinstance(data, dict):
        return Settings()
    return Settings(**_readable(data)).sound()


def save_settings(path: Path, settings: Settings) -> None:
    """Keep the settings, whole or not at all.

    Raises:
        OSError: when the folder cannot be written to.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_suffix(".tmp")
    temporary.write_text(json.dumps(asdict(settings), indent=1), encoding="utf-8")
    os.replace(temporary, path)


def _readable(data: dict[str, Any]) -> dict[str, Any]:
    first = Settings()
    found: dict[str, Any] = {}
    for field in fields(Settings):
        value = data.get(field.name)
        wanted = getattr(first, field.name)
        if isinstance(wanted, tuple) and isinstance(value, list):
            found[field.name] = tuple(filter(_is_text, map(str, value)))
        elif type(value) is type(wanted) and _is_text(value):
            found[field.name] = value
    return found


def _is_text(value: object) -> bool:
    """Whether Qt and the file system can take it: JSON may hold halves of characters."""
    return (
        not isinstance(value, str)
        or value.isascii()
        or value.encode("utf-8", "ignore").decode() == value
    )
