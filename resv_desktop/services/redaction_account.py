"""What a removal would do, and what it did: to be shown, printed and kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from resv_desktop.store.seen import Handed as Handed


@dataclass(frozen=True, slots=True)
class Preview:
    """What a removal would do, to be shown before it is asked for.

    ``texts`` by field; ``versions`` lose them, ``others`` are the numbers (or names) of other
    records among them. ``backups`` are gone through. ``handed`` are deliveries that may hold it,
    ``received`` the files that brought it: those are not changed.
    """

    texts: Mapping[str, tuple[str, ...]]
    versions: int
    others: tuple[str, ...]
    backups: int
    handed: tuple[Handed, ...]
    received: tuple[Handed, ...]
    kept: int = 0
    """Other records in which a set phrase stays."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a removal did. ``left`` are files that hold the text and are not ours to change."""

    versions: int = 0
    records: int = 0
    rewritten: tuple[Path, ...] = ()
    removed: tuple[Path, ...] = ()
    left: tuple[Path, ...] = ()
    handed: tuple[Handed, ...] = field(default=())
    received: tuple[Handed, ...] = field(default=())
    kept: int = 0

    @property
    def backups(self) -> tuple[Path, ...]:
        """The backups, and logs put aside, that were rewritten or removed."""
        return tuple(sorted((*self.rewritten, *self.removed)))

    def as_dict(self) -> dict[str, Any]:
        """Return it as the command line prints it, and as it is kept."""
        return {
            "versions": self.versions,
            "records": self.records,
            "kept": self.kept,
            "backups": [str(path) for path in self.backups],
            "removed": [str(path) for path in self.removed],
            "left": [str(path) for path in self.left],
            "deliveries": [item.as_dict() for item in self.handed],
            "received": [item.as_dict() for item in self.received],
        }
