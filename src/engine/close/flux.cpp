// SPDX-License-Identifier: MIT
#include "engine/close/flux.h"

#include "core/json.h"

#include <algorithm>
#include <array>

namespace leapfrog {

static constexpr std::size_t documentsAtOnce = 500;

std::string_view fluxReasonName(FluxReason reason)
{
    static constexpr std::array<std::string_view, 8> names{"new_document",     "changed_document", "withdrawn",
                                                           "changed_settings", "undone",           "caught_up",
                                                           "newly_refused",    "recreated"};
    return names[static_cast<std::size_t>(reason)];
}

static bool isWithdrawn(const std::string &body)
{
    const auto json = parseJson(body);
    const auto *const type = json ? json->find("type") : nullptr;
    return type != nullptr && type->text() == "withdrawn";
}

/// The settings that decide how a document is posted.
static bool decidesPostings(const FluxSetting &setting)
{
    static constexpr std::array<std::string_view, 5> names{"base_currency", "roles", "tax_accounts",
                                                           "deferral_rounding", "lock_policy"};
    return std::ranges::find(names, setting.name) != names.end();
}

static std::vector<FieldChange> changedFields(const FluxDocument &document)
{
    const auto before = parseJson(document.bodyBefore);
    const auto after = parseJson(document.bodyAfter);
    return before && after ? fieldChanges(*before, *after) : std::vector<FieldChange>();
}

static FluxReason reasonOf(const FluxDocument &document, bool settingsChanged)
{
    if (document.versionBefore == 0)
        return FluxReason::NewDocument;
    if (document.isUndone)
        return FluxReason::Undone;
    if (isWithdrawn(document.bodyAfter))
        return FluxReason::Withdrawn;
    if (document.bodyBefore != document.bodyAfter)
        return FluxReason::ChangedDocument;
    return settingsChanged ? FluxReason::ChangedSettings : FluxReason::Recreated;
}

namespace {

/// The parts of the accounts while they are summed up.
class Parts
{
public:
    void add(const std::string &account, FluxReason reason, const std::string &document, Wide amount)
    {
        auto &part = m_parts[account][reason];
        part.reason = reason;
        part.amount += amount;
        if (part.documents.empty() || part.documents.back() != document)
            part.documents.push_back(document);
    }
    std::vector<FluxPart> of(const std::string &account)
    {
        std::vector<FluxPart> parts;
        for (auto &[reason, part] : m_parts[account])
            parts.push_back(std::move(part));
        return parts;
    }

private:
    std::map<std::string, std::map<FluxReason, FluxPart>> m_parts;
};

} // namespace

/// Each document that differs, with its lines; reasons to come.
static std::vector<FluxOfDocument> byDocument(std::vector<FluxLine> lines)
{
    std::vector<FluxOfDocument> documents;
    for (auto &line : lines) {
        if (documents.empty() || documents.back().id != line.documentId)
            documents.push_back({.id = line.documentId, .fields = {}, .lines = {}});
        documents.back().lines.push_back(std::move(line));
    }
    return documents;
}

static Result<> addReasons(FluxStore &store, std::vector<FluxOfDocument> &documents, bool settingsChanged)
{
    for (std::size_t first = 0; first < documents.size(); first += documentsAtOnce) {
        const auto count = std::min(documentsAtOnce, documents.size() - first);
        std::vector<std::string> ids;
        for (std::size_t i = first; i < first + count; ++i)
            ids.push_back(documents[i].id);
        const auto known = store.documents(ids);
        if (!known)
            return failed(known);
        for (std::size_t i = 0; i < known->size(); ++i) {
            const auto &facts = (*known)[i];
            auto &document = documents[first + i];
            document.versionBefore = facts.versionBefore;
            document.versionAfter = facts.versionAfter;
            document.reason = reasonOf(facts, settingsChanged);
            if (document.reason == FluxReason::ChangedDocument)
                document.fields = changedFields(facts);
        }
    }
    return {};
}

Result<Flux> fluxOf(Connection &connection, const FluxQuestion &question)
{
    auto snapshot = Transaction::beginSnapshot(connection);
    if (!snapshot)
        return failed(snapshot);
    FluxStore store(connection, question);
    const auto accounts = store.accounts();
    if (!accounts)
        return failed(accounts);
    auto lines = store.lines();
    if (!lines)
        return failed(lines);
    auto settings = store.settings();
    if (!settings)
        return failed(settings);
    const auto refused = store.newlyRefused();
    if (!refused)
        return failed(refused);
    Flux flux{.accounts = {}, .documents = byDocument(std::move(*lines)), .settings = std::move(*settings)};
    if (auto added = addReasons(store, flux.documents, std::ranges::any_of(flux.settings, decidesPostings)); !added)
        return failed(added);
    if (auto ended = snapshot->commit(); !ended)
        return failed(ended);

    Parts parts;
    for (const auto &document : flux.documents) {
        for (const auto &line : document.lines)
            parts.add(line.account, line.catchesUp ? FluxReason::CaughtUp : document.reason, document.id,
                      line.after - line.before);
    }
    for (const auto &line : *refused)
        parts.add(line.account, FluxReason::NewlyRefused, line.documentId, 0);
    for (const auto &account : *accounts) {
        FluxOfAccount one;
        static_cast<FluxAccount &>(one) = account;
        one.reasons = parts.of(account.account);
        flux.accounts.push_back(std::move(one));
    }
    return flux;
}

} // namespace leapfrog
