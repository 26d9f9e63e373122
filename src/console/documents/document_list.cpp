// SPDX-License-Identifier: MIT
#include "console/documents/document_list.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto countEvery = 10s;
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
    connect(&model, &DocumentsModel::ticksChanged, this, &DocumentList::noteTicks);
}

void DocumentList::setFilter(const DocumentFilter &filter)
{
    m_filter = filter;
    m_these.clear();
    startOver();
}

void DocumentList::showThese(std::vector<DocumentKey> documents)
{
    m_these = std::move(documents);
    startOver();
}

void DocumentList::startOver()
{
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

void DocumentList::noteTicks()
{
    if (!m_model.ticked().empty())
        return;
    m_tickedNotFound = 0;
    ++m_ticking;
}

int DocumentList::tickedElsewhere() const
{
    const int notLoaded = static_cast<int>(m_model.ticked().size()) - m_model.tickedRows();
    return m_model.hasMore() ? std::min(notLoaded, m_tickedNotFound) : notLoaded;
}

bool DocumentList::isDue() const
{
    return m_letIn || m_pace.isRested();
}

void DocumentList::refresh(const VisibleRows &part)
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
    const bool letsIn = std::exchange(m_letIn, false);
    question.counts = std::exchange(m_countAgain, false) || letsIn || elapsed(m_sinceCount) >= countEvery;
    question.hold = part.hold && !letsIn;
    ask(question, [this, question](const std::vector<DocumentRow> &rows) {
        const int tickedBefore = m_model.tickedRows();
        m_held = m_model.refreshPart(question.after, rows, question.limit, question.hold);
        m_countAgain = m_model.tickedRows() < tickedBefore;
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

Result<DocumentList::Answer> DocumentList::answerTo(Connection &connection, const DocumentFilter &filter,
                                                    const std::vector<DocumentKey> &these, const Question &question)
{
    DocumentStore store(connection);
    ChosenDocuments chosen(connection);
    auto rows = these.empty() ? store.list(filter, question.after, question.limit)
                              : chosen.list(these, question.after, question.limit);
    if (!rows)
        return leapfrog::failed(rows);
    Answer answer{.rows = std::move(*rows), .found = {}};
    if (!question.counts)
        return answer;
    const auto found = these.empty() ? store.count(filter, countCap + 1) : Result<int>(static_cast<int>(these.size()));
    if (!found)
        return leapfrog::failed(found);
    answer.found = *found;
    answer.tickedFound = static_cast<int>(question.ticked.size());
    if (question.ticked.empty() || !these.empty())
        return answer; // only ticked ones are shown
    const auto tickedFound = chosen.countFound(filter, question.ticked);
    if (!tickedFound)
        return leapfrog::failed(tickedFound);
    answer.tickedFound = *tickedFound;
    return answer;
}

void DocumentList::ask(Question question, const std::function<void(const std::vector<DocumentRow> &)> &show)
{
    ++m_asking;
    QElapsedTimer clock;
    clock.start();
    if (question.counts)
        question.ticked.assign(m_model.ticked().begin(), m_model.ticked().end());
    question.ticking = m_ticking;
    m_session.read(
        this,
        [filter = m_filter, these = m_these, question](Connection &connection) {
            return answerTo(connection, filter, these, question);
        },
        [this, show, clock, question, generation = m_generation](const Result<Answer> &answer) {
            if (generation != m_generation)
                return;
            --m_asking;
            if (!answer) {
                m_model.pageFailed();
                if (answer.error().code != Error::Code::Cancelled) // then it is asked anew
                    emit failed(answer.error());
                return;
            }
            m_pace.noteAnswer(elapsed(clock));
            if (answer->found) {
                m_found = answer->found;
                m_sinceCount.start();
                if (question.ticking == m_ticking)
                    m_tickedNotFound = static_cast<int>(question.ticked.size()) - answer->tickedFound;
            }
            show(answer->rows);
            emit answered();
        });
}

} // namespace leapfrog
