#!/bin/sh
# Sees to what Python and Qt need from the system: installs it when allowed to, names it when not.
# Argument: the Python interpreter that will make the environment.
set -eu
python=${1:-python3}

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
    # A window on a screen, not needed for tests and pictures.
    if [ -n "${DISPLAY:-}" ]; then
        need libxcb-cursor.so.0 libxcb-cursor0
        need libxkbcommon-x11.so.0 libxkbcommon-x11-0
        need libxcb-icccm.so.4 libxcb-icccm4
        need libxcb-keysyms.so.1 libxcb-keysyms1
    fi
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
