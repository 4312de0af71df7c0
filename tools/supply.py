"""``python tools/supply.py notices|sbom|audit``: what the program is made of.

``notices`` collects the licence texts of all that stands in ``requirements.lock`` into one file,
which comes along with the program; ``--check`` says whether it is fresh. ``sbom`` writes the list
of parts (CycloneDX). ``audit`` asks for known faults, and says so when nobody answered.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import sqlite3
import ssl
import subprocess
import sys
import sysconfig
import uuid
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from resv_desktop import __version__

ROOT = Path(__file__).resolve().parent.parent
LOCK = ROOT / "requirements.lock"
NOTICES = ROOT / "resources" / "licences" / "NOTICES.txt"
TEXTS = ROOT / "resources" / "licences"
"""Texts of licences that come without one: the GNU ones, of Qt for Python."""
SBOM = ROOT / "build" / "resv-desktop.cdx.json"
PROGRAM = ROOT / "dist" / "resv-desktop"

ALLOWED = frozenset(
    {
        *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "ISC"),
        *("LGPL-3.0-only", "Unlicense", "EUPL-1.2"),
    }
)
"""Kinds of licence under which a part may be in the program."""

KINDS = {
    # What the texts say, where the name in the metadata is none of SPDX or says something else.
    "click-default-group": "BSD-3-Clause",
    "defusedxml": "PSF-2.0",
    "olefile": "BSD-2-Clause",
    "sqlite-fts4": "Apache-2.0",
}
WITHOUT_TEXT = {
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
}
"""Parts whose wheel brings no text. (The LGPL is written as an addition to the GPL.)"""

_TEXT_NAME = re.compile(r"(licen[cs]e|copying|notice)[^/]*$", re.IGNORECASE)
_RULE = "=" * 98


@dataclass(frozen=True, slots=True)
class Part:
    """One project of the lock: its licence in the names of SPDX, and the texts with it."""

    name: str
    version: str
    licence: str
    texts: tuple[tuple[str, str], ...]

    @property
    def is_allowed(self) -> bool:
        """Whether one of the licences that may be chosen is of an allowed kind."""
        choices = re.split(r"\s+OR\s+", self.licence)
        return any(set(re.split(r"\s+AND\s+", one)) <= ALLOWED for one in choices)


def locked(lock: Path = LOCK) -> dict[str, str]:
    """Return project and version of each line of a lock."""
    found = re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", lock.read_text(encoding="utf-8"), re.M)
    return dict(found)


def parts() -> list[Part]:
    """Return everything in the lock that is installed here; the rest is of other computers."""
    return [part for name, version in locked().items() if (part := _part(name, version))]


def _part(name: str, version: str) -> Part | None:
    try:
        found = distribution(name)
    except PackageNotFoundError:
        return None
    if found.version != version:
        raise SystemExit(f"{name} {found.version} is installed, the lock says {version}")
    return Part(name, version, KINDS.get(name) or _licence(found), tuple(_texts(name, found)))


def _licence(found: Distribution) -> str:
    names = [n for n in ("License-Expression", "License") if n in found.metadata]
    return str(found.metadata[names[0]]).strip() if names else ""


def _texts(name: str, found: Distribution) -> Iterator[tuple[str, str]]:
    for file in WITHOUT_TEXT.get(name, ()):
        yield file, _lines((TEXTS / file).read_text(encoding="utf-8"))
    for path in sorted(found.files or (), key=str):
        # Only the part's own: pip carries the texts of what is built into it as well.
        inside = path.as_posix()
        is_text = _TEXT_NAME.search(path.name) and ".dist-info/" in inside
        is_text = is_text and "_vendor/" not in inside
        if is_text and name not in WITHOUT_TEXT:
            yield path.name, _lines(path.read_text(encoding="utf-8"))


def _lines(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines()) + "\n"


# -- licences --------------------------------------------------------------------------------------

_HEAD = """\
Licences of what RESV Desktop is made of. RESV Desktop itself: EUPL-1.2.

Made by "make notices" from requirements.lock. Qt for Python (PySide6-Essentials, shiboken6) is used
unchanged under the LGPL-3.0, as libraries of their own: you may put your own build of the same
version in their place. Its source is published by The Qt Company with each version; Qt's own
documentation lists the parts of others within it. Drawings: resources/icons/LICENSE-lucide. Names
in the privacy check: resources/privacy/LICENSE-faker.
"""


def notices() -> str:
    """Return the licence texts of all parts; a text that several share stands there once."""
    made = [*parts(), _python()]
    blocks = [_HEAD, "".join(f"{p.name} {p.version}: {p.licence}\n" for p in made)]
    said: dict[str, str] = {}
    for part in made:
        blocks.append(f"{_RULE}\n{part.name} {part.version}: {part.licence}\n{_RULE}\n")
        for file, text in part.texts:
            before = said.setdefault(text, part.name)
            blocks.append(text if before == part.name else f"{file}: as under {before}\n")
    return "\n".join(blocks)


def _python() -> Part:
    """Python goes along in the built program. (Its text changes with each year's version.)"""
    text = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    found = _lines(text.read_text(encoding="utf-8")) if text.is_file() else ""
    return Part("python", "3", "PSF-2.0", (("LICENSE.txt", found),))


def say_notices(check: bool) -> int:
    """Write the notices, or say whether they are those of the lock."""
    if check:
        told = told_parts(NOTICES.read_text(encoding="utf-8"))
        wrong = {p.name for p in parts() if told.get(p.name) != (p.version, p.licence)}
        print(f"not as in the lock: {sorted(wrong)}" if wrong else "notices are fresh")
        return 1 if wrong else 0
    NOTICES.write_text(notices(), encoding="utf-8", newline="\n")
    print(f"{NOTICES.relative_to(ROOT)}: {len(parts())} parts and Python")
    return 0


def told_parts(text: str) -> dict[str, tuple[str, str]]:
    """Return version and licence of each part that a file of notices lists."""
    rows = re.findall(r"^([a-z0-9-]+) ([^ :]+): (.+)$", text.partition(_RULE)[0], re.M)
    return {name: (version, licence) for name, version, licence in rows}


# -- list of parts ---------------------------------------------------------------------------------


def sbom(program: Path | None = None) -> str:
    """Return the list of parts as CycloneDX JSON; the same parts give the same bytes.

    The moment is that of ``SOURCE_DATE_EPOCH``, the serial number follows from the contents.
    ``program`` is a built program, whose libraries are then listed too, each with its hash.
    """
    own = own_component()
    listed = [*all_components(), *_libraries(program)]
    serial = uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(map(_mark, listed)))
    lock = Property(name="lock:sha256", value=hashlib.sha256(LOCK.read_bytes()).hexdigest())
    about = BomMetaData(component=own, timestamp=moment(), properties=[lock])
    made = Bom(components=listed, serial_number=serial, metadata=about)
    made.register_dependency(own, listed)
    return JsonV1Dot6(made).output_as_string(indent=1) + "\n"


def moment() -> datetime:
    """Return the moment that papers bear: that of ``SOURCE_DATE_EPOCH``, else a fixed one."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600")), UTC)


def own_component() -> Component:
    """Return the program itself."""
    return Component(
        name="resv-desktop",
        version=__version__,
        type=ComponentType.APPLICATION,
        bom_ref="resv-desktop",
        licenses=[LicenseExpression("EUPL-1.2")],
    )


def all_components() -> list[Component]:
    """Return all that the lock brings, and what stands underneath."""
    return [*map(_component, parts()), *_underneath()]


def _mark(listed: Component) -> str:
    return " ".join((str(listed.bom_ref), *(h.content for h in listed.hashes)))


def _component(part: Part) -> Component:
    address = PackageURL("pypi", name=part.name, version=part.version)
    return Component(
        name=part.name,
        version=part.version,
        bom_ref=str(address),
        purl=address,
        licenses=[LicenseExpression(part.licence)],
    )


def _underneath() -> Iterator[Component]:
    """What the parts bring along or stand on, by the version that answers here."""
    qt = distribution("pyside6-essentials").version
    openssl = ssl.OPENSSL_VERSION.split()[1]
    for name, version, licence in (
        ("qt", qt, "LGPL-3.0-only"),
        ("python", sysconfig.get_python_version(), "PSF-2.0"),
        ("sqlite", sqlite3.sqlite_version, "blessing"),
        ("openssl", openssl, "Apache-2.0"),
    ):
        yield Component(
            name=name,
            version=version,
            bom_ref=f"{name}@{version}",
            licenses=[LicenseExpression(licence)],
        )


def _libraries(program: Path | None) -> Iterator[Component]:
    if program is None or not program.is_dir():
        return
    for path in sorted(program.rglob("*")):
        if path.is_file() and re.search(r"\.(so|dll|dylib|pyd)(\.|$)", path.name):
            name = path.relative_to(program).as_posix()
            digest = HashType(
                alg=HashAlgorithm.SHA_256, content=hashlib.sha256(path.read_bytes()).hexdigest()
            )
            yield Component(name=name, type=ComponentType.FILE, bom_ref=name, hashes=[digest])


def say_sbom(out: Path) -> int:
    """Write the list of parts, with the libraries of the built program when there is one."""
    out.parent.mkdir(parents=True, exist_ok=True)
    text = sbom(PROGRAM)
    out.write_text(text, encoding="utf-8", newline="\n")
    count = len(json.loads(text)["components"])
    built = "with" if PROGRAM.is_dir() else "without"
    print(f"{out}: {count} parts, {built} the libraries of the built program")
    return 0


# -- known faults ----------------------------------------------------------------------------------

SOUND, FAULTS, UNKNOWN = 0, 1, 2
_SERVICES = ("pypi", "osv")


@dataclass(frozen=True, slots=True)
class Audit:
    """What a service knew: how many parts it looked up, which it did not know, and faults."""

    looked_up: int
    unknown: tuple[str, ...]
    faults: tuple[str, ...]


def read_audit(text: str) -> Audit:
    """Return what pip-audit reported as JSON.

    Raises:
        ValueError: when it is no report.
    """
    rows = json.loads(text)["dependencies"]
    unknown = tuple(str(row["name"]) for row in rows if "skip_reason" in row)
    faults = tuple(
        f"{row['name']} {row['version']}: {found['id']}"
        + (f", mended in {', '.join(found['fix_versions'])}" if found["fix_versions"] else "")
        for row in rows
        for found in row.get("vulns", ())
    )
    return Audit(len(rows) - len(unknown), unknown, faults)


def _ask(service: str, lock: Path) -> Audit | None:
    command = [sys.executable, "-m", "pip_audit", "--disable-pip", "--require-hashes", "-f", "json"]
    command += ["--progress-spinner", "off", "--timeout", "20", "-s", service, "-r", str(lock)]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=300)
        return read_audit(done.stdout)
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None


def say_audit(locks: Sequence[Path]) -> int:
    """Ask what is known of the parts in each lock; no answer is not the same as no faults."""
    worst = SOUND
    for lock in locks:
        answers = (_ask(service, lock) for service in _SERVICES)
        found = next((a for a in answers if a is not None and a.looked_up), None)
        worst = max(worst, _say(lock.name, found), key=(SOUND, UNKNOWN, FAULTS).index)
    return worst


def _say(name: str, found: Audit | None) -> int:
    if found is None:
        print(f"{name}: NOT audited. No service of known faults answered; is there a network?")
        return UNKNOWN
    print(f"{name}: {found.looked_up} parts looked up, {len(found.faults)} known faults")
    for line in (*found.faults, *(f"not known there: {name}" for name in found.unknown)):
        print(f"  {line}")
    if found.faults:
        return FAULTS
    return UNKNOWN if found.unknown else SOUND


def main() -> int:
    """Do what is asked for; returns the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    commands.add_parser("notices").add_argument("--check", action="store_true")
    commands.add_parser("sbom").add_argument("--out", type=Path, default=SBOM)
    commands.add_parser("audit")
    options = parser.parse_args()
    if options.command == "notices":
        return say_notices(options.check)
    if options.command == "sbom":
        return say_sbom(options.out)
    return say_audit([LOCK, ROOT / "requirements-dev.lock"])


if __name__ == "__main__":
    sys.exit(main())
