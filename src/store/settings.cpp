// SPDX-License-Identifier: MIT
#include "store/settings.h"

#include <QCoreApplication>

#include <charconv>

namespace leapfrog {

static Error invalid(const char *reason, const std::string &key, const QString &message)
{
    return {.code = Error::Code::Invalid, .message = message, .cause = {}, .reason = reason, .field = key};
}

static std::optional<int> wholeNumber(std::string_view text)
{
    int number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool all = error == std::errc() && end == text.data() + text.size();
    return all && number >= 0 ? std::optional(number) : std::nullopt;
}

Result<std::map<std::string, std::string>> SettingStore::all()
{
    auto rows = m_connection.run("SELECT key, value FROM setting");
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> all;
    for (const Row row : *rows)
        all.emplace(row.text(0), row.text(1));
    return all;
}

Result<Settings> SettingStore::read()
{
    const auto values = all();
    if (!values)
        return failed(values);
    const auto number = [&values](const char *key, int otherwise) {
        const auto found = values->find(key);
        return found == values->end() ? otherwise : wholeNumber(found->second).value_or(otherwise);
    };
    Settings settings;
    settings.directThreshold = number("direct_threshold", settings.directThreshold);
    settings.directConcurrency = number("direct_concurrency", settings.directConcurrency);
    settings.directPerRecreation = number("direct_per_recreation", settings.directPerRecreation);
    settings.queueConcurrency = number("queue_concurrency", settings.queueConcurrency);
    settings.expressSlots = number("express_slots", settings.expressSlots);
    settings.normalSlots = number("normal_slots", settings.normalSlots);
    settings.queueRate = number("queue_rate", 0);
    settings.directRate = number("direct_rate", 0);
    settings.lease = std::chrono::seconds(number("lease_seconds", 60));
    settings.poll = std::chrono::seconds(number("poll_seconds", 10));
    return settings;
}

Result<> SettingStore::set(const std::string &key, const std::string &value)
{
    if (!wholeNumber(value))
        return failed(invalid(
            "bad_value", key,
            QCoreApplication::translate("leapfrog::SettingStore", "%1 takes a whole number, 0 or more; not \"%2\".")
                .arg(QString::fromStdString(key), QString::fromStdString(value))));
    auto rows = m_connection.run(
        "UPDATE setting SET value = $2, changed_by = session_user, changed_at = clock_timestamp() WHERE key = $1",
        {key, value});
    if (!rows)
        return failed(rows);
    if (rows->affected() == 0)
        return failed(invalid("unknown_setting", key,
                              QCoreApplication::translate("leapfrog::SettingStore", "There is no setting \"%1\".")
                                  .arg(QString::fromStdString(key))));
    return {};
}

namespace {

/// One setting of an organisation: how it is stored, and what it takes.
struct ShareSetting
{
    std::string_view store; ///< with $1 the organisation and $2 the value
    bool mayBeEmpty;
    bool isWhole;
};

const std::map<std::string, ShareSetting> shareSettings{
    {"weight",
     {"INSERT INTO queue_org (org_id, weight) VALUES ($1, $2) ON CONFLICT (org_id) DO UPDATE SET weight = "
      "excluded.weight",
      false, false}},
    {"max_leased",
     {"INSERT INTO queue_org (org_id, max_leased) VALUES ($1, $2) ON CONFLICT (org_id) DO UPDATE SET max_leased = "
      "excluded.max_leased",
      true, true}},
    {"max_per_second",
     {"INSERT INTO queue_org (org_id, max_per_second) VALUES ($1, $2) "
      "ON CONFLICT (org_id) DO UPDATE SET max_per_second = excluded.max_per_second, next_at = '-infinity'",
      true, false}},
};

bool isPositiveNumber(std::string_view text)
{
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc() && end == text.data() + text.size() && number > 0 && number <= 1e6;
}

} // namespace

Result<std::map<std::string, std::string>> SettingStore::allOf(const std::string &orgId)
{
    auto rows = m_connection.run("SELECT weight, max_leased, max_per_second FROM queue_org WHERE org_id = $1", {orgId});
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> all{{"weight", "1"}, {"max_leased", ""}, {"max_per_second", ""}};
    for (const Row row : *rows)
        all = {{"weight", row.text(0)}, {"max_leased", row.text(1)}, {"max_per_second", row.text(2)}};
    return all;
}

Result<> SettingStore::setOf(const std::string &orgId, const std::string &key, const std::string &value)
{
    const auto found = shareSettings.find(key);
    if (found == shareSettings.end())
        return failed(invalid(
            "unknown_setting", key,
            QCoreApplication::translate("leapfrog::SettingStore",
                                        "An organisation has no setting \"%1\"; there are weight, max_leased and "
                                        "max_per_second.")
                .arg(QString::fromStdString(key))));
    const auto &setting = found->second;
    const bool fits = value.empty() ? setting.mayBeEmpty
                                    : (setting.isWhole ? wholeNumber(value).has_value() : isPositiveNumber(value));
    if (!fits)
        return failed(invalid("bad_value", key,
                              (setting.isWhole ? QCoreApplication::translate(
                                   "leapfrog::SettingStore", "%1 takes a whole number, 0 or more; not \"%2\".")
                                               : QCoreApplication::translate("leapfrog::SettingStore",
                                                                             "%1 takes a number above 0; not \"%2\"."))
                                  .arg(QString::fromStdString(key), QString::fromStdString(value))));
    auto rows = m_connection.run(setting.store, {orgId, value.empty() ? Parameter(nullptr) : Parameter(value)});
    if (!rows)
        return failed(rows);
    // A limit that was lifted: workers may sleep until the old rate allows a job.
    if (auto called = m_connection.run("SELECT pg_notify('accounting_work_queue', '')"); !called)
        return failed(called);
    return {};
}

} // namespace leapfrog
