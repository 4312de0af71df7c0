"""The self-test as the window asks for it: in a process of its own, as IT would start it.

In a process of its own because it loads everything the program has, Qt included, and because what
is broken may take its process down. It answers in files: the built program has no console.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from resv_desktop.domain.errors import KnownError
from resv_desktop.gui.tasks import Stopped
from resv_desktop.paths import DataFolder

POLL_SECONDS = 0.2
FORMS = (".json", ".html", ".txt")
"""What the outcome can be kept as; the first is the one that is read here."""


@dataclass(frozen=True)
class Examined:
    """One check of the self-test."""

    name: str
    ok: bool
    detail: str


@dataclass(frozen=True)
class Outcome:
    """All checks, and the same as a file in each of :data:`FORMS`."""

    checks: list[Examined]
    files: dict[str, bytes] = field(repr=False)

    @property
    def text(self) -> str:
        """The outcome as lines."""
        return self.files[".txt"].decode("utf-8").strip()

    def keep(self, target: Path) -> None:
        """Write the outcome to a file, as a page unless its name asks for another form.

        Raises:
            KnownError: ``write_failed``.
        """
        content = self.files.get(target.suffix.lower(), self.files[".html"])
        ready = target.with_name(f"{target.name}.part")
        try:
            ready.write_bytes(content)
            os.replace(ready, target)
        except OSError as error:
            reason = error.strerror or type(error).__name__
            raise KnownError("write_failed", file=target.name, reason=reason) from error


def self_test(
    folder: DataFolder,
    lang: str,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> Outcome:
    """Let the program examine itself, its answer in ``lang``.

    Raises:
        KnownError: ``self_test_silent`` when it gave no answer.
        Stopped: when it was cancelled.
    """
    with tempfile.TemporaryDirectory(prefix="resv-selftest-") as name:
        files = [Path(name, f"result{form}") for form in FORMS]
        with _started(folder, lang, files) as process:
            _wait(process, files[0], progress, cancelled)
        try:
            found = {file.suffix: file.read_bytes() for file in files}
            checks = json.loads(found[FORMS[0]])["checks"]
            return Outcome([Examined(c["name"], c["ok"], c["detail"]) for c in checks], found)
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise KnownError("self_test_silent", exit=process.returncode) from error


def _started(folder: DataFolder, lang: str, files: list[Path]) -> subprocess.Popen[bytes]:
    frozen = bool(getattr(sys, "frozen", False))
    command = [sys.executable, *([] if frozen else ["-m", "resv_desktop"])]
    command += ["--data-dir", str(folder.root), "--lang", lang]
    command += [f"--self-test={file}" for file in files]
    flags: dict[str, Any] = {}
    if sys.platform == "win32":
        flags["creationflags"] = subprocess.CREATE_NO_WINDOW
    quiet = subprocess.DEVNULL
    return subprocess.Popen(
        command, stdin=quiet, stdout=quiet, stderr=quiet, env=dict(os.environ), **flags
    )


def _wait(
    process: subprocess.Popen[bytes],
    file: Path,
    progress: Callable[[int, int], None],
    cancelled: Callable[[], bool],
) -> None:
    while True:
        try:
            process.wait(timeout=POLL_SECONDS)
        except subprocess.TimeoutExpired:
            if cancelled():
                process.kill()
                raise Stopped from None
            # Half a line, or none yet: the next look tells more.
            with suppress(OSError, ValueError):
                told = file.with_name(f"{file.name}.part").read_text(encoding="utf-8")
                done, total = map(int, told.split())
                progress(done, total)
        else:
            return
