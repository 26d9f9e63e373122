// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "core/date.h"

#include <QDialog>

#include <cstdint>
#include <optional>
#include <string>

class QDateEdit;
class QLabel;
class QPushButton;

namespace leapfrog {

/// Asks up to which day payloads shall be taken out of the inbox, and tells how many these are before anything goes.
class PurgeDialog : public QDialog
{
    Q_OBJECT
public:
    PurgeDialog(Session &session, std::string orgId, QWidget *parent);

signals:
    /// The user wants it.
    void confirmed(leapfrog::Date before, std::int64_t payloads);

private:
    void count();
    void show(const Result<std::int64_t> &payloads);

    Session &m_session;
    const std::string m_orgId;
    QDateEdit *m_before;
    QLabel *m_number;
    QPushButton *m_doIt;
    std::int64_t m_payloads = 0;
    int m_question = 0; ///< the last one; answers to others don't count
};

} // namespace leapfrog
