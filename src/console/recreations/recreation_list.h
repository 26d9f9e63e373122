// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/asking_pace.h"
#include "console/recreations/recreations_model.h"
#include "console/session/session.h"
#include "store/queue/rows/recreation_search.h"

#include <QElapsedTimer>
#include <QObject>

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace leapfrog {

/// Keeps the rows of a RecreationsModel as the database has them: the newest ones afresh while looked at, older pages
/// when they are scrolled to. One question at a time; a dear one is repeated less often. UI thread.
class RecreationList : public QObject
{
    Q_OBJECT
public:
    RecreationList(Session &session, RecreationsModel &model, QObject *parent = nullptr);

    /// Shows the recreations of the session's organisation that the filter lets through (its orgId is not looked at).
    /// The rows stay until the answer is there.
    void showAll(const RecreationFilter &filter);
    /// Shows only that one: it may be older than the list goes, or of another organisation.
    void showOnly(const std::string &id);
    /// Whether only one is shown.
    [[nodiscard]] bool isOnly() const { return !m_only.empty(); }

    /// Asks again, unless a question is under way or the last answer was slow and is recent. `hold`: new rows stay out.
    /// `current`: the row to ask for also when it is not among the newest; may be empty.
    void refresh(bool hold, const std::string &current);
    /// The next refresh() lets new rows in and is not put off.
    void letIn();

    /// New rows that wait to be shown.
    [[nodiscard]] int held() const { return m_held; }
    /// Whether the rows are not those that were asked for yet.
    [[nodiscard]] bool isNew() const { return m_isNew; }

signals:
    /// Rows are fresh.
    void answered();
    void failed(const leapfrog::Error &error);

private:
    struct Answer
    {
        std::vector<RecreationRow> newest;
        std::optional<RecreationRow> current; ///< when it is not among the newest
    };
    void startOver();
    void ask(bool hold, const std::string &current);
    void askPage(const std::string &after);
    void show(const Answer &answer, bool hold);
    [[nodiscard]] bool isDue() const;

    Session &m_session;
    RecreationsModel &m_model;
    RecreationFilter m_filter;
    std::string m_only;
    int m_held = 0;
    int m_generation = 0; ///< answers to questions from before showAll() and showOnly() are dropped
    bool m_asking = false;
    bool m_isNew = true;
    bool m_letIn = false;
    AskingPace m_pace{5};
};

} // namespace leapfrog
