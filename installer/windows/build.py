"""Builds the Windows program and its packages on Linux, under wine, without a display.

What comes out depends on the sources and the locks only: a second run gives the same bytes, as long
as nothing is signed. Everything bears the day of release, or SOURCE_DATE_EPOCH where that is set.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from installer.windows import msi, papers, parts, portable, python, setup, sign, wine

ROOT = Path(__file__).resolve().parents[2]
HERE = Path(__file__).resolve().parent
TOOLS = ("wine", "wineserver", wine.COMPILER[0], "wixl", "msibuild", "makensis", "osslsigncode")
LARGEST_MSI = 40_000_000
"""Bytes; more is a nuisance to roll out, and says that rubbish got in."""


Say = Callable[[str], None]
"""Tells the person how far the build is."""


class BuildError(Exception):
    """The build cannot go on; the text says why."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What is built with what, and where: ``python`` and ``program`` where they are given."""

    work: Path
    out: Path
    python: Path | None
    program: Path | None
    epoch: int


def main(arguments: Sequence[str] | None = None) -> int:
    """Build everything; returns the exit code."""
    parser = argparse.ArgumentParser(prog="python -m installer.windows")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "windows")
    parser.add_argument("--out", type=Path, default=ROOT / "dist" / "windows")
    parser.add_argument(
        "--python",
        default=os.environ.get("WINDOWS_PYTHON"),
        help="folder with a Windows CPython 3.11 of 64 bits, instead of the one of python.lock",
    )
    parser.add_argument("--program", type=Path, help="a program that was built already")
    given = parser.parse_args(arguments)
    plan = Plan(
        given.work.absolute(),
        given.out.absolute(),
        Path(given.python).absolute() if given.python else None,
        given.program.absolute() if given.program else None,
        int(os.environ.get("SOURCE_DATE_EPOCH", parts.release_of(ROOT))),
    )
    try:
        _build(plan)
    except (BuildError, python.NotTrustedError) as error:
        print(f"Not built: {error}")
        return 1
    except subprocess.CalledProcessError as error:
        print(f"Not built: {error}\n{error.stdout or ''}{error.stderr or ''}")
        return 1
    return 0


def _build(plan: Plan) -> None:
    missing = [name for name in (*TOOLS, "faketime") if not shutil.which(name)]
    if missing:
        raise BuildError(f"install first: {missing}")
    if plan.program and plan.program.is_relative_to(plan.out):
        raise BuildError(f"{plan.program} is in the folder that is emptied first")
    os.environ["SOURCE_DATE_EPOCH"] = str(plan.epoch)  # for whatever is started from here
    began = time.monotonic()

    def step(text: str) -> None:
        print(f"{time.monotonic() - began:5.0f} s  {text}", flush=True)

    shutil.rmtree(plan.out, ignore_errors=True)
    plan.out.mkdir(parents=True)
    step("Windows (wine)")
    prefix = wine.Prefix(plan.work / "prefix").create()
    program = plan.out / "resv-desktop"
    if plan.program:
        shutil.copytree(plan.program, program)
    else:
        folder = _python(plan, step)
        step("PyInstaller")
        _freeze(prefix, folder, plan, program)
        step("licence texts and list of parts")
        versions = json.loads(prefix.run(folder / "python.exe", "-c", papers.ASK).stdout)
        origins = plan.work / "pyinstaller" / "resv_desktop" / "origins.json"
        papers.write(program, folder, origins, plan.work, versions)
    _look_over(program)
    _date(program, plan.epoch)
    step("self-test of the program")
    _examine(prefix, program, plan.work / "self-test")
    for name in (parts.WINDOWED, parts.CONSOLE):
        step(sign.sign(program / f"{name}.exe"))
    _date(program, plan.epoch)
    _packages(plan, program, step)
    prefix.end()


def _python(plan: Plan, step: Say) -> Path:
    folder, downloads = plan.work / "python", plan.work / "downloads"
    for each in (folder, downloads):
        shutil.rmtree(each, ignore_errors=True)
    downloads.mkdir(parents=True)
    if plan.python:
        shutil.copytree(plan.python, folder)
    else:
        step("Python")
        python.unpack(folder, downloads)
    step(f"Python: {python.check_signatures(folder)} files signed by its makers")
    library = python.check_library(folder)
    step(f"Python: {library or 'library of sources, known by its installer'}")
    step(f"{python.add_wheels(folder, downloads / 'wheels')} wheels of the lock")
    return folder


def _freeze(prefix: wine.Prefix, folder: Path, plan: Plan, program: Path) -> None:
    freezing = plan.work / "pyinstaller"
    shutil.rmtree(freezing, ignore_errors=True)
    done = prefix.run(
        *(folder / "python.exe", "-X", "utf8", "-m", "PyInstaller", "--noconfirm", "--clean"),
        *("--log-level", "WARN", "--distpath", wine.windows_path(plan.out)),
        *("--workpath", wine.windows_path(freezing)),
        wine.windows_path(ROOT / "installer" / "resv_desktop.spec"),
        folder=ROOT,
        # Its own notes stay in the work folder, and no bytecode is left beside the sources.
        extra={
            "SOURCE_DATE_EPOCH": str(plan.epoch),
            "PYINSTALLER_CONFIG_DIR": wine.windows_path(plan.work / "config"),
            "PYTHONDONTWRITEBYTECODE": "1",
        },
    )
    (plan.work / "pyinstaller.log").write_text(done.stdout + done.stderr, encoding="utf-8")
    if not (program / "lib").is_dir():
        raise BuildError("PyInstaller built nothing:\n" + (done.stdout + done.stderr)[-3000:])


def _look_over(program: Path) -> None:
    """See to it that both programs are there and nothing that belongs to the tests.

    Raises:
        BuildError: when not.
    """
    for name in (parts.WINDOWED, parts.CONSOLE):
        if not (program / f"{name}.exe").is_file():
            raise BuildError(f"{name}.exe was not built")
    strays = stand_ins(program)
    if strays:
        raise BuildError(f"for tests only, and yet in the program: {strays}")


def stand_ins(program: Path) -> list[str]:
    """Return the libraries in a program that are only there to make wine do."""
    names = tuple(wine.STAND_INS)
    found = (path for path in program.rglob("*") if path.name.lower().startswith(names))
    return sorted(path.relative_to(program).as_posix() for path in found)


def _date(program: Path, epoch: int) -> None:
    for path in (program, *program.rglob("*")):
        os.utime(path, (epoch, epoch))


def _examine(prefix: wine.Prefix, program: Path, data: Path) -> None:
    shutil.rmtree(data, ignore_errors=True)
    done = prefix.run(
        program / f"{parts.CONSOLE}.exe",
        *("--data-dir", wine.windows_path(data), "self-test", "--json"),
    )
    try:
        found = json.loads(done.stdout)
    except json.JSONDecodeError:
        raise BuildError(f"the program says nothing: {done.stderr[-3000:]}") from None
    if not found["ok"]:
        raise BuildError(f"self-test: {[c for c in found['checks'] if not c['ok']]}")


def _packages(plan: Plan, program: Path, step: Say) -> None:
    version = parts.version_of(ROOT)
    name = f"resv-desktop-{version}"
    step("MSI")
    package = msi.build(program, version, plan.out / f"{name}-x64.msi", plan.work, plan.epoch)
    if package.stat().st_size > LARGEST_MSI:
        raise BuildError(f"the MSI is {package.stat().st_size / 1e6:.1f} MB")
    step("setup")
    installer = setup.build(program, version, plan.out / f"{name}-setup.exe", plan.work, plan.epoch)
    for path in (package, installer):
        step(sign.sign(path))
    step("portable program and policies")
    archive = plan.out / f"{name}-portable.zip"
    portable.build(program, archive, plan.epoch)
    policies = plan.out / f"{name}-policies.zip"
    portable.zip_folder(HERE / "policies", policies, "RESV Desktop policies", plan.epoch)
    subprocess.run([sys.executable, "-m", "installer.sums", str(plan.out)], cwd=ROOT, check=True)
    for path in (package, installer, archive, policies):
        step(f"{path.name}: {path.stat().st_size / 1e6:.1f} MB")
