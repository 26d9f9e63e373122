// SPDX-License-Identifier: MIT
#include "console/ledger/period/period_acts.h"

#include "console/frame/notice_bar.h"
#include "console/frame/production.h"
#include "console/ledger/period/period_question.h"
#include "console/look/figures.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "console/session/rights_watch.h"

namespace leapfrog {

static constexpr qsizetype documentsNamed = 5;

PeriodActs::PeriodActs(Session &session, NoticeBar &bar, QWidget &page)
    : QObject(&page)
    , m_session(session)
    , m_bar(bar)
    , m_page(page)
{
    m_lock.setObjectName(QStringLiteral("actionLock"));
    m_lock.setText(tr("Lock…"));
    m_unlock.setObjectName(QStringLiteral("actionUnlock"));
    m_unlock.setText(tr("Unlock…"));
    connect(&m_lock, &QAction::triggered, this, &PeriodActs::askLock);
    connect(&m_unlock, &QAction::triggered, this, &PeriodActs::askUnlock);
    connect(&session, &Session::stateChanged, this, &PeriodActs::offerActs);
    connect(&RightsWatch::of(session), &RightsWatch::changed, this, &PeriodActs::offerActs);
    offerActs();
}

void PeriodActs::show(const std::string &orgId, const Period &period, const std::optional<PeriodLockState> &state)
{
    m_orgId = orgId;
    m_period = period;
    m_state = state;
    offerActs();
}

void PeriodActs::offerActs()
{
    QString whyNothing = m_session.whyNoChanges();
    if (whyNothing.isEmpty() && m_orgId.empty())
        whyNothing = tr("Choose an organisation first.");
    else if (whyNothing.isEmpty() && !m_state)
        whyNothing = tr("What is locked is still being looked for.");
    else if (whyNothing.isEmpty() && m_acting)
        whyNothing = tr("The last act is still under way.");
    else if (whyNothing.isEmpty())
        whyNothing = RightsWatch::of(m_session).whyNoLock(m_orgId);
    const bool nothingLocked = m_state && !m_state->lockedThrough;
    const bool allLocked = m_state && m_period.kind != Period::Kind::All
        && lockState(m_period, m_state->lockedThrough) == LockState::Locked;
    Page::offer(m_lock, tr("Close the books through a day: nothing up to it can be changed any more."),
                !whyNothing.isEmpty() ? whyNothing
                    : allLocked       ? tr("%1 is locked already; choose a later period.").arg(m_period.words())
                                      : QString());
    Page::offer(m_unlock, tr("Open days of the books again."),
                !whyNothing.isEmpty() ? whyNothing
                    : nothingLocked   ? tr("Nothing is locked.")
                                      : QString());
}

void PeriodActs::askLock()
{
    const auto today = QDate::currentDate();
    const auto through = m_period.kind == Period::Kind::All
        ? Period::around(Period::Kind::Month, today).from.addDays(-1)
        : m_period.through;
    auto *question = PeriodQuestion::toLock(placeInQuestions(m_session, m_orgId), through, &m_page);
    connect(question, &PeriodQuestion::lockWanted, this,
            [this, orgId = m_orgId](Date last, const QString &why) { lock(orgId, last, why); });
    question->open();
}

void PeriodActs::askUnlock()
{
    if (!m_state || !m_state->lockedThrough)
        return;
    const auto last = toQDate(*m_state->lockedThrough);
    const auto from = m_period.kind == Period::Kind::All || m_period.from > last
        ? Period::around(Period::Kind::Month, last).from
        : m_period.from;
    const auto sealed = m_state->sealedThrough ? toQDate(*m_state->sealedThrough) : QDate();
    auto *question = PeriodQuestion::toUnlock(placeInQuestions(m_session, m_orgId), from, last, sealed, &m_page);
    connect(question, &PeriodQuestion::unlockWanted, this,
            [this, orgId = m_orgId](std::optional<Date> first, const QString &why) { unlock(orgId, first, why); });
    question->open();
}

void PeriodActs::lock(const std::string &orgId, Date through, const QString &why)
{
    m_acting = true;
    offerActs();
    m_session.read(
        this,
        [orgId, through, why](Connection &connection) -> Result<PeriodLockState> {
            PeriodLockStore store(connection);
            if (auto done = store.lock(orgId, through, why); !done)
                return failed(done);
            return store.show(orgId);
        },
        [this, orgId, through](const Result<PeriodLockState> &state) {
            m_acting = false;
            offerActs();
            if (!state && state.error().reason == "awaiting_recreation")
                showRefusal(orgId, state.error(), through);
            else
                answered(orgId, state);
        },
        LiveState::Kind::Task); // it waits for postings that are under way
}

void PeriodActs::unlock(const std::string &orgId, std::optional<Date> from, const QString &why)
{
    m_acting = true;
    offerActs();
    m_session.read(
        this,
        [orgId, from, why](Connection &connection) -> Result<PeriodLockState> {
            PeriodLockStore store(connection);
            if (auto done = store.unlock(orgId, from, why); !done)
                return failed(done);
            return store.show(orgId);
        },
        [this, orgId](const Result<PeriodLockState> &state) {
            m_acting = false;
            offerActs();
            answered(orgId, state);
        },
        LiveState::Kind::Task);
}

void PeriodActs::answered(const std::string &orgId, const Result<PeriodLockState> &state)
{
    emit done();
    if (state) {
        const auto name = withShortWords(QString::fromStdString(orgId)); // another may be chosen by now
        m_bar.say({.kind = NoticeBar::Kind::Information,
                   .text = state->lockedThrough
                       ? tr("The books are locked through %1: %2.").arg(dateFigure(*state->lockedThrough), name)
                       : tr("All days are open: %1.").arg(name),
                   .advice = {},
                   .details = {},
                   .actionText = {},
                   .action = {}});
        return;
    }
    const auto &error = state.error();
    auto words = generalWords(error);
    if (error.code == Error::Code::Denied)
        words.happened = tr("Your login may not lock or unlock periods. Nothing changed.");
    if (error.code == Error::Code::Unavailable)
        words.advice = tr("Whether it was done is shown beside the period as soon as the connection is back.");
    m_bar.say({.kind = NoticeBar::Kind::Problem,
               .text = words.happened,
               .advice = words.advice,
               .details = detailsOf(error),
               .actionText = {},
               .action = {}});
}

/// The documents that stand in the way are named, and a click away.
void PeriodActs::showRefusal(const std::string &orgId, const Error &error, Date through)
{
    const auto documents = affectedDocuments(error);
    DocumentsWanted wanted{.orgId = orgId, .status = {}, .ids = {}};
    for (const auto &document : documents)
        wanted.ids.push_back(document.toStdString());
    auto named = documents.mid(0, documentsNamed).join(QStringLiteral(", "));
    if (documents.size() > documentsNamed)
        named = tr("%1 and %2 more").arg(named, numberInWords(documents.size() - documentsNamed));
    m_bar.say({.kind = NoticeBar::Kind::Problem,
               .text = tr("The books were not locked through %1: %Ln document(s) of these days are not posted as they "
                          "are now.",
                          nullptr, static_cast<int>(documents.size()))
                           .arg(dateFigure(through)),
               .advice = tr("%1. Post, recreate or repair them first.").arg(named),
               .details = {},
               .actionText = tr("Sho&w them"),
               .action = [this, wanted] { emit documentsWanted(wanted); }});
}

} // namespace leapfrog
