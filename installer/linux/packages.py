"""``python -m installer.linux.packages``: .deb, .rpm and .tar.xz of ``dist/resv-desktop``.

The same program gives the same bytes: one moment (``SOURCE_DATE_EPOCH``), one order, one owner.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from email.utils import format_datetime
from pathlib import Path

from installer.linux import control
from installer.linux.finish import glibc
from installer.linux.stage import NAME, ROOT, packed, settle, stage
from resv_desktop import __version__

DIST = ROOT / "dist"
WORK = ROOT / "build" / "linux-packages"
OVERRIDES = Path(__file__).resolve().parent / "overrides.txt"
RELEASE = "1"
XZ_THREADS = "2"
"""Fixed: xz divides its work by it, so that another number gives other bytes."""


def main() -> int:
    """Build all three beside each other; returns the exit code."""
    moment = int(os.environ["SOURCE_DATE_EPOCH"])
    program = DIST / NAME
    shutil.rmtree(WORK, ignore_errors=True)
    stage(program, WORK / "root", moment)
    lowest = glibc(program)
    with ThreadPoolExecutor(2) as pool:
        made = [
            pool.submit(make_deb, WORK, lowest, moment),
            pool.submit(make_tar, program, moment),
            pool.submit(make_rpm, WORK, lowest, moment),
        ]
        for task in made:
            file = task.result()
            print(f"{file.relative_to(ROOT)}: {file.stat().st_size / 1e6:.1f} MB")
    return 0


def make_deb(work: Path, lowest_glibc: str, moment: int) -> Path:
    """Build the .deb of the staged files; needs ``dpkg-deb``."""
    root = work / "deb"
    shutil.copytree(work / "root", root, symlinks=True)
    papers = root / "usr" / "share" / "doc" / NAME
    lintian = root / "usr" / "share" / "lintian" / "overrides" / NAME
    for folder in (papers, lintian.parent, root / "DEBIAN"):
        folder.mkdir(parents=True)
    (papers / "copyright").write_text(_copyright(), encoding="utf-8")
    (papers / "changelog.gz").write_bytes(packed(_changelog(moment)))
    shutil.copyfile(OVERRIDES, lintian)
    kilobytes = sum(_blocks(path) for path in (root / "usr").rglob("*"))
    text = control.deb_control(__version__, lowest_glibc, kilobytes)
    (root / "DEBIAN" / "control").write_text(text, encoding="utf-8")
    (root / "DEBIAN" / "md5sums").write_text(_md5sums(root), encoding="utf-8")
    settle(root, moment)
    target = DIST / f"{NAME}_{__version__}_amd64.deb"
    command = ["dpkg-deb", "--root-owner-group", "-Zxz", f"--threads-max={XZ_THREADS}", "--build"]
    subprocess.run([*command, str(root), str(target)], check=True, stdout=subprocess.DEVNULL)
    return target


def make_tar(program: Path, moment: int) -> Path:
    """Build the archive to unpack anywhere; needs ``xz``."""
    target = DIST / f"{NAME}-{__version__}-linux-x86_64.tar.xz"
    command = ["xz", "-6", "--threads", XZ_THREADS, "--stdout"]
    with (
        target.open("wb") as out,
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=out) as packer,
    ):
        with tarfile.open(fileobj=packer.stdin, mode="w|", format=tarfile.GNU_FORMAT) as archive:
            for path in [program, *sorted(program.rglob("*"), key=str)]:
                name = f"{NAME}-{__version__}/{path.relative_to(program)}".removesuffix("/.")
                archive.add(path, name, recursive=False, filter=lambda i: _plain(i, moment))
        packer.communicate()
    if packer.returncode:
        raise SystemExit(f"xz ended with {packer.returncode}")
    return target


def make_rpm(work: Path, lowest_glibc: str, moment: int) -> Path:
    """Build the .rpm of the staged files, with nfpm of the build environment."""
    target = DIST / f"{NAME}-{__version__}-{RELEASE}.x86_64.rpm"
    plan = work / "nfpm.json"
    plan.write_text(json.dumps(_rpm_plan(work / "root", lowest_glibc, moment)), encoding="utf-8")
    tool = Path(sys.executable).with_name("nfpm")
    command = [str(tool), "package", "--config", str(plan), "--packager", "rpm"]
    subprocess.run([*command, "--target", str(target)], check=True, stdout=subprocess.DEVNULL)
    return target


def _rpm_plan(root: Path, lowest_glibc: str, moment: int) -> Mapping[str, object]:
    when = datetime.fromtimestamp(moment, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    info = {"mtime": when, "owner": "root", "group": "root"}
    return {
        "name": NAME,
        "arch": "amd64",
        "version": __version__,
        "release": RELEASE,
        "mtime": when,
        "maintainer": control.MAINTAINER,
        "description": f"{control.SUMMARY}\n{control.DESCRIPTION}",
        "license": "EUPL-1.2",
        "depends": [f"glibc >= {lowest_glibc}", *control.RPM_DEPENDS],
        "recommends": list(control.RPM_RECOMMENDS),
        "rpm": {"compression": "zstd", "summary": control.SUMMARY, "buildhost": "reproducible"},
        "contents": [_rpm_entry(path, root, info) for path in _leaves(root)],
    }


def _rpm_entry(path: Path, root: Path, info: Mapping[str, str]) -> Mapping[str, object]:
    target = f"/{path.relative_to(root).as_posix()}"
    if path.is_symlink():
        return {"src": os.readlink(path), "dst": target, "type": "symlink", "file_info": info}
    if path.is_dir():
        return {"dst": target, "type": "dir", "file_info": {**info, "mode": 0o755}}
    mode = path.stat().st_mode & 0o777
    return {"src": str(path), "dst": target, "file_info": {**info, "mode": mode}}


def _leaves(root: Path) -> list[Path]:
    """Return all files and links, and the folders that are ours alone."""
    own = root / "usr" / "lib" / NAME
    found = (p for p in root.rglob("*") if p.is_symlink() or p.is_file() or p.is_relative_to(own))
    return sorted(found, key=str)


def _plain(info: tarfile.TarInfo, moment: int) -> tarfile.TarInfo:
    info.uid = info.gid = 0
    info.uname = info.gname = "root"
    info.mtime = moment
    return info


def _blocks(path: Path) -> int:
    """Return the kilobytes that Debian counts for one file or folder."""
    if path.is_symlink() or path.is_dir():
        return 1
    return -(-path.stat().st_size // 1024)


def _md5sums(root: Path) -> str:
    files = (p for p in sorted((root / "usr").rglob("*"), key=str) if p.is_file())
    return "".join(
        f"{hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()}"
        f"  {path.relative_to(root)}\n"
        for path in files
        if not path.is_symlink()
    )


def _copyright() -> str:
    return f"""\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: RESV Desktop
Comment: The parts of others in /usr/lib/{NAME} keep their own licences; their
 texts stand in /usr/lib/{NAME}/licences, and every file with its part in
 /usr/lib/{NAME}/{NAME}.cdx.json. Qt is used under the LGPL-3, see
 /usr/share/common-licenses/LGPL-3.

Files: *
Copyright: 2026 The RESV Desktop maintainers
License: EUPL-1.2
 Licensed under the European Union Public Licence, version 1.2. The whole
 text stands in /usr/lib/{NAME}/licences/EUPL-1.2.txt.
"""


def _changelog(moment: int) -> bytes:
    day = format_datetime(datetime.fromtimestamp(moment, UTC))
    return f"""\
{NAME} ({__version__}) stable; urgency=medium

  * Release {__version__}; see CHANGELOG.md in the sources.

 -- {control.MAINTAINER}  {day}
""".encode()


if __name__ == "__main__":
    sys.exit(main())
