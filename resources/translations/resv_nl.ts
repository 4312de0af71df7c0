<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>About</name>
    <message>
        <source>&amp;Copy versions</source>
        <translation>&amp;Kopieer versies</translation>
    </message>
    <message>
        <source>About this program</source>
        <translation>Over dit programma</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>S&amp;luit</translation>
    </message>
</context>
<context>
    <name>AboutDialog</name>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <source>Licences</source>
        <translation>Licenties</translation>
    </message>
    <message>
        <source>Version %1 · no internet, no account, no patient data</source>
        <translation>Versie %1 · geen internet, geen account, geen patiëntgegevens</translation>
    </message>
</context>
<context>
    <name>ActionList</name>
    <message>
        <source>%1 done</source>
        <translation>%1 klaar</translation>
    </message>
    <message>
        <source>%1 is open again</source>
        <translation>%1 staat weer open</translation>
    </message>
    <message>
        <source>Action added</source>
        <translation>Actie toegevoegd</translation>
    </message>
    <message>
        <source>Add action</source>
        <translation>Voeg actie toe</translation>
    </message>
    <message>
        <source>By which function, never a name</source>
        <translation>Door welke functie, nooit een naam</translation>
    </message>
    <message>
        <source>New action</source>
        <translation>Nieuwe actie</translation>
    </message>
    <message>
        <source>New action: what has to be done?</source>
        <translation>Nieuwe actie: wat moet er gebeuren?</translation>
    </message>
    <message>
        <source>No actions were agreed for this entry.</source>
        <translation>Er zijn nog geen acties afgesproken.</translation>
    </message>
    <message>
        <source>Ready before which day</source>
        <translation>Op welke dag moet het klaar zijn</translation>
    </message>
    <message>
        <source>Write a day like this: 12-3-2027.</source>
        <translation>Schrijf een dag zo: 12-3-2027.</translation>
    </message>
    <message>
        <source>Write what has to be done.</source>
        <translation>Schrijf wat er moet gebeuren.</translation>
    </message>
    <message>
        <source>by which function?</source>
        <translation>door welke functie?</translation>
    </message>
    <message>
        <source>due %1</source>
        <translation>klaar op %1</translation>
    </message>
    <message>
        <source>late: due %1</source>
        <translation>te laat: moest klaar zijn op %1</translation>
    </message>
</context>
<context>
    <name>Actions</name>
    <message>
        <source>About this program</source>
        <translation>Over dit programma</translation>
    </message>
    <message>
        <source>All you can do</source>
        <translation>Zoeken en doen</translation>
    </message>
    <message>
        <source>Check for personal data</source>
        <translation>Controle op persoonsgegevens</translation>
    </message>
    <message>
        <source>Do again</source>
        <translation>Opnieuw doen</translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation>Ga naar %1</translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation>Ga naar het volgende deel van het venster</translation>
    </message>
    <message>
        <source>Help with this page</source>
        <translation>Hulp bij deze pagina</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Maak nu een back-up</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Nieuwe registratie</translation>
    </message>
    <message>
        <source>Search</source>
        <translation>Zoek</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Maak ongedaan</translation>
    </message>
</context>
<context>
    <name>AnswerCard</name>
    <message>
        <source>%1, sheet %2, row %3</source>
        <translation>%1, blad %2, rij %3</translation>
    </message>
    <message>
        <source>All days of this file: day first</source>
        <translation>Alle dagen in dit bestand: dag eerst</translation>
    </message>
    <message>
        <source>All days of this file: month first</source>
        <translation>Alle dagen in dit bestand: maand eerst</translation>
    </message>
    <message numerus="yes">
        <source>Also for %n others with the same text</source>
        <translation>
            <numerusform>Ook voor %n andere met dezelfde tekst</numerusform>
            <numerusform>Ook voor %n andere met dezelfde tekst</numerusform>
        </translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>Kies…</translation>
    </message>
    <message>
        <source>Fills this in as the answer</source>
        <translation>Vult dit in als antwoord</translation>
    </message>
    <message>
        <source>It says:</source>
        <translation>Er staat:</translation>
    </message>
    <message>
        <source>Keep the answer</source>
        <translation>Bewaar antwoord</translation>
    </message>
    <message>
        <source>Leave as it is</source>
        <translation>Laat zo</translation>
    </message>
    <message>
        <source>The field keeps the value it had; the question goes away</source>
        <translation>Het veld houdt de waarde die het had; de vraag verdwijnt</translation>
    </message>
    <message>
        <source>What is it about?</source>
        <translation>Waar gaat het over?</translation>
    </message>
    <message>
        <source>for example 3-4-2027</source>
        <translation>bijvoorbeeld 3-4-2027</translation>
    </message>
    <message>
        <source>several: with ; between them</source>
        <translation>meer dan één: met ; ertussen</translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message numerus="yes">
        <source>%n entr(y/ies) become as they were</source>
        <translation>
            <numerusform>%n registratie wordt weer zoals ze was</numerusform>
            <numerusform>%n registraties worden weer zoals ze waren</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies) in this backup</source>
        <translation>
            <numerusform>%n registratie in deze back-up</numerusform>
            <numerusform>%n registraties in deze back-up</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies) of now are not in it:</source>
        <translation>
            <numerusform>%n registratie van nu staat er niet in:</numerusform>
            <numerusform>%n registraties van nu staan er niet in:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed entr(y/ies) come back</source>
        <translation>
            <numerusform>%n verwijderde registratie komt terug</numerusform>
            <numerusform>%n verwijderde registraties komen terug</numerusform>
        </translation>
    </message>
    <message>
        <source>Added last:</source>
        <translation>Laatst toegevoegd:</translation>
    </message>
    <message>
        <source>All entries are the same as those of now.</source>
        <translation>Alle registraties zijn gelijk aan die van nu.</translation>
    </message>
    <message>
        <source>Backup (*.resvlog *.resvkluis)</source>
        <translation>Back-up (*.resvlog *.resvkluis)</translation>
    </message>
    <message>
        <source>Backups, latest first</source>
        <translation>Back-ups, nieuwste eerst</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleer</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>Kies een back-up</translation>
    </message>
    <message>
        <source>Last change: %1</source>
        <translation>Laatste wijziging: %1</translation>
    </message>
    <message>
        <source>Looking into the backup</source>
        <translation>Back-up bekijken</translation>
    </message>
    <message>
        <source>Mind: this is a backup of another log than this one.</source>
        <translation>Let op: dit is een back-up van een ander logboek.</translation>
    </message>
    <message>
        <source>Open the backup</source>
        <translation>Open de back-up</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtwoordzin</translation>
    </message>
    <message>
        <source>Put this backup back</source>
        <translation>Zet deze back-up terug</translation>
    </message>
    <message>
        <source>They stay in the log of now, which is kept.</source>
        <translation>Ze blijven in het logboek van nu; dat wordt bewaard.</translation>
    </message>
    <message>
        <source>This backup is encrypted. Its passphrase was chosen with the second place.</source>
        <translation>Deze back-up is versleuteld. De wachtwoordzin is gekozen bij de tweede plek.</translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n registratie</numerusform>
            <numerusform>%n registraties</numerusform>
        </translation>
    </message>
    <message>
        <source>Another file</source>
        <translation>Kies een ander bestand</translation>
    </message>
    <message>
        <source>Backup made: %1</source>
        <translation>Back-up gemaakt: %1</translation>
    </message>
    <message>
        <source>Backups</source>
        <translation>Back-ups</translation>
    </message>
    <message>
        <source>Choose a backup to see what it holds; then you can put it back.</source>
        <translation>Kies een back-up om te zien wat erin staat; daarna kunt u hem terugzetten.</translation>
    </message>
    <message>
        <source>Keep a copy</source>
        <translation>Bewaar een kopie</translation>
    </message>
    <message>
        <source>Keep a copy of the log</source>
        <translation>Bewaar een kopie van het logboek</translation>
    </message>
    <message>
        <source>Log (*.resvlog)</source>
        <translation>Logboek (*.resvlog)</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Maak nu een back-up</translation>
    </message>
    <message>
        <source>Making a backup</source>
        <translation>Back-up maken</translation>
    </message>
    <message>
        <source>Put back</source>
        <translation>Zet terug</translation>
    </message>
    <message>
        <source>Put this backup back?</source>
        <translation>Deze back-up terugzetten?</translation>
    </message>
    <message>
        <source>The log becomes as it was on %1, with %2. What you did after that is no longer shown; the log of now is kept in the data folder.</source>
        <translation>Het logboek wordt zoals het was op %1, met %2. Wat u daarna deed, ziet u dan niet meer; het logboek van nu blijft bewaard in de gegevensmap.</translation>
    </message>
    <message>
        <source>The log is as it was on %1. The log of before is kept as %2.</source>
        <translation>Het logboek is weer zoals op %1. Het logboek van daarvoor is bewaard als %2.</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Backup made</source>
        <translation>Back-up gemaakt</translation>
    </message>
</context>
<context>
    <name>BackupsModel</name>
    <message>
        <source>Made on</source>
        <translation>Gemaakt op</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>Grootte</translation>
    </message>
    <message>
        <source>backup of the day</source>
        <translation>back-up van de dag</translation>
    </message>
    <message>
        <source>before a new version of the program</source>
        <translation>voor een nieuwe versie van het programma</translation>
    </message>
    <message>
        <source>before merging</source>
        <translation>voor het samenvoegen</translation>
    </message>
    <message>
        <source>before putting back</source>
        <translation>voor het terugzetten</translation>
    </message>
    <message>
        <source>when the program was closed</source>
        <translation>bij het afsluiten</translation>
    </message>
    <message>
        <source>you asked for it</source>
        <translation>u vroeg erom</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>Done</source>
        <translation>Gelukt</translation>
    </message>
    <message>
        <source>Good to know</source>
        <translation>Goed om te weten</translation>
    </message>
    <message>
        <source>Hide this message</source>
        <translation>Dit bericht verbergen</translation>
    </message>
    <message>
        <source>Please note</source>
        <translation>Let op</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Dat is niet gelukt</translation>
    </message>
</context>
<context>
    <name>CheckNote</name>
    <message>
        <source>A few words, without names or numbers; it is noted</source>
        <translation>Een paar woorden, zonder namen of nummers; de reden wordt bewaard</translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>En nog %n.</numerusform>
            <numerusform>En nog %n.</numerusform>
        </translation>
    </message>
    <message>
        <source>Empty this line</source>
        <translation>Maak deze regel leeg</translation>
    </message>
    <message>
        <source>Keep with this reason</source>
        <translation>Bewaar met deze reden</translation>
    </message>
    <message>
        <source>Let it stand</source>
        <translation>Laat dit staan</translation>
    </message>
    <message>
        <source>Put back what stood here</source>
        <translation>Zet terug wat hier stond</translation>
    </message>
    <message>
        <source>Reason why this may stay</source>
        <translation>Reden waarom dit mag blijven staan</translation>
    </message>
    <message>
        <source>Say that you looked at it and that it may stay; counted</source>
        <translation>Zeg dat u ernaar hebt gekeken en dat het mag blijven; dit wordt geteld</translation>
    </message>
    <message>
        <source>The check no longer reports these words anywhere</source>
        <translation>De controle meldt deze woorden nergens meer</translation>
    </message>
    <message>
        <source>“%1” is not a person</source>
        <translation>‘%1’ is geen persoon</translation>
    </message>
</context>
<context>
    <name>Chip</name>
    <message>
        <source>Delete takes it away</source>
        <translation>Met Delete haalt u dit weg</translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n versie</numerusform>
            <numerusform>%n versies</numerusform>
        </translation>
    </message>
    <message>
        <source>All of version %1</source>
        <translation>Alles van versie %1</translation>
    </message>
    <message>
        <source>Before: %1</source>
        <translation>Eerst: %1</translation>
    </message>
    <message>
        <source>Both are kept, unless you choose one of them.</source>
        <translation>Beide blijven, tenzij u er één kiest.</translation>
    </message>
    <message>
        <source>Different fields were changed. Both changes can be kept together.</source>
        <translation>Er zijn verschillende velden gewijzigd. Beide wijzigingen kunnen samen blijven.</translation>
    </message>
    <message>
        <source>Does it stay?</source>
        <translation>Blijft het bestaan?</translation>
    </message>
    <message>
        <source>It was removed and changed at the same time. Choose what holds.</source>
        <translation>Het is tegelijk verwijderd en gewijzigd. Kies wat geldt.</translation>
    </message>
    <message>
        <source>Join them</source>
        <translation>Voeg samen</translation>
    </message>
    <message>
        <source>Keep the choice</source>
        <translation>Bewaar keuze</translation>
    </message>
    <message>
        <source>The same field was changed in different ways. Choose what holds.</source>
        <translation>Hetzelfde veld is op verschillende manieren gewijzigd. Kies wat geldt.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Versie %1</translation>
    </message>
    <message>
        <source>after a backup was put back</source>
        <translation>na het terugzetten van een back-up</translation>
    </message>
    <message>
        <source>changed in Excel</source>
        <translation>gewijzigd in Excel</translation>
    </message>
    <message>
        <source>empty</source>
        <translation>leeg</translation>
    </message>
    <message>
        <source>in the program</source>
        <translation>in het programma</translation>
    </message>
    <message>
        <source>it stays</source>
        <translation>het blijft</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>verwijderd</translation>
    </message>
</context>
<context>
    <name>Choosers</name>
    <message>
        <source>Choose files</source>
        <translation>Kies bestanden</translation>
    </message>
    <message>
        <source>Choose folder</source>
        <translation>Kies map</translation>
    </message>
</context>
<context>
    <name>ConflictPanel</name>
    <message>
        <source>Join them</source>
        <translation>Voeg ze samen</translation>
    </message>
    <message>
        <source>Keep %1 (%2)</source>
        <translation>Behoud %1 (%2)</translation>
    </message>
    <message>
        <source>Two people changed different fields. They can be joined.</source>
        <translation>Er zijn op twee plaatsen verschillende velden gewijzigd. Die gaan samen.</translation>
    </message>
    <message>
        <source>Two versions contradict each other. Choose which one holds.</source>
        <translation>Twee versies spreken elkaar tegen. Kies welke geldt.</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>verwijderd</translation>
    </message>
</context>
<context>
    <name>Context</name>
    <message>
        <source>The settings could not be saved.</source>
        <translation>De instellingen konden niet worden bewaard.</translation>
    </message>
</context>
<context>
    <name>Coverage</name>
    <message>
        <source>Network</source>
        <translation>Wijkverband</translation>
    </message>
    <message>
        <source>delivered</source>
        <translation>aangeleverd</translation>
    </message>
    <message>
        <source>delivered on %1</source>
        <translation>aangeleverd op %1</translation>
    </message>
    <message>
        <source>due by %1</source>
        <translation>uiterlijk %1</translation>
    </message>
    <message>
        <source>late</source>
        <translation>te laat</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>ontbreekt</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>nog niet nodig</translation>
    </message>
    <message>
        <source>nothing to report</source>
        <translation>niets te melden</translation>
    </message>
</context>
<context>
    <name>CoveragePart</name>
    <message>
        <source>%1 (not in the region file)</source>
        <translation>%1 (niet in het regiobestand)</translation>
    </message>
    <message>
        <source>%1, %2 networks</source>
        <translation>%1, %2 wijkverbanden</translation>
    </message>
    <message>
        <source>%1, delivered on %2</source>
        <translation>%1, aangeleverd op %2</translation>
    </message>
    <message>
        <source>%1, without a day</source>
        <translation>%1, zonder dag</translation>
    </message>
    <message>
        <source>&amp;Year</source>
        <translation>&amp;Jaar</translation>
    </message>
    <message>
        <source>Copy as a table</source>
        <translation>Kopieer als tabel</translation>
    </message>
    <message>
        <source>Last day: %1</source>
        <translation>Laatste dag: %1</translation>
    </message>
    <message>
        <source>The table is on the clipboard</source>
        <translation>De tabel staat op het klembord</translation>
    </message>
    <message>
        <source>These files do not say their quarter: %1</source>
        <translation>Deze bestanden noemen hun kwartaal niet: %1</translation>
    </message>
    <message>
        <source>To put in Excel or in a mail</source>
        <translation>Om in Excel of in een mail te zetten</translation>
    </message>
    <message>
        <source>Who delivered, per network and quarter</source>
        <translation>Wie aanleverde, per wijkverband en kwartaal</translation>
    </message>
    <message>
        <source>Year of the deliveries</source>
        <translation>Jaar van de aanleveringen</translation>
    </message>
</context>
<context>
    <name>CrashDialog</name>
    <message>
        <source>&amp;Copy details</source>
        <translation>Details &amp;kopiëren</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Verder werken</translation>
    </message>
    <message>
        <source>&amp;Log:</source>
        <translation>&amp;Logboekbestand:</translation>
    </message>
    <message>
        <source>&amp;Open the folder</source>
        <translation>Map &amp;openen</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Gekopieerd</translation>
    </message>
    <message>
        <source>Fault in the program</source>
        <translation>Fout in het programma</translation>
    </message>
    <message>
        <source>Something in the program went wrong</source>
        <translation>Er ging iets mis in het programma</translation>
    </message>
    <message>
        <source>You did nothing wrong. Everything that was saved is still there. You can go on; if something looks odd, close the program and start it again. Please send the log below to the person who manages this program.</source>
        <translation>U deed niets verkeerd. Alles wat was opgeslagen, is er nog. U kunt verder werken; ziet er iets vreemd uit, sluit dan het programma en start het opnieuw. Stuur het bestand hieronder naar de beheerder van dit programma.</translation>
    </message>
</context>
<context>
    <name>DayLine</name>
    <message>
        <source>Choose a day (Alt+Down)</source>
        <translation>Kies een dag (Alt+pijl omlaag)</translation>
    </message>
    <message>
        <source>d-m-yyyy</source>
        <translation>d-m-jjjj</translation>
    </message>
</context>
<context>
    <name>DeliverPage</name>
    <message>
        <source>%1 is ready and was checked: %2 entries. Mail it to the RESV.</source>
        <translation>%1 is klaar en gecontroleerd: %2 registraties. Mail het bestand naar het RESV.</translation>
    </message>
    <message numerus="yes">
        <source>%n actions</source>
        <translation>
            <numerusform>%n actie</numerusform>
            <numerusform>%n acties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>nog %n dag</numerusform>
            <numerusform>nog %n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries go along</source>
        <translation>
            <numerusform>%n registratie gaat mee</numerusform>
            <numerusform>%n registraties gaan mee</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not complete</source>
        <translation>
            <numerusform>%n niet compleet</numerusform>
            <numerusform>%n niet compleet</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Periode</translation>
    </message>
    <message>
        <source>Copy mail text</source>
        <translation>Kopieer mailtekst</translation>
    </message>
    <message>
        <source>Entries that go along</source>
        <translation>Registraties die meegaan</translation>
    </message>
    <message>
        <source>Export workbook</source>
        <translation>Exporteer werkmap</translation>
    </message>
    <message>
        <source>Give the password by telephone.</source>
        <translation>Geef het wachtwoord telefonisch door.</translation>
    </message>
    <message>
        <source>Hand over that there is nothing</source>
        <translation>Lever aan dat er niets is</translation>
    </message>
    <message>
        <source>Hand over that there was nothing: that counts too</source>
        <translation>Lever aan dat er niets was: dat telt ook</translation>
    </message>
    <message>
        <source>Handed over before</source>
        <translation>Eerder aangeleverd</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n findings below first, then export.</source>
        <translation>
            <numerusform>Kijk eerst %n vondst hieronder na, en exporteer dan.</numerusform>
            <numerusform>Kijk eerst de %n vondsten hieronder na, en exporteer dan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing to report</source>
        <translation>Niets te melden</translation>
    </message>
    <message>
        <source>Nothing was in play in this period, so there is nothing to hand over.</source>
        <translation>In deze periode speelde er niets, dus er is niets om mee te geven.</translation>
    </message>
    <message>
        <source>Period to hand over</source>
        <translation>Periode om aan te leveren</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Toon in map</translation>
    </message>
    <message>
        <source>The name of the file seems to name a person. Choose another name.</source>
        <translation>De bestandsnaam lijkt een persoon te noemen. Kies een andere naam.</translation>
    </message>
    <message>
        <source>The text for the mail is on the clipboard</source>
        <translation>De mailtekst staat op het klembord</translation>
    </message>
    <message>
        <source>There are signals in this period to report</source>
        <translation>Er zijn in deze periode signalen om te melden</translation>
    </message>
    <message>
        <source>Workbook written: %1</source>
        <translation>Werkmap geschreven: %1</translation>
    </message>
    <message>
        <source>Writing and checking the workbook</source>
        <translation>De werkmap wordt geschreven en gecontroleerd</translation>
    </message>
    <message>
        <source>Your IT department asks for a password on each workbook</source>
        <translation>Uw ICT-afdeling vraagt een wachtwoord op elke werkmap</translation>
    </message>
    <message>
        <source>by %1</source>
        <translation>uiterlijk %1</translation>
    </message>
</context>
<context>
    <name>Delivery</name>
    <message>
        <source>Complete?</source>
        <translation>Compleet?</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Registraties</translation>
    </message>
    <message>
        <source>File</source>
        <translation>Bestand</translation>
    </message>
    <message>
        <source>Handed over on</source>
        <translation>Aangeleverd op</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Persoonsgegevens</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Ernst</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>check: %1</source>
        <translation>nakijken: %1</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>compleet</translation>
    </message>
    <message>
        <source>lacks %1</source>
        <translation>mist %1</translation>
    </message>
    <message>
        <source>looked at</source>
        <translation>nagekeken</translation>
    </message>
    <message>
        <source>must go: %1</source>
        <translation>moet weg: %1</translation>
    </message>
    <message>
        <source>none found</source>
        <translation>niets gevonden</translation>
    </message>
    <message>
        <source>nothing to report</source>
        <translation>niets te melden</translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message>
        <source>%1: %2 changed</source>
        <translation>%1: %2 gewijzigd</translation>
    </message>
    <message>
        <source>%1: chosen</source>
        <translation>%1: keuze bewaard</translation>
    </message>
    <message>
        <source>%1: still so</source>
        <translation>%1: nog steeds zo</translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acties</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>Sluit (Esc)</translation>
    </message>
    <message>
        <source>Confirm today that it is still so (Ctrl+E)</source>
        <translation>Bevestig vandaag dat het nog steeds zo is (Ctrl+E)</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n times, last on %1</source>
        <translation>
            <numerusform>%n keer bevestigd, laatst op %1</numerusform>
            <numerusform>%n keer bevestigd, laatst op %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Registratie</translation>
    </message>
    <message>
        <source>Fields</source>
        <translation>Velden</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Historie</translation>
    </message>
    <message>
        <source>Not confirmed yet</source>
        <translation>Nog niet bevestigd</translation>
    </message>
    <message>
        <source>Parts of the entry</source>
        <translation>Onderdelen van de registratie</translation>
    </message>
    <message>
        <source>Remove this entry (Delete in the list)</source>
        <translation>Verwijder deze registratie (Delete in de lijst)</translation>
    </message>
    <message>
        <source>Still needed</source>
        <translation>Nog nodig</translation>
    </message>
    <message>
        <source>Still so</source>
        <translation>Nog steeds zo</translation>
    </message>
    <message>
        <source>This entry belongs to %1. Only that network can change it.</source>
        <translation>Deze registratie is van %1. Alleen dat wijkverband kan haar wijzigen.</translation>
    </message>
    <message numerus="yes">
        <source>going on for %n months</source>
        <translation>
            <numerusform>speelt al %n maand</numerusform>
            <numerusform>speelt al %n maanden</numerusform>
        </translation>
    </message>
    <message>
        <source>risk %1</source>
        <translation>risico %1</translation>
    </message>
</context>
<context>
    <name>DropArea</name>
    <message>
        <source>Drop the workbooks of the networks here, or a folder that holds them.</source>
        <translation>Sleep de werkmappen van de wijkverbanden hierheen, of een map waar ze in staan.</translation>
    </message>
    <message>
        <source>Make a practice folder</source>
        <translation>Maak een oefenmap</translation>
    </message>
    <message>
        <source>Workbooks with faults in them, to see what the program does with them</source>
        <translation>Werkmappen met fouten erin, om te zien wat het programma ermee doet</translation>
    </message>
    <message>
        <source>You first see what would happen. Nothing is kept until you press Merge.</source>
        <translation>U ziet eerst wat er zou gebeuren. Er wordt pas iets bewaard als u op Samenvoegen drukt.</translation>
    </message>
</context>
<context>
    <name>EarlierPart</name>
    <message>
        <source>%1 is ready, with %2 and %3. Merge it on the other computer.</source>
        <translation>%1 is klaar, met %2 en %3. Voeg het op de andere computer samen.</translation>
    </message>
    <message numerus="yes">
        <source>%n cells were understood by it</source>
        <translation>
            <numerusform>Hiermee is %n cel begrepen</numerusform>
            <numerusform>Hiermee zijn %n cellen begrepen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n registratie</numerusform>
            <numerusform>%n registraties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer %n questions</source>
        <translation>
            <numerusform>Beantwoord %n vraag</numerusform>
            <numerusform>Beantwoord %n vragen</numerusform>
        </translation>
    </message>
    <message>
        <source>Make a transfer file</source>
        <translation>Overdrachtsbestand maken</translation>
    </message>
    <message>
        <source>Merge %1 was taken back. The files can be merged again.</source>
        <translation>Samenvoeging %1 is teruggenomen. De bestanden kunnen opnieuw worden samengevoegd.</translation>
    </message>
    <message>
        <source>Merged: %1 new, %2 changed, %3 unchanged. The difference is %4.</source>
        <translation>Samengevoegd: %1 nieuw, %2 gewijzigd, %3 gelijk. Het verschil is %4.</translation>
    </message>
    <message>
        <source>Not merged: %1.</source>
        <translation>Niet samengevoegd: %1.</translation>
    </message>
    <message>
        <source>Only what merge %1 brought will go. Take it back?</source>
        <translation>Alleen wat samenvoeging %1 bracht, gaat weg. Terugnemen?</translation>
    </message>
    <message>
        <source>Reading what waited under these headings</source>
        <translation>Wat onder deze koppen wachtte, wordt gelezen</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Toon in map</translation>
    </message>
    <message>
        <source>Take a merge back</source>
        <translation>Samenvoeging terugnemen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Neem terug</translation>
    </message>
    <message>
        <source>Taken back on %1.</source>
        <translation>Teruggenomen op %1.</translation>
    </message>
    <message>
        <source>Taking the merge back</source>
        <translation>De samenvoeging wordt teruggenomen</translation>
    </message>
    <message>
        <source>Transfer file written: %1</source>
        <translation>Overdrachtsbestand gemaakt: %1</translation>
    </message>
    <message>
        <source>Writing the transfer file</source>
        <translation>Het overdrachtsbestand wordt geschreven</translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>en nog %n</numerusform>
            <numerusform>en nog %n</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the account of %n files</source>
        <translation>
            <numerusform>de verantwoording van %n bestand</numerusform>
            <numerusform>de verantwoording van %n bestanden</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierView</name>
    <message>
        <source>Asks you</source>
        <translation>Vraagt u</translation>
    </message>
    <message>
        <source>Cells that wait for an answer</source>
        <translation>Cellen die op een antwoord wachten</translation>
    </message>
    <message>
        <source>Earlier merges</source>
        <translation>Eerdere samenvoegingen</translation>
    </message>
    <message>
        <source>Everything in this log, to merge on another computer of the RESV</source>
        <translation>Alles uit dit logboek, om op een andere computer van het RESV samen te voegen</translation>
    </message>
    <message>
        <source>Files of the chosen merge</source>
        <translation>Bestanden van de gekozen samenvoeging</translation>
    </message>
    <message>
        <source>Go to the files</source>
        <translation>Ga naar de bestanden</translation>
    </message>
    <message>
        <source>Make a transfer file</source>
        <translation>Maak een overdrachtsbestand</translation>
    </message>
    <message>
        <source>Nothing was merged yet. Merges that are done stand here, with a way back.</source>
        <translation>Er is nog niets samengevoegd. Wat u samenvoegt, staat hier, met een weg terug.</translation>
    </message>
    <message>
        <source>Rows</source>
        <translation>Rijen</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>Neem terug</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>What became of each row</source>
        <translation>Wat er van elke rij is geworden</translation>
    </message>
</context>
<context>
    <name>EntryColumns</name>
    <message>
        <source>Complete</source>
        <translation>Compleet</translation>
    </message>
    <message>
        <source>Discussed</source>
        <translation>Besproken</translation>
    </message>
    <message>
        <source>Last confirmed</source>
        <translation>Laatst bevestigd</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>Nr.</translation>
    </message>
    <message>
        <source>complete</source>
        <translation>compleet</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoog</translation>
    </message>
    <message>
        <source>lacks %1</source>
        <translation>mist %1</translation>
    </message>
    <message>
        <source>low</source>
        <translation>laag</translation>
    </message>
    <message>
        <source>moderate</source>
        <translation>matig</translation>
    </message>
    <message>
        <source>very high</source>
        <translation>zeer hoog</translation>
    </message>
</context>
<context>
    <name>EntryForm</name>
    <message>
        <source>Add by number, such as KN-003</source>
        <translation>Voeg toe met het nummer, zoals KN-003</translation>
    </message>
    <message>
        <source>Numbers, tasks and law</source>
        <translation>Aantallen, taken en wet</translation>
    </message>
    <message>
        <source>Opens and closes these fields</source>
        <translation>Opent en sluit deze velden</translation>
    </message>
    <message>
        <source>What is done about it</source>
        <translation>Wat eraan gebeurt</translation>
    </message>
    <message>
        <source>What is the matter</source>
        <translation>Wat er speelt</translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message>
        <source>%1: two versions contradict each other</source>
        <translation>%1: twee versies spreken elkaar tegen</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n times, last on %1</source>
        <translation>
            <numerusform>%n keer bevestigd, laatst op %1</numerusform>
            <numerusform>%n keer bevestigd, laatst op %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPrivacy</name>
    <message>
        <source>%1 – may stand since %2</source>
        <translation>%1 – mag blijven staan sinds %2</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n finding(s) may stand</source>
        <translation>
            <numerusform>%1: %n melding mag blijven staan</numerusform>
            <numerusform>%1: %n meldingen mogen blijven staan</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may stand</source>
        <translation>
            <numerusform>%n mag blijven</numerusform>
            <numerusform>%n mogen blijven</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n must go</source>
        <translation>
            <numerusform>%n moet weg</numerusform>
            <numerusform>%n moeten weg</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n nakijken</numerusform>
            <numerusform>%n nakijken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryTable</name>
    <message>
        <source>Enter opens an entry, Delete removes it, Escape closes the panel</source>
        <translation>Enter opent een registratie, Delete verwijdert die, Escape sluit het paneel</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Registraties</translation>
    </message>
</context>
<context>
    <name>ErrorDialog</name>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>That did not work</source>
        <translation>Dat is niet gelukt</translation>
    </message>
</context>
<context>
    <name>Fields</name>
    <message>
        <source>A bottleneck is a problem now; a development is a change to come.</source>
        <translation>Een knelpunt speelt nu; een ontwikkeling komt eraan.</translation>
    </message>
    <message>
        <source>A chance, a risk, or neither.</source>
        <translation>Een kans, een risico, of geen van beide.</translation>
    </message>
    <message>
        <source>A function, never a person&apos;s name.</source>
        <translation>Een functie, nooit een naam.</translation>
    </message>
    <message>
        <source>Agenda items</source>
        <translation>Agendapunten</translation>
    </message>
    <message>
        <source>Agreement</source>
        <translation>Afspraak</translation>
    </message>
    <message>
        <source>An organisation or a function.</source>
        <translation>Een organisatie of een functie.</translation>
    </message>
    <message>
        <source>As a band with its unit, for example: 25-50 families. Never an exact small number.</source>
        <translation>Als band met eenheid, bijvoorbeeld: 25-50 gezinnen. Nooit een klein exact aantal.</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>Onderbouwing</translation>
    </message>
    <message>
        <source>Confirmed on</source>
        <translation>Bevestigd op</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Day of signal</source>
        <translation>Signaaldatum</translation>
    </message>
    <message>
        <source>Days on which it was still so.</source>
        <translation>Dagen waarop het nog steeds zo was.</translation>
    </message>
    <message>
        <source>Description</source>
        <translation>Toelichting</translation>
    </message>
    <message>
        <source>Direction</source>
        <translation>Richting</translation>
    </message>
    <message>
        <source>Disciplines</source>
        <translation>Disciplines</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Deadline</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Registratie</translation>
    </message>
    <message>
        <source>Escalated on</source>
        <translation>Opgeschaald op</translation>
    </message>
    <message>
        <source>Escalated to</source>
        <translation>Opgeschaald naar</translation>
    </message>
    <message>
        <source>Filled in from the theme; you can change it.</source>
        <translation>Ingevuld vanuit het thema; u kunt het wijzigen.</translation>
    </message>
    <message>
        <source>For the yearly evaluation by the NZa.</source>
        <translation>Voor de jaarlijkse evaluatie door de NZa.</translation>
    </message>
    <message>
        <source>Frequency</source>
        <translation>Frequentie</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Vanaf</translation>
    </message>
    <message>
        <source>Horizon</source>
        <translation>Horizon</translation>
    </message>
    <message>
        <source>How bad it is when it happens.</source>
        <translation>Hoe erg het is als het gebeurt.</translation>
    </message>
    <message>
        <source>How far it reaches.</source>
        <translation>Hoe ver het reikt.</translation>
    </message>
    <message>
        <source>How often it happens.</source>
        <translation>Hoe vaak het gebeurt.</translation>
    </message>
    <message>
        <source>Impact on</source>
        <translation>Impact op</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Soort</translation>
    </message>
    <message>
        <source>Last discussed</source>
        <translation>Laatst besproken</translation>
    </message>
    <message>
        <source>Law</source>
        <translation>Wetsdomein</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Wijkverband</translation>
    </message>
    <message>
        <source>Network tasks</source>
        <translation>Wijkverbandtaken</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Number affected</source>
        <translation>Omvang</translation>
    </message>
    <message>
        <source>Owner (function)</source>
        <translation>Eigenaar (functie)</translation>
    </message>
    <message>
        <source>RESV tasks</source>
        <translation>RESV-taken</translation>
    </message>
    <message>
        <source>Related to</source>
        <translation>Verwant aan</translation>
    </message>
    <message>
        <source>Relevant to NZa</source>
        <translation>Relevant voor NZa</translation>
    </message>
    <message>
        <source>Requested action</source>
        <translation>Gevraagde actie</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Resultaat</translation>
    </message>
    <message>
        <source>Review on</source>
        <translation>Herzien op</translation>
    </message>
    <message>
        <source>Risk score</source>
        <translation>Risicoscore</translation>
    </message>
    <message>
        <source>Scope</source>
        <translation>Reikwijdte</translation>
    </message>
    <message>
        <source>Severity</source>
        <translation>Ernst</translation>
    </message>
    <message>
        <source>Severity by frequency, from 1 to 4 (SAC matrix).</source>
        <translation>Ernst maal frequentie, van 1 tot 4 (SAC-matrix).</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Status</source>
        <translation>Status</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Subtheme</source>
        <translation>Subthema</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>The day on which it has to be ready.</source>
        <translation>De dag waarop het klaar moet zijn.</translation>
    </message>
    <message>
        <source>The day on which you first heard of it.</source>
        <translation>De dag waarop u het voor het eerst hoorde.</translation>
    </message>
    <message>
        <source>The law under which the solution falls.</source>
        <translation>De wet waaronder de oplossing valt.</translation>
    </message>
    <message>
        <source>The matter in one sentence.</source>
        <translation>Waar het om gaat, in één zin.</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>Tot</translation>
    </message>
    <message>
        <source>What came of it.</source>
        <translation>Wat het heeft opgeleverd.</translation>
    </message>
    <message>
        <source>What is asked, and of whom.</source>
        <translation>Wat er gevraagd wordt, en van wie.</translation>
    </message>
    <message>
        <source>What is the matter, for whom, since when. No names, no patient data.</source>
        <translation>Wat er aan de hand is, voor wie, sinds wanneer. Geen namen, geen patiëntgegevens.</translation>
    </message>
    <message>
        <source>What the number rests on.</source>
        <translation>Waar het aantal op berust.</translation>
    </message>
    <message>
        <source>What was agreed.</source>
        <translation>Wat er is afgesproken.</translation>
    </message>
    <message>
        <source>When it will matter.</source>
        <translation>Wanneer het gaat spelen.</translation>
    </message>
    <message>
        <source>Where it stands now.</source>
        <translation>Waar het nu ligt.</translation>
    </message>
    <message>
        <source>Whom it concerns.</source>
        <translation>Wie het raakt.</translation>
    </message>
    <message>
        <source>With whom</source>
        <translation>Met wie</translation>
    </message>
</context>
<context>
    <name>FileCard</name>
    <message>
        <source>A text to mail to the sender: what was read, what waits</source>
        <translation>Een tekst om aan de afzender te mailen: wat er is gelezen en wat er wacht</translation>
    </message>
    <message>
        <source>Cells that were read otherwise than they stood</source>
        <translation>Cellen die anders zijn gelezen dan ze er stonden</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>Copy receipt</source>
        <translation>Kopieer ontvangstbericht</translation>
    </message>
    <message>
        <source>Fields that were changed, before and after</source>
        <translation>Velden die zijn gewijzigd, voor en na</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Persoonsgegevens</translation>
    </message>
    <message>
        <source>Put right</source>
        <translation>Hersteld</translation>
    </message>
    <message>
        <source>What was found in this file</source>
        <translation>Wat er in dit bestand is gevonden</translation>
    </message>
    <message>
        <source>Where personal data was found</source>
        <translation>Waar persoonsgegevens zijn gevonden</translation>
    </message>
</context>
<context>
    <name>FilesPart</name>
    <message numerus="yes">
        <source>%n files merged</source>
        <translation>
            <numerusform>%n bestand samengevoegd</numerusform>
            <numerusform>%n bestanden samengevoegd</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files opened with this password</source>
        <translation>
            <numerusform>%n bestand geopend met dit wachtwoord</numerusform>
            <numerusform>%n bestanden geopend met dit wachtwoord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workbooks</source>
        <translation>
            <numerusform>%n werkmap</numerusform>
            <numerusform>%n werkmappen</numerusform>
        </translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle bestanden</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Kies een map</translation>
    </message>
    <message>
        <source>Choose where the practice folder goes</source>
        <translation>Kies waar de oefenmap komt</translation>
    </message>
    <message>
        <source>Choose workbooks</source>
        <translation>Kies werkmappen</translation>
    </message>
    <message>
        <source>Making the practice folder</source>
        <translation>De oefenmap wordt gemaakt</translation>
    </message>
    <message>
        <source>Merging</source>
        <translation>Er wordt samengevoegd</translation>
    </message>
    <message>
        <source>None of these files can be merged</source>
        <translation>Geen van deze bestanden kan worden samengevoegd</translation>
    </message>
    <message>
        <source>None of these files could be merged. Nothing was changed.</source>
        <translation>Geen van deze bestanden kon worden samengevoegd. Er is niets veranderd.</translation>
    </message>
    <message>
        <source>Nothing is kept of a practice folder</source>
        <translation>Van een oefenmap wordt niets bewaard</translation>
    </message>
    <message>
        <source>Practice folder made</source>
        <translation>Oefenmap gemaakt</translation>
    </message>
    <message>
        <source>Read the practice folder</source>
        <translation>Lees de oefenmap</translation>
    </message>
    <message>
        <source>Reading workbooks</source>
        <translation>Werkmappen worden gelezen</translation>
    </message>
    <message>
        <source>Stopped. Nothing was merged; what was read still stands here.</source>
        <translation>Gestopt. Er is niets samengevoegd; wat was gelezen, staat hier nog.</translation>
    </message>
    <message>
        <source>The practice folder is ready: %1 with their answers, in %2.</source>
        <translation>De oefenmap is klaar: %1 met de antwoorden erbij, in %2.</translation>
    </message>
    <message>
        <source>This is a practice folder: nothing of it is kept. %1 of %2 cases came out as the answers say.</source>
        <translation>Dit is een oefenmap: hiervan wordt niets bewaard. %1 van %2 gevallen komen uit zoals op het antwoordenblad.</translation>
    </message>
    <message>
        <source>Workbooks and transfer files</source>
        <translation>Werkmappen en overdrachtsbestanden</translation>
    </message>
</context>
<context>
    <name>FilesView</name>
    <message>
        <source>All</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>Asks you</source>
        <translation>Vraagt u</translation>
    </message>
    <message>
        <source>Cells that wait for an answer</source>
        <translation>Cellen die op een antwoord wachten</translation>
    </message>
    <message>
        <source>Files that were read</source>
        <translation>Gelezen bestanden</translation>
    </message>
    <message>
        <source>In order</source>
        <translation>In orde</translation>
    </message>
    <message>
        <source>Keep nothing of these files</source>
        <translation>Bewaar niets van deze bestanden</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>Leg weg</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Geweigerd</translation>
    </message>
    <message>
        <source>Waits</source>
        <translation>Wacht</translation>
    </message>
    <message>
        <source>Which files are shown</source>
        <translation>Welke bestanden u ziet</translation>
    </message>
</context>
<context>
    <name>FilterBar</name>
    <message>
        <source>Add a filter</source>
        <translation>Voeg een filter toe</translation>
    </message>
    <message>
        <source>Bottlenecks</source>
        <translation>Knelpunten</translation>
    </message>
    <message>
        <source>Developments</source>
        <translation>Ontwikkelingen</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>Filter</source>
        <translation>Filter</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Open</translation>
    </message>
    <message>
        <source>Severity 3+</source>
        <translation>Ernst 3+</translation>
    </message>
    <message>
        <source>Show everything again</source>
        <translation>Toon weer alles</translation>
    </message>
    <message>
        <source>Show only some themes, statuses, disciplines or networks</source>
        <translation>Toon alleen bepaalde thema&apos;s, statussen, disciplines of wijkverbanden</translation>
    </message>
    <message>
        <source>To choose</source>
        <translation>Keuze nodig</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>All you write stays on this computer, in %1.</source>
        <translation>Alles wat u opschrijft, blijft op deze computer, in %1.</translation>
    </message>
    <message>
        <source>For whom do you work?</source>
        <translation>Voor wie werkt u?</translation>
    </message>
    <message>
        <source>How do you want to see it?</source>
        <translation>Hoe wilt u het zien?</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Verder</translation>
    </message>
    <message>
        <source>Start the log</source>
        <translation>Begin</translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation>Stap %1 van %2</translation>
    </message>
    <message>
        <source>Tick at least one of the two.</source>
        <translation>Vink ten minste één van de twee aan.</translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation>Welkom</translation>
    </message>
    <message>
        <source>You keep the log of %1.</source>
        <translation>U houdt het logboek bij van %1.</translation>
    </message>
    <message>
        <source>You merge the workbooks of %1.</source>
        <translation>U voegt de werkmappen samen van %1.</translation>
    </message>
</context>
<context>
    <name>FolderSection</name>
    <message>
        <source>Data folder</source>
        <translation>Gegevensmap</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Open de map</translation>
    </message>
    <message>
        <source>Portable: because portable.txt stands beside the program, everything is kept in this folder.</source>
        <translation>Draagbaar: omdat portable.txt naast het programma staat, wordt alles in deze map bewaard.</translation>
    </message>
    <message>
        <source>Your log, backups and copies of workbooks. Outside it is only what you have put on a second place.</source>
        <translation>Uw logboek, back-ups en kopieën van werkmappen. Daarbuiten staat alleen wat u op een tweede plek laat zetten.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>All you can do (Ctrl+K)</source>
        <translation>Zoeken en doen (Ctrl+K)</translation>
    </message>
    <message>
        <source>Check for personal data: what it does</source>
        <translation>Controle op persoonsgegevens: wat die doet</translation>
    </message>
    <message>
        <source>Choose the network whose log you see</source>
        <translation>Kies van welk wijkverband u het logboek ziet</translation>
    </message>
    <message>
        <source>Help with this page (F1)</source>
        <translation>Hulp bij deze pagina (F1)</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Wijkverband</translation>
    </message>
    <message>
        <source>Page header</source>
        <translation>Kop van de pagina</translation>
    </message>
</context>
<context>
    <name>HeadingBox</name>
    <message>
        <source>%1 (most likely)</source>
        <translation>%1 (het meest waarschijnlijk)</translation>
    </message>
    <message>
        <source>Below it stands: %1</source>
        <translation>Eronder staat: %1</translation>
    </message>
    <message>
        <source>None of our columns: keep it as an extra column</source>
        <translation>Geen van onze kolommen: bewaar als extra kolom</translation>
    </message>
    <message>
        <source>“%1” on sheet %2</source>
        <translation>‘%1’ op blad %2</translation>
    </message>
</context>
<context>
    <name>HeadingCard</name>
    <message>
        <source>Below it stands:</source>
        <translation>Daaronder staat:</translation>
    </message>
    <message>
        <source>Keep the answer</source>
        <translation>Bewaar het antwoord</translation>
    </message>
    <message numerus="yes">
        <source>This heading is not known. %n cells wait until you say what it is.</source>
        <translation>
            <numerusform>Deze kop is niet bekend. %n cel wacht tot u zegt welke kolom het is.</numerusform>
            <numerusform>Deze kop is niet bekend. %n cellen wachten tot u zegt welke kolom het is.</numerusform>
        </translation>
    </message>
    <message>
        <source>Your answer is kept for this network and holds for later workbooks too.</source>
        <translation>Uw antwoord wordt bewaard voor dit wijkverband en geldt ook voor latere werkmappen.</translation>
    </message>
</context>
<context>
    <name>HeldTexts</name>
    <message numerus="yes">
        <source>%n text(s) not kept: personal data may not be in the log.</source>
        <translation>
            <numerusform>%n tekst is niet bewaard: persoonsgegevens mogen niet in het logboek.</numerusform>
            <numerusform>%n teksten zijn niet bewaard: persoonsgegevens mogen niet in het logboek.</numerusform>
        </translation>
    </message>
    <message>
        <source>Close and lose the text</source>
        <translation>Sluit en gooi de tekst weg</translation>
    </message>
    <message>
        <source>Not everything was kept</source>
        <translation>Niet alles is bewaard</translation>
    </message>
    <message>
        <source>When you close, what you typed there is gone.</source>
        <translation>Als u sluit, is wat u daar typte weg.</translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Close</source>
        <translation>Sluit</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Handleiding</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Persoonsgegevens</translation>
    </message>
    <message>
        <source>Subject</source>
        <translation>Onderwerp</translation>
    </message>
    <message>
        <source>Text of the manual</source>
        <translation>Tekst van de handleiding</translation>
    </message>
</context>
<context>
    <name>HistoryView</name>
    <message>
        <source>Remove this text for good…</source>
        <translation>Deze tekst definitief verwijderen…</translation>
    </message>
</context>
<context>
    <name>LaidDown</name>
    <message>
        <source>%1: set by your administrator</source>
        <translation>%1: ingesteld door uw beheerder</translation>
    </message>
    <message>
        <source>Set by your administrator</source>
        <translation>Ingesteld door uw beheerder</translation>
    </message>
</context>
<context>
    <name>LogFields</name>
    <message>
        <source>Add…</source>
        <translation>Voeg toe…</translation>
    </message>
    <message>
        <source>This is %1 characters long; keep it under %2 if you can.</source>
        <translation>Dit zijn %1 tekens; houd het als het kan onder de %2.</translation>
    </message>
    <message>
        <source>Write a day like this: 12-3-2027.</source>
        <translation>Schrijf een dag zo: 12-3-2027.</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nee</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
</context>
<context>
    <name>LogHistory</name>
    <message>
        <source>%1, elsewhere</source>
        <translation>%1, elders</translation>
    </message>
    <message>
        <source>%1, on this computer</source>
        <translation>%1, op deze computer</translation>
    </message>
    <message>
        <source>a passage removed for good</source>
        <translation>een stuk tekst definitief verwijderd</translation>
    </message>
    <message>
        <source>added</source>
        <translation>toegevoegd</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>chosen between versions</source>
        <translation>gekozen tussen versies</translation>
    </message>
    <message>
        <source>confirmed: still so</source>
        <translation>bevestigd: nog steeds zo</translation>
    </message>
    <message>
        <source>discussed in a meeting</source>
        <translation>besproken in een overleg</translation>
    </message>
    <message>
        <source>from a workbook</source>
        <translation>uit een werkmap</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>overleg</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>verwijderd</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>ongedaan gemaakt</translation>
    </message>
</context>
<context>
    <name>LogPage</name>
    <message>
        <source>%1 belongs to another network. Only that network can change it.</source>
        <translation>%1 is van een ander wijkverband. Alleen dat wijkverband kan de registratie wijzigen.</translation>
    </message>
    <message>
        <source>%1 removed</source>
        <translation>%1 verwijderd</translation>
    </message>
    <message>
        <source>%1 saved</source>
        <translation>%1 opgeslagen</translation>
    </message>
    <message>
        <source>%1 saved; look at: %2</source>
        <translation>%1 bewaard; kijk na: %2</translation>
    </message>
    <message>
        <source>%1: still so</source>
        <translation>%1: nog steeds zo</translation>
    </message>
    <message>
        <source>Add an entry</source>
        <translation>Voeg een registratie toe</translation>
    </message>
    <message>
        <source>Choose columns</source>
        <translation>Kies kolommen</translation>
    </message>
    <message>
        <source>Choose which columns the list shows</source>
        <translation>Kies welke kolommen u in de lijst ziet</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Kolommen</translation>
    </message>
    <message>
        <source>Entries come here when you merge the workbooks of the networks.</source>
        <translation>Hier komen registraties te staan als u de werkmappen van de wijkverbanden samenvoegt.</translation>
    </message>
    <message>
        <source>Go to the list</source>
        <translation>Ga naar de lijst</translation>
    </message>
    <message>
        <source>Here you read what the networks wrote. Only a network adds and changes entries.</source>
        <translation>Hier leest u wat de wijkverbanden hebben opgeschreven. Alleen een wijkverband voegt toe en wijzigt.</translation>
    </message>
    <message>
        <source>Merge workbooks</source>
        <translation>Voeg werkmappen samen</translation>
    </message>
    <message>
        <source>No entry answers this.</source>
        <translation>Er is geen registratie die hierbij past.</translation>
    </message>
    <message>
        <source>Remove the entry</source>
        <translation>Verwijder de registratie</translation>
    </message>
    <message>
        <source>Search   Ctrl+F</source>
        <translation>Zoeken   Ctrl+F</translation>
    </message>
    <message>
        <source>Search in the log</source>
        <translation>Zoek in het logboek</translation>
    </message>
    <message>
        <source>Show everything</source>
        <translation>Toon alles</translation>
    </message>
    <message>
        <source>Still so</source>
        <translation>Nog steeds zo</translation>
    </message>
    <message>
        <source>The log is empty. Write down the first thing that is the matter.</source>
        <translation>Het logboek is leeg. Schrijf het eerste op dat speelt in uw wijk.</translation>
    </message>
</context>
<context>
    <name>LogTrace</name>
    <message>
        <source>%1, sheet %2, row %3</source>
        <translation>%1, blad %2, rij %3</translation>
    </message>
    <message>
        <source>Answer to “%1” in %2</source>
        <translation>Antwoord op “%1” in %2</translation>
    </message>
    <message>
        <source>From %2</source>
        <translation>Uit %2</translation>
    </message>
    <message>
        <source>and in %1 other files</source>
        <translation>en in %1 andere bestanden</translation>
    </message>
</context>
<context>
    <name>LookSection</name>
    <message>
        <source>Language and look</source>
        <translation>Taal en uiterlijk</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Done again: %1</source>
        <translation>Opnieuw gedaan: %1</translation>
    </message>
    <message>
        <source>Only a network adds entries to its log.</source>
        <translation>Alleen een wijkverband voegt registraties toe aan zijn logboek.</translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation>Er is niets om opnieuw te doen.</translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation>Er is niets om ongedaan te maken.</translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation>Ongedaan gemaakt: %1</translation>
    </message>
</context>
<context>
    <name>ManyField</name>
    <message>
        <source>“%1” is not in the list.</source>
        <translation>“%1” staat niet in de lijst.</translation>
    </message>
</context>
<context>
    <name>Meanings</name>
    <message numerus="yes">
        <source>%n files were read</source>
        <translation>
            <numerusform>%n bestand gelezen</numerusform>
            <numerusform>%n bestanden gelezen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions wait for you</source>
        <translation>
            <numerusform>%n vraag wacht op u</numerusform>
            <numerusform>%n vragen wachten op u</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Merge</name>
    <message>
        <source>%1 asks you</source>
        <translation>%1 vraagt u</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 gewijzigd</translation>
    </message>
    <message>
        <source>%1 in conflict</source>
        <translation>%1 in conflict</translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 nieuw</translation>
    </message>
    <message>
        <source>%1 not an entry</source>
        <translation>%1 geen registratie</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>%1 gelijk</translation>
    </message>
    <message>
        <source>%1, and %2 not merged</source>
        <translation>%1, en %2 niet samengevoegd</translation>
    </message>
    <message>
        <source>Becomes</source>
        <translation>Wordt</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>Gewijzigd</translation>
    </message>
    <message>
        <source>Entry</source>
        <translation>Registratie</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Hoe erg</translation>
    </message>
    <message>
        <source>It said</source>
        <translation>Er stond</translation>
    </message>
    <message>
        <source>It says</source>
        <translation>Er staat</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoeging</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Nu</translation>
    </message>
    <message>
        <source>Periods</source>
        <translation>Perioden</translation>
    </message>
    <message>
        <source>Read as</source>
        <translation>Gelezen als</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>Rij</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Stand</translation>
    </message>
    <message>
        <source>Then</source>
        <translation>Toen</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wanneer</translation>
    </message>
    <message>
        <source>Where</source>
        <translation>Waar</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
    <message>
        <source>Why it waits</source>
        <translation>Waarom het wacht</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>in orde</translation>
    </message>
    <message>
        <source>as it says there</source>
        <translation>zoals het er staat</translation>
    </message>
    <message>
        <source>asks a password</source>
        <translation>vraagt een wachtwoord</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>gewijzigd</translation>
    </message>
    <message>
        <source>conflict</source>
        <translation>conflict</translation>
    </message>
    <message>
        <source>delivered on %1</source>
        <translation>aangeleverd op %1</translation>
    </message>
    <message>
        <source>in Excel</source>
        <translation>in Excel</translation>
    </message>
    <message>
        <source>in the program</source>
        <translation>in het programma</translation>
    </message>
    <message>
        <source>merged</source>
        <translation>samengevoegd</translation>
    </message>
    <message>
        <source>new</source>
        <translation>nieuw</translation>
    </message>
    <message>
        <source>newer since</source>
        <translation>sindsdien nieuwer</translation>
    </message>
    <message>
        <source>no rows</source>
        <translation>geen rijen</translation>
    </message>
    <message>
        <source>not an entry</source>
        <translation>geen registratie</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>geweigerd</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>verwijderd</translation>
    </message>
    <message>
        <source>repaired</source>
        <translation>hersteld</translation>
    </message>
    <message>
        <source>skipped</source>
        <translation>overgeslagen</translation>
    </message>
    <message>
        <source>something waits</source>
        <translation>iets wacht</translation>
    </message>
    <message>
        <source>taken back</source>
        <translation>teruggenomen</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>gelijk</translation>
    </message>
    <message>
        <source>waited</source>
        <translation>wachtte</translation>
    </message>
    <message>
        <source>waits for a choice</source>
        <translation>wacht op een keuze</translation>
    </message>
    <message>
        <source>waits for an answer</source>
        <translation>wacht op antwoord</translation>
    </message>
    <message>
        <source>with a note</source>
        <translation>met opmerking</translation>
    </message>
</context>
<context>
    <name>MergeDesk</name>
    <message>
        <source>Receipt copied; paste it into a mail to the sender</source>
        <translation>Ontvangstbericht gekopieerd; plak het in een mail aan de afzender</translation>
    </message>
</context>
<context>
    <name>MergePage</name>
    <message>
        <source>What you look at</source>
        <translation>Wat u bekijkt</translation>
    </message>
</context>
<context>
    <name>MergeTodo</name>
    <message>
        <source>Row %1 of %2</source>
        <translation>Rij %1 van %2</translation>
    </message>
    <message>
        <source>about what?</source>
        <translation>waarover?</translation>
    </message>
    <message>
        <source>to choose</source>
        <translation>te kiezen</translation>
    </message>
    <message>
        <source>to join</source>
        <translation>samen te voegen</translation>
    </message>
    <message>
        <source>which column?</source>
        <translation>welke kolom?</translation>
    </message>
</context>
<context>
    <name>MergeViews</name>
    <message>
        <source>Coverage</source>
        <translation>Dekking</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Eerder</translation>
    </message>
    <message>
        <source>Files</source>
        <translation>Bestanden</translation>
    </message>
    <message>
        <source>Make a practice folder</source>
        <translation>Maak een oefenmap</translation>
    </message>
    <message>
        <source>Make a transfer file</source>
        <translation>Maak een overdrachtsbestand</translation>
    </message>
    <message>
        <source>Merge: %1</source>
        <translation>Samenvoegen: %1</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wacht op u</translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>%1 with %2 networks.</source>
        <translation>%1 met %2 wijkverbanden.</translation>
    </message>
    <message>
        <source>%1: tick the networks whose log you keep.</source>
        <translation>%1: vink aan van welke wijkverbanden u het logboek bijhoudt.</translation>
    </message>
    <message>
        <source>Add a network</source>
        <translation>Voeg een wijkverband toe</translation>
    </message>
    <message>
        <source>As the RESV uses it</source>
        <translation>Zoals het RESV die gebruikt</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>Did the RESV send you a region file? Then you need not type anything.</source>
        <translation>Kreeg u een regiopakket van het RESV? Dan hoeft u niets te typen.</translation>
    </message>
    <message>
        <source>Fill in the name of the region, or open a region file.</source>
        <translation>Vul de naam van de regio in, of open een regiopakket.</translation>
    </message>
    <message>
        <source>Fill it in yourself after all</source>
        <translation>Vul het toch zelf in</translation>
    </message>
    <message>
        <source>Name of the network</source>
        <translation>Naam van het wijkverband</translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation>Naam van de regio</translation>
    </message>
    <message>
        <source>Networks of the region</source>
        <translation>Wijkverbanden van de regio</translation>
    </message>
    <message>
        <source>Open region file</source>
        <translation>Open regiopakket</translation>
    </message>
    <message>
        <source>Open the region file</source>
        <translation>Open het regiopakket</translation>
    </message>
    <message>
        <source>Or fill it in yourself</source>
        <translation>Of vul het zelf in</translation>
    </message>
    <message>
        <source>Region file</source>
        <translation>Regiopakket</translation>
    </message>
    <message>
        <source>Region file (*.resvregio *.json)</source>
        <translation>Regiopakket (*.resvregio *.json)</translation>
    </message>
    <message>
        <source>This code stands here twice.</source>
        <translation>Deze code staat er twee keer.</translation>
    </message>
    <message>
        <source>Tick at least one network in the list.</source>
        <translation>Vink ten minste één wijkverband aan in de lijst.</translation>
    </message>
</context>
<context>
    <name>Outgoing</name>
    <message>
        <source>Entry</source>
        <translation>Registratie</translation>
    </message>
    <message>
        <source>Field</source>
        <translation>Veld</translation>
    </message>
    <message>
        <source>How bad</source>
        <translation>Hoe erg</translation>
    </message>
    <message>
        <source>Says</source>
        <translation>Er staat</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Wat</translation>
    </message>
    <message>
        <source>look at it</source>
        <translation>nakijken</translation>
    </message>
    <message>
        <source>may be recognisable</source>
        <translation>misschien herkenbaar</translation>
    </message>
    <message>
        <source>must go</source>
        <translation>moet weg</translation>
    </message>
    <message>
        <source>must go, or a reason</source>
        <translation>moet weg, of een reden</translation>
    </message>
</context>
<context>
    <name>OutgoingPanel</name>
    <message>
        <source>%1 held back</source>
        <translation>%1 tegengehouden</translation>
    </message>
    <message>
        <source>%1 to look at</source>
        <translation>%1 om na te kijken</translation>
    </message>
    <message numerus="yes">
        <source>%n findings go along, and are counted</source>
        <translation>
            <numerusform>%n vondst gaat mee en is geteld</numerusform>
            <numerusform>%n vondsten gaan mee en zijn geteld</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Reden</translation>
    </message>
    <message>
        <source>Go to the text</source>
        <translation>Naar het tekstveld</translation>
    </message>
    <message>
        <source>I looked at the warnings</source>
        <translation>Ik heb de waarschuwingen nagekeken</translation>
    </message>
    <message>
        <source>Personal data that was found</source>
        <translation>Gevonden persoonsgegevens</translation>
    </message>
    <message>
        <source>Personal data: %1</source>
        <translation>Persoonsgegevens: %1</translation>
    </message>
    <message>
        <source>Reason why this may go along</source>
        <translation>Reden waarom dit mee mag</translation>
    </message>
    <message>
        <source>Send along all the same</source>
        <translation>Toch meesturen</translation>
    </message>
    <message>
        <source>They go along. How many there were is counted, the text is not kept.</source>
        <translation>Ze gaan mee. Het aantal wordt geteld, de tekst wordt niet bewaard.</translation>
    </message>
    <message>
        <source>Why this may go along, without names</source>
        <translation>Waarom dit mee mag, zonder namen</translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Hand over</source>
        <translation>Aanleveren</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Logboek</translation>
    </message>
    <message>
        <source>Merge</source>
        <translation>Samenvoegen</translation>
    </message>
    <message>
        <source>Report</source>
        <translation>Rapportage</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Instellingen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>Actions and entries found</source>
        <translation>Gevonden acties en registraties</translation>
    </message>
    <message>
        <source>Nothing found. Try another word.</source>
        <translation>Niets gevonden. Probeer een ander woord.</translation>
    </message>
    <message>
        <source>Search actions and entries</source>
        <translation>Acties en registraties zoeken</translation>
    </message>
    <message>
        <source>Search and do</source>
        <translation>Zoeken en doen</translation>
    </message>
    <message>
        <source>What do you want to do or find?</source>
        <translation>Wat wilt u doen of vinden?</translation>
    </message>
</context>
<context>
    <name>PassphrasePanel</name>
    <message>
        <source>12 characters or more</source>
        <translation>12 tekens of meer</translation>
    </message>
    <message>
        <source>The two are not the same</source>
        <translation>De twee zijn niet gelijk</translation>
    </message>
</context>
<context>
    <name>PasswordAsk</name>
    <message>
        <source>Give the password after all</source>
        <translation>Toch het wachtwoord geven</translation>
    </message>
    <message>
        <source>Leave this file out; nothing of it is read</source>
        <translation>Laat dit bestand weg; er wordt niets van gelezen</translation>
    </message>
    <message>
        <source>Open with the password</source>
        <translation>Open met het wachtwoord</translation>
    </message>
    <message>
        <source>Pass over</source>
        <translation>Sla over</translation>
    </message>
    <message>
        <source>Password of this file</source>
        <translation>Wachtwoord van dit bestand</translation>
    </message>
    <message>
        <source>The sender gives it, not by mail</source>
        <translation>De afzender geeft het door, niet per mail</translation>
    </message>
    <message>
        <source>This password does not fit. Mind capitals and blanks.</source>
        <translation>Dit wachtwoord past niet. Let op hoofdletters en spaties.</translation>
    </message>
</context>
<context>
    <name>PasswordChoice</name>
    <message>
        <source>12 characters or more</source>
        <translation>12 tekens of meer</translation>
    </message>
    <message>
        <source>A few unrelated words in a row are strong and easy to say. Give the password by telephone, not by mail. The program keeps it nowhere: who loses it cannot open this file any more, and makes a new one.</source>
        <translation>Een paar losse woorden achter elkaar zijn sterk en makkelijk door te geven. Geef het wachtwoord telefonisch door, niet per mail. Het programma bewaart het nergens: wie het kwijt is, kan dit bestand niet meer openen en maakt een nieuwe werkmap.</translation>
    </message>
    <message>
        <source>Password of the workbook</source>
        <translation>Wachtwoord van de werkmap</translation>
    </message>
    <message>
        <source>The same password again</source>
        <translation>Nog eens hetzelfde wachtwoord</translation>
    </message>
    <message>
        <source>The two passwords are not the same</source>
        <translation>De twee wachtwoorden zijn niet gelijk</translation>
    </message>
    <message>
        <source>Whoever opens the workbook must know the password</source>
        <translation>Wie de werkmap opent, moet het wachtwoord weten</translation>
    </message>
    <message>
        <source>With a pass&amp;word</source>
        <translation>Met &amp;wachtwoord</translation>
    </message>
</context>
<context>
    <name>PolicySection</name>
    <message>
        <source>Data folder: %1</source>
        <translation>Gegevensmap: %1</translation>
    </message>
    <message>
        <source>Each workbook that you make gets a password</source>
        <translation>Elke werkmap die u maakt, krijgt een wachtwoord</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Taal: %1</translation>
    </message>
    <message>
        <source>Region file: %1</source>
        <translation>Regiopakket: %1</translation>
    </message>
    <message>
        <source>Second place for backups: %1</source>
        <translation>Tweede plek voor back-ups: %1</translation>
    </message>
    <message>
        <source>Set by your administrator</source>
        <translation>Ingesteld door uw beheerder</translation>
    </message>
    <message>
        <source>These choices hold for this computer. Only your administrator changes them.</source>
        <translation>Deze keuzes gelden voor deze computer. Alleen uw beheerder verandert ze.</translation>
    </message>
    <message>
        <source>Works here for: %1</source>
        <translation>Werkt hier voor: %1</translation>
    </message>
    <message>
        <source>network</source>
        <translation>wijkverband</translation>
    </message>
    <message>
        <source>region (RESV)</source>
        <translation>regio (RESV)</translation>
    </message>
</context>
<context>
    <name>PrivacyDesk</name>
    <message>
        <source>“%1” is marked: not a person</source>
        <translation>‘%1’ is aangewezen: geen persoon</translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message>
        <source>Check for personal data</source>
        <translation>Controle op persoonsgegevens</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluit</translation>
    </message>
    <message>
        <source>How often it is right</source>
        <translation>Hoe vaak klopt het?</translation>
    </message>
    <message numerus="yes">
        <source>In %1 you let %n finding(s) stand.</source>
        <translation>
            <numerusform>In %1 hebt u %n melding laten staan.</numerusform>
            <numerusform>In %1 hebt u %n meldingen laten staan.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at these words again</source>
        <translation>Kijk deze woorden weer na</translation>
    </message>
    <message>
        <source>Read the manual</source>
        <translation>Lees de handleiding</translation>
    </message>
    <message>
        <source>There are none yet. You mark them under a field: “is not a person”.</source>
        <translation>Er zijn er nog geen. U wijst ze aan onder een veld: ‘is geen persoon’.</translation>
    </message>
    <message>
        <source>While you type, at saving, at importing and at exporting, the program looks for citizen service numbers, dates of birth, bank accounts, file numbers, names, addresses, telephone numbers and circumstances by which somebody can be recognised. That happens on this computer only.</source>
        <translation>Terwijl u typt, bij het bewaren, bij het inlezen en bij het exporteren zoekt het programma naar burgerservicenummers, geboortedatums, rekeningnummers, dossiernummers, namen, adressen, telefoonnummers en omstandigheden waaraan iemand te herkennen is. Dat gebeurt alleen op deze computer.</translation>
    </message>
    <message>
        <source>Words that are not a person</source>
        <translation>Woorden die geen persoon zijn</translation>
    </message>
    <message>
        <source>“%1” is looked at again</source>
        <translation>‘%1’ wordt weer nagekeken</translation>
    </message>
</context>
<context>
    <name>PrivacySection</name>
    <message>
        <source>Also tell what may only be recognisable</source>
        <translation>Meld ook wat misschien herkenbaar is</translation>
    </message>
    <message>
        <source>Personal data</source>
        <translation>Persoonsgegevens</translation>
    </message>
    <message>
        <source>Tell only what has to go or be looked at</source>
        <translation>Meld alleen wat weg moet of nagekeken moet worden</translation>
    </message>
    <message>
        <source>What has to go and what has to be looked at is always told, and a citizen service number is never kept.</source>
        <translation>Wat weg moet en wat nagekeken moet worden, wordt altijd gemeld. Een burgerservicenummer wordt nooit bewaard.</translation>
    </message>
    <message>
        <source>What the check does</source>
        <translation>Bekijk wat de controle doet</translation>
    </message>
    <message>
        <source>While you type</source>
        <translation>Terwijl u typt</translation>
    </message>
</context>
<context>
    <name>ProfileDialog</name>
    <message>
        <source>Add</source>
        <translation>Voeg toe</translation>
    </message>
    <message>
        <source>Add a network</source>
        <translation>Voeg een wijkverband toe</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleer</translation>
    </message>
    <message>
        <source>Work for the RESV too</source>
        <translation>Werk ook voor het RESV</translation>
    </message>
    <message>
        <source>Your work is brought up to date</source>
        <translation>Uw werk is bijgewerkt</translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message>
        <source>%1 is the region file of %2, with %3. Names, last days for handing over and insurers are brought up to date. Your entries do not change. Do this only when the file comes from your RESV.</source>
        <translation>%1 is het regiopakket van %2, met %3. Namen, uiterste dagen van aanleveren en verzekeraars worden bijgewerkt. Uw registraties veranderen niet. Doe dit alleen als het bestand van uw RESV komt.</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n network(s)</source>
        <translation>
            <numerusform>%1: %n wijkverband</numerusform>
            <numerusform>%1: %n wijkverbanden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n wijkverband</numerusform>
            <numerusform>%n wijkverbanden</numerusform>
        </translation>
    </message>
    <message>
        <source>A function, never a name</source>
        <translation>Een functie, nooit een naam</translation>
    </message>
    <message>
        <source>Add a network</source>
        <translation>Voeg een wijkverband toe</translation>
    </message>
    <message>
        <source>Function of who hands over</source>
        <translation>Functie van wie aanlevert</translation>
    </message>
    <message>
        <source>Function saved</source>
        <translation>Functie bewaard</translation>
    </message>
    <message>
        <source>Keep a log too</source>
        <translation>Houd ook een logboek bij</translation>
    </message>
    <message>
        <source>Mind: until now this is %4.</source>
        <translation>Let op: tot nu toe is dat %4.</translation>
    </message>
    <message>
        <source>Open region file</source>
        <translation>Open regiopakket</translation>
    </message>
    <message>
        <source>Open the region file</source>
        <translation>Open het regiopakket</translation>
    </message>
    <message>
        <source>Region file</source>
        <translation>Regiopakket</translation>
    </message>
    <message>
        <source>Region file (*.resvregio *.json)</source>
        <translation>Regiopakket (*.resvregio *.json)</translation>
    </message>
    <message>
        <source>Region: %1, with %2.</source>
        <translation>Regio: %1, met %2.</translation>
    </message>
    <message>
        <source>Take in this region file?</source>
        <translation>Dit regiopakket overnemen?</translation>
    </message>
    <message>
        <source>Take it in</source>
        <translation>Overnemen</translation>
    </message>
    <message>
        <source>There is no region file yet.</source>
        <translation>Er is nog geen regiopakket.</translation>
    </message>
    <message>
        <source>Work for the RESV too</source>
        <translation>Werk ook voor het RESV</translation>
    </message>
    <message>
        <source>You keep the log of %1.</source>
        <translation>U houdt het logboek bij van %1.</translation>
    </message>
    <message>
        <source>You merge the workbooks of %1, with %2.</source>
        <translation>U voegt de werkmappen samen van %1, met %2.</translation>
    </message>
    <message>
        <source>Your work</source>
        <translation>Uw werk</translation>
    </message>
</context>
<context>
    <name>ProgressPanel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Starting</source>
        <translation>Begint</translation>
    </message>
    <message>
        <source>Stopping</source>
        <translation>Stopt</translation>
    </message>
    <message>
        <source>Stopping; nothing half is kept</source>
        <translation>Stopt; er blijft niets half staan</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>Drive</source>
        <translation>Station</translation>
    </message>
    <message>
        <source>Folder</source>
        <comment>All other platforms</comment>
        <translation>Map</translation>
    </message>
    <message>
        <source>Shortcut</source>
        <comment>All other platforms</comment>
        <translation>Snelkoppeling</translation>
    </message>
    <message>
        <source>Unknown</source>
        <translation>Onbekend</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>&amp;Zoeken in:</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>Bestands&amp;type:</translation>
    </message>
</context>
<context>
    <name>QuestionsView</name>
    <message>
        <source>Keep and read again</source>
        <translation>Bewaar en lees opnieuw</translation>
    </message>
    <message>
        <source>Leave it out after all</source>
        <translation>Toch niet meenemen</translation>
    </message>
    <message>
        <source>Of this file nothing is merged, unless you let it in yourself.</source>
        <translation>Van dit bestand wordt niets samengevoegd, tenzij u het zelf meeneemt.</translation>
    </message>
    <message>
        <source>Take it along</source>
        <translation>Toch meenemen</translation>
    </message>
    <message>
        <source>These headings are not known. Your answer is kept for this network.</source>
        <translation>Deze koppen zijn niet bekend. Uw antwoord wordt bewaard voor dit wijkverband.</translation>
    </message>
    <message>
        <source>You let this file in. It is merged with the others.</source>
        <translation>U neemt dit bestand toch mee. Het wordt met de andere samengevoegd.</translation>
    </message>
</context>
<context>
    <name>QuickAdd</name>
    <message>
        <source>A guess by the words; press to take it over</source>
        <translation>Afgeleid uit uw woorden; druk hierop om het over te nemen</translation>
    </message>
    <message>
        <source>Confirm that entry today in place of adding a new one</source>
        <translation>Bevestig die registratie vandaag, in plaats van een nieuwe toe te voegen</translation>
    </message>
    <message>
        <source>Enter keeps it</source>
        <translation>Enter bewaart</translation>
    </message>
    <message>
        <source>Follow up</source>
        <translation>Opvolgen</translation>
    </message>
    <message>
        <source>Follow up on %1</source>
        <translation>Opvolgen: %1</translation>
    </message>
    <message>
        <source>Looks like %1: %2</source>
        <translation>Lijkt op %1: %2</translation>
    </message>
    <message>
        <source>New entry</source>
        <translation>Nieuwe registratie</translation>
    </message>
    <message>
        <source>New: what is the matter?</source>
        <translation>Nieuw: wat speelt er?</translation>
    </message>
    <message>
        <source>Optional: #theme @discipline !severity ~frequency &gt;owner +14 (days)</source>
        <translation>Mag erbij: #thema @discipline !ernst ~frequentie &gt;eigenaar +14 (dagen)</translation>
    </message>
    <message>
        <source>Press to make it the other kind</source>
        <translation>Druk hierop om het andere soort te kiezen</translation>
    </message>
    <message>
        <source>Press to say that you mean this</source>
        <translation>Druk hierop als u dit bedoelt</translation>
    </message>
    <message>
        <source>Still so (Ctrl+E)</source>
        <translation>Nog steeds zo (Ctrl+E)</translation>
    </message>
    <message>
        <source>Write in a few words what the matter is.</source>
        <translation>Schrijf in een paar woorden wat er speelt.</translation>
    </message>
</context>
<context>
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pagina&apos;s</translation>
    </message>
</context>
<context>
    <name>RedactDialog</name>
    <message>
        <source>A name or a sentence, to the letter. The rest of the text stays.</source>
        <translation>Een naam of een zin, letterlijk overgenomen. De rest van de tekst blijft.</translation>
    </message>
    <message>
        <source>A text was removed for good</source>
        <translation>Een tekst is definitief verwijderd</translation>
    </message>
    <message>
        <source>Also where other entries hold the same text</source>
        <translation>Ook waar dezelfde tekst in andere registraties staat</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleren</translation>
    </message>
    <message>
        <source>Choose a text, or type the part of it that has to go.</source>
        <translation>Kies een tekst, of typ welk stuk ervan weg moet.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Sluiten</translation>
    </message>
    <message>
        <source>I know that this cannot be undone</source>
        <translation>Ik weet dat dit niet ongedaan kan worden gemaakt</translation>
    </message>
    <message>
        <source>Only a part of it (may be empty)</source>
        <translation>Alleen een stuk ervan (mag leeg blijven)</translation>
    </message>
    <message>
        <source>Remove a text for good</source>
        <translation>Tekst definitief verwijderen</translation>
    </message>
    <message>
        <source>Remove for good</source>
        <translation>Verwijder definitief</translation>
    </message>
    <message>
        <source>Stays in the log. So write no name here, but for instance: patient&apos;s name.</source>
        <translation>Blijft in het logboek staan. Schrijf dus geen naam, maar bijvoorbeeld: naam van een patiënt.</translation>
    </message>
    <message>
        <source>The entry, its dates and its other fields stay. Where the text was, it says %1.</source>
        <translation>De registratie, de datums en de andere velden blijven. Waar de tekst stond, staat %1.</translation>
    </message>
    <message>
        <source>The text goes from every version of this entry, from searching, from what was kept of merged files and from the backups in the data folder. Nobody can bring it back, and there is no undo.</source>
        <translation>De tekst verdwijnt uit elke versie van deze registratie, uit het zoeken, uit wat van samengevoegde bestanden is bewaard en uit de reservekopieën in de gegevensmap. Niemand kan de tekst terughalen. Ongedaan maken kan niet.</translation>
    </message>
    <message>
        <source>The text is being removed. Leave the program open.</source>
        <translation>De tekst wordt verwijderd. Laat het programma open.</translation>
    </message>
    <message>
        <source>Which text</source>
        <translation>Welke tekst</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Waarom</translation>
    </message>
</context>
<context>
    <name>RedactWords</name>
    <message numerus="yes">
        <source>%n backup(s) are gone through.</source>
        <translation>
            <numerusform>%n reservekopie wordt nagelopen.</numerusform>
            <numerusform>%n reservekopieën worden nagelopen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) lose this text.</source>
        <translation>
            <numerusform>%n versie verliest deze tekst.</numerusform>
            <numerusform>%n versies verliezen deze tekst.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A set phrase stays in %n other entr(y/ies).</source>
        <translation>
            <numerusform>Een vaste zin blijft in %n andere registratie staan.</numerusform>
            <numerusform>Een vaste zin blijft in %n andere registraties staan.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also in %n other entr(y/ies):</source>
        <translation>
            <numerusform>Ook in %n andere registratie:</numerusform>
            <numerusform>Ook in %n andere registraties:</numerusform>
        </translation>
    </message>
    <message>
        <source>Did you keep backups, transfer files or regional workbooks elsewhere, or send them to others? They can hold the text still. Remove those as well.</source>
        <translation>Hebt u ergens anders reservekopieën, overdrachtsbestanden of regiowerkmappen bewaard, of naar anderen gestuurd? Daar kan de tekst nog in staan. Verwijder die ook.</translation>
    </message>
    <message>
        <source>It came in with these files. Remove them, also from your mail:</source>
        <translation>De tekst kwam binnen met deze bestanden. Verwijder ze, ook uit uw mail:</translation>
    </message>
    <message>
        <source>It was taken out of these backups too:</source>
        <translation>De tekst is ook uit deze reservekopieën gehaald:</translation>
    </message>
    <message numerus="yes">
        <source>The text is gone from %n version(s).</source>
        <translation>
            <numerusform>De tekst is weg uit %n versie.</numerusform>
            <numerusform>De tekst is weg uit %n versies.</numerusform>
        </translation>
    </message>
    <message>
        <source>These backups were thrown away, as it could not be taken out of them:</source>
        <translation>Deze reservekopieën zijn weggegooid, want de tekst kon er niet uit worden gehaald:</translation>
    </message>
    <message>
        <source>These deliveries probably hold it. Ask who got them to remove them:</source>
        <translation>De tekst staat waarschijnlijk in deze aanleveringen. Vraag de ontvanger ze te verwijderen:</translation>
    </message>
    <message>
        <source>These files are not the program&apos;s own. Remove them yourself:</source>
        <translation>Deze bestanden zijn niet van het programma. Verwijder ze zelf:</translation>
    </message>
</context>
<context>
    <name>RemovalLink</name>
    <message>
        <source>From every version and from the backups too; there is no undo</source>
        <translation>Ook uit elke versie en uit de reservekopieën; ongedaan maken kan niet</translation>
    </message>
    <message>
        <source>Remove a text for good…</source>
        <translation>Tekst definitief verwijderen…</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message>
        <source>Bottlenecks</source>
        <translation>Knelpunten</translation>
    </message>
    <message>
        <source>Developments</source>
        <translation>Ontwikkelingen</translation>
    </message>
    <message>
        <source>Networks</source>
        <translation>Wijkverbanden</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Thema</translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message>
        <source>%1 is ready and was checked. SHA-256: %2</source>
        <translation>%1 is klaar en gecontroleerd. SHA-256: %2</translation>
    </message>
    <message>
        <source>%1 of %2 networks delivered</source>
        <translation>%1 van %2 wijkverbanden leverden aan</translation>
    </message>
    <message>
        <source>%1, whole year</source>
        <translation>%1, heel jaar</translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n registratie</numerusform>
            <numerusform>%n registraties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n bestand</numerusform>
            <numerusform>%n bestanden</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;As of</source>
        <translation>Peil&amp;datum</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Periode</translation>
    </message>
    <message>
        <source>Bottlenecks</source>
        <translation>Knelpunten</translation>
    </message>
    <message>
        <source>Day on which the report looks back</source>
        <translation>Dag waarop de rapportage terugkijkt</translation>
    </message>
    <message>
        <source>Developments</source>
        <translation>Ontwikkelingen</translation>
    </message>
    <message>
        <source>Edition for the RESV</source>
        <translation>Uitgave voor het RESV</translation>
    </message>
    <message>
        <source>Entries per theme</source>
        <translation>Registraties per thema</translation>
    </message>
    <message>
        <source>Export regional workbook</source>
        <translation>Exporteer regionale werkmap</translation>
    </message>
    <message>
        <source>Gathering the period</source>
        <translation>De periode wordt verzameld</translation>
    </message>
    <message>
        <source>Give the password by telephone.</source>
        <translation>Geef het wachtwoord telefonisch door.</translation>
    </message>
    <message>
        <source>Go to Merge</source>
        <translation>Naar Samenvoegen</translation>
    </message>
    <message numerus="yes">
        <source>Look at %n findings below first, then export.</source>
        <translation>
            <numerusform>Kijk eerst %n vondst hieronder na, en exporteer dan.</numerusform>
            <numerusform>Kijk eerst de %n vondsten hieronder na, en exporteer dan.</numerusform>
        </translation>
    </message>
    <message>
        <source>No network delivered for this period yet. Merge their workbooks first.</source>
        <translation>Over deze periode leverde nog geen wijkverband aan. Voeg eerst hun werkmappen samen.</translation>
    </message>
    <message>
        <source>Period of the report</source>
        <translation>Periode van de rapportage</translation>
    </message>
    <message>
        <source>Regional workbook written: %1</source>
        <translation>Regionale werkmap geschreven: %1</translation>
    </message>
    <message>
        <source>Show in folder</source>
        <translation>Toon in map</translation>
    </message>
    <message>
        <source>The name of the file seems to name a person. Choose another name.</source>
        <translation>De bestandsnaam lijkt een persoon te noemen. Kies een andere naam.</translation>
    </message>
    <message>
        <source>Who delivered</source>
        <translation>Wie leverde aan</translation>
    </message>
    <message>
        <source>Who delivered, per quarter</source>
        <translation>Wie leverde aan, per kwartaal</translation>
    </message>
    <message>
        <source>Writing and checking the regional workbook</source>
        <translation>De regionale werkmap wordt geschreven en gecontroleerd</translation>
    </message>
    <message>
        <source>Your IT department asks for a password on each workbook</source>
        <translation>Uw ICT-afdeling vraagt een wachtwoord op elke werkmap</translation>
    </message>
</context>
<context>
    <name>RescueDialog</name>
    <message>
        <source>Another file</source>
        <translation>Ander bestand</translation>
    </message>
    <message>
        <source>Close the program</source>
        <translation>Sluit het programma</translation>
    </message>
    <message>
        <source>Putting back the backup of %1</source>
        <translation>Back-up van %1 terugzetten</translation>
    </message>
    <message>
        <source>The log cannot be opened</source>
        <translation>Het logboek gaat niet open</translation>
    </message>
    <message>
        <source>There is no backup on this computer. Is there one on a second place, a stick or with a colleague? Then choose it with Another file.</source>
        <translation>Op deze computer staat geen back-up. Staat er een op een tweede plek, een stick of bij een collega? Kies die dan met Ander bestand.</translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n registratie</numerusform>
            <numerusform>%n registraties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n registratie, actie of overleg</numerusform>
            <numerusform>%n registraties, acties en overleggen</numerusform>
        </translation>
    </message>
    <message>
        <source>All %1 and all backups go from this computer. They stay in the archive %2, and nowhere else. This cannot be undone here.</source>
        <translation>%1 en alle back-ups gaan van deze computer. Ze blijven in het archief %2, en nergens anders. Dit kunt u hier niet ongedaan maken.</translation>
    </message>
    <message>
        <source>Choose a folder for the archive</source>
        <translation>Kies een map voor het archief</translation>
    </message>
    <message>
        <source>Empty the log</source>
        <translation>Maak het logboek leeg</translation>
    </message>
    <message>
        <source>First tick that the archive is in a safe place</source>
        <translation>Vink eerst aan dat het archief op een veilige plek staat</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Bewaartermijn</translation>
    </message>
    <message>
        <source>Make an archive</source>
        <translation>Maak een archief</translation>
    </message>
    <message>
        <source>Open the archive</source>
        <translation>Open het archief</translation>
    </message>
    <message>
        <source>Still to be removed by you: %1</source>
        <translation>Dit moet u zelf nog weghalen: %1</translation>
    </message>
    <message>
        <source>The archive is in a place where it stays</source>
        <translation>Het archief staat op een plek waar het blijft</translation>
    </message>
    <message>
        <source>The archive is written and checked: %1, with %2.</source>
        <translation>Het archief is geschreven en gecontroleerd: %1, met %2.</translation>
    </message>
    <message>
        <source>The experiment that this log is kept for ends on %1 at the latest. An archive holds everything: a workbook to read, and the log itself to put back.</source>
        <translation>Het experiment waarvoor u dit logboek bijhoudt, loopt uiterlijk tot %1. In een archief staat alles: een werkmap om te lezen en het logboek zelf om terug te zetten.</translation>
    </message>
    <message>
        <source>The log can be emptied now. Log and backups go from this computer; networks and settings stay. First agree with the RESV where the archive is kept.</source>
        <translation>Het logboek kan nu leeg. Logboek en back-ups gaan dan van deze computer; wijkverbanden en instellingen blijven. Spreek eerst met het RESV af waar het archief bewaard wordt.</translation>
    </message>
    <message>
        <source>The log is empty. Everything is in the archive.</source>
        <translation>Het logboek is leeg. Alles staat in het archief.</translation>
    </message>
    <message>
        <source>Working on the archive</source>
        <translation>Bezig met het archief</translation>
    </message>
</context>
<context>
    <name>SecondPlaceSection</name>
    <message>
        <source>%1 (encrypted)</source>
        <translation>%1 (versleuteld)</translation>
    </message>
    <message>
        <source>%1 (not encrypted)</source>
        <translation>%1 (niet versleuteld)</translation>
    </message>
    <message>
        <source>%1 is not in use yet. Choose “Use this folder”.</source>
        <translation>%1 is nog niet in gebruik. Kies ‘Gebruik deze map’.</translation>
    </message>
    <message>
        <source>A copy of each backup on a USB stick or another disk helps when this computer breaks or is lost.</source>
        <translation>Een kopie van elke back-up op een usb-stick of andere schijf helpt als deze computer kapotgaat of kwijtraakt.</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Annuleer</translation>
    </message>
    <message>
        <source>Choose a folder</source>
        <translation>Kies een map</translation>
    </message>
    <message>
        <source>Choose a folder for the copies</source>
        <translation>Kies een map voor de kopieën</translation>
    </message>
    <message>
        <source>Copying to the second place</source>
        <translation>Kopiëren naar de tweede plek</translation>
    </message>
    <message>
        <source>Last copy: %1</source>
        <translation>Laatste kopie: %1</translation>
    </message>
    <message>
        <source>No copy was made there yet.</source>
        <translation>Er is daar nog geen kopie gemaakt.</translation>
    </message>
    <message>
        <source>No second place any more. The copies that are there stay.</source>
        <translation>Er is geen tweede plek meer. De kopieën die er staan, blijven daar.</translation>
    </message>
    <message>
        <source>No second place was chosen yet.</source>
        <translation>Er is nog geen tweede plek gekozen.</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>Wachtwoordzin</translation>
    </message>
    <message>
        <source>Second place</source>
        <translation>Tweede plek</translation>
    </message>
    <message>
        <source>Stop with the second place</source>
        <translation>Stop met de tweede plek</translation>
    </message>
    <message>
        <source>The latest backup is on the second place, and was checked there.</source>
        <translation>De laatste back-up staat op de tweede plek en is daar gecontroleerd.</translation>
    </message>
    <message>
        <source>The same passphrase again</source>
        <translation>Nog een keer dezelfde wachtwoordzin</translation>
    </message>
    <message>
        <source>This folder is outside your profile, so copies there are encrypted. Choose a passphrase and keep it in a safe place: on another computer nobody can open the copies without it, and the program keeps it nowhere.</source>
        <translation>Deze map ligt buiten uw profiel. Daarom worden kopieën daar versleuteld. Kies een wachtwoordzin en bewaar die op een veilige plek: op een andere computer kan niemand de kopieën zonder die zin openen, en het programma bewaart de zin nergens.</translation>
    </message>
    <message>
        <source>Try again now</source>
        <translation>Probeer nu opnieuw</translation>
    </message>
    <message>
        <source>Use this folder</source>
        <translation>Gebruik deze map</translation>
    </message>
</context>
<context>
    <name>SettingsLook</name>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Taal</translation>
    </message>
    <message>
        <source>&amp;Rows in tables</source>
        <translation>&amp;Rijen in tabellen</translation>
    </message>
    <message>
        <source>&amp;Size of everything</source>
        <translation>&amp;Grootte van alles</translation>
    </message>
    <message>
        <source>As this computer</source>
        <translation>Zoals deze computer</translation>
    </message>
    <message>
        <source>Close together</source>
        <translation>Dicht op elkaar</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Donker</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Licht</translation>
    </message>
    <message>
        <source>Light or &amp;dark</source>
        <translation>Licht of &amp;donker</translation>
    </message>
    <message>
        <source>Roomy</source>
        <translation>Ruim</translation>
    </message>
</context>
<context>
    <name>ShowToggle</name>
    <message>
        <source>Hide</source>
        <translation>Verberg</translation>
    </message>
    <message>
        <source>Hide the password</source>
        <translation>Verberg het wachtwoord</translation>
    </message>
    <message>
        <source>Show</source>
        <translation>Toon</translation>
    </message>
    <message>
        <source>Show the password</source>
        <translation>Toon het wachtwoord</translation>
    </message>
</context>
<context>
    <name>StartCards</name>
    <message>
        <source>%1 entries</source>
        <translation>%1 registraties</translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation>%1 van %2</translation>
    </message>
    <message numerus="yes">
        <source>%n cells to answer</source>
        <translation>
            <numerusform>%n cel te beantwoorden</numerusform>
            <numerusform>%n cellen te beantwoorden</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n dag te laat</numerusform>
            <numerusform>%n dagen te laat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>nog %n dag</numerusform>
            <numerusform>nog %n dagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n registratie</numerusform>
            <numerusform>%n registraties</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries to choose</source>
        <translation>
            <numerusform>%n registratie te kiezen</numerusform>
            <numerusform>%n registraties te kiezen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n headings to name</source>
        <translation>
            <numerusform>%n kop om te benoemen</numerusform>
            <numerusform>%n koppen om te benoemen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n te laat</numerusform>
            <numerusform>%n te laat</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n vraag</numerusform>
            <numerusform>%n vragen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <translation>
            <numerusform>%n deze week</numerusform>
            <numerusform>%n deze week</numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation>Acties</translation>
    </message>
    <message>
        <source>All that was merged, with figures and account, in one workbook.</source>
        <translation>Alles wat is samengevoegd, met cijfers en verantwoording, in één werkmap.</translation>
    </message>
    <message>
        <source>Answer</source>
        <translation>Beantwoord</translation>
    </message>
    <message>
        <source>Choices for you</source>
        <translation>Keuzes voor u</translation>
    </message>
    <message>
        <source>Choose</source>
        <translation>Kies</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Klaar</translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation>Concepten</translation>
    </message>
    <message>
        <source>Every network of the region has handed over.</source>
        <translation>Elk wijkverband van de regio heeft aangeleverd.</translation>
    </message>
    <message>
        <source>Finish drafts</source>
        <translation>Maak concepten af</translation>
    </message>
    <message>
        <source>First: %1 (by %2)</source>
        <translation>Eerst: %1 (uiterlijk %2)</translation>
    </message>
    <message>
        <source>From merged workbooks: %1.</source>
        <translation>Uit samengevoegde werkmappen: %1.</translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation>Lever aan</translation>
    </message>
    <message>
        <source>Hand over %1</source>
        <translation>Aanleveren %1</translation>
    </message>
    <message>
        <source>Handed over for %1</source>
        <translation>Aangeleverd voor %1</translation>
    </message>
    <message>
        <source>Handed over on %1. It can be handed over again until %2.</source>
        <translation>Aangeleverd op %1. Opnieuw aanleveren kan tot en met %2.</translation>
    </message>
    <message>
        <source>How long things are kept</source>
        <translation>Bewaartermijn</translation>
    </message>
    <message>
        <source>It is not connected now; the program tries again.</source>
        <translation>Die is nu niet aangesloten; het programma probeert het vanzelf opnieuw.</translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation>Laatste back-up</translation>
    </message>
    <message>
        <source>Look back</source>
        <translation>Bekijk</translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation>Maak nu een back-up</translation>
    </message>
    <message>
        <source>Make an archive</source>
        <translation>Maak een archief</translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation>Maak de rapportage</translation>
    </message>
    <message>
        <source>Merge workbooks</source>
        <translation>Voeg werkmappen samen</translation>
    </message>
    <message>
        <source>No region file yet</source>
        <translation>Nog geen regiopakket</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Nog geen</translation>
    </message>
    <message>
        <source>Not yet: %1. The last day is %2.</source>
        <translation>Nog niet: %1. De laatste dag is %2.</translation>
    </message>
    <message>
        <source>One line is enough. You can fill in the rest later.</source>
        <translation>Eén regel is genoeg. De rest kunt u later invullen.</translation>
    </message>
    <message>
        <source>Open the region file</source>
        <translation>Open het regiopakket</translation>
    </message>
    <message>
        <source>Region</source>
        <translation>Regio</translation>
    </message>
    <message>
        <source>Regional workbook</source>
        <translation>Regionale werkmap</translation>
    </message>
    <message>
        <source>Second place: last copy on %1.</source>
        <translation>Tweede plek: laatste kopie op %1.</translation>
    </message>
    <message>
        <source>Second place: no copy yet.</source>
        <translation>Tweede plek: nog geen kopie.</translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation>Bekijk de eerste</translation>
    </message>
    <message>
        <source>Something is still missing in them, such as the theme or the severity.</source>
        <translation>Er ontbreekt nog iets in, zoals het thema of de ernst.</translation>
    </message>
    <message>
        <source>The RESV expected the workbook by %1.</source>
        <translation>Het RESV verwachtte de werkmap uiterlijk %1.</translation>
    </message>
    <message>
        <source>The RESV expects the workbook by %1.</source>
        <translation>Het RESV verwacht de werkmap uiterlijk %1.</translation>
    </message>
    <message>
        <source>The experiment ends on %1. Make an archive and agree who keeps it.</source>
        <translation>Het experiment loopt tot %1. Maak een archief en spreek af wie het bewaart.</translation>
    </message>
    <message>
        <source>The experiment is over</source>
        <translation>Het experiment is voorbij</translation>
    </message>
    <message>
        <source>The last day is %1.</source>
        <translation>De laatste dag is %1.</translation>
    </message>
    <message>
        <source>The latest copy did not succeed: see Settings.</source>
        <translation>De laatste kopie is niet gelukt: kijk bij Instellingen.</translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation>Het logboek is leeg</translation>
    </message>
    <message>
        <source>The program makes one each day by itself, on this computer.</source>
        <translation>Het programma maakt er elke dag zelf een, op deze computer.</translation>
    </message>
    <message>
        <source>The quarter is not over yet. The last day is %1.</source>
        <translation>Het kwartaal loopt nog. De laatste dag is %1.</translation>
    </message>
    <message>
        <source>The same field was changed in two places. Choose what is right.</source>
        <translation>Hetzelfde veld is op twee plaatsen veranderd. Kies wat klopt.</translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation>Vandaag, %1</translation>
    </message>
    <message>
        <source>Waiting for you</source>
        <translation>Wacht op u</translation>
    </message>
    <message>
        <source>Without it the program cannot tell who has still to hand over.</source>
        <translation>Zonder regiopakket is niet te zien wie nog moet aanleveren.</translation>
    </message>
    <message>
        <source>Write down a signal</source>
        <translation>Schrijf een signaal op</translation>
    </message>
    <message>
        <source>Your first signal</source>
        <translation>Uw eerste signaal</translation>
    </message>
    <message>
        <source>today is the last day</source>
        <translation>vandaag is de laatste dag</translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>After the meeting: set the status, the agreement and the next step.</source>
        <translation>Na het overleg: werk de status, de afspraak en de volgende stap bij.</translation>
    </message>
    <message>
        <source>Does it exist already? Say that it is still so, instead of adding it twice.</source>
        <translation>Staat het er al? Kies ‘nog steeds zo’ in plaats van het twee keer op te schrijven.</translation>
    </message>
    <message>
        <source>Drag that folder to Merge: per file you see what was read and what was not.</source>
        <translation>Sleep die map naar Samenvoegen: per bestand ziet u wat is gelezen en wat niet.</translation>
    </message>
    <message>
        <source>Finish the drafts before the quarter ends. Never write about a patient.</source>
        <translation>Maak concepten af voordat het kwartaal om is. Schrijf nooit over een patiënt.</translation>
    </message>
    <message>
        <source>Hand over each quarter: one workbook by mail to the RESV.</source>
        <translation>Lever elk kwartaal aan: één werkmap, per mail naar het RESV.</translation>
    </message>
    <message>
        <source>How was this again?</source>
        <translation>Hoe was dit ook weer?</translation>
    </message>
    <message>
        <source>Make the regional workbook on the page Report.</source>
        <translation>Maak de regionale werkmap op de pagina Rapportage.</translation>
    </message>
    <message>
        <source>Merged the wrong file? Take that merge back; nothing else changes.</source>
        <translation>Verkeerd bestand samengevoegd? Maak dat ongedaan; er verandert verder niets.</translation>
    </message>
    <message>
        <source>More about the folder</source>
        <translation>Meer over de map</translation>
    </message>
    <message>
        <source>Save the workbooks of the networks in one folder.</source>
        <translation>Bewaar de werkmappen van de wijkverbanden in één map.</translation>
    </message>
    <message>
        <source>The difference at the foot must be zero: then no row was lost or doubled.</source>
        <translation>Het verschil onderaan moet nul zijn: dan is er geen rij kwijt of dubbel.</translation>
    </message>
    <message>
        <source>What needs you now</source>
        <translation>Wat nu uw aandacht vraagt</translation>
    </message>
    <message>
        <source>Write down a signal in one line: Ctrl+N. Only a title is needed.</source>
        <translation>Schrijf een signaal op in één regel: Ctrl+N. Alleen een titel is nodig.</translation>
    </message>
</context>
<context>
    <name>StatusFacts</name>
    <message>
        <source>%1 due by %2</source>
        <translation>%1 uiterlijk %2</translation>
    </message>
    <message>
        <source>%1 handed over</source>
        <translation>%1 aangeleverd</translation>
    </message>
    <message>
        <source>%1 was due %2</source>
        <translation>%1 had er %2 moeten zijn</translation>
    </message>
    <message>
        <source>%1: %2 of %3 handed over</source>
        <translation>%1: %2 van %3 aangeleverd</translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n concept</numerusform>
            <numerusform>%n concepten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) not kept</source>
        <translation>
            <numerusform>%n tekst niet bewaard</numerusform>
            <numerusform>%n teksten niet bewaard</numerusform>
        </translation>
    </message>
    <message>
        <source>All saved</source>
        <translation>Alles opgeslagen</translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation>Opgeslagen %1</translation>
    </message>
    <message numerus="yes">
        <source>backup %n day(s) ago</source>
        <translation>
            <numerusform>back-up %n dag geleden</numerusform>
            <numerusform>back-up %n dagen geleden</numerusform>
        </translation>
    </message>
    <message>
        <source>backup today</source>
        <translation>back-up vandaag</translation>
    </message>
    <message>
        <source>backup yesterday</source>
        <translation>back-up gisteren</translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation>nog geen back-up</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>Status</source>
        <translation>Stand van zaken</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Ongedaan maken</translation>
    </message>
    <message>
        <source>Undo what was just done (%1)</source>
        <translation>Ongedaan maken wat net is gedaan (%1)</translation>
    </message>
</context>
<context>
    <name>Steps</name>
    <message>
        <source>adding</source>
        <translation>toevoegen</translation>
    </message>
    <message>
        <source>change</source>
        <translation>wijziging</translation>
    </message>
    <message>
        <source>choice between versions</source>
        <translation>keuze tussen versies</translation>
    </message>
    <message>
        <source>discussion</source>
        <translation>bespreking</translation>
    </message>
    <message>
        <source>meeting</source>
        <translation>overleg</translation>
    </message>
    <message>
        <source>removal</source>
        <translation>verwijdering</translation>
    </message>
    <message>
        <source>removal from the words</source>
        <translation>weer nakijken van woorden</translation>
    </message>
    <message>
        <source>“not a person”</source>
        <translation>‘geen persoon’</translation>
    </message>
    <message>
        <source>“still so”</source>
        <translation>‘nog steeds zo’</translation>
    </message>
</context>
<context>
    <name>TakeOverDialog</name>
    <message>
        <source>Begin without this log</source>
        <translation>Begin zonder dit logboek</translation>
    </message>
    <message>
        <source>Go on with this log?</source>
        <translation>Verder met dit logboek?</translation>
    </message>
</context>
<context>
    <name>TestSection</name>
    <message>
        <source>About and licences</source>
        <translation>Over en licenties</translation>
    </message>
    <message numerus="yes">
        <source>All %n check(s) passed.</source>
        <translation>
            <numerusform>De controle is goed.</numerusform>
            <numerusform>Alle %n controles zijn goed.</numerusform>
        </translation>
    </message>
    <message>
        <source>Copy the result</source>
        <translation>Kopieer de uitslag</translation>
    </message>
    <message>
        <source>Examining the program</source>
        <translation>Programma controleren</translation>
    </message>
    <message>
        <source>For the administrator</source>
        <translation>Voor de beheerder</translation>
    </message>
    <message>
        <source>Keep the result</source>
        <translation>Uitslag bewaren</translation>
    </message>
    <message>
        <source>Not in order: %1. Show this to the person who manages this program.</source>
        <translation>Niet in orde: %1. Laat dit zien aan wie dit programma beheert.</translation>
    </message>
    <message>
        <source>Page</source>
        <translation>Pagina</translation>
    </message>
    <message>
        <source>Result copied</source>
        <translation>Uitslag gekopieerd</translation>
    </message>
    <message>
        <source>Result kept</source>
        <translation>Uitslag bewaard</translation>
    </message>
    <message>
        <source>Run the self-test</source>
        <translation>Voer de zelftest uit</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>Tekst</translation>
    </message>
    <message>
        <source>The self-test tries folder, storage, workbooks and window. It changes nothing.</source>
        <translation>De zelftest probeert map, opslag, werkmappen en venster. Er verandert niets.</translation>
    </message>
    <message>
        <source>in order</source>
        <translation>in orde</translation>
    </message>
    <message>
        <source>not in order</source>
        <translation>niet in orde</translation>
    </message>
</context>
<context>
    <name>TextCheck</name>
    <message>
        <source>“%1” is not a person</source>
        <translation>‘%1’ is geen persoon</translation>
    </message>
</context>
<context>
    <name>TodoPart</name>
    <message numerus="yes">
        <source>%n cells were understood by it</source>
        <translation>
            <numerusform>Daarmee is %n cel begrepen</numerusform>
            <numerusform>Daarmee zijn %n cellen begrepen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions answered</source>
        <translation>
            <numerusform>%n vraag beantwoord</numerusform>
            <numerusform>%n vragen beantwoord</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions left as they are</source>
        <translation>
            <numerusform>%n vraag zo gelaten</numerusform>
            <numerusform>%n vragen zo gelaten</numerusform>
        </translation>
    </message>
    <message>
        <source>Answer kept: %1</source>
        <translation>Antwoord bewaard: %1</translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation>Stel de vraag opnieuw</translation>
    </message>
    <message>
        <source>Choice kept: %1</source>
        <translation>Keuze bewaard: %1</translation>
    </message>
    <message>
        <source>Go to the files</source>
        <translation>Naar de bestanden</translation>
    </message>
    <message>
        <source>Left as it is: %1</source>
        <translation>Zo gelaten: %1</translation>
    </message>
    <message>
        <source>Nothing waits for you: everything in the merged workbooks was understood.</source>
        <translation>Er wacht niets op u: alles in de samengevoegde werkmappen is begrepen.</translation>
    </message>
    <message>
        <source>Reading what waited under this heading</source>
        <translation>De cellen onder deze kop worden gelezen</translation>
    </message>
    <message>
        <source>What waits for you</source>
        <translation>Wat op u wacht</translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Terug</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Donker</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Licht</translation>
    </message>
    <message>
        <source>As this &amp;computer</source>
        <translation>Zoals deze &amp;computer</translation>
    </message>
    <message>
        <source>I keep the log of one or more &amp;networks</source>
        <translation>Ik houd het logboek bij van een of meer &amp;wijkverbanden</translation>
    </message>
    <message>
        <source>I work for the &amp;RESV</source>
        <translation>Ik werk voor het &amp;RESV</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Taal</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>Licht of donker</translation>
    </message>
    <message>
        <source>Set up RESV Desktop</source>
        <translation>RESV Desktop inrichten</translation>
    </message>
    <message>
        <source>What do you do with this program? You can choose both.</source>
        <translation>Wat doet u met dit programma? U kunt ook allebei kiezen.</translation>
    </message>
    <message>
        <source>You merge the workbooks of all networks and make the regional workbook.</source>
        <translation>U voegt de werkmappen van alle wijkverbanden samen en maakt de regionale werkmap.</translation>
    </message>
    <message>
        <source>You write down bottlenecks and developments and hand over a workbook to the RESV each quarter.</source>
        <translation>U schrijft knelpunten en ontwikkelingen op en levert elk kwartaal een werkmap aan bij het RESV.</translation>
    </message>
</context>
</TS>
