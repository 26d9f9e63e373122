// SPDX-License-Identifier: MIT
#include "console/frame/lists/answer_state.h"

#include "console/frame/notice_bar.h"
#include "console/session/session.h"

#include <QLabel>

#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto slowAfter = 150ms;
static constexpr auto verySlowAfter = 5s;

AnswerState::AnswerState(Session &session, NoticeBar &notice, QWidget &loading, QLabel *empty,
                         std::function<bool()> isNew, QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_notice(notice)
    , m_loading(loading)
{
    loading.hide();
    for (auto *timer : {&m_slow, &m_verySlow})
        timer->setSingleShot(true);
    m_slow.setInterval(slowAfter);
    m_verySlow.setInterval(verySlowAfter);
    connect(&m_slow, &QTimer::timeout, this, [this, isNew] { m_loading.setVisible(isNew()); });
    connect(&m_verySlow, &QTimer::timeout, this, [empty, isNew] {
        if (empty != nullptr && isNew())
            empty->setText(tr("Still waiting for the database."));
    });
}

void AnswerState::begin()
{
    if (!m_session.isConnected()) {
        end();
        return;
    }
    m_slow.start();
    m_verySlow.start();
}

void AnswerState::end()
{
    m_slow.stop();
    m_verySlow.stop();
    m_loading.hide();
}

void AnswerState::clearFailure()
{
    if (std::exchange(m_saysFailure, false))
        m_notice.clear();
}

bool AnswerState::fail(const Error &error, const QString &notAllowed, std::function<void()> tryAgain)
{
    end();
    if (!m_session.isConnected())
        return false;
    m_saysFailure = true;
    m_notice.sayError(error, notAllowed, std::move(tryAgain));
    return true;
}

} // namespace leapfrog
