// SPDX-License-Identifier: MIT
#include "engine/ledger_verifier.h"

#include "core/money.h"
#include "ledger/post.h"
#include "store/books/ledger_pages.h"
#include "store/books/organisations.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <optional>

namespace leapfrog {

using Kind = LedgerFinding::Kind;
using Finding = std::optional<LedgerFinding>;

namespace {

/// Compares one document after the other with what its organisation's settings give.
class Comparison
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::LedgerVerifier)

public:
    explicit Comparison(OrganisationState organisation)
        : m_organisation(std::move(organisation))
    { }

    /// Nothing when all is as it should be. `document` is posted at its newest version.
    [[nodiscard]] Finding posted(const BookedDocument &document) const;
    /// Of a document that is not: only that it has no entries without ever having been posted.
    [[nodiscard]] static Finding notPosted(const BookedDocument &document);

private:
    [[nodiscard]] Context contextOf(const BookedDocument &document, const std::vector<Posting> &own) const;
    [[nodiscard]] LedgerFinding differing(const BookedDocument &document, Difference difference) const;
    [[nodiscard]] QString whyStale(const BookedDocument &document) const;

    OrganisationState m_organisation;
};

std::vector<Posting> postingsOf(const BookedDocument &document, bool ofPostedVersion)
{
    std::vector<Posting> postings;
    for (const auto &version : document.versions) {
        const bool isOlder = version.number < document.postedVersion;
        if (isOlder != ofPostedVersion)
            postings.insert(postings.end(), version.postings.begin(), version.postings.end());
    }
    return postings;
}

bool anyOpen(const std::vector<Posting> &postings, const std::optional<Date> &lockedThrough)
{
    return std::ranges::any_of(postings,
                               [&](const Posting &posting) { return !lockedThrough || posting.date > *lockedThrough; });
}

/// What was locked when the document was posted: the entries that catch up say it themselves.
std::optional<Date> lockOf(const BookedDocument &document, const std::vector<Posting> &own)
{
    const auto catchUp = std::ranges::find(own, std::string("LOCK-CU"), &Posting::rule);
    return catchUp != own.end() ? std::optional(catchUp->date - std::chrono::days(1)) : document.lockedThrough;
}

Context Comparison::contextOf(const BookedDocument &document, const std::vector<Posting> &own) const
{
    Context context = m_organisation.context;
    context.lockedThrough = lockOf(document, own);
    context.lockPolicy = LockPolicy::CatchUp; // it was posted, so it was not refused
    context.previous = postingsOf(document, false);
    return context;
}

QString Comparison::whyStale(const BookedDocument &document) const
{
    if (document.undone)
        return tr("Undoing a recreation brought back what it had replaced. Recreating the document posts it anew.");
    if (m_organisation.settingsChangedAt.isValid() && document.settledAt < m_organisation.settingsChangedAt)
        return tr("It was posted before the organisation's settings were changed by %1. Recreating it applies them.")
            .arg(QString::fromStdString(m_organisation.settingsChangedBy));
    return {};
}

LedgerFinding Comparison::differing(const BookedDocument &document, Difference difference) const
{
    const auto isMissing = [](const DifferenceLine &line) { return line.oldAmount == 0 && line.oldBaseAmount == 0; };
    LedgerFinding finding{.kind = Kind::Altered,
                          .documentId = document.id,
                          .version = document.postedVersion,
                          .message = tr("The entries are not those that the document gives."),
                          .difference = std::move(difference)};
    Wide left = 0;
    for (const auto &line : finding.difference.lines)
        left += line.baseAmount();
    if (const auto why = whyStale(document); !why.isEmpty() && left == 0) {
        finding.kind = Kind::Stale;
        finding.message = why;
    } else if (std::ranges::all_of(finding.difference.lines, isMissing)) {
        finding.kind = Kind::Missing;
        finding.message = tr("Entries that the document gives are not there.");
    }
    return finding;
}

Finding Comparison::posted(const BookedDocument &document) const
{
    const auto own = postingsOf(document, true);
    const auto context = contextOf(document, own);
    if (anyOpen(context.previous, context.lockedThrough))
        return LedgerFinding{.kind = Kind::Stale,
                             .documentId = document.id,
                             .version = document.postedVersion,
                             .message = tr("Entries of an older version are in force beside those of the newest."),
                             .difference = difference(context.previous, {})};
    const auto expected = postText(document.body, context);
    if (!expected) {
        const auto why = whyStale(document);
        return LedgerFinding{.kind = why.isEmpty() ? Kind::Altered : Kind::Stale,
                             .documentId = document.id,
                             .version = document.postedVersion,
                             .message = tr("It is posted, but would be refused now: %1").arg(expected.error().message),
                             .difference = {}};
    }
    auto differences = difference(own, *expected);
    if (differences.unchanged())
        return {};
    return differing(document, std::move(differences));
}

Finding Comparison::notPosted(const BookedDocument &document)
{
    if (document.versions.empty() || document.postedVersion > 0)
        return {};
    const bool isOrphan = document.readyVersion == 0;
    return LedgerFinding{.kind = isOrphan ? Kind::Orphan : Kind::Altered,
                         .documentId = document.id,
                         .version = document.versions.back().number,
                         .message = isOrphan ? tr("There are entries, but no such document.")
                                             : tr("There are entries, but the document was never posted."),
                         .difference = difference(postingsOf(document, true), {})};
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
            .message = Comparison::tr("The verification was cancelled before its end."),
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
    auto organisation = OrganisationStore(connection).show(orgId);
    if (!organisation)
        return failed(organisation);
    VerifyProgress progress{.total = organisation->documents};
    const Comparison comparison(std::move(*organisation));
    DocumentHistory history(connection);
    LedgerPages pages(connection, orgId, LedgerPages::Bodies::Read);
    for (;;) {
        if (stop.stop_requested())
            return failed(cancelled());
        const auto page = pages.next();
        if (!page)
            return failed(page);
        if (page->empty())
            return progress;
        std::vector<LedgerFinding> findings;
        for (const auto &document : *page) {
            const bool isPosted = document.status == "posted";
            auto finding = isPosted ? comparison.posted(document) : Comparison::notPosted(document);
            ++(isPosted ? progress.verified : progress.notPosted);
            if (finding)
                findings.push_back(std::move(*finding));
        }
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
