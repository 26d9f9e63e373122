// SPDX-License-Identifier: MIT
#pragma once

#include "core/json_records.h"
#include "import/kept_payload.h"

#include <memory>
#include <string>
#include <vector>

namespace leapfrog {

/// Takes the records of one file apart into payloads to keep (REST 2023-10 to 2026-01, single or wrapped answers of the
/// API, GraphQL nodes and bulk JSON Lines with `__parentId`). Memory is bound, however long the file is. Not for
/// several threads.
///
///     ShopifyRecords shopify(name);
///     while (const auto record = records.next())
///         keep(shopify.take(*record));
///     keep(shopify.finish());
class ShopifyRecords
{
public:
    explicit ShopifyRecords(std::string file);
    ~ShopifyRecords();
    ShopifyRecords(const ShopifyRecords &) = delete;
    ShopifyRecords &operator=(const ShopifyRecords &) = delete;

    /// The payloads that are whole after this record: none, one or many. What can't be read is one payload of kind
    /// `unreadable` with a refusal.
    std::vector<TakenApart> take(const JsonRecords::Record &record);
    /// To be called once after the last record: what waited for more lines.
    std::vector<TakenApart> finish();
    /// What is worth saying of the file, each once, since this was asked last: that there are more pages.
    std::vector<QString> takeSaid();
    /// Whether some of it was Shopify's word that it could not answer.
    [[nodiscard]] bool sawErrors() const;

private:
    class Reader;
    std::unique_ptr<Reader> m_reader;
};

} // namespace leapfrog
