// SPDX-License-Identifier: MIT
#pragma once

#include "console/documents/document_facts.h"
#include "console/documents/document_history_model.h"
#include "console/documents/entries_model.h"
#include "console/session/session.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace leapfrog {

namespace Ui {
class DocumentDetails;
}

/// What is known of one document: its entries and why they are what they are, its body, its recreations.
class DocumentDetails : public QWidget
{
    Q_OBJECT
public:
    explicit DocumentDetails(Session &session, QWidget *parent = nullptr);
    ~DocumentDetails() override;

    /// Shows that document, or (nothing) none. Asks only while visible.
    void showDocument(const std::optional<DocumentRow> &row);
    /// Asks again, though nothing is known to have changed.
    void askAnew();

signals:
    /// The user opened a recreation of the history.
    void recreationWanted(const QString &recreationId);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void showFacts(const DocumentFacts &facts);
    void showStatus(const DocumentRow &row);
    void showEntries(const DocumentFacts &facts);
    void clearFacts();

    Session &m_session;
    std::unique_ptr<Ui::DocumentDetails> m_ui;
    EntriesModel m_entries;
    DocumentHistoryModel m_history;
    std::optional<DocumentRow> m_row; ///< what is to be shown
    std::optional<DocumentRow> m_shownRow; ///< of the facts on the screen
    bool m_asking = false;
};

} // namespace leapfrog
