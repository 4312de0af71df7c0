"""Nothing goes over a network: forbidden, not there at all, and watched from outside."""

from __future__ import annotations

import ast
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import PySide6
import pytest
from offline import kit
from offline.kit import Watched, watched

from installer import bundle

pytestmark = pytest.mark.xdist_group("offline")
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="reads what Linux offers")
without_network = pytest.mark.skipif(bool(kit.why_no_namespace()), reason=kit.why_no_namespace())
with_strace = pytest.mark.skipif(bool(kit.why_no_strace()), reason=kit.why_no_strace())

CHAINS: dict[str, Callable[[Path], list[str]]] = {"demo": kit.demo, "window": kit.session}
CALLS = "trace=socket,connect,bind,listen,sendto,sendmsg"
STRACE = ["strace", "-f", "--seccomp-bpf", "-qq", "-e", CALLS]
"""With the filter in the kernel, so that only these calls are stopped at: half the time."""


def run(chain: str, folder: Path, front: Sequence[str] = ()) -> Watched:
    return watched(CHAINS[chain](folder / "x"), folder / "watch.txt", front=front)


def check(chain: str, said: Watched) -> None:
    """The chain came to its end, its reader processes were watched too, nobody broke the rule."""
    assert said.broken == (), said.err
    assert said.code == 0, said.err
    assert said.processes >= 3, "the readers run in processes of their own"
    assert said.out
    if chain == "window":
        check_session(json.loads(said.out))


def check_session(made: dict[str, Any]) -> None:
    books = made.pop("workbooks")
    assert [name.partition("_")[0] for name in books] == ["aanlevering", "regiowerkmap"]
    assert made == {
        "entries": 1,
        "batches": 1,
        "backup": True,
        "look": "dark",
        "network_modules": [],
    }


@pytest.fixture(scope="module", params=CHAINS)
def followed(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> tuple[str, Watched, Path]:
    """Each chain once, with the watch in it and, where that can be, followed from outside."""
    folder = tmp_path_factory.mktemp(request.param)
    calls = folder / "calls.txt"
    front = [] if kit.why_no_strace() else [*STRACE, "-o", str(calls)]
    return request.param, run(request.param, folder, front), calls


@pytest.mark.thorough
def test_the_whole_work_is_done_with_the_network_forbidden(
    followed: tuple[str, Watched, Path],
) -> None:
    check(followed[0], followed[1])


@pytest.mark.thorough
@with_strace
def test_no_system_call_makes_a_socket_of_a_network(followed: tuple[str, Watched, Path]) -> None:
    """Also what C and Rust libraries do is seen here, which no audit hook sees."""
    _, said, calls = followed
    assert said.code == 0, said.err
    log = calls.read_text(encoding="utf-8", errors="replace")
    assert set(re.findall(r"socket\((\w+)", log)) <= {"AF_UNIX"}, "a local pipe at most"
    assert re.findall(r"AF_INET6?|AF_NETLINK|AF_PACKET", log) == []


@without_network
@pytest.mark.thorough
@pytest.mark.parametrize("chain", CHAINS)
def test_the_whole_work_is_done_where_there_is_no_network(chain: str, tmp_path: Path) -> None:
    check(chain, run(chain, tmp_path, front=["unshare", "-n"]))


BREAKS = {
    "connect": "import socket; socket.create_connection(('127.0.0.1', 9))",
    "look up": "import socket; socket.getaddrinfo('localhost', 80)",
    "listen": "import socket; socket.socket(socket.AF_INET).bind(('127.0.0.1', 0))",
    "datagram": "import socket; socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)",
    "local server": "import socket; s = socket.socket(socket.AF_UNIX); s.bind('./s')",
    "page": "import urllib.request; urllib.request.urlopen('http://127.0.0.1:9/')",
    "child": "import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-c', "
    "'import socket; socket.socket()']).returncode)",
}


@pytest.mark.parametrize("program", BREAKS.values(), ids=BREAKS)
def test_the_watch_bites(program: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without this the tests above could pass because nothing watched."""
    monkeypatch.chdir(tmp_path)
    said = watched(["-c", program], tmp_path / "watch.txt")
    assert said.code != 0
    assert said.broken


@with_strace
def test_the_look_from_outside_bites(tmp_path: Path) -> None:
    log = tmp_path / "calls.txt"
    program = "import socket; socket.socket(socket.AF_INET)"
    front = ["strace", "-f", "-qq", "-e", "trace=socket", "-o", str(log), sys.executable]
    subprocess.run([*front, "-c", program], check=True)
    assert "AF_INET" in log.read_text(encoding="utf-8")


SECOND_START = """
import sys, time
from pathlib import Path
from resv_desktop.paths import DataFolder
from resv_desktop.services.second_start import Asked, Listening, Met, ask_first
folder = DataFolder(Path(sys.argv[1])).create()
first = Listening(folder, Asked.take)
first.start()
while not folder.pipe.exists():
    time.sleep(0.01)
met = ask_first(folder, [Path("/a.xlsx")])
first.stop()
sys.exit(met is not Met.ANSWERED)
"""


@with_strace
def test_a_second_start_speaks_over_a_local_pipe_only(tmp_path: Path) -> None:
    log = tmp_path / "calls.txt"
    program = [sys.executable, "-c", SECOND_START, str(tmp_path / "data")]
    env = {**os.environ, "PYTHONPATH": str(kit.ROOT)}
    subprocess.run([*STRACE, "-o", str(log), *program], check=True, env=env, timeout=60)
    calls = log.read_text(encoding="utf-8")
    assert set(re.findall(r"socket\((\w+)", calls)) == {"AF_UNIX"}
    assert set(re.findall(r"sa_family=(\w+)", calls)) == {"AF_UNIX"}
    assert "sun_path=@" not in calls, "a name that every user of the computer could reach"


# -- what the program is made of -----------------------------------------------------------------


def _imported(path: Path) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return names


def _qt_modules() -> set[str]:
    files = (kit.ROOT / "resv_desktop").rglob("*.py")
    found = (name.split(".")[1] for path in files for name in _imported(path) if "PySide6." in name)
    return {name for name in found if name.startswith("Qt")}


def test_the_window_uses_no_part_of_qt_that_is_made_for_networks() -> None:
    used = _qt_modules()
    assert {"QtCore", "QtGui", "QtWidgets"} <= used
    assert used <= {"QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtSvgWidgets"}


@linux_only
def test_no_part_of_qt_in_use_needs_the_one_for_networks() -> None:
    for name in sorted(_qt_modules()):
        module = Path(PySide6.__file__).parent / f"{name}.abi3.so"
        asked = subprocess.run(["ldd", module], capture_output=True, text=True, check=True)
        assert "libQt6Core" in asked.stdout
        assert "libQt6Network" not in asked.stdout, name


def test_the_built_program_leaves_out_what_could_reach_a_network() -> None:
    spec = (kit.ROOT / "installer" / "resv_desktop.spec").read_text(encoding="utf-8")
    assert "excludes=bundle.LEFT_OUT_MODULES" in spec
    assert {"PySide6.QtNetwork", "requests", "urllib3"} <= set(bundle.LEFT_OUT_MODULES)
    for name in ("libQt6Network.so.6", "Qt6Network.dll", "libQt6QmlNetwork.so.6"):
        assert not bundle.wanted((f"PySide6/Qt/lib/{name}", "", "BINARY"))


@pytest.mark.packaging
def test_the_built_program_holds_no_network_library() -> None:
    built = kit.ROOT / "dist" / "resv-desktop"
    if not built.is_dir():
        pytest.skip("not built: make package")
    assert [p.name for p in built.rglob("*") if re.search("Network|tls", p.name, re.I)] == []
