"""The files of the program as they stand on a Linux system; .deb and .rpm are made of it.

Nothing runs at installation: menus, icons and file types are picked up by the system's own
triggers, so no script of ours can ever touch what belongs to a user.
"""

from __future__ import annotations

import gzip
import os
import shutil
from datetime import UTC, datetime
from pathlib import Path

from installer.linux.manual_page import manual_page
from resv_desktop import __version__

NAME = "resv-desktop"
ROOT = Path(__file__).resolve().parent.parent.parent
SYSTEM = Path(__file__).resolve().parent / "system"
COMPONENT = "org.resvdesktop.resv_desktop"
ICON = ROOT / "resources" / "icons" / "resv-desktop.svg"
ICON_SIDES = (16, 24, 32, 48, 64, 128, 256)
"""Pixels; the sizes that panels, menus and file managers ask for."""


def stage(program: Path, target: Path, moment: int) -> None:
    """Put the built ``program`` and all that belongs to it below the empty folder ``target``.

    ``moment`` is the time of every file, in seconds since 1970.
    """
    share = target / "usr" / "share"
    shutil.copytree(program, target / "usr" / "lib" / NAME, symlinks=True)
    start = target / "usr" / "bin" / NAME
    start.parent.mkdir(parents=True)
    start.symlink_to(f"../lib/{NAME}/{NAME}")
    _put(SYSTEM / f"{NAME}.desktop", share / "applications" / f"{NAME}.desktop")
    _put(SYSTEM / f"{NAME}.xml", share / "mime" / "packages" / f"{NAME}.xml")
    _metainfo(share / "metainfo" / f"{COMPONENT}.metainfo.xml", moment)
    _icons(share / "icons" / "hicolor")
    for language, folder in (("en", "man1"), ("nl", "nl/man1")):
        page = manual_page(language, moment).encode("utf-8")
        _packed(page, share / "man" / folder / f"{NAME}.1.gz")
    settle(target, moment)


def settle(target: Path, moment: int) -> None:
    """Give everything below ``target`` one moment, and rights by which nobody writes."""
    for path in [target, *target.rglob("*")]:
        if not path.is_symlink():
            runs = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if runs else 0o644)
        os.utime(path, (moment, moment), follow_symlinks=False)


def packed(data: bytes) -> bytes:
    """Return ``data`` as gzip without name and time, so that the same gives the same."""
    return gzip.compress(data, 9, mtime=0)


def _packed(data: bytes, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(packed(data))


def _put(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def _metainfo(target: Path, moment: int) -> None:
    text = (SYSTEM / f"{COMPONENT}.metainfo.xml").read_text(encoding="utf-8")
    day = datetime.fromtimestamp(moment, UTC).date().isoformat()
    target.parent.mkdir(parents=True, exist_ok=True)
    text = text.replace("@VERSION@", __version__).replace("@DATE@", day)
    target.write_text(text, encoding="utf-8")


def _icons(target: Path) -> None:
    """Draw the program's mark in the sizes asked for; the drawing itself goes along as well."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import Qt
    from PySide6.QtGui import QGuiApplication, QImage, QPainter
    from PySide6.QtSvg import QSvgRenderer

    app = QGuiApplication.instance() or QGuiApplication([])
    drawing = QSvgRenderer(str(ICON))
    for side in ICON_SIDES:
        image = QImage(side, side, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            drawing.render(painter)
        file = target / f"{side}x{side}" / "apps" / f"{NAME}.png"
        file.parent.mkdir(parents=True)
        if not image.save(str(file)):
            raise OSError(f"not written: {file}")
    _put(ICON, target / "scalable" / "apps" / f"{NAME}.svg")
    del app
