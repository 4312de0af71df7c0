"""Cases 42 to 51: the headers."""

from __future__ import annotations

from collections.abc import Sequence

from openpyxl.workbook import Workbook

from resv_desktop.workbook.columns import CODE_LISTS, COVER, TECHNIQUE
from resv_desktop.workbook.practice.case import Case, Told, in_order, rows
from resv_desktop.workbook.practice.hands import at, entries, put, remove, rename, together
from resv_desktop.workbook.practice.kit import Kit


def _spaced(kit: Kit) -> Sequence[bytes]:
    change = rename(
        Titel="Titel ", Toelichting="\u00a0Toelichting", Laatst_besproken="Laatst\nbesproken",
        Ernst="Ern\u200bst",
    )  # fmt: skip
    return (kit.edit(kit.delivery(), change),)


def _synonyms(kit: Kit) -> Sequence[bytes]:
    change = rename(Titel="Onderwerp", Toelichting="Omschrijving")
    return (kit.edit(kit.delivery(), change),)


def _unknown(kit: Kit) -> Sequence[bytes]:
    return (kit.edit(kit.delivery(), rename(Thema="Waar hoort het bij")),)


def _moved(kit: Kit) -> Sequence[bytes]:
    def change(book: Workbook) -> None:
        for row in entries(book).iter_rows():
            row[2].value, row[14].value = row[14].value, row[2].value
            row[2].number_format, row[14].number_format = "dd-mm-yyyy", "@"

    return (kit.edit(kit.delivery(), change),)


def _removed(kit: Kit) -> Sequence[bytes]:
    whole = kit.delivery()
    return whole, kit.edit(whole, remove("Ernst"))


def _without_ids(kit: Kit) -> Sequence[bytes]:
    technical = remove("Registratie-ID", "Revisie", "Versie-ID")

    def of_nobody(book: Workbook) -> None:
        together(technical, remove("Wijkverband"))(book)
        del book[TECHNIQUE], book[COVER]

    whole = kit.delivery()
    return whole, kit.edit(whole, technical), kit.edit(whole, of_nobody)


def _added(kit: Kit) -> Sequence[bytes]:
    def change(book: Workbook) -> None:
        sheet = entries(book)
        place = sheet.max_column + 1
        sheet.cell(1, place).value = "Bron bij ons"
        sheet.cell(2, place).value = "gesprek in het kernteam"

    return (kit.edit(kit.delivery(), change),)


def _twice(kit: Kit) -> Sequence[bytes]:
    def again(other: str | None) -> bytes:
        def change(book: Workbook) -> None:
            sheet = entries(book)
            place = sheet.max_column + 1
            for row in range(1, 5):
                sheet.cell(row, place).value = at(sheet, row, "Ernst").value
            sheet.cell(2, place).value = other or sheet.cell(2, place).value

        return kit.edit(kit.delivery(), change)

    return again(None), again("laag")


def _reworded(kit: Kit) -> Sequence[bytes]:
    def reword(book: Workbook) -> None:
        for cell in book[CODE_LISTS]["C"]:
            if cell.value == "hoog":
                cell.value = "ernstig"
        put(2, Ernst="ernstig")(book)

    def unclear(book: Workbook) -> None:
        put(2, Ernst="S3 - heel erg")(book)

    second = kit.delivery(*(kit.entry(nth) for nth in (4, 5, 6)))
    return kit.edit(kit.delivery(), reword), kit.edit(second, unclear)


def _older(kit: Kit) -> Sequence[bytes]:
    old = (kit.entry(1, severity="3"), kit.entry(2), kit.entry(3, horizon="1_tot_3_jaar"))
    return (kit.delivery(*old),)


CASES: tuple[Case, ...] = (
    Case(
        42, "kop-met-spaties", "Spaties, regeleinden en onzichtbare tekens in een kop",
        "Spaces, line ends and invisible characters in a header", "A", "", (in_order(3),), _spaced,
    ),
    Case(
        43, "kop-andere-naam", "Kop met een bekende andere naam",
        "Header with a known other name", "R", "headings_read",
        (
            Told("R", "headings_read", "Koppen met een andere naam, die zijn herkend: Onderwerp = "
                 "Titel, Omschrijving = Toelichting. Alles is overgenomen. U hoeft niets te doen.",
                 rows(new=3)),
        ),
        _synonyms,
    ),
    Case(
        44, "kop-onbekend", "Kop met een onbekende naam", "Header with an unknown name",
        "Q", "columns_unknown",
        (
            Told("Q", "columns_unknown", "Kolommen met een kop die het programma niet kent, "
                 "terwijl andere kolommen ontbreken: Waar hoort het bij. Wat erin staat wacht; de "
                 "rest is overgenomen. Zeg één keer welke kolom het is; dat wordt onthouden voor "
                 "dit wijkverband.", rows(new=3)),
        ),
        _unknown,
        "Het voorstel is Thema: wat in de kolom staat past daar precies bij.",
    ),
    Case(
        45, "kolommen-verplaatst", "Kolommen op een andere plaats", "Columns moved",
        "A", "", (in_order(3),), _moved,
    ),
    Case(
        46, "kolom-weg", "Kolom weggehaald", "Column removed", "A+", "columns_missing",
        (
            in_order(3),
            Told("A+", "columns_missing", "Kolommen die ontbreken: Ernst. Die velden blijven zoals "
                 "ze waren; er wordt niets leeggemaakt. U hoeft niets te doen.",
                 rows(unchanged=3)),
        ),
        _removed,
    ),
    Case(
        47, "kenmerk-weg", "Kolom met het kenmerk weggehaald",
        "Column with the identifier removed", "X", "network_unknown",
        (
            in_order(3),
            Told("R", "ids_found_back", "Rijen zonder hun kenmerk: 3. Aan de inhoud is te zien "
                 "welke registratie het is; ze hebben hun kenmerk terug. Laat de kolommen "
                 "achteraan de volgende keer staan.", rows(unchanged=3)),
            Told("X", "network_unknown", "Uit dit bestand blijkt niet van welk wijkverband het is. "
                 "Er is niets overgenomen. Vul op het blad Voorblad het wijkverband in, met de "
                 "code tussen haakjes, en lever het opnieuw aan."),
        ),
        _without_ids,
        "Alleen het derde bestand wordt geweigerd: daarin zegt niets meer van wie het is.",
    ),
    Case(
        48, "kolom-erbij", "Kolom toegevoegd", "Column added", "R", "columns_added",
        (
            Told("R", "columns_added", "Kolommen die in Excel zijn toegevoegd: Bron bij ons. Wat "
                 "erin staat is apart bewaard en telt niet mee. U hoeft niets te doen.",
                 rows(new=3)),
        ),
        _added,
    ),
    Case(
        49, "kop-twee-keer", "Dezelfde kop twee keer", "The same header twice",
        "Q", "headers_differ",
        (
            Told("A+", "headers_twice", "Kolommen die er twee keer staan: 1. Waar ze hetzelfde "
                 "zeggen is dat overgenomen. Haal de dubbele kolom weg.", rows(new=3)),
            Told("Q", "headers_differ", "Een kolom staat er twee keer, en de twee zeggen niet "
                 "overal hetzelfde. Plaatsen waar ze verschillen: 1. Daar telt geen van beide; de "
                 "rest van de rijen is overgenomen. Kies wat er moet staan en haal de dubbele "
                 "kolom weg.", rows(unchanged=3)),
        ),
        _twice,
    ),
    Case(
        50, "woord-gewijzigd", "Woord in de lijst gewijzigd, code niet",
        "Word in the list changed, code not", "Q", "labels_unclear",
        (
            Told("R", "labels_read", "Cellen met een eigen manier om een woord uit de lijst te "
                 "schrijven: 1. Het woord dat u ziet telt; wat er stond is bewaard. U hoeft niets "
                 "te doen.", rows(new=3)),
            Told("Q", "labels_unclear", "Cellen waarin niet duidelijk is welk woord uit de lijst "
                 "bedoeld is: 1. Die cellen wachten; de rest van de rijen is overgenomen. Kies een "
                 "woord uit de lijst.", rows(new=3)),
        ),
        _reworded,
        "In het eerste bestand zegt het blad Codelijsten welke code bij het nieuwe woord hoort.",
    ),
    Case(
        51, "oudere-codelijst", "Oudere codelijst", "Older code list", "A", "", (in_order(3),),
        _older,
        "De oude codes 3 en 1_tot_3_jaar worden gelezen als wat ze nu heten.",
    ),
)  # fmt: skip
