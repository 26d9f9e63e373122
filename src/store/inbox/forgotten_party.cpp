// SPDX-License-Identifier: MIT
#include "store/inbox/forgotten_party.h"

#include "store/inbox/payloads.h"

#include <QCoreApplication>

namespace leapfrog {

// Documents that bear the name, and payloads of which there is no document: refused ones, drafts. A text that does not
// hold the name's last word is not looked into.
static constexpr std::string_view groupsSql = R"(
    SELECT document.payload_group FROM document WHERE document.org_id = $1 AND document.party = $2 AND document.payload_group <> ''
    UNION
    SELECT kept.payload_group FROM import_payload AS kept
     WHERE kept.org_id = $1 AND CASE
           WHEN position('"customer"' IN kept.payload) > 0
                AND position(regexp_replace(trim(BOTH '"' FROM to_jsonb($2::text)::text), '^.* ', '') IN kept.payload) > 0
           THEN EXISTS (SELECT 1 FROM jsonb_path_query(kept.payload::jsonb, '$.**.customer') AS customer(content)
                         WHERE concat_ws(' ', nullif(content ->> 'first_name', ''), nullif(content ->> 'last_name', '')) = $2
                            OR content ->> 'display_name' = $2)
           ELSE false END)";

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

// After the documents: what they said just now has become history. The name may stand elsewhere in what others said.
static constexpr std::string_view historySql = R"(
    UPDATE document_history
       SET body = CASE WHEN position(',"party_name":' || to_jsonb($2::text)::text IN body) > 0
                       THEN replace(body, ',"party_name":' || to_jsonb($2::text)::text, '')
                       ELSE (body::jsonb - 'party_name')::text END
     WHERE org_id = $1 AND CASE WHEN position('"party_name"' IN body) > 0 AND position(to_jsonb($2::text)::text IN body) > 0
                                THEN body::jsonb ->> 'party_name' = $2 ELSE false END
    RETURNING document_id)";

// What a seal has of the name is a digest that nobody can guess without this.
static constexpr std::string_view saltSql
    = "DELETE FROM period_seal_salt WHERE org_id = $1 AND document_id = ANY ($2) AND path = 'party_name'";

// States of an order that differ only by how the person was called become one payload: the one that is read stays.
static constexpr std::string_view payloadsSql = R"(
    WITH named AS (
        SELECT kept.payload_id, kept.payload_group, kept.kind, kept.shopify_id, kept.state = 'superseded' AS is_superseded, kept.payload,
               coalesce(customer.content -> 'first_name', '""')::text AS first, coalesce(customer.content -> 'last_name', '""')::text AS last,
               coalesce(customer.content -> 'display_name', '""')::text AS shown
          FROM import_payload AS kept CROSS JOIN LATERAL (
               SELECT content FROM jsonb_path_query(CASE WHEN position('"customer"' IN kept.payload) > 0 THEN kept.payload::jsonb END,
                                                    '$.**.customer') AS found(content)
                WHERE concat_ws(' ', nullif(content ->> 'first_name', ''), nullif(content ->> 'last_name', '')) = $2
                   OR content ->> 'display_name' = $2 LIMIT 1) AS customer
         WHERE kept.org_id = $1 AND kept.payload_group = ANY ($3)),
    blank AS (
        SELECT payload_id, payload_group, kind, shopify_id, is_superseded,
               replace(replace(replace(payload, '"first_name":' || first, '"first_name":""'),
                               '"last_name":' || last, '"last_name":""'), '"display_name":' || shown, '"display_name":""') AS payload
          FROM named),
    ranked AS (
        SELECT blank.*, sha256(convert_to(payload, 'UTF8')) AS digest,
               row_number() OVER (PARTITION BY payload_group, kind, shopify_id, payload ORDER BY is_superseded, payload_id) AS place
          FROM blank),
    once AS (
        SELECT ranked.*, place = 1 AND NOT EXISTS (
               SELECT 1 FROM import_payload AS other
                WHERE other.org_id = $1 AND other.payload_group = ranked.payload_group AND other.kind = ranked.kind
                  AND other.shopify_id = ranked.shopify_id AND other.digest = ranked.digest AND other.payload_id <> ranked.payload_id) AS stays
          FROM ranked),
    doubled AS (
        DELETE FROM import_payload AS kept USING once WHERE kept.payload_id = once.payload_id AND NOT once.stays RETURNING kept.payload_id),
    changed AS (
        UPDATE import_payload AS kept SET payload = once.payload, digest = once.digest
          FROM once WHERE kept.payload_id = once.payload_id AND once.stays RETURNING kept.payload_id)
    SELECT (SELECT count(*) FROM doubled) + (SELECT count(*) FROM changed))";

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
    std::vector<std::string> forgotten;
    for (const auto *const some : {&documents, &history}) {
        for (int i = 0; *some && i < (*some)->size(); ++i)
            forgotten.push_back((**some)[i].text(0));
    }
    const auto salts = history ? connection.run(saltSql, {orgId, forgotten}) : failed(history);
    const auto facts = salts ? connection.run(factsSql, {orgId, name}) : failed(salts);
    if (!facts)
        return failed(facts);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return ForgottenParty{.documents = documents->size(), .payloads = payloads->first().big(0)};
}

} // namespace leapfrog
