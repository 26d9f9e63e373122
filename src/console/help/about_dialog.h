// SPDX-License-Identifier: MIT
#pragma once

#include "console/help/diagnosis.h"
#include "console/session/session.h"

#include <QDialog>

#include <stop_token>

class QLabel;
class QListWidget;
class QPushButton;

namespace leapfrog {

/// What this program is, whether its database is in order (looked at when it opens), and the report for who is asked
/// for help: copied or saved.
class AboutDialog : public QDialog
{
    Q_OBJECT
public:
    /// `session` must outlive it. `settingsFile`: where the settings are kept.
    AboutDialog(Session &session, QString settingsFile, QWidget *parent);
    ~AboutDialog() override;

    /// The report, as far as what was asked has come.
    [[nodiscard]] QString reportText() const;

protected:
    void changeEvent(QEvent *event) override;

private:
    void layOut();
    void look();
    void showFound();
    void copy();
    void save();
    void saveAs(const QString &name);

    Session &m_session;
    const QString m_settingsFile;
    std::stop_source m_stop;
    Result<DatabaseDiagnosis> m_found;
    bool m_looks = false;
    bool m_looksAgain = false; ///< what was found was told in a language that has changed since
    QLabel *m_state;
    QListWidget *m_findings;
    QPushButton *m_copy;
    QPushButton *m_save;
};

} // namespace leapfrog
