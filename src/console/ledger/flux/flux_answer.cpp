// SPDX-License-Identifier: MIT
#include "console/ledger/flux/flux_answer.h"

#include "store/books/period_locks.h"
#include "store/close/seal_store.h"
#include "store/close/settings_acts.h"

#include <QCoreApplication>
#include <QDateTime>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::FluxAnswer)
};

constexpr int daysWithoutClose = 30;

Moment exactly(const QDateTime &time)
{
    return {.text = time.toUTC().toString(Qt::ISODateWithMs).toStdString()};
}

/// When the books were last sealed or locked; invalid: never.
Result<QDateTime> lastClose(Connection &connection, const std::string &orgId)
{
    const auto seals = SealStore(connection, orgId).seals();
    if (!seals)
        return failed(seals);
    const auto locks = PeriodLockStore(connection).show(orgId);
    if (!locks)
        return failed(locks);
    QDateTime last;
    if (!seals->empty()) {
        if (const auto sealed = Moment::parse(seals->back().sealedAt))
            last = sealed->time();
    }
    for (const auto &event : locks->events) {
        if (event.lockedThrough && (!last.isValid() || event.at > last))
            last = event.at;
    }
    return last;
}

} // namespace

Result<FluxAnswer> readFlux(Connection &connection, const FluxChoice &choice)
{
    const auto now = SettingsActs(connection).now();
    if (!now)
        return failed(now);
    FluxAnswer answer;
    auto &question = answer.question;
    question = {.orgId = choice.orgId,
                .before = choice.before.value_or(Moment()),
                .after = choice.after ? *choice.after : exactly(*now),
                .through = choice.through};
    if (!choice.before) {
        const auto last = lastClose(connection, choice.orgId);
        if (!last)
            return failed(last);
        answer.isSinceClose = last->isValid();
        question.before = exactly(answer.isSinceClose ? *last : now->addDays(-daysWithoutClose));
    }
    if (question.after.time() < question.before.time())
        return failed({.code = Error::Code::Invalid,
                       .message = Words::tr("The first moment is later than the second one: turn them round."),
                       .cause = {},
                       .reason = "wrong_usage",
                       .field = "before"});
    BookSumsStore sums(connection);
    auto head = sums.head(choice.orgId, {.knownAt = question.after});
    if (!head)
        return failed(head);
    auto chart = sums.chart(choice.orgId, {.knownAt = question.after});
    if (!chart)
        return failed(chart);
    auto since = sums.notKnownBefore({.knownAt = question.before});
    if (!since)
        return failed(since);
    auto flux = fluxOf(connection, question);
    if (!flux)
        return failed(flux);
    answer.flux = std::move(*flux);
    answer.head = std::move(*head);
    answer.chart = std::move(*chart);
    answer.notKnownBefore = std::move(*since);
    return answer;
}

} // namespace leapfrog
