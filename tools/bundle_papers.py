"""``python -m tools.bundle_papers FOLDER ORIGINS``: the papers that go along in a built program.

``FOLDER/licences`` gets the licence text of every part, the system's libraries included, and
``FOLDER/resv-desktop.cdx.json`` the list of parts (CycloneDX) with every file and its hash.
``ORIGINS`` is what the spec wrote: from which file of this computer each file came. A file that
belongs to nothing that is known ends the build.
"""

from __future__ import annotations

import hashlib
import json
import re
import shutil
import sys
import sysconfig
import uuid
from collections.abc import Iterable, Mapping
from importlib.metadata import distribution
from pathlib import Path

from cyclonedx.model import HashAlgorithm, HashType, Property
from cyclonedx.model.bom import Bom, BomMetaData
from cyclonedx.model.component import Component, ComponentType
from cyclonedx.model.license import DisjunctiveLicense, License, LicenseExpression
from cyclonedx.output.json import JsonV1Dot6
from packageurl import PackageURL

from tools import supply
from tools.bundle_parts import COMMON_TEXTS, SystemPackage, files_by_part

LIST = "resv-desktop.cdx.json"
README = Path(__file__).resolve().parent.parent / "installer" / "licences-readme.txt"
SIMPLE = {"icu": ("73", "Unicode-3.0"), "libffi": ("3", "MIT")}
WITHOUT_LICENCE_NAME = {"visual-c-runtime": "Microsoft Visual C++ Redistributable"}

Files = Mapping[str | SystemPackage, list[Path]]


def main() -> int:
    """Write the papers into the folder named on the command line."""
    folder, origins = Path(sys.argv[1]), Path(sys.argv[2])
    texts, listing = folder / "licences", folder / LIST
    shutil.rmtree(texts, ignore_errors=True)
    listing.unlink(missing_ok=True)
    sources: dict[str, str] = json.loads(origins.read_text(encoding="utf-8"))
    packages = [p for p in files_by_part(folder, sources) if isinstance(p, SystemPackage)]
    write_texts(texts, packages)
    files = files_by_part(folder, sources)
    listing.write_text(list_of_parts(folder, files), encoding="utf-8", newline="\n")
    count = sum(map(len, files.values()))
    print(f"{listing}: {count} files of {len(files)} parts, {len(packages)} of them of the system")
    return 0


def write_texts(target: Path, packages: Iterable[SystemPackage]) -> None:
    """Fill the folder of licences: ours, those of the lock, PyInstaller's, and the system's."""
    target.mkdir()
    shutil.copyfile(README, target / "README.txt")
    shutil.copyfile(supply.ROOT / "LICENSE", target / "EUPL-1.2.txt")
    for text in sorted(supply.TEXTS.glob("*.txt")):
        shutil.copyfile(text, target / text.name)
    for icons in ("icons/LICENSE-lucide", "privacy/LICENSE-faker"):
        source = supply.ROOT / "resources" / icons
        shutil.copyfile(source, target / f"{source.name}.txt")
    starter = distribution("pyinstaller")
    (target / "pyinstaller.txt").write_text(_text_of(starter.files or ()), encoding="utf-8")
    python = Path(sysconfig.get_path("stdlib"), "LICENSE.txt")
    if python.is_file():
        shutil.copyfile(python, target / "python.txt")
    if chosen := sorted(packages, key=lambda package: package.name):
        _write_system_texts(target / "system", chosen)


def _text_of(files: Iterable[object]) -> str:
    found = [path for path in files if re.search(r"dist-info/.*COPYING", str(path))]
    return "\n".join(Path(str(path.locate())).read_text("utf-8") for path in found)  # type: ignore[attr-defined]


def _write_system_texts(target: Path, packages: Iterable[SystemPackage]) -> None:
    target.mkdir()
    mentioned: set[str] = set()
    for package in packages:
        text = package.text.read_text(encoding="utf-8", errors="replace")
        (target / f"{package.name}.txt").write_text(text, encoding="utf-8")
        mentioned |= set(re.findall(rf"{COMMON_TEXTS}/([A-Za-z0-9.-]*[A-Za-z0-9])", text))
    for name in sorted(mentioned):
        if (COMMON_TEXTS / name).is_file():
            shutil.copyfile(COMMON_TEXTS / name, target / f"common-{name}.txt")


def list_of_parts(folder: Path, files: Files) -> str:
    """Return the list of parts as CycloneDX JSON; every file stands below the part it is of."""
    known = {str(part.name): part for part in supply.all_components()}
    known.setdefault("pyinstaller", _starter())
    listed: list[Component] = []
    own = supply.own_component()
    for part, paths in files.items():
        component = own if part == "resv-desktop" else _component(part, known)
        component.components = [_file(folder, path) for path in paths]
        if component is not own:
            listed.append(component)
            known.pop(component.name, None)
    listed += known.values()  # pure Python: stands inside the program's own file
    serial = uuid.uuid5(uuid.NAMESPACE_OID, "\n".join(sorted(map(_mark, [own, *listed]))))
    lock = hashlib.sha256(supply.LOCK.read_bytes()).hexdigest()
    about = BomMetaData(
        component=own,
        timestamp=supply.moment(),
        properties=[Property(name="lock:sha256", value=lock)],
    )
    made = Bom(components=listed, serial_number=serial, metadata=about)
    made.register_dependency(own, listed)
    return JsonV1Dot6(made).output_as_string(indent=1) + "\n"


def _component(part: str | SystemPackage, known: Mapping[str, Component]) -> Component:
    if isinstance(part, SystemPackage):
        return _from_system(part)
    if part in known:
        return known[part]
    if part in SIMPLE:
        version, licence = SIMPLE[part]
        return _library(part, version, [LicenseExpression(licence)])
    return _library(part, "", [DisjunctiveLicense(name=WITHOUT_LICENCE_NAME[part])])


def _library(name: str, version: str, licences: list[License]) -> Component:
    return Component(
        name=name,
        version=version or None,
        type=ComponentType.LIBRARY,
        bom_ref=f"{name}@{version}",
        licenses=licences,
    )


def _from_system(package: SystemPackage) -> Component:
    address = PackageURL(
        "deb",
        "debian",
        package.name,
        package.version,
        qualifiers={"arch": package.architecture},
    )
    return Component(
        name=package.name,
        version=package.version,
        type=ComponentType.LIBRARY,
        bom_ref=str(address),
        purl=address,
        licenses=[DisjunctiveLicense(name=f"licences/system/{package.name}.txt")],
    )


def _starter() -> Component:
    """The starter of PyInstaller stands at the head of the program's own file."""
    version = distribution("pyinstaller").version
    licence = "GPL-2.0-or-later WITH Bootloader-exception"
    return _library("pyinstaller", version, [LicenseExpression(licence)])


def _file(folder: Path, path: Path) -> Component:
    name = path.relative_to(folder).as_posix()
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    return Component(
        name=name,
        type=ComponentType.FILE,
        bom_ref=f"file:{name}",
        hashes=[HashType(alg=HashAlgorithm.SHA_256, content=digest)],
    )


def _mark(component: Component) -> str:
    hashes = [h.content for file in component.components for h in file.hashes]
    return " ".join((str(component.bom_ref), *sorted(hashes)))


if __name__ == "__main__":
    sys.exit(main())
