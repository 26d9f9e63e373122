// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"
#include "store/access/audit.h"

#include <QObject>
#include <QPointer>

class QFileDialog;
class QWidget;

namespace leapfrog {

/// Writes the acts that a filter lets through, oldest first, into a file of the user's choice, in the background, shown
/// among the activities. It takes the file's name when it is whole. UI thread.
class AuditExport : public QObject
{
    Q_OBJECT
public:
    enum class Format
    {
        Csv,
        Json ///< an object per line
    };

    /// `page` is what the dialog is shown over.
    AuditExport(Session &session, QWidget &page);

    /// Asks for the file and its format, then begins.
    void ask(const AuditFilter &filter);
    /// Begins.
    void start(const AuditFilter &filter, Format format, const QString &file);

private:
    Session &m_session;
    QWidget &m_page;
    QPointer<QFileDialog> m_dialog;
};

} // namespace leapfrog
