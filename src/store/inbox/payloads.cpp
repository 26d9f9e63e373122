// SPDX-License-Identifier: MIT
#include "store/inbox/payloads.h"

#include "store/inbox/columns.h"

#include <QCoreApplication>
#include <QCryptographicHash>

namespace leapfrog {

using State = PayloadVerdict::State;

static constexpr std::string_view makeGroupsSql = R"(
    INSERT INTO import_group (org_id, payload_group)
    SELECT $1, wanted.name FROM unnest($2::text[]) AS wanted(name)
     WHERE NOT EXISTS (SELECT 1 FROM import_group WHERE import_group.org_id = $1 AND import_group.payload_group = wanted.name)
     ORDER BY wanted.name COLLATE "C"
    ON CONFLICT DO NOTHING)";

// By name, so that two who need the same groups take them in the same order.
static constexpr std::string_view lockSql = R"(
    SELECT 1 FROM import_group WHERE import_group.org_id = $1 AND import_group.payload_group = ANY ($2)
     ORDER BY import_group.payload_group COLLATE "C" FOR UPDATE)";

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

static constexpr std::string_view groupsDueSql = R"(
    INSERT INTO import_due (org_id, payload_group)
    SELECT DISTINCT $1, wanted.name FROM unnest($2::text[]) AS wanted(name) ORDER BY wanted.name
    ON CONFLICT DO NOTHING)";

// Before Shopify pays them out, balance transactions name no payout and are a group each.
static constexpr std::string_view lonelyDueSql = R"(
    INSERT INTO import_due (org_id, payload_group)
    SELECT DISTINCT $1, lonely.payload_group FROM unnest($2::text[]) AS wanted(number)
     CROSS JOIN LATERAL (
           SELECT kept.payload_group FROM import_payload AS kept
            WHERE kept.org_id = $1 AND kept.payload_group = 'balance_transaction/' || wanted.number
              AND kept.state || '' = 'waiting' LIMIT 1) AS lonely
     ORDER BY 2
    ON CONFLICT DO NOTHING)";

static constexpr std::string_view withPayoutSql = R"(
    SELECT wanted.number FROM unnest($2::text[]) AS wanted(number)
     WHERE EXISTS (SELECT 1 FROM import_payload AS kept
                    WHERE kept.org_id = $1 AND kept.shopify_id = wanted.number AND kept.kind = 'balance_transaction'
                      AND kept.payload_group LIKE 'payout/%'))";

static constexpr std::string_view dueSql = R"(
    SELECT due.payload_group FROM import_due AS due WHERE due.org_id = $1
    UNION
    SELECT kept.payload_group FROM import_payload AS kept
     WHERE kept.org_id = $1 AND kept.state = 'waiting' AND kept.code = 'period_locked'
       AND kept.waits_for > coalesce((SELECT to_char(closed.locked_through, 'YYYY-MM-DD') FROM period_lock AS closed WHERE closed.org_id = $1), '')
     ORDER BY 1 LIMIT $2)";

// One by one: a payout may have 100,000, and a join by hash would read them all for every few hundred.
static constexpr std::string_view numbersSql = R"(
    SELECT kept.payload_id
      FROM unnest($2::text[], $3::text[], $4::text[], $5::text[]) WITH ORDINALITY AS wanted(kind, shopify_id, payload_group, digest, place)
     CROSS JOIN LATERAL (
           SELECT own.payload_id FROM import_payload AS own
            WHERE own.org_id = $1 AND own.payload_group = wanted.payload_group AND own.kind = wanted.kind
              AND own.shopify_id = wanted.shopify_id AND own.digest = decode(wanted.digest, 'hex') LIMIT 1) AS kept
     ORDER BY wanted.place)";

// The length of a text is told without unpacking it.
static constexpr std::string_view sizesSql = R"(
    SELECT kept.payload_group, count(*), sum(octet_length(kept.payload))::bigint FROM import_payload AS kept
     WHERE kept.org_id = $1 AND kept.payload_group = ANY ($2) GROUP BY kept.payload_group)";

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

static std::vector<std::int64_t> numbersOf(const Rows &rows)
{
    std::vector<std::int64_t> numbers;
    for (const Row row : rows)
        numbers.push_back(row.big(0));
    return numbers;
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
    const auto names = listOf(groups);
    if (const auto made = m_connection.runHot(makeGroupsSql, {orgId, names}); !made)
        return failed(made);
    const auto held = m_connection.runHot(lockSql, {orgId, names});
    if (!held)
        return failed(held);
    if (static_cast<std::size_t>(held->size()) != groups.size()) // a purge took one meanwhile
        return failed({.code = Error::Code::Conflict,
                       .message = QCoreApplication::translate("leapfrog::PayloadStore",
                                                              "Somebody else purged the same payloads at this moment."),
                       .cause = {},
                       .reason = "conflict",
                       .field = {}});
    return {};
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

Result<Rows> PayloadStore::insert(const std::string &orgId, const std::vector<const JudgedPayload *> &fresh)
{
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
    return m_connection.runHot(keepSql,
                               {orgId, kinds, ids, groups, updated, files, lines, payloads, digests, verdicts.state,
                                verdicts.code, verdicts.field, verdicts.message, verdicts.waitsFor, final, orders,
                                rates});
}

Result<std::vector<std::int64_t>> PayloadStore::keep(const std::string &orgId,
                                                     const std::vector<const JudgedPayload *> &fresh)
{
    if (fresh.empty())
        return std::vector<std::int64_t>();
    const auto rows = insert(orgId, fresh);
    if (!rows)
        return failed(rows);
    if (static_cast<std::size_t>(rows->size()) != fresh.size())
        return failed({.code = Error::Code::Conflict,
                       .message = QCoreApplication::translate("leapfrog::PayloadStore",
                                                              "Somebody else keeps the same payloads at this moment."),
                       .cause = {},
                       .reason = "conflict",
                       .field = {}});
    return numbersOf(*rows);
}

Result<std::vector<std::int64_t>> PayloadStore::keepDue(const std::string &orgId,
                                                        const std::vector<const JudgedPayload *> &payloads)
{
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    if (const auto kept = insert(orgId, payloads); !kept)
        return failed(kept);
    std::vector<std::string> kinds;
    std::vector<std::string> ids;
    std::vector<std::string> groups;
    std::vector<std::string> digests;
    for (const auto *one : payloads) {
        kinds.push_back(one->payload.kind);
        ids.push_back(one->payload.shopifyId);
        groups.push_back(one->payload.group);
        digests.push_back(one->digest);
    }
    const auto due = m_connection.runHot(groupsDueSql, {orgId, groups});
    if (!due)
        return failed(due);
    if (const auto lonely = m_connection.runHot(lonelyDueSql, {orgId, ids}); !lonely)
        return failed(lonely);
    const auto numbers = m_connection.runHot(numbersSql, {orgId, kinds, ids, groups, digests});
    if (!numbers)
        return failed(numbers);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return numbersOf(*numbers);
}

Result<std::set<std::string>> PayloadStore::withPayout(const std::string &orgId, const std::set<std::string> &numbers)
{
    const auto rows = m_connection.runHot(withPayoutSql, {orgId, listOf(numbers)});
    if (!rows)
        return failed(rows);
    std::set<std::string> found;
    for (const Row row : *rows)
        found.insert(row.text(0));
    return found;
}

Result<std::map<std::string, GroupSize>> PayloadStore::sizes(const std::string &orgId,
                                                             const std::set<std::string> &groups)
{
    const auto rows = m_connection.runHot(sizesSql, {orgId, listOf(groups)});
    if (!rows)
        return failed(rows);
    std::map<std::string, GroupSize> sizes;
    for (const Row row : *rows)
        sizes[row.text(0)] = {.payloads = row.big(1), .bytes = row.big(2)};
    return sizes;
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
    const auto rows = m_connection.run(dueSql, {orgId, limit});
    if (!rows)
        return failed(rows);
    std::vector<std::string> groups;
    for (const Row row : *rows)
        groups.push_back(row.text(0));
    return groups;
}

Result<> PayloadStore::endDue(const std::string &orgId, const std::set<std::string> &groups)
{
    return done(m_connection.run("SELECT import_due_end($1, $2)", {orgId, listOf(groups)}));
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
