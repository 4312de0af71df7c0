"""Settings of dmgbuild: the disk image with the program and a link to Applications. Untested.

Used by: dmgbuild -s installer/macos/dmg_settings.py "RESV Desktop" dist/resv-desktop.dmg
"""

app = "dist/RESV Desktop.app"
files = [app]
symlinks = {"Applications": "/Applications"}
icon_locations = {"RESV Desktop.app": (140, 120), "Applications": (420, 120)}
window_rect = ((200, 200), (560, 320))
icon_size = 96
format = "UDZO"
