// SPDX-License-Identifier: MIT
#include "console/documents/document_list.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto countEvery = 10s;
static constexpr int restFactor = 5; ///< a question may take a sixth of the time
static constexpr int margin = 25; ///< rows beyond the screen that are kept fresh too

static std::chrono::milliseconds elapsed(const QElapsedTimer &clock)
{
    return std::chrono::milliseconds(clock.elapsed());
}

DocumentList::DocumentList(Session &session, DocumentsModel &model, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
{
    connect(&model, &DocumentsModel::pageWanted, this, &DocumentList::askPage);
}

void DocumentList::setFilter(const DocumentFilter &filter)
{
    m_filter = filter;
    ++m_generation;
    m_asking = 0;
    m_isNew = true;
    m_held = 0;
    askFirstPage();
}

void DocumentList::letIn()
{
    m_letIn = true;
}

bool DocumentList::isDue() const
{
    return m_letIn || !m_sinceAnswer.isValid() || elapsed(m_sinceAnswer) >= m_lastTook * restFactor;
}

void DocumentList::refresh(const Part &part)
{
    if (m_asking > 0)
        return;
    if (m_isNew) {
        askFirstPage();
        return;
    }
    if (!isDue())
        return;
    Question question;
    const int first = std::clamp(part.first, 0, std::max(0, m_model.rowCount() - 1));
    if (first > 0)
        question.after = m_model.rows()[static_cast<std::size_t>(first) - 1];
    question.limit = std::clamp(part.count + margin, margin, DocumentsModel::pageSize);
    question.counts = m_letIn || elapsed(m_sinceCount) >= countEvery;
    question.hold = part.hold && !std::exchange(m_letIn, false);
    ask(question, [this, question](const std::vector<DocumentRow> &rows) {
        m_held = m_model.refreshPart(question.after, rows, question.limit, question.hold);
    });
}

void DocumentList::askFirstPage()
{
    if (!m_session.isConnected())
        return;
    Question question;
    question.counts = true;
    ask(question, [this](const std::vector<DocumentRow> &rows) {
        m_isNew = false;
        m_model.showFirstPage(rows);
    });
}

void DocumentList::askPage(const DocumentRow &after)
{
    Question question;
    question.after = after;
    ask(question, [this, after](const std::vector<DocumentRow> &rows) { m_model.appendPage(after, rows); });
}

void DocumentList::ask(const Question &question, const std::function<void(const std::vector<DocumentRow> &)> &show)
{
    ++m_asking;
    QElapsedTimer clock;
    clock.start();
    m_session.read(
        this,
        [filter = m_filter, question](Connection &connection) -> Result<Answer> {
            DocumentStore store(connection);
            auto rows = store.list(filter, question.after, question.limit);
            if (!rows)
                return leapfrog::failed(rows);
            Answer answer{.rows = std::move(*rows), .found = {}};
            if (!question.counts)
                return answer;
            const auto found = store.count(filter, countCap + 1);
            if (!found)
                return leapfrog::failed(found);
            answer.found = *found;
            return answer;
        },
        [this, show, clock, generation = m_generation](const Result<Answer> &answer) {
            if (generation != m_generation)
                return;
            --m_asking;
            m_lastTook = elapsed(clock);
            m_sinceAnswer.start();
            if (!answer) {
                m_model.pageFailed();
                emit failed(answer.error());
                return;
            }
            if (answer->found) {
                m_found = answer->found;
                m_sinceCount.start();
            }
            show(answer->rows);
            emit answered();
        });
}

} // namespace leapfrog
