"""What the packages say of themselves, and what they ask of the system.

The libraries behind these names are those of `finish.FROM_SYSTEM`; two files are read at run time:
the tables of keyboards and the compositions of é and ë.
"""

from __future__ import annotations

NAME = "resv-desktop"
MAINTAINER = "The RESV Desktop maintainers <maintainers@resvdesktop.org>"
SUMMARY = "offline log of bottlenecks for primary-care networks"
DESCRIPTION = """\
Coordinators of Dutch neighbourhood networks of primary care (hechte
wijkverbanden) log bottlenecks and developments and hand over one workbook
a quarter. The regional partnership (RESV) merges those workbooks, accounts
for every row, and makes the regional workbook.
The program uses no network and keeps no data of patients."""

DEB_DEPENDS = (
    *("libdbus-1-3", "libegl1", "libfontconfig1", "libgl1", "libxcb1"),
    *("xkb-data", "libx11-data"),
)
DEB_RECOMMENDS = ("libwayland-client0", "libwayland-cursor0", "libwayland-egl1", "xdg-utils")
RPM_DEPENDS = (
    *("dbus-libs", "libglvnd-egl", "fontconfig", "libglvnd-glx", "libxcb"),
    *("xkeyboard-config", "libX11-common"),
)
RPM_RECOMMENDS = ("libwayland-client", "libwayland-cursor", "libwayland-egl", "xdg-utils")


def deb_control(version: str, glibc: str, kilobytes: int) -> str:
    """Return the control file of the .deb; ``kilobytes`` is what the files take on disk."""
    depends = ", ".join((f"libc6 (>= {glibc})", *DEB_DEPENDS))
    return f"""\
Package: {NAME}
Version: {version}
Architecture: amd64
Maintainer: {MAINTAINER}
Installed-Size: {kilobytes}
Depends: {depends}
Recommends: {", ".join(DEB_RECOMMENDS)}
Section: database
Priority: optional
Description: {SUMMARY}
{"".join(f" {line}" + chr(10) for line in DESCRIPTION.splitlines())}"""
