"""``python -m installer.windows.draw_icon``: draws the program's icon for Windows from the mark.

Needed only when `resources/icons/resv-desktop.svg` changes; the icon is committed.
"""

from __future__ import annotations

import os
import struct
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

HERE = Path(__file__).resolve().parent
MARK = HERE.parents[1] / "resources" / "icons" / "resv-desktop.svg"
SIZES = (16, 20, 24, 32, 40, 48, 64, 256)
"""Side in pixels: those of task bar, lists and desktop at 100, 125, 150 and 200 %."""


def icon() -> bytes:
    """Return the icon file: all sizes of the mark. Needs a QGuiApplication."""
    pictures = [_encoded(_drawn(size)) for size in SIZES]
    head = struct.pack("<HHH", 0, 1, len(SIZES))
    offset = len(head) + 16 * len(SIZES)
    for size, data in zip(SIZES, pictures, strict=True):
        side = size % 256  # nought stands for 256
        head += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(data), offset)
        offset += len(data)
    return head + b"".join(pictures)


def _drawn(size: int) -> QImage:
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(MARK)).render(painter)
    painter.end()
    return image


def _encoded(image: QImage) -> bytes:
    # Windows reads the large one as PNG; older parts of it want the small ones as plain pixels.
    return _png(image) if image.width() == 256 else _pixels(image)


def _png(image: QImage) -> bytes:
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]  # takes bytes by its types, text by its deeds
    return bytes(content.data())


def _pixels(image: QImage) -> bytes:
    side = image.width()
    head = struct.pack("<IiiHHIIiiII", 40, side, 2 * side, 1, 32, 0, 0, 0, 0, 0, 0)
    flipped = image.flipped(Qt.Orientation.Vertical)  # rows go from below to above
    mask = bytes(((side + 31) // 32) * 4 * side)  # all seen: the alpha of the colours counts
    return head + bytes(flipped.constBits()) + mask


if __name__ == "__main__":
    application = QGuiApplication([])
    (HERE / "resv-desktop.ico").write_bytes(icon())
