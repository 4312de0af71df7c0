"""The setup program: for one person without rights of an administrator, or for everybody. NSIS."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from pathlib import Path

from installer.windows import msi, parts, sign

HERE = Path(__file__).resolve().parent


SMALL = "/SOLID lzma"
QUICK = "zlib"


def build(
    program: Path, version: str, target: Path, work: Path, epoch: int, compression: str = SMALL
) -> Path:
    """Write the setup program of the program in a folder and return its path.

    Raises:
        subprocess.CalledProcessError: when makensis fails.
    """
    removal = work / "remove.nsh"
    removal.write_text("\n".join(removal_lines(program)) + "\n", encoding="utf-8")
    values = {
        "VERSION": version,
        "MAKER": parts.MAKER,
        "ICON": str(parts.ICON),
        "PROGRAM": str(program),
        "REMOVAL": str(removal),
        "OUTPUT": str(target),
        "COMPRESSION": compression,
        "KILOBYTES": str(sum(path.stat().st_size for path in msi.files_of(program)) // 1024),
    }
    if sign.signing_command():
        # The remover is made while the setup is put together, so it must be signed there.
        values["SIGN"] = str(HERE / "sign_remover.sh")
    defined = [f"-D{name}={value}" for name, value in values.items()]
    # A 32-bit setup does nothing under 64-bit wine, and says that all went well.
    command = ["makensis", "-V2", "-INPUTCHARSET", "UTF8", "-XTarget amd64-unicode", *defined]
    subprocess.run(
        [*command, str(HERE / "resv-desktop.nsi")],
        check=True,
        capture_output=True,
        text=True,
        env=os.environ | {"SOURCE_DATE_EPOCH": str(epoch), "TZ": "UTC"},
    )
    return target


def removal_lines(program: Path) -> Iterator[str]:
    """Return the lines of NSIS that remove exactly what was installed, and nothing else.

    The person may have chosen a folder in which other things stand.
    """
    files = msi.files_of(program)
    for path in files:
        yield f'Delete "$INSTDIR\\{_windows_name(path, program)}"'
    folders = {folder for path in files for folder in path.relative_to(program).parents}
    for folder in sorted(folders, key=lambda each: (-len(each.parts), str(each))):
        if folder.parts:
            yield f'RMDir "$INSTDIR\\{_windows_name(program / folder, program)}"'


def _windows_name(path: Path, program: Path) -> str:
    return path.relative_to(program).as_posix().replace("/", "\\").replace("$", "$$")
