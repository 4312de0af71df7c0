"""The list of entries: filters, sorting, paging; each filter against plain Python."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from store.material import Maker, code_book, edit

from resv_desktop.domain.errors import NotFoundError
from resv_desktop.store import entries
from resv_desktop.store.database import Database, open_database
from resv_desktop.store.entries import (
    SORTS,
    EntryQuery,
    EntryRow,
    count_entries,
    entry_fields,
    find_entries,
    page,
)
from resv_desktop.store.facets import facets
from resv_desktop.store.search import use_code_book
from resv_desktop.store.versions import add_versions

STATUSES = ["nieuw", "besproken_in_wijk", "opgelost", "gesloten_zonder_oplossing"]


@pytest.fixture(scope="module")
def many(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """A log of 3,000 entries, so that both ways of sorting are walked."""
    path: Path = tmp_path_factory.mktemp("many") / "logboek.resvlog"
    choose = random.Random(5)
    make = Maker(5)
    versions = []
    for place in range(3000):
        versions.append(
            make.entry(
                network=choose.choice(["WAT", "OMM", "wat"]),
                number=choose.choice([f"KN-{place:03d}", f"ON-{place}", None]),
                kind=choose.choice(["knelpunt", "ontwikkeling"]),
                title=choose.choice(["Wachtlijst", "avondapotheek", "Élan", "Zorg thuis"]),
                status=choose.choice(STATUSES),
                theme=choose.choice(["T01", "T06", None]),
                severity=choose.choice(["S1", "S2", "S3", "S4", None]),
                frequency=choose.choice(["wekelijks", "minder", None]),
                signal_date=choose.choice(["2027-01-02", "2026-12-01", None]),
                last_discussed=choose.choice(["2027-03-02", None]),
                confirmed_on=choose.choice([("2027-02-01",), ("2027-01-01", "2027-03-01"), ()]),
                disciplines=choose.choice([("HA",), ("HA", "APO"), ("APO2",), ()]),
                owner=choose.choice(["wijkverpleegkundige", None]),
            )
        )
    forked = [edit(v, severity=s) for v in versions[:40] for s in ("S2", "S4")]
    with open_database(path) as db:
        use_code_book(db, code_book())
        add_versions(db, versions)
        add_versions(db, forked)
        yield db


Keep = Callable[[EntryRow], bool]
FILTERS: list[tuple[dict[str, Any], Keep]] = [
    ({}, lambda row: True),
    ({"kinds": ("knelpunt",)}, lambda row: row.kind == "knelpunt"),
    ({"statuses": ("nieuw", "opgelost")}, lambda row: row.status in ("nieuw", "opgelost")),
    ({"themes": ("T06",)}, lambda row: row.theme == "T06"),
    ({"themes": ("",)}, lambda row: row.theme == ""),
    ({"disciplines": ("APO",)}, lambda row: "APO" in row.disciplines),
    (
        {"disciplines": ("APO", "APO2")},
        lambda row: bool({"APO", "APO2"} & set(row.disciplines)),
    ),
    ({"severity_from": 3}, lambda row: row.severity in ("S3", "S4")),
    ({"open_only": True}, lambda row: row.status in ("nieuw", "besproken_in_wijk")),
    ({"drafts_only": True}, lambda row: row.missing > 0),
    ({"conflicts_only": True}, lambda row: row.heads > 1),
    ({"networks": ("WAT",)}, lambda row: row.network == "WAT"),
    ({"networks": ("nergens",)}, lambda row: False),
    ({"text": "wacht"}, lambda row: row.title == "Wachtlijst"),
    ({"text": "elan"}, lambda row: row.title == "Élan"),
    (
        {"text": "avond", "open_only": True, "networks": ("OMM", "wat"), "severity_from": 2},
        lambda row: (
            row.title == "avondapotheek"
            and row.status in ("nieuw", "besproken_in_wijk")
            and row.network in ("OMM", "wat")
            and row.severity in ("S2", "S3", "S4")
        ),
    ),
]


@pytest.mark.parametrize(
    ("asked", "keep"),
    FILTERS,
    ids=lambda item: str(item)[:40] if isinstance(item, dict) else "keeps",
)
def test_a_filter_leaves_exactly_what_passes_it(
    many: Database, asked: dict[str, Any], keep: Keep
) -> None:
    everything = find_entries(many, EntryQuery())
    assert len(everything) == 3000
    expected = [row for row in everything if keep(row)]
    assert find_entries(many, EntryQuery(**asked)) == expected
    assert count_entries(many, EntryQuery(**asked)) == len(expected)
    assert bool(expected) == (asked != {"networks": ("nergens",)})


def sort_value(row: EntryRow, name: str) -> Any:
    ranks = {"status": "status", "frequency": "frequency", "scope": "scope"}
    value = getattr(row, name)
    if name in ranks:
        codes = [code.code for code in code_book().codes(name)]
        return codes.index(value) if value in codes else -1
    if name == "severity":
        return int(value[1:] or 0)
    if name == "title":
        return value.lower().replace("é", "e")
    if name == "number":
        prefix, _, digits = value.rpartition("-")
        return (f"{prefix}-{digits:0>9}" if value else "", row.network)
    if value is None or value == "":
        return ""
    return str(value) if name in ("signal_date", "last_discussed", "last_confirmed") else value


@pytest.mark.parametrize("descending", [False, True])
@pytest.mark.parametrize("name", sorted(SORTS - {"risk"}))
def test_each_column_sorts_few_and_many_alike(many: Database, name: str, descending: bool) -> None:
    for asked in ({}, {"statuses": ("nieuw",)}):
        rows = find_entries(many, EntryQuery(sort=name, descending=descending, **asked))
        values = [sort_value(row, name) for row in rows]
        assert values == sorted(values, reverse=descending)
        first = find_entries(
            many, EntryQuery(sort=name, descending=descending, limit=50, offset=20, **asked)
        )
        assert first == rows[20:70]


def test_risk_sorts_with_none_lowest(many: Database) -> None:
    rows = find_entries(many, EntryQuery(sort="risk", descending=True))
    values = [row.risk or 0 for row in rows]
    assert values == sorted(values, reverse=True)


def test_pages_together_are_the_whole(many: Database) -> None:
    query = {"text": "wacht", "sort": "signal_date"}
    whole = page(many, EntryQuery(**query))
    pages = [page(many, EntryQuery(limit=100, offset=at, **query)) for at in range(0, 3000, 100)]
    assert [row for part in pages for row in part.rows] == whole.rows
    assert {part.total for part in pages} == {whole.total}
    assert whole.total == len(whole.rows)


@pytest.mark.parametrize("sort", ["number", "title", "severity"])
@pytest.mark.parametrize("asked", [item for item, _ in FILTERS], ids=str)
def test_many_matches_few_or_most_give_the_same_page(
    many: Database, monkeypatch: pytest.MonkeyPatch, asked: dict[str, Any], sort: str
) -> None:
    whole = find_entries(many, EntryQuery(sort=sort, **asked))
    monkeypatch.setattr(entries, "_FEW", 10)  # from eleven matches on they are walked
    walked = page(many, EntryQuery(sort=sort, limit=60, offset=30, **asked))
    assert walked.rows == whole[30:90]
    assert walked.total == len(whole)


def test_a_number_sorts_by_its_value(db: Database, make: Maker) -> None:
    numbers = ["KN-1000", "KN-999", "ON-001", "KN-007", "los"]
    add_versions(db, [make.entry(number=number) for number in numbers])
    found = [row.number for row in find_entries(db, EntryQuery())]
    assert found == ["KN-007", "KN-999", "KN-1000", "ON-001", "los"]


def test_an_unknown_column_is_a_bug_of_the_caller(db: Database) -> None:
    with pytest.raises(ValueError, match="secret"):
        page(db, EntryQuery(sort="secret"))


def test_figures_for_the_filters_are_the_counts(many: Database) -> None:
    for asked in (EntryQuery(), EntryQuery(text="wacht", open_only=True)):
        rows = find_entries(many, asked)
        figures = facets(many, asked)
        assert figures.total == len(rows)
        assert figures.open == sum(row.status in STATUSES[:2] for row in rows)
        assert figures.drafts == sum(row.missing > 0 for row in rows)
        assert figures.conflicts == sum(row.heads > 1 for row in rows)
        for name, values in (
            ("kinds", [row.kind for row in rows]),
            ("statuses", [row.status for row in rows]),
            ("themes", [row.theme for row in rows]),
            ("severities", [row.severity for row in rows]),
            ("networks", [row.network for row in rows]),
            ("disciplines", [code for row in rows for code in row.disciplines]),
        ):
            assert getattr(figures, name) == {v: values.count(v) for v in sorted(set(values))}


def test_only_the_figures_asked_for_are_counted(many: Database) -> None:
    figures = facets(many, EntryQuery(), wanted=("kinds",))
    assert sum(figures.kinds.values()) == 3000
    assert figures.statuses == figures.networks == {}


def test_the_fields_of_an_entry(db: Database, make: Maker) -> None:
    entry = make.entry(disciplines=("HA",), nza_relevant=False)
    add_versions(db, [entry])
    assert entry_fields(db, entry.record) == entry.fields
    with pytest.raises(NotFoundError):
        entry_fields(db, make.record())
