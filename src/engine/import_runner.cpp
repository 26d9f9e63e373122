// SPDX-License-Identifier: MIT
#include "engine/import_runner.h"

#include "core/currency.h"
#include "engine/backoff.h"
#include "import/order_facts.h"
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

/// The facts of orders of earlier imports, and of this one while there is no organisation to store them under.
class StoredOrders : public OrderLookup
{
public:
    StoredOrders(Connection &connection, const std::string &orgId)
        : m_store(connection)
        , m_orgId(orgId)
    { }

    Result<std::optional<OrderFacts>> find(const std::string &orderId) override;
    Result<std::string> idOfName(const std::string &name) override;

    /// Keeps orders until they can be stored.
    void hold(const std::vector<ImportedOrder> &orders);
    [[nodiscard]] std::vector<ImportedOrder> held() const;
    void release();

private:
    DocumentStore m_store;
    const std::string &m_orgId;
    std::map<std::string, std::string> m_held; ///< facts by order id
    std::map<std::string, std::string> m_heldIds; ///< order id by name
};

Result<std::optional<OrderFacts>> StoredOrders::find(const std::string &orderId)
{
    auto json = m_held.contains(orderId) ? m_held.at(orderId) : std::string();
    if (json.empty()) {
        auto stored = m_store.orderFacts(m_orgId, {orderId});
        if (!stored)
            return failed(stored);
        if (stored->empty())
            return std::optional<OrderFacts>();
        json = std::move(stored->begin()->second);
    }
    auto facts = OrderFacts::fromJson(json);
    if (!facts)
        return failed(facts);
    return std::optional(std::move(*facts));
}

Result<std::string> StoredOrders::idOfName(const std::string &name)
{
    if (const auto held = m_heldIds.find(name); held != m_heldIds.end())
        return held->second;
    return m_store.orderNamed(m_orgId, name);
}

void StoredOrders::hold(const std::vector<ImportedOrder> &orders)
{
    for (const auto &order : orders) {
        m_held[order.orderId] = order.facts;
        if (const auto facts = OrderFacts::fromJson(order.facts))
            m_heldIds[facts->name] = order.orderId;
    }
}

void StoredOrders::release()
{
    m_held.clear();
    m_heldIds.clear();
}

std::vector<ImportedOrder> StoredOrders::held() const
{
    std::vector<ImportedOrder> orders;
    for (const auto &[orderId, facts] : m_held)
        orders.push_back({.orderId = orderId, .facts = facts});
    return orders;
}

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
    m_progress.bytes = m_progress.totalBytes;
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
        // After its last byte was read a file has no position any more; what was reported stands until it is through.
        const auto position = static_cast<std::int64_t>(input.tellg());
        m_progress.bytes = std::max(m_progress.bytes, m_bytesBefore + position);
        if (auto stored = store(); !stored)
            return stored;
    }
    if (input.bad())
        return failed(invalid("unreadable_file", {}, Words::tr("The input broke off while it was read.")));
    return {};
}

Result<> Run::store()
{
    auto batch = m_importer->takeBatch();
    m_orders.hold(batch.orders);
    const auto counts = retryConflicts([&]() -> Result<ImportCounts> {
        ImportCounts chunk;
        auto written = write(batch, chunk);
        return written ? Result<ImportCounts>(chunk) : failed(written);
    });
    if (!counts)
        return failed(counts);
    if (!m_importer->baseCurrency().empty())
        m_orders.release();
    for (const auto &id : counts->exhausted)
        batch.refused.push_back({.source = "document",
                                 .id = id,
                                 .file = {},
                                 .line = 0,
                                 .code = "version_not_left",
                                 .field = {},
                                 .message = noVersionLeft(id)});
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
    const auto orders = m_orders.held();
    const bool noOrganisation = m_importer->baseCurrency().empty(); // no document yet that says its currency
    if (noOrganisation || (batch.documents.empty() && orders.empty()))
        return {};
    auto transaction = Transaction::begin(m_connection);
    if (!transaction)
        return failed(transaction);
    DocumentStore documents(m_connection);
    if (auto there = documents.ensureOrganisation(m_request.orgId, m_importer->baseCurrency()); !there)
        return failed(there);
    if (auto saved = documents.saveOrders(m_request.orgId, orders); !saved)
        return saved;
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
