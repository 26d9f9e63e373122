// SPDX-License-Identifier: MIT
#pragma once

#include "console/window/links/deep_link.h"
#include "core/result.h"

#include <QObject>
#include <QPointer>

namespace leapfrog {

class NoticeBar;
class Session;
class Workspace;

/// Shows in a window what a link names, once its database is open. What is not there is told in the window. UI thread.
class LinkOpener : public QObject
{
    Q_OBJECT
public:
    /// `notice` outlives it.
    explicit LinkOpener(NoticeBar &notice, QObject *parent = nullptr);

    /// The screens that links are shown on from now on.
    void setWorkspace(Workspace &workspace);
    /// The one before it that was not shown yet is forgotten.
    void open(const DeepLink &link);

private:
    void openWhenConnected();
    void findDocument();
    void findJob();
    void findRecreation();
    void sayMissing(const QString &text, const QString &advice);
    void sayFailed(const Error &error, const DeepLink &link);

    NoticeBar &m_notice;
    QPointer<Workspace> m_workspace;
    DeepLink m_link; ///< to be shown yet
};

} // namespace leapfrog
