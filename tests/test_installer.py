"""What the one-folder program takes along and leaves out."""

from __future__ import annotations

import importlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import PySide6
import pytest

from installer import bundle, sums
from installer.linux import finish
from resv_desktop import __version__
from resv_desktop.services.arrivals import OPENED

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


def test_a_module_that_is_of_no_lock_is_named() -> None:
    modules = [(name, "", "PYMODULE") for name in ("json", "openpyxl.cell", "pytest", "pyi_rth")]
    projects = bundle.locked(ROOT / "requirements.lock")
    assert bundle.strangers(modules, projects) == {"pytest"}


@linux_only
def test_what_the_program_starts_gets_the_search_path_of_before() -> None:
    hook = ROOT / "installer" / "hooks" / "own_libraries.py"
    code = f"import json, os, runpy; runpy.run_path({str(hook)!r})"
    code += "; print(json.dumps(dict(os.environ)))"

    def after(**given: str) -> dict[str, str]:
        command = [sys.executable, "-c", code]
        told = subprocess.run(command, env=given, capture_output=True, check=True).stdout
        return {k: v for k, v in json.loads(told).items() if k.startswith("LD_")}

    assert after(LD_LIBRARY_PATH="/bundle") == {}
    before = after(LD_LIBRARY_PATH="/bundle", LD_LIBRARY_PATH_ORIG="/own")
    assert before == {"LD_LIBRARY_PATH": "/own"}


@linux_only
def test_a_folder_with_a_library_that_nobody_brings_is_not_handed_out(tmp_path: Path) -> None:
    library = tmp_path / "lib" / "libqoffscreen.so"
    library.parent.mkdir()
    shutil.copyfile(QT / "plugins" / "platforms" / "libqoffscreen.so", library)
    assert "libqoffscreen.so needs libQt6Gui.so.6, which nobody brings" in finish.faults(tmp_path)
    (tmp_path / "lib" / "libQt6Network.so.6").touch()
    assert "libQt6Network.so.6 is about a network" in finish.faults(tmp_path)


def test_sums_say_that_nobody_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "a.deb").write_bytes(b"x")
    monkeypatch.setattr(sys, "argv", ["sums", str(tmp_path)])
    monkeypatch.delenv("RESV_SIGN_KEY", raising=False)
    assert sums.main() == 0
    assert "UNSIGNED" in capsys.readouterr().out
    assert (tmp_path / sums.NOTE).is_file()
    assert (tmp_path / sums.SUMS).read_text() == f"{sums.sha256(tmp_path / 'a.deb')}  a.deb\n"


@pytest.mark.skipif(shutil.which("gpg") is None, reason="GnuPG is not on this computer")
def test_with_a_key_packages_and_sums_are_signed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys, dist = tmp_path / "keys", tmp_path / "dist"
    keys.mkdir(mode=0o700)
    dist.mkdir()
    monkeypatch.setenv("GNUPGHOME", str(keys))
    gpg = ["gpg", "--batch", "--quiet", "--pinentry-mode", "loopback", "--passphrase", ""]
    subprocess.run([*gpg, "--quick-generate-key", "proef", "ed25519"], check=True)
    try:
        (dist / "a.rpm").write_bytes(b"x")
        monkeypatch.setattr(sys, "argv", ["sums", str(dist)])
        monkeypatch.setenv("RESV_SIGN_KEY", "proef")
        assert sums.main() == 0
        assert not (dist / sums.NOTE).exists()
        for name in ("a.rpm", sums.SUMS):
            command = ["gpg", "--verify", str(dist / f"{name}.asc"), str(dist / name)]
            assert subprocess.run(command, capture_output=True).returncode == 0
        (dist / "a.rpm").write_bytes(b"y")
        assert subprocess.run(
            [*command[:2], str(dist / "a.rpm.asc"), str(dist / "a.rpm")]
        ).returncode
    finally:
        environment = {**os.environ, "GNUPGHOME": str(keys)}
        subprocess.run(["gpgconf", "--kill", "all"], env=environment, check=False)


def test_every_system_opens_the_same_kinds_of_files() -> None:
    """macOS cannot be tried here; that its list is ours can."""
    sys.path.insert(0, str(ROOT / "installer" / "macos"))
    try:
        parts = importlib.import_module("parts_macos")
    finally:
        sys.path.remove(str(ROOT / "installer" / "macos"))
    linux = (ROOT / "installer" / "linux" / "system" / "resv-desktop.xml").read_text("utf-8")
    told = parts.bundle(ROOT)["info_plist"]["UTExportedTypeDeclarations"]
    suffixes = {kind["UTTypeTagSpecification"]["public.filename-extension"][0] for kind in told}
    assert suffixes == set(re.findall(r'<glob pattern="\*\.(\w+)"/>', linux))
    assert {f".{suffix}" for suffix in suffixes} <= OPENED
    assert parts.bundle(ROOT)["version"] == __version__
