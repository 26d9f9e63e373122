<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>leapfrog::Activities</name>
    <message numerus="yes">
        <source>%n done</source>
        <translation>
            <numerusform>%n done</numerusform>
            <numerusform>%n done</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n failed</source>
        <translation>
            <numerusform>%n failed</numerusform>
            <numerusform>%n failed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n handed on</source>
        <translation>
            <numerusform>%n handed on</numerusform>
            <numerusform>%n handed on</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::BacklogPage</name>
    <message numerus="yes">
        <source>%n dead</source>
        <translation>
            <numerusform>%n dead</numerusform>
            <numerusform>%n dead</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>in %n slot(s) of pollers</source>
        <translation>
            <numerusform>in %n slot of pollers</numerusform>
            <numerusform>in %n slots of pollers</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::BacklogSnapshot</name>
    <message numerus="yes">
        <source>A click now starts: up to %n document(s) at once</source>
        <translation>
            <numerusform>A click now starts: up to %n document at once</numerusform>
            <numerusform>A click now starts: up to %n documents at once</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::DemoDatabase</name>
    <message numerus="yes">
        <source>A bulk sync of %n document(s) arrives</source>
        <translation>
            <numerusform>A bulk sync of %n document arrives</numerusform>
            <numerusform>A bulk sync of %n documents arrives</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::DemoMeasure</name>
    <message numerus="yes">
        <source>A bulk sync of %n document(s) arrives; somebody clicks Recreate, before priorities (global FIFO)</source>
        <translation>
            <numerusform>A bulk sync of %n document arrives; somebody clicks Recreate, before priorities (global FIFO)</numerusform>
            <numerusform>A bulk sync of %n documents arrives; somebody clicks Recreate, before priorities (global FIFO)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::DirectRunner</name>
    <message numerus="yes">
        <source>Recreating %n document(s)</source>
        <translation>
            <numerusform>Recreating %n document</numerusform>
            <numerusform>Recreating %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::DocumentsPage</name>
    <message numerus="yes">
        <source>Recreate %n selected document(s)</source>
        <translation>
            <numerusform>Recreate %n selected document</numerusform>
            <numerusform>Recreate %n selected documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new, &amp;show them</source>
        <translation>
            <numerusform>%n new, &amp;show them</numerusform>
            <numerusform>%n new, &amp;show them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) left out.</source>
        <translation>
            <numerusform>%n document left out.</numerusform>
            <numerusform>%n documents left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) queued at high priority.</source>
        <translation>
            <numerusform>%n document queued at high priority.</numerusform>
            <numerusform>%n documents queued at high priority.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of your recreation were not posted.</source>
        <translation>
            <numerusform>%n document of your recreation were not posted.</numerusform>
            <numerusform>%n documents of your recreation were not posted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::MainWindow</name>
    <message numerus="yes">
        <source>%n recreation(s) are under way.</source>
        <translation>
            <numerusform>%n recreation are under way.</numerusform>
            <numerusform>%n recreations are under way.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::OpeningPage</name>
    <message numerus="yes">
        <source>This database lacks %n change(s) that this program needs. An administrator can apply them now; producers may go on inserting meanwhile.</source>
        <translation>
            <numerusform>This database lacks %n change that this program needs. An administrator can apply them now; producers may go on inserting meanwhile.</numerusform>
            <numerusform>This database lacks %n changes that this program needs. An administrator can apply them now; producers may go on inserting meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewDialog</name>
    <message numerus="yes">
        <source>Recreate %n document(s) in %1</source>
        <translation>
            <numerusform>Recreate %n document in %1</numerusform>
            <numerusform>Recreate %n documents in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview of %n document(s) in %1</source>
        <translation>
            <numerusform>Preview of %n document in %1</numerusform>
            <numerusform>Preview of %n documents in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Also the %n unchanged one(s)</source>
        <translation>
            <numerusform>&amp;Also the %n unchanged one</numerusform>
            <numerusform>&amp;Also the %n unchanged ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Recreate %n document(s)</source>
        <translation>
            <numerusform>&amp;Recreate %n document</numerusform>
            <numerusform>&amp;Recreate %n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) changed while you were looking.</source>
        <translation>
            <numerusform>%n document changed while you were looking.</numerusform>
            <numerusform>%n documents changed while you were looking.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewModel</name>
    <message numerus="yes">
        <source>%1: %n account line(s) will change</source>
        <translation>
            <numerusform>%1: %n account line will change</numerusform>
            <numerusform>%1: %n account lines will change</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewedDocument</name>
    <message numerus="yes">
        <source>%n more field(s) of the document were changed.</source>
        <translation>
            <numerusform>%n more field of the document was changed.</numerusform>
            <numerusform>%n more fields of the document were changed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::ProblemWords</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationDetails</name>
    <message numerus="yes">
        <source>Direct recreation of %n document(s) in %1, by %2.</source>
        <translation>
            <numerusform>Direct recreation of %n document in %1, by %2.</numerusform>
            <numerusform>Direct recreation of %n documents in %1, by %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recreation of %n document(s) in %1 through the queue at high priority, by %2.</source>
        <translation>
            <numerusform>Recreation of %n document in %1 through the queue at high priority, by %2.</numerusform>
            <numerusform>Recreation of %n documents in %1 through the queue at high priority, by %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationWords</name>
    <message numerus="yes">
        <source>%n posted</source>
        <translation>
            <numerusform>%n posted</numerusform>
            <numerusform>%n posted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n unchanged</source>
        <translation>
            <numerusform>%n unchanged</numerusform>
            <numerusform>%n unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n already up to date</source>
        <translation>
            <numerusform>%n already up to date</numerusform>
            <numerusform>%n already up to date</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cancelled</source>
        <translation>
            <numerusform>%n cancelled</numerusform>
            <numerusform>%n cancelled</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n undone</source>
        <translation>
            <numerusform>%n undone</numerusform>
            <numerusform>%n undone</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationsPage</name>
    <message numerus="yes">
        <source>%n new, &amp;show them</source>
        <translation>
            <numerusform>%n new, &amp;show it</numerusform>
            <numerusform>%n new, &amp;show them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are tried again by the queue, at high priority.</source>
        <translation>
            <numerusform>%n document is tried again by the queue, at high priority.</numerusform>
            <numerusform>%n documents are tried again by the queue, at high priority.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %n document(s) are in force again.</source>
        <translation>
            <numerusform>The previous entries of %n document are in force again.</numerusform>
            <numerusform>The previous entries of %n documents are in force again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo the other %n document(s)</source>
        <translation>
            <numerusform>&amp;Undo the other %n document</numerusform>
            <numerusform>&amp;Undo the other %n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Difference</name>
    <message numerus="yes">
        <source>and %n more field(s)</source>
        <translation>
            <numerusform>and %n more field</numerusform>
            <numerusform>and %n more fields</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Doctor</name>
    <message numerus="yes">
        <source>%n thing(s) to see to.</source>
        <translation>
            <numerusform>%n thing to see to.</numerusform>
            <numerusform>%n things to see to.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Enqueue</name>
    <message numerus="yes">
        <source>Enqueued %n job(s).</source>
        <translation>
            <numerusform>Enqueued %n job.</numerusform>
            <numerusform>Enqueued %n jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Import</name>
    <message numerus="yes">
        <source>%n document(s), %1 %</source>
        <translation>
            <numerusform>%n document, %1 %</numerusform>
            <numerusform>%n documents, %1 %</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Jobs</name>
    <message numerus="yes">
        <source>It waits because no worker is running, with %n job(s) ahead of it.</source>
        <translation>
            <numerusform>It waits because no worker is running, with %n job ahead of it.</numerusform>
            <numerusform>It waits because no worker is running, with %n jobs ahead of it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Changed %1 of %n job(s).</source>
        <translation>
            <numerusform>Changed %1 of %n job.</numerusform>
            <numerusform>Changed %1 of %n jobs.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Recreations</name>
    <message numerus="yes">
        <source>Handed %n refused document(s) to the queue to try again.</source>
        <translation>
            <numerusform>Handed %n refused document to the queue to try again.</numerusform>
            <numerusform>Handed %n refused documents to the queue to try again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Brought the previous entries of %n document(s) back into force.</source>
        <translation>
            <numerusform>Brought the previous entries of %n document back into force.</numerusform>
            <numerusform>Brought the previous entries of %n documents back into force.</numerusform>
        </translation>
    </message>
</context>
</TS>
