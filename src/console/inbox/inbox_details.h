// SPDX-License-Identifier: MIT
#pragma once

#include "console/inbox/made_documents_model.h"
#include "console/inbox/payloads_model.h"
#include "console/session/session.h"

#include <QElapsedTimer>
#include <QWidget>

#include <memory>
#include <optional>

namespace leapfrog {

namespace Ui {
class InboxDetails;
}

/// One payload: what became of it and what to do, the documents that were made of its order or payout, the payload
/// itself, and what else came with it and when; or what to do about a reason.
class InboxDetails : public QWidget
{
    Q_OBJECT
public:
    static constexpr int shownCharacters
        = 100'000; ///< of a payload; of a longer one the begin is shown, and it is said

    explicit InboxDetails(Session &session, QWidget *parent = nullptr);
    ~InboxDetails() override;

    /// Shows that payload, or (nothing) none. Asks only while visible.
    void showPayload(const std::optional<PayloadRow> &row);
    /// Shows what can be done about these.
    void showReason(const InboxReason &reason);
    /// Asks again, though nothing is known to have changed.
    void askAnew();

signals:
    void documentWanted(const QString &orgId, const QString &documentId);
    void entriesWanted(const QString &orgId, const QString &documentId);
    /// The payloads of a group, as `order/5111`.
    void groupWanted(const std::string &group);
    /// A payload of that number.
    void payloadWanted(std::int64_t number);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void showFacts(const InboxPayload &facts);
    void showVerdict(const PayloadRow &row);
    void showContent(const InboxPayload &facts);
    void clear(const QString &title);
    [[nodiscard]] const MadeDocument *currentDocument() const;

    Session &m_session;
    std::unique_ptr<Ui::InboxDetails> m_ui;
    MadeDocumentsModel m_documents;
    PayloadsModel m_history;
    std::optional<PayloadRow> m_row; ///< what is to be shown
    std::optional<InboxReason> m_reason; ///< … or this
    std::optional<PayloadRow> m_shown; ///< of the facts on the screen
    QElapsedTimer m_sinceFacts;
    bool m_asking = false;
};

} // namespace leapfrog
