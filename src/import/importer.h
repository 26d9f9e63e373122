// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_records.h"
#include "core/result.h"
#include "import/import_batch.h"

#include <QCoreApplication>

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace leapfrog {

class JsonValue;
struct Refusal;

enum class ImportFormat
{
    Leapfrog, ///< documents in the golden format (docs/accounting-rules.md §§1–4)
    Shopify, ///< order, refund, transaction and payout payloads (docs/accounting-rules.md §8)
};

/// Turns records of input files into documents. A record that can't be taken is noted by name and field, and the rest
/// goes on. Memory is bound by one record and one batch, however long the files are. Not for several threads.
///
///     LeapfrogImporter importer(baseCurrency);
///     importer.beginFile(name);
///     while (const auto record = records.next()) {
///         importer.feed(*record);
///         if (importer.pending() >= chunk)
///             store(importer.takeBatch());     // one transaction
///     }
///     store(importer.takeBatch());
class Importer
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Importer)

public:
    virtual ~Importer() = default;
    Importer(const Importer &) = delete;
    Importer &operator=(const Importer &) = delete;

    /// Notes from here on name this file.
    void beginFile(std::string name) { m_file = std::move(name); }

    /// Takes one record. What is wrong with it becomes a note, not an error.
    virtual Result<> feed(const JsonRecords::Record &record) = 0;

    /// How many documents and notes the next batch holds so far.
    [[nodiscard]] std::size_t pending() const;

    /// What came since the last batch.
    ImportBatch takeBatch();

    /// The organisation's base currency: as given, else that of the first document; empty while there is none.
    [[nodiscard]] const std::string &baseCurrency() const { return m_baseCurrency; }

protected:
    /// Where a record was read.
    struct Place
    {
        std::string file;
        std::int64_t line = 0;
    };
    /// What a note is about.
    struct Subject
    {
        std::string source;
        std::string id;
        Place place;
    };

    explicit Importer(std::string baseCurrency)
        : m_baseCurrency(std::move(baseCurrency))
    { }

    [[nodiscard]] Place placeOf(const JsonRecords::Record &record) const { return {m_file, record.line}; }
    /// Adds it to the batch; the first one gives the base currency if there is none yet.
    void add(ImportedDocument document);
    void refuse(const Subject &subject, const Refusal &refusal);
    void keepBack(const Subject &subject, std::string code, QString message);
    /// The record as one JSON object without doubled members, or a note and nothing.
    std::optional<JsonValue> parse(const JsonRecords::Record &record);
    /// How a note calls a record of which no more can be read: its `name`, else its `id`, else nothing.
    static std::string nameOf(const JsonValue &record);
    /// Whether a document in this currency needs no rate. Any may be the first.
    [[nodiscard]] bool isBase(std::string_view currency) const
    {
        return m_baseCurrency.empty() || m_baseCurrency == currency;
    }

private:
    /// False when the same was already said in this run: one thing seen twice counts once.
    bool isNew(const Subject &subject, const std::string &code, const std::string &field);

    std::string m_baseCurrency;
    std::string m_file;
    ImportBatch m_batch;
    std::unordered_map<std::string, std::size_t> m_places; ///< document id → its place in the batch
    std::unordered_set<std::size_t> m_said; ///< hashes of the notes of this run
};

} // namespace leapfrog
