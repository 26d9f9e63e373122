// SPDX-License-Identifier: MIT
#include "engine/inbox/group_reader.h"

#include "core/sentences.h"
#include "engine/guard/backoff.h"
#include "engine/inbox/group_chunk.h"

namespace leapfrog {

Result<GroupsRead> GroupReader::read(const std::vector<TakenApart> &fresh, const std::set<std::string> &groups)
{
    const InEnglish kept; // verdicts, with the payloads
    return retryConflicts([&]() -> Result<GroupsRead> {
        auto transaction = Transaction::begin(m_connection);
        if (!transaction)
            return failed(transaction);
        GroupChunk chunk(m_connection, m_options);
        if (auto loaded = chunk.load(fresh, groups, true); !loaded)
            return failed(loaded);
        if (auto computed = chunk.compute(); !computed)
            return failed(computed);
        if (auto written = chunk.write(); !written)
            return failed(written);
        if (auto committed = transaction->commit(); !committed)
            return failed(committed);
        return chunk.result();
    });
}

Result<GroupsRead> GroupReader::preview(const std::set<std::string> &groups)
{
    GroupChunk chunk(m_connection, m_options);
    if (auto loaded = chunk.load({}, groups, false); !loaded)
        return failed(loaded);
    if (auto computed = chunk.compute(); !computed)
        return failed(computed);
    auto differing = chunk.differing();
    if (!differing)
        return failed(differing);
    auto read = chunk.result();
    read.differing = std::move(*differing);
    return read;
}

} // namespace leapfrog
