// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/close/long_act.h"
#include "engine/close/seal_check.h"

#include <QDialog>

#include <optional>
#include <string>

class QLabel;
class QLineEdit;
class QListWidget;
class QProgressBar;
class QPushButton;
class QRadioButton;

namespace leapfrog {

/// What checking a seal came to.
struct CheckedSeal
{
    std::optional<SealComparison> comparison; ///< nothing: the database keeps no seal
    std::vector<SealFinding> chain; ///< of the seals that the database keeps
};

/// Compares a seal, of a file or the newest that the database keeps, with the books as they are, and names what is not
/// as it was. Never blocks: open() it; it deletes itself.
class SealCheckDialog : public QDialog
{
    Q_OBJECT
public:
    SealCheckDialog(Session &session, const std::string &orgId, QWidget *parent);

signals:
    /// The entries of that document are wanted.
    void documentWanted(const QString &documentId);

private:
    void chooseFile();
    void begin();
    void show(const Result<CheckedSeal> &checked);
    void showState();

    Session &m_session;
    const std::string m_orgId;
    LongAct m_act;
    QRadioButton *m_kept;
    QRadioButton *m_ofFile;
    QLineEdit *m_file;
    QLabel *m_verdict;
    QLabel *m_facts;
    QListWidget *m_findings;
    QProgressBar *m_progress;
    QPushButton *m_check;
    QPushButton *m_close;
};

} // namespace leapfrog
