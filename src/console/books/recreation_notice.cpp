// SPDX-License-Identifier: MIT
#include "console/books/recreation_notice.h"

#include "console/frame/notice_bar.h"

#include <utility>

namespace leapfrog {

RecreationNotice::RecreationNotice(Session &session, NoticeBar &bar, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_bar(bar)
{
    connect(&session, &Session::refreshWanted, this, &RecreationNotice::look);
}

void RecreationNotice::follow(const std::string &id, Tells tells, int count, std::function<void()> open)
{
    m_id = id;
    m_tells = tells;
    m_count = count;
    m_said = m_bar.said();
    m_open = std::move(open);
}

void RecreationNotice::look()
{
    if (m_id.empty() || m_asking || !m_session.isConnected())
        return;
    if (m_said != m_bar.said()) { // closed, or about something else by now
        m_id.clear();
        return;
    }
    m_asking = true;
    if (m_tells == Tells::Undone) {
        lookAtUndone();
        return;
    }
    m_session.read(
        this, [id = m_id](Connection &connection) { return RecreationStore(connection).find(id); },
        [this, id = m_id, said = m_said](const Result<RecreationRow> &row) {
            m_asking = false;
            if (id != m_id || said != m_bar.said())
                return;
            if (row)
                show(*row);
            else if (row.error().code == Error::Code::NotFound)
                end();
        });
}

/// It is true until one of the documents gets a newer version.
void RecreationNotice::lookAtUndone()
{
    m_session.read(
        this, [id = m_id](Connection &connection) { return RecreationStore(connection).restored(id); },
        [this, id = m_id, said = m_said](const Result<int> &restored) {
            m_asking = false;
            if (restored && *restored < m_count && id == m_id && said == m_bar.said())
                end();
        });
}

void RecreationNotice::show(const RecreationRow &row)
{
    const bool undone = row.undone > 0 && row.posted + row.unchanged == 0;
    if (row.waiting == 0 && (row.refused == 0 || undone)) {
        end();
        return;
    }
    if (m_tells == Tells::UnderWay && row.waiting > 0)
        return;
    const int count = row.refused + row.waiting;
    if (m_tells == Tells::NotPosted && count == m_count)
        return;
    m_bar.say({.kind = NoticeBar::Kind::Problem,
               .text = tr("%n document(s) of your recreation were not posted.", nullptr, count),
               .advice = {},
               .details = {},
               .actionText = m_open ? tr("Sho&w") : QString(),
               .action = m_open});
    follow(row.id, Tells::NotPosted, count, std::exchange(m_open, {}));
}

void RecreationNotice::end()
{
    m_id.clear();
    m_bar.clear();
}

} // namespace leapfrog
