// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/asking_pace.h"
#include "console/documents/documents_model.h"
#include "console/look/visible_rows.h"
#include "console/session/session.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <optional>
#include <vector>

namespace leapfrog {

/// Keeps the rows of a DocumentsModel as the database has them: the first page of a filter, further pages when they are
/// scrolled to, and while looked at the part on the screen afresh. One question at a time; a dear one is repeated less
/// often. UI thread.
class DocumentList : public QObject
{
    Q_OBJECT
public:
    static constexpr int countCap = 10'000; ///< more are not counted

    DocumentList(Session &session, DocumentsModel &model, QObject *parent = nullptr);

    [[nodiscard]] const DocumentFilter &filter() const { return m_filter; }
    /// Shows what that filter finds. The rows stay until the answer is there.
    void setFilter(const DocumentFilter &filter);
    /// Shows these documents, whatever the filter finds, until setFilter().
    void showThese(std::vector<DocumentKey> documents);
    /// The documents of showThese(); empty: the filter decides.
    [[nodiscard]] const std::vector<DocumentKey> &these() const { return m_these; }
    /// Asks for that part again, unless a question is under way or the last answer was slow and is recent.
    void refresh(const VisibleRows &part);
    /// The next refresh() lets new rows in, counts again and is not put off.
    void letIn();

    /// How many match, or countCap + 1 when more; nothing: not known yet.
    [[nodiscard]] std::optional<int> found() const { return m_found; }
    /// How many of the ticked documents are not among what is shown, however far one scrolls.
    [[nodiscard]] int tickedElsewhere() const;
    /// New rows that wait to be shown.
    [[nodiscard]] int held() const { return m_held; }
    /// Whether the rows are not those of the filter yet.
    [[nodiscard]] bool isNew() const { return m_isNew; }

signals:
    /// Rows or numbers are fresh.
    void answered();
    void failed(const leapfrog::Error &error);

private:
    struct Answer
    {
        std::vector<DocumentRow> rows;
        std::optional<int> found;
        int tickedFound = 0; ///< of Question::ticked
    };
    struct Question
    {
        std::optional<DocumentRow> after;
        int limit = DocumentsModel::pageSize;
        bool counts = false;
        bool hold = false;
        std::vector<DocumentKey> ticked = {}; ///< counted among what is found
        int ticking = 0;
    };
    void startOver();
    void askFirstPage();
    void askPage(const DocumentRow &after);
    void ask(Question question, const std::function<void(const std::vector<DocumentRow> &)> &show);
    static Result<Answer> answerTo(Connection &connection, const DocumentFilter &filter,
                                   const std::vector<DocumentKey> &these, const Question &question);
    void noteTicks();
    [[nodiscard]] bool isDue() const;

    Session &m_session;
    DocumentsModel &m_model;
    DocumentFilter m_filter;
    std::vector<DocumentKey> m_these;
    std::optional<int> m_found;
    int m_tickedNotFound = 0; ///< as of the last count
    int m_ticking = 0; ///< goes up when all ticks are gone: a count from before says nothing then
    bool m_countAgain = false; ///< a ticked row has left the list
    int m_held = 0;
    int m_generation = 0; ///< answers to questions of an earlier filter are dropped
    int m_asking = 0;
    bool m_isNew = true;
    bool m_letIn = false;
    AskingPace m_pace{5};
    QElapsedTimer m_sinceCount;
};

} // namespace leapfrog
