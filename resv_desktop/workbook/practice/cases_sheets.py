"""Cases 26 to 41: the sheets."""

from __future__ import annotations

from resv_desktop.workbook.practice import made_sheets as made
from resv_desktop.workbook.practice.case import Case, Told, in_order, rows

_TWO_LINES = (
    "De koppen staan op twee rijen of in samengevoegde cellen, op: Registraties. Ze zijn herkend "
    "en alles is overgenomen. Kijk na of de kolommen kloppen, en zet de koppen de volgende keer "
    "op één rij."
)
_KEPT_APART = (
    "Ze zijn apart bewaard en horen niet bij een veld. Lees ze, en zet in een veld wat daar hoort."
)

CASES: tuple[Case, ...] = (
    Case(
        26, "blad-hernoemd", "Blad hernoemd, verplaatst of vertaald",
        "Sheet renamed, moved or translated", "A", "", (in_order(3),), made.renamed,
    ),
    Case(
        27, "blad-gekopieerd", "Blad gekopieerd", "Sheet copied", "A+", "sheets_copied",
        (Told("A+", "sheets_copied", "Bladen die precies hetzelfde zeggen als een ander blad: "
              "Registraties (2). Wat erop staat is één keer gelezen. U hoeft niets te doen.",
              rows(new=3)),
         Told("A+", "sheets_double", "Bladen met dezelfde soort gegevens die niet hetzelfde "
              "zeggen: Registraties, Registraties (2). Ze zijn alle gelezen; wat verschilt staat "
              "naast elkaar. Kijk na welk blad het goede is. Rijen die iets anders zeggen dan een "
              "wijziging die er al was: 2. Beide blijven staan; kies bij de conflicten wat geldt.",
              rows(new=2, unchanged=2, conflict=2))),
        made.copied,
    ),
    Case(
        28, "techniek-weg", "Blad Techniek weggehaald", "Technical sheet deleted",
        "R", "technique_missing",
        (in_order(3),
         Told("R", "technique_missing", "Het blad Techniek is weg. De rijen zijn overgenomen "
              "zoals ze er staan; of er iets gewijzigd is, blijkt bij het samenvoegen. Laat het "
              "blad de volgende keer staan.", rows(unchanged=3))),
        made.without_technique,
    ),
    Case(
        29, "bladen-verborgen", "Verborgen bladen", "Hidden sheets", "A+", "sheets_hidden",
        (Told("A+", "sheets_hidden", "Verborgen bladen: Acties, Overleggen. Ze zijn gelezen als "
              "de andere. U hoeft niets te doen.", rows(new=3)),),
        made.hidden_sheets,
    ),
    Case(
        30, "rijen-verborgen", "Rijen met de hand verborgen", "Rows hidden by hand",
        "A+", "rows_hidden",
        (Told("A+", "rows_hidden", "Verborgen rijen, door een filter of met de hand: 1. Ze zijn "
              "ook overgenomen. Verbergen is niet weghalen.", rows(new=3)),),
        made.hidden_rows,
    ),
    Case(
        31, "verkeerde-maat", "Het blad zegt dat het kleiner is dan het is",
        "Wrong dimension", "A", "", (in_order(3),), made.wrong_dimension,
    ),
    Case(
        32, "spookrijen", "Opmaak tot de laatste rij van het blad (1.048.576)",
        "Phantom rows to the last row of the sheet (1,048,576)", "A", "", (in_order(3),),
        made.phantom_rows,
    ),
    Case(
        33, "titel-erboven", "Titel en opmerking boven de koppen",
        "Title and note above the header", "A", "", (in_order(3),), made.title_above,
    ),
    Case(
        34, "twee-kopregels", "Koppen op twee rijen, of koppen boven koppen",
        "Headings on two rows, or headings over headings", "R", "headers_two_lines",
        (Told("R", "headers_two_lines", _TWO_LINES, rows(new=3)),
         Told("R", "headers_two_lines", _TWO_LINES, rows(new=1))),
        made.two_lines,
    ),
    Case(
        35, "totaal-eronder", "Totaal en opmerking onder de gegevens",
        "Total line and remark under the data", "A+", "rows_not_entries",
        (Told("A+", "rows_not_entries", "Rijen die geen registratie zijn, zoals een totaal of een "
              "opmerking: 2. Ze tellen niet mee. Kijk of er niets bij staat dat u wilt bewaren.",
              rows(new=3, not_an_entry=2)),),
        made.total_line,
    ),
    Case(
        36, "eigen-bladen", "Eigen bladen erbij: draaitabel, notities",
        "Extra sheets: pivot table, own notes", "A+", "sheets_extra",
        (Told("A+", "sheets_extra", "Bladen die er niet bij horen en niet zijn overgenomen: "
              "Draaitabel, Notities. Zet op het blad Registraties wat mee moet tellen.",
              rows(new=3)),),
        made.extra_sheets,
    ),
    Case(
        37, "samengevoegde-cellen", "Samengevoegde cellen in de gegevens",
        "Merged cells in the data", "R", "cells_merged",
        (Told("R", "cells_merged", "Samengevoegde cellen: in 1 cellen daaronder is dezelfde waarde "
              "ingevuld. Alles is overgenomen; de waarde is daar afgeleid. Kijk na of dat klopt, "
              "en hef het samenvoegen op.", rows(new=3)),),
        made.merged_cells,
    ),
    Case(
        38, "lege-regels", "Lege rijen en kolommen tussen de gegevens",
        "Blank rows and columns inside the data", "A", "", (in_order(3),), made.blank_lines,
    ),
    Case(
        39, "opmerkingen", "Opmerkingen en gesprekken bij cellen",
        "Comments and threaded comments on cells", "R", "remarks_found",
        (Told("R", "remarks_found", f"Opmerkingen bij cellen: 1. {_KEPT_APART}", rows(new=3)),
         Told("R", "remarks_found", f"Opmerkingen bij cellen: 2. {_KEPT_APART}", rows(new=1))),
        made.remarks,
    ),
    Case(
        40, "kleur", "Kleur of doorhaling met een betekenis",
        "Colour or strike-through as meaning", "A+", "colours_used",
        (Told("A+", "colours_used", "Er is kleur of doorhaling gebruikt in 3 cellen. Kleur en "
              "doorhaling worden niet gelezen; de tekst is overgenomen. Zet wat de kleur betekent "
              "in een kolom, bijvoorbeeld bij Status.", rows(new=3)),),
        made.colours,
    ),
    Case(
        41, "beveiligd", "Blad of cellen beveiligd", "Sheet or cells protected", "A", "",
        (in_order(3),), made.protected,
    ),
)  # fmt: skip
