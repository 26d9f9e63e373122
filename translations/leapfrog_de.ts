<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>leapfrog::AboutDialog</name>
    <message>
        <source>&amp;Copy report</source>
        <translation>Bericht &amp;kopieren</translation>
    </message>
    <message>
        <source>&amp;Save report…</source>
        <translation>Bericht &amp;speichern…</translation>
    </message>
    <message>
        <source>About Leapfrog</source>
        <translation>Über Leapfrog</translation>
    </message>
    <message>
        <source>&lt;h3&gt;Leapfrog %1&lt;/h3&gt;&lt;p&gt;Keeps an accountant&apos;s click from waiting behind a bulk sync.&lt;/p&gt;&lt;p&gt;Qt %2. MIT licence.&lt;/p&gt;</source>
        <translation>&lt;h3&gt;Leapfrog %1&lt;/h3&gt;&lt;p&gt;Damit kein Klick der Buchhaltung hinter einem Massenabgleich wartet.&lt;/p&gt;&lt;p&gt;Qt %2. MIT-Lizenz.&lt;/p&gt;</translation>
    </message>
    <message>
        <source>What was looked at</source>
        <translation>Was geprüft wurde</translation>
    </message>
    <message>
        <source>The report says which versions run, where the database is, what was looked at and what the log said last. It holds no password, no document&apos;s contents and no amounts.</source>
        <translation>Der Bericht nennt die Versionen, den Ort der Datenbank, was geprüft wurde und die letzten Zeilen des Protokolls. Er enthält kein Passwort, keine Belegdaten und keine Beträge.</translation>
    </message>
    <message>
        <source>Looking whether the database is in order…</source>
        <translation>Die Datenbank wird geprüft…</translation>
    </message>
    <message>
        <source>No database is open.</source>
        <translation>Es ist keine Datenbank geöffnet.</translation>
    </message>
    <message>
        <source>The database could not be looked at: %1</source>
        <translation>Die Datenbank konnte nicht geprüft werden: %1</translation>
    </message>
    <message>
        <source>The database is in order.</source>
        <translation>Die Datenbank ist in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) need(s) somebody.</source>
        <translation>
            <numerusform>%n Befund verlangt Aufmerksamkeit.</numerusform>
            <numerusform>%n Befunde verlangen Aufmerksamkeit.</numerusform>
        </translation>
    </message>
    <message>
        <source>The report is in the clipboard.</source>
        <translation>Der Bericht ist in der Zwischenablage.</translation>
    </message>
    <message>
        <source>Save report</source>
        <translation>Bericht speichern</translation>
    </message>
    <message>
        <source>Saved as %1.</source>
        <translation>Gespeichert als %1.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2</source>
        <translation>%1 kann nicht geschrieben werden: %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::AccountStore</name>
    <message>
        <source>These accounts have entries and are not in the new chart: %1. Nothing was changed.</source>
        <translation>Auf diesen Konten ist gebucht, und im neuen Kontenplan fehlen sie: %1. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>There is no organisation &quot;%1&quot; here.</source>
        <translation>Hier gibt es keine Organisation „%1“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Activities</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n erledigt</numerusform>
            <numerusform>%n erledigt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n fehlgeschlagen</numerusform>
            <numerusform>%n fehlgeschlagen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed on</source>
        <translation>
            <numerusform>%n weitergegeben</numerusform>
            <numerusform>%n weitergegeben</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::ActivityDialog</name>
    <message>
        <source>Nothing was done yet. Recreations, imports, exports and what else takes a while are listed here when they end.</source>
        <translation>Noch wurde nichts getan. Neubuchungen, Importe, Exporte und was sonst dauert stehen hier, sobald sie enden.</translation>
    </message>
    <message>
        <source>Activities</source>
        <translation>Vorgänge</translation>
    </message>
    <message>
        <source>What was done since this database was opened, the newest first</source>
        <translation>Was getan wurde, seit diese Datenbank geöffnet ist, das Neueste zuerst</translation>
    </message>
    <message>
        <source>&amp;Open</source>
        <translation>Ö&amp;ffnen</translation>
    </message>
    <message>
        <source>The recreation, or the file that was written (Enter)</source>
        <translation>Die Neubuchung oder die geschriebene Datei (Eingabetaste)</translation>
    </message>
</context>
<context>
    <name>leapfrog::ActivityLog</name>
    <message>
        <source>Ended</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>Activity</source>
        <translation>Vorgang</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>leapfrog::ActivityStrip</name>
    <message>
        <source>Activities</source>
        <translation>Vorgänge</translation>
    </message>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln weiterer</numerusform>
            <numerusform>%Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What was done since this database was opened</source>
        <translation>Was getan wurde, seit diese Datenbank geöffnet ist</translation>
    </message>
</context>
<context>
    <name>leapfrog::ActivityStrip::Line</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Öffnen</translation>
    </message>
    <message>
        <source>Dismiss</source>
        <translation>Ausblenden</translation>
    </message>
    <message>
        <source>What is not begun yet is handed to the queue</source>
        <translation>Was noch nicht begonnen ist, geht an die Warteschlange</translation>
    </message>
    <message>
        <source>Stop it</source>
        <translation>Anhalten</translation>
    </message>
</context>
<context>
    <name>leapfrog::AnswerState</name>
    <message>
        <source>Still waiting for the database.</source>
        <translation>Es wird noch auf die Datenbank gewartet.</translation>
    </message>
</context>
<context>
    <name>leapfrog::AuditExport</name>
    <message>
        <source>Export who did what</source>
        <translation>Exportieren, wer was getan hat</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>JSON, an object per line (*.jsonl)</source>
        <translation>JSON, ein Objekt je Zeile (*.jsonl)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. What was there is unchanged.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Was da war, ist unverändert.</translation>
    </message>
    <message>
        <source>cancelled; no file was written</source>
        <translation>abgebrochen; keine Datei wurde geschrieben</translation>
    </message>
    <message>
        <source>%1 acts in %2</source>
        <translation>%1 Handlungen in %2</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::AuditFilterBar</name>
    <message>
        <source>Fiscal year</source>
        <translation>Geschäftsjahr</translation>
    </message>
    <message>
        <source>All years</source>
        <translation>Alle Jahre</translation>
    </message>
    <message>
        <source>Kind of act</source>
        <translation>Art der Handlung</translation>
    </message>
    <message>
        <source>Login, whole</source>
        <translation>Benutzer, ganz</translation>
    </message>
    <message>
        <source>Only acts by this login</source>
        <translation>Nur Handlungen dieses Benutzers</translation>
    </message>
    <message>
        <source>Only acts on what has this in its name: a document, an account, a member, a setting</source>
        <translation>Nur Handlungen an dem, was dies im Namen hat: ein Beleg, ein Konto, ein Mitglied, eine Einstellung</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter aufheben</translation>
    </message>
    <message>
        <source>%1/%2</source>
        <comment>a fiscal year</comment>
        <translation>%1/%2</translation>
    </message>
    <message>
        <source>Document, account, member, setting</source>
        <translation>Beleg, Konto, Mitglied, Einstellung</translation>
    </message>
</context>
<context>
    <name>leapfrog::AuditModel</name>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>To what</source>
        <translation>Woran</translation>
    </message>
    <message>
        <source>Before → after</source>
        <translation>Vorher → nachher</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>From</source>
        <translation>Von wo</translation>
    </message>
</context>
<context>
    <name>leapfrog::AuditPage</name>
    <message>
        <source>Who did what</source>
        <translation>Wer was getan hat</translation>
    </message>
    <message>
        <source>What the selected act changed</source>
        <translation>Was die ausgewählte Handlung geändert hat</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren…</translation>
    </message>
    <message>
        <source>Show older ones</source>
        <translation>Ältere zeigen</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>No act matches the filter.</source>
        <translation>Keine Handlung passt zum Filter.</translation>
    </message>
    <message>
        <source>Nothing has been done yet, as far as your login may see.</source>
        <translation>Soweit Ihr Benutzer sehen darf, ist noch nichts getan worden.</translation>
    </message>
    <message>
        <source>The newest %1 acts. An export has all that match.</source>
        <translation>Die neuesten %1 Handlungen. Ein Export hat alle, die passen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln act(s)</source>
        <translation>
            <numerusform>%Ln Handlung</numerusform>
            <numerusform>%Ln Handlungen</numerusform>
        </translation>
    </message>
    <message>
        <source>Your login may not see who did what here.</source>
        <translation>Ihr Benutzer darf hier nicht sehen, wer was getan hat.</translation>
    </message>
    <message>
        <source>Select an act to see what it changed.</source>
        <translation>Wählen Sie eine Handlung aus, um zu sehen, was sie geändert hat.</translation>
    </message>
    <message>
        <source>Write all acts that match into a file, as CSV or JSON.</source>
        <translation>Alle Handlungen, die passen, in eine Datei schreiben, als CSV oder JSON.</translation>
    </message>
    <message>
        <source>Open a database first.</source>
        <translation>Öffnen Sie zuerst eine Datenbank.</translation>
    </message>
    <message>
        <source>List older acts too.</source>
        <translation>Auch ältere Handlungen auflisten.</translation>
    </message>
    <message>
        <source>All that match are listed.</source>
        <translation>Alle, die passen, sind aufgelistet.</translation>
    </message>
    <message>
        <source>The list has %1 at most; an export has all.</source>
        <translation>Die Liste hat höchstens %1; ein Export hat alle.</translation>
    </message>
</context>
<context>
    <name>leapfrog::AuditWords</name>
    <message>
        <source>recreated</source>
        <translation>neu gebucht</translation>
    </message>
    <message>
        <source>recreation undone</source>
        <translation>Neubuchung rückgängig gemacht</translation>
    </message>
    <message>
        <source>recreation cancelled</source>
        <translation>Neubuchung abgebrochen</translation>
    </message>
    <message>
        <source>job retried</source>
        <translation>Auftrag wiederholt</translation>
    </message>
    <message>
        <source>job cancelled</source>
        <translation>Auftrag abgebrochen</translation>
    </message>
    <message>
        <source>priority given</source>
        <translation>Priorität vergeben</translation>
    </message>
    <message>
        <source>period locked</source>
        <translation>Periode festgeschrieben</translation>
    </message>
    <message>
        <source>period opened</source>
        <translation>Festschreibung aufgehoben</translation>
    </message>
    <message>
        <source>documents imported</source>
        <translation>Belege importiert</translation>
    </message>
    <message>
        <source>setting added</source>
        <translation>Einstellung hinzugefügt</translation>
    </message>
    <message>
        <source>setting changed</source>
        <translation>Einstellung geändert</translation>
    </message>
    <message>
        <source>setting removed</source>
        <translation>Einstellung entfernt</translation>
    </message>
    <message>
        <source>share of the queue set</source>
        <translation>Anteil an der Warteschlange gesetzt</translation>
    </message>
    <message>
        <source>share of the queue changed</source>
        <translation>Anteil an der Warteschlange geändert</translation>
    </message>
    <message>
        <source>share of the queue taken away</source>
        <translation>Anteil an der Warteschlange weggenommen</translation>
    </message>
    <message>
        <source>organisation added</source>
        <translation>Organisation hinzugefügt</translation>
    </message>
    <message>
        <source>settings for posting changed</source>
        <translation>Buchungseinstellungen geändert</translation>
    </message>
    <message>
        <source>organisation removed</source>
        <translation>Organisation entfernt</translation>
    </message>
    <message>
        <source>account added</source>
        <translation>Konto hinzugefügt</translation>
    </message>
    <message>
        <source>account changed</source>
        <translation>Konto geändert</translation>
    </message>
    <message>
        <source>account removed</source>
        <translation>Konto entfernt</translation>
    </message>
    <message>
        <source>paused</source>
        <translation>angehalten</translation>
    </message>
    <message>
        <source>pause changed</source>
        <translation>Anhalten geändert</translation>
    </message>
    <message>
        <source>resumed</source>
        <translation>fortgesetzt</translation>
    </message>
    <message>
        <source>member added</source>
        <translation>Mitglied hinzugefügt</translation>
    </message>
    <message>
        <source>member&apos;s role changed</source>
        <translation>Rolle des Mitglieds geändert</translation>
    </message>
    <message>
        <source>member removed</source>
        <translation>Mitglied entfernt</translation>
    </message>
    <message>
        <source>database role granted</source>
        <translation>Datenbankrolle vergeben</translation>
    </message>
    <message>
        <source>database role taken away</source>
        <translation>Datenbankrolle entzogen</translation>
    </message>
    <message>
        <source>All acts</source>
        <translation>Alle Handlungen</translation>
    </message>
    <message>
        <source>Recreations</source>
        <translation>Neubuchungen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Period locks</source>
        <translation>Festschreibungen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Settings for posting</source>
        <translation>Buchungseinstellungen</translation>
    </message>
    <message>
        <source>Chart of accounts</source>
        <translation>Kontenplan</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Database roles</source>
        <translation>Datenbankrollen</translation>
    </message>
    <message>
        <source>Shared settings</source>
        <translation>Gemeinsame Einstellungen</translation>
    </message>
    <message>
        <source>Shares of the queue</source>
        <translation>Anteile an der Warteschlange</translation>
    </message>
    <message>
        <source>Pauses</source>
        <translation>Angehaltenes</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation>%1: %2 → %3</translation>
    </message>
    <message>
        <source>a program without a name</source>
        <translation>ein Programm ohne Namen</translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation>%1 auf %2</translation>
    </message>
    <message>
        <source>%1, %2: %3</source>
        <translation>%1, %2: %3</translation>
    </message>
    <message>
        <source>From: %1</source>
        <translation>Von: %1</translation>
    </message>
    <message>
        <source>Organisation: %1</source>
        <translation>Organisation: %1</translation>
    </message>
    <message>
        <source>What it was done to: %1</source>
        <translation>Woran: %1</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Begründung: %1</translation>
    </message>
    <message>
        <source>New:</source>
        <translation>Neu:</translation>
    </message>
    <message>
        <source>What was there:</source>
        <translation>Was da war:</translation>
    </message>
    <message>
        <source>Before → after:</source>
        <translation>Vorher → nachher:</translation>
    </message>
</context>
<context>
    <name>leapfrog::BacklogPage</name>
    <message>
        <source>This database has no documents yet. Try Leapfrog with made-up shops, or import your own with leapfrogctl import.</source>
        <translation>Diese Datenbank enthält noch keine Belege. Probieren Sie Leapfrog mit erfundenen Shops aus, oder importieren Sie eigene Belege mit leapfrogctl import.</translation>
    </message>
    <message>
        <source>&amp;Go to Documents</source>
        <translation>&amp;Zu den Belegen</translation>
    </message>
    <message>
        <source>Try with &amp;demo data</source>
        <translation>Mit Demodaten auspro&amp;bieren</translation>
    </message>
    <message>
        <source>When a click starts</source>
        <translation>Wann ein Klick beginnt</translation>
    </message>
    <message>
        <source>Waiting jobs of all organisations</source>
        <translation>Wartende Aufträge aller Organisationen</translation>
    </message>
    <message>
        <source>15 min</source>
        <translation>15 min</translation>
    </message>
    <message>
        <source>Last 15 minutes</source>
        <translation>Die letzten 15 Minuten</translation>
    </message>
    <message>
        <source>1 h</source>
        <translation>1 h</translation>
    </message>
    <message>
        <source>Last hour</source>
        <translation>Die letzte Stunde</translation>
    </message>
    <message>
        <source>6 h</source>
        <translation>6 h</translation>
    </message>
    <message>
        <source>Last 6 hours</source>
        <translation>Die letzten 6 Stunden</translation>
    </message>
    <message>
        <source>24 h</source>
        <translation>24 h</translation>
    </message>
    <message>
        <source>Last 24 hours</source>
        <translation>Die letzten 24 Stunden</translation>
    </message>
    <message>
        <source>T&amp;able</source>
        <translation>&amp;Tabelle</translation>
    </message>
    <message>
        <source>Show the figures as a table</source>
        <translation>Die Zahlen als Tabelle zeigen</translation>
    </message>
    <message>
        <source>Waiting jobs over time</source>
        <translation>Wartende Aufträge im Zeitverlauf</translation>
    </message>
    <message>
        <source>Backlog by organisation</source>
        <translation>Rückstand nach Organisation</translation>
    </message>
    <message>
        <source>Nothing is waiting.</source>
        <translation>Es wartet nichts.</translation>
    </message>
    <message>
        <source>&amp;Slots</source>
        <translation>&amp;Plätze</translation>
    </message>
    <message>
        <source>Slots of the poller</source>
        <translation>Plätze des Pollers</translation>
    </message>
    <message>
        <source>How many jobs at once; one is kept for clicks, one for normal work</source>
        <translation>Wie viele Aufträge zugleich; ein Platz bleibt für Klicks frei, einer für normale Arbeit</translation>
    </message>
    <message>
        <source>While it runs, this computer works on the queue (Ctrl+Shift+W)</source>
        <translation>Solange er läuft, arbeitet dieser Computer die Warteschlange ab (Strg+Umschalt+W)</translation>
    </message>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Waiting jobs of %1</source>
        <translation>Wartende Aufträge von %1</translation>
    </message>
    <message>
        <source>%1 ended per minute</source>
        <translation>%1 beendet pro Minute</translation>
    </message>
    <message>
        <source>This is the demo: made-up shops, and a bulk sync that is being worked off here. Tick documents under Documents and choose Recreate: your click does not wait for the sync.</source>
        <translation>Dies ist die Demo: erfundene Shops und ein Massenabgleich, der hier abgearbeitet wird. Haken Sie unter „Belege“ Belege an, und wählen Sie „Neu buchen“: Ihr Klick wartet nicht auf den Abgleich.</translation>
    </message>
    <message>
        <source>The demo&apos;s bulk sync is done. Start it anew to see a click overtake it.</source>
        <translation>Der Massenabgleich der Demo ist fertig. Starten Sie sie neu, um zu sehen, wie ein Klick ihn überholt.</translation>
    </message>
    <message>
        <source>Start the &amp;demo anew</source>
        <translation>Demo &amp;neu starten</translation>
    </message>
    <message>
        <source>none waiting</source>
        <translation>nichts wartet</translation>
    </message>
    <message>
        <source>not due yet</source>
        <translation>noch nicht fällig</translation>
    </message>
    <message>
        <source>oldest waits %1</source>
        <translation>ältester wartet %1</translation>
    </message>
    <message>
        <source>no worker runs</source>
        <translation>kein Worker läuft</translation>
    </message>
    <message numerus="yes">
        <source>in %n slot(s) of workers</source>
        <translation>
            <numerusform>auf %n Platz der Worker</numerusform>
            <numerusform>auf %n Plätzen der Worker</numerusform>
        </translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>need a person</source>
        <translation>warten auf einen Menschen</translation>
    </message>
    <message>
        <source>Poller in this console: %1</source>
        <translation>Poller in dieser Konsole: %1</translation>
    </message>
    <message>
        <source> · %1 done</source>
        <translation> · %1 erledigt</translation>
    </message>
    <message>
        <source> · %1 refused</source>
        <translation> · %1 abgelehnt</translation>
    </message>
    <message>
        <source>Start po&amp;ller</source>
        <translation>Po&amp;ller starten</translation>
    </message>
    <message>
        <source>Stop po&amp;ller</source>
        <translation>Po&amp;ller anhalten</translation>
    </message>
</context>
<context>
    <name>leapfrog::BacklogSnapshot</name>
    <message>
        <source>not known yet</source>
        <translation>noch nicht bekannt</translation>
    </message>
    <message>
        <source>at once</source>
        <translation>sofort</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message numerus="yes">
        <source>A click now starts: up to %n document(s) at once</source>
        <translation>
            <numerusform>Ein Klick beginnt jetzt: %n Beleg sofort</numerusform>
            <numerusform>Ein Klick beginnt jetzt: bis zu %n Belege sofort</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 · more: when the queue goes on (paused by %2)</source>
        <translation>%1 · mehr: wenn die Warteschlange weiterläuft (angehalten von %2)</translation>
    </message>
    <message>
        <source>%1 · more: when a worker runs (none does now)</source>
        <translation>%1 · mehr: wenn ein Worker läuft (jetzt läuft keiner)</translation>
    </message>
    <message>
        <source>%1 · more: %2 · normal work: %3</source>
        <translation>%1 · mehr: %2 · normale Arbeit: %3</translation>
    </message>
    <message numerus="yes">
        <source>A click now starts: up to %n document(s) as soon as a worker&apos;s slot is free</source>
        <translation>
            <numerusform>Ein Klick beginnt jetzt: %n Beleg, sobald ein Platz eines Workers frei ist</numerusform>
            <numerusform>Ein Klick beginnt jetzt: bis zu %n Belege, sobald ein Platz eines Workers frei ist</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::BalanceModel</name>
    <message>
        <source>balanced</source>
        <translation>ausgeglichen</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>Abweichung %1</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Anfangssaldo</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>Endsaldo</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
</context>
<context>
    <name>leapfrog::BalanceView</name>
    <message>
        <source>Account or words</source>
        <translation>Konto oder Wörter</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>Summen- und Saldenliste</translation>
    </message>
    <message>
        <source>Nothing is in the books of %1 yet.
Import documents; they are here once they are posted.</source>
        <translation>In den Büchern von %1 steht noch nichts.
Importieren Sie Belege; hier sind sie, sobald sie gebucht sind.</translation>
    </message>
    <message>
        <source>Nothing is in the books through %1.</source>
        <translation>Bis einschließlich %1 steht nichts in den Büchern.</translation>
    </message>
    <message>
        <source>No accounts match “%1”.</source>
        <translation>Kein Konto passt zu „%1“.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Result carried forward</source>
        <translation>Ergebnisvortrag</translation>
    </message>
</context>
<context>
    <name>leapfrog::BookExport</name>
    <message>
        <source>An entry of %1 is in &quot;%2&quot;, which is no currency: &quot;leapfrogctl ledger verify&quot; shows it.</source>
        <translation>Eine Buchung von %1 lautet auf „%2“, und das ist keine Währung: „leapfrogctl ledger verify“ zeigt sie.</translation>
    </message>
    <message>
        <source>The export was cancelled; what was written is not whole.</source>
        <translation>Der Export wurde abgebrochen; was geschrieben wurde, ist unvollständig.</translation>
    </message>
    <message>
        <source>DATEV&apos;s heading names the first and the last day: say --from and --through.</source>
        <translation>Der Kopf der DATEV-Datei nennt den ersten und den letzten Tag: Geben Sie --from und --through an.</translation>
    </message>
    <message>
        <source>What %1 has on account %2 comes to more than 18 digits.</source>
        <translation>Was %1 auf Konto %2 hat, kommt auf mehr als 18 Stellen.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n Beleg</numerusform>
            <numerusform>%n Belege</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::BulkLines</name>
    <message>
        <source>The line belongs to %1, which is not in this file. Fetch the bulk operation&apos;s file once more and import it whole.</source>
        <translation>Die Zeile gehört zu %1, und das ist nicht in dieser Datei. Holen Sie die Datei der Massenabfrage noch einmal, und importieren Sie sie ganz.</translation>
    </message>
    <message>
        <source>The line is nested deeper than %1 levels below its order. Nothing of it is posted.</source>
        <translation>Die Zeile liegt mehr als %1 Ebenen unter ihrer Bestellung. Nichts davon wird gebucht.</translation>
    </message>
    <message>
        <source>The line belongs to %1, which had not come when more lines than fit into memory waited for theirs. Run the bulk operation with groupObjects: true and import its file.</source>
        <translation>Die Zeile gehört zu %1, und das war noch nicht da, als mehr Zeilen auf anderes warteten, als in den Speicher passen. Lassen Sie die Massenabfrage mit groupObjects: true laufen, und importieren Sie deren Datei.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ChartOfAccounts</name>
    <message>
        <source>The account “%1” occurs twice.</source>
        <translation>Das Konto „%1“ kommt doppelt vor.</translation>
    </message>
    <message>
        <source>A chart is an array of accounts.</source>
        <translation>Ein Kontenplan ist eine Liste (Array) von Konten.</translation>
    </message>
    <message>
        <source>A row has a code, a name and a kind.</source>
        <translation>Eine Zeile hat Nummer, Namen und Art (code, name, kind).</translation>
    </message>
    <message>
        <source>Code and name must have 1 to 200 characters and no control characters.</source>
        <translation>Nummer und Name müssen 1 bis 200 Zeichen haben, ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>“%1” is no kind of account.</source>
        <translation>„%1“ ist keine Kontenart.</translation>
    </message>
    <message>
        <source>This is not valid CSV: a quote is out of place.</source>
        <translation>Dies ist kein gültiges CSV: Ein Anführungszeichen steht an falscher Stelle.</translation>
    </message>
    <message>
        <source>The first line must be: code,name,kind</source>
        <translation>Die erste Zeile muss lauten: code,name,kind</translation>
    </message>
</context>
<context>
    <name>leapfrog::CheckList</name>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>named</source>
        <translation>genannt</translation>
    </message>
    <message>
        <source>Show the inbox</source>
        <translation>Eingang zeigen</translation>
    </message>
    <message>
        <source>Show clearing</source>
        <translation>Verrechnung zeigen</translation>
    </message>
    <message>
        <source>Show deferrals</source>
        <translation>Abgrenzungen zeigen</translation>
    </message>
    <message>
        <source>Show Verify</source>
        <translation>Prüfung zeigen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Anzeigen</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>fine, missing or named; what was found</comment>
        <translation>%1: %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::ClearingExport</name>
    <message>
        <source>Export the rests of clearing accounts</source>
        <translation>Reste der Verrechnungskonten exportieren</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. What was there is unchanged.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Was dort war, ist unverändert.</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
    <message>
        <source>%1 rests in %2</source>
        <translation>%1 Reste in %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::ClearingModel</name>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Rest</source>
        <translation>Rest</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>leapfrog::ClearingView</name>
    <message>
        <source>Export this list…</source>
        <translation>Diese Liste exportieren…</translation>
    </message>
    <message>
        <source>Order, account or reason</source>
        <translation>Bestellung, Konto oder Grund</translation>
    </message>
    <message>
        <source>Search rests by order, account or reason</source>
        <translation>Reste nach Bestellung, Konto oder Grund suchen</translation>
    </message>
    <message>
        <source>Write all rests into a CSV file.</source>
        <translation>Alle Reste in eine CSV-Datei schreiben.</translation>
    </message>
    <message>
        <source>What clearing accounts still hold</source>
        <translation>Was auf Verrechnungskonten noch steht</translation>
    </message>
    <message>
        <source>as it is now, whatever the period is</source>
        <translation>wie es jetzt ist, gleich welcher Zeitraum gewählt ist</translation>
    </message>
    <message>
        <source>%1 rests; the first %2 are listed. The export has all.</source>
        <translation>%1 Reste; die ersten %2 sind aufgeführt. Der Export enthält alle.</translation>
    </message>
    <message>
        <source>There are no clearing accounts.</source>
        <translation>Es gibt keine Verrechnungskonten.</translation>
    </message>
    <message>
        <source>Rests are known as they are now only: show today&apos;s figures first.</source>
        <translation>Reste sind nur bekannt, wie sie jetzt sind: zeigen Sie zuerst die heutigen Zahlen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::CloseActs</name>
    <message>
        <source>Close…</source>
        <translation>Abschließen …</translation>
    </message>
    <message>
        <source>Check a seal…</source>
        <translation>Siegel prüfen …</translation>
    </message>
    <message>
        <source>Choose an organisation first.</source>
        <translation>Wählen Sie zuerst eine Organisation.</translation>
    </message>
    <message>
        <source>Go through the list of the close, lock the books through a day, and seal them.</source>
        <translation>Die Liste des Abschlusses durchgehen, die Bücher bis zu einem Tag festschreiben und sie versiegeln.</translation>
    </message>
    <message>
        <source>Compare a seal with the books as they are: what is not as it was is named.</source>
        <translation>Ein Siegel mit den Büchern vergleichen, wie sie sind: was nicht mehr ist, wie es war, wird genannt.</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::CloseChecks</name>
    <message>
        <source>Every document of the period is posted.</source>
        <translation>Jeder Beleg der Periode ist gebucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of the period are not posted as they are now.</source>
        <translation>
            <numerusform>%n Beleg der Periode ist nicht gebucht, wie er jetzt ist.</numerusform>
            <numerusform>%n Belege der Periode sind nicht gebucht, wie sie jetzt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>No document of the period is refused.</source>
        <translation>Kein Beleg der Periode ist abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of the period are refused.</source>
        <translation>
            <numerusform>%n Beleg der Periode ist abgelehnt.</numerusform>
            <numerusform>%n Belege der Periode sind abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The inbox is empty.</source>
        <translation>Der Eingang ist leer.</translation>
    </message>
    <message>
        <source>The inbox holds %1 refused and %2 waiting payloads: leapfrogctl inbox list</source>
        <translation>Der Eingang enthält %1 abgelehnte und %2 wartende Datensätze: leapfrogctl inbox list</translation>
    </message>
    <message>
        <source>account %1: %2 of %3, %4</source>
        <translation>Konto %1: %2 von %3, %4</translation>
    </message>
    <message>
        <source>Clearing accounts hold nothing.</source>
        <translation>Auf Verrechnungskonten steht nichts.</translation>
    </message>
    <message numerus="yes">
        <source>Clearing accounts hold %n rest(s).</source>
        <translation>
            <numerusform>Auf Verrechnungskonten steht %n Rest.</numerusform>
            <numerusform>Auf Verrechnungskonten stehen %n Reste.</numerusform>
        </translation>
    </message>
    <message>
        <source>account %1 comes to %2, and %3 is deferred</source>
        <translation>Konto %1 beträgt %2, abgegrenzt ist %3</translation>
    </message>
    <message>
        <source>What is deferred ties to its accounts.</source>
        <translation>Die Abgrenzungen stimmen mit ihren Konten überein.</translation>
    </message>
    <message>
        <source>Something else than deferrals stands on accounts of deferrals.</source>
        <translation>Auf Konten für Abgrenzungen steht auch anderes.</translation>
    </message>
    <message>
        <source>The ledger is what its documents give.</source>
        <translation>Die Buchungen sind, was ihre Belege ergeben.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have other entries than they give: leapfrogctl ledger verify</source>
        <translation>
            <numerusform>%n Beleg hat andere Buchungen, als er ergibt: leapfrogctl ledger verify</numerusform>
            <numerusform>%n Belege haben andere Buchungen, als sie ergeben: leapfrogctl ledger verify</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::CloseDialog</name>
    <message>
        <source>Close and &amp;seal</source>
        <translation>Abschließen und &amp;versiegeln</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Close a period</source>
        <translation>Eine Periode abschließen</translation>
    </message>
    <message>
        <source>Progress of the close</source>
        <translation>Fortschritt des Abschlusses</translation>
    </message>
    <message>
        <source>%1 documents are sealed</source>
        <translation>%1 Belege sind versiegelt</translation>
    </message>
    <message>
        <source>Close the books of %1?</source>
        <translation>Die Bücher von %1 abschließen?</translation>
    </message>
    <message>
        <source>The list is gone through; then all days up to the last one are locked and sealed: of every entry and the documents behind them a chain of digests is kept, so that any later change can be told.</source>
        <translation>Die Liste wird durchgegangen; dann werden alle Tage bis zum letzten festgeschrieben und versiegelt: von jeder Buchung und den Belegen dahinter wird eine Kette von Prüfsummen aufbewahrt, so dass jede spätere Änderung zu erkennen ist.</translation>
    </message>
    <message>
        <source>none: the database alone keeps it</source>
        <translation>keine: nur die Datenbank bewahrt es auf</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Keep the file elsewhere: it proves later what the books were, whatever becomes of the database.</source>
        <translation>Bewahren Sie die Datei anderswo auf: sie beweist später, was die Bücher waren, was auch aus der Datenbank wird.</translation>
    </message>
    <message>
        <source>&amp;Last day that is closed</source>
        <translation>&amp;Letzter Tag, der abgeschlossen wird</translation>
    </message>
    <message>
        <source>&amp;Reason, kept with your name</source>
        <translation>&amp;Begründung, bleibt mit Ihrem Namen</translation>
    </message>
    <message>
        <source>&amp;File that gets the seal</source>
        <translation>&amp;Datei, die das Siegel bekommt</translation>
    </message>
    <message>
        <source>This is the head of the seal. Print it or write it down, and keep it with the file: it stands for all that was sealed. Check a seal… compares it with the books at any time.</source>
        <translation>Das ist der Kopf des Siegels. Drucken Sie ihn oder schreiben Sie ihn auf, und bewahren Sie ihn bei der Datei auf: er steht für alles, was versiegelt wurde. „Siegel prüfen …“ vergleicht es jederzeit mit den Büchern.</translation>
    </message>
    <message>
        <source>&amp;Copy the head</source>
        <translation>Kopf &amp;kopieren</translation>
    </message>
    <message>
        <source>Going through the list: every document is posted again in memory and compared.</source>
        <translation>Die Liste wird durchgegangen: jeder Beleg wird im Speicher noch einmal gebucht und verglichen.</translation>
    </message>
    <message>
        <source>Close of %1 through %2: the list</source>
        <translation>Abschluss von %1 bis %2: die Liste</translation>
    </message>
    <message>
        <source>the list lets it be closed</source>
        <translation>die Liste lässt den Abschluss zu</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>etwas fehlt</translation>
    </message>
    <message>
        <source>Nothing keeps the period from being closed.</source>
        <translation>Dem Abschluss der Periode steht nichts im Wege.</translation>
    </message>
    <message>
        <source>The period can&apos;t be closed yet: see what is missing.</source>
        <translation>Die Periode kann noch nicht abgeschlossen werden: sehen Sie, was fehlt.</translation>
    </message>
    <message>
        <source>File that gets the seal</source>
        <translation>Datei, die das Siegel bekommt</translation>
    </message>
    <message>
        <source>Seals (*.seal)</source>
        <translation>Siegel (*.seal)</translation>
    </message>
    <message>
        <source>Locking and sealing the books.</source>
        <translation>Die Bücher werden festgeschrieben und versiegelt.</translation>
    </message>
    <message>
        <source>Close of %1 through %2</source>
        <translation>Abschluss von %1 bis %2</translation>
    </message>
    <message>
        <source>seal %1, %2 entries of %3 documents</source>
        <translation>Siegel %1, %2 Buchungen von %3 Belegen</translation>
    </message>
    <message>
        <source>Cancelled: nothing was sealed. The days may be locked already; the Ledger screen says so.</source>
        <translation>Abgebrochen: nichts wurde versiegelt. Die Tage können schon festgeschrieben sein; das Hauptbuch sagt es.</translation>
    </message>
    <message>
        <source>Closed and sealed through %1: seal %2, %3 entries of %4 documents.</source>
        <translation>Abgeschlossen und versiegelt bis einschließlich %1: Siegel %2, %3 Buchungen von %4 Belegen.</translation>
    </message>
    <message>
        <source>The seal is in %1.</source>
        <translation>Das Siegel ist in %1.</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>It is under way.</source>
        <translation>Es ist im Gange.</translation>
    </message>
    <message>
        <source>The list is still being gone through.</source>
        <translation>Die Liste wird noch durchgegangen.</translation>
    </message>
    <message>
        <source>The list was not gone through.</source>
        <translation>Die Liste wurde nicht durchgegangen.</translation>
    </message>
    <message>
        <source>Locks all days up to the last one, and seals them.</source>
        <translation>Schreibt alle Tage bis zum letzten fest und versiegelt sie.</translation>
    </message>
    <message>
        <source>Cancelling.</source>
        <translation>Wird abgebrochen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ClosePeriod</name>
    <message>
        <source>The seal can&apos;t be written to &quot;%1&quot;. Nothing was locked or sealed.</source>
        <translation>Das Siegel kann nicht nach „%1“ geschrieben werden. Nichts wurde festgeschrieben oder versiegelt.</translation>
    </message>
    <message>
        <source>The seal can&apos;t be written to &quot;%1&quot;. The books are locked; nothing was sealed. Close again with a file that has room.</source>
        <translation>Das Siegel kann nicht nach „%1“ geschrieben werden. Die Bücher sind festgeschrieben; versiegelt wurde nichts. Schließen Sie noch einmal ab, mit einer Datei, die Platz hat.</translation>
    </message>
    <message>
        <source>The period is closed and sealed in the database, but its seal can&apos;t be written to &quot;%1&quot;. Close again with another file to get one.</source>
        <translation>Der Zeitraum ist abgeschlossen und in der Datenbank versiegelt, aber sein Siegel kann nicht nach „%1“ geschrieben werden. Schließen Sie mit einer anderen Datei noch einmal ab, um eines zu erhalten.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ColumnDialog</name>
    <message>
        <source>Move &amp;up</source>
        <translation>Nach &amp;oben</translation>
    </message>
    <message>
        <source>Move &amp;down</source>
        <translation>Nach &amp;unten</translation>
    </message>
    <message>
        <source>&amp;Restore</source>
        <translation>&amp;Zurücksetzen</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>Spalten</translation>
    </message>
    <message>
        <source>&amp;Columns that are shown, in this order:</source>
        <translation>&amp;Angezeigte Spalten, in dieser Reihenfolge:</translation>
    </message>
    <message>
        <source>Columns, Space shows or hides one</source>
        <translation>Spalten; die Leertaste zeigt oder verbirgt eine</translation>
    </message>
    <message>
        <source>Earlier in the list (Alt+Up)</source>
        <translation>Weiter vorn in der Liste (Alt+Pfeil hoch)</translation>
    </message>
    <message>
        <source>Later in the list (Alt+Down)</source>
        <translation>Weiter hinten in der Liste (Alt+Pfeil runter)</translation>
    </message>
    <message>
        <source>All columns, in the order and width that the screen has</source>
        <translation>Alle Spalten in der Reihenfolge und Breite der Ansicht</translation>
    </message>
    <message>
        <source>(without a heading)</source>
        <translation>(ohne Überschrift)</translation>
    </message>
    <message>
        <source>One column stays</source>
        <translation>Eine Spalte bleibt</translation>
    </message>
</context>
<context>
    <name>leapfrog::Connection</name>
    <message>
        <source>The database answered with a value that Leapfrog can&apos;t read: %1</source>
        <translation>Die Datenbank hat mit einem Wert geantwortet, den Leapfrog nicht lesen kann: %1</translation>
    </message>
    <message>
        <source>For this login or database, session_replication_role is “replica”: no trigger would run, and queue and books would go wrong. An administrator has to reset it.</source>
        <translation>Für diesen Benutzer oder diese Datenbank steht session_replication_role auf „replica“: Kein Trigger würde laufen, Warteschlange und Bücher würden falsch. Ein Administrator muss das zurücksetzen.</translation>
    </message>
    <message>
        <source>The database is out of reach. Check that the server runs and that host and port are right.</source>
        <translation>Die Datenbank ist nicht erreichbar. Prüfen Sie, ob der Server läuft und ob Host und Port stimmen.</translation>
    </message>
    <message>
        <source>The database did not accept user and password. Check them in the password file, PGPASSWORD or the connection&apos;s settings.</source>
        <translation>Die Datenbank hat Benutzer und Passwort nicht angenommen. Prüfen Sie beides in der Passwortdatei, in PGPASSWORD oder in den Einstellungen der Verbindung.</translation>
    </message>
    <message>
        <source>The database server is starting or stopping, or an administrator ended this connection.</source>
        <translation>Der Datenbankserver startet oder hält an, oder ein Administrator hat diese Verbindung beendet.</translation>
    </message>
    <message>
        <source>The server answers, but it has no such database. Check the database&apos;s name.</source>
        <translation>Der Server antwortet, hat aber keine solche Datenbank. Prüfen Sie den Namen der Datenbank.</translation>
    </message>
    <message>
        <source>The database did not accept a value.</source>
        <translation>Die Datenbank hat einen Wert nicht angenommen.</translation>
    </message>
    <message>
        <source>This breaks a rule of the database, so nothing was changed.</source>
        <translation>Das verletzt eine Regel der Datenbank, deshalb wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The database server has a fault of its own: its log says which. Ask its administrator.</source>
        <translation>Der Datenbankserver hat selbst einen Fehler: Sein Protokoll sagt, welchen. Fragen Sie seinen Administrator.</translation>
    </message>
    <message>
        <source>The database lacks something that this program needs, or has it in another form. Run: leapfrogctl doctor</source>
        <translation>Der Datenbank fehlt etwas, was dieses Programm braucht, oder sie hat es in anderer Form. Führen Sie aus: leapfrogctl doctor</translation>
    </message>
    <message>
        <source>The database server&apos;s disk is full. An administrator has to make room.</source>
        <translation>Die Festplatte des Datenbankservers ist voll. Ein Administrator muss Platz schaffen.</translation>
    </message>
    <message>
        <source>The database server is out of memory.</source>
        <translation>Dem Datenbankserver fehlt Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>The database server has no connection left. Close other programs, or have an administrator raise max_connections or this login&apos;s limit.</source>
        <translation>Der Datenbankserver hat keine Verbindung mehr frei. Schließen Sie andere Programme, oder lassen Sie einen Administrator max_connections oder die Grenze dieses Benutzers erhöhen.</translation>
    </message>
    <message>
        <source>This needs more than the database server&apos;s settings allow (temp_file_limit, for example). An administrator has to raise the limit.</source>
        <translation>Das braucht mehr, als die Einstellungen des Datenbankservers erlauben (etwa temp_file_limit). Ein Administrator muss die Grenze erhöhen.</translation>
    </message>
    <message>
        <source>The database server lacks something that it works with: its log says what. Ask its administrator.</source>
        <translation>Dem Datenbankserver fehlt etwas, womit er arbeitet: Sein Protokoll sagt, was. Fragen Sie seinen Administrator.</translation>
    </message>
    <message>
        <source>This is larger, or nested deeper, than the database server can take: make it smaller or split it. Where notifications have no room left, leapfrogctl doctor says so.</source>
        <translation>Das ist größer oder tiefer verschachtelt, als der Datenbankserver annehmen kann: Verkleinern oder teilen Sie es. Wenn für Benachrichtigungen kein Platz mehr ist, sagt das leapfrogctl doctor.</translation>
    </message>
    <message>
        <source>This database takes no changes: it is a standby, or set to read only. Connect to the primary server, or have it allow changes again.</source>
        <translation>Diese Datenbank nimmt keine Änderungen an: Sie ist ein Standby oder auf „nur lesen“ gestellt. Verbinden Sie sich mit dem Primärserver, oder lassen Sie wieder Änderungen zu.</translation>
    </message>
    <message>
        <source>The server ended a transaction that had been idle for too long. Try again.</source>
        <translation>Der Server hat eine Transaktion beendet, die zu lange untätig war. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The database server refused this login: check the user&apos;s name, whether it may log in, and the server&apos;s access rules (pg_hba.conf).</source>
        <translation>Der Datenbankserver hat diese Anmeldung abgelehnt: Prüfen Sie den Namen des Benutzers, ob er sich anmelden darf, und die Zugriffsregeln des Servers (pg_hba.conf).</translation>
    </message>
    <message>
        <source>Someone else was changing the same rows. Try again.</source>
        <translation>Jemand anderes hat dieselben Zeilen geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The login &quot;%1&quot; lacks a right: %2. An administrator can grant it.</source>
        <translation>Dem Benutzer „%1“ fehlt ein Recht: %2. Ein Administrator kann es erteilen.</translation>
    </message>
    <message>
        <source>Someone else is holding the same rows. Try again.</source>
        <translation>Jemand anderes hält dieselben Zeilen fest. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The server stopped a statement: it took longer than the server allows, or an administrator cancelled it.</source>
        <translation>Der Server hat eine Anweisung abgebrochen: Sie hat länger gedauert, als der Server erlaubt, oder ein Administrator hat sie beendet.</translation>
    </message>
    <message>
        <source>The database reported a fault that Leapfrog does not know.</source>
        <translation>Die Datenbank hat einen Fehler gemeldet, den Leapfrog nicht kennt.</translation>
    </message>
    <message>
        <source>Roles and tax codes name accounts, and only known roles: each account has 1 to 200 characters.</source>
        <translation>Rollen und Steuerschlüssel nennen Konten, und es gelten nur bekannte Rollen: Jedes Konto hat 1 bis 200 Zeichen.</translation>
    </message>
    <message>
        <source>There is no such organisation here.</source>
        <translation>Hier gibt es keine solche Organisation.</translation>
    </message>
    <message>
        <source>A weight or rate goes from 0.001 to 1000 or 1000000, a number of jobs from 0 to 1000000.</source>
        <translation>Ein Gewicht oder eine Rate liegt zwischen 0.001 und 1000 oder 1000000, eine Anzahl von Aufträgen zwischen 0 und 1000000.</translation>
    </message>
    <message>
        <source>The base currency is no ISO 4217 currency.</source>
        <translation>Die Hauswährung ist keine Währung nach ISO 4217.</translation>
    </message>
    <message>
        <source>An account&apos;s code has 1 to 200 characters, and no control characters.</source>
        <translation>Eine Kontonummer hat 1 bis 200 Zeichen und keine Steuerzeichen.</translation>
    </message>
    <message>
        <source>Periods are locked through a day from 1970-01-01 to 2199-12-31.</source>
        <translation>Festgeschrieben wird bis zu einem Tag zwischen 1970-01-01 und 2199-12-31.</translation>
    </message>
    <message>
        <source>A document&apos;s date lies in the years 1 to 9999.</source>
        <translation>Das Datum eines Belegs liegt in den Jahren 1 bis 9999.</translation>
    </message>
    <message>
        <source>A document&apos;s version goes from 0 to 2000000000.</source>
        <translation>Die Version eines Belegs liegt zwischen 0 und 2000000000.</translation>
    </message>
    <message>
        <source>An organisation&apos;s id has 1 to 500 bytes, a document&apos;s id 1 to 2000, its type at most 500.</source>
        <translation>Die Kennung einer Organisation hat 1 bis 500 Byte, die eines Belegs 1 bis 2000, seine Art höchstens 500.</translation>
    </message>
    <message>
        <source>What is posted of a document can&apos;t be newer than the document: posted_version is at most accounting_ready_version.</source>
        <translation>Gebucht sein kann ein Beleg nicht neuer, als er ist: posted_version ist höchstens accounting_ready_version.</translation>
    </message>
    <message>
        <source>An organisation&apos;s id has 1 to 500 bytes, a document&apos;s id 1 to 2000.</source>
        <translation>Die Kennung einer Organisation hat 1 bis 500 Byte, die eines Belegs 1 bis 2000.</translation>
    </message>
    <message>
        <source>A priority is 1, 2 or 3.</source>
        <translation>Eine Priorität ist 1, 2 oder 3.</translation>
    </message>
    <message>
        <source>The server does not take a setting of this connection (PG* variables, options): %1</source>
        <translation>Der Server nimmt eine Einstellung dieser Verbindung nicht an (PG*-Variablen, Optionen): %1</translation>
    </message>
    <message>
        <source>The login “%1” lacks a right on the %2 %3: %4. An administrator can grant it.</source>
        <translation>Dem Benutzer „%1“ fehlt ein Recht an %2 %3: %4. Ein Administrator kann es erteilen.</translation>
    </message>
    <message>
        <source>The database does not answer. Check whether the server and the network are well.</source>
        <translation>Die Datenbank antwortet nicht. Prüfen Sie, ob Server und Netz in Ordnung sind.</translation>
    </message>
    <message>
        <source>The database took too long, so the request was cancelled. Try again later.</source>
        <translation>Die Datenbank hat zu lange gebraucht, deshalb wurde die Anfrage abgebrochen. Versuchen Sie es später noch einmal.</translation>
    </message>
    <message>
        <source>Cancelled.</source>
        <translation>Abgebrochen.</translation>
    </message>
    <message>
        <source>The database&apos;s tables were being changed. Try again.</source>
        <translation>Die Tabellen der Datenbank wurden gerade geändert. Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Qt&apos;s driver for PostgreSQL is not installed, or can&apos;t be loaded. On Debian: apt install libqt6sql6-psql</source>
        <translation>Der Treiber von Qt für PostgreSQL ist nicht installiert oder lässt sich nicht laden. Unter Debian: apt install libqt6sql6-psql</translation>
    </message>
    <message>
        <source>There is a connection pooler (such as PgBouncer) between Leapfrog and the database. Give the host and port of the PostgreSQL server itself.</source>
        <translation>Zwischen Leapfrog und der Datenbank liegt ein Verbindungspooler (etwa PgBouncer). Geben Sie Host und Port des PostgreSQL-Servers selbst an.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ConnectionBook</name>
    <message>
        <source>This computer</source>
        <translation>Dieser Computer</translation>
    </message>
    <message>
        <source>Demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>PG* variables</source>
        <translation>PG*-Variablen</translation>
    </message>
</context>
<context>
    <name>leapfrog::ConnectionDialog</name>
    <message>
        <source>Connections</source>
        <translation>Verbindungen</translation>
    </message>
    <message>
        <source>Databases</source>
        <translation>Datenbanken</translation>
    </message>
    <message>
        <source>&amp;New…</source>
        <translation>&amp;Neu …</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>Ent&amp;fernen</translation>
    </message>
    <message>
        <source>N&amp;ame</source>
        <translation>N&amp;ame</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>As you call it, e.g. Production</source>
        <translation>Wie Sie sie nennen, etwa Produktion</translation>
    </message>
    <message>
        <source>&amp;Host</source>
        <translation>&amp;Host</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>db1 or db1,db2; empty: this computer</source>
        <translation>db1 oder db1,db2; leer: dieser Computer</translation>
    </message>
    <message>
        <source>P&amp;ort</source>
        <translation>&amp;Port</translation>
    </message>
    <message>
        <source>Port</source>
        <translation>Port</translation>
    </message>
    <message>
        <source>5432</source>
        <translation>5432</translation>
    </message>
    <message>
        <source>&amp;Database</source>
        <translation>&amp;Datenbank</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>empty: the same as the user</source>
        <translation>leer: wie der Benutzer</translation>
    </message>
    <message>
        <source>&amp;User</source>
        <translation>Benut&amp;zer</translation>
    </message>
    <message>
        <source>User</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>empty: your login</source>
        <translation>leer: Ihr Anmeldename</translation>
    </message>
    <message>
        <source>&amp;Encryption</source>
        <translation>&amp;Verschlüsselung</translation>
    </message>
    <message>
        <source>Encryption</source>
        <translation>Verschlüsselung</translation>
    </message>
    <message>
        <source>&amp;More</source>
        <translation>&amp;Weiteres</translation>
    </message>
    <message>
        <source>More connection options</source>
        <translation>Weitere Verbindungsoptionen</translation>
    </message>
    <message>
        <source>e.g. target_session_attrs=read-write sslrootcert=…</source>
        <translation>etwa target_session_attrs=read-write sslrootcert=…</translation>
    </message>
    <message>
        <source>&amp;Test</source>
        <translation>&amp;Testen</translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Result of the test</source>
        <translation>Ergebnis des Tests</translation>
    </message>
    <message>
        <source>A private PostgreSQL of your own on this computer, started when it is needed. Nobody else can reach it.</source>
        <translation>Ein privates PostgreSQL nur für Sie auf diesem Computer; es startet, wenn es gebraucht wird. Niemand sonst kann es erreichen.</translation>
    </message>
    <message>
        <source>Made-up shops with a bulk sync under way, to try things out. It is a database of its own; your books are never touched.</source>
        <translation>Erfundene Shops mit einem laufenden Massenabgleich, zum Ausprobieren. Das ist eine eigene Datenbank; Ihre Bücher werden nie berührt.</translation>
    </message>
    <message>
        <source>New connection</source>
        <translation>Neue Verbindung</translation>
    </message>
    <message>
        <source>Saved.</source>
        <translation>Gespeichert.</translation>
    </message>
    <message>
        <source>Testing…</source>
        <translation>Test läuft …</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Where the password comes from</source>
        <translation>Woher das Passwort kommt</translation>
    </message>
    <message>
        <source>Colour</source>
        <translation>Farbe</translation>
    </message>
    <message>
        <source>Production: others work with it</source>
        <translation>Produktiv: andere arbeiten damit</translation>
    </message>
    <message>
        <source>Its colour stands along the top of each screen, questions name it, and acts on many are confirmed by typing its name</source>
        <translation>Ihre Farbe steht am oberen Rand jeder Ansicht, Fragen nennen sie, und Handlungen an vielen werden durch Eintippen ihres Namens bestätigt</translation>
    </message>
    <message>
        <source>from the password file, else ask</source>
        <translation>aus der Passwortdatei, sonst fragen</translation>
    </message>
    <message>
        <source>from the keychain</source>
        <translation>aus dem Schlüsselbund</translation>
    </message>
    <message>
        <source>from the keychain (there is none here)</source>
        <translation>aus dem Schlüsselbund (hier gibt es keinen)</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>red</source>
        <translation>rot</translation>
    </message>
    <message>
        <source>orange</source>
        <translation>orange</translation>
    </message>
    <message>
        <source>green</source>
        <translation>grün</translation>
    </message>
    <message>
        <source>blue</source>
        <translation>blau</translation>
    </message>
    <message>
        <source>purple</source>
        <translation>violett</translation>
    </message>
    <message>
        <source>grey</source>
        <translation>grau</translation>
    </message>
    <message>
        <source>Fields left empty take libpq&apos;s own defaults. A password is kept in the keychain or nowhere; it is asked for when the database is opened.</source>
        <translation>Leere Felder nehmen die Vorgaben von libpq. Ein Passwort wird im Schlüsselbund aufbewahrt oder nirgends; danach wird gefragt, wenn die Datenbank geöffnet wird.</translation>
    </message>
    <message>
        <source>verify-full to other computers</source>
        <translation>verify-full zu anderen Rechnern</translation>
    </message>
    <message>
        <source>%1 encrypts, but does not verify that it is this server: to another computer, verify-full does. %2</source>
        <translation>%1 verschlüsselt, prüft aber nicht, dass es dieser Server ist: zu einem anderen Rechner tut das verify-full. %2</translation>
    </message>
    <message>
        <source>With %1 others in the network may read and change what is sent: to another computer, choose verify-full. %2</source>
        <translation>Mit %1 können andere im Netz lesen und ändern, was gesendet wird: wählen Sie zu einem anderen Rechner verify-full. %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::ConnectionPool</name>
    <message>
        <source>Leapfrog met a fault of its own and gave this request up.</source>
        <translation>In Leapfrog selbst ist ein Fehler aufgetreten; diese Anfrage wurde aufgegeben.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ConnectionTest</name>
    <message>
        <source>No computer is called %1. Check the host&apos;s name, and whether this computer is in the right network.</source>
        <translation>Kein Rechner heißt %1. Prüfen Sie den Namen des Rechners und ob dieser Rechner im richtigen Netz ist.</translation>
    </message>
    <message>
        <source>Resolved: %1.</source>
        <translation>Gefunden: %1.</translation>
    </message>
    <message>
        <source>Resolved: %1. No computer is called %2.</source>
        <translation>Gefunden: %1. Kein Rechner heißt %2.</translation>
    </message>
    <message>
        <source>A server was reached.</source>
        <translation>Ein Server wurde erreicht.</translation>
    </message>
    <message>
        <source>On this computer: nothing goes over a network.</source>
        <translation>Auf diesem Rechner: nichts geht über ein Netz.</translation>
    </message>
    <message>
        <source>Not encrypted: others in the network may read along. Choose verify-full.</source>
        <translation>Nicht verschlüsselt: andere im Netz könnten mitlesen. Wählen Sie verify-full.</translation>
    </message>
    <message>
        <source>%1, the server&apos;s name verified.</source>
        <translation>%1, der Name des Servers ist geprüft.</translation>
    </message>
    <message>
        <source>%1, but not verified that it is this server. Choose verify-full.</source>
        <translation>%1, aber nicht geprüft, dass es dieser Server ist. Wählen Sie verify-full.</translation>
    </message>
    <message>
        <source>What the login may do could not be told: %1</source>
        <translation>Was der Benutzer darf, war nicht festzustellen: %1</translation>
    </message>
    <message>
        <source>This login may not see documents here. Ask an administrator for its rights.</source>
        <translation>Dieser Benutzer darf hier keine Belege sehen. Bitten Sie einen Administrator um die Rechte.</translation>
    </message>
    <message>
        <source>see documents</source>
        <translation>Belege sehen</translation>
    </message>
    <message>
        <source>retry jobs</source>
        <translation>Aufträge wiederholen</translation>
    </message>
    <message>
        <source>cancel jobs</source>
        <translation>Aufträge abbrechen</translation>
    </message>
    <message>
        <source>pause</source>
        <translation>anhalten</translation>
    </message>
    <message>
        <source>change settings</source>
        <translation>Einstellungen ändern</translation>
    </message>
    <message>
        <source>It may: %1.</source>
        <translation>Er darf: %1.</translation>
    </message>
    <message>
        <source>Reached PostgreSQL %1.</source>
        <translation>PostgreSQL %1 erreicht.</translation>
    </message>
    <message>
        <source>Signed in as %1.</source>
        <translation>Angemeldet als %1.</translation>
    </message>
    <message>
        <source>The schema fits this program.</source>
        <translation>Das Schema passt zu diesem Programm.</translation>
    </message>
    <message>
        <source>This server accepts no changes: it is a standby, or set to read only.</source>
        <translation>Dieser Server nimmt keine Änderungen an: er ist ein Standby oder auf Nur-Lesen gestellt.</translation>
    </message>
    <message>
        <source>Its clock and this computer&apos;s differ by %1: times on the screens are the server&apos;s.</source>
        <translation>Seine Uhr und die dieses Rechners weichen um %1 voneinander ab: die Zeiten der Ansichten sind die des Servers.</translation>
    </message>
    <message>
        <source>Its clock is within %1 of this computer&apos;s.</source>
        <translation>Seine Uhr weicht höchstens %1 von der dieses Rechners ab.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ConnectionWords</name>
    <message>
        <source>%1: stopped</source>
        <translation>%1: angehalten</translation>
    </message>
    <message>
        <source>The server of “%1” is stopping or starting.</source>
        <translation>Der Server von „%1“ hält an oder startet.</translation>
    </message>
    <message>
        <source>%1: database missing</source>
        <translation>%1: Datenbank fehlt</translation>
    </message>
    <message>
        <source>The database of “%1” is not there any more.</source>
        <translation>Die Datenbank von „%1“ ist nicht mehr da.</translation>
    </message>
    <message>
        <source>It was dropped or renamed. Ask an administrator, or choose another.</source>
        <translation>Sie wurde gelöscht oder umbenannt. Fragen Sie einen Administrator, oder wählen Sie eine andere.</translation>
    </message>
    <message>
        <source>%1: login refused</source>
        <translation>%1: Anmeldung abgelehnt</translation>
    </message>
    <message>
        <source>“%1” does not let your login in any more.</source>
        <translation>„%1“ lässt Ihren Benutzer nicht mehr herein.</translation>
    </message>
    <message>
        <source>Ask an administrator whether it was locked, or choose another database.</source>
        <translation>Fragen Sie einen Administrator, ob er gesperrt wurde, oder wählen Sie eine andere Datenbank.</translation>
    </message>
    <message>
        <source>Your login may not use “%1” any more.</source>
        <translation>Ihr Benutzer darf „%1“ nicht mehr verwenden.</translation>
    </message>
    <message>
        <source>Ask an administrator for the right to connect.</source>
        <translation>Bitten Sie einen Administrator um das Recht, sich zu verbinden.</translation>
    </message>
    <message>
        <source>%1: password refused</source>
        <translation>%1: Passwort abgelehnt</translation>
    </message>
    <message>
        <source>“%1” does not accept your password any more.</source>
        <translation>„%1“ nimmt Ihr Passwort nicht mehr an.</translation>
    </message>
    <message>
        <source>Enter the new one, or ask an administrator.</source>
        <translation>Geben Sie das neue ein, oder fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>%1: no connection free</source>
        <translation>%1: keine Verbindung frei</translation>
    </message>
    <message>
        <source>“%1” has no connection left for this console.</source>
        <translation>„%1“ hat für diese Konsole keine Verbindung mehr frei.</translation>
    </message>
    <message>
        <source>Close other programs, or have an administrator raise the limit.</source>
        <translation>Schließen Sie andere Programme, oder lassen Sie einen Administrator die Grenze erhöhen.</translation>
    </message>
    <message>
        <source>%1: disk full</source>
        <translation>%1: Festplatte voll</translation>
    </message>
    <message>
        <source>The disk of “%1” is full.</source>
        <translation>Die Festplatte von „%1“ ist voll.</translation>
    </message>
    <message>
        <source>An administrator has to make room.</source>
        <translation>Ein Administrator muss Platz schaffen.</translation>
    </message>
    <message>
        <source>%1: out of memory</source>
        <translation>%1: kein Speicher frei</translation>
    </message>
    <message>
        <source>The server of “%1” is out of memory.</source>
        <translation>Dem Server von „%1“ fehlt Arbeitsspeicher.</translation>
    </message>
    <message>
        <source>Ask its administrator.</source>
        <translation>Fragen Sie seinen Administrator.</translation>
    </message>
    <message>
        <source>%1: newer than this program</source>
        <translation>%1: neuer als dieses Programm</translation>
    </message>
    <message>
        <source>“%1” was brought to a version that this program does not know.</source>
        <translation>„%1“ wurde auf eine Version gebracht, die dieses Programm nicht kennt.</translation>
    </message>
    <message>
        <source>Close this program and start the newer one.</source>
        <translation>Schließen Sie dieses Programm, und starten Sie das neuere.</translation>
    </message>
    <message>
        <source>%1: older than this program</source>
        <translation>%1: älter als dieses Programm</translation>
    </message>
    <message>
        <source>“%1” is at an older version now.</source>
        <translation>„%1“ hat jetzt eine ältere Version.</translation>
    </message>
    <message>
        <source>Open it again: an administrator can bring it up to date.</source>
        <translation>Öffnen Sie sie noch einmal: Ein Administrator kann sie auf den neuen Stand bringen.</translation>
    </message>
    <message>
        <source>%1: read-only</source>
        <translation>%1: nur lesen</translation>
    </message>
    <message>
        <source>“%1” accepts no changes: it is a standby, or set to read only.</source>
        <translation>„%1“ nimmt keine Änderungen an: Der Server ist ein Standby oder auf „nur lesen“ gestellt.</translation>
    </message>
    <message>
        <source>What you see is live. It is looked every 10 seconds whether changes are accepted again.</source>
        <translation>Was Sie sehen, ist aktuell. Alle 10 Sekunden wird geprüft, ob wieder Änderungen angenommen werden.</translation>
    </message>
    <message>
        <source>The disk of “%1” is full: what you asked for was not done.</source>
        <translation>Die Festplatte von „%1“ ist voll: Was Sie verlangt haben, wurde nicht getan.</translation>
    </message>
    <message>
        <source>An administrator has to make room. Then try it again.</source>
        <translation>Ein Administrator muss Platz schaffen. Versuchen Sie es danach noch einmal.</translation>
    </message>
    <message>
        <source>The server of “%1” is out of memory: what you asked for was not done.</source>
        <translation>Dem Server von „%1“ fehlt Arbeitsspeicher: Was Sie verlangt haben, wurde nicht getan.</translation>
    </message>
    <message>
        <source>Try it again later, or ask its administrator.</source>
        <translation>Versuchen Sie es später noch einmal, oder fragen Sie seinen Administrator.</translation>
    </message>
    <message>
        <source>%1: not answering</source>
        <translation>%1: antwortet nicht</translation>
    </message>
    <message>
        <source>“%1” has not answered since %2.</source>
        <translation>„%1“ hat seit %2 nicht geantwortet.</translation>
    </message>
    <message>
        <source>What you see is from before.</source>
        <translation>Was Sie sehen, ist von vorher.</translation>
    </message>
    <message>
        <source>%1: reconnecting</source>
        <translation>%1: wird wieder verbunden</translation>
    </message>
    <message>
        <source>Connection to “%1” lost %2 ago.</source>
        <translation>Verbindung zu „%1“ vor %2 verloren.</translation>
    </message>
    <message>
        <source>Choose a database</source>
        <translation>Datenbank wählen</translation>
    </message>
    <message>
        <source>%1: opening</source>
        <translation>%1: wird geöffnet</translation>
    </message>
    <message>
        <source>%1: not open</source>
        <translation>%1: nicht geöffnet</translation>
    </message>
    <message>
        <source>%1: closing</source>
        <translation>%1: wird geschlossen</translation>
    </message>
    <message numerus="yes">
        <source>What you see is from before. After %n second(s) what was asked for is cancelled and tried again.</source>
        <translation>
            <numerusform>Was Sie sehen, ist von vorher. Nach %n Sekunde wird die Anfrage abgebrochen und neu gestellt.</numerusform>
            <numerusform>Was Sie sehen, ist von vorher. Nach %n Sekunden wird die Anfrage abgebrochen und neu gestellt.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: server not verified</source>
        <translation>%1: Server nicht geprüft</translation>
    </message>
    <message>
        <source>%1: not encrypted for sure</source>
        <translation>%1: nicht sicher verschlüsselt</translation>
    </message>
</context>
<context>
    <name>leapfrog::Conninfo</name>
    <message>
        <source>%1 takes a whole number.</source>
        <translation>%1 braucht eine ganze Zahl.</translation>
    </message>
    <message>
        <source>%1 takes one of: %2</source>
        <translation>%1 ist eines von: %2</translation>
    </message>
    <message>
        <source>Where several hosts are named, hostaddr and port have as many entries as host, in its order.</source>
        <translation>Wo mehrere Hosts genannt sind, haben hostaddr und port ebenso viele Einträge wie host, in derselben Reihenfolge.</translation>
    </message>
    <message>
        <source>This connection can&apos;t be made as it is written: %1</source>
        <translation>So, wie sie angegeben ist, kann diese Verbindung nicht hergestellt werden: %1</translation>
    </message>
    <message>
        <source>service %1</source>
        <translation>Dienst %1</translation>
    </message>
    <message>
        <source>%1 on %2 as %3</source>
        <translation>%1 auf %2 als %3</translation>
    </message>
    <message>
        <source>this computer</source>
        <translation>diesem Computer</translation>
    </message>
    <message>
        <source>This connection can&apos;t be made: its service is not in the service file (~/.pg_service.conf, or PGSERVICEFILE), or that can&apos;t be read.</source>
        <translation>Diese Verbindung kann nicht hergestellt werden: Ihr Dienst steht nicht in der Dienstdatei (~/.pg_service.conf oder PGSERVICEFILE), oder die ist nicht lesbar.</translation>
    </message>
    <message>
        <source>This is no connection string. Write it like: host=db1 dbname=books user=anna. A value with blanks or quotes stands in single quotes; in a URI, such characters are written like %20, and @ in a password like %40.</source>
        <translation>Das ist keine Verbindungszeichenkette. Schreiben Sie sie so: host=db1 dbname=books user=anna. Ein Wert mit Leer- oder Anführungszeichen steht in einfachen Anführungszeichen; in einer URI werden solche Zeichen wie %20 geschrieben und @ in einem Passwort wie %40.</translation>
    </message>
    <message>
        <source>%1 takes names or addresses, with commas between them. (Is a password with @, : or / in a URI the reason? Such characters are written like %40 there.)</source>
        <translation>%1 nimmt Namen oder Adressen, durch Kommas getrennt. (Liegt es an einem Passwort mit @, : oder / in einer URI? Solche Zeichen werden dort wie %40 geschrieben.)</translation>
    </message>
    <message>
        <source>dbname takes the name of a database.</source>
        <translation>dbname nimmt den Namen einer Datenbank.</translation>
    </message>
    <message>
        <source>port takes a whole number from 1 to 65535. (Is a password with @, : or / in a URI the reason? Such characters are written like %40 there.)</source>
        <translation>port nimmt eine ganze Zahl von 1 bis 65535. (Liegt es an einem Passwort mit @, : oder / in einer URI? Solche Zeichen werden dort wie %40 geschrieben.)</translation>
    </message>
</context>
<context>
    <name>leapfrog::Context</name>
    <message>
        <source>A name is empty, too long or not text.</source>
        <translation>Ein Name ist leer, zu lang oder kein Text.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Database</name>
    <message>
        <source>Line %1 of %2, version %3, is final: an entry is never changed or deleted. To correct the books, post a new version.</source>
        <translation>Zeile %1 von %2, Version %3, ist endgültig: Eine Buchung wird nie geändert oder gelöscht. Berichtigt wird durch eine neue Version.</translation>
    </message>
    <message>
        <source>Entries are final: an entry is never changed or deleted. To correct the books, post a new version.</source>
        <translation>Buchungen sind endgültig: Eine Buchung wird nie geändert oder gelöscht. Berichtigt wird durch eine neue Version.</translation>
    </message>
    <message>
        <source>The entries of %1, version %2, don&apos;t balance: %3 minor units of the base currency are left over.</source>
        <translation>Der Buchungssatz von %1, Version %2, geht nicht auf: Es bleiben %3 kleinste Einheiten der Hauswährung übrig.</translation>
    </message>
    <message>
        <source>There is no organisation &quot;%1&quot; whose books could get entries.</source>
        <translation>Es gibt keine Organisation „%1“, in deren Bücher gebucht werden könnte.</translation>
    </message>
    <message>
        <source>The settings of an organisation were changed while its documents were posted. They are posted by the new ones.</source>
        <translation>Die Buchungseinstellungen einer Organisation wurden geändert, während ihre Belege gebucht wurden. Gebucht wird nach den neuen.</translation>
    </message>
    <message>
        <source>Entries of %1 on account %2 are dated before 1970-01-01 or after 2199-12-31.</source>
        <translation>Buchungen von %1 auf Konto %2 liegen vor dem 1970-01-01 oder nach dem 2199-12-31.</translation>
    </message>
    <message>
        <source>Entries of %1 on account %2 are in the base currency %3, so amount and base amount must be the same.</source>
        <translation>Buchungen von %1 auf Konto %2 lauten auf die Hauswährung %3, also müssen Betrag und Betrag in Hauswährung gleich sein.</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot; in the chart of &quot;%2&quot;.</source>
        <translation>Im Kontenplan von „%2“ gibt es kein Konto „%1“.</translation>
    </message>
    <message>
        <source>Entries of %1 are in &quot;%2&quot;, which is no ISO 4217 currency.</source>
        <translation>Buchungen von %1 lauten auf „%2“; das ist keine Währung nach ISO 4217.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has no document &quot;%2&quot; whose entries these could be.</source>
        <translation>Die Organisation „%1“ hat keinen Beleg „%2“, zu dem diese Buchungen gehören könnten.</translation>
    </message>
    <message>
        <source>%1 has no version %2 whose entries these could be.</source>
        <translation>%1 hat keine Version %2, zu der diese Buchungen gehören könnten.</translation>
    </message>
    <message>
        <source>Version %1 of %2 can&apos;t be posted beside another that is in force: take that one out of force first.</source>
        <translation>Version %1 von %2 kann nicht neben einer anderen wirksamen gebucht werden: Erst muss diese unwirksam werden.</translation>
    </message>
    <message>
        <source>Version %1 of %2 can&apos;t get more entries: a version is posted once, from line 1 on, in one transaction.</source>
        <translation>Version %1 von %2 kann keine weiteren Buchungen bekommen: Eine Version wird einmal gebucht, ab Zeile 1, in einer Transaktion.</translation>
    </message>
    <message>
        <source>The books are locked through %1: the entries of %2 of %3 can&apos;t be written or replaced.</source>
        <translation>Die Bücher sind bis %1 festgeschrieben: Die Buchungen von %2 vom %3 können nicht geschrieben oder ersetzt werden.</translation>
    </message>
    <message>
        <source>The last locked day must be from 1970-01-01 to 2199-12-31.</source>
        <translation>Der letzte festgeschriebene Tag muss zwischen 1970-01-01 und 2199-12-31 liegen.</translation>
    </message>
    <message>
        <source>There is no organisation &quot;%1&quot; here.</source>
        <translation>Hier gibt es keine Organisation „%1“.</translation>
    </message>
    <message>
        <source>Somebody else is locking or unlocking the books of &quot;%1&quot;. Nothing was changed. Try again in a moment.</source>
        <translation>Die Festschreibung von „%1“ wird gerade von jemand anderem geändert. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The books are locked through %1 already. To open days again, unlock them.</source>
        <translation>Die Bücher sind schon bis %1 festgeschrieben. Um Tage wieder zu öffnen, heben Sie die Festschreibung auf.</translation>
    </message>
    <message>
        <source>Entries of &quot;%1&quot; are being written by a transaction that does not end, so its books can&apos;t be locked or unlocked now. Nothing was changed. Try again in a moment.</source>
        <translation>Buchungen von „%1“ werden in einer Transaktion geschrieben, die nicht endet; deshalb lässt sich die Festschreibung jetzt nicht ändern. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>Entries of &quot;%1&quot; are being written by a transaction that does not end, so its settings can&apos;t be changed now. Nothing was changed. Try again in a moment.</source>
        <translation>Buchungen von „%1“ werden in einer Transaktion geschrieben, die nicht endet; deshalb lassen sich die Buchungseinstellungen jetzt nicht ändern. Es wurde nichts geändert. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>A period is locked and unlocked in a READ COMMITTED transaction only: another would not see the latest postings.</source>
        <translation>Eine Festschreibung wird nur in einer Transaktion mit READ COMMITTED geändert: Eine andere sähe die neuesten Buchungen nicht.</translation>
    </message>
    <message>
        <source>The books can&apos;t be locked through %1: %2 of the period are not posted (%3 await recreation): %4 and %5 more. Post or repair them first.</source>
        <translation>Die Bücher können nicht bis %1 festgeschrieben werden: %2 Belege der Periode sind nicht gebucht (%3 warten auf Neubuchung): %4 und %5 weitere. Buchen oder berichtigen Sie diese zuerst.</translation>
    </message>
    <message>
        <source>The books can&apos;t be locked through %1: %2 of the period are not posted (%3 await recreation): %4. Post or repair them first.</source>
        <translation>Die Bücher können nicht bis %1 festgeschrieben werden: %2 Belege der Periode sind nicht gebucht (%3 warten auf Neubuchung): %4. Buchen oder berichtigen Sie diese zuerst.</translation>
    </message>
    <message>
        <source>No period of &quot;%1&quot; is locked.</source>
        <translation>Von „%1“ ist keine Periode festgeschrieben.</translation>
    </message>
    <message>
        <source>The books are locked through %1 only; %2 is open.</source>
        <translation>Die Bücher sind nur bis %1 festgeschrieben; %2 ist offen.</translation>
    </message>
    <message>
        <source>There is no setting &quot;%1&quot;.</source>
        <translation>Es gibt keine Einstellung „%1“.</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3; not &quot;%4&quot;.</source>
        <translation>%1 verlangt eine ganze Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>%1 takes a number from %2 to %3; not &quot;%4&quot;.</source>
        <translation>%1 verlangt eine Zahl von %2 bis %3, nicht „%4“.</translation>
    </message>
    <message>
        <source>accounting_ready_version of %1 %2 counts up: it is %3 and can&apos;t become %4. Raise it by one with each change.</source>
        <translation>accounting_ready_version von %1 %2 zählt aufwärts: Sie steht auf %3 und kann nicht %4 werden. Erhöhen Sie sie mit jeder Änderung um eins.</translation>
    </message>
    <message>
        <source>There is no such recreation.</source>
        <translation>Diese Neubuchung gibt es nicht.</translation>
    </message>
    <message>
        <source>Choose at least one document.</source>
        <translation>Wählen Sie mindestens einen Beleg.</translation>
    </message>
    <message>
        <source>The books are locked through %1 and %2 has entries there. Nothing was changed.</source>
        <translation>Die Bücher sind bis %1 festgeschrieben, und %2 hat Buchungen in diesem Zeitraum. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has no document %2 and %3 more. Nothing was changed.</source>
        <translation>Die Organisation „%1“ hat keinen Beleg %2, auch %3 weitere nicht. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has no document %2. Nothing was changed.</source>
        <translation>Die Organisation „%1“ hat keinen Beleg %2. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing of this recreation is left to undo.</source>
        <translation>Von dieser Neubuchung ist nichts mehr rückgängig zu machen.</translation>
    </message>
    <message>
        <source>%1 has a newer version since this recreation. Nothing was undone.</source>
        <translation>%1 hat seit dieser Neubuchung eine neuere Version. Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>The books were locked through %1 since, and %2 has entries there. Nothing was undone.</source>
        <translation>Die Bücher wurden seither bis %1 festgeschrieben, und %2 hat Buchungen in diesem Zeitraum. Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>A job of accounting_work_queue can&apos;t be written so: %1.</source>
        <translation>So kann ein Auftrag nicht in accounting_work_queue geschrieben werden: %1.</translation>
    </message>
    <message>
        <source>Its worker stopped without a word %1 times.</source>
        <translation>Sein Worker endete %1-mal ohne ein Wort.</translation>
    </message>
    <message>
        <source>%1 set this job dead by hand.</source>
        <translation>%1 hat diesen Auftrag von Hand als gescheitert markiert.</translation>
    </message>
    <message>
        <source>That takes the role &quot;%1&quot; in the organisation &quot;%2&quot;, which the login &quot;%3&quot; does not have. An owner of it can give it.</source>
        <translation>Dafür braucht es in der Organisation „%2“ die Rolle „%1“, die die Anmeldung „%3“ nicht hat. Ihr Eigentümer kann sie vergeben.</translation>
    </message>
    <message>
        <source>The audit trail is only added to: its rows are never changed or deleted.</source>
        <translation>Das Protokoll wird nur ergänzt: Seine Zeilen werden nie geändert oder gelöscht.</translation>
    </message>
    <message>
        <source>A job can&apos;t be enqueued so: %1.</source>
        <translation>So kann ein Auftrag nicht eingereiht werden: %1.</translation>
    </message>
    <message>
        <source>The settings (%1) were changed again since, so they can&apos;t go back to what they were before it. Nothing was undone.</source>
        <translation>Die Einstellungen (%1) wurden seither erneut geändert und können nicht auf den Stand davor zurück. Es wurde nichts rückgängig gemacht.</translation>
    </message>
    <message>
        <source>What is kept in %1 is never changed or deleted: reports of earlier moments go by it.</source>
        <translation>Was in %1 aufbewahrt ist, wird nie geändert oder gelöscht: Berichte früherer Zeitpunkte richten sich danach.</translation>
    </message>
    <message>
        <source>%1 of %2 documents have changed since they were looked at.</source>
        <translation>%1 von %2 Belegen haben sich geändert, seit sie angesehen wurden.</translation>
    </message>
    <message>
        <source>Seal %1 of &quot;%2&quot; can&apos;t be kept: a seal is made now, by the login that makes it, of a locked period, and has the next number.</source>
        <translation>Das Siegel %1 von „%2“ kann nicht aufbewahrt werden: Ein Siegel wird jetzt gemacht, von der Anmeldung, die es macht, über einen gesperrten Zeitraum, und hat die nächste Nummer.</translation>
    </message>
    <message>
        <source>The login &quot;%1&quot; is not of leapfrog_worker, so it can&apos;t work on the queue.</source>
        <translation>Die Anmeldung „%1“ gehört nicht zu leapfrog_worker und kann deshalb nicht an der Warteschlange arbeiten.</translation>
    </message>
    <message>
        <source>Nobody has begun to undo that part of the recreation.</source>
        <translation>Niemand hat begonnen, diesen Teil der Neubuchung rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Another transaction holds this document. The job goes on when that has ended.</source>
        <translation>Eine andere Transaktion hält diesen Beleg. Der Auftrag geht weiter, wenn sie beendet ist.</translation>
    </message>
    <message>
        <source>Settings were changed just before, and the documents are still being recreated by them. Nothing was changed. Try again when that recreation has ended, or undo it.</source>
        <translation>Kurz zuvor wurden Einstellungen geändert, und die Belege werden danach noch neu erstellt. Es wurde nichts geändert. Versuchen Sie es erneut, wenn diese Neuerstellung beendet ist, oder machen Sie sie rückgängig.</translation>
    </message>
    <message>
        <source>%1 is %2; not &quot;%3&quot;.</source>
        <translation>%1 ist %2; nicht „%3“.</translation>
    </message>
    <message>
        <source>Only workers write entries here (setting direct_by), and the login &quot;%1&quot; is none. The documents wait for a worker.</source>
        <translation>Nur Worker schreiben hier Buchungen (Einstellung direct_by), und der Benutzer „%1“ ist keiner. Die Belege warten auf einen Worker.</translation>
    </message>
    <message>
        <source>The books of &quot;%1&quot; were closed and sealed through %2: who opens days of these again says why. Nothing was changed.</source>
        <translation>Die Bücher von „%1“ wurden bis %2 abgeschlossen und versiegelt: Wer davon Tage wieder öffnet, sagt warum. Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::DatevFile</name>
    <message>
        <source>DATEV takes the days of one fiscal year in a file, and %1 begins one: export the years one by one.</source>
        <translation>DATEV nimmt in einer Datei die Tage eines Geschäftsjahrs, und mit %1 beginnt ein neues: Exportieren Sie die Jahre einzeln.</translation>
    </message>
    <message>
        <source>DATEV&apos;s accounts are numbers of at most %1 digits, and &quot;%2&quot; is none: name it with --account &quot;%3=NUMBER&quot;, or another --account-length.</source>
        <translation>Konten in DATEV sind Zahlen mit höchstens %1 Stellen, und „%2“ ist keine: Nennen Sie die Nummer mit --account &quot;%3=NUMMER&quot;, oder eine andere --account-length.</translation>
    </message>
    <message>
        <source>The accounts &quot;%1&quot; and &quot;%2&quot; are one number in DATEV: name one with --account &quot;%2=NUMBER&quot;.</source>
        <translation>Die Konten „%1“ und „%2“ sind in DATEV dieselbe Nummer: Nennen Sie eine mit --account &quot;%2=NUMMER&quot;.</translation>
    </message>
    <message>
        <source>%1 has entries on both sides that have no single counterpart, and a line of DATEV is one debit and one credit: name an account that they go through with --split-account.</source>
        <translation>%1 hat auf beiden Seiten Buchungen ohne einzelnes Gegenkonto, und eine Zeile in DATEV ist ein Soll und ein Haben: Nennen Sie mit --split-account ein Konto, über das sie gehen.</translation>
    </message>
    <message>
        <source>%1 has an amount of more than ten digits before the comma, which DATEV does not take.</source>
        <translation>%1 hat einen Betrag mit mehr als zehn Stellen vor dem Komma, den DATEV nicht nimmt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::DeferralsModel</name>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>Seit</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Abgegrenzt</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Verbleibt</translation>
    </message>
    <message>
        <source>Next release</source>
        <translation>Nächste Auflösung</translation>
    </message>
    <message>
        <source>Last release</source>
        <translation>Letzte Auflösung</translation>
    </message>
</context>
<context>
    <name>leapfrog::DeferralsView</name>
    <message>
        <source>Document number</source>
        <translation>Belegnummer</translation>
    </message>
    <message>
        <source>Deferrals</source>
        <translation>Abgrenzungen</translation>
    </message>
    <message>
        <source>as of %1</source>
        <comment>a day</comment>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>day and amount of a release</comment>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 deferrals; the first %2 are listed. Name a document to see another one.</source>
        <translation>%1 Abgrenzungen; die ersten %2 sind aufgelistet. Nennen Sie einen Beleg, um eine andere zu sehen.</translation>
    </message>
    <message>
        <source>Nothing is deferred on %1.</source>
        <translation>Am %1 ist nichts abgegrenzt.</translation>
    </message>
    <message>
        <source>No deferrals match “%1”.</source>
        <translation>Keine Abgrenzung passt zu „%1“.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>leapfrog::DemoDatabase</name>
    <message>
        <source>The sample shops can&apos;t be written to %1. Is the disk full?</source>
        <translation>Die Beispielshops können nicht nach %1 geschrieben werden. Ist die Festplatte voll?</translation>
    </message>
    <message>
        <source>Importing six sample shops</source>
        <translation>Sechs Beispielshops werden importiert</translation>
    </message>
    <message>
        <source>Posting their documents</source>
        <translation>Ihre Belege werden gebucht</translation>
    </message>
    <message numerus="yes">
        <source>A bulk sync of %n document(s) arrives</source>
        <translation>
            <numerusform>Ein Massenabgleich mit %n Beleg trifft ein</numerusform>
            <numerusform>Ein Massenabgleich mit %n Belegen trifft ein</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::DemoMeasure</name>
    <message>
        <source>demo</source>
        <translation>Demo</translation>
    </message>
    <message>
        <source>Clicked %1 times through the queue and %1 times direct</source>
        <translation>%1-mal über die Warteschlange und %1-mal direkt geklickt</translation>
    </message>
    <message numerus="yes">
        <source>A bulk sync of %n document(s) arrives; somebody clicks Recreate, before priorities (global FIFO)</source>
        <translation>
            <numerusform>Ein Massenabgleich mit %n Beleg trifft ein; jemand klickt auf „Neu buchen“, noch ohne Prioritäten (eine FIFO für alle)</numerusform>
            <numerusform>Ein Massenabgleich mit %n Belegen trifft ein; jemand klickt auf „Neu buchen“, noch ohne Prioritäten (eine FIFO für alle)</numerusform>
        </translation>
    </message>
    <message>
        <source>The same bulk sync again, and the same clicks with Leapfrog, while a colleague recreates %1 documents</source>
        <translation>Noch einmal derselbe Massenabgleich und dieselben Klicks, mit Leapfrog, während jemand anderes %1 Belege neu bucht</translation>
    </message>
</context>
<context>
    <name>leapfrog::DepthCard</name>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>%1: %2, %3</source>
        <translation>%1: %2, %3</translation>
    </message>
    <message>
        <source>Show these jobs</source>
        <translation>Diese Aufträge zeigen</translation>
    </message>
</context>
<context>
    <name>leapfrog::DepthChart</name>
    <message>
        <source>Waiting jobs by priority over time</source>
        <translation>Wartende Aufträge nach Priorität im Zeitverlauf</translation>
    </message>
    <message>
        <source>Left and right arrow keys read out a point</source>
        <translation>Die Pfeiltasten links und rechts lesen einen Punkt vor</translation>
    </message>
    <message>
        <source>Normal</source>
        <translation>Normal</translation>
    </message>
    <message>
        <source>High</source>
        <translation>Hoch</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>Dringend</translation>
    </message>
    <message>
        <source>%1: %2 urgent, %3 high, %4 normal waiting</source>
        <translation>%1: %2 dringende, %3 hohe, %4 normale warten</translation>
    </message>
</context>
<context>
    <name>leapfrog::DepthTableModel</name>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Urgent waiting</source>
        <translation>Dringend wartend</translation>
    </message>
    <message>
        <source>High waiting</source>
        <translation>Hoch wartend</translation>
    </message>
    <message>
        <source>Normal waiting</source>
        <translation>Normal wartend</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Gescheitert</translation>
    </message>
</context>
<context>
    <name>leapfrog::DirectRunner</name>
    <message numerus="yes">
        <source>Recreating %n document(s)</source>
        <translation>
            <numerusform>%n Beleg wird neu gebucht</numerusform>
            <numerusform>%n Belege werden neu gebucht</numerusform>
        </translation>
    </message>
    <message>
        <source>posted</source>
        <translation>gebucht</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>already brought up to date by something newer</source>
        <translation>schon durch etwas Neueres auf den aktuellen Stand gebracht</translation>
    </message>
    <message>
        <source>taken over by another worker</source>
        <translation>von einem anderen Worker übernommen</translation>
    </message>
    <message>
        <source>failed for now; the queue tries again: %1</source>
        <translation>vorerst fehlgeschlagen; die Warteschlange versucht es wieder: %1</translation>
    </message>
    <message>
        <source>not finished here; a worker takes it over when its lease ends</source>
        <translation>hier nicht fertig geworden; ein Worker übernimmt, wenn die Zuteilung endet</translation>
    </message>
    <message>
        <source>handed to the queue</source>
        <translation>an die Warteschlange gegeben</translation>
    </message>
    <message>
        <source>not begun; a worker takes it over when its lease ends</source>
        <translation>nicht begonnen; ein Worker übernimmt, wenn die Zuteilung endet</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentDetails</name>
    <message>
        <source>&amp;Entries now</source>
        <translation>B&amp;uchungen</translation>
    </message>
    <message>
        <source>Entries of the document</source>
        <translation>Buchungen des Belegs</translation>
    </message>
    <message>
        <source>Docu&amp;ment</source>
        <translation>&amp;Beleg</translation>
    </message>
    <message>
        <source>The document as it was imported</source>
        <translation>Der Beleg, wie er importiert wurde</translation>
    </message>
    <message>
        <source>Histor&amp;y</source>
        <translation>&amp;Verlauf</translation>
    </message>
    <message>
        <source>Recreations of the document</source>
        <translation>Neubuchungen des Belegs</translation>
    </message>
    <message>
        <source>Select a document to see its entries.</source>
        <translation>Wählen Sie einen Beleg, um seine Buchungen zu sehen.</translation>
    </message>
    <message>
        <source>… This is the beginning of %1 MB. All of it is in the column &quot;body&quot; of the table &quot;document&quot;.</source>
        <translation>… Das ist der Anfang von %1 MB. Alles steht in der Spalte „body“ der Tabelle „document“.</translation>
    </message>
    <message>
        <source>%1: %2, version %3</source>
        <translation>%1: %2, Version %3</translation>
    </message>
    <message>
        <source>This document was never recreated.</source>
        <translation>Dieser Beleg wurde noch nie neu gebucht.</translation>
    </message>
    <message>
        <source>Enter opens the recreation.</source>
        <translation>Die Eingabetaste öffnet die Neubuchung.</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Code: %1, field: %2</source>
        <translation>Code: %1, Feld: %2</translation>
    </message>
    <message>
        <source>In force since version %1 was posted.</source>
        <translation>Wirksam, seit Version %1 gebucht wurde.</translation>
    </message>
    <message>
        <source>Previous figures (version %1): out of force until the document is posted again.</source>
        <translation>Bisherige Buchungen (Version %1): nicht wirksam, bis der Beleg wieder gebucht ist.</translation>
    </message>
    <message>
        <source>No entries: this document has not been posted yet.</source>
        <translation>Keine Buchungen: Dieser Beleg wurde noch nicht gebucht.</translation>
    </message>
    <message>
        <source>No entries: this document has nothing to post.</source>
        <translation>Keine Buchungen: An diesem Beleg ist nichts zu buchen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentEntriesView</name>
    <message>
        <source>Open the document</source>
        <translation>Den Beleg öffnen</translation>
    </message>
    <message>
        <source>Open the recreation</source>
        <translation>Die Neubuchung öffnen</translation>
    </message>
    <message>
        <source>Entries of the document</source>
        <translation>Buchungen des Belegs</translation>
    </message>
    <message>
        <source>Why this entry is there</source>
        <translation>Warum es diese Buchung gibt</translation>
    </message>
    <message>
        <source>%1, all versions</source>
        <translation>%1, alle Versionen</translation>
    </message>
    <message>
        <source>%1 has no entries.</source>
        <translation>%1 hat keine Buchungen.</translation>
    </message>
    <message>
        <source>%1 Rule %2.</source>
        <comment>the reason as a sentence, the rule&apos;s id</comment>
        <translation>%1 Regel %2.</translation>
    </message>
    <message>
        <source>%1, as it was known then</source>
        <translation>%1, wie damals bekannt</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentFilterBar</name>
    <message>
        <source>Search documents by customer or number</source>
        <translation>Belege nach Kunde oder Nummer suchen</translation>
    </message>
    <message>
        <source>Type of document</source>
        <translation>Art des Belegs</translation>
    </message>
    <message>
        <source>Accounting status</source>
        <translation>Buchungsstatus</translation>
    </message>
    <message>
        <source>Date of the document</source>
        <translation>Datum des Belegs</translation>
    </message>
    <message>
        <source>From this day</source>
        <translation>Von diesem Tag</translation>
    </message>
    <message>
        <source>through</source>
        <translation>bis</translation>
    </message>
    <message>
        <source>Through this day</source>
        <translation>Bis einschließlich diesem Tag</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Any status</source>
        <translation>Jeder Status</translation>
    </message>
    <message>
        <source>Any date</source>
        <translation>Jedes Datum</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>Dieser Monat</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>Letzter Monat</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>Dieses Jahr</translation>
    </message>
    <message>
        <source>Between…</source>
        <translation>Zeitraum …</translation>
    </message>
    <message>
        <source>Customer or number</source>
        <translation>Kunde oder Nummer</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentHistoryModel</name>
    <message>
        <source>%1, the first</source>
        <translation>%1, die erste</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>Recreated</source>
        <translation>Neu gebucht</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentMaker</name>
    <message>
        <source>It is in %1, the organisation&apos;s base currency is %2, and Shopify tells no rate. Import it into an organisation of its own, or again with --fx-rate %1=RATE (%2 for one %1).</source>
        <translation>Es lautet auf %1, die Hauswährung der Organisation ist %2, und Shopify nennt keinen Kurs. Importieren Sie es in eine eigene Organisation, oder noch einmal mit --fx-rate %1=KURS (%2 für einen %1).</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentMovesModel</name>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Vorher %1</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nachher %1</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentProcessor</name>
    <message>
        <source>Organisation &quot;%1&quot; has no document &quot;%2&quot;. Import it, then retry this job.</source>
        <translation>Organisation „%1“ hat keinen Beleg „%2“. Importieren Sie ihn, und wiederholen Sie dann diesen Auftrag.</translation>
    </message>
    <message>
        <source>The job asks for version %1 of &quot;%2&quot;, which is at version %3.</source>
        <translation>Der Auftrag verlangt Version %1 von „%2“; der Beleg hat Version %3.</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentStore</name>
    <message>
        <source>&quot;%1&quot; has reached the last version that there is (%2), so it can&apos;t be posted anew and keeps its entries. Whoever raised its version by SQL went too far: move the document to a new id.</source>
        <translation>„%1“ hat die letzte mögliche Version erreicht (%2); der Beleg kann nicht neu gebucht werden und behält seine Buchungen. Jemand hat seine Version per SQL zu hoch gesetzt: Legen Sie den Beleg unter einer neuen Kennung an.</translation>
    </message>
    <message>
        <source>There is no organisation &quot;%1&quot; here.</source>
        <translation>Hier gibt es keine Organisation „%1“.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has no document &quot;%2&quot;.</source>
        <translation>Organisation „%1“ hat keinen Beleg „%2“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentWords</name>
    <message>
        <source>invoice</source>
        <translation>Rechnung</translation>
    </message>
    <message>
        <source>credit note</source>
        <translation>Gutschrift</translation>
    </message>
    <message>
        <source>payment</source>
        <translation>Zahlung</translation>
    </message>
    <message>
        <source>payout</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>journal entry</source>
        <translation>manueller Buchungssatz</translation>
    </message>
    <message>
        <source>vendor bill</source>
        <translation>Eingangsrechnung</translation>
    </message>
    <message>
        <source>write-off</source>
        <translation>Ausbuchung</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>gebucht</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>awaiting recreation</source>
        <translation>wartet auf Neubuchung</translation>
    </message>
    <message>
        <source>waiting to be posted</source>
        <translation>wartet auf Buchung</translation>
    </message>
    <message>
        <source>posted %1</source>
        <translation>gebucht %1</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>changed, waiting to be posted</source>
        <translation>geändert, wartet auf Buchung</translation>
    </message>
    <message>
        <source>%1 (not posted)</source>
        <translation>%1 (nicht gebucht)</translation>
    </message>
    <message>
        <source>%1 (posted %2)</source>
        <translation>%1 (gebucht %2)</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentsModel</name>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Customer</source>
        <translation>Kunde</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Accounting status</source>
        <translation>Buchungsstatus</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentsPage</name>
    <message>
        <source>Show &amp;all documents</source>
        <translation>Alle Beleg&amp;e zeigen</translation>
    </message>
    <message>
        <source>Loading documents</source>
        <translation>Belege werden geladen</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>Recreate</source>
        <translation>Neu buchen</translation>
    </message>
    <message>
        <source>Ctrl+R</source>
        <translation>Ctrl+R</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Ctrl+Shift+R</source>
        <translation>Ctrl+Shift+R</translation>
    </message>
    <message>
        <source>Select all found</source>
        <translation>Alle gefundenen wählen</translation>
    </message>
    <message>
        <source>Ctrl+Shift+A</source>
        <translation>Ctrl+Shift+A</translation>
    </message>
    <message>
        <source>Clear selection</source>
        <translation>Auswahl aufheben</translation>
    </message>
    <message>
        <source>Show the selected ones</source>
        <translation>Die gewählten zeigen</translation>
    </message>
    <message>
        <source>Tick or untick</source>
        <translation>An- oder abhaken</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Space</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Ctrl+I</source>
        <translation>Ctrl+I</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) left out.</source>
        <translation>
            <numerusform>%n Beleg ausgelassen.</numerusform>
            <numerusform>%n Belege ausgelassen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) queued at high priority.</source>
        <translation>
            <numerusform>%n Beleg mit hoher Priorität eingereiht.</numerusform>
            <numerusform>%n Belege mit hoher Priorität eingereiht.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are posted as soon as a worker is free; normal work goes on.</source>
        <translation>Sie werden gebucht, sobald ein Worker frei ist; die normale Arbeit geht weiter.</translation>
    </message>
    <message>
        <source>Sho&amp;w progress</source>
        <translation>&amp;Fortschritt zeigen</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of your recreation were not posted.</source>
        <translation>
            <numerusform>%n Beleg Ihrer Neubuchung wurde nicht gebucht.</numerusform>
            <numerusform>%n Belege Ihrer Neubuchung wurden nicht gebucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>Your last recreation is still being started.</source>
        <translation>Ihre letzte Neubuchung wird noch gestartet.</translation>
    </message>
    <message>
        <source>Select a document first.</source>
        <translation>Wählen Sie zuerst einen Beleg.</translation>
    </message>
    <message>
        <source>The selected documents belong to more than one organisation. Select those of one.</source>
        <translation>Die gewählten Belege gehören zu mehr als einer Organisation. Wählen Sie die von einer.</translation>
    </message>
    <message>
        <source>The documents of %1 are still being looked for.</source>
        <translation>Die Belege von %1 werden noch gesucht.</translation>
    </message>
    <message>
        <source>Recreate %1 in %2</source>
        <translation>%1 in %2 neu buchen</translation>
    </message>
    <message numerus="yes">
        <source>Recreate %Ln selected document(s) in %1</source>
        <translation>
            <numerusform>%Ln gewählten Beleg in %1 neu buchen</numerusform>
            <numerusform>%Ln gewählte Belege in %1 neu buchen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: direct, starts at once. Shows first what would change.</source>
        <translation>%1: direkt, beginnt sofort. Zeigt zuerst, was sich ändern würde.</translation>
    </message>
    <message>
        <source>%1: queued at high priority. Shows first what would change.</source>
        <translation>%1: mit hoher Priorität eingereiht. Zeigt zuerst, was sich ändern würde.</translation>
    </message>
    <message numerus="yes">
        <source>Show what recreating %Ln selected document(s) in %1 would change, and change nothing.</source>
        <translation>
            <numerusform>Zeigen, was die Neubuchung von %Ln gewählten Beleg in %1 ändern würde, ohne etwas zu ändern.</numerusform>
            <numerusform>Zeigen, was die Neubuchung von %Ln gewählten Belegen in %1 ändern würde, ohne etwas zu ändern.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation>%1 gewählt</translation>
    </message>
    <message>
        <source>%1 selected, %2 not shown</source>
        <translation>%1 gewählt, %2 nicht angezeigt</translation>
    </message>
    <message>
        <source>%1 selected, %2 not there any more</source>
        <translation>%1 gewählt, %2 nicht mehr vorhanden</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>over %1 found</source>
        <translation>über %1 gefunden</translation>
    </message>
    <message>
        <source>%1 found</source>
        <translation>%1 gefunden</translation>
    </message>
    <message>
        <source>Select all, over %1 found</source>
        <translation>Alle wählen, über %1 gefunden</translation>
    </message>
    <message>
        <source>Select all %1 found</source>
        <translation>Alle %1 gefundenen wählen</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Choose an organisation first: documents are recreated for one at a time.</source>
        <translation>Wählen Sie zuerst eine Organisation: Belege werden jeweils für eine neu gebucht.</translation>
    </message>
    <message>
        <source>The documents are still being looked for.</source>
        <translation>Die Belege werden noch gesucht.</translation>
    </message>
    <message>
        <source>Tick all documents that the filter finds, those not loaded yet too.</source>
        <translation>Alle Belege anhaken, die der Filter findet, auch die noch nicht geladenen.</translation>
    </message>
    <message numerus="yes">
        <source>Untick %Ln document(s), those not shown too.</source>
        <translation>
            <numerusform>%Ln Beleg abhaken, auch wenn er nicht angezeigt wird.</numerusform>
            <numerusform>%Ln Belege abhaken, auch die nicht angezeigten.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln selected document(s) and no others.</source>
        <translation>
            <numerusform>Den gewählten Beleg zeigen und keine anderen (%Ln).</numerusform>
            <numerusform>Die %Ln gewählten Belege zeigen und keine anderen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln document(s) that you had selected are shown.</source>
        <translation>
            <numerusform>Nur der Beleg, den Sie gewählt hatten, wird gezeigt (%Ln).</numerusform>
            <numerusform>Nur die %Ln Belege, die Sie gewählt hatten, werden gezeigt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new, &amp;show them</source>
        <translation>
            <numerusform>%n neuer, an&amp;zeigen</numerusform>
            <numerusform>%n neue, an&amp;zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Your login may not see documents here.</source>
        <translation>Ihr Benutzer darf hier keine Belege sehen.</translation>
    </message>
    <message>
        <source>No documents match the filter.</source>
        <translation>Kein Beleg passt zum Filter.</translation>
    </message>
    <message>
        <source>No documents match “%1”.</source>
        <translation>Kein Beleg passt zu „%1“.</translation>
    </message>
    <message>
        <source>Import doc&amp;uments…</source>
        <translation>Belege i&amp;mportieren…</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>No documents yet.
Import what Shopify exports or sends, or documents; or try the demo from the File menu.</source>
        <translation>Noch keine Belege.
Importieren Sie, was Shopify exportiert oder sendet, oder Belege; oder probieren Sie die Demo im Menü „Datei“ aus.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) given to the workers, ahead of everything else.</source>
        <translation>
            <numerusform>%n Beleg an die Worker gegeben, vor allem anderen.</numerusform>
            <numerusform>%n Belege an die Worker gegeben, vor allem anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: direct, posted by the next free slot of a worker. Shows first what would change.</source>
        <translation>%1: direkt, gebucht vom nächsten freien Platz eines Workers. Zeigt zuerst, was sich ändern würde.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Draft</name>
    <message>
        <source>Too few lines: at least %1 needed.</source>
        <translation>Zu wenige Zeilen: Mindestens %1 sind nötig.</translation>
    </message>
    <message>
        <source>Too many lines: at most %1 allowed.</source>
        <translation>Zu viele Zeilen: Höchstens %1 sind erlaubt.</translation>
    </message>
    <message>
        <source>There is no account “%1” in the chart of accounts.</source>
        <translation>Es gibt kein Konto „%1“ im Kontenplan.</translation>
    </message>
    <message>
        <source>The deferral ends before it starts.</source>
        <translation>Die Abgrenzung endet, bevor sie beginnt.</translation>
    </message>
    <message>
        <source>The deferral touches more than %1 calendar months.</source>
        <translation>Die Abgrenzung berührt mehr als %1 Kalendermonate.</translation>
    </message>
    <message>
        <source>%1 is the base currency; its rate is 1.</source>
        <translation>%1 ist die Hauswährung; ihr Kurs ist 1.</translation>
    </message>
    <message>
        <source>%1 is not the base currency: a rate is needed.</source>
        <translation>%1 ist nicht die Hauswährung: Ein Kurs ist nötig.</translation>
    </message>
    <message>
        <source>Lines come to %1, total says %2.</source>
        <translation>Die Zeilen ergeben %1, die Summe (total) nennt %2.</translation>
    </message>
    <message>
        <source>It makes more than %1 entries: at most so many are allowed for one document.</source>
        <translation>Es entstehen mehr als %1 Buchungen: Mehr sind für einen Beleg nicht erlaubt.</translation>
    </message>
    <message>
        <source>The sum has more than 18 digits in minor units.</source>
        <translation>Die Summe hat mehr als 18 Stellen in kleinsten Einheiten.</translation>
    </message>
    <message>
        <source>An amount comes to more than 18 digits in the base currency.</source>
        <translation>Ein Betrag hat in der Hauswährung mehr als 18 Stellen.</translation>
    </message>
    <message>
        <source>There is no role “%1”.</source>
        <translation>Es gibt keine Rolle „%1“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::EffectView</name>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Views of the effect</source>
        <translation>Ansichten der Wirkung</translation>
    </message>
    <message>
        <source>Accounts and months</source>
        <translation>Konten und Monate</translation>
    </message>
    <message>
        <source>Documents that move most</source>
        <translation>Am stärksten bewegte Belege</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Find an account or month</source>
        <translation>Ein Konto oder einen Monat finden</translation>
    </message>
    <message>
        <source>Account or month</source>
        <translation>Konto oder Monat</translation>
    </message>
    <message>
        <source>Also what stays as it is</source>
        <translation>Auch was bleibt</translation>
    </message>
    <message>
        <source>Documents behind the account and month</source>
        <translation>Belege hinter Konto und Monat</translation>
    </message>
    <message>
        <source>What changes of the document</source>
        <translation>Was sich am Beleg ändert</translation>
    </message>
    <message>
        <source>Refused documents by reason</source>
        <translation>Abgelehnte Belege nach Grund</translation>
    </message>
    <message>
        <source>Show the examples under Documents</source>
        <translation>Die Beispiele unter Belege zeigen</translation>
    </message>
    <message>
        <source>Rehearsing: %1 of %2 documents</source>
        <translation>Probe: %1 von %2 Belegen</translation>
    </message>
    <message>
        <source>Rehearsing…</source>
        <translation>Probe läuft …</translation>
    </message>
    <message>
        <source>%1 documents: %2 would change, %3 not, %4 are refused and %5 locked: these keep their figures. %6 accounts and months stay as they are.</source>
        <translation>%1 Belege: %2 würden sich ändern, %3 nicht, %4 sind abgelehnt und %5 festgeschrieben: Diese behalten ihre Zahlen. %6 Konten und Monate bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Nothing would change.</source>
        <translation>Nichts würde sich ändern.</translation>
    </message>
    <message>
        <source>No account and month that is looked for moves.</source>
        <translation>Kein Konto und Monat, nach dem gesucht wird, bewegt sich.</translation>
    </message>
    <message>
        <source>Select an account and month to see its documents.</source>
        <translation>Wählen Sie ein Konto und einen Monat, um die Belege zu sehen.</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>account, month</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>No document changes on %1.</source>
        <translation>Auf %1 ändert sich kein Beleg.</translation>
    </message>
    <message>
        <source>%1: %2 documents change it; the %3 that move most:</source>
        <translation>%1: %2 Belege ändern es; die %3, die am meisten bewegen:</translation>
    </message>
    <message>
        <source>%1: documents that change it:</source>
        <translation>%1: Belege, die es ändern:</translation>
    </message>
    <message>
        <source>No document would change.</source>
        <translation>Kein Beleg würde sich ändern.</translation>
    </message>
    <message>
        <source>%1: its sums stay; its entries change otherwise, as in their days.</source>
        <translation>%1: Die Summen bleiben; die Buchungen ändern sich anders, etwa in ihrem Tag.</translation>
    </message>
    <message>
        <source>What changes of %1:</source>
        <translation>Was sich an %1 ändert:</translation>
    </message>
    <message>
        <source>Refused (%1)</source>
        <translation>Abgelehnt (%1)</translation>
    </message>
    <message>
        <source>No document is refused.</source>
        <translation>Kein Beleg wird abgelehnt.</translation>
    </message>
    <message>
        <source>Today&apos;s settings refuse all of these too. They keep their figures.</source>
        <translation>Auch die heutigen Einstellungen lehnen alle diese ab. Sie behalten ihre Zahlen.</translation>
    </message>
    <message>
        <source>%1 of these are posted by today&apos;s settings, and would be refused by these. They keep their figures.</source>
        <translation>%1 davon werden mit den heutigen Einstellungen gebucht und mit diesen abgelehnt. Sie behalten ihre Zahlen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::EmbeddedPoller</name>
    <message>
        <source>off, it could not work</source>
        <translation>aus, er konnte nicht arbeiten</translation>
    </message>
    <message>
        <source>off</source>
        <translation>aus</translation>
    </message>
    <message>
        <source>stopping: finishing what it holds</source>
        <translation>hält an: Er beendet, was er hat</translation>
    </message>
    <message>
        <source>stopping: handing back what it holds</source>
        <translation>hält an: Er gibt zurück, was er hat</translation>
    </message>
    <message>
        <source>on, not connected</source>
        <translation>an, nicht verbunden</translation>
    </message>
    <message>
        <source>on, %1 of %2</source>
        <translation>an, %1 von %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::Engine</name>
    <message>
        <source>Leapfrog met a fault of its own. Report this.</source>
        <translation>In Leapfrog selbst ist ein Fehler aufgetreten. Bitte melden Sie ihn.</translation>
    </message>
</context>
<context>
    <name>leapfrog::EntriesModel</name>
    <message>
        <source>%1 (rule %2)</source>
        <translation>%1 (Regel %2)</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>In base currency</source>
        <translation>In Hauswährung</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>leapfrog::EntriesView</name>
    <message>
        <source>Replaced ones too</source>
        <translation>Auch ersetzte</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Document number</source>
        <translation>Belegnummer</translation>
    </message>
    <message>
        <source>Entries of earlier versions too. Name a document first.</source>
        <translation>Auch Buchungen früherer Versionen. Nennen Sie zuerst einen Beleg.</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>All accounts</source>
        <translation>Alle Konten</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>account code and name</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>No entries: %1.</source>
        <translation>Keine Buchungen: %1.</translation>
    </message>
    <message>
        <source>No entries match “%1”: %2.</source>
        <translation>Keine Buchung passt zu „%1“: %2.</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>As they were known at a moment, documents have one version: show today&apos;s first.</source>
        <translation>Wie zu einem Zeitpunkt bekannt haben Belege eine Fassung: zeigen Sie zuerst die heutigen Zahlen.</translation>
    </message>
    <message>
        <source>Show all: %1</source>
        <translation>Alles zeigen: %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::EntrySource</name>
    <message>
        <source>%1, version %2</source>
        <translation>%1, Version %2</translation>
    </message>
    <message>
        <source>From %1 as a whole.</source>
        <translation>Aus %1 als Ganzem.</translation>
    </message>
    <message>
        <source>From %1, line %2.</source>
        <translation>Aus %1, Zeile %2.</translation>
    </message>
    <message>
        <source>%1 What this version said is not kept.</source>
        <translation>%1 Was diese Version enthielt, ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>From %1, %2.</source>
        <translation>Aus %1, %2.</translation>
    </message>
    <message>
        <source>%1 to the debit of %2 on %3.</source>
        <translation>%1 im Soll von %2 am %3.</translation>
    </message>
    <message>
        <source>%1 to the credit of %2 on %3.</source>
        <translation>%1 im Haben von %2 am %3.</translation>
    </message>
    <message>
        <source>In the document&apos;s currency: %1.</source>
        <translation>In der Währung des Belegs: %1.</translation>
    </message>
    <message>
        <source>Posted %1 by %2.</source>
        <translation>Gebucht %1 von %2.</translation>
    </message>
    <message>
        <source>In force.</source>
        <translation>Wirksam.</translation>
    </message>
    <message>
        <source>Previous figure: its document awaits recreation, and this stands until it is posted again.</source>
        <translation>Bisheriger Betrag: Der Beleg wartet auf seine Neubuchung; bis er neu gebucht ist, gilt dieser.</translation>
    </message>
    <message>
        <source>Out of force since %1: version %2 took its place.</source>
        <translation>Nicht wirksam seit %1: Version %2 ist an ihre Stelle getreten.</translation>
    </message>
    <message>
        <source>Out of force since %1.</source>
        <translation>Nicht wirksam seit %1.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1 Recreated because %2 asked for it.</source>
        <translation>%1 Neu gebucht, weil %2 es verlangt hat.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ErrorGroupsModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>und %n weitere</numerusform>
            <numerusform>und %n weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
</context>
<context>
    <name>leapfrog::FieldWords</name>
    <message>
        <source>account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>adjustments</source>
        <translation>Anpassungen</translation>
    </message>
    <message>
        <source>allocations</source>
        <translation>Zuordnungen</translation>
    </message>
    <message>
        <source>amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>code</source>
        <translation>Code</translation>
    </message>
    <message>
        <source>credit</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>debit</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>deferral</source>
        <translation>Abgrenzung</translation>
    </message>
    <message>
        <source>description</source>
        <translation>Beschreibung</translation>
    </message>
    <message>
        <source>direction</source>
        <translation>Richtung</translation>
    </message>
    <message>
        <source>discount</source>
        <translation>Rabatt</translation>
    </message>
    <message>
        <source>discrepancy</source>
        <translation>Abweichung</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>end</source>
        <translation>Ende</translation>
    </message>
    <message>
        <source>fee</source>
        <translation>Gebühr</translation>
    </message>
    <message>
        <source>fees</source>
        <translation>Gebühren</translation>
    </message>
    <message>
        <source>exchange rate</source>
        <translation>Wechselkurs</translation>
    </message>
    <message>
        <source>gross</source>
        <translation>brutto</translation>
    </message>
    <message>
        <source>number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>lines</source>
        <translation>Zeilen</translation>
    </message>
    <message>
        <source>method</source>
        <translation>Verfahren</translation>
    </message>
    <message>
        <source>net</source>
        <translation>netto</translation>
    </message>
    <message>
        <source>of</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>paid</source>
        <translation>bezahlt</translation>
    </message>
    <message>
        <source>party</source>
        <translation>Geschäftspartner</translation>
    </message>
    <message>
        <source>name of customer or vendor</source>
        <translation>Name des Kunden oder Lieferanten</translation>
    </message>
    <message>
        <source>quantity</source>
        <translation>Menge</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>recoverable</source>
        <translation>abziehbar</translation>
    </message>
    <message>
        <source>reserve</source>
        <translation>Einbehalt</translation>
    </message>
    <message>
        <source>reverse charge</source>
        <translation>Steuerschuldnerschaft des Leistungsempfängers</translation>
    </message>
    <message>
        <source>start</source>
        <translation>Beginn</translation>
    </message>
    <message>
        <source>tax included</source>
        <translation>Steuer enthalten</translation>
    </message>
    <message>
        <source>taxes</source>
        <translation>Steuern</translation>
    </message>
    <message>
        <source>total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>adjustment %1</source>
        <translation>Anpassung %1</translation>
    </message>
    <message>
        <source>allocation %1</source>
        <translation>Zuordnung %1</translation>
    </message>
    <message>
        <source>line %1</source>
        <translation>Zeile %1</translation>
    </message>
    <message>
        <source>tax %1</source>
        <translation>Steuer %1</translation>
    </message>
    <message>
        <source>%1, entry %2</source>
        <translation>%1, Eintrag %2</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>yes</source>
        <translation>ja</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
</context>
<context>
    <name>leapfrog::FindingsModel</name>
    <message>
        <source>%1, account %2, rule %3: in the ledger %4, should be %5</source>
        <translation>%1, Konto %2, Regel %3: im Hauptbuch %4, müsste %5 sein</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Finding</source>
        <translation>Befund</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>altered</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>verwaist</translation>
    </message>
</context>
<context>
    <name>leapfrog::Flux</name>
    <message>
        <source>new documents</source>
        <translation>neue Belege</translation>
    </message>
    <message>
        <source>changed documents</source>
        <translation>geänderte Belege</translation>
    </message>
    <message>
        <source>withdrawn documents</source>
        <translation>zurückgezogene Belege</translation>
    </message>
    <message>
        <source>changed settings</source>
        <translation>geänderte Einstellungen</translation>
    </message>
    <message>
        <source>undone recreations</source>
        <translation>rückgängig gemachte Neubuchungen</translation>
    </message>
    <message>
        <source>caught up after a lock</source>
        <translation>nachgeholt nach einer Festschreibung</translation>
    </message>
    <message>
        <source>newly refused, figures stay</source>
        <translation>neu abgelehnt, Zahlen bleiben</translation>
    </message>
    <message>
        <source>posted again</source>
        <translation>neu gebucht</translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxAnswer</name>
    <message>
        <source>The first moment is later than the second one: turn them round.</source>
        <translation>Der erste Zeitpunkt liegt nach dem zweiten: vertauschen Sie sie.</translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxDocumentsModel</name>
    <message>
        <source>new, %1</source>
        <translation>neu, %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <comment>versions</comment>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>What changed</source>
        <translation>Was sich änderte</translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxDocumentsView</name>
    <message>
        <source>Open the document</source>
        <translation>Den Beleg öffnen</translation>
    </message>
    <message>
        <source>Show its entries</source>
        <translation>Seine Buchungen zeigen</translation>
    </message>
    <message>
        <source>Documents behind the difference</source>
        <translation>Belege hinter der Differenz</translation>
    </message>
    <message>
        <source>What changed in the document</source>
        <translation>Was sich im Beleg änderte</translation>
    </message>
    <message>
        <source>%1: was %2, is %3</source>
        <translation>%1: war %2, ist %3</translation>
    </message>
    <message numerus="yes">
        <source>(and %Ln more)</source>
        <translation>
            <numerusform>(und %Ln weiteres)</numerusform>
            <numerusform>(und %Ln weitere)</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 documents; the first %2 are listed.</source>
        <translation>%1 Belege; die ersten %2 sind aufgeführt.</translation>
    </message>
    <message>
        <source>No documents.</source>
        <translation>Keine Belege.</translation>
    </message>
    <message>
        <source>%1, because of %2</source>
        <comment>an account and a reason</comment>
        <translation>%1, wegen: %2</translation>
    </message>
    <message>
        <source>It compares two moments of its own: show today&apos;s figures first.</source>
        <translation>Hier werden zwei eigene Zeitpunkte verglichen: zeigen Sie zuerst die heutigen Zahlen.</translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>What the document said before is not kept.</source>
        <translation>Was der Beleg vorher enthielt, ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>Account %1, caught up: was %2, is %3</source>
        <translation>Konto %1, nachgeholt: war %2, ist %3</translation>
    </message>
    <message>
        <source>Account %1: was %2, is %3</source>
        <translation>Konto %1: war %2, ist %3</translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxModel</name>
    <message>
        <source>%1 without a reason</source>
        <translation>%1 ohne Grund</translation>
    </message>
    <message>
        <source>all explained</source>
        <translation>alles erklärt</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>%1, because of %2</source>
        <translation>%1, wegen: %2</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name, and because of</source>
        <translation>Name, und weswegen</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxView</name>
    <message>
        <source>Before: as known on</source>
        <translation>Vorher: wie bekannt am</translation>
    </message>
    <message>
        <source>&amp;Before</source>
        <translation>&amp;Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Why figures differ</source>
        <translation>Warum Zahlen abweichen</translation>
    </message>
    <message>
        <source>entries through %1</source>
        <comment>a day</comment>
        <translation>Buchungen bis %1</translation>
    </message>
    <message>
        <source>entries of all days</source>
        <translation>Buchungen aller Tage</translation>
    </message>
    <message>
        <source>It compares two moments of its own: show today&apos;s figures first.</source>
        <translation>Hier werden zwei eigene Zeitpunkte verglichen: zeigen Sie zuerst die heutigen Zahlen.</translation>
    </message>
    <message>
        <source>Setting %1 changed on %2 by %3: %4 became %5</source>
        <translation>Einstellung %1 am %2 von %3 geändert: aus %4 wurde %5</translation>
    </message>
    <message>
        <source>(the last close)</source>
        <translation>(der letzte Abschluss)</translation>
    </message>
    <message>
        <source>(never closed yet: thirty days ago)</source>
        <translation>(noch nie abgeschlossen: vor dreißig Tagen)</translation>
    </message>
    <message>
        <source>What had been committed, and settings as they were, are kept since %1 only.</source>
        <translation>Was wann in der Datenbank stand und wie die Einstellungen waren, wird erst seit %1 aufbewahrt.</translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>und %Ln weitere</numerusform>
            <numerusform>und %Ln weitere</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing differs: the figures of %1 are those of %2.</source>
        <translation>Nichts weicht ab: die Zahlen vom %1 sind die vom %2.</translation>
    </message>
    <message>
        <source>Write the comparison into a file: CSV or JSON.</source>
        <translation>Den Vergleich in eine Datei schreiben: CSV oder JSON.</translation>
    </message>
    <message>
        <source>Export the comparison</source>
        <translation>Den Vergleich exportieren</translation>
    </message>
</context>
<context>
    <name>leapfrog::ForgottenParty</name>
    <message>
        <source>Say the person&apos;s name.</source>
        <translation>Geben Sie den Namen der Person an.</translation>
    </message>
</context>
<context>
    <name>leapfrog::GroupReader</name>
    <message>
        <source>Its order was imported by an older version, which did not keep it: import the order once again, and this is read by itself.</source>
        <translation>Seine Bestellung wurde von einer älteren Version importiert, die sie nicht aufbewahrt hat: Importieren Sie die Bestellung noch einmal, dann wird dies von selbst gelesen.</translation>
    </message>
    <message>
        <source>The organisation was made by somebody else at this moment.</source>
        <translation>Die Organisation wurde in diesem Augenblick von jemand anderem angelegt.</translation>
    </message>
    <message>
        <source>A document of the same name came in by another import at this moment.</source>
        <translation>Ein Beleg desselben Namens kam in diesem Augenblick durch einen anderen Import herein.</translation>
    </message>
    <message>
        <source>It is read with its payout at the end of the import. If that was cut off, the next import reads it.</source>
        <translation>Er wird am Ende des Imports mit seiner Auszahlung gelesen. Brach der ab, liest ihn der nächste Import.</translation>
    </message>
    <message>
        <source>Its id, or that of what it belongs to, is longer than any of Shopify&apos;s. Nothing of it is posted. Look where the payload comes from.</source>
        <translation>Seine ID, oder die dessen, wozu er gehört, ist länger als jede von Shopify. Nichts davon wird gebucht. Sehen Sie nach, woher der Datensatz kommt.</translation>
    </message>
    <message>
        <source>It came again, with its payout.</source>
        <translation>Es kam noch einmal, mit seiner Auszahlung.</translation>
    </message>
    <message>
        <source>It says what came before, was read and was purged on %1: the books have it.</source>
        <translation>Es besagt, was schon früher kam, gelesen und am %1 herausgenommen wurde: Die Bücher haben es.</translation>
    </message>
    <message>
        <source>What had come of it before was purged on %1, and this says something newer: the books stay as they are. Import the order with all its transactions and its refunds with their lines, or the payout, and see what would change: leapfrogctl import again --purged --group %2 --preview. Without --preview its documents are made anew of what has come since.</source>
        <translation>Was früher davon kam, wurde am %1 herausgenommen, und dies besagt etwas Neueres: Die Bücher bleiben, wie sie sind. Importieren Sie die Bestellung mit allen Transaktionen und ihren Erstattungen samt Zeilen, oder die Auszahlung, und sehen Sie nach, was sich ändern würde: leapfrogctl import again --purged --group %2 --preview. Ohne --preview werden ihre Belege neu gemacht aus dem, was seither kam.</translation>
    </message>
    <message>
        <source>There is a document %1 of another order or payout already. Nothing of this one is posted. Where it is of another shop, import each shop into an organisation of its own (--org); else report it.</source>
        <translation>Es gibt schon einen Beleg %1 einer anderen Bestellung oder Auszahlung. Von dieser hier ist nichts gebucht. Ist sie aus einem anderen Shop, importieren Sie jeden Shop in eine eigene Organisation (--org); sonst melden Sie es.</translation>
    </message>
    <message>
        <source>The books are locked through %1. What was posted there stays as it is, and what came later is posted from the day after or waits: %2. Once the period is open, the next import, or import again, posts each on its own day.</source>
        <translation>Die Bücher sind bis %1 gesperrt. Was dort gebucht wurde, bleibt, wie es ist, und was später kam, wird ab dem Tag danach gebucht oder wartet: %2. Sobald der Zeitraum offen ist, bucht der nächste Import oder „import again“ alles an seinem eigenen Tag.</translation>
    </message>
</context>
<context>
    <name>leapfrog::GuideWindow</name>
    <message>
        <source>Leapfrog user guide</source>
        <translation>Handbuch zu Leapfrog</translation>
    </message>
    <message>
        <source>User guide</source>
        <translation>Handbuch</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
</context>
<context>
    <name>leapfrog::HealthStore</name>
    <message>
        <source>Every entry in force has its document.</source>
        <translation>Zu jeder wirksamen Buchung gibt es den Beleg.</translation>
    </message>
    <message>
        <source>%1 documents have entries but are not there.</source>
        <translation>Zu %1 Belegen gibt es Buchungen, aber die Belege fehlen.</translation>
    </message>
    <message>
        <source>A document was deleted by SQL. Import it again, then recreate it; &quot;leapfrogctl ledger verify&quot; names the entries.</source>
        <translation>Ein Beleg wurde per SQL gelöscht. Importieren Sie ihn wieder, und buchen Sie ihn dann neu; „leapfrogctl ledger verify“ nennt die Buchungen.</translation>
    </message>
    <message>
        <source>Every document that is behind its newest version has a job.</source>
        <translation>Zu jedem Beleg, dessen neueste Version nicht gebucht ist, gibt es einen Auftrag.</translation>
    </message>
    <message>
        <source>%1 documents are not posted at their newest version and have no job.</source>
        <translation>%1 Belege sind nicht in ihrer neuesten Version gebucht und haben keinen Auftrag.</translation>
    </message>
    <message>
        <source>Their jobs were cancelled or deleted, or a program raised the version without enqueueing. Enqueue them: leapfrogctl doctor --repair, or each by leapfrogctl enqueue --org ORG --document ID</source>
        <translation>Ihre Aufträge wurden abgebrochen oder gelöscht, oder ein Programm hat die Version erhöht, ohne einen Auftrag einzureihen. Reihen Sie sie ein: leapfrogctl doctor --repair, oder einzeln mit leapfrogctl enqueue --org ORG --document ID</translation>
    </message>
    <message>
        <source>The settings of each organisation can be read.</source>
        <translation>Die Einstellungen jeder Organisation sind lesbar.</translation>
    </message>
    <message>
        <source>%1 settings of organisations can&apos;t be read: none of their documents can be posted.</source>
        <translation>%1 Einstellungen von Organisationen sind nicht lesbar: Keiner ihrer Belege kann gebucht werden.</translation>
    </message>
    <message>
        <source>Set each anew: leapfrogctl organisation set --org ORG with --base-currency CODE, --role ROLE=ACCOUNT or --tax-account CODE=ACCOUNT; an empty account is the default. Where all roles or tax accounts can&apos;t be read: UPDATE organisation SET roles = &apos;{}&apos; (or tax_accounts = &apos;{}&apos;) WHERE org_id = &apos;ORG&apos;</source>
        <translation>Setzen Sie jede neu: leapfrogctl organisation set --org ORG mit --base-currency CODE, --role ROLE=ACCOUNT oder --tax-account CODE=ACCOUNT; ein leeres Konto ist die Vorgabe. Wo alle Rollen oder Steuerkonten nicht lesbar sind: UPDATE organisation SET roles = &apos;{}&apos; (oder tax_accounts = &apos;{}&apos;) WHERE org_id = &apos;ORG&apos;</translation>
    </message>
    <message>
        <source>No job is ready for long while a worker has nothing to do.</source>
        <translation>Kein Auftrag steht lange bereit, während ein Worker nichts zu tun hat.</translation>
    </message>
    <message>
        <source>In %1 lanes jobs have been ready for more than 15 s while a worker has nothing to do.</source>
        <translation>In %1 Spuren stehen Aufträge seit mehr als 15 s bereit, während ein Worker nichts zu tun hat.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair. If they still wait then, see whether another session holds their rows (SELECT * FROM pg_locks WHERE NOT granted; SELECT * FROM pg_stat_activity WHERE xact_start &lt; now() - interval &apos;15 s&apos;) and end it, or start the workers anew.</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair. Wenn sie dann noch warten, sehen Sie nach, ob eine andere Sitzung ihre Zeilen festhält (SELECT * FROM pg_locks WHERE NOT granted; SELECT * FROM pg_stat_activity WHERE xact_start &lt; now() - interval &apos;15 s&apos;), und beenden Sie sie, oder starten Sie die Worker neu.</translation>
    </message>
    <message>
        <source>Each lane with a ready job is awake.</source>
        <translation>Jede Spur mit einem bereiten Auftrag ist wach.</translation>
    </message>
    <message>
        <source>%1 lanes are not seen by workers though jobs are ready in them.</source>
        <translation>%1 Spuren werden von Workern nicht gesehen, obwohl Aufträge in ihnen bereitstehen.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair</translation>
    </message>
    <message>
        <source>Each lease has a holder and an end.</source>
        <translation>Jede Zuteilung hat einen Inhaber und ein Ende.</translation>
    </message>
    <message>
        <source>%1 leases have no holder, or no end that comes: nobody would take these jobs over.</source>
        <translation>%1 Zuteilungen haben keinen Inhaber oder kein Ende, das je kommt: Niemand würde diese Aufträge übernehmen.</translation>
    </message>
    <message>
        <source>Each row of the queue makes sense.</source>
        <translation>Jede Zeile der Warteschlange ist sinnvoll.</translation>
    </message>
    <message>
        <source>%1 rows of the queue make no sense: no worker can take them.</source>
        <translation>%1 Zeilen der Warteschlange sind unsinnig: Kein Worker kann sie nehmen.</translation>
    </message>
    <message>
        <source>No lease has ended without being taken over.</source>
        <translation>Keine Zuteilung ist abgelaufen, ohne dass jemand übernommen hat.</translation>
    </message>
    <message>
        <source>%1 leases have ended, and no worker takes the jobs over though one could.</source>
        <translation>%1 Zuteilungen sind abgelaufen, und kein Worker übernimmt die Aufträge, obwohl einer könnte.</translation>
    </message>
    <message>
        <source>Workers take them over by themselves. Start the workers anew, and look at their log.</source>
        <translation>Worker übernehmen sie von selbst. Starten Sie die Worker neu, und sehen Sie in ihr Protokoll.</translation>
    </message>
    <message>
        <source>No ended lease waits for a worker.</source>
        <translation>Keine abgelaufene Zuteilung wartet auf einen Worker.</translation>
    </message>
    <message>
        <source>%1 jobs are leased by workers that are gone, and wait for another.</source>
        <translation>%1 Aufträge sind Workern zugeteilt, die es nicht mehr gibt, und warten auf einen anderen.</translation>
    </message>
    <message>
        <source>Any worker takes them over. Start one: leapfrogctl work. Where something is paused, end that: leapfrogctl resume</source>
        <translation>Jeder Worker übernimmt sie. Starten Sie einen: leapfrogctl work. Wo etwas angehalten ist, beenden Sie das: leapfrogctl resume</translation>
    </message>
    <message>
        <source>The server does what the jobs ask of it.</source>
        <translation>Der Server tut, was die Aufträge von ihm verlangen.</translation>
    </message>
    <message>
        <source>%1 jobs were put back in the last 2 minutes: the server could not do their work, or does not let the workers&apos; login do it.</source>
        <translation>%1 Aufträge wurden in den letzten 2 Minuten zurückgestellt: Der Server konnte ihre Arbeit nicht tun oder erlaubt sie dem Benutzer der Worker nicht.</translation>
    </message>
    <message>
        <source>Each says why; see to that: grant the right, make room on the disk, end who holds their rows. They are tried again by themselves, and no attempt counts.</source>
        <translation>Jeder sagt, warum; sorgen Sie dafür: Erteilen Sie das Recht, schaffen Sie Platz auf der Festplatte, beenden Sie, wer ihre Zeilen festhält. Sie werden von selbst wieder versucht, und kein Versuch zählt.</translation>
    </message>
    <message>
        <source>No job is dead.</source>
        <translation>Kein Auftrag ist gescheitert.</translation>
    </message>
    <message>
        <source>%1 jobs are dead: their documents could not be posted.</source>
        <translation>%1 Aufträge sind gescheitert: Ihre Belege konnten nicht gebucht werden.</translation>
    </message>
    <message>
        <source>See why with &quot;leapfrogctl jobs list --state dead&quot;; correct the cause, then &quot;leapfrogctl jobs retry --all --state dead&quot;.</source>
        <translation>Warum, zeigt „leapfrogctl jobs list --state dead“; beheben Sie die Ursache, danach „leapfrogctl jobs retry --all --state dead“.</translation>
    </message>
    <message>
        <source>The counters of the depth are right.</source>
        <translation>Die Zähler des Rückstands stimmen.</translation>
    </message>
    <message>
        <source>%1 counters of the depth differ from a full count.</source>
        <translation>%1 Zähler des Rückstands weichen von einer vollen Zählung ab.</translation>
    </message>
    <message>
        <source>A trigger of the queue was off for a while. Run: leapfrogctl doctor --repair</source>
        <translation>Ein Trigger der Warteschlange war eine Zeit lang aus. Führen Sie aus: leapfrogctl doctor --repair</translation>
    </message>
    <message>
        <source>Jobs that are ready find a worker.</source>
        <translation>Bereite Aufträge finden einen Worker.</translation>
    </message>
    <message>
        <source>%1 jobs wait and no worker runs, or each is paused.</source>
        <translation>%1 Aufträge warten, und kein Worker läuft, oder jeder ist angehalten.</translation>
    </message>
    <message>
        <source>Start one: leapfrogctl work. Where workers are paused, end that: leapfrogctl resume</source>
        <translation>Starten Sie einen: leapfrogctl work. Wo Worker angehalten sind, beenden Sie das: leapfrogctl resume</translation>
    </message>
    <message>
        <source>No worker has fallen silent.</source>
        <translation>Kein Worker ist verstummt.</translation>
    </message>
    <message>
        <source>%1 workers stopped without a word.</source>
        <translation>%1 Worker haben ohne ein Wort aufgehört.</translation>
    </message>
    <message>
        <source>Their jobs go to others when the leases end; the log of their host says why they stopped. They are forgotten by: leapfrogctl doctor --repair (after the setting caution_minutes)</source>
        <translation>Ihre Aufträge gehen an andere, wenn die Zuteilungen enden; warum sie aufgehört haben, sagt das Protokoll ihres Hosts. Vergessen werden sie durch: leapfrogctl doctor --repair (nach der Einstellung caution_minutes)</translation>
    </message>
    <message>
        <source>Nothing is paused.</source>
        <translation>Nichts ist angehalten.</translation>
    </message>
    <message>
        <source>%1 pauses hold work back.</source>
        <translation>%1 Pausen halten Arbeit auf.</translation>
    </message>
    <message>
        <source>End one with: leapfrogctl resume, with --org ORG or --worker NAME where it says so; where a setting is the reason: leapfrogctl settings --org ORG max_leased= (nothing: no limit)</source>
        <translation>Beenden Sie eine mit: leapfrogctl resume, mit --org ORG oder --worker NAME, wo es so dasteht; wo eine Einstellung der Grund ist: leapfrogctl settings --org ORG max_leased= (nichts: keine Grenze)</translation>
    </message>
    <message>
        <source>Each setting is there and within its bounds.</source>
        <translation>Jede Einstellung ist vorhanden und innerhalb ihrer Grenzen.</translation>
    </message>
    <message>
        <source>%1 settings are missing or out of their bounds.</source>
        <translation>%1 Einstellungen fehlen oder liegen außerhalb ihrer Grenzen.</translation>
    </message>
    <message>
        <source>The sequences are far from their ends.</source>
        <translation>Die Sequenzen sind weit von ihrem Ende.</translation>
    </message>
    <message>
        <source>%1 sequences are where no work has brought them.</source>
        <translation>%1 Sequenzen stehen, wo keine Arbeit sie hingebracht hat.</translation>
    </message>
    <message>
        <source>Somebody has set them. At its end nothing can be leased, or nothing be taken in turn. Run: leapfrogctl doctor --repair</source>
        <translation>Jemand hat sie gesetzt. An ihrem Ende kann nichts zugeteilt oder nichts der Reihe nach genommen werden. Führen Sie aus: leapfrogctl doctor --repair</translation>
    </message>
    <message>
        <source>%1 triggers are missing or switched off: what they guard is not guarded.</source>
        <translation>%1 Trigger fehlen oder sind abgeschaltet: Was sie bewachen, ist nicht bewacht.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair. Then &quot;leapfrogctl ledger verify&quot; tells what happened to the books meanwhile.</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair. Danach sagt „leapfrogctl ledger verify“, was inzwischen mit den Büchern geschehen ist.</translation>
    </message>
    <message>
        <source>All triggers are there and on.</source>
        <translation>Alle Trigger sind da und eingeschaltet.</translation>
    </message>
    <message>
        <source>%1 functions of Leapfrog are missing or are not what this program has made.</source>
        <translation>%1 Funktionen von Leapfrog fehlen oder sind nicht so, wie dieses Programm sie angelegt hat.</translation>
    </message>
    <message>
        <source>All functions are as this program knows them.</source>
        <translation>Alle Funktionen sind so, wie dieses Programm sie kennt.</translation>
    </message>
    <message>
        <source>%1 indexes are missing or were not built to the end: reading gets slow.</source>
        <translation>%1 Indizes fehlen oder wurden nicht zu Ende aufgebaut: Das Lesen wird langsam.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair. It builds them beside those who work.</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair. Das baut sie neben der laufenden Arbeit auf.</translation>
    </message>
    <message>
        <source>All indexes are there and can be used.</source>
        <translation>Alle Indizes sind da und verwendbar.</translation>
    </message>
    <message>
        <source>%1 functions of Leapfrog can be run by every login of this server.</source>
        <translation>%1 Funktionen von Leapfrog darf jeder Benutzer dieses Servers ausführen.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair. Grant EXECUTE to those who need it.</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair. Erteilen Sie EXECUTE denen, die es brauchen.</translation>
    </message>
    <message>
        <source>No function is open to everybody.</source>
        <translation>Keine Funktion steht allen offen.</translation>
    </message>
    <message>
        <source>%1 tables of Leapfrog can be written by every login of this server.</source>
        <translation>%1 Tabellen von Leapfrog kann jeder Benutzer dieses Servers beschreiben.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair. Grant rights to those who need them.</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair. Erteilen Sie Rechte denen, die sie brauchen.</translation>
    </message>
    <message>
        <source>No table can be written by everybody.</source>
        <translation>Keine Tabelle kann von allen beschrieben werden.</translation>
    </message>
    <message>
        <source>%1 triggers or rules on Leapfrog&apos;s tables are not Leapfrog&apos;s.</source>
        <translation>%1 Trigger oder Regeln an den Tabellen von Leapfrog sind nicht von Leapfrog.</translation>
    </message>
    <message>
        <source>One that changes or swallows rows falsifies the books: &quot;leapfrogctl ledger verify&quot; tells. Keep those that you know (DROP TRIGGER, DROP RULE).</source>
        <translation>Ein Trigger, der Zeilen ändert oder verschluckt, verfälscht die Bücher: „leapfrogctl ledger verify“ zeigt es. Behalten Sie nur die, die Sie kennen (DROP TRIGGER, DROP RULE).</translation>
    </message>
    <message>
        <source>Nothing but Leapfrog&apos;s triggers works on its tables.</source>
        <translation>An den Tabellen von Leapfrog arbeiten nur seine eigenen Trigger.</translation>
    </message>
    <message>
        <source>Row-level security is on for %1 tables: workers and reports of a login that is not their owner see a part of the rows, and take it for all.</source>
        <translation>Für %1 Tabellen ist Row-Level Security eingeschaltet: Worker und Berichte eines Benutzers, dem sie nicht gehören, sehen nur einen Teil der Zeilen und halten ihn für alle.</translation>
    </message>
    <message>
        <source>Let workers, consoles and reports connect as the owner of the tables, or switch it off: ALTER TABLE … DISABLE ROW LEVEL SECURITY.</source>
        <translation>Lassen Sie Worker, Konsolen und Berichte sich als Eigentümer der Tabellen verbinden, oder schalten Sie es ab: ALTER TABLE … DISABLE ROW LEVEL SECURITY.</translation>
    </message>
    <message>
        <source>Every row is seen by who may read its table.</source>
        <translation>Wer eine Tabelle lesen darf, sieht alle ihre Zeilen.</translation>
    </message>
    <message>
        <source>%1 logins may insert jobs, but not call accounting_enqueue and accounting_enqueue_many.</source>
        <translation>%1 Benutzer dürfen Aufträge einfügen, aber accounting_enqueue und accounting_enqueue_many nicht aufrufen.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl doctor --repair. It grants EXECUTE on them.</source>
        <translation>Führen Sie aus: leapfrogctl doctor --repair. Das erteilt EXECUTE darauf.</translation>
    </message>
    <message>
        <source>Who may insert jobs may enqueue them.</source>
        <translation>Wer Aufträge einfügen darf, darf sie einreihen.</translation>
    </message>
    <message>
        <source>No transaction holds back the clean-up of old rows.</source>
        <translation>Keine Transaktion hält das Aufräumen alter Zeilen auf.</translation>
    </message>
    <message>
        <source>%1 transactions are open for more than 5 minutes: the server can&apos;t clean up behind the queue, and claims get slower.</source>
        <translation>%1 Transaktionen sind seit mehr als 5 Minuten offen: Der Server kann hinter der Warteschlange nicht aufräumen, und die Übernahme von Aufträgen wird langsamer.</translation>
    </message>
    <message>
        <source>End them: SELECT pg_terminate_backend(PID), or ROLLBACK PREPARED. Set idle_in_transaction_session_timeout for such programs.</source>
        <translation>Beenden Sie sie: SELECT pg_terminate_backend(PID) oder ROLLBACK PREPARED. Setzen Sie idle_in_transaction_session_timeout für solche Programme.</translation>
    </message>
    <message>
        <source>No setting of database or logins keeps programs from enqueueing.</source>
        <translation>Keine Einstellung der Datenbank oder der Benutzer hindert Programme am Einreihen.</translation>
    </message>
    <message>
        <source>%1 settings of this database or its logins harm the programs that enqueue: with session_replication_role = replica no trigger runs for them, so workers don&apos;t find their jobs; with default_transaction_read_only they can write nothing.</source>
        <translation>%1 Einstellungen dieser Datenbank oder ihrer Benutzer schaden den Programmen, die Aufträge einreihen: Bei session_replication_role = replica läuft für sie kein Trigger, und Worker finden ihre Aufträge nicht; bei default_transaction_read_only können sie nichts schreiben.</translation>
    </message>
    <message>
        <source>Have an administrator run each of these statements (after ALTER SYSTEM also SELECT pg_reload_conf()), let those programs connect anew, then run: leapfrogctl doctor --repair</source>
        <translation>Lassen Sie einen Administrator jede dieser Anweisungen ausführen (nach ALTER SYSTEM auch SELECT pg_reload_conf()), die Programme sich neu verbinden, und führen Sie dann aus: leapfrogctl doctor --repair</translation>
    </message>
    <message>
        <source>What was committed survives a power cut, and old rows are cleaned up.</source>
        <translation>Was festgeschrieben (COMMIT) ist, übersteht einen Stromausfall, und alte Zeilen werden aufgeräumt.</translation>
    </message>
    <message>
        <source>%1 settings of the server are weak: after a power cut books may be lost or damaged, or the queue gets slow.</source>
        <translation>%1 Einstellungen des Servers sind schwach: Nach einem Stromausfall können Bücher verloren oder beschädigt sein, oder die Warteschlange wird langsam.</translation>
    </message>
    <message>
        <source>Turn each on in postgresql.conf, then SELECT pg_reload_conf().</source>
        <translation>Schalten Sie jede in postgresql.conf ein, danach SELECT pg_reload_conf().</translation>
    </message>
    <message>
        <source>The clocks of this machine and of the server agree (%1 ms apart).</source>
        <translation>Die Uhren dieses Rechners und des Servers stimmen überein (Abstand %1 ms).</translation>
    </message>
    <message>
        <source>The clocks of this machine and of the server are %1 s apart.</source>
        <translation>Die Uhren dieses Rechners und des Servers gehen %1 s auseinander.</translation>
    </message>
    <message>
        <source>Nothing is lost: only the server&apos;s clock counts. But times look wrong here. Set up NTP.</source>
        <translation>Es geht nichts verloren: Nur die Uhr des Servers zählt. Aber Zeiten sehen hier falsch aus. Richten Sie NTP ein.</translation>
    </message>
    <message>
        <source>Wake-ups flow (%1 % of their space used).</source>
        <translation>Weckrufe kommen an (%1 % ihres Platzes belegt).</translation>
    </message>
    <message>
        <source>The space for wake-ups is %1 % full; when it is full, enqueueing fails.</source>
        <translation>Der Platz für Weckrufe ist zu %1 % belegt; ist er voll, schlägt das Einreihen fehl.</translation>
    </message>
    <message>
        <source>A session that listens sits in an old transaction: end that transaction.</source>
        <translation>Eine Sitzung, die lauscht, steckt in einer alten Transaktion: Beenden Sie diese Transaktion.</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1.</source>
        <translation>Der Server ist PostgreSQL %1.</translation>
    </message>
    <message>
        <source>The server is PostgreSQL %1; Leapfrog needs 15 or later.</source>
        <translation>Der Server ist PostgreSQL %1; Leapfrog braucht 15 oder neuer.</translation>
    </message>
    <message>
        <source>Upgrade the server, or connect to another one.</source>
        <translation>Aktualisieren Sie den Server, oder verbinden Sie sich mit einem anderen.</translation>
    </message>
    <message>
        <source>The database&apos;s encoding is %1.</source>
        <translation>Die Zeichenkodierung der Datenbank ist %1.</translation>
    </message>
    <message>
        <source>Make a database with ENCODING &apos;UTF8&apos; and move there.</source>
        <translation>Legen Sie eine Datenbank mit ENCODING &apos;UTF8&apos; an, und ziehen Sie dorthin um.</translation>
    </message>
    <message>
        <source>The schema is the one that this program knows (%1).</source>
        <translation>Das Schema ist das, das dieses Programm kennt (%1).</translation>
    </message>
    <message>
        <source>Run: leapfrogctl migrate</source>
        <translation>Führen Sie aus: leapfrogctl migrate</translation>
    </message>
    <message>
        <source>This can&apos;t be looked at: %1</source>
        <translation>Das lässt sich nicht prüfen: %1</translation>
    </message>
    <message>
        <source>See first to what else is wrong here.</source>
        <translation>Kümmern Sie sich zuerst um das, was hier sonst nicht stimmt.</translation>
    </message>
    <message>
        <source>No payload of a shop was refused.</source>
        <translation>Kein Datensatz eines Shops wurde abgelehnt.</translation>
    </message>
    <message>
        <source>%1 payloads were refused: what they say is not in the books.</source>
        <translation>%1 Datensätze wurden abgelehnt: Was sie enthalten, steht nicht in den Büchern.</translation>
    </message>
    <message>
        <source>leapfrogctl inbox list --state refused says why. When the cause is gone: leapfrogctl import retry</source>
        <translation>Warum, sagt: leapfrogctl inbox list --state refused. Wenn die Ursache behoben ist: leapfrogctl import retry</translation>
    </message>
    <message>
        <source>No payload of a shop waits for another.</source>
        <translation>Kein Datensatz eines Shops wartet auf einen anderen.</translation>
    </message>
    <message>
        <source>%1 payloads wait for something that may still come, as a refund for its order.</source>
        <translation>%1 Datensätze warten auf etwas, das noch kommen kann, etwa eine Erstattung auf ihre Bestellung.</translation>
    </message>
    <message>
        <source>They are read by themselves when it comes. leapfrogctl inbox list --state waiting says for what each waits.</source>
        <translation>Sie werden von selbst gelesen, wenn es kommt. leapfrogctl inbox list --state waiting sagt, worauf jeder wartet.</translation>
    </message>
    <message>
        <source>Gift cards, store credit and payouts in transit are on their right side.</source>
        <translation>Gutscheine, Shopguthaben und Auszahlungen unterwegs stehen auf ihrer richtigen Seite.</translation>
    </message>
    <message>
        <source>%1 accounts are on their wrong side: more was used up than was ever there.</source>
        <translation>%1 Konten stehen auf der falschen Seite: Es wurde mehr verbraucht, als je da war.</translation>
    </message>
    <message>
        <source>Something from before is missing in the books, as gift cards that were sold before the first import: leapfrogctl ledger entries --account ACCOUNT</source>
        <translation>In den Büchern fehlt etwas von früher, etwa Gutscheine, die vor dem ersten Import verkauft wurden: leapfrogctl ledger entries --account ACCOUNT</translation>
    </message>
    <message>
        <source>%1 logins work here, each with rights of its own: who may read the queue reads all organisations.</source>
        <translation>%1 Anmeldungen arbeiten hier, jede mit eigenen Rechten: Wer die Warteschlange lesen darf, liest alle Organisationen.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl migrate --with-roles. Then grant each login its role.</source>
        <translation>Ausführen: leapfrogctl migrate --with-roles. Danach jeder Anmeldung ihre Rolle geben.</translation>
    </message>
    <message>
        <source>One login works here, the owner.</source>
        <translation>Hier arbeitet nur eine Anmeldung, der Eigentümer.</translation>
    </message>
    <message>
        <source>%1 logins have rights of their own and no role: they see no row.</source>
        <translation>%1 Anmeldungen haben eigene Rechte und keine Rolle: Sie sehen keine Zeile.</translation>
    </message>
    <message>
        <source>Grant each its role.</source>
        <translation>Jeder ihre Rolle geben.</translation>
    </message>
    <message>
        <source>%1 parts of the roles are not as this program makes them.</source>
        <translation>%1 Teile der Rollen sind nicht so, wie dieses Programm sie macht.</translation>
    </message>
    <message>
        <source>Run: leapfrogctl migrate --with-roles</source>
        <translation>Ausführen: leapfrogctl migrate --with-roles</translation>
    </message>
    <message>
        <source>Every login sees its own organisations only.</source>
        <translation>Jede Anmeldung sieht nur ihre eigenen Organisationen.</translation>
    </message>
    <message>
        <source>The index could not be built beside an open transaction, of process %1. When that has ended, run doctor --repair again.</source>
        <translation>Der Index konnte neben einer offenen Transaktion nicht angelegt werden; sie gehört Prozess %1. Wenn sie beendet ist, rufen Sie doctor --repair noch einmal auf.</translation>
    </message>
    <message>
        <source>Who is to post direct recreations is there.</source>
        <translation>Wer direkte Neubuchungen buchen soll, ist da.</translation>
    </message>
    <message>
        <source>%1 setting has workers post direct recreations, and no worker runs, or each is paused.</source>
        <translation>%1 Einstellung lässt Worker direkte Neubuchungen buchen, und kein Worker läuft, oder alle sind angehalten.</translation>
    </message>
    <message>
        <source>Start one: leapfrogctl work. Or let consoles post: leapfrogctl settings direct_by=console</source>
        <translation>Starten Sie einen: leapfrogctl work. Oder lassen Sie Konsolen buchen: leapfrogctl settings direct_by=console</translation>
    </message>
    <message>
        <source>What is asked of the server stays on this computer.</source>
        <translation>Was den Server gefragt wird, bleibt auf diesem Rechner.</translation>
    </message>
    <message>
        <source>The connection is encrypted, and the server&apos;s name is verified.</source>
        <translation>Die Verbindung ist verschlüsselt, und der Name des Servers ist geprüft.</translation>
    </message>
    <message>
        <source>The connection is encrypted, but it is not verified that this is the right server.</source>
        <translation>Die Verbindung ist verschlüsselt, aber es ist nicht geprüft, dass dies der richtige Server ist.</translation>
    </message>
    <message>
        <source>The connection need not be encrypted: others in the network may read and change what is sent.</source>
        <translation>Die Verbindung muss nicht verschlüsselt sein: andere im Netz können lesen und ändern, was gesendet wird.</translation>
    </message>
    <message>
        <source>Use sslmode=verify-full, with the certificate of the authority that signed the server&apos;s in ~/.postgresql/root.crt or where sslrootcert says. See SECURITY.md.</source>
        <translation>Verwenden Sie sslmode=verify-full, mit dem Zertifikat der Stelle, die das des Servers unterschrieben hat, in ~/.postgresql/root.crt oder wo sslrootcert sagt. Siehe SECURITY.md.</translation>
    </message>
    <message>
        <source>Rights, policies, triggers and checks are as they were made.</source>
        <translation>Rechte, Policies, Trigger und Prüfungen sind so, wie sie angelegt wurden.</translation>
    </message>
    <message>
        <source>%1 rights, policies, triggers, checks or defaults are not as they were made: somebody may see or change what he may not.</source>
        <translation>%1 Rechte, Policies, Trigger, Prüfungen oder Vorgaben sind nicht mehr so, wie sie angelegt wurden: Jemand sieht oder ändert vielleicht, was er nicht darf.</translation>
    </message>
    <message>
        <source>Find out who did it. Run: leapfrogctl doctor --repair. What is told after that, undo by hand: what is gone belongs there, what is new does not.</source>
        <translation>Klären Sie, wer es war. Rufen Sie auf: leapfrogctl doctor --repair. Was danach noch gemeldet wird, machen Sie von Hand rückgängig: Was fehlt (gone), gehört hin, was neu ist (new), nicht.</translation>
    </message>
    <message>
        <source>%1 rights were given to logins by name, beside the roles.</source>
        <translation>%1 Rechte wurden Benutzern einzeln gegeben, neben den Rollen.</translation>
    </message>
    <message>
        <source>Keep those that you know. Row-level security holds for these logins too.</source>
        <translation>Behalten Sie, was Sie kennen. Row-Level Security gilt auch für diese Benutzer.</translation>
    </message>
    <message>
        <source>The monthly balances are the sums of the entries.</source>
        <translation>Die Monatssalden sind die Summen der Buchungen.</translation>
    </message>
    <message>
        <source>%1 monthly balances differ from the sum of their entries: reports show them.</source>
        <translation>%1 Monatssalden weichen von der Summe ihrer Buchungen ab: Auswertungen zeigen sie.</translation>
    </message>
    <message>
        <source>Somebody wrote entries with the triggers off, or restored them so. Count anew, while all goes on: leapfrogctl doctor --repair. &quot;leapfrogctl ledger verify&quot; looks at the entries themselves.</source>
        <translation>Jemand hat Buchungen bei abgeschalteten Triggern geschrieben oder so wiederhergestellt. Neu zählen, während alles weiterläuft: leapfrogctl doctor --repair. „leapfrogctl ledger verify“ sieht sich die Buchungen selbst an.</translation>
    </message>
</context>
<context>
    <name>leapfrog::HeldJobsModel</name>
    <message>
        <source>its lease has ended</source>
        <translation>die Zuteilung ist zu Ende</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>If it does not extend its lease: %1</source>
        <translation>Wenn er die Zuteilung nicht verlängert: %1</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Lease ends</source>
        <translation>Zuteilung endet</translation>
    </message>
</context>
<context>
    <name>leapfrog::ImportActs</name>
    <message>
        <source>Import what Shopify exports or sends, or documents: choose files, or drop them here.</source>
        <translation>Importieren, was Shopify exportiert oder sendet, oder Belege: Dateien wählen oder hierher ziehen.</translation>
    </message>
    <message>
        <source>The import into %1 broke off: %2</source>
        <translation>Der Import in %1 brach ab: %2</translation>
    </message>
    <message>
        <source>Imported into %1: %2</source>
        <translation>In %1 importiert: %2</translation>
    </message>
    <message>
        <source>Sho&amp;w in the Inbox</source>
        <translation>Im Eingang &amp;zeigen</translation>
    </message>
</context>
<context>
    <name>leapfrog::ImportDialog</name>
    <message>
        <source>Import</source>
        <translation>Importieren</translation>
    </message>
    <message>
        <source>&amp;Import</source>
        <translation>&amp;Importieren</translation>
    </message>
    <message>
        <source>&amp;Cancel the import</source>
        <translation>Import &amp;abbrechen</translation>
    </message>
    <message>
        <source>Cop&amp;y the list</source>
        <translation>Liste &amp;kopieren</translation>
    </message>
    <message>
        <source>Show in the In&amp;box</source>
        <translation>Im &amp;Eingang zeigen</translation>
    </message>
    <message>
        <source>Show &amp;documents</source>
        <translation>&amp;Belege zeigen</translation>
    </message>
    <message>
        <source>Drop files here, or add them: what Shopify exports or sends (JSON, JSON Lines), or documents. The same file twice changes nothing.</source>
        <translation>Ziehen Sie Dateien hierher, oder fügen Sie sie hinzu: was Shopify exportiert oder sendet (JSON, JSON Lines), oder Belege. Dieselbe Datei zweimal ändert nichts.</translation>
    </message>
    <message>
        <source>Files to import</source>
        <translation>Zu importierende Dateien</translation>
    </message>
    <message>
        <source>&amp;Add files…</source>
        <translation>Dateien &amp;hinzufügen…</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>En&amp;tfernen</translation>
    </message>
    <message>
        <source>A shop&apos;s data as Shopify gives it</source>
        <translation>Daten eines Shops, wie Shopify sie liefert</translation>
    </message>
    <message>
        <source>Documents in Leapfrog&apos;s own format</source>
        <translation>Belege in Leapfrogs eigenem Format</translation>
    </message>
    <message>
        <source>Name of a new one, or one of the list</source>
        <translation>Name einer neuen oder eine aus der Liste</translation>
    </message>
    <message>
        <source>As the first document says</source>
        <translation>Wie der erste Beleg sagt</translation>
    </message>
    <message>
        <source>Only for payouts in another currency, as USD=1.36, EUR=1.47</source>
        <translation>Nur für Auszahlungen in anderer Währung, etwa USD=1.36, EUR=1.47</translation>
    </message>
    <message>
        <source>&amp;What is in them</source>
        <translation>&amp;Was darin ist</translation>
    </message>
    <message>
        <source>&amp;Organisation</source>
        <translation>&amp;Organisation</translation>
    </message>
    <message>
        <source>Its &amp;books are kept in</source>
        <translation>Ihre &amp;Bücher werden geführt in</translation>
    </message>
    <message>
        <source>Exchange ra&amp;tes</source>
        <translation>Wechselk&amp;urse</translation>
    </message>
    <message>
        <source>How far the import is</source>
        <translation>Wie weit der Import ist</translation>
    </message>
    <message>
        <source>What was not taken, by reason</source>
        <translation>Was nicht angenommen wurde, nach Grund</translation>
    </message>
    <message>
        <source>JSON (*.json *.jsonl *.ndjson)</source>
        <translation>JSON (*.json *.jsonl *.ndjson)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Add a file first.</source>
        <translation>Fügen Sie zuerst eine Datei hinzu.</translation>
    </message>
    <message>
        <source>Say for which organisation.</source>
        <translation>Sagen Sie, für welche Organisation.</translation>
    </message>
    <message>
        <source>“%1” is no ISO 4217 currency, as EUR.</source>
        <translation>„%1“ ist keine Währung nach ISO 4217, wie EUR.</translation>
    </message>
    <message>
        <source>The exchange rates are not as USD=1.36, EUR=1.47.</source>
        <translation>Die Wechselkurse sind nicht wie USD=1.36, EUR=1.47.</translation>
    </message>
    <message>
        <source>C&amp;lose; it goes on</source>
        <translation>&amp;Schließen; er läuft weiter</translation>
    </message>
    <message>
        <source>Importing into %1…</source>
        <translation>Import in %1…</translation>
    </message>
    <message>
        <source>about %1 left</source>
        <translation>noch etwa %1</translation>
    </message>
    <message>
        <source>C&amp;lose</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>What came in before stays. Import again once the cause is gone: what is there stays as it is.</source>
        <translation>Was vorher ankam, bleibt. Importieren Sie noch einmal, wenn die Ursache behoben ist: Was da ist, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Imported into %1, but for what was refused:</source>
        <translation>In %1 importiert, außer dem, was abgelehnt wurde:</translation>
    </message>
    <message>
        <source>Imported into %1.</source>
        <translation>In %1 importiert.</translation>
    </message>
    <message>
        <source>What is new or changed is posted as soon as a worker is free.</source>
        <translation>Was neu oder geändert ist, wird gebucht, sobald ein Worker frei ist.</translation>
    </message>
    <message>
        <source>The reasons are those of the first %1; the Inbox has all.</source>
        <translation>Die Gründe sind die der ersten %1; der Eingang enthält alle.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ImportReasonsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Records</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>The first says</source>
        <translation>Der erste sagt</translation>
    </message>
</context>
<context>
    <name>leapfrog::ImportRun</name>
    <message>
        <source>Import of %1</source>
        <translation>Import von %1</translation>
    </message>
    <message numerus="yes">
        <source>Import of %1 and %Ln more</source>
        <translation>
            <numerusform>Import von %1 und %Ln weiteren Datei</numerusform>
            <numerusform>Import von %1 und %Ln weiteren Dateien</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 new</source>
        <translation>%1 neu</translation>
    </message>
    <message>
        <source>%1 changed</source>
        <translation>%1 geändert</translation>
    </message>
    <message>
        <source>%1 unchanged</source>
        <translation>%1 unverändert</translation>
    </message>
    <message>
        <source>%1 of them withdrawn</source>
        <translation>davon %1 zurückgezogen</translation>
    </message>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
    <message>
        <source>%1 waiting</source>
        <translation>%1 wartend</translation>
    </message>
    <message>
        <source>%1 not needed</source>
        <translation>%1 nicht benötigt</translation>
    </message>
    <message>
        <source>cancelled; came in before: %1</source>
        <translation>abgebrochen; vorher kamen an: %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::ImportRunner</name>
    <message>
        <source>&quot;%1&quot; is no ISO 4217 currency.</source>
        <translation>„%1“ ist keine Währung nach ISO 4217.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; keeps its books in %2, not in %3.</source>
        <translation>Organisation „%1“ führt ihre Bücher in %2, nicht in %3.</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
    <message>
        <source>The import was cancelled.</source>
        <translation>Der Import wurde abgebrochen.</translation>
    </message>
    <message>
        <source>The input broke off while it was read.</source>
        <translation>Die Eingabe brach ab, während sie gelesen wurde.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Importer</name>
    <message>
        <source>The record at line %1 is longer than %2 MiB.</source>
        <translation>Der Datensatz in Zeile %1 ist länger als %2 MiB.</translation>
    </message>
    <message>
        <source>A record must be a JSON object.</source>
        <translation>Ein Datensatz muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>%1 stands twice.</source>
        <translation>%1 steht zweimal da.</translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxBadge</name>
    <message>
        <source>%1 refused</source>
        <translation>%1 abgelehnt</translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxDetails</name>
    <message>
        <source>What became of it</source>
        <translation>Was daraus wurde</translation>
    </message>
    <message>
        <source>Documents that were made of it</source>
        <translation>Belege, die daraus wurden</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>Beleg öffnen</translation>
    </message>
    <message>
        <source>Show entries</source>
        <translation>Buchungssätze zeigen</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>The payload as it was kept</source>
        <translation>Der Datensatz, wie er aufbewahrt wurde</translation>
    </message>
    <message>
        <source>History</source>
        <translation>Verlauf</translation>
    </message>
    <message>
        <source>All payloads that are read together</source>
        <translation>Alle Datensätze, die zusammen gelesen werden</translation>
    </message>
    <message>
        <source>Select a payload to see what became of it.</source>
        <translation>Wählen Sie einen Datensatz, um zu sehen, was daraus wurde.</translation>
    </message>
    <message>
        <source>%1 · %2</source>
        <comment>a payload and its state</comment>
        <translation>%1 · %2</translation>
    </message>
    <message>
        <source>%1 refused: %2</source>
        <translation>%1 abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1 waiting: %2</source>
        <translation>%1 wartend: %2</translation>
    </message>
    <message>
        <source>The last came at %1. Code: %2. Enter lists them.</source>
        <translation>Der letzte kam um %1. Code: %2. Eingabe führt sie auf.</translation>
    </message>
    <message>
        <source>The books say what it says.</source>
        <translation>Die Bücher sagen, was er sagt.</translation>
    </message>
    <message>
        <source>A newer state of the same came: that is in the books.</source>
        <translation>Ein neuerer Stand desselben kam: Der steht in den Büchern.</translation>
    </message>
    <message>
        <source>Accounting has no use for it.</source>
        <translation>Die Buchhaltung braucht ihn nicht.</translation>
    </message>
    <message>
        <source>Show what is there of %1</source>
        <translation>Zeigen, was von %1 da ist</translation>
    </message>
    <message>
        <source>From %1, line %2. </source>
        <translation>Aus %1, Zeile %2. </translation>
    </message>
    <message>
        <source>Received %1 by %2; so judged %3.</source>
        <translation>Erhalten %1 durch %2; so beurteilt %3.</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>%1, without e-mail addresses, telephone numbers and addresses</source>
        <translation>%1, ohne E-Mail-Adressen, Telefonnummern und Anschriften</translation>
    </message>
    <message>
        <source>The first %1 characters of %2; leapfrogctl inbox show %3 prints all.</source>
        <translation>Die ersten %1 Zeichen von %2; leapfrogctl inbox show %3 gibt alles aus.</translation>
    </message>
    <message>
        <source>Made of %1:</source>
        <translation>Entstanden aus %1:</translation>
    </message>
    <message>
        <source>No document was made of %1.</source>
        <translation>Aus %1 entstand kein Beleg.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s) of %1, in the order of arrival</source>
        <translation>
            <numerusform>%Ln Datensatz von %1</numerusform>
            <numerusform>%Ln Datensätze von %1, in der Reihenfolge des Eintreffens</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln payload(s) of %1, in the order of arrival</source>
        <translation>
            <numerusform>Der erste %Ln Datensatz von %1</numerusform>
            <numerusform>Die ersten %Ln Datensätze von %1, in der Reihenfolge des Eintreffens</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxFilterBar</name>
    <message>
        <source>Kind of payload</source>
        <translation>Art des Datensatzes</translation>
    </message>
    <message>
        <source>All kinds</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Search payloads by the number of an order or payout, a document or a payload</source>
        <translation>Datensätze nach der Nummer einer Bestellung oder Auszahlung, eines Belegs oder eines Datensatzes suchen</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>No payloads match “%1”.</source>
        <translation>Kein Datensatz passt zu „%1“.</translation>
    </message>
    <message>
        <source>No payloads match the filter.</source>
        <translation>Kein Datensatz passt zum Filter.</translation>
    </message>
    <message>
        <source>No payloads are refused.</source>
        <translation>Kein Datensatz ist abgelehnt.</translation>
    </message>
    <message>
        <source>No payloads are waiting.</source>
        <translation>Kein Datensatz wartet.</translation>
    </message>
    <message>
        <source>Nothing waits and nothing was refused: the books have all that came.</source>
        <translation>Nichts wartet, und nichts wurde abgelehnt: Die Bücher enthalten alles, was kam.</translation>
    </message>
    <message>
        <source>No payloads have come from a shop.</source>
        <translation>Von einem Shop ist noch nichts gekommen.</translation>
    </message>
    <message>
        <source>No payloads are in this state.</source>
        <translation>Kein Datensatz ist in diesem Zustand.</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Refused %1</source>
        <translation>Abgelehnt %1</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Wartend %1</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>Gelesen</translation>
    </message>
    <message>
        <source>Superseded</source>
        <translation>Überholt</translation>
    </message>
    <message>
        <source>Not needed</source>
        <translation>Nicht benötigt</translation>
    </message>
    <message>
        <source>✕ %1</source>
        <translation>✕ %1</translation>
    </message>
    <message>
        <source>Only payloads for this reason: %1. Click to show those for any.</source>
        <translation>Nur Datensätze aus diesem Grund: %1. Klicken Sie, um die aus jedem Grund zu zeigen.</translation>
    </message>
    <message>
        <source>Only payloads for this reason: %1. Show those for any.</source>
        <translation>Nur Datensätze aus diesem Grund: %1. Die aus jedem Grund zeigen.</translation>
    </message>
    <message>
        <source>Number of an order, payout or document</source>
        <translation>Nummer einer Bestellung, Auszahlung oder eines Belegs</translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxOrganisations</name>
    <message>
        <source>Organisations with payloads</source>
        <translation>Organisationen mit Datensätzen</translation>
    </message>
    <message>
        <source>An inbox is that of one organisation. Choose one:</source>
        <translation>Ein Eingang ist der einer Organisation. Wählen Sie eine:</translation>
    </message>
    <message>
        <source>Nothing has come from a shop yet. Import what Shopify exports or sends: each order, refund and payout is kept here with what became of it.</source>
        <translation>Von einem Shop ist noch nichts gekommen. Importieren Sie, was Shopify exportiert oder sendet: Jede Bestellung, Erstattung und Auszahlung wird hier aufbewahrt, mit dem, was daraus wurde.</translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxOrganisationsModel</name>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxPage</name>
    <message>
        <source>Loading payloads</source>
        <translation>Datensätze werden geladen</translation>
    </message>
    <message>
        <source>Payloads</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Payloads by reason</source>
        <translation>Datensätze nach Grund</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>Retry…</source>
        <translation>Noch einmal lesen…</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Neu lesen…</translation>
    </message>
    <message>
        <source>Purge…</source>
        <translation>Herausnehmen…</translation>
    </message>
    <message>
        <source>By reason</source>
        <translation>Nach Grund</translation>
    </message>
    <message>
        <source>Choose all that match</source>
        <translation>Alle wählen, die passen</translation>
    </message>
    <message>
        <source>Choose only the selected rows</source>
        <translation>Nur die markierten Zeilen wählen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Import…</source>
        <translation>Importieren…</translation>
    </message>
    <message>
        <source>Choose an organisation first.</source>
        <translation>Wählen Sie zuerst eine Organisation.</translation>
    </message>
    <message>
        <source>The payloads are still being looked for.</source>
        <translation>Die Datensätze werden noch gesucht.</translation>
    </message>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Aktion läuft noch.</translation>
    </message>
    <message>
        <source>Select a reason first.</source>
        <translation>Wählen Sie zuerst einen Grund.</translation>
    </message>
    <message>
        <source>Select a payload first.</source>
        <translation>Wählen Sie zuerst einen Datensatz.</translation>
    </message>
    <message>
        <source>Retry %1…</source>
        <translation>%1 noch einmal lesen…</translation>
    </message>
    <message>
        <source>Retry all %1 that match…</source>
        <translation>Alle %1 passenden noch einmal lesen…</translation>
    </message>
    <message>
        <source>Retry all that match…</source>
        <translation>Alle passenden noch einmal lesen…</translation>
    </message>
    <message>
        <source>Read refused payloads again. Useful once a setting, the chart or the program has changed.</source>
        <translation>Abgelehnte Datensätze noch einmal lesen. Sinnvoll, wenn sich eine Einstellung, der Kontenplan oder das Programm geändert hat.</translation>
    </message>
    <message>
        <source>Only refused payloads can be retried; waiting ones are read by themselves.</source>
        <translation>Nur abgelehnte Datensätze können noch einmal gelesen werden; wartende werden von selbst gelesen.</translation>
    </message>
    <message>
        <source>Read %1 again…</source>
        <translation>%1 neu lesen…</translation>
    </message>
    <message>
        <source>Read all %1 that match again…</source>
        <translation>Alle %1 passenden neu lesen…</translation>
    </message>
    <message>
        <source>Read all that match again…</source>
        <translation>Alle passenden neu lesen…</translation>
    </message>
    <message>
        <source>Read payloads as the rules and settings of now say, whatever became of them.</source>
        <translation>Datensätze so lesen, wie die Regeln und Einstellungen von jetzt es sagen, was auch aus ihnen wurde.</translation>
    </message>
    <message>
        <source>Take out payloads that are read whole and came before a day.</source>
        <translation>Datensätze herausnehmen, die ganz gelesen sind und vor einem Tag kamen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln reason(s)</source>
        <translation>
            <numerusform>%Ln Grund</numerusform>
            <numerusform>%Ln Gründe</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 found so far, looked at %2</source>
        <translation>bisher %1 gefunden, %2 angesehen</translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s)</source>
        <translation>
            <numerusform>%Ln Datensatz</numerusform>
            <numerusform>%Ln Datensätze</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 payloads</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>The last %1 payloads; scroll for more</source>
        <translation>Die letzten %1 Datensätze; blättern Sie für weitere</translation>
    </message>
    <message>
        <source>all chosen</source>
        <translation>alle gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln markiert</numerusform>
            <numerusform>%Ln markiert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new, sho&amp;w them</source>
        <translation>
            <numerusform>%Ln neuer, &amp;zeigen</numerusform>
            <numerusform>%Ln neue, &amp;zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>cancelled; what was read before stays as it is now</source>
        <translation>abgebrochen; was vorher gelesen wurde, bleibt, wie es jetzt ist</translation>
    </message>
    <message>
        <source>Retrying refused payloads of %1</source>
        <translation>Abgelehnte Datensätze von %1 werden noch einmal gelesen</translation>
    </message>
    <message>
        <source>Reading payloads of %1 again</source>
        <translation>Datensätze von %1 werden neu gelesen</translation>
    </message>
    <message>
        <source>The reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>What was read before stays as it is now; doing it again changes nothing of that.</source>
        <translation>Was vorher gelesen wurde, bleibt, wie es jetzt ist; noch einmal ändert daran nichts.</translation>
    </message>
    <message>
        <source>Not all was read.</source>
        <translation>Es wurde nicht alles gelesen.</translation>
    </message>
    <message>
        <source>They are posted as soon as a worker is free.</source>
        <translation>Sie werden gebucht, sobald ein Worker frei ist.</translation>
    </message>
    <message>
        <source>Purging payloads of %1</source>
        <translation>Datensätze von %1 werden herausgenommen</translation>
    </message>
    <message>
        <source>%1 taken out</source>
        <translation>%1 herausgenommen</translation>
    </message>
    <message>
        <source>%1 payloads were taken out.</source>
        <translation>%1 Datensätze wurden herausgenommen.</translation>
    </message>
    <message>
        <source>Documents and books are as before.</source>
        <translation>Belege und Bücher sind wie zuvor.</translation>
    </message>
    <message>
        <source>Not all was taken out.</source>
        <translation>Es wurde nicht alles herausgenommen.</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>What was refused and what waits, by reason.</source>
        <translation>Was abgelehnt wurde und was wartet, nach Grund.</translation>
    </message>
    <message>
        <source>Your login may not see payloads here.</source>
        <translation>Ihre Anmeldung darf hier keine Datensätze sehen.</translation>
    </message>
    <message>
        <source>Looked at %1 payloads, none matches so far.</source>
        <translation>%1 Datensätze angesehen, bisher passt keiner.</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobDetails</name>
    <message>
        <source>Why is it waiting?</source>
        <translation>Warum wartet er?</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>What happened to the job</source>
        <translation>Was mit dem Auftrag geschah</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>Beleg öffnen</translation>
    </message>
    <message>
        <source>Raw row</source>
        <translation>Rohzeile</translation>
    </message>
    <message>
        <source>The row in the table</source>
        <translation>Die Zeile in der Tabelle</translation>
    </message>
    <message>
        <source>Select a job to see why it waits.</source>
        <translation>Wählen Sie einen Auftrag, um zu sehen, warum er wartet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) of %1</source>
        <translation>
            <numerusform>%Ln Auftrag von %1</numerusform>
            <numerusform>%Ln Aufträge von %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organisation(s)</source>
        <translation>
            <numerusform>%Ln Organisation</numerusform>
            <numerusform>%Ln Organisationen</numerusform>
        </translation>
    </message>
    <message>
        <source>What to do</source>
        <translation>Was zu tun ist</translation>
    </message>
    <message>
        <source>Once the cause is gone, Retry: nothing is posted twice. Enter lists the jobs.</source>
        <translation>Wenn die Ursache behoben ist: „Wiederholen“. Nichts wird doppelt gebucht. Die Eingabetaste listet die Aufträge auf.</translation>
    </message>
    <message>
        <source>First at %1, last at %2. Code: %3</source>
        <translation>Zuerst um %1, zuletzt um %2. Code: %3</translation>
    </message>
    <message>
        <source>%1: %2 · %3 · %4</source>
        <translation>%1: %2 · %3 · %4</translation>
    </message>
    <message>
        <source>It has ended: done, superseded by a newer one, or cancelled.</source>
        <translation>Er ist beendet: erledigt, durch einen neueren ersetzt oder abgebrochen.</translation>
    </message>
    <message>
        <source>It is dead: %1</source>
        <translation>Er ist gescheitert: %1</translation>
    </message>
    <message>
        <source>Once the cause is gone, Retry: nothing is posted twice.</source>
        <translation>Wenn die Ursache behoben ist: „Wiederholen“. Nichts wird doppelt gebucht.</translation>
    </message>
    <message>
        <source>Asked for by %1, made at %2, ready at %3. Job %4</source>
        <translation>Verlangt von %1, angelegt um %2, bereit um %3. Auftrag %4</translation>
    </message>
    <message>
        <source>Nothing has happened to it yet.</source>
        <translation>Mit ihm ist noch nichts geschehen.</translation>
    </message>
    <message>
        <source>There is no document “%1” in %2: the job came first, or it was deleted.</source>
        <translation>Es gibt keinen Beleg „%1“ in %2: Der Auftrag kam zuerst, oder der Beleg wurde gelöscht.</translation>
    </message>
    <message>
        <source>Version %1</source>
        <translation>Version %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobEventsModel</name>
    <message>
        <source>failed, comes again</source>
        <translation>fehlgeschlagen, kommt wieder</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>übernommen</translation>
    </message>
    <message>
        <source>made one with another</source>
        <translation>mit einem anderen zusammengelegt</translation>
    </message>
    <message>
        <source>retried</source>
        <translation>wiederholt</translation>
    </message>
    <message>
        <source>priority changed</source>
        <translation>Priorität geändert</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobFilterBar</name>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>All priorities</source>
        <translation>Alle Prioritäten</translation>
    </message>
    <message>
        <source>Type of document</source>
        <translation>Art des Belegs</translation>
    </message>
    <message>
        <source>All types</source>
        <translation>Alle Arten</translation>
    </message>
    <message>
        <source>Search jobs by how the document begins, the job&apos;s id or words of a dead job&apos;s error</source>
        <translation>Aufträge suchen: nach dem Anfang des Belegs, der Kennung des Auftrags oder Wörtern im Fehler eines gescheiterten</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
    <message>
        <source>Running %1</source>
        <translation>In Arbeit %1</translation>
    </message>
    <message>
        <source>Dead %1</source>
        <translation>Gescheitert %1</translation>
    </message>
    <message>
        <source>For later %1</source>
        <translation>Für später %1</translation>
    </message>
    <message>
        <source>For later over %1</source>
        <translation>Für später über %1</translation>
    </message>
    <message>
        <source>Waiting %1</source>
        <translation>Wartend %1</translation>
    </message>
    <message>
        <source>✕ %1</source>
        <translation>✕ %1</translation>
    </message>
    <message>
        <source>Only jobs with this error: %1. Click to show those with any.</source>
        <translation>Nur Aufträge mit diesem Fehler: %1. Klicken Sie, um die mit jedem zu zeigen.</translation>
    </message>
    <message>
        <source>Only jobs with this error: %1. Show those with any.</source>
        <translation>Nur Aufträge mit diesem Fehler: %1. Die mit jedem zeigen.</translation>
    </message>
    <message>
        <source>Document, id or words of the error</source>
        <translation>Beleg, Kennung oder Wörter des Fehlers</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobListStore</name>
    <message>
        <source>This is not a place in a list: give what a list said of it.</source>
        <translation>Das ist keine Stelle in einer Liste: Geben Sie an, was eine Liste davon gesagt hat.</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobQuestions</name>
    <message numerus="yes">
        <source>%Ln job(s) of %1 organisations</source>
        <translation>
            <numerusform>%Ln Auftrag von %1 Organisationen</numerusform>
            <numerusform>%Ln Aufträge von %1 Organisationen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln Auftrag</numerusform>
            <numerusform>%Ln Aufträge</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) stay as they are. %1</source>
        <translation>
            <numerusform>%Ln anderer bleibt, wie er ist. %1</numerusform>
            <numerusform>%Ln andere bleiben, wie sie sind. %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Retry %1 in %2?</source>
        <translation>%1 in %2 wiederholen?</translation>
    </message>
    <message>
        <source>They are ready at once, at their priority, with all attempts before them. Nothing is posted twice. Where the cause is not gone they die again.</source>
        <translation>Sie sind sofort bereit, mit ihrer Priorität, und haben wieder alle Versuche vor sich. Nichts wird doppelt gebucht. Wo die Ursache nicht behoben ist, scheitern sie wieder.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retry %Ln job(s)</source>
        <translation>
            <numerusform>%Ln Auftrag &amp;wiederholen</numerusform>
            <numerusform>%Ln Aufträge &amp;wiederholen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>&amp;So lassen</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Make %1 %2 in %3?</source>
        <translation>%1 in %3 auf „%2“ setzen?</translation>
    </message>
    <message>
        <source>Urgent jobs go ahead of everybody&apos;s clicks.</source>
        <translation>Dringende Aufträge gehen den Klicks aller vor.</translation>
    </message>
    <message>
        <source>They keep their place by age among those of that priority.</source>
        <translation>Unter denen dieser Priorität behalten sie ihren Platz nach Alter.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %Ln job(s) %1</source>
        <translation>
            <numerusform>%Ln Auftrag &amp;auf „%1“ setzen</numerusform>
            <numerusform>%Ln Aufträge &amp;auf „%1“ setzen</numerusform>
        </translation>
    </message>
    <message>
        <source>This can&apos;t be undone: what is not posted of their documents waits until somebody enqueues or recreates them.</source>
        <translation>Das lässt sich nicht rückgängig machen: Was an ihren Belegen nicht gebucht ist, wartet, bis sie jemand einreiht oder neu bucht.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them run(s) now and will write nothing.</source>
        <translation>
            <numerusform>%Ln davon läuft jetzt und wird nichts schreiben.</numerusform>
            <numerusform>%Ln davon laufen jetzt und werden nichts schreiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of up to %Ln document(s) come into force again.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von höchstens %Ln Beleg werden wieder wirksam.</numerusform>
            <numerusform>Die bisherigen Buchungen von bis zu %Ln Belegen werden wieder wirksam.</numerusform>
        </translation>
    </message>
    <message>
        <source>Cancel jobs</source>
        <translation>Aufträge abbrechen</translation>
    </message>
    <message>
        <source>Cancel %1 in %2?</source>
        <translation>%1 in %2 abbrechen?</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Cancel %Ln job(s)</source>
        <translation>
            <numerusform>%Ln Auftrag &amp;abbrechen</numerusform>
            <numerusform>%Ln Aufträge &amp;abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Only jobs that are dead or wait for their next attempt can be retried.</source>
        <translation>Nur gescheiterte Aufträge und solche, die auf ihren nächsten Versuch warten, können wiederholt werden.</translation>
    </message>
    <message>
        <source>Only the priority of waiting jobs that have another one can be changed.</source>
        <translation>Nur die Priorität wartender Aufträge, die eine andere haben, kann geändert werden.</translation>
    </message>
    <message>
        <source>They have ended meanwhile.</source>
        <translation>Sie sind inzwischen beendet.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) go(es) out again.</source>
        <translation>
            <numerusform>%Ln Auftrag geht wieder hinaus.</numerusform>
            <numerusform>%Ln Aufträge gehen wieder hinaus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) is/are %1 now.</source>
        <translation>
            <numerusform>%Ln Auftrag steht jetzt auf „%1“.</numerusform>
            <numerusform>%Ln Aufträge stehen jetzt auf „%1“.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) cancelled.</source>
        <translation>
            <numerusform>%Ln Auftrag abgebrochen.</numerusform>
            <numerusform>%Ln Aufträge abgebrochen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %Ln is/are as before: %1</source>
        <translation>
            <numerusform>Der andere ist wie zuvor (%Ln): %1</numerusform>
            <numerusform>Die anderen %Ln sind wie zuvor: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have ended meanwhile.</source>
        <translation>
            <numerusform>%Ln ist inzwischen beendet.</numerusform>
            <numerusform>%Ln sind inzwischen beendet.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %Ln document(s) are in force again.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von %Ln Beleg sind wieder wirksam.</numerusform>
            <numerusform>Die bisherigen Buchungen von %Ln Belegen sind wieder wirksam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) is/are left without a job: recreate them to have them posted.</source>
        <translation>
            <numerusform>%Ln Beleg bleibt ohne Auftrag: Buchen Sie ihn neu, damit er gebucht wird.</numerusform>
            <numerusform>%Ln Belege bleiben ohne Auftrag: Buchen Sie sie neu, damit sie gebucht werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::JobRowWords</name>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>dead</source>
        <translation>gescheitert</translation>
    </message>
    <message>
        <source>for later</source>
        <translation>für später</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>urgent</source>
        <translation>dringend</translation>
    </message>
    <message>
        <source>high</source>
        <translation>hoch</translation>
    </message>
    <message>
        <source>normal</source>
        <translation>normal</translation>
    </message>
    <message>
        <source>%1, its lease has ended</source>
        <translation>%1, Zuteilung abgelaufen</translation>
    </message>
    <message>
        <source>%1, lease ends in %2</source>
        <translation>%1, Zuteilung endet in %2</translation>
    </message>
    <message>
        <source>not before %1</source>
        <translation>nicht vor %1</translation>
    </message>
    <message>
        <source>again at %1: %2</source>
        <translation>wieder um %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) match</source>
        <translation>
            <numerusform>%Ln Auftrag passt</numerusform>
            <numerusform>%Ln Aufträge passen</numerusform>
        </translation>
    </message>
    <message>
        <source>over %1 jobs match</source>
        <translation>über %1 Aufträge passen</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobStore</name>
    <message>
        <source>There is no job &quot;%1&quot; in the queue.</source>
        <translation>Es gibt keinen Auftrag „%1“ in der Warteschlange.</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobsModel</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartet</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Starts / last error</source>
        <translation>Beginn / letzter Fehler</translation>
    </message>
</context>
<context>
    <name>leapfrog::JobsPage</name>
    <message>
        <source>Loading jobs</source>
        <translation>Aufträge werden geladen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Dead jobs by error</source>
        <translation>Gescheiterte Aufträge nach Fehler</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>Retry</source>
        <translation>Wiederholen</translation>
    </message>
    <message>
        <source>Cancel…</source>
        <translation>Abbrechen …</translation>
    </message>
    <message>
        <source>Raise</source>
        <translation>Anheben</translation>
    </message>
    <message>
        <source>Lower</source>
        <translation>Senken</translation>
    </message>
    <message>
        <source>Group by error</source>
        <translation>Nach Fehler gruppieren</translation>
    </message>
    <message>
        <source>Explain</source>
        <translation>Erklären</translation>
    </message>
    <message>
        <source>Open document</source>
        <translation>Beleg öffnen</translation>
    </message>
    <message>
        <source>Copy error</source>
        <translation>Fehler kopieren</translation>
    </message>
    <message>
        <source>Choose all that match</source>
        <translation>Alle wählen, die passen</translation>
    </message>
    <message>
        <source>Choose only the selected rows</source>
        <translation>Nur die markierten Zeilen wählen</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>The jobs are still being looked for.</source>
        <translation>Die Aufträge werden noch gesucht.</translation>
    </message>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Handlung läuft noch.</translation>
    </message>
    <message>
        <source>Select an error first.</source>
        <translation>Wählen Sie zuerst einen Fehler.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Wählen Sie zuerst einen Auftrag.</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>Retry %1</source>
        <translation>%1 wiederholen</translation>
    </message>
    <message>
        <source>Retry all %1 that match</source>
        <translation>Alle %1 passenden wiederholen</translation>
    </message>
    <message>
        <source>They are ready at once, with all attempts before them. Useful once the cause is gone.</source>
        <translation>Sie sind sofort bereit und haben wieder alle Versuche vor sich. Das hilft, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>Your login may not retry jobs. Ask an administrator.</source>
        <translation>Ihr Benutzer darf keine Aufträge wiederholen. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>Cancel %1…</source>
        <translation>%1 abbrechen …</translation>
    </message>
    <message>
        <source>Cancel all %1 that match…</source>
        <translation>Alle %1 passenden abbrechen …</translation>
    </message>
    <message>
        <source>Take these jobs out of the queue, for good.</source>
        <translation>Diese Aufträge endgültig aus der Warteschlange nehmen.</translation>
    </message>
    <message>
        <source>Your login may not cancel jobs. Ask an administrator.</source>
        <translation>Ihr Benutzer darf keine Aufträge abbrechen. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>Raise to %1</source>
        <translation>Auf „%1“ anheben</translation>
    </message>
    <message>
        <source>Back to %1</source>
        <translation>Zurück auf „%1“</translation>
    </message>
    <message>
        <source>Make the chosen waiting jobs %1.</source>
        <translation>Die gewählten wartenden Aufträge auf „%1“ setzen.</translation>
    </message>
    <message>
        <source>Your login may not change priorities. Ask an administrator.</source>
        <translation>Ihr Benutzer darf keine Prioritäten ändern. Fragen Sie einen Administrator.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln Fehler</numerusform>
            <numerusform>%Ln Fehler</numerusform>
        </translation>
    </message>
    <message>
        <source>of the first %1 dead jobs</source>
        <translation>der ersten %1 gescheiterten Aufträge</translation>
    </message>
    <message>
        <source>%1 found so far, looked at %2</source>
        <translation>bisher %1 gefunden, %2 angesehen</translation>
    </message>
    <message>
        <source>all chosen</source>
        <translation>alle gewählt</translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln gewählt</numerusform>
            <numerusform>%Ln gewählt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new, sho&amp;w them</source>
        <translation>
            <numerusform>%Ln neuer, an&amp;zeigen</numerusform>
            <numerusform>%Ln neue, an&amp;zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was done.</source>
        <translation>Nichts wurde getan.</translation>
    </message>
    <message>
        <source>from the console</source>
        <translation>aus der Konsole</translation>
    </message>
    <message>
        <source>Connection lost: what was done shows in the list as soon as it is back. Nothing is posted twice.</source>
        <translation>Verbindung verloren: Was geschehen ist, zeigt die Liste, sobald sie wieder da ist. Nichts wird doppelt gebucht.</translation>
    </message>
    <message>
        <source>Your login may not see jobs here.</source>
        <translation>Ihr Benutzer darf hier keine Aufträge sehen.</translation>
    </message>
    <message>
        <source>Looked at %1 jobs, none matches so far.</source>
        <translation>%1 Aufträge angesehen, bisher passt keiner.</translation>
    </message>
    <message>
        <source>No jobs match “%1”.</source>
        <translation>Kein Auftrag passt zu „%1“.</translation>
    </message>
    <message>
        <source>No jobs match the filter.</source>
        <translation>Kein Auftrag passt zum Filter.</translation>
    </message>
    <message>
        <source>No jobs are dead: nothing waits for a person.</source>
        <translation>Kein Auftrag ist gescheitert: Nichts wartet auf einen Menschen.</translation>
    </message>
    <message>
        <source>No jobs are running.</source>
        <translation>Kein Auftrag läuft.</translation>
    </message>
    <message>
        <source>No jobs are set for later.</source>
        <translation>Kein Auftrag ist für später vorgesehen.</translation>
    </message>
    <message>
        <source>No jobs are waiting.</source>
        <translation>Kein Auftrag wartet.</translation>
    </message>
    <message>
        <source>Why it waits, or what to do.</source>
        <translation>Warum er wartet, oder was zu tun ist.</translation>
    </message>
    <message>
        <source>Show its document, on the Documents screen.</source>
        <translation>Seinen Beleg zeigen, unter „Belege“.</translation>
    </message>
    <message>
        <source>Copy the error, whole.</source>
        <translation>Den Fehler kopieren, ganz.</translation>
    </message>
    <message>
        <source>It has no error.</source>
        <translation>Er hat keinen Fehler.</translation>
    </message>
    <message>
        <source>Dead jobs by what is wrong with them.</source>
        <translation>Gescheiterte Aufträge nach dem, was mit ihnen nicht stimmt.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead</source>
        <translation>
            <numerusform>%Ln gescheitert</numerusform>
            <numerusform>%Ln gescheitert</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Journal</name>
    <message>
        <source>Debits are %1, credits %2.</source>
        <translation>Soll ist %1, Haben ist %2.</translation>
    </message>
</context>
<context>
    <name>leapfrog::JournalFile</name>
    <message>
        <source>The books are kept in %1, which has %2 decimals; this format has two.</source>
        <translation>Die Bücher werden in %1 geführt, das %2 Nachkommastellen hat; dieses Format hat zwei.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Json</name>
    <message>
        <source>Not valid JSON at line %1, column %2: %3</source>
        <translation>Kein gültiges JSON in Zeile %1, Spalte %2: %3</translation>
    </message>
</context>
<context>
    <name>leapfrog::KnownAtBar</name>
    <message>
        <source>Show today&apos;s</source>
        <translation>Heutige zeigen</translation>
    </message>
    <message>
        <source>Figures as they were known on %1.</source>
        <translation>Zahlen, wie sie am %1 bekannt waren.</translation>
    </message>
    <message>
        <source>What had been committed is kept since %1 only: for moments before it, entries count from when their transaction began, and what these figures left out is not known.</source>
        <translation>Was wann in der Datenbank stand, wird erst seit %1 aufbewahrt: Für frühere Zeitpunkte zählen Buchungen ab dem Beginn ihrer Transaktion, und was in diesen Zahlen fehlte, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::KnownAtChoice</name>
    <message>
        <source>As known at</source>
        <translation>Bekannt am</translation>
    </message>
    <message>
        <source>The figures as they are now, or as they were known at a moment: by what had been committed by then.</source>
        <translation>Die Zahlen, wie sie jetzt sind oder wie sie zu einem Zeitpunkt bekannt waren: nach dem, was bis dahin in der Datenbank bestätigt war.</translation>
    </message>
    <message>
        <source>As known now</source>
        <translation>Wie jetzt bekannt</translation>
    </message>
    <message>
        <source>As known on …</source>
        <translation>Wie bekannt am …</translation>
    </message>
    <message>
        <source>Moment of knowledge</source>
        <translation>Zeitpunkt der Kenntnis</translation>
    </message>
</context>
<context>
    <name>leapfrog::LargestModel</name>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Moves %1</source>
        <translation>Bewegt %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::LeapfrogImporter</name>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 must be a text.</source>
        <translation>%1 muss ein Text sein.</translation>
    </message>
    <message>
        <source>%1 must have 1 to 200 characters, none a control character.</source>
        <translation>%1 muss 1 bis 200 Zeichen haben, darunter kein Steuerzeichen.</translation>
    </message>
    <message>
        <source>%1 names no type of document.</source>
        <translation>%1 nennt keine Belegart.</translation>
    </message>
    <message>
        <source>%1 must be a day as YYYY-MM-DD, 1970 to 2199.</source>
        <translation>%1 muss ein Tag als YYYY-MM-DD sein, von 1970 bis 2199.</translation>
    </message>
    <message>
        <source>%1 must be an ISO 4217 code.</source>
        <translation>%1 muss ein Code nach ISO 4217 sein.</translation>
    </message>
    <message>
        <source>%1 is not for an import: the organisation&apos;s settings are the context.</source>
        <translation>%1 gehört nicht in einen Import: Den Rahmen geben die Einstellungen der Organisation.</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerChoice</name>
    <message>
        <source>Organisations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Nothing is in the books yet. Documents come in by an import (leapfrogctl import), or try the demo from the File menu; here is then what was posted.</source>
        <translation>In den Büchern steht noch nichts. Belege kommen durch einen Import (leapfrogctl import); oder probieren Sie die Demo im Menü „Datei“; hier steht dann, was gebucht wurde.</translation>
    </message>
    <message>
        <source>A ledger is that of one organisation. Choose one:</source>
        <translation>Ein Hauptbuch gehört zu einer Organisation. Wählen Sie eine:</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerEntriesModel</name>
    <message>
        <source>in force</source>
        <translation>wirksam</translation>
    </message>
    <message>
        <source>previous figure</source>
        <translation>bisheriger Betrag</translation>
    </message>
    <message>
        <source>replaced by version %1</source>
        <translation>ersetzt durch Version %1</translation>
    </message>
    <message>
        <source>out of force</source>
        <translation>nicht wirksam</translation>
    </message>
    <message>
        <source>%1 (rule %2)</source>
        <translation>%1 (Regel %2)</translation>
    </message>
    <message>
        <source>Posted %1 by %2</source>
        <translation>Gebucht %1 von %2</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerExport</name>
    <message>
        <source>hledger journal (*.journal)</source>
        <translation>hledger-Journal (*.journal)</translation>
    </message>
    <message>
        <source>Beancount (*.beancount)</source>
        <translation>Beancount (*.beancount)</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV für Tabellenprogramme (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON für Programme (*.json)</translation>
    </message>
    <message>
        <source>Export the entries in force of %1</source>
        <translation>Die wirksamen Buchungen von %1 exportieren</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. What was there is unchanged.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Was dort war, ist unverändert.</translation>
    </message>
    <message>
        <source>cancelled; no file was written</source>
        <translation>abgebrochen; es wurde keine Datei geschrieben</translation>
    </message>
    <message>
        <source>%1 documents in %2</source>
        <translation>%1 Belege in %2</translation>
    </message>
    <message>
        <source>; not in it: %1 not posted yet, %2 refused; previous figures of %3 awaiting recreation</source>
        <translation>; nicht enthalten: %1 noch nicht gebucht, %2 abgelehnt; mit bisherigen Beträgen: %3, die auf Neubuchung warten</translation>
    </message>
    <message>
        <source>; not in it: %1 not posted yet, %2 refused, %3 awaiting recreation</source>
        <translation>; nicht darin: %1 noch nicht gebucht, %2 abgelehnt, %3 warten auf Neubuchung</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerPage</name>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>Export…</source>
        <translation>Exportieren …</translation>
    </message>
    <message>
        <source>Figures of documents that await recreation</source>
        <translation>Zahlen von Belegen, die auf Neubuchung warten</translation>
    </message>
    <message>
        <source>With previous figures</source>
        <translation>Mit bisherigen Zahlen</translation>
    </message>
    <message>
        <source>As posted</source>
        <translation>Wie gebucht</translation>
    </message>
    <message>
        <source>Documents that await recreation have no entries in force: their figures of before, or none.</source>
        <translation>Belege, die auf Neubuchung warten, haben keine wirksamen Buchungen: ihre bisherigen Zahlen, oder keine.</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>Summen- und Saldenliste</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>Deferrals</source>
        <translation>Abgrenzungen</translation>
    </message>
    <message>
        <source>Verify</source>
        <translation>Prüfen</translation>
    </message>
    <message>
        <source>Write the entries in force into a file: hledger, Beancount, CSV or JSON.</source>
        <translation>Die wirksamen Buchungen in eine Datei schreiben: hledger, Beancount, CSV oder JSON.</translation>
    </message>
    <message>
        <source>Choose an organisation first.</source>
        <translation>Wählen Sie zuerst eine Organisation.</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Your login may not see the ledger here.</source>
        <translation>Ihr Benutzer darf das Hauptbuch hier nicht sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are recreated now.</source>
        <translation>
            <numerusform>%Ln Beleg wird jetzt neu gebucht.</numerusform>
            <numerusform>%Ln Belege werden jetzt neu gebucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) queued at high priority.</source>
        <translation>
            <numerusform>%Ln Beleg mit hoher Priorität eingereiht.</numerusform>
            <numerusform>%Ln Belege mit hoher Priorität eingereiht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Verify again afterwards: what was recreated is not found any more.</source>
        <translation>Prüfen Sie danach noch einmal: Was neu gebucht wurde, wird nicht mehr gefunden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) left out.</source>
        <translation>
            <numerusform>%Ln Beleg ausgelassen.</numerusform>
            <numerusform>%Ln Belege ausgelassen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sho&amp;w progress</source>
        <translation>&amp;Fortschritt zeigen</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>Verrechnung</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) given to the workers, ahead of everything else.</source>
        <translation>
            <numerusform>%Ln Beleg an die Worker gegeben, vor allem anderen.</numerusform>
            <numerusform>%Ln Belege an die Worker gegeben, vor allem anderen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Profit and loss</source>
        <translation>Gewinn und Verlust</translation>
    </message>
    <message>
        <source>Balance sheet</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Close against close</source>
        <translation>Abschluss gegen Abschluss</translation>
    </message>
    <message>
        <source>Entries are exported as they are now: show today&apos;s figures first.</source>
        <translation>Buchungen werden exportiert, wie sie jetzt sind: zeigen Sie zuerst die heutigen Zahlen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerPrint</name>
    <message>
        <source>Print…</source>
        <translation>Drucken…</translation>
    </message>
    <message>
        <source>Save as PDF…</source>
        <translation>Als PDF speichern…</translation>
    </message>
    <message>
        <source>This view is not printed.</source>
        <translation>Diese Ansicht wird nicht gedruckt.</translation>
    </message>
    <message>
        <source>Print what this view shows, for these days.</source>
        <translation>Druckt, was diese Ansicht zeigt, für diese Tage.</translation>
    </message>
    <message>
        <source>Write what this view shows into a PDF, for these days.</source>
        <translation>Schreibt, was diese Ansicht zeigt, für diese Tage in ein PDF.</translation>
    </message>
    <message>
        <source>Save as PDF</source>
        <translation>Als PDF speichern</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>PDF of %1</source>
        <translation>PDF %1</translation>
    </message>
    <message>
        <source>in %1</source>
        <translation>in %1</translation>
    </message>
    <message>
        <source>Print %1</source>
        <translation>%1 drucken</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>gedruckt</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerVerifier</name>
    <message>
        <source>There are entries, but no such document.</source>
        <translation>Es gibt Buchungen, aber keinen solchen Beleg.</translation>
    </message>
    <message>
        <source>There are entries, but the document was never posted.</source>
        <translation>Es gibt Buchungen, aber der Beleg wurde nie gebucht.</translation>
    </message>
    <message>
        <source>It is posted, but would be refused now: %1</source>
        <translation>Er ist gebucht, würde aber jetzt abgelehnt: %1</translation>
    </message>
    <message>
        <source>Entries that the document gives are not there.</source>
        <translation>Buchungen, die sich aus dem Beleg ergeben, fehlen.</translation>
    </message>
    <message>
        <source>The entries are not those that the document gives.</source>
        <translation>Die Buchungen sind nicht die, die sich aus dem Beleg ergeben.</translation>
    </message>
    <message>
        <source>Entries of an older version are in force beside those of the newest.</source>
        <translation>Buchungen einer älteren Version sind neben denen der neuesten wirksam.</translation>
    </message>
    <message>
        <source>A recreation was undone, cancelled or refused, which brought back what it had replaced. Recreating the document posts it anew.</source>
        <translation>Eine Neubuchung wurde rückgängig gemacht, abgebrochen oder abgelehnt; damit ist wieder da, was sie ersetzt hatte. Eine Neubuchung des Belegs bucht ihn neu.</translation>
    </message>
    <message>
        <source>It was posted before the organisation&apos;s settings were changed by %1. Recreating it applies them.</source>
        <translation>Er wurde gebucht, bevor %1 die Einstellungen der Organisation geändert hat. Eine Neubuchung wendet sie an.</translation>
    </message>
    <message>
        <source>There are entries in force, though the document awaits its recreation.</source>
        <translation>Es gibt wirksame Buchungen, obwohl der Beleg auf seine Neubuchung wartet.</translation>
    </message>
    <message>
        <source>Entries of version %1, which a newer one replaced, are not those that the document gave then. Undoing a recreation would bring them back.</source>
        <translation>Buchungen von Version %1, die eine neuere ersetzt hat, sind nicht die, die sich damals aus dem Beleg ergaben. Macht jemand eine Neubuchung rückgängig, kommen sie zurück.</translation>
    </message>
    <message>
        <source>The verification was cancelled before its end.</source>
        <translation>Die Prüfung wurde vor ihrem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>There are entries, but no such organisation.</source>
        <translation>Es gibt Buchungssätze, aber keine solche Organisation.</translation>
    </message>
    <message>
        <source>It is marked as awaiting a recreation, but none is under way. Recreating it ends that.</source>
        <translation>Der Beleg ist so gekennzeichnet, als warte er auf eine Neuerstellung, doch es läuft keine. Ihn neu zu erstellen beendet das.</translation>
    </message>
    <message>
        <source>Its entries have the right amounts, but what they settle, when it is due or which taxes they hold is not what the document gives.</source>
        <translation>Ihre Beträge stimmen, aber was die Buchungssätze ausgleichen, wann es fällig ist oder welche Steuern sie enthalten, ist nicht das, was der Beleg ergibt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerView</name>
    <message>
        <source>Loading the ledger</source>
        <translation>Das Hauptbuch wird geladen</translation>
    </message>
    <message>
        <source>Still waiting for the database.</source>
        <translation>Es wird noch auf die Datenbank gewartet.</translation>
    </message>
    <message>
        <source>Not connected: this was not read yet.</source>
        <translation>Nicht verbunden: das wurde noch nicht gelesen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerViews</name>
    <message>
        <source>Back</source>
        <translation>Zurück</translation>
    </message>
    <message>
        <source>Views of the ledger</source>
        <translation>Sichten des Hauptbuchs</translation>
    </message>
    <message>
        <source>Where you came from (%1)</source>
        <translation>Woher Sie kamen (%1)</translation>
    </message>
</context>
<context>
    <name>leapfrog::LeftOutBar</name>
    <message numerus="yes">
        <source>%Ln document(s) not posted yet as they are now</source>
        <translation>
            <numerusform>%Ln Beleg noch nicht gebucht, wie er jetzt ist</numerusform>
            <numerusform>%Ln Belege noch nicht gebucht, wie sie jetzt sind</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) refused</source>
        <translation>
            <numerusform>%Ln Beleg abgelehnt</numerusform>
            <numerusform>%Ln Belege abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) awaiting recreation</source>
        <translation>
            <numerusform>%Ln Beleg wartet auf Neubuchung</numerusform>
            <numerusform>%Ln Belege warten auf Neubuchung</numerusform>
        </translation>
    </message>
    <message>
        <source>Not in these figures, whatever their date: %1.</source>
        <translation>Nicht in diesen Zahlen, welches Datum sie auch haben: %1.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) awaiting recreation are in them with their previous figures.</source>
        <translation>
            <numerusform>%Ln Beleg, der auf Neubuchung wartet, ist mit seinen bisherigen Zahlen enthalten.</numerusform>
            <numerusform>%Ln Belege, die auf Neubuchung warten, sind mit ihren bisherigen Zahlen enthalten.</numerusform>
        </translation>
    </message>
    <message>
        <source>Show those not posted</source>
        <translation>Die nicht gebuchten zeigen</translation>
    </message>
    <message>
        <source>Show the refused</source>
        <translation>Die abgelehnten zeigen</translation>
    </message>
    <message>
        <source>Show those awaiting recreation</source>
        <translation>Die auf Neubuchung wartenden zeigen</translation>
    </message>
    <message>
        <source>Show them</source>
        <translation>Zeigen</translation>
    </message>
    <message>
        <source>Sealed days were opened again, from %1 to %2, by %3 on %4: %5</source>
        <translation>Versiegelte Tage wurden wieder geöffnet, %1 bis %2, von %3 am %4: %5</translation>
    </message>
    <message>
        <source>Sealed days were opened again, through %1, by %2 on %3: %4</source>
        <translation>Versiegelte Tage wurden wieder geöffnet, alle bis %1, von %2 am %3: %4</translation>
    </message>
</context>
<context>
    <name>leapfrog::LinkOpener</name>
    <message>
        <source>There is no document “%1” here.</source>
        <translation>Einen Beleg „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>There is no document “%1” in %2.</source>
        <translation>Einen Beleg „%1“ gibt es in %2 nicht.</translation>
    </message>
    <message>
        <source>Look whether this is the right database and organisation, and whether your login may see it.</source>
        <translation>Prüfen Sie, ob Datenbank und Organisation die richtigen sind und ob Ihre Anmeldung ihn sehen darf.</translation>
    </message>
    <message numerus="yes">
        <source>%n organisation(s) have a document “%1”: %2.</source>
        <translation>
            <numerusform>%n Organisation hat einen Beleg „%1“: %2.</numerusform>
            <numerusform>%n Organisationen haben einen Beleg „%1“: %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Name the one you mean with --org.</source>
        <translation>Nennen Sie die gemeinte mit --org.</translation>
    </message>
    <message>
        <source>There is no job “%1” here.</source>
        <translation>Einen Auftrag „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>A job that is done leaves the queue: look for its document.</source>
        <translation>Ein erledigter Auftrag verlässt die Warteschlange: Suchen Sie nach seinem Beleg.</translation>
    </message>
    <message>
        <source>There is no recreation “%1” here.</source>
        <translation>Eine Neubuchung „%1“ gibt es hier nicht.</translation>
    </message>
    <message>
        <source>Look whether this is the right database, and whether your login may see it.</source>
        <translation>Prüfen Sie, ob es die richtige Datenbank ist und ob Ihre Anmeldung sie sehen darf.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ListMenu</name>
    <message>
        <source>Copy rows</source>
        <translation>Zeilen kopieren</translation>
    </message>
    <message>
        <source>Copy id</source>
        <translation>Kennung kopieren</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>Spalten …</translation>
    </message>
    <message>
        <source>(without a heading)</source>
        <translation>(ohne Überschrift)</translation>
    </message>
    <message>
        <source>Restore columns</source>
        <translation>Spalten zurücksetzen</translation>
    </message>
</context>
<context>
    <name>leapfrog::LockLabel</name>
    <message>
        <source>Locked through %1</source>
        <translation>Festgeschrieben bis %1</translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation>Nicht festgeschrieben</translation>
    </message>
    <message>
        <source>%1 on %2 by %3.</source>
        <translation>%1 am %2 von %3.</translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Begründung: %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::Log</name>
    <message numerus="yes">
        <source>%n time(s) in the last %1 s</source>
        <translation>
            <numerusform>%n Mal in den letzten %1 s</numerusform>
            <numerusform>%n Mal in den letzten %1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::MadeDocumentsModel</name>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Accounting status</source>
        <translation>Buchungsstand</translation>
    </message>
    <message>
        <source>Newer version refused</source>
        <translation>Neuere Version abgelehnt</translation>
    </message>
</context>
<context>
    <name>leapfrog::MainWindow</name>
    <message>
        <source>Leapfrog</source>
        <translation>Leapfrog</translation>
    </message>
    <message>
        <source>Database</source>
        <translation>Datenbank</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Whose documents and jobs are shown</source>
        <translation>Wessen Belege und Aufträge gezeigt werden</translation>
    </message>
    <message>
        <source>Poller in this console</source>
        <translation>Poller in dieser Konsole</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;View</source>
        <translation>&amp;Ansicht</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>T&amp;ools</source>
        <translation>E&amp;xtras</translation>
    </message>
    <message>
        <source>&amp;Help</source>
        <translation>&amp;Hilfe</translation>
    </message>
    <message>
        <source>&amp;Connections…</source>
        <translation>&amp;Verbindungen …</translation>
    </message>
    <message>
        <source>Choose the database</source>
        <translation>Die Datenbank wählen</translation>
    </message>
    <message>
        <source>Try with &amp;demo data</source>
        <translation>Mit &amp;Demodaten ausprobieren</translation>
    </message>
    <message>
        <source>Made-up shops with a bulk sync under way, in a database of their own; made anew each time</source>
        <translation>Erfundene Shops mit einem laufenden Massenabgleich, in einer eigenen Datenbank; jedes Mal neu angelegt</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>&amp;Backlog</source>
        <translation>&amp;Rückstand</translation>
    </message>
    <message>
        <source>&amp;Documents</source>
        <translation>&amp;Belege</translation>
    </message>
    <message>
        <source>&amp;Recreations</source>
        <translation>&amp;Neubuchungen</translation>
    </message>
    <message>
        <source>Re&amp;fresh</source>
        <translation>&amp;Aktualisieren</translation>
    </message>
    <message>
        <source>Ask the database now</source>
        <translation>Die Datenbank jetzt fragen</translation>
    </message>
    <message>
        <source>F&amp;ind in this screen</source>
        <translation>In dieser Ansicht &amp;suchen</translation>
    </message>
    <message>
        <source>&amp;Next pane</source>
        <translation>Nä&amp;chster Bereich</translation>
    </message>
    <message>
        <source>&amp;Previous pane</source>
        <translation>&amp;Voriger Bereich</translation>
    </message>
    <message>
        <source>&amp;Poller in this console</source>
        <translation>&amp;Poller in dieser Konsole</translation>
    </message>
    <message>
        <source>While it is on, this computer works on the queue</source>
        <translation>Solange er an ist, arbeitet dieser Computer die Warteschlange ab</translation>
    </message>
    <message>
        <source>As the &amp;system</source>
        <translation>Wie das &amp;System</translation>
    </message>
    <message>
        <source>&amp;Light</source>
        <translation>&amp;Hell</translation>
    </message>
    <message>
        <source>&amp;Dark</source>
        <translation>&amp;Dunkel</translation>
    </message>
    <message>
        <source>&amp;Keyboard shortcuts</source>
        <translation>&amp;Tastenkürzel</translation>
    </message>
    <message>
        <source>&amp;About Leapfrog</source>
        <translation>Ü&amp;ber Leapfrog</translation>
    </message>
    <message>
        <source>Close Leapfrog</source>
        <translation>Leapfrog schließen</translation>
    </message>
    <message>
        <source>If you close now, what is not begun goes to the queue at once, and workers take over the rest when its lease ends, in at most %1 s. Nothing is lost or posted twice.</source>
        <translation>Wenn Sie jetzt schließen, geht sofort an die Warteschlange, was noch nicht begonnen ist, und Worker übernehmen den Rest, wenn seine Zuteilung endet, in höchstens %1 s. Nichts geht verloren, nichts wird doppelt gebucht.</translation>
    </message>
    <message>
        <source>&amp;Finish, then close</source>
        <translation>&amp;Beenden lassen, dann schließen</translation>
    </message>
    <message>
        <source>Close &amp;now</source>
        <translation>&amp;Jetzt schließen</translation>
    </message>
    <message>
        <source>&amp;Stay</source>
        <translation>Nicht &amp;schließen</translation>
    </message>
    <message>
        <source>Leapfrog closes when what is under way has ended.</source>
        <translation>Leapfrog schließt, wenn beendet ist, was noch läuft.</translation>
    </message>
    <message>
        <source>If you close now, workers finish what is not done; nothing is lost or posted twice.</source>
        <translation>Wenn Sie jetzt schließen, beenden Worker, was nicht fertig ist; nichts geht verloren, nichts wird doppelt gebucht.</translation>
    </message>
    <message>
        <source>Closing takes long: “%1” has not ended what is under way.</source>
        <translation>Das Schließen dauert lange: „%1“ hat noch nicht beendet, was läuft.</translation>
    </message>
    <message>
        <source>%1 – Leapfrog</source>
        <translation>%1 – Leapfrog</translation>
    </message>
    <message>
        <source>Choose the database. Now: %1</source>
        <translation>Die Datenbank wählen. Jetzt: %1</translation>
    </message>
    <message>
        <source>All organisations</source>
        <translation>Alle Organisationen</translation>
    </message>
    <message>
        <source>Whose documents and jobs are shown: %1</source>
        <translation>Wessen Belege und Aufträge gezeigt werden: %1</translation>
    </message>
    <message>
        <source>Poller stops · Stop now</source>
        <translation>Poller hält an · Sofort anhalten</translation>
    </message>
    <message>
        <source>Poller %1</source>
        <translation>Poller %1</translation>
    </message>
    <message>
        <source>It takes nothing more and finishes what it holds. Stop now: hand that back to the queue instead.</source>
        <translation>Er nimmt nichts mehr und beendet, was er hat. Sofort anhalten: es stattdessen an die Warteschlange zurückgeben.</translation>
    </message>
    <message>
        <source>&amp;Jobs</source>
        <translation>Auf&amp;träge</translation>
    </message>
    <message>
        <source>&amp;Ledger</source>
        <translation>&amp;Hauptbuch</translation>
    </message>
    <message>
        <source>P&amp;references…</source>
        <translation>Ei&amp;nstellungen…</translation>
    </message>
    <message>
        <source>Language, theme, text size</source>
        <translation>Sprache, Design, Schriftgröße</translation>
    </message>
    <message>
        <source>Search or &amp;run…</source>
        <translation>Suchen oder a&amp;usführen…</translation>
    </message>
    <message>
        <source>Find a screen, act, preference, document, job, recreation or account</source>
        <translation>Eine Ansicht, einen Befehl, eine Einstellung, einen Beleg, Auftrag, eine Neubuchung oder ein Konto suchen</translation>
    </message>
    <message>
        <source>&amp;User guide</source>
        <translation>&amp;Handbuch</translation>
    </message>
    <message>
        <source>What to do on this screen</source>
        <translation>Was auf dieser Ansicht zu tun ist</translation>
    </message>
    <message>
        <source>&amp;Workers</source>
        <translation>&amp;Worker</translation>
    </message>
    <message numerus="yes">
        <source>Under way: %Ln act(s).</source>
        <translation>
            <numerusform>Es läuft noch %Ln Vorgang.</numerusform>
            <numerusform>Es laufen noch %Ln Vorgänge.</numerusform>
        </translation>
    </message>
    <message>
        <source>The password was not kept: %1</source>
        <translation>Das Passwort wurde nicht aufbewahrt: %1</translation>
    </message>
    <message>
        <source>Use libpq&apos;s password file, or enter it at each start.</source>
        <translation>Nehmen Sie die Passwortdatei von libpq, oder geben Sie es bei jedem Start ein.</translation>
    </message>
    <message>
        <source>Choose the database. Now: %1, marked as production</source>
        <translation>Datenbank wählen. Jetzt: %1, als produktiv gekennzeichnet</translation>
    </message>
    <message>
        <source>&amp;Inbox</source>
        <translation>&amp;Eingang</translation>
    </message>
    <message>
        <source>Search or run…</source>
        <translation>Suchen oder ausführen …</translation>
    </message>
    <message>
        <source>&amp;Members</source>
        <translation>&amp;Mitglieder</translation>
    </message>
    <message>
        <source>A&amp;udit</source>
        <translation>Pr&amp;otokoll</translation>
    </message>
    <message>
        <source>&amp;Columns…</source>
        <translation>&amp;Spalten …</translation>
    </message>
    <message>
        <source>Which columns this list shows, and in which order</source>
        <translation>Welche Spalten diese Liste zeigt und in welcher Reihenfolge</translation>
    </message>
    <message>
        <source>&amp;Activities…</source>
        <translation>&amp;Vorgänge …</translation>
    </message>
    <message>
        <source>What was done since this database was opened</source>
        <translation>Was getan wurde, seit diese Datenbank geöffnet ist</translation>
    </message>
    <message>
        <source>Rehear&amp;sal</source>
        <translation>Prob&amp;e</translation>
    </message>
</context>
<context>
    <name>leapfrog::MemberActs</name>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Handlung ist noch im Gange.</translation>
    </message>
    <message>
        <source>What your login may do is still being looked for.</source>
        <translation>Es wird noch nachgesehen, was Ihr Benutzer darf.</translation>
    </message>
    <message>
        <source>No roles are set up in this database, so memberships don&apos;t count. An administrator runs: leapfrogctl migrate --with-roles</source>
        <translation>In dieser Datenbank sind keine Rollen eingerichtet, Mitgliedschaften zählen also nicht. Ein Administrator führt aus: leapfrogctl migrate --with-roles</translation>
    </message>
    <message>
        <source>Your login may only look. Ask an administrator.</source>
        <translation>Ihr Benutzer darf nur ansehen. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>Choose an organisation at the top of the window first.</source>
        <translation>Wählen Sie zuerst oben im Fenster eine Organisation.</translation>
    </message>
    <message>
        <source>Members of %1 are changed by its owners and by administrators.</source>
        <translation>Mitglieder von %1 ändern deren Eigentümer und Administratoren.</translation>
    </message>
    <message>
        <source>It is the only owner: without one, only administrators can change members and settings of the organisation.</source>
        <translation>Es ist der einzige Eigentümer: ohne einen können nur Administratoren Mitglieder und Einstellungen der Organisation ändern.</translation>
    </message>
    <message>
        <source>%1 is no member of %2 any more.</source>
        <translation>%1 ist kein Mitglied von %2 mehr.</translation>
    </message>
    <message>
        <source>%1 is %3 in %2 already, by somebody else.</source>
        <translation>%1 ist in %2 schon %3, durch jemand anderen.</translation>
    </message>
    <message>
        <source>%1 is %3 in %2 now.</source>
        <translation>%1 ist in %2 jetzt %3.</translation>
    </message>
    <message>
        <source>It sees nothing yet: an administrator grants it a role of the database with “leapfrogctl role grant %1 accountant”.</source>
        <translation>Es sieht noch nichts: ein Administrator vergibt ihm mit „leapfrogctl role grant %1 accountant“ eine Rolle der Datenbank.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Connection lost: what was done shows here as soon as it is back.</source>
        <translation>Verbindung verloren: was getan wurde, zeigt sich hier, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::MemberQuestion</name>
    <message>
        <source>Add a member to %1</source>
        <translation>Ein Mitglied zu %1 hinzufügen</translation>
    </message>
    <message>
        <source>Give %1 another role in %2?</source>
        <translation>%1 eine andere Rolle in %2 geben?</translation>
    </message>
    <message>
        <source>Remove %1 from %2? It sees nothing of it any more.</source>
        <translation>%1 aus %2 entfernen? Es sieht dann nichts mehr davon.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>as it signs in to the database</source>
        <translation>wie er sich an der Datenbank anmeldet</translation>
    </message>
    <message>
        <source>&amp;Login</source>
        <translation>&amp;Benutzer</translation>
    </message>
    <message>
        <source>R&amp;ole</source>
        <translation>R&amp;olle</translation>
    </message>
    <message>
        <source>Type a login first.</source>
        <translation>Geben Sie zuerst einen Benutzer ein.</translation>
    </message>
    <message>
        <source>It has this role already.</source>
        <translation>Es hat diese Rolle schon.</translation>
    </message>
</context>
<context>
    <name>leapfrog::MemberStore</name>
    <message>
        <source>No roles are set up in this database. Run: leapfrogctl migrate --with-roles</source>
        <translation>In dieser Datenbank sind keine Rollen eingerichtet. Ausführen: leapfrogctl migrate --with-roles</translation>
    </message>
    <message>
        <source>There is no login &quot;%1&quot; on this server. An administrator makes one: CREATE ROLE … LOGIN.</source>
        <translation>Auf diesem Server gibt es keine Anmeldung „%1“. Ein Administrator legt sie an: CREATE ROLE … LOGIN.</translation>
    </message>
</context>
<context>
    <name>leapfrog::MemberWords</name>
    <message>
        <source>viewer</source>
        <translation>Betrachter</translation>
    </message>
    <message>
        <source>accountant</source>
        <translation>Buchhalter</translation>
    </message>
    <message>
        <source>closer</source>
        <translation>Abschließer</translation>
    </message>
    <message>
        <source>owner</source>
        <translation>Eigentümer</translation>
    </message>
    <message>
        <source>Looks and exports.</source>
        <translation>Sieht an und exportiert.</translation>
    </message>
    <message>
        <source>Imports, recreates, undoes, retries and cancels jobs.</source>
        <translation>Importiert, bucht neu, macht rückgängig, wiederholt Aufträge und bricht sie ab.</translation>
    </message>
    <message>
        <source>An accountant who also locks and opens periods and changes the chart of accounts.</source>
        <translation>Ein Buchhalter, der auch Perioden festschreibt, Festschreibungen aufhebt und den Kontenplan ändert.</translation>
    </message>
    <message>
        <source>A closer who also changes the settings for posting and the members.</source>
        <translation>Ein Abschließer, der auch die Buchungseinstellungen und die Mitglieder ändert.</translation>
    </message>
    <message>
        <source>may look only</source>
        <translation>darf nur ansehen</translation>
    </message>
    <message>
        <source>as its role says</source>
        <translation>wie seine Rolle sagt</translation>
    </message>
    <message>
        <source>everything, as an administrator</source>
        <translation>alles, als Administrator</translation>
    </message>
    <message>
        <source>nothing: no database role was granted to it</source>
        <translation>nichts: ihm wurde keine Datenbankrolle vergeben</translation>
    </message>
</context>
<context>
    <name>leapfrog::MembersModel</name>
    <message>
        <source>Login</source>
        <translation>Benutzer</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>May do there</source>
        <translation>Darf dort</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Hinzugefügt von</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Hinzugefügt</translation>
    </message>
</context>
<context>
    <name>leapfrog::MembersPage</name>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Add member…</source>
        <translation>Mitglied hinzufügen…</translation>
    </message>
    <message>
        <source>Change role…</source>
        <translation>Rolle ändern…</translation>
    </message>
    <message>
        <source>Remove member…</source>
        <translation>Mitglied entfernen…</translation>
    </message>
    <message>
        <source>Nobody is a member yet, as far as your login may see. Administrators see everything without being one.</source>
        <translation>Soweit Ihr Benutzer sehen darf, ist noch niemand Mitglied. Administratoren sehen alles, ohne eines zu sein.</translation>
    </message>
    <message>
        <source>No roles are set up in this database: whoever may read its tables sees all organisations, and memberships don&apos;t count. An administrator sets them up with “leapfrogctl migrate --with-roles”.</source>
        <translation>In dieser Datenbank sind keine Rollen eingerichtet: wer ihre Tabellen lesen darf, sieht alle Organisationen, und Mitgliedschaften zählen nicht. Ein Administrator richtet sie mit „leapfrogctl migrate --with-roles“ ein.</translation>
    </message>
    <message>
        <source>Your login may not see members here.</source>
        <translation>Ihr Benutzer darf hier keine Mitglieder sehen.</translation>
    </message>
    <message>
        <source>Select a member first.</source>
        <translation>Wählen Sie zuerst ein Mitglied aus.</translation>
    </message>
    <message>
        <source>Make a login a member of the organisation.</source>
        <translation>Einen Benutzer zum Mitglied der Organisation machen.</translation>
    </message>
    <message>
        <source>Give this member another role.</source>
        <translation>Diesem Mitglied eine andere Rolle geben.</translation>
    </message>
    <message>
        <source>Take this login out of the organisation.</source>
        <translation>Diesen Benutzer aus der Organisation nehmen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Migrator</name>
    <message>
        <source>The queue of this database is in the schema “%1”. Leapfrog works in the schema “public” only. Move it there with all that belongs to it, or use another database. Nothing was changed.</source>
        <translation>Die Warteschlange dieser Datenbank liegt im Schema „%1“. Leapfrog arbeitet nur im Schema „public“. Verschieben Sie sie mit allem, was dazugehört, dorthin, oder verwenden Sie eine andere Datenbank. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This database has no schema “public”, where Leapfrog keeps its tables. Have an administrator make it: CREATE SCHEMA public. Nothing was changed.</source>
        <translation>Diese Datenbank hat kein Schema „public“, in dem Leapfrog seine Tabellen hält. Lassen Sie es von einem Administrator anlegen: CREATE SCHEMA public. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The login “%1” lacks a right on the schema public: %2. An administrator can grant it.</source>
        <translation>Dem Benutzer „%1“ fehlt ein Recht am Schema public: %2. Ein Administrator kann es erteilen.</translation>
    </message>
    <message>
        <source>Another program is bringing this database up to date (%1). Try again when it has ended.</source>
        <translation>Ein anderes Programm bringt diese Datenbank gerade auf den neuen Stand (%1). Versuchen Sie es noch einmal, wenn es fertig ist.</translation>
    </message>
    <message>
        <source>This database was made by migrations of before the first release (through %1), and not by all of them, unchanged, up to %2: only such a one can be adopted. Bring it there with the program that made it, then run: leapfrogctl migrate. Nothing was changed.</source>
        <translation>Diese Datenbank wurde von Migrationen aus der Zeit vor der ersten Freigabe angelegt (bis %1), und nicht von allen unverändert bis %2: Nur eine solche kann übernommen werden. Bringen Sie sie mit dem Programm dorthin, das sie angelegt hat, und führen Sie dann aus: leapfrogctl migrate. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>This database is at schema %1, newer than this program knows (%2). Update Leapfrog.</source>
        <translation>Diese Datenbank hat Schema %1, neuer, als dieses Programm kennt (%2). Aktualisieren Sie Leapfrog.</translation>
    </message>
    <message>
        <source>Migration %1 was applied to this database with another content than this program has. Use the program version that migrated it, or ask its administrator.</source>
        <translation>Migration %1 wurde auf diese Datenbank mit anderem Inhalt angewandt, als dieses Programm hat. Verwenden Sie die Programmversion, die sie migriert hat, oder fragen Sie ihren Administrator.</translation>
    </message>
    <message>
        <source>The functions of this database are of a newer Leapfrog than this program. Update Leapfrog.</source>
        <translation>Die Funktionen dieser Datenbank sind von einem neueren Leapfrog als diesem Programm. Aktualisieren Sie Leapfrog.</translation>
    </message>
    <message>
        <source>This database is at schema %1, from before the first release. This program can adopt it. Run: leapfrogctl migrate</source>
        <translation>Diese Datenbank hat Schema %1, aus der Zeit vor der ersten Freigabe. Dieses Programm kann sie übernehmen. Führen Sie aus: leapfrogctl migrate</translation>
    </message>
    <message>
        <source>This database is at schema %1, this program needs %2. Run: leapfrogctl migrate</source>
        <translation>Diese Datenbank hat Schema %1, dieses Programm braucht %2. Führen Sie aus: leapfrogctl migrate</translation>
    </message>
    <message>
        <source>The functions of this database are not those of this program yet. Run: leapfrogctl migrate</source>
        <translation>Die Funktionen dieser Datenbank sind noch nicht die dieses Programms. Führen Sie aus: leapfrogctl migrate</translation>
    </message>
    <message>
        <source>A migration stops after %1 at the latest, or goes to the newest (%2): the functions fit no other.</source>
        <translation>Eine Migration hält spätestens nach %1, oder sie geht bis zur neuesten (%2): Zu keiner anderen passen die Funktionen.</translation>
    </message>
    <message>
        <source>%1 is missing (%2)</source>
        <translation>%1 fehlt (%2)</translation>
    </message>
    <message>
        <source>%1 is “%2”, not “%3”</source>
        <translation>%1 ist „%2“, nicht „%3“</translation>
    </message>
    <message>
        <source>This database&apos;s tables are not as %1 left them, so it can&apos;t be adopted: %2%3. Put that right, then run again: leapfrogctl migrate. Nothing was changed.</source>
        <translation>Die Tabellen dieser Datenbank sind nicht so, wie %1 sie hinterlassen hat, deshalb kann sie nicht übernommen werden: %2%3. Bringen Sie das in Ordnung, und führen Sie dann noch einmal aus: leapfrogctl migrate. Es wurde nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; und %n weitere</numerusform>
            <numerusform>; und %n weitere</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::MonthChart</name>
    <message>
        <source>Income</source>
        <translation>Erträge</translation>
    </message>
    <message>
        <source>Cost</source>
        <translation>Aufwand</translation>
    </message>
</context>
<context>
    <name>leapfrog::MonthMovesModel</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Vorher %1</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nachher %1</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
</context>
<context>
    <name>leapfrog::NoticeBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Diese Meldung schließen</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Field: %1</source>
        <translation>Feld: %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::ObjectReader</name>
    <message>
        <source>a string</source>
        <translation>ein Text</translation>
    </message>
    <message>
        <source>true or false</source>
        <translation>true oder false</translation>
    </message>
    <message>
        <source>an array</source>
        <translation>eine Liste (Array)</translation>
    </message>
    <message>
        <source>an object</source>
        <translation>ein Objekt</translation>
    </message>
    <message>
        <source>The record must be %1.</source>
        <translation>Der Datensatz muss %1 sein.</translation>
    </message>
    <message>
        <source>“%1” must be %2.</source>
        <translation>„%1“ muss %2 sein.</translation>
    </message>
    <message>
        <source>“%1” must have 1 to 200 characters and no control characters.</source>
        <translation>„%1“ muss 1 bis 200 Zeichen haben, ohne Steuerzeichen.</translation>
    </message>
    <message>
        <source>“meta” must be an object.</source>
        <translation>„meta“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>“%1” is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>“%1” has no meaning here.</source>
        <translation>„%1“ hat hier keine Bedeutung.</translation>
    </message>
    <message>
        <source>“%1” occurs twice.</source>
        <translation>„%1“ kommt doppelt vor.</translation>
    </message>
    <message>
        <source>“%1” is not one of the words allowed here.</source>
        <translation>„%1“ ist keines der hier erlaubten Wörter.</translation>
    </message>
    <message>
        <source>“%1” is not a day from 1970-01-01 to 2199-12-31, written as YYYY-MM-DD.</source>
        <translation>„%1“ ist kein Tag von 1970-01-01 bis 2199-12-31 in der Form YYYY-MM-DD.</translation>
    </message>
    <message>
        <source>“%1” is not an ISO 4217 currency.</source>
        <translation>„%1“ ist keine Währung nach ISO 4217.</translation>
    </message>
    <message>
        <source>The amount has more than %1 digits in minor units.</source>
        <translation>Der Betrag hat mehr als %1 Stellen in kleinsten Einheiten.</translation>
    </message>
    <message>
        <source>“%1” is not an amount in %2, which has %3 decimals: only digits, a point and a leading minus.</source>
        <translation>„%1“ ist kein Betrag in %2 mit %3 Dezimalstellen: nur Ziffern, ein Punkt und ein Minus davor.</translation>
    </message>
    <message>
        <source>%1 %2 is negative.</source>
        <translation>%1 %2 ist negativ.</translation>
    </message>
    <message>
        <source>The amount must be above zero.</source>
        <translation>Der Betrag muss größer als null sein.</translation>
    </message>
    <message>
        <source>“%1” is not an exchange rate: above zero, at most 10 decimals.</source>
        <translation>„%1“ ist kein Wechselkurs: größer als null, höchstens 10 Dezimalstellen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::OpenDatabase</name>
    <message>
        <source>functions</source>
        <translation>Funktionen</translation>
    </message>
    <message>
        <source>Connecting…</source>
        <translation>Verbindung wird hergestellt …</translation>
    </message>
    <message>
        <source>Bringing the database up to date: %1</source>
        <translation>Die Datenbank wird auf den neuen Stand gebracht: %1</translation>
    </message>
    <message>
        <source>Asking the keychain for the password…</source>
        <translation>Das Passwort wird aus dem Schlüsselbund geholt …</translation>
    </message>
</context>
<context>
    <name>leapfrog::Opening</name>
    <message>
        <source>&quot;%1&quot; is a document here already, and would be open twice. Leave the line out.</source>
        <translation>„%1“ ist hier schon ein Beleg und wäre doppelt offen. Lassen Sie die Zeile weg.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is not a day as 2026-06-30.</source>
        <translation>„%1“ ist kein Tag wie 2026-06-30.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no rate.</source>
        <translation>„%1“ ist kein Kurs.</translation>
    </message>
    <message>
        <source>%1 is not the base currency %2: fx_rate or base_amount is needed, with the same sign.</source>
        <translation>%1 ist nicht die Basiswährung %2: Nötig ist fx_rate oder base_amount, mit gleichem Vorzeichen.</translation>
    </message>
    <message>
        <source>No rate with ten decimals makes %1 of %2. Divide the line.</source>
        <translation>Kein Kurs mit zehn Nachkommastellen macht aus %2 den Betrag %1. Teilen Sie die Zeile.</translation>
    </message>
    <message>
        <source>There is no currency &quot;%1&quot;.</source>
        <translation>Es gibt keine Währung „%1“.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no amount in %2, as 1234.50, without separators of thousands.</source>
        <translation>„%1“ ist kein Betrag in %2 wie 1234.50, ohne Tausendertrennzeichen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is none of receivable, payable and balance.</source>
        <translation>„%1“ ist weder receivable noch payable noch balance.</translation>
    </message>
    <message>
        <source>An open item needs the number by which it is paid.</source>
        <translation>Ein offener Posten braucht die Nummer, unter der er bezahlt wird.</translation>
    </message>
    <message>
        <source>Open items of this kind are on account %1 (organisation set --role).</source>
        <translation>Offene Posten dieser Art stehen auf Konto %1 (organisation set --role).</translation>
    </message>
    <message>
        <source>Nothing of it is open: leave it out.</source>
        <translation>Davon ist nichts offen: Lassen Sie die Zeile weg.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; stands in line %2 already.</source>
        <translation>„%1“ steht schon in Zeile %2.</translation>
    </message>
    <message>
        <source>A balance needs its account.</source>
        <translation>Ein Saldo braucht sein Konto.</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot; in the chart of accounts.</source>
        <translation>Im Kontenplan gibt es kein Konto „%1“.</translation>
    </message>
    <message>
        <source>Account %1 stands in line %2 already.</source>
        <translation>Konto %1 steht schon in Zeile %2.</translation>
    </message>
    <message>
        <source>Account %1 has %2, its open items come to %3: %4 are missing.</source>
        <translation>Konto %1 hat %2, seine offenen Posten ergeben %3: Es fehlen %4.</translation>
    </message>
    <message>
        <source>All balances and open items come to %1 more debit than credit. A trial balance comes to nothing: is an account of equity, or the result so far, missing?</source>
        <translation>Alle Salden und offenen Posten ergeben %1 mehr Soll als Haben. Eine Saldenliste ergibt null: Fehlt ein Eigenkapitalkonto oder das bisherige Ergebnis?</translation>
    </message>
    <message>
        <source>All balances and open items come to %1 more credit than debit. A trial balance comes to nothing: is an account missing?</source>
        <translation>Alle Salden und offenen Posten ergeben %1 mehr Haben als Soll. Eine Saldenliste ergibt null: Fehlt ein Konto?</translation>
    </message>
    <message>
        <source>It is not a CSV file with a line of headings.</source>
        <translation>Das ist keine CSV-Datei mit einer Kopfzeile.</translation>
    </message>
    <message>
        <source>There is no column &quot;%1&quot;. Columns are kind, party, reference, date, due, amount, currency, account, fx_rate and base_amount.</source>
        <translation>Es gibt keine Spalte „%1“. Spalten sind kind, party, reference, date, due, amount, currency, account, fx_rate und base_amount.</translation>
    </message>
    <message>
        <source>The column &quot;%1&quot; is missing.</source>
        <translation>Die Spalte „%1“ fehlt.</translation>
    </message>
    <message>
        <source>It has more fields than there are headings.</source>
        <translation>Die Zeile hat mehr Felder als die Kopfzeile.</translation>
    </message>
</context>
<context>
    <name>leapfrog::OpeningPage</name>
    <message>
        <source>&amp;Try with demo data</source>
        <translation>&amp;Mit Demodaten ausprobieren</translation>
    </message>
    <message>
        <source>Made-up shops and a bulk sync of 1,000 documents, in a private database on this computer. Ready in a few seconds.</source>
        <translation>Erfundene Shops und ein Massenabgleich mit 1.000 Belegen, in einer privaten Datenbank auf diesem Computer. In wenigen Sekunden bereit.</translation>
    </message>
    <message>
        <source>Start with an &amp;empty database</source>
        <translation>Mit einer &amp;leeren Datenbank beginnen</translation>
    </message>
    <message>
        <source>A private PostgreSQL of your own on this computer, for documents that you import.</source>
        <translation>Ein privates PostgreSQL nur für Sie auf diesem Computer, für Belege, die Sie importieren.</translation>
    </message>
    <message>
        <source>&amp;Connect to a server…</source>
        <translation>Mit einem &amp;Server verbinden …</translation>
    </message>
    <message>
        <source>A PostgreSQL 15 or later that you share with others.</source>
        <translation>Ein PostgreSQL 15 oder neuer, das Sie mit anderen teilen.</translation>
    </message>
    <message>
        <source>Under way</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>&amp;Password</source>
        <translation>&amp;Passwort</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>Passwort</translation>
    </message>
    <message>
        <source>Used for this session only, stored nowhere</source>
        <translation>Gilt nur für diese Sitzung und wird nirgends gespeichert</translation>
    </message>
    <message>
        <source>&amp;Choose another database…</source>
        <translation>Andere Datenbank &amp;wählen …</translation>
    </message>
    <message>
        <source>Still waiting for the database.</source>
        <translation>Es wird noch auf die Datenbank gewartet.</translation>
    </message>
    <message>
        <source>%1
Still at it.</source>
        <translation>%1
Dauert noch an.</translation>
    </message>
    <message>
        <source>Opening “%1”</source>
        <translation>„%1“ wird geöffnet</translation>
    </message>
    <message>
        <source>Closing “%1”</source>
        <translation>„%1“ wird geschlossen</translation>
    </message>
    <message>
        <source>Welcome to Leapfrog</source>
        <translation>Willkommen bei Leapfrog</translation>
    </message>
    <message>
        <source>Leapfrog keeps an accountant&apos;s click from waiting behind a bulk sync. What would you like to open?</source>
        <translation>Mit Leapfrog wartet der Klick einer Buchhalterin nicht hinter einem Massenabgleich. Was möchten Sie öffnen?</translation>
    </message>
    <message>
        <source>Finishing what is under way.</source>
        <translation>Es wird beendet, was noch läuft.</translation>
    </message>
    <message>
        <source>“%1” asks for a password</source>
        <translation>„%1“ verlangt ein Passwort</translation>
    </message>
    <message>
        <source>“%1” has to be brought up to date</source>
        <translation>„%1“ muss auf den neuen Stand gebracht werden</translation>
    </message>
    <message>
        <source>“%1” can&apos;t be opened</source>
        <translation>„%1“ kann nicht geöffnet werden</translation>
    </message>
    <message numerus="yes">
        <source>This database lacks %n change(s) that this program needs. An administrator can apply what is missing now; producers may go on inserting meanwhile.</source>
        <translation>
            <numerusform>Dieser Datenbank fehlt %n Änderung, die dieses Programm braucht. Ein Administrator kann das Fehlende jetzt anwenden; andere Programme können inzwischen weiter Aufträge einfügen.</numerusform>
            <numerusform>Dieser Datenbank fehlen %n Änderungen, die dieses Programm braucht. Ein Administrator kann das Fehlende jetzt anwenden; andere Programme können inzwischen weiter Aufträge einfügen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Co&amp;nnect</source>
        <translation>&amp;Verbinden</translation>
    </message>
    <message>
        <source>&amp;Migrate</source>
        <translation>&amp;Migrieren</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message>
        <source>Show what would change</source>
        <translation>Zeigen, was sich ändern würde</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>Kept in your keychain once the server has taken it</source>
        <translation>Kommt in Ihren Schlüsselbund, sobald der Server es angenommen hat</translation>
    </message>
</context>
<context>
    <name>leapfrog::OrderDocuments</name>
    <message>
        <source>Shopify tells moments in UTC, and the shop&apos;s time zone is not known: days are UTC&apos;s. Set it with organisation set --time-zone, then import again.</source>
        <translation>Shopify nennt Zeitpunkte in UTC, und die Zeitzone des Shops ist nicht bekannt: Tage sind die von UTC. Setzen Sie sie mit organisation set --time-zone, und importieren Sie dann noch einmal.</translation>
    </message>
    <message>
        <source>%1 is not posted; the rest of the order is. Report it, or mend the payload, then retry.</source>
        <translation>%1 ist nicht gebucht; der Rest der Bestellung schon. Melden Sie es, oder berichtigen Sie den Datensatz, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>Order %1 is voided and not cancelled: nothing will be paid for its %2.</source>
        <translation>Bestellung %1 ist für ungültig erklärt und nicht storniert: Für ihre %2 wird nichts gezahlt.</translation>
    </message>
    <message>
        <source>It waits for its order, which was refused.</source>
        <translation>Es wartet auf seine Bestellung, die abgelehnt wurde.</translation>
    </message>
    <message>
        <source>It waits for its money, which is pending.</source>
        <translation>Es wartet auf sein Geld, das noch aussteht.</translation>
    </message>
    <message>
        <source>Transaction %1 gives money back, but no refund lists it: it waits for that refund and is not posted. Import the refund as well.</source>
        <translation>Transaktion %1 gibt Geld zurück, aber keine Erstattung nennt sie: Sie wartet auf diese Erstattung und ist nicht gebucht. Importieren Sie auch die Erstattung.</translation>
    </message>
    <message>
        <source>Refund %1 came without its lines: it waits for them and is not posted. Fetch it with the query for refunds.</source>
        <translation>Erstattung %1 kam ohne ihre Zeilen: Sie wartet auf sie und ist nicht gebucht. Holen Sie sie mit der Abfrage für Erstattungen.</translation>
    </message>
    <message>
        <source>Refund %1 waits for its money, which is pending; nothing of it is posted.</source>
        <translation>Erstattung %1 wartet auf ihr Geld, das noch aussteht; nichts davon ist gebucht.</translation>
    </message>
    <message>
        <source>The refund&apos;s money comes to %1, its lines and adjustments to %2, and the customer was owed %3 besides: %4 are not explained.</source>
        <translation>Das Geld der Erstattung ergibt %1, ihre Zeilen und Anpassungen %2, und dem Kunden standen außerdem %3 zu: %4 sind nicht erklärt.</translation>
    </message>
    <message>
        <source>The shop keeps %1 more than the refund&apos;s lines come to.</source>
        <translation>Der Shop behält %1 mehr, als die Zeilen der Erstattung ergeben.</translation>
    </message>
    <message>
        <source>Revenue counts when it is ordered here.</source>
        <translation>Der Erlös zählt hier, wenn bestellt wird.</translation>
    </message>
    <message>
        <source>Transaction %1 of %2 is not posted; the rest of the order is. Import it again when it is whole, or report it, then retry.</source>
        <translation>Transaktion %1 von %2 ist nicht gebucht; der Rest der Bestellung schon. Importieren Sie sie noch einmal, wenn sie vollständig ist, oder melden Sie sie, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>Refund %1 and its money (%2) are not posted; the rest of the order is. Import the refund again with all its lines and transactions, or report it, then retry.</source>
        <translation>Erstattung %1 und ihr Geld (%2) sind nicht gebucht; der Rest der Bestellung schon. Importieren Sie die Erstattung noch einmal mit all ihren Zeilen und Transaktionen, oder melden Sie sie, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>Its transaction %1 of %2 waits for its money, which is pending; the rest of the order is posted.</source>
        <translation>Ihre Transaktion %1 über %2 wartet auf ihr Geld, das noch aussteht; der Rest der Bestellung ist gebucht.</translation>
    </message>
    <message>
        <source>Refund %1 is posted; of its money %2 are pending and wait.</source>
        <translation>Erstattung %1 ist gebucht; von ihrem Geld stehen %2 noch aus und warten.</translation>
    </message>
    <message>
        <source>It takes back %1 of line %2 without its tax; it was sold for %3, and %4 of that are taken back already.</source>
        <translation>Sie nimmt %1 von Position %2 ohne Steuer zurück; verkauft wurde sie für %3, und davon sind %4 bereits zurückgenommen.</translation>
    </message>
    <message>
        <source>It takes back %1, and only %2 of the order are left.</source>
        <translation>Sie nimmt %1 zurück, und von der Bestellung sind nur noch %2 übrig.</translation>
    </message>
    <message>
        <source>%1 is not posted, and nothing else of the order: its payments and refunds wait for it. Report it, or mend the payload, then retry.</source>
        <translation>%1 ist nicht gebucht und auch sonst nichts von der Bestellung: Ihre Zahlungen und Erstattungen warten darauf. Melden Sie es, oder berichtigen Sie die Daten, dann import retry.</translation>
    </message>
</context>
<context>
    <name>leapfrog::OrderGroup</name>
    <message>
        <source>What was kept of it is no JSON object.</source>
        <translation>Was davon aufbewahrt wurde, ist kein JSON-Objekt.</translation>
    </message>
    <message>
        <source>The same came twice.</source>
        <translation>Dasselbe kam zweimal.</translation>
    </message>
    <message>
        <source>A later state of it is there.</source>
        <translation>Ein späterer Stand davon ist da.</translation>
    </message>
    <message>
        <source>Only the first page of its %1 came (pageInfo.hasNextPage). It waits for the rest and is not posted: fetch it with larger pages and import it again.</source>
        <translation>Von %1 kam nur die erste Seite (pageInfo.hasNextPage). Es wartet auf den Rest und wird nicht gebucht: Holen Sie es mit größeren Seiten, und importieren Sie es noch einmal.</translation>
    </message>
</context>
<context>
    <name>leapfrog::OrderJudge</name>
    <message>
        <source>A test transaction.</source>
        <translation>Eine Testtransaktion.</translation>
    </message>
    <message>
        <source>No cash moved: %1, %2.</source>
        <translation>Es ist kein Geld geflossen: %1, %2.</translation>
    </message>
    <message>
        <source>It waits for its order, which was not imported yet.</source>
        <translation>Es wartet auf seine Bestellung, die noch nicht importiert wurde.</translation>
    </message>
    <message>
        <source>It waits for its order, which was refused.</source>
        <translation>Es wartet auf seine Bestellung, die abgelehnt wurde.</translation>
    </message>
    <message>
        <source>Another order is called %1 here. Nothing of this one is posted; its payments and refunds wait beside it. Shops that number their orders alike need an organisation each: import this one into another (--org).</source>
        <translation>Eine andere Bestellung heißt hier schon %1. Nichts von dieser ist gebucht; ihre Zahlungen und Erstattungen warten neben ihr. Shops, die ihre Bestellungen gleich nummerieren, brauchen je eine eigene Organisation: Importieren Sie diese in eine andere (--org).</translation>
    </message>
    <message>
        <source>A later state of the order is there.</source>
        <translation>Ein späterer Stand der Bestellung ist da.</translation>
    </message>
    <message>
        <source>A test order, or of one: nothing is posted.</source>
        <translation>Eine Testbestellung, oder von einer: Nichts wird gebucht.</translation>
    </message>
    <message>
        <source>The order was cancelled and never paid, and no earlier state of it was imported: nothing is posted.</source>
        <translation>Die Bestellung wurde storniert und nie bezahlt, und kein früherer Stand von ihr wurde importiert: Nichts wird gebucht.</translation>
    </message>
    <message>
        <source>Transaction %1 of %2 is not posted. Import it again when it is whole, or report it, then retry.</source>
        <translation>Transaktion %1 von %2 ist nicht gebucht. Importieren Sie sie noch einmal, wenn sie vollständig ist, oder melden Sie sie, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>Nothing of this order of %1 is posted; its payments and refunds wait for it. Import the order again when it is whole, or report the payload, then retry.</source>
        <translation>Nichts von dieser Bestellung von %1 ist gebucht; ihre Zahlungen und Erstattungen warten auf sie. Importieren Sie die Bestellung noch einmal, wenn sie vollständig ist, oder melden Sie den Datensatz, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>The order stays as an earlier state of it says, with %1; this state of %2 is not posted, its payments and refunds are. Import the order again when it is whole, or report the payload, then retry.</source>
        <translation>Die Bestellung bleibt, wie ein früherer Stand von ihr sagt, mit %1; dieser Stand von %2 ist nicht gebucht, ihre Zahlungen und Erstattungen schon. Importieren Sie die Bestellung noch einmal, wenn sie vollständig ist, oder melden Sie den Datensatz, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>The order has no lines and comes to nothing: nothing is posted.</source>
        <translation>Die Bestellung hat keine Zeilen und keinen Betrag: Es wird nichts gebucht.</translation>
    </message>
</context>
<context>
    <name>leapfrog::OrganisationModel</name>
    <message>
        <source>paused by %1</source>
        <translation>angehalten von %1</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>High or urgent</source>
        <translation>Hoch oder dringend</translation>
    </message>
    <message>
        <source>Oldest waits</source>
        <translation>Ältester wartet</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Share of slots</source>
        <translation>Anteil der Plätze</translation>
    </message>
    <message>
        <source>Done / min</source>
        <translation>Erledigt / min</translation>
    </message>
</context>
<context>
    <name>leapfrog::OrganisationStore</name>
    <message>
        <source>There is no organisation &quot;%1&quot; here. Import documents into it, or make it by naming its base currency.</source>
        <translation>Hier gibt es keine Organisation „%1“. Importieren Sie Belege in sie, oder legen Sie sie an, indem Sie ihre Hauswährung nennen.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no ISO 4217 currency.</source>
        <translation>„%1“ ist keine Währung nach ISO 4217.</translation>
    </message>
    <message>
        <source>There is no role &quot;%1&quot;.</source>
        <translation>Es gibt keine Rolle „%1“.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has documents in its books already; its base currency stays %2.</source>
        <translation>Organisation „%1“ hat schon Belege in ihren Büchern; ihre Hauswährung bleibt %2.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is no time zone. Name one as Europe/Berlin or America/New_York.</source>
        <translation>„%1“ ist keine Zeitzone. Nennen Sie eine wie Europe/Berlin oder America/New_York.</translation>
    </message>
    <message>
        <source>There is no account &quot;%1&quot; in the chart: add it with leapfrogctl accounts import.</source>
        <translation>Es gibt kein Konto „%1“ im Kontenplan: Fügen Sie es mit leapfrogctl accounts import hinzu.</translation>
    </message>
    <message>
        <source>Revenue counts at &quot;order&quot; or at &quot;fulfilment&quot;, not at &quot;%1&quot;.</source>
        <translation>Erlöse zählen bei „order“ oder bei „fulfilment“, nicht bei „%1“.</translation>
    </message>
    <message>
        <source>In %1 your login may not change settings. An owner of %1 can, or allow it.</source>
        <translation>In %1 darf Ihr Benutzer keine Einstellungen ändern. Ein Eigentümer von %1 kann es oder kann es erlauben.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Page</name>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>leapfrog::PageHeader</name>
    <message>
        <source>not answering since %1</source>
        <translation>antwortet nicht seit %1</translation>
    </message>
    <message>
        <source>as of %1, not answering since %2</source>
        <translation>Stand %1, antwortet nicht seit %2</translation>
    </message>
    <message>
        <source>as of %1, live</source>
        <translation>Stand %1, aktuell</translation>
    </message>
    <message>
        <source>as of %1, not live</source>
        <translation>Stand %1, nicht aktuell</translation>
    </message>
</context>
<context>
    <name>leapfrog::PaletteDialog</name>
    <message>
        <source>Search or run</source>
        <translation>Suchen oder ausführen</translation>
    </message>
    <message>
        <source>Screen, act, preference, document, job, recreation, account</source>
        <translation>Ansicht, Befehl, Einstellung, Beleg, Auftrag, Neubuchung, Konto</translation>
    </message>
    <message>
        <source>What fits</source>
        <translation>Was passt</translation>
    </message>
    <message>
        <source>Looking in the database…</source>
        <translation>In der Datenbank wird gesucht…</translation>
    </message>
    <message>
        <source>Not connected: only screens, acts and preferences are found.</source>
        <translation>Nicht verbunden: Es werden nur Ansichten, Befehle und Einstellungen gefunden.</translation>
    </message>
    <message>
        <source>Nothing fits “%1”.</source>
        <translation>Nichts passt zu „%1“.</translation>
    </message>
    <message>
        <source>Return runs it, Escape leaves.</source>
        <translation>Eingabe führt aus, Esc schließt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PaletteSearch</name>
    <message>
        <source>document of %1 · %2</source>
        <translation>Beleg von %1 · %2</translation>
    </message>
    <message>
        <source>job of %1 · %2</source>
        <translation>Auftrag von %1 · %2</translation>
    </message>
    <message>
        <source>recreation by %1 · %2</source>
        <translation>Neubuchung von %1 · %2</translation>
    </message>
    <message>
        <source>account of %1</source>
        <translation>Konto von %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::Paper</name>
    <message>
        <source>The list</source>
        <translation>Die Liste</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlt</translation>
    </message>
    <message>
        <source>named</source>
        <translation>genannt</translation>
    </message>
    <message>
        <source>Record of the close</source>
        <translation>Protokoll des Abschlusses</translation>
    </message>
    <message>
        <source>The period was not closed</source>
        <translation>Die Periode wurde nicht abgeschlossen</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>As it is</source>
        <translation>Wie es ist</translation>
    </message>
    <message>
        <source>The seal</source>
        <translation>Das Siegel</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Head</source>
        <translation>Kopf</translation>
    </message>
    <message>
        <source>Head of the seal before</source>
        <translation>Kopf des Siegels davor</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Sealed by</source>
        <translation>Versiegelt von</translation>
    </message>
    <message>
        <source>Sealed at (UTC)</source>
        <translation>Versiegelt am (UTC)</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Entries</source>
        <translation>Buchungen</translation>
    </message>
    <message>
        <source>Entries of account %1 %2</source>
        <translation>Buchungen auf Konto %1 %2</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Foreign</source>
        <translation>Fremdwährung</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>Deferrals</source>
        <translation>Abgrenzungen</translation>
    </message>
    <message>
        <source>as of %1</source>
        <translation>Stand %1</translation>
    </message>
    <message>
        <source>Deferred on</source>
        <translation>Abgegrenzt am</translation>
    </message>
    <message>
        <source>Next release</source>
        <translation>Nächste Auflösung</translation>
    </message>
    <message>
        <source>Last release</source>
        <translation>Letzte Auflösung</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Abgegrenzt</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Noch offen</translation>
    </message>
    <message>
        <source>Left %1</source>
        <translation>Noch offen %1</translation>
    </message>
    <message>
        <source>Clearing</source>
        <translation>Verrechnung</translation>
    </message>
    <message>
        <source>what is left, order by order</source>
        <translation>was übrig ist, Bestellung für Bestellung</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Rest %1</source>
        <translation>Rest %1</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
    <message>
        <source>new documents</source>
        <translation>neue Belege</translation>
    </message>
    <message>
        <source>changed documents</source>
        <translation>geänderte Belege</translation>
    </message>
    <message>
        <source>withdrawn documents</source>
        <translation>zurückgezogene Belege</translation>
    </message>
    <message>
        <source>changed settings</source>
        <translation>geänderte Einstellungen</translation>
    </message>
    <message>
        <source>undone recreations</source>
        <translation>rückgängig gemachte Neubuchungen</translation>
    </message>
    <message>
        <source>caught up after a lock</source>
        <translation>nachgeholt nach einer Festschreibung</translation>
    </message>
    <message>
        <source>newly refused, figures stay</source>
        <translation>neu abgelehnt, Zahlen bleiben</translation>
    </message>
    <message>
        <source>posted again</source>
        <translation>neu gebucht</translation>
    </message>
    <message>
        <source>Close against close</source>
        <translation>Abschluss gegen Abschluss</translation>
    </message>
    <message>
        <source>As known at %1, against %2</source>
        <translation>Wie bekannt am %1, gegenüber %2</translation>
    </message>
    <message>
        <source>Name or reason</source>
        <translation>Name oder Grund</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Difference %1</source>
        <translation>Unterschied %1</translation>
    </message>
    <message>
        <source>All documents are in these figures.</source>
        <translation>Alle Belege sind in diesen Zahlen.</translation>
    </message>
    <message>
        <source>Printed %1 by Leapfrog</source>
        <translation>Gedruckt am %1 von Leapfrog</translation>
    </message>
    <message>
        <source>Page %1 of %2</source>
        <translation>Seite %1 von %2</translation>
    </message>
    <message numerus="yes">
        <source>%n column(s) are too wide for a page: choose fewer months.</source>
        <translation>
            <numerusform>%n Spalte ist zu breit für eine Seite: Wählen Sie weniger Monate.</numerusform>
            <numerusform>%n Spalten sind zu breit für eine Seite: Wählen Sie weniger Monate.</numerusform>
        </translation>
    </message>
    <message>
        <source>The pages can&apos;t be written.</source>
        <translation>Die Seiten lassen sich nicht schreiben.</translation>
    </message>
    <message>
        <source>Printing was cancelled.</source>
        <translation>Der Druck wurde abgebrochen.</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. What was there is unchanged.</source>
        <translation>%1 lässt sich nicht schreiben: %2. Was dort war, ist unverändert.</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>from %1</source>
        <translation>ab %1</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>bis %1</translation>
    </message>
    <message>
        <source>all days</source>
        <translation>alle Tage</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are not posted as they are now and not, or only as before, in these figures.</source>
        <translation>
            <numerusform>%n Beleg ist nicht so gebucht, wie er jetzt ist, und nicht oder nur wie zuvor in diesen Zahlen.</numerusform>
            <numerusform>%n Belege sind nicht so gebucht, wie sie jetzt sind, und nicht oder nur wie zuvor in diesen Zahlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were refused and are not in these figures as they are now.</source>
        <translation>
            <numerusform>%n Beleg wurde abgelehnt und ist nicht so in diesen Zahlen, wie er jetzt ist.</numerusform>
            <numerusform>%n Belege wurden abgelehnt und sind nicht so in diesen Zahlen, wie sie jetzt sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) await recreation and are in these figures as before.</source>
        <translation>
            <numerusform>%n Beleg wartet auf Neubuchung und ist wie zuvor in diesen Zahlen.</numerusform>
            <numerusform>%n Belege warten auf Neubuchung und sind wie zuvor in diesen Zahlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) await recreation and are left out.</source>
        <translation>
            <numerusform>%n Beleg wartet auf Neubuchung und ist nicht dabei.</numerusform>
            <numerusform>%n Belege warten auf Neubuchung und sind nicht dabei.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) of the shop were refused and are not in these figures.</source>
        <translation>
            <numerusform>%n Datensatz des Shops wurde abgelehnt und ist nicht in diesen Zahlen.</numerusform>
            <numerusform>%n Datensätze des Shops wurden abgelehnt und sind nicht in diesen Zahlen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) of the shop wait and are not in these figures.</source>
        <translation>
            <numerusform>%n Datensatz des Shops wartet und ist nicht in diesen Zahlen.</numerusform>
            <numerusform>%n Datensätze des Shops warten und sind nicht in diesen Zahlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>As known at %1</source>
        <translation>Wie bekannt am %1</translation>
    </message>
    <message>
        <source>The report has more than %1 lines, which is the most that is printed: choose fewer days, or an account.</source>
        <translation>Der Bericht hat mehr als %1 Zeilen, und mehr wird nicht gedruckt: Wählen Sie weniger Tage oder ein Konto.</translation>
    </message>
    <message>
        <source>What was committed when is kept since %1 only.</source>
        <translation>Was wann übernommen wurde, ist erst seit %1 festgehalten.</translation>
    </message>
    <message>
        <source>Profit and loss</source>
        <translation>Gewinn- und Verlustrechnung</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Erträge</translation>
    </message>
    <message>
        <source>Total income</source>
        <translation>Summe Erträge</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Aufwendungen</translation>
    </message>
    <message>
        <source>Total expenses</source>
        <translation>Summe Aufwendungen</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Balance sheet</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Aktiva</translation>
    </message>
    <message>
        <source>Total assets</source>
        <translation>Summe Aktiva</translation>
    </message>
    <message>
        <source>Liabilities</source>
        <translation>Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Total liabilities</source>
        <translation>Summe Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Result carried forward</source>
        <translation>Ergebnisvortrag</translation>
    </message>
    <message>
        <source>Result of the fiscal year</source>
        <translation>Ergebnis des Geschäftsjahrs</translation>
    </message>
    <message>
        <source>Total equity</source>
        <translation>Summe Eigenkapital</translation>
    </message>
    <message>
        <source>Trial balance</source>
        <translation>Summen- und Saldenliste</translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Anfangssaldo</translation>
    </message>
</context>
<context>
    <name>leapfrog::PasswordKeeper</name>
    <message>
        <source>The keychain stays locked.</source>
        <translation>Der Schlüsselbund bleibt verschlossen.</translation>
    </message>
    <message>
        <source>There is no keychain, or it does not answer.</source>
        <translation>Es gibt keinen Schlüsselbund, oder er antwortet nicht.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PauseQuestion</name>
    <message>
        <source>Pause the organisation %1 in %2?</source>
        <translation>Organisation %1 in %2 anhalten?</translation>
    </message>
    <message>
        <source>Pause the worker %1 in %2?</source>
        <translation>Worker %1 in %2 anhalten?</translation>
    </message>
    <message>
        <source>Pause the whole queue of %1?</source>
        <translation>Die ganze Warteschlange von %1 anhalten?</translation>
    </message>
    <message>
        <source>What runs ends. No new job of this organisation is taken until somebody resumes it; clicks for at most the direct threshold still start at once.</source>
        <translation>Was läuft, wird beendet. Kein neuer Auftrag dieser Organisation wird übernommen, bis jemand sie fortsetzt; Klicks bis zur Schwelle des direkten Wegs beginnen weiterhin sofort.</translation>
    </message>
    <message>
        <source>It ends what it holds and takes nothing new until somebody resumes it. Other workers go on.</source>
        <translation>Er beendet, was er hält, und übernimmt nichts Neues, bis jemand ihn fortsetzt. Andere Worker arbeiten weiter.</translation>
    </message>
    <message>
        <source>What runs ends. No worker takes a new job until somebody resumes the queue; clicks for at most the direct threshold still start at once.</source>
        <translation>Was läuft, wird beendet. Kein Worker übernimmt einen neuen Auftrag, bis jemand die Warteschlange fortsetzt; Klicks bis zur Schwelle des direkten Wegs beginnen weiterhin sofort.</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Anhalten</translation>
    </message>
    <message>
        <source>&amp;Reason, shown to everybody who waits</source>
        <translation>&amp;Grund, den alle Wartenden lesen</translation>
    </message>
    <message>
        <source>&amp;Pause</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>The organisation %1 is paused.</source>
        <translation>Die Organisation %1 ist angehalten.</translation>
    </message>
    <message>
        <source>The worker %1 is paused.</source>
        <translation>Der Worker %1 ist angehalten.</translation>
    </message>
    <message>
        <source>The whole queue is paused.</source>
        <translation>Die ganze Warteschlange ist angehalten.</translation>
    </message>
    <message>
        <source>The organisation %1 goes on.</source>
        <translation>Die Organisation %1 läuft weiter.</translation>
    </message>
    <message>
        <source>The organisation %1 was not paused any more.</source>
        <translation>Die Organisation %1 war nicht mehr angehalten.</translation>
    </message>
    <message>
        <source>The worker %1 goes on.</source>
        <translation>Der Worker %1 läuft weiter.</translation>
    </message>
    <message>
        <source>The worker %1 was not paused any more.</source>
        <translation>Der Worker %1 war nicht mehr angehalten.</translation>
    </message>
    <message>
        <source>The queue goes on.</source>
        <translation>Die Warteschlange läuft weiter.</translation>
    </message>
    <message>
        <source>The queue was not paused any more.</source>
        <translation>Die Warteschlange war nicht mehr angehalten.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Payload</name>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>%1 must be a text.</source>
        <translation>%1 muss ein Text sein.</translation>
    </message>
    <message>
        <source>%1 must be a number.</source>
        <translation>%1 muss eine Zahl sein.</translation>
    </message>
    <message>
        <source>%1 must be a whole number.</source>
        <translation>%1 muss eine ganze Zahl sein.</translation>
    </message>
    <message>
        <source>%1 must be true or false.</source>
        <translation>%1 muss true oder false sein.</translation>
    </message>
    <message>
        <source>%1 must be a whole number, not below 0.</source>
        <translation>%1 muss eine ganze Zahl sein, nicht unter 0.</translation>
    </message>
    <message>
        <source>%1 has too many digits.</source>
        <translation>%1 hat zu viele Stellen.</translation>
    </message>
    <message>
        <source>%1 must be an ISO 4217 code.</source>
        <translation>%1 muss ein Code nach ISO 4217 sein.</translation>
    </message>
    <message>
        <source>%1 has more than 15 digits.</source>
        <translation>%1 hat mehr als 15 Stellen.</translation>
    </message>
    <message>
        <source>%1 is not the shop&apos;s currency.</source>
        <translation>%1 ist nicht die Währung des Shops.</translation>
    </message>
    <message>
        <source>%1 must be an object.</source>
        <translation>%1 muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>%1 must be a list.</source>
        <translation>%1 muss eine Liste sein.</translation>
    </message>
    <message>
        <source>%1 must be a day or moment as 2026-01-31T23:59:59-05:00, 1970 to 2199.</source>
        <translation>%1 muss ein Tag oder Zeitpunkt wie 2026-01-31T23:59:59-05:00 sein, von 1970 bis 2199.</translation>
    </message>
    <message>
        <source>%1 must be an amount.</source>
        <translation>%1 muss ein Betrag sein.</translation>
    </message>
    <message>
        <source>an amount that is not told</source>
        <translation>einem nicht genannten Betrag</translation>
    </message>
    <message>
        <source>no money</source>
        <translation>kein Geld</translation>
    </message>
    <message>
        <source>%1 is not an amount of %2, which has %3 decimals: it says %4.</source>
        <translation>%1 ist kein Betrag in %2 mit %3 Nachkommastellen: Dort steht %4.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PayloadKind</name>
    <message>
        <source>This looks like a checkout: nothing is sold until it becomes an order.</source>
        <translation>Das sieht nach einem Checkout aus: Nichts ist verkauft, bis eine Bestellung daraus wird.</translation>
    </message>
    <message>
        <source>This looks like a draft order: nothing is sold until it becomes an order.</source>
        <translation>Das sieht nach einem Bestellentwurf aus: Nichts ist verkauft, bis eine Bestellung daraus wird.</translation>
    </message>
    <message>
        <source>This looks like a tender transaction: the order&apos;s transaction says the same.</source>
        <translation>Das sieht nach einer Tender-Transaktion aus: Die Transaktion der Bestellung sagt dasselbe.</translation>
    </message>
    <message>
        <source>This looks like a dispute: what it costs comes with a payout, as an adjustment.</source>
        <translation>Das sieht nach einem Zahlungsstreit aus: Was er kostet, kommt mit einer Auszahlung, als Anpassung.</translation>
    </message>
    <message>
        <source>This looks like an order edit: the edited order says the same.</source>
        <translation>Das sieht nach einer Bestelländerung aus: Die geänderte Bestellung sagt dasselbe.</translation>
    </message>
    <message>
        <source>This looks like a step of a fulfilment: the fulfilment itself says what was shipped.</source>
        <translation>Das sieht nach einem Schritt einer Lieferung aus: Die Lieferung selbst sagt, was versandt wurde.</translation>
    </message>
    <message>
        <source>This is of a kind that accounting has no use for.</source>
        <translation>Das ist von einer Art, die die Buchhaltung nicht braucht.</translation>
    </message>
    <message>
        <source>This looks like no Shopify payload that is known here. Orders, refunds, transactions, fulfilments, payouts and balance transactions are read. Nothing of it is posted. If it is one of these, report it; else leave it out of what you import.</source>
        <translation>Das sieht nach keinem Datensatz von Shopify aus, der hier bekannt ist. Gelesen werden Bestellungen, Erstattungen, Transaktionen, Lieferungen, Auszahlungen und deren Saldobewegungen. Nichts davon ist gebucht. Ist es eines davon, so melden Sie es; sonst lassen Sie es beim Importieren weg.</translation>
    </message>
    <message>
        <source>This looks like a product: what was sold of it is in the orders.</source>
        <translation>Das sieht nach einem Produkt aus: Was davon verkauft wurde, steht in den Bestellungen.</translation>
    </message>
    <message>
        <source>This is about the shop or one of its customers, and nothing for the books. Where Shopify asks to forget a customer: leapfrogctl organisation forget-party.</source>
        <translation>Das betrifft den Shop oder einen Kunden und ist nichts für die Bücher. Bittet Shopify, einen Kunden zu vergessen: leapfrogctl organisation forget-party.</translation>
    </message>
    <message>
        <source>This is only an id: Shopify says so what was deleted. What is in the books of it stays.</source>
        <translation>Das ist nur eine Nummer: So sagt Shopify, was gelöscht wurde. Was davon in den Büchern ist, bleibt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PayloadListStore</name>
    <message>
        <source>There is no payload %1 in the inbox.</source>
        <translation>Es gibt keinen Datensatz %1 im Eingang.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PayloadStore</name>
    <message>
        <source>Somebody else keeps the same payloads at this moment.</source>
        <translation>Jemand anderes bewahrt in diesem Augenblick dieselben Datensätze auf.</translation>
    </message>
    <message>
        <source>Somebody else purged the same payloads at this moment.</source>
        <translation>Jemand anderes hat dieselben Datensätze in diesem Augenblick entfernt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PayloadWords</name>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>superseded</source>
        <translation>überholt</translation>
    </message>
    <message>
        <source>not needed</source>
        <translation>nicht benötigt</translation>
    </message>
    <message>
        <source>order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>refund</source>
        <translation>Erstattung</translation>
    </message>
    <message>
        <source>transaction</source>
        <translation>Transaktion</translation>
    </message>
    <message>
        <source>fulfilment</source>
        <translation>Lieferung</translation>
    </message>
    <message>
        <source>part of an order</source>
        <translation>Teil einer Bestellung</translation>
    </message>
    <message>
        <source>payout</source>
        <translation>Auszahlung</translation>
    </message>
    <message>
        <source>balance transaction</source>
        <translation>Saldobewegung</translation>
    </message>
    <message>
        <source>of no use to accounting</source>
        <translation>für die Buchhaltung ohne Belang</translation>
    </message>
    <message>
        <source>unreadable</source>
        <translation>nicht lesbar</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>kind and number, as: order 5111</comment>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>its order has not come</source>
        <translation>die Bestellung ist nicht gekommen</translation>
    </message>
    <message>
        <source>its refund has not come</source>
        <translation>die Erstattung ist nicht gekommen</translation>
    </message>
    <message>
        <source>its payout has not come</source>
        <translation>die Auszahlung ist nicht gekommen</translation>
    </message>
    <message>
        <source>its lines have not come</source>
        <translation>die Zeilen sind nicht gekommen</translation>
    </message>
    <message>
        <source>its money is pending</source>
        <translation>das Geld steht aus</translation>
    </message>
    <message>
        <source>its order was refused</source>
        <translation>die Bestellung wurde abgelehnt</translation>
    </message>
    <message>
        <source>its order came before the inbox was kept</source>
        <translation>die Bestellung kam, bevor es den Eingang gab</translation>
    </message>
    <message>
        <source>its amounts do not add up</source>
        <translation>die Beträge gehen nicht auf</translation>
    </message>
    <message>
        <source>another order has its name</source>
        <translation>eine andere Bestellung heißt so</translation>
    </message>
    <message>
        <source>its exchange rate is missing</source>
        <translation>der Wechselkurs fehlt</translation>
    </message>
    <message>
        <source>a CSV export, which can&apos;t be read</source>
        <translation>ein CSV-Export, der nicht gelesen werden kann</translation>
    </message>
    <message>
        <source>the file is cut off</source>
        <translation>die Datei ist abgeschnitten</translation>
    </message>
    <message>
        <source>not readable as JSON</source>
        <translation>nicht als JSON lesbar</translation>
    </message>
    <message>
        <source>nothing that is known</source>
        <translation>nichts Bekanntes</translation>
    </message>
    <message>
        <source>unknown currency</source>
        <translation>unbekannte Währung</translation>
    </message>
    <message>
        <source>something is missing</source>
        <translation>etwas fehlt</translation>
    </message>
    <message>
        <source>something is not as Shopify says it is</source>
        <translation>etwas ist nicht so, wie Shopify es beschreibt</translation>
    </message>
    <message>
        <source>a test order</source>
        <translation>eine Testbestellung</translation>
    </message>
    <message>
        <source>cancelled and never paid</source>
        <translation>storniert und nie bezahlt</translation>
    </message>
    <message>
        <source>no money moved</source>
        <translation>kein Geld bewegt</translation>
    </message>
    <message>
        <source>revenue counts when ordered</source>
        <translation>Erlös zählt bei Bestellung</translation>
    </message>
    <message>
        <source>Fetch that and import it: this is read by itself then.</source>
        <translation>Holen und importieren Sie das: Dies wird dann von selbst gelesen.</translation>
    </message>
    <message>
        <source>Nothing to do: it is read by itself when the money has come or failed.</source>
        <translation>Nichts zu tun: Es wird von selbst gelesen, wenn das Geld gekommen oder ausgeblieben ist.</translation>
    </message>
    <message>
        <source>See what is wrong with its order: this is read together with it.</source>
        <translation>Sehen Sie nach, was mit der Bestellung nicht stimmt: Dies wird mit ihr zusammen gelesen.</translation>
    </message>
    <message>
        <source>Import the order once again, whole: this is read together with it.</source>
        <translation>Importieren Sie die Bestellung noch einmal ganz: Dies wird mit ihr zusammen gelesen.</translation>
    </message>
    <message>
        <source>Import each shop into an organisation of its own.</source>
        <translation>Importieren Sie jeden Shop in eine eigene Organisation.</translation>
    </message>
    <message>
        <source>Import the payout again with a rate for its currency.</source>
        <translation>Importieren Sie die Auszahlung noch einmal, mit einem Kurs für ihre Währung.</translation>
    </message>
    <message>
        <source>Fetch the data as JSON instead: the user guide says how.</source>
        <translation>Holen Sie die Daten stattdessen als JSON: Das Handbuch sagt, wie.</translation>
    </message>
    <message>
        <source>Fetch the file again and import it: what came in before stays as it is.</source>
        <translation>Holen Sie die Datei noch einmal, und importieren Sie sie: Was vorher ankam, bleibt, wie es ist.</translation>
    </message>
    <message>
        <source>Correct it in the shop and import it again, or Retry once a setting or the program has changed. What was posted before stays.</source>
        <translation>Berichtigen Sie es im Shop, und importieren Sie es noch einmal; oder lesen Sie es noch einmal, wenn sich eine Einstellung oder das Programm geändert hat. Was vorher gebucht war, bleibt.</translation>
    </message>
    <message>
        <source>It is read by itself when what it waits for comes.</source>
        <translation>Es wird von selbst gelesen, wenn das kommt, worauf es wartet.</translation>
    </message>
    <message>
        <source>over %1</source>
        <translation>über %1</translation>
    </message>
    <message>
        <source>what came of it before was purged</source>
        <translation>was früher davon kam, wurde herausgenommen</translation>
    </message>
    <message>
        <source>its period is locked</source>
        <translation>seine Periode ist gesperrt</translation>
    </message>
    <message>
        <source>somebody has had done with it</source>
        <translation>von jemandem verworfen</translation>
    </message>
    <message>
        <source>Shopify answered with an error</source>
        <translation>Shopify antwortete mit einem Fehler</translation>
    </message>
    <message>
        <source>Ask Shopify again and import the answer. Then have done with this: leapfrogctl inbox discard.</source>
        <translation>Fragen Sie Shopify noch einmal und importieren Sie die Antwort. Dann verwerfen Sie dies: leapfrogctl inbox discard.</translation>
    </message>
    <message>
        <source>Import the order or payout whole. Then see what would change, and make its documents anew: leapfrogctl import again --purged.</source>
        <translation>Importieren Sie die Bestellung oder Auszahlung ganz. Dann sehen Sie nach, was sich ändern würde, und machen Sie ihre Belege neu: leapfrogctl import again --purged.</translation>
    </message>
    <message>
        <source>Once the period is open, the next import or Read again posts it.</source>
        <translation>Ist die Periode wieder offen, bucht es der nächste Import oder „Neu lesen“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PayloadsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>Nummer</translation>
    </message>
    <message>
        <source>Read with</source>
        <translation>Gelesen mit</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>Erhalten</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was er sagt</translation>
    </message>
</context>
<context>
    <name>leapfrog::Payment</name>
    <message>
        <source>More is allocated than was paid.</source>
        <translation>Es ist mehr zugeordnet, als gezahlt wurde.</translation>
    </message>
    <message>
        <source>The fee is larger than the payment.</source>
        <translation>Die Gebühr ist größer als die Zahlung.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Payout</name>
    <message>
        <source>The parts come to %1, net says %2.</source>
        <translation>Die Teile ergeben %1, der Nettobetrag (net) nennt %2.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PayoutBooks</name>
    <message>
        <source>The same came twice.</source>
        <translation>Dasselbe kam zweimal.</translation>
    </message>
    <message>
        <source>%1 is missing.</source>
        <translation>%1 fehlt.</translation>
    </message>
    <message>
        <source>Payout %1: “%2” of %3 is of no type that is known here; it is in gateway adjustments.</source>
        <translation>Auszahlung %1: „%2“ über %3 ist von keiner Art, die hier bekannt ist; es steht in den Anpassungen des Zahlungsdienstleisters.</translation>
    </message>
    <message>
        <source>Payout %1: its balance transactions come to %2, the payout to %3; its own figures are used until all of them are there.</source>
        <translation>Auszahlung %1: Ihre Saldo-Transaktionen ergeben %2, die Auszahlung %3; ihre eigenen Zahlen gelten, bis alle da sind.</translation>
    </message>
    <message>
        <source>It waits for its payout, which was not imported yet.</source>
        <translation>Es wartet auf seine Auszahlung, die noch nicht importiert wurde.</translation>
    </message>
    <message>
        <source>A later state of the payout is there.</source>
        <translation>Ein späterer Stand der Auszahlung ist da.</translation>
    </message>
    <message>
        <source>Nothing of this payout of %1 is posted: card clearing still holds its payments. Import it again when it is whole, or report it, then retry.</source>
        <translation>Nichts von dieser Auszahlung von %1 ist gebucht: Ihre Zahlungen stehen noch auf dem Kartenverrechnungskonto. Importieren Sie sie noch einmal, wenn sie vollständig ist, oder melden Sie sie, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>It is of %1; the payout is posted by its own figures. Import the balance transaction again when it is whole, or report it, then retry.</source>
        <translation>Es geht um %1; die Auszahlung ist nach ihren eigenen Beträgen gebucht. Importieren Sie die Saldobewegung noch einmal, wenn sie vollständig ist, oder melden Sie sie, und wiederholen Sie es dann.</translation>
    </message>
    <message>
        <source>Payout %1: its balance transaction says %2 of payment %3, which is booked with %4. That is more than cents: the difference stays on card clearing, beside its order. See whether all of the order&apos;s payments were imported, and as they are.</source>
        <translation>Auszahlung %1: Ihre Saldobewegung nennt %2 für die Zahlung %3, die mit %4 gebucht ist. Das ist mehr als Cents: Die Differenz bleibt auf dem Kartenverrechnungskonto, bei ihrer Bestellung. Prüfen Sie, ob alle Zahlungen der Bestellung importiert sind, und so, wie sie sind.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PercentTask</name>
    <message>
        <source>%1 %</source>
        <translation>%1 %</translation>
    </message>
</context>
<context>
    <name>leapfrog::Period</name>
    <message>
        <source>%1 %2</source>
        <translation>%1 %2</translation>
    </message>
    <message>
        <source>Q%1 %2</source>
        <translation>Q%1 %2</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>nicht festgeschrieben</translation>
    </message>
    <message>
        <source>locked through %1</source>
        <translation>festgeschrieben bis %1</translation>
    </message>
    <message>
        <source>locked</source>
        <translation>festgeschrieben</translation>
    </message>
    <message>
        <source>through %1</source>
        <translation>bis %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::PeriodActs</name>
    <message>
        <source>Lock…</source>
        <translation>Festschreiben …</translation>
    </message>
    <message>
        <source>Unlock…</source>
        <translation>Aufheben …</translation>
    </message>
    <message>
        <source>Choose an organisation first.</source>
        <translation>Wählen Sie zuerst eine Organisation.</translation>
    </message>
    <message>
        <source>What is locked is still being looked for.</source>
        <translation>Was festgeschrieben ist, wird noch gesucht.</translation>
    </message>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Handlung läuft noch.</translation>
    </message>
    <message>
        <source>Close the books through a day: nothing up to it can be changed any more.</source>
        <translation>Die Bücher bis zu einem Tag festschreiben: Nichts bis dahin kann mehr geändert werden.</translation>
    </message>
    <message>
        <source>%1 is locked already; choose a later period.</source>
        <translation>%1 ist schon festgeschrieben; wählen Sie eine spätere Periode.</translation>
    </message>
    <message>
        <source>Open days of the books again.</source>
        <translation>Die Festschreibung von Tagen der Bücher aufheben.</translation>
    </message>
    <message>
        <source>Nothing is locked.</source>
        <translation>Nichts ist festgeschrieben.</translation>
    </message>
    <message>
        <source>Your login may not lock or unlock periods. Nothing changed.</source>
        <translation>Ihr Benutzer darf Perioden nicht festschreiben und keine Festschreibung aufheben. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Whether it was done is shown beside the period as soon as the connection is back.</source>
        <translation>Ob es geschehen ist, steht neben der Periode, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>%1 and %2 more</source>
        <translation>%1 und %2 weitere</translation>
    </message>
    <message numerus="yes">
        <source>The books were not locked through %1: %Ln document(s) of these days are not posted as they are now.</source>
        <translation>
            <numerusform>Die Bücher wurden nicht bis %1 festgeschrieben: %Ln Beleg dieser Tage ist nicht gebucht, wie er jetzt ist.</numerusform>
            <numerusform>Die Bücher wurden nicht bis %1 festgeschrieben: %Ln Belege dieser Tage sind nicht gebucht, wie sie jetzt sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1. Post, recreate or repair them first.</source>
        <translation>%1. Buchen Sie sie zuerst, buchen Sie sie neu, oder bringen Sie sie in Ordnung.</translation>
    </message>
    <message>
        <source>Sho&amp;w them</source>
        <translation>&amp;Zeigen</translation>
    </message>
    <message>
        <source>The books are locked through %1: %2.</source>
        <translation>Die Bücher sind bis %1 festgeschrieben: %2.</translation>
    </message>
    <message>
        <source>All days are open: %1.</source>
        <translation>Alle Tage sind offen: %1.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PeriodChoice</name>
    <message>
        <source>Kind of period</source>
        <translation>Art der Periode</translation>
    </message>
    <message>
        <source>Period</source>
        <translation>Periode</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>Erster Tag</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>Letzter Tag</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Quarter</source>
        <translation>Quartal</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Range</source>
        <translation>Zeitraum</translation>
    </message>
    <message>
        <source>All days</source>
        <translation>Alle Tage</translation>
    </message>
    <message>
        <source>to</source>
        <comment>day to day</comment>
        <translation>bis</translation>
    </message>
</context>
<context>
    <name>leapfrog::PeriodLock</name>
    <message>
        <source>The books are locked through %1.</source>
        <translation>Die Bücher sind bis einschließlich %1 festgeschrieben.</translation>
    </message>
    <message>
        <source>The amounts to catch up on come to more than 18 digits.</source>
        <translation>Die nachzuholenden Beträge haben mehr als 18 Stellen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PeriodLockStore</name>
    <message>
        <source>There is no organisation &quot;%1&quot; here.</source>
        <translation>Hier gibt es keine Organisation „%1“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PeriodQuestion</name>
    <message>
        <source>&amp;All days</source>
        <translation>&amp;Alle Tage</translation>
    </message>
    <message>
        <source>&amp;Reason, kept with your name</source>
        <translation>&amp;Begründung, bleibt mit Ihrem Namen</translation>
    </message>
    <message>
        <source>Lock</source>
        <translation>Festschreiben</translation>
    </message>
    <message>
        <source>Last day that is &amp;locked</source>
        <translation>&amp;Letzter festgeschriebener Tag</translation>
    </message>
    <message>
        <source>No entry of these days can be made, changed or taken out of force any more, whoever posts. A document of these days that changes is refused, or its difference is posted on the first open day, as the organisation&apos;s lock policy says. Postings that are being written are waited for. Refused while a document of these days is not posted as it is now.</source>
        <translation>Keine Buchung dieser Tage kann mehr entstehen, geändert oder unwirksam werden, wer auch bucht. Ein Beleg dieser Tage, der sich ändert, wird abgelehnt, oder seine Differenz wird am ersten offenen Tag gebucht, wie es die Festschreibungsregel der Organisation sagt. Auf Buchungen, die gerade geschrieben werden, wird gewartet. Abgelehnt, solange ein Beleg dieser Tage nicht gebucht ist, wie er jetzt ist.</translation>
    </message>
    <message>
        <source>Lock the books of %1 through %2?</source>
        <translation>Die Bücher von %1 bis einschließlich %2 festschreiben?</translation>
    </message>
    <message>
        <source>Loc&amp;k through %1</source>
        <translation>&amp;Festschreiben bis %1</translation>
    </message>
    <message>
        <source>Unlock</source>
        <translation>Festschreibung aufheben</translation>
    </message>
    <message>
        <source>First day that is &amp;unlocked</source>
        <translation>&amp;Erster Tag, der wieder offen ist</translation>
    </message>
    <message>
        <source>Unlock all days of the books of %1?</source>
        <translation>Die Festschreibung aller Tage der Bücher von %1 aufheben?</translation>
    </message>
    <message>
        <source>Unlock the books of %1 from %2 to %3?</source>
        <translation>Die Festschreibung der Bücher von %1 vom %2 bis %3 aufheben?</translation>
    </message>
    <message>
        <source>Documents of these days can then be posted, changed and recreated again. Figures that were reported may become others; who unlocked and why is kept.</source>
        <translation>Belege dieser Tage können dann wieder gebucht, geändert und neu gebucht werden. Zahlen, die gemeldet wurden, können andere werden; wer aufgehoben hat und warum, wird aufbewahrt.</translation>
    </message>
    <message>
        <source>The books stay locked through %1.</source>
        <translation>Die Bücher bleiben bis einschließlich %1 festgeschrieben.</translation>
    </message>
    <message>
        <source>Un&amp;lock all days</source>
        <translation>Alle Tage &amp;öffnen</translation>
    </message>
    <message>
        <source>Un&amp;lock from %1</source>
        <translation>Ab %1 &amp;öffnen</translation>
    </message>
    <message>
        <source>The books were closed and sealed through %1, so a reason is needed: every report of these days shows it until they are sealed again.</source>
        <translation>Die Bücher wurden bis %1 abgeschlossen und versiegelt, deshalb ist eine Begründung nötig: Jede Auswertung dieser Tage zeigt sie, bis sie wieder versiegelt sind.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Poller</name>
    <message numerus="yes">
        <source>%n job(s) were handed back.</source>
        <translation>
            <numerusform>%n Auftrag wurde zurückgegeben.</numerusform>
            <numerusform>%n Aufträge wurden zurückgegeben.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>Wieder verbunden.</translation>
    </message>
    <message>
        <source>A job is dead.</source>
        <translation>Ein Auftrag ist gescheitert.</translation>
    </message>
    <message>
        <source>A job failed and waits for its next attempt.</source>
        <translation>Ein Auftrag ist fehlgeschlagen und wartet auf seinen nächsten Versuch.</translation>
    </message>
    <message>
        <source>A job was taken over by another worker.</source>
        <translation>Ein Auftrag wurde von einem anderen Worker übernommen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PollerPanel</name>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Slots of the poller</source>
        <translation>Plätze des Pollers</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>Tempo</translation>
    </message>
    <message>
        <source>Jobs per second of the poller</source>
        <translation>Aufträge je Sekunde des Pollers</translation>
    </message>
    <message>
        <source>How many jobs it starts per second at most</source>
        <translation>Wie viele Aufträge er höchstens je Sekunde beginnt</translation>
    </message>
    <message>
        <source>as all workers</source>
        <translation>wie alle Worker</translation>
    </message>
    <message>
        <source> jobs/s</source>
        <translation> Aufträge/s</translation>
    </message>
    <message>
        <source>Stop now</source>
        <translation>Sofort beenden</translation>
    </message>
    <message>
        <source>Does not finish what it holds but hands it back to the queue</source>
        <translation>Beendet nicht, was er hält, sondern gibt es an die Warteschlange zurück</translation>
    </message>
    <message>
        <source>It could not hand back all it held: others take that over when the leases end.</source>
        <translation>Er konnte nicht alles zurückgeben, was er hielt: andere übernehmen es, wenn die Zuteilungen enden.</translation>
    </message>
    <message>
        <source>What it held was handed back to the queue.</source>
        <translation>Was er hielt, wurde an die Warteschlange zurückgegeben.</translation>
    </message>
    <message>
        <source>While it runs, this computer works on the queue of “%1”. Slots kept for clicks: %2, for normal work: %3. It stops when this window closes, after finishing what it holds.</source>
        <translation>Solange er läuft, arbeitet dieser Rechner an der Warteschlange von „%1“. Freigehaltene Plätze für Klicks: %2, für normale Arbeit: %3. Er endet, wenn dieses Fenster geschlossen wird, nachdem er beendet hat, was er hält.</translation>
    </message>
    <message>
        <source>Poller in this console: %1</source>
        <translation>Poller in dieser Konsole: %1</translation>
    </message>
    <message>
        <source> · %1 done</source>
        <translation> · %1 erledigt</translation>
    </message>
    <message>
        <source> · %1 refused</source>
        <translation> · %1 abgelehnt</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Starten</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Beenden</translation>
    </message>
    <message>
        <source>Works on the queue with this computer (Ctrl+Shift+W)</source>
        <translation>Arbeitet mit diesem Rechner an der Warteschlange (Strg+Umschalt+W)</translation>
    </message>
    <message>
        <source>Takes nothing more and finishes what it holds (Ctrl+Shift+W)</source>
        <translation>Übernimmt nichts mehr und beendet, was er hält (Strg+Umschalt+W)</translation>
    </message>
    <message>
        <source>Start the poller</source>
        <translation>Poller starten</translation>
    </message>
    <message>
        <source>Stop the poller</source>
        <translation>Poller beenden</translation>
    </message>
</context>
<context>
    <name>leapfrog::Post</name>
    <message>
        <source>The base currency “%1” is not known.</source>
        <translation>Die Hauswährung „%1“ ist nicht bekannt.</translation>
    </message>
    <message>
        <source>There is no document type “%1”.</source>
        <translation>Es gibt keine Belegart „%1“.</translation>
    </message>
    <message>
        <source>The document is longer than 64 MiB.</source>
        <translation>Der Beleg ist länger als 64 MiB.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PostingBuilder</name>
    <message>
        <source>The postings of %1 don&apos;t balance. Please report this document.</source>
        <translation>Soll und Haben von %1 gehen nicht auf. Bitte melden Sie diesen Beleg.</translation>
    </message>
    <message>
        <source>An amount comes to more than 18 digits in minor units.</source>
        <translation>Ein Betrag hat mehr als 18 Stellen in kleinsten Einheiten.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PostingStore</name>
    <message>
        <source>The settings of organisation &quot;%1&quot; can&apos;t be read (%2): %3 Its documents wait until &quot;leapfrogctl organisation set&quot; has put that right.</source>
        <translation>Die Einstellungen der Organisation „%1“ sind nicht lesbar (%2): %3 Ihre Belege warten, bis „leapfrogctl organisation set“ das in Ordnung gebracht hat.</translation>
    </message>
    <message>
        <source>There is no organisation &quot;%1&quot; here.</source>
        <translation>Hier gibt es keine Organisation „%1“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PreferencesDialog</name>
    <message>
        <source>Preferences</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>Sprache</translation>
    </message>
    <message>
        <source>&amp;Theme</source>
        <translation>&amp;Design</translation>
    </message>
    <message>
        <source>Theme</source>
        <translation>Design</translation>
    </message>
    <message>
        <source>Te&amp;xt size</source>
        <translation>Sch&amp;riftgröße</translation>
    </message>
    <message>
        <source>Text size</source>
        <translation>Schriftgröße</translation>
    </message>
    <message>
        <source>&amp;Rows of tables</source>
        <translation>&amp;Tabellenzeilen</translation>
    </message>
    <message>
        <source>Rows of tables</source>
        <translation>Tabellenzeilen</translation>
    </message>
    <message>
        <source>What you choose counts at once. Numbers and dates are those of the language.</source>
        <translation>Was Sie wählen, gilt sofort. Zahlen und Daten folgen der Sprache.</translation>
    </message>
    <message>
        <source>As the system: %1</source>
        <translation>Wie das System: %1</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Wie das System</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>%1 %</source>
        <comment>a text&apos;s size</comment>
        <translation>%1 %</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>Großzügig</translation>
    </message>
    <message>
        <source>Compact</source>
        <translation>Dicht</translation>
    </message>
</context>
<context>
    <name>leapfrog::Preview</name>
    <message>
        <source>There is no document &quot;%1&quot;.</source>
        <translation>Es gibt keinen Beleg „%1“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewDialog</name>
    <message>
        <source>Documents previewed</source>
        <translation>Belege in der Vorschau</translation>
    </message>
    <message>
        <source>%v of %m</source>
        <translation>%v von %m</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Anhalten</translation>
    </message>
    <message>
        <source>What would change, document by document</source>
        <translation>Was sich ändern würde, Beleg für Beleg</translation>
    </message>
    <message>
        <source>Reaso&amp;n (kept in the history)</source>
        <translation>Be&amp;gründung (bleibt im Verlauf)</translation>
    </message>
    <message>
        <source>optional</source>
        <translation>freiwillig</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>Vorschau</translation>
    </message>
    <message>
        <source>Recreate</source>
        <translation>Neu buchen</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Abbrechen</translation>
    </message>
    <message>
        <source>The preview could not be computed: %1</source>
        <translation>Die Vorschau konnte nicht berechnet werden: %1</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Noch einmal versuchen</translation>
    </message>
    <message numerus="yes">
        <source>Recreate %Ln document(s) in %1</source>
        <translation>
            <numerusform>%Ln Beleg in %1 neu buchen</numerusform>
            <numerusform>%Ln Belege in %1 neu buchen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview of %Ln document(s) in %1</source>
        <translation>
            <numerusform>Vorschau für %Ln Beleg in %1</numerusform>
            <numerusform>Vorschau für %Ln Belege in %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing will be changed.</source>
        <translation>Es wird nichts geändert.</translation>
    </message>
    <message>
        <source>queued at high priority: %1 documents; normal work goes on</source>
        <translation>mit hoher Priorität eingereiht: %1 Belege; die normale Arbeit geht weiter</translation>
    </message>
    <message numerus="yes">
        <source>%Ln will change</source>
        <translation>
            <numerusform>%Ln ändert sich</numerusform>
            <numerusform>%Ln ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln neu</numerusform>
            <numerusform>%Ln neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would be refused</source>
        <translation>
            <numerusform>%Ln würde abgelehnt</numerusform>
            <numerusform>%Ln würden abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unverändert</numerusform>
            <numerusform>%Ln unverändert</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 of %2 documents are previewed; the others are recreated as well.</source>
        <translation>Die ersten %1 von %2 Belegen sind in der Vorschau; die anderen werden ebenfalls neu gebucht.</translation>
    </message>
    <message>
        <source>The first %1 of %2 documents are previewed.</source>
        <translation>Die ersten %1 von %2 Belegen sind in der Vorschau.</translation>
    </message>
    <message>
        <source>Preview %1 &amp;more</source>
        <translation>Vorschau für %1 &amp;weitere</translation>
    </message>
    <message>
        <source>The preview is being computed.</source>
        <translation>Die Vorschau wird berechnet.</translation>
    </message>
    <message>
        <source>All documents are left out. Tick those to be recreated.</source>
        <translation>Alle Belege sind ausgelassen. Haken Sie die an, die neu gebucht werden sollen.</translation>
    </message>
    <message>
        <source>Nothing would change. Tick the unchanged ones to post them again.</source>
        <translation>Es würde sich nichts ändern. Haken Sie die unveränderten an, um sie noch einmal zu buchen.</translation>
    </message>
    <message>
        <source>All of these documents would be refused.</source>
        <translation>Alle diese Belege würden abgelehnt.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Also the %Ln unchanged one(s)</source>
        <translation>
            <numerusform>Auch den &amp;unveränderten (%Ln)</numerusform>
            <numerusform>Auch die %Ln &amp;unveränderten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Recreate %Ln document(s)</source>
        <translation>
            <numerusform>%Ln Beleg &amp;neu buchen</numerusform>
            <numerusform>%Ln Belege &amp;neu buchen</numerusform>
        </translation>
    </message>
    <message>
        <source>Starting…</source>
        <translation>Wird gestartet …</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 changed while you were looking (now version %2).</source>
        <translation>%1 hat sich geändert, während Sie hinsahen (jetzt Version %2).</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) changed while you were looking.</source>
        <translation>
            <numerusform>%n Beleg hat sich geändert, während Sie hinsahen.</numerusform>
            <numerusform>%n Belege haben sich geändert, während Sie hinsahen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Here is the new preview. Nothing was changed yet.</source>
        <translation>Hier ist die neue Vorschau. Es wurde noch nichts geändert.</translation>
    </message>
    <message>
        <source>Nothing was started: %1</source>
        <translation>Es wurde nichts gestartet: %1</translation>
    </message>
    <message>
        <source>It is being started already and can&apos;t be cancelled here any more.</source>
        <translation>Die Neubuchung wird schon gestartet und kann hier nicht mehr abgebrochen werden.</translation>
    </message>
    <message>
        <source>What becomes of it is told under Recreations, where it can be undone.</source>
        <translation>Was daraus wird, steht unter „Neubuchungen“; dort lässt sie sich rückgängig machen.</translation>
    </message>
    <message>
        <source>Close t&amp;his window</source>
        <translation>&amp;Dieses Fenster schließen</translation>
    </message>
    <message>
        <source>%1 in %2</source>
        <translation>%1 in %2</translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2, ahead of %n waiting job(s)</source>
        <translation>
            <numerusform>%1 in %2, vor %n wartenden Auftrag</numerusform>
            <numerusform>%1 in %2, vor %n wartenden Aufträgen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren …</translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewExport</name>
    <message>
        <source>What is previewed so far, as a table or as JSON (Ctrl+E)</source>
        <translation>Was bisher berechnet ist, als Tabelle oder JSON (Strg+E)</translation>
    </message>
    <message>
        <source>Nothing is previewed yet.</source>
        <translation>Noch ist keine Vorschau da.</translation>
    </message>
    <message>
        <source>Export the preview</source>
        <translation>Vorschau exportieren</translation>
    </message>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>JSON (*.json)</source>
        <translation>JSON (*.json)</translation>
    </message>
    <message>
        <source>%1 documents in %2</source>
        <translation>%1 Belege in %2</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. What was there is unchanged.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Was dort war, ist unverändert.</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewModel</name>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Untick it (Space) to leave it out.</source>
        <translation>Haken Sie ihn ab (Leertaste), um ihn auszulassen.</translation>
    </message>
    <message>
        <source>Document and account</source>
        <translation>Beleg und Konto</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewWords</name>
    <message>
        <source>%1, %2, version %3</source>
        <translation>%1, %2, Version %3</translation>
    </message>
    <message>
        <source>%1, awaiting recreation, compared with its previous figures</source>
        <translation>%1, wartet auf Neubuchung, verglichen mit seinen bisherigen Buchungen</translation>
    </message>
    <message>
        <source> (%1)</source>
        <translation> (%1)</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n account line(s) will change</source>
        <translation>
            <numerusform>%1: %n Kontozeile ändert sich</numerusform>
            <numerusform>%1: %n Kontozeilen ändern sich</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: new, %n account line(s)</source>
        <translation>
            <numerusform>%1: neu, %n Kontozeile</numerusform>
            <numerusform>%1: neu, %n Kontozeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: no change</source>
        <translation>%1: keine Änderung</translation>
    </message>
    <message>
        <source>%1 would be refused: %2</source>
        <translation>%1 würde abgelehnt: %2</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) would not change</source>
        <translation>
            <numerusform>%Ln Beleg würde sich nicht ändern</numerusform>
            <numerusform>%Ln Belege würden sich nicht ändern</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) would be refused: %1 %2</source>
        <translation>
            <numerusform>%Ln Beleg würde abgelehnt: %1 %2</numerusform>
            <numerusform>%Ln Belege würden abgelehnt: %1 %2</numerusform>
        </translation>
    </message>
    <message>
        <source>direct: a worker&apos;s next free slot posts it, ahead of everything else</source>
        <translation>direkt: der nächste freie Platz eines Workers bucht es, vor allem anderen</translation>
    </message>
    <message>
        <source>direct: starts at once</source>
        <translation>direkt: beginnt sofort</translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewedDocument</name>
    <message>
        <source>%1 In base currency: %2 %3.</source>
        <translation>%1 In Hauswährung: %2 %3.</translation>
    </message>
    <message>
        <source>What the document said when it was posted is not kept.</source>
        <translation>Was der Beleg enthielt, als er gebucht wurde, ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>This field of the document was changed.</source>
        <translation>Dieses Feld des Belegs wurde geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%n more field(s) of the document were changed.</source>
        <translation>
            <numerusform>Geändert wurde %n weiteres Feld des Belegs.</numerusform>
            <numerusform>Geändert wurden %n weitere Felder des Belegs.</numerusform>
        </translation>
    </message>
    <message>
        <source>The settings for posting were changed on %1 by %2.</source>
        <translation>Die Buchungseinstellungen wurden am %1 von %2 geändert.</translation>
    </message>
    <message>
        <source>The books are locked through %1.</source>
        <translation>Die Bücher sind bis einschließlich %1 festgeschrieben.</translation>
    </message>
</context>
<context>
    <name>leapfrog::PrivateCare</name>
    <message>
        <source>Back up…</source>
        <translation>Sichern …</translation>
    </message>
    <message>
        <source>Restore…</source>
        <translation>Wiederherstellen …</translation>
    </message>
    <message>
        <source>Delete…</source>
        <translation>Löschen …</translation>
    </message>
    <message>
        <source>Open another database first: this window uses the private server.</source>
        <translation>Öffnen Sie erst eine andere Datenbank: dieses Fenster benutzt den privaten Server.</translation>
    </message>
    <message>
        <source>Back up the private database</source>
        <translation>Private Datenbank sichern</translation>
    </message>
    <message>
        <source>Backups (*.dump);;All files (*)</source>
        <translation>Sicherungen (*.dump);;Alle Dateien (*)</translation>
    </message>
    <message>
        <source>Backing up the private database…</source>
        <translation>Die private Datenbank wird gesichert …</translation>
    </message>
    <message>
        <source>✓ The private database is backed up in %1.</source>
        <translation>✓ Die private Datenbank ist gesichert in %1.</translation>
    </message>
    <message>
        <source>Restore the private database</source>
        <translation>Private Datenbank wiederherstellen</translation>
    </message>
    <message>
        <source>Put this backup in place of the private database?</source>
        <translation>Diese Sicherung an die Stelle der privaten Datenbank setzen?</translation>
    </message>
    <message>
        <source>What is there now is kept until the next restore, as the database leapfrog_before.
%1</source>
        <translation>Was jetzt da ist, bleibt bis zur nächsten Wiederherstellung als Datenbank leapfrog_before erhalten.
%1</translation>
    </message>
    <message>
        <source>&amp;Restore it</source>
        <translation>&amp;Wiederherstellen</translation>
    </message>
    <message>
        <source>&amp;Leave it</source>
        <translation>&amp;Lassen</translation>
    </message>
    <message>
        <source>Putting the backup in place…</source>
        <translation>Die Sicherung wird eingesetzt …</translation>
    </message>
    <message>
        <source>✓ The private database is as it was when it was backed up.</source>
        <translation>✓ Die private Datenbank ist wie zur Zeit der Sicherung.</translation>
    </message>
    <message>
        <source>Delete the private database</source>
        <translation>Private Datenbank löschen</translation>
    </message>
    <message>
        <source>Delete the private database with all its books, and the demo?</source>
        <translation>Die private Datenbank mit allen Büchern löschen, und die Demo?</translation>
    </message>
    <message>
        <source>This can&apos;t be undone. Back it up first if you may need any of it.</source>
        <translation>Das lässt sich nicht rückgängig machen. Sichern Sie sie erst, wenn Sie etwas davon brauchen könnten.</translation>
    </message>
    <message>
        <source>&amp;Delete it</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Deleting the private database…</source>
        <translation>Die private Datenbank wird gelöscht …</translation>
    </message>
    <message>
        <source>✓ The private database is deleted. It is made anew, empty, when it is opened.</source>
        <translation>✓ Die private Datenbank ist gelöscht. Sie entsteht neu und leer, wenn sie geöffnet wird.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ProblemBar</name>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>T&amp;ry now</source>
        <translation>&amp;Jetzt versuchen</translation>
    </message>
    <message>
        <source>Enter &amp;password…</source>
        <translation>&amp;Passwort eingeben …</translation>
    </message>
    <message>
        <source>Open aga&amp;in</source>
        <translation>&amp;Noch einmal öffnen</translation>
    </message>
    <message>
        <source>Choose another data&amp;base…</source>
        <translation>Andere Daten&amp;bank wählen …</translation>
    </message>
    <message>
        <source>Trying again in %1 s (attempt %2).</source>
        <translation>Neuer Versuch in %1 s (Versuch %2).</translation>
    </message>
    <message>
        <source>Trying again now (attempt %1).</source>
        <translation>Neuer Versuch läuft (Versuch %1).</translation>
    </message>
</context>
<context>
    <name>leapfrog::ProblemWords</name>
    <message>
        <source>Leapfrog met something it does not understand and changed nothing.</source>
        <translation>Leapfrog ist auf etwas gestoßen, das es nicht versteht, und hat nichts geändert.</translation>
    </message>
    <message>
        <source>Copy the details into a report for your administrator.</source>
        <translation>Kopieren Sie die Details in eine Meldung an Ihren Administrator.</translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 und %n weiteren</numerusform>
            <numerusform>%1 und %n weiteren</numerusform>
        </translation>
    </message>
    <message>
        <source>Ask an administrator to add the account, then recreate it.</source>
        <translation>Bitten Sie einen Administrator, das Konto anzulegen, und buchen Sie den Beleg dann neu.</translation>
    </message>
    <message>
        <source>Have the period unlocked, or leave this document out.</source>
        <translation>Lassen Sie die Festschreibung aufheben, oder lassen Sie diesen Beleg aus.</translation>
    </message>
    <message>
        <source>Correct its exchange rate where it was made and import it again.</source>
        <translation>Berichtigen Sie seinen Wechselkurs dort, wo er entstanden ist, und importieren Sie ihn noch einmal.</translation>
    </message>
    <message>
        <source>This program does not know such documents: update it, or leave this one out.</source>
        <translation>Dieses Programm kennt solche Belege nicht: Aktualisieren Sie es, oder lassen Sie diesen aus.</translation>
    </message>
    <message>
        <source>Its worker stopped several times while it was being posted. Ask an administrator.</source>
        <translation>Sein Worker hat mehrmals aufgehört, während er gebucht wurde. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>Import it again, then recreate it.</source>
        <translation>Importieren Sie ihn noch einmal, und buchen Sie ihn dann neu.</translation>
    </message>
    <message>
        <source>Correct it where it was made and import it again, then recreate it.</source>
        <translation>Berichtigen Sie ihn dort, wo er entstanden ist, importieren Sie ihn noch einmal, und buchen Sie ihn dann neu.</translation>
    </message>
    <message>
        <source>It has no entries yet.</source>
        <translation>Er hat noch keine Buchungen.</translation>
    </message>
    <message>
        <source>Its previous entries are still in force.</source>
        <translation>Seine bisherigen Buchungen sind weiter wirksam.</translation>
    </message>
    <message>
        <source>Its previous entries are out of force until it is posted again; Undo brings them back.</source>
        <translation>Seine bisherigen Buchungen sind nicht wirksam, bis er wieder gebucht ist; „Rückgängig“ bringt sie zurück.</translation>
    </message>
    <message>
        <source>%1 was not posted: %2</source>
        <translation>%1 wurde nicht gebucht: %2</translation>
    </message>
    <message>
        <source>The database has no room left. Your click was not accepted and nothing changed.</source>
        <translation>Die Datenbank hat keinen Platz mehr. Ihr Klick wurde nicht angenommen, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>An administrator has to free space.</source>
        <translation>Ein Administrator muss Platz schaffen.</translation>
    </message>
    <message>
        <source>Connection lost while your recreation was being accepted.</source>
        <translation>Verbindung verloren, während Ihre Neubuchung angenommen wurde.</translation>
    </message>
    <message>
        <source>If it was accepted, it appears under Recreations. Nothing can be posted twice.</source>
        <translation>Wurde sie angenommen, erscheint sie unter „Neubuchungen“. Nichts kann doppelt gebucht werden.</translation>
    </message>
    <message>
        <source>The database was too busy. Your click was not accepted and nothing changed.</source>
        <translation>Die Datenbank war zu beschäftigt. Ihr Klick wurde nicht angenommen, und nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Try again.</source>
        <translation>Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Your login may not recreate these documents. Nothing changed.</source>
        <translation>Ihr Benutzer darf diese Belege nicht neu buchen. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Ask an administrator.</source>
        <translation>Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>The period is locked, so %1 keeps its entries.</source>
        <translation>Die Periode ist festgeschrieben; unverändert bleiben die Buchungen von %1.</translation>
    </message>
    <message>
        <source>Nothing changed. Leave it out, or have the period unlocked.</source>
        <translation>Nichts hat sich geändert. Lassen Sie den Beleg aus, oder lassen Sie die Festschreibung aufheben.</translation>
    </message>
    <message>
        <source>%1 does not exist any more. Nothing changed.</source>
        <translation>Nicht mehr vorhanden: %1. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Leave it out and try again.</source>
        <translation>Lassen Sie ihn aus, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Nothing changed.</source>
        <translation>Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Nothing was undone: %1 has a newer version since.</source>
        <translation>Nichts wurde rückgängig gemacht: Seither gibt es eine neuere Version von %1.</translation>
    </message>
    <message>
        <source>What came later would be lost.</source>
        <translation>Was später kam, ginge verloren.</translation>
    </message>
    <message>
        <source>Nothing was undone: the period was locked since, and %1 has entries there.</source>
        <translation>Nichts wurde rückgängig gemacht: Die Periode wurde seither festgeschrieben, und es gibt dort Buchungen von %1.</translation>
    </message>
    <message>
        <source>Have the period unlocked first.</source>
        <translation>Lassen Sie zuerst die Festschreibung aufheben.</translation>
    </message>
    <message>
        <source>Nothing of this recreation is left to undo.</source>
        <translation>Von dieser Neubuchung ist nichts mehr rückgängig zu machen.</translation>
    </message>
    <message>
        <source>Connection lost during the undo.</source>
        <translation>Verbindung verloren, während rückgängig gemacht wurde.</translation>
    </message>
    <message>
        <source>Whether it was done shows in the list as soon as the connection is back.</source>
        <translation>Ob es geschehen ist, zeigt die Liste, sobald die Verbindung wieder da ist.</translation>
    </message>
    <message>
        <source>The database has no room left. Nothing changed.</source>
        <translation>Die Datenbank hat keinen Platz mehr. Nichts hat sich geändert.</translation>
    </message>
    <message>
        <source>Your login may not do this. Nothing changed.</source>
        <translation>Ihr Benutzer darf das nicht. Nichts hat sich geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Production</name>
    <message>
        <source>%1 (production)</source>
        <translation>%1 (produktiv)</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <comment>organisation, database</comment>
        <translation>%1, %2</translation>
    </message>
    <message>
        <source>So many in production: type its &amp;name, %1</source>
        <translation>So viele im Produktivbestand: tippen Sie den &amp;Namen, %1</translation>
    </message>
    <message>
        <source>%1 in %2?</source>
        <translation>%1 in %2?</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>Jetzt &amp;nicht</translation>
    </message>
    <message>
        <source>Start the poller</source>
        <translation>Poller starten</translation>
    </message>
    <message>
        <source>Start the poller for %1?</source>
        <translation>Poller für %1 starten?</translation>
    </message>
    <message>
        <source>This computer then does everybody&apos;s work of that database, as its workers do, until you stop it or close the window.</source>
        <translation>Dieser Rechner erledigt dann die Arbeit aller in dieser Datenbank, wie ihre Worker, bis Sie ihn beenden oder das Fenster schließen.</translation>
    </message>
    <message>
        <source>&amp;Start it</source>
        <translation>&amp;Starten</translation>
    </message>
</context>
<context>
    <name>leapfrog::Pulse</name>
    <message>
        <source>Jobs were found that no trigger had noted: where they were written, the queue&apos;s triggers were off. Run: leapfrogctl doctor</source>
        <translation>Es wurden Aufträge gefunden, die kein Trigger vermerkt hatte: Wo sie geschrieben wurden, waren die Trigger der Warteschlange aus. Führen Sie aus: leapfrogctl doctor</translation>
    </message>
</context>
<context>
    <name>leapfrog::PurgeDialog</name>
    <message>
        <source>Purge payloads</source>
        <translation>Datensätze herausnehmen</translation>
    </message>
    <message>
        <source>Takes out the payloads of orders and payouts of which everything is read and came before that day. Documents and books stay. This can&apos;t be undone: what comes later for such an order waits until the order is imported once again.</source>
        <translation>Nimmt die Datensätze von Bestellungen und Auszahlungen heraus, von denen alles gelesen ist und vor diesem Tag kam. Belege und Bücher bleiben. Das lässt sich nicht zurücknehmen: Was später für eine solche Bestellung kommt, wartet, bis die Bestellung noch einmal importiert ist.</translation>
    </message>
    <message>
        <source>Purge what came before</source>
        <translation>Herausnehmen, was vorher kam</translation>
    </message>
    <message>
        <source>Came &amp;before</source>
        <translation>Gekommen &amp;vor</translation>
    </message>
    <message>
        <source>&amp;Purge</source>
        <translation>&amp;Herausnehmen</translation>
    </message>
    <message>
        <source>&amp;Keep them</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>Counting the payloads…</source>
        <translation>Die Datensätze werden gezählt…</translation>
    </message>
    <message>
        <source>No payloads of %1 came before and are read whole.</source>
        <translation>Kein Datensatz von %1 kam vorher und ist ganz gelesen.</translation>
    </message>
    <message>
        <source>%1 payloads of %2 would be taken out, in %3.</source>
        <translation>%1 Datensätze von %2 würden herausgenommen, in %3.</translation>
    </message>
    <message>
        <source>&amp;Purge %1</source>
        <translation>%1 &amp;herausnehmen</translation>
    </message>
</context>
<context>
    <name>leapfrog::Questions</name>
    <message>
        <source>The database does not answer.</source>
        <translation>Die Datenbank antwortet nicht.</translation>
    </message>
    <message>
        <source>The database is not open.</source>
        <translation>Die Datenbank ist nicht geöffnet.</translation>
    </message>
</context>
<context>
    <name>leapfrog::QueueOutlook</name>
    <message>
        <source>Paused by %1: it starts when the pause ends.</source>
        <translation>Angehalten von %1: Es beginnt, wenn die Pause endet.</translation>
    </message>
    <message>
        <source>Paused by %1 (“%2”): it starts when the pause ends.</source>
        <translation>Angehalten von %1 („%2“): Es beginnt, wenn die Pause endet.</translation>
    </message>
    <message>
        <source>No worker is running: it starts when one does.</source>
        <translation>Kein Worker läuft: Es beginnt, wenn einer läuft.</translation>
    </message>
    <message>
        <source>It takes %1.</source>
        <translation>Es dauert %1.</translation>
    </message>
    <message>
        <source>How long it takes is not known yet.</source>
        <translation>Wie lange es dauert, ist noch nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RateBars</name>
    <message>
        <source>Jobs done and failed for good, per minute</source>
        <translation>Erledigte und endgültig gescheiterte Aufträge je Minute</translation>
    </message>
    <message>
        <source>%1: %2 done per minute, %3 failed for good</source>
        <translation>%1: %2 je Minute erledigt, %3 endgültig gescheitert</translation>
    </message>
    <message>
        <source>%1: what was done is not kept so long, %2 failed for good</source>
        <translation>%1: Erledigtes wird nicht so lange aufbewahrt, %2 endgültig gescheitert</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Fertig</translation>
    </message>
    <message>
        <source>Failed</source>
        <translation>Fehler</translation>
    </message>
</context>
<context>
    <name>leapfrog::ReasonsModel</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Payloads</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Letzter</translation>
    </message>
    <message>
        <source>What the last one says</source>
        <translation>Was der letzte sagt</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecordPoster</name>
    <message>
        <source>“document” must be an object.</source>
        <translation>„document“ muss ein Objekt sein.</translation>
    </message>
    <message>
        <source>The record is longer than 64 MiB.</source>
        <translation>Der Datensatz ist länger als 64 MiB.</translation>
    </message>
    <message>
        <source>The record is not valid JSON: %1</source>
        <translation>Der Datensatz ist kein gültiges JSON: %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::Recreate</name>
    <message>
        <source>The books are locked through %1, so %2 keeps its entries.</source>
        <translation>Die Bücher sind bis einschließlich %1 festgeschrieben, deshalb behält %2 seine Buchungen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationDetails</name>
    <message>
        <source>Enter opens the document</source>
        <translation>Die Eingabetaste öffnet den Beleg</translation>
    </message>
    <message>
        <source>Documents of the recreation</source>
        <translation>Belege der Neubuchung</translation>
    </message>
    <message>
        <source>Select a recreation to see its documents.</source>
        <translation>Wählen Sie eine Neubuchung, um ihre Belege zu sehen.</translation>
    </message>
    <message>
        <source>running, %1 of %2 done</source>
        <translation>läuft, %1 von %2 fertig</translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation>%1, %2</translation>
    </message>
    <message numerus="yes">
        <source>Direct recreation of %n document(s) in %1, by %2.</source>
        <translation>
            <numerusform>Direkte Neubuchung von %n Beleg in %1, durch %2.</numerusform>
            <numerusform>Direkte Neubuchung von %n Belegen in %1, durch %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recreation of %n document(s) in %1 through the queue at high priority, by %2.</source>
        <translation>
            <numerusform>Neubuchung von %n Beleg in %1 über die Warteschlange mit hoher Priorität, durch %2.</numerusform>
            <numerusform>Neubuchung von %n Belegen in %1 über die Warteschlange mit hoher Priorität, durch %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>Reason: %1</source>
        <translation>Begründung: %1</translation>
    </message>
    <message>
        <source>The first %1 of %2 documents are shown, those that need a person first.</source>
        <translation>Die ersten %1 von %2 Belegen werden gezeigt, zuerst die, die auf einen Menschen warten.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationDifference</name>
    <message>
        <source>What it changed in the document, account by account</source>
        <translation>Was sie am Beleg geändert hat, Konto für Konto</translation>
    </message>
    <message>
        <source>Looking up what changed…</source>
        <translation>Änderungen werden nachgeschlagen …</translation>
    </message>
    <message numerus="yes">
        <source>%1: %n account line(s) changed</source>
        <translation>
            <numerusform>%1: %n Kontozeile geändert</numerusform>
            <numerusform>%1: %n Kontozeilen geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: its first entries, %n account line(s)</source>
        <translation>
            <numerusform>%1: seine ersten Buchungssätze, %n Kontozeile</numerusform>
            <numerusform>%1: seine ersten Buchungssätze, %n Kontozeilen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: nothing changed, it was posted anew with the same figures</source>
        <translation>%1: Nichts hat sich geändert, mit denselben Beträgen neu gebucht</translation>
    </message>
    <message>
        <source>%1 is not posted yet: what changes is shown then.</source>
        <translation>%1 ist noch nicht gebucht: Danach steht hier, was sich ändert.</translation>
    </message>
    <message>
        <source>%1: what this recreation posted was undone.</source>
        <translation>%1: Was diese Neubuchung gebucht hat, wurde zurückgenommen.</translation>
    </message>
    <message>
        <source>%1: this recreation has not changed its entries.</source>
        <translation>%1: Diese Neubuchung hat seine Buchungssätze nicht geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationDocumentsModel</name>
    <message>
        <source>%1, the first</source>
        <translation>%1, die erste</translation>
    </message>
    <message>
        <source>%1 after %2</source>
        <translation>%1 nach %2</translation>
    </message>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Code: %1, field: %2</source>
        <translation>Code: %1, Feld: %2</translation>
    </message>
    <message>
        <source>From the click until the new entries were there, waiting included</source>
        <translation>Vom Klick, bis die neuen Buchungen da waren, das Warten eingeschlossen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Step</source>
        <translation>Schritt</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Since the click</source>
        <translation>Seit dem Klick</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationFilterBar</name>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>Meine</translation>
    </message>
    <message>
        <source>All</source>
        <translation>Alle</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>Laufend</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>With problems</source>
        <translation>Mit Problemen</translation>
    </message>
    <message>
        <source>Reason, number of a document, id</source>
        <translation>Grund, Belegnummer, Kennung</translation>
    </message>
    <message>
        <source>Search recreations by reason, by the whole number of a document, or by id</source>
        <translation>Neubuchungen nach Grund, ganzer Belegnummer oder Kennung suchen</translation>
    </message>
    <message>
        <source>Clear filter</source>
        <translation>Filter löschen</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationNotice</name>
    <message numerus="yes">
        <source>%n document(s) of your recreation were not posted.</source>
        <translation>
            <numerusform>%n Beleg Ihrer Neubuchung wurde nicht gebucht.</numerusform>
            <numerusform>%n Belege Ihrer Neubuchung wurden nicht gebucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Sho&amp;w</source>
        <translation>&amp;Zeigen</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationStore</name>
    <message>
        <source>There is no recreation &quot;%1&quot;.</source>
        <translation>Es gibt keine Neubuchung „%1“.</translation>
    </message>
    <message numerus="yes">
        <source>Others hold %n document(s) of this undo. A worker restores them as soon as it can; all others are restored.</source>
        <translation>
            <numerusform>%n Beleg, der rückgängig gemacht werden soll, wird von anderen gehalten. Ein Worker stellt ihn wieder her, sobald er kann; alle anderen sind wiederhergestellt.</numerusform>
            <numerusform>%n Belege, die rückgängig gemacht werden sollen, werden von anderen gehalten. Ein Worker stellt sie wieder her, sobald er kann; alle anderen sind wiederhergestellt.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationWords</name>
    <message>
        <source>posted</source>
        <translation>gebucht</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>already up to date</source>
        <translation>bereits aktuell</translation>
    </message>
    <message>
        <source>cancelled</source>
        <translation>abgebrochen</translation>
    </message>
    <message>
        <source>undone</source>
        <translation>rückgängig gemacht</translation>
    </message>
    <message>
        <source>posting…</source>
        <translation>wird gebucht …</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message numerus="yes">
        <source>%n posted</source>
        <translation>
            <numerusform>%n gebucht</numerusform>
            <numerusform>%n gebucht</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unverändert</numerusform>
            <numerusform>%n unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n abgelehnt</numerusform>
            <numerusform>%n abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already up to date</source>
        <translation>
            <numerusform>%n bereits aktuell</numerusform>
            <numerusform>%n bereits aktuell</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n abgebrochen</numerusform>
            <numerusform>%n abgebrochen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation>
            <numerusform>%n rückgängig gemacht</numerusform>
            <numerusform>%n rückgängig gemacht</numerusform>
        </translation>
    </message>
    <message>
        <source>running</source>
        <translation>läuft</translation>
    </message>
    <message>
        <source>this console</source>
        <translation>diese Konsole</translation>
    </message>
    <message>
        <source>this console&apos;s poller</source>
        <translation>der Poller dieser Konsole</translation>
    </message>
    <message>
        <source>console on %1 (%2)</source>
        <translation>Konsole auf %1 (%2)</translation>
    </message>
    <message>
        <source>worker on %1 (%2)</source>
        <translation>Worker auf %1 (%2)</translation>
    </message>
    <message>
        <source>failed, tried again</source>
        <translation>fehlgeschlagen, wird wieder versucht</translation>
    </message>
    <message>
        <source>waiting for its next attempt (%1 so far): %2</source>
        <translation>wartet auf den nächsten Versuch (bisher %1): %2</translation>
    </message>
    <message>
        <source>waiting: handed to the queue at high priority</source>
        <translation>wartet: an die Warteschlange gegeben, mit hoher Priorität</translation>
    </message>
    <message>
        <source>waiting in the queue at high priority</source>
        <translation>wartet in der Warteschlange mit hoher Priorität</translation>
    </message>
    <message>
        <source>posting… by %1</source>
        <translation>wird gebucht … von %1</translation>
    </message>
    <message>
        <source>taken over by %1 (the console that started it stopped)</source>
        <translation>übernommen von %1 (die Konsole, die damit begonnen hat, wurde beendet)</translation>
    </message>
    <message>
        <source>posting… by %1, from the queue</source>
        <translation>wird gebucht … von %1, aus der Warteschlange</translation>
    </message>
    <message>
        <source>already brought up to date by something newer; nothing more to do</source>
        <translation>schon durch etwas Neueres auf den aktuellen Stand gebracht; es bleibt nichts zu tun</translation>
    </message>
    <message>
        <source>undone by %1: the previous entries are in force again</source>
        <translation>rückgängig gemacht von %1: Die bisherigen Buchungen sind wieder wirksam</translation>
    </message>
    <message>
        <source>cancelled: %1</source>
        <translation>abgebrochen: %1</translation>
    </message>
    <message>
        <source>unchanged: posted again, same entries as before</source>
        <translation>unverändert: noch einmal gebucht, dieselben Buchungen wie zuvor</translation>
    </message>
    <message>
        <source>posted as version %1</source>
        <translation>gebucht als Version %1</translation>
    </message>
    <message>
        <source>%1; finished by %2, which took it over</source>
        <translation>%1; fertiggestellt von %2, übernommen</translation>
    </message>
    <message>
        <source>%1 so far</source>
        <translation>bisher %1</translation>
    </message>
    <message>
        <source>Some of its documents are still under way. Undo is offered once all have ended.</source>
        <translation>Einige ihrer Belege sind noch in Arbeit. „Rückgängig“ wird angeboten, sobald alle fertig sind.</translation>
    </message>
    <message>
        <source>Something newer has brought its documents up to date: nothing is left to undo.</source>
        <translation>Etwas Neueres hat ihre Belege auf den aktuellen Stand gebracht: Es bleibt nichts rückgängig zu machen.</translation>
    </message>
    <message>
        <source>It has been undone already.</source>
        <translation>Sie wurde schon rückgängig gemacht.</translation>
    </message>
    <message>
        <source>What can be undone is being looked up.</source>
        <translation>Es wird nachgesehen, was rückgängig gemacht werden kann.</translation>
    </message>
    <message>
        <source>Only refused documents can be tried again; it has none.</source>
        <translation>Nur abgelehnte Belege können noch einmal versucht werden; es gibt keine.</translation>
    </message>
    <message>
        <source>The refused documents have been changed or recreated since: there is nothing to try again.</source>
        <translation>Die abgelehnten Belege wurden seither geändert oder neu gebucht: Es gibt nichts noch einmal zu versuchen.</translation>
    </message>
    <message>
        <source>%1 has a newer version since.</source>
        <translation>%1 hat seither eine neuere Version.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have a newer version since, %1 for example.</source>
        <translation>
            <numerusform>%n Beleg hat seither eine neuere Version, %1.</numerusform>
            <numerusform>%n Belege haben seither eine neuere Version, zum Beispiel %1.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 has entries in the period that was locked through %2.</source>
        <translation>%1 hat Buchungen in der Periode, die bis einschließlich %2 festgeschrieben wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have entries in the period that was locked through %1, %2 for example.</source>
        <translation>
            <numerusform>%n Beleg hat Buchungen in der Periode, die bis einschließlich %1 festgeschrieben wurde: %2.</numerusform>
            <numerusform>%n Belege haben Buchungen in der Periode, die bis einschließlich %1 festgeschrieben wurde, zum Beispiel %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationWork</name>
    <message>
        <source>&quot;%1&quot; is gone since the recreation was asked for.</source>
        <translation>„%1“ ist nicht mehr da, seit die Neubuchung verlangt wurde.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationsModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Took</source>
        <translation>Dauer</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Begründung</translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationsPage</name>
    <message>
        <source>Show &amp;all recreations</source>
        <translation>Alle N&amp;eubuchungen zeigen</translation>
    </message>
    <message>
        <source>Loading recreations</source>
        <translation>Neubuchungen werden geladen</translation>
    </message>
    <message>
        <source>Enter goes to its documents</source>
        <translation>Die Eingabetaste führt zu den Belegen</translation>
    </message>
    <message>
        <source>Recreations</source>
        <translation>Neubuchungen</translation>
    </message>
    <message>
        <source>Cancel the rest</source>
        <translation>Rest abbrechen</translation>
    </message>
    <message>
        <source>Retry refused</source>
        <translation>Abgelehnte wiederholen</translation>
    </message>
    <message>
        <source>Ctrl+T</source>
        <translation>Ctrl+T</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig</translation>
    </message>
    <message>
        <source>Ctrl+Shift+Z</source>
        <translation>Ctrl+Shift+Z</translation>
    </message>
    <message>
        <source>Select a recreation first.</source>
        <translation>Wählen Sie zuerst eine Neubuchung.</translation>
    </message>
    <message>
        <source>The recreations are still being looked for.</source>
        <translation>Die Neubuchungen werden noch gesucht.</translation>
    </message>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Handlung läuft noch.</translation>
    </message>
    <message>
        <source>Retry %1 refused</source>
        <translation>%1 abgelehnte wiederholen</translation>
    </message>
    <message>
        <source>The queue tries the refused documents of this recreation again, at high priority. Useful once what was wrong is put right.</source>
        <translation>Die Warteschlange versucht die abgelehnten Belege dieser Neubuchung noch einmal, mit hoher Priorität. Das hilft, wenn behoben ist, was falsch war.</translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln document(s)…</source>
        <translation>
            <numerusform>%Ln Beleg rückgängig …</numerusform>
            <numerusform>%Ln Belege rückgängig …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring the previous entries of %Ln document(s) back, as a new version. Nothing is erased.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von %Ln Beleg zurückbringen, als neue Version. Nichts wird gelöscht.</numerusform>
            <numerusform>Die bisherigen Buchungen von %Ln Belegen zurückbringen, als neue Version. Nichts wird gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others stay as they are: %1</source>
        <translation>Die anderen bleiben, wie sie sind: %1</translation>
    </message>
    <message>
        <source>Cancel the other %1</source>
        <translation>Die anderen %1 abbrechen</translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln document(s) that are not posted yet, those not begun are handed to the queue.</source>
        <translation>
            <numerusform>Von dem %Ln Beleg, der noch nicht gebucht ist, geht an die Warteschlange, was nicht begonnen ist.</numerusform>
            <numerusform>Von den %Ln Belegen, die noch nicht gebucht sind, gehen die nicht begonnenen an die Warteschlange.</numerusform>
        </translation>
    </message>
    <message>
        <source>tried again</source>
        <translation>wird wieder versucht</translation>
    </message>
    <message>
        <source>Nothing was tried again: %1</source>
        <translation>Nichts wurde noch einmal versucht: %1</translation>
    </message>
    <message>
        <source>Nothing was tried again.</source>
        <translation>Nichts wurde noch einmal versucht.</translation>
    </message>
    <message>
        <source>The refused documents have been changed or recreated since.</source>
        <translation>Die abgelehnten Belege wurden seither geändert oder neu gebucht.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are tried again by the queue, at high priority.</source>
        <translation>
            <numerusform>%n Beleg wird von der Warteschlange noch einmal versucht, mit hoher Priorität.</numerusform>
            <numerusform>%n Belege werden von der Warteschlange noch einmal versucht, mit hoher Priorität.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln document(s) in %1?</source>
        <translation>
            <numerusform>%Ln Beleg in %1 rückgängig machen?</numerusform>
            <numerusform>%Ln Belege in %1 rückgängig machen?</numerusform>
        </translation>
    </message>
    <message>
        <source>They were recreated at %1 by %2. Their entries from before come into force again, as a new version; nothing is erased. Recreating them again brings today&apos;s back.</source>
        <translation>Die Belege wurden um %1 von %2 neu gebucht. Ihre Buchungen von davor werden wieder wirksam, als neue Version; nichts wird gelöscht. Eine weitere Neubuchung bringt die heutigen zurück.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo %Ln document(s)</source>
        <translation>
            <numerusform>%Ln Beleg &amp;rückgängig machen</numerusform>
            <numerusform>%Ln Belege &amp;rückgängig machen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Keep them as they are</source>
        <translation>&amp;So lassen, wie sie sind</translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %n document(s) are in force again.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von %n Beleg sind wieder wirksam.</numerusform>
            <numerusform>Die bisherigen Buchungen von %n Belegen sind wieder wirksam.</numerusform>
        </translation>
    </message>
    <message>
        <source>They are a new version; nothing was erased.</source>
        <translation>Sie sind eine neue Version; nichts wurde gelöscht.</translation>
    </message>
    <message>
        <source>Your login may not see recreations here.</source>
        <translation>Ihr Benutzer darf hier keine Neubuchungen sehen.</translation>
    </message>
    <message>
        <source>This recreation is not there any more.</source>
        <translation>Diese Neubuchung ist nicht mehr da.</translation>
    </message>
    <message>
        <source>Only the recreation that you opened is shown.</source>
        <translation>Nur die Neubuchung, die Sie geöffnet haben, wird gezeigt.</translation>
    </message>
    <message>
        <source>Nothing has been recreated yet.
Select documents under Documents and choose Recreate; what becomes of each is shown here.</source>
        <translation>Noch wurde nichts neu gebucht.
Wählen Sie unter „Belege“ Belege, und dann „Neu buchen“; was aus jedem wird, steht hier.</translation>
    </message>
    <message numerus="yes">
        <source>%n new, &amp;show them</source>
        <translation>
            <numerusform>%n neue, an&amp;zeigen</numerusform>
            <numerusform>%n neue, an&amp;zeigen</numerusform>
        </translation>
    </message>
    <message>
        <source>All of it is posted.</source>
        <translation>Alles davon ist gebucht.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln document(s)…</source>
        <translation>
            <numerusform>%Ln Beleg abbrechen …</numerusform>
            <numerusform>%Ln Belege abbrechen …</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel the %Ln document(s) that are not posted yet: their previous entries are in force again. What is posted already stays posted.</source>
        <translation>
            <numerusform>Den %Ln Beleg abbrechen, der noch nicht gebucht ist: Seine bisherigen Buchungen sind wieder wirksam. Was schon gebucht ist, bleibt gebucht.</numerusform>
            <numerusform>Die %Ln Belege abbrechen, die noch nicht gebucht sind: Ihre bisherigen Buchungen sind wieder wirksam. Was schon gebucht ist, bleibt gebucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing of this recreation is waiting any more.</source>
        <translation>Von dieser Neubuchung wartet nichts mehr.</translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln document(s) in %1?</source>
        <translation>
            <numerusform>%Ln Beleg in %1 abbrechen?</numerusform>
            <numerusform>%Ln Belege in %1 abbrechen?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) wait for a worker: their previous entries come into force again.</source>
        <translation>
            <numerusform>%Ln Beleg wartet auf einen Worker: Seine bisherigen Buchungen werden wieder wirksam.</numerusform>
            <numerusform>%Ln Belege warten auf einen Worker: Ihre bisherigen Buchungen werden wieder wirksam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are not begun: their entries are in force and stay so.</source>
        <translation>
            <numerusform>%Ln Beleg ist noch nicht begonnen: Seine Buchungen sind wirksam und bleiben es.</numerusform>
            <numerusform>%Ln Belege sind noch nicht begonnen: Ihre Buchungen sind wirksam und bleiben es.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are done already and stay as they are; Undo is for them.</source>
        <translation>
            <numerusform>%Ln Beleg ist schon fertig und bleibt, wie er ist; für ihn gibt es „Rückgängig“.</numerusform>
            <numerusform>%Ln Belege sind schon fertig und bleiben, wie sie sind; für sie gibt es „Rückgängig“.</numerusform>
        </translation>
    </message>
    <message>
        <source>While you read this workers go on, so that fewer may be left to cancel.</source>
        <translation>Während Sie dies lesen, arbeiten Worker weiter; es kann also weniger abzubrechen sein.</translation>
    </message>
    <message numerus="yes">
        <source>&amp;Cancel %Ln document(s)</source>
        <translation>
            <numerusform>%Ln Beleg &amp;abbrechen</numerusform>
            <numerusform>%Ln Belege &amp;abbrechen</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Let it go on</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>cancelled by hand</source>
        <translation>von Hand abgebrochen</translation>
    </message>
    <message>
        <source>Not all of it was cancelled: %1</source>
        <translation>Nicht alles davon wurde abgebrochen: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were cancelled: their previous entries are in force.</source>
        <translation>
            <numerusform>%n Beleg wurde abgebrochen: Seine bisherigen Buchungen sind wirksam.</numerusform>
            <numerusform>%n Belege wurden abgebrochen: Ihre bisherigen Buchungen sind wirksam.</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing was cancelled.</source>
        <translation>Nichts wurde abgebrochen.</translation>
    </message>
    <message>
        <source>What was posted before stays posted.</source>
        <translation>Was vorher gebucht wurde, bleibt gebucht.</translation>
    </message>
    <message>
        <source>All of it is posted, or is being posted now.</source>
        <translation>Alles davon ist gebucht oder wird gerade gebucht.</translation>
    </message>
    <message>
        <source>C&amp;lear filter</source>
        <translation>Filter &amp;löschen</translation>
    </message>
    <message>
        <source>No recreations match “%1”.</source>
        <translation>Keine Neubuchung passt zu „%1“.</translation>
    </message>
    <message>
        <source>No recreations match the filter.</source>
        <translation>Keine Neubuchung passt zum Filter.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RefusalsModel</name>
    <message>
        <source>Code: %1</source>
        <translation>Code: %1</translation>
    </message>
    <message>
        <source>Of these, so many are posted by today&apos;s settings.</source>
        <translation>So viele davon werden mit den heutigen Einstellungen gebucht.</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Newly</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Examples</source>
        <translation>Beispiele</translation>
    </message>
</context>
<context>
    <name>leapfrog::Rehearsal</name>
    <message>
        <source>The rehearsal was cancelled. Nothing was changed.</source>
        <translation>Die Probe wurde abgebrochen. Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RehearsalActs</name>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Handlung ist noch im Gange.</translation>
    </message>
    <message>
        <source>Apply in %1</source>
        <translation>In %1 anwenden</translation>
    </message>
    <message numerus="yes">
        <source>Apply to %Ln document(s) in %1</source>
        <translation>
            <numerusform>Auf %Ln Beleg in %1 anwenden</numerusform>
            <numerusform>Auf %Ln Belege in %1 anwenden</numerusform>
        </translation>
    </message>
    <message>
        <source>and others</source>
        <translation>und andere</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
    <message>
        <source>Apply settings</source>
        <translation>Einstellungen anwenden</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) that are posted now would be refused by these settings. Apply them to %1 all the same?</source>
        <translation>
            <numerusform>%Ln Beleg, der jetzt gebucht ist, würde mit diesen Einstellungen abgelehnt. Trotzdem auf %1 anwenden?</numerusform>
            <numerusform>%Ln Belege, die jetzt gebucht sind, würden mit diesen Einstellungen abgelehnt. Trotzdem auf %1 anwenden?</numerusform>
        </translation>
    </message>
    <message>
        <source>They keep their figures, and are refused when they are posted anew.</source>
        <translation>Sie behalten ihre Zahlen und werden abgelehnt, wenn sie neu gebucht werden.</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Jetzt nicht</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>The settings are changed; no document changes by it.</source>
        <translation>Die Einstellungen sind geändert; kein Beleg ändert sich dadurch.</translation>
    </message>
    <message numerus="yes">
        <source>The settings are changed, and %n document(s) are posted anew.</source>
        <translation>
            <numerusform>Die Einstellungen sind geändert, und %n Beleg wird neu gebucht.</numerusform>
            <numerusform>Die Einstellungen sind geändert, und %n Belege werden neu gebucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>Undo takes both back.</source>
        <translation>„Rückgängig machen“ nimmt beides zurück.</translation>
    </message>
    <message>
        <source>Sho&amp;w progress</source>
        <translation>&amp;Fortschritt zeigen</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>Rückgängig machen</translation>
    </message>
    <message>
        <source>Undo the settings of %1 that %2 applied?</source>
        <translation>Die Einstellungen von %1, die %2 angewendet hat, rückgängig machen?</translation>
    </message>
    <message numerus="yes">
        <source>They were applied at %1. They go back to what they were, and the previous entries of %Ln document(s) come into force again, as a new version; nothing is erased.</source>
        <translation>
            <numerusform>Sie wurden um %1 angewendet. Sie werden wieder, was sie waren, und die vorigen Buchungen von %Ln Beleg werden als neue Version wieder wirksam; nichts wird gelöscht.</numerusform>
            <numerusform>Sie wurden um %1 angewendet. Sie werden wieder, was sie waren, und die vorigen Buchungen von %Ln Belegen werden als neue Version wieder wirksam; nichts wird gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo both</source>
        <translation>&amp;Beides rückgängig machen</translation>
    </message>
    <message>
        <source>&amp;Keep them as they are</source>
        <translation>&amp;Lassen, wie sie sind</translation>
    </message>
    <message>
        <source>The settings are what they were before.</source>
        <translation>Die Einstellungen sind wieder, was sie waren.</translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %n document(s) are in force again.</source>
        <translation>
            <numerusform>Die vorigen Buchungen von %n Beleg sind wieder wirksam.</numerusform>
            <numerusform>Die vorigen Buchungen von %n Belegen sind wieder wirksam.</numerusform>
        </translation>
    </message>
    <message>
        <source>Connection lost: what was done shows here as soon as it is back.</source>
        <translation>Verbindung verloren: Was getan wurde, zeigt sich hier, sobald sie zurück ist.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RehearsalPage</name>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
    <message>
        <source>Apply</source>
        <translation>Anwenden</translation>
    </message>
    <message>
        <source>Undo…</source>
        <translation>Rückgängig machen …</translation>
    </message>
    <message>
        <source>Show it under Recreations</source>
        <translation>Unter Neubuchungen zeigen</translation>
    </message>
    <message>
        <source>Settings are an organisation&apos;s own: choose one at the top of the window.</source>
        <translation>Einstellungen gehören einer Organisation: Wählen Sie oben im Fenster eine.</translation>
    </message>
    <message>
        <source>The rehearsal was cancelled. Nothing was changed.</source>
        <translation>Die Probe wurde abgebrochen. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>These are today&apos;s settings. Change one to see what it would do to the books: each document is posted in memory, and nothing is written.</source>
        <translation>Dies sind die heutigen Einstellungen. Ändern Sie eine, um zu sehen, was das mit den Büchern täte: Jeder Beleg wird im Speicher gebucht, geschrieben wird nichts.</translation>
    </message>
    <message>
        <source>Your login may not see the settings here.</source>
        <translation>Ihr Benutzer darf die Einstellungen hier nicht sehen.</translation>
    </message>
    <message>
        <source>no document changes by it</source>
        <translation>kein Beleg ändert sich dadurch</translation>
    </message>
    <message>
        <source>%1 of %2 documents are done</source>
        <translation>%1 von %2 Belegen sind erledigt</translation>
    </message>
    <message>
        <source>Settings applied at %1 by %2: %3.</source>
        <translation>Einstellungen angewendet um %1 von %2: %3.</translation>
    </message>
    <message>
        <source>The connection was lost; it is rehearsed once more when it is back.</source>
        <translation>Die Verbindung ging verloren; ist sie zurück, wird noch einmal geprobt.</translation>
    </message>
    <message>
        <source>This can&apos;t be rehearsed: %1</source>
        <translation>Das kann nicht geprobt werden: %1</translation>
    </message>
    <message>
        <source>Choose an organisation first.</source>
        <translation>Wählen Sie zuerst eine Organisation.</translation>
    </message>
    <message>
        <source>These are today&apos;s settings.</source>
        <translation>Dies sind die heutigen Einstellungen.</translation>
    </message>
    <message>
        <source>It is applied once it has been rehearsed.</source>
        <translation>Angewendet wird, was geprobt ist.</translation>
    </message>
    <message>
        <source>Changes the settings and posts just the documents anew that change by it: one act, undone as one.</source>
        <translation>Ändert die Einstellungen und bucht genau die Belege neu, die sich dadurch ändern: eine Handlung, die als eine rückgängig gemacht wird.</translation>
    </message>
    <message>
        <source>No settings were applied here that could be undone.</source>
        <translation>Hier wurden keine Einstellungen angewendet, die rückgängig gemacht werden könnten.</translation>
    </message>
    <message>
        <source>Its documents are still being posted anew.</source>
        <translation>Ihre Belege werden noch neu gebucht.</translation>
    </message>
    <message>
        <source>Brings the settings applied last back to what they were, and the entries of their documents.</source>
        <translation>Bringt die zuletzt angewendeten Einstellungen zurück auf das, was sie waren, und die Buchungen ihrer Belege.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ReportExport</name>
    <message>
        <source>CSV for spreadsheets (*.csv)</source>
        <translation>CSV für Tabellenkalkulationen (*.csv)</translation>
    </message>
    <message>
        <source>JSON for programs (*.json)</source>
        <translation>JSON für Programme (*.json)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be written: %2. What was there is unchanged.</source>
        <translation>%1 kann nicht geschrieben werden: %2. Was da war, ist unverändert.</translation>
    </message>
    <message>
        <source>Written: %1</source>
        <translation>Geschrieben: %1</translation>
    </message>
    <message>
        <source>cancelled; no file was written</source>
        <translation>abgebrochen; keine Datei wurde geschrieben</translation>
    </message>
    <message>
        <source>Export of %1</source>
        <translation>Export von %1</translation>
    </message>
</context>
<context>
    <name>leapfrog::ReportStore</name>
    <message>
        <source>There is no organisation &quot;%1&quot; here.</source>
        <translation>Hier gibt es keine Organisation „%1“.</translation>
    </message>
    <message>
        <source>The base currency of &quot;%1&quot; is &quot;%2&quot;, which is no ISO 4217 currency.</source>
        <translation>Die Hauswährung von „%1“ ist „%2“, und das ist keine Währung nach ISO 4217.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has no document &quot;%2&quot;.</source>
        <translation>Organisation „%1“ hat keinen Beleg „%2“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Reread</name>
    <message numerus="yes">
        <source>%Ln order(s) and payouts read</source>
        <translation>
            <numerusform>%Ln Bestellung oder Auszahlung gelesen</numerusform>
            <numerusform>%Ln Bestellungen und Auszahlungen gelesen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) new</source>
        <translation>
            <numerusform>%Ln Beleg neu</numerusform>
            <numerusform>%Ln Belege neu</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln geändert</numerusform>
            <numerusform>%Ln geändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them withdrawn</source>
        <translation>
            <numerusform>%Ln davon zurückgezogen</numerusform>
            <numerusform>%Ln davon zurückgezogen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unverändert</numerusform>
            <numerusform>%Ln unverändert</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s) still refused</source>
        <translation>
            <numerusform>%Ln Datensatz weiterhin abgelehnt</numerusform>
            <numerusform>%Ln Datensätze weiterhin abgelehnt</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln wartend</numerusform>
            <numerusform>%Ln wartend</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RereadDialog</name>
    <message>
        <source>Retry refused payloads</source>
        <translation>Abgelehnte Datensätze noch einmal lesen</translation>
    </message>
    <message>
        <source>Read payloads again</source>
        <translation>Datensätze neu lesen</translation>
    </message>
    <message>
        <source>Counting the payloads…</source>
        <translation>Die Datensätze werden gezählt…</translation>
    </message>
    <message>
        <source>All payloads of their orders and payouts are read as the rules and settings of now say. Documents that come out otherwise get a new version and are posted again; the others stay as they are.</source>
        <translation>Alle Datensätze ihrer Bestellungen und Auszahlungen werden so gelesen, wie die Regeln und Einstellungen von jetzt es sagen. Belege, die anders ausfallen, bekommen eine neue Version und werden neu gebucht; die anderen bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>Looking at what would change</source>
        <translation>Es wird angesehen, was sich ändern würde</translation>
    </message>
    <message>
        <source>Documents that would come out otherwise</source>
        <translation>Belege, die anders ausfielen</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>Was geschehen würde</translation>
    </message>
    <message>
        <source>See what &amp;would change</source>
        <translation>Zeigen, was sich ändern &amp;würde</translation>
    </message>
    <message>
        <source>&amp;Retry</source>
        <translation>&amp;Noch einmal lesen</translation>
    </message>
    <message>
        <source>&amp;Read again</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>&amp;Leave them</source>
        <translation>&amp;Lassen</translation>
    </message>
    <message>
        <source>Nothing of that is refused any more.</source>
        <translation>Davon ist nichts mehr abgelehnt.</translation>
    </message>
    <message>
        <source>There are no such payloads.</source>
        <translation>Solche Datensätze gibt es nicht.</translation>
    </message>
    <message>
        <source>Read %1 refused payloads of %2 again, in %3?</source>
        <translation>%1 abgelehnte Datensätze von %2 noch einmal lesen, in %3?</translation>
    </message>
    <message>
        <source>Read %1 payloads of %2 again, in %3?</source>
        <translation>%1 Datensätze von %2 neu lesen, in %3?</translation>
    </message>
    <message>
        <source>&amp;Retry %1</source>
        <translation>%1 &amp;noch einmal lesen</translation>
    </message>
    <message>
        <source>&amp;Read %1 again</source>
        <translation>%1 &amp;neu lesen</translation>
    </message>
    <message>
        <source>it would come in</source>
        <translation>er käme herein</translation>
    </message>
    <message>
        <source>a new version</source>
        <translation>eine neue Version</translation>
    </message>
    <message>
        <source>No document would come out otherwise.</source>
        <translation>Kein Beleg fiele anders aus.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) would come out otherwise.</source>
        <translation>
            <numerusform>%Ln Beleg fiele anders aus.</numerusform>
            <numerusform>%Ln Belege fielen anders aus.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s) would still be refused.</source>
        <translation>
            <numerusform>%Ln Datensatz würde weiterhin abgelehnt.</numerusform>
            <numerusform>%Ln Datensätze würden weiterhin abgelehnt.</numerusform>
        </translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>Die ersten %1 sind aufgeführt.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Es wurde nichts geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::RestWords</name>
    <message>
        <source>not paid out yet</source>
        <translation>noch nicht ausgezahlt</translation>
    </message>
    <message>
        <source>no payout: a later payout has come, and none says that it paid this out</source>
        <translation>keine Auszahlung: Eine spätere Auszahlung kam, und keine sagt, dass sie dies auszahlte</translation>
    </message>
    <message>
        <source>refund pending</source>
        <translation>Erstattung steht aus</translation>
    </message>
    <message>
        <source>difference of cents</source>
        <translation>Centdifferenz</translation>
    </message>
    <message>
        <source>payout in transit, or failed</source>
        <translation>Auszahlung unterwegs oder gescheitert</translation>
    </message>
    <message>
        <source>payout without the balance transactions that say what it paid out: import them</source>
        <translation>Auszahlung ohne die Saldobewegungen, die sagen, was sie auszahlte: Importieren Sie sie</translation>
    </message>
    <message>
        <source>another document</source>
        <translation>ein anderer Beleg</translation>
    </message>
    <message>
        <source>its balance transaction says another amount than was booked</source>
        <translation>die Saldobewegung nennt einen anderen Betrag als den gebuchten</translation>
    </message>
    <message>
        <source>paid out, but its order is not in the books: import it</source>
        <translation>ausgezahlt, aber die Bestellung ist nicht in den Büchern: importieren</translation>
    </message>
    <message>
        <source>a payout of money that had come back</source>
        <translation>eine Auszahlung von Geld, das zurückgekommen war</translation>
    </message>
    <message>
        <source>payout of whose balance transactions some are missing: import them</source>
        <translation>Auszahlung, von deren Saldobewegungen einige fehlen: importieren</translation>
    </message>
</context>
<context>
    <name>leapfrog::RightsWatch</name>
    <message>
        <source>Your login may only look. Ask an administrator.</source>
        <translation>Ihre Anmeldung darf nur ansehen. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>In %1 your login may not lock or open periods. An owner of %1 can allow it.</source>
        <translation>In %1 darf Ihre Anmeldung keine Perioden sperren oder öffnen. Ein Eigentümer von %1 kann es erlauben.</translation>
    </message>
    <message>
        <source>In %1 your login may only look. An owner of %1 can allow more.</source>
        <translation>In %1 darf Ihre Anmeldung nur ansehen. Ein Eigentümer von %1 kann mehr erlauben.</translation>
    </message>
    <message>
        <source>Your login may not work on the queue: that takes the rights of a worker.</source>
        <translation>Ihr Benutzer darf die Warteschlange nicht abarbeiten: dazu braucht es die Rechte eines Workers.</translation>
    </message>
    <message>
        <source>In %1 your login may not change settings. An owner of %1 can, or allow it.</source>
        <translation>In %1 darf Ihr Benutzer keine Einstellungen ändern. Ein Eigentümer von %1 kann es oder kann es erlauben.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Rules</name>
    <message>
        <source>The customer owes less by the credit note&apos;s total.</source>
        <translation>Der Kunde schuldet um den Betrag der Gutschrift weniger.</translation>
    </message>
    <message>
        <source>Goods and services taken back, without tax.</source>
        <translation>Zurückgenommene Waren und Leistungen, ohne Steuer.</translation>
    </message>
    <message>
        <source>Shipping given back, without tax.</source>
        <translation>Erstattete Versandkosten, ohne Steuer.</translation>
    </message>
    <message>
        <source>A tip given back is no longer owed to the staff.</source>
        <translation>Zurückgegebenes Trinkgeld steht den Mitarbeitern nicht mehr zu.</translation>
    </message>
    <message>
        <source>A gift card taken back is a debt no more.</source>
        <translation>Ein zurückgenommener Gutschein ist keine Verbindlichkeit mehr.</translation>
    </message>
    <message>
        <source>Duties given back are no longer owed to customs.</source>
        <translation>Erstattete Zölle werden dem Zoll nicht mehr geschuldet.</translation>
    </message>
    <message>
        <source>Tax given back is no longer owed to the tax office.</source>
        <translation>Erstattete Steuer wird dem Finanzamt nicht mehr geschuldet.</translation>
    </message>
    <message>
        <source>More was given back than the lines say.</source>
        <translation>Es wurde mehr erstattet, als die Zeilen sagen.</translation>
    </message>
    <message>
        <source>Less was given back than the lines say.</source>
        <translation>Es wurde weniger erstattet, als die Zeilen sagen.</translation>
    </message>
    <message>
        <source>The imported total is one minor unit above its lines.</source>
        <translation>Die importierte Summe liegt eine kleinste Einheit über ihren Zeilen.</translation>
    </message>
    <message>
        <source>The imported total is one minor unit below its lines.</source>
        <translation>Die importierte Summe liegt eine kleinste Einheit unter ihren Zeilen.</translation>
    </message>
    <message>
        <source>Belongs to a later time: held on the balance sheet until it is released.</source>
        <translation>Gehört in eine spätere Zeit: aktive Rechnungsabgrenzung, bis sie aufgelöst wird.</translation>
    </message>
    <message>
        <source>Not earned yet: held as deferred revenue until it is released.</source>
        <translation>Noch nicht verdient: passive Rechnungsabgrenzung, bis sie aufgelöst wird.</translation>
    </message>
    <message>
        <source>This month&apos;s share of a deferred amount is released.</source>
        <translation>Der Anteil dieses Monats an einem abgegrenzten Betrag wird aufgelöst.</translation>
    </message>
    <message>
        <source>What rounding to the base currency left over on this day, a loss.</source>
        <translation>Was die Rundung auf die Hauswährung an diesem Tag übrig ließ, ein Verlust.</translation>
    </message>
    <message>
        <source>What rounding to the base currency left over on this day, a gain.</source>
        <translation>Was die Rundung auf die Hauswährung an diesem Tag übrig ließ, ein Gewinn.</translation>
    </message>
    <message>
        <source>Catches up on the first open day what changed in a locked period.</source>
        <translation>Holt am ersten offenen Tag nach, was sich in einer festgeschriebenen Periode geändert hat.</translation>
    </message>
    <message>
        <source>Debited by hand in a journal entry.</source>
        <translation>Von Hand im Soll gebucht, in einem manuellen Buchungssatz.</translation>
    </message>
    <message>
        <source>Credited by hand in a journal entry.</source>
        <translation>Von Hand im Haben gebucht, in einem manuellen Buchungssatz.</translation>
    </message>
    <message>
        <source>Money given back settles what was owed to the customer.</source>
        <translation>Die Rückzahlung gleicht aus, was dem Kunden geschuldet wurde.</translation>
    </message>
    <message>
        <source>The payment settles what the customer owes for this document.</source>
        <translation>Die Zahlung gleicht aus, was der Kunde für diesen Beleg schuldet.</translation>
    </message>
    <message>
        <source>The payment settles what is owed to the vendor.</source>
        <translation>Die Zahlung gleicht aus, was dem Lieferanten geschuldet wird.</translation>
    </message>
    <message>
        <source>Money given back by the vendor settles what the vendor owed.</source>
        <translation>Die Rückzahlung des Lieferanten gleicht aus, was er geschuldet hat.</translation>
    </message>
    <message>
        <source>Money received, less the fee that was kept back.</source>
        <translation>Erhaltenes Geld, abzüglich der einbehaltenen Gebühr.</translation>
    </message>
    <message>
        <source>Money paid, with the fee.</source>
        <translation>Gezahltes Geld, mit der Gebühr.</translation>
    </message>
    <message>
        <source>What the payment itself cost.</source>
        <translation>Was die Zahlung selbst gekostet hat.</translation>
    </message>
    <message>
        <source>Paid beyond what was allocated: a credit that we have to use up.</source>
        <translation>Mehr gezahlt als zugeordnet: ein Guthaben, das wir noch verrechnen.</translation>
    </message>
    <message>
        <source>Received beyond what was allocated: a credit that we owe.</source>
        <translation>Mehr erhalten als zugeordnet: ein Guthaben, das wir schulden.</translation>
    </message>
    <message>
        <source>The exchange rate changed since the document was booked: a loss.</source>
        <translation>Der Wechselkurs hat sich geändert, seit der Beleg gebucht wurde: ein Verlust.</translation>
    </message>
    <message>
        <source>The exchange rate changed since the document was booked: a gain.</source>
        <translation>Der Wechselkurs hat sich geändert, seit der Beleg gebucht wurde: ein Gewinn.</translation>
    </message>
    <message>
        <source>The gateway pays out to the bank.</source>
        <translation>Der Zahlungsdienstleister zahlt auf die Bank aus.</translation>
    </message>
    <message>
        <source>The gateway takes money back from the bank.</source>
        <translation>Der Zahlungsdienstleister holt Geld von der Bank zurück.</translation>
    </message>
    <message>
        <source>The gateway&apos;s fees on the payments in this payout.</source>
        <translation>Die Gebühren des Zahlungsdienstleisters auf die Zahlungen dieser Auszahlung.</translation>
    </message>
    <message>
        <source>Fees given back by the gateway.</source>
        <translation>Vom Zahlungsdienstleister erstattete Gebühren.</translation>
    </message>
    <message>
        <source>The gateway holds this back as a reserve.</source>
        <translation>Der Zahlungsdienstleister behält dies als Sicherheit ein.</translation>
    </message>
    <message>
        <source>The gateway releases a reserve that it held back.</source>
        <translation>Der Zahlungsdienstleister gibt einen Einbehalt frei.</translation>
    </message>
    <message>
        <source>An adjustment by the gateway at our cost.</source>
        <translation>Eine Anpassung des Zahlungsdienstleisters zu unseren Lasten.</translation>
    </message>
    <message>
        <source>An adjustment by the gateway in our favour.</source>
        <translation>Eine Anpassung des Zahlungsdienstleisters zu unseren Gunsten.</translation>
    </message>
    <message>
        <source>Refunds exceed the payments cleared with this payout.</source>
        <translation>Die Erstattungen übersteigen die Zahlungen, die mit dieser Auszahlung abgerechnet werden.</translation>
    </message>
    <message>
        <source>The card payments in this payout are cleared.</source>
        <translation>Die Kartenzahlungen dieser Auszahlung werden abgerechnet.</translation>
    </message>
    <message>
        <source>The customer owes the invoice&apos;s total.</source>
        <translation>Der Kunde schuldet den Rechnungsbetrag.</translation>
    </message>
    <message>
        <source>Revenue from goods and services, without tax.</source>
        <translation>Erlöse aus Waren und Leistungen, ohne Steuer.</translation>
    </message>
    <message>
        <source>Revenue from shipping, without tax.</source>
        <translation>Erlöse aus Versand, ohne Steuer.</translation>
    </message>
    <message>
        <source>Tips belong to the staff and are owed to them.</source>
        <translation>Trinkgeld gehört den Mitarbeitern und wird ihnen geschuldet.</translation>
    </message>
    <message>
        <source>A sold gift card is a debt until it is used.</source>
        <translation>Ein verkaufter Gutschein ist eine Verbindlichkeit, bis er eingelöst wird.</translation>
    </message>
    <message>
        <source>Duties are collected for customs and owed to it.</source>
        <translation>Zölle werden für den Zoll eingenommen und ihm geschuldet.</translation>
    </message>
    <message>
        <source>Tax on the sale is owed to the tax office.</source>
        <translation>Die Umsatzsteuer wird dem Finanzamt geschuldet.</translation>
    </message>
    <message>
        <source>The bill&apos;s total is owed to the vendor.</source>
        <translation>Der Rechnungsbetrag wird dem Lieferanten geschuldet.</translation>
    </message>
    <message>
        <source>The cost, with tax that can&apos;t be recovered.</source>
        <translation>Der Aufwand, mit der Steuer, die nicht abziehbar ist.</translation>
    </message>
    <message>
        <source>The purchase is an asset, not an expense.</source>
        <translation>Der Einkauf ist ein Vermögenswert, kein Aufwand.</translation>
    </message>
    <message>
        <source>Tax on the purchase is recovered from the tax office.</source>
        <translation>Die Vorsteuer wird vom Finanzamt erstattet.</translation>
    </message>
    <message>
        <source>Reverse charge: the tax that we owe is ours to recover.</source>
        <translation>Steuerschuldnerschaft des Leistungsempfängers: Die geschuldete Steuer ist für uns als Vorsteuer abziehbar.</translation>
    </message>
    <message>
        <source>Reverse charge: we owe the tax instead of the vendor.</source>
        <translation>Steuerschuldnerschaft des Leistungsempfängers: Wir schulden die Steuer anstelle des Lieferanten.</translation>
    </message>
    <message>
        <source>What the customer owes is given up.</source>
        <translation>Was der Kunde schuldet, wird aufgegeben.</translation>
    </message>
    <message>
        <source>Tax on a lost sale comes back from the tax office.</source>
        <translation>Die Steuer auf einen ausgefallenen Verkauf kommt vom Finanzamt zurück.</translation>
    </message>
    <message>
        <source>The loss from a debt that is not paid, without tax.</source>
        <translation>Der Verlust aus einer nicht bezahlten Forderung, ohne Steuer.</translation>
    </message>
    <message>
        <source>What is owed to the vendor need not be paid any more.</source>
        <translation>Was dem Lieferanten geschuldet wird, muss nicht mehr bezahlt werden.</translation>
    </message>
    <message>
        <source>A debt that need not be paid is income.</source>
        <translation>Eine Schuld, die nicht bezahlt werden muss, ist Ertrag.</translation>
    </message>
    <message>
        <source>The gift card will not be used any more.</source>
        <translation>Der Gutschein wird nicht mehr eingelöst.</translation>
    </message>
    <message>
        <source>A gift card that is never used is income.</source>
        <translation>Ein Gutschein, der nie eingelöst wird, ist Ertrag.</translation>
    </message>
    <message>
        <source>Fees given back, without tax.</source>
        <translation>Erstattete Gebühren, ohne Steuer.</translation>
    </message>
    <message>
        <source>Kept of a refund, as for restocking: income, without tax.</source>
        <translation>Von einer Erstattung einbehalten, etwa für die Rücknahme: Ertrag, ohne Steuer.</translation>
    </message>
    <message>
        <source>Cash is rounded to what coins there are.</source>
        <translation>Bargeld wird auf die vorhandenen Münzen gerundet.</translation>
    </message>
    <message>
        <source>Fees charged beside the goods, without tax.</source>
        <translation>Gebühren neben den Waren, ohne Steuer.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SalesDocument</name>
    <message>
        <source>The discount is larger than the amount.</source>
        <translation>Der Rabatt ist größer als der Betrag.</translation>
    </message>
    <message>
        <source>Selling a gift card is not taxed; its use is.</source>
        <translation>Der Verkauf eines Gutscheins wird nicht besteuert, erst seine Einlösung.</translation>
    </message>
    <message>
        <source>The taxes are larger than the amount that includes them.</source>
        <translation>Die Steuern sind größer als der Betrag, in dem sie enthalten sind.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SavedFile</name>
    <message>
        <source>the file has no name</source>
        <translation>die Datei hat keinen Namen</translation>
    </message>
    <message>
        <source>it is there, and is no ordinary file</source>
        <translation>es gibt sie schon, und sie ist keine gewöhnliche Datei</translation>
    </message>
</context>
<context>
    <name>leapfrog::Screens</name>
    <message>
        <source>Backlog</source>
        <translation>Rückstand</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Recreations</source>
        <translation>Neubuchungen</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Ledger</source>
        <translation>Hauptbuch</translation>
    </message>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>Eingang</translation>
    </message>
    <message>
        <source>Members</source>
        <translation>Mitglieder</translation>
    </message>
    <message>
        <source>Audit</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Rehearsal</source>
        <translation>Probe</translation>
    </message>
</context>
<context>
    <name>leapfrog::Seal</name>
    <message>
        <source>The books are not locked through %1, so they can&apos;t be sealed.</source>
        <translation>Die Bücher sind nicht bis einschließlich %1 festgeschrieben und können deshalb nicht versiegelt werden.</translation>
    </message>
    <message>
        <source>The sealing was cancelled. Nothing was sealed.</source>
        <translation>Die Versiegelung wurde abgebrochen. Es wurde nichts versiegelt.</translation>
    </message>
    <message>
        <source>This is no seal of Leapfrog, or a part of it is missing.</source>
        <translation>Das ist kein Siegel von Leapfrog, oder es fehlt ein Teil davon.</translation>
    </message>
    <message>
        <source>The comparison was cancelled before its end.</source>
        <translation>Der Vergleich wurde vor seinem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>Entries of %1 stand in the sealed days, which had none then.</source>
        <translation>Buchungen von %1 stehen in den versiegelten Tagen; damals gab es dort keine.</translation>
    </message>
    <message>
        <source>The history of locks is not what it was: &quot;%1&quot; is missing or changed.</source>
        <translation>Die Geschichte der Festschreibungen ist nicht, was sie war: „%1“ fehlt oder ist geändert.</translation>
    </message>
    <message>
        <source>The lock was taken off on %1 by %2: %3</source>
        <translation>Die Festschreibung wurde am %1 von %2 aufgehoben: %3</translation>
    </message>
    <message>
        <source>The lock was changed %1 times since, and its history tells of %2: it was taken off and put back without a trace.</source>
        <translation>Die Festschreibung wurde seither %1-mal geändert, ihre Geschichte weiß von %2: Sie wurde spurlos aufgehoben und wieder gesetzt.</translation>
    </message>
    <message>
        <source>The books are not locked through %1 any more.</source>
        <translation>Die Bücher sind nicht mehr bis einschließlich %1 festgeschrieben.</translation>
    </message>
    <message>
        <source>The settings as they were then are not kept any more.</source>
        <translation>Die Einstellungen von damals sind nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>The setting %1 was %2 then; its history says %3.</source>
        <translation>Die Einstellung %1 war damals %2; ihre Geschichte sagt %3.</translation>
    </message>
    <message>
        <source>nothing</source>
        <translation>nichts</translation>
    </message>
    <message>
        <source>This database does not know seal %1 of %2: it is older than the seal, as a restored backup is, or the seal was taken out.</source>
        <translation>Diese Datenbank kennt das Siegel %1 von %2 nicht: Sie ist älter als das Siegel, wie eine zurückgespielte Sicherung, oder das Siegel wurde entfernt.</translation>
    </message>
    <message>
        <source>Seal %1 as the database keeps it has another head: %2.</source>
        <translation>Siegel %1 hat in der Datenbank einen anderen Kopf: %2.</translation>
    </message>
    <message>
        <source>The seal before it, %1, is not the one that it follows.</source>
        <translation>Das Siegel davor, %1, ist nicht das, dem es folgt.</translation>
    </message>
    <message>
        <source>Account %1 came to %2 then, in minor units, and comes to %3.</source>
        <translation>Konto %1 betrug damals %2, in kleinsten Einheiten, und beträgt nun %3.</translation>
    </message>
    <message>
        <source>The seal itself was changed: its lines don&apos;t give the head that it names.</source>
        <translation>Das Siegel selbst wurde geändert: Seine Zeilen ergeben nicht den Kopf, den es nennt.</translation>
    </message>
    <message>
        <source>Seal %1 is missing.</source>
        <translation>Siegel %1 fehlt.</translation>
    </message>
    <message>
        <source>What the database keeps of seal %1 does not give its head.</source>
        <translation>Was die Datenbank von Siegel %1 aufbewahrt, ergibt nicht dessen Kopf.</translation>
    </message>
    <message>
        <source>Seal %1 does not follow the one before it.</source>
        <translation>Siegel %1 folgt nicht auf das davor.</translation>
    </message>
    <message>
        <source>This is no line of a seal.</source>
        <translation>Das ist keine Zeile eines Siegels.</translation>
    </message>
    <message>
        <source>line %1 of version %2 (%3, account %4)</source>
        <translation>Zeile %1 von Version %2 (%3, Konto %4)</translation>
    </message>
    <message>
        <source>%1 was %2, is %3</source>
        <translation>%1 war %2, ist %3</translation>
    </message>
    <message>
        <source>%1 is not there any more.</source>
        <translation>%1 ist nicht mehr da.</translation>
    </message>
    <message>
        <source>%1 is not what it was: %2</source>
        <translation>%1 ist nicht, was sie war: %2</translation>
    </message>
    <message>
        <source>%1 was not there.</source>
        <translation>%1 war nicht da.</translation>
    </message>
    <message>
        <source>%1 is gone, though nobody had it forgotten.</source>
        <translation>%1 fehlt, obwohl es niemand vergessen ließ.</translation>
    </message>
    <message>
        <source>what would prove %1 is gone.</source>
        <translation>was %1 beweisen würde, fehlt.</translation>
    </message>
    <message>
        <source>%1 is not what it was.</source>
        <translation>%1 ist nicht, was es war.</translation>
    </message>
    <message>
        <source>the document is not there any more.</source>
        <translation>der Beleg ist nicht mehr da.</translation>
    </message>
    <message>
        <source>its type was %1, is %2.</source>
        <translation>seine Art war %1, ist %2.</translation>
    </message>
    <message>
        <source>version %1 does not say what it said.</source>
        <translation>Version %1 sagt nicht, was sie sagte.</translation>
    </message>
    <message>
        <source>what version %1 said is not kept any more.</source>
        <translation>was Version %1 sagte, ist nicht mehr aufbewahrt.</translation>
    </message>
    <message>
        <source>Books were sealed, but the database knows no seal any more: they were taken out.</source>
        <translation>Bücher wurden versiegelt, doch die Datenbank kennt kein Siegel mehr: Sie wurden entfernt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SealCheckDialog</name>
    <message>
        <source>The newest seal that the &amp;database keeps</source>
        <translation>Das neueste Siegel, das die &amp;Datenbank aufbewahrt</translation>
    </message>
    <message>
        <source>The seal in a &amp;file</source>
        <translation>Das Siegel in einer &amp;Datei</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>Schließen</translation>
    </message>
    <message>
        <source>Check a seal</source>
        <translation>Ein Siegel prüfen</translation>
    </message>
    <message>
        <source>File with the seal</source>
        <translation>Datei mit dem Siegel</translation>
    </message>
    <message>
        <source>What is not as it was sealed</source>
        <translation>Was nicht ist, wie es versiegelt wurde</translation>
    </message>
    <message>
        <source>Enter shows the entries of the document.</source>
        <translation>Die Eingabetaste zeigt die Buchungen des Belegs.</translation>
    </message>
    <message>
        <source>Comparing the seal</source>
        <translation>Das Siegel wird verglichen</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen …</translation>
    </message>
    <message>
        <source>Seals (*.seal)</source>
        <translation>Siegel (*.seal)</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>Alle Dateien (*)</translation>
    </message>
    <message>
        <source>%1 can&apos;t be read.</source>
        <translation>%1 kann nicht gelesen werden.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln thing(s) are not as they were sealed.</source>
        <translation>
            <numerusform>%Ln Sache ist nicht, wie sie versiegelt wurde.</numerusform>
            <numerusform>%Ln Sachen sind nicht, wie sie versiegelt wurden.</numerusform>
        </translation>
    </message>
    <message>
        <source>All is as it was sealed.</source>
        <translation>Alles ist, wie es versiegelt wurde.</translation>
    </message>
    <message>
        <source>There is no seal.</source>
        <translation>Es gibt kein Siegel.</translation>
    </message>
    <message>
        <source>Check of a seal of %1</source>
        <translation>Prüfung eines Siegels von %1</translation>
    </message>
    <message>
        <source>The check was cancelled before its end.</source>
        <translation>Die Prüfung wurde vor ihrem Ende abgebrochen.</translation>
    </message>
    <message>
        <source>The first: %1</source>
        <translation>Die erste: %1</translation>
    </message>
    <message>
        <source>%1, seal %2 through %3, sealed by %4: %5 documents and %6 entries compared.</source>
        <translation>%1, Siegel %2 bis %3, versiegelt von %4: %5 Belege und %6 Buchungen verglichen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) and texts were forgotten since; what is left is proved.</source>
        <translation>
            <numerusform>%Ln Name oder Text wurde seitdem vergessen; was bleibt, ist bewiesen.</numerusform>
            <numerusform>%Ln Namen und Texte wurden seitdem vergessen; was bleibt, ist bewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>Head:</source>
        <translation>Kopf:</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Not connected.</source>
        <translation>Nicht verbunden.</translation>
    </message>
    <message>
        <source>Choose the file first.</source>
        <translation>Wählen Sie zuerst die Datei.</translation>
    </message>
    <message>
        <source>Compares each entry and document of the sealed days. Changes nothing.</source>
        <translation>Vergleicht jede Buchung und jeden Beleg der versiegelten Tage. Ändert nichts.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ServerText</name>
    <message>
        <source>Leapfrog may not become the unprivileged user that PostgreSQL needs. Start it as an ordinary user.</source>
        <translation>Leapfrog kann nicht der Benutzer ohne besondere Rechte werden, den PostgreSQL braucht. Starten Sie es als gewöhnlicher Benutzer.</translation>
    </message>
    <message>
        <source>%1 could not be started.</source>
        <translation>%1 konnte nicht gestartet werden.</translation>
    </message>
    <message>
        <source>%1 took too long and was stopped. Is the computer very busy? Try again.</source>
        <translation>%1 hat zu lange gebraucht und wurde angehalten. Ist der Computer sehr beschäftigt? Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The private database did not answer within %1 seconds. After a crash it may still be recovering: try again in a moment.</source>
        <translation>Die private Datenbank hat nicht innerhalb von %1 Sekunden geantwortet. Nach einem Absturz stellt sie sich vielleicht noch wieder her: Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The private database could not be started. Its log is in %1.</source>
        <translation>Die private Datenbank konnte nicht gestartet werden. Ihr Protokoll liegt in %1.</translation>
    </message>
    <message>
        <source>Waiting for another Leapfrog that starts or stops the private database…</source>
        <translation>Warten auf ein anderes Leapfrog, das die private Datenbank startet oder anhält …</translation>
    </message>
    <message>
        <source>Creating the private database in %1 (first start only)…</source>
        <translation>Die private Datenbank wird in %1 angelegt (nur beim ersten Start) …</translation>
    </message>
    <message>
        <source>Starting the private database…</source>
        <translation>Die private Datenbank wird gestartet …</translation>
    </message>
    <message>
        <source>A PostgreSQL that Leapfrog did not start runs in %1. Stop it and try again.</source>
        <translation>In %1 läuft ein PostgreSQL, das nicht Leapfrog gestartet hat. Halten Sie es an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The private database did not stop. Its folder is %1.</source>
        <translation>Die private Datenbank hat nicht angehalten. Ihr Ordner ist %1.</translation>
    </message>
    <message>
        <source>PostgreSQL could not create the private database in %1.</source>
        <translation>PostgreSQL konnte die private Datenbank in %1 nicht anlegen.</translation>
    </message>
    <message>
        <source>%1 is not a database folder of Leapfrog. Move it away and try again; a new one is then made.</source>
        <translation>%1 ist kein Datenbankordner von Leapfrog. Verschieben Sie ihn, und versuchen Sie es noch einmal; dann wird ein neuer angelegt.</translation>
    </message>
    <message>
        <source>The disk that holds %1 can&apos;t lock files, so the private database could not be shared safely. Set XDG_DATA_HOME to a place on a local disk.</source>
        <translation>Das Laufwerk, auf dem %1 liegt, kann keine Dateien sperren; die private Datenbank ließe sich nicht sicher teilen. Setzen Sie XDG_DATA_HOME auf einen Ort auf einem lokalen Laufwerk.</translation>
    </message>
    <message>
        <source>Another Leapfrog is still starting or stopping the private database. Try again in a moment.</source>
        <translation>Ein anderes Leapfrog startet die private Datenbank noch oder hält sie an. Versuchen Sie es gleich noch einmal.</translation>
    </message>
    <message>
        <source>The private database&apos;s folder must be a full path without line breaks, not ‘%1’.</source>
        <translation>Der Ordner der privaten Datenbank muss ein voller Pfad ohne Zeilenumbrüche sein, nicht „%1“.</translation>
    </message>
    <message>
        <source>%1 belongs to another user. It must belong to ‘%2’: move it away or change its owner, then try again.</source>
        <translation>%1 gehört einem anderen Benutzer, muss aber „%2“ gehören: Verschieben Sie den Ordner, oder ändern Sie seinen Eigentümer, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>%1 is not a folder. Move it away and try again.</source>
        <translation>%1 ist kein Ordner. Verschieben Sie die Datei, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>Other users can write in %1, so its contents can&apos;t be trusted. Check them, then run: chmod 700 &apos;%1&apos;</source>
        <translation>Andere Benutzer können in %1 schreiben, deshalb ist der Inhalt nicht vertrauenswürdig. Prüfen Sie ihn, und führen Sie dann aus: chmod 700 &apos;%1&apos;</translation>
    </message>
    <message>
        <source>As root, Leapfrog runs its database as the user ‘%1’, which can&apos;t reach %2. Set XDG_DATA_HOME to a folder that all users can enter, or unset it.</source>
        <translation>Als root lässt Leapfrog seine Datenbank unter dem Benutzer „%1“ laufen, der %2 nicht erreicht. Setzen Sie XDG_DATA_HOME auf einen Ordner, den alle Benutzer betreten können, oder entfernen Sie die Variable.</translation>
    </message>
    <message>
        <source>The disk is full. Free some space (the private database needs about 100 MB) and try again.</source>
        <translation>Die Festplatte ist voll. Schaffen Sie Platz (die private Datenbank braucht etwa 100 MB), und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>No permission to use %1. Check the rights of this folder and of those above it, or set XDG_DATA_HOME to another place.</source>
        <translation>Keine Berechtigung für %1. Prüfen Sie die Rechte dieses Ordners und der darüber, oder setzen Sie XDG_DATA_HOME auf einen anderen Ort.</translation>
    </message>
    <message>
        <source>%1 is on a read-only disk. Set XDG_DATA_HOME to a place that can be written.</source>
        <translation>%1 liegt auf einem schreibgeschützten Laufwerk. Setzen Sie XDG_DATA_HOME auf einen beschreibbaren Ort.</translation>
    </message>
    <message>
        <source>%1 could not be used for the private database.</source>
        <translation>%1 konnte nicht für die private Datenbank verwendet werden.</translation>
    </message>
    <message>
        <source>Another PostgreSQL is using the private database&apos;s folder. Stop it and try again.</source>
        <translation>Ein anderes PostgreSQL verwendet den Ordner der privaten Datenbank. Halten Sie es an, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>There is not enough memory to start the private database (about 200 MB). Close other programs and try again.</source>
        <translation>Der Arbeitsspeicher reicht nicht, um die private Datenbank zu starten (etwa 200 MB). Schließen Sie andere Programme, und versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>The private database started but can&apos;t be used.</source>
        <translation>Die private Datenbank ist gestartet, kann aber nicht verwendet werden.</translation>
    </message>
    <message>
        <source>The user number %1 has no name on this computer, and PostgreSQL needs one. Add the user (in a container: to /etc/passwd), or connect to a PostgreSQL server of your own.</source>
        <translation>Die Benutzernummer %1 hat auf diesem Computer keinen Namen, und PostgreSQL braucht einen. Legen Sie den Benutzer an (in einem Container: in /etc/passwd), oder verbinden Sie sich mit einem eigenen PostgreSQL-Server.</translation>
    </message>
    <message>
        <source>PostgreSQL does not run as root, and the user ‘postgres’ is missing. Install it with ‘apt install postgresql’, or start Leapfrog as an ordinary user.</source>
        <translation>PostgreSQL läuft nicht als root, und der Benutzer „postgres“ fehlt. Installieren Sie es mit „apt install postgresql“, oder starten Sie Leapfrog als gewöhnlicher Benutzer.</translation>
    </message>
    <message>
        <source>The PostgreSQL server is not installed. Install it with ‘apt install postgresql’, or connect to a server of your own.</source>
        <translation>Der PostgreSQL-Server ist nicht installiert. Installieren Sie ihn mit „apt install postgresql“, oder verbinden Sie sich mit einem eigenen Server.</translation>
    </message>
    <message>
        <source>PostgreSQL %1 is installed, Leapfrog needs %2 or newer. Install it with ‘apt install postgresql’, or connect to a server of your own.</source>
        <translation>PostgreSQL %1 ist installiert, Leapfrog braucht %2 oder neuer. Installieren Sie es mit „apt install postgresql“, oder verbinden Sie sich mit einem eigenen Server.</translation>
    </message>
    <message>
        <source>The private database was made by PostgreSQL %1, but only %2 is installed. Install it with ‘apt install postgresql-%1’, or move the folder to the new version with pg_upgrade.</source>
        <translation>Die private Datenbank wurde von PostgreSQL %1 angelegt, installiert ist aber nur %2. Installieren Sie es mit „apt install postgresql-%1“, oder bringen Sie den Ordner mit pg_upgrade auf die neue Version.</translation>
    </message>
    <message>
        <source>The path of the private database&apos;s socket would be longer than the %1 bytes that the system allows. Set XDG_DATA_HOME to a shorter path.</source>
        <translation>Der Pfad des Sockets der privaten Datenbank wäre länger als die %1 Byte, die das System erlaubt. Setzen Sie XDG_DATA_HOME auf einen kürzeren Pfad.</translation>
    </message>
    <message>
        <source>The file can&apos;t be written: %1</source>
        <translation>Die Datei kann nicht geschrieben werden: %1</translation>
    </message>
    <message>
        <source>The file can&apos;t be read: %1</source>
        <translation>Die Datei kann nicht gelesen werden: %1</translation>
    </message>
    <message>
        <source>Backing up the private database…</source>
        <translation>Die private Datenbank wird gesichert …</translation>
    </message>
    <message>
        <source>The private database could not be backed up.</source>
        <translation>Die private Datenbank konnte nicht gesichert werden.</translation>
    </message>
    <message>
        <source>This is no backup of a private database, or it could not be put back. Nothing was changed.</source>
        <translation>Das ist keine Sicherung einer privaten Datenbank, oder sie ließ sich nicht einsetzen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>A Leapfrog program has the private database open. Close it first; nothing was changed.</source>
        <translation>Ein Leapfrog-Programm hat die private Datenbank geöffnet. Schließen Sie es erst; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Putting the backup in place…</source>
        <translation>Die Sicherung wird eingesetzt …</translation>
    </message>
    <message>
        <source>A Leapfrog program has the private database, or the demo, open. Close it first; nothing was deleted.</source>
        <translation>Ein Leapfrog-Programm hat die private Datenbank oder die Demo geöffnet. Schließen Sie es erst; nichts wurde gelöscht.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Session</name>
    <message>
        <source>Not connected: nothing can be changed now.</source>
        <translation>Nicht verbunden: Jetzt kann nichts geändert werden.</translation>
    </message>
    <message>
        <source>This server accepts no changes now.</source>
        <translation>Dieser Server nimmt jetzt keine Änderungen an.</translation>
    </message>
    <message>
        <source>The database is not answering: nothing can be changed now.</source>
        <translation>Die Datenbank antwortet nicht: jetzt kann nichts geändert werden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingField</name>
    <message>
        <source>today: %1</source>
        <translation>heute: %1</translation>
    </message>
    <message>
        <source>%1 is new</source>
        <translation>%1 ist neu</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingQuestion</name>
    <message>
        <source>Change %1 for all workers and consoles of %2?</source>
        <translation>%1 für alle Worker und Konsolen von %2 ändern?</translation>
    </message>
    <message>
        <source>Change %1 of the organisation %2 in %3?</source>
        <translation>%1 der Organisation %2 in %3 ändern?</translation>
    </message>
    <message>
        <source>&amp;Change</source>
        <translation>Ä&amp;ndern</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>What it is: %1. It may be %2 (%3); the default is %4. A change takes effect %5.</source>
        <translation>Was sie ist: %1. Sie darf %2 sein (%3); der Standard ist %4. Eine Änderung wirkt %5.</translation>
    </message>
    <message>
        <source>empty: no limit</source>
        <translation>leer: keine Grenze</translation>
    </message>
    <message>
        <source>&amp;New value</source>
        <translation>&amp;Neuer Wert</translation>
    </message>
    <message>
        <source>It is so already.</source>
        <translation>Das ist schon so.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingRule</name>
    <message>
        <source>documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>a recreation of at most so many documents runs directly</source>
        <translation>eine Neubuchung von höchstens so vielen Belegen läuft direkt</translation>
    </message>
    <message>
        <source>at the next recreation, 5 s at the latest</source>
        <translation>bei der nächsten Neubuchung, spätestens in 5 s</translation>
    </message>
    <message>
        <source>direct postings at once in one console</source>
        <translation>direkte Buchungen zugleich in einer Konsole</translation>
    </message>
    <message>
        <source>within 5 s</source>
        <translation>innerhalb von 5 s</translation>
    </message>
    <message>
        <source>of them for one recreation</source>
        <translation>davon für eine Neubuchung</translation>
    </message>
    <message>
        <source>documents/s</source>
        <translation>Belege/s</translation>
    </message>
    <message>
        <source>direct postings per second of one console; 0: no limit</source>
        <translation>direkte Buchungen je Sekunde in einer Konsole; 0: keine Grenze</translation>
    </message>
    <message>
        <source>slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>slots of a worker</source>
        <translation>Plätze eines Workers</translation>
    </message>
    <message>
        <source>within 5 s; a slot ends its job first</source>
        <translation>innerhalb von 5 s; ein Platz beendet zuerst seinen Auftrag</translation>
    </message>
    <message>
        <source>of them kept for priority 2 and 3</source>
        <translation>davon frei gehalten für Priorität 2 und 3</translation>
    </message>
    <message>
        <source>of them kept for priority 1</source>
        <translation>davon frei gehalten für Priorität 1</translation>
    </message>
    <message>
        <source>jobs/s</source>
        <translation>Aufträge/s</translation>
    </message>
    <message>
        <source>jobs per second of one worker; 0: no limit</source>
        <translation>Aufträge je Sekunde eines Workers; 0: keine Grenze</translation>
    </message>
    <message>
        <source>s</source>
        <translation>s</translation>
    </message>
    <message>
        <source>how long a lease lasts without being extended</source>
        <translation>wie lange eine Zuteilung dauert, wenn sie nicht verlängert wird</translation>
    </message>
    <message>
        <source>at the next claim or extension</source>
        <translation>bei der nächsten Übernahme oder Verlängerung</translation>
    </message>
    <message>
        <source>attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>attempts before a job is dead</source>
        <translation>Versuche, bis ein Auftrag gescheitert ist</translation>
    </message>
    <message>
        <source>at a job&apos;s next failure</source>
        <translation>beim nächsten Fehlschlag eines Auftrags</translation>
    </message>
    <message>
        <source>min</source>
        <translation>min</translation>
    </message>
    <message>
        <source>after a worker stopped without a word, jobs are leased one by one for so long</source>
        <translation>so lange werden Aufträge einzeln zugeteilt, nachdem ein Worker ohne ein Wort aufgehört hat</translation>
    </message>
    <message>
        <source>at the next claim</source>
        <translation>bei der nächsten Übernahme</translation>
    </message>
    <message>
        <source>how often an idle worker looks without being woken</source>
        <translation>wie oft ein unbeschäftigter Worker nachsieht, ohne geweckt zu werden</translation>
    </message>
    <message>
        <source>after the look that is due, 5 s at the earliest</source>
        <translation>nach dem nächsten Nachsehen, frühestens in 5 s</translation>
    </message>
    <message>
        <source>days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>how long the history of jobs is kept</source>
        <translation>wie lange der Verlauf der Aufträge aufbewahrt wird</translation>
    </message>
    <message>
        <source>within the hour</source>
        <translation>innerhalb einer Stunde</translation>
    </message>
    <message>
        <source>turns</source>
        <translation>Anteile</translation>
    </message>
    <message>
        <source>its share of turns within a priority</source>
        <translation>ihr Anteil an den Zügen innerhalb einer Priorität</translation>
    </message>
    <message>
        <source>jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>how many of its jobs may run at once</source>
        <translation>wie viele ihrer Aufträge zugleich laufen dürfen</translation>
    </message>
    <message>
        <source>how many of its jobs may start per second</source>
        <translation>wie viele ihrer Aufträge je Sekunde beginnen dürfen</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>program</source>
        <translation>Programm</translation>
    </message>
    <message>
        <source>who posts direct recreations: the console that asks, or a worker</source>
        <translation>wer direkte Neubuchungen bucht: die Konsole, die fragt, oder ein Worker</translation>
    </message>
    <message>
        <source>at the next recreation</source>
        <translation>bei der nächsten Neubuchung</translation>
    </message>
    <message>
        <source>%1 or %2</source>
        <comment>words that a setting may be</comment>
        <translation>%1 oder %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingStore</name>
    <message>
        <source>There is no setting &quot;%1&quot;.</source>
        <translation>Es gibt keine Einstellung „%1“.</translation>
    </message>
    <message>
        <source>%1 takes a whole number from %2 to %3; not &quot;%4&quot;.</source>
        <translation>%1 braucht eine ganze Zahl von %2 bis %3; nicht „%4“.</translation>
    </message>
    <message>
        <source>%1 takes a number from %2 to %3; not &quot;%4&quot;.</source>
        <translation>%1 braucht eine Zahl von %2 bis %3; nicht „%4“.</translation>
    </message>
    <message>
        <source>An organisation has no setting &quot;%1&quot;; there are weight, max_leased and max_per_second.</source>
        <translation>Eine Organisation hat keine Einstellung „%1“; es gibt weight, max_leased und max_per_second.</translation>
    </message>
    <message>
        <source>%1 is %2; not &quot;%3&quot;.</source>
        <translation>%1 ist %2; nicht „%3“.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingWords</name>
    <message>
        <source>Bank</source>
        <translation>Bank</translation>
    </message>
    <message>
        <source>Cash</source>
        <translation>Kasse</translation>
    </message>
    <message>
        <source>Card clearing</source>
        <translation>Verrechnung Karten</translation>
    </message>
    <message>
        <source>Other clearing</source>
        <translation>Verrechnung Sonstige</translation>
    </message>
    <message>
        <source>Gateway reserve</source>
        <translation>Einbehalt der Zahlungsdienstleister</translation>
    </message>
    <message>
        <source>Payouts in transit</source>
        <translation>Auszahlungen unterwegs</translation>
    </message>
    <message>
        <source>Receivables</source>
        <translation>Forderungen</translation>
    </message>
    <message>
        <source>Input tax</source>
        <translation>Vorsteuer</translation>
    </message>
    <message>
        <source>Prepaid expenses</source>
        <translation>Vorausbezahlte Aufwendungen</translation>
    </message>
    <message>
        <source>Vendor credit</source>
        <translation>Guthaben bei Lieferanten</translation>
    </message>
    <message>
        <source>Payables</source>
        <translation>Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Output tax</source>
        <translation>Umsatzsteuer</translation>
    </message>
    <message>
        <source>Deferred revenue</source>
        <translation>Abgegrenzte Erlöse</translation>
    </message>
    <message>
        <source>Gift card liability</source>
        <translation>Geschenkkarten</translation>
    </message>
    <message>
        <source>Tips payable</source>
        <translation>Trinkgelder</translation>
    </message>
    <message>
        <source>Duties payable</source>
        <translation>Zölle</translation>
    </message>
    <message>
        <source>Marketplace tax</source>
        <translation>Steuer des Marktplatzes</translation>
    </message>
    <message>
        <source>Customer credit</source>
        <translation>Guthaben von Kunden</translation>
    </message>
    <message>
        <source>Capital loan</source>
        <translation>Darlehen</translation>
    </message>
    <message>
        <source>Sales</source>
        <translation>Umsatzerlöse</translation>
    </message>
    <message>
        <source>Sales returns</source>
        <translation>Retouren</translation>
    </message>
    <message>
        <source>Shipping revenue</source>
        <translation>Versanderlöse</translation>
    </message>
    <message>
        <source>Additional fees</source>
        <translation>Zusätzliche Gebühren</translation>
    </message>
    <message>
        <source>Gift card breakage</source>
        <translation>Verfallene Geschenkkarten</translation>
    </message>
    <message>
        <source>Other income</source>
        <translation>Sonstige Erträge</translation>
    </message>
    <message>
        <source>Restocking fees</source>
        <translation>Rücknahmegebühren</translation>
    </message>
    <message>
        <source>Exchange gains</source>
        <translation>Kursgewinne</translation>
    </message>
    <message>
        <source>Exchange losses</source>
        <translation>Kursverluste</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Aufwendungen</translation>
    </message>
    <message>
        <source>Payment fees</source>
        <translation>Zahlungsgebühren</translation>
    </message>
    <message>
        <source>Gateway adjustments</source>
        <translation>Korrekturen der Zahlungsdienstleister</translation>
    </message>
    <message>
        <source>Disputes</source>
        <translation>Rückbelastungen</translation>
    </message>
    <message>
        <source>Shipping costs</source>
        <translation>Versandkosten</translation>
    </message>
    <message>
        <source>Bad debt</source>
        <translation>Forderungsausfälle</translation>
    </message>
    <message>
        <source>Refund discrepancy</source>
        <translation>Abweichungen bei Erstattungen</translation>
    </message>
    <message>
        <source>Rounding</source>
        <translation>Rundung</translation>
    </message>
    <message>
        <source>Refuse the document</source>
        <translation>Den Beleg ablehnen</translation>
    </message>
    <message>
        <source>Catch up on the first open day</source>
        <translation>Am ersten offenen Tag nachholen</translation>
    </message>
    <message>
        <source>Cumulative</source>
        <translation>Kumuliert</translation>
    </message>
    <message>
        <source>The rest in the last month</source>
        <translation>Der Rest im letzten Monat</translation>
    </message>
    <message>
        <source>When ordered</source>
        <translation>Bei der Bestellung</translation>
    </message>
    <message>
        <source>When fulfilled</source>
        <translation>Bei der Lieferung</translation>
    </message>
    <message>
        <source>As the payloads say</source>
        <translation>Wie die Daten des Shops sagen</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingsCheck</name>
    <message>
        <source>%1 (%2: %3)</source>
        <translation>%1 (%2: %3)</translation>
    </message>
    <message>
        <source>and others</source>
        <translation>und andere</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) would be refused: %1</source>
        <translation>
            <numerusform>%n Beleg würde abgelehnt: %1</numerusform>
            <numerusform>%n Belege würden abgelehnt: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingsForm</name>
    <message>
        <source>Back to today&apos;s settings</source>
        <translation>Zurück zu den heutigen</translation>
    </message>
    <message>
        <source>Find a setting</source>
        <translation>Eine Einstellung finden</translation>
    </message>
    <message>
        <source>Role, account, tax code …</source>
        <translation>Rolle, Konto, Steuercode …</translation>
    </message>
    <message>
        <source>Posting</source>
        <translation>Buchen</translation>
    </message>
    <message>
        <source>Changes in a locked period</source>
        <translation>Änderungen in einer festgeschriebenen Periode</translation>
    </message>
    <message>
        <source>Rounding of deferrals</source>
        <translation>Rundung von Abgrenzungen</translation>
    </message>
    <message>
        <source>How the shop is read</source>
        <translation>Wie der Shop gelesen wird</translation>
    </message>
    <message>
        <source>Revenue counts</source>
        <translation>Erlöse zählen</translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>Accounts by role</source>
        <translation>Konten nach Rolle</translation>
    </message>
    <message>
        <source>the default, %1</source>
        <translation>die Vorgabe, %1</translation>
    </message>
    <message>
        <source>Accounts by tax code</source>
        <translation>Konten nach Steuercode</translation>
    </message>
    <message>
        <source>Add a tax code</source>
        <translation>Einen Steuercode hinzufügen</translation>
    </message>
    <message>
        <source>Accounts by payment gateway</source>
        <translation>Konten nach Zahlungsdienstleister</translation>
    </message>
    <message>
        <source>Add a payment gateway</source>
        <translation>Einen Zahlungsdienstleister hinzufügen</translation>
    </message>
    <message>
        <source>Reason (kept in the history)</source>
        <translation>Begründung (bleibt im Verlauf)</translation>
    </message>
    <message>
        <source>New tax code</source>
        <translation>Neuer Steuercode</translation>
    </message>
    <message>
        <source>Tax code, as documents name it</source>
        <translation>Steuercode, wie Belege ihn nennen</translation>
    </message>
    <message>
        <source>New payment gateway</source>
        <translation>Neuer Zahlungsdienstleister</translation>
    </message>
    <message>
        <source>Payment gateway, as the shop names it</source>
        <translation>Zahlungsdienstleister, wie der Shop ihn nennt</translation>
    </message>
    <message>
        <source>no account of its own</source>
        <translation>kein eigenes Konto</translation>
    </message>
    <message>
        <source>These are today&apos;s settings.</source>
        <translation>Dies sind die heutigen Einstellungen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingsModel</name>
    <message>
        <source>by %1, %2</source>
        <translation>von %1, %2</translation>
    </message>
    <message>
        <source>%1. A change takes effect %2.</source>
        <translation>%1. Eine Änderung wirkt %2.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>Was sie ist</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>Darf sein</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Standard</translation>
    </message>
    <message>
        <source>Last changed</source>
        <translation>Zuletzt geändert</translation>
    </message>
</context>
<context>
    <name>leapfrog::SharesModel</name>
    <message>
        <source>may run no job</source>
        <translation>darf keinen Auftrag ausführen</translation>
    </message>
    <message>
        <source>at its limit</source>
        <translation>an ihrer Grenze</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Running</source>
        <translation>In Arbeit</translation>
    </message>
    <message>
        <source>Weight</source>
        <translation>Gewicht</translation>
    </message>
    <message>
        <source>At once</source>
        <translation>Zugleich</translation>
    </message>
    <message>
        <source>Per second</source>
        <translation>Je Sekunde</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>leapfrog::ShopImport</name>
    <message>
        <source>The reading was cancelled.</source>
        <translation>Das Lesen wurde abgebrochen.</translation>
    </message>
    <message>
        <source>It came again, whole.</source>
        <translation>Es kam noch einmal, ganz.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ShopifyBooks</name>
    <message>
        <source>It names no order (order_id). Nothing of it is posted. Import the order that it belongs to: its refunds and transactions come with it.</source>
        <translation>Es nennt keine Bestellung (order_id). Nichts davon ist gebucht. Importieren Sie die Bestellung, zu der es gehört: Ihre Erstattungen und Transaktionen kommen mit ihr.</translation>
    </message>
    <message>
        <source>Nothing in it is for the books.</source>
        <translation>Nichts darin ist für die Bücher.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ShopifyOrder</name>
    <message>
        <source>%1 is below 0.</source>
        <translation>%1 ist kleiner als 0.</translation>
    </message>
    <message>
        <source>%1 of the total of %2 is in no line, tax, shipping, tip, duty or fee.</source>
        <translation>%1 von der Summe %2 steht in keiner Zeile, keiner Steuer, keinem Versand, Trinkgeld, Zoll und keiner Gebühr.</translation>
    </message>
    <message>
        <source>Lines, taxes, shipping, tip, duties and fees come to %1 more than the total of %2.</source>
        <translation>Zeilen, Steuern, Versand, Trinkgeld, Zölle und Gebühren ergeben %1 mehr als die Summe %2.</translation>
    </message>
    <message>
        <source>The price times %1 has more than 15 digits.</source>
        <translation>Der Preis mal %1 hat mehr als 15 Stellen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ShopifyRecords</name>
    <message>
        <source>The record at line %1 is no whole JSON object.</source>
        <translation>Der Datensatz in Zeile %1 ist kein vollständiges JSON-Objekt.</translation>
    </message>
    <message>
        <source>This is Shopify&apos;s CSV export, which leaves out what the books need. What is wanted are the API&apos;s answers as JSON: orders with their refunds and transactions, payouts and balance transactions. The user guide says how to fetch them. Nothing of this file was posted.</source>
        <translation>Das ist der CSV-Export von Shopify; ihm fehlt, was die Bücher brauchen. Gebraucht werden die Antworten der API als JSON: Bestellungen mit ihren Erstattungen und Transaktionen, Auszahlungen und Saldo-Transaktionen. Wie man sie holt, steht im Handbuch. Nichts aus dieser Datei wurde gebucht.</translation>
    </message>
    <message>
        <source>The record at line %1 is longer than %2 MiB. Import it in smaller files.</source>
        <translation>Der Datensatz in Zeile %1 ist länger als %2 MiB. Importieren Sie ihn in kleineren Dateien.</translation>
    </message>
    <message>
        <source>This is of a kind that accounting has no use for.</source>
        <translation>Das ist von einer Art, die die Buchhaltung nicht braucht.</translation>
    </message>
    <message>
        <source>A record must be a JSON object.</source>
        <translation>Ein Datensatz muss ein JSON-Objekt sein.</translation>
    </message>
    <message>
        <source>The file is cut off at line %1: what was whole before that is read.</source>
        <translation>Die Datei ist in Zeile %1 abgeschnitten: Was davor vollständig war, ist gelesen.</translation>
    </message>
    <message>
        <source>Nothing of it is posted; what is whole in the file is read. Fetch it once more and import it again.</source>
        <translation>Nichts davon ist gebucht; was in der Datei vollständig ist, ist gelesen. Holen Sie sie noch einmal, und importieren Sie sie erneut.</translation>
    </message>
    <message>
        <source>%1 is one page of %2, and Shopify has more (pageInfo.hasNextPage). What it holds is read; import the next pages as well.</source>
        <translation>%1 ist eine Seite von %2, und Shopify hat mehr davon (pageInfo.hasNextPage). Was sie enthält, ist gelesen; importieren Sie auch die nächsten Seiten.</translation>
    </message>
    <message>
        <source>The %1 has no id. Nothing of it is posted. Fetch it from Shopify again, with its id, and import that.</source>
        <translation>%1 hat keine id. Nichts davon ist gebucht. Holen Sie es noch einmal von Shopify, mit seiner id, und importieren Sie das.</translation>
    </message>
    <message>
        <source>no more</source>
        <translation>nichts weiter</translation>
    </message>
    <message>
        <source>Shopify answered with an error instead of data (%1). Ask it again, then import the answer. Then take this out: leapfrogctl inbox discard.</source>
        <translation>Shopify antwortete mit einem Fehler statt mit Daten (%1). Fragen Sie noch einmal und importieren Sie die Antwort. Dann verwerfen Sie dies: leapfrogctl inbox discard.</translation>
    </message>
    <message>
        <source>Shopify answered with an error beside data (%1): something may be missing. What came is read. Ask it again, and import the answer. Then take this out: leapfrogctl inbox discard.</source>
        <translation>Shopify antwortete mit einem Fehler neben Daten (%1): Es kann etwas fehlen. Was kam, ist gelesen. Fragen Sie noch einmal und importieren Sie die Antwort. Dann verwerfen Sie dies: leapfrogctl inbox discard.</translation>
    </message>
    <message>
        <source>Fetch the file once more and import it again; that doubles nothing. This is superseded then; where Shopify wrote the file anew, take it out: leapfrogctl inbox discard.</source>
        <translation>Holen Sie die Datei noch einmal und importieren Sie sie; das verdoppelt nichts. Dies ist dann überholt; hat Shopify die Datei neu geschrieben, verwerfen Sie es: leapfrogctl inbox discard.</translation>
    </message>
</context>
<context>
    <name>leapfrog::ShopifyTransaction</name>
    <message>
        <source>%1 is below 0.</source>
        <translation>%1 ist kleiner als 0.</translation>
    </message>
    <message>
        <source>%1 is missing, and the order has two currencies.</source>
        <translation>%1 fehlt, und die Bestellung hat zwei Währungen.</translation>
    </message>
    <message>
        <source>%1 is not a currency of the order.</source>
        <translation>%1 ist keine Währung der Bestellung.</translation>
    </message>
    <message>
        <source>“%2” in %1 is no kind of transaction that is known here.</source>
        <translation>„%2“ in %1 ist keine Art von Transaktion, die hier bekannt ist.</translation>
    </message>
    <message>
        <source>%1 is not the shop&apos;s currency, and the order does not tell its total in it.</source>
        <translation>%1 ist nicht die Währung des Shops, und die Bestellung nennt ihre Summe nicht in ihr.</translation>
    </message>
    <message>
        <source>%1 is not the shop&apos;s currency.</source>
        <translation>%1 ist nicht die Währung des Shops.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Sidebar</name>
    <message>
        <source>Screens</source>
        <translation>Bereiche</translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation>%1 (%2)</translation>
    </message>
</context>
<context>
    <name>leapfrog::Slot</name>
    <message>
        <source>A set of jobs failed; they are done one by one.</source>
        <translation>Ein Stapel von Aufträgen ist fehlgeschlagen; sie werden einzeln ausgeführt.</translation>
    </message>
    <message>
        <source>A job can&apos;t be put back; its lease ends by itself.</source>
        <translation>Ein Auftrag kann nicht zurückgestellt werden; seine Zuteilung endet von selbst.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Statement</name>
    <message>
        <source>Income</source>
        <translation>Erträge</translation>
    </message>
    <message>
        <source>Total income</source>
        <translation>Summe Erträge</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Aufwendungen</translation>
    </message>
    <message>
        <source>Total expenses</source>
        <translation>Summe Aufwendungen</translation>
    </message>
    <message>
        <source>Result, %1 to %2</source>
        <translation>Ergebnis, %1 bis %2</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Aktiva</translation>
    </message>
    <message>
        <source>Total assets</source>
        <translation>Summe Aktiva</translation>
    </message>
    <message>
        <source>Liabilities</source>
        <translation>Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Total liabilities</source>
        <translation>Summe Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Result carried forward</source>
        <translation>Ergebnisvortrag</translation>
    </message>
    <message>
        <source>Result of the fiscal year, through %1</source>
        <translation>Ergebnis des Geschäftsjahrs, bis %1</translation>
    </message>
    <message>
        <source>Total equity</source>
        <translation>Summe Eigenkapital</translation>
    </message>
    <message>
        <source>Total liabilities and equity</source>
        <translation>Summe Schulden und Eigenkapital</translation>
    </message>
</context>
<context>
    <name>leapfrog::StatementModel</name>
    <message>
        <source>loss</source>
        <translation>Verlust</translation>
    </message>
    <message>
        <source>profit</source>
        <translation>Gewinn</translation>
    </message>
    <message>
        <source>equals assets</source>
        <translation>gleich den Aktiva</translation>
    </message>
    <message>
        <source>off by %1</source>
        <translation>Abweichung %1</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>short name of a month, year</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::StatementView</name>
    <message>
        <source>By month</source>
        <translation>Nach Monaten</translation>
    </message>
    <message>
        <source>What stood there at the end of each month of the fiscal year, side by side.</source>
        <translation>Was am Ende jedes Monats des Geschäftsjahrs dastand, nebeneinander.</translation>
    </message>
    <message>
        <source>The months of the period side by side.</source>
        <translation>Die Monate der Periode nebeneinander.</translation>
    </message>
    <message>
        <source>Balance sheet</source>
        <translation>Bilanz</translation>
    </message>
    <message>
        <source>Profit and loss</source>
        <translation>Gewinn und Verlust</translation>
    </message>
    <message>
        <source>at the end of all days</source>
        <translation>am Ende aller Tage</translation>
    </message>
    <message>
        <source>at the end of %1</source>
        <comment>a day</comment>
        <translation>am Ende des %1</translation>
    </message>
    <message>
        <source>Up to %1 months are shown side by side.</source>
        <translation>Bis zu %1 Monate werden nebeneinander gezeigt.</translation>
    </message>
    <message>
        <source>No income and no expenses: %1.</source>
        <translation>Keine Erträge und keine Aufwendungen: %1.</translation>
    </message>
    <message>
        <source>Nothing is in the books: %1.</source>
        <translation>Nichts steht in den Büchern: %1.</translation>
    </message>
    <message>
        <source>Write the profit and loss into a file: CSV or JSON.</source>
        <translation>Gewinn und Verlust in eine Datei schreiben: CSV oder JSON.</translation>
    </message>
    <message>
        <source>Write the balance sheet into a file: CSV or JSON.</source>
        <translation>Die Bilanz in eine Datei schreiben: CSV oder JSON.</translation>
    </message>
    <message>
        <source>Export the balance sheet</source>
        <translation>Die Bilanz exportieren</translation>
    </message>
    <message>
        <source>Export the profit and loss</source>
        <translation>Gewinn und Verlust exportieren</translation>
    </message>
</context>
<context>
    <name>leapfrog::Transport</name>
    <message>
        <source>It can&apos;t be verified that this is the right server: this computer has no root certificate (%1). Get the certificate of the authority that signed the server&apos;s from an administrator and put it there, or name its file with sslrootcert=FILE. Only in a network that you trust, sslmode=require encrypts without verifying.</source>
        <translation>Es kann nicht geprüft werden, dass dies der richtige Server ist: dieser Rechner hat kein Wurzelzertifikat (%1). Lassen Sie sich von einem Administrator das Zertifikat der Stelle geben, die das des Servers unterschrieben hat, und legen Sie es dort ab, oder nennen Sie die Datei mit sslrootcert=DATEI. Nur in einem Netz, dem Sie vertrauen, verschlüsselt sslmode=require ohne zu prüfen.</translation>
    </message>
    <message>
        <source>It could not be verified that this is the right server, so nothing was sent to it: %1. Ask an administrator about its certificate. Only in a network that you trust, choose another sslmode.</source>
        <translation>Es konnte nicht geprüft werden, dass dies der richtige Server ist, deshalb wurde ihm nichts gesendet: %1. Fragen Sie einen Administrator nach dem Zertifikat. Wählen Sie nur in einem Netz, dem Sie vertrauen, einen anderen sslmode.</translation>
    </message>
</context>
<context>
    <name>leapfrog::VendorBill</name>
    <message>
        <source>The discount is larger than the amount.</source>
        <translation>Der Rabatt ist größer als der Betrag.</translation>
    </message>
    <message>
        <source>The taxes are larger than the amount that includes them.</source>
        <translation>Die Steuern sind größer als der Betrag, in dem sie enthalten sind.</translation>
    </message>
</context>
<context>
    <name>leapfrog::Verification</name>
    <message>
        <source>Verifying the books of %1</source>
        <translation>Die Bücher von %1 werden geprüft</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) verified</source>
        <translation>
            <numerusform>%Ln Beleg geprüft</numerusform>
            <numerusform>%Ln Belege geprüft</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Feststellung</numerusform>
            <numerusform>%Ln Feststellungen</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::VerifyView</name>
    <message>
        <source>Verify all documents</source>
        <translation>Alle Belege prüfen</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Abbrechen</translation>
    </message>
    <message>
        <source>Verification</source>
        <translation>Prüfung</translation>
    </message>
    <message>
        <source>Findings</source>
        <translation>Befunde</translation>
    </message>
    <message>
        <source>all documents, whatever their date</source>
        <translation>alle Belege, welches Datum sie auch haben</translation>
    </message>
    <message>
        <source>The verification was cancelled before its end; what was found until then is listed.</source>
        <translation>Die Prüfung wurde vor ihrem Ende abgebrochen; was bis dahin gefunden wurde, ist aufgelistet.</translation>
    </message>
    <message>
        <source>Posts every document again in memory and compares. Changes nothing.</source>
        <translation>Bucht jeden Beleg im Speicher noch einmal und vergleicht. Ändert nichts.</translation>
    </message>
    <message numerus="yes">
        <source>Recreate these %Ln…</source>
        <translation>
            <numerusform>Diesen %Ln neu buchen …</numerusform>
            <numerusform>Diese %Ln neu buchen …</numerusform>
        </translation>
    </message>
    <message>
        <source>Entries without a document can&apos;t be made anew.</source>
        <translation>Buchungen ohne Beleg können nicht neu entstehen.</translation>
    </message>
    <message>
        <source>Shows first what would change. Select rows to take only those.</source>
        <translation>Zeigt zuerst, was sich ändern würde. Markieren Sie Zeilen, um nur diese zu nehmen.</translation>
    </message>
    <message>
        <source>The first %1 are listed.</source>
        <translation>Die ersten %1 sind aufgelistet.</translation>
    </message>
    <message>
        <source>Nothing was found yet.</source>
        <translation>Noch wurde nichts gefunden.</translation>
    </message>
    <message>
        <source>All entries are what posting their documents gives.</source>
        <translation>Alle Buchungen sind die, die sich aus ihren Belegen ergeben.</translation>
    </message>
    <message>
        <source>Posts every document of %1 again in memory, and lists those whose entries are not what comes out: altered, missing, stale (right by former settings) or without a document. Nothing is changed.</source>
        <translation>Bucht jeden Beleg von %1 im Speicher noch einmal und listet die auf, deren Buchungen nicht die sind, die dabei herauskommen: verändert, fehlend, veraltet (richtig nach früheren Einstellungen) oder ohne Beleg. Es wird nichts geändert.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln Feststellung</numerusform>
            <numerusform>%Ln Feststellungen</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 of %2 documents, %3</source>
        <translation>%1 von %2 Belegen, %3</translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) verified, %1 not posted at their newest version, %2.</source>
        <translation>
            <numerusform>%Ln Beleg geprüft, %1 nicht in der neuesten Version gebucht, %2.</numerusform>
            <numerusform>%Ln Belege geprüft, %1 nicht in der neuesten Version gebucht, %2.</numerusform>
        </translation>
    </message>
    <message>
        <source>The verification of %1 is still ending.</source>
        <translation>Die Prüfung von %1 endet noch.</translation>
    </message>
    <message>
        <source>Documents are verified as they are now: show today&apos;s figures first.</source>
        <translation>Belege werden geprüft, wie sie jetzt sind: zeigen Sie zuerst die heutigen Zahlen.</translation>
    </message>
</context>
<context>
    <name>leapfrog::WatchedFolder</name>
    <message>
        <source>%1 can&apos;t be watched, or nothing can be moved in it.</source>
        <translation>%1 kann nicht beobachtet werden, oder darin kann nichts verschoben werden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::WindowTools</name>
    <message>
        <source>screen</source>
        <translation>Ansicht</translation>
    </message>
    <message>
        <source>Not possible now.</source>
        <translation>Jetzt nicht möglich.</translation>
    </message>
    <message>
        <source>preference</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Language: %1</source>
        <translation>Sprache: %1</translation>
    </message>
    <message>
        <source>Theme: as the system</source>
        <translation>Design: wie das System</translation>
    </message>
    <message>
        <source>Theme: light</source>
        <translation>Design: hell</translation>
    </message>
    <message>
        <source>Theme: dark</source>
        <translation>Design: dunkel</translation>
    </message>
    <message>
        <source>Rows of tables: compact</source>
        <translation>Tabellenzeilen: dicht</translation>
    </message>
    <message>
        <source>Rows of tables: comfortable</source>
        <translation>Tabellenzeilen: großzügig</translation>
    </message>
    <message>
        <source>Keyboard shortcuts</source>
        <translation>Tastenkürzel</translation>
    </message>
</context>
<context>
    <name>leapfrog::Words</name>
    <message>
        <source>%1 ms</source>
        <translation>%1 ms</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min %2 s</source>
        <translation>%1 min %2 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation>%1 h</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation>%1 d</translation>
    </message>
    <message>
        <source>%1 d %2 h</source>
        <translation>%1 d %2 h</translation>
    </message>
    <message>
        <source>up to %1</source>
        <translation>bis zu %1</translation>
    </message>
    <message>
        <source>about %1</source>
        <translation>etwa %1</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::WorkActs</name>
    <message>
        <source>The last act is still under way.</source>
        <translation>Die letzte Handlung läuft noch.</translation>
    </message>
    <message>
        <source>What your login may do is still being looked for.</source>
        <translation>Was Ihr Benutzer darf, wird noch gesucht.</translation>
    </message>
    <message>
        <source>Your login may not pause or resume. Ask an administrator.</source>
        <translation>Ihr Benutzer darf nicht anhalten oder fortsetzen. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>Your login may not change settings. Ask an administrator.</source>
        <translation>Ihr Benutzer darf keine Einstellungen ändern. Fragen Sie einen Administrator.</translation>
    </message>
    <message>
        <source>What runs now ends; nothing new is taken until somebody resumes it.</source>
        <translation>Was jetzt läuft, wird beendet; nichts Neues wird übernommen, bis jemand fortsetzt.</translation>
    </message>
    <message>
        <source>Res&amp;ume</source>
        <translation>&amp;Fortsetzen</translation>
    </message>
    <message>
        <source>Somebody else has changed %1 to %2 meanwhile.</source>
        <translation>Jemand anderes hat %1 inzwischen auf %2 geändert.</translation>
    </message>
    <message>
        <source>%1 was changed from %2 to %3.</source>
        <translation>%1 wurde von %2 auf %3 geändert.</translation>
    </message>
    <message>
        <source>%1 of %4 was changed from %2 to %3.</source>
        <translation>%1 von %4 wurde von %2 auf %3 geändert.</translation>
    </message>
    <message>
        <source>It takes effect %1.</source>
        <translation>Das wirkt %1.</translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>Connection lost: what was done shows here as soon as it is back.</source>
        <translation>Verbindung verloren: was geschehen ist, steht hier, sobald sie wieder da ist.</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
</context>
<context>
    <name>leapfrog::WorkerWords</name>
    <message>
        <source>paused by %1 since %2</source>
        <translation>angehalten von %1 seit %2</translation>
    </message>
    <message>
        <source>paused by %1 since %2: “%3”</source>
        <translation>angehalten von %1 seit %2: „%3“</translation>
    </message>
    <message>
        <source>(nobody)</source>
        <translation>(niemand)</translation>
    </message>
    <message>
        <source>queue</source>
        <translation>Warteschlange</translation>
    </message>
    <message>
        <source>direct recreations</source>
        <translation>direkte Neubuchungen</translation>
    </message>
    <message>
        <source>%1 ago</source>
        <translation>vor %1</translation>
    </message>
    <message>
        <source>it holds no job</source>
        <translation>er hält keinen Auftrag</translation>
    </message>
    <message numerus="yes">
        <source>its %Ln job(s) is/are free for other workers</source>
        <translation>
            <numerusform>sein %Ln Auftrag ist für andere Worker frei</numerusform>
            <numerusform>seine %Ln Aufträge sind für andere Worker frei</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its %Ln job(s) return(s) at %1</source>
        <translation>
            <numerusform>sein %Ln Auftrag kehrt um %1 zurück</numerusform>
            <numerusform>seine %Ln Aufträge kehren um %1 zurück</numerusform>
        </translation>
    </message>
    <message>
        <source>does not run</source>
        <translation>läuft nicht</translation>
    </message>
    <message>
        <source>has not signed on: %1</source>
        <translation>nicht angemeldet: %1</translation>
    </message>
    <message>
        <source>silent: %1</source>
        <translation>verstummt: %1</translation>
    </message>
    <message>
        <source>ends what it holds</source>
        <translation>beendet, was er hält</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>idle</source>
        <translation>wartet</translation>
    </message>
    <message>
        <source>%1; %2</source>
        <translation>%1; %2</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
    <message>
        <source>%1 %2</source>
        <comment>a value and its unit</comment>
        <translation>%1 %2</translation>
    </message>
</context>
<context>
    <name>leapfrog::WorkersModel</name>
    <message>
        <source>%1 of %2</source>
        <translation>%1 von %2</translation>
    </message>
    <message>
        <source>holds %1</source>
        <translation>hält %1</translation>
    </message>
    <message>
        <source>%1 since %2</source>
        <translation>%1 seit %2</translation>
    </message>
    <message>
        <source>%1, process %2 on %3</source>
        <translation>%1, Prozess %2 auf %3</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Rechner</translation>
    </message>
    <message>
        <source>Works on</source>
        <translation>Arbeitet an</translation>
    </message>
    <message>
        <source>Slots used</source>
        <translation>Belegte Plätze</translation>
    </message>
    <message>
        <source>Jobs/min</source>
        <translation>Aufträge/min</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>Lebenszeichen</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
</context>
<context>
    <name>leapfrog::WorkersPage</name>
    <message>
        <source>Workers</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>No worker has worked within the last day: what is queued waits. Start one on a server with “leapfrogctl work”, or start the poller below.</source>
        <translation>Seit einem Tag hat kein Worker gearbeitet: was eingereiht ist, wartet. Starten Sie einen auf einem Server mit „leapfrogctl work“, oder den Poller unten.</translation>
    </message>
    <message>
        <source>What of the workers is shown</source>
        <translation>Was von den Workern gezeigt wird</translation>
    </message>
    <message>
        <source>Jobs in hand</source>
        <translation>Aufträge in Arbeit</translation>
    </message>
    <message>
        <source>Jobs that the worker holds</source>
        <translation>Aufträge, die der Worker hält</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>Organisations and their shares of the queue</source>
        <translation>Organisationen und ihre Anteile an der Warteschlange</translation>
    </message>
    <message>
        <source>There is no organisation yet.</source>
        <translation>Es gibt noch keine Organisation.</translation>
    </message>
    <message>
        <source>Shared settings</source>
        <translation>Gemeinsame Einstellungen</translation>
    </message>
    <message>
        <source>All workers and consoles of this database follow these.</source>
        <translation>Alle Worker und Konsolen dieser Datenbank richten sich danach.</translation>
    </message>
    <message>
        <source>Settings that all workers and consoles share</source>
        <translation>Einstellungen, die alle Worker und Konsolen teilen</translation>
    </message>
    <message>
        <source>Pause the queue…</source>
        <translation>Warteschlange anhalten …</translation>
    </message>
    <message>
        <source>Pause worker…</source>
        <translation>Worker anhalten …</translation>
    </message>
    <message>
        <source>Pause organisation…</source>
        <translation>Organisation anhalten …</translation>
    </message>
    <message>
        <source>Change…</source>
        <translation>Ändern …</translation>
    </message>
    <message>
        <source>Restore default</source>
        <translation>Standard wiederherstellen</translation>
    </message>
    <message>
        <source>Open the document of this job</source>
        <translation>Beleg dieses Auftrags öffnen</translation>
    </message>
    <message>
        <source>Your login may not see workers here.</source>
        <translation>Ihr Benutzer darf hier keine Worker sehen.</translation>
    </message>
    <message>
        <source>The whole queue is %1.</source>
        <translation>Die ganze Warteschlange ist %1.</translation>
    </message>
    <message>
        <source>What runs ends, nothing new is taken; clicks for at most the direct threshold still start at once.</source>
        <translation>Was läuft, wird beendet, nichts Neues wird übernommen; Klicks bis zur Schwelle des direkten Wegs beginnen weiterhin sofort.</translation>
    </message>
    <message>
        <source>Select a worker to see which jobs it holds.</source>
        <translation>Wählen Sie einen Worker, um zu sehen, welche Aufträge er hält.</translation>
    </message>
    <message>
        <source>%1 holds no job now.</source>
        <translation>%1 hält jetzt keinen Auftrag.</translation>
    </message>
    <message>
        <source>The first %1 organisations. Choose one at the top of the window to see it.</source>
        <translation>Die ersten %1 Organisationen. Wählen Sie oben im Fenster eine, um sie zu sehen.</translation>
    </message>
    <message numerus="yes">
        <source>%Ln organisation(s)</source>
        <translation>
            <numerusform>%Ln Organisation</numerusform>
            <numerusform>%Ln Organisationen</numerusform>
        </translation>
    </message>
    <message>
        <source>Resume the queue</source>
        <translation>Warteschlange fortsetzen</translation>
    </message>
    <message>
        <source>Resume worker</source>
        <translation>Worker fortsetzen</translation>
    </message>
    <message>
        <source>Resume organisation</source>
        <translation>Organisation fortsetzen</translation>
    </message>
    <message>
        <source>End the pause: new jobs are taken again.</source>
        <translation>Die Pause beenden: neue Aufträge werden wieder übernommen.</translation>
    </message>
    <message>
        <source>Let no worker take a new job; what runs ends.</source>
        <translation>Kein Worker übernimmt einen neuen Auftrag; was läuft, wird beendet.</translation>
    </message>
    <message>
        <source>Let this worker take no new job; what it holds ends.</source>
        <translation>Dieser Worker übernimmt keinen neuen Auftrag; was er hält, wird beendet.</translation>
    </message>
    <message>
        <source>Let no new job of this organisation be taken; what runs ends.</source>
        <translation>Kein neuer Auftrag dieser Organisation wird übernommen; was läuft, wird beendet.</translation>
    </message>
    <message>
        <source>Select a worker first.</source>
        <translation>Wählen Sie erst einen Worker.</translation>
    </message>
    <message>
        <source>These jobs are leased without a worker&apos;s name.</source>
        <translation>Diese Aufträge sind ohne Namen eines Workers zugeteilt.</translation>
    </message>
    <message>
        <source>A console&apos;s direct recreations are clicks: they are not paused.</source>
        <translation>Die direkten Neubuchungen einer Konsole sind Klicks: sie werden nicht angehalten.</translation>
    </message>
    <message>
        <source>Select an organisation first.</source>
        <translation>Wählen Sie erst eine Organisation.</translation>
    </message>
    <message>
        <source>Change the setting of this row.</source>
        <translation>Die Einstellung dieser Zeile ändern.</translation>
    </message>
    <message>
        <source>Select a setting first.</source>
        <translation>Wählen Sie erst eine Einstellung.</translation>
    </message>
    <message>
        <source>Select its weight or one of its limits first.</source>
        <translation>Wählen Sie erst ihr Gewicht oder eine ihrer Grenzen.</translation>
    </message>
    <message>
        <source>Bring back the default.</source>
        <translation>Den Standard zurückholen.</translation>
    </message>
    <message>
        <source>It is the default.</source>
        <translation>Das ist der Standard.</translation>
    </message>
    <message>
        <source>Show its document, on the Documents screen.</source>
        <translation>Seinen Beleg zeigen, in der Ansicht Belege.</translation>
    </message>
    <message>
        <source>Select a job first.</source>
        <translation>Wählen Sie erst einen Auftrag.</translation>
    </message>
</context>
<context>
    <name>leapfrog::WriteOff</name>
    <message>
        <source>The taxes are larger than the amount written off.</source>
        <translation>Die Steuern sind größer als der ausgebuchte Betrag.</translation>
    </message>
    <message>
        <source>Only a receivable is written off with its tax.</source>
        <translation>Nur eine Forderung wird mit ihrer Steuer ausgebucht.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli</name>
    <message>
        <source>A password on the command line can be read by others. Use a password file (~/.pgpass), PGPASSWORD or a service file instead.</source>
        <translation>Ein Passwort auf der Befehlszeile können andere lesen. Verwenden Sie stattdessen eine Passwortdatei (~/.pgpass), PGPASSWORD oder eine Dienstdatei.</translation>
    </message>
    <message>
        <source>Leapfrog met a fault of its own and gave this command up.</source>
        <translation>In Leapfrog selbst ist ein Fehler aufgetreten; dieser Befehl wurde aufgegeben.</translation>
    </message>
    <message>
        <source>The output can&apos;t be written.</source>
        <translation>Die Ausgabe kann nicht geschrieben werden.</translation>
    </message>
    <message>
        <source>The file %1 can&apos;t be read.</source>
        <translation>Die Datei %1 kann nicht gelesen werden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Accounts</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>removed</source>
        <translation>entfernt</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Audit</name>
    <message>
        <source>At</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Object</source>
        <translation>Gegenstand</translation>
    </message>
    <message>
        <source>Before</source>
        <translation>Vorher</translation>
    </message>
    <message>
        <source>After</source>
        <translation>Nachher</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Clearing</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Order</source>
        <translation>Bestellung</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Rest %1</source>
        <translation>Rest %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Balance</source>
        <translation>Saldo</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Demo</name>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 sync jobs are waiting, each takes %2 s here, %3 at once. A click on Recreate waits:</source>
        <translation>%1 Aufträge des Abgleichs warten, jeder dauert hier %2 s, %3 laufen zugleich. Ein Klick auf „Neu buchen“ wartet:</translation>
    </message>
    <message>
        <source>way</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>measured</source>
        <translation>gemessen</translation>
    </message>
    <message>
        <source>with real jobs of 2 to 10 s</source>
        <translation>bei echten Aufträgen von 2 bis 10 s</translation>
    </message>
    <message>
        <source>before: one global FIFO</source>
        <translation>vorher: eine FIFO für alle</translation>
    </message>
    <message>
        <source>%1 to %2</source>
        <translation>%1 bis %2</translation>
    </message>
    <message>
        <source>queue, high priority, behind a colleague&apos;s click</source>
        <translation>Warteschlange, hohe Priorität, hinter dem Klick eines anderen</translation>
    </message>
    <message>
        <source>the next free slot and its own job: 2 to 20 s</source>
        <translation>der nächste freie Platz und der eigene Auftrag: 2 bis 20 s</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>its own job: 2 to 10 s</source>
        <translation>der eigene Auftrag: 2 bis 10 s</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Depth</name>
    <message>
        <source>1 normal</source>
        <translation>1 normal</translation>
    </message>
    <message>
        <source>2 high</source>
        <translation>2 hoch</translation>
    </message>
    <message>
        <source>3 urgent</source>
        <translation>3 dringend</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>Queued</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Leased</source>
        <translation>Zugeteilt</translation>
    </message>
    <message>
        <source>Dead</source>
        <translation>Gescheitert</translation>
    </message>
    <message>
        <source>Oldest waits</source>
        <translation>Ältester wartet</translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>Reconnecting: %1</source>
        <translation>Neue Verbindung: %1</translation>
    </message>
    <message>
        <source>Connected again.</source>
        <translation>Wieder verbunden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Difference</name>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Old</source>
        <translation>Alt</translation>
    </message>
    <message>
        <source>New</source>
        <translation>Neu</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>The settings for posting were changed on %1 by %2.</source>
        <translation>Die Buchungseinstellungen wurden am %1 von %2 geändert.</translation>
    </message>
    <message>
        <source>What the document said before is not kept.</source>
        <translation>Was der Beleg vorher enthielt, ist nicht aufbewahrt.</translation>
    </message>
    <message>
        <source>changed in the document: %1: %2 → %3</source>
        <translation>im Beleg geändert: %1: %2 → %3</translation>
    </message>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>und %n weiteres Feld</numerusform>
            <numerusform>und %n weitere Felder</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Doctor</name>
    <message>
        <source>What the server said: %1</source>
        <translation>Der Server sagte: %1</translation>
    </message>
    <message>
        <source>The database answers.</source>
        <translation>Die Datenbank antwortet.</translation>
    </message>
    <message>
        <source>fine</source>
        <translation>gut</translation>
    </message>
    <message>
        <source>NOTE</source>
        <translation>HINWEIS</translation>
    </message>
    <message>
        <source>WRONG</source>
        <translation>FEHLER</translation>
    </message>
    <message numerus="yes">
        <source>MENDED %1 (%n)</source>
        <translation>
            <numerusform>BEHOBEN %1 (%n)</numerusform>
            <numerusform>BEHOBEN %1 (%n)</numerusform>
        </translation>
    </message>
    <message>
        <source>There was nothing to mend.</source>
        <translation>Es gab nichts zu beheben.</translation>
    </message>
    <message>
        <source>All is well.</source>
        <translation>Alles ist in Ordnung.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to see to.</source>
        <translation>
            <numerusform>%n Sache ist zu beheben.</numerusform>
            <numerusform>%n Sachen sind zu beheben.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Enqueue</name>
    <message>
        <source>Line %1: %2</source>
        <translation>Zeile %1: %2</translation>
    </message>
    <message>
        <source>&quot;%1&quot; is missing.</source>
        <translation>„%1“ fehlt.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a text.</source>
        <translation>„%1“ muss ein Text sein.</translation>
    </message>
    <message>
        <source>&quot;%1&quot; must be a whole number from %2 to %3.</source>
        <translation>„%1“ muss eine ganze Zahl von %2 bis %3 sein.</translation>
    </message>
    <message numerus="yes">
        <source>Enqueued %n job(s).</source>
        <translation>
            <numerusform>%n Auftrag eingereiht.</numerusform>
            <numerusform>%n Aufträge eingereiht.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Figures</name>
    <message>
        <source>What had been committed is kept since %1 only: for moments before it, entries count from when their transaction began, and what these figures left out is not known.</source>
        <translation>Was wann in der Datenbank stand, wird erst seit %1 aufbewahrt: Für frühere Zeitpunkte zählen Buchungen ab dem Beginn ihrer Transaktion, und was in diesen Zahlen fehlte, ist nicht bekannt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Flux</name>
    <message>
        <source>new documents</source>
        <translation>neue Belege</translation>
    </message>
    <message>
        <source>changed documents</source>
        <translation>geänderte Belege</translation>
    </message>
    <message>
        <source>withdrawn documents</source>
        <translation>zurückgezogene Belege</translation>
    </message>
    <message>
        <source>changed settings</source>
        <translation>geänderte Einstellungen</translation>
    </message>
    <message>
        <source>undone recreations</source>
        <translation>rückgängig gemachte Neubuchungen</translation>
    </message>
    <message>
        <source>caught up after a lock</source>
        <translation>nach einer Festschreibung nachgeholt</translation>
    </message>
    <message>
        <source>newly refused, figures stay</source>
        <translation>neu abgelehnt, Zahlen bleiben</translation>
    </message>
    <message>
        <source>posted again</source>
        <translation>erneut gebucht</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Vorher %1</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nachher %1</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>and %1 more</source>
        <translation>und %1 weitere</translation>
    </message>
    <message>
        <source>Setting %1 changed on %2 by %3: %4 became %5</source>
        <translation>Einstellung %1 am %2 von %3 geändert: aus %4 wurde %5</translation>
    </message>
    <message>
        <source>%1: %2 was %3, is %4</source>
        <translation>%1: %2 war %3, ist %4</translation>
    </message>
    <message>
        <source>What had been committed, and settings as they were, are kept since %1 only.</source>
        <translation>Was wann in der Datenbank stand und wie die Einstellungen waren, wird erst seit %1 aufbewahrt.</translation>
    </message>
    <message>
        <source>--before is later than --after: turn them round.</source>
        <translation>--before liegt nach --after: Vertauschen Sie die beiden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Import</name>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n Beleg</numerusform>
            <numerusform>%n Belege</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) came in before. Import again once the cause is gone: what is there stays as it is.</source>
        <translation>
            <numerusform>%n Beleg kam vorher an. Importieren Sie noch einmal, wenn die Ursache behoben ist: Was da ist, bleibt, wie es ist.</numerusform>
            <numerusform>%n Belege kamen vorher an. Importieren Sie noch einmal, wenn die Ursache behoben ist: Was da ist, bleibt, wie es ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>kept back</source>
        <translation>zurückgehalten</translation>
    </message>
    <message>
        <source>waits: %1</source>
        <translation>wartet: %1</translation>
    </message>
    <message>
        <source>%1, 100 %</source>
        <translation>%1, 100 %</translation>
    </message>
    <message>
        <source>%1, %2 %, about %3 s left</source>
        <translation>%1, %2 %, noch etwa %3 s</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::ImportAgain</name>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>What would happen</source>
        <translation>Was geschehen würde</translation>
    </message>
    <message>
        <source>it would come in</source>
        <translation>er käme herein</translation>
    </message>
    <message>
        <source>a new version</source>
        <translation>eine neue Version</translation>
    </message>
    <message>
        <source>%1 documents would come out otherwise. Nothing was changed.</source>
        <translation>%1 Belege fielen anders aus. Es wurde nichts geändert.</translation>
    </message>
    <message>
        <source>read</source>
        <translation>gelesen</translation>
    </message>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>%1 orders and payouts</source>
        <translation>%1 Bestellungen und Auszahlungen</translation>
    </message>
    <message>
        <source>refused: %1</source>
        <translation>abgelehnt: %1</translation>
    </message>
    <message>
        <source>it would come in and wait: its period is locked</source>
        <translation>es käme herein und würde warten: Die Periode ist gesperrt</translation>
    </message>
    <message>
        <source>a new version, which would wait: its period is locked</source>
        <translation>eine neue Version, die warten würde: Die Periode ist gesperrt</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::ImportWatch</name>
    <message>
        <source>%1: done</source>
        <translation>%1: erledigt</translation>
    </message>
    <message>
        <source>%1: to refused/</source>
        <translation>%1: nach refused/</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Inbox</name>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Payloads</source>
        <translation>Datensätze</translation>
    </message>
    <message>
        <source>Payload</source>
        <translation>Datensatz</translation>
    </message>
    <message>
        <source>Id</source>
        <translation>Kennung</translation>
    </message>
    <message>
        <source>What it says</source>
        <translation>Was er enthält</translation>
    </message>
    <message>
        <source>There may be more: --before %1</source>
        <translation>Vielleicht gibt es mehr: --before %1</translation>
    </message>
    <message>
        <source>kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>read with</source>
        <translation>gelesen mit</translation>
    </message>
    <message>
        <source>came from</source>
        <translation>kam von</translation>
    </message>
    <message>
        <source>received</source>
        <translation>erhalten</translation>
    </message>
    <message>
        <source>state</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>what it says</source>
        <translation>was er enthält</translation>
    </message>
    <message>
        <source>waits for</source>
        <translation>wartet auf</translation>
    </message>
    <message>
        <source>document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>%1 payloads</source>
        <translation>%1 Datensätze</translation>
    </message>
    <message>
        <source>%1 payloads would be taken out.</source>
        <translation>%1 Datensätze würden herausgenommen.</translation>
    </message>
    <message>
        <source>%1 payloads were taken out.</source>
        <translation>%1 Datensätze wurden herausgenommen.</translation>
    </message>
    <message>
        <source>Say which refused payloads: a number, --kind, --code, --group or --since; or --all.</source>
        <translation>Sagen Sie, welche abgelehnten Daten: eine Nummer, --kind, --code, --group oder --since; oder --all.</translation>
    </message>
    <message>
        <source>%1 refused payloads would be discarded.</source>
        <translation>%1 abgelehnte Datensätze würden verworfen.</translation>
    </message>
    <message>
        <source>%1 refused payloads were discarded. They stay in the inbox, are read no more, and say why.</source>
        <translation>%1 abgelehnte Datensätze wurden verworfen. Sie bleiben im Eingang, werden nicht mehr gelesen und sagen, warum.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Jobs</name>
    <message>
        <source>Job</source>
        <translation>Auftrag</translation>
    </message>
    <message>
        <source>Priority</source>
        <translation>Priorität</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Attempts</source>
        <translation>Versuche</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Last error</source>
        <translation>Letzter Fehler</translation>
    </message>
    <message>
        <source>At</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>Attempt</source>
        <translation>Versuch</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Detail</source>
        <translation>Einzelheiten</translation>
    </message>
    <message>
        <source>It runs now: %1 holds it.</source>
        <translation>Er läuft jetzt: %1 hat ihn.</translation>
    </message>
    <message>
        <source>The lease of %1 has ended without a result: the next free worker takes it over.</source>
        <translation>Die Zuteilung an %1 ist ohne Ergebnis abgelaufen: Der nächste freie Worker übernimmt ihn.</translation>
    </message>
    <message>
        <source>It waits because its organisation may run no jobs: its max_leased is 0.</source>
        <translation>Er wartet, weil seine Organisation keine Aufträge ausführen darf: Ihr max_leased ist 0.</translation>
    </message>
    <message>
        <source>It waits because its organisation may run %1 jobs at once: %2 run, %3 are ahead of it.</source>
        <translation>Er wartet, weil seine Organisation %1 Aufträge zugleich ausführen darf: %2 laufen, %3 sind vor ihm.</translation>
    </message>
    <message>
        <source>It waits because its organisation may start %1 jobs per second: %2 are ahead of it.</source>
        <translation>Er wartet, weil seine Organisation %1 Aufträge je Sekunde beginnen darf: %2 sind vor ihm.</translation>
    </message>
    <message>
        <source>It waits for its turn: %1 jobs of its organisation, %2 of others and %3 of higher priority are ahead of it.</source>
        <translation>Er wartet, bis er an der Reihe ist: Vor ihm sind %1 Aufträge seiner Organisation, %2 von anderen und %3 mit höherer Priorität.</translation>
    </message>
    <message>
        <source>It is dead: %1. Retry it when the cause is gone.</source>
        <translation>Er ist gescheitert: %1. Wiederholen Sie ihn, wenn die Ursache behoben ist.</translation>
    </message>
    <message>
        <source>It has just left the queue.</source>
        <translation>Er hat die Warteschlange gerade verlassen.</translation>
    </message>
    <message>
        <source>It waits because of a pause: %1.</source>
        <translation>Er wartet wegen einer Pause: %1.</translation>
    </message>
    <message>
        <source>It is not to start before %1.</source>
        <translation>Er soll nicht vor %1 beginnen.</translation>
    </message>
    <message>
        <source>It waits for its next attempt at %1: %2</source>
        <translation>Er wartet auf seinen nächsten Versuch um %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>It waits because no worker is running, with %n job(s) ahead of it.</source>
        <translation>
            <numerusform>Er wartet, weil kein Worker läuft; vor ihm ist %n Auftrag.</numerusform>
            <numerusform>Er wartet, weil kein Worker läuft; vor ihm sind %n Aufträge.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation>%1 s</translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation>%1 min</translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation>%1 h %2 min</translation>
    </message>
    <message>
        <source>It should start at once.</source>
        <translation>Er müsste sofort beginnen.</translation>
    </message>
    <message>
        <source>It should start in about %1, at %2.</source>
        <translation>Er müsste in etwa %1 beginnen, um %2.</translation>
    </message>
    <message>
        <source>It should start in %1 to %2, most likely at %3.</source>
        <translation>Er müsste in %1 bis %2 beginnen, am ehesten um %3.</translation>
    </message>
    <message>
        <source>When it starts is not known yet: too little has ended since the workers are at it.</source>
        <translation>Wann er beginnt, ist noch nicht bekannt: Zu wenig ist fertig geworden, seit die Worker daran sind.</translation>
    </message>
    <message numerus="yes">
        <source>Changed %1 of %n job(s).</source>
        <translation>
            <numerusform>%1 von %n Auftrag geändert.</numerusform>
            <numerusform>%1 von %n Aufträgen geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %n document(s) are in force again.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von %n Beleg sind wieder wirksam.</numerusform>
            <numerusform>Die bisherigen Buchungen von %n Belegen sind wieder wirksam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are left without a job: what is not posted of them waits until somebody enqueues or recreates them.</source>
        <translation>
            <numerusform>%n Beleg bleibt ohne Auftrag: Was an ihm nicht gebucht ist, wartet, bis ihn jemand einreiht oder neu bucht.</numerusform>
            <numerusform>%n Belege bleiben ohne Auftrag: Was an ihnen nicht gebucht ist, wartet, bis sie jemand einreiht oder neu bucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The others have ended meanwhile.</source>
        <translation>Die anderen sind inzwischen beendet.</translation>
    </message>
    <message>
        <source>Only jobs that are dead or wait for their next attempt can be retried.</source>
        <translation>Nur gescheiterte Aufträge und solche, die auf ihren nächsten Versuch warten, können wiederholt werden.</translation>
    </message>
    <message>
        <source>Only the priority of waiting jobs can be changed.</source>
        <translation>Nur die Priorität wartender Aufträge kann geändert werden.</translation>
    </message>
    <message numerus="yes">
        <source>Would change %1 of %n job(s), of %2 organisation(s). Nothing was changed.</source>
        <translation>
            <numerusform>Würde %1 von %n Auftrag ändern, von %2 Organisationen. Es wurde nichts geändert.</numerusform>
            <numerusform>Würde %1 von %n Aufträgen ändern, von %2 Organisationen. Es wurde nichts geändert.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them run(s) now and would write nothing.</source>
        <translation>
            <numerusform>%n davon läuft jetzt und würde nichts schreiben.</numerusform>
            <numerusform>%n davon laufen jetzt und würden nichts schreiben.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of up to %n document(s) would be in force again.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von höchstens %n Beleg würden wieder wirksam.</numerusform>
            <numerusform>Die bisherigen Buchungen von bis zu %n Belegen würden wieder wirksam.</numerusform>
        </translation>
    </message>
    <message>
        <source>There may be more: --after %1</source>
        <translation>Vielleicht gibt es mehr: --after %1</translation>
    </message>
    <message>
        <source>Jobs</source>
        <translation>Aufträge</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>Organisationen</translation>
    </message>
    <message>
        <source>First</source>
        <translation>Zuerst</translation>
    </message>
    <message>
        <source>Last</source>
        <translation>Zuletzt</translation>
    </message>
    <message>
        <source>Error</source>
        <translation>Fehler</translation>
    </message>
    <message>
        <source>Only the first %1 dead jobs were looked at: there are more.</source>
        <translation>Nur die ersten %1 gescheiterten Aufträge wurden angesehen: Es gibt mehr.</translation>
    </message>
    <message>
        <source>Retry those of one error when its cause is gone: leapfrogctl jobs retry --all --error-group &apos;the error&apos;</source>
        <translation>Wiederholen Sie die eines Fehlers, wenn seine Ursache behoben ist: leapfrogctl jobs retry --all --error-group &apos;der Fehler&apos;</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Ledger</name>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Deferred</source>
        <translation>Abgegrenzt</translation>
    </message>
    <message>
        <source>Left</source>
        <translation>Verbleibt</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Next release</source>
        <translation>Nächste Auflösung</translation>
    </message>
    <message>
        <source>Last release</source>
        <translation>Letzte Auflösung</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>Total</source>
        <translation>Summe</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are not posted yet as they are now (never posted, or changed since): these figures hold of them only what was in the books before, if anything.</source>
        <translation>
            <numerusform>%n Beleg ist noch nicht so gebucht, wie er jetzt ist (nie gebucht oder seither geändert): Diese Zahlen enthalten von ihm nur, was vorher in den Büchern stand, falls überhaupt.</numerusform>
            <numerusform>%n Belege sind noch nicht so gebucht, wie sie jetzt sind (nie gebucht oder seither geändert): Diese Zahlen enthalten von ihnen nur, was vorher in den Büchern stand, falls überhaupt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were refused and are not in these figures as they are now.</source>
        <translation>
            <numerusform>%n Beleg wurde abgelehnt und ist so, wie er jetzt ist, nicht in diesen Zahlen.</numerusform>
            <numerusform>%n Belege wurden abgelehnt und sind so, wie sie jetzt sind, nicht in diesen Zahlen.</numerusform>
        </translation>
    </message>
    <message>
        <source>There is no organisation here yet. Import documents first.</source>
        <translation>Hier gibt es noch keine Organisation. Importieren Sie zuerst Belege.</translation>
    </message>
    <message>
        <source>Name one organisation with --org: %1.</source>
        <translation>Nennen Sie mit --org eine Organisation: %1.</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>Saldo %1</translation>
    </message>
    <message>
        <source>%1, %2 to %3</source>
        <translation>%1, %2 bis %3</translation>
    </message>
    <message>
        <source>%1, from %2</source>
        <translation>%1, ab %2</translation>
    </message>
    <message>
        <source>%1, through %2</source>
        <translation>%1, bis %2</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Amount</source>
        <translation>Betrag</translation>
    </message>
    <message>
        <source>Base amount</source>
        <translation>Betrag in Hauswährung</translation>
    </message>
    <message>
        <source>Rule</source>
        <translation>Regel</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>replaced by version %1</source>
        <translation>ersetzt durch Version %1</translation>
    </message>
    <message>
        <source>in force</source>
        <translation>wirksam</translation>
    </message>
    <message>
        <source>--after takes the &quot;next&quot; of the page before.</source>
        <translation>--after nimmt das „next“ der vorigen Seite.</translation>
    </message>
    <message>
        <source>There are more: --after &quot;%1&quot;</source>
        <translation>Es gibt mehr: --after &quot;%1&quot;</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are awaiting recreation: these figures hold the previous ones of them until they are posted again.</source>
        <translation>
            <numerusform>%n Beleg wartet auf Neubuchung: Diese Zahlen enthalten seine bisherigen Buchungen, bis er wieder gebucht ist.</numerusform>
            <numerusform>%n Belege warten auf Neubuchung: Diese Zahlen enthalten ihre bisherigen Buchungen, bis sie wieder gebucht sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are awaiting recreation and left out: their entries are out of force until they are posted again.</source>
        <translation>
            <numerusform>%n Beleg wartet auf Neubuchung und ist nicht enthalten: Seine Buchungen sind nicht wirksam, bis er wieder gebucht ist.</numerusform>
            <numerusform>%n Belege warten auf Neubuchung und sind nicht enthalten: Ihre Buchungen sind nicht wirksam, bis sie wieder gebucht sind.</numerusform>
        </translation>
    </message>
    <message>
        <source>until version %1 is posted</source>
        <translation>bis Version %1 gebucht ist</translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) were refused and are not in these figures: leapfrogctl inbox list --state refused</source>
        <translation>
            <numerusform>%n Datensatz wurde abgelehnt und ist nicht in diesen Zahlen: leapfrogctl inbox list --state refused</numerusform>
            <numerusform>%n Datensätze wurden abgelehnt und sind nicht in diesen Zahlen: leapfrogctl inbox list --state refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) wait for something that may still come: leapfrogctl inbox list --state waiting</source>
        <translation>
            <numerusform>%n Datensatz wartet auf etwas, das noch kommen kann: leapfrogctl inbox list --state waiting</numerusform>
            <numerusform>%n Datensätze warten auf etwas, das noch kommen kann: leapfrogctl inbox list --state waiting</numerusform>
        </translation>
    </message>
    <message>
        <source>Opening</source>
        <translation>Anfangssaldo</translation>
    </message>
    <message>
        <source>Debit</source>
        <translation>Soll</translation>
    </message>
    <message>
        <source>Credit</source>
        <translation>Haben</translation>
    </message>
    <message>
        <source>Closing %1</source>
        <translation>Endsaldo %1</translation>
    </message>
    <message>
        <source>Result carried forward</source>
        <translation>Ergebnisvortrag</translation>
    </message>
    <message>
        <source>The days through %1 were closed and sealed, and opened again by %2 at %3, not sealed since: %4</source>
        <translation>Die Tage bis %1 waren abgeschlossen und versiegelt und wurden von %2 um %3 wieder geöffnet, seither nicht versiegelt: %4</translation>
    </message>
    <message>
        <source>The days from %1 through %2 were closed and sealed, and opened again by %3 at %4, not sealed since: %5</source>
        <translation>Die Tage von %1 bis %2 waren abgeschlossen und versiegelt und wurden von %3 um %4 wieder geöffnet, seither nicht versiegelt: %5</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::LedgerExport</name>
    <message>
        <source>%1 of %2 documents</source>
        <translation>%1 von %2 Belegen</translation>
    </message>
    <message>
        <source>The file has %1 lines, and the program takes %2 of one file: export fewer days at a time, or sums (--by day, --by month).</source>
        <translation>Die Datei hat %1 Zeilen, und das Programm nimmt %2 aus einer Datei: Exportieren Sie weniger Tage auf einmal, oder Summen (--by day, --by month).</translation>
    </message>
    <message>
        <source>%1 documents have entries on both sides without a single counterpart: these go through the split account, which they leave at zero.</source>
        <translation>%1 Belege haben auf beiden Seiten Buchungen ohne einzelnes Gegenkonto: Sie gehen über das Aufteilungskonto, das danach null ist.</translation>
    </message>
    <message>
        <source>%1 lines are gross, with a tax key.</source>
        <translation>%1 Zeilen sind brutto, mit Steuerschlüssel.</translation>
    </message>
    <message>
        <source>%1 entries have no amount in the base currency and are not in the file.</source>
        <translation>%1 Buchungen haben keinen Betrag in der Hauswährung und sind nicht in der Datei.</translation>
    </message>
    <message>
        <source>%1 texts have characters that the file can&apos;t hold; a question mark is in their place.</source>
        <translation>%1 Texte haben Zeichen, die es in der Datei nicht gibt; an ihrer Stelle steht ein Fragezeichen.</translation>
    </message>
    <message>
        <source>%1 texts were too long and are cut.</source>
        <translation>%1 Texte waren zu lang und sind gekürzt.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::LedgerVerify</name>
    <message>
        <source>altered</source>
        <translation>verändert</translation>
    </message>
    <message>
        <source>missing</source>
        <translation>fehlend</translation>
    </message>
    <message>
        <source>stale</source>
        <translation>veraltet</translation>
    </message>
    <message>
        <source>orphan</source>
        <translation>verwaist</translation>
    </message>
    <message>
        <source>    %1 account %2 %3, base currency %4: in the ledger %5, should be %6</source>
        <translation>    %1 Konto %2 %3, Hauswährung %4: im Hauptbuch %5, müsste %6 sein</translation>
    </message>
    <message>
        <source>    %1 account %2 %3 %4: in the ledger %5, should be %6</source>
        <translation>    %1 Konto %2 %3 %4: im Hauptbuch %5, müsste %6 sein</translation>
    </message>
    <message>
        <source>%1 %2 version %3, %4: %5</source>
        <translation>%1 %2 Version %3, %4: %5</translation>
    </message>
    <message>
        <source>%1: %2 of %3 documents, %4 findings</source>
        <translation>%1: %2 von %3 Belegen, %4 Befunde</translation>
    </message>
    <message>
        <source>%1: %2 documents verified, %3 not posted at their newest version, %4 findings.</source>
        <translation>%1: %2 Belege geprüft, %3 nicht in ihrer neuesten Version gebucht, %4 Befunde.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Member</name>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>Rolle</translation>
    </message>
    <message>
        <source>Group</source>
        <translation>Gruppe</translation>
    </message>
    <message>
        <source>Added by</source>
        <translation>Hinzugefügt von</translation>
    </message>
    <message>
        <source>Added at</source>
        <translation>Hinzugefügt am</translation>
    </message>
    <message>
        <source>none</source>
        <translation>keine</translation>
    </message>
    <message>
        <source>The login %1 lacks the group role for that. An administrator grants it: leapfrogctl role grant %1 %2</source>
        <translation>Der Anmeldung %1 fehlt dafür die Gruppenrolle. Ein Administrator vergibt sie: leapfrogctl role grant %1 %2</translation>
    </message>
    <message>
        <source>%1 is %2 in %3.</source>
        <translation>%1 ist %2 in %3.</translation>
    </message>
    <message>
        <source>%1 is no member of %2 any more.</source>
        <translation>%1 ist nicht mehr Mitglied von %2.</translation>
    </message>
    <message>
        <source>%1 is no member of %2.</source>
        <translation>%1 ist kein Mitglied von %2.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Metrics</name>
    <message>
        <source>Port %1 can&apos;t be opened for metrics.</source>
        <translation>Port %1 kann nicht für Metriken geöffnet werden.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Migrate</name>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Applied</source>
        <translation>Angewandt</translation>
    </message>
    <message>
        <source>no</source>
        <translation>nein</translation>
    </message>
    <message>
        <source>applying %1</source>
        <translation>%1 wird angewandt</translation>
    </message>
    <message>
        <source>The schema is up to date.</source>
        <translation>Das Schema ist auf dem neuen Stand.</translation>
    </message>
    <message>
        <source>Applied %1 migrations.</source>
        <translation>%1 Migrationen angewandt.</translation>
    </message>
    <message>
        <source>This login may not make roles. Have an administrator run the SQL that was printed, with psql in this database.</source>
        <translation>Diese Anmeldung darf keine Rollen anlegen. Ein Administrator führt das ausgegebene SQL mit psql in dieser Datenbank aus.</translation>
    </message>
    <message>
        <source>The login %1 has no role yet and sees no row: GRANT %2 TO %1;</source>
        <translation>Die Anmeldung %1 hat noch keine Rolle und sieht keine Zeile: GRANT %2 TO %1;</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::OpenItems</name>
    <message>
        <source>Receivable</source>
        <translation>Forderung</translation>
    </message>
    <message>
        <source>Payable</source>
        <translation>Verbindlichkeit</translation>
    </message>
    <message>
        <source>open</source>
        <translation>offen</translation>
    </message>
    <message>
        <source>more was settled than was open</source>
        <translation>mehr ausgeglichen als offen war</translation>
    </message>
    <message>
        <source>not allocated: its entries name no document</source>
        <translation>nicht zugeordnet: die Buchungssätze nennen keinen Beleg</translation>
    </message>
    <message>
        <source>the document that is settled has opened nothing in this currency</source>
        <translation>der ausgeglichene Beleg hat in dieser Währung nichts eröffnet</translation>
    </message>
    <message>
        <source>settled; left by different exchange rates</source>
        <translation>ausgeglichen; Rest durch andere Wechselkurse</translation>
    </message>
    <message>
        <source>over %1 days</source>
        <translation>über %1 Tage</translation>
    </message>
    <message>
        <source>not due</source>
        <translation>nicht fällig</translation>
    </message>
    <message>
        <source>%1 to %2 days</source>
        <translation>%1 bis %2 Tage</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Geschäftspartner</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>Fälligkeit</translation>
    </message>
    <message>
        <source>Days</source>
        <translation>Tage</translation>
    </message>
    <message>
        <source>Currency</source>
        <translation>Währung</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Ursprünglich</translation>
    </message>
    <message>
        <source>Settled</source>
        <translation>Ausgeglichen</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Open %1</source>
        <translation>Offen %1</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Balance %1</source>
        <translation>Saldo %1</translation>
    </message>
    <message>
        <source>All open items</source>
        <translation>Alle offenen Posten</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) are from before entries kept what they settle: their documents said it. Recreating these documents keeps it with their entries.</source>
        <translation>
            <numerusform>%n Buchungssatz stammt aus der Zeit, bevor Buchungssätze festhielten, was sie ausgleichen: Sein Beleg sagte es. Den Beleg neu zu buchen hält es mit fest.</numerusform>
            <numerusform>%n Buchungssätze stammen aus der Zeit, bevor Buchungssätze festhielten, was sie ausgleichen: Ihre Belege sagten es. Die Belege neu zu buchen hält es mit fest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Opening</name>
    <message>
        <source>new</source>
        <translation>neu</translation>
    </message>
    <message>
        <source>changed</source>
        <translation>geändert</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>line %1: %2 [%3]</source>
        <translation>Zeile %1: %2 [%3]</translation>
    </message>
    <message>
        <source>Nothing was written.</source>
        <translation>Es wurde nichts geschrieben.</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Party</source>
        <translation>Geschäftspartner</translation>
    </message>
    <message>
        <source>Opens %1</source>
        <translation>Eröffnet %1</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>Opening balances</source>
        <translation>Eröffnungssalden</translation>
    </message>
    <message>
        <source>This is a preview: nothing was written.</source>
        <translation>Dies ist eine Vorschau: Es wurde nichts geschrieben.</translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) wait to be posted by a worker.</source>
        <translation>
            <numerusform>%n Beleg wartet darauf, von einem Worker gebucht zu werden.</numerusform>
            <numerusform>%n Belege warten darauf, von einem Worker gebucht zu werden.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Organisation</name>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>base currency</source>
        <translation>Hauswährung</translation>
    </message>
    <message>
        <source>lock policy</source>
        <translation>Festschreibungsregel</translation>
    </message>
    <message>
        <source>locked through</source>
        <translation>festgeschrieben bis</translation>
    </message>
    <message>
        <source>nothing is locked</source>
        <translation>nichts ist festgeschrieben</translation>
    </message>
    <message>
        <source>deferral rounding</source>
        <translation>Rundung der Abgrenzung</translation>
    </message>
    <message>
        <source>role %1</source>
        <translation>Rolle %1</translation>
    </message>
    <message>
        <source>tax %1</source>
        <translation>Steuer %1</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>%1 documents are posted by the settings of before: &quot;leapfrogctl ledger verify&quot; names those that differ, &quot;leapfrogctl recreate&quot; posts them anew.</source>
        <translation>%1 Belege sind nach den bisherigen Einstellungen gebucht: „leapfrogctl ledger verify“ nennt die abweichenden, „leapfrogctl recreate“ bucht sie neu.</translation>
    </message>
    <message>
        <source>gateway %1</source>
        <translation>Zahlungsdienstleister %1</translation>
    </message>
    <message>
        <source>time zone</source>
        <translation>Zeitzone</translation>
    </message>
    <message>
        <source>as the payloads say</source>
        <translation>wie die Datensätze sagen</translation>
    </message>
    <message>
        <source>revenue at</source>
        <translation>Erlös bei</translation>
    </message>
    <message>
        <source>This holds for payloads that come from now on: &quot;leapfrogctl import again --preview&quot; says what it would change in what is there.</source>
        <translation>Das gilt für Datensätze, die von jetzt an kommen: „leapfrogctl import again --preview“ sagt, was es an Vorhandenem ändern würde.</translation>
    </message>
    <message>
        <source>The name was taken out of %1 documents and %2 payloads.</source>
        <translation>Der Name wurde aus %1 Belegen und %2 Datensätzen herausgenommen.</translation>
    </message>
    <message>
        <source>fiscal year starts in month</source>
        <translation>Geschäftsjahr beginnt im Monat</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Paper</name>
    <message>
        <source>Written to %1.</source>
        <translation>Geschrieben nach %1.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Period</name>
    <message>
        <source>At</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Locked through</source>
        <translation>Festgeschrieben bis</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>Wer</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message>
        <source>unlocked</source>
        <translation>aufgehoben</translation>
    </message>
    <message>
        <source>Locked through %1.</source>
        <translation>Festgeschrieben bis einschließlich %1.</translation>
    </message>
    <message>
        <source>Nothing is locked.</source>
        <translation>Nichts ist festgeschrieben.</translation>
    </message>
    <message>
        <source>The books are locked through %1.</source>
        <translation>Die Bücher sind bis einschließlich %1 festgeschrieben.</translation>
    </message>
    <message>
        <source>All days are open.</source>
        <translation>Alle Tage sind offen.</translation>
    </message>
    <message>
        <source>The books are locked through %1, so days are opened from the end: say with --from which is the first.</source>
        <translation>Die Bücher sind bis einschließlich %1 festgeschrieben; Tage werden von hinten geöffnet: Nennen Sie mit --from den ersten.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::PeriodClose</name>
    <message>
        <source>fine</source>
        <translation>in Ordnung</translation>
    </message>
    <message>
        <source>MISSING</source>
        <translation>FEHLT</translation>
    </message>
    <message>
        <source>named</source>
        <translation>benannt</translation>
    </message>
    <message>
        <source>%1: %2: %3</source>
        <translation>%1: %2: %3</translation>
    </message>
    <message>
        <source>%1 documents are sealed</source>
        <translation>%1 Belege sind versiegelt</translation>
    </message>
    <message>
        <source>Closed and sealed through %1: seal %2, %3 entries of %4 documents.</source>
        <translation>Abgeschlossen und versiegelt bis einschließlich %1: Siegel %2, %3 Buchungen von %4 Belegen.</translation>
    </message>
    <message>
        <source>Head: %1</source>
        <translation>Kopf: %1</translation>
    </message>
    <message>
        <source>The period was not closed: see what is missing.</source>
        <translation>Die Periode wurde nicht abgeschlossen: Sehen Sie, was fehlt.</translation>
    </message>
    <message>
        <source>The seal can&apos;t be written to &quot;%1&quot;. Nothing was locked or sealed.</source>
        <translation>Das Siegel kann nicht nach „%1“ geschrieben werden. Nichts wurde festgeschrieben oder versiegelt.</translation>
    </message>
    <message>
        <source>The seal can&apos;t be written to &quot;%1&quot;. The books are locked; nothing was sealed. Close again with a file that has room.</source>
        <translation>Das Siegel kann nicht nach „%1“ geschrieben werden. Die Bücher sind festgeschrieben; versiegelt wurde nichts. Schließen Sie noch einmal ab, mit einer Datei, die Platz hat.</translation>
    </message>
    <message>
        <source>The period is closed and sealed in the database, but its seal can&apos;t be written to &quot;%1&quot;. Close again with another file to get one.</source>
        <translation>Der Zeitraum ist abgeschlossen und in der Datenbank versiegelt, aber sein Siegel kann nicht nach „%1“ geschrieben werden. Schließen Sie mit einer anderen Datei noch einmal ab, um eines zu erhalten.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Recreate</name>
    <message>
        <source>Organisation &quot;%1&quot; has no documents.</source>
        <translation>Organisation „%1“ hat keine Belege.</translation>
    </message>
    <message>
        <source>Organisation &quot;%1&quot; has no documents of type &quot;%2&quot;.</source>
        <translation>Organisation „%1“ hat keine Belege der Art „%2“.</translation>
    </message>
    <message>
        <source>%1  would be refused: %2</source>
        <translation>%1  würde abgelehnt: %2</translation>
    </message>
    <message>
        <source>%1 of %2 documents are done</source>
        <translation>%1 von %2 Belegen sind fertig</translation>
    </message>
    <message>
        <source>recreation</source>
        <translation>Neubuchung</translation>
    </message>
    <message>
        <source>path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>posted</source>
        <translation>gebucht</translation>
    </message>
    <message>
        <source>unchanged</source>
        <translation>unverändert</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>abgelehnt</translation>
    </message>
    <message>
        <source>waiting</source>
        <translation>wartend</translation>
    </message>
    <message>
        <source>seconds</source>
        <translation>Sekunden</translation>
    </message>
    <message>
        <source>direct</source>
        <translation>direkt</translation>
    </message>
    <message>
        <source>queued</source>
        <translation>eingereiht</translation>
    </message>
    <message>
        <source>refused: %1: %2</source>
        <translation>abgelehnt: %1: %2</translation>
    </message>
    <message numerus="yes">
        <source>Workers post direct recreations here, and none takes jobs now: %n document(s) wait(s) for one. Start one: leapfrogctl work</source>
        <translation>
            <numerusform>Worker buchen hier direkte Neubuchungen, und keiner nimmt jetzt Aufträge: %n Beleg wartet auf einen. Starten Sie einen: leapfrogctl work</numerusform>
            <numerusform>Worker buchen hier direkte Neubuchungen, und keiner nimmt jetzt Aufträge: %n Belege warten auf einen. Starten Sie einen: leapfrogctl work</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Recreations</name>
    <message>
        <source>Started</source>
        <translation>Begonnen</translation>
    </message>
    <message>
        <source>Recreation</source>
        <translation>Neubuchung</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>Organisation</translation>
    </message>
    <message>
        <source>By</source>
        <translation>Von</translation>
    </message>
    <message>
        <source>Path</source>
        <translation>Weg</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Posted</source>
        <translation>Gebucht</translation>
    </message>
    <message>
        <source>Unchanged</source>
        <translation>Unverändert</translation>
    </message>
    <message>
        <source>Refused</source>
        <translation>Abgelehnt</translation>
    </message>
    <message>
        <source>Cancelled</source>
        <translation>Abgebrochen</translation>
    </message>
    <message>
        <source>Waiting</source>
        <translation>Wartend</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Was</source>
        <translation>War</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>Jetzt</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>Ergebnis</translation>
    </message>
    <message>
        <source>Worker</source>
        <translation>Worker</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>Warum</translation>
    </message>
    <message numerus="yes">
        <source>Handed %n refused document(s) to the queue to try again.</source>
        <translation>
            <numerusform>%n abgelehnten Beleg an die Warteschlange gegeben, um ihn noch einmal zu versuchen.</numerusform>
            <numerusform>%n abgelehnte Belege an die Warteschlange gegeben, um sie noch einmal zu versuchen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought the previous entries of %n document(s) back into force.</source>
        <translation>
            <numerusform>Die bisherigen Buchungen von %n Beleg sind wieder wirksam.</numerusform>
            <numerusform>Die bisherigen Buchungen von %n Belegen sind wieder wirksam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancelled %n document(s) that were not posted yet; their previous entries are in force.</source>
        <translation>
            <numerusform>%n Beleg abgebrochen, der noch nicht gebucht war; seine bisherigen Buchungen sind wirksam.</numerusform>
            <numerusform>%n Belege abgebrochen, die noch nicht gebucht waren; ihre bisherigen Buchungen sind wirksam.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Rehearse</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Before %1</source>
        <translation>Vorher %1</translation>
    </message>
    <message>
        <source>After %1</source>
        <translation>Nachher %1</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message>
        <source>Type</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Moves %1</source>
        <translation>Bewegt %1</translation>
    </message>
    <message>
        <source>%1 documents: %2 would change, %3 not, %4 are refused and %5 locked: these keep their figures. %6 accounts and months stay as they are.</source>
        <translation>%1 Belege: %2 würden sich ändern, %3 nicht, %4 sind abgelehnt und %5 festgeschrieben: Diese behalten ihre Zahlen. %6 Konten und Monate bleiben, wie sie sind.</translation>
    </message>
    <message>
        <source>refused: %1: %2 (%3)</source>
        <translation>abgelehnt: %1: %2 (%3)</translation>
    </message>
    <message>
        <source>The settings are changed; no document changes by it.</source>
        <translation>Die Einstellungen sind geändert; dadurch ändert sich kein Beleg.</translation>
    </message>
    <message numerus="yes">
        <source>The settings are changed, and %n document(s) were posted anew.</source>
        <translation>
            <numerusform>Die Einstellungen sind geändert, und %n Beleg wurde neu gebucht.</numerusform>
            <numerusform>Die Einstellungen sind geändert, und %n Belege wurden neu gebucht.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The settings are changed; workers post %n document(s) anew.</source>
        <translation>
            <numerusform>Die Einstellungen sind geändert; %n Beleg wird neu gebucht.</numerusform>
            <numerusform>Die Einstellungen sind geändert; %n Belege werden neu gebucht.</numerusform>
        </translation>
    </message>
    <message>
        <source>&quot;leapfrogctl recreations undo %1&quot; takes both back.</source>
        <translation>„leapfrogctl recreations undo %1“ macht beides rückgängig.</translation>
    </message>
    <message>
        <source>%1 of %2 documents</source>
        <translation>%1 von %2 Belegen</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Role</name>
    <message>
        <source>Login</source>
        <translation>Anmeldung</translation>
    </message>
    <message>
        <source>Roles</source>
        <translation>Rollen</translation>
    </message>
    <message>
        <source>%1 has the role %2.</source>
        <translation>%1 hat die Rolle %2.</translation>
    </message>
    <message>
        <source>%1 has the role %2 no more.</source>
        <translation>%1 hat die Rolle %2 nicht mehr.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Seal</name>
    <message>
        <source>%1: %2</source>
        <translation>%1: %2</translation>
    </message>
    <message>
        <source>%1, seal %2 through %3, head %4: %5 documents and %6 entries compared.</source>
        <translation>%1, Siegel %2 bis einschließlich %3, Kopf %4: %5 Belege und %6 Buchungen verglichen.</translation>
    </message>
    <message>
        <source>All is as it was sealed.</source>
        <translation>Alles ist, wie es versiegelt wurde.</translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) are not as they were sealed.</source>
        <translation>
            <numerusform>%n Sache ist nicht, wie sie versiegelt wurde.</numerusform>
            <numerusform>%n Sachen sind nicht, wie sie versiegelt wurden.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) and texts were forgotten since; what is left is proved.</source>
        <translation>
            <numerusform>%n Name oder Text wurde seither vergessen; was übrig ist, ist bewiesen.</numerusform>
            <numerusform>%n Namen und Texte wurden seither vergessen; was übrig ist, ist bewiesen.</numerusform>
        </translation>
    </message>
    <message>
        <source>%1: there is no seal.</source>
        <translation>%1: Es gibt kein Siegel.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Settings</name>
    <message>
        <source>There is no setting &quot;%1&quot;.</source>
        <translation>Es gibt keine Einstellung „%1“.</translation>
    </message>
    <message>
        <source>Setting</source>
        <translation>Einstellung</translation>
    </message>
    <message>
        <source>Value</source>
        <translation>Wert</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>Einheit</translation>
    </message>
    <message>
        <source>May be</source>
        <translation>Erlaubt</translation>
    </message>
    <message>
        <source>Default</source>
        <translation>Vorgabe</translation>
    </message>
    <message>
        <source>A change takes effect</source>
        <translation>Eine Änderung wirkt</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>keine Grenze</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::SettingsCheck</name>
    <message>
        <source>%1 Nothing was changed. To change it all the same, add --yes: what is posted stays in force.</source>
        <translation>%1 Es wurde nichts geändert. Um es trotzdem zu ändern, fügen Sie --yes hinzu: Was gebucht ist, bleibt wirksam.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Statements</name>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Total %1</source>
        <translation>Summe %1</translation>
    </message>
    <message>
        <source>Income</source>
        <translation>Erträge</translation>
    </message>
    <message>
        <source>Total income</source>
        <translation>Summe Erträge</translation>
    </message>
    <message>
        <source>Expenses</source>
        <translation>Aufwendungen</translation>
    </message>
    <message>
        <source>Total expenses</source>
        <translation>Summe Aufwendungen</translation>
    </message>
    <message>
        <source>Result, %1 to %2</source>
        <translation>Ergebnis, %1 bis %2</translation>
    </message>
    <message>
        <source>Assets</source>
        <translation>Aktiva</translation>
    </message>
    <message>
        <source>Total assets</source>
        <translation>Summe Aktiva</translation>
    </message>
    <message>
        <source>Liabilities</source>
        <translation>Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Total liabilities</source>
        <translation>Summe Verbindlichkeiten</translation>
    </message>
    <message>
        <source>Equity</source>
        <translation>Eigenkapital</translation>
    </message>
    <message>
        <source>Result carried forward</source>
        <translation>Ergebnisvortrag</translation>
    </message>
    <message>
        <source>Result of the fiscal year, through %1</source>
        <translation>Ergebnis des Geschäftsjahrs, bis %1</translation>
    </message>
    <message>
        <source>Total equity</source>
        <translation>Summe Eigenkapital</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Tax</name>
    <message>
        <source>Sales</source>
        <translation>Verkäufe</translation>
    </message>
    <message>
        <source>Purchases</source>
        <translation>Einkäufe</translation>
    </message>
    <message>
        <source>Reverse charge, owed</source>
        <translation>Reverse Charge, geschuldet</translation>
    </message>
    <message>
        <source>Reverse charge, recovered</source>
        <translation>Reverse Charge, abziehbar</translation>
    </message>
    <message>
        <source>not known</source>
        <translation>nicht bekannt</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Side</source>
        <translation>Seite</translation>
    </message>
    <message>
        <source>Tax code</source>
        <translation>Steuerschlüssel</translation>
    </message>
    <message>
        <source>Account</source>
        <translation>Konto</translation>
    </message>
    <message>
        <source>Taxable %1</source>
        <translation>Bemessungsgrundlage %1</translation>
    </message>
    <message>
        <source>Tax %1</source>
        <translation>Steuer %1</translation>
    </message>
    <message>
        <source>Documents</source>
        <translation>Belege</translation>
    </message>
    <message>
        <source>Movement %1</source>
        <translation>Bewegung %1</translation>
    </message>
    <message>
        <source>By tax code</source>
        <translation>Nach Steuerschlüssel</translation>
    </message>
    <message>
        <source>Without a code</source>
        <translation>Ohne Schlüssel</translation>
    </message>
    <message>
        <source>Difference</source>
        <translation>Differenz</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Document</source>
        <translation>Beleg</translation>
    </message>
    <message numerus="yes">
        <source>%n entry(s) are from before taxes were kept with entries: their documents said them. Recreating these documents keeps the taxes with their entries.</source>
        <translation>
            <numerusform>%n Buchungssatz stammt aus der Zeit, bevor Steuern mit den Buchungssätzen festgehalten wurden: Sein Beleg nannte sie. Den Beleg neu zu buchen hält sie mit fest.</numerusform>
            <numerusform>%n Buchungssätze stammen aus der Zeit, bevor Steuern mit ihnen festgehalten wurden: Ihre Belege nannten sie. Die Belege neu zu buchen hält sie mit fest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Work</name>
    <message>
        <source>Stopping: finishing the jobs in hand. Once more ends at once and hands them back.</source>
        <translation>Wird angehalten: Die begonnenen Aufträge werden beendet. Noch einmal beendet sofort und gibt sie zurück.</translation>
    </message>
    <message>
        <source>Handing back the jobs in hand.</source>
        <translation>Die begonnenen Aufträge werden zurückgegeben.</translation>
    </message>
    <message>
        <source>The database does not answer: handing back the jobs in hand.</source>
        <translation>Die Datenbank antwortet nicht: Die begonnenen Aufträge werden zurückgegeben.</translation>
    </message>
    <message>
        <source>The queue was paused by %1 (%2); nothing is taken until: leapfrogctl resume</source>
        <translation>Die Warteschlange wurde von %1 angehalten (%2); nichts wird genommen bis zu: leapfrogctl resume</translation>
    </message>
    <message>
        <source>no reason given</source>
        <translation>kein Grund angegeben</translation>
    </message>
    <message>
        <source>Organisation %1 is paused by %2: its jobs were left.</source>
        <translation>Organisation %1 ist von %2 angehalten: Ihre Aufträge blieben liegen.</translation>
    </message>
    <message>
        <source>Working until nothing is ready.</source>
        <translation>Arbeitet, bis nichts mehr bereit ist.</translation>
    </message>
    <message>
        <source>Working as %1 with %2 slots. Ctrl+C stops.</source>
        <translation>Arbeitet als %1 mit %2 Plätzen. Strg+C hält an.</translation>
    </message>
    <message>
        <source>Not all jobs could be handed back: others take them over when their leases end, in at most %1 s.</source>
        <translation>Nicht alle Aufträge konnten zurückgegeben werden: Andere übernehmen sie, wenn ihre Zuteilungen enden, in höchstens %1 s.</translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Workers</name>
    <message>
        <source>Paused. What runs now ends; nothing new is taken until: leapfrogctl resume</source>
        <translation>Angehalten. Was jetzt läuft, wird beendet; Neues wird nicht genommen bis zu: leapfrogctl resume</translation>
    </message>
    <message>
        <source>Resumed.</source>
        <translation>Läuft wieder.</translation>
    </message>
    <message>
        <source>It was not paused.</source>
        <translation>Das war nicht angehalten.</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>Name</translation>
    </message>
    <message>
        <source>Host</source>
        <translation>Host</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>Art</translation>
    </message>
    <message>
        <source>Slots</source>
        <translation>Plätze</translation>
    </message>
    <message>
        <source>Busy</source>
        <translation>Beschäftigt</translation>
    </message>
    <message>
        <source>Processed</source>
        <translation>Erledigt</translation>
    </message>
    <message>
        <source>Last heartbeat</source>
        <translation>Letztes Lebenszeichen</translation>
    </message>
    <message>
        <source>State</source>
        <translation>Zustand</translation>
    </message>
    <message>
        <source>working</source>
        <translation>arbeitet</translation>
    </message>
    <message>
        <source>silent</source>
        <translation>verstummt</translation>
    </message>
</context>
</TS>
