"""The page with the figures holds the last report, and nothing was lost in it."""

from __future__ import annotations

import json

from benchmarks.reliability import document


def test_the_page_holds_the_last_report_and_nothing_was_lost() -> None:
    report = json.loads(document.REPORT.read_text(encoding="utf-8"))
    page = document.PAGE.read_text(encoding="utf-8")
    assert document.faults_part(report) in page
    total = report["total"]
    assert total["lost"] == total["half"] == total["unusable"] == total["unforeseen"] == 0
    assert next(line for line in report["lines"] if "kill" in line["name"])["points"] >= 300


def test_the_figures_on_personal_data_are_those_of_today() -> None:
    assert document.fresh() == document.PAGE.read_text(encoding="utf-8"), (
        "run python -m benchmarks.reliability.document"
    )
