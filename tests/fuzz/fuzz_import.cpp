// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "import/importer.h"
#include "import/order_facts.h"
#include "ledger/post.h"

#include <cstdio>
#include <cstdlib>
#include <map>
#include <sstream>

using namespace leapfrog;

/// Ends the run, so that the fuzzer keeps the input.
static void require(bool holds, const char *what, const std::string &text)
{
    if (holds)
        return;
    std::fprintf(stderr, "%s:\n%s\n", what, text.c_str());
    std::abort();
}

/// What the database does: keeps facts as JSON.
class Memory : public OrderLookup
{
public:
    Result<std::optional<OrderFacts>> find(const std::string &orderId) override
    {
        const auto known = m_facts.find(orderId);
        if (known == m_facts.end())
            return std::optional<OrderFacts>();
        auto facts = OrderFacts::fromJson(known->second);
        require(facts.has_value(), "Facts of an order can't be read again", known->second);
        return std::optional(std::move(*facts));
    }
    Result<std::string> idOfName(const std::string &name) override
    {
        const auto known = m_ids.find(name);
        return known != m_ids.end() ? known->second : std::string();
    }
    void keep(const std::vector<ImportedOrder> &orders)
    {
        for (const auto &order : orders) {
            m_facts[order.orderId] = order.facts;
            m_ids[OrderFacts::fromJson(order.facts)->name] = order.orderId;
        }
    }

private:
    std::map<std::string, std::string> m_facts;
    std::map<std::string, std::string> m_ids;
};

static void judge(const ImportBatch &batch, ImportFormat format)
{
    for (const auto &document : batch.documents) {
        const auto json = parseJson(document.body);
        require(json.has_value(), "A document is not JSON", document.body);
        require(json->find("id")->text() == document.id, "A document has two ids", document.body);
        Context context;
        context.baseCurrency = document.currency;
        // What Shopify's payloads give is posted or was refused before; what is in our own format may be refused later.
        if (format == ImportFormat::Shopify)
            require(post(*json, context).has_value(), "A document can't be posted", document.body);
    }
    for (const auto &note : batch.refused)
        require(!note.code.empty() && !note.message.isEmpty(), "A refusal without its reason", note.id);
}

/// Any bytes as the input of `leapfrogctl import`, in both formats, in batches of three, and then once more.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    for (const auto format : {ImportFormat::Shopify, ImportFormat::Leapfrog}) {
        Memory memory;
        for (int round = 0; round < 2; ++round) {
            std::istringstream stream(std::string(reinterpret_cast<const char *>(data), size));
            const auto importer = makeImporter(format, {}, memory);
            importer->beginFile("input");
            JsonRecords records(stream);
            while (const auto record = records.next()) {
                require(importer->feed(*record).has_value(), "The import failed", record->text);
                if (importer->pending() < 3)
                    continue;
                const auto batch = importer->takeBatch();
                judge(batch, format);
                memory.keep(batch.orders);
            }
            importer->finish();
            const auto batch = importer->takeBatch();
            judge(batch, format);
            memory.keep(batch.orders);
        }
    }
    return 0;
}
