// SPDX-License-Identifier: MIT
#include "engine/books/ledger_verifier.h"

#include "engine/books/document_check.h"

#include "store/inbox/payloads.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <limits>

namespace leapfrog {

using Kind = LedgerFinding::Kind;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::LedgerVerifier)
};

/// Reads what the check of a book's documents needs. Of an organisation that is not there but has entries all are
/// orphans: nothing else is needed.
Result<DocumentCheck> checkOf(Connection &connection, const std::string &orgId, std::int64_t &documents)
{
    auto organisation = OrganisationStore(connection).show(orgId);
    if (!organisation) {
        const auto orphans = LedgerPages::booksWithoutOrganisation(connection, orgId);
        if (!orphans)
            return failed(orphans);
        return orphans->empty() ? Result<DocumentCheck>(failed(organisation)) : DocumentCheck({}, {}, {});
    }
    documents = organisation->documents;
    auto former = DocumentHistory(connection).formerSettings(orgId);
    if (!former)
        return failed(former);
    auto locks = PeriodLockStore(connection).show(orgId);
    if (!locks)
        return failed(locks);
    return DocumentCheck(std::move(*organisation), std::move(*former), std::move(locks->events));
}

void count(VerifyProgress &progress, const BookedDocument &document)
{
    if (document.readyVersion == 0)
        return;
    ++(document.isOpen ? progress.notPosted : progress.verified);
    if (!document.isOpen)
        return;
    if (document.awaitingRecreation)
        ++progress.leftOut.awaitingRecreation;
    if (document.isRefused)
        ++progress.leftOut.refusedDocuments;
    if (!document.awaitingRecreation && !document.isRefused)
        ++progress.leftOut.awaitingPosting;
}

Result<std::vector<LedgerFinding>> findingsOf(const std::vector<BookedDocument> &page, const DocumentCheck &check,
                                              DocumentHistory &history, const std::string &orgId)
{
    std::vector<const BookedDocument *> unclear;
    std::vector<std::pair<std::string, int>> versions;
    for (const auto &document : page) {
        if (check.isPlainlyRight(document))
            continue;
        unclear.push_back(&document);
        versions.emplace_back(document.id, document.postedVersion);
        for (const auto &version : document.versions) {
            if (version.number != document.postedVersion)
                versions.emplace_back(document.id, version.number);
        }
    }
    if (unclear.empty())
        return std::vector<LedgerFinding>();
    auto made = history.madeOf(orgId, versions);
    if (!made)
        return failed(made);
    std::vector<LedgerFinding> findings;
    for (const auto *const document : unclear) {
        MadeOfVersions own;
        for (auto one = made->lower_bound({document->id, std::numeric_limits<int>::min()});
             one != made->end() && one->first.first == document->id; ++one)
            own.emplace(one->first.second, std::move(one->second));
        if (auto finding = check.judge(*document, own))
            findings.push_back(std::move(*finding));
    }
    return findings;
}

/// What explains the findings of a page.
Result<> addChanges(DocumentHistory &history, const std::string &orgId, std::vector<LedgerFinding> &findings)
{
    if (findings.empty())
        return {};
    std::vector<std::string> documents;
    for (const auto &finding : findings)
        documents.push_back(finding.documentId);
    auto changes = history.sincePosted(orgId, documents);
    if (!changes)
        return failed(changes);
    for (auto &finding : findings)
        finding.changes = std::move((*changes)[finding.documentId]);
    return {};
}

Error cancelled()
{
    return {.code = Error::Code::Cancelled,
            .message = Words::tr("The verification was cancelled before its end."),
            .cause = {},
            .reason = "cancelled",
            .field = {}};
}

} // namespace

std::string_view ledgerFindingName(Kind kind)
{
    static constexpr std::array<std::string_view, 4> names{"altered", "missing", "stale", "orphan"};
    return names[static_cast<std::size_t>(kind)];
}

Result<VerifyProgress> verifyLedger(Connection &connection, const std::string &orgId, const VerifyListener &listener,
                                    const std::stop_token &stop)
{
    VerifyProgress progress;
    const auto check = checkOf(connection, orgId, progress.total);
    if (!check)
        return failed(check);
    const auto payloads = PayloadStore(connection).counts(orgId);
    if (!payloads)
        return failed(payloads);
    progress.leftOut.refusedPayloads = payloads->refused;
    progress.leftOut.waitingPayloads = payloads->waiting;
    DocumentHistory history(connection);
    LedgerPages pages(connection, orgId, LedgerPages::Reading::ToVerify);
    for (;;) {
        if (stop.stop_requested())
            return failed(cancelled());
        const auto page = pages.next();
        if (!page)
            return failed(page);
        if (page->empty())
            return progress;
        auto found = findingsOf(*page, *check, history, orgId);
        if (!found)
            return failed(found);
        auto &findings = *found;
        for (const auto &document : *page)
            count(progress, document);
        if (auto added = addChanges(history, orgId, findings); !added)
            return failed(added);
        progress.findings += static_cast<std::int64_t>(findings.size());
        if (listener.finding)
            std::ranges::for_each(findings, listener.finding);
        if (listener.progress)
            listener.progress(progress);
    }
}

} // namespace leapfrog
