// SPDX-License-Identifier: MIT
#include "engine/inbox/group_chunk.h"

#include "engine/inbox/locked_groups.h"
#include "engine/inbox/payload_texts.h"
#include "import/shopify/purged_facts.h"
#include "store/books/shop_settings.h"

#include <QCoreApplication>

#include <algorithm>
#include <limits>

namespace leapfrog {

using State = PayloadVerdict::State;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::GroupReader)
};

} // namespace

static std::string keyOf(const JudgedPayload &one)
{
    return one.payload.kind + '/' + one.payload.shopifyId + '/' + one.digest;
}

std::vector<ImportedDocument> ReadGroups::documents() const
{
    std::vector<ImportedDocument> all;
    for (const auto &[name, group] : groups)
        all.insert(all.end(), group.documents.begin(), group.documents.end());
    return all;
}

Result<> GroupChunk::load(const std::vector<TakenApart> &fresh, const std::set<std::string> &groups, bool lock)
{
    std::vector<JudgedPayload> arrived;
    m_read.names = groups;
    auto locked = groups;
    for (const auto &taken : fresh) {
        arrived.push_back(judgedPayload(taken, m_options.fxRates));
        m_read.names.insert(arrived.back().payload.group);
        locked.insert(arrived.back().payload.group);
        // What was booked of its money must not change while its payout is read.
        if (!arrived.back().orderGroup.empty())
            locked.insert(arrived.back().orderGroup);
    }
    if (lock) {
        if (auto held = m_payloads.lock(m_options.orgId, locked); !held)
            return held;
        // Before anything is read: what falls due from here on may not be in it, and stays due.
        if (auto ended = m_payloads.endDue(m_options.orgId, m_read.names); !ended)
            return ended;
    }
    auto settings
        = m_options.shop ? Result<ShopifySettings>(*m_options.shop) : shopSettings(m_connection, m_options.orgId);
    if (!settings)
        return failed(settings);
    m_read.settings = std::move(*settings);
    if (m_read.settings.baseCurrency.empty())
        m_read.settings.baseCurrency = m_options.baseCurrency;
    auto kept = m_payloads.ofGroups(m_options.orgId, m_read.names);
    if (!kept)
        return failed(kept);
    for (auto &one : *kept) {
        auto &group = m_read.groups[one.payload.group];
        group.known.insert(keyOf(one));
        group.payloads.push_back(std::move(one));
    }
    for (auto &one : arrived) {
        auto &group = m_read.groups[one.payload.group];
        if (group.known.insert(keyOf(one)).second) {
            group.arrived.push_back(group.payloads.size());
            group.payloads.push_back(std::move(one));
            continue;
        }
        const auto same = std::ranges::find_if(group.payloads, [&](const auto &other) { return one.isSameAs(other); });
        group.arrived.push_back(static_cast<std::size_t>(same - group.payloads.begin()));
        if (one.fxRates != "{}")
            same->fxRates = one.fxRates;
    }
    auto before = m_documents.importedBefore(m_options.orgId, m_read.names);
    if (!before)
        return failed(before);
    m_before = std::move(*before);
    if (auto purged = loadPurged(); !purged)
        return purged;
    return loadBooked();
}

Result<> GroupChunk::loadPurged()
{
    const auto purged = m_documents.purged(m_options.orgId, m_read.names);
    if (!purged)
        return failed(purged);
    for (const auto &[name, text] : *purged) {
        const auto &payloads = m_read.groups[name].payloads;
        const bool isReadAnew
            = m_options.purged && std::ranges::any_of(payloads, [](const auto &one) {
                  return !one.isFinal && (one.payload.kind == "order" || one.payload.kind == "payout");
              });
        auto facts = parseJson(text);
        if (isReadAnew)
            m_read.noLongerPurged.insert(name);
        else if (facts)
            m_purged.emplace(name, std::move(*facts));
    }
    return {};
}

/// Of a group whose payloads were purged the books stay as they are: what came before is known, what is newer waits.
bool GroupChunk::judgePurged(PayloadGroup &group)
{
    const auto &name = group.payloads.empty() ? std::string() : group.payloads.front().payload.group;
    const auto facts = m_purged.find(name);
    if (facts == m_purged.end())
        return false;
    const auto day = QString::fromStdString(facts->second.find("purged")->text());
    group.documents.clear();
    group.verdicts.clear();
    for (const auto &one : group.payloads) {
        auto &verdict = group.verdicts.emplace_back(one.verdict);
        if (one.isFinal)
            continue;
        if (isKnownIn(facts->second, one.payload))
            verdict
                = {.state = State::Superseded,
                   .code = {},
                   .field = {},
                   .message
                   = Words::tr("It says what came before, was read and was purged on %1: the books have it.").arg(day),
                   .waitsFor = {}};
        else
            verdict = {.state = State::Waiting,
                       .code = "purged",
                       .field = {},
                       .message
                       = Words::tr("What had come of it before was purged on %1, and this says something newer: the "
                                   "books stay as they are. Import the order with all its transactions and its "
                                   "refunds with their lines, or the payout, and see what would change: leapfrogctl "
                                   "import again --purged --group %2 --preview. Without --preview its documents are "
                                   "made anew of what has come since.")
                             .arg(day, QString::fromStdString(name)),
                       .waitsFor = name};
    }
    return true;
}

/// The bodies of these orders' payments: as they are stored, or in a rehearsal as they would be.
Result<std::vector<std::string>> GroupChunk::paymentsOf(const std::set<std::string> &orders)
{
    if (!m_options.shop)
        return m_documents.paymentsOf(m_options.orgId, orders);
    GroupReader reader(m_connection, m_options);
    const auto parts = reader.parts(orders);
    if (!parts)
        return failed(parts);
    std::vector<std::string> bodies;
    for (const auto &part : *parts) {
        auto given = reader.given(part);
        if (!given)
            return failed(given);
        for (auto &document : given->documents) {
            if (document.type == "payment")
                bodies.push_back(std::move(document.body));
        }
    }
    return bodies;
}

Result<> GroupChunk::loadBooked()
{
    std::set<std::string> orders;
    for (const auto &[name, group] : m_read.groups) {
        for (const auto &one : group.payloads) {
            if (!one.orderGroup.empty())
                orders.insert(one.orderGroup);
        }
    }
    if (orders.empty() || m_read.settings.baseCurrency.empty())
        return {};
    const auto bodies = paymentsOf(orders);
    if (!bodies)
        return failed(bodies);
    Context context;
    context.baseCurrency = m_read.settings.baseCurrency;
    for (const auto &account : m_read.settings.gateways)
        context.accounts.insert(account.second);
    for (const auto &body : *bodies)
        addBookedOnClearing(m_read.settings.bookedOnClearing, body, context);
    return {};
}

void GroupChunk::computeGroup(PayloadGroup &group, const std::set<std::string> &namesTaken)
{
    if (judgePurged(group))
        return;
    std::vector<KeptPayload> read;
    std::vector<std::size_t> places;
    group.verdicts.clear();
    group.documents.clear();
    for (std::size_t i = 0; i < group.payloads.size(); ++i) {
        group.verdicts.push_back(group.payloads[i].verdict);
        if (group.payloads[i].isFinal)
            continue;
        read.push_back(std::move(group.payloads[i].payload)); // back below
        places.push_back(i);
    }
    if (read.empty())
        return;
    m_read.settings.fxRates = fxRatesOf(group.payloads);
    m_read.settings.namesTaken = {namesTaken.begin(), namesTaken.end()};
    auto books = booksOfGroup(read, m_read.settings);
    group.documents = std::move(books.documents);
    for (auto &document : group.documents)
        document.group = read.front().group;
    for (std::size_t i = 0; i < places.size(); ++i) {
        group.verdicts[places[i]] = std::move(books.verdicts[i]);
        group.payloads[places[i]].payload = std::move(read[i]);
    }
    if (namesTaken.empty())
        m_read.result.said.insert(m_read.result.said.end(), books.said.begin(), books.said.end());
}

/// A balance transaction that came without its payout waits no longer once it has come with it.
Result<> GroupChunk::supersedeLonely()
{
    static constexpr std::string_view prefix = "balance_transaction/";
    std::set<std::string> numbers;
    for (const auto &[name, group] : m_read.groups) {
        if (name.starts_with(prefix))
            numbers.insert(name.substr(prefix.size()));
    }
    if (numbers.empty())
        return {};
    const auto found = m_payloads.withPayout(m_options.orgId, numbers);
    if (!found)
        return failed(found);
    for (const auto &number : *found) {
        for (auto &verdict : m_read.groups.at(std::string(prefix) + number).verdicts) {
            if (verdict.state == State::Waiting)
                verdict = {.state = State::Superseded,
                           .code = {},
                           .field = {},
                           .message = Words::tr("It came again, with its payout."),
                           .waitsFor = {}};
        }
    }
    return {};
}

Result<> GroupChunk::compute()
{
    for (auto &[name, group] : m_read.groups) {
        computeGroup(group, {});
        if (m_read.settings.baseCurrency.empty() && !group.documents.empty())
            m_read.settings.baseCurrency = group.documents.front().currency; // and the others are read as of this one
    }
    if (auto settled = settleNames(); !settled)
        return settled;
    if (auto settled = settleLocked(); !settled)
        return settled;
    if (auto superseded = supersedeLonely(); !superseded)
        return superseded;
    for (auto &[name, group] : m_read.groups) {
        if (!m_before.contains(name))
            continue;
        const bool hasOrder = std::ranges::any_of(
            group.payloads, [](const auto &one) { return one.payload.kind == "order" && !one.isFinal; });
        group.isAdopted = hasOrder
            && std::ranges::none_of(group.verdicts, [](const auto &one) { return one.state == State::Refused; });
        if (hasOrder)
            continue;
        for (auto &verdict : group.verdicts) {
            if (verdict.state != State::Waiting)
                continue;
            verdict.code = "order_of_before";
            verdict.message = Words::tr("Its order was imported by an older version, which did not keep it: import the "
                                        "order once again, and this is read by itself.");
        }
    }
    return {};
}

void GroupChunk::refuseGroup(PayloadGroup &group, const std::string &name)
{
    group.documents.clear();
    for (auto &verdict : group.verdicts) {
        if (verdict.state == State::Read)
            verdict
                = {.state = State::Refused,
                   .code = "other_shop",
                   .field = "name",
                   .message = Words::tr("There is a document %1 of another order or payout already. Nothing of this "
                                        "one is posted. Where it is of another shop, import each shop into an "
                                        "organisation of its own (--org); else report it.")
                                  .arg(QString::fromStdString(name)),
                   .waitsFor = {}};
    }
}

/// A document id belongs to one group: to whom has it, else to whom came first.
Result<> GroupChunk::settleNames()
{
    auto taken = m_documents.taken(m_options.orgId, m_read.documents());
    auto stored = m_documents.documentsOf(m_options.orgId, m_read.names);
    if (!taken || !stored)
        return !taken ? failed(taken) : failed(stored);
    m_read.stored = std::move(*stored);
    std::map<std::string, std::string> owner;
    for (const auto &one : m_read.stored)
        owner[one.document.id] = one.group;
    const auto numberOf = [](const PayloadGroup &group) {
        const auto number = group.payloads.empty() ? 0 : group.payloads.front().payload.number;
        return number == 0 ? std::numeric_limits<std::int64_t>::max() : number;
    };
    std::vector<std::pair<const std::string, PayloadGroup> *> inOrder;
    for (auto &entry : m_read.groups)
        inOrder.push_back(&entry);
    std::ranges::stable_sort(inOrder, {}, [&](const auto *entry) { return numberOf(entry->second); });
    for (auto *const entry : inOrder) {
        auto &[name, group] = *entry;
        const auto takenFrom = [&] {
            std::set<std::string> names;
            for (const auto &document : group.documents) {
                const auto held = owner.find(document.id);
                if (taken->contains(document.id) || (held != owner.end() && held->second != name))
                    names.insert(document.id);
            }
            return names;
        };
        if (const auto names = takenFrom(); !names.empty())
            computeGroup(group, names);
        if (const auto names = takenFrom(); !names.empty())
            refuseGroup(group, *names.begin());
        for (const auto &document : group.documents)
            owner[document.id] = name;
    }
    return {};
}

/// Reads a group as of what is posted of it; what is posted in the locked period stays.
void GroupChunk::readAsPosted(PayloadGroup &group, const std::string &through, std::vector<ImportedDocument> posted)
{
    const auto said = m_read.result.said.size();
    m_read.settings.locked = ShopifySettings::LockedBooks{.through = through, .posted = posted};
    computeGroup(group, {});
    m_read.settings.locked.reset();
    m_read.result.said.resize(said); // it was said before
    for (auto &document : posted) {
        if (document.date > through)
            continue;
        std::erase_if(group.documents, [&](const auto &own) { return own.id == document.id; });
        group.documents.push_back(std::move(document));
    }
}

/// What is posted in a locked period stays as it is; what differs from it is of a later day, or waits.
Result<> GroupChunk::settleLocked()
{
    const auto through = m_documents.refusedThrough(m_options.orgId);
    if (!through || through->empty())
        return through ? Result<>() : failed(through);
    const auto groups = findLockedOut(m_connection, m_options.orgId, m_read, *through);
    if (!groups || groups->empty())
        return groups ? Result<>() : failed(groups);
    auto posted = m_documents.postedOf(m_options.orgId, *groups);
    if (!posted)
        return failed(posted);
    std::map<std::string, std::vector<ImportedDocument>> byGroup;
    for (auto &document : *posted)
        byGroup[document.group].push_back(std::move(document));
    for (auto &[name, documents] : byGroup)
        readAsPosted(m_read.groups.at(name), *through, std::move(documents));
    return {};
}

GroupsRead GroupChunk::result()
{
    for (auto &[name, group] : m_read.groups) {
        for (const auto place : group.arrived)
            m_read.result.arrived.insert(m_read.result.payloads.size() + place);
        for (std::size_t i = 0; i < group.payloads.size(); ++i) {
            auto &one = group.payloads[i];
            one.verdict = group.verdicts[i];
            one.payload.payload = noteNameOf(one);
            m_read.result.payloads.push_back(std::move(one));
        }
    }
    return std::move(m_read.result);
}

} // namespace leapfrog
