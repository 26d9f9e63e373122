// SPDX-License-Identifier: MIT
#include "engine/books/opening.h"

#include "core/json.h"
#include "ledger/context.h"
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <map>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Opening)
};

bool isOpening(const std::string &body)
{
    const auto json = parseJson(body);
    const auto *const meta = json ? json->find("meta") : nullptr;
    return meta != nullptr && meta->find("opening") != nullptr;
}

Result<> compare(Connection &connection, const std::string &orgId, Opening &opening)
{
    DocumentStore store(connection);
    std::vector<ImportedDocument> documents;
    for (const auto &one : opening.documents)
        documents.push_back(one.document);
    const auto differing = store.differing(orgId, documents);
    if (!differing)
        return failed(differing);
    std::map<std::string, bool> isNew;
    for (const auto &one : *differing)
        isNew.emplace(one.documentId, one.isNew);
    for (auto &one : opening.documents) {
        const auto found = isNew.find(one.document.id);
        using State = OpeningDocument::State;
        one.state = found == isNew.end() ? State::Unchanged : found->second ? State::New : State::Changed;
        if (one.state != State::Changed)
            continue;
        const auto body = store.body(orgId, one.document.id);
        if (!body)
            return failed(body);
        if (!isOpening(*body))
            opening.faults.push_back(
                {one.line, "is_a_document", "reference",
                 Words::tr("\"%1\" is a document here already, and would be open twice. Leave the line out.")
                     .arg(QString::fromStdString(one.document.id))});
    }
    return {};
}

} // namespace

Result<Opening> openBooks(Connection &connection, const std::string &orgId, Date day, std::string_view csv,
                          OpeningAct act)
{
    auto context = PostingStore(connection).context(orgId);
    if (!context)
        return failed(context);
    auto opening = readOpening(csv, day, *context);
    if (!opening.faults.empty())
        return opening;
    if (auto compared = compare(connection, orgId, opening); !compared)
        return failed(compared);
    if (act == OpeningAct::Preview || !opening.faults.empty())
        return opening;
    std::vector<ImportedDocument> documents;
    for (const auto &one : opening.documents)
        documents.push_back(one.document);
    auto written = DocumentStore(connection).import(orgId, documents);
    if (!written)
        return failed(written);
    opening.written = std::move(*written);
    return opening;
}

} // namespace leapfrog
