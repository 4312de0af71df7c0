"""The outcome as text, JSON and a page; ``--self-test=FILE`` without a console."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from datetime import UTC, datetime
from html.parser import HTMLParser
from pathlib import Path

import pytest

from resv_desktop.domain.errors import WriteFailedError, WrongUseError
from resv_desktop.selftest.model import Check, Result
from resv_desktop.selftest.report import as_page, as_text, part_of, tell_in, write_result

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
RESULT = Result(
    (
        Check("sqlite", True, "3.45.0", 0.012),
        Check("fonts", False, '<b>geen "font"</b> & meer', 1.5),
    )
)
SILENT = """
import sys
sys.stdout = sys.stderr = None
from resv_desktop.__main__ import main
code = main(sys.argv[1:])
import os
os._exit(code)
"""


class Tags(HTMLParser):
    """Collects which tags and attributes a page has, and whether they close."""

    EMPTY = frozenset({"meta", "br"})

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.seen: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen.add(tag)
        self.attributes |= {name for name, _ in attrs}
        if tag not in self.EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


def test_text_names_version_age_and_what_to_do() -> None:
    text = as_text(RESULT, NOW, "nl")
    assert "RESV Desktop, versie 0.1.0, van 22 november 2026 (3 maanden oud)" in text
    assert "ok   sqlite: 3.45.0" in text
    assert "FOUT fonts" in text
    assert "> Installeer een lettertype" in text
    assert text.endswith("Niet in orde: 1 van 2 controles.")
    assert "3 months old" in as_text(RESULT, NOW, "en")


@pytest.mark.parametrize("lang", ["nl", "en"])
def test_the_page_is_whole_and_needs_nothing_from_elsewhere(lang: str) -> None:
    page, tags = as_page(RESULT, NOW, lang), Tags()
    tags.feed(page)
    assert tags.open == []
    assert not {"script", "img", "link", "iframe", "form"} & tags.seen
    assert not {"src", "href", "style", "onclick"} & tags.attributes
    assert "http://" not in page
    assert "https://" not in page
    assert f'<html lang="{lang}">' in page


def test_what_was_found_cannot_become_part_of_the_page() -> None:
    page = as_page(RESULT, NOW, "nl")
    assert "<b>" not in page
    assert "&lt;b&gt;geen &quot;font&quot;&lt;/b&gt; &amp; meer" in page


def test_each_suffix_has_its_form(tmp_path: Path) -> None:
    for name in ("a.json", "a.html", "a.HTM", "a.txt"):
        write_result(tmp_path / name, RESULT, NOW, "nl")
    assert json.loads((tmp_path / "a.json").read_text(encoding="utf-8")) == RESULT.as_dict()
    assert (tmp_path / "a.HTM").read_bytes() == (tmp_path / "a.html").read_bytes()
    assert (tmp_path / "a.txt").read_text(encoding="utf-8").startswith("RESV Desktop")
    assert not list(tmp_path.glob("*.part"))


def test_a_name_that_says_no_form_is_refused_before_anything_is_done(tmp_path: Path) -> None:
    with pytest.raises(WrongUseError, match="selftest_say_suffix"):
        tell_in(tmp_path / "uitslag.doc")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(WriteFailedError, match="write_failed"):
        tell_in(tmp_path / "weg" / "uitslag.json")


def test_how_far_it_is_stands_beside_the_file_until_it_is_there(tmp_path: Path) -> None:
    target = tmp_path / "uitslag.json"
    tell_in(target)(3, 29)
    assert part_of(target).read_text(encoding="utf-8") == "3 29\n"
    write_result(target, RESULT, NOW, "nl")
    assert not part_of(target).exists()


def test_a_program_without_a_console_writes_its_outcome_and_ends_with_its_code(
    tmp_path: Path,
) -> None:
    target = tmp_path / "uitslag.json"
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            SILENT,
            "--data-dir",
            str(tmp_path / "resv"),
            f"--self-test={target}",
        ],
        capture_output=True,
        timeout=180,
        env={**os.environ, "QT_QPA_PLATFORM": "nosuchplatform"},
    )
    assert done.returncode == 1, done.stderr
    answer = json.loads(target.read_text(encoding="utf-8"))
    assert answer["ok"] is False
    assert any(check["name"] == "round_trip" and check["ok"] for check in answer["checks"])


def test_without_a_console_a_wrong_name_is_silent_and_told_by_the_code(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", SILENT, f"--self-test={tmp_path / 'uitslag.doc'}"],
        capture_output=True,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr) == (2, b"", b"")
