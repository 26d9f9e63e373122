// SPDX-License-Identifier: MIT
#include "engine/close/seal.h"

#include "engine/close/seal_lines.h"
#include "ledger/post.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <array>

namespace leapfrog {

static constexpr int documentsPerPart = 500;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Seal)
};

/// The lines on their way: to the file, into the database and into the chain.
class SealWriter
{
public:
    SealWriter(SealStore &store, const SealSink &sink, int number)
        : m_store(store)
        , m_sink(sink)
        , m_number(number)
    { }

    void add(const std::string &line)
    {
        m_chain.add(line);
        m_lines += line;
        m_lines += '\n';
    }
    Result<> flush()
    {
        auto kept = m_store.keepPart(m_number, ++m_part, m_lines);
        if (kept && m_sink)
            kept = m_sink(m_lines);
        m_lines.clear();
        return kept;
    }
    [[nodiscard]] std::string head() const { return m_chain.head(); }

private:
    SealStore &m_store;
    const SealSink &m_sink;
    const int m_number;
    int m_part = 0;
    SealChain m_chain;
    std::string m_lines;
};

std::string newSalt()
{
    std::array<quint32, 4> words{};
    QRandomGenerator::system()->fillRange(words.data(), static_cast<qsizetype>(words.size()));
    return QByteArray(reinterpret_cast<const char *>(words.data()), sizeof words).toHex().toStdString();
}

Error notLocked(Date through)
{
    return {.code = Error::Code::Refused,
            .message = Words::tr("The books are not locked through %1, so they can't be sealed.")
                           .arg(QString::fromStdString(dateText(through))),
            .cause = {},
            .reason = "not_locked",
            .field = "through"};
}

Error cancelled()
{
    return {.code = Error::Code::Cancelled,
            .message = Words::tr("The sealing was cancelled. Nothing was sealed."),
            .cause = {},
            .reason = "cancelled",
            .field = {}};
}

std::string ruleDigest()
{
    std::string ids;
    for (const auto rule : allRules())
        ids += std::string(rule) + ' ';
    return digestOf(ids);
}

Result<> writePage(SealStore &store, SealWriter &writer, std::vector<SealFacts> &page, Seal &seal)
{
    std::vector<std::array<std::string, 3>> fresh;
    for (const auto &facts : page) {
        const auto document = sealedDocument(facts, [&](const std::string &path) {
            const auto known = facts.salts.find(path);
            if (known != facts.salts.end())
                return known->second;
            fresh.push_back({facts.id, path, newSalt()});
            return fresh.back()[2];
        });
        writer.add(document.line());
        ++seal.documents;
        seal.entries += static_cast<std::int64_t>(facts.entries.size());
    }
    if (!fresh.empty()) {
        if (auto kept = store.keepSalts(fresh); !kept)
            return kept;
    }
    return writer.flush();
}

Result<> writeDocuments(SealStore &store, SealWriter &writer, Date through, Seal &seal, const SealListener &listener,
                        const std::stop_token &stop)
{
    std::string after;
    for (;;) {
        if (stop.stop_requested())
            return failed(cancelled());
        const auto ids = store.documents(through, after, documentsPerPart);
        if (!ids)
            return failed(ids);
        if (ids->empty())
            return {};
        auto page = store.facts(*ids, std::vector<int>(ids->size()), through);
        if (!page)
            return failed(page);
        if (auto written = writePage(store, writer, *page, seal); !written)
            return written;
        after = ids->back();
        if (listener)
            listener(seal.documents);
    }
}

} // namespace

Result<Seal> sealPeriod(Connection &connection, const SealRequest &request, const SealSink &sink,
                        const SealListener &listener, const std::stop_token &stop)
{
    auto transaction = Transaction::begin(connection);
    if (!transaction)
        return failed(transaction);
    SealStore store(connection, request.orgId);
    const auto grounds = store.grounds(request.through);
    if (!grounds)
        return failed(grounds);
    if (!grounds->lockedThrough || *grounds->lockedThrough < request.through)
        return failed(notLocked(request.through));
    const auto before = store.seals();
    if (!before)
        return failed(before);
    KeptSeal kept{.number = before->empty() ? 1 : before->back().number + 1,
                  .through = request.through,
                  .sealedAt = grounds->now,
                  .sealedBy = grounds->login,
                  .head = {},
                  .previousHead = before->empty() ? std::string() : before->back().head};
    // Its row first, which its parts refer to, without the head that they give.
    Seal seal{.number = kept.number, .head = {}, .sealedAt = kept.sealedAt};
    SealWriter writer(store, sink, kept.number);
    if (auto begun = store.keep(kept, request.why); !begun)
        return failed(begun);
    writer.add(SealHead{.orgId = request.orgId,
                        .number = kept.number,
                        .through = dateText(request.through),
                        .sealedAt = kept.sealedAt,
                        .sealedBy = kept.sealedBy,
                        .why = request.why,
                        .previousHead = kept.previousHead,
                        .program = request.program,
                        .rules = ruleDigest(),
                        .settings = grounds->settings,
                        .lockChanges = grounds->lockChanges,
                        .lockEvents = grounds->lockEvents}
                   .line());
    if (auto written = writer.flush(); !written)
        return failed(written);
    if (auto written = writeDocuments(store, writer, request.through, seal, listener, stop); !written)
        return failed(written);
    writer.add(
        SealSums{.documents = seal.documents, .entries = seal.entries, .trialBalance = grounds->trialBalance}.line());
    seal.head = writer.head();
    if (auto written = writer.flush(); !written)
        return failed(written);
    if (sink) {
        if (auto written = sink(headLine(seal.head) + '\n'); !written)
            return failed(written);
    }
    if (auto ended = store.end(kept.number, seal.head); !ended)
        return failed(ended);
    if (auto committed = transaction->commit(); !committed)
        return failed(committed);
    return seal;
}

} // namespace leapfrog
