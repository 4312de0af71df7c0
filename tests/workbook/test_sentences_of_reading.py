"""Every verdict, note and rule has a sentence in two languages that says what to do."""

from __future__ import annotations

import json
import re
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from workbook.test_guard import HOSTILE
from workbook.test_intake import SAMPLES

from resv_desktop.assets import resource
from resv_desktop.workbook import cell_rules, cover, cover_facts, intake, interpret, sheet_rows
from resv_desktop.workbook.account import NOTES

CATALOGUE: dict[str, dict[str, str]] = json.loads(
    resource("messages", "workbook.json").read_text(encoding="utf-8")
)
SOURCES = Path(intake.__file__).parent
REFUSALS = re.compile(r"""(?:RefusedError|refused)\(\s*(?:path\.name,\s*|batch[^"]*)?"(\w+)\"""")
RULE_WORDS = re.compile(r'"(\w+)"\s*\)\s*$')


def codes_in_source() -> set[str]:
    """Every code with which a file is refused anywhere in the package."""
    found: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        found |= set(REFUSALS.findall(path.read_text(encoding="utf-8")))
    return found


VERDICTS = sorted(
    {
        *codes_in_source(),
        *NOTES,
        *interpret.KINDS,
        *({*intake.KINDS, *intake.ARCHIVE_KINDS} - {"", *intake._SAME_SENTENCE, *intake.READABLE}),
        *(code for _, code in SAMPLES.values()),
        *(code for _, code in HOSTILE.values()),
        *(intake.fault_code(OSError(number, "x")) for number in range(1, 40)),
        "file_in_cloud", "blank_template", "reader_died", "reader_timeout", "reader_failed",
        "readers_not_started", "column_sorted",
    }
)  # fmt: skip
RULES = sorted(
    {
        *(
            f"rule_{rule.name}"
            for rules in cell_rules.RULES.values()
            for rule in rules
            if rule.grade is not cell_rules.Grade.PLAIN
        ),
        *(f"rule_{rule}" for rule in sheet_rows.NOT_ENTRIES),
        "rule_header_twice", "rule_header_synonym", "rule_header_unknown", "rule_column_added",
        "rule_merged_filled", "rule_meeting_rows_differ", "rule_id_failed", "rule_row_copied",
        "rule_row_without_subject", "rule_heading_chosen", "rule_id_found_back",
        "rule_continuation_missing", "rule_continuation_alone", "rule_day_of_other_count",
        "rule_cell_remark",
    }
)  # fmt: skip


@pytest.mark.parametrize("code", [*VERDICTS, *RULES])
def test_each_code_has_a_dutch_and_an_english_sentence(code: str) -> None:
    texts = CATALOGUE[code]
    assert texts.keys() == {"nl", "en"}
    for text in texts.values():
        assert text.endswith((".", "?"))
        assert text[0].isupper()
    assert places(texts["nl"]) == places(texts["en"])


@pytest.mark.parametrize("code", VERDICTS)
def test_each_verdict_says_what_happened_and_what_to_do(code: str) -> None:
    assert len(re.findall(r"[.?](?:\s|$)", CATALOGUE[code]["nl"])) >= 2
    assert "TODO" not in CATALOGUE[code]["nl"]


@pytest.mark.parametrize("code", NOTES)
def test_the_place_of_a_note_is_named_as_the_note(code: str) -> None:
    assert places(CATALOGUE[code]["nl"]) <= {code}


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_rules_that_are_used_are_all_listed() -> None:
    used: set[str] = set()
    for path in SOURCES.rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        for call in re.findall(r"(?:Repair|Quarantined|Extra|Odd)\((.*?)\)\n", text, re.S):
            used |= {f"rule_{word}" for word in re.findall(r'"([a-z]+_[a-z_]+)"', call)}
    assert used - {"rule_column"} <= set(RULES)


def test_the_labels_of_the_cover_are_those_that_are_written() -> None:
    written: dict[str, Any] = {
        "network": cover.NETWORK, "region": cover.REGION, "period": cover.PERIOD,
        "delivered_on": cover.DELIVERED, "nothing": cover.NOTHING,
    }  # fmt: skip
    for key, label in written.items():
        assert label.casefold() in cover_facts.LABELS[key]
