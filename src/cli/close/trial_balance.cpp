// SPDX-License-Identifier: MIT
#include "cli/close/commands.h"
#include "cli/close/figures_options.h"
#include "cli/program/output.h"

#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Ledger)
};

struct Options : ReportOptions
{
    bool opening = false;
    bool previous = false; ///< the default, accepted as ever
};

} // namespace

static QString balanceHeading(std::string_view currency, const Days &days)
{
    const auto heading = Words::tr("Balance %1").arg(words(std::string(currency)));
    if (days.from && days.through)
        return Words::tr("%1, %2 to %3").arg(heading, words(dateText(*days.from)), words(dateText(*days.through)));
    if (days.from)
        return Words::tr("%1, from %2").arg(heading, words(dateText(*days.from)));
    return days.through ? Words::tr("%1, through %2").arg(heading, words(dateText(*days.through))) : heading;
}

/// The months that have entries, from the first to the last of the report.
static std::vector<Date> monthsOfReport(const BookSums &sums, const Options &options)
{
    std::optional<Date> first;
    std::optional<Date> last;
    for (const auto &sum : sums.sums) {
        if (sum.isBefore)
            continue;
        first = std::min(first.value_or(sum.month), sum.month);
        last = std::max(last.value_or(sum.month), sum.month);
    }
    if (!options.byMonth || !first)
        return {};
    return monthsOf(options.days.from.value_or(*first), options.days.through.value_or(*last));
}

static void print(const OpenedTrialBalance &report, const Options &options, std::string_view currency)
{
    std::vector<QString> headings{Words::tr("Account"), Words::tr("Name")};
    if (options.opening)
        headings.push_back(Words::tr("Opening"));
    for (const auto month : report.months)
        headings.push_back(monthWords(month));
    if (options.opening) {
        headings.push_back(Words::tr("Debit"));
        headings.push_back(Words::tr("Credit"));
        headings.push_back(Words::tr("Closing %1").arg(words(std::string(currency))));
    } else {
        headings.push_back(balanceHeading(currency, options.days));
    }
    Table table(headings);
    Wide opening = 0;
    Wide debit = 0;
    Wide credit = 0;
    std::vector<Wide> months(report.months.size());
    const auto add = [&](const QString &code, const QString &name, Wide opened, const std::vector<Wide> &byMonth,
                         Wide debited, Wide credited) {
        std::vector<QString> cells{code, name};
        if (options.opening)
            cells.push_back(amountWords(opened, currency));
        for (const auto &amount : byMonth)
            cells.push_back(amountWords(amount, currency));
        if (options.opening) {
            cells.push_back(amountWords(debited, currency));
            cells.push_back(amountWords(credited, currency));
        }
        cells.push_back(amountWords(opened + debited - credited, currency));
        table.add(std::move(cells));
    };
    for (const auto &account : report.accounts) {
        add(words(account.account), words(account.name), account.opening, account.months, account.debit,
            account.credit);
        opening += account.opening;
        debit += account.debit;
        credit += account.credit;
        for (std::size_t i = 0; i < months.size(); ++i)
            months[i] += account.months[i];
    }
    if (options.opening && report.carriedForward != 0) {
        add({}, Words::tr("Result carried forward"), report.carriedForward, std::vector<Wide>(months.size()), 0, 0);
        opening += report.carriedForward;
    }
    add(Words::tr("Total"), {}, opening, months, debit, credit);
    table.print();
}

static QJsonObject toJson(const OpenedBalance &account, const Options &options, std::string_view currency)
{
    QJsonObject object{{QStringLiteral("account"), words(account.account)},
                       {QStringLiteral("name"), words(account.name)},
                       {QStringLiteral("balance"), amountWords(account.debit - account.credit, currency)}};
    if (options.opening) {
        object[QStringLiteral("opening")] = amountWords(account.opening, currency);
        object[QStringLiteral("debit")] = amountWords(account.debit, currency);
        object[QStringLiteral("credit")] = amountWords(account.credit, currency);
        object[QStringLiteral("closing")] = amountWords(account.closing(), currency);
    }
    if (options.byMonth)
        object[QStringLiteral("months")] = amounts(account.months, currency);
    return object;
}

/// Without --opening only the days of the report count, as ever.
static std::vector<MonthSums> sumsOf(const BookSums &sums, const Options &options)
{
    auto all = sums.sums;
    if (!options.opening)
        std::erase_if(all, [](const MonthSums &sum) { return sum.isBefore; });
    return all;
}

static Result<> trialBalance(Session &session, Connection &connection, const Options &options)
{
    if (!options.pdf.empty()) {
        auto request = printRequest(PrintedKind::TrialBalance, options);
        request.hasOpening = options.opening;
        return writePdfOf(session, connection, request, options.pdf);
    }
    const auto sums = BookSumsStore(connection).read(options.org, options.figures, options.days);
    if (!sums)
        return failed(sums);
    const auto months = monthsOfReport(*sums, options);
    const auto report = openedTrialBalance(sumsOf(*sums, options), sums->chart, options.days.from.value_or(firstDate),
                                           sums->fiscalStartMonth, months);
    const auto currency = sums->head.currency->code;
    if (!session.json) {
        print(report, options, currency);
        tellFigures(session, *sums);
        return {};
    }
    QJsonArray accounts;
    for (const auto &account : report.accounts)
        accounts.append(toJson(account, options, currency));
    auto object = headOf(*sums, options, months);
    if (options.opening)
        object[QStringLiteral("result_carried_forward")] = amountWords(report.carriedForward, currency);
    object[QStringLiteral("accounts")] = accounts;
    printJson(object);
    return {};
}

void addTrialBalance(CLI::App &app, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(
        *app.get_subcommand("ledger"), session, "trial-balance", "balance of each account, debit positive", org,
        [=, &session](Connection &connection) { return trialBalance(session, connection, *options); });
    addReportOptions(*command, *options, true);
    command->get_option("--from")->description("first day");
    command->get_option("--through")->description("last day");
    command
        ->add_flag("--previous", options->previous,
                   "with the previous figures of documents that await recreation (always so)")
        ->excludes("--without-awaiting");
    command->add_flag("--opening", options->opening,
                      "with what each account opens with; results of fiscal years before are carried forward");
}

} // namespace leapfrog::cli
