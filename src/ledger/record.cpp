// SPDX-License-Identifier: MIT
#include "ledger/record.h"

#include "ledger/object_reader.h"
#include "ledger/post.h"

#include <QCoreApplication>

namespace leapfrog {

tl::expected<DocumentRecord, Refusal> documentRecord(const JsonValue &record)
{
    // A write-off has a field `document` too, a text; but every document has a type and an id, and no wrapper has.
    const auto *const wrapped = record.find("document");
    const bool ofWriteOff = wrapped != nullptr && wrapped->isString() && record.find("id") != nullptr;
    const bool isWrapped
        = record.find("type") == nullptr && (record.find("context") != nullptr || (wrapped != nullptr && !ofWriteOff));
    if (!isWrapped)
        return DocumentRecord{&record, nullptr};

    static constexpr std::array<std::string_view, 2> fields{"document", "context"};
    FirstRefusal refusal;
    const FieldPath root;
    ObjectReader reader(refusal, record, root);
    reader.allowOnly(fields);
    const auto *const document = reader.find("document");
    if (document == nullptr)
        reader.refuseMissing("document");
    else if (!document->isObject())
        reader.refuse("wrong_type", "document", RecordPoster::tr("“document” must be an object."));
    if (refusal.isSet())
        return tl::unexpected(refusal.take());
    return DocumentRecord{document, reader.find("context")};
}

/// The id as JSON, or `null` when there is none that can be read.
static std::string idJson(const JsonValue &document)
{
    const auto *const id = document.find("id");
    if (id == nullptr || !id->isString() || !isFitText(id->text()))
        return "null";
    std::string json;
    appendJsonString(json, id->text());
    return json;
}

RecordPoster::RecordPoster(Context context)
    : m_context(std::move(context))
{ }

std::string RecordPoster::answer(const JsonRecords::Record &record)
{
    if (record.tooLarge)
        return refusal("null", record, {"malformed", {}, tr("The record is longer than 64 MiB.")});
    const auto json = parseJson(record.text);
    if (!json)
        return refusal("null", record,
                       {"malformed", {}, tr("The record is not valid JSON: %1").arg(json.error().cause)});
    const auto parts = documentRecord(*json);
    if (!parts)
        return refusal("null", record, parts.error());

    const auto id = idJson(*parts->document);
    if (parts->context == nullptr)
        return posted(id, record, *parts->document, m_context);
    const auto context = Context::fromJson(*parts->context, m_context);
    return context ? posted(id, record, *parts->document, *context) : refusal(id, record, context.error());
}

std::string RecordPoster::posted(const std::string &id, const JsonRecords::Record &record, const JsonValue &document,
                                 const Context &context)
{
    const auto postings = post(document, context);
    if (!postings)
        return refusal(id, record, postings.error());
    ++m_posted;
    std::string line = "{\"id\":" + id + ",\"postings\":[";
    appendPostings(line, *postings, context);
    line += "]}";
    return line;
}

std::string RecordPoster::refusal(const std::string &id, const JsonRecords::Record &record, const Refusal &refusal)
{
    ++m_refused;
    std::string line = "{\"id\":" + id;
    if (id == "null")
        line += ",\"at\":{\"line\":" + std::to_string(record.line) + '}';
    line += ",\"refusal\":{\"code\":";
    appendJsonString(line, refusal.code);
    line += ",\"field\":";
    appendJsonString(line, refusal.field);
    line += ",\"message\":";
    appendJsonString(line, refusal.message.toStdString());
    line += "}}";
    return line;
}

void RecordPoster::appendPostings(std::string &out, const std::vector<Posting> &postings, const Context &context)
{
    const auto &base = *findCurrency(context.baseCurrency);
    const char *separator = "";
    for (const auto &posting : postings) {
        out += separator;
        appendPostingJson(out, posting, base, whyJson(posting));
        separator = ",";
    }
}

const std::string &RecordPoster::whyJson(const Posting &posting)
{
    const bool debit = isDebit(posting);
    auto &known = debit ? m_debitWhy : m_creditWhy;
    auto found = known.find(posting.rule);
    if (found == known.end()) {
        std::string json;
        appendJsonString(json, why(posting.rule, debit).toStdString());
        found = known.emplace(posting.rule, std::move(json)).first;
    }
    return found->second;
}

} // namespace leapfrog
