// SPDX-License-Identifier: MIT
#pragma once

#include "console/books/recreation_notice.h"
#include "console/documents/document_list.h"
#include "console/frame/page.h"
#include "console/preview/preview_dialog.h"

#include <QPointer>
#include <QTimer>

#include <memory>
#include <set>
#include <vector>

class QToolButton;

namespace leapfrog {

namespace Ui {
class DocumentsPage;
}

class DocumentDetails;
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
    [[nodiscard]] std::string organisation() const; ///< the one that is shown; empty: several
    [[nodiscard]] DocumentList::Part visiblePart() const;
    void showAnswer();
    void showFailure(const Error &error);
    void showLoading(bool loading);
    void showEmpty();
    void makeCurrent();
    void showCurrent();

    [[nodiscard]] std::vector<DocumentKey> chosen() const;
    [[nodiscard]] QString whyNotRecreate(const std::vector<DocumentKey> &chosen) const;
    void showChoice();
    void showCounts(int chosen);
    void showSelectionButtons();
    void selectAllFound();
    void showOnlyTicked();
    void openPreview(PreviewDialog::Mode mode);
    void forgetChoice(const PreviewDialog::Request &request);
    void showStarted(const StartedRecreation &recreation);
    void showFinished(int activityId);

    std::unique_ptr<Ui::DocumentsPage> m_ui;
    DocumentsModel m_model;
    DocumentList m_list;
    PageHeader *m_header;
    QToolButton *m_preview;
    QToolButton *m_recreate;
    DocumentDetails *m_details = nullptr;
    RecreationNotice *m_aboutRecreation = nullptr;
    QTimer m_slow; ///< an answer takes long enough to say so
    QTimer m_verySlow;
    std::optional<DocumentKey> m_wanted; ///< to become the current one when it is loaded
    std::set<QString> m_started; ///< recreations begun here whose outcome is to be told
    QPointer<PreviewDialog> m_dialog; ///< stays, hidden, until it is known what became of its click
    int m_lookedFor = 0; ///< counts filters: "all found" of an earlier one is not ticked any more
    bool m_selecting = false; ///< the ids of all found are under way
    bool m_otherFilter = true; ///< the next answer is the first to this filter
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
