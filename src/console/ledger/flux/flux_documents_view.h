// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/flux/flux_answer.h"
#include "console/ledger/flux/flux_documents_model.h"
#include "console/ledger/ledger_view.h"

#include <memory>

class QLabel;
class QPushButton;

namespace leapfrog {

/// The documents that moved an account for a reason, and below them of the current one: its fields, from what to what,
/// and the accounts that it moved.
class FluxDocumentsView : public LedgerView
{
    Q_OBJECT
public:
    explicit FluxDocumentsView(Session &session, QWidget *parent = nullptr);

    void showDocuments(const std::shared_ptr<const FluxAnswer> &answer, const std::string &account, FluxReason reason);
    void refresh() override;
    void focusReason() override;
    [[nodiscard]] QString about() const override;
    [[nodiscard]] QString whyOnlyNow() const override;

signals:
    /// The user wants to go on to the fields.
    void fieldsWanted();
    void documentWanted(const QString &orgId, const QString &documentId);

private:
    void noteBook() override;
    void showCurrent();

    FluxDocumentsModel m_model;
    std::shared_ptr<const FluxAnswer> m_answer;
    std::string m_account;
    FluxReason m_reason = FluxReason::Recreated;
    QLabel *m_more;
    QWidget *m_details;
    QLabel *m_title;
    QLabel *m_fields;
    QPushButton *m_open;
    QPushButton *m_entries;
};

} // namespace leapfrog
