<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>AnswerCard</name>
    <message numerus="yes">
        <source>Also for %n others with the same text</source>
        <translation>
            <numerusform>Also for %n other with the same text</numerusform>
            <numerusform>Also for %n others with the same text</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupList</name>
    <message numerus="yes">
        <source>%n entr(y/ies) become as they were</source>
        <translation>
            <numerusform>%n entry becomes as it was</numerusform>
            <numerusform>%n entries become as they were</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies) in this backup</source>
        <translation>
            <numerusform>%n entry in this backup</numerusform>
            <numerusform>%n entries in this backup</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies) of now are not in it:</source>
        <translation>
            <numerusform>%n entry of now is not in it:</numerusform>
            <numerusform>%n entries of now are not in it:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n removed entr(y/ies) come back</source>
        <translation>
            <numerusform>%n removed entry comes back</numerusform>
            <numerusform>%n removed entries come back</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>BackupSection</name>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CheckNote</name>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %n more.</numerusform>
            <numerusform>And %n more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ChoiceCard</name>
    <message numerus="yes">
        <source>%n versions</source>
        <translation>
            <numerusform>%n version</numerusform>
            <numerusform>%n versions</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DeliverPage</name>
    <message numerus="yes">
        <source>%n actions</source>
        <translation>
            <numerusform>%n action</numerusform>
            <numerusform>%n actions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries go along</source>
        <translation>
            <numerusform>%n entry goes along</numerusform>
            <numerusform>%n entries go along</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n not complete</source>
        <translation>
            <numerusform>%n not complete</numerusform>
            <numerusform>%n not complete</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at %n findings below first, then export.</source>
        <translation>
            <numerusform>Look at %n finding below first, then export.</numerusform>
            <numerusform>Look at %n findings below first, then export.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>DetailPanel</name>
    <message numerus="yes">
        <source>Confirmed %n times, last on %1</source>
        <translation>
            <numerusform>Confirmed %n time, last on %1</numerusform>
            <numerusform>Confirmed %n times, last on %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>going on for %n months</source>
        <translation>
            <numerusform>going on for %n month</numerusform>
            <numerusform>going on for %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EarlierPart</name>
    <message numerus="yes">
        <source>%n cells were understood by it</source>
        <translation>
            <numerusform>%n cell was understood by it</numerusform>
            <numerusform>%n cells were understood by it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Answer %n questions</source>
        <translation>
            <numerusform>Answer %n question</numerusform>
            <numerusform>Answer %n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the account of %n files</source>
        <translation>
            <numerusform>the account of %n file</numerusform>
            <numerusform>the account of %n files</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryModel</name>
    <message numerus="yes">
        <source>Confirmed %n times, last on %1</source>
        <translation>
            <numerusform>Confirmed %n time, last on %1</numerusform>
            <numerusform>Confirmed %n times, last on %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>EntryPrivacy</name>
    <message numerus="yes">
        <source>%1: %n finding(s) may stand</source>
        <translation>
            <numerusform>%1: %n finding may stand</numerusform>
            <numerusform>%1: %n findings may stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n may stand</source>
        <translation>
            <numerusform>%n may stand</numerusform>
            <numerusform>%n may stand</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n must go</source>
        <translation>
            <numerusform>%n must go</numerusform>
            <numerusform>%n must go</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n to look at</source>
        <translation>
            <numerusform>%n to look at</numerusform>
            <numerusform>%n to look at</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>FilesPart</name>
    <message numerus="yes">
        <source>%n files merged</source>
        <translation>
            <numerusform>%n file merged</numerusform>
            <numerusform>%n files merged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files opened with this password</source>
        <translation>
            <numerusform>%n file opened with this password</numerusform>
            <numerusform>%n files opened with this password</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n workbooks</source>
        <translation>
            <numerusform>%n workbook</numerusform>
            <numerusform>%n workbooks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeadingCard</name>
    <message numerus="yes">
        <source>This heading is not known. %n cells wait until you say what it is.</source>
        <translation>
            <numerusform>This heading is not known. %n cell waits until you say what it is.</numerusform>
            <numerusform>This heading is not known. %n cells wait until you say what it is.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>HeldTexts</name>
    <message numerus="yes">
        <source>%n text(s) not kept: personal data may not be in the log.</source>
        <translation>
            <numerusform>%n text was not kept: personal data may not be in the log.</numerusform>
            <numerusform>%n texts were not kept: personal data may not be in the log.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Meanings</name>
    <message numerus="yes">
        <source>%n files were read</source>
        <translation>
            <numerusform>%n file was read</numerusform>
            <numerusform>%n files were read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions wait for you</source>
        <translation>
            <numerusform>%n question waits for you</numerusform>
            <numerusform>%n questions wait for you</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>OutgoingPanel</name>
    <message numerus="yes">
        <source>%n findings go along, and are counted</source>
        <translation>
            <numerusform>%n finding goes along, and is counted</numerusform>
            <numerusform>%n findings go along, and are counted</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>PrivacyDialog</name>
    <message numerus="yes">
        <source>In %1 you let %n finding(s) stand.</source>
        <translation>
            <numerusform>In %1 you let %n finding stand.</numerusform>
            <numerusform>In %1 you let %n findings stand.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ProfileSection</name>
    <message numerus="yes">
        <source>%1: %n network(s)</source>
        <translation>
            <numerusform>%1: %n network</numerusform>
            <numerusform>%1: %n networks</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n network(s)</source>
        <translation>
            <numerusform>%n network</numerusform>
            <numerusform>%n networks</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RedactWords</name>
    <message numerus="yes">
        <source>%n backup(s) are gone through.</source>
        <translation>
            <numerusform>%n backup is gone through.</numerusform>
            <numerusform>%n backups are gone through.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n version(s) lose this text.</source>
        <translation>
            <numerusform>%n version loses this text.</numerusform>
            <numerusform>%n versions lose this text.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>A set phrase stays in %n other entr(y/ies).</source>
        <translation>
            <numerusform>A set phrase stays in %n other entry.</numerusform>
            <numerusform>A set phrase stays in %n other entries.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Also in %n other entr(y/ies):</source>
        <translation>
            <numerusform>Also in %n other entry:</numerusform>
            <numerusform>Also in %n other entries:</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The text is gone from %n version(s).</source>
        <translation>
            <numerusform>The text is gone from %n version.</numerusform>
            <numerusform>The text is gone from %n versions.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>ReportPage</name>
    <message numerus="yes">
        <source>%n entries</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n files</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Look at %n findings below first, then export.</source>
        <translation>
            <numerusform>Look at %n finding below first, then export.</numerusform>
            <numerusform>Look at %n findings below first, then export.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>RetentionSection</name>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%n record</numerusform>
            <numerusform>%n records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StartCards</name>
    <message numerus="yes">
        <source>%n cells to answer</source>
        <translation>
            <numerusform>%n cell to answer</numerusform>
            <numerusform>%n cells to answer</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n day(s) left</source>
        <translation>
            <numerusform>%n day left</numerusform>
            <numerusform>%n days left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entr(y/ies)</source>
        <translation>
            <numerusform>%n entry</numerusform>
            <numerusform>%n entries</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n entries to choose</source>
        <translation>
            <numerusform>%n entry to choose</numerusform>
            <numerusform>%n entries to choose</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n headings to name</source>
        <translation>
            <numerusform>%n heading to name</numerusform>
            <numerusform>%n headings to name</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n late</source>
        <translation>
            <numerusform>%n late</numerusform>
            <numerusform>%n late</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions</source>
        <translation>
            <numerusform>%n question</numerusform>
            <numerusform>%n questions</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n this week</source>
        <translation>
            <numerusform>%n this week</numerusform>
            <numerusform>%n this week</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>StatusFacts</name>
    <message numerus="yes">
        <source>%n draft(s)</source>
        <translation>
            <numerusform>%n draft</numerusform>
            <numerusform>%n drafts</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) not kept</source>
        <translation>
            <numerusform>%n text not kept</numerusform>
            <numerusform>%n texts not kept</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>backup %n day(s) ago</source>
        <translation>
            <numerusform>backup %n day ago</numerusform>
            <numerusform>backup %n days ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TestSection</name>
    <message numerus="yes">
        <source>All %n check(s) passed.</source>
        <translation>
            <numerusform>The check passed.</numerusform>
            <numerusform>All %n checks passed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TodoPart</name>
    <message numerus="yes">
        <source>%n cells were understood by it</source>
        <translation>
            <numerusform>%n cell was understood by it</numerusform>
            <numerusform>%n cells were understood by it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions answered</source>
        <translation>
            <numerusform>%n question answered</numerusform>
            <numerusform>%n questions answered</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n questions left as they are</source>
        <translation>
            <numerusform>%n question left as it is</numerusform>
            <numerusform>%n questions left as they are</numerusform>
        </translation>
    </message>
</context>
</TS>
