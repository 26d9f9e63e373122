// SPDX-License-Identifier: MIT
#pragma once

#include "core/currency.h"
#include "ledger/chart_of_accounts.h"
#include "ledger/posting.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

enum class ExportFormat
{
    Hledger,
    Beancount,
    Csv,
    Json,
};

/// The format of that name (`hledger`, `beancount`, `csv`, `json`), or nothing.
std::optional<ExportFormat> findExportFormat(std::string_view name);

/// What figures show of documents that await recreation, whose entries are out of force until they are posted again.
enum class AwaitingFigures
{
    Previous, ///< what was in force before
    LeftOut, ///< nothing: only entries in force
};

/// Days that had been sealed, were unlocked again, and have not been sealed since.
struct Reopened
{
    std::string from; ///< `YYYY-MM-DD`; empty: from the first day of the books
    std::string through;
    std::string at; ///< when they were unlocked, ISO 8601 in UTC
    std::string who; ///< the login
    std::string why; ///< in its words
};

/// What a report or an export must say beside its figures: how many documents are not, or not as they are now, in it,
/// how many payloads gave none, and which of its days were closed once and are not any more.
struct LeftOut
{
    std::int64_t awaitingPosting = 0; ///< never posted, or changed since
    std::int64_t refusedDocuments = 0;
    std::int64_t awaitingRecreation = 0; ///< see `figures`
    AwaitingFigures figures = AwaitingFigures::Previous; ///< of those that await recreation
    std::int64_t refusedPayloads = 0; ///< of a shop
    std::int64_t waitingPayloads = 0; ///< for something that may still come
    std::vector<Reopened> reopened = {};

    [[nodiscard]] bool isComplete() const ///< all documents are in it as they are now
    {
        return awaitingPosting + refusedDocuments + awaitingRecreation + refusedPayloads + waitingPayloads == 0;
    }
    [[nodiscard]] bool isNothing() const { return isComplete() && reopened.empty(); }
};

/// What an export is about: one organisation's book.
struct ExportBook
{
    std::string organisation;
    const Currency *baseCurrency = nullptr;
    ChartOfAccounts chart; ///< must hold every account that occurs; others are declared by guess where they occur
    LeftOut leftOut = {}; ///< each format says it, inside the file
};

/// One posted version of a document.
struct ExportedDocument
{
    std::string id;
    int version = 1;
    std::string type; ///< as `sales_invoice`; may be empty
    std::vector<Posting> postings; ///< in order of date, each date balanced in the base currency
};

/// Turns a stream of documents into text: begin(), document() for each, end(). Each call appends to `out`, which the
/// caller writes and clears as it likes, so memory stays flat. Pure: no files, no database. One thread at a time.
class Exporter
{
public:
    explicit Exporter(ExportBook book);
    virtual ~Exporter() = default;
    Exporter(const Exporter &) = delete;
    Exporter &operator=(const Exporter &) = delete;

    virtual void begin(std::string &out) = 0;
    virtual void document(std::string &out, const ExportedDocument &document) = 0;
    virtual void end(std::string &out) = 0;

protected:
    [[nodiscard]] const ExportBook &book() const { return m_book; }

private:
    ExportBook m_book;
};

std::unique_ptr<Exporter> makeExporter(ExportFormat format, ExportBook book);

} // namespace leapfrog
