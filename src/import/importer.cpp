// SPDX-License-Identifier: MIT
#include "import/importer.h"

#include "core/json.h"
#include "import/plain_text.h"
#include "ledger/refusal.h"

#include <algorithm>

namespace leapfrog {

/// The path of a member that stands twice in its object, or nothing. A `meta` object is free (docs/accounting-rules.md
/// §1).
static std::optional<std::string> doubledMember(const JsonValue &value, const std::string &path)
{
    std::vector<std::string_view> names;
    for (const auto &[name, member] : value.members())
        names.push_back(name);
    std::ranges::sort(names);
    const auto prefix = path.empty() ? path : path + '.';
    if (const auto twice = std::ranges::adjacent_find(names); twice != names.end())
        return prefix + std::string(*twice);

    for (const auto &[name, member] : value.members()) {
        if (name == "meta")
            continue;
        if (auto found = doubledMember(member, prefix + name))
            return found;
    }
    for (std::size_t index = 0; index < value.items().size(); ++index) {
        if (auto found = doubledMember(value.items()[index], path + '[' + std::to_string(index) + ']'))
            return found;
    }
    return std::nullopt;
}

std::string Importer::nameOf(const JsonValue &record)
{
    for (const auto *member : {record.find("name"), record.find("id")}) {
        if (member != nullptr && !member->text().empty())
            return toPlainText(member->text());
    }
    return {};
}

std::optional<JsonValue> Importer::parse(const JsonRecords::Record &record)
{
    Subject subject{.source = {}, .id = {}, .place = placeOf(record)};
    if (record.tooLarge) {
        refuse(subject,
               {.code = "malformed",
                .field = {},
                .message = tr("The record at line %1 is longer than %2 MiB.")
                               .arg(record.line)
                               .arg(JsonRecords::maxRecordBytes / 1024 / 1024)});
        return std::nullopt;
    }
    auto value = parseJson(record.text, record.line);
    if (!value) {
        refuse(subject, {.code = "malformed", .field = {}, .message = value.error().message});
        return std::nullopt;
    }
    if (!value->isObject()) {
        refuse(subject, {.code = "wrong_type", .field = {}, .message = tr("A record must be a JSON object.")});
        return std::nullopt;
    }
    if (auto doubled = doubledMember(*value, {})) {
        subject.id = nameOf(*value);
        auto message = tr("%1 stands twice.").arg(QString::fromStdString(*doubled));
        refuse(subject, {.code = "duplicate_field", .field = std::move(*doubled), .message = std::move(message)});
        return std::nullopt;
    }
    return std::move(*value);
}

void Importer::add(ImportedDocument document)
{
    if (m_baseCurrency.empty())
        m_baseCurrency = document.currency;
    const auto [place, isFirst] = m_places.try_emplace(document.id, m_batch.documents.size());
    if (isFirst)
        m_batch.documents.push_back(std::move(document));
    else if (m_batch.documents[place->second].body == document.body)
        ++m_batch.repeated;
    else
        m_batch.documents[place->second] = std::move(document);
}

void Importer::refuse(const Subject &subject, const Refusal &refusal)
{
    if (isNew(subject, refusal.code, refusal.field))
        m_batch.refused.push_back({.source = subject.source,
                                   .id = subject.id,
                                   .file = subject.place.file,
                                   .line = subject.place.line,
                                   .code = refusal.code,
                                   .field = refusal.field,
                                   .message = refusal.message});
}

void Importer::keepBack(const Subject &subject, std::string code, QString message)
{
    if (isNew(subject, code, {}))
        m_batch.keptBack.push_back({.source = subject.source,
                                    .id = subject.id,
                                    .file = subject.place.file,
                                    .line = subject.place.line,
                                    .code = std::move(code),
                                    .field = {},
                                    .message = std::move(message)});
}

bool Importer::isNew(const Subject &subject, const std::string &code, const std::string &field)
{
    if (subject.id.empty())
        return true;
    const auto note = subject.source + '\n' + subject.id + '\n' + code + '\n' + field;
    return m_said.insert(std::hash<std::string>()(note)).second;
}

std::size_t Importer::pending() const
{
    return m_batch.documents.size() + m_batch.refused.size() + m_batch.keptBack.size();
}

ImportBatch Importer::takeBatch()
{
    m_places.clear();
    return std::exchange(m_batch, {});
}

} // namespace leapfrog
