// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/import/import_run.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

class QAction;

namespace leapfrog {

class ImportDialog;
class NoticeBar;

/// Import on a screen: by its action, or by files that are dropped on the screen. What came of an import whose dialog
/// was closed is told on the screen. UI thread.
class ImportActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it.
    ImportActs(Session &session, QAction &action, NoticeBar &notice, Page &page);

    /// Opens the dialog, or brings it to the front.
    void open(const QStringList &files = {});

signals:
    /// Something came in, or may have.
    void done();

protected:
    bool eventFilter(QObject *page, QEvent *event) override;

private:
    void offer();
    void start(const ImportRequest &request);
    void tell(const ImportRun &run);

    Session &m_session;
    QAction &m_action;
    NoticeBar &m_notice;
    Page &m_page;
    QPointer<ImportDialog> m_dialog;
    QPointer<ImportRun> m_run; ///< under way
};

} // namespace leapfrog
