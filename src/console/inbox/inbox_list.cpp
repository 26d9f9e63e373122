// SPDX-License-Identifier: MIT
#include "console/inbox/inbox_list.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto countEvery = 10s;
static constexpr int margin = 25; ///< rows beyond the screen that are kept fresh too
static constexpr int screenful = 40; ///< rows; with fewer it is looked on by itself

static std::chrono::milliseconds elapsed(const QElapsedTimer &clock)
{
    return std::chrono::milliseconds(clock.elapsed());
}

InboxList::InboxList(Session &session, PayloadsModel &payloads, ReasonsModel &reasons, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_payloads(payloads)
    , m_reasons(reasons)
{
    connect(&payloads, &PayloadsModel::pageWanted, this, &InboxList::askPage);
}

void InboxList::setQuery(const Query &query)
{
    if (query.filter.orgId != m_query.filter.orgId)
        m_all.clear();
    m_query = query;
    ++m_generation;
    m_asking = 0;
    m_isNew = true;
    m_isLooking = false;
    m_held = 0;
    m_looked = 0;
    askFirst();
}

bool InboxList::isDue() const
{
    return m_letIn || m_pace.isRested();
}

void InboxList::refresh(const VisibleRows &part)
{
    if (m_asking > 0)
        return;
    if (m_isNew) {
        askFirst();
        return;
    }
    if (!isDue())
        return;
    Question question;
    const int first = std::clamp(part.first, 0, std::max(0, m_payloads.rowCount() - 1));
    if (first > 0)
        question.before = m_payloads.rows()[static_cast<std::size_t>(first) - 1].number;
    question.limit = std::clamp(part.count + margin, margin, PayloadsModel::pageSize);
    const bool letsIn = std::exchange(m_letIn, false);
    question.counts = letsIn || !m_sinceCount.isValid() || elapsed(m_sinceCount) >= countEvery;
    question.hold = part.hold && !letsIn;
    ask(question, [this, question](const Answer &answer) {
        m_held = m_payloads.refreshPart(question.before, answer.page, question.hold);
    });
}

void InboxList::askFirst()
{
    if (!m_session.isConnected() || m_query.filter.orgId.empty())
        return;
    m_letIn = false; // a new list lets all in
    ask({.before = 0, .counts = true}, [this](const Answer &answer) {
        m_isNew = false;
        m_looked = answer.page.looked;
        m_payloads.showFirstPage(answer.page);
        lookOn();
    });
}

void InboxList::askPage(std::int64_t before)
{
    ask({.before = before}, [this, before](const Answer &answer) {
        m_looked += answer.page.looked;
        m_payloads.appendPage(before, answer.page);
        lookOn();
    });
}

void InboxList::lookOn()
{
    m_isLooking = !m_query.grouped && m_payloads.next() > 0 && m_payloads.rowCount() < screenful;
    if (m_isLooking)
        m_payloads.fetchMore({});
}

std::int64_t InboxList::countOf(const std::string &state, const std::string &kind, const std::string &code) const
{
    std::int64_t payloads = 0;
    for (const auto &one : m_all) {
        if (one.state == state && (kind.empty() || one.kind == kind) && (code.empty() || one.code == code))
            payloads += one.payloads;
    }
    return payloads;
}

Result<InboxList::Answer> InboxList::answerTo(Connection &connection, const Query &query, const Question &question)
{
    InboxListStore store(connection);
    Answer answer;
    if (query.grouped || question.counts) {
        auto reasons = store.reasons(query.filter.orgId);
        if (!reasons)
            return leapfrog::failed(reasons);
        answer.reasons = std::move(*reasons);
    }
    if (query.grouped)
        return answer;
    auto page = store.page(query.filter, question.before, question.limit);
    if (!page)
        return leapfrog::failed(page);
    answer.page = std::move(*page);
    return answer;
}

void InboxList::ask(const Question &question, const std::function<void(const Answer &)> &show)
{
    ++m_asking;
    QElapsedTimer clock;
    clock.start();
    m_session.read(
        this, [query = m_query, question](Connection &connection) { return answerTo(connection, query, question); },
        [this, show, clock, counts = question.counts, generation = m_generation](const Result<Answer> &answer) {
            if (generation != m_generation)
                return;
            --m_asking;
            if (!answer) {
                m_isLooking = false;
                m_payloads.pageFailed();
                if (answer.error().code != Error::Code::Cancelled) // then it is asked anew
                    emit failed(answer.error());
                return;
            }
            m_pace.noteAnswer(elapsed(clock));
            if (counts || m_query.grouped) {
                m_sinceCount.start();
                m_all = answer->reasons;
            }
            if (m_query.grouped) {
                m_isNew = false;
                std::vector<InboxReason> shown;
                std::ranges::copy_if(m_all, std::back_inserter(shown), [this](const InboxReason &one) {
                    return m_query.filter.state.empty() || one.state == m_query.filter.state;
                });
                m_reasons.setRows(shown);
            } else {
                show(*answer);
            }
            emit answered();
        });
}

} // namespace leapfrog
