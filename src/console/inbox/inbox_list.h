// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/asking_pace.h"
#include "console/inbox/payloads_model.h"
#include "console/inbox/reasons_model.h"
#include "console/look/visible_rows.h"
#include "console/session/session.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <functional>
#include <vector>

class QTableView;

namespace leapfrog {

/// Keeps the rows of the Inbox's models as the database has them: the reasons; or the first page of a filter, further
/// pages when they are scrolled to or nothing was found yet, and while looked at the part on the screen afresh. One
/// question at a time; a dear one is repeated less often. UI thread.
class InboxList : public QObject
{
    Q_OBJECT
public:
    /// What is to be shown.
    struct Query
    {
        InboxFilter filter; ///< without an organisation nothing is asked
        bool grouped = false; ///< by reason, instead of payload by payload

        friend bool operator==(const Query &, const Query &) = default;
    };
    InboxList(Session &session, PayloadsModel &payloads, ReasonsModel &reasons, QObject *parent = nullptr);

    [[nodiscard]] const Query &query() const { return m_query; }
    /// The rows stay until the answer is there.
    void setQuery(const Query &query);
    /// Asks for that part again, unless a question is under way or the last answer was slow and is recent.
    void refresh(const VisibleRows &part);
    /// The next refresh() lets new rows in, counts again and is not put off.
    void letIn() { m_letIn = true; }

    /// All reasons of the organisation, also while payloads are listed.
    [[nodiscard]] const std::vector<InboxReason> &allReasons() const { return m_all; }
    /// How many payloads have that state, for which reason (empty: any); counted up to InboxListStore::countCap.
    [[nodiscard]] std::int64_t countOf(const std::string &state, const std::string &kind = {},
                                       const std::string &code = {}) const;
    /// At how many payloads was looked for those that are loaded.
    [[nodiscard]] std::int64_t looked() const { return m_looked; }
    /// New rows that wait to be shown.
    [[nodiscard]] int held() const { return m_held; }
    /// Whether the rows are not those of the query yet.
    [[nodiscard]] bool isNew() const { return m_isNew; }
    /// Whether something rare is still being looked for.
    [[nodiscard]] bool isLooking() const { return m_isLooking; }

signals:
    /// Rows or numbers are fresh.
    void answered();
    void failed(const leapfrog::Error &error);

private:
    struct Answer
    {
        PayloadPage page;
        std::vector<InboxReason> reasons;
    };
    struct Question
    {
        std::int64_t before = 0;
        int limit = PayloadsModel::pageSize;
        bool counts = false;
        bool hold = false;
    };
    void askFirst();
    void askPage(std::int64_t before);
    void ask(const Question &question, const std::function<void(const Answer &)> &show);
    static Result<Answer> answerTo(Connection &connection, const Query &query, const Question &question);
    /// Looks on where nothing was found yet.
    void lookOn();
    [[nodiscard]] bool isDue() const;

    Session &m_session;
    PayloadsModel &m_payloads;
    ReasonsModel &m_reasons;
    Query m_query;
    std::vector<InboxReason> m_all;
    std::int64_t m_looked = 0;
    int m_held = 0;
    int m_generation = 0; ///< answers to questions of an earlier query are dropped
    int m_asking = 0;
    bool m_isNew = true;
    bool m_isLooking = false;
    bool m_letIn = false;
    AskingPace m_pace{5};
    QElapsedTimer m_sinceCount;
};

} // namespace leapfrog
