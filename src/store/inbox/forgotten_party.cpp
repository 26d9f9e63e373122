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

static constexpr std::string_view forgetSql = "SELECT documents, payloads FROM party_forget($1, $2, $3)";

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
    const auto forgotten = connection.run(forgetSql, {orgId, name, names});
    if (!forgotten)
        return failed(forgotten);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return ForgottenParty{.documents = forgotten->first().integer(0), .payloads = forgotten->first().big(1)};
}

} // namespace leapfrog
