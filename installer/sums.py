"""``python -m installer.sums DIST``: SHA256SUMS of all packages in a folder, signed when it can be.

``RESV_SIGN_KEY`` names a key of GnuPG that is on this computer: SHA256SUMS and every .deb and .rpm
beside it then get a detached signature (``.asc``). Without it the file ``UNSIGNED.txt`` says so. (A
certificate for Windows is another matter, see `installer/windows`.)
"""

from __future__ import annotations

import hashlib
import os
import subprocess
import sys
from pathlib import Path

SUMS = "SHA256SUMS"
NOTE = "UNSIGNED.txt"
SIGNED_KINDS = (".deb", ".rpm", ".xz", ".msi", ".exe", ".zip")
UNSIGNED = """\
UNSIGNED. Nobody put a signature under these files. Compare them with the SHA-256 sums that you
received along another way:  sha256sum --check SHA256SUMS

NIET ONDERTEKEND. Vergelijk deze bestanden met de SHA-256-sommen die u langs een andere weg kreeg.
"""


def main() -> int:
    """Write the sums of the folder named on the command line, and sign when a key is given."""
    folder = Path(sys.argv[1])
    for old in folder.glob("*.asc"):
        old.unlink()
    (folder / NOTE).unlink(missing_ok=True)
    packages = sorted(p for p in folder.iterdir() if p.is_file() and p.name != SUMS)
    text = "".join(f"{sha256(package)}  {package.name}\n" for package in packages)
    (folder / SUMS).write_text(text, encoding="utf-8", newline="\n")
    print(text, end="")
    key = os.environ.get("RESV_SIGN_KEY", "")
    if not key:
        (folder / NOTE).write_text(UNSIGNED, encoding="utf-8", newline="\n")
        print("UNSIGNED: RESV_SIGN_KEY names no key")
        return 0
    for package in packages:
        if package.suffix in SIGNED_KINDS:
            sign(package, key)
    sign(folder / SUMS, key)
    print(f"signed with {key}")
    return 0


def sha256(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def sign(file: Path, key: str) -> Path:
    """Put a detached signature beside ``file``.

    Raises:
        subprocess.CalledProcessError: when GnuPG has no such key or cannot use it.
    """
    target = file.with_name(f"{file.name}.asc")
    command = ["gpg", "--batch", "--yes", "--local-user", key, "--armor", "--detach-sign"]
    subprocess.run([*command, "--output", str(target), str(file)], check=True)
    return target


if __name__ == "__main__":
    sys.exit(main())
