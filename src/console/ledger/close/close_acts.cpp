// SPDX-License-Identifier: MIT
#include "console/ledger/close/close_acts.h"

#include "console/frame/page.h"
#include "console/ledger/close/close_dialog.h"
#include "console/ledger/close/seal_check_dialog.h"
#include "console/session/rights_watch.h"

namespace leapfrog {

CloseActs::CloseActs(Session &session, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_page(page)
{
    m_close.setObjectName(QStringLiteral("actionClosePeriod"));
    m_close.setText(tr("Close…"));
    m_check.setObjectName(QStringLiteral("actionCheckSeal"));
    m_check.setText(tr("Check a seal…"));
    connect(&m_close, &QAction::triggered, this, &CloseActs::openClose);
    connect(&m_check, &QAction::triggered, this, &CloseActs::openCheck);
    connect(&session, &Session::stateChanged, this, &CloseActs::offerActs);
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &CloseActs::offerActs);
    offerActs();
}

void CloseActs::setBook(const std::string &orgId, const Period &period)
{
    m_orgId = orgId;
    m_period = period;
    offerActs();
}

void CloseActs::offerActs()
{
    const auto noBook = m_orgId.empty() ? tr("Choose an organisation first.") : QString();
    auto whyNoClose = m_session.whyNoChanges();
    if (whyNoClose.isEmpty())
        whyNoClose = noBook;
    if (whyNoClose.isEmpty())
        whyNoClose = RightsWatch::of(m_session).whyNoLock(m_orgId);
    Page::offer(m_close, tr("Go through the list of the close, lock the books through a day, and seal them."),
                whyNoClose);
    Page::offer(m_check, tr("Compare a seal with the books as they are: what is not as it was is named."),
                !noBook.isEmpty()             ? noBook
                    : m_session.isConnected() ? QString()
                                              : tr("Not connected."));
}

void CloseActs::openClose()
{
    const auto through = m_period.kind == Period::Kind::All
        ? Period::around(Period::Kind::Month, QDate::currentDate()).from.addDays(-1)
        : m_period.through;
    auto *dialog = new CloseDialog(m_session, m_orgId, through, &m_page);
    connect(dialog, &CloseDialog::done, this, &CloseActs::done);
    connect(dialog, &CloseDialog::mendWanted, this, &CloseActs::mendWanted);
    dialog->open();
}

void CloseActs::openCheck()
{
    auto *dialog = new SealCheckDialog(m_session, m_orgId, &m_page);
    connect(dialog, &SealCheckDialog::documentWanted, this, &CloseActs::entriesWanted);
    dialog->open();
}

} // namespace leapfrog
