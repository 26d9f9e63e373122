// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/close/long_act.h"
#include "engine/close/close_checks.h"
#include "engine/close/close_period.h"

#include <QDialog>

#include <string>
#include <vector>

class QDateEdit;
class QLabel;
class QLineEdit;
class QProgressBar;
class QPushButton;
class QStackedWidget;

namespace leapfrog {

class CheckList;

/// Closes a period: goes through its list, then locks the books and seals them, and shows the head of the seal. Never
/// blocks: open() it; it deletes itself.
class CloseDialog : public QDialog
{
    Q_OBJECT
public:
    CloseDialog(Session &session, const std::string &orgId, QDate through, QWidget *parent);

    void reject() override;

signals:
    /// The books are locked or sealed, or may be.
    void done();
    /// The user goes to where that point of the list is mended.
    void mendWanted(const QString &check, leapfrog::Date through);

private:
    [[nodiscard]] QWidget *makeQuestion();
    [[nodiscard]] QWidget *makeRecord();
    void check();
    void showChecks(const Result<std::vector<CloseCheck>> &checks);
    void chooseFile();
    void seal();
    void showSeal(const Result<Seal> &sealed);
    void showState();
    void say(const QString &text, bool isProblem = false);
    [[nodiscard]] Date through() const;

    Session &m_session;
    const std::string m_orgId;
    LongAct m_act;
    bool m_isSealing = false;
    bool m_isClosed = false; ///< sealed, or found to be beyond doubt
    bool m_checkAgain = false; ///< another day was chosen meanwhile
    std::vector<CloseCheck> m_checks; ///< of the chosen day; empty: not gone through
    QStackedWidget *m_pages;
    QDateEdit *m_day;
    CheckList *m_list;
    QLineEdit *m_why;
    QLineEdit *m_file;
    QLabel *m_state;
    QProgressBar *m_progress;
    QLabel *m_record;
    QLabel *m_head;
    QString m_plainHead;
    QPushButton *m_seal;
    QPushButton *m_cancel;
};

} // namespace leapfrog
