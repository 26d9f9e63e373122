// SPDX-License-Identifier: MIT
#include "store/queue/settings.h"

#include "store/queue/setting_rules.h"

#include <QCoreApplication>

namespace leapfrog {

static Error invalid(const char *reason, const std::string &key, const QString &message)
{
    return {.code = Error::Code::Invalid, .message = message, .cause = {}, .reason = reason, .field = key};
}

static Error unknownSetting(const std::string &key)
{
    return invalid("unknown_setting", key,
                   QCoreApplication::translate("leapfrog::SettingStore", "There is no setting \"%1\".")
                       .arg(QString::fromStdString(key)));
}

static Error outOfBounds(const SettingRule &rule, const std::string &value)
{
    const auto key = std::string(rule.key);
    if (!rule.words.empty())
        return invalid("bad_value", key,
                       QCoreApplication::translate("leapfrog::SettingStore", "%1 is %2; not \"%3\".")
                           .arg(QString::fromStdString(key), rule.bounds(), QString::fromStdString(value)));
    return invalid("bad_value", key,
                   (rule.whole ? QCoreApplication::translate("leapfrog::SettingStore",
                                                             "%1 takes a whole number from %2 to %3; not \"%4\".")
                               : QCoreApplication::translate("leapfrog::SettingStore",
                                                             "%1 takes a number from %2 to %3; not \"%4\"."))
                       .arg(QString::fromStdString(key), settingText(rule.least), settingText(rule.most),
                            QString::fromStdString(value)));
}

Result<std::map<std::string, std::string>> SettingStore::all()
{
    auto rows = m_connection.run("SELECT key, value FROM setting");
    if (!rows)
        return failed(rows);
    std::map<std::string, std::string> all;
    for (const auto &rule : settingRules()) {
        if (!rule.ofOrganisation)
            all.emplace(rule.key, rule.text(rule.standard.value()).toStdString());
    }
    for (const Row row : *rows) {
        const auto key = row.text(0);
        if (const auto *rule = findSettingRule(key))
            all[key] = rule->text(rule->clamped(row.text(1))).toStdString();
    }
    return all;
}

Result<Settings> SettingStore::read()
{
    const auto values = all();
    if (!values)
        return failed(values);
    const auto number = [&values](const char *key) { return std::stoi(values->at(key)); };
    return Settings{.directThreshold = number("direct_threshold"),
                    .directConcurrency = number("direct_concurrency"),
                    .directPerRecreation = number("direct_per_recreation"),
                    .queueConcurrency = number("queue_concurrency"),
                    .expressSlots = number("express_slots"),
                    .normalSlots = number("normal_slots"),
                    .queueRate = static_cast<double>(number("queue_rate")),
                    .directRate = static_cast<double>(number("direct_rate")),
                    .lease = std::chrono::seconds(number("lease_seconds")),
                    .poll = std::chrono::seconds(number("poll_seconds"))};
}

Result<> SettingStore::check(const std::string &key, const std::string &value)
{
    const auto *const rule = findSettingRule(key);
    if (rule == nullptr)
        return failed(unknownSetting(key));
    if (!rule->read(value))
        return failed(outOfBounds(*rule, value));
    return {};
}

Result<> SettingStore::set(const std::string &key, const std::string &value)
{
    if (auto fits = check(key, value); !fits)
        return fits;
    auto rows = m_connection.run(
        "UPDATE setting SET value = $2, changed_by = session_user, changed_at = clock_timestamp() WHERE key = $1",
        {key, value});
    if (rows && rows->affected() == 0) // somebody deleted its row
        rows = m_connection.run("INSERT INTO setting (key, value) VALUES ($1, $2)", {key, value});
    if (!rows)
        return failed(rows);
    return {};
}

static const std::map<std::string, std::string_view> shareSettings{
    {"weight",
     "INSERT INTO queue_org (org_id, weight) VALUES ($1, $2) ON CONFLICT (org_id) DO UPDATE SET weight = "
     "excluded.weight"},
    {"max_leased",
     "INSERT INTO queue_org (org_id, max_leased) VALUES ($1, $2) ON CONFLICT (org_id) DO UPDATE SET max_leased = "
     "excluded.max_leased"},
    {"max_per_second",
     "INSERT INTO queue_org (org_id, max_per_second) VALUES ($1, $2) "
     "ON CONFLICT (org_id) DO UPDATE SET max_per_second = excluded.max_per_second, next_at = '-infinity'"},
};

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

Result<> SettingStore::checkOf(const std::string &key, const std::string &value)
{
    const auto *const rule = findSettingRule(key, true);
    if (rule == nullptr)
        return failed(invalid(
            "unknown_setting", key,
            QCoreApplication::translate("leapfrog::SettingStore",
                                        "An organisation has no setting \"%1\"; there are weight, max_leased and "
                                        "max_per_second.")
                .arg(QString::fromStdString(key))));
    const bool fits = value.empty() ? !rule->standard : rule->read(value).has_value();
    if (!fits)
        return failed(outOfBounds(*rule, value));
    return {};
}

Result<> SettingStore::setOf(const std::string &orgId, const std::string &key, const std::string &value)
{
    if (auto fits = checkOf(key, value); !fits)
        return fits;
    auto rows = m_connection.run(shareSettings.at(key), {orgId, value.empty() ? Parameter(nullptr) : Parameter(value)});
    if (!rows)
        return failed(rows);
    // A limit that was lifted: workers may sleep until the old rate allows a job.
    if (auto called = m_connection.run("SELECT pg_notify('accounting_work_queue', '')"); !called)
        return failed(called);
    return {};
}

} // namespace leapfrog
