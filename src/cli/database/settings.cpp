// SPDX-License-Identifier: MIT
#include "store/queue/settings.h"
#include "cli/database/commands.h"
#include "cli/program/output.h"
#include "store/queue/setting_rules.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Settings)
};

} // namespace

/// The settings of all, or an organisation's share of the queue.
static Result<std::map<std::string, std::string>> read(SettingStore &store, const std::string &org)
{
    return org.empty() ? store.all() : store.allOf(org);
}

static Result<> mayBe(const std::string &org, const std::string &key, const std::string &value)
{
    return org.empty() ? SettingStore::check(key, value) : SettingStore::checkOf(key, value);
}

static Result<> change(SettingStore &store, const std::string &org, const std::string &key, const std::string &value)
{
    return org.empty() ? store.set(key, value) : store.setOf(org, key, value);
}

static QJsonValue toJson(const SettingRule &rule, const std::string &value)
{
    if (!rule.words.empty())
        return words(value);
    return value.empty() ? QJsonValue() : QJsonValue(words(value).toDouble());
}

struct Assignment
{
    std::string key;
    std::optional<std::string> value; ///< nothing: only asked for
};

static std::vector<Assignment> assignmentsIn(const std::vector<std::string> &arguments)
{
    std::vector<Assignment> assignments;
    for (const auto &argument : arguments) {
        const auto equals = argument.find('=');
        assignments.push_back({.key = argument.substr(0, equals), .value = {}});
        if (equals != std::string::npos)
            assignments.back().value = argument.substr(equals + 1);
    }
    return assignments;
}

/// All of them or none.
static Result<> change(Connection &connection, const std::string &org, const std::vector<Assignment> &assignments)
{
    for (const auto &[key, value] : assignments) {
        if (!value)
            continue;
        if (auto fits = mayBe(org, key, *value); !fits)
            return fits;
    }
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    SettingStore store(connection);
    for (const auto &[key, value] : assignments) {
        if (!value)
            continue;
        if (auto changed = change(store, org, key, *value); !changed)
            return changed;
    }
    return transaction->commit();
}

static QJsonObject toJson(const SettingRule &rule)
{
    if (!rule.words.empty()) {
        QJsonArray oneOf;
        for (std::size_t i = 0; i < rule.words.size(); ++i)
            oneOf.append(rule.text(static_cast<double>(i)));
        return {{QStringLiteral("one_of"), oneOf},
                {QStringLiteral("default"), rule.text(rule.standard.value())},
                {QStringLiteral("unit"), QLatin1String(rule.unitText)},
                {QStringLiteral("takes_effect"), QLatin1String(rule.takesEffectText)}};
    }
    return {{QStringLiteral("least"), rule.least},
            {QStringLiteral("most"), rule.most},
            {QStringLiteral("default"), rule.standard ? QJsonValue(*rule.standard) : QJsonValue()},
            {QStringLiteral("unit"), QLatin1String(rule.unitText)},
            {QStringLiteral("takes_effect"), QLatin1String(rule.takesEffectText)}};
}

static Result<> settings(Session &session, const std::string &org, const std::vector<std::string> &arguments)
{
    auto connection = session.connect("settings");
    if (!connection)
        return failed(connection);
    if (auto known = mustBeKnown(**connection, org); !known)
        return known;
    const auto assignments = assignmentsIn(arguments);
    if (auto changed = change(**connection, org, assignments); !changed)
        return changed;
    SettingStore store(**connection);
    const auto all = read(store, org);
    if (!all)
        return failed(all);
    const auto one = assignments.size() == 1 ? assignments.front().key : std::string();
    if (!one.empty() && !all->contains(one))
        return failed({.code = Error::Code::Invalid,
                       .message = Words::tr("There is no setting \"%1\".").arg(words(one)),
                       .cause = {},
                       .reason = "unknown_setting",
                       .field = one});
    QJsonObject object;
    QJsonObject bounds;
    Table table({Words::tr("Setting"), Words::tr("Value"), Words::tr("Unit"), Words::tr("May be"), Words::tr("Default"),
                 Words::tr("A change takes effect")});
    for (const auto &rule : settingRules()) {
        const auto found = all->find(std::string(rule.key));
        if (rule.ofOrganisation == org.empty() || found == all->end() || (!one.empty() && one != rule.key))
            continue;
        const auto key = words(found->first);
        const auto &value = found->second;
        object[key] = toJson(rule, value);
        bounds[key] = toJson(rule);
        table.add({key, value.empty() ? Words::tr("no limit") : words(value), rule.unit(), rule.bounds(),
                   rule.standard ? rule.text(*rule.standard) : Words::tr("no limit"), rule.takesEffect()});
    }
    if (one.empty())
        object[QStringLiteral("bounds")] = bounds;
    if (session.json)
        printJson(object);
    else
        table.print();
    return {};
}

void addSettings(CLI::App &app, Session &session)
{
    auto *command = app.add_subcommand("settings", "show or change what all workers and consoles share");
    auto assignments = std::make_shared<std::vector<std::string>>();
    auto org = std::make_shared<std::string>();
    command->add_option("settings", *assignments, "KEY to show one, KEY=VALUE to change it; nothing: all");
    command->add_option("--org", *org,
                        "this organisation's share of the queue: weight of its turns, max_leased jobs at once, "
                        "max_per_second jobs started; KEY= takes a limit away");
    command->callback([=, &session] {
        if (auto result = settings(session, *org, *assignments); !result)
            session.fail(result.error());
    });
}

} // namespace leapfrog::cli
