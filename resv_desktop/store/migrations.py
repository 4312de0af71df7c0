"""The steps from an empty file to this edition's database. A released step is never edited.

All steps that a database still lacks are taken in one transaction: an upgrade that fails leaves
the old database exactly as it was. Tables under "derived" hold nothing that cannot be computed
again from the versions (see :mod:`.derived`).
"""

from __future__ import annotations

from sqlite_utils import Database as Tables
from sqlite_utils import Migrations
from sqlite_utils.db import Table

from resv_desktop.store.schema import APPLICATION_ID, STEP_SET

STEPS = Migrations(STEP_SET)


def _create(
    tables: Tables,
    name: str,
    columns: dict[str, type],
    pk: str | tuple[str, ...],
    *,
    optional: frozenset[str] = frozenset(),
    foreign_keys: tuple[tuple[str, str, str], ...] = (),
) -> Table:
    not_null = [column for column in columns if column not in optional and column != pk]
    return tables.table(name).create(
        columns, pk=pk, not_null=not_null, foreign_keys=foreign_keys, strict=True
    )


@STEPS(name="0001_versions_and_log")
def versions_and_log(tables: Tables) -> None:
    """Create the truth: versions, their descent, who holds them, the log of changes."""
    tables.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    _versions(tables)
    _holds(tables)
    _changes(tables)
    _create(tables, "counters", {"network": str, "prefix": str, "last": int}, ("network", "prefix"))
    _create(tables, "meta", {"key": str, "value": str}, "key")
    tables.table("meta").insert({"key": "incarnation", "value": "1"})


def _versions(tables: Tables) -> None:
    columns = {
        "id": int,
        "version": str,
        "part": str,
        "record": str,
        "revision": int,
        "parents": str,
        "origin": str,
        "fields": str,
        "deleted": int,
        "extent": str,
    }
    versions = _create(tables, "versions", columns, "id")
    versions.create_index(["version", "part"], index_name="versions_key", unique=True)
    versions.create_index(["record"], index_name="versions_record")
    edges = _create(
        tables, "edges", {"child": str, "parent": str, "batch": int}, ("child", "parent", "batch")
    )
    edges.create_index(["parent"], index_name="edges_parent")
    edges.create_index(["batch"], index_name="edges_batch")


def _holds(tables: Tables) -> None:
    # Which import brought a version; batch 0 is the program itself. A version that nobody holds
    # any more is taken out when an import is undone.
    holds = _create(
        tables,
        "holds",
        {"version": int, "batch": int},
        ("version", "batch"),
        foreign_keys=(("version", "versions", "id"),),
    )
    holds.create_index(["batch"], index_name="holds_batch")


def _changes(tables: Tables) -> None:
    columns: dict[str, type] = {"id": int}
    columns |= dict.fromkeys(("at", "what", "record", "version", "before", "by"), str)
    changes = _create(tables, "changes", columns, "id", optional=frozenset({"before"}))
    changes.create_index(["record"], index_name="changes_record")


@STEPS(name="0002_current_view_and_search")
def current_view_and_search(tables: Tables) -> None:
    """Create what is derived: the view of every record, the list of entries, the index."""
    labels = {"list": str, "code": str, "position": int, "words": str}
    _create(tables, "code_labels", labels, ("list", "code"))
    _current(tables)
    links = _create(tables, "links", {"source": str, "target": str}, ("source", "target"))
    links.create_index(["target"], index_name="links_target")
    _entries(tables)
    tables.execute(
        "CREATE VIRTUAL TABLE search USING fts5("
        "words, tokenize='ascii', prefix='1 2 3 4', detail=column, columnsize=0)"
    )


def _current(tables: Tables) -> None:
    columns = {
        "id": int,
        "record": str,
        "type": str,
        "network": str,
        "number": str,
        "shown": int,
        "revision": int,
        "deleted": int,
        "heads": int,
        "grade": str,
        "state": str,
        "day": str,
        "fields": str,
    }
    current = _create(tables, "current", columns, "id", optional=frozenset({"fields"}))
    current.create_index(["record"], index_name="current_record", unique=True)
    current.create_index(["type", "number", "record"], index_name="current_type")


def _entries(tables: Tables) -> None:
    texts = (
        "record network number number_key kind title title_key theme subtheme severity frequency"
        " horizon direction scope status signal_date last_discussed last_confirmed disciplines"
        " owner escalated_to grade"
    )
    numbers = (
        "severity_rank frequency_rank scope_rank status_rank is_open confirmations missing"
        " heads revision"
    )
    columns: dict[str, type] = {"id": int}
    columns |= dict.fromkeys(texts.split(), str)
    columns |= dict.fromkeys(numbers.split(), int)
    columns |= dict.fromkeys(("risk", "nza_relevant"), int)
    optional = frozenset({"risk", "nza_relevant"})
    entries = _create(tables, "entries", columns, pk="id", optional=optional)
    entries.create_index(["number_key", "network"], index_name="entries_number_key")
    # The columns of the list as it is first seen: walking them in order beats sorting very many.
    sorted_by = "title_key theme severity_rank status_rank signal_date last_discussed"
    for column in sorted_by.split():
        entries.create_index([column], index_name=f"entries_{column}")


@STEPS(name="0003_imports_and_deliveries")
def imports_and_deliveries(tables: Tables) -> None:
    """Create the account of what was read, row by row, and of what was handed over."""
    batches = {"id": int, "at": str, "by": str, "undone_at": str}
    _create(tables, "batches", batches, "id", optional=frozenset({"undone_at"}))
    _files(tables)
    _row_sources(tables)
    columns: dict[str, type] = {"id": int}
    columns |= dict.fromkeys(("network", "period", "at", "file_name", "sha256"), str)
    columns |= {"entries": int, "nothing_to_report": int}
    deliveries = _create(tables, "deliveries", columns, "id")
    deliveries.create_index(["network", "period"], index_name="deliveries_network")


def _files(tables: Tables) -> None:
    texts = (
        "name sha256 verdict reason details network network_name region period delivered_on"
        " program counts repairs quarantine notes"
    )
    columns: dict[str, type] = {"id": int, "batch": int}
    columns |= dict.fromkeys(texts.split(), str)
    columns |= {"nothing_to_report": int, "practice": int}
    files = _create(tables, "files", columns, "id", foreign_keys=(("batch", "batches", "id"),))
    files.create_index(["batch"], index_name="files_batch")
    files.create_index(["sha256"], index_name="files_sha256")


def _row_sources(tables: Tables) -> None:
    sources = _create(
        tables,
        "row_sources",
        {"id": int, "file": int, "sheet": str, "row": int, "outcome": str, "version": int},
        "id",
        optional=frozenset({"version"}),
        foreign_keys=(("file", "files", "id"), ("version", "versions", "id")),
    )
    sources.create_index(["file"], index_name="row_sources_file")
    sources.create_index(["version"], index_name="row_sources_version")


@STEPS(name="0004_proof_of_imports")
def proof_of_imports(tables: Tables) -> None:
    """Create what makes an import traceable: remarks and added columns, answers of a person.

    Of a version that was never received in full the digests of its other fields are kept, so that
    it can be told whether somebody changed them.
    """
    tables.table("versions").add_column("checks", str, not_null_default="{}")
    tables.table("files").add_column("findings", str, not_null_default="[]")
    tables.table("files").add_column("headings", str, not_null_default="[]")
    _extras(tables)
    _answers(tables)
    columns: dict[str, type] = dict.fromkeys(
        ("network", "headings", "heading", "sheet", "column", "at"), str
    )
    _create(tables, "heading_choices", columns, ("network", "headings", "sheet", "heading"))


def _extras(tables: Tables) -> None:
    columns: dict[str, type] = {"id": int, "file": int, "sheet": str, "row": int}
    columns |= dict.fromkeys(("column", "text", "rule", "record"), str)
    extras = _create(
        tables, "extras", columns, "id", foreign_keys=(("file", "files", "id"),)
    )  # fmt: skip
    extras.create_index(["file"], index_name="extras_file")
    extras.create_index(["record"], index_name="extras_record")


def _answers(tables: Tables) -> None:
    columns: dict[str, type] = {"id": int, "file": int, "sheet": str, "row": int}
    # ``key`` is our column, ``raw`` what stood in the cell: the same question in a later file is
    # known by them. ``value`` is JSON; empty when a person left the cell as it is. ``version`` may
    # be gone, when an import was undone: coming back, it still has its answer.
    texts = "column kind key raw rule network record value version at by"
    columns |= dict.fromkeys(texts.split(), str)
    answers = _create(tables, "answers", columns, "id", foreign_keys=(("file", "files", "id"),))
    answers.create_index(["file"], index_name="answers_file")
    answers.create_index(["network"], index_name="answers_network")
    answers.create_index(["record"], index_name="answers_record")


@STEPS(name="0005_privacy")
def privacy(tables: Tables) -> None:
    """Create what people say of the check for personal data: words that are nobody, overrides."""
    _create(tables, "allowed_words", {"key": str, "words": str, "at": str}, "key")
    columns: dict[str, type] = {"id": int}
    columns |= dict.fromkeys(["at", "record", "field", "category", "level"], str)
    columns |= {"findings": int, "reason": str, "version": str}
    overrides = _create(tables, "overrides", columns, "id")
    overrides.create_index(["record"], index_name="overrides_record")
    overrides.create_index(["at"], index_name="overrides_at")


@STEPS(name="0006_redactions")
def redactions(tables: Tables) -> None:
    """Create what tells removed texts apart: fields that lost theirs, seals, and who asked why.

    No table here holds a text that was removed, nor a quick digest of one.
    """
    _create(tables, "strikes", {"version": str, "field": str}, ("version", "field"))
    seals: dict[str, type] = {"record": str, "network": str, "length": int}
    seals |= {"salt": str, "digest": str}
    _create(tables, "seals", seals, ("record", "salt", "digest"))
    # ``plan`` says what to remove by identifiers and places alone, for as long as it is not done.
    columns: dict[str, type] = {"id": int}
    columns |= dict.fromkeys(("at", "record", "version", "plan", "reason", "state", "result"), str)
    _create(tables, "redactions", columns, "id")
