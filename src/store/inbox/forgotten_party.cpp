// SPDX-License-Identifier: MIT
#include "store/inbox/forgotten_party.h"

#include "store/inbox/payloads.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::string_view groupsSql
    = "SELECT DISTINCT payload_group FROM document WHERE org_id = $1 AND party = $2 AND payload_group <> ''";

// The text as our own programs write it is changed in place, so that the same payload gives the same bytes again;
// another text is written anew.
static constexpr std::string_view documentsSql = R"(
    UPDATE document
       SET party = '',
           body = CASE WHEN position(',"party_name":' || to_jsonb($2::text)::text IN body) > 0
                       THEN replace(body, ',"party_name":' || to_jsonb($2::text)::text, '')
                       ELSE (body::jsonb - 'party_name')::text END
     WHERE org_id = $1 AND party = $2
    RETURNING document_id)";

// After the documents: what they said just now has become history.
static constexpr std::string_view historySql = R"(
    UPDATE document_history
       SET body = CASE WHEN position(',"party_name":' || to_jsonb($2::text)::text IN body) > 0
                       THEN replace(body, ',"party_name":' || to_jsonb($2::text)::text, '')
                       ELSE (body::jsonb - 'party_name')::text END
     WHERE org_id = $1 AND position('"party_name"' IN body) > 0 AND position(to_jsonb($2::text)::text IN body) > 0)";

static constexpr std::string_view payloadsSql = R"(
    WITH named AS (
        SELECT payload_id, payload, coalesce(payload::jsonb #> '{customer,first_name}', '""')::text AS first,
               coalesce(payload::jsonb #> '{customer,last_name}', '""')::text AS last,
               coalesce(payload::jsonb #> '{customer,display_name}', '""')::text AS shown
          FROM import_payload
         WHERE org_id = $1 AND kind = 'order' AND NOT is_final AND payload_group = ANY ($3)
           AND (concat_ws(' ', nullif(payload::jsonb #>> '{customer,first_name}', ''), nullif(payload::jsonb #>> '{customer,last_name}', '')) = $2
                OR payload::jsonb #>> '{customer,display_name}' = $2)),
    blank AS (
        SELECT payload_id, replace(replace(replace(payload, '"first_name":' || first, '"first_name":""'),
                                           '"last_name":' || last, '"last_name":""'), '"display_name":' || shown, '"display_name":""') AS payload
          FROM named)
    UPDATE import_payload SET payload = blank.payload, digest = sha256(convert_to(blank.payload, 'UTF8'))
      FROM blank WHERE import_payload.payload_id = blank.payload_id
    RETURNING import_payload.payload_id)";

static constexpr std::string_view factsSql
    = "UPDATE import_order SET facts = facts - 'customer' WHERE org_id = $1 AND facts ->> 'customer' = $2";

static Result<std::set<std::string>> groupsOf(Connection &connection, const std::string &orgId, const std::string &name)
{
    const auto rows = connection.run(groupsSql, {orgId, name});
    if (!rows)
        return failed(rows);
    std::set<std::string> groups;
    for (const Row row : *rows)
        groups.insert(row.text(0));
    return groups;
}

Result<ForgottenParty> forgetParty(Connection &connection, const std::string &orgId, const std::string &name)
{
    if (name.empty())
        return failed({.code = Error::Code::Invalid,
                       .message = QCoreApplication::translate("leapfrog::ForgottenParty", "Say the person's name."),
                       .cause = {},
                       .reason = "missing_field",
                       .field = "party"});
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    const auto groups = groupsOf(connection, orgId, name);
    if (!groups)
        return failed(groups);
    if (auto held = PayloadStore(connection).lock(orgId, *groups);
        !held) // who reads them now would write the name anew
        return failed(held);
    const std::vector<std::string> names(groups->begin(), groups->end());
    const auto payloads = connection.run(payloadsSql, {orgId, name, names});
    const auto documents = payloads ? connection.run(documentsSql, {orgId, name}) : failed(payloads);
    const auto history = documents ? connection.run(historySql, {orgId, name}) : failed(documents);
    const auto facts = history ? connection.run(factsSql, {orgId, name}) : failed(history);
    if (!facts)
        return failed(facts);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return ForgottenParty{.documents = documents->size(), .payloads = payloads->size()};
}

} // namespace leapfrog
