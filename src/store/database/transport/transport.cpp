// SPDX-License-Identifier: MIT
#include "store/database/transport/transport.h"

#include "store/database/pg_handle.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Transport)
};

std::string valueOf(const Keywords &keywords, std::string_view keyword)
{
    const auto found = std::ranges::find(keywords, keyword, &Keywords::value_type::first);
    return found == keywords.end() ? std::string() : found->second;
}

/// All that counts, of the environment and a service file too. No server has port 0, so libpq looks for none.
Keywords allOf(const std::string &dsn)
{
    return PgHandle({{"dbname", dsn}, {"port", "0"}}).keywords();
}

bool isLocal(const QString &host)
{
    return host.isEmpty() || host.startsWith(QLatin1Char('/')) || host.startsWith(QLatin1Char('@'))
        || host == QLatin1String("localhost") || host.startsWith(QLatin1String("127.")) || host == QLatin1String("::1");
}

/// Where an address is given, it is what is connected to.
bool isLocal(const Keywords &keywords)
{
    const auto address = valueOf(keywords, "hostaddr");
    const auto hosts
        = QString::fromStdString(address.empty() ? valueOf(keywords, "host") : address).split(QLatin1Char(','));
    return std::ranges::all_of(hosts, [](const QString &host) { return isLocal(host.trimmed()); });
}

/// Whether that service's section has a line for sslmode. What libpq tells is the same for "prefer" and for nothing.
bool isInService(const std::string &service)
{
    const auto home = QDir::homePath() + QStringLiteral("/.pg_service.conf");
    const auto system = qEnvironmentVariable("PGSYSCONFDIR", QStringLiteral("/etc/postgresql-common"));
    for (const auto &name :
         {qEnvironmentVariable("PGSERVICEFILE", home), system + QStringLiteral("/pg_service.conf")}) {
        QFile file(name);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        bool isHere = false;
        while (!file.atEnd()) {
            const auto line = QString::fromUtf8(file.readLine()).trimmed();
            if (line.startsWith(QLatin1Char('[')))
                isHere = line == QLatin1Char('[') + QString::fromStdString(service) + QLatin1Char(']');
            else if (isHere && line.startsWith(QLatin1String("sslmode")))
                return true;
        }
    }
    return false;
}

/// Whether somebody has chosen an sslmode.
bool isChosen(const std::string &dsn, const Keywords &all)
{
    if (valueOf(all, "sslmode") != "prefer" || !qEnvironmentVariableIsEmpty("PGSSLMODE"))
        return true;
    const auto given = parseKeywords(dsn);
    if (given && !valueOf(*given, "sslmode").empty())
        return true;
    auto service = valueOf(all, "service");
    if (service.empty() && given)
        service = valueOf(*given, "service");
    if (service.empty())
        service = qEnvironmentVariable("PGSERVICE").toStdString();
    return !service.empty() && isInService(service);
}

QString rootCertificate(const Keywords &keywords)
{
    const auto named = valueOf(keywords, "sslrootcert");
    return named.empty() ? QDir::homePath() + QStringLiteral("/.postgresql/root.crt") : QString::fromStdString(named);
}

} // namespace

Transport transportOf(const std::string &dsn)
{
    const auto all = allOf(dsn);
    if (all.empty() || isLocal(all))
        return Transport::Local;
    const auto mode = valueOf(all, "sslmode");
    if (mode == "verify-full" || !isChosen(dsn, all))
        return Transport::Verified;
    return mode == "require" || mode == "verify-ca" ? Transport::Unverified : Transport::Open;
}

Keywords transportKeywords(const std::string &dsn)
{
    const auto all = allOf(dsn);
    if (all.empty() || isLocal(all) || isChosen(dsn, all))
        return {};
    return {{"sslmode", "verify-full"}};
}

Error transportError(Error error, const Keywords &keywords)
{
    static const QRegularExpression signs(QStringLiteral("SSL|TLS|certifi|zertifi"),
                                          QRegularExpression::CaseInsensitiveOption); // libpq's words, translated too
    const auto mode = valueOf(keywords, "sslmode");
    if (error.reason != "unreachable" || !mode.starts_with("verify") || isLocal(keywords)
        || !signs.match(error.cause).hasMatch())
        return error;
    const auto root = rootCertificate(keywords);
    if (!QFileInfo::exists(root) && root != QLatin1String("system")) {
        error.message
            = Words::tr("It can't be verified that this is the right server: this computer has no root "
                        "certificate (%1). Get the certificate of the authority that signed the server's from "
                        "an administrator and put it there, or name its file with sslrootcert=FILE. Only in a "
                        "network that you trust, sslmode=require encrypts without verifying.")
                  .arg(root);
        error.reason = "no_root_certificate";
        return error;
    }
    error.message
        = Words::tr("It could not be verified that this is the right server, so nothing was sent to it: %1. Ask "
                    "an administrator about its certificate. Only in a network that you trust, choose another "
                    "sslmode.")
              .arg(error.cause.simplified());
    error.reason = "not_verified";
    return error;
}

} // namespace leapfrog
