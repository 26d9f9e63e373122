// SPDX-License-Identifier: MIT
#include "engine/inbox/import_runner.h"

#include "core/currency.h"
#include "engine/guard/backoff.h"
#include "engine/inbox/cut_files.h"
#include "engine/inbox/shop_import.h"
#include "import/leapfrog_importer.h"
#include "import/shopify/records.h"
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <filesystem>
#include <fstream>
#include <iostream>

namespace leapfrog {

static constexpr std::size_t documentsPerChunk = 500;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ImportRunner)
};

} // namespace

static Error invalid(const char *reason, const std::string &field, const QString &message)
{
    return {.code = Error::Code::Invalid, .message = message, .cause = {}, .reason = reason, .field = field};
}

namespace {

/// One import under way.
class Run
{
public:
    Run(Connection &connection, const ImportRequest &request, const ImportListener &listener, std::stop_token stop)
        : m_connection(connection)
        , m_request(request)
        , m_listener(listener)
        , m_stop(std::move(stop))
    { }

    Result<ImportProgress> all();

private:
    Result<std::string> knownCurrency();
    Result<> file(const std::string &path);
    Result<> stream(const std::string &name, std::istream &input);
    Result<> payload(ShopifyRecords &records, const JsonRecords::Record &record);
    Result<> store();
    Result<> finish();
    Result<> write(const ImportBatch &batch, ImportCounts &counts);
    void tell(const ImportBatch &batch);

    Connection &m_connection;
    const ImportRequest &m_request;
    const ImportListener &m_listener;
    const std::stop_token m_stop;
    std::unique_ptr<LeapfrogImporter> m_importer; ///< one of the two
    std::unique_ptr<ShopImport> m_shop;
    ImportProgress m_progress;
    std::int64_t m_bytesBefore = 0; ///< of the files that are read
};

Result<ImportProgress> Run::all()
{
    for (const auto &path : m_request.files) {
        std::error_code error;
        const auto size = path == "-" ? 0 : std::filesystem::file_size(path, error);
        m_progress.totalBytes += error ? 0 : static_cast<std::int64_t>(size);
    }
    const auto currency = knownCurrency();
    if (!currency)
        return failed(currency);
    if (m_request.format == ImportFormat::Leapfrog)
        m_importer = std::make_unique<LeapfrogImporter>(*currency);
    else
        m_shop = std::make_unique<ShopImport>(m_connection,
                                              ReadingOptions{.orgId = m_request.orgId,
                                                             .baseCurrency = m_request.baseCurrency,
                                                             .fxRates = m_request.fxRates});
    for (const auto &path : m_request.files) {
        if (auto read = file(path); !read)
            return failed(read);
    }
    m_progress.bytes = m_progress.totalBytes;
    if (auto finished = finish(); !finished)
        return failed(finished);
    return m_progress;
}

Result<std::string> Run::knownCurrency()
{
    const auto &wanted = m_request.baseCurrency;
    if (!wanted.empty() && findCurrency(wanted) == nullptr)
        return failed(invalid("bad_currency", "base_currency",
                              Words::tr("\"%1\" is no ISO 4217 currency.").arg(QString::fromStdString(wanted))));
    const auto known = DocumentStore(m_connection).baseCurrency(m_request.orgId);
    if (!known)
        return known.error().code == Error::Code::NotFound ? Result<std::string>(wanted) : known;
    if (findCurrency(*known) == nullptr) {
        if (const auto context = PostingStore(m_connection).context(m_request.orgId); !context)
            return failed(context);
    }
    if (!wanted.empty() && wanted != *known)
        return failed(invalid("base_currency_differs", "base_currency",
                              Words::tr("Organisation \"%1\" keeps its books in %2, not in %3.")
                                  .arg(QString::fromStdString(m_request.orgId), QString::fromStdString(*known),
                                       QString::fromStdString(wanted))));
    return known;
}

Result<> Run::file(const std::string &path)
{
    if (path == "-")
        return stream(path, std::cin);
    std::ifstream input(path, std::ios::binary);
    if (!input || std::filesystem::is_directory(path))
        return failed(invalid("unreadable_file", path,
                              Words::tr("The file %1 can't be read.").arg(QString::fromStdString(path))));
    auto read = stream(path, input);
    std::error_code ignored;
    m_bytesBefore += static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    return read;
}

Result<> Run::stream(const std::string &name, std::istream &input)
{
    JsonRecords records(input);
    ShopifyRecords shopify(name);
    CutFiles cut(m_connection, m_request.orgId);
    if (m_importer)
        m_importer->beginFile(name);
    else if (auto loaded = cut.load(); !loaded)
        return loaded;
    while (const auto record = records.next()) {
        if (m_stop.stop_requested())
            return failed({.code = Error::Code::Cancelled,
                           .message = Words::tr("The import was cancelled."),
                           .cause = {},
                           .reason = {},
                           .field = {}});
        // After its last byte was read a file has no position any more; what was reported stands until it is through.
        const auto position = static_cast<std::int64_t>(input.tellg());
        m_progress.bytes = std::max(m_progress.bytes, m_bytesBefore + position);
        if (m_shop) {
            cut.see(record->text);
            if (auto taken = payload(shopify, *record); !taken)
                return taken;
            continue;
        }
        if (auto fed = m_importer->feed(*record); !fed)
            return fed;
        if (m_importer->pending() < documentsPerChunk)
            continue;
        if (auto stored = store(); !stored)
            return stored;
    }
    if (input.bad())
        return failed(invalid("unreadable_file", {}, Words::tr("The input broke off while it was read.")));
    if (!m_shop)
        return {};
    const auto added = m_shop->add(shopify.finish());
    m_shop->say(shopify.takeSaid());
    return added ? cut.end(name, shopify.sawErrors()) : failed(added);
}

Result<> Run::payload(ShopifyRecords &records, const JsonRecords::Record &record)
{
    const auto read = m_shop->add(records.take(record));
    if (!read)
        return failed(read);
    if (*read) {
        m_progress.documents = m_shop->documents();
        m_progress.withdrawn = m_shop->withdrawn();
        tell({});
    }
    return {};
}

void Run::tell(const ImportBatch &batch)
{
    if (m_listener)
        m_listener(batch, m_progress);
}

static ImportNote noteOf(const std::string &exhausted)
{
    return {.source = "document",
            .id = exhausted,
            .file = {},
            .line = 0,
            .code = "version_not_left",
            .field = {},
            .message = noVersionLeft(exhausted)};
}

Result<> Run::finish()
{
    if (m_importer)
        return store();
    if (auto finished = m_shop->finish(); !finished)
        return finished;
    using State = PayloadVerdict::State;
    const auto &open = m_shop->open();
    ImportBatch batch{.documents = {},
                      .orders = {},
                      .refused = open.notes(State::Refused),
                      .keptBack = open.notes(State::NotNeeded),
                      .waiting = open.notes(State::Waiting),
                      .said = m_shop->takeSaid()};
    m_progress.documents = m_shop->documents();
    m_progress.withdrawn = m_shop->withdrawn();
    m_progress.refused = open.count(State::Refused);
    m_progress.waiting = open.count(State::Waiting);
    m_progress.keptBack = open.count(State::NotNeeded);
    for (const auto &id : m_progress.documents.exhausted) {
        batch.refused.push_back(noteOf(id));
        ++m_progress.refused;
    }
    tell(batch);
    return {};
}

Result<> Run::store()
{
    auto batch = m_importer->takeBatch();
    const auto counts = retryConflicts([&]() -> Result<ImportCounts> {
        ImportCounts chunk;
        auto written = write(batch, chunk);
        return written ? Result<ImportCounts>(chunk) : failed(written);
    });
    if (!counts)
        return failed(counts);
    for (const auto &id : counts->exhausted)
        batch.refused.push_back(noteOf(id));
    m_progress.documents.created += counts->created;
    m_progress.documents.changed += counts->changed;
    m_progress.documents.unchanged += counts->unchanged;
    m_progress.refused += static_cast<std::int64_t>(batch.refused.size());
    m_progress.keptBack += static_cast<std::int64_t>(batch.keptBack.size());
    tell(batch);
    return {};
}

Result<> Run::write(const ImportBatch &batch, ImportCounts &counts)
{
    if (batch.documents.empty())
        return {};
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    DocumentStore documents(m_connection);
    if (auto there = documents.ensureOrganisation(m_request.orgId, m_importer->baseCurrency()); !there)
        return failed(there);
    auto stored = documents.import(m_request.orgId, batch.documents);
    if (!stored)
        return failed(stored);
    counts = *stored;
    return transaction->commit();
}

} // namespace

Result<ImportProgress> runImport(Connection &connection, const ImportRequest &request, const ImportListener &listener,
                                 const std::stop_token &stop)
{
    return Run(connection, request, listener, stop).all();
}

} // namespace leapfrog
