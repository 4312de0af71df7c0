"""What is said of the parts: licences, the list of parts, and what is known of them."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path

import pytest

from tools import supply

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def parts() -> list[supply.Part]:
    return supply.parts()


def test_every_part_of_the_lock_has_a_licence_of_an_allowed_kind(parts: list[supply.Part]) -> None:
    assert len(parts) > 15
    assert {p.name: p.licence for p in parts if not p.is_allowed} == {}


def test_every_part_of_the_lock_has_its_licence_text(parts: list[supply.Part]) -> None:
    short = {p.name: sum(len(text) for _, text in p.texts) for p in parts}
    assert {name: size for name, size in short.items() if size < 400} == {}


@pytest.mark.parametrize(
    ("licence", "allowed"),
    [
        ("MIT", True),
        ("Apache-2.0 OR GPL-3.0-only", True),
        ("MIT AND Apache-2.0", True),
        ("MIT AND GPL-3.0-only", False),
        ("GPL-3.0-only", False),
        ("AGPL-3.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_allowed_when_what_may_be_chosen_is(licence: str, allowed: bool) -> None:
    assert supply.Part("x", "1", licence, ()).is_allowed is allowed


def test_notices_list_exactly_what_the_lock_holds() -> None:
    text = supply.NOTICES.read_text(encoding="utf-8")
    told = {name: version for name, (version, _) in supply.told_parts(text).items()}
    assert told.pop("python")
    assert told == supply.locked(), "make notices"


def test_notices_hold_the_text_of_every_part_once(parts: list[supply.Part]) -> None:
    text = supply.NOTICES.read_text(encoding="utf-8")
    for part in parts:
        for file, words in part.texts:
            assert text.count(words) == 1, f"{part.name} {file}: make notices"
    assert "GNU LESSER GENERAL PUBLIC LICENSE" in text
    assert "PYTHON SOFTWARE FOUNDATION LICENSE" in text


def test_a_part_that_is_not_of_the_lock_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = supply.NOTICES.read_text(encoding="utf-8").replace("openpyxl 3.", "openpyxl 2.")
    monkeypatch.setattr(supply, "NOTICES", tmp_path / "NOTICES.txt")
    supply.NOTICES.write_text(old, encoding="utf-8")
    assert supply.say_notices(check=True) == 1
    assert "openpyxl" in capsys.readouterr().out


def test_the_list_of_parts_names_every_part_and_what_stands_under_it() -> None:
    made = json.loads(supply.sbom())
    assert (made["bomFormat"], made["specVersion"]) == ("CycloneDX", "1.6")
    names = {part["name"]: part for part in made["components"]}
    assert set(supply.locked()) | {"qt", "python", "sqlite", "openssl"} == set(names)
    assert all(part["licenses"] and part["version"] for part in names.values())
    wanted = {part["bom-ref"] for part in made["components"]}
    of_the_program = next(d for d in made["dependencies"] if d["ref"] == "resv-desktop")
    assert set(of_the_program["dependsOn"]) == wanted


def test_the_list_of_parts_is_the_same_each_time_and_dated_by_the_source(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1800000000")
    first = supply.sbom()
    assert supply.sbom() == first
    assert json.loads(first)["metadata"]["timestamp"].startswith("2027-01-15")


def test_libraries_of_a_built_program_are_listed_with_their_hash(tmp_path: Path) -> None:
    (tmp_path / "lib").mkdir()
    (tmp_path / "lib" / "libz.so.1").write_bytes(b"\x7fELF")
    (tmp_path / "lib" / "readme.txt").write_text("no library")
    made = json.loads(supply.sbom(tmp_path))
    files = [part for part in made["components"] if part["type"] == "file"]
    assert [part["name"] for part in files] == ["lib/libz.so.1"]
    assert re.fullmatch("[0-9a-f]{64}", files[0]["hashes"][0]["content"])
    assert made["serialNumber"] != json.loads(supply.sbom())["serialNumber"]


REPORT = {
    "dependencies": [
        {"name": "openpyxl", "version": "3.1.5", "vulns": []},
        {"name": "cffi", "version": "1.0", "vulns": [{"id": "X-1", "fix_versions": ["1.1"]}]},
        {"name": "tabulate", "skip_reason": "not found"},
    ]
}


def test_an_audit_counts_what_was_looked_up_and_what_nobody_knew() -> None:
    found = supply.read_audit(json.dumps(REPORT))
    assert (found.looked_up, found.unknown) == (2, ("tabulate",))
    assert found.faults == ("cffi 1.0: X-1, mended in 1.1",)


def test_an_audit_that_nobody_answered_is_no_sound_outcome(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Without a network every look-up is skipped; that must not read as 'nothing found'."""
    none = supply.read_audit(json.dumps({"dependencies": [REPORT["dependencies"][2]]}))
    asked: list[str] = []
    monkeypatch.setattr(supply, "_ask", lambda service, _lock: asked.append(service) or none)
    assert supply.say_audit([tmp_path / "some.lock"]) == supply.UNKNOWN
    assert asked == ["pypi", "osv"]
    assert "NOT audited" in capsys.readouterr().out


@pytest.mark.parametrize(("rows", "code"), [(slice(0, 1), 0), (slice(0, 2), 1), (slice(0, 3), 1)])
def test_known_faults_fail_the_audit(
    rows: slice, code: int, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    found = supply.read_audit(json.dumps({"dependencies": REPORT["dependencies"][rows]}))
    monkeypatch.setattr(supply, "_ask", lambda _service, _lock: found)
    assert supply.say_audit([tmp_path / "some.lock"]) == code


def test_the_tools_bring_no_other_reader_of_xml() -> None:
    """Where lxml is installed openpyxl reads with it, which the built program never does.

    A test would then say how another reader behaves with hostile files (decision 0025).
    """
    from openpyxl.xml import LXML

    assert not LXML
    assert "lxml" not in supply.locked(ROOT / "requirements-dev.lock")


def test_nothing_of_the_tools_is_asked_for_by_the_program() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = " ".join(project["dependencies"]).lower()
    assert not re.search("audit|cyclonedx|requests|urllib3", asked)
    assert not {"pip-audit", "requests", "urllib3"} & set(supply.locked())
