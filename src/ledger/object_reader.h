// SPDX-License-Identifier: MIT
#pragma once

#include "core/date.h"
#include "core/json.h"
#include "core/money.h"
#include "ledger/refusal.h"

#include <QCoreApplication>
#include <QString>

#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// Keeps the first of several refusals: what is wrong later often follows from it.
class FirstRefusal
{
public:
    [[nodiscard]] bool isSet() const { return m_refusal.has_value(); }
    void set(std::string_view code, std::string field, QString message)
    {
        if (!m_refusal)
            m_refusal = Refusal{std::string(code), std::move(field), std::move(message)};
    }
    [[nodiscard]] Refusal take() { return std::move(*m_refusal); }

private:
    std::optional<Refusal> m_refusal;
};

/// Where a value stands in its document: a chain of frames on the stack, turned into text only for a refusal.
struct FieldPath
{
    const FieldPath *parent = nullptr;
    std::string_view name;
    int index = -1; ///< place in the array `name`, or -1

    /// As `lines[0].taxes[1]`; empty for the document itself.
    [[nodiscard]] std::string text() const;
};

/// A word in a document and what it stands for.
template <typename Value> struct Choice
{
    std::string_view word;
    Value value;
};

enum class Sign
{
    NotNegative,
    Any,
};

/// Reads the fields of one JSON object by the strict rules of docs/accounting-rules.md §1. What is wrong goes to
/// `refusal`, once; from then on every read gives a neutral value, so that the reading code can go on and ask isSet()
/// at the end. Does not copy; the object and the path must outlive the reader and what it returns.
class ObjectReader
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::ObjectReader)

public:
    /// Refuses with `wrong_type` when `object` is none.
    ObjectReader(FirstRefusal &refusal, const JsonValue &object, const FieldPath &path);

    /// Refuses unknown and doubled fields. `meta` (an object) is always allowed.
    void allowOnly(std::span<const std::string_view> fields, std::span<const std::string_view> moreFields = {});

    [[nodiscard]] bool failed() const { return m_refusal.isSet(); }
    [[nodiscard]] bool has(std::string_view field) const { return m_object.find(field) != nullptr; }
    /// The value of a field that may be missing (nullptr).
    [[nodiscard]] const JsonValue *find(std::string_view field) const { return m_object.find(field); }
    [[nodiscard]] const FieldPath &path() const { return m_path; }

    /// Ids and text: 1 to 200 characters without control characters (`bad_text`).
    const std::string &text(std::string_view field);
    /// nullptr when the field is missing.
    const std::string *optionalText(std::string_view field);
    /// A text that is looked up or read further, so that its length and characters don't matter.
    const std::string &word(std::string_view field);
    bool boolean(std::string_view field);
    bool boolean(std::string_view field, bool ifMissing);
    Date date(std::string_view field);
    /// nullptr when refused.
    const Currency *currency(std::string_view field);
    /// Minor units of `currency`.
    Wide amount(std::string_view field, const Currency &currency, Sign sign = Sign::NotNegative,
                int maxDigits = inputDigits);
    Wide amountOrZero(std::string_view field, const Currency &currency, Sign sign = Sign::NotNegative);
    /// Above zero (`zero_amount`).
    Wide positiveAmount(std::string_view field, const Currency &currency);
    Rate rate(std::string_view field);
    const std::vector<JsonValue> &array(std::string_view field);
    const std::vector<JsonValue> &arrayOrEmpty(std::string_view field);

    /// Reads each object of an array that stands in `field`: strictly, in order, up to the first that is refused.
    /// Calls `read(ObjectReader &, int index)`.
    template <typename Read> void forEach(std::string_view field, const std::vector<JsonValue> &items,
                                          std::span<const std::string_view> fields,
                                          std::span<const std::string_view> moreFields, Read read)
    {
        int index = 0;
        for (const auto &item : items) {
            if (failed())
                return;
            const FieldPath path{&m_path, field, index};
            ObjectReader reader(m_refusal, item, path);
            reader.allowOnly(fields, moreFields);
            read(reader, index);
            ++index;
        }
    }

    /// The meaning of a word (`bad_value`); the first choice's when it is refused.
    template <typename Value, std::size_t n>
    Value choice(std::string_view field, const std::array<Choice<Value>, n> &choices)
    {
        const std::string &found = word(field);
        for (const auto &choice : choices) {
            if (choice.word == found)
                return choice.value;
        }
        refuseValue(field, found);
        return choices.front().value;
    }
    template <typename Value, std::size_t n>
    Value choice(std::string_view field, const std::array<Choice<Value>, n> &choices, Value ifMissing)
    {
        return has(field) ? choice(field, choices) : ifMissing;
    }

    /// Refuses with this field's path; an empty name stands for the object itself.
    void refuse(std::string_view code, std::string_view field, const QString &message);
    void refuseMissing(std::string_view field);
    /// For a field that exists but has no place here.
    void refuseUnknown(std::string_view field);
    void refuseDoubled(std::string_view field);
    [[nodiscard]] std::string pathOf(std::string_view field) const;

private:
    const JsonValue *required(std::string_view field, JsonValue::Kind kind);
    void refuseValue(std::string_view field, const std::string &word);

    FirstRefusal &m_refusal;
    const JsonValue &m_object;
    const FieldPath &m_path;
};

/// The text of a value that stands at `path` (`wrong_type`, `bad_text`).
const std::string &readText(FirstRefusal &refusal, const JsonValue &value, const FieldPath &path);

/// Whether `text` has 1 to 200 characters, none of them a control character. `text` must be UTF-8.
bool isFitText(std::string_view text);

} // namespace leapfrog
