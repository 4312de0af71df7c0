"""Files that are double-clicked: what is one, and which page takes it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from resv_desktop.cli import _COMMANDS
from resv_desktop.domain.errors import KnownError
from resv_desktop.services.arrivals import MOST_FILES, OPENED, page_for, parted, shown

REGION = ("start", "merge", "report", "log", "settings")
NETWORK = ("start", "log", "deliver", "settings")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    for name in ("a.xlsx", "b.xlsx", "regio.resvregio", "kopie.resvlog", "foto.png", "x.json"):
        (tmp_path / name).write_bytes(b"x")
    return tmp_path


@pytest.mark.parametrize(
    ("arguments", "options", "files"),
    [
        ([], [], []),
        (["a.xlsx"], [], ["a.xlsx"]),
        (["a.xlsx", "b.xlsx"], [], ["a.xlsx", "b.xlsx"]),
        (["--data-dir", "d", "--lang=en", "a.xlsx"], ["--data-dir", "d", "--lang=en"], ["a.xlsx"]),
        (["REGIO.resvregio"], ["REGIO.resvregio"], []),
        (["nergens.xlsx"], ["nergens.xlsx"], []),
        (["foto.png"], ["foto.png"], []),
        (["merge", "a.xlsx"], ["merge", "a.xlsx"], []),
        (["--data-dir=d", "check", "a.xlsx"], ["--data-dir=d", "check", "a.xlsx"], []),
        (["a.xlsx", "--json"], ["a.xlsx", "--json"], []),
        (["--data-dir"], ["--data-dir"], []),
        ([""], [""], []),
    ],
)
def test_options_and_files_are_told_apart(
    here: Path, arguments: list[str], options: list[str], files: list[str]
) -> None:
    assert parted(arguments) == (options, [here / name for name in files])


def test_an_absolute_path_is_a_file_whatever_it_is_called(here: Path) -> None:
    wanted = str(here / "nergens" / "foto.png")
    assert parted(["--lang", "nl", wanted]) == (["--lang", "nl"], [Path(wanted)])
    assert parted([str(here / "sub" / ".." / "a.xlsx")])[1] == [here / "a.xlsx"]


def test_no_command_looks_like_a_file() -> None:
    assert [name for name in _COMMANDS if Path(name).suffix in OPENED or os.path.isabs(name)] == []


def test_each_kind_goes_to_its_own_page(here: Path) -> None:
    own = here / "logboek.resvlog"
    books = [here / "a.xlsx", here / "b.xlsx"]
    assert page_for([], REGION, own) == ""
    assert page_for(books, REGION, own) == f"merge {books[0]}\0{books[1]}"
    assert page_for([here], REGION, own) == f"merge {here}"
    wanted = here / "regio.resvregio"
    assert page_for([wanted], NETWORK, own) == f"settings offered {wanted}"
    log = here / "kopie.resvlog"
    assert page_for([log], NETWORK, own) == f"settings file {log}"


def test_the_log_that_is_open_is_shown_and_not_put_back_over_itself(here: Path) -> None:
    own = here / "kopie.resvlog"
    assert page_for([own], NETWORK, own) == "log"
    (here / "link.resvlog").symlink_to(own)
    assert page_for([here / "link.resvlog"], NETWORK, own) == "log"


@pytest.mark.parametrize(
    ("names", "pages", "code"),
    [
        (["nergens.xlsx"], REGION, "opened_missing"),
        (["foto.png"], REGION, "opened_unknown"),
        (["a.xlsx", "kopie.resvlog"], REGION, "opened_mixed"),
        (["kopie.resvlog", "kopie.resvlog"], REGION, "opened_one_at_a_time"),
        (["regio.resvregio", "x.json"], NETWORK, "opened_one_at_a_time"),
        (["a.xlsx"], NETWORK, "opened_not_merged"),
        (["a.xlsx"] * (MOST_FILES + 1), REGION, "opened_too_many"),
    ],
)
def test_what_no_page_takes_gets_a_sentence(
    here: Path, names: list[str], pages: tuple[str, ...], code: str
) -> None:
    with pytest.raises(KnownError) as raised:
        page_for([here / name for name in names], pages, here / "logboek.resvlog")
    assert raised.value.code == code


def test_the_name_in_a_sentence_is_short_plain_text() -> None:
    assert shown(Path("/a/gewoon.xlsx")) == "gewoon.xlsx"
    assert shown(Path("/a/b\u202ec\n.xlsx")) == "b\ufffdc\ufffd.xlsx"
    assert shown(Path(os.fsdecode(b"/a/\xff.xlsx"))) == "\ufffd.xlsx"
    assert len(shown(Path("/a", "z" * 300))) < 130
