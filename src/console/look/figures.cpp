// SPDX-License-Identifier: MIT
#include "console/look/figures.h"

#include "core/currency.h"

#include <QLocale>

namespace leapfrog {

static int decimalsOf(std::string_view currency)
{
    const auto *const known = findCurrency(currency);
    return known == nullptr ? 2 : known->decimals;
}

/// A number with exactly so many digits, in the locale's digits.
static QString paddedNumber(std::uint64_t number, int digits)
{
    const QLocale locale;
    auto text = QString::number(number).rightJustified(digits, QLatin1Char('0'));
    QString localised;
    for (const auto digit : text)
        localised += locale.toString(digit.digitValue());
    return localised;
}

/// The locale's; a hyphen is none.
static QString minusSign(const QLocale &locale)
{
    const auto sign = locale.negativeSign();
    return sign == QLatin1String("-") ? QString(QChar(0x2212)) : sign;
}

/// Whole units with the locale's separators: QLocale takes 64 bits.
static QString wholeUnits(Wide units, const QLocale &locale)
{
    static constexpr Wide thousands = 1'000'000'000'000'000'000; // 10^18, whole groups of three
    if (units < thousands)
        return locale.toString(static_cast<qulonglong>(units));
    const auto rest = paddedNumber(static_cast<std::uint64_t>(units % thousands), 18);
    auto text = locale.toString(static_cast<qulonglong>(units / thousands));
    for (int at = 0; at < 18; at += 3)
        text += locale.groupSeparator() + rest.mid(at, 3);
    return text;
}

QString amountFigure(Wide minor, std::string_view currency)
{
    const QLocale locale;
    const int decimals = decimalsOf(currency);
    Wide unit = 1;
    for (int i = 0; i < decimals; ++i)
        unit *= 10;
    const Wide size = minor < 0 ? -minor : minor;
    auto text = wholeUnits(size / unit, locale);
    if (decimals > 0)
        text += locale.decimalPoint() + paddedNumber(static_cast<std::uint64_t>(size % unit), decimals);
    return minor < 0 ? minusSign(locale) + text : text;
}

QString amountFigure(std::int64_t minor, std::string_view currency)
{
    return amountFigure(Wide{minor}, currency);
}

QString amountWithCurrency(std::int64_t minor, std::string_view currency)
{
    return amountFigure(minor, currency) + QChar(QChar::Nbsp)
        + QString::fromUtf8(currency.data(), static_cast<qsizetype>(currency.size()));
}

QString signedAmountFigure(std::int64_t minor, std::string_view currency)
{
    return minor > 0 ? QLocale().positiveSign() + amountFigure(minor, currency) : amountFigure(minor, currency);
}

QDate toQDate(Date date)
{
    const std::chrono::year_month_day day(date);
    return {static_cast<int>(day.year()), static_cast<int>(static_cast<unsigned>(day.month())),
            static_cast<int>(static_cast<unsigned>(day.day()))};
}

Date fromQDate(QDate date)
{
    return std::chrono::year(date.year()) / date.month() / date.day();
}

static QString dateText(QDate date)
{
    const QLocale locale;
    auto format = locale.dateFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    return locale.toString(date, format);
}

QString dateFigure(Date date)
{
    return dateText(toQDate(date));
}

QString momentFigure(const QDateTime &moment)
{
    const auto local = moment.toLocalTime();
    return dateText(local.date()) + QLatin1Char(' ') + QLocale().toString(local.time(), QLocale::ShortFormat);
}

QString timeFigure(const QDateTime &moment)
{
    const auto local = moment.toLocalTime();
    const auto time = local.toString(QStringLiteral("HH:mm:ss"));
    return local.date() == QDate::currentDate() ? time : dateText(local.date()) + QLatin1Char(' ') + time;
}

QString momentWithZone(const QDateTime &moment)
{
    return QLocale().toString(moment.toLocalTime(), QLocale::LongFormat);
}

} // namespace leapfrog
