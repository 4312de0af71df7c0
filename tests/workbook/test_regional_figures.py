"""The figures of a region: what is counted, over how many networks, and that nothing drops out."""

from datetime import date
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from workbook.regional_sample import AS_OF, codebook, record, region, sample

from resv_desktop.domain.entry import Entry
from resv_desktop.domain.ids import RecordKind
from resv_desktop.domain.network import Network
from resv_desktop.domain.period import Period
from resv_desktop.workbook.figures import escalation_level, figures, networks_per_subtheme
from resv_desktop.workbook.regional_model import (
    CoverageCell,
    CoverageState,
    Regional,
    coverage_state,
    regional_filename,
)

Q1 = Period(2027, 1)
DUE = date(2027, 4, 15)
NETWORKS = (Network("WAT", "Waterlanden"), Network("HOF", "De Hofstukken"), Network("KDO", "Dorp"))


def _entry(network: str, number: int, **fields: Any) -> Any:
    values = {"kind": "knelpunt", "network": network, "number": f"KN-{number:03d}",
              "title": "Iets", "status": "nieuw", "theme": "T01", **fields}  # fmt: skip
    return record(RecordKind.ENTRY, values, "")


def _regional(*entries: Any, coverage: tuple[CoverageCell, ...] = (), **more: Any) -> Regional:
    values: dict[str, Any] = {"region": "Regio", "period": Q1, "as_of": AS_OF, "program": "RESV",
                              "codebook": codebook(), "networks": NETWORKS}  # fmt: skip
    return Regional(**{**values, **more}, entries=entries, coverage=coverage)


def _cell(network: str, state: CoverageState, quarter: Period = Q1) -> CoverageCell:
    return CoverageCell(network, quarter, state, DUE)


def test_each_theme_counts_its_bottlenecks_developments_and_networks() -> None:
    found = figures(
        _regional(
            _entry("WAT", 1, severity="S4", frequency="wekelijks"),
            _entry("WAT", 2, severity="S1", frequency="minder"),
            _entry("HOF", 3, kind="ontwikkeling", direction="kans"),
            _entry("HOF", 4, theme="T02"),
        )
    )
    first, second, *others = found.themes
    counts = (first.code, first.bottlenecks, first.developments, first.total, first.networks)
    assert counts == ("T01", 2, 1, 3, 2)
    assert (second.code, second.total, second.networks) == ("T02", 1, 1)
    assert [count.total for count in others] == [0] * 14
    assert first.severities == {"S4": 1, "S3": 0, "S2": 0, "S1": 1, "": 0}


def test_risk_is_counted_for_bottlenecks_only_and_says_where_it_is_not_known() -> None:
    found = figures(
        _regional(
            _entry("WAT", 1, severity="S4", frequency="wekelijks"),
            _entry("WAT", 2, severity="S2", frequency="wekelijks", status="opgelost"),
            _entry("WAT", 3, severity="S2"),
            _entry("WAT", 4, kind="ontwikkeling", severity="S4", frequency="wekelijks"),
        )
    )
    assert [(c.code, c.total) for c in found.risks] == [
        ("4", 1), ("3", 1), ("2", 0), ("1", 0), ("", 1),
    ]  # fmt: skip
    assert (found.high_risk.total, found.high_risk_open.total) == (2, 1)


def test_open_closed_and_new_follow_status_and_day_of_signal() -> None:
    found = figures(
        _regional(
            _entry("WAT", 1, signal_date="2027-03-31"),
            _entry("WAT", 2, signal_date="2026-12-31", status="opgelost"),
            _entry("WAT", 3, status="gesloten_zonder_oplossing"),
            _entry("WAT", 4, signal_date="2027-04-01", status="geparkeerd"),
        )
    )
    assert (found.new.total, found.open.total, found.closed.total) == (1, 2, 2)


def test_the_level_of_escalation_is_the_highest_that_status_or_field_tells() -> None:
    book = codebook()
    levels = {
        (status, field): escalation_level(Entry("E", status=status, escalated_to=field), book)
        for status in ("nieuw", "opgeschaald", "bij_gemeente", "landelijk", "opgelost")
        for field in ("", "N1", "N3")
    }
    assert levels["nieuw", ""] == "N0"
    assert levels["opgeschaald", ""] == "N1"
    assert levels["bij_gemeente", "N1"] == "N2"
    assert levels["bij_gemeente", "N3"] == "N3"
    assert levels["landelijk", "N3"] == "N4"
    assert levels["opgelost", "N3"] == "N3"


def test_resolution_is_the_median_of_days_over_those_of_which_both_days_are_known() -> None:
    solved = {"status": "opgelost", "signal_date": "2027-01-01"}
    found = figures(
        _regional(
            _entry("WAT", 1, **solved, last_discussed="2027-01-11"),
            _entry("WAT", 2, **solved, last_discussed="2027-03-02", escalated_to="N1"),
            _entry("WAT", 3, **solved, last_discussed="2027-01-21", escalated_on="2027-01-05"),
            _entry("WAT", 4, **solved),
            _entry("WAT", 5, status="nieuw", signal_date="2027-01-01", last_discussed="2027-03-02"),
        )
    ).resolution
    assert (found.solved, found.after_escalation, found.known, found.days) == (4, 2, 3, 20)


def test_no_resolution_is_not_nought_days() -> None:
    assert figures(_regional(_entry("WAT", 1))).resolution.days is None


def test_a_subtheme_is_shared_when_two_networks_report_it_however_often_one_does() -> None:
    data = _regional(
        _entry("WAT", 1, subtheme="T01.1"), _entry("WAT", 2, subtheme="T01.1"),
        _entry("WAT", 3, subtheme="T01.2"), _entry("HOF", 4, subtheme="T01.2"),
        _entry("KDO", 5, subtheme="T01.3"), _entry("HOF", 6, subtheme="T01.3"),
        _entry("WAT", 7, subtheme="T01.3"),
    )  # fmt: skip
    shared = [(c.code, c.networks, c.total) for c in figures(data).shared_subthemes]
    assert shared == [("T01.3", 3, 3), ("T01.2", 2, 2)]
    assert networks_per_subtheme(data) == {"T01.1": 1, "T01.2": 2, "T01.3": 3}


def test_nothing_to_report_counts_as_delivered_and_silence_does_not() -> None:
    coverage = (
        _cell("WAT", CoverageState.NOTHING_TO_REPORT),
        _cell("HOF", CoverageState.LATE),
        _cell("KDO", CoverageState.MISSING),
    )
    found = figures(_regional(_entry("HOF", 1), coverage=coverage)).coverage
    assert (found.networks, found.delivered, found.complete, found.earlier) == (3, 2, 2, 0)
    assert found.base == 2


def test_a_year_is_complete_when_every_quarter_that_is_due_was_delivered() -> None:
    delivered, missing, later = (
        CoverageState.DELIVERED, CoverageState.MISSING, CoverageState.NOT_DUE,
    )  # fmt: skip
    states = {
        "WAT": (delivered, delivered, later, later),
        "HOF": (delivered, missing, later, later),
        "KDO": (missing, missing, later, later),
    }
    coverage = tuple(
        _cell(network, state, quarter)
        for network, row in states.items()
        for quarter, state in zip(Period(2027).quarters(), row, strict=True)
    )
    found = figures(_regional(period=Period(2027), coverage=coverage)).coverage
    assert (found.delivered, found.complete) == (2, 1)


def test_entries_of_a_network_that_did_not_deliver_this_time_are_told_apart() -> None:
    coverage = (_cell("WAT", CoverageState.DELIVERED), _cell("HOF", CoverageState.MISSING))
    found = figures(_regional(_entry("HOF", 1), _entry("WAT", 2), coverage=coverage))
    assert (found.coverage.delivered, found.coverage.earlier, found.coverage.base) == (1, 1, 2)
    assert found.entries.networks <= found.coverage.base


def test_actions_are_open_overdue_or_done_on_the_day_of_reference() -> None:
    def action(number: int, **fields: Any) -> Any:
        return record(RecordKind.ACTION, {"network": "WAT", "number": f"A{number}", **fields}, "")

    actions = (
        action(1, state="open", due="2027-07-09"),
        action(2, state="bezig", due="2027-07-10"),
        action(3, state="klaar", due="2027-01-01"),
        action(4, state="vervallen"),
    )
    found = figures(_regional(actions=actions))
    assert (found.actions_open, found.actions_overdue, found.actions_done) == (2, 1, 1)


CODES = st.sampled_from(["", "T01", "T09", "nooit gehoord", "S1", "S4", "opgelost", "nieuw"])
FIELDS = st.fixed_dictionaries(
    {"network": st.sampled_from(["WAT", "HOF", "ANDERS"])},
    optional=dict.fromkeys(("theme", "status", "severity", "frequency", "escalated_to"), CODES)
    | {"kind": st.sampled_from(["knelpunt", "ontwikkeling", "iets"])},
)


@given(rows=st.lists(FIELDS, max_size=12))
def test_every_topic_adds_up_to_all_entries_whatever_they_hold(rows: list[dict[str, str]]) -> None:
    entries = tuple(
        record(RecordKind.ENTRY, {**row, "number": f"KN-{n}"}, "") for n, row in enumerate(rows)
    )
    found = figures(_regional(*entries))
    for counts in (found.themes, found.statuses, found.levels, found.networks):
        assert sum(count.total for count in counts) == len(rows)
    for counts in (found.risks, found.severities):
        assert sum(count.total for count in counts) == found.entries.bottlenecks
    assert found.open.total + found.closed.total == len(rows)
    assert sum(found.entries.severities.values()) == found.entries.bottlenecks


@given(order=st.permutations(range(60)))
def test_the_order_of_entries_shows_nowhere(order: list[int]) -> None:
    data = SAMPLE
    turned = Regional(
        data.region, data.period, data.as_of, data.program, data.codebook,
        tuple(reversed(data.networks)), tuple(data.entries[n] for n in order),
        data.actions[::-1], data.coverage[::-1], data.files[::-1],
    )  # fmt: skip
    assert turned == data


SAMPLE = sample()


def test_the_sample_region_has_the_figures_it_is_known_for() -> None:
    found = figures(SAMPLE)
    assert (found.entries.bottlenecks, found.entries.developments) == (41, 19)
    assert found.coverage.networks == 6
    assert [count.code for count in found.shared_subthemes] == ["T06.1"]
    assert found.conflicts.total == 1


def test_a_quarter_is_late_missing_quiet_or_not_yet_due() -> None:
    before, on, after = date(2027, 4, 1), DUE, date(2027, 4, 16)
    assert coverage_state(before, False, DUE, after) is CoverageState.DELIVERED
    assert coverage_state(on, True, DUE, after) is CoverageState.NOTHING_TO_REPORT
    assert coverage_state(after, True, DUE, after) is CoverageState.LATE
    assert coverage_state(None, False, DUE, on) is CoverageState.NOT_DUE
    assert coverage_state(None, False, DUE, after) is CoverageState.MISSING


def test_the_file_name_has_no_spaces_or_accents_and_an_iso_day() -> None:
    data = _regional(region="RESV Súd-West & Fryslân / Noord")
    assert regional_filename(data) == (
        "regiowerkmap_resv-sud-west-fryslan-noord_2027-Q1_resv_2027-07-10.xlsx"
    )
    assert regional_filename(_regional(region="***")).startswith("regiowerkmap_regio_2027-Q1")


def test_numbers_sort_as_people_count() -> None:
    data = _regional(_entry("WAT", 2), _entry("WAT", 10), _entry("HOF", 11))
    plain = _regional(*(
        record(RecordKind.ENTRY, {"network": "WAT", "number": f"KN-{n}"}, "") for n in (10, 9)
    ))  # fmt: skip
    assert [item.fields["number"] for item in data.entries] == ["KN-011", "KN-002", "KN-010"]
    assert [item.fields["number"] for item in plain.entries] == ["KN-9", "KN-10"]


def test_a_network_that_only_the_data_know_is_not_left_out() -> None:
    data = _regional(_entry("NIEUW", 1))
    assert data.network_names()["NIEUW"] == "NIEUW"
    assert figures(data).coverage.networks == 4
    assert region().network("NIEUW") is None
