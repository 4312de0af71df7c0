#!/bin/sh
# Sees to what Python and Qt need from the system: installs it when allowed to, names it when not.
# Arguments: the Python interpreter that makes the environment; "package" when the program is to
# be built, which needs everything the screen plugins of Qt may ask for; "windows" when the program
# for Windows is to be built here.
set -eu
python=${1:-python3}
purpose=${2:-run}

if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
    echo "Needed: Python 3.11 or newer. Choose one with: make PYTHON=python3.12 ..." >&2
    exit 1
fi

missing=""
"$python" -c 'import ensurepip, venv' 2>/dev/null || missing="$missing python3-venv"

# Only Linux leaves these libraries to the system; the wheels bring them elsewhere.
if [ "$(uname -s)" = Linux ]; then
    known=$(PATH="$PATH:/usr/sbin:/sbin" ldconfig -p 2>/dev/null || true)
    need() { case "$known" in *"$1"*) ;; *) missing="$missing $2" ;; esac; }
    need libGL.so.1 libgl1
    need libEGL.so.1 libegl1
    need libglib-2.0.so.0 libglib2.0-0
    need libxkbcommon.so.0 libxkbcommon0
    need libdbus-1.so.3 libdbus-1-3
    need libfontconfig.so.1 libfontconfig1
    # A window on a screen: not needed for tests and pictures.
    if [ -n "${DISPLAY:-}" ] || [ "$purpose" = package ]; then
        need libX11-xcb.so.1 libx11-xcb1
        need libxcb-cursor.so.0 libxcb-cursor0
        need libxcb-icccm.so.4 libxcb-icccm4
        need libxcb-image.so.0 libxcb-image0
        need libxcb-keysyms.so.1 libxcb-keysyms1
        need libxcb-randr.so.0 libxcb-randr0
        need libxcb-render.so.0 libxcb-render0
        need libxcb-render-util.so.0 libxcb-render-util0
        need libxcb-shape.so.0 libxcb-shape0
        need libxcb-shm.so.0 libxcb-shm0
        need libxcb-sync.so.1 libxcb-sync1
        need libxcb-xfixes.so.0 libxcb-xfixes0
        need libxcb-xkb.so.1 libxcb-xkb1
        need libxkbcommon-x11.so.0 libxkbcommon-x11-0
    fi
    if [ -n "${WAYLAND_DISPLAY:-}" ] || [ "$purpose" = package ]; then
        need libwayland-client.so.0 libwayland-client0
        need libwayland-cursor.so.0 libwayland-cursor0
        need libwayland-egl.so.1 libwayland-egl1
    fi
    if [ "$purpose" = package ]; then
        need libxcb-glx.so.0 libxcb-glx0
        command -v readelf >/dev/null || missing="$missing binutils"
        command -v xz >/dev/null || missing="$missing xz-utils"
        "$python" -c 'import sysconfig, sys; sys.exit(not sysconfig.get_config_var("Py_ENABLE_SHARED"))' ||
            echo "Note: this Python has no shared library; PyInstaller may refuse it." >&2
    fi
fi

if [ "$purpose" = windows ]; then
    tool() { command -v "$1" >/dev/null || missing="$missing $2"; }
    tool wine "wine wine64"
    tool x86_64-w64-mingw32-gcc gcc-mingw-w64-x86-64
    tool wixl wixl
    tool msibuild msitools
    tool makensis nsis
    tool osslsigncode osslsigncode
    tool faketime faketime
fi

[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    echo "Installing from the system's own packages:$missing"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq
    # shellcheck disable=SC2086  # a list of names, on purpose
    apt-get install -y -qq --no-install-recommends $missing >/dev/null
else
    echo "Please install first (Debian and Ubuntu): sudo apt-get install$missing" >&2
    exit 1
fi
