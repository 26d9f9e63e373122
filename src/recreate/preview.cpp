// SPDX-License-Identifier: MIT
#include "recreate/preview.h"

#include "ledger/post.h"
#include "store/books/taken_out_entries.h"
#include "store/documents.h"
#include "store/posting_store.h"

#include <QCoreApplication>

#include <iterator>
#include <map>

namespace leapfrog {

static Refusal unknownDocument(const std::string &id)
{
    return {.code = "unknown_document",
            .field = {},
            .message = QCoreApplication::translate("leapfrog::Preview", "There is no document \"%1\".")
                           .arg(QString::fromStdString(id))};
}

static Result<DocumentPreview> previewOne(PostingStore &store, const DocumentToPost &document, const Context &shared,
                                          const std::vector<Posting> &takenOut)
{
    DocumentPreview preview;
    preview.documentId = document.documentId;
    preview.documentType = document.documentType;
    preview.version = document.readyVersion;
    auto inForce = store.inForce(document.orgId, document.documentId);
    if (!inForce)
        return failed(inForce);
    preview.before = std::move(*inForce);

    Context context = shared;
    if (context.catchesUp())
        context.previous = preview.before;
    preview.awaitsRecreation = !takenOut.empty();
    preview.before.insert(preview.before.end(), takenOut.begin(), takenOut.end());
    auto postings = postText(document.body, context);
    if (!postings) {
        preview.refusal = postings.error();
        return preview;
    }
    // What a lock covers stays in force beside the new postings.
    if (context.lockedThrough)
        std::ranges::copy_if(preview.before, std::back_inserter(preview.after),
                             [&](const Posting &posting) { return posting.date <= *context.lockedThrough; });
    std::ranges::move(*postings, std::back_inserter(preview.after));
    preview.difference = difference(preview.before, preview.after);
    return preview;
}

Result<std::vector<DocumentPreview>> previewRecreation(Connection &connection, const std::string &orgId,
                                                       const std::vector<std::string> &documents,
                                                       const std::stop_token &stop)
{
    if (auto known = DocumentStore(connection).baseCurrency(orgId); !known)
        return failed(known);
    PostingStore store(connection);
    std::vector<ClaimedJob> wanted;
    for (const auto &id : documents)
        wanted.push_back({.id = {}, .orgId = orgId, .documentId = id, .documentType = {}});
    auto loaded = store.load(wanted);
    if (!loaded)
        return failed(loaded);
    const auto contexts = store.contexts({orgId});
    if (!contexts)
        return failed(contexts);

    const auto changes = DocumentHistory(connection).sincePosted(orgId, documents);
    if (!changes)
        return failed(changes);

    auto takenOut = takenOutEntries(connection, orgId, documents);
    if (!takenOut)
        return failed(takenOut);

    std::map<std::string, const DocumentToPost *> byId;
    for (const auto &document : *loaded)
        byId.emplace(document.documentId, &document);
    std::vector<DocumentPreview> previews;
    for (const auto &id : documents) {
        if (stop.stop_requested())
            break;
        const auto found = byId.find(id);
        if (found == byId.end()) {
            DocumentPreview missing;
            missing.documentId = id;
            missing.refusal = unknownDocument(id);
            previews.push_back(std::move(missing));
            continue;
        }
        auto preview = previewOne(store, *found->second, contexts->at(orgId), (*takenOut)[id]);
        if (!preview)
            return failed(preview);
        if (const auto since = changes->find(id); since != changes->end())
            preview->changes = since->second;
        previews.push_back(std::move(*preview));
    }
    return previews;
}

} // namespace leapfrog
