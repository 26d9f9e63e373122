// SPDX-License-Identifier: MIT
#pragma once

#include "console/documents/document_choice.h"
#include "console/preview/preview_dialog.h"

#include <QObject>
#include <QPointer>

#include <set>

namespace leapfrog {

class RecreationNotice;

/// What is done with the documents selected on the Documents screen, and what is told there of what became of it.
/// UI thread.
class DocumentActs : public QObject
{
    Q_OBJECT
public:
    /// All must outlive it; `page` is what dialogs are shown over.
    DocumentActs(Session &session, Ui::DocumentsPage &ui, DocumentChoice &choice, QWidget &page);

    /// Shows what recreating them would change, and offers to do it.
    void openPreview(PreviewDialog::Mode mode);

signals:
    /// A recreation was started: its documents are not selected any more, and the list is to be asked again.
    void started();
    void recreationWanted(const QString &recreationId);

private:
    void showStarted(const StartedRecreation &recreation);
    void showNotStarted(const Error &error);
    void showFinished(int activityId);

    Session &m_session;
    Ui::DocumentsPage &m_ui;
    DocumentChoice &m_choice;
    QWidget &m_page;
    RecreationNotice *m_about;
    std::set<QString> m_started; ///< recreations begun here whose outcome is to be told
    QPointer<PreviewDialog> m_dialog; ///< stays, hidden, until it is known what became of its click
};

} // namespace leapfrog
