"""What the tests of the Windows packages stand on: a Windows of their own under wine, and looking.

An exit code says little here: a setup of the wrong kind ends with 0 under wine and installs
nothing. So every test looks at files and at the registry.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from installer.windows import msi, parts, wine

ROOT = Path(__file__).resolve().parent.parent
DIST = Path(os.environ.get("RESV_WINDOWS_DIST", ROOT / "dist" / "windows"))
"""Where `make package-windows` puts what it builds; another folder with RESV_WINDOWS_DIST."""
EPOCH = 1767225600
NOW = parts.version_of(ROOT)
NEWER = "98.7.6"
TOOLS = ("wine", "wineserver", wine.COMPILER[0], "wixl", "msibuild", "msiinfo", "faketime")
MENU = Path("Microsoft", "Windows", "Start Menu", "Programs", "RESV Desktop.lnk")


def need(*tools: str) -> None:
    """Skip the test, with the reason, where a tool of the system is not there."""
    missing = [tool for tool in tools if shutil.which(tool) is None]
    if missing:
        pytest.skip(f"not on this computer: {', '.join(missing)}")


def built(name: str) -> Path:
    """Return one of the things that were built; skip the test where it was not."""
    path = DIST / name
    if not path.exists():
        pytest.skip(f"{name} was not built: make package-windows")
    return path


class Windows:
    """A Windows under wine, with the questions that tests ask of it."""

    def __init__(self, prefix: wine.Prefix) -> None:
        self.prefix = prefix

    @property
    def everybody(self) -> Path:
        """Where the program is installed for everybody, when no other folder is chosen."""
        return self.prefix.programs / "RESV Desktop"

    @property
    def mine(self) -> Path:
        """Where the program is installed for one person."""
        return self.local / "Programs" / "RESV Desktop"

    @property
    def local(self) -> Path:
        """What stays on this computer of the person's profile."""
        return self.prefix.profile / "AppData" / "Local"

    @property
    def data(self) -> Path:
        """Where the program keeps what the person logs."""
        return self.local / "RESV Desktop"

    @property
    def menus(self) -> tuple[Path, Path]:
        """The shortcuts of everybody and of the person, there or not."""
        shared = self.prefix.drive / "ProgramData"
        return shared / MENU, self.prefix.profile / "AppData" / "Roaming" / MENU

    def msiexec(self, *arguments: str | Path) -> None:
        """Run Windows Installer without a window; what it did is to be looked at."""
        self.prefix.run("msiexec", *arguments, "/qn")

    def run(self, *arguments: str | Path, **how: Any) -> subprocess.CompletedProcess[str]:
        """Run a program in this Windows to its end."""
        return self.prefix.run(*arguments, **how)

    def value(self, key: str, name: str = "") -> str | None:
        """Return a value of the registry as text, None where there is none."""
        which = ["/v", name] if name else ["/ve"]
        done = self.prefix.run("reg", "query", key, *which, "/reg:64")
        lines = [line for line in done.stdout.splitlines() if line.startswith("    ")]
        return lines[0].split("REG_", 1)[1].partition("    ")[2].strip() if lines else None

    def self_test(self, folder: Path, data: Path) -> dict[str, Any]:
        """Let an installed program test itself; return what it prints."""
        done = self.run(
            *(folder / f"{parts.CONSOLE}.exe", "--data-dir", wine.windows_path(data)),
            *("self-test", "--json"),
        )
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def log_something(self, folder: Path) -> dict[str, str]:
        """Begin a log in the person's own place with an installed program; return its files."""
        given = ("--role", "network", "--network", "TEST", "--name", "Proef")
        self.run(folder / f"{parts.CONSOLE}.exe", "init", *given)
        found = contents(self.data)
        assert "logboek.resvlog" in found
        return found


def contents(folder: Path) -> dict[str, str]:
    """Return the name of each file in a folder, with a digest of what is in it."""
    if not folder.is_dir():
        return {}
    files = (path for path in folder.rglob("*") if path.is_file())
    return {
        path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in files
    }


def another_version(program: Path, folder: Path) -> Path:
    """Return a copy of a program with one file more, one less, and one that says something else."""
    shutil.copytree(program, folder, copy_function=os.link)
    resources = folder / "lib" / "resv_desktop" / "resources"
    (resources / "new.txt").write_text("new", encoding="utf-8")
    (resources / "README.md").unlink()
    changed = resources / "sample_data" / "README.md"
    text = changed.read_text(encoding="utf-8")
    changed.unlink()  # the copy is a link to the original
    changed.write_text(text + "\nnewer\n", encoding="utf-8")
    return folder


def table(package: Path, name: str) -> list[dict[str, str]]:
    """Return the rows of a table of an MSI."""
    command = ["msiinfo", "export", str(package), name]
    out = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    head, _, _, *rows = out.replace("\r", "").splitlines()
    columns = head.split("\t")
    return [dict(zip(columns, row.split("\t"), strict=True)) for row in rows]


@pytest.fixture(scope="module")
def windows(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Windows]:
    """A new Windows for the tests of one file."""
    need(*TOOLS)
    prefix = wine.Prefix(tmp_path_factory.mktemp("windows") / "prefix").create()
    yield Windows(prefix)
    prefix.end()
    shutil.rmtree(prefix.root)


@pytest.fixture(scope="session")
def newer_program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program with other files."""
    return another_version(built("resv-desktop"), tmp_path_factory.mktemp("newer") / "program")


@pytest.fixture(scope="session")
def package() -> Path:
    """The MSI."""
    return built(f"resv-desktop-{NOW}-x64.msi")


@pytest.fixture(scope="session")
def newer_package(newer_program: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An MSI of a higher version, of other files."""
    need(*TOOLS)
    folder = tmp_path_factory.mktemp("newer-msi")
    return msi.build(newer_program, NEWER, folder / "newer.msi", folder, EPOCH)
