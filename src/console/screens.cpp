// SPDX-License-Identifier: MIT
#include "console/screens.h"

#include "console/audit/audit_page.h"
#include "console/backlog/backlog_page.h"
#include "console/documents/documents_page.h"
#include "console/inbox/inbox_page.h"
#include "console/jobs/jobs_page.h"
#include "console/ledger/ledger_page.h"
#include "console/members/members_page.h"
#include "console/recreations/recreations_page.h"
#include "console/rehearsal/rehearsal_page.h"
#include "console/workers/workers_page.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Screens)
};

} // namespace

template <typename SomePage> static Page *make(Session &session, QWidget *parent)
{
    return new SomePage(session, parent);
}

Screens allScreens()
{
    return {
        {.name = QStringLiteral("backlog"), .title = [] { return Words::tr("Backlog"); }, .make = make<BacklogPage>},
        {.name = QStringLiteral("documents"),
         .title = [] { return Words::tr("Documents"); },
         .make = make<DocumentsPage>},
        {.name = QStringLiteral("recreations"),
         .title = [] { return Words::tr("Recreations"); },
         .make = make<RecreationsPage>},
        {.name = QStringLiteral("jobs"), .title = [] { return Words::tr("Jobs"); }, .make = make<JobsPage>},
        {.name = QStringLiteral("ledger"), .title = [] { return Words::tr("Ledger"); }, .make = make<LedgerPage>},
        {.name = QStringLiteral("workers"), .title = [] { return Words::tr("Workers"); }, .make = make<WorkersPage>},
        {.name = QStringLiteral("inbox"), .title = [] { return Words::tr("Inbox"); }, .make = make<InboxPage>},
        {.name = QStringLiteral("members"), .title = [] { return Words::tr("Members"); }, .make = make<MembersPage>},
        {.name = QStringLiteral("audit"), .title = [] { return Words::tr("Audit"); }, .make = make<AuditPage>},
        {.name = QStringLiteral("rehearsal"),
         .title = [] { return Words::tr("Rehearsal"); },
         .make = make<RehearsalPage>}};
}

} // namespace leapfrog
