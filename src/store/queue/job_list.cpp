// SPDX-License-Identifier: MIT
#include "store/queue/job_list.h"

#include "core/sentences.h"

#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QUuid>

#include <algorithm>

namespace leapfrog {

static constexpr std::string_view pageSql = R"(
    SELECT id, org_id, document_id, document_type, version_hint, state, priority, ready_at, run_count, coalesce(leased_by, ''),
           leased_until, coalesce(last_error, ''), source, created_at, place::text, matches, looked
      FROM queue_list_page($1::jsonb, $2, $3, $4::jsonb, $5, $6))";

static constexpr std::string_view errorsSql = R"(
    SELECT error, jobs, organisations, to_jsonb(org_names)::text, first_at, last_at, looked FROM queue_list_errors($1::jsonb, 200, $2))";

std::string filterJson(const JobFilter &filter)
{
    QJsonObject json;
    const auto set = [&](const char *member, const std::string &value) {
        if (!value.empty())
            json[QLatin1String(member)] = QString::fromStdString(value);
    };
    set("org", filter.orgId);
    set("state", filter.state);
    set("type", filter.type);
    set("text", filter.text);
    set("error", filter.error);
    set("error_group", filter.errorGroup);
    if (filter.priority)
        json[QStringLiteral("priority")] = *filter.priority;
    if (!filter.ids.empty()) {
        QJsonArray ids;
        for (const auto &id : filter.ids)
            ids.append(QString::fromStdString(id));
        json[QStringLiteral("ids")] = ids;
    }
    return QJsonDocument(json).toJson(QJsonDocument::Compact).toStdString();
}

static std::string_view wordOf(JobSort::By by)
{
    switch (by) {
    case JobSort::By::Age:
        return "age";
    case JobSort::By::Document:
        return "document";
    case JobSort::By::Turn:
        break;
    }
    return "turn";
}

/// A place travels as one word, so that it can be given on a command line.
static std::string placeOf(const Row &row, int column)
{
    return QByteArray::fromStdString(row.text(column)).toBase64(QByteArray::Base64UrlEncoding).toStdString();
}

static Result<std::optional<std::string>> placeJson(const std::string &place)
{
    if (place.empty())
        return std::optional<std::string>();
    const auto json = QByteArray::fromBase64(QByteArray::fromStdString(place),
                                             QByteArray::Base64UrlEncoding | QByteArray::AbortOnBase64DecodingErrors);
    const auto members = QJsonDocument::fromJson(json).object();
    const bool isWhole = members.contains(QStringLiteral("org")) && members.contains(QStringLiteral("document"))
        && members[QStringLiteral("priority")].isDouble()
        && QDateTime::fromString(members[QStringLiteral("at")].toString(), Qt::ISODateWithMs).isValid()
        && !QUuid::fromString(members[QStringLiteral("id")].toString()).isNull();
    if (!isWhole)
        return failed(
            Error{.code = Error::Code::Invalid,
                  .message = QCoreApplication::translate("leapfrog::JobListStore",
                                                         "This is not a place in a list: give what a list said of it."),
                  .cause = {},
                  .reason = "bad_place",
                  .field = "after"});
    return std::optional(json.toStdString());
}

Result<JobPage> JobListStore::list(const JobFilter &filter, const JobSort &sort, const std::string &after, int limit)
{
    const auto place = placeJson(after);
    if (!place)
        return failed(place);
    auto rows = m_connection.run(
        pageSql, {filterJson(filter), wordOf(sort.by), sort.descending, *place, limit, std::max(looksAt, limit)});
    if (!rows)
        return failed(rows);
    JobPage page;
    for (const Row row : *rows) {
        page.looked = row.big(16);
        page.next = placeOf(row, 14);
        if (!row.boolean(15))
            continue;
        page.rows.push_back(jobOf(row));
        page.rows.back().place = page.next;
    }
    const bool isFull = static_cast<int>(page.rows.size()) == limit;
    if (!isFull && (!filter.text.empty() || page.looked < std::max(looksAt, limit)))
        page.next.clear();
    return page;
}

Result<JobTotals> JobListStore::totals(const std::string &orgId, std::optional<int> priority)
{
    auto rows = m_connection.run("SELECT waiting, running, later, later_whole, dead FROM queue_list_totals($1, $2, $3)",
                                 {orgId, priority, countCap});
    if (!rows)
        return failed(rows);
    const Row row = rows->first();
    return JobTotals{.waiting = row.big(0),
                     .running = row.big(1),
                     .later = row.big(2),
                     .laterIsWhole = row.boolean(3),
                     .dead = row.big(4)};
}

Result<JobCount> JobListStore::count(const JobFilter &filter)
{
    static constexpr int looked = 20'000;
    static constexpr int textCap = 2'000;
    auto rows = m_connection.run("SELECT jobs, whole FROM queue_list_count($1::jsonb, $2, $3)",
                                 {filterJson(filter), filter.text.empty() ? countCap : textCap, looked});
    if (!rows)
        return failed(rows);
    return JobCount{.jobs = rows->first().big(0), .isWhole = rows->first().boolean(1)};
}

Result<JobErrors> JobListStore::errors(const JobFilter &filter)
{
    auto rows = m_connection.run(errorsSql, {filterJson(filter), errorsLookAt});
    if (!rows)
        return failed(rows);
    JobErrors errors;
    for (const Row row : *rows) {
        std::vector<std::string> names;
        for (const auto name : QJsonDocument::fromJson(QByteArray::fromStdString(row.text(3))).array())
            names.push_back(name.toString().toStdString());
        errors.groups.push_back({.error = row.words(0),
                                 .jobs = row.big(1),
                                 .organisations = row.big(2),
                                 .orgIds = names,
                                 .firstAt = row.moment(4),
                                 .lastAt = row.moment(5)});
        errors.looked = row.big(6);
    }
    errors.isWhole = errors.looked < errorsLookAt;
    return errors;
}

QString JobErrorRow::code() const
{
    const auto end = error.indexOf(QStringLiteral(": "));
    return end < 0 || error.left(end).contains(QLatin1Char(' ')) ? QString() : error.left(end);
}

QString errorInWords(const QString &error)
{
    const JobErrorRow row{.error = error, .orgIds = {}, .firstAt = {}, .lastAt = {}};
    const auto code = row.code();
    return code.isEmpty() ? row.sentence() : code + QStringLiteral(": ") + row.sentence();
}

QString JobErrorRow::sentence() const
{
    const auto of = code();
    return inReadersWords(of.isEmpty() ? error : error.mid(of.size() + 2));
}

} // namespace leapfrog
