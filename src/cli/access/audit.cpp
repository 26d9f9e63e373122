// SPDX-License-Identifier: MIT
#include "store/access/audit.h"
#include "cli/access/commands.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "core/csv.h"

#include <QCoreApplication>
#include <QJsonDocument>

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
    std::string format;
};

} // namespace

static QJsonValue jsonOf(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(QJsonDocument::fromJson(QByteArray::fromStdString(text)).object());
}

static QJsonObject toJson(const AuditEvent &event)
{
    return {{QStringLiteral("id"), qint64(event.id)},
            {QStringLiteral("at"), toJson(event.at)},
            {QStringLiteral("org_id"), words(event.orgId)},
            {QStringLiteral("who"), words(event.who)},
            {QStringLiteral("program"), words(event.program)},
            {QStringLiteral("host"), words(event.host)},
            {QStringLiteral("what"), words(event.what)},
            {QStringLiteral("object"), words(event.object)},
            {QStringLiteral("old"), jsonOf(event.before)},
            {QStringLiteral("new"), jsonOf(event.after)},
            {QStringLiteral("why"), event.why}};
}

static void printCsv(const AuditEvent &event)
{
    std::string line = std::to_string(event.id) + ',' + event.at.toString(Qt::ISODateWithMs).toStdString();
    for (const auto &text : {event.orgId, event.who, event.program, event.host, event.what, event.object, event.before,
                             event.after, event.why.toStdString()}) {
        line += ',';
        appendCsvText(line, text);
    }
    printLine(line);
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
    const bool asJson = session.json || options.format == "json";
    Table table({Words::tr("At"), Words::tr("Organisation"), Words::tr("Who"), Words::tr("What"), Words::tr("Object"),
                 Words::tr("Before"), Words::tr("After"), Words::tr("Why")});
    if (!asJson && options.format == "csv")
        printLine("id,at,org_id,who,program,host,what,object,old,new,why");
    const auto read = AuditStore(**connection).read(options.filter, [&](const AuditEvent &event) {
        if (asJson)
            printJson(toJson(event));
        else if (options.format == "csv")
            printCsv(event);
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
    addDate(*command, "--from", options->filter.from, "from this day (UTC) on")->excludes(year);
    for (const auto *const name : {"--through", "--to"})
        addDate(*command, name, options->filter.through, "through this day (UTC)")->excludes(year);
    command->add_option("--what", options->filter.what, "what was done, or how it begins: recreation, setting.changed");
    command->add_option("--who", options->filter.who, "the login");
    command->add_option("--format", options->format, "csv or json; default: a table")
        ->check(CLI::IsMember({"csv", "json"}));
    command->callback([=, &session] {
        if (auto listed = list(session, *options); !listed)
            session.fail(listed.error());
    });
}

} // namespace leapfrog::cli
