"""What a screen reader is told of the running built program, over the bus of the desktop."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from packaging_kit import need, run

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="built for Linux")

LAUNCHER = Path("/usr/libexec/at-spi-bus-launcher")
PYTHON = Path("/usr/bin/python3")
READER = """
import json, sys, time
import pyatspi

def below(node, depth):
    if node is None or depth > 12:
        return []
    found = [(node.getRoleName(), node.name)]
    for i in range(node.childCount):
        found += below(node.getChildAtIndex(i), depth + 1)
    return found

nodes = []
for _ in range(240):
    desktop = pyatspi.Registry.getDesktop(0)
    apps = [desktop.getChildAtIndex(i) for i in range(desktop.childCount)]
    for app in apps:
        if app is not None and "resv" in app.name.lower():
            nodes = below(app, 0)
    if len(nodes) > 30:
        break
    time.sleep(0.5)
print(json.dumps(nodes))
"""
SESSION = """
{launcher} --launch-immediately >/dev/null 2>&1 & bus=$!
sleep 1
"{program}" --data-dir "{data}" >/dev/null 2>"{log}" & window=$!
{python} -c "$READER"
kill $window $bus || true
"""


def test_a_screen_reader_finds_the_window_its_pages_and_its_buttons(
    program: Path, tmp_path: Path
) -> None:
    need("xvfb-run", "dbus-run-session", str(LAUNCHER))
    if subprocess.run([PYTHON, "-c", "import pyatspi"], capture_output=True).returncode:
        pytest.skip("not on this computer: python3-pyatspi")
    data = tmp_path / "data"
    named = ["--network", "WAT", "--name", "Waterrijk"]
    made = run([program, "--data-dir", data, "init", "--role", "network", *named])
    assert made.returncode == 0, made.stderr
    log = tmp_path / "log"
    session = SESSION.format(launcher=LAUNCHER, program=program, data=data, log=log, python=PYTHON)
    done = run(
        ["xvfb-run", "-a", "dbus-run-session", "--", "sh", "-c", session],
        READER=READER,
        QT_QPA_PLATFORM="xcb",
        QT_LINUX_ACCESSIBILITY_ALWAYS_ON="1",
    )
    assert done.returncode == 0, f"{done.stderr}\n{log.read_text(errors='replace')}"
    nodes = [tuple(node) for node in json.loads(done.stdout)]
    roles = {role for role, _ in nodes}
    assert {"application", "frame"} <= roles
    assert "push button" in roles or "button" in roles
    names = {name.replace("&", "") for _, name in nodes}
    assert {"Start", "Logboek", "Aanleveren"} <= names, sorted(names)
