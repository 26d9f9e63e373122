// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/period/period.h"
#include "console/session/session.h"
#include "core/date.h"

#include <QAction>
#include <QObject>

#include <string>

namespace leapfrog {

/// Closing a period and checking a seal, as acts of the Ledger screen. UI thread.
class CloseActs : public QObject
{
    Q_OBJECT
public:
    /// `page` is what the dialogs are shown over.
    CloseActs(Session &session, QWidget &page);

    [[nodiscard]] QAction *closeAction() { return &m_close; }
    [[nodiscard]] QAction *checkAction() { return &m_check; }
    /// What they are about.
    void setBook(const std::string &orgId, const Period &period);

signals:
    /// The lock is another, or may be.
    void done();
    /// CloseCheck::name of a point of the list, and the last day that was to be closed.
    void mendWanted(const QString &check, leapfrog::Date through);
    void entriesWanted(const QString &documentId);

private:
    void offerActs();
    void openClose();
    void openCheck();

    Session &m_session;
    QWidget &m_page;
    QAction m_close{this};
    QAction m_check{this};
    std::string m_orgId;
    Period m_period;
};

} // namespace leapfrog
