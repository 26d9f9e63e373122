// SPDX-License-Identifier: MIT
#include "store/books/document_history.h"

namespace leapfrog {

// Bodies come only where they differ: of most documents they don't.
static constexpr std::string_view sincePostedSql = R"(
    SELECT document.document_id, old.made_of IS NOT NULL, CASE WHEN old.made_of <> document.body THEN old.made_of END,
           CASE WHEN old.made_of <> document.body THEN document.body END,
           CASE WHEN org.settings_changed_at > old.made_at THEN org.settings_changed_at END, org.settings_changed_by
      FROM document JOIN organisation AS org ON org.org_id = document.org_id
     CROSS JOIN LATERAL document_made_of(document.org_id, document.document_id, document.posted_version) AS old
     WHERE document.org_id = $1 AND document.document_id = ANY ($2) AND document.posted_version > 0)";

static constexpr std::string_view ofRecreationSql = R"(
    SELECT done.document_id, old.made_of IS NOT NULL AND new.made_of IS NOT NULL,
           CASE WHEN old.made_of <> new.made_of THEN old.made_of END, CASE WHEN old.made_of <> new.made_of THEN new.made_of END,
           CASE WHEN org.settings_changed_at > old.made_at AND org.settings_changed_at < coalesce(new.made_at, done.finished_at)
                THEN org.settings_changed_at END, org.settings_changed_by
      FROM recreation_document AS done JOIN organisation AS org ON org.org_id = done.org_id
     CROSS JOIN LATERAL document_made_of(done.org_id, done.document_id, done.old_version) AS old
     CROSS JOIN LATERAL document_made_of(done.org_id, done.document_id, done.new_version) AS new
     WHERE done.recreation_id = $1 AND ($2 = '' OR done.document_id = $2) AND done.outcome IN ('posted', 'unchanged') AND done.old_version > 0)";

static constexpr std::string_view madeOfSql = R"(
    SELECT wanted.document_id, wanted.version, old.made_of, old.made_at
      FROM unnest($2::text[], $3::int[]) AS wanted(document_id, version)
     CROSS JOIN LATERAL document_made_of($1, wanted.document_id, wanted.version) AS old)";

static constexpr std::string_view formerSettingsSql = R"(
    SELECT until, CASE WHEN roles IS NOT NULL
                       THEN jsonb_build_object('base_currency', base_currency, 'roles', roles, 'tax_accounts', tax_accounts,
                                               'deferral_rounding', deferral_rounding)::text END
      FROM settings_history WHERE org_id = $1 ORDER BY until)";

static DocumentChanges changesOf(const Row &row)
{
    DocumentChanges changes{
        .known = row.boolean(1), .fields = {}, .settingsChangedAt = row.moment(4), .settingsChangedBy = row.text(5)};
    if (row.isNull(2))
        return changes;
    const auto before = parseJson(row.view(2));
    const auto after = parseJson(row.view(3));
    changes.known = before && after; // one that can't be read is refused, and the refusal says so
    if (changes.known)
        changes.fields = fieldChanges(*before, *after);
    return changes;
}

static Result<ChangesByDocument> changesOf(const Result<Rows> &rows)
{
    if (!rows)
        return failed(rows);
    ChangesByDocument changes;
    for (const Row row : *rows)
        changes.emplace(row.text(0), changesOf(row));
    return changes;
}

Result<ChangesByDocument> DocumentHistory::sincePosted(const std::string &orgId,
                                                       const std::vector<std::string> &documents)
{
    return changesOf(m_connection.run(sincePostedSql, {orgId, documents}));
}

Result<ChangesByDocument> DocumentHistory::ofRecreation(const std::string &recreationId, const std::string &documentId)
{
    return changesOf(m_connection.run(ofRecreationSql, {recreationId, documentId}));
}

Result<std::map<std::pair<std::string, int>, MadeOf>>
DocumentHistory::madeOf(const std::string &orgId, const std::vector<std::pair<std::string, int>> &versions)
{
    std::vector<std::string> documents;
    std::vector<int> numbers;
    for (const auto &[document, number] : versions) {
        documents.push_back(document);
        numbers.push_back(number);
    }
    const auto rows = m_connection.run(madeOfSql, {orgId, documents, numbers});
    if (!rows)
        return failed(rows);
    std::map<std::pair<std::string, int>, MadeOf> made;
    for (const Row row : *rows)
        made.emplace(std::pair(row.text(0), row.integer(1)),
                     MadeOf{.body = row.isNull(2) ? std::nullopt : std::optional(row.text(2)), .at = row.moment(3)});
    return made;
}

Result<std::vector<FormerSettings>> DocumentHistory::formerSettings(const std::string &orgId)
{
    const auto rows = m_connection.run(formerSettingsSql, {orgId});
    if (!rows)
        return failed(rows);
    std::vector<FormerSettings> all;
    for (const Row row : *rows) {
        FormerSettings former{.until = row.moment(0), .context = {}};
        if (!row.isNull(1)) {
            const auto json = parseJson(row.view(1));
            if (!json)
                return failed(json);
            // Settings that nobody could post with explain nothing.
            if (auto context = Context::fromJson(*json, Context(), "organisation"))
                former.context = std::move(*context);
        }
        all.push_back(std::move(former));
    }
    return all;
}

} // namespace leapfrog
