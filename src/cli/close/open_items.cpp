// SPDX-License-Identifier: MIT
#include "engine/books/open_items.h"
#include "cli/close/commands.h"
#include "cli/close/figures_options.h"
#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "core/csv.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <climits>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::OpenItems)
};

struct Options
{
    OpenItemsQuery query;
    std::optional<Date> asOf;
    std::string kind;
    bool csv = false;
};

} // namespace

static std::string kindName(OpenKind kind)
{
    return kind == OpenKind::Receivable ? "receivable" : "payable";
}

static QString kindWords(OpenKind kind)
{
    return kind == OpenKind::Receivable ? Words::tr("Receivable") : Words::tr("Payable");
}

static QString sentence(OpenReason reason)
{
    switch (reason) {
    case OpenReason::Open:
        return Words::tr("open");
    case OpenReason::Overpaid:
        return Words::tr("more was settled than was open");
    case OpenReason::NotAllocated:
        return Words::tr("not allocated: its entries name no document");
    case OpenReason::NoDocument:
        return Words::tr("the document that is settled has opened nothing in this currency");
    case OpenReason::ExchangeDifference:
        break;
    }
    return Words::tr("settled; left by different exchange rates");
}

static QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(words(text));
}

static QString bucketWords(const std::pair<int, std::optional<int>> &bucket)
{
    if (!bucket.second)
        return Words::tr("over %1 days").arg(bucket.first - 1);
    return *bucket.second == 0 ? Words::tr("not due")
                               : Words::tr("%1 to %2 days").arg(bucket.first).arg(*bucket.second);
}

static QJsonObject toJson(const OpenItem &item, std::string_view base)
{
    const auto amount = [&](Wide minor) { return amountWords(minor, item.currency); };
    return {{QStringLiteral("kind"), words(kindName(item.kind))},
            {QStringLiteral("document_id"), words(item.documentId)},
            {QStringLiteral("document_type"), orNull(item.documentType)},
            {QStringLiteral("party"), words(item.party)},
            {QStringLiteral("date"), words(dateText(item.date))},
            {QStringLiteral("due_date"), item.due ? QJsonValue(words(dateText(*item.due))) : QJsonValue()},
            {QStringLiteral("days"), item.days},
            {QStringLiteral("bucket"), static_cast<int>(item.bucket)},
            {QStringLiteral("currency"), words(item.currency)},
            {QStringLiteral("original"), amount(item.original)},
            {QStringLiteral("settled"), amount(item.settled)},
            {QStringLiteral("open"), amount(item.open)},
            {QStringLiteral("open_base"), amountWords(item.openBase, base)},
            {QStringLiteral("reason"), words(std::string(openReasonName(item.reason)))},
            {QStringLiteral("why"), sentence(item.reason)}};
}

static QJsonObject toJson(const OpenTotal &total, std::string_view base)
{
    QJsonArray accounts;
    for (const auto &[account, balance] : total.accounts)
        accounts.append(QJsonObject{{QStringLiteral("account"), words(account)},
                                    {QStringLiteral("balance"), amountWords(balance, base)}});
    return {{QStringLiteral("kind"), words(kindName(total.kind))},
            {QStringLiteral("accounts"), accounts},
            {QStringLiteral("balance"), amountWords(total.balance, base)},
            {QStringLiteral("open_base"), amountWords(total.items, base)},
            {QStringLiteral("difference"), amountWords(total.difference(), base)}};
}

static void printJson(const OpenItems &report, const Options &options)
{
    const auto base = report.head.currency->code;
    QJsonArray items;
    for (const auto &item : report.items)
        items.append(toJson(item, base));
    QJsonArray parties;
    for (const auto &party : report.parties)
        parties.append(QJsonObject{{QStringLiteral("kind"), words(kindName(party.kind))},
                                   {QStringLiteral("party"), words(party.party)},
                                   {QStringLiteral("buckets"), amounts(party.buckets, base)},
                                   {QStringLiteral("open_base"), amountWords(party.total, base)}});
    QJsonArray totals;
    for (const auto &total : report.totals)
        totals.append(toJson(total, base));
    QJsonArray buckets;
    for (const auto &[from, through] : report.buckets)
        buckets.append(QJsonObject{{QStringLiteral("from"), from == 0 ? QJsonValue() : QJsonValue(from)},
                                   {QStringLiteral("through"), through ? QJsonValue(*through) : QJsonValue()}});
    auto object = toJson(report.head);
    const auto &knownAt = options.query.figures.knownAt;
    object[QStringLiteral("as_of")] = words(dateText(options.query.asOf));
    object[QStringLiteral("known_at")] = orNull(knownAt ? knownAt->text : std::string());
    object[QStringLiteral("not_known_before")] = orNull(report.notKnownBefore);
    object[QStringLiteral("buckets")] = buckets;
    object[QStringLiteral("items")] = items;
    object[QStringLiteral("parties")] = parties;
    object[QStringLiteral("totals")] = totals;
    object[QStringLiteral("told_by_documents")] = static_cast<qint64>(report.fromDocuments);
    printJson(object);
}

/// Headings are the names of the JSON: a program reads them.
static void printCsv(const OpenItems &report)
{
    const auto base = report.head.currency->code;
    printLine("kind,party,document_id,document_type,date,due_date,days,bucket,currency,original,settled,open,open_base,"
              "reason");
    for (const auto &item : report.items) {
        std::string line = kindName(item.kind);
        const auto plain = [&line](const std::string &value) {
            line += ',';
            line += value;
        };
        const auto text = [&line](const std::string &value) {
            line += ',';
            appendCsvText(line, value);
        };
        text(item.party);
        text(item.documentId);
        plain(item.documentType);
        plain(dateText(item.date));
        plain(item.due ? dateText(*item.due) : std::string());
        plain(std::to_string(item.days));
        plain(std::to_string(item.bucket));
        plain(item.currency);
        for (const auto minor : {item.original, item.settled, item.open})
            plain(amountWords(minor, item.currency).toStdString());
        plain(amountWords(item.openBase, base).toStdString());
        plain(std::string(openReasonName(item.reason)));
        printLine(line);
    }
}

static void printText(const OpenItems &report)
{
    const auto base = report.head.currency->code;
    const auto baseName = words(std::string(base));
    Table items({Words::tr("Kind"), Words::tr("Party"), Words::tr("Document"), Words::tr("Date"), Words::tr("Due"),
                 Words::tr("Days"), Words::tr("Currency"), Words::tr("Original"), Words::tr("Settled"),
                 Words::tr("Open"), Words::tr("Open %1").arg(baseName), Words::tr("Why")});
    for (const auto &item : report.items)
        items.add({kindWords(item.kind), words(item.party), words(item.documentId), words(dateText(item.date)),
                   item.due ? words(dateText(*item.due)) : QString(), QString::number(item.days), words(item.currency),
                   amountWords(item.original, item.currency), amountWords(item.settled, item.currency),
                   amountWords(item.open, item.currency), amountWords(item.openBase, base), sentence(item.reason)});
    items.print();
    std::vector<QString> headings{Words::tr("Kind"), Words::tr("Party")};
    for (const auto &bucket : report.buckets)
        headings.push_back(bucketWords(bucket));
    headings.push_back(Words::tr("Open %1").arg(baseName));
    Table parties(headings);
    for (const auto &party : report.parties) {
        std::vector<QString> cells{kindWords(party.kind), words(party.party)};
        for (const auto amount : party.buckets)
            cells.push_back(amountWords(amount, base));
        cells.push_back(amountWords(party.total, base));
        parties.add(std::move(cells));
    }
    printLine({});
    parties.print();
    Table totals({Words::tr("Kind"), Words::tr("Account"), Words::tr("Balance %1").arg(baseName)});
    for (const auto &total : report.totals) {
        for (const auto &[account, balance] : total.accounts)
            totals.add({kindWords(total.kind), words(account), amountWords(balance, base)});
        totals.add({kindWords(total.kind), Words::tr("All open items"), amountWords(total.items, base)});
        totals.add({kindWords(total.kind), Words::tr("Difference"), amountWords(total.difference(), base)});
    }
    printLine({});
    totals.print();
}

static Result<> show(Session &session, Connection &connection, Options options)
{
    options.query.asOf = options.asOf.value_or(today());
    if (!options.kind.empty())
        options.query.kind = options.kind == "receivable" ? OpenKind::Receivable : OpenKind::Payable;
    const auto report = openItems(connection, options.query);
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
        session.tell(Words::tr("%n entry(s) are from before entries kept what they settle: their documents said it. "
                               "Recreating these documents keeps it with their entries.",
                               nullptr, static_cast<int>(std::min<std::int64_t>(report->fromDocuments, INT_MAX))));
    tellNotKnownBefore(session, report->notKnownBefore);
    tellLeftOut(session, report->head.leftOut());
    return {};
}

void addOpenItems(CLI::App &app, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->query.orgId);
    auto *command = addForOrganisation(
        *app.get_subcommand("ledger"), session, "open-items",
        "receivables and payables by party and age, document by document, tied to their accounts", org,
        [=, &session](Connection &connection) { return show(session, connection, *options); });
    addDate(*command, "--as-of", options->asOf, "as the ledger stands on this day (today)");
    command->add_option("--kind", options->kind, "receivable or payable; default: both")
        ->check(CLI::IsMember({"receivable", "payable"}));
    command->add_option("--party", options->query.party, "only parties with this in their name");
    command->add_option("--ageing", options->query.ageing, "days where each age ends (30,60,90)")
        ->delimiter(',')
        ->check(CLI::Range(1, 36500))
        ->type_name("DAYS");
    command->parse_complete_callback([options] {
        const auto &days = options->query.ageing;
        if (std::ranges::adjacent_find(days, std::greater_equal()) != days.end())
            throw CLI::ValidationError("--ageing", "days must rise, as in 30,60,90");
    });
    addWithoutAwaiting(*command, options->query.figures.awaiting);
    addKnownAt(*command, options->query.figures.knownAt);
    command->add_flag("--csv", options->csv, "comma-separated values, one line per item");
}

} // namespace leapfrog::cli
