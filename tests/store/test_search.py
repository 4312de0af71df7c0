"""Searching as people type; odd input finds nothing or something, never an error."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from store.material import Maker, code_book, edit, quick_log

from resv_desktop.store import listing
from resv_desktop.store.database import Database
from resv_desktop.store.entries import EntryQuery, count_entries, find_entries, page
from resv_desktop.store.search import search_words, use_code_book
from resv_desktop.store.versions import add_versions
from resv_desktop.store.words import filter_value, filter_word, fold_words


@pytest.fixture
def entries(db: Database, make: Maker) -> Database:
    use_code_book(db, code_book())
    add_versions(
        db,
        [
            make.entry(number="KN-014", title="Coördinatie wachtlijst", theme="T06"),
            make.entry(number="KN-007", title="Naïeve cliënt", description="ß en Øst, ½ dag"),
            make.entry(number="ON-140", title="Ελλάς 北京", owner="wijkverpleegkundige"),
            make.entry(title="*** --- !!!", result="beleid/uitvoering"),
        ],
    )
    return db


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("wacht", ["Coördinatie wachtlijst"]),
        ("WACHT coord", ["Coördinatie wachtlijst"]),
        ("lijst", []),
        ("coördinatie", ["Coördinatie wachtlijst"]),
        ("coordinatie", ["Coördinatie wachtlijst"]),
        ("paramedische", ["Coördinatie wachtlijst"]),
        ("allied", ["Coördinatie wachtlijst"]),
        ("naieve", ["Naïeve cliënt"]),
        ("ss ost", ["Naïeve cliënt"]),
        ("ελλ", ["Ελλάς 北京"]),
        ("ΕΛΛΑΣ", ["Ελλάς 北京"]),
        ("北", ["Ελλάς 北京"]),
        ("wijkverpleeg", ["Ελλάς 北京"]),
        ("uitvoering", ["*** --- !!!"]),
        ("KN-014", ["Coördinatie wachtlijst"]),
        ("kn14", ["Coördinatie wachtlijst"]),
        ("kn014", ["Coördinatie wachtlijst"]),
        ("kn-14", ["Coördinatie wachtlijst"]),
        ("14", ["Coördinatie wachtlijst", "Ελλάς 北京"]),
        ("on140", ["Ελλάς 北京"]),
        ("7", ["Naïeve cliënt"]),
        ("wachtlijst onzin", []),
    ],
)
def test_words_begun_in_any_order_without_case_or_accents(
    entries: Database, typed: str, found: list[str]
) -> None:
    rows = find_entries(entries, EntryQuery(text=typed))
    assert sorted(row.title for row in rows) == sorted(found)


@pytest.mark.parametrize("typed", ["", "   ", "!!!", "-", "***", "§", '"', "\x00", "\ud800"])
def test_what_holds_no_word_asks_for_everything(entries: Database, typed: str) -> None:
    assert count_entries(entries, EntryQuery(text=typed)) == 4


def test_a_filter_cannot_be_typed(entries: Database) -> None:
    assert search_words("§kknelpunt") == ["kknelpunt"]
    assert find_entries(entries, EntryQuery(text="§kknelpunt")) == []


@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.one_of(
        st.text(st.characters(codec=None), max_size=60),
        st.text("\"*()^:+-{}ANDORT§ '\\\n\x00éß", max_size=40),
        st.sampled_from(["AND", "OR NOT", "NEAR(a b)", "words:a", "a" * 5000, "a " * 5000]),
    )
)
def test_no_input_whatever_breaks_the_search(entries: Database, typed: str) -> None:
    found = page(entries, EntryQuery(text=typed, limit=3))
    assert 0 <= len(found.rows) <= found.total <= 4


@settings(max_examples=300)
@given(st.text())
def test_words_are_plain_and_folding_again_changes_nothing(text: str) -> None:
    words = fold_words(text)
    assert fold_words(" ".join(words)) == words
    assert all(word.isalnum() for word in words)


@settings(max_examples=20)
@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=20))
def test_every_word_of_a_title_finds_it(titles: list[str]) -> None:
    make = Maker()
    entries = [make.entry(title=title) for title in titles]
    with quick_log() as db:
        add_versions(db, entries)
        for entry in entries:
            for word in fold_words(str(entry.fields.get("title") or "")):
                for begun in {word, word[:1], word[:4], word[:5]}:
                    found = find_entries(db, EntryQuery(text=begun))
                    assert entry.record in {row.record for row in found}


@given(st.sampled_from([listing.KIND, listing.NETWORK]), st.text(st.characters(codec="utf-8")))
def test_a_word_for_a_filter_says_exactly_which(name: str, value: str) -> None:
    word = filter_word(name, value)
    assert filter_value(word) == (name, value)
    assert word.isascii() is False
    assert not {" ", '"', "_", "."} & set(word)


def test_an_edit_is_found_by_its_new_words_only(db: Database, make: Maker) -> None:
    entry = make.entry(title="Oude woorden")
    add_versions(db, [entry])
    add_versions(db, [edit(entry, title="Nieuwe tekst")])
    assert find_entries(db, EntryQuery(text="oude")) == []
    assert len(find_entries(db, EntryQuery(text="nieuwe"))) == 1
