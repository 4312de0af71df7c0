"""To which part each file of a built program belongs; used by `tools/bundle_papers.py`."""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import distributions
from pathlib import Path

DEBIAN_TEXTS = Path("/usr/share/doc")
COMMON_TEXTS = Path("/usr/share/common-licenses")

_BY_NAME = (
    # (pattern on the path inside the bundle, part)
    (r"(licences/.*|resv-desktop\.cdx\.json|[^/]*\.exe|resv-desktop)", "resv-desktop"),
    (r"lib/resv_desktop/.*", "resv-desktop"),
    (r"lib/PySide6/(Qt/lib/)?(lib)?icu[^/]*", "icu"),
    (r"lib/PySide6/(Qt/.*|plugins/.*|translations/.*|Qt6[^/]*\.dll)", "qt"),
    (r"lib/base_library\.zip|lib/python3\.\d+/lib-dynload/.*|lib/libpython3.*", "python"),
)
_BY_NAME_WINDOWS = (
    (r"lib/(.*/)?(vcruntime|msvcp|concrt|ucrtbase|api-ms-win)[^/]*", "visual-c-runtime"),
    (r"lib/sqlite3\.dll", "sqlite"),
    (r"lib/lib(crypto|ssl)-[^/]*\.dll", "openssl"),
    (r"lib/libffi-[^/]*\.dll", "libffi"),
    (r"lib/_pyi_rth_utils/.*|lib/pyi_.*", "pyinstaller"),
    (r"lib/[^/]*\.pyd|lib/.*\.pyc|lib/python3\d*\.dll", "python"),
)


class UnknownPartError(Exception):
    """A file of the bundle of which nobody knows where it comes from."""


@dataclass(frozen=True, slots=True)
class SystemPackage:
    """A package of the build machine that gave libraries to the bundle."""

    name: str
    version: str
    architecture: str

    @property
    def text(self) -> Path:
        """Where the package keeps its licence text on the build machine."""
        return DEBIAN_TEXTS / self.name / "copyright"


def files_by_part(
    folder: Path, origins: Mapping[str, str]
) -> dict[str | SystemPackage, list[Path]]:
    """Return the files of ``folder`` by part: a name of ours or of the lock, or a system package.

    ``origins`` tells from which file of the build machine each file came, by its name inside the
    folder of libraries. Links count as the file they lead to.

    Raises:
        UnknownPartError: when a file belongs to nothing that is known.
    """
    found: dict[str | SystemPackage, list[Path]] = {}
    for path in sorted(folder.rglob("*"), key=str):
        if path.is_file() and not path.is_symlink():
            name = path.relative_to(folder).as_posix()
            found.setdefault(part_of(name, origins), []).append(path)
    return found


def part_of(name: str, origins: Mapping[str, str]) -> str | SystemPackage:
    """Return the part that the file ``name``, as ``lib/libX11.so.6``, belongs to.

    Raises:
        UnknownPartError: when it belongs to nothing that is known.
    """
    inside = name.removeprefix("lib/")
    source = origins.get(inside, origins.get(inside.replace("/", "\\"), "")).replace("\\", "/")
    patterns = _BY_NAME + (_BY_NAME_WINDOWS if ".so" not in name else ())
    for pattern, part in patterns:
        if re.fullmatch(pattern, name, re.IGNORECASE) and "/site-packages/" not in (
            source if part in ("python", "visual-c-runtime") else ""
        ):
            return part
    if "/site-packages/" in source:
        return _project(source.partition("/site-packages/")[2])
    if source.startswith("/"):
        return _system_package(source)
    raise UnknownPartError(name)


def _project(path: str) -> str:
    owner = _owners().get(path)
    if owner is None:
        raise UnknownPartError(path)
    return owner


@cache
def _owners() -> dict[str, str]:
    """Return the installed project of each file below site-packages."""
    return {
        file.as_posix(): found.metadata["Name"].lower().replace("_", "-")
        for found in distributions()
        for file in found.files or ()
    }


@cache
def _system_package(source: str) -> SystemPackage:
    """Ask the package system whose file that is; /lib and /usr/lib are one there."""
    real = os.path.realpath(source)
    for path in dict.fromkeys((source, real, real.removeprefix("/usr"), f"/usr{source}")):
        done = subprocess.run(["dpkg-query", "-S", path], capture_output=True, text=True)
        if done.returncode == 0:
            return _described(done.stdout.partition(": ")[0].split(",")[0])
    raise UnknownPartError(source)


def _described(package: str) -> SystemPackage:
    form = "-f=${Package}\t${source:Package}\t${Version}\t${Architecture}"
    out = subprocess.run(
        ["dpkg-query", "-W", form, package], capture_output=True, text=True, check=True
    ).stdout
    name, _, version, architecture = out.split("\t")
    return SystemPackage(name, version, architecture)
