"""Where the program's own files are: beside the package in a checkout, inside it when installed."""

from __future__ import annotations

import sys
from functools import cache
from pathlib import Path


@cache
def resources_folder() -> Path:
    """Return the folder ``resources`` of this copy of the program.

    Raises:
        FileNotFoundError: when the copy is not whole.
    """
    package = Path(__file__).resolve().parent
    frozen = getattr(sys, "_MEIPASS", None)
    places = [Path(frozen) / "resv_desktop" / "resources"] if frozen else []
    places += [package / "resources", package.parent / "resources"]
    for place in places:
        if place.is_dir():
            return place
    raise FileNotFoundError("resources")


def resource(*parts: str) -> Path:
    """Return the path of one of the program's own files or folders."""
    return resources_folder().joinpath(*parts)
