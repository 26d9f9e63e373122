// SPDX-License-Identifier: MIT
#include "core/json.h"
#include "import/leapfrog_importer.h"
#include "import/shopify/books.h"
#include "import/shopify/records.h"
#include "ledger/post.h"

#include <algorithm>
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

/// Documents in our own format, in one batch.
static void importLeapfrog(const std::string &input)
{
    std::istringstream stream(input);
    LeapfrogImporter importer({});
    JsonRecords records(stream);
    while (const auto record = records.next())
        require(importer.feed(*record).has_value(), "The import failed", record->text);
    const auto batch = importer.takeBatch();
    for (const auto &document : batch.documents)
        require(parseJson(document.body).has_value(), "A document is not JSON", document.body);
    for (const auto &note : batch.refused)
        require(!note.code.empty() && !note.message.isEmpty(), "A refusal without its reason", note.id);
}

static std::string textOf(const GroupBooks &books)
{
    std::string text;
    for (const auto &document : books.documents)
        text += document.body + '\n';
    return text;
}

/// The books of a group: every document posts, every verdict has its reason, and the order of payloads is nothing.
static void judge(std::vector<KeptPayload> payloads, ShopifySettings::RevenueAt revenueAt)
{
    ShopifySettings settings;
    settings.revenueAt = revenueAt;
    const auto books = booksOfGroup(payloads, settings);
    require(books.verdicts.size() == payloads.size(), "A payload has no verdict", payloads.front().group);
    for (const auto &document : books.documents) {
        const auto json = parseJson(document.body);
        require(json.has_value(), "A document is not JSON", document.body);
        require(json->find("id")->text() == document.id, "A document has two ids", document.body);
        Context context;
        context.baseCurrency = document.currency;
        require(post(*json, context).has_value(), "A document can't be posted", document.body);
    }
    for (const auto &verdict : books.verdicts) {
        const bool told
            = verdict.state != PayloadVerdict::State::Refused || (!verdict.code.empty() && !verdict.message.isEmpty());
        require(told, "A refusal without its reason", payloads.front().payload);
    }
    std::ranges::reverse(payloads);
    payloads.push_back(payloads.front());
    require(textOf(booksOfGroup(payloads, settings)) == textOf(books), "The order of payloads counts",
            payloads.front().group);
}

/// Shopify's payloads, taken apart and read group by group, with revenue at either time.
static void importShopify(const std::string &input)
{
    std::istringstream stream(input);
    JsonRecords records(stream);
    ShopifyRecords shopify("input");
    std::map<std::string, std::vector<KeptPayload>> groups;
    const auto keep = [&groups](std::vector<TakenApart> all) {
        for (auto &taken : all) {
            require(parseJson(taken.payload.payload).has_value(), "What is kept is not JSON", taken.payload.payload);
            if (!taken.verdict)
                groups[taken.payload.group].push_back(std::move(taken.payload));
        }
    };
    while (const auto record = records.next())
        keep(shopify.take(*record));
    keep(shopify.finish());
    for (const auto &[group, payloads] : groups) {
        judge(payloads, ShopifySettings::RevenueAt::Order);
        judge(payloads, ShopifySettings::RevenueAt::Fulfilment);
    }
}

/// Any bytes as the input of `leapfrogctl import`, in both formats.
extern "C" int LLVMFuzzerTestOneInput(const unsigned char *data, std::size_t size)
{
    const std::string input(reinterpret_cast<const char *>(data), size);
    importShopify(input);
    importLeapfrog(input);
    return 0;
}
