<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
<context>
    <name>Actions</name>
    <message>
        <source>About this program</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All you can do</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Do again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Go to the next part of the window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help with this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New entry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source>Backup made</source>
        <translation type="unfinished"></translation>
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
    <name>Chip</name>
    <message>
        <source>Delete takes it away</source>
        <translation>Met Delete haalt u dit weg</translation>
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
        <source>before %1</source>
        <translation>vóór %1</translation>
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
    <name>FirstRun</name>
    <message>
        <source>All you write stays on this computer, in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For whom do you work?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How do you want to see it?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Step %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one of the two.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You keep the log of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You merge the workbooks of %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>All you can do (Ctrl+K)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose the network whose log you see</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help with this page (F1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Page header</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HelpWindow</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manual</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Subject</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Text of the manual</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Done again: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only a network adds entries to its log.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to do again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to take back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NetworkForm</name>
    <message>
        <source>%1 with %2 networks.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: tick the networks whose log you keep.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add a network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the RESV uses it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Did the RESV send you a region file? Then you need not type anything.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill in the name of the region, or open a region file.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fill it in yourself after all</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the network</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Networks of the region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open region file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the region file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Or fill it in yourself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region file (*.json)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This code stands here twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tick at least one network in the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Pages</name>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Log</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start</source>
        <translation type="unfinished"></translation>
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
    <name>Rail</name>
    <message>
        <source>Pages</source>
        <translation>Pagina&apos;s</translation>
    </message>
</context>
<context>
    <name>StartCards</name>
    <message>
        <source>%1 entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All that was merged, with figures and account, in one workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choices for you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Every network of the region has handed over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish drafts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First: %1 (by %2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Handed over on %1. It can be handed over again until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Last backup</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Look back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a backup now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the report</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merge workbooks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No region file yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet: %1. The last day is %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One line is enough. You can fill in the rest later.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the region file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Region</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Regional workbook</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show the first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something is still missing in them, such as the theme or the severity.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The RESV expects the workbook by %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last day is %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The log is empty</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The program makes one each day by itself, on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same field was changed in two places. Choose what is right.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Today, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without it the program cannot tell who has still to hand over.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down a signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Your first signal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>today is the last day</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StartPage</name>
    <message>
        <source>After the meeting: set the status, the agreement and the next step.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Does it exist already? Say that it is still so, instead of adding it twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Drag that folder to Merge: per file you see what was read and what was not.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Finish the drafts before the quarter ends. Never write about a patient.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hand over each quarter: one workbook by mail to the RESV.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How was this again?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the regional workbook on the page Report.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Merged the wrong file? Take that merge back; nothing else changes.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save the workbooks of the networks in one folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The difference at the foot must be zero: then no row was lost or doubled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What needs you now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write down a signal in one line: Ctrl+N. Only a title is needed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>StatusFacts</name>
    <message>
        <source>%1 due by %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was due %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 of %3 handed over</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>All saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>backup %n day(s) ago</source>
        <translation type="unfinished">
            <numerusform></numerusform>
            <numerusform></numerusform>
        </translation>
    </message>
    <message>
        <source>backup today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>backup yesterday</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no backup yet</source>
        <translation type="unfinished"></translation>
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
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>change</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>choice between versions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>discussion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>meeting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>removal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“still so”</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Wizard</name>
    <message>
        <source>&amp;Back</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As this &amp;computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I keep the log of one or more &amp;networks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>I work for the &amp;RESV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up RESV Desktop</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What do you do with this program? You can choose both.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You merge the workbooks of all networks and make the regional workbook.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You write down bottlenecks and developments and hand over a workbook to the RESV each quarter.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
