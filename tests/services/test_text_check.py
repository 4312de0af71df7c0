"""Texts from outside: what is read, what is refused, and the contract of the command."""

from __future__ import annotations

import io
import json
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resv_desktop.cli import run
from resv_desktop.domain.errors import KnownError
from resv_desktop.services import text_check
from resv_desktop.services.text_check import check_lines, check_one, known_names, read_text

NOTE = "Mevrouw Haverlag (BSN 999990019) wacht al weken. 😀 Daarna belde Fatou Zandhagen."


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_text_in_unicode_is_read_as_it_is(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "notitie.txt"
    path.write_bytes("één\r\nMevrouw Öztürk".encode(encoding))
    assert read_text(path, "notitie.txt") == "één\r\nMevrouw Öztürk"


HOSTILE = [
    (b"caf\xe9 in Latijns schrift", "text_not_utf8"),
    (b"\xff\xfe\x00\xd8\x00", "text_not_utf8"),
    (b"PK\x03\x04 een werkmap", "text_not_text"),
    (b"tekst\x00met nul", "text_not_text"),
    (b"\x1b]0;terminal\x07", "text_not_text"),
]


@pytest.mark.parametrize(("data", "code"), HOSTILE)
def test_what_is_no_text_is_refused_with_the_reason(data: bytes, code: str) -> None:
    with pytest.raises(KnownError) as caught:
        read_text(io.BytesIO(data), "x")
    assert caught.value.code == code


def test_a_text_without_end_is_refused_before_it_is_read_whole(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(text_check, "LARGEST", 1_000)
    stream = io.BytesIO(b"a" * 1_000_000)
    with pytest.raises(KnownError) as caught:
        read_text(stream, "x")
    assert caught.value.code == "text_too_large"
    assert stream.tell() == 1_001


def test_a_folder_and_a_file_that_is_not_there_get_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "weg.txt", Path("nul\0.txt")):
        with pytest.raises(KnownError) as caught:
            read_text(path, "x")
        assert caught.value.code == "text_not_readable"


BAD_LINES = [
    "geen json",
    "[" * 100_000,
    '{"id": 1}',
    '{"text": "zonder id"}',
    '{"id": true, "text": "x"}',
    '{"id": null, "text": "x"}',
    '{"id": 1.5, "text": "x"}',
    '{"id": 1, "text": ["x"]}',
    '["id", "text"]',
    '{"id": ' + "9" * 10_000 + ', "text": "x"}',
]


@pytest.mark.parametrize("line", BAD_LINES, ids=range(len(BAD_LINES)))
def test_one_line_of_another_form_refuses_all_and_is_named(line: str) -> None:
    with pytest.raises(KnownError) as caught:
        check_lines(f'{{"id": "a", "text": "goed"}}\n\n{line}\n', "regels.jsonl")
    assert (caught.value.code, caught.value.values["line"]) == ("text_line_form", 3)


def test_separators_inside_a_text_end_no_line() -> None:
    found = check_lines('{"id": "a", "text": "een\u2028mevrouw Haverlag"}', "x")
    assert [len(item.findings) for item in found] == [1]


def test_names_that_are_known_are_left_out() -> None:
    assert check_one("mevrouw Haverlag").findings
    assert check_one("mevrouw Haverlag", known_names(["Haverlag"])).findings == ()


@given(text=st.text(max_size=300))
def test_any_text_in_a_line_comes_back_under_its_id_with_findings_inside_it(text: str) -> None:
    [checked] = check_lines(json.dumps({"id": "x", "text": text}), "x")
    assert (checked.id, checked.text) == ("x", text)
    assert all(0 <= f.start < f.end <= len(text) for f in checked.findings)


# -- the command -----------------------------------------------------------------------------------


def _run(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: bytes, *words: str
) -> tuple[int, str, str]:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data), encoding="utf-8"))
    code = run(["privacy", *words])
    out, err = capsys.readouterr()
    return code, out, err


def test_findings_as_json_count_code_points(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = _run(capsys, monkeypatch, NOTE.encode(), "-", "--json")
    found = json.loads(out)["findings"]
    assert code == 1
    assert set(found[0]) == {"start", "end", "category", "level"}
    assert [(NOTE[f["start"] : f["end"]], f["category"], f["level"]) for f in found] == [
        ("Haverlag", "naam", "warn"),
        ("999990019", "bsn", "block"),
        ("Fatou Zandhagen", "naam", "warn"),
    ]
    assert "3 keer" in err
    assert "999990019" not in err


def test_a_clean_text_ends_with_nought_and_says_what_that_is_worth(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    code, out, err = _run(capsys, monkeypatch, b"Overleg op 12-03-2027", "--json")
    assert (code, json.loads(out)) == (0, {"findings": []})
    assert "vindt niet alles" in err


def test_lines_in_are_lines_out_in_the_same_order(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    lines = [{"id": 7, "text": "overleg"}, {"id": "b", "text": "mw Haverlag", "more": 1}]
    data = "\n".join(json.dumps(line) for line in lines).encode()
    for words in (["--jsonl"], ["-", "--jsonl", "--json"]):
        code, out, _ = _run(capsys, monkeypatch, data, *words)
        answers = [json.loads(line) for line in out.splitlines()]
        assert (code, [a["id"] for a in answers]) == (1, [7, "b"])
        assert set(answers[0]) == {"id", "findings"}
        assert answers[1]["findings"] == [
            {"start": 3, "end": 11, "category": "naam", "level": "warn"}
        ]


def test_a_file_is_read_and_shown_a_line_for_each_finding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "notitie met spatie.txt"
    path.write_text("Mevrouw Haver\u202elag wacht", encoding="utf-8")
    code, out, _ = _run(capsys, monkeypatch, b"", str(path))
    assert code == 1
    assert "\u202e" not in out, "nothing that turns a terminal round"


@pytest.mark.parametrize(("data", "code"), HOSTILE)
def test_hostile_input_gets_a_sentence_and_no_output(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: bytes, code: str
) -> None:
    status, out, err = _run(capsys, monkeypatch, data, "--jsonl")
    assert (status, out) == (3, "")
    assert err.startswith("stdin is ")
    assert "Traceback" not in err


LINES = b'{"id": "a", "text": "mw Haverlag"}'


@pytest.mark.parametrize(
    "data", [LINES, b"\xef\xbb\xbf" + LINES, LINES + b"\r\n\r\n", LINES.decode().encode("utf-16")]
)
def test_lines_are_read_with_a_mark_of_encoding_and_with_ends_of_line_of_windows(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, data: bytes
) -> None:
    code, out, _ = _run(capsys, monkeypatch, data, "--jsonl")
    assert code == 1
    assert [json.loads(line)["id"] for line in out.splitlines()] == ["a"]


def test_nothing_in_is_nothing_found(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert _run(capsys, monkeypatch, b"", "--json")[:2] == (0, '{\n "findings": []\n}\n')
    assert _run(capsys, monkeypatch, b"", "--jsonl")[:2] == (0, "")
    assert _run(capsys, monkeypatch, b"", "-")[:2] == (0, "")
    empty = tmp_path / "leeg.txt"
    empty.write_bytes(b"")
    assert _run(capsys, monkeypatch, b"mw Haverlag", str(empty), "--json")[0] == 0


def test_lines_are_read_from_a_file_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    path = tmp_path / "regels.jsonl"
    path.write_bytes(LINES)
    code, out, _ = _run(capsys, monkeypatch, b"", str(path), "--jsonl")
    assert (code, json.loads(out)["id"]) == (1, "a")


@pytest.mark.parametrize("id_", ["é", "a\u2028b", "\ud800", "😀", -3, 0, ""])
def test_an_id_comes_back_exactly_on_a_line_of_its_own(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, id_: str | int
) -> None:
    data = json.dumps({"id": id_, "text": "\ud800 mw Haverlag"}).encode()
    code, out, _ = _run(capsys, monkeypatch, data, "--jsonl")
    [line] = out.splitlines()
    answer = json.loads(line)
    assert (code, answer["id"]) == (1, id_)
    assert [(f["start"], f["end"]) for f in answer["findings"]] == [(5, 13)]


@pytest.mark.parametrize("words", [["a", "b"], ["--wat"], ["--jsonl", "ja", "nee"]])
def test_wrong_use_is_said_and_ends_with_two(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    code, out, err = _run(capsys, monkeypatch, b"", *words)
    assert (code, out) == (2, "")
    assert err


def test_too_much_and_one_broken_line_end_with_three_and_print_nothing(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    code, out, err = _run(capsys, monkeypatch, b"a" * (text_check.LARGEST + 1), "--json")
    assert (code, out) == (3, "")
    assert "5 MB" in err
    code, out, err = _run(capsys, monkeypatch, LINES + b"\n{", "--jsonl")
    assert (code, out) == (3, "")
    assert "2" in err
    code, out, err = _run(capsys, monkeypatch, b"", str(tmp_path / "is er niet.txt"), "--json")
    assert (code, out) == (3, "")


def test_only_a_hint_is_a_finding_too(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    text = "De enige logopedist in de wijk is langdurig ziek."
    code, out, _ = _run(capsys, monkeypatch, text.encode(), "--json")
    assert code == 1
    assert {f["level"] for f in json.loads(out)["findings"]} == {"hint"}
