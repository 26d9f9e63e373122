// SPDX-License-Identifier: MIT
#include "cli/ledger/ledger.h"
#include "cli/ledger/commands.h"
#include "cli/ledger/paper.h"

#include "cli/program/output.h"
#include "ledger/post.h"
#include "store/books/accounts.h"
#include "store/books/documents.h"
#include "store/queue/rows/direct_by.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>
#include <charconv>
#include <climits>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Ledger)
};

struct Options
{
    EntryFilter filter;
    int limit = 100;
    std::string after;
    Figures figures; ///< of `filter`, for the head
    std::string pdf;
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

CLI::Option *addKnownAt(CLI::App &command, std::optional<Moment> &knownAt)
{
    return command
        .add_option_function<std::string>(
            "--known-at", [&knownAt](const std::string &text) { knownAt = Moment::parse(text); },
            "by what had been committed by then, as 2026-04-05T18:00+02:00")
        ->check([](const std::string &text) {
            return Moment::parse(text) ? std::string()
                                       : "\"" + text + "\" is no moment with an offset, as 2026-04-05T18:00+02:00";
        })
        ->type_name("MOMENT");
}

QString amountWords(Wide minor, std::string_view currency)
{
    const auto *known = findCurrency(currency);
    return words(amountText(minor, known != nullptr ? known->decimals : 2));
}

QJsonObject toJson(const ReportHead &head)
{
    QJsonArray reopened;
    for (const auto &one : head.reopened)
        reopened.append(QJsonObject{{QStringLiteral("from"), one.from.empty() ? QJsonValue() : words(one.from)},
                                    {QStringLiteral("through"), words(one.through)},
                                    {QStringLiteral("at"), words(one.at)},
                                    {QStringLiteral("who"), words(one.who)},
                                    {QStringLiteral("why"), words(one.why)}});
    return {{QStringLiteral("reopened"), reopened},
            {QStringLiteral("org_id"), words(head.orgId)},
            {QStringLiteral("currency"), words(std::string(head.currency->code))},
            {QStringLiteral("awaiting_posting"), static_cast<qint64>(head.awaitingPosting)},
            {QStringLiteral("refused_documents"), static_cast<qint64>(head.refusedDocuments)},
            {QStringLiteral("awaiting_recreation"), static_cast<qint64>(head.awaitingRecreation)},
            {QStringLiteral("refused_payloads"), static_cast<qint64>(head.refusedPayloads)},
            {QStringLiteral("waiting_payloads"), static_cast<qint64>(head.waitingPayloads)}};
}

void tellLeftOut(const Session &session, const LeftOut &leftOut)
{
    for (const auto &one : leftOut.reopened)
        session.tell(
            (one.from.empty()
                 ? Words::tr(
                       "The days through %1 were closed and sealed, and opened again by %2 at %3, not sealed since: %4")
                       .arg(words(one.through), words(one.who), words(one.at), words(one.why))
                 : Words::tr("The days from %1 through %2 were closed and sealed, and opened again by %3 at %4, not "
                             "sealed since: %5")
                       .arg(words(one.from), words(one.through), words(one.who), words(one.at), words(one.why))));
    const auto count
        = [](std::int64_t documents) { return static_cast<int>(std::min<std::int64_t>(documents, INT_MAX)); };
    if (leftOut.awaitingPosting > 0)
        session.tell(Words::tr(
            "%n document(s) are not posted yet as they are now (never posted, or changed since): these figures hold "
            "of them only what was in the books before, if anything.",
            nullptr, count(leftOut.awaitingPosting)));
    if (leftOut.refusedDocuments > 0)
        session.tell(Words::tr("%n document(s) were refused and are not in these figures as they are now.", nullptr,
                               count(leftOut.refusedDocuments)));
    if (leftOut.awaitingRecreation > 0 && leftOut.figures == AwaitingFigures::Previous)
        session.tell(Words::tr("%n document(s) are awaiting recreation: these figures hold the previous ones of them "
                               "until they are posted again.",
                               nullptr, count(leftOut.awaitingRecreation)));
    else if (leftOut.awaitingRecreation > 0)
        session.tell(Words::tr("%n document(s) are awaiting recreation and left out: their entries are out of force "
                               "until they are posted again.",
                               nullptr, count(leftOut.awaitingRecreation)));
    if (leftOut.refusedPayloads > 0)
        session.tell(Words::tr("%n payload(s) were refused and are not in these figures: leapfrogctl inbox list "
                               "--state refused",
                               nullptr, count(leftOut.refusedPayloads)));
    if (leftOut.waitingPayloads > 0)
        session.tell(Words::tr("%n payload(s) wait for something that may still come: leapfrogctl inbox list --state "
                               "waiting",
                               nullptr, count(leftOut.waitingPayloads)));
}

void addWithoutAwaiting(CLI::App &command, AwaitingFigures &figures)
{
    command.add_flag_callback(
        "--without-awaiting", [&figures] { figures = AwaitingFigures::LeftOut; },
        "without documents that await recreation; else their previous figures are shown");
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

static QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(words(text));
}

/// The days that were asked for, null where an end is open.
static void addDays(QJsonObject &object, const EntryFilter &filter)
{
    object[QStringLiteral("from")] = orNull(filter.from ? dateText(*filter.from) : std::string());
    object[QStringLiteral("through")] = orNull(filter.through ? dateText(*filter.through) : std::string());
}

/// What the chart calls an account; empty when it has no such account.
static QString nameOf(const ChartOfAccounts &chart, std::string_view code)
{
    const auto *const account = chart.find(code);
    return account != nullptr ? words(account->name) : QString();
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

static QJsonObject toJson(const EntryRow &entry, const ChartOfAccounts &chart, std::string_view baseCurrency)
{
    const auto &posting = entry.posting;
    return {{QStringLiteral("document_id"), words(entry.documentId)},
            {QStringLiteral("version"), entry.version},
            {QStringLiteral("line_no"), entry.lineNo},
            {QStringLiteral("date"), words(dateText(posting.date))},
            {QStringLiteral("account"), words(posting.account)},
            {QStringLiteral("name"), nameOf(chart, posting.account)},
            {QStringLiteral("currency"), words(posting.currency)},
            {QStringLiteral("amount"), amountWords(posting.amount, posting.currency)},
            {QStringLiteral("base_amount"), amountWords(posting.baseAmount, baseCurrency)},
            {QStringLiteral("rule"), words(posting.rule)},
            {QStringLiteral("why"), why(posting)},
            {QStringLiteral("line"), posting.line == noLine ? QJsonValue() : QJsonValue(posting.line)},
            {QStringLiteral("posted_at"), cli::toJson(entry.postedAt)},
            {QStringLiteral("posted_by"), words(entry.postedBy)},
            {QStringLiteral("deleted_at"), cli::toJson(entry.deletedAt)},
            {QStringLiteral("awaiting_recreation"), entry.isPrevious},
            {QStringLiteral("replaced_by_version"),
             entry.replacedByVersion == 0 ? QJsonValue() : QJsonValue(entry.replacedByVersion)},
            {QStringLiteral("recreation_id"), orNull(entry.recreationId)}};
}

static void printEntries(const EntryPage &page, const ChartOfAccounts &chart)
{
    Table table({Words::tr("Date"), Words::tr("Document"), Words::tr("Version"), Words::tr("Account"),
                 Words::tr("Name"), Words::tr("Amount"), Words::tr("Currency"), Words::tr("Base amount"),
                 Words::tr("Rule"), Words::tr("Why"), Words::tr("State")});
    for (const auto &entry : page.entries) {
        const auto &posting = entry.posting;
        const auto state = entry.isPrevious ? Words::tr("until version %1 is posted").arg(entry.replacedByVersion)
            : entry.deletedAt.isValid()     ? Words::tr("replaced by version %1").arg(entry.replacedByVersion)
                                            : Words::tr("in force");
        table.add({words(dateText(posting.date)), words(entry.documentId), QString::number(entry.version),
                   words(posting.account), nameOf(chart, posting.account),
                   amountWords(posting.amount, posting.currency), words(posting.currency),
                   amountWords(posting.baseAmount, page.head.currency->code), words(posting.rule), why(posting),
                   state});
    }
    table.print();
}

static PrintRequest printRequest(const Options &options)
{
    const auto &filter = options.filter;
    return {.kind = PrintedKind::Entries,
            .orgId = filter.orgId,
            .figures = {.awaiting = filter.awaiting, .knownAt = options.figures.knownAt},
            .days = {.from = filter.from, .through = filter.through},
            .account = filter.account,
            .documentId = filter.documentId};
}

static Result<> entries(Session &session, Connection &connection, const Options &options)
{
    if (!options.pdf.empty())
        return writePdfOf(session, connection, printRequest(options), options.pdf);
    const auto after = options.after.empty() ? std::nullopt : parseCursor(options.after);
    if (!options.after.empty() && !after)
        return failed({.code = Error::Code::Invalid,
                       .message = Words::tr("--after takes the \"next\" of the page before."),
                       .cause = {},
                       .reason = "bad_value",
                       .field = "after"});
    auto filter = options.filter;
    filter.knownAt = options.figures.knownAt ? options.figures.knownAt->text : std::string();
    auto page = ReportStore(connection).entries(filter, after, options.limit);
    if (!page)
        return failed(page);
    BookSumsStore sums(connection);
    const Figures figures{.awaiting = filter.awaiting, .knownAt = options.figures.knownAt};
    if (figures.knownAt) {
        auto head = sums.head(filter.orgId, figures, {.from = filter.from, .through = filter.through});
        if (!head)
            return failed(head);
        page->head = std::move(*head);
    }
    const auto chart = sums.chart(filter.orgId, figures);
    if (!chart)
        return failed(chart);
    const auto next = page->more ? cursorText(page->entries.back()) : std::string();
    if (!session.json) {
        printEntries(*page, *chart);
        if (page->more)
            session.tell(Words::tr("There are more: --after \"%1\"").arg(words(next)));
        tellLeftOut(session, page->head.leftOut());
        return {};
    }
    QJsonArray list;
    std::vector<std::pair<std::string, int>> versions;
    for (const auto &entry : page->entries)
        versions.emplace_back(entry.documentId, entry.version);
    std::ranges::sort(versions);
    versions.erase(std::ranges::unique(versions).begin(), versions.end());
    const auto asked = whoAsked(connection, filter.orgId, versions);
    if (!asked)
        return failed(asked);
    for (const auto &entry : page->entries) {
        auto object = toJson(entry, *chart, page->head.currency->code);
        const auto who = asked->find({entry.documentId, entry.version});
        object[QStringLiteral("asked_by")] = who == asked->end() ? QJsonValue() : QJsonValue(words(who->second));
        list.append(object);
    }
    auto object = toJson(page->head);
    addDays(object, options.filter);
    object[QStringLiteral("known_at")] = orNull(filter.knownAt);
    object[QStringLiteral("entries")] = list;
    object[QStringLiteral("next")] = orNull(next);
    printJson(object);
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

/// --from and --through, which must not be the wrong way round.
static void addDays(CLI::App &command, EntryFilter &filter)
{
    addDate(command, "--from", filter.from, "first day");
    addDate(command, "--through", filter.through, "last day");
    command.parse_complete_callback([&filter] {
        if (filter.from && filter.through && *filter.from > *filter.through)
            throw CLI::ValidationError("--from",
                                       dateText(*filter.from) + " is after --through " + dateText(*filter.through));
    });
}

void addLedger(CLI::App &app, Session &session)
{
    auto *ledger = app.add_subcommand("ledger", "reports, exports and verifies the general ledger");
    ledger->require_subcommand(1);

    const auto [list, listOptions] = addReport(*ledger, session, "entries", "entries, page by page", entries);
    list->add_option("--account", listOptions->filter.account, "of this account, by date");
    list->add_option("--document", listOptions->filter.documentId, "of this document");
    auto *all = list->add_flag("--all-versions", listOptions->filter.allVersions, "replaced entries too");
    addKnownAt(*list, listOptions->figures.knownAt)->excludes(all);
    addWithoutAwaiting(*list, listOptions->filter.awaiting);
    addDays(*list, listOptions->filter);
    addPdf(*list, listOptions->pdf);
    list->get_option("--pdf")->excludes(all);
    list->add_option("--limit", listOptions->limit, "entries of one page (100)")->check(CLI::Range(1, 100'000));
    list->add_option("--after", listOptions->after, "\"next\" of the page before");

    addLedgerClearing(*ledger, session);
    addLedgerDeferrals(*ledger, session);
    addLedgerExport(*ledger, session);
    addLedgerVerify(*ledger, session);
}

} // namespace leapfrog::cli
