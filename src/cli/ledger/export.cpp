// SPDX-License-Identifier: MIT
#include "cli/ledger/ledger.h"
#include "cli/program/interruption.h"
#include "cli/program/output.h"
#include "core/money.h"
#include "engine/books/book_export.h"

#include <QCoreApplication>

#include <cstdio>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::LedgerExport)
};

} // namespace

static Result<> toStandardOutput(std::string_view text)
{
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return {};
    return failed(unwritableOutput());
}

/// What whoever imports the file should know of it.
static void tellNotes(const Session &session, const JournalNotes &notes)
{
    if (notes.lineLimit > 0 && notes.lines > notes.lineLimit)
        session.tell(Words::tr("The file has %1 lines, and the program takes %2 of one file: export fewer days at a "
                               "time, or sums (--by day, --by month).")
                         .arg(notes.lines)
                         .arg(notes.lineLimit));
    if (notes.splitJournals > 0)
        session.tell(Words::tr("%1 documents have entries on both sides without a single counterpart: these go through "
                               "the split account, which they leave at zero.")
                         .arg(notes.splitJournals));
    if (notes.taxKeyLines > 0)
        session.tell(Words::tr("%1 lines are gross, with a tax key.").arg(notes.taxKeyLines));
    if (notes.withoutAmount > 0)
        session.tell(Words::tr("%1 entries have no amount in the base currency and are not in the file.")
                         .arg(notes.withoutAmount));
    if (notes.changedTexts > 0)
        session.tell(Words::tr("%1 texts have characters that the file can't hold; a question mark is in their place.")
                         .arg(notes.changedTexts));
    if (notes.shortenedTexts > 0)
        session.tell(Words::tr("%1 texts were too long and are cut.").arg(notes.shortenedTexts));
}

static Result<> exportLedger(Session &session, ExportRequest request)
{
    Interruption interruption;
    const auto stop = interruption.token();
    auto connection = session.connect("ledger export");
    if (!connection)
        return failed(connection);
    const auto org = theOrganisation(**connection, request.orgId);
    if (!org)
        return failed(org);
    request.orgId = *org;
    const auto listen = [&session](const ExportProgress &progress) {
        session.tell(Words::tr("%1 of %2 documents").arg(progress.documents).arg(progress.total));
    };
    const auto done = exportBook(**connection, request, toStandardOutput, listen, stop);
    if (!done)
        return failed(done);
    tellLeftOut(session, done->leftOut);
    tellNotes(session, done->notes);
    return {};
}

/// `NAME=VALUE`, at the last `=`: names may hold one.
static std::pair<std::string, std::string> pairOf(const std::string &option, const std::string &text)
{
    const auto place = text.rfind('=');
    if (place == std::string::npos || place == 0 || place + 1 == text.size())
        throw CLI::ValidationError(option, "\"" + text + "\" has not the form NAME=VALUE");
    return {text.substr(0, place), text.substr(place + 1)};
}

/// `KEY:RATE:ACCOUNT`, as 3:19:1776.
static TaxKey taxKeyOf(const std::string &option, const std::string &text)
{
    static constexpr int rateDecimals = 2;
    static constexpr int rateDigits = 5;
    static constexpr std::size_t longestKey = 4;
    static constexpr std::string_view digits = "0123456789";
    const auto first = text.find(':');
    const auto second = first == std::string::npos ? first : text.find(':', first + 1);
    if (second == std::string::npos)
        throw CLI::ValidationError(option, "\"" + text + "\" has not the form KEY:RATE:ACCOUNT, as 3:19:1776");
    const auto key = text.substr(0, first);
    const auto rate = parseAmount(text.substr(first + 1, second - first - 1), rateDecimals, rateDigits);
    const auto account = text.substr(second + 1);
    const auto isNumber
        = [](const std::string &word) { return !word.empty() && word.find_first_not_of(digits) == std::string::npos; };
    if (!isNumber(key) || key.size() > longestKey || !isNumber(account) || !rate || *rate <= 0)
        throw CLI::ValidationError(option, "\"" + text + "\" has not the form KEY:RATE:ACCOUNT, as 3:19:1776");
    return {.key = key, .rate = *rate, .account = account};
}

static void addDatevOptions(CLI::App &command, DatevOptions &datev)
{
    const auto *const group = "DATEV";
    static constexpr int firstConsultant = 1001;
    static constexpr int lastConsultant = 9'999'999;
    static constexpr int lastClient = 99'999;
    static constexpr int shortest = 4;
    static constexpr int longest = 8;
    command.add_option("--consultant", datev.consultant, "Beraternummer")
        ->check(CLI::Range(firstConsultant, lastConsultant))
        ->group(group);
    command.add_option("--client", datev.client, "Mandantennummer")->check(CLI::Range(1, lastClient))->group(group);
    command.add_option("--account-length", datev.accountLength, "Sachkontenlänge (4)")
        ->check(CLI::Range(shortest, longest))
        ->group(group);
    command
        .add_option("--split-account", datev.splitAccount,
                    "account that entries without a single counterpart go through; it stays at zero")
        ->check([](const std::string &text) {
            return text.empty() || text.size() > longest + 1
                    || text.find_first_not_of("0123456789") != std::string::npos
                ? "\"" + text + "\" is no number of an account"
                : std::string();
        })
        ->type_name("NUMBER")
        ->group(group);
    command
        .add_option_function<std::vector<std::string>>(
            "--automatic",
            [&datev](const std::vector<std::string> &accounts) {
                datev.automaticAccounts = {accounts.begin(), accounts.end()};
            },
            "Automatikkonto, as DATEV numbers it: key 40 keeps it from reckoning tax; may be repeated")
        ->type_name("NUMBER")
        ->group(group);
    command
        .add_option_function<std::vector<std::string>>(
            "--tax-key",
            [&datev](const std::vector<std::string> &texts) {
                for (const auto &text : texts) {
                    const auto [code, key] = pairOf("--tax-key", text);
                    datev.taxKeys[code] = taxKeyOf("--tax-key", key);
                }
            },
            "tax code as BU-Schlüssel, rate and tax account in DATEV, as \"MwSt 19%=3:19:1776\"; may be repeated")
        ->type_name("CODE=KEY:RATE:ACCOUNT")
        ->group(group);
    command.add_flag("--lock-on-import", datev.isLocked, "Festschreibung: locked as soon as imported")->group(group);
}

static void addXeroOptions(CLI::App &command, XeroOptions &xero)
{
    static constexpr std::size_t categories = 2;
    command.add_option("--tax-rate", xero.taxRate, "name of the rate of no tax (Tax Exempt)")->group("Xero");
    command
        .add_option_function<std::vector<std::string>>(
            "--tracking",
            [&xero](const std::vector<std::string> &texts) {
                for (const auto &text : texts)
                    xero.tracking.push_back(pairOf("--tracking", text));
                if (xero.tracking.size() > categories)
                    throw CLI::ValidationError("--tracking", "Xero has two tracking categories");
            },
            "tracking category and option of each line; at most two")
        ->type_name("CATEGORY=OPTION")
        ->group("Xero");
}

/// What only the command as a whole can tell.
static void checkTogether(const CLI::App &command, const ExportRequest &request)
{
    const auto &days = request.days;
    if (days.from && days.through && *days.from > *days.through)
        throw CLI::ValidationError("--from", dateText(*days.from) + " is after --through " + dateText(*days.through));
    const bool isDatev = request.format == BookFormat(JournalFormat::Datev);
    for (const auto *const name : {"--consultant", "--client", "--from", "--through"}) {
        if (isDatev && command.get_option(name)->empty())
            throw CLI::RequiredError(std::string(name) + " (for DATEV)");
    }
    for (const auto *const option : command.get_options()) {
        const auto &group = option->get_group();
        const bool isOthers = (group == "DATEV" && !isDatev)
            || (group == "QuickBooks" && request.format != BookFormat(JournalFormat::QuickBooks))
            || (group == "Xero" && request.format != BookFormat(JournalFormat::Xero));
        if (isOthers && !option->empty())
            throw CLI::ValidationError(option->get_name(), "is for --format " + CLI::detail::to_lower(group));
    }
    if (!request.options.accounts.empty() && std::holds_alternative<ExportFormat>(request.format))
        throw CLI::ValidationError("--account", "is for --format datev, quickbooks and xero");
}

/// What says what an export is of and for. What is missing or wrong is wrong usage.
static void addExportOptions(CLI::App &command, ExportRequest &request)
{
    command.add_option("--org", request.orgId, "organisation; default: the only one");
    command
        .add_option_function<std::string>(
            "--format", [&request](const std::string &name) { request.format = *findBookFormat(name); },
            "hledger, beancount, csv, json, datev, quickbooks or xero")
        ->required()
        ->check(CLI::IsMember({"hledger", "beancount", "csv", "json", "datev", "quickbooks", "xero"}));
    addDate(command, "--from", request.days.from, "first day");
    addDate(command, "--through", request.days.through, "last day");
    command
        .add_option_function<std::string>(
            "--by", [&request](const std::string &name) { request.by = *findExportBy(name); },
            "entry (default), or sums by day, payout or month")
        ->check(CLI::IsMember({"entry", "day", "payout", "month"}));
    addWithoutAwaiting(command, request.awaiting);
    command
        .add_option_function<std::vector<std::string>>(
            "--account",
            [&request](const std::vector<std::string> &texts) {
                for (const auto &text : texts)
                    request.options.accounts.insert(pairOf("--account", text));
            },
            "what DATEV, QuickBooks or Xero calls an account, as 4000=8400; may be repeated")
        ->type_name("CODE=NAME");
    addDatevOptions(command, request.options.datev);
    command.add_flag("--day-first", request.options.quickBooks.isDayFirst, "days as 31/12/2026 instead of 12/31/2026")
        ->group("QuickBooks");
    addXeroOptions(command, request.options.xero);
    command.parse_complete_callback([&command, &request] { checkTogether(command, request); });
}

void addLedgerExport(CLI::App &ledger, Session &session)
{
    auto *command = ledger.add_subcommand("export", "write the entries in force for another program to read");
    auto request = std::make_shared<ExportRequest>();
    addExportOptions(*command, *request);
    command->callback([=, &session] {
        if (auto done = exportLedger(session, *request); !done)
            session.fail(done.error());
    });
}

} // namespace leapfrog::cli
