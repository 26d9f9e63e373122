// SPDX-License-Identifier: MIT
#include "console/jobs/job_list.h"

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

JobList::JobList(Session &session, JobsModel &jobs, ErrorGroupsModel &groups, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_jobs(jobs)
    , m_groups(groups)
{
    connect(&jobs, &JobsModel::pageWanted, this, &JobList::askPage);
}

void JobList::setQuery(const Query &query)
{
    m_query = query;
    ++m_generation;
    m_asking = 0;
    m_isNew = true;
    m_isLooking = false;
    m_held = 0;
    m_looked = 0;
    m_count.reset();
    askFirst();
}

bool JobList::isDue() const
{
    return m_letIn || m_pace.isRested();
}

void JobList::refresh(const VisibleRows &part)
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
    const int first = std::clamp(part.first, 0, std::max(0, m_jobs.rowCount() - 1));
    if (first > 0)
        question.after = m_jobs.rows()[static_cast<std::size_t>(first) - 1].place;
    question.limit = std::clamp(part.count + margin, margin, JobsModel::pageSize);
    const bool letsIn = std::exchange(m_letIn, false);
    question.counts = letsIn || !m_sinceCount.isValid() || elapsed(m_sinceCount) >= countEvery;
    question.hold = part.hold && !letsIn;
    ask(question, [this, question](const Answer &answer) {
        m_held = m_jobs.refreshPart(question.after, answer.page, question.limit, question.hold);
    });
}

void JobList::askFirst()
{
    if (!m_session.isConnected())
        return;
    m_letIn = false; // a new list lets all in
    ask({.after = {}, .counts = true}, [this](const Answer &answer) {
        m_isNew = false;
        m_looked = answer.page.looked;
        m_jobs.showFirstPage(answer.page);
        lookOn();
    });
}

void JobList::askPage(const std::string &after)
{
    ask({.after = after}, [this, after](const Answer &answer) {
        m_looked += answer.page.looked;
        m_jobs.appendPage(after, answer.page);
        lookOn();
    });
}

void JobList::lookOn()
{
    m_isLooking = !m_query.grouped && !m_jobs.next().empty() && m_jobs.rowCount() < screenful;
    if (m_isLooking)
        m_jobs.fetchMore({});
}

/// Whether only a look at each job tells how many match.
static bool needsCount(const JobFilter &filter)
{
    return !filter.type.empty() || !filter.text.empty() || !filter.error.empty() || !filter.errorGroup.empty();
}

Result<JobList::Answer> JobList::answerTo(Connection &connection, const Query &query, const Question &question)
{
    JobListStore store(connection);
    const auto totals = store.totals(query.filter.orgId, query.filter.priority);
    if (!totals)
        return leapfrog::failed(totals);
    Answer answer{.page = {}, .errors = {}, .totals = *totals, .count = {}};
    if (query.grouped) {
        auto errors = store.errors(query.filter);
        if (!errors)
            return leapfrog::failed(errors);
        answer.errors = std::move(*errors);
        return answer;
    }
    auto page = store.list(query.filter, query.sort, question.after, question.limit);
    if (!page)
        return leapfrog::failed(page);
    answer.page = std::move(*page);
    if (!question.counts || !needsCount(query.filter))
        return answer;
    const auto count = store.count(query.filter);
    if (!count)
        return leapfrog::failed(count);
    answer.count = *count;
    return answer;
}

void JobList::ask(const Question &question, const std::function<void(const Answer &)> &show)
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
                m_jobs.pageFailed();
                if (answer.error().code != Error::Code::Cancelled) // then it is asked anew
                    emit failed(answer.error());
                return;
            }
            m_pace.noteAnswer(elapsed(clock));
            if (counts)
                m_sinceCount.start();
            if (answer->count)
                m_count = answer->count;
            m_totals = answer->totals;
            m_jobs.setNow(QDateTime::currentDateTimeUtc());
            if (m_query.grouped) {
                m_isNew = false;
                m_errors = answer->errors;
                m_groups.setRows(answer->errors.groups);
            } else {
                show(*answer);
            }
            emit answered();
        });
}

} // namespace leapfrog
