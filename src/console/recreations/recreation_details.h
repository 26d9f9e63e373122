// SPDX-License-Identifier: MIT
#pragma once

#include "console/recreations/recreation_documents_model.h"
#include "console/session/session.h"

#include <QWidget>

#include <memory>
#include <optional>

namespace leapfrog {

namespace Ui {
class RecreationDetails;
}

class RecreationDifference;

/// One recreation document by document: live while it runs. Asks only while visible.
class RecreationDetails : public QWidget
{
    Q_OBJECT
public:
    /// More than these are not loaded; those that need a person come first then.
    static constexpr int documentsAtMost = 500;

    explicit RecreationDetails(Session &session, QWidget *parent = nullptr);
    ~RecreationDetails() override;

    /// Shows that recreation, or (nothing) none. Called again with fresh facts, it asks for the documents when they may
    /// have changed.
    void showRecreation(const std::optional<RecreationRow> &row);
    /// Asks for the documents again.
    void refresh();
    void focusDocuments();

    [[nodiscard]] const std::vector<RecreationDocumentRow> &documents() const { return m_model.rows(); }

signals:
    /// The user opened a document.
    void documentWanted(const QString &orgId, const QString &documentId);

protected:
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showHead();
    void showDocuments(const RecreationRow &of, const std::vector<RecreationDocumentRow> &documents);
    void showStep();
    void open(const QModelIndex &index);

    Session &m_session;
    std::unique_ptr<Ui::RecreationDetails> m_ui;
    RecreationDocumentsModel m_model;
    RecreationDifference *m_difference;
    std::optional<RecreationRow> m_row; ///< what is to be shown
    std::optional<RecreationRow> m_shownRow; ///< of the documents on the screen
    bool m_asking = false;
};

} // namespace leapfrog
