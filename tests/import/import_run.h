// SPDX-License-Identifier: MIT
#pragma once

#include "import/importer.h"
#include "import/order_facts.h"

#include <QByteArray>
#include <QString>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog::test {

/// Keeps facts of orders as the database does: as JSON text.
class OrderMemory : public OrderLookup
{
public:
    Result<std::optional<OrderFacts>> find(const std::string &orderId) override;
    Result<std::string> idOfName(const std::string &name) override;
    void keep(const std::vector<ImportedOrder> &orders);

    bool outOfReach = false; ///< find() fails, as without a database

private:
    std::map<std::string, std::string> m_facts;
    std::map<std::string, std::string> m_ids; ///< order id by name
};

/// An organisation into which files are imported, as a program would do it.
class ImportRun
{
public:
    /// Imports texts, one after the other, as the files of one run; a batch is taken after every `chunk` results.
    void import(ImportFormat format, const std::vector<std::string> &files, std::size_t chunk = 100);
    void importShopify(const std::vector<std::string> &files, std::size_t chunk = 100)
    {
        import(ImportFormat::Shopify, files, chunk);
    }

    /// The document's body, or an empty text.
    [[nodiscard]] QByteArray body(const std::string &id) const;
    /// All documents, as `#1001, #1001/101`.
    [[nodiscard]] QString ids() const;
    /// What the last run refused, as `#1001 total_mismatch total, #1002 …`.
    [[nodiscard]] QString refusals() const;
    /// What the last run kept back, as `#1001 test, #1002 …`.
    [[nodiscard]] QString keptBack() const;

    std::string baseCurrency; ///< as given to the importer, and what came of it
    OrderMemory orders;
    std::map<std::string, ImportedDocument> documents; ///< by id, of all runs
    std::vector<ImportNote> refusedNotes; ///< of the last run
    std::vector<ImportNote> keptBackNotes; ///< of the last run
    std::vector<std::string> changed; ///< ids of the last run's documents that are new or differ from what was there
    std::int64_t repeated = 0; ///< in the last run
    Result<> outcome; ///< of the last run

private:
    void store(const ImportBatch &batch);
};

} // namespace leapfrog::test
