"""Does what is drawn leave ink? Icons by each way in which Qt draws them, letters by their shape.

That a file or a font is there proves nothing: without the part of Qt that draws it, nothing is
drawn and nobody says so.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontDatabase,
    QFontInfo,
    QIcon,
    QImage,
    QImageReader,
    QPainter,
)
from PySide6.QtWidgets import QApplication

from resv_desktop.assets import resource
from resv_desktop.gui.icons import icon

SIDE = 32
LETTERS = "aeioucëéèïíöóüûçáABSXZ0169€–—‘’“”•…%&§j"
"""What Dutch texts are made of; no two of them look alike."""
NO_LETTER = "\U0010fffd"
"""For private use at the very end: no font draws it. It shows how a missing letter looks."""
SAMPLE = "Wijkverband: één ‘signaal’ – coördinatie, reële zorg ï € 5"
OWN_DRAWING = ("icons", "resv-desktop.svg")
LEAST_SHARE = 0.5
"""Of the ink that an icon leaves when it is drawn directly."""


class Faulty(Exception):  # noqa: N818 - the outcome of a check, not a fault of the program
    """What was found is not as it should be."""


def icons() -> str:
    """Every icon leaves ink when it is painted as the program does it."""
    names = sorted(path.stem for path in resource("icons").glob("*.svg"))
    if not names:
        raise Faulty("no icons")
    empty = [name for name in names if not ink(_painted(icon(name)))]
    if empty:
        raise Faulty(", ".join(empty))
    return str(len(names))


def icon_engine() -> str:
    """Qt itself makes an icon of a drawing: as much ink as when it is drawn directly.

    Without the engine Qt may take the drawing for a picture. Such an icon has a size of its own,
    which one made by the engine has not.
    """
    direct = ink(_painted(icon("resv-desktop")))
    made = QIcon(str(resource(*OWN_DRAWING)))
    found = ink(_painted(made))
    said = f"{found} of {direct} points"
    if not direct or found < LEAST_SHARE * direct:
        raise Faulty(said)
    if made.availableSizes():
        raise Faulty(f"{said}, drawn as a picture: the plugin iconengines/qsvgicon is missing")
    return said


def svg_images() -> str:
    """Qt reads the drawings inside controls: ticks and arrows of the style sheet."""
    paths = sorted(resource("style").rglob("*.svg"))
    empty = [path.name for path in paths if not ink(QImageReader(str(path)).read())]
    if empty or not paths:
        raise Faulty(", ".join(empty[:5]) or "no drawings")
    return str(len(paths))


def fonts() -> str:
    """There is a font, and each letter has a shape of its own: no empty space, no box."""
    if not QFontDatabase.families():
        raise Faulty("no fonts on this computer")
    family = QFontInfo(QApplication.font()).family()
    shapes: defaultdict[bytes, str] = defaultdict(str)
    for letter in LETTERS:
        shapes[_shape(letter)] += letter
    blank, hole = _shape(" "), _shape(NO_LETTER)
    missing = "".join(shapes.pop(shape, "") for shape in {blank, hole})
    alike = [letters for letters in shapes.values() if len(letters) > 1]
    if missing or alike:
        raise Faulty(f"{family}: not drawn {missing!r}, drawn alike {alike}")
    points = ink(written(SAMPLE))
    if points < len(SAMPLE) * 10:
        raise Faulty(f"{family}: {points} points of ink")
    return f"{family}, {points} points of ink"


def ink(image: QImage) -> int:
    """Count the points of a picture that are not wholly transparent."""
    if image.isNull():
        return 0
    alpha = image.convertToFormat(QImage.Format.Format_Alpha8)
    width, line = alpha.width(), alpha.bytesPerLine()
    data = bytes(alpha.constBits())
    rows = (data[row * line : row * line + width] for row in range(alpha.height()))
    return sum(width - row.count(0) for row in rows)


def written(text: str) -> QImage:
    """Return a text in the font of the program, black on nothing."""

    def write(painter: QPainter) -> None:
        painter.setPen(QColor(Qt.GlobalColor.black))
        font = QFont(QApplication.font())
        font.setPixelSize(SIDE * 5 // 8)
        painter.setFont(font)
        painter.drawText(0, SIDE * 3 // 4, text)

    return _drawn(SIDE * len(text), write)


def _shape(letter: str) -> bytes:
    return bytes(written(letter).constBits())


def _painted(drawing: QIcon) -> QImage:
    return _drawn(SIDE, lambda painter: drawing.paint(painter, 0, 0, SIDE, SIDE))


def _drawn(width: int, draw: Callable[[QPainter], None]) -> QImage:
    image = QImage(width, SIDE, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    with QPainter(image) as painter:
        draw(painter)
    return image
