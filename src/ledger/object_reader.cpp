// SPDX-License-Identifier: MIT
#include "ledger/object_reader.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

std::string FieldPath::text() const
{
    std::string text = parent != nullptr ? parent->text() : std::string();
    if (!text.empty() && !name.empty())
        text += '.';
    text += name;
    if (index >= 0)
        text += '[' + std::to_string(index) + ']';
    return text;
}

bool isFitText(std::string_view text)
{
    constexpr int maxCharacters = 200;
    int characters = 0;
    unsigned char before = 0;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        const bool isLowControl = byte < 0x20 || byte == 0x7F;
        const bool isHighControl = before == 0xC2 && byte < 0xA0; // U+0080 to U+009F
        if (isLowControl || isHighControl)
            return false;
        if ((byte & 0xC0U) != 0x80) // not a continuation
            ++characters;
        before = byte;
    }
    return characters >= 1 && characters <= maxCharacters;
}

static const std::string &noText()
{
    static const std::string text;
    return text;
}

static bool isOfKind(FirstRefusal &refusal, const JsonValue &value, const FieldPath &path, JsonValue::Kind kind)
{
    if (refusal.isSet())
        return false;
    if (value.kind() == kind)
        return true;
    const QString wanted = kind == JsonValue::Kind::String ? ObjectReader::tr("a string")
        : kind == JsonValue::Kind::Boolean                 ? ObjectReader::tr("true or false")
        : kind == JsonValue::Kind::Array                   ? ObjectReader::tr("an array")
                                                           : ObjectReader::tr("an object");
    const auto field = QString::fromStdString(path.text());
    refusal.set("wrong_type", path.text(),
                field.isEmpty() ? ObjectReader::tr("The record must be %1.").arg(wanted)
                                : ObjectReader::tr("“%1” must be %2.").arg(field, wanted));
    return false;
}

const std::string &readText(FirstRefusal &refusal, const JsonValue &value, const FieldPath &path)
{
    if (!isOfKind(refusal, value, path, JsonValue::Kind::String))
        return noText();
    if (!isFitText(value.text()))
        refusal.set("bad_text", path.text(),
                    QCoreApplication::translate("leapfrog::ObjectReader",
                                                "“%1” must have 1 to 200 characters and no control characters.")
                        .arg(QString::fromStdString(path.text())));
    return value.text();
}

ObjectReader::ObjectReader(FirstRefusal &refusal, const JsonValue &object, const FieldPath &path)
    : m_refusal(refusal)
    , m_object(object)
    , m_path(path)
{
    isOfKind(refusal, object, path, JsonValue::Kind::Object);
}

void ObjectReader::allowOnly(std::span<const std::string_view> fields, std::span<const std::string_view> moreFields)
{
    const auto &members = m_object.members();
    for (std::size_t i = 0; i < members.size() && !failed(); ++i) {
        const std::string_view name = members[i].first;
        if (name == "meta") {
            if (!members[i].second.isObject())
                refuse("wrong_type", name, tr("“meta” must be an object."));
        } else if (std::ranges::find(fields, name) == fields.end()
                   && std::ranges::find(moreFields, name) == moreFields.end()) {
            refuseUnknown(name);
        }
        if (m_object.find(name) != &members[i].second)
            refuseDoubled(name);
    }
}

void ObjectReader::refuse(std::string_view code, std::string_view field, const QString &message)
{
    if (!failed())
        m_refusal.set(code, pathOf(field), message);
}

void ObjectReader::refuseMissing(std::string_view field)
{
    if (!failed())
        refuse("missing_field", field, tr("“%1” is missing.").arg(QString::fromStdString(pathOf(field))));
}

void ObjectReader::refuseUnknown(std::string_view field)
{
    if (!failed())
        refuse("unknown_field", field, tr("“%1” has no meaning here.").arg(QString::fromStdString(pathOf(field))));
}

void ObjectReader::refuseDoubled(std::string_view field)
{
    if (!failed())
        refuse("duplicate_field", field, tr("“%1” occurs twice.").arg(QString::fromStdString(pathOf(field))));
}

void ObjectReader::refuseValue(std::string_view field, const std::string &word)
{
    if (!failed())
        refuse("bad_value", field, tr("“%1” is not one of the words allowed here.").arg(QString::fromStdString(word)));
}

std::string ObjectReader::pathOf(std::string_view field) const
{
    return FieldPath{&m_path, field}.text();
}

const JsonValue *ObjectReader::required(std::string_view field, JsonValue::Kind kind)
{
    const auto *const value = find(field);
    if (value == nullptr)
        refuseMissing(field);
    return value != nullptr && isOfKind(m_refusal, *value, FieldPath{&m_path, field}, kind) ? value : nullptr;
}

const std::string &ObjectReader::word(std::string_view field)
{
    const auto *const value = required(field, JsonValue::Kind::String);
    return value != nullptr ? value->text() : noText();
}

const std::string &ObjectReader::text(std::string_view field)
{
    const auto *const value = find(field);
    if (value == nullptr)
        refuseMissing(field);
    return value != nullptr ? readText(m_refusal, *value, FieldPath{&m_path, field}) : noText();
}

const std::string *ObjectReader::optionalText(std::string_view field)
{
    return has(field) ? &text(field) : nullptr;
}

bool ObjectReader::boolean(std::string_view field)
{
    const auto *const value = required(field, JsonValue::Kind::Boolean);
    return value != nullptr && value->boolean();
}

bool ObjectReader::boolean(std::string_view field, bool ifMissing)
{
    return has(field) ? boolean(field) : ifMissing;
}

Date ObjectReader::date(std::string_view field)
{
    const auto &text = word(field);
    if (failed())
        return {};
    const auto date = parseDate(text);
    if (!date)
        refuse("bad_date", field,
               tr("“%1” is not a day from 1970-01-01 to 2199-12-31, written as YYYY-MM-DD.")
                   .arg(QString::fromStdString(text)));
    return date.value_or(Date{});
}

const Currency *ObjectReader::currency(std::string_view field)
{
    const auto &code = word(field);
    if (failed())
        return nullptr;
    const auto *const currency = findCurrency(code);
    if (currency == nullptr)
        refuse("bad_currency", field, tr("“%1” is not an ISO 4217 currency.").arg(QString::fromStdString(code)));
    return currency;
}

Wide ObjectReader::amount(std::string_view field, const Currency &currency, Sign sign, int maxDigits)
{
    const auto &text = word(field);
    if (failed())
        return 0;
    const auto amount = parseAmount(text, currency.decimals, maxDigits);
    const auto code = QLatin1String(currency.code.data(), 3);
    if (!amount && amount.error() == AmountProblem::OutOfRange) {
        refuse("amount_out_of_range", field, tr("The amount has more than %1 digits in minor units.").arg(maxDigits));
    } else if (!amount) {
        refuse("bad_amount", field,
               tr("“%1” is not an amount in %2, which has %3 decimals: only digits, a point and a leading minus.")
                   .arg(QString::fromStdString(text), code, QString::number(currency.decimals)));
    } else if (*amount < 0 && sign == Sign::NotNegative) {
        refuse("negative_amount", field, tr("%1 %2 is negative.").arg(QString::fromStdString(text), code));
    }
    return failed() ? 0 : *amount;
}

Wide ObjectReader::amountOrZero(std::string_view field, const Currency &currency, Sign sign)
{
    return has(field) ? amount(field, currency, sign) : 0;
}

Wide ObjectReader::positiveAmount(std::string_view field, const Currency &currency)
{
    const auto value = amount(field, currency);
    if (value == 0 && !failed())
        refuse("zero_amount", field, tr("The amount must be above zero."));
    return value;
}

Rate ObjectReader::rate(std::string_view field)
{
    const auto &text = word(field);
    if (failed())
        return {};
    const auto rate = Rate::parse(text);
    if (!rate)
        refuse("bad_rate", field,
               tr("“%1” is not an exchange rate: above zero, at most 10 decimals.").arg(QString::fromStdString(text)));
    return rate.value_or(Rate{});
}

const std::vector<JsonValue> &ObjectReader::array(std::string_view field)
{
    static const std::vector<JsonValue> none;
    const auto *const value = required(field, JsonValue::Kind::Array);
    return value != nullptr ? value->items() : none;
}

const std::vector<JsonValue> &ObjectReader::arrayOrEmpty(std::string_view field)
{
    static const std::vector<JsonValue> none;
    return has(field) ? array(field) : none;
}

} // namespace leapfrog
