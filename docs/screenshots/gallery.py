"""Pictures of every part of the toolkit, in light, dark, and enlarged.

    python docs/screenshots/gallery.py OUT_FOLDER

For looking at, after a change of colours, style sheet or a widget. Needs no display.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path[:0] = [str(Path(__file__).resolve().parents[2]), str(Path(__file__).parent)]

from gallery_controls import controls_page  # noqa: E402
from gallery_pages import charts_page, dialogs, logbook_page, start_page  # noqa: E402
from PySide6.QtWidgets import QApplication, QWidget  # noqa: E402

from resv_desktop.gui.i18n import set_language  # noqa: E402
from resv_desktop.gui.theme import Mode, theme  # noqa: E402

PAGES = {
    "logbook": (logbook_page, (1280, 720)),
    "controls": (controls_page, (1000, 720)),
    "start": (start_page, (1000, 760)),
    "charts": (charts_page, (1000, 640)),
}


def take(out: Path, name: str, page: QWidget) -> None:
    """Let the page settle and save its picture."""
    page.show()
    for _ in range(3):
        QApplication.processEvents()
    page.grab().save(str(out / f"{name}.png"))
    page.close()
    page.deleteLater()


def pictures(out: Path, mode: Mode, zoom: int) -> None:
    """All pages in one look."""
    theme().set_mode(mode)
    theme().set_zoom(zoom)
    look = f"{mode}-{zoom}"
    for name, (make, (width, height)) in PAGES.items():
        page = make()
        larger = zoom / 100 if name != "logbook" else max(1, zoom / 125)
        page.resize(int(width * larger), int(height * larger))
        take(out, f"{name}-{look}", page)
    for name, dialog in dialogs().items():
        take(out, f"{name}-{look}", dialog)


def main() -> int:
    """Write the pictures and print their folder."""
    parser = argparse.ArgumentParser(description="Pictures of the toolkit")
    parser.add_argument("out", type=Path)
    out = parser.parse_args().out
    out.mkdir(parents=True, exist_ok=True)
    app = QApplication([])
    theme().install(app)
    set_language("nl")
    for mode, zoom in (("light", 100), ("dark", 100), ("light", 200), ("dark", 150)):
        pictures(out, mode, zoom)
    print(out)
    return 0


if __name__ == "__main__":
    sys.exit(main())
