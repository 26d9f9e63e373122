// SPDX-License-Identifier: MIT
#include "store/books/period_locks.h"

#include <QCoreApplication>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PeriodLockStore)
};

} // namespace

Result<PeriodLockState> PeriodLockStore::show(const std::string &orgId)
{
    const auto rows = m_connection.run(
        R"(
        SELECT closed.locked_through,
               (SELECT max(seal.locked_through) FROM period_seal AS seal WHERE seal.org_id = org.org_id AND seal.head <> '')
          FROM organisation AS org LEFT JOIN period_lock AS closed USING (org_id) WHERE org.org_id = $1)",
        {orgId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return failed({.code = Error::Code::NotFound,
                       .message = Words::tr("There is no organisation \"%1\" here.").arg(QString::fromStdString(orgId)),
                       .cause = {},
                       .reason = "unknown_organisation",
                       .field = "org"});
    const auto events = m_connection.run(
        "SELECT at, who, locked_through, why FROM period_lock_event WHERE org_id = $1 ORDER BY at DESC", {orgId});
    if (!events)
        return failed(events);
    PeriodLockState state{.lockedThrough = rows->first().date(0), .sealedThrough = rows->first().date(1), .events = {}};
    for (const Row row : *events)
        state.events.push_back(
            {.at = row.moment(0), .who = row.text(1), .lockedThrough = row.date(2), .why = row.words(3)});
    return state;
}

Result<std::vector<NotPosted>> PeriodLockStore::notPosted(const std::string &orgId, Date through)
{
    const auto rows
        = m_connection.run("SELECT waiting.document_id, waiting.accounting_status = 'refused', waiting.status_message "
                           "FROM period_not_posted($1, $2::date) AS waiting",
                           {orgId, dateText(through)});
    if (!rows)
        return failed(rows);
    std::vector<NotPosted> all;
    for (const Row row : *rows)
        all.push_back({.documentId = row.text(0), .isRefused = row.boolean(1), .why = row.words(2)});
    return all;
}

Result<> PeriodLockStore::lock(const std::string &orgId, Date through, const QString &why)
{
    const auto done
        = m_connection.run("SELECT period_close($1, $2, $3)", {orgId, dateText(through), why.toStdString()});
    if (!done)
        return failed(done);
    return {};
}

Result<> PeriodLockStore::unlock(const std::string &orgId, std::optional<Date> from, const QString &why)
{
    const auto day = from ? std::optional(dateText(*from)) : std::nullopt;
    const auto done = m_connection.run("SELECT period_reopen($1, $2, $3)", {orgId, day, why.toStdString()});
    if (!done)
        return failed(done);
    return {};
}

} // namespace leapfrog
