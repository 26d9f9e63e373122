// SPDX-License-Identifier: MIT
#include "import/shopify/read/payload.h"

#include "import/plain_text.h"
#include "import/shopify/read/moment.h"
#include "import/shopify/read/rest_names.h"

#include <algorithm>
#include <charconv>

namespace leapfrog {

static bool isDigits(std::string_view text)
{
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Splits `exponent` off a JSON number, whose writers turn 0.00005 into 5e-05.
static std::optional<int> takeExponent(std::string_view &number)
{
    const auto at = number.find_first_of("eE");
    if (at == std::string_view::npos)
        return 0;
    auto text = number.substr(at + 1);
    number = number.substr(0, at);
    if (text.starts_with('+'))
        text.remove_prefix(1);
    int exponent = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), exponent);
    const bool good = error == std::errc() && end == text.data() + text.size() && exponent > -20 && exponent < 20;
    return good ? std::optional(exponent) : std::nullopt;
}

/// A decimal as plain digits with as many decimals as needed, at most `decimals` if what is beyond is zeros: 1.5e2 is
/// 150, and 1200.00 yen is 1200. What is no decimal stays as it is, to be refused.
static std::string plainDecimal(std::string_view text, int decimals)
{
    auto number = text;
    const auto exponent = takeExponent(number);
    const bool negative = number.starts_with('-');
    if (negative)
        number.remove_prefix(1);
    const auto point = std::min(number.find('.'), number.size());
    auto digits = std::string(number.substr(0, point));
    if (point < number.size())
        digits += number.substr(point + 1);
    if (!exponent || !isDigits(digits) || point == 0 || digits.size() > 60)
        return std::string(text);

    auto whole = static_cast<int>(point) + *exponent;
    if (whole < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
        whole = 1;
    }
    digits.resize(std::max(digits.size(), static_cast<std::size_t>(whole)), '0');
    const auto longest = static_cast<std::size_t>(whole + decimals);
    while (digits.size() > longest && digits.back() == '0')
        digits.pop_back();
    auto plain = (negative ? "-" : "") + digits.substr(0, static_cast<std::size_t>(whole));
    if (digits.size() > static_cast<std::size_t>(whole))
        plain += '.' + digits.substr(static_cast<std::size_t>(whole));
    return plain;
}

static std::optional<std::string> percentOf(std::string_view fraction)
{
    const auto exponent = takeExponent(fraction);
    const auto point = std::min(fraction.find('.'), fraction.size());
    auto digits = std::string(fraction.substr(0, point));
    if (point < fraction.size())
        digits += fraction.substr(point + 1);
    if (!exponent || !isDigits(digits) || digits.size() > 20)
        return std::nullopt;

    auto whole = static_cast<int>(point) + *exponent + 2; // two places to the left: a fraction becomes a percent
    if (whole < 1) {
        digits.insert(0, static_cast<std::size_t>(1 - whole), '0');
        whole = 1;
    }
    digits.resize(std::max(digits.size(), static_cast<std::size_t>(whole)), '0');
    auto before = digits.substr(0, static_cast<std::size_t>(whole));
    auto after = digits.substr(static_cast<std::size_t>(whole));
    before.erase(0, std::min(before.find_first_not_of('0'), before.size() - 1));
    after.erase(after.find_last_not_of('0') + 1);
    return after.empty() ? before : before + '.' + after;
}

Payload::Payload(const JsonValue &json, std::optional<Refusal> &problem, std::string path)
    : m_json(&json)
    , m_problem(&problem)
    , m_path(std::move(path))
{ }

const JsonValue *Payload::find(std::string_view name) const
{
    const auto *member = m_json->find(name);
    const bool saysNothing = member == nullptr || member->isNull() || (member->isString() && member->text().empty());
    return saysNothing ? nullptr : member;
}

std::string Payload::pathOf(std::string_view name) const
{
    return m_path.empty() ? std::string(name) : m_path + '.' + std::string(name);
}

void Payload::refuse(std::string code, std::string_view name, const QString &message)
{
    if (failed())
        return;
    auto path = pathOf(name);
    const auto shown = message.contains(u"%1") ? message.arg(QString::fromStdString(path)) : message;
    *m_problem = Refusal{.code = std::move(code), .field = std::move(path), .message = shown};
}

const JsonValue *Payload::require(std::string_view name)
{
    const auto *member = find(name);
    if (member == nullptr)
        refuse("missing_field", name, tr("%1 is missing."));
    return failed() ? nullptr : member;
}

std::string Payload::text(std::string_view name)
{
    return require(name) == nullptr ? std::string() : textIfAny(name);
}

std::string Payload::textIfAny(std::string_view name)
{
    const auto *member = find(name);
    if (member == nullptr || failed())
        return {};
    if (!member->isString())
        refuse("wrong_type", name, tr("%1 must be a text."));
    return failed() ? std::string() : member->text();
}

std::string Payload::id(std::string_view name)
{
    return require(name) == nullptr ? std::string() : idIfAny(name);
}

std::string Payload::idIfAny(std::string_view name)
{
    const auto *member = find(name);
    if (member == nullptr || failed())
        return {};
    if (!member->isNumber() && !member->isString())
        refuse("wrong_type", name, tr("%1 must be a number."));
    const auto digits = plainId(member->text());
    if (!isDigits(digits))
        refuse("bad_value", name, tr("%1 must be a whole number."));
    return failed() ? std::string() : std::string(digits);
}

bool Payload::flagIfAny(std::string_view name)
{
    const auto *member = find(name);
    if (member == nullptr || failed())
        return false;
    if (!member->isBoolean())
        refuse("wrong_type", name, tr("%1 must be true or false."));
    return member->boolean();
}

std::int64_t Payload::count(std::string_view name)
{
    const auto *member = require(name);
    if (member == nullptr)
        return 0;
    const auto digits = plainDecimal(member->text(), 0);
    if (!member->isNumber() && !member->isString())
        refuse("wrong_type", name, tr("%1 must be a number."));
    else if (!isDigits(digits))
        refuse("bad_value", name, tr("%1 must be a whole number, not below 0."));
    else if (digits.size() > inputDigits)
        refuse("amount_out_of_range", name, tr("%1 has too many digits."));
    std::int64_t value = 0;
    if (!failed())
        std::from_chars(digits.data(), digits.data() + digits.size(), value);
    return value;
}

std::string Payload::moment(std::string_view name)
{
    auto moment = text(name);
    if (!failed() && !parseMoment(moment))
        refuse("bad_date", name, tr("%1 must be a day or moment as 2026-01-31T23:59:59-05:00, 1970 to 2199."));
    return failed() ? std::string() : moment;
}

std::string Payload::moment(std::string_view name, std::string_view otherwise)
{
    return moment(has(name) || !has(otherwise) ? name : otherwise);
}

std::string Payload::wordIfAny(std::string_view name) const
{
    const auto *member = find(name);
    return member != nullptr ? member->text() : std::string();
}

std::string Payload::percentIfAny(std::string_view name) const
{
    return percentOf(wordIfAny(name)).value_or(std::string());
}

std::vector<Payload> Payload::listIfAny(std::string_view name) const
{
    std::vector<Payload> items;
    const auto *member = find(name);
    if (member == nullptr)
        return items;
    std::size_t index = 0;
    for (const auto &item : member->items()) {
        if (item.isObject())
            items.emplace_back(item, *m_problem, pathOf(std::string(name) + '[' + std::to_string(index) + ']'));
        ++index;
    }
    return items;
}

const Currency *Payload::currency(std::string_view name)
{
    const auto code = text(name);
    const auto *currency = findCurrency(code);
    if (!failed() && currency == nullptr)
        refuse("bad_currency", name, tr("%1 must be an ISO 4217 code."));
    return currency;
}

std::int64_t Payload::amount(std::string_view name, const Currency &currency)
{
    const auto *member = require(name);
    if (member == nullptr)
        return 0;
    if (!member->isString() && !member->isNumber()) {
        refuse("wrong_type", name, tr("%1 must be an amount."));
        return 0;
    }
    const auto amount = parseAmount(plainDecimal(member->text(), currency.decimals), currency.decimals);
    if (amount)
        return *amount;
    if (amount.error() == AmountProblem::OutOfRange)
        refuse("amount_out_of_range", name, tr("%1 has more than 15 digits."));
    else
        refuse("bad_amount", name,
               tr("%1 is not an amount of %2, which has %3 decimals: it says %4.")
                   .arg(QStringLiteral("%1"), QString::fromUtf8(currency.code.data(), std::ssize(currency.code)),
                        QString::number(currency.decimals), QString::fromStdString(toPlainText(member->text()))));
    return 0;
}

/// `X_set.WHICH`, else `X.WHICH` or, for shop money, an object `X` that has an amount itself.
std::optional<Payload> Payload::moneyObject(std::string_view name, std::string_view which)
{
    for (const auto &member : {std::string(name) + "_set", std::string(name)}) {
        const auto *value = find(member);
        if (value == nullptr || !value->isObject() || failed())
            continue;
        Payload set(*value, *m_problem, pathOf(member));
        if (auto money = set.objectIfAny(which))
            return money;
        if (which == "shop_money" && set.has("amount"))
            return set;
    }
    return std::nullopt;
}

std::int64_t Payload::money(std::string_view name, const Currency &shop)
{
    auto money = moneyObject(name, "shop_money");
    if (!money)
        return amount(name, shop);
    const auto code = money->textIfAny("currency_code");
    if (!code.empty() && code != shop.code)
        money->refuse("bad_currency", "currency_code", tr("%1 is not the shop's currency."));
    return money->amount("amount", shop);
}

std::int64_t Payload::moneyIfAny(std::string_view name, const Currency &shop)
{
    return has(std::string(name) + "_set") || has(name) ? money(name, shop) : 0;
}

std::optional<std::int64_t> Payload::presentmentMoney(std::string_view name, const Currency &presentment)
{
    auto money = moneyObject(name, "presentment_money");
    if (!money)
        return std::nullopt;
    return money->amount("amount", presentment);
}

std::optional<Payload> Payload::objectIfAny(std::string_view name)
{
    const auto *member = find(name);
    if (member == nullptr || failed())
        return std::nullopt;
    if (!member->isObject()) {
        refuse("wrong_type", name, tr("%1 must be an object."));
        return std::nullopt;
    }
    return Payload(*member, *m_problem, pathOf(name));
}

std::vector<Payload> Payload::items(std::string_view name)
{
    return require(name) == nullptr ? std::vector<Payload>() : itemsIfAny(name);
}

std::vector<Payload> Payload::itemsIfAny(std::string_view name)
{
    std::vector<Payload> items;
    const auto *member = find(name);
    if (member == nullptr || failed())
        return items;
    if (!member->isArray())
        refuse("wrong_type", name, tr("%1 must be a list."));
    for (const auto &item : member->items()) {
        const auto place = std::string(name) + '[' + std::to_string(items.size()) + ']';
        if (!item.isObject())
            refuse("wrong_type", place, tr("%1 must be an object."));
        items.emplace_back(item, *m_problem, pathOf(place));
    }
    return failed() ? std::vector<Payload>() : items;
}

/// `{"amount": …, "currency_code": …}`, or a plain amount beside the payload's currency.
static QString amountWith(const JsonValue &money, const std::string &currency)
{
    const bool isObject = money.isObject();
    const auto amount = isObject ? textOf(money, "amount") : money.text();
    const auto own = isObject ? textOf(money, "currency_code") : std::string();
    return amount.empty() ? QString() : QString::fromStdString(amount + ' ' + (own.empty() ? currency : own)).trimmed();
}

QString statedAmount(const JsonValue &payload)
{
    const auto currency = textOf(payload, "currency");
    for (const std::string name : {"total_price", "amount", "net"}) {
        const auto *const set = payload.find(name + "_set");
        const auto *money = set != nullptr ? set->find("shop_money") : nullptr;
        money = money != nullptr ? money : payload.find(name);
        const auto shown = money != nullptr ? amountWith(*money, currency) : QString();
        if (!shown.isEmpty())
            return shown;
    }
    return Payload::tr("an amount that is not told");
}

QString statedMoney(const JsonValue &refund)
{
    QStringList all;
    if (const auto *const transactions = refund.find("transactions")) {
        for (const auto &transaction : transactions->items())
            all += statedAmount(transaction);
    }
    return all.isEmpty() ? Payload::tr("no money") : all.join(QStringLiteral(" + "));
}

} // namespace leapfrog
