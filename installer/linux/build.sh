#!/bin/sh
# Builds dist/resv-desktop, .deb, .rpm, .tar.xz, sums and list of parts. Run by `make package`.
# Argument: the Python of the build environment. A second run gives the same bytes: the moment of
# every file is the day of release, unless SOURCE_DATE_EPOCH names another.
set -eu
python=$1
cd "$(dirname "$0")/../.."
released=$(sed -n 's/^__released__ = "\(.*\)"$/\1/p' resv_desktop/__init__.py)
export SOURCE_DATE_EPOCH="${SOURCE_DATE_EPOCH:-$(date -u -d "$released" +%s)}"
export PYTHONHASHSEED=1 LC_ALL=C.UTF-8 QT_QPA_PLATFORM=offscreen
umask 022

rm -rf dist/resv-desktop dist/resv-desktop[-_]*.deb dist/*.rpm dist/*.tar.xz
"$python" -m PyInstaller --noconfirm --clean --log-level ERROR installer/resv_desktop.spec
"$python" -m installer.linux.finish slim dist/resv-desktop
"$python" -m tools.bundle_papers dist/resv-desktop build/resv_desktop/origins.json
"$python" -m installer.linux.finish seal dist/resv-desktop
cp dist/resv-desktop/resv-desktop.cdx.json dist/

# What does not pass its own test is not packed.
proof=$(mktemp -d)
trap 'rm -rf "$proof"' EXIT
dist/resv-desktop/resv-desktop --data-dir "$proof/data" self-test

"$python" -m installer.linux.packages
"$python" -m installer.sums dist
