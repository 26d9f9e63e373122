// SPDX-License-Identifier: MIT
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static constexpr std::string_view loadSql = R"(
    SELECT document.*
      FROM (SELECT DISTINCT * FROM unnest($1::text[], $2::text[]) AS wanted(org_id, document_id)) AS wanted
     CROSS JOIN LATERAL (
           SELECT org_id, document_id, document_type, accounting_ready_version, posted_version,
                  CASE WHEN octet_length(body) <= $3 THEN body END, accounting_status <> 'refused' AND NOT awaiting_recreation
             FROM document WHERE document.org_id = wanted.org_id AND document.document_id = wanted.document_id LIMIT 1) AS document)";

static constexpr std::string_view loadForSetSql = R"(
    SELECT document.*
      FROM unnest($1::text[], $2::text[]) AS wanted(org_id, document_id)
     CROSS JOIN LATERAL (
           SELECT org_id, document_id, document_type, accounting_ready_version, posted_version,
                  CASE WHEN octet_length(body) <= $3 THEN body END, accounting_status <> 'refused', awaiting_recreation
             FROM document WHERE document.org_id = wanted.org_id AND document.document_id = wanted.document_id
              FOR NO KEY UPDATE SKIP LOCKED) AS document)";

static constexpr std::string_view postSetSql = R"(
    SELECT ledger_post_set($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $20, $21, $22)
      FROM (SELECT set_config('leapfrog.settings_read', $19, true) OFFSET 0) AS told)";

static constexpr std::string_view postRecreatedSql = R"(
    SELECT recreation_post($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $19, $20, $21)
      FROM (SELECT set_config('leapfrog.settings_read', $18, true) OFFSET 0) AS told)";

static constexpr std::string_view contextSql = R"(
    SELECT org.org_id, jsonb_build_object(
           'base_currency', org.base_currency, 'roles', org.roles, 'tax_accounts', org.tax_accounts,
           'lock_policy', org.lock_policy, 'deferral_rounding', org.deferral_rounding, 'locked_through', closed.locked_through,
           'accounts', (SELECT coalesce(jsonb_agg(known.code), '[]') FROM account AS known WHERE known.org_id = org.org_id))::text, coalesce(org.settings_changed_at::text, '')
      FROM organisation AS org LEFT JOIN period_lock AS closed USING (org_id) WHERE org.org_id = ANY ($1))";

static constexpr std::string_view completeSql = R"(
    SELECT done.outcome FROM (SELECT set_config('leapfrog.settings_read', $16, true) OFFSET 0) AS told
     CROSS JOIN LATERAL ledger_complete($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $17, $18, $19) AS done)";

static DocumentToPost documentOf(const Row &row)
{
    return {.orgId = row.text(0),
            .documentId = row.text(1),
            .documentType = row.text(2),
            .readyVersion = row.integer(3),
            .postedVersion = row.integer(4),
            .body = row.text(5),
            .bodyLeftOut = row.isNull(5)};
}

Result<std::vector<DocumentToPost>> PostingStore::load(const std::vector<ClaimedJob> &jobs)
{
    std::vector<std::string> orgs;
    std::vector<std::string> documents;
    for (const auto &job : jobs) {
        orgs.push_back(job.orgId);
        documents.push_back(job.documentId);
    }
    auto rows = m_connection.runHot(loadSql, {orgs, documents, jobs.size() == 1 ? largestBody : largestSharedBody});
    if (!rows)
        return failed(rows);
    std::vector<DocumentToPost> loaded;
    for (const Row row : *rows) {
        loaded.push_back(documentOf(row));
        loaded.back().isPlain = row.boolean(6);
    }
    return loaded;
}

Result<std::vector<DocumentInSet>> PostingStore::loadForSet(const std::vector<TakenJob> &jobs)
{
    std::vector<std::string> orgs;
    std::vector<std::string> documents;
    for (const auto &taken : jobs) {
        orgs.push_back(taken.job.orgId);
        documents.push_back(taken.job.documentId);
    }
    auto rows = m_connection.runHot(loadForSetSql, {orgs, documents, largestSharedBody});
    if (!rows)
        return failed(rows);
    std::vector<DocumentInSet> loaded;
    for (const Row row : *rows)
        loaded.push_back({documentOf(row), row.boolean(6), row.boolean(7)});
    return loaded;
}

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PostingStore)
};

} // namespace

/// `field` is a path below `organisation`.
static Error badSettings(const std::string &orgId, const std::string &code, std::string field, const QString &message)
{
    static constexpr std::string_view root = "organisation.";
    if (field.starts_with(root))
        field.erase(0, root.size());
    return {.code = Error::Code::Refused,
            .message = Words::tr("The settings of organisation \"%1\" can't be read (%2): %3 Its documents wait until "
                                 "\"leapfrogctl organisation set\" has put that right.")
                           .arg(QString::fromStdString(orgId), QString::fromStdString(field), message),
            .cause = QString::fromStdString(code),
            .reason = "bad_settings",
            .field = field};
}

static Result<Context> contextOf(const std::string &orgId, std::string_view settings)
{
    const auto json = parseJson(settings);
    if (!json)
        return failed(badSettings(orgId, json.error().reason, "organisation", json.error().message));
    auto context = Context::fromJson(*json, Context(), "organisation");
    if (!context) {
        const auto &why = context.error();
        return failed(badSettings(orgId, why.code, why.field, why.message));
    }
    return std::move(*context);
}

Result<Contexts> PostingStore::contexts(const std::vector<std::string> &orgIds)
{
    auto rows = m_connection.runHot(contextSql, {orgIds});
    if (!rows)
        return failed(rows);
    Contexts contexts;
    for (const Row row : *rows) {
        auto context = contextOf(row.text(0), row.view(1));
        if (context)
            context->settingsChangedAt = row.text(2);
        contexts.emplace(row.text(0), std::move(context));
    }
    return contexts;
}

Result<Context> PostingStore::context(const std::string &orgId)
{
    auto contexts = this->contexts({orgId});
    if (!contexts)
        return failed(contexts);
    if (const auto found = contexts->find(orgId); found != contexts->end())
        return std::move(found->second);
    return failed({.code = Error::Code::NotFound,
                   .message = Words::tr("There is no organisation \"%1\" here.").arg(QString::fromStdString(orgId)),
                   .cause = {},
                   .reason = "unknown_organisation",
                   .field = "org"});
}

namespace {

/// Which settings documents were posted by: organisation to Context::settingsChangedAt. The ledger refuses what was
/// posted by those that have changed since (migrations/functions/gl_entry_on_insert.sql).
using SettingsRead = std::map<std::string, std::string>;

std::string toJson(const SettingsRead &settings)
{
    std::string json;
    for (const auto &[org, changedAt] : settings) {
        json += json.empty() ? '{' : ',';
        appendJsonString(json, org);
        json += ':';
        appendJsonString(json, changedAt);
    }
    return json.empty() ? json : json + '}';
}

/// The entries of many documents as the columns that ledger_complete() takes.
struct EntryColumns
{
    std::vector<std::string> date;
    std::vector<std::string> account;
    std::vector<std::string> currency;
    std::vector<std::int64_t> amount;
    std::vector<std::int64_t> base;
    std::vector<std::string> rule;
    std::vector<std::optional<std::int64_t>> line;
    std::vector<std::string> settles;
    std::vector<std::string> due; ///< empty: none
    std::vector<std::string> taxes; ///< JSON; empty: none

    void add(const Posting &posting)
    {
        date.push_back(dateText(posting.date));
        account.push_back(posting.account);
        currency.push_back(posting.currency);
        amount.push_back(posting.amount);
        base.push_back(posting.baseAmount);
        rule.push_back(posting.rule);
        line.push_back(posting.line == noLine ? std::nullopt : std::optional<std::int64_t>(posting.line));
        settles.push_back(posting.settles);
        due.push_back(posting.due ? dateText(*posting.due) : std::string());
        taxes.push_back(taxesJson(posting));
    }
};

} // namespace

static CompletionOutcome outcomeOf(std::string_view text)
{
    if (text == "posted")
        return CompletionOutcome::Posted;
    if (text == "unchanged")
        return CompletionOutcome::Unchanged;
    if (text == "busy")
        return CompletionOutcome::Busy;
    return text == "superseded" ? CompletionOutcome::Superseded : CompletionOutcome::Fenced;
}

Result<std::vector<CompletionOutcome>> PostingStore::complete(const std::vector<ComputedDocument> &documents,
                                                              const std::string &worker)
{
    std::vector<std::string> jobs;
    std::vector<std::int64_t> leases;
    std::vector<std::string> orgs;
    std::vector<std::string> ids;
    std::vector<int> versions;
    std::vector<bool> unchanged;
    std::vector<int> entryJobs; ///< place of the entry's job, from 1
    EntryColumns entries;
    SettingsRead settings;
    for (const auto &document : documents) {
        settings.emplace(document.job.orgId, document.settingsChangedAt);
        jobs.push_back(document.job.id);
        leases.push_back(document.job.lease);
        orgs.push_back(document.job.orgId);
        ids.push_back(document.job.documentId);
        versions.push_back(document.version);
        unchanged.push_back(document.unchanged);
        for (const auto &posting : document.postings) {
            entryJobs.push_back(static_cast<int>(jobs.size()));
            entries.add(posting);
        }
    }
    auto rows
        = m_connection.runHot(completeSql,
                              {jobs, leases, orgs, ids, versions, unchanged, entryJobs, entries.date, entries.account,
                               entries.currency, entries.amount, entries.base, entries.rule, entries.line, worker,
                               toJson(settings), entries.settles, entries.due, entries.taxes});
    if (!rows)
        return failed(rows);
    std::vector<CompletionOutcome> outcomes;
    for (const Row row : *rows)
        outcomes.push_back(outcomeOf(row.view(0)));
    return outcomes;
}

Result<> PostingStore::postSet(const std::vector<ComputedInSet> &documents, const std::string &worker)
{
    std::vector<std::string> jobs;
    std::vector<std::string> orgs;
    std::vector<std::string> ids;
    std::vector<int> versions;
    std::vector<bool> replaces;
    std::vector<std::string> recreated;
    std::vector<std::string> entryOrgs;
    std::vector<std::string> entryDocuments;
    std::vector<int> entryVersions;
    std::vector<int> numbers;
    EntryColumns entries;
    SettingsRead settings;
    for (const auto &document : documents) {
        const auto &job = document.taken->job;
        settings.emplace(job.orgId, document.settingsChangedAt);
        jobs.push_back(job.id);
        orgs.push_back(job.orgId);
        ids.push_back(job.documentId);
        versions.push_back(document.version);
        replaces.push_back(document.replaces);
        recreated.emplace_back(!document.unchanged ? "" : *document.unchanged ? "unchanged" : "posted");
        int number = 0;
        for (const auto &posting : document.postings) {
            entryOrgs.push_back(job.orgId);
            entryDocuments.push_back(job.documentId);
            entryVersions.push_back(document.version);
            numbers.push_back(++number);
            entries.add(posting);
        }
    }
    auto rows = m_connection.runHot(
        postSetSql,
        {jobs,           orgs,          ids,          versions,     replaces,         recreated,        entryOrgs,
         entryDocuments, entryVersions, numbers,      entries.date, entries.account,  entries.currency, entries.amount,
         entries.base,   entries.rule,  entries.line, worker,       toJson(settings), entries.settles,  entries.due,
         entries.taxes});
    if (!rows)
        return failed(rows);
    return {};
}

Result<> PostingStore::postRecreated(const std::string &recreationId, const std::string &orgId,
                                     const std::string &settingsChangedAt,
                                     const std::vector<RecreatedDocument> &documents, const std::string &worker)
{
    std::vector<std::string> ids;
    std::vector<std::string> types;
    std::vector<int> olds;
    std::vector<int> versions;
    std::vector<bool> unchanged;
    std::vector<std::string> entryDocuments;
    std::vector<int> entryVersions;
    std::vector<int> numbers;
    EntryColumns entries;
    for (const auto &document : documents) {
        ids.push_back(document.documentId);
        types.push_back(document.documentType);
        olds.push_back(document.oldVersion);
        versions.push_back(document.version);
        unchanged.push_back(document.unchanged);
        int number = 0;
        for (const auto &posting : document.postings) {
            entryDocuments.push_back(document.documentId);
            entryVersions.push_back(document.version);
            numbers.push_back(++number);
            entries.add(posting);
        }
    }
    auto rows
        = m_connection.runHot(postRecreatedSql, {recreationId,    ids,
                                                 types,           olds,
                                                 versions,        unchanged,
                                                 entryDocuments,  entryVersions,
                                                 numbers,         entries.date,
                                                 entries.account, entries.currency,
                                                 entries.amount,  entries.base,
                                                 entries.rule,    entries.line,
                                                 worker,          toJson(SettingsRead{{orgId, settingsChangedAt}}),
                                                 entries.settles, entries.due,
                                                 entries.taxes});
    if (!rows)
        return failed(rows);
    return {};
}

} // namespace leapfrog
