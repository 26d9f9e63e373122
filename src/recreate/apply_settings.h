// SPDX-License-Identifier: MIT
#pragma once

#include "recreate/recreate.h"
#include "recreate/rehearsal.h"
#include "store/books/organisations.h"

#include <QDateTime>

namespace leapfrog {

/// Settings that were rehearsed and are to be applied.
struct RehearsedSettings
{
    std::string orgId;
    OrganisationChange change;
    std::vector<std::string> changedDocuments; ///< Rehearsal::changedDocuments
    QDateTime begunAt; ///< before the rehearsal read anything, by the server's clock
    QString why; ///< kept in the history
};

/// Changes an organisation's settings and begins a recreation of just the documents that this changes, in one
/// transaction: both or none. What came in or was posted since the rehearsal is rehearsed once more, while no posting
/// can come between. Settings of the shop are applied to the payloads of the inbox in the same transaction: documents
/// that come out otherwise get new bodies. Few documents are posted by `runner` at once, more by workers, as Recreate
/// does. Undoing the recreation (RecreationStore::undo()) brings the settings back too. Errors: those of
/// OrganisationStore::change(); `postings_in_flight`; nothing was written then. Blocks; call off the UI thread.
Result<StartedRecreation> applySettings(ConnectionPool &pool, DirectRunner &runner, const Settings &settings,
                                        const RehearsedSettings &rehearsed);

} // namespace leapfrog
