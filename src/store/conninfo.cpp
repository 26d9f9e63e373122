// SPDX-License-Identifier: MIT
#include "store/conninfo.h"

#include <QCoreApplication>

#include <array>
#include <cstdlib>
#include <fstream>
#include <libpq-fe.h>
#include <memory>

namespace leapfrog {

namespace {

struct FreeOptions
{
    void operator()(PQconninfoOption *options) const { PQconninfoFree(options); }
};
using Options = std::unique_ptr<PQconninfoOption, FreeOptions>;

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Conninfo)
};

Result<Options> parse(const std::string &conninfo)
{
    char *complaint = nullptr;
    Options options(PQconninfoParse(conninfo.c_str(), &complaint));
    if (options)
        return options;
    const auto cause = QString::fromUtf8(complaint).trimmed();
    PQfreemem(complaint);
    return failed(
        Error{.code = Error::Code::Invalid,
              .message = Words::tr("This is no connection string. Write it like: host=db1 dbname=books user=anna"),
              .cause = cause,
              .reason = "bad_conninfo",
              .field = "conninfo"});
}

/// `keyword=value`, quoted where needed, with quotes and backslashes made harmless.
void append(std::string &text, const std::string &keyword, const std::string &value)
{
    if (!text.empty())
        text += ' ';
    text += keyword + '=';
    const bool plain = !value.empty() && value.find_first_of(" '\\") == std::string::npos;
    if (plain) {
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

std::string valueOf(PQconninfoOption *options, const std::string &keyword)
{
    for (auto *option = options; option != nullptr && option->keyword != nullptr; ++option) {
        if (option->keyword == keyword && option->val != nullptr)
            return option->val;
    }
    return {};
}

} // namespace

Result<std::string> withDatabase(const std::string &conninfo, const std::string &database)
{
    const auto options = parse(conninfo);
    if (!options)
        return failed(options);
    std::string text;
    for (auto *option = options->get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr && std::string_view(option->keyword) != "dbname")
            append(text, option->keyword, option->val);
    }
    append(text, "dbname", database);
    return text;
}

bool holdsPassword(const std::string &conninfo)
{
    const auto options = parse(conninfo);
    return options && !valueOf(options->get(), "password").empty();
}

Result<std::map<std::string, std::string>> conninfoParts(const std::string &conninfo)
{
    const auto options = parse(conninfo);
    if (!options)
        return failed(options);
    std::map<std::string, std::string> parts;
    for (auto *option = options->get(); option->keyword != nullptr; ++option) {
        if (option->val != nullptr && !isPassword(option->keyword))
            parts.emplace(option->keyword, option->val);
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
    return conninfoParts(conninfo).map(conninfoOf);
}

Result<std::string> withPassword(const std::string &conninfo, const std::string &password)
{
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
    if (const auto service = valueOf(given->get(), "service"); !service.empty())
        return Words::tr("service %1").arg(QString::fromStdString(service));
    const Options defaults(PQconndefaults());
    const auto part = [&](const char *keyword) {
        const auto value = valueOf(given->get(), keyword);
        return QString::fromStdString(value.empty() ? valueOf(defaults.get(), keyword) : value);
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
