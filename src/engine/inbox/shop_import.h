// SPDX-License-Identifier: MIT
#pragma once

#include "engine/inbox/group_reader.h"
#include "engine/inbox/open_payloads.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace leapfrog {

/// Payloads on their way into the inbox, in chunks of 300 or 4 MiB: memory stays flat. Balance transactions of a
/// payout, of which there may be 100,000, are kept at once and read with it at the end. Errors: as GroupReader.
class ShopImport
{
public:
    ShopImport(Connection &connection, ReadingOptions options);

    /// Takes payloads; reads them when a chunk is full. Whether one was.
    Result<bool> add(std::vector<TakenApart> payloads);
    /// Reads what is left, then what has become due (PayloadStore::makeDue()).
    Result<> finish();

    [[nodiscard]] const ImportCounts &documents() const { return m_documents; }
    [[nodiscard]] int withdrawn() const { return m_withdrawn; }
    [[nodiscard]] const OpenPayloads &open() const { return m_open; }
    /// Something else that is worth saying.
    void say(std::vector<QString> texts);
    /// What is worth saying, each once; since this was asked last.
    std::vector<QString> takeSaid();

private:
    Result<> readChunk();
    Result<> keepForPayouts();
    Result<> note(Result<GroupsRead> read);

    Connection &m_connection;
    const std::string m_orgId;
    GroupReader m_reader;
    std::vector<TakenApart> m_chunk;
    std::size_t m_bytes = 0; ///< of the chunk
    ImportCounts m_documents;
    int m_withdrawn = 0;
    OpenPayloads m_open;
    std::vector<QString> m_said;
    std::set<QString> m_saidBefore;
};

/// Reads the orders and payouts that are due (PayloadStore::due()), in chunks, each a transaction; what is not read
/// when somebody dies stays due. What it did to documents. Blocks. Errors: as GroupReader.
Result<ImportCounts> readDue(Connection &connection, const ReadingOptions &options);

/// What reading kept payloads anew came to.
struct ReadAgain
{
    std::int64_t groups = 0; ///< orders and payouts that were read
    ImportCounts documents;
    int withdrawn = 0;
    OpenPayloads open;
    std::vector<DocumentDifference> differing; ///< of a preview, the first 1,000
    std::int64_t differingCount = 0; ///< of a preview
    std::set<std::string> lockedOut = {}; ///< documents that a locked period keeps out of the books
    std::vector<QString> said = {};
};

/// How far it is: groups read so far.
using ReadAgainListener = std::function<void(std::int64_t groups)>;

/// Reads kept payloads anew, as the rules and settings of now say: documents that come out otherwise get a new version,
/// the others none. `preview`: says what would change, and changes nothing. In chunks of 200 groups, each a
/// transaction; doing it again changes nothing. Blocks. Errors: as GroupReader; Cancelled.
Result<ReadAgain> readAgain(Connection &connection, const ReadingOptions &options, const PayloadFilter &filter,
                            bool preview, const ReadAgainListener &listener = {}, const std::stop_token &stop = {});

} // namespace leapfrog
