// SPDX-License-Identifier: MIT
#include "store/access/audit.h"
#include "cli/access/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"

#include <chrono>
#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Audit)
};

struct Options
{
    AuditFilter filter;
    int year = 0;
    int fiscalYear = 0;
    std::string format;
};

} // namespace

/// The days of the fiscal year that begins in `options.fiscalYear`.
static Result<> chooseFiscalYear(Connection &connection, Options &options)
{
    const auto years = AuditStore(connection).years(options.filter.orgId);
    if (!years)
        return failed(years);
    const auto month = std::chrono::month(static_cast<unsigned>(years->startMonth));
    const auto first = std::chrono::sys_days(std::chrono::year(options.fiscalYear) / month / 1);
    options.filter.from = first;
    options.filter.through
        = std::chrono::sys_days(std::chrono::year(options.fiscalYear + 1) / month / 1) - std::chrono::days(1);
    return {};
}

static Result<> list(Session &session, Options options)
{
    auto connection = session.connect("audit");
    if (!connection)
        return failed(connection);
    if (options.year > 0) {
        options.filter.from = parseDate(std::to_string(options.year) + "-01-01");
        options.filter.through = parseDate(std::to_string(options.year) + "-12-31");
    }
    if (options.fiscalYear > 0) {
        if (auto chosen = chooseFiscalYear(**connection, options); !chosen)
            return chosen;
    }
    const bool asJson = session.json || options.format == "json";
    Table table({Words::tr("At"), Words::tr("Organisation"), Words::tr("Who"), Words::tr("What"), Words::tr("Object"),
                 Words::tr("Before"), Words::tr("After"), Words::tr("Why")});
    if (!asJson && options.format == "csv")
        printLine(std::string(auditCsvHeading));
    const auto read = AuditStore(**connection).read(options.filter, [&](const AuditEvent &event) {
        if (asJson)
            printJson(auditJson(event));
        else if (options.format == "csv")
            printLine(auditCsv(event));
        else
            table.add({event.at.toString(Qt::ISODate), words(event.orgId), words(event.who), words(event.what),
                       words(event.object), words(event.before), words(event.after), event.why});
        return true;
    });
    if (read && !asJson && options.format != "csv")
        table.print();
    return read;
}

void addAudit(CLI::App &app, Session &session)
{
    auto *audit = app.add_subcommand("audit", "who did what");
    audit->require_subcommand(1);
    auto options = std::make_shared<Options>();
    auto *command = audit->add_subcommand("list", "the trail, oldest first; with --json a line each");
    command->add_option("--org", options->filter.orgId, "one organisation, and what concerns all; default: all");
    auto *year = command->add_option("--year", options->year, "of one year")->check(CLI::Range(1970, 2199));
    auto *fiscalYear = command
                           ->add_option("--fiscal-year", options->fiscalYear,
                                        "of the organisation's fiscal year that begins in this year")
                           ->check(CLI::Range(1970, 2198))
                           ->excludes(year);
    addDate(*command, "--from", options->filter.from, "from this day (UTC) on")->excludes(year)->excludes(fiscalYear);
    for (const auto *const name : {"--through", "--to"})
        addDate(*command, name, options->filter.through, "through this day (UTC)")
            ->excludes(year)
            ->excludes(fiscalYear);
    command->add_option("--what", options->filter.what, "what was done, or how it begins: recreation, setting.changed");
    command->add_option("--who", options->filter.who, "the login");
    command->add_option("--object", options->filter.object,
                        "a part of what it was done to: a document, a key, a login");
    command->add_option("--format", options->format, "csv or json; default: a table")
        ->check(CLI::IsMember({"csv", "json"}));
    command->callback([=, &session] {
        if (auto listed = list(session, *options); !listed)
            session.fail(listed.error());
    });
}

} // namespace leapfrog::cli
