// SPDX-License-Identifier: MIT
#include "store/database/conninfo.h"

#include "store/database/pg_handle.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <fstream>
#include <optional>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Conninfo)
};

bool isUri(const std::string &conninfo)
{
    return conninfo.starts_with("postgresql://") || conninfo.starts_with("postgres://");
}

/// As far as it can be told of a text that can't be read.
bool mayHoldSecret(const std::string &text)
{
    static const QRegularExpression signs(QStringLiteral("pass|pwd|secret|//.*@|:.*@"),
                                          QRegularExpression::CaseInsensitiveOption
                                              | QRegularExpression::DotMatchesEverythingOption);
    return signs.match(QString::fromStdString(text)).hasMatch();
}

/// libpq's complaints quote what they don't understand, which may be the password or a piece of it: they are handed on
/// only where the text can't hold one.
Error badConninfo(const std::string &conninfo, const QString &complaint)
{
    return {.code = Error::Code::Invalid,
            .message = Words::tr("This is no connection string. Write it like: host=db1 dbname=books user=anna. A "
                                 "value with blanks or quotes stands in single quotes; in a URI, such characters are "
                                 "written like %20, and @ in a password like %40."),
            .cause = mayHoldSecret(conninfo) ? QString() : complaint,
            .reason = "bad_conninfo",
            .field = "conninfo"};
}

/// What a keyword takes. libpq would find out only when it connects, and then it is told as a server out of reach.
struct Choice
{
    std::string_view keyword;
    std::string_view values; ///< with a blank between them
};
constexpr std::array choices
    = {Choice{"sslmode", "disable allow prefer require verify-ca verify-full"},
       Choice{"gssencmode", "disable prefer require"},
       Choice{"channel_binding", "disable prefer require"},
       Choice{"target_session_attrs", "any read-write read-only primary standby prefer-standby"},
       Choice{"load_balance_hosts", "disable random"},
       Choice{"ssl_min_protocol_version", "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3"},
       Choice{"ssl_max_protocol_version", "TLSv1 TLSv1.1 TLSv1.2 TLSv1.3"},
       Choice{"replication", "false off no 0"}}; // else the server takes no statements of ours
constexpr std::array wholeNumbers = {"connect_timeout",     "keepalives",       "keepalives_idle",
                                     "keepalives_interval", "keepalives_count", "tcp_user_timeout"};

bool isOneOf(std::string_view values, const std::string &value)
{
    return QString::fromUtf8(values.data(), static_cast<qsizetype>(values.size()))
        .split(QLatin1Char(' '))
        .contains(QString::fromStdString(value), Qt::CaseInsensitive);
}

bool isWholeNumber(std::string_view value)
{
    const auto digits = value.substr(value.starts_with('-') || value.starts_with('+') ? 1 : 0);
    return !digits.empty() && digits.size() <= 9 && digits.find_first_not_of("0123456789") == std::string_view::npos;
}

/// Each entry of a list is empty or a port.
bool arePorts(const std::string &value)
{
    const auto ports = QString::fromStdString(value).split(QLatin1Char(','));
    return std::ranges::all_of(ports, [](const QString &port) {
        bool isNumber = false;
        const int number = port.toInt(&isNumber);
        return port.isEmpty() || (isNumber && number >= 1 && number <= 65535 && port.at(0).isDigit());
    });
}

/// Names or addresses of hosts, and folders of sockets; an abstract socket begins with @. Else a piece of a password,
/// or of a list with semicolons, would be printed as the host that can't be found.
bool areHosts(const std::string &value)
{
    const auto hosts = QString::fromStdString(value).split(QLatin1Char(','));
    static const QRegularExpression odd(QStringLiteral("[@;=\\s]"));
    return std::ranges::all_of(hosts, [](const QString &host) {
        return host.startsWith(QLatin1Char('/')) || !host.mid(host.startsWith(QLatin1Char('@')) ? 1 : 0).contains(odd);
    });
}

/// Before the question mark of a URI one @ may stand, in front of the host: else something holds one that had to be
/// written %40, and libpq would take a piece of the password for the host.
bool hasStrayAt(const std::string &uri)
{
    const auto begin = uri.find("//") + 2;
    const auto text = uri.substr(begin, uri.find('?', begin) - begin);
    const auto last = text.rfind('@');
    return last != std::string::npos && (text.find('@') != last || text.find('/') < last);
}

/// Nothing where each value can be taken; else what the first one's keyword takes. Never the value: it may be a piece
/// of a password, as in "postgresql://anna:secret", where the host is forgotten.
std::optional<QString> misfit(const Keywords &keywords)
{
    std::map<std::string_view, qsizetype> entries; // of the lists
    for (const auto &[keyword, value] : keywords) {
        if (value.empty())
            continue;
        if (keyword == "host" || keyword == "hostaddr" || keyword == "port")
            entries[keyword] = 1 + std::ranges::count(value, ',');
        if ((keyword == "host" || keyword == "hostaddr") && !areHosts(value))
            return Words::tr("%1 takes names or addresses, with commas between them. (Is a password with @, : or / in "
                             "a URI the reason? Such characters are written like %40 there.)")
                .arg(QString::fromStdString(keyword));
        if (keyword == "dbname" && isUri(value))
            return Words::tr("dbname takes the name of a database.");
        if (keyword == "port" && !arePorts(value))
            return Words::tr(
                "port takes a whole number from 1 to 65535. (Is a password with @, : or / in a URI the reason? Such "
                "characters are written like %40 there.)");
        if (std::ranges::find(wholeNumbers, keyword) != wholeNumbers.end() && !isWholeNumber(value))
            return Words::tr("%1 takes a whole number.").arg(QString::fromStdString(keyword));
        for (const auto &choice : choices) {
            if (keyword == choice.keyword && !isOneOf(choice.values, value))
                return Words::tr("%1 takes one of: %2")
                    .arg(QString::fromStdString(keyword),
                         QString::fromUtf8(choice.values.data(), qsizetype(choice.values.size()))
                             .replace(QLatin1Char(' '), QLatin1String(", ")));
        }
    }
    const auto hosts = std::max(entries["host"], entries["hostaddr"]);
    const bool addressesMatch
        = entries["host"] == 0 || entries["hostaddr"] == 0 || entries["host"] == entries["hostaddr"];
    if (!addressesMatch || (hosts > 0 && entries["port"] > 1 && entries["port"] != hosts))
        return Words::tr(
            "Where several hosts are named, hostaddr and port have as many entries as host, in its order.");
    return std::nullopt;
}

} // namespace

Result<> checkKeywords(const Keywords &keywords)
{
    const auto fault = misfit(keywords);
    if (!fault)
        return {};
    return failed({.code = Error::Code::Invalid,
                   .message = Words::tr("This connection can't be made as it is written: %1").arg(*fault),
                   .cause = {},
                   .reason = "bad_conninfo",
                   .field = "conninfo"});
}

namespace {

Result<Keywords> parse(const std::string &conninfo)
{
    if (conninfo.find('\0') != std::string::npos) // libpq would read on no further
        return failed(badConninfo(conninfo, {}));
    if (isUri(conninfo) && hasStrayAt(conninfo))
        return failed(badConninfo(conninfo, {}));
    auto keywords = parseKeywords(conninfo);
    if (!keywords)
        return failed(badConninfo(conninfo, keywords.error()));
    if (auto fit = checkKeywords(*keywords); !fit)
        return failed(fit);
    return *std::move(keywords);
}

/// `keyword='value'`. Only what no reader could take for anything else stands without quotes: libpq ends a bare value
/// at whatever the locale calls white space.
void append(std::string &text, std::string_view keyword, std::string_view value)
{
    static constexpr std::string_view plain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-./:,@";
    if (!text.empty())
        text += ' ';
    text += keyword;
    text += '=';
    if (!value.empty() && value.find_first_not_of(plain) == std::string_view::npos) {
        text += value;
        return;
    }
    text += '\'';
    for (const char letter : value) {
        if (letter == '\'' || letter == '\\')
            text += '\\';
        text += letter;
    }
    text += '\'';
}

bool isPassword(const std::string &keyword)
{
    return keyword == "password" || keyword == "sslpassword";
}

std::string valueOf(const Keywords &keywords, const std::string &keyword)
{
    const auto found = std::ranges::find(keywords, keyword, &Keywords::value_type::first);
    return found == keywords.end() ? std::string() : found->second;
}

} // namespace

Result<std::string> withDatabase(const std::string &conninfo, const std::string &database)
{
    const auto keywords = parse(conninfo);
    if (!keywords)
        return failed(keywords);
    std::string text;
    for (const auto &[keyword, value] : *keywords) {
        if (keyword != "dbname")
            append(text, keyword, value);
    }
    append(text, "dbname", database);
    return database.find('\0') == std::string::npos ? Result<std::string>(text) : failed(badConninfo(conninfo, {}));
}

Result<> checkConninfo(const std::string &conninfo)
{
    if (isUri(conninfo) || conninfo.find('=') != std::string::npos || conninfo.find('\0') != std::string::npos) {
        const auto keywords = parse(conninfo);
        return keywords ? Result<>() : failed(keywords);
    }
    // A database's name for libpq, which the server would repeat in its answer; a mistyped URI is none.
    if (conninfo.find("//") != std::string::npos || conninfo.find('@') != std::string::npos)
        return failed(badConninfo(conninfo, {}));
    return {};
}

bool holdsPassword(const std::string &conninfo)
{
    if (!checkConninfo(conninfo))
        return mayHoldSecret(conninfo);
    const auto keywords = parse(conninfo);
    return keywords && (!valueOf(*keywords, "password").empty() || !valueOf(*keywords, "sslpassword").empty());
}

std::vector<std::string> wipePasswords(int argc, char **argv)
{
    std::vector<std::string> secrets;
    for (int i = 1; i < argc; ++i) {
        const std::string argument(argv[i]);
        auto given = argument;
        for (const std::string_view option : {"--dsn=", "--connect="}) {
            if (argument.starts_with(option))
                given = argument.substr(option.size());
        }
        if (!holdsPassword(given))
            continue;
        std::fill_n(argv[i], argument.size(), 'x');
        secrets.push_back(given);
    }
    return secrets;
}

Result<std::map<std::string, std::string>> conninfoParts(const std::string &conninfo)
{
    const auto keywords = parse(conninfo);
    if (!keywords)
        return failed(keywords);
    std::map<std::string, std::string> parts;
    for (const auto &[keyword, value] : *keywords) {
        if (!isPassword(keyword))
            parts.emplace(keyword, value);
    }
    return parts;
}

std::string conninfoOf(const std::map<std::string, std::string> &parts)
{
    std::string text;
    for (const auto &[keyword, value] : parts) {
        if (!value.empty())
            append(text, keyword, value);
    }
    return text;
}

Result<std::string> withoutPassword(const std::string &conninfo)
{
    const auto parts = conninfoParts(conninfo);
    if (!parts)
        return failed(parts);
    std::string text;
    for (const auto &[keyword, value] : *parts) // empty ones too: they keep the PG* variables from filling in
        append(text, keyword, value);
    return text;
}

Result<std::string> withPassword(const std::string &conninfo, const std::string &password)
{
    if (password.find('\0') != std::string::npos)
        return failed(badConninfo(conninfo, {}));
    auto text = withoutPassword(conninfo);
    if (text)
        append(*text, "password", password);
    return text;
}

QString describeConninfo(const std::string &conninfo)
{
    const auto given = parse(conninfo);
    if (!given)
        return {};
    if (const auto service = valueOf(*given, "service"); !service.empty())
        return Words::tr("service %1").arg(QString::fromStdString(service));
    const auto defaults = defaultKeywords();
    const auto part = [&](const char *keyword) {
        const auto value = valueOf(*given, keyword);
        return QString::fromStdString(value.empty() ? valueOf(defaults, keyword) : value);
    };
    const auto user = part("user");
    const auto database = part("dbname");
    const auto host = part("host");
    return Words::tr("%1 on %2 as %3")
        .arg(database.isEmpty() ? user : database, host.isEmpty() ? Words::tr("this computer") : host, user);
}

std::vector<std::string> serviceNames()
{
    const char *file = std::getenv("PGSERVICEFILE");
    const char *home = std::getenv("HOME");
    std::ifstream lines(file != nullptr ? std::string(file)
                                        : std::string(home != nullptr ? home : "") + "/.pg_service.conf");
    std::vector<std::string> names;
    for (std::string line; std::getline(lines, line);) {
        const auto end = line.find(']');
        if (line.starts_with('[') && end != std::string::npos && end > 1)
            names.push_back(line.substr(1, end - 1));
    }
    return names;
}

bool hasConnectionVariables()
{
    static constexpr std::array variables = {"PGHOST", "PGHOSTADDR", "PGSERVICE", "PGDATABASE"};
    for (const char *variable : variables) {
        const char *value = std::getenv(variable);
        if (value != nullptr && *value != '\0')
            return true;
    }
    return false;
}

} // namespace leapfrog
