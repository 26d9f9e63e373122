// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QObject>
#include <QPointer>

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

class QFileDialog;
class QWidget;

namespace leapfrog {

/// A format that a report can be written in.
struct ReportFormat
{
    QString filter; ///< "CSV for spreadsheets (*.csv)"
    QString suffix;
    /// The whole file. Runs in a thread of its own.
    std::function<Result<std::string>(Connection &, const std::stop_token &)> text;
};

/// Writes a report into a file of the user's choice, in the background, shown among the activities. It is written aside
/// and takes the file's name when it is whole: a failed or cancelled export leaves what was there. UI thread.
class ReportExport : public QObject
{
    Q_OBJECT
public:
    /// `view` is what the dialog is shown over.
    ReportExport(Session &session, QWidget &view);

    /// Asks for the file, then begins. `name`: that is offered for it.
    void ask(const QString &title, const QString &name, const std::vector<ReportFormat> &formats);

    /// What every report is offered as: tables for spreadsheets, and what the command line prints.
    static QString csvFilter();
    static QString jsonFilter();

private:
    void start(const ReportFormat &format, const QString &file);

    Session &m_session;
    QWidget &m_view;
    QPointer<QFileDialog> m_dialog;
};

} // namespace leapfrog
