// SPDX-License-Identifier: MIT
#include "ledger/difference.h"

#include <algorithm>
#include <map>
#include <tuple>

namespace leapfrog {

namespace {

using Key = std::tuple<Date, std::string_view, std::string_view, std::string_view>;

Key keyOf(const Posting &posting)
{
    return {posting.date, posting.account, posting.currency, posting.rule};
}

std::string memberPath(std::string_view parent, std::string_view name)
{
    std::string path(parent);
    if (!path.empty())
        path += '.';
    path += name;
    return path;
}

class FieldComparison
{
public:
    void compare(const std::string &path, const JsonValue *before, const JsonValue *after);
    std::vector<FieldChange> take() { return std::move(m_changes); }

private:
    void compareObjects(const std::string &path, const JsonValue &before, const JsonValue &after);
    void compareArrays(const std::string &path, const JsonValue &before, const JsonValue &after);

    std::vector<FieldChange> m_changes;
};

void FieldComparison::compare(const std::string &path, const JsonValue *before, const JsonValue *after)
{
    if (before != nullptr && after != nullptr && before->kind() == after->kind()) {
        if (before->isObject()) {
            compareObjects(path, *before, *after);
            return;
        }
        if (before->isArray()) {
            compareArrays(path, *before, *after);
            return;
        }
    }
    auto old = before != nullptr ? toJson(*before) : std::string();
    auto fresh = after != nullptr ? toJson(*after) : std::string();
    if (old != fresh)
        m_changes.push_back({path, std::move(old), std::move(fresh)});
}

void FieldComparison::compareObjects(const std::string &path, const JsonValue &before, const JsonValue &after)
{
    for (const auto &[name, value] : after.members()) {
        if (name != "meta")
            compare(memberPath(path, name), before.find(name), &value);
    }
    for (const auto &[name, value] : before.members()) {
        if (name != "meta" && after.find(name) == nullptr)
            compare(memberPath(path, name), &value, nullptr);
    }
}

void FieldComparison::compareArrays(const std::string &path, const JsonValue &before, const JsonValue &after)
{
    const auto at
        = [](const JsonValue &array, std::size_t i) { return i < array.items().size() ? &array.items()[i] : nullptr; };
    for (std::size_t i = 0; i < std::max(before.items().size(), after.items().size()); ++i)
        compare(path + '[' + std::to_string(i) + ']', at(before, i), at(after, i));
}

} // namespace

Difference difference(std::span<const Posting> before, std::span<const Posting> after)
{
    std::map<Key, DifferenceLine> lines;
    for (const auto &posting : before) {
        auto &line = lines[keyOf(posting)];
        line.oldAmount += posting.amount;
        line.oldBaseAmount += posting.baseAmount;
    }
    for (const auto &posting : after) {
        auto &line = lines[keyOf(posting)];
        line.newAmount += posting.amount;
        line.newBaseAmount += posting.baseAmount;
    }

    Difference difference;
    for (auto &[key, line] : lines) {
        if (line.amount() == 0 && line.baseAmount() == 0)
            continue;
        line.date = std::get<0>(key);
        line.account = std::get<1>(key);
        line.currency = std::get<2>(key);
        line.rule = std::get<3>(key);
        difference.lines.push_back(std::move(line));
    }
    return difference;
}

std::vector<FieldChange> fieldChanges(const JsonValue &before, const JsonValue &after)
{
    FieldComparison comparison;
    comparison.compare({}, &before, &after);
    return comparison.take();
}

QString valueWords(const std::string &json)
{
    if (json.empty())
        return QStringLiteral("–");
    const auto words = QString::fromStdString(json);
    return words.startsWith(QLatin1Char('"')) ? words.mid(1, words.size() - 2) : words;
}

} // namespace leapfrog
