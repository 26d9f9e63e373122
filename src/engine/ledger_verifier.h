// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"
#include "store/books/document_history.h"
#include "store/connection.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace leapfrog {

/// A document whose entries in force are not what posting it gives.
struct LedgerFinding
{
    enum class Kind
    {
        Altered, ///< entries differ, and nothing that we know of explains it
        Missing, ///< entries are not there
        Stale, ///< right once: by other settings, of an older version, or brought back by an undo
        Orphan, ///< entries without a document
    };
    Kind kind = Kind::Altered;
    std::string documentId;
    int version = 0; ///< the posted version
    QString message; ///< a translated sentence that says why it is of this kind
    Difference difference; ///< old: in the ledger; new: what posting gives now
    DocumentChanges changes = {}; ///< since it was posted
};

/// `altered`, `missing`, `stale`, `orphan`.
std::string_view ledgerFindingName(LedgerFinding::Kind kind);

struct VerifyProgress
{
    std::int64_t total = 0; ///< documents of the organisation
    std::int64_t verified = 0; ///< recomputed and compared
    std::int64_t notPosted
        = 0; ///< passed over: not posted at their newest version, so there is nothing to compare with
    std::int64_t findings = 0;

    [[nodiscard]] std::int64_t seen() const { return verified + notPosted; }
};

/// What a verification tells while it runs; either may be empty.
struct VerifyListener
{
    std::function<void(const LedgerFinding &)> finding = {};
    std::function<void(const VerifyProgress &)> progress = {}; ///< once per 500 documents or so
};

/// Posts every document of an organisation again, in memory, and compares the result with its entries in force
/// (ledger/difference.h). Changes nothing. Memory stays flat however large the book is. A document that was posted
/// across a lock is computed with the lock of that time. Errors: NotFound `unknown_organisation`; those of
/// Connection::run(); Cancelled, after what was found so far has been told. Blocks; call from the connection's thread.
Result<VerifyProgress> verifyLedger(Connection &connection, const std::string &orgId, const VerifyListener &listener,
                                    const std::stop_token &stop = {});

} // namespace leapfrog
