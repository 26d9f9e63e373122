// SPDX-License-Identifier: MIT
#include "engine/close/seal_lines.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <charconv>

namespace leapfrog {

static constexpr std::array<std::string_view, 4> textMembers{"party_name", "description", "reason", "meta"};

std::string digestOf(std::string_view text)
{
    return QCryptographicHash::hash(QByteArray(text.data(), static_cast<qsizetype>(text.size())),
                                    QCryptographicHash::Sha256)
        .toHex()
        .toStdString();
}

void SealChain::add(std::string_view line)
{
    std::string text = m_head;
    text += '\n';
    text += line;
    m_head = digestOf(text);
}

static std::string digits(std::int64_t number)
{
    return std::to_string(number);
}

namespace {

/// Writes JSON with members by name.
class Writer
{
public:
    std::string text;

    void member(std::string_view name)
    {
        text += text.empty() || text.back() == '{' ? "" : ",";
        appendJsonString(text, name);
        text += ':';
    }
    void string(std::string_view value) { appendJsonString(text, value); }
    void number(std::int64_t value) { text += digits(value); }
    void strings(const std::vector<std::string> &values)
    {
        text += '[';
        const char *separator = "";
        for (const auto &value : values) {
            text += separator;
            string(value);
            separator = ",";
        }
        text += ']';
    }
    void pairs(const std::map<std::string, std::string> &values)
    {
        text += '{';
        const char *separator = "";
        for (const auto &[name, value] : values) {
            text += separator;
            string(name);
            text += ':';
            string(value);
            separator = ",";
        }
        text += '}';
    }
};

class BodySplitter
{
public:
    SealedBody body;

    void write(const JsonValue &value, const std::string &path)
    {
        auto &text = body.canonical;
        if (value.isArray()) {
            text += '[';
            for (std::size_t i = 0; i < value.items().size(); ++i) {
                text += i > 0 ? "," : "";
                write(value.items()[i], path + '[' + std::to_string(i) + ']');
            }
            text += ']';
        } else if (value.isObject()) {
            object(value, path);
        } else {
            text += toJson(value);
        }
    }

private:
    void object(const JsonValue &value, const std::string &path)
    {
        std::vector<const JsonValue::Member *> members;
        for (const auto &member : value.members())
            members.push_back(&member);
        std::ranges::stable_sort(members, {}, [](const auto *member) { return std::string_view(member->first); });
        auto &text = body.canonical;
        text += '{';
        bool isFirst = true;
        for (const auto *const member : members) {
            const auto place = path.empty() ? member->first : path + '.' + member->first;
            if (std::ranges::find(textMembers, member->first) != textMembers.end()) {
                const auto written = toJson(member->second);
                if (written != R"("")" && written != "null")
                    body.texts[place] = written;
                continue;
            }
            text += isFirst ? "" : ",";
            isFirst = false;
            appendJsonString(text, member->first);
            text += ':';
            write(member->second, place);
        }
        text += '}';
    }
};

Error badLine()
{
    return {.code = Error::Code::Invalid,
            .message = QCoreApplication::translate("leapfrog::Seal", "This is no line of a seal."),
            .cause = {},
            .reason = "malformed",
            .field = {}};
}

std::string textOf(const JsonValue &json, std::string_view name)
{
    const auto *const found = json.find(name);
    return found != nullptr ? found->text() : std::string();
}

std::int64_t numberOf(const JsonValue &json, std::string_view name)
{
    const auto text = textOf(json, name);
    std::int64_t number = 0;
    std::from_chars(text.data(), text.data() + text.size(), number);
    return number;
}

std::vector<std::string> stringsOf(const JsonValue &json, std::string_view name)
{
    std::vector<std::string> strings;
    if (const auto *const found = json.find(name)) {
        for (const auto &item : found->items())
            strings.push_back(item.text());
    }
    return strings;
}

std::map<std::string, std::string> pairsOf(const JsonValue &json, std::string_view name)
{
    std::map<std::string, std::string> pairs;
    if (const auto *const found = json.find(name)) {
        for (const auto &[key, value] : found->members())
            pairs.emplace(key, value.text());
    }
    return pairs;
}

/// An object that has this member; else it is another line.
Result<JsonValue> objectWith(std::string_view line, std::string_view member)
{
    auto json = parseJson(line);
    if (!json || json->find(member) == nullptr)
        return failed(badLine());
    return json;
}

} // namespace

SealedBody sealedBody(const std::string &body)
{
    const auto json = parseJson(body);
    if (!json)
        return {.canonical = body, .texts = {}};
    BodySplitter splitter;
    splitter.write(*json, {});
    return std::move(splitter.body);
}

std::string SealedDocument::line() const
{
    Writer writer;
    writer.text = "{";
    writer.member("body");
    writer.string(body);
    writer.member("document");
    writer.string(id);
    writer.member("entries");
    writer.strings(entries);
    writer.member("texts");
    writer.pairs(texts);
    writer.member("type");
    writer.string(type);
    writer.member("version");
    writer.number(version);
    return writer.text + '}';
}

Result<SealedDocument> SealedDocument::fromLine(std::string_view line)
{
    const auto json = objectWith(line, "document");
    if (!json)
        return failed(json);
    return SealedDocument{.id = textOf(*json, "document"),
                          .type = textOf(*json, "type"),
                          .version = static_cast<int>(numberOf(*json, "version")),
                          .body = textOf(*json, "body"),
                          .texts = pairsOf(*json, "texts"),
                          .entries = stringsOf(*json, "entries")};
}

SealedDocument sealedDocument(const SealFacts &facts, const std::function<std::string(const std::string &path)> &salt)
{
    SealedDocument document{.id = facts.id,
                            .type = facts.type,
                            .version = facts.version,
                            .body = {},
                            .texts = {},
                            .entries = facts.entries};
    if (!facts.body)
        return document;
    const auto body = sealedBody(*facts.body);
    document.body = digestOf(body.canonical);
    for (const auto &[path, text] : body.texts) {
        const auto grain = salt(path);
        document.texts[path] = grain.empty() ? std::string() : digestOf(grain + ':' + text);
    }
    return document;
}

std::string SealHead::line() const
{
    Writer writer;
    writer.text = "{";
    writer.member("format");
    writer.string("leapfrog-seal-1");
    writer.member("lock_changes");
    writer.number(lockChanges);
    writer.member("locks");
    writer.strings(lockEvents);
    writer.member("org_id");
    writer.string(orgId);
    writer.member("previous_head");
    writer.string(previousHead);
    writer.member("program");
    writer.string(program);
    writer.member("rules");
    writer.string(rules);
    writer.member("seal_no");
    writer.number(number);
    writer.member("sealed_at");
    writer.string(sealedAt);
    writer.member("sealed_by");
    writer.string(sealedBy);
    writer.member("settings");
    writer.string(settings);
    writer.member("through");
    writer.string(through);
    writer.member("why");
    writer.string(why);
    return writer.text + '}';
}

Result<SealHead> SealHead::fromLine(std::string_view line)
{
    const auto json = objectWith(line, "format");
    if (!json || textOf(*json, "format") != "leapfrog-seal-1")
        return failed(badLine());
    return SealHead{.orgId = textOf(*json, "org_id"),
                    .number = static_cast<int>(numberOf(*json, "seal_no")),
                    .through = textOf(*json, "through"),
                    .sealedAt = textOf(*json, "sealed_at"),
                    .sealedBy = textOf(*json, "sealed_by"),
                    .why = textOf(*json, "why"),
                    .previousHead = textOf(*json, "previous_head"),
                    .program = textOf(*json, "program"),
                    .rules = textOf(*json, "rules"),
                    .settings = textOf(*json, "settings"),
                    .lockChanges = static_cast<int>(numberOf(*json, "lock_changes")),
                    .lockEvents = stringsOf(*json, "locks")};
}

std::string SealSums::line() const
{
    Writer writer;
    writer.text = "{";
    writer.member("documents");
    writer.number(documents);
    writer.member("entries");
    writer.number(entries);
    writer.member("trial_balance");
    writer.pairs(trialBalance);
    return writer.text + '}';
}

Result<SealSums> SealSums::fromLine(std::string_view line)
{
    const auto json = objectWith(line, "trial_balance");
    if (!json)
        return failed(json);
    return SealSums{.documents = numberOf(*json, "documents"),
                    .entries = numberOf(*json, "entries"),
                    .trialBalance = pairsOf(*json, "trial_balance")};
}

std::string headLine(const std::string &head)
{
    return R"({"head":")" + head + R"("})";
}

std::string headOfLine(std::string_view line)
{
    const auto json = objectWith(line, "head");
    return json ? textOf(*json, "head") : std::string();
}

} // namespace leapfrog
