// SPDX-License-Identifier: MIT
#include "store/books/accounts.h"
#include "cli/ledger/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "cli/settings/settings_check.h"
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <cstdio>
#include <fstream>
#include <iostream>
#include <iterator>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Accounts)
};

struct Options
{
    std::string org;
    std::string file;
    std::string format;
    bool replace = false;
    bool yes = false;
};

} // namespace

static Result<std::string> contents(const std::string &path)
{
    if (path == "-")
        return std::string{std::istreambuf_iterator<char>(std::cin), {}};
    auto file = openFile(path);
    if (!file)
        return failed(file);
    return std::string{std::istreambuf_iterator<char>(*file), {}};
}

/// By its first character, unless the format is named: a chart in JSON begins with a bracket.
static tl::expected<ChartOfAccounts, Refusal> readChart(const std::string &text, const std::string &format)
{
    const auto first = text.find_first_not_of(" \t\r\n");
    const bool looksLikeJson = first != std::string::npos && (text[first] == '[' || text[first] == '{');
    const bool isJson = format.empty() ? looksLikeJson : format == "json";
    return isJson ? ChartOfAccounts::fromJson(text) : ChartOfAccounts::fromCsv(text);
}

static Result<> importAccounts(Session &session, Connection &connection, const Options &options)
{
    const auto text = contents(options.file);
    if (!text)
        return failed(text);
    const auto chart = readChart(*text, options.format);
    if (!chart) {
        auto error = toError(chart.error());
        error.message = QStringLiteral("%1: %2").arg(words(chart.error().field), error.message);
        return failed(error);
    }
    if (options.replace && !options.yes) {
        const auto now = PostingStore(connection).context(options.org);
        if (!now)
            return failed(now);
        auto next = *now;
        next.accounts.clear();
        for (const auto &[code, account] : chart->accounts())
            next.accounts.insert(code);
        const auto refused = newlyRefused(connection, options.org, *now, next);
        if (!refused)
            return failed(refused);
        if (!refused->empty()) {
            sayBroken(session, options.org, *refused);
            return {};
        }
    }
    const auto done = AccountStore(connection)
                          .import(options.org, *chart, options.replace ? OtherAccounts::Remove : OtherAccounts::Keep);
    if (!done)
        return failed(done);
    if (session.json) {
        printJson({{QStringLiteral("org_id"), words(options.org)},
                   {QStringLiteral("added"), done->added},
                   {QStringLiteral("changed"), done->changed},
                   {QStringLiteral("unchanged"), done->unchanged},
                   {QStringLiteral("removed"), done->removed}});
        return {};
    }
    Table table({Words::tr("new"), Words::tr("changed"), Words::tr("unchanged"), Words::tr("removed")});
    table.add({QString::number(done->added), QString::number(done->changed), QString::number(done->unchanged),
               QString::number(done->removed)});
    table.print();
    return {};
}

static Result<> exportAccounts(Session &session, Connection &connection, const Options &options)
{
    const auto chart = AccountStore(connection).chart(options.org);
    if (!chart)
        return failed(chart);
    const bool isJson = options.format == "json" || (options.format.empty() && session.json);
    const auto text = isJson ? chart->toJson() + '\n' : chart->toCsv();
    std::fwrite(text.data(), 1, text.size(), stdout);
    return {};
}

using Act = Result<> (*)(Session &, Connection &, const Options &);

static std::pair<CLI::App *, std::shared_ptr<Options>> addAct(CLI::App &accounts, Session &session, const char *name,
                                                              const char *description, Act act)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command
        = addForOrganisation(accounts, session, name, description, org,
                             [=, &session](Connection &connection) { return act(session, connection, *options); });
    return {command, options};
}

void addAccounts(CLI::App &app, Session &session)
{
    auto *accounts = app.add_subcommand("accounts", "the chart of accounts");
    accounts->require_subcommand(1);
    const auto [importing, importOptions] = addAct(
        *accounts, session, "import", "add accounts and change their names and kinds; posts nothing", importAccounts);
    importing->add_option("file", importOptions->file, "CSV (code,name,kind) or JSON; - is standard input")->required();
    importing->add_flag("--replace", importOptions->replace,
                        "remove accounts that the file does not name, unless they have entries");
    importing->add_flag("--yes,--force", importOptions->yes,
                        "replace also when documents would be refused by it when they are next posted");
    importing->add_option("--format", importOptions->format, "csv or json; default: as the file looks")
        ->check(CLI::IsMember({"csv", "json"}));
    const auto [exporting, exportOptions] = addAct(
        *accounts, session, "export", "all accounts that documents can use, with names and kinds", exportAccounts);
    exporting->add_option("--format", exportOptions->format, "csv (default) or json")
        ->check(CLI::IsMember({"csv", "json"}));
}

} // namespace leapfrog::cli
