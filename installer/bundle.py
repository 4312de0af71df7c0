"""What goes into the one-folder program and what is left out; used by `resv_desktop.spec`.

An entry of PyInstaller's tables is ``(name in the bundle, source path, kind)``.
"""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Collection, Iterable, Sequence
from importlib.metadata import packages_distributions
from pathlib import Path

Entry = tuple[str, str, str]

LANGUAGES = ("nl", "en")

LEFT_OUT_MODULES = [
    # tools of development and of other libraries, pulled in by a stray import
    *("tkinter", "unittest", "pydoc", "doctest", "lib2to3", "ensurepip", "setuptools", "pip"),
    *("pytest", "hypothesis", "mypy", "numpy", "pandas", "PIL", "lxml", "matplotlib", "IPython"),
    *("cyclonedx", "pip_audit", "requests", "urllib3", "certifi", "typing_extensions"),
    # ways onto a network that the standard library mentions here and there
    *("ssl", "asyncio", "ftplib", "smtplib", "imaplib", "poplib", "xmlrpc", "socketserver"),
    # East Asian encodings; what is read is UTF-8, UTF-16 or of the west
    *(f"_codecs_{area}" for area in ("cn", "hk", "iso2022", "jp", "kr", "tw")),
    # parts of Qt the window does not use; no network module may be in the program
    *(f"PySide6.Qt{part}" for part in ("DBus", "Designer", "Help", "Network", "OpenGL", "Qml")),
    *(f"PySide6.Qt{part}" for part in ("OpenGLWidgets", "Quick", "QuickWidgets", "Sql", "Test")),
    *(f"PySide6.Qt{part}" for part in ("Concurrent", "UiTools", "Xml")),
]

LEFT_OUT_FILES = re.compile(
    "|".join(
        [
            r"Qt6?(Qml|Quick|VirtualKeyboard|Pdf|EglFS|Network)",
            r"plugins/(egldeviceintegrations|generic|networkinformation|qmltooling|sqldrivers|tls)/",
            r"plugins/platforms/libq(eglfs|linuxfb|minimal|minimalegl|vkkhrdisplay|vnc)\.",
            r"plugins/platforminputcontexts/libqtvirtualkeyboard",
            r"plugins/platformthemes/libqgtk3",
            r"plugins/imageformats/(lib)?q(gif|icns|jpeg|pdf|tga|tiff|wbmp|webp)",
            r"plugins/wayland-shell-integration/lib(fullscreen|ivi|wl)-shell",
            r"plugins/wayland-graphics-integration-client/lib(dmabuf|drm|shm|vulkan)",
            r"plugins/wayland-graphics-integration-server/",
            r"opengl32sw|d3dcompiler",
            # these speak with services and caches of the system, so the system's own are used
            r"^lib(dbus-1|fontconfig)\.so",
            # what pip notes of an installation; the licence texts in it stay
            r"dist-info/(RECORD|REQUESTED|INSTALLER|WHEEL|direct_url.json)",
        ]
    )
)

# Loaded by name at run time, so that nothing in the bundle names them as needed.
LOADED_BY_NAME = ("libpython", "python3", "vcruntime", "msvcp", "libcrypto", "libffi")


def own_modules(root: Path) -> list[str]:
    """Return the dotted name of every module of the program."""
    files = sorted((root / "resv_desktop").rglob("[!_]*.py"))
    return [".".join(file.relative_to(root).with_suffix("").parts) for file in files]


def wanted(entry: Entry) -> bool:
    """Whether a file belongs in the bundle: known rubbish out, Qt's texts in our languages only."""
    name = entry[0].replace("\\", "/")
    if name.endswith(".qm") and "PySide6" in name:
        return Path(name).name in {f"qtbase_{language}.qm" for language in LANGUAGES}
    return not LEFT_OUT_FILES.search(name)


def locked(lock: Path) -> set[str]:
    """Return the projects in a lock, by the names they have there."""
    return set(re.findall(r"^([a-z0-9-]+)==", lock.read_text(encoding="utf-8"), re.M))


def strangers(modules: Iterable[Entry], projects: Collection[str]) -> set[str]:
    """Return the top-level modules that are of none of ``projects``, of us, or of Python itself.

    A library that merely lies about in the environment is taken along when another one asks for it
    on the side ("use lxml when it is there"), and would then be in the program unseen.
    """
    known = {*sys.stdlib_module_names, "resv_desktop", "__main__"}
    owners = packages_distributions()
    found = {name.partition(".")[0] for name, _, _ in modules}
    # Python's own build data and PyInstaller's hooks have names that depend on the computer.
    found = {name for name in found if not name.startswith(("_sysconfigdata", "_pyi_rth", "pyi"))}
    return {
        name
        for name in found - known
        if not {owner.lower().replace("_", "-") for owner in owners.get(name, ())} & set(projects)
    }


def without_unneeded(entries: Sequence[Entry]) -> list[Entry]:
    """Drop shared libraries that nothing kept needs any more, and links that lead nowhere.

    Leaving out a plugin leaves the libraries behind that only the plugin wanted; dropping those
    frees others, so this goes on until nothing changes. Needs ``readelf``; elsewhere than on Linux
    everything stays.
    """
    kept = list(entries)
    needed = {e[1]: _needed_by(e[1]) for e in kept if e[2] in ("BINARY", "EXTENSION")}
    while True:
        names = set().union(*(needed[entry[1]] for entry in kept if entry[1] in needed))
        loose = [entry for entry in kept if entry[1] in needed and _is_library(entry)]
        dropped = {entry[0] for entry in loose if _name(entry) not in names}
        if not dropped:
            return without_dead_links(kept)
        kept = [e for e in kept if e[0] not in dropped]


def without_dead_links(entries: Iterable[Entry], also: Iterable[Entry] = ()) -> list[Entry]:
    """Drop links whose target is neither among ``entries`` nor among ``also``."""
    entries = list(entries)
    names = {_name(entry) for entry in (*entries, *also) if entry[2] != "SYMLINK"}
    return [e for e in entries if e[2] != "SYMLINK" or os.path.basename(e[1]) in names]


def missing_libraries(entries: Iterable[Entry]) -> set[str]:
    """Return what the plugins of Qt need and this computer does not have.

    PyInstaller only warns about those, and the program would then not open a window anywhere.
    """
    plugins = [e[1] for e in entries if re.search(r"/plugins/\w+/lib.*\.so$", e[0])]
    missing: set[str] = set()
    for plugin in plugins:
        out = subprocess.run(["ldd", plugin], capture_output=True, text=True, check=True).stdout
        missing.update(re.findall(r"^\s*(\S+) => not found", out, re.M))
    return missing


def _name(entry: Entry) -> str:
    return os.path.basename(entry[0])


def _is_library(entry: Entry) -> bool:
    name = _name(entry)
    plain = name.startswith("lib") and ".so" in name and "/plugins/" not in entry[0]
    return plain and not name.startswith(LOADED_BY_NAME)


def _needed_by(path: str) -> set[str]:
    out = subprocess.run(["readelf", "-dW", path], capture_output=True, text=True).stdout
    return set(re.findall(r"\(NEEDED\).*\[(.+)\]", out))
