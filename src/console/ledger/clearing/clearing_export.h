// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QObject>
#include <QPointer>

#include <string>

class QFileDialog;
class QWidget;

namespace leapfrog {

/// Writes the rests of an organisation's clearing accounts, all of them, into a CSV file of the user's choice, in the
/// background, shown among the activities. A failed export leaves what was there. UI thread.
class ClearingExport : public QObject
{
    Q_OBJECT
public:
    /// `view` is what the dialog is shown over.
    ClearingExport(Session &session, QWidget &view);

    /// Asks for the file, then begins.
    void ask(const std::string &orgId);
    /// Begins.
    void start(const std::string &orgId, const QString &file);

private:
    Session &m_session;
    QWidget &m_view;
    QPointer<QFileDialog> m_dialog;
};

} // namespace leapfrog
