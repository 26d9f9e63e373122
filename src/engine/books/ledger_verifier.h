// SPDX-License-Identifier: MIT
#pragma once

#include "ledger/difference.h"
#include "ledger/export/exporter.h"
#include "store/books/document_history.h"
#include "store/database/connection.h"

#include <QString>

#include <functional>
#include <stop_token>
#include <string>
#include <string_view>

namespace leapfrog {

/// A document whose entries are not what posting it gives, or gave.
struct LedgerFinding
{
    enum class Kind
    {
        Altered, ///< entries differ, and nothing that we know of explains it
        Missing, ///< entries are not there
        Stale, ///< right once: by the settings of then, of an older version, or brought back by an undo
        Orphan, ///< entries without a document
    };
    Kind kind = Kind::Altered;
    std::string documentId;
    int version = 0; ///< the version of the entries
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
    std::int64_t notPosted = 0; ///< not posted at their newest version: compared with what their entries were made of
    LeftOut leftOut = {}; ///< why they are not
    std::int64_t findings = 0;

    [[nodiscard]] std::int64_t seen() const { return verified + notPosted; }
};

/// What a verification tells while it runs; either may be empty.
struct VerifyListener
{
    std::function<void(const LedgerFinding &)> finding = {};
    std::function<void(const VerifyProgress &)> progress = {}; ///< once per 500 documents or so
};

/// Posts every document of an organisation again, in memory, and compares the result with its entries
/// (ledger/difference.h): those in force, whatever the document's status says, and those that newer versions replaced,
/// as far as it is kept what they were made of. Changes nothing. Memory stays flat however large the book is. A version
/// that was posted across a lock is computed with the lock of that time. An organisation that is not there but has
/// entries has orphans. Errors: NotFound `unknown_organisation`; those of Connection::run(); Cancelled, after what was
/// found so far has been told. Blocks; call from the connection's thread.
Result<VerifyProgress> verifyLedger(Connection &connection, const std::string &orgId, const VerifyListener &listener,
                                    const std::stop_token &stop = {});

} // namespace leapfrog
