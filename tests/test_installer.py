"""What the one-folder program takes along and leaves out."""

from __future__ import annotations

import sys
from pathlib import Path

import PySide6
import pytest

from installer import bundle

ROOT = Path(__file__).resolve().parent.parent
QT = Path(PySide6.__file__).parent / "Qt"
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads ELF files")


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqoffscreen.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
        "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
        "PySide6/Qt/translations/qtbase_nl.qm",
        "PySide6\\plugins\\platforms\\qwindows.dll",
        "resv_desktop/resources/translations/resv_desktop_nl.qm",
    ],
)
def test_what_the_window_needs_stays(name: str) -> None:
    assert bundle.wanted((name, "", "DATA"))


@pytest.mark.parametrize(
    "name",
    [
        "PySide6/Qt/plugins/tls/libqopensslbackend.so",
        "PySide6/Qt/plugins/platforms/libqvnc.so",
        "PySide6/Qt/lib/libQt6Network.so.6",
        "PySide6/Qt/translations/qtbase_de.qm",
        "PySide6/Qt/translations/designer_nl.qm",
        "PySide6\\plugins\\networkinformation\\qnetworklistmanager.dll",
    ],
)
def test_what_nobody_uses_and_what_reaches_the_network_goes(name: str) -> None:
    assert not bundle.wanted((name, "", "BINARY"))


def test_every_module_is_named_for_what_loads_it_by_name() -> None:
    names = bundle.own_modules(ROOT)
    assert {"resv_desktop.commands", "resv_desktop.gui.pages.registry"} <= set(names)


@linux_only
def test_libraries_only_a_dropped_plugin_needed_go_with_it() -> None:
    widgets, core, sql = (
        (f"PySide6/Qt/lib/libQt6{part}.so.6", str(QT / "lib" / f"libQt6{part}.so.6"), "BINARY")
        for part in ("Widgets", "Core", "Sql")
    )
    plugin = QT / "plugins" / "platforms" / "libqoffscreen.so"
    module = ("PySide6/QtWidgets.abi3.so", str(QT.parent / "QtWidgets.abi3.so"), "EXTENSION")
    entries = [
        ("PySide6/Qt/plugins/platforms/libqoffscreen.so", str(plugin), "BINARY"),
        *(module, widgets, core, sql),
        ("libQt6Sql.so.6", sql[0], "SYMLINK"),
        ("libQt6Core.so.6", core[0], "SYMLINK"),
    ]
    kept = bundle.without_unneeded(entries)
    assert sql not in kept
    assert {widgets, core} <= set(kept)
    assert [entry[0] for entry in kept if entry[2] == "SYMLINK"] == ["libQt6Core.so.6"]


@linux_only
def test_a_screen_plugin_that_cannot_load_is_named(tmp_path: Path) -> None:
    broken = tmp_path / "libqxcb.so"
    data = (QT / "plugins" / "platforms" / "libqoffscreen.so").read_bytes()
    broken.write_bytes(data.replace(b"libQt6Gui.so.6", b"libQt6Gxx.so.6"))
    entry = ("PySide6/Qt/plugins/platforms/libqxcb.so", str(broken), "BINARY")
    assert "libQt6Gxx.so.6" in bundle.missing_libraries([entry])
