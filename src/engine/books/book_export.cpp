// SPDX-License-Identifier: MIT
#include "engine/books/book_export.h"

#include "core/currency.h"
#include "core/json.h"
#include "engine/books/summed_vouchers.h"
#include "store/books/accounts.h"
#include "store/books/ledger_pages.h"
#include "store/books/organisations.h"
#include "store/inbox/payout_links.h"

#include <QCoreApplication>
#include <QDateTime>

#include <algorithm>
#include <array>
#include <set>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::BookExport)
};

/// What is written, on its way to the file.
struct Writing
{
    std::unique_ptr<JournalFile> file;
    std::optional<SummedVouchers> sums; ///< not with entries
    Days days;
    bool isJournal = false;
};

} // namespace

std::optional<ExportBy> findExportBy(std::string_view name)
{
    static constexpr std::array<std::string_view, 4> names{"entry", "day", "payout", "month"};
    const auto *const found = std::ranges::find(names, name);
    return found != names.end() ? std::optional(static_cast<ExportBy>(found - names.begin())) : std::nullopt;
}

static Result<ExportBook> bookOf(Connection &connection, const std::string &orgId, AwaitingFigures awaiting,
                                 const Days &days)
{
    const auto head = ReportStore(connection).head(orgId, awaiting, days);
    if (!head)
        return failed(head);
    auto chart = AccountStore(connection).chart(orgId);
    if (!chart)
        return failed(chart);
    return ExportBook{
        .organisation = orgId, .baseCurrency = head->currency, .chart = std::move(*chart), .leftOut = head->leftOut()};
}

/// An entry that was written past the program may name any currency; its amount can't be written then.
static Result<> checkCurrencies(const BookedDocument &document)
{
    for (const auto &version : document.versions) {
        for (const auto &posting : version.postings) {
            if (findCurrency(posting.currency) == nullptr)
                return failed(
                    {.code = Error::Code::Refused,
                     .message = Words::tr("An entry of %1 is in \"%2\", which is no "
                                          "currency: \"leapfrogctl ledger verify\" shows it.")
                                    .arg(QString::fromStdString(document.id), QString::fromStdString(posting.currency)),
                     .cause = {},
                     .reason = "bad_currency",
                     .field = document.id});
        }
    }
    return {};
}

static Result<> checkProblem(const JournalFile &file)
{
    if (!file.problem())
        return {};
    return failed(toError(*file.problem()));
}

static std::string textOf(const JsonValue &object, std::string_view name)
{
    const auto *const member = object.find(name);
    return member != nullptr && member->isString() ? member->text() : std::string();
}

/// What people want to read of a document beside its entries; of a body that can't be read there is nothing.
static void addWords(Voucher &voucher, const BookedDocument &document)
{
    voucher.party = document.party;
    const auto body = parseJson(document.body);
    if (!body || !body->isObject())
        return;
    voucher.words = textOf(*body, "description");
    const auto *const lines = body->find("lines");
    if (lines == nullptr || !lines->isArray())
        return;
    std::set<std::string> codes;
    for (const auto &line : lines->items()) {
        const auto *const taxes = line.isObject() ? line.find("taxes") : nullptr;
        if (taxes == nullptr || !taxes->isArray())
            continue;
        for (const auto &tax : taxes->items()) {
            if (tax.isObject())
                codes.insert(textOf(tax, "code"));
        }
    }
    if (codes.size() == 1)
        voucher.taxCode = *codes.begin();
}

static bool isIn(const Days &days, Date date)
{
    return (!days.from || date >= *days.from) && (!days.through || date <= *days.through);
}

/// True when it has entries of these days.
static bool append(std::string &text, Writing &writing, BookedDocument &document)
{
    bool hasEntries = false;
    for (auto &version : document.versions) {
        std::erase_if(version.postings, [&](const Posting &posting) { return !isIn(writing.days, posting.date); });
        if (version.postings.empty())
            continue;
        hasEntries = true;
        // Entries that an undo brought back follow their old places, not their dates.
        std::ranges::stable_sort(version.postings, {}, &Posting::date);
        Voucher voucher;
        voucher.id = document.id;
        voucher.version = version.number;
        voucher.type = document.type;
        voucher.postings = std::move(version.postings);
        if (writing.sums) {
            writing.sums->add(voucher);
            continue;
        }
        if (writing.isJournal)
            addWords(voucher, document);
        writing.file->add(text, voucher);
    }
    return hasEntries;
}

/// What DATEV's heading says, from the request and the organisation.
static Result<JournalOptions> optionsOf(Connection &connection, const ExportRequest &request)
{
    auto options = request.options;
    if (request.format != BookFormat(JournalFormat::Datev))
        return options;
    if (!request.days.from || !request.days.through)
        return failed(
            {.code = Error::Code::Invalid,
             .message = Words::tr("DATEV's heading names the first and the last day: say --from and --through."),
             .cause = {},
             .reason = "missing_days",
             .field = request.days.from ? "through" : "from"});
    const auto organisation = OrganisationStore(connection).show(request.orgId);
    if (!organisation)
        return failed(organisation);
    options.datev.from = *request.days.from;
    options.datev.through = *request.days.through;
    options.datev.fiscalStartMonth = organisation->fiscalYearStart;
    options.datev.madeAt = QDateTime::currentDateTime().toString(QStringLiteral("yyyyMMddHHmmsszzz")).toStdString();
    return options;
}

static Result<Writing> begin(Connection &connection, const ExportRequest &request, ExportProgress &progress)
{
    auto book = bookOf(connection, request.orgId, request.awaiting, request.days);
    if (!book)
        return failed(book);
    auto options = optionsOf(connection, request);
    if (!options)
        return failed(options);
    progress.leftOut = book->leftOut;
    Writing writing{.file = makeBookFile(request.format, std::move(*book), std::move(*options)),
                    .sums = {},
                    .days = request.days,
                    .isJournal = std::holds_alternative<JournalFormat>(request.format)};
    if (request.by == ExportBy::Entry)
        return writing;
    std::map<std::string, std::string> payouts;
    if (request.by == ExportBy::Payout) {
        auto links = payoutsOfDocuments(connection, request.orgId);
        if (!links)
            return failed(links);
        payouts = std::move(*links);
    }
    writing.sums.emplace(request.by, request.days, std::move(payouts));
    return writing;
}

static Result<> writeSums(std::string &text, Writing &writing)
{
    if (!writing.sums)
        return {};
    const auto vouchers = writing.sums->take();
    if (!vouchers)
        return failed(vouchers);
    for (const auto &voucher : *vouchers)
        writing.file->add(text, voucher);
    return {};
}

static Error cancelled()
{
    return {.code = Error::Code::Cancelled,
            .message = Words::tr("The export was cancelled; what was written is not whole."),
            .cause = {},
            .reason = "cancelled",
            .field = {}};
}

static LedgerPages::Reading readingOf(const ExportRequest &request)
{
    return request.awaiting == AwaitingFigures::Previous ? LedgerPages::Reading::Previous
                                                         : LedgerPages::Reading::InForce;
}

static Result<> handOn(const ExportSink &sink, std::string &text, const Writing &writing)
{
    if (auto fine = checkProblem(*writing.file); !fine)
        return fine;
    if (auto written = sink(text); !written)
        return written;
    text.clear();
    return {};
}

Result<ExportProgress> exportBook(Connection &connection, const ExportRequest &request, const ExportSink &sink,
                                  const ExportListener &listener, const std::stop_token &stop)
{
    auto snapshot = Transaction::beginSnapshot(connection);
    if (!snapshot)
        return failed(snapshot);
    ExportProgress progress;
    auto writing = begin(connection, request, progress);
    if (!writing)
        return failed(writing);
    const bool wantsWords = writing->isJournal && !writing->sums;
    LedgerPages pages(connection, request.orgId, readingOf(request), wantsWords);
    const auto total = pages.count();
    if (!total)
        return failed(total);

    progress.total = *total;
    std::string text;
    writing->file->begin(text);
    if (auto fine = checkProblem(*writing->file); !fine)
        return failed(fine);
    for (;;) {
        if (stop.stop_requested())
            return failed(cancelled());
        auto page = pages.next();
        if (!page)
            return failed(page);
        if (page->empty())
            break;
        for (auto &document : *page) {
            if (auto known = checkCurrencies(document); !known)
                return failed(known);
            progress.documents += append(text, *writing, document) ? 1 : 0;
        }
        if (auto done = handOn(sink, text, *writing); !done)
            return failed(done);
        if (listener)
            listener(progress);
    }
    if (auto summed = writeSums(text, *writing); !summed)
        return failed(summed);
    writing->file->end(text);
    if (auto done = handOn(sink, text, *writing); !done)
        return failed(done);
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);
    progress.notes = writing->file->notes();
    return progress;
}

} // namespace leapfrog
