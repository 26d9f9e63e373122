// SPDX-License-Identifier: MIT
#include "store/close/settings_acts.h"

#include <QString>

namespace leapfrog {

static constexpr std::string_view lockedSql
    = "SELECT to_jsonb(org.*)::text FROM organisation AS org WHERE org.org_id = $1 FOR NO KEY UPDATE";

static constexpr std::string_view readAnewSql = R"(
    SELECT act.org_id FROM settings_act AS act
     WHERE act.recreation_id = $1 AND act.undone_at IS NOT NULL AND jsonb_exists_any(act.after, ARRAY['gateways', 'revenue_at', 'time_zone']))";

static constexpr std::string_view latestSql = R"(
    SELECT act.recreation_id::text, act.at, act.who, begun.documents,
           EXISTS (SELECT 1 FROM recreation_chunk AS chunk WHERE chunk.recreation_id = act.recreation_id)
           OR EXISTS (SELECT 1 FROM recreation_document AS done WHERE done.recreation_id = act.recreation_id AND done.outcome = 'waiting')
      FROM settings_act AS act JOIN recreation AS begun ON begun.recreation_id = act.recreation_id
     WHERE act.org_id = $1 AND act.undone_at IS NULL ORDER BY act.at DESC LIMIT 1)";

static Result<> nothingOf(const Result<Rows> &rows)
{
    return rows ? Result<>() : Result<>(failed(rows));
}

Result<QDateTime> SettingsActs::now()
{
    const auto rows = m_connection.run("SELECT clock_timestamp()");
    if (!rows)
        return failed(rows);
    return rows->first().moment(0);
}

Result<std::string> SettingsActs::lockedSettings(const std::string &orgId)
{
    const auto rows = m_connection.run(lockedSql, {orgId});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::string() : rows->first().text(0);
}

Result<> SettingsActs::lockDocuments(const std::string &orgId, const std::vector<std::string> &documents)
{
    return nothingOf(m_connection.run(
        "SELECT 1 FROM document WHERE org_id = $1 AND document_id = ANY ($2) ORDER BY document_id FOR UPDATE",
        {orgId, documents}));
}

Result<> SettingsActs::holdBooks()
{
    return m_connection.runScript("SET CONSTRAINTS public.organisation_settings_kept IMMEDIATE");
}

Result<> SettingsActs::keep(const std::string &recreationId, const std::string &orgId, const std::string &before,
                            const QString &why)
{
    return nothingOf(m_connection.run("SELECT settings_act_keep($1, $2, $3::jsonb, $4)",
                                      {recreationId, orgId, before, why.toStdString()}));
}

Result<std::optional<SettingsAct>> SettingsActs::latest(const std::string &orgId)
{
    const auto rows = m_connection.run(latestSql, {orgId});
    if (!rows)
        return failed(rows);
    if (rows->isEmpty())
        return std::nullopt;
    const auto row = rows->first();
    return SettingsAct{.recreationId = row.text(0),
                       .at = row.moment(1),
                       .who = row.words(2),
                       .documents = row.integer(3),
                       .isUnderWay = row.boolean(4)};
}

Result<std::string> SettingsActs::readAnewAfter(const std::string &recreationId)
{
    const auto rows = m_connection.run(readAnewSql, {recreationId});
    if (!rows)
        return failed(rows);
    return rows->isEmpty() ? std::string() : rows->first().text(0);
}

} // namespace leapfrog
