// SPDX-License-Identifier: MIT
#include "paper/report_words.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <climits>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Paper)
};

} // namespace

static QString withSeparators(const std::string &plain)
{
    static constexpr qsizetype group = 3;
    const QLocale locale;
    auto text = QString::fromStdString(plain);
    const auto point = text.indexOf(QLatin1Char('.'));
    auto place = point < 0 ? text.size() : point;
    if (point >= 0)
        text.replace(point, 1, locale.decimalPoint());
    const qsizetype first = text.startsWith(QLatin1Char('-')) ? 1 : 0;
    for (place -= group; place > first; place -= group)
        text.insert(place, locale.groupSeparator());
    return text;
}

QString printedAmount(Wide minor, const Currency &currency)
{
    return withSeparators(amountText(minor, currency.decimals));
}

QString printedAmount(Wide minor, std::string_view currency)
{
    static constexpr int usual = 2;
    const auto *const known = findCurrency(currency);
    return withSeparators(amountText(minor, known != nullptr ? known->decimals : usual));
}

QString printedDays(const Days &days)
{
    const auto text = [](Date date) { return QString::fromStdString(dateText(date)); };
    if (days.from && days.through)
        return Words::tr("%1 to %2").arg(text(*days.from), text(*days.through));
    if (days.from)
        return Words::tr("from %1").arg(text(*days.from));
    return days.through ? Words::tr("through %1").arg(text(*days.through)) : Words::tr("all days");
}

QStringList leftOutSentences(const LeftOut &leftOut)
{
    const auto count = [](std::int64_t many) { return static_cast<int>(std::min<std::int64_t>(many, INT_MAX)); };
    const int posting = count(leftOut.awaitingPosting);
    const int refused = count(leftOut.refusedDocuments);
    const int recreation = count(leftOut.awaitingRecreation);
    const int refusedPayloads = count(leftOut.refusedPayloads);
    const int waitingPayloads = count(leftOut.waitingPayloads);
    QStringList sentences;
    if (posting > 0)
        sentences.append(Words::tr("%n document(s) are not posted as they are now and not, or only as before, in "
                                   "these figures.",
                                   nullptr, posting));
    if (refused > 0)
        sentences.append(
            Words::tr("%n document(s) were refused and are not in these figures as they are now.", nullptr, refused));
    if (recreation > 0 && leftOut.figures == AwaitingFigures::Previous)
        sentences.append(
            Words::tr("%n document(s) await recreation and are in these figures as before.", nullptr, recreation));
    else if (recreation > 0)
        sentences.append(Words::tr("%n document(s) await recreation and are left out.", nullptr, recreation));
    if (refusedPayloads > 0)
        sentences.append(Words::tr("%n payload(s) of the shop were refused and are not in these figures.", nullptr,
                                   refusedPayloads));
    if (waitingPayloads > 0)
        sentences.append(
            Words::tr("%n payload(s) of the shop wait and are not in these figures.", nullptr, waitingPayloads));
    return sentences;
}

QString knownAtSentence(const Figures &figures)
{
    return figures.knownAt ? Words::tr("As known at %1").arg(QString::fromStdString(figures.knownAt->text)) : QString();
}

void tidy(PrintedReport &report)
{
    for (auto &row : report.rows) {
        for (auto &cell : row.cells) {
            for (auto &one : cell) {
                const auto kind = one.category();
                if (kind == QChar::Other_Control || kind == QChar::Separator_Line || kind == QChar::Separator_Paragraph)
                    one = QLatin1Char(' ');
            }
        }
    }
}

QString printedName(const ChartOfAccounts &chart, std::string_view code)
{
    const auto *const account = chart.find(code);
    return account != nullptr ? QString::fromStdString(account->name) : QString();
}

} // namespace leapfrog
