// SPDX-License-Identifier: MIT
#include "engine/inbox/group_writing.h"

#include "core/json.h"
#include "engine/inbox/payload_texts.h"
#include "import/shopify/read/rest_names.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

using State = PayloadVerdict::State;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::GroupReader)
};

} // namespace

Result<> GroupWriting::adoptOrders()
{
    std::set<std::string> adopted;
    for (const auto &[name, group] : m_read.groups) {
        if (group.isAdopted)
            adopted.insert(name);
    }
    if (adopted.empty())
        return {};
    if (auto done = m_documents.adopt(m_options.orgId, adopted, m_read.documents()); !done)
        return done;
    auto stored = m_documents.documentsOf(m_options.orgId, m_read.names);
    if (!stored)
        return failed(stored);
    m_read.stored = std::move(*stored);
    return {};
}

/// Whether what a group gives is all there is of it: no payload of it is refused, and some are read, or wait for a part
/// of theirs and give the rest. While it is not, what is in the books stays.
static bool isWhole(const PayloadGroup &group)
{
    const auto isRefusal = [](const auto &verdict) { return verdict.state == State::Refused; };
    const auto isRead
        = [](const auto &verdict) { return verdict.state == State::Read || verdict.state == State::NotNeeded; };
    return std::ranges::none_of(group.verdicts, isRefusal)
        && (std::ranges::any_of(group.verdicts, isRead) || !group.documents.empty());
}

/// What a group gave before and gives no longer has no entries any more.
Result<> GroupWriting::withdraw()
{
    std::vector<ImportedDocument> withdrawn;
    for (const auto &one : m_read.stored) {
        auto &group = m_read.groups[one.group];
        const auto isThis = [&](const auto &given) { return given.id == one.document.id; };
        if (!isWhole(group) || std::ranges::any_of(group.documents, isThis))
            continue;
        withdrawn.push_back(withdrawnDocument(one.document.id, one.document.date, one.document.currency));
        withdrawn.back().group = one.group;
    }
    if (withdrawn.empty())
        return {};
    // Those that were withdrawn before stay as they are.
    const auto fresh = DocumentStore(m_connection).differing(m_options.orgId, withdrawn);
    if (!fresh)
        return failed(fresh);
    for (auto &document : withdrawn) {
        if (std::ranges::find(*fresh, document.id, &DocumentDifference::documentId) != fresh->end())
            m_read.groups[document.group].documents.push_back(std::move(document));
    }
    m_read.result.withdrawn = static_cast<int>(fresh->size());
    return {};
}

Result<ImportCounts> GroupWriting::writeDocuments(const std::vector<ImportedDocument> &documents)
{
    DocumentStore store(m_connection);
    const auto holds = store.ensureOrganisation(m_options.orgId, m_read.settings.baseCurrency);
    if (!holds)
        return failed(holds);
    if (*holds != m_read.settings.baseCurrency) // somebody else made it at this moment
        return failed({.code = Error::Code::Conflict,
                       .message = Words::tr("The organisation was made by somebody else at this moment."),
                       .cause = {},
                       .reason = "conflict",
                       .field = {}});
    auto counts = store.import(m_options.orgId, documents);
    if (!counts)
        return counts;
    // Another import may have taken a name since settleNames() looked; that is seen now, and everything is read again.
    const auto taken = m_documents.taken(m_options.orgId, documents);
    if (!taken)
        return failed(taken);
    if (!taken->empty())
        return failed({.code = Error::Code::Conflict,
                       .message = Words::tr("A document of the same name came in by another import at this moment."),
                       .cause = {},
                       .reason = "conflict",
                       .field = {}});
    return counts;
}

Result<> GroupWriting::writeVerdicts()
{
    std::vector<const JudgedPayload *> fresh;
    std::vector<const JudgedPayload *> changed;
    std::vector<JudgedPayload *> numbered;
    for (auto &[name, group] : m_read.groups) {
        for (std::size_t i = 0; i < group.payloads.size(); ++i) {
            auto &one = group.payloads[i];
            const bool isChanged = one.verdict != group.verdicts[i]
                || (one.fxRates != "{}" && std::ranges::find(group.arrived, i) != group.arrived.end());
            one.verdict = group.verdicts[i];
            if (one.payload.number == 0) {
                fresh.push_back(&one);
                numbered.push_back(&one);
            } else if (isChanged) {
                changed.push_back(&one);
            }
        }
    }
    const auto numbers = m_payloads.keep(m_options.orgId, fresh);
    if (!numbers)
        return failed(numbers);
    for (std::size_t i = 0; i < numbered.size(); ++i)
        numbered[i]->payload.number = (*numbers)[i];
    return m_payloads.judge(changed);
}

namespace {

/// A document of a group that is dated in the locked period and is not posted there.
struct LockedOut
{
    std::string id;
    std::string day; ///< the last one that is concerned
    std::string body;
};

} // namespace

static bool listsTransaction(const KeptPayload &refund, const std::string &id)
{
    const auto json = id.empty() ? Result<JsonValue>(JsonValue()) : parseJson(refund.payload);
    const auto *const list = json ? json->find("transactions") : nullptr;
    return list != nullptr && std::ranges::any_of(list->items(), [&id](const JsonValue &transaction) {
               return plainId(textOf(transaction, "id")) == id;
           });
}

/// The payload that says what is locked out: the refund, transaction or fulfilment itself where it came as one, else
/// the newest order or payout.
static PayloadVerdict *payloadOf(PayloadGroup &group, const LockedOut &locked)
{
    const auto json = parseJson(locked.body);
    const auto *const meta = json ? json->find("meta") : nullptr;
    PayloadVerdict *told = nullptr;
    for (std::size_t i = 0; i < group.payloads.size(); ++i) {
        const auto &payload = group.payloads[i].payload;
        auto &verdict = group.verdicts[i];
        if (verdict.state != State::Read && verdict.code != "period_locked")
            continue;
        if (meta != nullptr && payload.kind != "order" && textOf(*meta, "shopify_" + payload.kind) == payload.shopifyId)
            return &verdict;
        if (meta != nullptr && payload.kind == "refund"
            && listsTransaction(payload, textOf(*meta, "shopify_transaction")))
            return &verdict;
        if (told == nullptr || payload.kind == "order" || payload.kind == "payout")
            told = &verdict;
    }
    return told;
}

/// What of a group is not in the books because a period is locked, in words; said of the payloads that tell it too.
static QString tellLockedOut(PayloadGroup &group, const std::vector<LockedOut> &locked, const std::string &through)
{
    QStringList ids;
    std::string last;
    for (const auto &one : locked) {
        ids += QString::fromStdString(one.id);
        last = std::max(last, one.day);
    }
    const auto message
        = Words::tr("The books are locked through %1. What was posted there stays as it is, and what came later is "
                    "posted from the day after or waits: %2. Once the period is open, the next import, or import "
                    "again, posts each on its own day.")
              .arg(QString::fromStdString(through), ids.join(QStringLiteral(", ")));
    for (const auto &one : locked) {
        if (auto *const told = payloadOf(group, one); told != nullptr && told->state == State::Read)
            *told = {.state = State::Waiting,
                     .code = "period_locked",
                     .field = one.id,
                     .message = message,
                     .waitsFor = last};
    }
    return message;
}

/// What would change the books in a locked period is refused when it is posted; the inbox says so now.
Result<> GroupWriting::tellLocked()
{
    const auto through = m_documents.refusedThrough(m_options.orgId);
    if (!through)
        return failed(through);
    if (through->empty())
        return {};
    std::map<std::string, const GroupDocument *> stored;
    for (const auto &one : m_read.stored)
        stored[one.document.id] = &one;
    std::vector<ImportedDocument> concerned;
    std::map<std::string, std::string> days; // of a document: the last day in the locked period
    for (const auto &document : m_read.documents()) {
        auto &day = days[document.id];
        if (document.date <= *through)
            day = document.date;
        if (const auto before = stored.find(document.id);
            before != stored.end() && before->second->document.date <= *through)
            day = std::max(day, before->second->document.date);
        if (!day.empty())
            concerned.push_back(document);
    }
    const auto differing = DocumentStore(m_connection).differing(m_options.orgId, concerned);
    if (!differing)
        return failed(differing);
    std::map<std::string, std::vector<LockedOut>> locked; // by group
    for (const auto &document : concerned) {
        const auto before = stored.find(document.id);
        const bool isOut = before != stored.end() && before->second->isOpen;
        if (isOut || std::ranges::find(*differing, document.id, &DocumentDifference::documentId) != differing->end())
            m_read.groups[document.group].lockedOut.emplace(document.id, days[document.id]);
    }
    for (const auto &[name, group] : m_read.groups) {
        for (const auto &[id, day] : group.lockedOut) {
            const auto given = std::ranges::find(group.documents, id, &ImportedDocument::id);
            locked[name].push_back(
                {.id = id, .day = day, .body = given != group.documents.end() ? given->body : std::string()});
        }
    }
    for (const auto &[name, out] : locked) {
        m_read.result.said.push_back(tellLockedOut(m_read.groups[name], out, *through));
        for (const auto &one : out)
            m_read.result.lockedOut.insert(one.id);
    }
    return {};
}

/// What a locked period kept out and keeps out no longer: it is stored as it is to be, so its jobs are made anew.
Result<> GroupWriting::postUnlocked()
{
    std::vector<ImportedDocument> unlocked;
    for (const auto &stored : m_read.stored) {
        const auto &group = m_read.groups[stored.group];
        const auto was = [](const JudgedPayload &one) { return one.verdict.code == "period_locked"; };
        if (stored.isOpen && !m_read.result.lockedOut.contains(stored.document.id)
            && std::ranges::any_of(group.payloads, was))
            unlocked.push_back(stored.document);
    }
    return m_documents.enqueue(m_options.orgId, unlocked);
}

/// Why an order or payout of the group has a newer version that was refused; empty: none was.
static std::string refusalOf(const PayloadGroup &group)
{
    for (std::size_t i = 0; i < group.payloads.size(); ++i) {
        const auto &kind = group.payloads[i].payload.kind;
        const auto &verdict = group.verdicts[i];
        if (verdict.state == State::Refused && (kind == "order" || kind == "payout"))
            return verdict.message.toStdString() + " [" + verdict.code + ']';
    }
    return {};
}

/// An order or payout whose newer version was refused stays as it was, and says so.
Result<> GroupWriting::mark()
{
    std::map<std::string, std::string> said; // by document
    for (const auto &stored : m_read.stored)
        said[stored.document.id] = stored.newerRefused;
    std::vector<std::pair<std::string, std::string>> marks;
    const auto add = [&](const std::string &id, const std::string &type, const std::string &why) {
        if ((type == "sales_invoice" || type == "payout") && said[id] != why) {
            said[id] = why;
            marks.emplace_back(id, why);
        }
    };
    for (const auto &[name, group] : m_read.groups) {
        const auto why = refusalOf(group);
        for (const auto &document : group.documents)
            add(document.id, document.type, why);
    }
    for (const auto &stored : m_read.stored)
        add(stored.document.id, stored.document.type, refusalOf(m_read.groups[stored.group]));
    return m_documents.mark(m_options.orgId, marks);
}

Result<> GroupWriting::write()
{
    if (auto adopted = adoptOrders(); !adopted)
        return adopted;
    if (auto withdrawn = withdraw(); !withdrawn)
        return withdrawn;
    if (auto told = tellLocked(); !told)
        return told;
    auto all = m_read.documents();
    std::ranges::sort(all, {}, &ImportedDocument::id); // so that two imports take the same documents in the same order
    if (!all.empty()) {
        auto counts = writeDocuments(all);
        if (!counts)
            return failed(counts);
        m_read.result.documents = std::move(*counts);
    }
    if (auto posted = postUnlocked(); !posted)
        return posted;
    if (auto marked = mark(); !marked)
        return marked;
    std::set<std::string> readAnew; // what came since is all there is of these
    for (const auto &name : m_read.noLongerPurged) {
        if (isWhole(m_read.groups[name]))
            readAnew.insert(name);
    }
    if (!readAnew.empty()) {
        if (auto forgotten = m_documents.forgetPurged(m_options.orgId, readAnew); !forgotten)
            return forgotten;
    }
    if (auto written = writeVerdicts(); !written)
        return written;
    return m_read.result.documents.created + m_read.result.documents.changed > 0
        ? m_payloads.makeDue(m_options.orgId, m_read.names)
        : Result<>();
}

Result<std::vector<DocumentDifference>> GroupWriting::differing()
{
    if (auto withdrawn = withdraw(); !withdrawn)
        return failed(withdrawn);
    if (auto told = tellLocked(); !told)
        return failed(told);
    return DocumentStore(m_connection).differing(m_options.orgId, m_read.documents());
}

Result<GroupsGiven> GroupWriting::given()
{
    if (auto withdrawn = withdraw(); !withdrawn)
        return failed(withdrawn);
    GroupsGiven given{.stored = {}, .documents = m_read.documents()};
    for (const auto &one : m_read.stored)
        given.stored.push_back(one.document.id);
    return given;
}

} // namespace leapfrog
