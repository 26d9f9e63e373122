// SPDX-License-Identifier: MIT
#include "engine/inbox/shop_import.h"

#include "import/shopify/records.h"

#include <QCoreApplication>

#include <algorithm>
#include <functional>
#include <iterator>

namespace leapfrog {

static constexpr std::size_t payloadsPerChunk = 300;
static constexpr std::size_t bytesPerChunk = std::size_t{4} << 20;
static constexpr int groupsPerChunk = 200;
static constexpr int dueAtOnce = 20; ///< payouts are large
static constexpr std::size_t mostDiffering = 1000;

static void addTo(ImportCounts &sum, const ImportCounts &counts)
{
    sum.created += counts.created;
    sum.changed += counts.changed;
    sum.unchanged += counts.unchanged;
    sum.exhausted.insert(sum.exhausted.end(), counts.exhausted.begin(), counts.exhausted.end());
}

/// Reads the groups whose grounds have changed, until there are none.
static Result<> readAllDue(Connection &connection, const std::string &orgId, GroupReader &reader,
                           const std::function<Result<>(Result<GroupsRead>)> &note)
{
    for (;;) {
        const auto due = PayloadStore(connection).due(orgId, dueAtOnce);
        if (!due)
            return failed(due);
        if (due->empty())
            return {};
        const auto parts = reader.parts({due->begin(), due->end()});
        if (!parts)
            return failed(parts);
        for (const auto &part : *parts) {
            if (auto read = note(reader.read({}, part)); !read)
                return read;
        }
    }
}

Result<ImportCounts> readDue(Connection &connection, const ReadingOptions &options)
{
    GroupReader reader(connection, options);
    ImportCounts counts;
    const auto read = readAllDue(connection, options.orgId, reader, [&counts](Result<GroupsRead> some) -> Result<> {
        if (!some)
            return failed(some);
        addTo(counts, some->documents);
        return {};
    });
    return read ? Result<ImportCounts>(std::move(counts)) : Result<ImportCounts>(failed(read));
}

ShopImport::ShopImport(Connection &connection, ReadingOptions options)
    : m_connection(connection)
    , m_orgId(options.orgId)
    , m_reader(connection, std::move(options))
{ }

Result<> ShopImport::note(Result<GroupsRead> read)
{
    if (!read)
        return failed(read);
    addTo(m_documents, read->documents);
    m_withdrawn += read->withdrawn;
    m_open.see(*read);
    say(std::move(read->said));
    return {};
}

void ShopImport::say(std::vector<QString> texts)
{
    for (auto &text : texts) {
        if (m_saidBefore.size() < OpenPayloads::mostNotes && m_saidBefore.insert(text).second)
            m_said.push_back(std::move(text));
    }
}

/// Moves the balance transactions of payouts from the chunk into the inbox.
Result<> ShopImport::keepForPayouts()
{
    const auto isRow = [](const TakenApart &one) {
        return one.payload.kind == "balance_transaction" && one.payload.group.starts_with("payout/") && !one.verdict;
    };
    std::vector<TakenApart> rows;
    const auto rest = std::stable_partition(m_chunk.begin(), m_chunk.end(), std::not_fn(isRow));
    std::move(rest, m_chunk.end(), std::back_inserter(rows));
    m_chunk.erase(rest, m_chunk.end());
    if (rows.empty())
        return {};
    const auto kept = m_reader.keep(rows);
    if (!kept)
        return failed(kept);
    m_open.expect(*kept);
    return {};
}

Result<> ShopImport::readChunk()
{
    m_bytes = 0;
    if (auto kept = keepForPayouts(); !kept)
        return kept;
    if (m_chunk.empty())
        return {};
    std::set<std::string> groups;
    for (const auto &one : m_chunk)
        groups.insert(one.payload.group);
    const auto parts = m_reader.parts(groups);
    if (!parts)
        return failed(parts);
    for (const auto &part : *parts) {
        std::vector<TakenApart> fresh;
        std::ranges::copy_if(m_chunk, std::back_inserter(fresh),
                             [&part](const TakenApart &one) { return part.contains(one.payload.group); });
        if (auto read = note(m_reader.read(fresh)); !read)
            return read;
    }
    m_chunk.clear();
    return {};
}

Result<bool> ShopImport::add(std::vector<TakenApart> payloads)
{
    bool isRead = false;
    for (auto &one : payloads) {
        m_bytes += one.payload.payload.size();
        m_chunk.push_back(std::move(one));
        if (m_chunk.size() < payloadsPerChunk && m_bytes < bytesPerChunk)
            continue;
        if (auto read = readChunk(); !read)
            return failed(read);
        isRead = true;
    }
    return isRead;
}

Result<> ShopImport::finish()
{
    if (auto read = readChunk(); !read)
        return read;
    return readAllDue(m_connection, m_orgId, m_reader,
                      [this](Result<GroupsRead> read) { return note(std::move(read)); });
}

std::vector<QString> ShopImport::takeSaid()
{
    return std::exchange(m_said, {});
}

namespace {

/// What was judged by itself when it came, taken apart anew: a newer program may know more.
struct TakenAnew
{
    std::vector<TakenApart> parts;
    std::vector<JudgedPayload> replaced; ///< the payloads that the parts take the place of
};

} // namespace

static Result<TakenAnew> takeAnew(Connection &connection, const std::string &orgId, const std::set<std::string> &groups)
{
    auto kept = PayloadStore(connection).ofGroups(orgId, groups);
    if (!kept)
        return failed(kept);
    TakenAnew anew;
    for (auto &one : *kept) {
        const bool isDiscarded = one.verdict.code == "discarded";
        if (!one.isFinal || isDiscarded || !one.payload.payload.starts_with('{'))
            continue;
        ShopifyRecords records(one.payload.file);
        auto taken = records.take({.text = one.payload.payload, .line = one.payload.line});
        std::ranges::move(records.finish(), std::back_inserter(taken));
        if (taken.empty() || std::ranges::any_of(taken, [](const auto &part) { return part.verdict.has_value(); }))
            continue;
        std::ranges::move(taken, std::back_inserter(anew.parts));
        one.verdict = PayloadVerdict();
        one.verdict.state = PayloadVerdict::State::Superseded;
        anew.replaced.push_back(std::move(one));
    }
    return anew;
}

static Result<GroupsRead> readAnew(Connection &connection, const std::string &orgId, GroupReader &reader,
                                   const std::set<std::string> &groups)
{
    const auto anew = takeAnew(connection, orgId, groups);
    if (!anew)
        return failed(anew);
    auto read = reader.read(anew->parts, groups);
    if (!read)
        return read;
    std::vector<const JudgedPayload *> replaced;
    for (const auto &one : anew->replaced)
        replaced.push_back(&one);
    if (auto judged = PayloadStore(connection).judge(replaced); !judged)
        return failed(judged);
    return read;
}

Result<ReadAgain> readAgain(Connection &connection, const ReadingOptions &options, const PayloadFilter &filter,
                            bool preview, const ReadAgainListener &listener, const std::stop_token &stop)
{
    PayloadStore store(connection);
    GroupReader reader(connection, options);
    ReadAgain sum;
    const auto note = [&](Result<GroupsRead> read) -> Result<> {
        if (!read)
            return failed(read);
        addTo(sum.documents, read->documents);
        sum.withdrawn += read->withdrawn;
        sum.open.see(*read, true);
        sum.differingCount += static_cast<std::int64_t>(read->differing.size());
        sum.lockedOut.merge(read->lockedOut);
        for (auto &one : read->differing) {
            if (sum.differing.size() < mostDiffering)
                sum.differing.push_back(std::move(one));
        }
        for (auto &said : read->said) {
            if (sum.said.size() < OpenPayloads::mostNotes && std::ranges::find(sum.said, said) == sum.said.end())
                sum.said.push_back(std::move(said));
        }
        return {};
    };
    std::string after;
    for (;;) {
        if (stop.stop_requested())
            return failed({.code = Error::Code::Cancelled,
                           .message = QCoreApplication::translate("leapfrog::ShopImport", "The reading was cancelled."),
                           .cause = {},
                           .reason = {},
                           .field = {}});
        const auto page = store.groups(filter, after, groupsPerChunk);
        if (!page)
            return failed(page);
        if (page->empty())
            break;
        const auto parts = reader.parts({page->begin(), page->end()});
        if (!parts)
            return failed(parts);
        for (const auto &names : *parts) {
            if (auto read = note(preview ? reader.preview(names) : readAnew(connection, options.orgId, reader, names));
                !read)
                return failed(read);
        }
        sum.groups += static_cast<std::int64_t>(page->size());
        after = page->back();
        if (listener)
            listener(sum.groups);
    }
    if (!preview) {
        auto plain = options;
        plain.purged = false; // what falls due was not named
        GroupReader ofDue(connection, plain);
        if (auto read = readAllDue(connection, options.orgId, ofDue, note); !read)
            return failed(read);
    }
    return sum;
}

} // namespace leapfrog
