// SPDX-License-Identifier: MIT
#include "engine/recreation/posted_anew.h"

#include "ledger/post.h"
#include "store/books/entries.h"

#include <map>
#include <span>

namespace leapfrog {

static constexpr std::size_t documentsAtOnce = 500;

using Entries = std::map<std::string, std::vector<Posting>>;

static Result<std::vector<DocumentToPost>> load(PostingStore &store, const std::string &orgId,
                                                std::span<const std::string> documents)
{
    std::vector<ClaimedJob> wanted;
    for (const auto &id : documents)
        wanted.push_back({.id = {}, .orgId = orgId, .documentId = id, .documentType = {}});
    return store.load(wanted);
}

/// A long body is read alone and is gone again after its turn.
static Result<> loadBody(PostingStore &store, DocumentToPost &document)
{
    auto alone = load(store, document.orgId, std::span(&document.documentId, 1));
    if (!alone)
        return failed(alone);
    if (!alone->empty())
        document = std::move(alone->front());
    return {};
}

static tl::expected<std::vector<Posting>, Refusal> post(const DocumentToPost &document, const Context &shared,
                                                        const std::vector<Posting> &before)
{
    if (document.bodyLeftOut)
        return tl::unexpected(bodyTooLong());
    if (!shared.catchesUp())
        return postText(document.body, shared);
    Context context = shared;
    context.previous = before;
    return postText(document.body, context);
}

Result<> postAnew(Connection &connection, const std::string &orgId, const Context &context,
                  const std::vector<std::string> &documents, bool withEntries,
                  const std::function<void(const std::string &, PostedAnew *)> &take, const std::stop_token &stop)
{
    PostingStore store(connection);
    for (std::size_t first = 0; first < documents.size(); first += documentsAtOnce) {
        const auto lot = std::span(documents).subspan(first, std::min(documentsAtOnce, documents.size() - first));
        auto loaded = load(store, orgId, lot);
        if (!loaded)
            return failed(loaded);
        auto entries = withEntries || context.catchesUp()
            ? EntryStore(connection).inForce(orgId, std::vector<std::string>(lot.begin(), lot.end()))
            : Result<Entries>(Entries());
        if (!entries)
            return failed(entries);
        std::map<std::string, DocumentToPost *> byId;
        for (auto &document : *loaded)
            byId.emplace(document.documentId, &document);
        for (const auto &id : lot) {
            if (stop.stop_requested())
                return {};
            const auto found = byId.find(id);
            if (found == byId.end()) {
                take(id, nullptr);
                continue;
            }
            auto document = *found->second;
            if (document.bodyLeftOut) {
                if (auto read = loadBody(store, document); !read)
                    return read;
            }
            const auto &before = (*entries)[id];
            PostedAnew one{.document = document, .before = before, .postings = post(document, context, before)};
            take(id, &one);
        }
    }
    return {};
}

} // namespace leapfrog
