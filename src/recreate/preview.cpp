// SPDX-License-Identifier: MIT
#include "recreate/preview.h"

#include "engine/recreation/posted_anew.h"
#include "store/books/entries.h"

#include <QCoreApplication>

#include <iterator>

namespace leapfrog {

static Refusal unknownDocument(const std::string &id)
{
    return {.code = "unknown_document",
            .field = {},
            .message = QCoreApplication::translate("leapfrog::Preview", "There is no document \"%1\".")
                           .arg(QString::fromStdString(id))};
}

/// `takenOut`: what a recreation that has not ended yet took out of force; it is compared with that.
static DocumentPreview previewOf(PostedAnew &posted, const Context &context, const std::vector<Posting> &takenOut)
{
    DocumentPreview preview;
    preview.documentId = posted.document.documentId;
    preview.documentType = posted.document.documentType;
    preview.version = posted.document.readyVersion;
    preview.before = std::move(posted.before);
    preview.awaitsRecreation = !takenOut.empty();
    preview.before.insert(preview.before.end(), takenOut.begin(), takenOut.end());
    if (!posted.postings) {
        preview.refusal = posted.postings.error();
        return preview;
    }
    // What a lock covers stays in force beside the new postings.
    if (context.lockedThrough)
        std::ranges::copy_if(preview.before, std::back_inserter(preview.after),
                             [&](const Posting &posting) { return posting.date <= *context.lockedThrough; });
    std::ranges::move(*posted.postings, std::back_inserter(preview.after));
    preview.difference = difference(preview.before, preview.after);
    return preview;
}

Result<std::vector<DocumentPreview>> previewRecreation(Connection &connection, const std::string &orgId,
                                                       const std::vector<std::string> &documents,
                                                       const std::stop_token &stop)
{
    const auto context = PostingStore(connection).context(orgId);
    if (!context)
        return failed(context);
    const auto changes = DocumentHistory(connection).sincePosted(orgId, documents);
    if (!changes)
        return failed(changes);

    auto takenOut = EntryStore(connection).takenOut(orgId, documents);
    if (!takenOut)
        return failed(takenOut);

    std::vector<DocumentPreview> previews;
    const auto take = [&](const std::string &id, PostedAnew *posted) {
        if (posted == nullptr) {
            DocumentPreview missing;
            missing.documentId = id;
            missing.refusal = unknownDocument(id);
            previews.push_back(std::move(missing));
            return;
        }
        auto preview = previewOf(*posted, *context, (*takenOut)[id]);
        if (const auto since = changes->find(id); since != changes->end())
            preview.changes = since->second;
        previews.push_back(std::move(preview));
    };
    if (auto done = postAnew(connection, orgId, *context, documents, true, take, stop); !done)
        return failed(done);
    return previews;
}

} // namespace leapfrog
