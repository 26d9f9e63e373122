// SPDX-License-Identifier: MIT
#pragma once

#include "console/window/activities/activity_log.h"

#include <QDialog>

class QLabel;
class QPushButton;
class QTableView;

namespace leapfrog {

/// What was done since the database was opened, to be read, copied, and opened again. Not modal. UI thread.
class ActivityDialog : public QDialog
{
    Q_OBJECT
public:
    /// `log` outlives it, or its end closes it.
    ActivityDialog(ActivityLog &log, QWidget *parent);

signals:
    void recreationWanted(const QString &recreationId);

private:
    void showActs();
    void openCurrent();

    ActivityLog &m_log;
    QTableView *m_table;
    QLabel *m_empty;
    QPushButton *m_open;
};

} // namespace leapfrog
