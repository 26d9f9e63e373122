// SPDX-License-Identifier: MIT
#include "engine/close/seal_check.h"

#include "engine/close/sealed_difference.h"

#include <QCoreApplication>

#include <algorithm>
#include <set>

namespace leapfrog {

static constexpr std::size_t documentsAtOnce = 500;
static constexpr std::size_t mostFindings = 100;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Seal)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

Error noSeal()
{
    return {.code = Error::Code::Invalid,
            .message = Words::tr("This is no seal of Leapfrog, or a part of it is missing."),
            .cause = {},
            .reason = "malformed",
            .field = "seal"};
}

Error cancelled()
{
    return {.code = Error::Code::Cancelled,
            .message = Words::tr("The comparison was cancelled before its end."),
            .cause = {},
            .reason = "cancelled",
            .field = {}};
}

/// One seal against the books.
class Comparing
{
public:
    Comparing(Connection &connection, const SealSource &source, const std::stop_token &stop)
        : m_connection(connection)
        , m_source(source)
        , m_stop(stop)
    { }

    Result<SealComparison> run();

private:
    void find(SealFinding finding)
    {
        if (m_result.findings.size() < mostFindings)
            m_result.findings.push_back(std::move(finding));
    }
    Result<> readHead();
    Result<> readDocuments();
    Result<> compare(const std::vector<SealedDocument> &sealed);
    Result<> findAdded(Date through);
    Result<> compareGrounds();
    void compareLocks(const SealGrounds &grounds);
    Result<> compareSettings();
    Result<> compareKept();

    Connection &m_connection;
    const SealSource &m_source;
    const std::stop_token m_stop;
    SealComparison m_result;
    SealChain m_chain;
    SealSums m_sums;
    std::string m_namedHead; ///< what the last line says
    std::optional<SealStore> m_store;
    std::optional<Date> m_through;
    std::set<std::string> m_ids;
    std::int64_t m_sealedEntries = 0;
};

Result<> Comparing::readHead()
{
    const auto line = m_source.next();
    if (!line)
        return failed(line);
    auto head = *line ? SealHead::fromLine(**line) : failed(noSeal());
    if (!head)
        return failed(noSeal());
    m_through = parseDate(head->through);
    if (!m_through)
        return failed(noSeal());
    m_chain.add(**line);
    m_result.head = std::move(*head);
    m_store.emplace(m_connection, m_result.head.orgId);
    return {};
}

Result<> Comparing::compare(const std::vector<SealedDocument> &sealed)
{
    std::vector<std::string> ids;
    std::vector<int> versions;
    for (const auto &document : sealed) {
        ids.push_back(document.id);
        versions.push_back(document.version);
        m_ids.insert(document.id);
        m_sealedEntries += static_cast<std::int64_t>(document.entries.size());
    }
    const auto facts = m_store->facts(ids, versions, *m_through);
    if (!facts)
        return failed(facts);
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        ++m_result.documents;
        m_result.entries += static_cast<std::int64_t>((*facts)[i].entries.size());
        for (auto &finding : sealedDifference(sealed[i], (*facts)[i], m_result.erased))
            find(std::move(finding));
    }
    return {};
}

Result<> Comparing::readDocuments()
{
    std::vector<SealedDocument> some;
    for (;;) {
        if (m_stop.stop_requested())
            return failed(cancelled());
        const auto line = m_source.next();
        if (!line)
            return failed(line);
        if (!*line)
            return failed(noSeal());
        m_chain.add(**line);
        auto document = SealedDocument::fromLine(**line);
        if (document)
            some.push_back(std::move(*document));
        if (some.size() >= documentsAtOnce || !document) {
            if (auto compared = compare(some); !compared)
                return compared;
            some.clear();
        }
        if (document)
            continue;
        auto sums = SealSums::fromLine(**line);
        if (!sums)
            return failed(noSeal());
        m_sums = std::move(*sums);
        const auto last = m_source.next();
        if (!last)
            return failed(last);
        m_namedHead = *last ? headOfLine(**last) : std::string();
        if (!*last)
            return m_source.namesItsHead ? failed(noSeal()) : Result<>();
        const auto beyond = m_source.next();
        if (!beyond)
            return failed(beyond);
        return m_namedHead.empty() || *beyond ? failed(noSeal()) : Result<>();
    }
}

/// What has come among the sealed days since.
Result<> Comparing::findAdded(Date through)
{
    std::string after;
    for (;;) {
        const auto ids = m_store->documents(through, after, static_cast<int>(documentsAtOnce));
        if (!ids)
            return failed(ids);
        if (ids->empty())
            return {};
        for (const auto &id : *ids) {
            if (!m_ids.contains(id))
                find({.kind = "entry",
                      .documentId = id,
                      .message
                      = Words::tr("Entries of %1 stand in the sealed days, which had none then.").arg(text(id))});
        }
        after = ids->back();
    }
}

void Comparing::compareLocks(const SealGrounds &grounds)
{
    const auto &sealed = m_result.head.lockEvents;
    const auto &now = grounds.lockEvents;
    for (std::size_t i = 0; i < sealed.size(); ++i) {
        if (i < now.size() && now[i] == sealed[i])
            continue;
        find({.kind = "lock",
              .documentId = {},
              .message = Words::tr("The history of locks is not what it was: \"%1\" is missing or changed.")
                             .arg(text(sealed[i]).replace(QLatin1Char('\t'), QLatin1Char(' ')))});
        return;
    }
    for (std::size_t i = sealed.size(); i < now.size(); ++i) {
        const auto fields = text(now[i]).split(QLatin1Char('\t'));
        const auto day = fields.size() > 2 ? parseDate(fields[2].toStdString()) : std::nullopt;
        if (!day || *day < *m_through) {
            find({.kind = "lock",
                  .documentId = {},
                  .message = Words::tr("The lock was taken off on %1 by %2: %3")
                                 .arg(fields.value(0), fields.value(1), fields.value(3))});
            return;
        }
    }
    if (grounds.lockChanges - m_result.head.lockChanges != static_cast<int>(now.size() - sealed.size()))
        find({.kind = "lock",
              .documentId = {},
              .message = Words::tr("The lock was changed %1 times since, and its history tells of %2: it was taken off "
                                   "and put back without a trace.")
                             .arg(grounds.lockChanges - m_result.head.lockChanges)
                             .arg(now.size() - sealed.size())});
    if (!grounds.lockedThrough || *grounds.lockedThrough < *m_through)
        find({.kind = "lock",
              .documentId = {},
              .message = Words::tr("The books are not locked through %1 any more.").arg(text(m_result.head.through))});
}

/// Settings may be changed; what they were is kept, and must be what was sealed.
Result<> Comparing::compareSettings()
{
    const auto then = m_store->settingsAt(m_result.head.sealedAt);
    if (!then)
        return failed(then);
    const auto sealed = parseJson(m_result.head.settings);
    const auto known = parseJson(*then);
    if (!sealed || !known) {
        find({.kind = "settings",
              .documentId = {},
              .message = Words::tr("The settings as they were then are not kept any more.")});
        return {};
    }
    for (const auto &[name, value] : sealed->members()) {
        const auto *const now = known->find(name);
        if (now == nullptr || toJson(*now) != toJson(value)) {
            find({.kind = "settings",
                  .documentId = {},
                  .message = Words::tr("The setting %1 was %2 then; its history says %3.")
                                 .arg(text(name), text(toJson(value)),
                                      now == nullptr ? Words::tr("nothing") : text(toJson(*now)))});
            return {};
        }
    }
    return {};
}

Result<> Comparing::compareKept()
{
    const auto seals = m_store->seals();
    if (!seals)
        return failed(seals);
    const auto &head = m_result.head;
    const auto own = std::ranges::find(*seals, head.number, &KeptSeal::number);
    if (own == seals->end()) {
        find(
            {.kind = "backup",
             .documentId = {},
             .message = Words::tr("This database does not know seal %1 of %2: it is older than the seal, as a restored "
                                  "backup is, or the seal was taken out.")
                            .arg(head.number)
                            .arg(text(head.orgId))});
        return {};
    }
    if (own->head != m_result.digest || own->through != *m_through || own->previousHead != head.previousHead)
        find({.kind = "seal",
              .documentId = {},
              .message = Words::tr("Seal %1 as the database keeps it has another head: %2.")
                             .arg(head.number)
                             .arg(text(own->head))});
    if (own != seals->begin() && std::prev(own)->head != head.previousHead)
        find({.kind = "seal",
              .documentId = {},
              .message
              = Words::tr("The seal before it, %1, is not the one that it follows.").arg(std::prev(own)->number)});
    return {};
}

Result<> Comparing::compareGrounds()
{
    const auto grounds = m_store->grounds(*m_through);
    if (!grounds)
        return failed(grounds);
    compareLocks(*grounds);
    if (auto compared = compareSettings(); !compared)
        return compared;
    if (grounds->entries != m_sealedEntries) {
        if (auto added = findAdded(*m_through); !added)
            return added;
    }
    if (grounds->trialBalance != m_sums.trialBalance) {
        for (const auto &[account, amount] : m_sums.trialBalance) {
            const auto now = grounds->trialBalance.find(account);
            if (now != grounds->trialBalance.end() && now->second == amount)
                continue;
            find({.kind = "balance",
                  .documentId = {},
                  .message = Words::tr("Account %1 came to %2 then, in minor units, and comes to %3.")
                                 .arg(text(account), text(amount),
                                      now == grounds->trialBalance.end() ? QStringLiteral("0") : text(now->second))});
        }
    }
    return {};
}

Result<SealComparison> Comparing::run()
{
    if (auto read = readHead(); !read)
        return failed(read);
    // What the database keeps of the seal comes before its content: an old backup differs in everything else too.
    if (auto read = readDocuments(); !read)
        return failed(read);
    m_result.digest = m_chain.head();
    auto inContent = std::move(m_result.findings);
    m_result.findings.clear();
    if (!m_namedHead.empty() && m_namedHead != m_result.digest)
        find({.kind = "file",
              .documentId = {},
              .message = Words::tr("The seal itself was changed: its lines don't give the head that it names.")});
    if (auto compared = compareKept(); !compared)
        return failed(compared);
    for (auto &finding : inContent)
        find(std::move(finding));
    if (auto compared = compareGrounds(); !compared)
        return failed(compared);
    return std::move(m_result);
}

} // namespace

Result<SealComparison> compareSeal(Connection &connection, const SealSource &source, const std::stop_token &stop)
{
    return Comparing(connection, source, stop).run();
}

Result<std::vector<SealFinding>> checkKeptSeals(Connection &connection, const std::string &orgId)
{
    const auto seals = SealStore(connection, orgId).seals();
    if (!seals)
        return failed(seals);
    std::vector<SealFinding> findings;
    if (seals->empty()) {
        const auto wasSealed = SealStore(connection, orgId).hasSealedDocuments();
        if (!wasSealed)
            return failed(wasSealed);
        if (*wasSealed)
            findings.push_back({.kind = "seal",
                                .documentId = {},
                                .message = Words::tr("Books were sealed, but the database knows no seal any more: they "
                                                     "were taken out.")});
    }
    std::string previous;
    int number = 0;
    for (const auto &seal : *seals) {
        const auto source = linesOfKept(connection, orgId, seal.number);
        SealChain chain;
        auto line = source.next();
        for (; line && *line; line = source.next())
            chain.add(**line);
        if (!line)
            return failed(line);
        if (seal.number != ++number)
            findings.push_back(
                {.kind = "seal", .documentId = {}, .message = Words::tr("Seal %1 is missing.").arg(number)});
        else if (chain.head() != seal.head)
            findings.push_back(
                {.kind = "seal",
                 .documentId = {},
                 .message = Words::tr("What the database keeps of seal %1 does not give its head.").arg(seal.number)});
        else if (seal.previousHead != previous)
            findings.push_back({.kind = "seal",
                                .documentId = {},
                                .message = Words::tr("Seal %1 does not follow the one before it.").arg(seal.number)});
        previous = seal.head;
        number = seal.number;
    }
    return findings;
}

} // namespace leapfrog
