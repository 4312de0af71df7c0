"""Removing a text for good: from everything the program keeps."""

from __future__ import annotations

from pathlib import Path

import pytest
from services.redaction.kit import (
    NAME,
    NOTE,
    QUARTER,
    REASON,
    first_version,
    logged,
    remove,
    view_of,
)
from store.test_redacting import in_bytes

from resv_desktop.domain.errors import KnownError, WrongUseError
from resv_desktop.domain.redaction import REDACTED
from resv_desktop.services.backups import Backups
from resv_desktop.services.delivery import Deliveries
from resv_desktop.services.logbook import Logbook
from resv_desktop.services.redaction import Redactions, Request
from resv_desktop.services.workspace import Workspace
from resv_desktop.store.entries import EntryQuery, find_entries
from resv_desktop.store.redactions import unfinished


def test_no_file_of_the_folder_holds_the_text_and_the_rest_is_there(sound: Workspace) -> None:
    record, other = logged(sound), logged(sound, description="Iets anders", title="Spreekuur")
    log = Logbook(sound)
    log.change(record, {"status": "besproken_in_wijk"})
    log.change(record, {"description": f"{NOTE} en haar man ook"})
    backup = Backups(sound).make().path
    (sound.folder.logs / "resv-desktop.log").write_text(f"fout {NOTE}", encoding="utf-8")
    assert len(in_bytes(sound.folder.root)) >= 3
    done = Redactions(sound).redact(Request(record, first_version(sound, record)), REASON)
    assert in_bytes(sound.folder.root) == []
    assert (done.versions, done.records, done.backups) == (3, 1, (backup,))
    shown = view_of(sound, record)
    assert (shown["description"], shown["status"]) == (REDACTED, "besproken_in_wijk")
    assert shown["title"] == REDACTED, "the first version set the title as well"
    assert view_of(sound, other)["description"] == "Iets anders"
    assert len(log.history(record)) == 3
    assert find_entries(sound.database(), EntryQuery(text=NAME)) == []
    (noted,) = Redactions(sound).past(record)
    assert (noted.reason, noted.version) == (REASON, first_version(sound, record))


def test_only_the_field_that_was_asked_for_goes(sound: Workspace) -> None:
    record = logged(sound)
    remove(sound, record, fields=("description",))
    assert view_of(sound, record)["title"] == "Lange wachttijd"
    assert in_bytes(sound.folder.root) == []


def test_of_a_passage_the_rest_of_the_text_stays(sound: Workspace) -> None:
    record = logged(sound)
    copied = logged(sound, description=f"Zelfde: mevrouw\n{NAME.upper()}.", title="Kopie")
    Backups(sound).make()
    remove(sound, record, passage=f"mevrouw {NAME}")
    assert in_bytes(sound.folder.root) == []
    rest = f"{REDACTED} uit de Kerkstraat belt elke week over haar uitslag"
    assert view_of(sound, record)["description"] == rest
    assert view_of(sound, copied)["description"] == f"Zelfde: {REDACTED}."
    assert not Logbook(sound).view(record).heads[1:]


def test_of_a_version_that_brought_no_text_what_it_shows_goes(sound: Workspace) -> None:
    record = logged(sound)
    Logbook(sound).change(record, {"status": "besproken_in_wijk"})
    latest = Logbook(sound).history(record)[0].version
    Redactions(sound).redact(Request(record, latest), REASON)
    assert in_bytes(sound.folder.root) == []


def test_other_records_keep_it_when_asked(sound: Workspace) -> None:
    record, copied = logged(sound), logged(sound, title="Kopie")
    remove(sound, record, fields=("description",), elsewhere=False)
    assert view_of(sound, record)["description"] == REDACTED
    assert view_of(sound, copied)["description"] == NOTE


def test_a_function_that_many_records_name_goes_from_its_own_only(sound: Workspace) -> None:
    record = logged(sound, owner="Wijkverpleegkundige")
    other = logged(sound, owner="Wijkverpleegkundige", description="Anders", title="Spreekuur")
    remove(sound, record)
    assert view_of(sound, record)["owner"] == REDACTED
    assert view_of(sound, other)["owner"] == "Wijkverpleegkundige"


def test_a_set_phrase_stays_in_other_records(sound: Workspace) -> None:
    phrase = "Voorleggen aan het RESV"
    record = logged(sound, agreement=phrase)
    others = [logged(sound, title=f"Nummer {n}", description=f"Tekst {n}", agreement=phrase)
              for n in range(5)]  # fmt: skip
    look = Redactions(sound).look(Request(record, first_version(sound, record)))
    assert (look.others, look.kept) == ((), 5)
    remove(sound, record)
    assert view_of(sound, record)["agreement"] == REDACTED
    assert {view_of(sound, other)["agreement"] for other in others} == {phrase}
    asked = Request(others[0], first_version(sound, others[0]), passage=phrase)
    assert len(Redactions(sound).look(asked).others) == 4


def test_looking_first_tells_what_would_go_and_changes_nothing(
    sound: Workspace, tmp_path: Path
) -> None:
    record, _ = logged(sound), logged(sound, title="Kopie")
    made = Deliveries(sound).export("WAT", QUARTER, tmp_path / "uit.xlsx")
    Backups(sound).make()
    look = Redactions(sound).look(Request(record, first_version(sound, record), ("description",)))
    assert look.texts == {"description": (NOTE,)}
    assert (look.versions, look.others, look.backups) == (2, ("WAT KN-002",), 1)
    assert [(item.period, item.name) for item in look.handed] == [("2027-Q1", made.file.name)]
    assert view_of(sound, record)["description"] == NOTE


def test_a_delivery_made_after_the_text_was_changed_is_not_named(
    sound: Workspace, tmp_path: Path
) -> None:
    record = logged(sound)
    Logbook(sound).change(record, {"description": "Een patiënt belt elke week"})
    Deliveries(sound).export("WAT", QUARTER, tmp_path / "uit.xlsx")
    look = Redactions(sound).look(Request(record, first_version(sound, record), ("description",)))
    assert look.handed == ()


@pytest.mark.parametrize(
    ("reason", "code"),
    [
        ("  ", "redact_reason_missing"),
        ("Mevrouw De Vries wil dat", "redact_reason_personal"),
        ("x" * 201, "redact_reason_long"),
        ("Lange wachttijd", "redact_reason_repeats"),
    ],
)
def test_a_reason_stays_so_it_must_be_clean(sound: Workspace, reason: str, code: str) -> None:
    record = logged(sound)
    with pytest.raises(WrongUseError) as caught:
        Redactions(sound).redact(Request(record, first_version(sound, record)), reason)
    assert caught.value.code == code
    assert view_of(sound, record)["description"] == NOTE
    assert not unfinished(sound.database())


@pytest.mark.parametrize(
    ("request_", "code"),
    [
        ({"fields": ("theme",)}, "redact_field_unknown"),
        ({"passage": "an"}, "redact_passage_short"),
        ({"passage": "Jansen"}, "redact_passage_missing"),
        ({"fields": ("result",)}, "redact_no_text"),
        ({"version": "0" * 64}, "version_not_found"),
        ({"record": "E0"}, "record_not_found"),
    ],
)
def test_what_is_not_there_is_refused(
    sound: Workspace, request_: dict[str, object], code: str
) -> None:
    record = logged(sound)
    asked = {"record": record, "version": first_version(sound, record), **request_}
    with pytest.raises(KnownError) as caught:
        Redactions(sound).look(Request(**asked))  # type: ignore[arg-type]
    assert caught.value.code == code
