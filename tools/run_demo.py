"""What `make run` does: the made-up region in the window, or the whole chain without one."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from collections import Counter
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
OUT = ROOT / "demo-data"
SUMMARY = OUT / "demo.json"
PROGRAM = [sys.executable, "-m", "resv_desktop"]


def main() -> int:
    """Make the demo region when it is not there yet, then show it."""
    if has_display():
        demo = json.loads(SUMMARY.read_text("utf-8")) if SUMMARY.is_file() else make_demo()
        return show(region_folder(demo))
    demo = make_demo()
    picture = take_picture(region_folder(demo))
    print(report(demo, picture))
    return 0 if demo["balance"] == 0 else 1


def has_display() -> bool:
    """Whether a window can be opened here."""
    wanted = sys.platform in ("win32", "darwin")
    return wanted or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def make_demo() -> dict[str, Any]:
    """Log, export, edit by hand, merge and report a made-up region into ``demo-data``."""
    shutil.rmtree(OUT, ignore_errors=True)
    command = [*PROGRAM, "demo", "--out", str(OUT), "--json"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, check=True)
    demo: dict[str, Any] = json.loads(done.stdout)
    SUMMARY.write_bytes(done.stdout)
    return demo


def region_folder(demo: dict[str, Any]) -> str:
    """The data folder in which the RESV merged the workbooks of its networks."""
    folders: dict[str, str] = demo["data_dirs"]
    return folders["RESV"]


def show(data_dir: str) -> int:
    """Open the window over ``data_dir`` and wait until it is closed."""
    return subprocess.run([*PROGRAM, "--data-dir", data_dir], cwd=ROOT).returncode


def take_picture(data_dir: str) -> Path:
    """Save a picture of the main window over ``data_dir``."""
    picture = OUT / "main.png"
    script = [sys.executable, "docs/screenshots/make.py", "--only", "main"]
    command = [*script, "--data-dir", data_dir, "--out", str(picture)]
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    subprocess.run(command, cwd=ROOT, env=environment, check=True)
    return picture


def report(demo: dict[str, Any], picture: Path) -> str:
    """Say in a few lines what came out and where it stands."""
    folders = Counter(str(Path(path).parent) for path in demo["workbooks"])
    lines = [f"{demo['entries']} entries logged, exported and merged; balance {demo['balance']}"]
    lines += [f"  workbooks  {folder}  ({count})" for folder, count in folders.items()]
    lines += [f"  regional   {path}" for path in demo["regional"].values()]
    lines += [f"  log        {path}  ({name})" for name, path in demo["data_dirs"].items()]
    return "\n".join([*lines, f"  picture    {picture}"])


if __name__ == "__main__":
    raise SystemExit(main())
