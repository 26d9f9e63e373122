// SPDX-License-Identifier: MIT
#include "console/ledger/period/lock_label.h"

#include "console/look/figures.h"

namespace leapfrog {

LockLabel::LockLabel(Session &session, QWidget *parent)
    : QLabel(parent)
    , m_session(session)
{
    setObjectName(QStringLiteral("lockState"));
    setTextFormat(Qt::PlainText);
}

void LockLabel::setBook(const std::string &orgId, const Period &period)
{
    if (orgId != m_orgId) {
        m_state.reset();
        m_question.renew();
    }
    m_orgId = orgId;
    m_period = period;
    show();
}

void LockLabel::askAnew()
{
    m_question.renew(); // an answer from before does not count
    refresh();
}

void LockLabel::refresh()
{
    if (m_orgId.empty() || !m_session.isConnected() || !m_question.isDue())
        return;
    m_session.read(
        this, [orgId = m_orgId](Connection &connection) { return PeriodLockStore(connection).show(orgId); },
        [this, number = m_question.begin()](const Result<PeriodLockState> &state) {
            if (!m_question.end(number) || !state)
                return; // the view's own question says what is wrong
            m_question.noteAnswer();
            m_state = *state;
            show();
            emit changed();
        });
}

void LockLabel::show()
{
    setText(m_state ? lockWords(m_period, m_state->lockedThrough) : QString());
    QString tip;
    if (m_state && !m_state->events.empty()) {
        const auto &last = m_state->events.front();
        const auto what
            = last.lockedThrough ? tr("Locked through %1").arg(dateFigure(*last.lockedThrough)) : tr("Unlocked");
        tip = tr("%1 on %2 by %3.").arg(what, momentWithZone(last.at), QString::fromStdString(last.who));
        if (!last.why.isEmpty())
            tip += QLatin1Char(' ') + tr("Reason: %1").arg(last.why);
    }
    setToolTip(tip);
}

} // namespace leapfrog
