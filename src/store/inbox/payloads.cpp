// SPDX-License-Identifier: MIT
#include "store/inbox/payloads.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace leapfrog {

using State = PayloadVerdict::State;

// By number, so that two who need the same groups take them in the same order.
static constexpr std::string_view lockSql = R"(
    SELECT count(pg_advisory_xact_lock(number))
      FROM (SELECT DISTINCT hashtextextended($1 || chr(1) || name, 14) AS number FROM unnest($2::text[]) AS name ORDER BY 1 OFFSET 0) AS wanted)";

static constexpr std::string_view ofGroupsSql = R"(
    SELECT payload_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, payload, encode(digest, 'hex'),
           state, code, field, message, waits_for, is_final, order_group, fx_rates::text
      FROM import_payload WHERE org_id = $1 AND payload_group = ANY ($2) ORDER BY payload_group COLLATE "C", payload_id)";

static constexpr std::string_view keepSql = R"(
    INSERT INTO import_payload (org_id, kind, shopify_id, payload_group, updated_at, source_file, source_line, payload, digest,
                                state, code, field, message, waits_for, is_final, order_group, fx_rates)
    SELECT $1, kind, shopify_id, payload_group, updated_at, source_file, source_line, payload, decode(digest, 'hex'),
           state, code, field, message, waits_for, is_final, order_group, fx_rates
      FROM unnest($2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::bigint[], $8::text[], $9::text[], $10::text[], $11::text[],
                  $12::text[], $13::text[], $14::text[], $15::boolean[], $16::text[], $17::jsonb[])
           WITH ORDINALITY AS fresh(kind, shopify_id, payload_group, updated_at, source_file, source_line, payload, digest,
                                    state, code, field, message, waits_for, is_final, order_group, fx_rates, place)
     ORDER BY place
    ON CONFLICT DO NOTHING
    RETURNING payload_id)";

static constexpr std::string_view judgeSql = R"(
    UPDATE import_payload
       SET state = judged.state, code = judged.code, field = judged.field, message = judged.message, waits_for = judged.waits_for,
           fx_rates = judged.fx_rates, state_at = clock_timestamp()
      FROM unnest($1::bigint[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::jsonb[])
           AS judged(payload_id, state, code, field, message, waits_for, fx_rates)
     WHERE import_payload.payload_id = judged.payload_id)";

static constexpr std::string_view makeDueSql = R"(
    INSERT INTO import_due (org_id, payload_group)
    SELECT DISTINCT org_id, payload_group FROM import_payload
     WHERE org_id = $1 AND order_group <> '' AND order_group = ANY ($2) ORDER BY payload_group
    ON CONFLICT DO NOTHING)";

static constexpr std::string_view paymentsOfSql = R"(
    SELECT body FROM document
     WHERE org_id = $1 AND payload_group <> '' AND payload_group = ANY ($2) AND document_type = 'payment')";

static constexpr std::string_view documentsOfSql = R"(
    SELECT payload_group, document_id, document_type, document_date, currency, party, amount, newer_refused
      FROM document WHERE org_id = $1 AND payload_group = ANY ($2) AND payload_group <> '')";

static constexpr std::string_view takenSql = R"(
    SELECT wanted.document_id FROM unnest($2::text[], $3::text[]) AS wanted(document_id, payload_group)
     WHERE EXISTS (SELECT 1 FROM document WHERE document.org_id = $1 AND document.document_id = wanted.document_id
                      AND document.payload_group NOT IN ('', wanted.payload_group))
        OR EXISTS (SELECT 1 FROM import_order WHERE import_order.org_id = $1 AND import_order.facts ->> 'name' = wanted.document_id
                      AND 'order/' || import_order.order_id <> wanted.payload_group
                      AND EXISTS (SELECT 1 FROM document WHERE document.org_id = $1 AND document.document_id = wanted.document_id)))";

// Refunds were counted; the others are known by what is made of the payloads now.
static constexpr std::string_view adoptSql = R"(
    WITH order_of_before AS (
        DELETE FROM import_order WHERE org_id = $1 AND order_id = ANY ($2)
        RETURNING 'order/' || order_id AS payload_group, facts ->> 'name' AS name),
    known AS (
        SELECT payload_group, name || CASE WHEN place > 0 THEN '-R' || place ELSE '' END AS document_id
          FROM order_of_before CROSS JOIN generate_series(0, 99) AS place
        UNION
        SELECT payload_group, made.document_id FROM unnest($3::text[], $4::text[]) AS made(document_id, payload_group)
          JOIN order_of_before USING (payload_group))
    UPDATE document SET payload_group = known.payload_group FROM known
     WHERE document.org_id = $1 AND document.document_id = known.document_id AND document.payload_group = '')";

static constexpr std::string_view importedBeforeSql
    = "SELECT 'order/' || order_id FROM import_order WHERE org_id = $1 AND order_id = ANY ($2)";

static constexpr std::string_view markSql = R"(
    UPDATE document SET newer_refused = marked.why FROM unnest($2::text[], $3::text[]) AS marked(document_id, why)
     WHERE document.org_id = $1 AND document.document_id = marked.document_id AND document.newer_refused <> marked.why)";

static constexpr std::string_view groupsSql = R"(
    SELECT DISTINCT payload_group FROM import_payload
     WHERE org_id = $1 AND payload_group > $2 AND ($3 = '' OR kind = $3) AND ($4 = '' OR state = $4) AND ($5 = '' OR code = $5)
       AND ($6 = '' OR payload_group = $6) AND ($7 = '' OR received_at >= nullif($7, '')::date)
     ORDER BY payload_group LIMIT $8)";

std::optional<State> findState(std::string_view name)
{
    for (const auto state : {State::Read, State::Waiting, State::Refused, State::Superseded, State::NotNeeded}) {
        if (stateName(state) == name)
            return state;
    }
    return {};
}

std::string digestOf(const std::string &payload)
{
    return QCryptographicHash::hash(payload, QCryptographicHash::Sha256).toHex().toStdString();
}

static std::vector<std::string> listOf(const std::set<std::string> &names)
{
    return {names.begin(), names.end()};
}

/// The numbers of the orders among these groups.
static std::vector<std::string> ordersOf(const std::set<std::string> &groups)
{
    static constexpr std::string_view order = "order/";
    std::vector<std::string> orders;
    for (const auto &group : groups) {
        if (group.starts_with(order))
            orders.push_back(group.substr(order.size()));
    }
    return orders;
}

/// Ids and groups.
static std::pair<std::vector<std::string>, std::vector<std::string>>
groupColumns(const std::vector<ImportedDocument> &documents)
{
    std::pair<std::vector<std::string>, std::vector<std::string>> columns;
    for (const auto &document : documents) {
        columns.first.push_back(document.id);
        columns.second.push_back(document.group);
    }
    return columns;
}

static Result<std::set<std::string>> namesOf(const Result<Rows> &rows)
{
    if (!rows)
        return failed(rows);
    std::set<std::string> names;
    for (const Row row : *rows)
        names.insert(row.text(0));
    return names;
}

static Result<> done(const Result<Rows> &rows)
{
    return rows ? Result<>() : failed(rows);
}

Result<PayloadCounts> PayloadStore::counts(const std::string &orgId)
{
    const auto rows = m_connection.run(
        "SELECT coalesce(sum(refused), 0)::bigint, coalesce(sum(waiting), 0)::bigint FROM import_payload_count "
        "WHERE $1 = '' OR org_id = $1",
        {orgId});
    if (!rows)
        return failed(rows);
    return PayloadCounts{.refused = rows->first().big(0), .waiting = rows->first().big(1)};
}

Result<> PayloadStore::lock(const std::string &orgId, const std::set<std::string> &groups)
{
    return done(m_connection.runHot(lockSql, {orgId, listOf(groups)}));
}

static JudgedPayload payloadOf(const Row &row)
{
    return {.payload = {.number = row.big(0),
                        .kind = row.text(1),
                        .shopifyId = row.text(2),
                        .group = row.text(3),
                        .updatedAt = row.text(4),
                        .file = row.text(5),
                        .line = row.big(6),
                        .payload = row.text(7)},
            .digest = row.text(8),
            .verdict = {.state = findState(row.view(9)).value_or(State::Refused),
                        .code = row.text(10),
                        .field = row.text(11),
                        .message = row.words(12),
                        .waitsFor = row.text(13)},
            .isFinal = row.boolean(14),
            .orderGroup = row.text(15),
            .fxRates = row.text(16)};
}

Result<std::vector<JudgedPayload>> PayloadStore::ofGroups(const std::string &orgId, const std::set<std::string> &groups)
{
    const auto rows = m_connection.runHot(ofGroupsSql, {orgId, listOf(groups)});
    if (!rows)
        return failed(rows);
    std::vector<JudgedPayload> payloads;
    payloads.reserve(static_cast<std::size_t>(rows->size()));
    for (const Row row : *rows)
        payloads.push_back(payloadOf(row));
    return payloads;
}

namespace {

/// Verdicts as columns.
struct VerdictColumns
{
    std::vector<std::string> state;
    std::vector<std::string> code;
    std::vector<std::string> field;
    std::vector<std::string> message;
    std::vector<std::string> waitsFor;

    void add(const PayloadVerdict &verdict)
    {
        state.emplace_back(stateName(verdict.state));
        code.push_back(verdict.code);
        field.push_back(verdict.field);
        message.push_back(verdict.message.toStdString());
        waitsFor.push_back(verdict.waitsFor);
    }
};

} // namespace

Result<std::vector<std::int64_t>> PayloadStore::keep(const std::string &orgId,
                                                     const std::vector<const JudgedPayload *> &fresh)
{
    if (fresh.empty())
        return std::vector<std::int64_t>();
    std::vector<std::string> kinds;
    std::vector<std::string> ids;
    std::vector<std::string> groups;
    std::vector<std::string> updated;
    std::vector<std::string> files;
    std::vector<std::int64_t> lines;
    std::vector<std::string> payloads;
    std::vector<std::string> digests;
    VerdictColumns verdicts;
    std::vector<bool> final;
    std::vector<std::string> orders;
    std::vector<std::string> rates;
    for (const auto *one : fresh) {
        kinds.push_back(one->payload.kind);
        ids.push_back(one->payload.shopifyId);
        groups.push_back(one->payload.group);
        updated.push_back(one->payload.updatedAt);
        files.push_back(one->payload.file);
        lines.push_back(one->payload.line);
        payloads.push_back(one->payload.payload);
        digests.push_back(one->digest);
        verdicts.add(one->verdict);
        final.push_back(one->isFinal);
        orders.push_back(one->orderGroup);
        rates.push_back(one->fxRates);
    }
    const auto rows = m_connection.runHot(keepSql,
                                          {orgId, kinds, ids, groups, updated, files, lines, payloads, digests,
                                           verdicts.state, verdicts.code, verdicts.field, verdicts.message,
                                           verdicts.waitsFor, final, orders, rates});
    if (!rows)
        return failed(rows);
    if (static_cast<std::size_t>(rows->size()) != fresh.size())
        return failed({.code = Error::Code::Conflict,
                       .message = QCoreApplication::translate("leapfrog::PayloadStore",
                                                              "Somebody else keeps the same payloads at this moment."),
                       .cause = {},
                       .reason = "conflict",
                       .field = {}});
    std::vector<std::int64_t> numbers;
    for (const Row row : *rows)
        numbers.push_back(row.big(0));
    return numbers;
}

Result<> PayloadStore::judge(const std::vector<const JudgedPayload *> &judged)
{
    if (judged.empty())
        return {};
    std::vector<std::int64_t> numbers;
    VerdictColumns verdicts;
    std::vector<std::string> rates;
    for (const auto *one : judged) {
        numbers.push_back(one->payload.number);
        verdicts.add(one->verdict);
        rates.push_back(one->fxRates);
    }
    return done(m_connection.runHot(
        judgeSql,
        {numbers, verdicts.state, verdicts.code, verdicts.field, verdicts.message, verdicts.waitsFor, rates}));
}

Result<> PayloadStore::makeDue(const std::string &orgId, const std::set<std::string> &orderGroups)
{
    return done(m_connection.runHot(makeDueSql, {orgId, listOf(orderGroups)}));
}

Result<std::vector<std::string>> PayloadStore::due(const std::string &orgId, int limit)
{
    const auto rows = m_connection.run(
        "SELECT payload_group FROM import_due WHERE org_id = $1 ORDER BY payload_group LIMIT $2", {orgId, limit});
    if (!rows)
        return failed(rows);
    std::vector<std::string> groups;
    for (const Row row : *rows)
        groups.push_back(row.text(0));
    return groups;
}

Result<> PayloadStore::endDue(const std::string &orgId, const std::set<std::string> &groups)
{
    return done(m_connection.run("DELETE FROM import_due WHERE org_id = $1 AND payload_group = ANY ($2)",
                                 {orgId, listOf(groups)}));
}

Result<std::vector<std::string>> PayloadStore::paymentsOf(const std::string &orgId,
                                                          const std::set<std::string> &orderGroups)
{
    const auto rows = m_connection.runHot(paymentsOfSql, {orgId, listOf(orderGroups)});
    if (!rows)
        return failed(rows);
    std::vector<std::string> bodies;
    for (const Row row : *rows)
        bodies.push_back(row.text(0));
    return bodies;
}

Result<std::vector<GroupDocument>> PayloadStore::documentsOf(const std::string &orgId,
                                                             const std::set<std::string> &groups)
{
    const auto rows = m_connection.runHot(documentsOfSql, {orgId, listOf(groups)});
    if (!rows)
        return failed(rows);
    std::vector<GroupDocument> documents;
    for (const Row row : *rows) {
        const auto date = row.date(3);
        documents.push_back({.group = row.text(0),
                             .document = {.id = row.text(1),
                                          .type = row.text(2),
                                          .date = date ? dateText(*date) : std::string(),
                                          .currency = row.text(4),
                                          .partyName = row.text(5),
                                          .amount = row.isNull(6) ? std::nullopt : std::optional(row.big(6)),
                                          .body = {},
                                          .group = row.text(0)},
                             .newerRefused = row.text(7)});
    }
    return documents;
}

Result<std::set<std::string>> PayloadStore::taken(const std::string &orgId,
                                                  const std::vector<ImportedDocument> &documents)
{
    const auto [ids, groups] = groupColumns(documents);
    return namesOf(m_connection.runHot(takenSql, {orgId, ids, groups}));
}

Result<> PayloadStore::adopt(const std::string &orgId, const std::set<std::string> &groups,
                             const std::vector<ImportedDocument> &documents)
{
    const auto orders = ordersOf(groups);
    if (orders.empty())
        return {};
    const auto [ids, theirs] = groupColumns(documents);
    return done(m_connection.run(adoptSql, {orgId, orders, ids, theirs}));
}

Result<std::set<std::string>> PayloadStore::importedBefore(const std::string &orgId,
                                                           const std::set<std::string> &groups)
{
    const auto orders = ordersOf(groups);
    return orders.empty() ? std::set<std::string>() : namesOf(m_connection.runHot(importedBeforeSql, {orgId, orders}));
}

Result<> PayloadStore::mark(const std::string &orgId, const std::vector<std::pair<std::string, std::string>> &documents)
{
    if (documents.empty())
        return {};
    std::vector<std::string> ids;
    std::vector<std::string> reasons;
    for (const auto &[id, why] : documents) {
        ids.push_back(id);
        reasons.push_back(why);
    }
    return done(m_connection.runHot(markSql, {orgId, ids, reasons}));
}

Result<std::vector<std::string>> PayloadStore::groups(const PayloadFilter &filter, const std::string &after, int limit)
{
    const auto rows = m_connection.run(
        groupsSql, {filter.orgId, after, filter.kind, filter.state, filter.code, filter.group, filter.since, limit});
    if (!rows)
        return failed(rows);
    std::vector<std::string> groups;
    for (const Row row : *rows)
        groups.push_back(row.text(0));
    return groups;
}

} // namespace leapfrog
