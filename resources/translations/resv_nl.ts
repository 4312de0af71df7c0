<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="nl" sourcelanguage="en">
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
</TS>
