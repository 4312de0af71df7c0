"""The .deb, the .rpm and the archive: what is in them, and what the tools of the system say."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import subprocess
import sys
import tarfile
from pathlib import Path

import pytest
from packaging_kit import DIST, ROOT, need, run

from installer import sums
from resv_desktop.store.schema import APPLICATION_ID

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="built for Linux")

TYPES = {"log": ".resvlog", "region": ".resvregio", "transfer": ".resvoverdracht"}


@pytest.fixture
def unpacked(deb: Path, tmp_path: Path) -> Path:
    need("dpkg-deb")
    subprocess.run(["dpkg-deb", "--raw-extract", deb, tmp_path / "deb"], check=True)
    return tmp_path / "deb"


def test_lintian_has_nothing_to_say(deb: Path) -> None:
    need("lintian")
    done = run(["lintian", "--allow-root", "--fail-on", "error,warning", deb])
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_no_script_runs_at_installation_or_removal(unpacked: Path) -> None:
    """So nothing of a user can be touched; menus and types come by the system's triggers."""
    assert {path.name for path in (unpacked / "DEBIAN").iterdir()} == {"control", "md5sums"}


def test_nothing_is_put_where_users_or_other_packages_keep_things(unpacked: Path) -> None:
    files = [p.relative_to(unpacked).as_posix() for p in unpacked.rglob("*") if not p.is_dir()]
    strange = [f for f in files if not f.startswith(("usr/lib/resv-desktop/", "DEBIAN/"))]
    allowed = ("usr/bin/resv-desktop", "usr/share/")
    assert [file for file in strange if not file.startswith(allowed)] == []


def test_the_desktop_entry_is_sound_and_starts_the_program(unpacked: Path) -> None:
    need("desktop-file-validate")
    entry = unpacked / "usr/share/applications/resv-desktop.desktop"
    done = run(["desktop-file-validate", entry])
    assert (done.returncode, done.stdout + done.stderr) == (0, "")
    lines = entry.read_text(encoding="utf-8").splitlines()
    assert "Exec=resv-desktop %f" in lines
    assert os.readlink(unpacked / "usr/bin/resv-desktop") == "../lib/resv-desktop/resv-desktop"
    # The window says by this name which entry it belongs to.
    app = (ROOT / "resv_desktop" / "gui" / "app.py").read_text(encoding="utf-8")
    assert f'setDesktopFileName("{entry.stem}")' in app
    assert f"StartupWMClass={entry.stem}" in lines


def test_every_type_the_entry_opens_is_described(unpacked: Path) -> None:
    entry = (unpacked / "usr/share/applications/resv-desktop.desktop").read_text("utf-8")
    types = next(x for x in entry.splitlines() if x.startswith("MimeType="))[9:].strip(";")
    known = (unpacked / "usr/share/mime/packages/resv-desktop.xml").read_text("utf-8")
    assert len(types.split(";")) == 4
    for name in types.split(";"):
        assert f'<mime-type type="{name}">' in known


def test_software_centres_can_read_the_description(unpacked: Path) -> None:
    need("appstreamcli")
    folder = unpacked / "usr/share/metainfo"
    done = run(["appstreamcli", "validate", "--no-net", "--pedantic", *folder.iterdir()])
    assert done.returncode == 0, done.stdout
    assert "@" not in next(folder.iterdir()).read_text(encoding="utf-8")


def test_files_are_known_by_name_and_a_log_by_what_is_in_it(unpacked: Path, tmp_path: Path) -> None:
    need("update-mime-database")
    home = tmp_path / "share"
    shutil.copytree(unpacked / "usr/share/mime", home / "mime")
    # Without the system's own types a database would be plain data.
    shutil.copy("/usr/share/mime/packages/freedesktop.org.xml", home / "mime" / "packages")
    subprocess.run(["update-mime-database", home / "mime"], check=True, capture_output=True)
    names = {f"a{suffix}": f"application/vnd.resv-desktop.{kind}" for kind, suffix in TYPES.items()}
    for name in names:
        (tmp_path / name).write_bytes(b"{}")
    _database(tmp_path / "b.bin", APPLICATION_ID)
    _database(tmp_path / "c.bin", 1)
    names |= {"b.bin": "application/vnd.resv-desktop.log", "c.bin": "application/vnd.sqlite3"}
    assert _types(tmp_path, list(names), home) == names


def test_the_manual_page_is_sound_in_both_languages(unpacked: Path) -> None:
    need("man")
    for page in ("man1", "nl/man1"):
        file = unpacked / "usr/share/man" / page / "resv-desktop.1.gz"
        done = run(
            ["man", "--warnings", "-E", "UTF-8", "-l", "-Tutf8", "-Z", file], LC_ALL="C.UTF-8"
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert "self\\-test" in _unpack(file)


def test_the_rpm_holds_the_same_program_and_no_script(rpm: Path, folder: Path) -> None:
    need("rpm")
    listed = run(["rpm", "-qp", "--qf", "[%{FILENAMES} %{FILEDIGESTS}\n]", rpm]).stdout.splitlines()
    told = dict(line.rsplit(" ", 1) for line in listed)
    for path in (p for p in folder.rglob("*") if p.is_file() and not p.is_symlink()):
        name = f"/usr/lib/resv-desktop/{path.relative_to(folder)}"
        assert told[name] == sums.sha256(path), name
    assert run(["rpm", "-qp", "--scripts", rpm]).stdout == ""
    assert "glibc >= 2.3" in run(["rpm", "-qp", "--requires", rpm]).stdout


def test_the_archive_holds_the_same_program_in_one_folder(folder: Path) -> None:
    (found,) = DIST.glob("resv-desktop-*-linux-x86_64.tar.xz")
    with tarfile.open(found) as archive:
        members = {m.name: m for m in archive.getmembers()}
    top = found.name.partition("-linux")[0]
    files = {f"{top}/{path.relative_to(folder)}": path for path in folder.rglob("*")}
    assert set(members) == {top, *files}
    assert {m.uid for m in members.values()} == {0}
    assert len({m.mtime for m in members.values()}) == 1
    for name, path in files.items():
        assert members[name].size == (
            0 if path.is_symlink() or path.is_dir() else path.stat().st_size
        )


def test_the_sums_are_right_and_the_signature_is_there_or_told_to_be_missing(deb: Path) -> None:
    text = (DIST / sums.SUMS).read_text(encoding="utf-8")
    told = dict(reversed(line.split("  ")) for line in text.splitlines())
    assert {deb.name, "resv-desktop.cdx.json"} <= set(told)
    for name, digest in told.items():
        assert sums.sha256(DIST / name) == digest, name
    assert (DIST / f"{sums.SUMS}.asc").exists() is not (DIST / sums.NOTE).exists()


def _database(file: Path, identifier: int) -> None:
    connection = sqlite3.connect(file)
    connection.execute(f"pragma application_id = {identifier}")
    connection.execute("create table a (b)")
    connection.commit()
    connection.close()


def _types(folder: Path, names: list[str], home: Path) -> dict[str, str]:
    """Return the type of each file, as Qt finds it in the system's database below ``home``."""
    code = """
import json, sys
from PySide6.QtCore import QCoreApplication, QMimeDatabase
app = QCoreApplication([])
known = QMimeDatabase()
found = {n: known.mimeTypeForFile(f"{sys.argv[1]}/{n}").name() for n in sys.argv[2:]}
print(json.dumps(found))
"""
    environment = {"XDG_DATA_HOME": str(home), "XDG_DATA_DIRS": str(home)}
    done = run([sys.executable, "-c", code, folder, *names], **environment)
    assert done.returncode == 0, done.stderr
    found: dict[str, str] = json.loads(done.stdout)
    return found


def _unpack(file: Path) -> str:
    return subprocess.run(["zcat", file], capture_output=True, text=True, check=True).stdout
