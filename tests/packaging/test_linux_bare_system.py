"""The .deb on a Debian that has nothing but itself: installed, started, tested, purged.

The bare system is set up with mmdebstrap from the package sources of this computer, which takes a
network and root.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from packaging_kit import FOLDER, LONGEST, ROOT, SelfTest, need, need_root, read_self_test
from PySide6.QtGui import QImage

pytestmark = [
    pytest.mark.skipif(sys.platform != "linux", reason="built for Linux"),
    pytest.mark.xdist_group("bare_system"),
]
USER = "gebruiker"
HOME = f"/home/{USER}"
SCREEN = "1280x800x24"


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """A Debian 12 with a user and, beside the package's own needs, a screen without a monitor."""
    need_root()
    need("mmdebstrap", "chroot")
    if not FOLDER.is_dir():
        pytest.fail("nothing was built: make package")
    root = tmp_path_factory.mktemp("bare") / "root"
    command = ["mmdebstrap", "--variant=apt", "--mode=root", "--include=xvfb,xauth", "bookworm"]
    done = subprocess.run([*command, str(root)], capture_output=True, text=True)
    if done.returncode:
        pytest.skip(f"no bare system could be set up: {done.stderr[-300:]}")
    mounts = [(root / "proc", ["-t", "proc", "proc"])]
    subprocess.run(["mount", *mounts[0][1], str(mounts[0][0])], check=True)
    try:
        _inside(root, "useradd", "--create-home", USER)
        yield root
    finally:
        subprocess.run(["umount", str(root / "proc")], check=False)


@pytest.fixture(scope="module")
def installed(bare: Path) -> Path:
    """The bare system with the package on it, put there as an administrator does."""
    (deb,) = FOLDER.parent.glob("resv-desktop_*_amd64.deb")
    shutil.copy(deb, bare / "tmp" / deb.name)
    before = _list_of_packages(bare)
    _inside(bare, "apt-get", "update")
    _inside(bare, "apt-get", "install", "-y", "--no-install-recommends", f"/tmp/{deb.name}")
    assert "resv-desktop" in _list_of_packages(bare) - before
    return bare


def test_without_a_screen_it_passes_its_own_test(installed: Path) -> None:
    told = _self_test(installed, "offscreen")
    assert told.exit_code == 0, told.said


def test_on_a_screen_it_passes_its_own_test(installed: Path) -> None:
    told = _self_test(installed, "xcb")
    assert told.exit_code == 0, told.said
    assert "xcb" in told.checks["qt_platform"]["detail"]


def test_a_user_opens_the_window_and_sees_it(installed: Path, tmp_path: Path) -> None:
    """The picture is what stands on the screen, not what the program thinks it paints."""
    log = tmp_path / "log"
    data = f"{HOME}/window"
    _as_user(installed, "resv-desktop", "--data-dir", data, "init", *_NETWORK)
    screen = _start(
        installed, log, "Xvfb", ":77", "-screen", "0", SCREEN, "-fbdir", "/tmp", "-nolisten", "tcp"
    )
    try:
        _wait_for(lambda: (installed / "tmp" / "Xvfb_screen0").exists(), log)
        window = _start(
            installed, log, "env", "DISPLAY=:77", "resv-desktop", "--data-dir", data, user=USER
        )
        try:
            _wait_for(lambda: _colours(_picture(installed)) > 20, log)
            picture = _picture(installed)
        finally:
            window.terminate()
            window.wait(30)
    finally:
        screen.terminate()
        screen.wait(30)
    kept = ROOT / "build" / "bare-system.png"
    kept.parent.mkdir(exist_ok=True)
    assert picture.save(str(kept))
    assert _colours(picture) > 20


def test_the_menu_and_the_file_types_know_it(installed: Path) -> None:
    share = installed / "usr/share"
    assert (share / "applications/resv-desktop.desktop").is_file()
    assert (share / "icons/hicolor/48x48/apps/resv-desktop.png").is_file()
    assert (share / "mime/packages/resv-desktop.xml").is_file()


def test_purged_it_leaves_nothing_but_what_belongs_to_the_user(installed: Path) -> None:
    _as_user(installed, "resv-desktop", "init", *_NETWORK)
    own = installed / HOME.lstrip("/") / ".local/share/resv-desktop"
    before = {p.relative_to(own) for p in own.rglob("*")}
    assert own / "logboek.resvlog" in list(own.iterdir())
    _inside(installed, "apt-get", "purge", "-y", "resv-desktop")
    left = [
        path
        for folder in ("usr", "etc", "var/lib/dpkg/info")
        for path in (installed / folder).rglob("resv-desktop*")
    ]
    assert left == []
    assert {p.relative_to(own) for p in own.rglob("*")} == before


_NETWORK = ("--role", "network", "--network", "WAT", "--name", "Waterrijk", "--json")


def _self_test(root: Path, platform: str) -> SelfTest:
    screen = ["xvfb-run", "-a"] if platform == "xcb" else []
    start = ["env", f"QT_QPA_PLATFORM={platform}", *screen, "resv-desktop"]
    command = [*start, "--data-dir", f"{HOME}/test-{platform}", "self-test", "--json"]
    return read_self_test(_run(root, USER, command))


def _as_user(root: Path, *command: str) -> None:
    done = _run(root, USER, list(command))
    assert done.returncode == 0, done.stderr
    json.loads(done.stdout)


def _inside(root: Path, *command: str) -> None:
    done = _run(root, "root", list(command))
    assert done.returncode == 0, done.stderr


def _run(root: Path, user: str, command: list[str]) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["chroot", f"--userspec={user}", str(root), *command],
        env=_environment(user),
        capture_output=True,
        text=True,
        timeout=LONGEST,
    )


def _start(root: Path, log: Path, *command: str, user: str = "root") -> subprocess.Popen[bytes]:
    # A process of its own group, without a shell in between, ends when it is told to.
    with log.open("ab") as out:
        return subprocess.Popen(
            ["chroot", f"--userspec={user}", str(root), *command],
            env=_environment(user),
            stdout=out,
            stderr=out,
        )


def _environment(user: str) -> dict[str, str]:
    home = HOME if user == USER else "/root"
    path = "/usr/sbin:/usr/bin:/sbin:/bin"
    kept = {k: v for k, v in os.environ.items() if k.lower().endswith("_proxy")}
    words = {"LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
    return {**kept, **words, "PATH": path, "HOME": home}


def _list_of_packages(root: Path) -> set[str]:
    done = _run(root, "root", ["dpkg-query", "-W", "-f=${Package}\n"])
    return set(done.stdout.split())


def _picture(root: Path) -> QImage:
    """Return what stands on the screen: the memory of the X server, in its own format (XWD)."""
    data = (root / "tmp" / "Xvfb_screen0").read_bytes()
    head = [int.from_bytes(data[i : i + 4], "big") for i in range(0, 100, 4)]
    size, width, height, colours = head[0], head[4], head[5], head[19]
    line = head[12]
    start = size + colours * 12
    pixels = data[start : start + line * height]
    return QImage(pixels, width, height, line, QImage.Format.Format_RGB32).copy()


def _colours(picture: QImage) -> int:
    points = ((x, y) for x in range(0, picture.width(), 9) for y in range(0, picture.height(), 9))
    return len({picture.pixel(x, y) for x, y in points})


def _wait_for(seen: object, log: Path) -> None:
    assert callable(seen)
    for _ in range(300):
        if seen():
            return
        time.sleep(0.2)
    pytest.fail(f"did not come: {log.read_text(errors='replace')[-2000:]}")
