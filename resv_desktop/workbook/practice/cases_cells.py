"""Cases 52 to 70: the cells."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta

from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.workbook import Workbook

from resv_desktop.workbook.practice.case import Case, Told, in_order, rows
from resv_desktop.workbook.practice.hands import at, entries, plain, put, together, with_cell
from resv_desktop.workbook.practice.hands import with_text as stored_as
from resv_desktop.workbook.practice.kit import Kit

TITLE = "Geen huisarts voor nieuwe inwoners"
TWO_LINES = "Alle praktijken hebben een stop.\nMensen bellen de spoedpost."
LONG = "\n".join(f"Regel {n}: er is geen plek, en dat duurt al weken." for n in range(1, 1501))
"""Some 75,000 characters: more than two cells can hold."""


def _typed(*changes: Callable[[Workbook], None]) -> Callable[[Kit], Sequence[bytes]]:
    """Make one file: the delivery after these changes."""
    return lambda kit: (kit.edit(kit.delivery(), together(*changes)),)


def _slashes(kit: Kit) -> Sequence[bytes]:
    second = kit.delivery(*(kit.entry(nth) for nth in (4, 5, 6)))
    proof = together(put(2, Signaaldatum="04/03/2027"), put(3, Signaaldatum="23/3/2027"))
    return kit.edit(kit.delivery(), put(2, Signaaldatum="04/03/2027")), kit.edit(second, proof)


def _from_1904(kit: Kit) -> Sequence[bytes]:
    def count_from_1904(book: Workbook) -> None:
        book.epoch = CALENDAR_MAC_1904

    def pasted(book: Workbook) -> None:
        cell = at(entries(book), 2, "Signaaldatum")
        cell.value = datetime(2027, 1, 20) + timedelta(days=1462)  # noqa: DTZ001 (a cell)

    second = kit.delivery(*(kit.entry(nth) for nth in (4, 5, 6, 7)))
    return kit.edit(kit.delivery(), count_from_1904), kit.edit(second, pasted)


def _serials(kit: Kit) -> Sequence[bytes]:
    changes = together(
        plain(2, "Signaaldatum", -5, "General"), plain(3, "Signaaldatum", 99_999_999, "General")
    )
    return (kit.edit(kit.delivery(), changes),)


def _formula(kit: Kit) -> Sequence[bytes]:
    saved = kit.edit(kit.delivery(), lambda _book: None)
    cell = f' t="str"><f>"Geen huisarts "&amp;"voor nieuwe inwoners"</f><v>{TITLE}</v></c>'
    return (with_cell(kit, saved, "C2", cell),)


def _errors(kit: Kit) -> Sequence[bytes]:
    saved = kit.edit(kit.delivery(), put(3, Toelichting="#VERW!"))
    return (with_cell(kit, saved, "D2", ' t="e"><v>#N/A</v></c>'),)


def _signs_in_front(kit: Kit) -> Sequence[bytes]:
    texts = ("=SOM van wat er speelt", "+ extra spreekuur", "- minder plekken", "@huisarts belt")
    data = kit.delivery(*(kit.entry(nth, title=text) for nth, text in enumerate(texts, 1)))
    return (kit.edit(data, lambda _book: None),)


def _escapes(kit: Kit) -> Sequence[bytes]:
    saved = kit.edit(kit.delivery(kit.entry(1, description=TWO_LINES)), lambda _book: None)
    return (stored_as(kit, saved, {TWO_LINES: TWO_LINES.replace("\n", "_x000D_\n")}),)


def _other_forms(kit: Kit) -> Sequence[bytes]:
    title = "Ouderen in één wijk: ‘wachten’ op zorg\u00adlevering 😀"
    change = put(2, Titel=unicodedata.normalize("NFD", title))
    return (kit.edit(kit.delivery(kit.entry(1, title=title)), change),)


def _control(kit: Kit) -> Sequence[bytes]:
    saved = kit.edit(kit.delivery(), lambda _book: None)
    return (stored_as(kit, saved, {TITLE: "Geen huis_x0007_arts voor nieuwe inwoners"}),)


def _long(kit: Kit) -> Sequence[bytes]:
    return (kit.delivery(kit.entry(1, description=LONG), kit.entry(2)),)


def _yes_no(kit: Kit) -> Sequence[bytes]:
    ways = together(
        put(2, Relevant_voor_NZa="x"), put(3, Relevant_voor_NZa=True),
        put(4, Relevant_voor_NZa="n.v.t."),
    )  # fmt: skip
    second = kit.delivery(*(kit.entry(nth) for nth in (4, 5, 6)))
    return kit.edit(kit.delivery(), ways), kit.edit(second, put(2, Relevant_voor_NZa="?"))


CASES: tuple[Case, ...] = (
    Case(
        52, "dag-als-tekst", "Dag als tekst", "Day as text", "R", "days_read",
        (
            Told("R", "days_read", "Dagen die als tekst of als getal stonden: 3. Ze zijn gelezen "
                 "als dag-maand-jaar; wat er stond is bewaard. U hoeft niets te doen.",
                 rows(new=3)),
        ),
        _typed(put(2, Signaaldatum="3-4-2027"), put(3, Signaaldatum="3 apr '27"),
               put(4, Signaaldatum="2027/04/03")),
        "Alle drie zijn ze 3 april 2027.",
    ),
    Case(
        53, "dag-dubbelzinnig", "Dag die op twee manieren te lezen is",
        "Day that can be read in two ways", "Q", "days_uncertain",
        (
            Told("Q", "days_uncertain", "Dagen die op twee manieren te lezen zijn, zoals "
                 "04/03/2027: 1. Niets in het bestand bewijst welke dag bedoeld is, dus die cellen "
                 "wachten; de rest van de rijen is overgenomen. Vul de dag in als "
                 "dag-maand-jaar.", rows(new=3)),
            Told("R", "days_read", "Dagen die als tekst of als getal stonden: 2. Ze zijn gelezen "
                 "als dag-maand-jaar; wat er stond is bewaard. U hoeft niets te doen.",
                 rows(new=3)),
        ),
        _slashes,
        "In het tweede bestand bewijst 23/3/2027 dat de dag vooraan staat.",
    ),
    Case(
        54, "dag-als-getal", "Dag als los getal", "Day as a bare number", "R", "days_read",
        (
            Told("R", "days_read", "Dagen die als tekst of als getal stonden: 1. Ze zijn gelezen "
                 "als dag-maand-jaar; wat er stond is bewaard. U hoeft niets te doen.",
                 rows(new=3)),
        ),
        _typed(plain(2, "Signaaldatum", 46_480, "General")),
        "46480 is 3 april 2027.",
    ),
    Case(
        55, "telling-1904", "Dagen geteld vanaf 1904", "Days counted from 1904",
        "Q", "days_shifted",
        (
            in_order(3),
            Told("Q", "days_shifted", "Dagen die precies vier jaar en een dag naast de andere "
                 "liggen: 1. Dat gebeurt bij plakken uit een werkmap die dagen vanaf 1904 telt. "
                 "Die cellen wachten; de rest van de rijen is overgenomen. Vul de goede dag in.",
                 rows(new=4)),
        ),
        _from_1904,
        "Het eerste bestand telt zelf vanaf 1904 en is in orde; in het tweede is een dag geplakt.",
    ),
    Case(
        56, "dag-onmogelijk", "Getallen die geen dag kunnen zijn", "Numbers that can be no day",
        "Q", "cells_quarantined",
        (
            Told("Q", "cells_quarantined", "Cellen die niet te begrijpen waren: 2. De rest van die "
                 "rijen is overgenomen. Kijk de cellen na en vul in wat er bedoeld is.",
                 rows(new=3)),
        ),
        _serials,
    ),
    Case(
        57, "getal-met-komma", "Getal als tekst, met komma of punt",
        "Number as text, with a comma or a point", "R", "numbers_read",
        (
            Told("R", "numbers_read", "Getallen met een komma in een tekstveld: 1. Ze zijn als "
                 "tekst overgenomen, met een komma; wat er stond is bewaard. U hoeft niets te "
                 "doen.", rows(new=3)),
        ),
        _typed(plain(2, "Omvang", 2.5, "General"), put(3, Omvang="1.500", Ernst="3")),
        "1.500 blijft zoals het er staat; Ernst 3 is de code S3.",
    ),
    Case(
        58, "nullen-vooraan", "Nullen vooraan die alleen in de opmaak staan",
        "Leading zeros that are in the format only", "R", "zeros_restored",
        (
            Told("R", "zeros_restored", "Nummers waarvan de nullen vooraan alleen in de opmaak "
                 "stonden: 1. Ze zijn overgenomen zoals u ze ziet. U hoeft niets te doen.",
                 rows(new=3)),
        ),
        _typed(plain(2, "Omvang", 123, "0000000")),
    ),
    Case(
        59, "lang-getal", "Lang getal dat Excel heeft afgekapt", "Long number that Excel cut off",
        "Q", "numbers_cut",
        (
            Told("Q", "numbers_cut", "Lange getallen waarvan Excel de laatste cijfers heeft "
                 "weggegooid (1,23E+19): 1. Dat is niet te herstellen. Die cellen wachten; de rest "
                 "van de rijen is overgenomen. Typ het getal opnieuw, als tekst.", rows(new=3)),
        ),
        _typed(plain(2, "Omvang", 1.2345678901234567e19, "General")),
    ),
    Case(
        60, "datum-van-een-code", "Excel maakte een datum van iets anders",
        "Excel made a date of something else", "Q", "made_into_dates",
        (
            Told("Q", "made_into_dates", "Cellen waarin Excel van iets anders een datum maakte, "
                 "zoals van 1-2: 2. Wat er stond is niet meer te zien. Die cellen wachten; de rest "
                 "van de rijen is overgenomen. Kies een woord uit de lijst, of typ de tekst "
                 "opnieuw.", rows(new=3)),
        ),
        _typed(put(2, Ernst=date(2027, 2, 1)), put(3, Omvang=date(2027, 2, 1))),
    ),
    Case(
        61, "formule-met-uitkomst", "Formule met uitkomst", "Formula with a result",
        "A+", "formulas_taken",
        (
            Told("A+", "formulas_taken", "Cellen met een formule: 1. De uitkomst die er stond is "
                 "overgenomen, de formule niet. U hoeft niets te doen.", rows(new=3)),
        ),
        _formula,
    ),
    Case(
        62, "formule-zonder-uitkomst", "Formule zonder uitkomst", "Formula without a result",
        "Q", "formulas_empty",
        (
            Told("Q", "formulas_empty", "Cellen met een formule zonder uitkomst: 1. Die cellen "
                 "wachten; de rest van de rijen is overgenomen. Open het bestand in Excel, sla het "
                 "op en lever het opnieuw aan.", rows(new=3)),
        ),
        lambda kit: (with_cell(kit, kit.edit(kit.delivery(), lambda _book: None), "D2",
                               "><f>C2&amp;C3</f></c>"),),
    ),
    Case(
        63, "fout-van-excel", "Cel met een fout van Excel", "Cell with an error of Excel",
        "Q", "errors_in_cells",
        (
            Told("Q", "errors_in_cells", "Cellen met een fout van Excel, zoals #N/B of #VERW!: 2. "
                 "Die cellen wachten; de rest van de rijen is overgenomen. Vul in wat er moet "
                 "staan.", rows(new=3)),
        ),
        _errors,
    ),
    Case(
        64, "teken-vooraan", "Tekst die begint met =, +, - of @",
        "Text that begins with =, +, - or @", "A", "", (in_order(4),), _signs_in_front,
    ),
    Case(
        65, "regeleinden", "Regeleinden van een ander programma", "Line ends of another program",
        "A", "", (in_order(1),), _escapes,
    ),
    Case(
        66, "andere-letters", "Samengestelde letters, gekrulde aanhalingstekens, emoji",
        "Composed letters, curly quotes, emoji", "A", "", (in_order(1),), _other_forms,
    ),
    Case(
        67, "stuurtekens", "Onzichtbare stuurtekens", "Invisible control characters",
        "R", "control_removed",
        (
            Told("R", "control_removed", "Cellen met onzichtbare stuurtekens: 1. Die tekens zijn "
                 "weggehaald; de tekst is overgenomen. U hoeft niets te doen.", rows(new=3)),
        ),
        _control,
    ),
    Case(
        68, "lange-tekst", "Tekst die niet in één cel past", "Text that does not fit in one cell",
        "A+", "rows_continued",
        (
            Told("A+", "rows_continued", "Teksten die te lang waren voor één cel en verder gaan op "
                 "een rij met ‘vervolg’: 2. Ze zijn weer aan elkaar gezet. U hoeft niets te doen.",
                 rows(new=2, unchanged=2)),
        ),
        _long,
        "Twee registraties op vier rijen: de eerste gaat twee rijen verder.",
    ),
    Case(
        69, "ja-en-nee", "Andere manieren om ja, nee of niets te zeggen",
        "Other ways to say yes, no or nothing", "Q", "unknown_said",
        (
            Told("R", "yes_no_read", "Cellen waarin ja of nee op een andere manier stond, zoals x "
                 "of WAAR: 2. Ze zijn gelezen als ja of nee; wat er stond is bewaard. U hoeft "
                 "niets te doen.", rows(new=3)),
            Told("Q", "unknown_said", "Cellen waarin staat dat het niet bekend is: 1. Dat is iets "
                 "anders dan leeg, dus die cellen wachten; de rest van de rijen is overgenomen. "
                 "Vul ze in als het bekend is, of laat ze zo.", rows(new=3)),
        ),
        _yes_no,
        "Een vraagteken is niet hetzelfde als leeg: dat ene antwoord wacht.",
    ),
    Case(
        70, "onbekend-woord", "Woord dat niet in de codelijst staat",
        "Word that is not in the code list", "R", "codes_unknown",
        (
            Told("R", "codes_unknown", "Woorden die niet in de codelijst staan: 2. Ze zijn bewaard "
                 "zoals ze er staan en tellen apart. Kies later een woord uit de lijst als er een "
                 "bij past.", rows(new=3)),
        ),
        _typed(put(2, Ernst="verschrikkelijk"),
               put(3, Disciplines="Huisartsenzorg; Wijkbibliotheek")),
    ),
)  # fmt: skip
