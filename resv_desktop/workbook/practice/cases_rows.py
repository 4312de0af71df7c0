"""Cases 71 to 78: the rows and what they are."""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence

import openpyxl
from openpyxl.workbook import Workbook

from resv_desktop.domain.ids import RecordKind, new_record_id, seeded_uuids
from resv_desktop.domain.network import Network
from resv_desktop.domain.version import first_version
from resv_desktop.workbook.model import ExportRecord
from resv_desktop.workbook.practice.case import Case, Told, in_order, rows
from resv_desktop.workbook.practice.hands import at, copy_row, entries, put, together
from resv_desktop.workbook.practice.kit import Kit

NEW_ROW = put(5, Soort="Knelpunt", Titel="Vervoer naar de dagbesteding valt uit", Ernst="matig")


def _same(unchanged: int) -> Told:
    return Told(
        "A", "",
        f"{{file}}: in orde. {unchanged} rijen gelezen: 0 nieuw, {unchanged} gelijk, 0 gewijzigd, "
        "0 conflict.", rows(unchanged=unchanged),
    )  # fmt: skip


def _copied(kit: Kit) -> Sequence[bytes]:
    change = together(copy_row(2, 5), put(5, Titel="Geen tandarts voor nieuwe inwoners"))
    other = kit.delivery(*(kit.entry(nth) for nth in (4, 5, 6)))
    return kit.edit(kit.delivery(), change), kit.edit(other, _pasted(_of_another(kit)))


def _of_another(kit: Kit) -> bytes:
    """The delivery of another network, from which somebody takes a row."""
    network = Network(f"OEF{kit.number}B", f"OEF{kit.number}B")
    record = new_record_id(RecordKind.ENTRY, seeded_uuids(kit.number * 1_000 + 900))
    fields = {**kit.entry(4).fields, "network": network.code}
    version = first_version(record, f"{network.code}/oefenpc/1", fields)
    return kit.delivery(ExportRecord(version, version.fields), network=network)


def _pasted(other: bytes) -> Callable[[Workbook], None]:
    def change(book: Workbook) -> None:
        source = openpyxl.load_workbook(io.BytesIO(other))[entries(book).title]
        for column in range(1, source.max_column + 1):
            entries(book).cell(5, column).value = source.cell(2, column).value

    return change


def _dragged(kit: Kit) -> Sequence[bytes]:
    def change(book: Workbook) -> None:
        NEW_ROW(book)
        record = str(at(entries(book), 4, "Registratie-ID").value)
        at(entries(book), 5, "Registratie-ID").value = f"{record[:-2]}{'1' * 2}"

    return (kit.edit(kit.delivery(), change),)


def _new(kit: Kit) -> Sequence[bytes]:
    def again(book: Workbook) -> None:
        NEW_ROW(book)
        entries(book).title = "Onze punten"

    return kit.edit(kit.delivery(), NEW_ROW), kit.edit(kit.delivery(), again)


def _gone(kit: Kit) -> Sequence[bytes]:
    return kit.delivery(), kit.edit(kit.delivery(), lambda book: entries(book).delete_rows(3))


def _sorted(kit: Kit) -> Sequence[bytes]:
    titles = ("Geen huisarts", "Wachtlijst ggz", "Apotheek dicht", "Vervoer valt uit", "Drukte")
    data = kit.delivery(*(kit.entry(nth, title=text) for nth, text in enumerate(titles, 1)))

    def change(book: Workbook) -> None:
        cells = [at(entries(book), row, "Titel") for row in range(2, 7)]
        for cell, title in zip(cells, sorted(str(cell.value) for cell in cells), strict=True):
            cell.value = title

    return (kit.edit(data, change),)


def _edited(kit: Kit) -> Sequence[bytes]:
    data = kit.delivery(kit.entry(1), kit.entry(2), kit.entry(4))
    spaces = put(2, Titel="  Geen huisarts  voor nieuwe inwoners\n")
    words = put(2, Titel="Geen huisarts voor nieuwe inwoners in oost")
    return data, kit.edit(data, spaces), kit.edit(data, words)


def _two_hands(kit: Kit) -> Sequence[bytes]:
    first, second = kit.entry(1), kit.entry(2)
    data = kit.delivery(first, second)
    in_app = kit.delivery(kit.edited(first, title="Geen huisarts voor wie hier komt wonen"), second)
    by_hand = kit.edit(data, put(2, Titel="Geen huisarts, ook niet op de wachtlijst"))
    one = kit.edit(data, put(3, Ernst="hoog"))
    other = kit.edit(data, put(3, Titel="Vervoer naar de dagbesteding valt elke vrijdag uit"))
    return data, in_app, by_hand, one, other


def _restored(kit: Kit) -> Sequence[bytes]:
    first, second = kit.entry(1), kit.entry(2)
    before = kit.edited(first, status="in_behandeling_wijk")
    after = kit.edited(first, f"{kit.network.code}/oefenpc/2", status="opgelost")
    return (
        kit.delivery(first, second), kit.delivery(before, second),
        kit.delivery(after, second, incarnation=2),
    )  # fmt: skip


_EDITED = (
    "Rijen die in Excel zijn gewijzigd: 1. De wijzigingen zijn overgenomen; wat er eerst stond "
    "blijft in de geschiedenis staan."
)
_CHOOSE = (
    " Rijen die iets anders zeggen dan een wijziging die er al was: 1. Beide blijven staan; kies "
    "bij de conflicten wat geldt."
)
_ADDED = (
    "Rijen die in Excel zijn toegevoegd: 1. Ze zijn overgenomen en hebben een kenmerk gekregen. U "
    "hoeft niets te doen."
)
CASES: tuple[Case, ...] = (
    Case(
        71, "rij-gekopieerd", "Rij gekopieerd als voorbeeld, of geplakt van een ander wijkverband",
        "Row copied as a template, or pasted from another network", "R", "rows_copied",
        (
            Told("R", "rows_copied", "Rijen die een kopie zijn van een andere rij, met andere "
                 "tekst: 1. Ze zijn overgenomen als nieuwe registraties. Laat de kolommen met het "
                 "kenmerk de volgende keer leeg in een nieuwe rij.", rows(new=4)),
            Told("A+", "rows_foreign", "Rijen die van een ander wijkverband zijn: 1. Ze blijven "
                 "van dat wijkverband en tellen daar mee. U hoeft niets te doen.", rows(new=4)),
        ),
        _copied,
    ),
    Case(
        72, "kenmerk-doorgetrokken", "Kenmerk doorgetrokken naar beneden",
        "Identifier dragged down", "R", "ids_failed",
        (
            Told("R", "ids_failed", "Rijen met een kenmerk dat niet klopt (getypt of "
                 "doorgetrokken): 1. Ze zijn overgenomen als nieuwe registraties. Laat die kolom "
                 "leeg in een nieuwe rij.", rows(new=4)),
        ),
        _dragged,
    ),
    Case(
        73, "nieuwe-rij", "Nieuwe rij, getypt in Excel", "New row, typed in Excel",
        "R", "rows_added",
        (
            Told("R", "rows_added", _ADDED, rows(new=4)),
            Told("R", "rows_added", _ADDED, rows(unchanged=4)),
        ),
        _new,
        "Twee keer aangeleverd is één registratie.",
    ),
    Case(
        74, "rij-weg", "Rij weggehaald", "Row removed", "A+", "rows_missing",
        (
            in_order(3),
            Told("A+", "rows_missing", "Rijen die niet meer in dit bestand staan, maar er eerst "
                 "wel in stonden: 1. Weghalen verwijdert niets: wat erin stond blijft bewaard. Is "
                 "iets klaar, zet dan de status op opgelost.", rows(unchanged=2)),
        ),
        _gone,
    ),
    Case(
        75, "kolom-los-gesorteerd", "Eén kolom los gesorteerd", "One column sorted on its own",
        "X", "column_sorted",
        (
            Told("X", "column_sorted", "Op het blad Registraties is een kolom los gesorteerd "
                 "(Titel): de waarden staan nu bij andere registraties. Er is niets overgenomen. "
                 "Maak het sorteren ongedaan, of lever de vorige versie van het bestand aan."),
        ),
        _sorted,
    ),
    Case(
        76, "rij-gewijzigd", "Rij gewijzigd in Excel, of alleen de spaties",
        "Row changed in Excel, or only its spaces", "A+", "rows_edited",
        (
            in_order(3),
            _same(3),
            Told("A+", "rows_edited", _EDITED, rows(updated=1, unchanged=2)),
        ),
        _edited,
        "Het tweede bestand heeft alleen andere spaties: dat is geen wijziging.",
    ),
    Case(
        77, "twee-wijzigingen", "Gewijzigd in Excel én in het programma, of in twee kopieën",
        "Changed in Excel and in the program, or in two copies", "A+", "rows_edited",
        (
            in_order(2),
            Told("A", "", "{file}: in orde. 2 rijen gelezen: 0 nieuw, 1 gelijk, 1 gewijzigd, 0 "
                 "conflict.", rows(unchanged=1, updated=1)),
            Told("A+", "rows_edited", _EDITED + _CHOOSE, rows(unchanged=1, conflict=1)),
            Told("A+", "rows_edited", _EDITED, rows(unchanged=1, updated=1)),
            Told("A+", "rows_edited", _EDITED + _CHOOSE, rows(unchanged=1, conflict=1)),
        ),
        _two_hands,
        "De eerste twee wijzigingen raken dezelfde titel; de laatste twee zijn samen te voegen.",
    ),
    Case(
        78, "reservekopie-teruggezet", "Reservekopie teruggezet: zelfde revisie, andere inhoud",
        "Backup put back: same revision, other content", "A", "",
        (
            in_order(2),
            Told("A", "", "{file}: in orde. 2 rijen gelezen: 0 nieuw, 1 gelijk, 1 gewijzigd, 0 "
                 "conflict.", rows(unchanged=1, updated=1)),
            Told("A", "", "{file}: in orde. 2 rijen gelezen: 0 nieuw, 1 gelijk, 0 gewijzigd, 1 "
                 f"conflict.{_CHOOSE}", rows(unchanged=1, conflict=1)),
        ),
        _restored,
        "Beide wijzigingen blijven staan; een mens kiest. De klok telt niet mee.",
    ),
)  # fmt: skip
