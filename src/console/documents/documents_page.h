// SPDX-License-Identifier: MIT
#pragma once

#include "console/documents/document_list.h"
#include "console/frame/page.h"

#include <memory>
#include <optional>

class QToolButton;

namespace leapfrog {

namespace Ui {
class DocumentsPage;
}

class DocumentActs;
class DocumentChoice;
class DocumentDetails;
class ImportActs;
class AnswerState;
class PageHeader;

/// The accountant's first screen: find documents, look at their entries, recreate them.
/// What Recreate takes: the ticked documents; while none is ticked, the highlighted rows. Ticks stay when the filter
/// leaves their documents out, and are counted apart then; they end with the organisation and with their recreation.
class DocumentsPage : public Page
{
    Q_OBJECT
public:
    explicit DocumentsPage(Session &session, QWidget *parent = nullptr);
    ~DocumentsPage() override;

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;
    void showDocument(const QString &orgId, const QString &documentId) override;
    void showDocuments(const DocumentsWanted &wanted) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void setUpActions();
    void connectList();
    void connectSession();

    void applyFilter();
    void changeOrganisation();
    void showAnswer();
    void showFailure(const Error &error);
    void showEmpty();
    void makeCurrent();
    void showCurrent();

    void showOnlyTicked();
    void lookForOthers();

    std::unique_ptr<Ui::DocumentsPage> m_ui;
    DocumentsModel m_model;
    DocumentList m_list;
    PageHeader *m_header;
    QToolButton *m_importButton;
    QToolButton *m_preview;
    QToolButton *m_recreate;
    DocumentDetails *m_details = nullptr;
    std::unique_ptr<DocumentChoice> m_choice;
    std::unique_ptr<DocumentActs> m_acts;
    ImportActs *m_import = nullptr;
    AnswerState *m_answers;
    std::optional<DocumentKey> m_wanted; ///< to become the current one when it is loaded
    bool m_otherFilter = true; ///< the next answer is the first to this filter
};

} // namespace leapfrog
