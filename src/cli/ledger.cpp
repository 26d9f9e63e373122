// SPDX-License-Identifier: MIT
#include "cli/ledger.h"

#include "cli/output.h"
#include "ledger/post.h"
#include "store/documents.h"

#include <QCoreApplication>
#include <QDate>
#include <QJsonArray>

#include <charconv>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Ledger)
};

struct Options
{
    EntryFilter filter;
    bool previous = false;
    int limit = 100;
    std::string after;
    std::optional<Date> asOf;
};

} // namespace

CLI::Option *addDate(CLI::App &command, const std::string &name, std::optional<Date> &date, const std::string &words)
{
    return command
        .add_option_function<std::string>(
            name, [&date](const std::string &text) { date = parseDate(text); }, words)
        ->check([](const std::string &text) {
            return parseDate(text) ? std::string() : "\"" + text + "\" is no day from 1970-01-01 to 2199-12-31";
        })
        ->type_name("YYYY-MM-DD");
}

QString amountWords(Wide minor, std::string_view currency)
{
    const auto *known = findCurrency(currency);
    return words(amountText(minor, known != nullptr ? known->decimals : 2));
}

QJsonObject toJson(const ReportHead &head)
{
    return {{QStringLiteral("org_id"), words(head.orgId)},
            {QStringLiteral("currency"), words(std::string(head.currency->code))},
            {QStringLiteral("awaiting_recreation"), static_cast<qint64>(head.awaitingRecreation)}};
}

void tellAwaiting(const Session &session, const ReportHead &head)
{
    if (head.awaitingRecreation > 0)
        session.tell(
            Words::tr("%1 documents are awaiting recreation: their entries are out of force until they are posted "
                      "again.")
                .arg(head.awaitingRecreation));
}

Result<std::string> theOrganisation(Connection &connection, const std::string &named)
{
    if (!named.empty())
        return named;
    const auto all = DocumentStore(connection).organisations();
    if (!all)
        return failed(all);
    if (all->size() == 1)
        return all->front().id;
    if (all->empty())
        return failed({.code = Error::Code::NotFound,
                       .message = Words::tr("There is no organisation here yet. Import documents first."),
                       .cause = {},
                       .reason = "unknown_organisation",
                       .field = "org"});
    QStringList ids;
    for (const auto &one : *all)
        ids.append(words(one.id));
    return failed({.code = Error::Code::Invalid,
                   .message = Words::tr("Name one organisation with --org: %1.").arg(ids.join(QStringLiteral(", "))),
                   .cause = {},
                   .reason = "which_organisation",
                   .field = "org"});
}

CLI::App *addForOrganisation(CLI::App &parent, Session &session, const char *name, const char *description,
                             const std::shared_ptr<std::string> &org, const std::function<Result<>(Connection &)> &act)
{
    auto *command = parent.add_subcommand(name, description);
    command->add_option("--org", *org, "organisation; default: the only one");
    command->callback([org, act, &session, purpose = parent.get_name()] {
        auto connection = session.connect(purpose);
        auto found = connection ? theOrganisation(**connection, *org) : failed(connection);
        if (!found) {
            session.fail(found.error());
            return;
        }
        *org = *found;
        if (auto done = act(**connection); !done)
            session.fail(done.error());
    });
    return command;
}

static Result<> trialBalance(Session &session, Connection &connection, const Options &options)
{
    const auto report = ReportStore(connection)
                            .trialBalance(options.filter.orgId,
                                          options.previous ? AwaitingFigures::Previous : AwaitingFigures::LeftOut);
    if (!report)
        return failed(report);
    const auto currency = report->head.currency->code;
    QJsonArray accounts;
    Table table({Words::tr("Account"), Words::tr("Balance %1").arg(words(std::string(currency)))});
    Wide total = 0;
    for (const auto &account : report->accounts) {
        accounts.append(QJsonObject{{QStringLiteral("account"), words(account.account)},
                                    {QStringLiteral("balance"), amountWords(account.balance, currency)}});
        table.add({words(account.account), amountWords(account.balance, currency)});
        total += account.balance;
    }
    if (session.json) {
        auto object = toJson(report->head);
        object[QStringLiteral("accounts")] = accounts;
        printJson(object);
        return {};
    }
    table.add({Words::tr("Total"), amountWords(total, currency)});
    table.print();
    tellAwaiting(session, report->head);
    return {};
}

/// Where a page ended, as text that --after takes back: date, version, line, document.
static std::string cursorText(const EntryRow &entry)
{
    return dateText(entry.posting.date) + ',' + std::to_string(entry.version) + ',' + std::to_string(entry.lineNo) + ','
        + entry.documentId;
}

static std::optional<EntryRow> parseCursor(std::string_view text)
{
    EntryRow entry;
    const auto date = parseDate(text.substr(0, 10));
    const auto *const end = text.data() + text.size();
    if (!date || text.size() < 11)
        return {};
    entry.posting.date = *date;
    const auto version = std::from_chars(text.data() + 11, end, entry.version);
    if (version.ec != std::errc() || version.ptr == end)
        return {};
    const auto line = std::from_chars(version.ptr + 1, end, entry.lineNo);
    if (line.ec != std::errc() || line.ptr == end)
        return {};
    entry.documentId.assign(line.ptr + 1, end);
    return entry;
}

static QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(words(text));
}

static QJsonObject toJson(const EntryRow &entry, std::string_view baseCurrency)
{
    const auto &posting = entry.posting;
    return {{QStringLiteral("document_id"), words(entry.documentId)},
            {QStringLiteral("version"), entry.version},
            {QStringLiteral("line_no"), entry.lineNo},
            {QStringLiteral("date"), words(dateText(posting.date))},
            {QStringLiteral("account"), words(posting.account)},
            {QStringLiteral("currency"), words(posting.currency)},
            {QStringLiteral("amount"), amountWords(posting.amount, posting.currency)},
            {QStringLiteral("base_amount"), amountWords(posting.baseAmount, baseCurrency)},
            {QStringLiteral("rule"), words(posting.rule)},
            {QStringLiteral("why"), why(posting)},
            {QStringLiteral("line"), posting.line == noLine ? QJsonValue() : QJsonValue(posting.line)},
            {QStringLiteral("posted_at"), cli::toJson(entry.postedAt)},
            {QStringLiteral("posted_by"), words(entry.postedBy)},
            {QStringLiteral("deleted_at"), cli::toJson(entry.deletedAt)},
            {QStringLiteral("replaced_by_version"),
             entry.replacedByVersion == 0 ? QJsonValue() : QJsonValue(entry.replacedByVersion)},
            {QStringLiteral("recreation_id"), orNull(entry.recreationId)}};
}

static void printEntries(const EntryPage &page)
{
    Table table({Words::tr("Date"), Words::tr("Document"), Words::tr("Version"), Words::tr("Account"),
                 Words::tr("Amount"), Words::tr("Currency"), Words::tr("Base amount"), Words::tr("Rule"),
                 Words::tr("Why"), Words::tr("State")});
    for (const auto &entry : page.entries) {
        const auto &posting = entry.posting;
        const auto state = entry.deletedAt.isValid() ? Words::tr("replaced by version %1").arg(entry.replacedByVersion)
                                                     : Words::tr("in force");
        table.add({words(dateText(posting.date)), words(entry.documentId), QString::number(entry.version),
                   words(posting.account), amountWords(posting.amount, posting.currency), words(posting.currency),
                   amountWords(posting.baseAmount, page.head.currency->code), words(posting.rule), why(posting),
                   state});
    }
    table.print();
}

static Result<> entries(Session &session, Connection &connection, const Options &options)
{
    const auto after = options.after.empty() ? std::nullopt : parseCursor(options.after);
    if (!options.after.empty() && !after)
        return failed({.code = Error::Code::Invalid,
                       .message = Words::tr("--after takes the \"next\" of the page before."),
                       .cause = {},
                       .reason = "bad_value",
                       .field = "after"});
    const auto page = ReportStore(connection).entries(options.filter, after, options.limit);
    if (!page)
        return failed(page);
    const auto next = page->more ? cursorText(page->entries.back()) : std::string();
    if (!session.json) {
        printEntries(*page);
        if (page->more)
            session.tell(Words::tr("There are more: --after \"%1\"").arg(words(next)));
        tellAwaiting(session, page->head);
        return {};
    }
    QJsonArray list;
    for (const auto &entry : page->entries)
        list.append(toJson(entry, page->head.currency->code));
    auto object = toJson(page->head);
    object[QStringLiteral("entries")] = list;
    object[QStringLiteral("next")] = orNull(next);
    printJson(object);
    return {};
}

static QJsonObject toJson(const DeferralRow &deferral, std::string_view base, Date asOf)
{
    const auto amount = [&](std::int64_t minor) { return amountWords(minor, deferral.currency); };
    QJsonArray schedule;
    for (const auto &release : deferral.releases)
        schedule.append(QJsonObject{{QStringLiteral("date"), words(dateText(release.date))},
                                    {QStringLiteral("amount"), amount(release.amount)},
                                    {QStringLiteral("base_amount"), amountWords(release.baseAmount, base)},
                                    {QStringLiteral("released"), release.date <= asOf}});
    return {{QStringLiteral("document_id"), words(deferral.documentId)},
            {QStringLiteral("account"), words(deferral.account)},
            {QStringLiteral("currency"), words(deferral.currency)},
            {QStringLiteral("date"), words(dateText(deferral.date))},
            {QStringLiteral("deferred"), amount(deferral.deferred)},
            {QStringLiteral("remaining"), amount(deferral.remaining)},
            {QStringLiteral("remaining_base"), amountWords(deferral.remainingBase, base)},
            {QStringLiteral("schedule"), schedule}};
}

static Result<> deferrals(Session &session, Connection &connection, const Options &options)
{
    const auto today = Date(std::chrono::days(QDate(1970, 1, 1).daysTo(QDate::currentDate())));
    const auto asOf = options.asOf.value_or(today);
    const auto report = ReportStore(connection).deferrals(options.filter.orgId, options.filter.documentId, asOf);
    if (!report)
        return failed(report);
    const auto base = report->head.currency->code;
    QJsonArray list;
    QJsonArray remaining;
    Table table({Words::tr("Document"), Words::tr("Account"), Words::tr("Deferred"), Words::tr("Left"),
                 Words::tr("Currency"), Words::tr("Next release"), Words::tr("Last release")});
    for (const auto &deferral : report->deferrals) {
        list.append(toJson(deferral, base, asOf));
        const auto next = std::ranges::find_if(deferral.releases, [&](const auto &one) { return one.date > asOf; });
        table.add({words(deferral.documentId), words(deferral.account),
                   amountWords(deferral.deferred, deferral.currency),
                   amountWords(deferral.remaining, deferral.currency), words(deferral.currency),
                   next == deferral.releases.end() ? Words::tr("none") : words(dateText(next->date)),
                   deferral.releases.empty() ? Words::tr("none") : words(dateText(deferral.releases.back().date))});
    }
    for (const auto &account : report->remaining) {
        remaining.append(QJsonObject{{QStringLiteral("account"), words(account.account)},
                                     {QStringLiteral("balance"), amountWords(account.balance, base)}});
        table.add({Words::tr("Total"),
                   words(account.account),
                   {},
                   amountWords(account.balance, base),
                   words(std::string(base)),
                   {},
                   {}});
    }
    if (session.json) {
        auto object = toJson(report->head);
        object[QStringLiteral("as_of")] = words(dateText(asOf));
        object[QStringLiteral("remaining")] = remaining;
        object[QStringLiteral("deferrals")] = list;
        printJson(object);
        return {};
    }
    table.print();
    tellAwaiting(session, report->head);
    return {};
}

using Report = Result<> (*)(Session &, Connection &, const Options &);

static std::pair<CLI::App *, std::shared_ptr<Options>> addReport(CLI::App &ledger, Session &session, const char *name,
                                                                 const char *description, Report report)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->filter.orgId);
    auto *command = addForOrganisation(ledger, session, name, description, org, [=, &session](Connection &connection) {
        return report(session, connection, *options);
    });
    return {command, options};
}

void addLedger(CLI::App &app, Session &session)
{
    auto *ledger = app.add_subcommand("ledger", "reports, exports and verifies the general ledger");
    ledger->require_subcommand(1);

    const auto [balance, balanceOptions]
        = addReport(*ledger, session, "trial-balance", "balance of each account, debit positive", trialBalance);
    balance->add_flag("--previous", balanceOptions->previous,
                      "with the previous figures of documents that await recreation");

    const auto [list, listOptions] = addReport(*ledger, session, "entries", "entries, page by page", entries);
    list->add_option("--account", listOptions->filter.account, "of this account, by date");
    list->add_option("--document", listOptions->filter.documentId, "of this document");
    list->add_flag("--all-versions", listOptions->filter.allVersions, "replaced entries too");
    addDate(*list, "--from", listOptions->filter.from, "first day");
    addDate(*list, "--through", listOptions->filter.through, "last day");
    list->add_option("--limit", listOptions->limit, "entries of one page (100)")->check(CLI::Range(1, 100'000));
    list->add_option("--after", listOptions->after, "\"next\" of the page before");

    const auto [deferred, deferredOptions]
        = addReport(*ledger, session, "deferrals", "what is deferred, and what is still to be released", deferrals);
    deferred->add_option("--document", deferredOptions->filter.documentId, "of this document");
    addDate(*deferred, "--as-of", deferredOptions->asOf, "what is left after this day (today)");

    addLedgerExport(*ledger, session);
    addLedgerVerify(*ledger, session);
}

} // namespace leapfrog::cli
