// SPDX-License-Identifier: MIT
#include "import/leapfrog_importer.h"

#include "core/currency.h"
#include "core/date.h"
#include "core/json.h"
#include "core/money.h"
#include "import/plain_text.h"
#include "ledger/post.h"
#include "ledger/record.h"

#include <algorithm>
#include <array>

namespace leapfrog {

static Refusal refusalOf(const char *code, const char *field, const QString &message)
{
    return {.code = code, .field = field, .message = message.arg(QLatin1String(field))};
}

static tl::expected<std::string, Refusal> textMember(const JsonValue &document, const char *name)
{
    const auto *member = document.find(name);
    if (member == nullptr)
        return tl::unexpected(refusalOf("missing_field", name, LeapfrogImporter::tr("%1 is missing.")));
    if (!member->isString())
        return tl::unexpected(refusalOf("wrong_type", name, LeapfrogImporter::tr("%1 must be a text.")));
    return member->text();
}

/// What a document comes to, where its type has such a member and it can be read.
static std::optional<std::int64_t> amountOf(const JsonValue &document, const Currency &currency)
{
    static constexpr std::array<std::string_view, 3> names = {"total", "amount", "net"};
    for (const auto name : names) {
        const auto *member = document.find(name);
        if (member == nullptr || !member->isString())
            continue;
        if (const auto amount = parseAmount(member->text(), currency.decimals))
            return *amount;
    }
    return std::nullopt;
}

static std::string partyOf(const JsonValue &document)
{
    const auto *party = document.find("party_name");
    return party != nullptr && party->isString() && isPlainText(party->text()) ? party->text() : std::string();
}

static tl::expected<ImportedDocument, Refusal> readDocument(const JsonValue &json)
{
    ImportedDocument document;
    for (auto [name, target] : {std::pair{"id", &document.id},
                                {"type", &document.type},
                                {"date", &document.date},
                                {"currency", &document.currency}}) {
        auto text = textMember(json, name);
        if (!text)
            return tl::unexpected(text.error());
        *target = std::move(*text);
    }
    if (!isPlainText(document.id))
        return tl::unexpected(refusalOf(
            "bad_text", "id", LeapfrogImporter::tr("%1 must have 1 to 200 characters, none a control character.")));
    if (std::ranges::find(documentTypes(), std::string_view(document.type)) == documentTypes().end())
        return tl::unexpected(refusalOf("unknown_type", "type", LeapfrogImporter::tr("%1 names no type of document.")));
    if (!parseDate(document.date))
        return tl::unexpected(
            refusalOf("bad_date", "date", LeapfrogImporter::tr("%1 must be a day as YYYY-MM-DD, 1970 to 2199.")));
    const auto *currency = findCurrency(document.currency);
    if (currency == nullptr)
        return tl::unexpected(
            refusalOf("bad_currency", "currency", LeapfrogImporter::tr("%1 must be an ISO 4217 code.")));

    document.partyName = partyOf(json);
    document.amount = amountOf(json, *currency);
    document.body = toJson(json);
    return document;
}

Result<> LeapfrogImporter::feed(const JsonRecords::Record &record)
{
    const auto json = parse(record);
    if (!json)
        return {};
    Subject subject{.source = "document", .id = {}, .place = placeOf(record)};
    const auto parts = documentRecord(*json);
    if (!parts) {
        refuse(subject, parts.error());
        return {};
    }
    if (const auto *id = parts->document->find("id"); id != nullptr && id->isString() && isPlainText(id->text()))
        subject.id = id->text();
    if (parts->context != nullptr) {
        refuse(
            subject,
            refusalOf("unknown_field", "context",
                      LeapfrogImporter::tr("%1 is not for an import: the organisation's settings are the context.")));
        return {};
    }
    auto document = readDocument(*parts->document);
    if (document)
        add(std::move(*document));
    else
        refuse(subject, document.error());
    return {};
}

} // namespace leapfrog
