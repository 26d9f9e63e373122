// SPDX-License-Identifier: MIT
#pragma once

#include "engine/books/ledger_verifier.h"
#include "store/books/document_history.h"
#include "store/books/ledger_pages.h"
#include "store/books/organisations.h"
#include "store/books/period_locks.h"

#include <map>
#include <optional>
#include <vector>

namespace leapfrog {

/// By the number of the version.
using MadeOfVersions = std::map<int, MadeOf>;

/// Judges one document after the other by what its organisation's settings give, or gave. Pure; one thread at a time.
class DocumentCheck
{
public:
    /// `former` oldest first, `locks` newest first, as the stores give them. An organisation without id: all of it are
    /// orphans.
    DocumentCheck(OrganisationState organisation, std::vector<FormerSettings> former,
                  std::vector<PeriodLockEvent> locks)
        : m_organisation(std::move(organisation))
        , m_former(std::move(former))
        , m_locks(std::move(locks))
    { }

    /// Whether a document has entries of one version only, and they are what posting it now gives: then judge() has
    /// nothing to look at. Most documents are so.
    [[nodiscard]] bool isPlainlyRight(const BookedDocument &document) const;
    /// Nothing when all is as it should be. `made`: of all versions that have entries, and of the posted one.
    [[nodiscard]] std::optional<LedgerFinding> judge(const BookedDocument &document, const MadeOfVersions &made) const;

private:
    using Finding = std::optional<LedgerFinding>;
    /// Entries that were made together, and what has to be known to make them again.
    struct Act
    {
        std::vector<Posting> own;
        std::vector<Posting> previous; ///< what was in force of older versions when they were made
        std::optional<Date> lockedThrough; ///< at that time
        QDateTime at;
    };
    enum class Explanation
    {
        None,
        SettingsOfNow,
        FormerSettings,
        UnknownSettings, ///< they were changed, nobody knows how, and the difference is of the kind that they make
    };

    [[nodiscard]] Finding inForce(const BookedDocument &document, const MadeOf &made) const;
    [[nodiscard]] Finding outOfForce(const BookedDocument &document, const MadeOfVersions &made) const;
    [[nodiscard]] Finding whileAwaiting(const BookedDocument &document) const;
    [[nodiscard]] Finding awaitingNothing(const BookedDocument &document, const MadeOfVersions &made) const;
    /// Of an organisation that is not there.
    [[nodiscard]] bool isOrphaned() const { return m_organisation.id.empty(); }
    [[nodiscard]] Finding differing(const BookedDocument &document, const std::string &body, const Act &act) const;
    [[nodiscard]] Act actInForce(const BookedDocument &document, const QDateTime &madeAt) const;
    [[nodiscard]] Act actOfVersion(const BookedDocument &document, const BookedDocument::Version &version,
                                   const QDateTime &madeAt) const;
    [[nodiscard]] Context contextFor(const Act &act, const Context &settings) const;
    [[nodiscard]] Explanation explanation(const std::string &body, const Act &act) const;
    [[nodiscard]] std::optional<Date> lockAt(const QDateTime &moment, const std::vector<Posting> &own) const;

    OrganisationState m_organisation;
    std::vector<FormerSettings> m_former;
    std::vector<PeriodLockEvent> m_locks;
};

} // namespace leapfrog
