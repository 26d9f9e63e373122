// SPDX-License-Identifier: MIT
#pragma once

#include "console/payloads/reread.h"
#include "console/session/session.h"

#include <QDialog>

#include <optional>
#include <stop_token>

class QLabel;
class QProgressBar;
class QPushButton;
class QTableWidget;

namespace leapfrog {

/// Asks whether payloads shall be read again: tells the number that the database says, and shows on demand which
/// documents would come out otherwise, without changing anything. Who is in doubt presses Return and nothing happens.
class RereadDialog : public QDialog
{
    Q_OBJECT
public:
    /// `retry`: only what was refused is meant.
    RereadDialog(Session &session, const InboxScope &scope, bool retry, QWidget *parent);
    ~RereadDialog() override;

signals:
    /// The user wants it. `groups`: orders and payouts, nothing where they were not counted to the end.
    void confirmed(const leapfrog::InboxScope &scope, std::optional<std::int64_t> groups);

private:
    void askSize();
    void showSize(const InboxScopeSize &size);
    void startPreview();
    void showPreview(const Result<Reread> &done);
    void fail(const Error &error);

    Session &m_session;
    const InboxScope m_scope;
    const bool m_retry;
    std::optional<InboxScopeSize> m_size;
    std::stop_source m_stop;
    QLabel *m_question;
    QLabel *m_means;
    QProgressBar *m_progress;
    QTableWidget *m_documents;
    QPushButton *m_preview;
    QPushButton *m_doIt;
    bool m_previewing = false;
};

} // namespace leapfrog
