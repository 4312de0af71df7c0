"""The one table of columns: it covers every field, and says what WORKBOOK format 1 promises."""

from __future__ import annotations

import pytest

from resv_desktop.domain.fields import FIELDS, FREE_TEXT, FieldType
from resv_desktop.domain.ids import RecordKind
from resv_desktop.workbook.columns import (
    DATA_SHEETS,
    EXCHANGE_SHEETS,
    LIST_NAMES,
    TYPE_NAMES,
    YES_NO_LIST,
    Holds,
    Role,
    SheetSpec,
    list_title,
)
from tests.workbook.exchange_sample import codebook

FORMAT_1 = {
    "Registraties": (
        "Nummer, Soort, Titel, Toelichting, Thema, Subthema, Disciplines, Ernst, Frequentie, "
        "Risicoscore, Horizon, Richting, Reikwijdte, Status, Signaaldatum, Laatst besproken, "
        "Laatst bevestigd, Aantal bevestigingen, Omvang, Onderbouwing, Impact op, RESV-taken, "
        "Wijkverbandtaken, Wetsdomein, Eigenaar (functie), Gevraagde actie, Afspraak, Resultaat, "
        "Opgeschaald naar, Opgeschaald op, Relevant voor NZa, Verwant aan, Wijkverband, "
        "Registratie-ID, Revisie, Versie-ID"
    ),
    "Acties": (
        "Nummer, Registratie, Actie, Eigenaar (functie), Deadline, Status, Resultaat, Actie-ID, "
        "Revisie, Versie-ID"
    ),
    "Overleggen": (
        "Datum, Soort, Aanwezige disciplines, Registratie, Uitkomst, Besluit, Overleg-ID, Revisie, "
        "Versie-ID"
    ),
    "Afspraken": (
        "Afspraak, Met wie, Onderwerp, Vanaf, Tot, Herzien op, Registratie, Afspraak-ID, Revisie, "
        "Versie-ID"
    ),
}
ELSEWHERE = {
    RecordKind.ENTRY: {"confirmed_on"},
    RecordKind.ACTION: {"network"},
    RecordKind.MEETING: {"network", "items"},
    RecordKind.AGREEMENT: {"network"},
}
"""Fields without a column of their own: Techniek, the file's network, or rows of a group."""


def test_sheets_stand_in_the_order_of_format_1() -> None:
    assert EXCHANGE_SHEETS == (
        "Voorblad", "Registraties", "Acties", "Overleggen", "Afspraken", "Codelijsten",
        "Veldenboek", "Techniek",
    )  # fmt: skip


@pytest.mark.parametrize("sheet", DATA_SHEETS, ids=lambda sheet: sheet.name)
class TestEverySheet:
    def test_has_the_columns_of_format_1_in_their_order(self, sheet: SheetSpec) -> None:
        assert ", ".join(column.header for column in sheet.columns) == FORMAT_1[sheet.name]

    def test_has_a_column_for_every_field(self, sheet: SheetSpec) -> None:
        keys = {field.key for field in FIELDS[sheet.kind]} - ELSEWHERE[sheet.kind]
        stated = {column.key for column in sheet.columns if column.role is Role.FIELD}
        items = {column.key for column in sheet.columns if column.key.startswith("item_")}
        assert stated - items == keys

    def test_has_keys_and_headers_once(self, sheet: SheetSpec) -> None:
        assert len({column.key for column in sheet.columns}) == len(sheet.columns)
        headers = {column.header.strip().casefold() for column in sheet.columns}
        assert len(headers) == len(sheet.columns)

    def test_ends_with_its_technical_columns(self, sheet: SheetSpec) -> None:
        roles = [column.role for column in sheet.columns]
        assert roles[-3:] == [Role.TECHNICAL] * 3
        assert Role.TECHNICAL not in roles[:-3]
        assert [column.key for column in sheet.columns[-3:]] == ["record", "revision", "version"]
        assert not any(column.editable for column in sheet.columns[-3:])

    def test_takes_its_codes_from_lists_that_have_a_name(self, sheet: SheetSpec) -> None:
        lists = {column.code_list for column in sheet.columns if column.code_list}
        assert lists <= LIST_NAMES.keys()
        assert lists - {"network"} <= codebook().lists.keys()

    def test_writes_text_as_text_and_days_as_days(self, sheet: SheetSpec) -> None:
        for column in sheet.columns:
            if column.field:
                is_day = column.field.type is FieldType.DATE
                assert column.holds is (Holds.DATE if is_day else Holds.TEXT)

    def test_explains_every_column_in_two_languages(self, sheet: SheetSpec) -> None:
        assert all(column.meaning and column.meaning_en for column in sheet.columns)

    def test_gives_free_text_room(self, sheet: SheetSpec) -> None:
        long = [c for c in sheet.columns if c.type is FieldType.LONG_TEXT and c.field]
        assert all(column.width >= 36 for column in long)

    def test_finds_a_column_by_key(self, sheet: SheetSpec) -> None:
        assert sheet.column("record").header == sheet.id_header
        with pytest.raises(KeyError):
            sheet.column("nothing")


def test_every_list_of_the_code_book_has_a_name_in_dutch() -> None:
    assert codebook().lists.keys() | {"network", YES_NO_LIST} == LIST_NAMES.keys()
    assert list_title("theme") == "Thema"
    assert list_title("a_newer_list") == "a_newer_list"


def test_every_type_of_field_has_a_name_in_two_languages() -> None:
    assert TYPE_NAMES.keys() == set(FieldType)
    assert TYPE_NAMES.keys() >= FREE_TEXT


def test_numbers_people_read_are_numbers() -> None:
    entries = DATA_SHEETS[0]
    numbers = {column.key for column in entries.columns if column.holds is Holds.NUMBER}
    assert numbers == {"risk", "confirmations", "revision"}
    assert entries.column("last_confirmed").holds is Holds.DATE
    assert entries.column("last_confirmed").editable
    assert not entries.column("risk").editable
