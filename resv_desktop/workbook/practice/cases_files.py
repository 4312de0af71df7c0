"""Cases 1 to 25: the file as a whole."""

from __future__ import annotations

from resv_desktop.workbook.practice import made_files as made
from resv_desktop.workbook.practice.case import PASSED_OVER, Case, Told, in_order, rows

_XLS = (
    "Dit is een werkmap van een oude Excel (.xls), ook al heet het bestand misschien anders. "
    "Alles is overgenomen; zo'n bestand wordt door één leesprogramma gelezen, een gewone werkmap "
    "door twee. Sla het de volgende keer op als Excel-werkmap (.xlsx)."
)
_ONE_READER = (
    "Het bestand is door één leesprogramma gelezen; het tweede kon het niet openen. Alles is "
    "overgenomen. Controleer een paar rijen, of open het bestand in Excel, sla het op en lever "
    "het opnieuw aan."
)
_DO_NOT_OPEN = "Er is niets overgenomen. Open het niet, en vraag de afzender waar het vandaan komt."
_IN_USE = Told(
    "X", "file_in_use", "Dit bestand is in gebruik door een ander programma. Er is niets "
    "overgenomen. Sluit het bestand in Excel en probeer het opnieuw.",
)  # fmt: skip

CASES: tuple[Case, ...] = (
    Case(
        1, "wachtwoord", "Bestand met een wachtwoord", "File with a password",
        "X", "file_encrypted",
        (Told("X", "file_encrypted", "Dit bestand heeft een wachtwoord. Er is niets overgenomen. "
              "Sla het op zonder wachtwoord en lever het opnieuw aan."),),
        made.locked, f"Het wachtwoord is {made.PASSWORD}.",
    ),
    Case(
        2, "oude-excel", "Oude .xls, ook als het bestand .xlsx heet",
        "Old .xls, also when it is called .xlsx", "R", "read_as_xls",
        (Told("R", "read_as_xls", _XLS, rows(new=3), suffix=".xls"),
         Told("R", "read_as_xls", _XLS, rows(new=1))),
        made.old_excel,
    ),
    Case(
        3, "tekst-als-xlsx", "CSV of webpagina die .xlsx heet",
        "CSV or web page that is called .xlsx", "X", "file_csv",
        (Told("X", "file_csv", "Dit is een tekstbestand met kolommen (CSV), geen werkmap, ook al "
              "heet het misschien .xlsx. Er is niets overgenomen. Open het in Excel, kies Opslaan "
              "als, Excel-werkmap (.xlsx), en lever dat aan; beter nog: lever de werkmap aan die "
              "het programma maakte."),
         Told("X", "file_html", "Dit is een webpagina (HTML), geen werkmap, ook al heet het "
              "bestand misschien .xlsx. Er is niets overgenomen. Open het in Excel, kies Opslaan "
              "als, Excel-werkmap (.xlsx), en lever het opnieuw aan.")),
        made.texts,
    ),
    Case(
        4, "niet-compleet", "Leeg of halverwege afgebroken bestand",
        "Empty file, or one cut off half-way", "X", "file_cut_off",
        (Told("X", "file_empty", "Het bestand is leeg. Er is niets overgenomen. Vraag de afzender "
              "om het bestand opnieuw te sturen."),
         Told("X", "file_cut_off", "Het bestand is niet compleet: het is onderweg afgebroken. Er "
              "is niets overgenomen. Vraag de afzender om het opnieuw te sturen.")),
        made.cut_off,
    ),
    Case(
        5, "beschadigd", "Eén beschadigde byte in een blad", "One damaged byte inside a sheet",
        "X", "file_damaged",
        (Told("X", "file_damaged", "Het bestand is beschadigd (xl/worksheets/sheet2.xml). Er is "
              "niets overgenomen. Open het in Excel, sla het opnieuw op en lever het opnieuw "
              "aan."),),
        made.damaged,
    ),
    Case(
        6, "libreoffice-ods", "Werkmap van LibreOffice (.ods)", "Workbook of LibreOffice (.ods)",
        "R", "read_as_ods",
        (Told("R", "read_as_ods", "Dit is een werkmap van LibreOffice (.ods). Alles is "
              "overgenomen; zo'n bestand wordt door één leesprogramma gelezen, een gewone werkmap "
              "door twee. Sla het de volgende keer op als Excel-werkmap (.xlsx).", rows(new=3),
              suffix=".ods"),),
        made.open_document,
    ),
    Case(
        7, "alleen-in-de-cloud", "Bestand dat alleen in de cloud staat",
        "File that is only in the cloud", "X", "file_in_cloud",
        (Told("X", "file_in_cloud", "Dit bestand staat nog alleen in de cloud. Er is niets "
              "overgenomen. Klik er met rechts op, kies Altijd behouden op dit apparaat (op een "
              "Mac: Download nu), wacht even en probeer het opnieuw.",
              name=".07_alleen-in-de-cloud.xlsx.icloud"),),
        made.placeholder,
        "Dit is wat iCloud op een Mac achterlaat. Bij OneDrive op Windows zegt het programma "
        "hetzelfde; dat is met een los bestand niet na te spelen.",
    ),
    Case(
        8, "in-gebruik", "Open in Excel of op slot door een ander programma",
        "Open in Excel or locked by another program", "A", "",
        (in_order(3, or_else=_IN_USE),), made.plain,
        "Zo is het een gewone aanlevering. Open het op Windows in Excel en laat het dan lezen: "
        "het programma probeert het een paar keer en zegt dan dat u het bestand moet sluiten.",
    ),
    Case(
        9, "slotbestanden", "Slotbestanden en halve kopieën in de map",
        "Lock files and half copies in the folder", "skip", PASSED_OVER,
        (Told("skip", PASSED_OVER, "", name="~$09_aanlevering.xlsx"),
         Told("skip", PASSED_OVER, "", name=".~lock.09_aanlevering.xlsx#"),
         Told("skip", PASSED_OVER, "", name="09_aanlevering.xlsx.tmp")),
        made.lock_files, "Deze bestanden worden geteld en verder niet genoemd.",
    ),
    Case(
        10, "macros", "Werkmap met macro's (.xlsm)", "Workbook with macros (.xlsm)",
        "A+", "macros_ignored",
        (Told("A+", "macros_ignored", "In dit bestand zitten macro's. Ze zijn niet uitgevoerd en "
              "niet overgenomen. Sla het de volgende keer op als gewone Excel-werkmap (.xlsx).",
              rows(new=3), suffix=".xlsm"),),
        made.with_macros,
    ),
    Case(
        11, "strict", "Opgeslagen als Strict Open XML-werkblad",
        "Saved as Strict Open XML spreadsheet", "R", "second_reader_failed",
        (Told("R", "second_reader_failed", _ONE_READER, rows(new=3)),), made.strict,
    ),
    Case(
        12, "kapotte-opmaak", "Beschadigde opmaak, zoals sommige apparaten schrijven",
        "Damaged style, as some devices write", "R", "second_reader_failed",
        (Told("R", "second_reader_failed", _ONE_READER, rows(new=3)),), made.odd_look,
    ),
    Case(
        13, "geen-opmaak", "Alle opmaak is weg; dagen zijn kale getallen",
        "All styles are gone; days are bare numbers", "R", "second_reader_failed",
        (Told("R", "second_reader_failed", _ONE_READER, rows(new=3)),), made.without_looks,
    ),
    Case(
        14, "filter-aan", "Filter aan laten staan", "Filter left on", "A+", "rows_hidden",
        (Told("A+", "rows_hidden", "Verborgen rijen, door een filter of met de hand: 2. Ze zijn "
              "ook overgenomen. Verbergen is niet weghalen.", rows(new=3)),),
        made.filtered,
    ),
    Case(
        15, "kapotte-namen", "Kapotte namen en beschadigde eigenschappen",
        "Broken defined names and damaged properties", "A", "", (in_order(3),), made.broken_names,
    ),
    Case(
        16, "zonder-eigenschappen", "Persoonlijke gegevens verwijderd door Excel",
        "Personal data removed by Excel", "A", "", (in_order(3),), made.inspected,
    ),
    Case(
        17, "bommen", "Zip-bom en XML-bom", "Zip bomb and XML bomb", "X", "hostile_ratio",
        (Told("X", "hostile_ratio", "Dit bestand wordt bij het uitpakken honderden malen groter: "
              f"zo laat men een computer vollopen. {_DO_NOT_OPEN}"),
         Told("X", "hostile_dtd", "In dit bestand staan opdrachten (DTD) die een lezer steeds meer "
              f"tekst laten maken of andere bestanden laten openen. {_DO_NOT_OPEN}")),
        made.bombs, "Deze bestanden zijn onschadelijk zolang niemand ze in Excel opent.",
    ),
    Case(
        18, "twee-keer", "Hetzelfde bestand twee keer, onder een andere naam",
        "The same file twice, under another name", "A+", "already_merged",
        (in_order(3),
         Told("A+", "already_merged", "{file}: deze werkmap is al eerder verwerkt. 3 rijen gelijk, "
              "niets veranderd.", rows(unchanged=3))),
        made.twice,
    ),
    Case(
        19, "ouder", "Een oudere aanlevering komt na een nieuwere",
        "An older delivery arrives after a newer one", "A+", "older_merged",
        (in_order(3),
         Told("A+", "older_merged", "{file}: deze werkmap is ouder dan wat er al staat. 3 rijen, "
              "niets veranderd. U hoeft niets te doen.", rows(unchanged=3))),
        made.newer_first,
    ),
    Case(
        20, "geen-aanlevering", "Onze eigen regiowerkmap en een leeg formulier",
        "Our own regional workbook and a blank form", "skip", "own_regional",
        (Told("skip", "own_regional", "Dit is een regiowerkmap die het RESV zelf maakte. Het "
              "bestand is overgeslagen, zodat niets dubbel telt. U hoeft niets te doen."),
         Told("skip", "blank_template", "Dit is een leeg formulier: er is niets ingevuld. Het "
              "bestand is overgeslagen. Vraag de afzender om het ingevulde formulier.")),
        made.not_deliveries,
    ),
    Case(
        21, "andere-regio", "Bestand van een andere regio", "File of another region",
        "Q", "other_region",
        (Told("Q", "other_region", "{file}: deze werkmap is van een andere regio (RESV "
              "Waterrijk). Er is nog niets overgenomen: 3 rijen wachten. Hoort de werkmap hier "
              "toch bij? Kies dan ‘Toch meenemen’.", rows(quarantined=3)),),
        made.other_region,
        "In een echte regio geldt dit omgekeerd: dan wachten de bestanden van deze oefenmap.",
    ),
    Case(
        22, "google", "Opgeslagen door Google Sheets", "Saved by Google Sheets", "A", "",
        (in_order(3),), made.google,
    ),
    Case(
        23, "libreoffice", "Opgeslagen door LibreOffice als .xlsx",
        "Saved by LibreOffice as .xlsx", "A", "", (in_order(3),), made.libreoffice,
    ),
    Case(
        24, "numbers", "Uit Apple Numbers: een blad per tabel en een overzicht",
        "From Apple Numbers: a sheet per table and a summary", "A", "", (in_order(3),),
        made.numbers,
    ),
    Case(
        25, "nieuwer-programma", "Gemaakt met een nieuwere versie van het programma",
        "Made with a newer version of the program", "A+", "newer_format",
        (Told("A+", "newer_format", "Dit bestand is gemaakt met een nieuwere versie van het "
              "programma. Wat deze versie kent is overgenomen. Werk het programma bij.",
              rows(new=3)),),
        made.newer_program,
    ),
)  # fmt: skip
