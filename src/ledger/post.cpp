// SPDX-License-Identifier: MIT
#include "ledger/post.h"

#include "ledger/drafting/draft.h"
#include "ledger/object_reader.h"
#include "ledger/period_lock.h"
#include "ledger/rules/document_type.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

static constexpr std::array<std::string_view, 7> commonFields{"id",      "type",        "date",      "currency",
                                                              "fx_rate", "description", "party_name"};

static Refusal unknownBase(const std::string &code)
{
    return {"bad_currency", "context.base_currency",
            QCoreApplication::translate("leapfrog::Post", "The base currency “%1” is not known.")
                .arg(QString::fromStdString(code))};
}

/// nullptr when refused.
static const DocumentType *readType(ObjectReader &document)
{
    document.text("id");
    const auto &name = document.word("type");
    if (document.failed())
        return nullptr;
    const auto *const type = findDocumentType(name);
    if (type == nullptr)
        document.refuse("unknown_type", "type",
                        QCoreApplication::translate("leapfrog::Post", "There is no document type “%1”.")
                            .arg(QString::fromStdString(name)));
    return type;
}

static Envelope readEnvelope(ObjectReader &document, const Currency &base)
{
    Envelope envelope{
        .date = document.date("date"), .currency = document.currency("currency"), .base = &base, .rate = {}};
    if (envelope.currency != nullptr)
        envelope.rate = Draft::rate(document, *envelope.currency, base);
    document.optionalText("description");
    document.optionalText("party_name");
    return envelope;
}

tl::expected<std::vector<Posting>, Refusal> post(const JsonValue &json, const Context &context)
{
    FirstRefusal refusal;
    const FieldPath root;
    ObjectReader document(refusal, json, root);
    const auto *const base = findCurrency(context.baseCurrency);
    if (base == nullptr)
        return tl::unexpected(unknownBase(context.baseCurrency));
    const auto *const type = readType(document);
    if (type == nullptr)
        return tl::unexpected(refusal.take());
    document.allowOnly(commonFields, type->fields);
    const auto envelope = readEnvelope(document, *base);
    if (refusal.isSet())
        return tl::unexpected(refusal.take());

    Draft draft(context, envelope, refusal, document);
    type->post(draft);
    auto postings = draft.finish();
    if (!postings)
        return postings;
    return keepPeriodLocked(std::move(*postings), context);
}

static const Rule *findRule(std::string_view id)
{
    const auto findIn = [id](std::span<const Rule> rules) {
        const auto found = std::ranges::find(rules, id, &Rule::id);
        return found != rules.end() ? &*found : nullptr;
    };
    for (const auto *const type : allDocumentTypes()) {
        if (const auto *const rule = findIn(type->rules))
            return rule;
    }
    return findIn(sharedRules());
}

QString why(std::string_view rule, bool debit)
{
    const auto *const found = findRule(rule);
    if (found == nullptr)
        return QString::fromUtf8(rule.data(), static_cast<qsizetype>(rule.size()));
    return QCoreApplication::translate("leapfrog::Rules", debit ? found->debit : found->credit);
}

QString why(const Posting &posting)
{
    return why(posting.rule, isDebit(posting));
}

tl::expected<std::vector<Posting>, Refusal> postText(std::string_view document, const Context &context)
{
    const auto json = parseJson(document);
    if (!json)
        return tl::unexpected(Refusal{.code = json.error().reason, .field = {}, .message = json.error().message});
    return post(*json, context);
}

Refusal bodyTooLong()
{
    return {"malformed", {}, QCoreApplication::translate("leapfrog::Post", "The document is longer than 64 MiB.")};
}

std::span<const std::string_view> allRules()
{
    static const auto ids = [] {
        std::vector<std::string_view> all;
        for (const auto *const type : allDocumentTypes())
            std::ranges::transform(type->rules, std::back_inserter(all), &Rule::id);
        std::ranges::transform(sharedRules(), std::back_inserter(all), &Rule::id);
        return all;
    }();
    return ids;
}

std::span<const std::string_view> documentTypes()
{
    static const auto names = [] {
        std::vector<std::string_view> all;
        std::ranges::transform(allDocumentTypes(), std::back_inserter(all), &DocumentType::name);
        return all;
    }();
    return names;
}

} // namespace leapfrog
