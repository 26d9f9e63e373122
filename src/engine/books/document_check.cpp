// SPDX-License-Identifier: MIT
#include "engine/books/document_check.h"

#include "core/money.h"
#include "ledger/post.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace leapfrog {

using Kind = LedgerFinding::Kind;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::LedgerVerifier)
};

bool anyOpen(const std::vector<Posting> &postings, const std::optional<Date> &lockedThrough)
{
    return std::ranges::any_of(postings,
                               [&](const Posting &posting) { return !lockedThrough || posting.date > *lockedThrough; });
}

void append(std::vector<Posting> &all, const std::vector<Posting> &more)
{
    all.insert(all.end(), more.begin(), more.end());
}

const BookedDocument::Version *findVersion(const BookedDocument &document, int number)
{
    const auto found = std::ranges::find(document.versions, number, &BookedDocument::Version::number);
    return found != document.versions.end() ? &*found : nullptr;
}

/// Whether these are the same entries, and say the same of what they settle and tax.
bool isSame(const std::vector<Posting> &own, const std::vector<Posting> &given)
{
    if (!difference(own, given).unchanged())
        return false;
    const auto key = [](const Posting &posting) {
        return std::tie(posting.date, posting.account, posting.currency, posting.rule, posting.line, posting.amount,
                        posting.baseAmount);
    };
    std::map<decltype(key(own.front())), const Posting *> of;
    for (const auto &posting : given)
        of.emplace(key(posting), &posting);
    return std::ranges::all_of(own, [&](const Posting &posting) {
        const auto found = of.find(key(posting));
        return found == of.end() || sameDetails(posting, *found->second);
    });
}

/// Whether other settings could be all that separates these: other accounts, or deferrals rounded in another way.
bool looksLikeOtherSettings(std::vector<Posting> own, std::vector<Posting> given)
{
    const auto withoutAccounts = [](std::vector<Posting> postings) {
        for (auto &posting : postings)
            posting.account.clear();
        return postings;
    };
    if (difference(withoutAccounts(own), withoutAccounts(given)).unchanged())
        return true;
    for (auto *const postings : {&own, &given}) {
        for (auto &posting : *postings) {
            if (posting.rule == "DEF-2")
                posting.date = Date();
        }
    }
    return difference(own, given).unchanged();
}

LedgerFinding finding(Kind kind, const BookedDocument &document, int version, const QString &message,
                      Difference difference = {})
{
    return {.kind = kind,
            .documentId = document.id,
            .version = version,
            .message = message,
            .difference = std::move(difference)};
}

} // namespace

/// What was locked at that moment. Entries that catch up say it themselves, if such a lock was ever made: the history
/// may have been lost, but it does not lie.
std::optional<Date> DocumentCheck::lockAt(const QDateTime &moment, const std::vector<Posting> &own) const
{
    const auto catchUp = std::ranges::find(own, std::string("LOCK-CU"), &Posting::rule);
    if (catchUp != own.end()) {
        const std::optional<Date> day = catchUp->date - std::chrono::days(1);
        if (m_locks.empty() || std::ranges::find(m_locks, day, &PeriodLockEvent::lockedThrough) != m_locks.end())
            return day;
    }
    const auto last
        = std::ranges::find_if(m_locks, [&moment](const PeriodLockEvent &event) { return event.at <= moment; });
    return last != m_locks.end() ? last->lockedThrough : std::nullopt;
}

DocumentCheck::Act DocumentCheck::actInForce(const BookedDocument &document, const QDateTime &madeAt) const
{
    Act act{.own = {}, .previous = {}, .lockedThrough = {}, .at = madeAt};
    for (const auto &version : document.versions)
        append(version.number < document.postedVersion ? act.previous : act.own, version.postings);
    const auto *const posted = findVersion(document, document.postedVersion);
    act.lockedThrough = lockAt(document.isOpen && posted != nullptr ? posted->postedAt : document.settledAt, act.own);
    return act;
}

DocumentCheck::Act DocumentCheck::actOfVersion(const BookedDocument &document, const BookedDocument::Version &version,
                                               const QDateTime &madeAt) const
{
    Act act{.own = version.postings, .previous = {}, .lockedThrough = {}, .at = madeAt};
    for (const auto &replaced : version.replaced)
        act.own.push_back(replaced.posting);
    for (const auto &older : document.versions) {
        if (older.number >= version.number)
            continue;
        append(act.previous, older.postings);
        for (const auto &replaced : older.replaced) {
            if (replaced.byVersion > version.number)
                act.previous.push_back(replaced.posting);
        }
    }
    act.lockedThrough = lockAt(version.postedAt, act.own);
    return act;
}

Context DocumentCheck::contextFor(const Act &act, const Context &settings) const
{
    Context context = settings;
    context.lockedThrough = act.lockedThrough;
    context.lockPolicy = LockPolicy::CatchUp; // it was posted, so it was not refused
    context.previous = act.previous;
    return context;
}

/// Which settings make these entries of this document.
DocumentCheck::Explanation DocumentCheck::explanation(const std::string &body, const Act &act) const
{
    // An account may have left the chart since.
    const auto make = [&](const Context &settings) {
        auto context = contextFor(act, settings);
        context.accounts = m_organisation.context.accounts;
        for (const auto &posting : act.own)
            context.accounts.insert(posting.account);
        return postText(body, context);
    };
    const auto now = make(m_organisation.context);
    if (now && isSame(act.own, *now))
        return Explanation::SettingsOfNow;
    const auto &changedAt = m_organisation.settingsChangedAt;
    const auto since = std::ranges::find_if(m_former, [&act](const auto &former) { return former.until >= act.at; });
    const bool isKnown
        = since != m_former.end() ? since->context.has_value() : !changedAt.isValid() || changedAt < act.at;
    for (auto former = since; former != m_former.end(); ++former) {
        if (!former->context)
            continue;
        const auto given = make(*former->context);
        if (given && isSame(act.own, *given))
            return Explanation::FormerSettings;
    }
    if (!isKnown && (!now || looksLikeOtherSettings(act.own, *now)))
        return Explanation::UnknownSettings;
    return Explanation::None;
}

bool DocumentCheck::isPlainlyRight(const BookedDocument &document) const
{
    if (isOrphaned() || document.isOpen || document.postedVersion == 0 || document.versions.size() > 1)
        return false;
    if (!document.versions.empty()
        && (document.versions.front().number != document.postedVersion || !document.versions.front().replaced.empty()))
        return false;
    const auto act = actInForce(document, document.settledAt);
    const auto given = postText(document.body, contextFor(act, m_organisation.context));
    return given && isSame(act.own, *given);
}

std::optional<LedgerFinding> DocumentCheck::judge(const BookedDocument &document, const MadeOfVersions &made) const
{
    if (isOrphaned()) {
        const auto entries = actInForce(document, {});
        if (document.versions.empty() || (entries.own.empty() && entries.previous.empty()))
            return {};
        auto all = entries.previous;
        append(all, entries.own);
        return finding(Kind::Orphan, document, document.versions.back().number,
                       Words::tr("There are entries, but no such organisation."), difference(all, {}));
    }
    if (document.postedVersion == 0) {
        const auto entries = actInForce(document, {}).own;
        if (entries.empty())
            return {};
        const bool isOrphan = document.readyVersion == 0;
        return finding(isOrphan ? Kind::Orphan : Kind::Altered, document, document.versions.back().number,
                       isOrphan ? Words::tr("There are entries, but no such document.")
                                : Words::tr("There are entries, but the document was never posted."),
                       difference(entries, {}));
    }
    if (document.awaitingRecreation && document.readyVersion <= document.postedVersion) // a recreation raises it
        return awaitingNothing(document, made);
    auto found
        = document.awaitingRecreation ? whileAwaiting(document) : inForce(document, made.at(document.postedVersion));
    return found ? found : outOfForce(document, made);
}

/// It is marked as awaiting a recreation, but nobody will post it.
DocumentCheck::Finding DocumentCheck::awaitingNothing(const BookedDocument &document, const MadeOfVersions &made) const
{
    auto settled = document;
    settled.awaitingRecreation = false;
    settled.isOpen = false;
    if (auto found = inForce(settled, made.at(document.postedVersion)))
        return found;
    return finding(Kind::Altered, document, document.postedVersion,
                   Words::tr("It is marked as awaiting a recreation, but none is under way. Recreating it ends that."));
}

/// The entries that nothing explains, against what posting this body gives now.
DocumentCheck::Finding DocumentCheck::differing(const BookedDocument &document, const std::string &body,
                                                const Act &act) const
{
    const auto given = postText(body, contextFor(act, m_organisation.context));
    if (!given)
        return finding(Kind::Altered, document, document.postedVersion,
                       Words::tr("It is posted, but would be refused now: %1").arg(given.error().message));
    auto lines = difference(act.own, *given);
    if (lines.unchanged())
        return finding(Kind::Altered, document, document.postedVersion,
                       Words::tr("Its entries have the right amounts, but what they settle, when it is due or which "
                                 "taxes they hold is not what the document gives."));
    const auto isMissing = [](const DifferenceLine &line) { return line.oldAmount == 0 && line.oldBaseAmount == 0; };
    const bool allMissing = std::ranges::all_of(lines.lines, isMissing);
    return finding(allMissing ? Kind::Missing : Kind::Altered, document, document.postedVersion,
                   allMissing ? Words::tr("Entries that the document gives are not there.")
                              : Words::tr("The entries are not those that the document gives."),
                   std::move(lines));
}

/// What the posted version has in force. Of a document that has changed since, against what it was made of.
DocumentCheck::Finding DocumentCheck::inForce(const BookedDocument &document, const MadeOf &made) const
{
    const auto act = actInForce(document, made.at.isValid() ? made.at : document.settledAt);
    if (anyOpen(act.previous, act.lockedThrough))
        return finding(Kind::Stale, document, document.postedVersion,
                       Words::tr("Entries of an older version are in force beside those of the newest."),
                       difference(act.previous, {}));
    const auto given = postText(document.body, contextFor(act, m_organisation.context));
    if (!document.isOpen && given && isSame(act.own, *given))
        return {};

    const auto *const posted = findVersion(document, document.postedVersion);
    const bool isBroughtBack = posted != nullptr && made.at.isValid() && made.at < posted->postedAt;
    if (!made.body && (document.isOpen || isBroughtBack)) {
        if (document.isOpen || !given)
            return {}; // nothing is left to compare with
        auto lines = difference(act.own, *given);
        Wide rest = 0;
        for (const auto &line : lines.lines)
            rest += line.baseAmount();
        if (rest != 0)
            return differing(document, document.body, act);
        return finding(
            Kind::Stale, document, document.postedVersion,
            Words::tr("A recreation was undone, cancelled or refused, which brought back what it had replaced. "
                      "Recreating the document posts it anew."),
            std::move(lines));
    }
    const auto why = explanation(made.body ? *made.body : document.body, act);
    if (document.isOpen && why != Explanation::None)
        return {};
    QString message;
    if (why != Explanation::None && isBroughtBack)
        message = Words::tr("A recreation was undone, cancelled or refused, which brought back what it had replaced. "
                            "Recreating the document posts it anew.");
    else if (why == Explanation::FormerSettings || why == Explanation::UnknownSettings)
        message
            = Words::tr("It was posted before the organisation's settings were changed by %1. Recreating it applies "
                        "them.")
                  .arg(QString::fromStdString(m_organisation.settingsChangedBy));
    if (message.isEmpty())
        return differing(document, document.isOpen ? *made.body : document.body, act);
    if (!given)
        message
            += QLatin1Char(' ') + Words::tr("It is posted, but would be refused now: %1").arg(given.error().message);
    return finding(Kind::Stale, document, document.postedVersion, message,
                   given ? difference(act.own, *given) : Difference());
}

/// Its entries are out of force, but for what a lock kept there.
DocumentCheck::Finding DocumentCheck::whileAwaiting(const BookedDocument &document) const
{
    std::optional<Date> everLocked;
    for (const auto &event : m_locks)
        everLocked = std::max(everLocked, event.lockedThrough);
    std::vector<Posting> odd;
    for (const auto &version : document.versions) {
        if (version.number > document.postedVersion || anyOpen(version.postings, everLocked))
            append(odd, version.postings);
    }
    if (odd.empty())
        return {};
    return finding(Kind::Altered, document, document.postedVersion,
                   Words::tr("There are entries in force, though the document awaits its recreation."),
                   difference(odd, {}));
}

/// The versions that others replaced, wholly or but for what a lock keeps of them: an undo brings them back, and what
/// catches up is the difference to them.
DocumentCheck::Finding DocumentCheck::outOfForce(const BookedDocument &document, const MadeOfVersions &made) const
{
    for (const auto &version : document.versions) {
        const bool isOlder = version.number < document.postedVersion;
        if (!isOlder && !(document.awaitingRecreation && version.number == document.postedVersion))
            continue;
        const auto &origin = made.at(version.number);
        const auto act = actOfVersion(document, version, origin.at.isValid() ? origin.at : version.postedAt);
        if (anyOpen(act.previous, act.lockedThrough))
            continue; // what an unlocked period had kept of an even older one: it can't be told what this one had to be
        Wide rest = 0;
        for (const auto &posting : act.own)
            rest += posting.baseAmount;
        if (rest == 0 && (!origin.body || explanation(*origin.body, act) != Explanation::None))
            continue;
        const auto given
            = origin.body ? postText(*origin.body, contextFor(act, m_organisation.context)) : tl::unexpected(Refusal());
        return finding(
            Kind::Altered, document, version.number,
            Words::tr("Entries of version %1, which a newer one replaced, are not those that the document gave "
                      "then. Undoing a recreation would bring them back.")
                .arg(version.number),
            given ? difference(act.own, *given) : Difference());
    }
    return {};
}

} // namespace leapfrog
