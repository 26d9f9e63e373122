// SPDX-License-Identifier: MIT
#include "engine/recreation/recreation_check.h"

#include "core/sentences.h"
#include "engine/recreation/posted_anew.h"
#include "ledger/difference.h"
#include "store/books/documents.h"
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

/// A chunk that makes more entries would hold its documents for long.
static constexpr std::size_t mostEntriesAtOnce = 100'000;

static Refusal lockedRefusal(const std::string &documentId, Date lockedThrough)
{
    return {.code = "period_locked",
            .field = "date",
            .message = QCoreApplication::translate("leapfrog::Recreate",
                                                   "The books are locked through %1, so %2 keeps its entries.")
                           .arg(QString::fromStdString(dateText(lockedThrough)), QString::fromStdString(documentId))};
}

Result<CheckedRecreation> checkRecreation(Connection &connection, const std::string &orgId,
                                          const std::vector<std::string> &documents, bool mayPost)
{
    const auto context = PostingStore(connection).context(orgId);
    if (!context)
        return failed(context);
    const bool refusesLocked = context->lockedThrough && context->lockPolicy == LockPolicy::Refuse;
    const bool postsAtOnce = mayPost && !context->catchesUp();
    std::size_t entries = 0;
    CheckedRecreation checked;
    checked.settingsChangedAt = context->settingsChangedAt;
    const auto take = [&](const std::string &id, PostedAnew *posted) {
        if (posted == nullptr) {
            checked.unknown.push_back(id);
            return;
        }
        const bool isLocked = refusesLocked
            && ((!posted->postings && posted->postings.error().code == "period_locked")
                || std::ranges::any_of(
                    posted->before, [&](const Posting &posting) { return posting.date <= *context->lockedThrough; }));
        const int version = posted->document.readyVersion;
        if (version >= lastVersion)
            checked.leftOut.push_back(
                {.documentId = id,
                 .version = version,
                 .refusal = {.code = "version_not_left", .field = {}, .message = noVersionLeft(id)}});
        else if (isLocked)
            checked.leftOut.push_back(
                {.documentId = id, .version = version, .refusal = lockedRefusal(id, *context->lockedThrough)});
        else if (!posted->postings)
            checked.refused.push_back({.documentId = id, .version = version, .refusal = posted->postings.error()});
        else if (postsAtOnce && posted->document.isPlain && entries <= mostEntriesAtOnce) {
            const bool isUnchanged
                = posted->document.postedVersion > 0 && difference(posted->before, *posted->postings).unchanged();
            entries += posted->postings->size();
            checked.posted.push_back({.documentId = id,
                                      .documentType = posted->document.documentType,
                                      .oldVersion = posted->document.postedVersion,
                                      .version = version + 1,
                                      .unchanged = isUnchanged,
                                      .postings = std::move(*posted->postings)});
        } else
            checked.documents.push_back(id);
    };
    const auto done = [&] {
        const InEnglish kept; // the refusals, with the documents
        return postAnew(connection, orgId, *context, documents, refusesLocked || postsAtOnce, take);
    }();
    if (!done)
        return failed(done);
    return checked;
}

} // namespace leapfrog
