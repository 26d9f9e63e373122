// SPDX-License-Identifier: MIT
#include "console/recreations/recreation_list.h"

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

RecreationList::RecreationList(Session &session, RecreationsModel &model, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_model(model)
{
    connect(&model, &RecreationsModel::pageWanted, this, &RecreationList::askPage);
}

void RecreationList::showAll(const RecreationFilter &filter)
{
    m_only.clear();
    m_filter = filter;
    m_filter.orgId = m_session.organisation();
    startOver();
}

void RecreationList::showOnly(const std::string &id)
{
    m_only = id;
    startOver();
}

void RecreationList::startOver()
{
    ++m_generation;
    m_asking = false;
    m_isNew = true;
    m_held = 0;
    refresh(false, {});
}

void RecreationList::letIn()
{
    m_letIn = true;
}

bool RecreationList::isDue() const
{
    return m_letIn || m_isNew || m_pace.isRested();
}

void RecreationList::refresh(bool hold, const std::string &current)
{
    if (m_asking || !isDue() || !m_session.isConnected())
        return;
    const bool letsIn = std::exchange(m_letIn, false);
    ask(hold && !letsIn, current);
}

static Result<std::optional<RecreationRow>> findIfThere(RecreationStore &store, const std::string &id)
{
    auto row = store.find(id);
    if (row)
        return std::optional(std::move(*row));
    if (row.error().code == Error::Code::NotFound)
        return std::optional<RecreationRow>();
    return failed(row);
}

void RecreationList::ask(bool hold, const std::string &current)
{
    m_asking = true;
    QElapsedTimer clock;
    clock.start();
    m_session.read(
        this,
        [filter = m_filter, only = m_only, current](Connection &connection) -> Result<Answer> {
            RecreationStore store(connection);
            Answer answer;
            if (only.empty()) {
                auto newest = RecreationSearch(connection).list(filter, RecreationsModel::pageSize);
                if (!newest)
                    return leapfrog::failed(newest);
                answer.newest = std::move(*newest);
            }
            const auto &also = only.empty() ? current : only;
            if (also.empty() || std::ranges::find(answer.newest, also, &RecreationRow::id) != answer.newest.end())
                return answer;
            auto found = findIfThere(store, also);
            if (!found)
                return leapfrog::failed(found);
            answer.current = std::move(*found);
            return answer;
        },
        [this, hold, clock, generation = m_generation](const Result<Answer> &answer) {
            if (generation != m_generation)
                return;
            m_asking = false;
            if (!answer) {
                if (answer.error().code != Error::Code::Cancelled) // then it is asked anew
                    emit failed(answer.error());
                return;
            }
            m_pace.noteAnswer(std::chrono::milliseconds(clock.elapsed()));
            show(*answer, hold);
            emit answered();
        });
}

void RecreationList::show(const Answer &answer, bool hold)
{
    const bool isFirst = std::exchange(m_isNew, false);
    if (isOnly()) {
        m_model.showFirstPage(answer.current ? std::vector{*answer.current} : std::vector<RecreationRow>(), false);
        return;
    }
    if (isFirst) {
        m_model.showFirstPage(answer.newest, static_cast<int>(answer.newest.size()) == RecreationsModel::pageSize);
        return;
    }
    m_held = m_model.refreshTop(answer.newest, hold);
    if (answer.current)
        m_model.refreshRow(*answer.current);
}

void RecreationList::askPage(const std::string &after)
{
    m_session.read(
        this,
        [filter = m_filter, after](Connection &connection) {
            return RecreationSearch(connection).list(filter, RecreationsModel::pageSize, after);
        },
        [this, after, generation = m_generation](const Result<std::vector<RecreationRow>> &page) {
            if (generation != m_generation)
                return;
            if (page) {
                m_model.appendPage(after, *page);
                return;
            }
            m_model.pageFailed();
            if (page.error().code != Error::Code::Cancelled)
                emit failed(page.error());
        });
}

} // namespace leapfrog
