<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>leapfrog::AboutDialog</name>
    <message numerus="yes">
        <source>%n thing(s) need(s) somebody.</source>
        <translation>
            <numerusform>%n thing needs somebody.</numerusform>
            <numerusform>%n things need somebody.</numerusform>
        </translation>
    </message>
</context>
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
    <name>leapfrog::ActivityStrip</name>
    <message numerus="yes">
        <source>%Ln more</source>
        <translation>
            <numerusform>%Ln more</numerusform>
            <numerusform>%Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::AuditPage</name>
    <message numerus="yes">
        <source>%Ln act(s)</source>
        <translation>
            <numerusform>%Ln act</numerusform>
            <numerusform>%Ln acts</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::BacklogPage</name>
    <message numerus="yes">
        <source>in %n slot(s) of workers</source>
        <translation>
            <numerusform>in %n slot of workers</numerusform>
            <numerusform>in %n slots of workers</numerusform>
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
    <message numerus="yes">
        <source>A click now starts: up to %n document(s) as soon as a worker&apos;s slot is free</source>
        <translation>
            <numerusform>A click now starts: up to %n document as soon as a worker&apos;s slot is free</numerusform>
            <numerusform>A click now starts: up to %n documents as soon as a worker&apos;s slot is free</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::BookExport</name>
    <message numerus="yes">
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::CheckList</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::CloseChecks</name>
    <message numerus="yes">
        <source>%n document(s) of the period are not posted as they are now.</source>
        <translation>
            <numerusform>%n document of the period is not posted as it is now.</numerusform>
            <numerusform>%n documents of the period are not posted as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) of the period are refused.</source>
        <translation>
            <numerusform>%n document of the period is refused.</numerusform>
            <numerusform>%n documents of the period are refused.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Clearing accounts hold %n rest(s).</source>
        <translation>
            <numerusform>Clearing accounts hold %n rest.</numerusform>
            <numerusform>Clearing accounts hold %n rests.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have other entries than they give: leapfrogctl ledger verify</source>
        <translation>
            <numerusform>%n document has other entries than it gives: leapfrogctl ledger verify</numerusform>
            <numerusform>%n documents have other entries than they give: leapfrogctl ledger verify</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::ConnectionWords</name>
    <message numerus="yes">
        <source>What you see is from before. After %n second(s) what was asked for is cancelled and tried again.</source>
        <translation>
            <numerusform>What you see is from before. After %n second what was asked for is cancelled and tried again.</numerusform>
            <numerusform>What you see is from before. After %n seconds what was asked for is cancelled and tried again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::DeferralsView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
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
        <source>%n new, &amp;show them</source>
        <translation>
            <numerusform>%n new, &amp;show it</numerusform>
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
            <numerusform>%n document of your recreation was not posted.</numerusform>
            <numerusform>%n documents of your recreation were not posted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recreate %Ln selected document(s) in %1</source>
        <translation>
            <numerusform>Recreate %Ln selected document in %1</numerusform>
            <numerusform>Recreate %Ln selected documents in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show what recreating %Ln selected document(s) in %1 would change, and change nothing.</source>
        <translation>
            <numerusform>Show what recreating %Ln selected document in %1 would change, and change nothing.</numerusform>
            <numerusform>Show what recreating %Ln selected documents in %1 would change, and change nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Untick %Ln document(s), those not shown too.</source>
        <translation>
            <numerusform>Untick %Ln document, also if it is not shown.</numerusform>
            <numerusform>Untick %Ln documents, those not shown too.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show the %Ln selected document(s) and no others.</source>
        <translation>
            <numerusform>Show the %Ln selected document and no others.</numerusform>
            <numerusform>Show the %Ln selected documents and no others.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Only the %Ln document(s) that you had selected are shown.</source>
        <translation>
            <numerusform>Only the %Ln document that you had selected is shown.</numerusform>
            <numerusform>Only the %Ln documents that you had selected are shown.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) given to the workers, ahead of everything else.</source>
        <translation>
            <numerusform>%n document given to the workers, ahead of everything else.</numerusform>
            <numerusform>%n documents given to the workers, ahead of everything else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::ErrorGroupsModel</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %n more</numerusform>
            <numerusform>and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::FindingsModel</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxDocumentsView</name>
    <message numerus="yes">
        <source>(and %Ln more)</source>
        <translation>
            <numerusform>(and %Ln more)</numerusform>
            <numerusform>(and %Ln more)</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::FluxView</name>
    <message numerus="yes">
        <source>and %Ln more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::ImportRun</name>
    <message numerus="yes">
        <source>Import of %1 and %Ln more</source>
        <translation>
            <numerusform>Import of %1 and %Ln more</numerusform>
            <numerusform>Import of %1 and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxDetails</name>
    <message numerus="yes">
        <source>%Ln payload(s) of %1, in the order of arrival</source>
        <translation>
            <numerusform>%Ln payload of %1</numerusform>
            <numerusform>%Ln payloads of %1, in the order of arrival</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The first %Ln payload(s) of %1, in the order of arrival</source>
        <translation>
            <numerusform>The first %Ln payload of %1</numerusform>
            <numerusform>The first %Ln payloads of %1, in the order of arrival</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::InboxPage</name>
    <message numerus="yes">
        <source>%Ln reason(s)</source>
        <translation>
            <numerusform>%Ln reason</numerusform>
            <numerusform>%Ln reasons</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s)</source>
        <translation>
            <numerusform>%Ln payload</numerusform>
            <numerusform>%Ln payloads</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new, sho&amp;w them</source>
        <translation>
            <numerusform>%Ln new, sho&amp;w it</numerusform>
            <numerusform>%Ln new, sho&amp;w them</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::JobDetails</name>
    <message numerus="yes">
        <source>%Ln job(s) of %1</source>
        <translation>
            <numerusform>%Ln job of %1</numerusform>
            <numerusform>%Ln jobs of %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln organisation(s)</source>
        <translation>
            <numerusform>%Ln organisation</numerusform>
            <numerusform>%Ln organisations</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::JobQuestions</name>
    <message numerus="yes">
        <source>%Ln job(s) of %1 organisations</source>
        <translation>
            <numerusform>%Ln job of %1 organisations</numerusform>
            <numerusform>%Ln jobs of %1 organisations</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s)</source>
        <translation>
            <numerusform>%Ln job</numerusform>
            <numerusform>%Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln other(s) stay as they are. %1</source>
        <translation>
            <numerusform>%Ln other stays as it is. %1</numerusform>
            <numerusform>%Ln others stay as they are. %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Retry %Ln job(s)</source>
        <translation>
            <numerusform>&amp;Retry %Ln job</numerusform>
            <numerusform>&amp;Retry %Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Make %Ln job(s) %1</source>
        <translation>
            <numerusform>&amp;Make %Ln job %1</numerusform>
            <numerusform>&amp;Make %Ln jobs %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them run(s) now and will write nothing.</source>
        <translation>
            <numerusform>%Ln of them runs now and will write nothing.</numerusform>
            <numerusform>%Ln of them run now and will write nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of up to %Ln document(s) come into force again.</source>
        <translation>
            <numerusform>The previous entries of up to %Ln document come into force again.</numerusform>
            <numerusform>The previous entries of up to %Ln documents come into force again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Cancel %Ln job(s)</source>
        <translation>
            <numerusform>&amp;Cancel %Ln job</numerusform>
            <numerusform>&amp;Cancel %Ln jobs</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) go(es) out again.</source>
        <translation>
            <numerusform>%Ln job goes out again.</numerusform>
            <numerusform>%Ln jobs go out again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) is/are %1 now.</source>
        <translation>
            <numerusform>%Ln job is %1 now.</numerusform>
            <numerusform>%Ln jobs are %1 now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln job(s) cancelled.</source>
        <translation>
            <numerusform>%Ln job cancelled.</numerusform>
            <numerusform>%Ln jobs cancelled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The other %Ln is/are as before: %1</source>
        <translation>
            <numerusform>The other %Ln is as before: %1</numerusform>
            <numerusform>The other %Ln are as before: %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln has/have ended meanwhile.</source>
        <translation>
            <numerusform>%Ln has ended meanwhile.</numerusform>
            <numerusform>%Ln have ended meanwhile.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %Ln document(s) are in force again.</source>
        <translation>
            <numerusform>The previous entries of %Ln document are in force again.</numerusform>
            <numerusform>The previous entries of %Ln documents are in force again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) is/are left without a job: recreate them to have them posted.</source>
        <translation>
            <numerusform>%Ln document is left without a job: recreate it to have it posted.</numerusform>
            <numerusform>%Ln documents are left without a job: recreate them to have them posted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::JobRowWords</name>
    <message numerus="yes">
        <source>%Ln job(s) match</source>
        <translation>
            <numerusform>%Ln job matches</numerusform>
            <numerusform>%Ln jobs match</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::JobsPage</name>
    <message numerus="yes">
        <source>%Ln error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln selected</source>
        <translation>
            <numerusform>%Ln selected</numerusform>
            <numerusform>%Ln selected</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new, sho&amp;w them</source>
        <translation>
            <numerusform>%Ln new, sho&amp;w it</numerusform>
            <numerusform>%Ln new, sho&amp;w them</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln dead</source>
        <translation>
            <numerusform>%Ln dead</numerusform>
            <numerusform>%Ln dead</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::LedgerPage</name>
    <message numerus="yes">
        <source>%Ln document(s) are recreated now.</source>
        <translation>
            <numerusform>%Ln document is recreated now.</numerusform>
            <numerusform>%Ln documents are recreated now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) queued at high priority.</source>
        <translation>
            <numerusform>%Ln document queued at high priority.</numerusform>
            <numerusform>%Ln documents queued at high priority.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) left out.</source>
        <translation>
            <numerusform>%Ln document left out.</numerusform>
            <numerusform>%Ln documents left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) given to the workers, ahead of everything else.</source>
        <translation>
            <numerusform>%Ln document given to the workers, ahead of everything else.</numerusform>
            <numerusform>%Ln documents given to the workers, ahead of everything else.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::LeftOutBar</name>
    <message numerus="yes">
        <source>%Ln document(s) not posted yet as they are now</source>
        <translation>
            <numerusform>%Ln document not posted yet as it is now</numerusform>
            <numerusform>%Ln documents not posted yet as they are now</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) refused</source>
        <translation>
            <numerusform>%Ln document refused</numerusform>
            <numerusform>%Ln documents refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) awaiting recreation</source>
        <translation>
            <numerusform>%Ln document awaiting recreation</numerusform>
            <numerusform>%Ln documents awaiting recreation</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) awaiting recreation are in them with their previous figures.</source>
        <translation>
            <numerusform>%Ln document awaiting recreation is in them with its previous figures.</numerusform>
            <numerusform>%Ln documents awaiting recreation are in them with their previous figures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::LinkOpener</name>
    <message numerus="yes">
        <source>%n organisation(s) have a document “%1”: %2.</source>
        <translation>
            <numerusform>%n organisation has a document “%1”: %2.</numerusform>
            <numerusform>%n organisations have a document “%1”: %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Log</name>
    <message numerus="yes">
        <source>%n time(s) in the last %1 s</source>
        <translation>
            <numerusform>%n time in the last %1 s</numerusform>
            <numerusform>%n times in the last %1 s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::MainWindow</name>
    <message numerus="yes">
        <source>Under way: %Ln act(s).</source>
        <translation>
            <numerusform>Under way: %Ln act.</numerusform>
            <numerusform>Under way: %Ln acts.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Migrator</name>
    <message numerus="yes">
        <source>; and %n more</source>
        <translation>
            <numerusform>; and %n more</numerusform>
            <numerusform>; and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::OpeningPage</name>
    <message numerus="yes">
        <source>This database lacks %n change(s) that this program needs. An administrator can apply what is missing now; producers may go on inserting meanwhile.</source>
        <translation>
            <numerusform>This database lacks %n change that this program needs. An administrator can apply what is missing now; producers may go on inserting meanwhile.</numerusform>
            <numerusform>This database lacks %n changes that this program needs. An administrator can apply what is missing now; producers may go on inserting meanwhile.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Paper</name>
    <message numerus="yes">
        <source>%n column(s) are too wide for a page: choose fewer months.</source>
        <translation>
            <numerusform>%n column is too wide for a page: choose fewer months.</numerusform>
            <numerusform>%n columns are too wide for a page: choose fewer months.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are not posted as they are now and not, or only as before, in these figures.</source>
        <translation>
            <numerusform>%n document is not posted as it is now and not, or only as before, in these figures.</numerusform>
            <numerusform>%n documents are not posted as they are now and not, or only as before, in these figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were refused and are not in these figures as they are now.</source>
        <translation>
            <numerusform>%n document was refused and is not in these figures as it is now.</numerusform>
            <numerusform>%n documents were refused and are not in these figures as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) await recreation and are in these figures as before.</source>
        <translation>
            <numerusform>%n document awaits recreation and is in these figures as before.</numerusform>
            <numerusform>%n documents await recreation and are in these figures as before.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) await recreation and are left out.</source>
        <translation>
            <numerusform>%n document awaits recreation and is left out.</numerusform>
            <numerusform>%n documents await recreation and are left out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) of the shop were refused and are not in these figures.</source>
        <translation>
            <numerusform>%n payload of the shop was refused and is not in these figures.</numerusform>
            <numerusform>%n payloads of the shop were refused and are not in these figures.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) of the shop wait and are not in these figures.</source>
        <translation>
            <numerusform>%n payload of the shop waits and is not in these figures.</numerusform>
            <numerusform>%n payloads of the shop wait and are not in these figures.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::PeriodActs</name>
    <message numerus="yes">
        <source>The books were not locked through %1: %Ln document(s) of these days are not posted as they are now.</source>
        <translation>
            <numerusform>The books were not locked through %1: %Ln document of these days is not posted as it is now.</numerusform>
            <numerusform>The books were not locked through %1: %Ln documents of these days are not posted as they are now.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Poller</name>
    <message numerus="yes">
        <source>%n job(s) were handed back.</source>
        <translation>
            <numerusform>%n job was handed back.</numerusform>
            <numerusform>%n jobs were handed back.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewDialog</name>
    <message numerus="yes">
        <source>%n document(s) changed while you were looking.</source>
        <translation>
            <numerusform>%n document changed while you were looking.</numerusform>
            <numerusform>%n documents changed while you were looking.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Recreate %Ln document(s) in %1</source>
        <translation>
            <numerusform>Recreate %Ln document in %1</numerusform>
            <numerusform>Recreate %Ln documents in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Preview of %Ln document(s) in %1</source>
        <translation>
            <numerusform>Preview of %Ln document in %1</numerusform>
            <numerusform>Preview of %Ln documents in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln will change</source>
        <translation>
            <numerusform>%Ln will change</numerusform>
            <numerusform>%Ln will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln new</source>
        <translation>
            <numerusform>%Ln new</numerusform>
            <numerusform>%Ln new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln would be refused</source>
        <translation>
            <numerusform>%Ln would be refused</numerusform>
            <numerusform>%Ln would be refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Also the %Ln unchanged one(s)</source>
        <translation>
            <numerusform>&amp;Also the %Ln unchanged one</numerusform>
            <numerusform>&amp;Also the %Ln unchanged ones</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Recreate %Ln document(s)</source>
        <translation>
            <numerusform>&amp;Recreate %Ln document</numerusform>
            <numerusform>&amp;Recreate %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1 in %2, ahead of %n waiting job(s)</source>
        <translation>
            <numerusform>%1 in %2, ahead of %n waiting job</numerusform>
            <numerusform>%1 in %2, ahead of %n waiting jobs</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::PreviewWords</name>
    <message numerus="yes">
        <source>%1: %n account line(s) will change</source>
        <translation>
            <numerusform>%1: %n account line will change</numerusform>
            <numerusform>%1: %n account lines will change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: new, %n account line(s)</source>
        <translation>
            <numerusform>%1: new, %n account line</numerusform>
            <numerusform>%1: new, %n account lines</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) would not change</source>
        <translation>
            <numerusform>%Ln document would not change</numerusform>
            <numerusform>%Ln documents would not change</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) would be refused: %1 %2</source>
        <translation>
            <numerusform>%Ln document would be refused: %1 %2</numerusform>
            <numerusform>%Ln documents would be refused: %1 %2</numerusform>
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
    <name>leapfrog::RecreationDifference</name>
    <message numerus="yes">
        <source>%1: %n account line(s) changed</source>
        <translation>
            <numerusform>%1: %n account line changed</numerusform>
            <numerusform>%1: %n account lines changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%1: its first entries, %n account line(s)</source>
        <translation>
            <numerusform>%1: its first entries, %n account line</numerusform>
            <numerusform>%1: its first entries, %n account lines</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationNotice</name>
    <message numerus="yes">
        <source>%n document(s) of your recreation were not posted.</source>
        <translation>
            <numerusform>%n document of your recreation was not posted.</numerusform>
            <numerusform>%n documents of your recreation were not posted.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RecreationStore</name>
    <message numerus="yes">
        <source>Others hold %n document(s) of this undo. A worker restores them as soon as it can; all others are restored.</source>
        <translation>
            <numerusform>Others hold %n document of this undo. A worker restores it as soon as it can; all others are restored.</numerusform>
            <numerusform>Others hold %n documents of this undo. A worker restores them as soon as it can; all others are restored.</numerusform>
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
    <message numerus="yes">
        <source>%n document(s) have a newer version since, %1 for example.</source>
        <translation>
            <numerusform>%n document has a newer version since, %1 for example.</numerusform>
            <numerusform>%n documents have a newer version since, %1 for example.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) have entries in the period that was locked through %1, %2 for example.</source>
        <translation>
            <numerusform>%n document has entries in the period that was locked through %1, %2 for example.</numerusform>
            <numerusform>%n documents have entries in the period that was locked through %1, %2 for example.</numerusform>
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
        <source>Undo %Ln document(s)…</source>
        <translation>
            <numerusform>Undo %Ln document…</numerusform>
            <numerusform>Undo %Ln documents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Bring the previous entries of %Ln document(s) back, as a new version. Nothing is erased.</source>
        <translation>
            <numerusform>Bring the previous entries of %Ln document back, as a new version. Nothing is erased.</numerusform>
            <numerusform>Bring the previous entries of %Ln documents back, as a new version. Nothing is erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of the %Ln document(s) that are not posted yet, those not begun are handed to the queue.</source>
        <translation>
            <numerusform>The %Ln document that is not posted yet is handed to the queue, unless it is begun.</numerusform>
            <numerusform>Of the %Ln documents that are not posted yet, those not begun are handed to the queue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Undo %Ln document(s) in %1?</source>
        <translation>
            <numerusform>Undo %Ln document in %1?</numerusform>
            <numerusform>Undo %Ln documents in %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Undo %Ln document(s)</source>
        <translation>
            <numerusform>&amp;Undo %Ln document</numerusform>
            <numerusform>&amp;Undo %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln document(s)…</source>
        <translation>
            <numerusform>Cancel %Ln document…</numerusform>
            <numerusform>Cancel %Ln documents…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel the %Ln document(s) that are not posted yet: their previous entries are in force again. What is posted already stays posted.</source>
        <translation>
            <numerusform>Cancel the %Ln document that is not posted yet: its previous entries are in force again. What is posted already stays posted.</numerusform>
            <numerusform>Cancel the %Ln documents that are not posted yet: their previous entries are in force again. What is posted already stays posted.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Cancel %Ln document(s) in %1?</source>
        <translation>
            <numerusform>Cancel %Ln document in %1?</numerusform>
            <numerusform>Cancel %Ln documents in %1?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) wait for a worker: their previous entries come into force again.</source>
        <translation>
            <numerusform>%Ln document waits for a worker: its previous entries come into force again.</numerusform>
            <numerusform>%Ln documents wait for a worker: their previous entries come into force again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are not begun: their entries are in force and stay so.</source>
        <translation>
            <numerusform>%Ln document is not begun: its entries are in force and stay so.</numerusform>
            <numerusform>%Ln documents are not begun: their entries are in force and stay so.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) are done already and stay as they are; Undo is for them.</source>
        <translation>
            <numerusform>%Ln document is done already and stays as it is; Undo is for it.</numerusform>
            <numerusform>%Ln documents are done already and stay as they are; Undo is for them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>&amp;Cancel %Ln document(s)</source>
        <translation>
            <numerusform>&amp;Cancel %Ln document</numerusform>
            <numerusform>&amp;Cancel %Ln documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) were cancelled: their previous entries are in force.</source>
        <translation>
            <numerusform>%n document was cancelled: its previous entries are in force.</numerusform>
            <numerusform>%n documents were cancelled: their previous entries are in force.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RehearsalActs</name>
    <message numerus="yes">
        <source>Apply to %Ln document(s) in %1</source>
        <translation>
            <numerusform>Apply to %Ln document in %1</numerusform>
            <numerusform>Apply to %Ln documents in %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) that are posted now would be refused by these settings. Apply them to %1 all the same?</source>
        <translation>
            <numerusform>%Ln document that is posted now would be refused by these settings. Apply them to %1 all the same?</numerusform>
            <numerusform>%Ln documents that are posted now would be refused by these settings. Apply them to %1 all the same?</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The settings are changed, and %n document(s) are posted anew.</source>
        <translation>
            <numerusform>The settings are changed, and %n document is posted anew.</numerusform>
            <numerusform>The settings are changed, and %n documents are posted anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>They were applied at %1. They go back to what they were, and the previous entries of %Ln document(s) come into force again, as a new version; nothing is erased.</source>
        <translation>
            <numerusform>They were applied at %1. They go back to what they were, and the previous entries of %Ln document come into force again, as a new version; nothing is erased.</numerusform>
            <numerusform>They were applied at %1. They go back to what they were, and the previous entries of %Ln documents come into force again, as a new version; nothing is erased.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of %n document(s) are in force again.</source>
        <translation>
            <numerusform>The previous entries of %n document are in force again.</numerusform>
            <numerusform>The previous entries of %n documents are in force again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Reread</name>
    <message numerus="yes">
        <source>%Ln order(s) and payouts read</source>
        <translation>
            <numerusform>%Ln order or payout read</numerusform>
            <numerusform>%Ln orders and payouts read</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) new</source>
        <translation>
            <numerusform>%Ln document new</numerusform>
            <numerusform>%Ln documents new</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln changed</source>
        <translation>
            <numerusform>%Ln changed</numerusform>
            <numerusform>%Ln changed</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln of them withdrawn</source>
        <translation>
            <numerusform>%Ln of them withdrawn</numerusform>
            <numerusform>%Ln of them withdrawn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln unchanged</source>
        <translation>
            <numerusform>%Ln unchanged</numerusform>
            <numerusform>%Ln unchanged</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s) still refused</source>
        <translation>
            <numerusform>%Ln payload still refused</numerusform>
            <numerusform>%Ln payloads still refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln waiting</source>
        <translation>
            <numerusform>%Ln waiting</numerusform>
            <numerusform>%Ln waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::RereadDialog</name>
    <message numerus="yes">
        <source>%Ln document(s) would come out otherwise.</source>
        <translation>
            <numerusform>%Ln document would come out otherwise.</numerusform>
            <numerusform>%Ln documents would come out otherwise.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln payload(s) would still be refused.</source>
        <translation>
            <numerusform>%Ln payload would still be refused.</numerusform>
            <numerusform>%Ln payloads would still be refused.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::SealCheckDialog</name>
    <message numerus="yes">
        <source>%Ln thing(s) are not as they were sealed.</source>
        <translation>
            <numerusform>%Ln thing is not as it was sealed.</numerusform>
            <numerusform>%Ln things are not as they were sealed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln name(s) and texts were forgotten since; what is left is proved.</source>
        <translation>
            <numerusform>%Ln name or text was forgotten since; what is left is proved.</numerusform>
            <numerusform>%Ln names and texts were forgotten since; what is left is proved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::SettingsCheck</name>
    <message numerus="yes">
        <source>%n document(s) would be refused: %1</source>
        <translation>
            <numerusform>%n document would be refused: %1</numerusform>
            <numerusform>%n documents would be refused: %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::Verification</name>
    <message numerus="yes">
        <source>%Ln document(s) verified</source>
        <translation>
            <numerusform>%Ln document verified</numerusform>
            <numerusform>%Ln documents verified</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::VerifyView</name>
    <message numerus="yes">
        <source>Recreate these %Ln…</source>
        <translation>
            <numerusform>Recreate this %Ln…</numerusform>
            <numerusform>Recreate these %Ln…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln finding(s)</source>
        <translation>
            <numerusform>%Ln finding</numerusform>
            <numerusform>%Ln findings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%Ln document(s) verified, %1 not posted at their newest version, %2.</source>
        <translation>
            <numerusform>%Ln document verified, %1 not posted at their newest version, %2.</numerusform>
            <numerusform>%Ln documents verified, %1 not posted at their newest version, %2.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::WorkerWords</name>
    <message numerus="yes">
        <source>its %Ln job(s) is/are free for other workers</source>
        <translation>
            <numerusform>its %Ln job is free for other workers</numerusform>
            <numerusform>its %Ln jobs are free for other workers</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>its %Ln job(s) return(s) at %1</source>
        <translation>
            <numerusform>its %Ln job returns at %1</numerusform>
            <numerusform>its %Ln jobs return at %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::WorkersPage</name>
    <message numerus="yes">
        <source>%Ln organisation(s)</source>
        <translation>
            <numerusform>%Ln organisation</numerusform>
            <numerusform>%Ln organisations</numerusform>
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
    <message numerus="yes">
        <source>MENDED %1 (%n)</source>
        <translation>
            <numerusform>MENDED %1 (%n)</numerusform>
            <numerusform>MENDED %1 (%n)</numerusform>
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
        <source>%n document(s)</source>
        <translation>
            <numerusform>%n document</numerusform>
            <numerusform>%n documents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) came in before. Import again once the cause is gone: what is there stays as it is.</source>
        <translation>
            <numerusform>%n document came in before. Import again once the cause is gone: what is there stays as it is.</numerusform>
            <numerusform>%n documents came in before. Import again once the cause is gone: what is there stays as it is.</numerusform>
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
    <message numerus="yes">
        <source>The previous entries of %n document(s) are in force again.</source>
        <translation>
            <numerusform>The previous entries of %n document are in force again.</numerusform>
            <numerusform>The previous entries of %n documents are in force again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are left without a job: what is not posted of them waits until somebody enqueues or recreates them.</source>
        <translation>
            <numerusform>%n document is left without a job: what is not posted of it waits until somebody enqueues or recreates it.</numerusform>
            <numerusform>%n documents are left without a job: what is not posted of them waits until somebody enqueues or recreates them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Would change %1 of %n job(s), of %2 organisation(s). Nothing was changed.</source>
        <translation>
            <numerusform>Would change %1 of %n job, of %2 organisation(s). Nothing was changed.</numerusform>
            <numerusform>Would change %1 of %n jobs, of %2 organisation(s). Nothing was changed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n of them run(s) now and would write nothing.</source>
        <translation>
            <numerusform>%n of them runs now and would write nothing.</numerusform>
            <numerusform>%n of them run now and would write nothing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The previous entries of up to %n document(s) would be in force again.</source>
        <translation>
            <numerusform>The previous entries of up to %n document would be in force again.</numerusform>
            <numerusform>The previous entries of up to %n documents would be in force again.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Ledger</name>
    <message numerus="yes">
        <source>%n document(s) were refused and are not in these figures as they are now.</source>
        <translation>
            <numerusform>%n document was refused and is not in these figures as it is now.</numerusform>
            <numerusform>%n documents were refused and are not in these figures as they are now.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are not posted yet as they are now (never posted, or changed since): these figures hold of them only what was in the books before, if anything.</source>
        <translation>
            <numerusform>%n document is not posted yet as it is now (never posted, or changed since): these figures hold of it only what was in the books before, if anything.</numerusform>
            <numerusform>%n documents are not posted yet as they are now (never posted, or changed since): these figures hold of them only what was in the books before, if anything.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are awaiting recreation: these figures hold the previous ones of them until they are posted again.</source>
        <translation>
            <numerusform>%n document is awaiting recreation: these figures hold the previous ones of it until it is posted again.</numerusform>
            <numerusform>%n documents are awaiting recreation: these figures hold the previous ones of them until they are posted again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n document(s) are awaiting recreation and left out: their entries are out of force until they are posted again.</source>
        <translation>
            <numerusform>%n document is awaiting recreation and left out: its entries are out of force until it is posted again.</numerusform>
            <numerusform>%n documents are awaiting recreation and left out: their entries are out of force until they are posted again.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) were refused and are not in these figures: leapfrogctl inbox list --state refused</source>
        <translation>
            <numerusform>%n payload was refused and is not in these figures: leapfrogctl inbox list --state refused</numerusform>
            <numerusform>%n payloads were refused and are not in these figures: leapfrogctl inbox list --state refused</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n payload(s) wait for something that may still come: leapfrogctl inbox list --state waiting</source>
        <translation>
            <numerusform>%n payload waits for something that may still come: leapfrogctl inbox list --state waiting</numerusform>
            <numerusform>%n payloads wait for something that may still come: leapfrogctl inbox list --state waiting</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::OpenItems</name>
    <message numerus="yes">
        <source>%n entry(s) are from before entries kept what they settle: their documents said it. Recreating these documents keeps it with their entries.</source>
        <translation>
            <numerusform>%n entry is from before entries kept what they settle: its document said it. Recreating the document keeps it with its entries.</numerusform>
            <numerusform>%n entries are from before entries kept what they settle: their documents said it. Recreating these documents keeps it with their entries.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Opening</name>
    <message numerus="yes">
        <source>%n document(s) wait to be posted by a worker.</source>
        <translation>
            <numerusform>%n document waits to be posted by a worker.</numerusform>
            <numerusform>%n documents wait to be posted by a worker.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Recreate</name>
    <message numerus="yes">
        <source>Workers post direct recreations here, and none takes jobs now: %n document(s) wait(s) for one. Start one: leapfrogctl work</source>
        <translation>
            <numerusform>Workers post direct recreations here, and none takes jobs now: %n document waits for one. Start one: leapfrogctl work</numerusform>
            <numerusform>Workers post direct recreations here, and none takes jobs now: %n documents wait for one. Start one: leapfrogctl work</numerusform>
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
    <message numerus="yes">
        <source>Cancelled %n document(s) that were not posted yet; their previous entries are in force.</source>
        <translation>
            <numerusform>Cancelled %n document that was not posted yet; its previous entries are in force.</numerusform>
            <numerusform>Cancelled %n documents that were not posted yet; their previous entries are in force.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Rehearse</name>
    <message numerus="yes">
        <source>The settings are changed, and %n document(s) were posted anew.</source>
        <translation>
            <numerusform>The settings are changed, and %n document was posted anew.</numerusform>
            <numerusform>The settings are changed, and %n documents were posted anew.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The settings are changed; workers post %n document(s) anew.</source>
        <translation>
            <numerusform>The settings are changed; workers post %n document anew.</numerusform>
            <numerusform>The settings are changed; workers post %n documents anew.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Seal</name>
    <message numerus="yes">
        <source>%n thing(s) are not as they were sealed.</source>
        <translation>
            <numerusform>%n thing is not as it was sealed.</numerusform>
            <numerusform>%n things are not as they were sealed.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n name(s) and texts were forgotten since; what is left is proved.</source>
        <translation>
            <numerusform>%n name or text was forgotten since; what is left is proved.</numerusform>
            <numerusform>%n names and texts were forgotten since; what is left is proved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>leapfrog::cli::Tax</name>
    <message numerus="yes">
        <source>%n entry(s) are from before taxes were kept with entries: their documents said them. Recreating these documents keeps the taxes with their entries.</source>
        <translation>
            <numerusform>%n entry is from before taxes were kept with entries: its document said them. Recreating the document keeps the taxes with its entries.</numerusform>
            <numerusform>%n entries are from before taxes were kept with entries: their documents said them. Recreating these documents keeps the taxes with their entries.</numerusform>
        </translation>
    </message>
</context>
</TS>
