"""Data folders that many tests begin with: set up once in a process, then copied.

Setting one up takes a tenth of a second, copying it a hundredth; and hundreds of tests need one.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Hashable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar
from uuid import UUID

from resv_desktop.domain.ids import UuidSource, seeded_uuids

_made: dict[Hashable, tuple[Path, int, Any]] = {}


@cache
def _home() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="resv-set-up-")


T = TypeVar("T")


def set_up_once(
    key: Hashable, root: Path, seed: int, build: Callable[[Path, UuidSource], T]
) -> tuple[UuidSource, T]:
    """Make the data folder ``root`` as ``build`` does, which lets go of it.

    ``key`` names all that the result depends on, besides ``seed``. Returned are the source of
    further identifiers and what ``build`` returned.
    """
    if (key, seed) not in _made:
        kept, given = Path(_home().name) / str(len(_made)), _Counted(seed)
        told = build(kept, given)
        _made[key, seed] = kept, given.count, told
    kept, count, told = _made[key, seed]
    shutil.copytree(kept, root, dirs_exist_ok=True)
    further = seeded_uuids(seed)
    for _ in range(count):
        further()
    return further, told


class _Counted:
    def __init__(self, seed: int) -> None:
        self._source, self.count = seeded_uuids(seed), 0

    def __call__(self) -> UUID:
        self.count += 1
        return self._source()
