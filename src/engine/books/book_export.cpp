// SPDX-License-Identifier: MIT
#include "engine/books/book_export.h"

#include "core/currency.h"
#include "store/books/accounts.h"
#include "store/books/ledger_pages.h"
#include "store/books/reports.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static Result<ExportBook> bookOf(Connection &connection, const std::string &orgId, AwaitingFigures awaiting)
{
    const auto head = ReportStore(connection).head(orgId, awaiting);
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
                     .message = QCoreApplication::translate("leapfrog::BookExport",
                                                            "An entry of %1 is in \"%2\", which is no "
                                                            "currency: \"leapfrogctl ledger verify\" shows it.")
                                    .arg(QString::fromStdString(document.id), QString::fromStdString(posting.currency)),
                     .cause = {},
                     .reason = "bad_currency",
                     .field = document.id});
        }
    }
    return {};
}

static void append(std::string &text, Exporter &exporter, BookedDocument &document)
{
    for (auto &version : document.versions) {
        // Entries that an undo brought back follow their old places, not their dates.
        std::ranges::stable_sort(version.postings, {}, &Posting::date);
        exporter.document(text,
                          {.id = document.id,
                           .version = version.number,
                           .type = document.type,
                           .postings = std::move(version.postings)});
    }
}

Result<ExportProgress> exportBook(Connection &connection, const std::string &orgId, ExportFormat format,
                                  const ExportSink &sink, const ExportListener &listener, const std::stop_token &stop,
                                  AwaitingFigures awaiting)
{
    auto snapshot = Transaction::beginSnapshot(connection);
    if (!snapshot)
        return failed(snapshot);
    auto book = bookOf(connection, orgId, awaiting);
    if (!book)
        return failed(book);
    LedgerPages pages(connection, orgId,
                      awaiting == AwaitingFigures::Previous ? LedgerPages::Reading::Previous
                                                            : LedgerPages::Reading::InForce);
    const auto total = pages.count();
    if (!total)
        return failed(total);

    ExportProgress progress{.documents = 0, .total = *total};
    progress.leftOut = book->leftOut;
    const auto exporter = makeExporter(format, std::move(*book));
    std::string text;
    exporter->begin(text);
    for (;;) {
        if (stop.stop_requested())
            return failed({.code = Error::Code::Cancelled,
                           .message = QCoreApplication::translate(
                               "leapfrog::BookExport", "The export was cancelled; what was written is not whole."),
                           .cause = {},
                           .reason = "cancelled",
                           .field = {}});
        auto page = pages.next();
        if (!page)
            return failed(page);
        if (page->empty())
            break;
        for (auto &document : *page) {
            if (auto known = checkCurrencies(document); !known)
                return failed(known);
            progress.documents += document.versions.empty() ? 0 : 1;
            append(text, *exporter, document);
        }
        if (auto written = sink(text); !written)
            return failed(written);
        text.clear();
        if (listener)
            listener(progress);
    }
    exporter->end(text);
    if (auto written = sink(text); !written)
        return failed(written);
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);
    return progress;
}

} // namespace leapfrog
