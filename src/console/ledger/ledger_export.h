// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "ledger/export/exporter.h"

#include <QObject>
#include <QPointer>

#include <string>

class QFileDialog;
class QWidget;

namespace leapfrog {

/// Writes the entries in force of one organisation into a file of the user's choice, in the background, shown among the
/// activities. It is written aside and takes the file's name when it is whole: a failed or cancelled export leaves what
/// was there. UI thread.
class LedgerExport : public QObject
{
    Q_OBJECT
public:
    /// `page` is what the dialog is shown over.
    LedgerExport(Session &session, QWidget &page);

    /// Asks for the file and its format, then begins.
    void ask(const std::string &orgId, AwaitingFigures figures);
    /// Begins.
    void start(const std::string &orgId, AwaitingFigures figures, ExportFormat format, const QString &file);

private:
    Session &m_session;
    QWidget &m_page;
    QPointer<QFileDialog> m_dialog;
};

} // namespace leapfrog
