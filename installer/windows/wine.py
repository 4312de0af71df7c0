"""Running Windows programs on Linux, without a display, in a Windows of their own (a prefix).

wine 8 lacks three small libraries that Qt and Rust ask for; stand-ins are compiled into the prefix,
and nowhere else: `build.py` makes sure that none of them gets into what is built.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
STAND_INS: Mapping[str, tuple[str, ...]] = {
    "icuuc": (),
    "mscms": (),
    "bcryptprimitives": ("-ladvapi32",),
}
"""Names of the stand-ins, each with what it is linked with."""
COMPILER = ("x86_64-w64-mingw32-gcc", "-shared", "-O2", "-s")
SLOWEST = 900
"""Seconds after which a Windows program is given up."""


@dataclass(frozen=True, slots=True)
class Prefix:
    """One Windows: a folder that holds its drive C and its registry."""

    root: Path

    @property
    def drive(self) -> Path:
        """Drive C."""
        return self.root / "drive_c"

    @property
    def programs(self) -> Path:
        """Where programs for everybody are installed."""
        return self.drive / "Program Files"

    @property
    def profile(self) -> Path:
        """The folder of the one user of this Windows."""
        return next(p for p in (self.drive / "users").iterdir() if p.name != "Public")

    def environment(self, extra: Mapping[str, str] | None = None) -> dict[str, str]:
        """Return the variables under which everything here runs."""
        plain = {
            name: value
            for name, value in os.environ.items()
            if name in ("PATH", "HOME", "LANG", "SOURCE_DATE_EPOCH", "TMPDIR")
        }
        own = {
            "WINEPREFIX": str(self.root),
            "WINEARCH": "win64",
            "WINEDEBUG": "-all",
            "DISPLAY": "",
            # The stand-in instead of wine's; no browser and no .NET are asked for at the start.
            "WINEDLLOVERRIDES": "mscms=n;mshtml=d;mscoree=d",
            "PYTHONHASHSEED": "1",
        }
        return plain | own | dict(extra or {})

    def create(self) -> Prefix:
        """Make the prefix with the stand-ins in it and return it; one that is there is left alone.

        Raises:
            subprocess.CalledProcessError: when wine or the compiler fails.
        """
        if (self.root / "made").exists():
            return self
        shutil.rmtree(self.root, ignore_errors=True)
        self.root.mkdir(parents=True)
        self._wine("wineboot", "-i").check_returncode()
        self.run("winecfg", "-v", "win10").check_returncode()
        for name, libraries in STAND_INS.items():
            target = self.drive / "windows" / "system32" / f"{name}.dll"
            target.unlink(missing_ok=True)  # a link into the system's own wine, never written to
            source = HERE / "shim" / f"{name}.c"
            subprocess.run([*COMPILER, "-o", str(target), str(source), *libraries], check=True)
        self.settle()
        (self.root / "made").touch()
        return self

    def run(
        self,
        *arguments: str | Path,
        folder: Path | None = None,
        extra: Mapping[str, str] | None = None,
        given: str | None = None,
    ) -> subprocess.CompletedProcess[str]:
        """Run a Windows program to its end; its exit code says little, look at what it left.

        Its output goes through pipes: Python under wine 8 does not start when it goes to a file.

        Raises:
            subprocess.TimeoutExpired: when it takes more than a quarter of an hour.
        """
        return self._wine("wine", *arguments, folder=folder, extra=extra, given=given)

    def settle(self) -> None:
        """Wait until the registry is on disk and every Windows program has ended."""
        self._wine("wineserver", "-w")

    def end(self) -> None:
        """End every program in this prefix, and only in this one."""
        self._wine("wineserver", "-k")

    def _wine(
        self,
        *arguments: str | Path,
        folder: Path | None = None,
        extra: Mapping[str, str] | None = None,
        given: str | None = None,
    ) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(each) for each in arguments],
            cwd=folder,
            env=self.environment(extra),
            input=given or "",
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=SLOWEST,
        )


def windows_path(path: Path) -> str:
    """Return what a Windows program calls a file of this computer: all of it is drive Z."""
    return "Z:" + str(path.resolve()).replace("/", "\\")
