// SPDX-License-Identifier: MIT
#include "console/books/field_words.h"

#include "console/look/figures.h"
#include "core/date.h"
#include "core/json.h"

#include <QCoreApplication>
#include <QLocale>
#include <QStringList>

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::FieldWords)
};

using Name = std::pair<std::string_view, const char *>;

constexpr auto names = std::to_array<Name>({
    {"account", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "account")},
    {"adjustments", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "adjustments")},
    {"allocations", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "allocations")},
    {"amount", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "amount")},
    {"code", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "code")},
    {"credit", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "credit")},
    {"currency", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "currency")},
    {"date", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "date")},
    {"debit", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "debit")},
    {"deferral", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "deferral")},
    {"description", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "description")},
    {"direction", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "direction")},
    {"discount", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "discount")},
    {"discrepancy", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "discrepancy")},
    {"document", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "document")},
    {"end", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "end")},
    {"fee", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "fee")},
    {"fees", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "fees")},
    {"fx_rate", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "exchange rate")},
    {"gross", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "gross")},
    {"id", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "number")},
    {"kind", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "kind")},
    {"lines", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "lines")},
    {"method", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "method")},
    {"net", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "net")},
    {"of", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "of")},
    {"paid", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "paid")},
    {"party", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "party")},
    {"party_name", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "name of customer or vendor")},
    {"quantity", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "quantity")},
    {"reason", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "reason")},
    {"recoverable", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "recoverable")},
    {"reserve", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "reserve")},
    {"reverse_charge", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "reverse charge")},
    {"start", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "start")},
    {"tax_included", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "tax included")},
    {"taxes", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "taxes")},
    {"total", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "total")},
    {"type", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "type")},
});

/// One element of a list, with its place.
constexpr auto elements = std::to_array<Name>({
    {"adjustments", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "adjustment %1")},
    {"allocations", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "allocation %1")},
    {"lines", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "line %1")},
    {"taxes", QT_TRANSLATE_NOOP("leapfrog::FieldWords", "tax %1")},
});

constexpr auto figures
    = std::to_array<std::string_view>({"amount", "credit", "debit", "discount", "discrepancy", "fee", "fees", "fx_rate",
                                       "gross", "net", "paid", "quantity", "reserve", "total"});
constexpr auto dates = std::to_array<std::string_view>({"date", "end", "start"});

QString plainName(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString nameWords(std::string_view name)
{
    const auto found = std::ranges::find(names, name, &Name::first);
    return found == names.end() ? plainName(name) : Words::tr(found->second);
}

QString elementWords(std::string_view name, int place)
{
    const auto found = std::ranges::find(elements, name, &Name::first);
    return found == elements.end() ? Words::tr("%1, entry %2").arg(nameWords(name)).arg(place)
                                   : Words::tr(found->second).arg(place);
}

/// One part of a path, as `total` or `lines[4]`.
QString partWords(std::string_view part)
{
    const auto bracket = part.find('[');
    if (bracket == std::string_view::npos)
        return nameWords(part);
    const auto digits = part.substr(bracket + 1);
    int place = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), place);
    return elementWords(part.substr(0, bracket), place + 1);
}

std::string_view lastName(std::string_view path)
{
    const auto dot = path.rfind('.');
    const auto part = dot == std::string_view::npos ? path : path.substr(dot + 1);
    return part.substr(0, part.find('['));
}

/// "1,234.50" for `1234.50`, with the decimals that it has; another text as it is.
QString figureWords(const std::string &text)
{
    auto digits = QString::fromStdString(text);
    const bool isNegative = digits.startsWith(QLatin1Char('-'));
    if (isNegative)
        digits.remove(0, 1);
    const auto parts = digits.split(QLatin1Char('.'));
    const auto isNumber = [](const QString &part) {
        return !part.isEmpty() && part.size() <= 18
            && std::ranges::all_of(part, [](QChar c) { return c >= QLatin1Char('0') && c <= QLatin1Char('9'); });
    };
    if (parts.size() > 2 || !std::ranges::all_of(parts, isNumber))
        return QString::fromStdString(text);
    const QLocale locale;
    auto words = locale.toString(parts[0].toLongLong());
    if (parts.size() == 2) {
        words += locale.decimalPoint();
        for (const auto digit : parts[1])
            words += locale.toString(digit.digitValue());
    }
    return isNegative ? locale.negativeSign() + words : words;
}

QString valueWords(std::string_view name, const JsonValue &value);

QString membersWords(const JsonValue &object)
{
    QStringList parts;
    for (const auto &[name, value] : object.members()) {
        if (name != "meta")
            parts.append(Words::tr("%1 %2").arg(nameWords(name), valueWords(name, value)));
    }
    return parts.join(QStringLiteral(", "));
}

QString valueWords(std::string_view name, const JsonValue &value)
{
    static const auto nothing = QStringLiteral("–");
    switch (value.kind()) {
    case JsonValue::Kind::Null:
        return nothing;
    case JsonValue::Kind::Boolean:
        return value.boolean() ? Words::tr("yes") : Words::tr("no");
    case JsonValue::Kind::Object:
        return membersWords(value);
    case JsonValue::Kind::Array: {
        QStringList parts;
        for (const auto &item : value.items())
            parts.append(valueWords(name, item));
        return parts.isEmpty() ? nothing : parts.join(QStringLiteral("; "));
    }
    case JsonValue::Kind::Number:
    case JsonValue::Kind::String:
        break;
    }
    if (std::ranges::find(figures, name) != figures.end())
        return figureWords(value.text());
    if (std::ranges::find(dates, name) != dates.end()) {
        if (const auto date = parseDate(value.text()))
            return dateFigure(*date);
    }
    return QString::fromStdString(value.text());
}

} // namespace

QString fieldWords(std::string_view path)
{
    QStringList words;
    while (!path.empty()) {
        const auto dot = path.find('.');
        words.append(partWords(path.substr(0, dot)));
        path = dot == std::string_view::npos ? std::string_view() : path.substr(dot + 1);
    }
    return words.join(QStringLiteral(", "));
}

QString fieldValueWords(std::string_view path, const std::string &json)
{
    if (json.empty())
        return QStringLiteral("–");
    const auto value = parseJson(json);
    return value ? valueWords(lastName(path), *value) : QString::fromStdString(json);
}

} // namespace leapfrog
