"""What `resv_desktop.spec` makes of the folder on macOS. Prepared, never tried: see README.md."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

IDENTIFIER = "org.resvdesktop.resv-desktop"
TYPES = {
    # suffix: (name, what macOS takes it for)
    "resvlog": ("RESV Desktop log", "public.database"),
    "resvregio": ("RESV Desktop region", "public.json"),
    "resvoverdracht": ("RESV Desktop transfer file", "public.zip-archive"),
    "resvkluis": ("RESV Desktop encrypted backup", "public.data"),
}


def bundle(root: Path) -> dict[str, Any]:
    """Return the arguments of PyInstaller's BUNDLE for the program in ``root``."""
    return {
        "name": "RESV Desktop.app",
        "icon": str(root / "resources" / "icons" / "resv-desktop.icns"),
        "bundle_identifier": IDENTIFIER,
        "version": version_of(root),
        "info_plist": information(version_of(root)),
    }


def version_of(root: Path) -> str:
    """Return the version of the program, read without importing it.

    Raises:
        ValueError: when the line is not there.
    """
    text = (root / "resv_desktop" / "__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "([\d.]+)"$', text, re.M)
    if not found:
        raise ValueError("no version in resv_desktop/__init__.py")
    return found.group(1)


def information(version: str) -> dict[str, Any]:
    """Return what goes into Info.plist, besides what PyInstaller writes itself."""
    return {
        "CFBundleShortVersionString": version,
        "CFBundleDisplayName": "RESV Desktop",
        "CFBundleDevelopmentRegion": "nl",
        "CFBundleLocalizations": ["nl", "en"],
        "LSMinimumSystemVersion": "13.0",
        "LSApplicationCategoryType": "public.app-category.business",
        "NSHighResolutionCapable": True,
        "NSRequiresAquaSystemAppearance": False,
        "NSHumanReadableCopyright": "EUPL-1.2",
        "CFBundleDocumentTypes": [_document(suffix) for suffix in TYPES],
        "UTExportedTypeDeclarations": [_type(suffix) for suffix in TYPES],
    }


def _document(suffix: str) -> dict[str, Any]:
    return {
        "CFBundleTypeName": TYPES[suffix][0],
        "CFBundleTypeRole": "Editor",
        "LSHandlerRank": "Owner",
        "LSItemContentTypes": [f"{IDENTIFIER}.{suffix}"],
    }


def _type(suffix: str) -> dict[str, Any]:
    name, kind = TYPES[suffix]
    return {
        "UTTypeIdentifier": f"{IDENTIFIER}.{suffix}",
        "UTTypeDescription": name,
        "UTTypeConformsTo": [kind],
        "UTTypeTagSpecification": {"public.filename-extension": [suffix]},
    }
