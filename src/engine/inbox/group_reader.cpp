// SPDX-License-Identifier: MIT
#include "engine/inbox/group_reader.h"

#include "core/sentences.h"
#include "engine/guard/backoff.h"
#include "engine/inbox/group_writing.h"
#include "engine/inbox/payload_texts.h"

#include <QCoreApplication>

namespace leapfrog {

static constexpr std::int64_t mostPayloads = 20'000;
static constexpr std::int64_t mostBytes = std::int64_t{16} << 20;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::GroupReader)
};

} // namespace

Result<std::vector<std::set<std::string>>> GroupReader::parts(const std::set<std::string> &groups)
{
    const auto sizes = PayloadStore(m_connection).sizes(m_options.orgId, groups);
    if (!sizes)
        return failed(sizes);
    std::vector<std::set<std::string>> parts;
    GroupSize sum;
    for (const auto &group : groups) {
        const auto known = sizes->find(group);
        const auto size = known != sizes->end() ? known->second : GroupSize();
        const bool isFull = sum.payloads + size.payloads > mostPayloads || sum.bytes + size.bytes > mostBytes;
        if (parts.empty() || (isFull && !parts.back().empty())) {
            parts.emplace_back();
            sum = {};
        }
        parts.back().insert(group);
        sum.payloads += size.payloads;
        sum.bytes += size.bytes;
    }
    return parts;
}

Result<std::vector<std::int64_t>> GroupReader::keep(const std::vector<TakenApart> &payloads)
{
    const InEnglish english; // verdicts are kept
    std::vector<JudgedPayload> judged;
    judged.reserve(payloads.size());
    std::vector<const JudgedPayload *> kept;
    for (const auto &taken : payloads) {
        auto &one = judged.emplace_back(judgedPayload(taken, m_options.fxRates));
        if (!one.isFinal)
            one.verdict = {.state = PayloadVerdict::State::Waiting,
                           .code = "no_payout",
                           .field = {},
                           .message = Words::tr("It is read with its payout at the end of the import. If that was cut "
                                                "off, the next import reads it."),
                           .waitsFor = one.payload.group};
        kept.push_back(&one);
    }
    return retryConflicts([&] { return PayloadStore(m_connection).keepDue(m_options.orgId, kept); });
}

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
        if (auto written = GroupWriting(m_connection, m_options, chunk.read()).write(); !written)
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
    auto differing = GroupWriting(m_connection, m_options, chunk.read()).differing();
    if (!differing)
        return failed(differing);
    auto read = chunk.result();
    read.differing = std::move(*differing);
    return read;
}

Result<GroupsGiven> GroupReader::given(const std::set<std::string> &groups)
{
    GroupChunk chunk(m_connection, m_options);
    if (auto loaded = chunk.load({}, groups, false); !loaded)
        return failed(loaded);
    if (auto computed = chunk.compute(); !computed)
        return failed(computed);
    return GroupWriting(m_connection, m_options, chunk.read()).given();
}

Result<GroupsRead> GroupReader::readWithin(const std::set<std::string> &groups)
{
    const InEnglish kept; // verdicts, with the payloads
    GroupChunk chunk(m_connection, m_options);
    if (auto loaded = chunk.load({}, groups, true); !loaded)
        return failed(loaded);
    if (auto computed = chunk.compute(); !computed)
        return failed(computed);
    GroupWriting writing(m_connection, m_options, chunk.read());
    auto differing = writing.differing();
    if (!differing)
        return failed(differing);
    if (auto written = writing.write(); !written)
        return failed(written);
    auto read = chunk.result();
    read.differing = std::move(*differing);
    return read;
}

} // namespace leapfrog
