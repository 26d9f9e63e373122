// SPDX-License-Identifier: MIT
#include "cli/close/commands.h"
#include "cli/close/figures_options.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "core/csv.h"
#include "engine/books/tax_report.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <climits>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Tax)
};

struct Options
{
    std::string org;
    Days days;
    Figures figures;
    bool csv = false;
};

} // namespace

static QString sideWords(TaxSide side)
{
    switch (side) {
    case TaxSide::Sales:
        return Words::tr("Sales");
    case TaxSide::Purchases:
        return Words::tr("Purchases");
    case TaxSide::ReverseChargeOwed:
        return Words::tr("Reverse charge, owed");
    case TaxSide::ReverseChargeRecovered:
        return Words::tr("Reverse charge, recovered");
    case TaxSide::NotKnown:
        break;
    }
    return Words::tr("not known");
}

static std::string sideName(TaxSide side)
{
    return std::string(taxSideName(side));
}

static QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(words(text));
}

static void printJson(const TaxReport &report, const Options &options)
{
    const auto base = report.head.currency->code;
    const auto amount = [base](Wide minor) { return amountWords(minor, base); };
    QJsonArray lines;
    for (const auto &line : report.lines)
        lines.append(QJsonObject{{QStringLiteral("month"), monthWords(line.month)},
                                 {QStringLiteral("side"), words(sideName(line.side))},
                                 {QStringLiteral("code"), orNull(line.code)},
                                 {QStringLiteral("account"), words(line.account)},
                                 {QStringLiteral("taxable"), amount(line.taxable)},
                                 {QStringLiteral("tax"), amount(line.tax)},
                                 {QStringLiteral("documents"), static_cast<qint64>(line.documents)}});
    QJsonArray accounts;
    for (const auto &account : report.accounts)
        accounts.append(QJsonObject{{QStringLiteral("account"), words(account.account)},
                                    {QStringLiteral("movement"), amount(account.movement)},
                                    {QStringLiteral("coded"), amount(account.coded)},
                                    {QStringLiteral("other"), amount(account.other)},
                                    {QStringLiteral("difference"), amount(account.difference())}});
    QJsonArray others;
    for (const auto &other : report.others)
        others.append(QJsonObject{{QStringLiteral("account"), words(other.account)},
                                  {QStringLiteral("document_id"), words(other.documentId)},
                                  {QStringLiteral("document_type"), orNull(other.documentType)},
                                  {QStringLiteral("date"), words(dateText(other.date))},
                                  {QStringLiteral("amount"), amount(other.amount)}});
    auto object = toJson(report.head);
    const auto &[from, through] = options.days;
    object[QStringLiteral("from")] = orNull(from ? dateText(*from) : std::string());
    object[QStringLiteral("through")] = orNull(through ? dateText(*through) : std::string());
    object[QStringLiteral("known_at")]
        = orNull(options.figures.knownAt ? options.figures.knownAt->text : std::string());
    object[QStringLiteral("not_known_before")] = orNull(report.notKnownBefore);
    object[QStringLiteral("taxes")] = lines;
    object[QStringLiteral("accounts")] = accounts;
    object[QStringLiteral("others")] = others;
    object[QStringLiteral("told_by_documents")] = static_cast<qint64>(report.fromDocuments);
    printJson(object);
}

/// Headings are the names of the JSON: a program reads them.
static void printCsv(const TaxReport &report)
{
    const auto base = report.head.currency->code;
    printLine("month,side,code,account,taxable,tax,documents");
    for (const auto &line : report.lines) {
        auto text = monthWords(line.month).toStdString() + ',' + sideName(line.side) + ',';
        appendCsvText(text, line.code);
        text += ',';
        appendCsvText(text, line.account);
        for (const auto minor : {line.taxable, line.tax})
            text += ',' + amountWords(minor, base).toStdString();
        printLine(text + ',' + std::to_string(line.documents));
    }
}

static void printText(const TaxReport &report)
{
    const auto base = report.head.currency->code;
    const auto baseName = words(std::string(base));
    Table lines({Words::tr("Month"), Words::tr("Side"), Words::tr("Tax code"), Words::tr("Account"),
                 Words::tr("Taxable %1").arg(baseName), Words::tr("Tax %1").arg(baseName), Words::tr("Documents")});
    for (const auto &line : report.lines)
        lines.add({monthWords(line.month), sideWords(line.side),
                   line.code.empty() ? Words::tr("not known") : words(line.code), words(line.account),
                   amountWords(line.taxable, base), amountWords(line.tax, base), QString::number(line.documents)});
    lines.print();
    Table accounts({Words::tr("Account"), Words::tr("Movement %1").arg(baseName), Words::tr("By tax code"),
                    Words::tr("Without a code"), Words::tr("Difference")});
    for (const auto &account : report.accounts)
        accounts.add({words(account.account), amountWords(account.movement, base), amountWords(account.coded, base),
                      amountWords(account.other, base), amountWords(account.difference(), base)});
    printLine({});
    accounts.print();
    if (report.others.empty())
        return;
    Table others({Words::tr("Account"), Words::tr("Date"), Words::tr("Document"), Words::tr("Without a code")});
    for (const auto &other : report.others)
        others.add({words(other.account), words(dateText(other.date)), words(other.documentId),
                    amountWords(other.amount, base)});
    printLine({});
    others.print();
}

static Result<> show(Session &session, Connection &connection, const Options &options)
{
    const auto report = taxReport(connection, options.org, options.figures, options.days);
    if (!report)
        return failed(report);
    if (session.json) {
        printJson(*report, options);
        return {};
    }
    if (options.csv)
        printCsv(*report);
    else
        printText(*report);
    if (report->fromDocuments > 0)
        session.tell(Words::tr("%n entry(s) are from before taxes were kept with entries: their documents said them. "
                               "Recreating these documents keeps the taxes with their entries.",
                               nullptr, static_cast<int>(std::min<std::int64_t>(report->fromDocuments, INT_MAX))));
    tellNotKnownBefore(session, report->notKnownBefore);
    tellLeftOut(session, report->head.leftOut());
    return {};
}

void addTax(CLI::App &app, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(
        *app.get_subcommand("ledger"), session, "tax",
        "tax by code and month: what was taxed, the tax, how many documents; tied to the tax accounts", org,
        [=, &session](Connection &connection) { return show(session, connection, *options); });
    addDate(*command, "--from", options->days.from, "first day");
    addDate(*command, "--through", options->days.through, "last day");
    command->parse_complete_callback([options] {
        const auto &[from, through] = options->days;
        if (from && through && *from > *through)
            throw CLI::ValidationError("--from", dateText(*from) + " is after --through " + dateText(*through));
    });
    addWithoutAwaiting(*command, options->figures.awaiting);
    addKnownAt(*command, options->figures.knownAt);
    command->add_flag("--csv", options->csv, "comma-separated values, one line per month, side, code and account");
}

} // namespace leapfrog::cli
