"""The folder of the log: each unsafe place is known by facts, Windows' cases included.

What stands here for Windows are facts as Windows gives them; nothing was tried on Windows itself.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from resv_desktop.paths import DataFolder
from resv_desktop.sentences import sentence
from resv_desktop.services.folder_check import (
    LEAST_FREE,
    NETWORK_SYSTEMS,
    FolderFacts,
    leaves_the_computer,
    remarks,
)
from resv_desktop.services.folder_facts import (
    dropbox_folders,
    facts_of,
    file_system_of,
    is_cloud_marked,
    look_at_folder,
)

HOME = r"C:\Users\anna"
LOCAL = HOME + r"\AppData\Local"
DATA = LOCAL + r"\RESV Desktop"
ENVIRONMENT = {"APPDATA": HOME + r"\AppData\Roaming", "LOCALAPPDATA": LOCAL}


def windows(path: str = DATA, **facts: object) -> FolderFacts:
    facts.setdefault("environment", ENVIRONMENT)
    return FolderFacts(path, system="win32", home=HOME, **facts)  # type: ignore[arg-type]


def codes(facts: FolderFacts) -> list[str]:
    found = remarks(facts)
    for remark in found:
        for lang in ("nl", "en"):
            said = sentence(remark.code, remark.values, lang).replace(facts.path, "")
            assert "?" not in said
    return [remark.code for remark in found]


def test_the_folder_the_program_chooses_itself_is_sound() -> None:
    assert codes(windows(free=LEAST_FREE, roaming_profile=True)) == []
    assert codes(FolderFacts("/home/anna/.local/share/resv-desktop", home="/home/anna")) == []


@pytest.mark.parametrize(
    "facts",
    [
        windows(r"\\server\zorg\resv"),
        windows(r"\\?\UNC\server\zorg\resv"),
        windows(r"Z:\resv", drive="remote"),
        windows(r"Z:\resv", real=r"\\server\zorg\resv"),
        *(FolderFacts("/srv/resv", file_system=kind) for kind in sorted(NETWORK_SYSTEMS)),
    ],
)
def test_a_network_drive(facts: FolderFacts) -> None:
    assert codes(facts) == ["folder_network"]
    assert leaves_the_computer(facts)


def test_a_long_name_of_a_drive_is_no_network() -> None:
    assert codes(windows("\\\\?\\" + DATA)) == []


@pytest.mark.parametrize(
    "facts",
    [
        windows(real=r"\\server\profielen\anna\AppData\Local\RESV Desktop"),
        windows(
            r"\\server\thuis\anna\Documenten\resv",
            known_folders={"Personal": r"\\server\thuis\anna\Documenten"},
        ),
        windows(r"H:\Documenten\resv", drive="remote", known_folders={"Personal": "H:\\"}),
        windows(HOME + r"\resv", drive="remote"),
    ],
)
def test_a_folder_that_windows_redirects_to_a_server(facts: FolderFacts) -> None:
    assert codes(facts) == ["folder_redirected"]


def test_a_known_folder_on_another_disk_of_this_computer_is_sound() -> None:
    assert codes(windows(r"D:\Documenten\resv", known_folders={"Personal": r"D:\Documenten"})) == []


@pytest.mark.parametrize(
    ("facts", "service"),
    [
        (windows(HOME + r"\OneDrive - Praktijk De Wijk\resv"), "OneDrive"),
        (windows(HOME + r"\OneDrive\Documenten\resv"), "OneDrive"),
        (windows(r"D:\werk\resv", environment={"OneDriveCommercial": r"D:\werk"}), "OneDrive"),
        (windows(r"d:\WERK\resv", environment={"OneDrive": r"D:\werk"}), "OneDrive"),
        (windows(DATA, real=HOME + r"\OneDrive\resv"), "OneDrive"),
        (windows(r"E:\Dropbox (Praktijk)\resv"), "Dropbox"),
        (windows(r"E:\wolk\resv", synced_folders={r"E:\wolk": "Dropbox"}), "Dropbox"),
        (windows(r"G:\Mijn Drive\resv"), "Google Drive"),
        (windows(HOME + r"\iCloudDrive\resv"), "iCloud"),
        (windows(HOME + r"\STACK\resv"), "STACK"),
        (FolderFacts("/home/a/Nextcloud/resv"), "Nextcloud"),
        (FolderFacts("/home/a/box/resv", home="/home/a"), "Box"),
        (
            FolderFacts("/Users/a/Library/Mobile Documents/com~apple/resv", system="darwin"),
            "iCloud",
        ),
        (
            FolderFacts("/Users/a/Library/CloudStorage/GoogleDrive-a@b.nl/x", system="darwin"),
            "Google Drive",
        ),
    ],
)
def test_a_synchronised_folder_names_who_does_it(facts: FolderFacts, service: str) -> None:
    assert codes(facts) == ["folder_synced"]
    assert remarks(facts)[0].values["service"] == service
    assert leaves_the_computer(facts)


@pytest.mark.parametrize(
    "path", ["/data/box/resv", "/home/a/mijn dropbox map/x", "/home/a/OneDriveBackup/x", "/Drive/x"]
)
def test_names_that_only_look_like_it_are_sound(path: str) -> None:
    assert codes(FolderFacts(path, home="/home/a")) == []


def test_marks_of_the_cloud_without_a_name_are_said_too() -> None:
    assert codes(windows(r"D:\werk\resv", cloud_marked=True)) == ["folder_synced_by_someone"]


@pytest.mark.parametrize(
    ("attributes", "tag", "marked"),
    [
        (0x10, 0, False),
        (0x400 | 0x10, 0xA0000003, False),  # a junction
        (0x410, 0x9000001A, True),
        (0x410, 0x9000701A, True),  # OneDrive's own digit
        (0x400000, 0, True),
        (0x80010, 0, True),  # "always keep on this device"
    ],
)
def test_marks_of_windows_on_files_of_the_cloud(attributes: int, tag: int, marked: bool) -> None:
    assert is_cloud_marked(attributes, tag) is marked


def test_a_folder_that_roams() -> None:
    assert codes(windows(HOME + r"\AppData\Roaming\RESV Desktop")) == ["folder_roaming"]
    documents = HOME + r"\Documents\resv"
    assert codes(windows(documents)) == []
    assert codes(windows(documents, roaming_profile=True)) == ["folder_roaming"]
    assert codes(windows(r"D:\resv", roaming_profile=True)) == []


def test_a_full_disk_and_a_folder_that_cannot_be_written() -> None:
    assert codes(windows(free=LEAST_FREE - 1)) == ["folder_space"]
    assert remarks(windows(free=12_345_678))[0].values["free"] == 12
    assert codes(windows(free=0, writable=False)) == ["folder_read_only", "folder_space"]
    assert not leaves_the_computer(windows(free=0, writable=False))


def test_each_remark_is_a_sentence_of_its_own_that_says_what_to_do() -> None:
    worst = windows(
        HOME + r"\AppData\Roaming\OneDrive\resv", drive="remote", writable=False, free=1
    )
    found = remarks(worst)
    assert len({sentence(remark.code, remark.values) for remark in found}) == len(found) == 5
    for remark in found:
        assert worst.path in sentence(remark.code, remark.values)


# -- looking at this computer --------------------------------------------------------------------


def test_a_folder_of_this_computer_is_sound_also_before_it_is_made(tmp_path: Path) -> None:
    assert look_at_folder(DataFolder(tmp_path / "nog" / "niet")) == ()
    assert list(tmp_path.iterdir()) == []
    facts = facts_of(tmp_path)
    assert facts.free
    assert facts.writable
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="a place where nobody may write")
def test_a_place_where_nobody_may_write() -> None:
    assert [remark.code for remark in look_at_folder(DataFolder(Path("/proc")))][:1] == [
        "folder_read_only"
    ]


def test_the_real_place_behind_a_link_counts(tmp_path: Path) -> None:
    (tmp_path / "Dropbox").mkdir()
    link = tmp_path / "gegevens"
    try:
        link.symlink_to(tmp_path / "Dropbox", target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    assert [remark.code for remark in look_at_folder(DataFolder(link))] == ["folder_synced"]


def test_onedrive_is_found_by_what_windows_tells_programs(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OneDrive", str(tmp_path))
    assert [remark.code for remark in look_at_folder(DataFolder(tmp_path / "x"))] == [
        "folder_synced"
    ]


def test_dropbox_is_found_by_what_it_keeps_about_itself(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    kept = tmp_path / ".dropbox" / "info.json"
    kept.parent.mkdir()
    place = os.fspath(tmp_path / "wolk").replace("\\", "\\\\")
    kept.write_text(f'{{"personal": {{"path": "{place}"}}}}', encoding="utf-8")
    assert [r.code for r in look_at_folder(DataFolder(tmp_path / "wolk" / "x"))] == [
        "folder_synced"
    ]
    kept.write_text("[" * 9_000, encoding="utf-8")
    assert look_at_folder(DataFolder(tmp_path / "wolk" / "x")) == ()


@pytest.mark.parametrize("said", [None, [], {"a": 1}, {"a": {"path": 3}}, {"a": {"path": ""}}])
def test_odd_words_of_dropbox_are_no_folder(said: object) -> None:
    assert dropbox_folders(said) == {}


MOUNTS = """\
27 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 27 0:40 / /home rw - ext4 /dev/vdb rw
41 30 0:50 / /home/anna/met\\040spatie rw shared:1 - nfs4 server:/zorg rw
42 30 0:50 / /srv rw - ext4 /dev/vdc rw
43 30 0:51 / /srv rw - cifs //server/zorg rw
half a line
"""


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/home/anna/met spatie/resv", "nfs4"),
        ("/home/anna/resv", "ext4"),
        ("/srv/resv", "cifs"),
        ("/srvx", "ext4"),
    ],
)
def test_the_kind_of_file_system_is_that_of_the_nearest_mount(path: str, kind: str) -> None:
    assert file_system_of(path, MOUNTS) == kind


def test_without_a_list_of_mounts_nothing_is_said() -> None:
    assert file_system_of("/srv", "") == ""
