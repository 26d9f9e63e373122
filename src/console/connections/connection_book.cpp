// SPDX-License-Identifier: MIT
#include "console/connections/connection_book.h"

#include "console/background/background.h"
#include "store/database/conninfo.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static const auto listKey = QStringLiteral("connections");
static const auto lastKey = QStringLiteral("last_connection");
static const auto nameKey = QStringLiteral("name");
static const auto conninfoKey = QStringLiteral("conninfo");
static const auto kindKey = QStringLiteral("kind");
static const auto colourKey = QStringLiteral("colour");
static const auto keychainKey = QStringLiteral("keychain");
static const auto productionKey = QStringLiteral("production");

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ConnectionBook)
};

} // namespace

DatabaseTarget ConnectionBook::privateDatabase()
{
    return {.kind = DatabaseTarget::Kind::Embedded, .name = Words::tr("This computer"), .conninfo = {}};
}

DatabaseTarget ConnectionBook::demo()
{
    return {.kind = DatabaseTarget::Kind::Demo, .name = Words::tr("Demo"), .conninfo = {}};
}

DatabaseTarget ConnectionBook::given(const std::string &conninfo)
{
    return {.kind = DatabaseTarget::Kind::Server, .name = describeConninfo(conninfo), .conninfo = conninfo};
}

static DatabaseTarget fromVariables()
{
    return {.kind = DatabaseTarget::Kind::Server, .name = Words::tr("PG* variables"), .conninfo = {}};
}

QFuture<std::vector<DatabaseTarget>> ConnectionBook::found()
{
    return runInBackground([] {
        std::vector<DatabaseTarget> targets;
        if (hasConnectionVariables())
            targets.push_back(fromVariables());
        for (const auto &service : serviceNames())
            targets.push_back({.kind = DatabaseTarget::Kind::Server,
                               .name = QString::fromStdString(service),
                               .conninfo = conninfoOf({{"service", service}})});
        return targets;
    });
}

std::vector<DatabaseTarget> ConnectionBook::saved() const
{
    std::vector<DatabaseTarget> targets;
    const int count = m_settings.beginReadArray(listKey);
    for (int i = 0; i < count; ++i) {
        m_settings.setArrayIndex(i);
        targets.push_back({.kind = DatabaseTarget::Kind::Server,
                           .name = m_settings.value(nameKey).toString(),
                           .conninfo = m_settings.value(conninfoKey).toString().toStdString(),
                           .colour = m_settings.value(colourKey).toString(),
                           .keychain = m_settings.value(keychainKey).toBool(),
                           .production = m_settings.value(productionKey).toBool()});
    }
    m_settings.endArray();
    return targets;
}

void ConnectionBook::write(const std::vector<DatabaseTarget> &targets)
{
    m_settings.remove(listKey);
    m_settings.beginWriteArray(listKey, static_cast<int>(targets.size()));
    int index = 0;
    for (const auto &target : targets) {
        m_settings.setArrayIndex(index++);
        m_settings.setValue(nameKey, target.name);
        m_settings.setValue(conninfoKey, QString::fromStdString(target.conninfo));
        m_settings.setValue(colourKey, target.colour);
        m_settings.setValue(keychainKey, target.keychain);
        m_settings.setValue(productionKey, target.production);
    }
    m_settings.endArray();
}

void ConnectionBook::save(const DatabaseTarget &target, const QString &formerName)
{
    auto targets = saved();
    std::erase_if(targets, [&](const DatabaseTarget &one) {
        return one.name == target.name || (!formerName.isEmpty() && one.name == formerName);
    });
    auto clean = target;
    clean.conninfo = withoutPassword(target.conninfo).value_or(std::string());
    targets.push_back(clean);
    std::ranges::sort(targets, {}, &DatabaseTarget::name);
    write(targets);
}

void ConnectionBook::remove(const QString &name)
{
    auto targets = saved();
    std::erase_if(targets, [&](const DatabaseTarget &one) { return one.name == name; });
    write(targets);
}

std::optional<DatabaseTarget> ConnectionBook::last() const
{
    m_settings.beginGroup(lastKey);
    const auto end = qScopeGuard([this] { m_settings.endGroup(); });
    const auto kind = m_settings.value(kindKey).toString();
    if (kind == QLatin1String("embedded"))
        return privateDatabase();
    if (kind == QLatin1String("demo"))
        return demo();
    if (kind == QLatin1String("server"))
        return DatabaseTarget{.kind = DatabaseTarget::Kind::Server,
                              .name = m_settings.value(nameKey).toString(),
                              .conninfo = m_settings.value(conninfoKey).toString().toStdString(),
                              .colour = m_settings.value(colourKey).toString(),
                              .keychain = m_settings.value(keychainKey).toBool(),
                              .production = m_settings.value(productionKey).toBool()};
    return std::nullopt;
}

bool ConnectionBook::isSamePlace(const std::string &one, const std::string &other)
{
    const auto a = conninfoParts(one);
    const auto b = conninfoParts(other);
    return a && b && conninfoOf(*a) == conninfoOf(*b); // what is empty says nothing
}

DatabaseTarget ConnectionBook::known(const DatabaseTarget &target) const
{
    if (target.kind != DatabaseTarget::Kind::Server)
        return target;
    for (const auto &one : saved()) {
        if (!isSamePlace(one.conninfo, target.conninfo))
            continue;
        auto same = one;
        same.conninfo = target.conninfo; // a password that was given is used
        return same;
    }
    return target;
}

void ConnectionBook::setLast(const DatabaseTarget &target)
{
    const bool server = target.kind == DatabaseTarget::Kind::Server;
    m_settings.beginGroup(lastKey);
    m_settings.setValue(kindKey,
                        server                                          ? QStringLiteral("server")
                            : target.kind == DatabaseTarget::Kind::Demo ? QStringLiteral("demo")
                                                                        : QStringLiteral("embedded"));
    m_settings.setValue(nameKey, target.name);
    const auto clean = withoutPassword(target.conninfo).value_or(std::string());
    m_settings.setValue(conninfoKey, server ? QString::fromStdString(clean) : QString());
    m_settings.setValue(colourKey, target.colour);
    m_settings.setValue(keychainKey, target.keychain);
    m_settings.setValue(productionKey, target.production);
    m_settings.endGroup();
}

std::optional<DatabaseTarget> ConnectionBook::forStart() const
{
    if (auto target = last())
        return target;
    return hasConnectionVariables() ? std::optional(fromVariables()) : std::nullopt;
}

} // namespace leapfrog
