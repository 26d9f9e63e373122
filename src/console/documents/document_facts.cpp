// SPDX-License-Identifier: MIT
#include "console/documents/document_facts.h"

#include "store/books/entries.h"
#include "store/books/posting_store.h"

namespace leapfrog {

static constexpr int historyLimit = 100;

static Result<> readEntries(EntryStore &store, const DocumentKey &key, DocumentFacts &facts)
{
    auto entries = store.inForce(key.orgId, key.id);
    if (!entries)
        return failed(entries);
    facts.previousFigures = entries->empty() && facts.row.awaitingRecreation && facts.row.postedVersion > 0;
    if (facts.previousFigures) {
        entries = store.ofVersion(key.orgId, key.id, facts.row.postedVersion);
        if (!entries)
            return failed(entries);
    }
    facts.entries = std::move(*entries);
    return {};
}

Result<DocumentFacts> readDocumentFacts(Connection &connection, const DocumentKey &key)
{
    DocumentFacts facts;
    DocumentStore documents(connection);
    auto row = documents.find(key.orgId, key.id);
    if (!row)
        return failed(row);
    facts.row = std::move(*row);
    auto body = documents.body(key.orgId, key.id);
    if (!body)
        return failed(body);
    facts.body = std::move(*body);

    EntryStore entries(connection);
    if (auto read = readEntries(entries, key, facts); !read)
        return failed(read);
    const auto context = PostingStore(connection).context(key.orgId);
    const bool isThere = context || context.error().code == Error::Code::NotFound;
    if (!isThere && context.error().reason != "bad_settings") // which its documents and their entries outlive
        return failed(context);
    if (context) {
        facts.accountNames = accountNames(*context);
        facts.baseCurrency = context->baseCurrency;
    }
    auto history = RecreationStore(connection).ofDocument(key.orgId, key.id, historyLimit);
    if (!history)
        return failed(history);
    facts.history = std::move(*history);
    return facts;
}

} // namespace leapfrog
