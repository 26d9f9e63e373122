// SPDX-License-Identifier: MIT
#include "store/queue/rows/direct_by.h"

namespace leapfrog {

static Result<bool> yesOrNo(Connection &connection, std::string_view sql)
{
    auto rows = connection.run(sql);
    if (!rows)
        return failed(rows);
    return rows->first().boolean(0);
}

Result<bool> directIsByWorker(Connection &connection)
{
    return yesOrNo(connection, "SELECT leapfrog_setting('direct_by') = 1");
}

Result<bool> anyWorkerTakes(Connection &connection)
{
    return yesOrNo(
        connection,
        "SELECT EXISTS (SELECT 1 FROM queue_worker_now) AND NOT EXISTS (SELECT 1 FROM pause WHERE pause.scope = "
        "'queue')");
}

Result<std::map<std::string, std::string>> recreationPosters(Connection &connection,
                                                             const std::vector<std::string> &recreations)
{
    auto rows = connection.run("SELECT made.recreation_id, made.posted_by FROM recreation AS made WHERE "
                               "made.recreation_id = ANY ($1::uuid[])",
                               {recreations});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> posters;
    for (const Row row : *rows)
        posters.emplace(row.text(0), row.text(1));
    return posters;
}

static constexpr std::string_view askedSql = R"(
    SELECT done.document_id, done.new_version, made.who
      FROM unnest($2::text[], $3::int[]) AS wanted(document_id, version)
      JOIN recreation_document AS done ON done.org_id = $1 AND done.document_id = wanted.document_id AND done.new_version = wanted.version
      JOIN recreation AS made ON made.recreation_id = done.recreation_id
     WHERE done.outcome IN ('posted', 'unchanged'))";

Result<std::map<std::pair<std::string, int>, std::string>>
whoAsked(Connection &connection, const std::string &orgId, const std::vector<std::pair<std::string, int>> &versions)
{
    std::vector<std::string> documents;
    std::vector<int> numbers;
    for (const auto &[document, number] : versions) {
        documents.push_back(document);
        numbers.push_back(number);
    }
    const auto rows = connection.run(askedSql, {orgId, documents, numbers});
    if (!rows)
        return failed(rows);
    std::map<std::pair<std::string, int>, std::string> asked;
    for (const Row row : *rows)
        asked.emplace(std::pair(row.text(0), row.integer(1)), row.text(2));
    return asked;
}

} // namespace leapfrog
