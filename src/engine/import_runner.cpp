// SPDX-License-Identifier: MIT
#include "engine/import_runner.h"

#include "core/currency.h"
#include "engine/backoff.h"
#include "import/order_facts.h"

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

/// The facts of orders of earlier imports.
class StoredOrders : public OrderLookup
{
public:
    StoredOrders(Connection &connection, const std::string &orgId)
        : m_store(connection)
        , m_orgId(orgId)
    { }

    Result<std::optional<OrderFacts>> find(const std::string &orderId) override
    {
        const auto facts = m_store.orderFacts(m_orgId, {orderId});
        if (!facts)
            return failed(facts);
        if (facts->empty())
            return std::optional<OrderFacts>();
        auto read = OrderFacts::fromJson(facts->begin()->second);
        if (!read)
            return failed(read);
        return std::optional(std::move(*read));
    }

private:
    DocumentStore m_store;
    const std::string &m_orgId;
};

/// One import under way.
class Run
{
public:
    Run(Connection &connection, const ImportRequest &request, const ImportListener &listener, std::stop_token stop)
        : m_connection(connection)
        , m_request(request)
        , m_listener(listener)
        , m_stop(std::move(stop))
        , m_orders(connection, request.orgId)
    { }

    Result<ImportProgress> all();

private:
    Result<std::string> knownCurrency();
    Result<> file(const std::string &path);
    Result<> stream(std::istream &input);
    Result<> store();
    Result<> write(const ImportBatch &batch, ImportCounts &counts);

    Connection &m_connection;
    const ImportRequest &m_request;
    const ImportListener &m_listener;
    const std::stop_token m_stop;
    StoredOrders m_orders;
    std::unique_ptr<Importer> m_importer;
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
    m_importer = makeImporter(m_request.format, *currency, m_orders);
    for (const auto &path : m_request.files) {
        if (auto read = file(path); !read)
            return failed(read);
    }
    m_importer->finish();
    if (auto stored = store(); !stored)
        return failed(stored);
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
    if (!wanted.empty() && wanted != *known)
        return failed(invalid("base_currency_differs", "base_currency",
                              Words::tr("Organisation \"%1\" keeps its books in %2, not in %3.")
                                  .arg(QString::fromStdString(m_request.orgId), QString::fromStdString(*known),
                                       QString::fromStdString(wanted))));
    return known;
}

Result<> Run::file(const std::string &path)
{
    m_importer->beginFile(path);
    if (path == "-")
        return stream(std::cin);
    std::ifstream input(path, std::ios::binary);
    if (!input || std::filesystem::is_directory(path))
        return failed(invalid("unreadable_file", path,
                              Words::tr("The file %1 can't be read.").arg(QString::fromStdString(path))));
    auto read = stream(input);
    std::error_code ignored;
    m_bytesBefore += static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
    return read;
}

Result<> Run::stream(std::istream &input)
{
    JsonRecords records(input);
    while (const auto record = records.next()) {
        if (m_stop.stop_requested())
            return failed({.code = Error::Code::Cancelled,
                           .message = Words::tr("The import was cancelled."),
                           .cause = {},
                           .reason = {},
                           .field = {}});
        if (auto fed = m_importer->feed(*record); !fed)
            return fed;
        if (m_importer->pending() < documentsPerChunk)
            continue;
        const auto position = static_cast<std::int64_t>(input.tellg());
        m_progress.bytes = m_bytesBefore + std::max<std::int64_t>(0, position);
        if (auto stored = store(); !stored)
            return stored;
    }
    if (input.bad())
        return failed(invalid("unreadable_file", {}, Words::tr("The input broke off while it was read.")));
    return {};
}

Result<> Run::store()
{
    const auto batch = m_importer->takeBatch();
    const auto counts = retryConflicts([&]() -> Result<ImportCounts> {
        ImportCounts chunk;
        auto written = write(batch, chunk);
        return written ? Result<ImportCounts>(chunk) : failed(written);
    });
    if (!counts)
        return failed(counts);
    m_progress.documents.created += counts->created;
    m_progress.documents.changed += counts->changed;
    m_progress.documents.unchanged += counts->unchanged;
    m_progress.refused += static_cast<std::int64_t>(batch.refused.size());
    m_progress.keptBack += static_cast<std::int64_t>(batch.keptBack.size());
    if (m_listener)
        m_listener(batch, m_progress);
    return {};
}

Result<> Run::write(const ImportBatch &batch, ImportCounts &counts)
{
    if (batch.documents.empty() && batch.orders.empty())
        return {};
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    DocumentStore documents(m_connection);
    if (!m_importer->baseCurrency().empty()) {
        if (auto there = documents.ensureOrganisation(m_request.orgId, m_importer->baseCurrency()); !there)
            return failed(there);
        if (auto saved = documents.saveOrders(m_request.orgId, batch.orders); !saved)
            return saved;
    }
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
