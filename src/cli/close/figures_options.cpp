// SPDX-License-Identifier: MIT
#include "cli/close/figures_options.h"

#include "cli/program/output.h"

#include <QCoreApplication>
#include <QDateTime>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Figures)
};

} // namespace

void addReportOptions(CLI::App &command, ReportOptions &options, bool hasFrom)
{
    addWithoutAwaiting(command, options.figures.awaiting);
    addKnownAt(command, options.figures.knownAt);
    if (hasFrom)
        addDate(command, "--from", options.days.from, "first day; default: of the fiscal year");
    addDate(command, "--through", options.days.through, "last day; default: today");
    command.add_flag("--by-month", options.byMonth, "the months side by side");
    addPdf(command, options.pdf);
    command.parse_complete_callback([&options] {
        if (options.days.from && options.days.through && *options.days.from > *options.days.through)
            throw CLI::ValidationError(
                "--from", dateText(*options.days.from) + " is after --through " + dateText(*options.days.through));
    });
}

PrintRequest printRequest(PrintedKind kind, const ReportOptions &options)
{
    return {.kind = kind,
            .orgId = options.org,
            .figures = options.figures,
            .days = options.days,
            .isByMonth = options.byMonth};
}

Date today()
{
    return std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
}

QString monthWords(Date month)
{
    return words(dateText(month).substr(0, 7));
}

QJsonArray amounts(const std::vector<Wide> &minor, std::string_view currency)
{
    QJsonArray list;
    for (const auto &amount : minor)
        list.append(amountWords(amount, currency));
    return list;
}

static QJsonValue orNull(const std::string &text)
{
    return text.empty() ? QJsonValue() : QJsonValue(words(text));
}

QJsonObject headOf(const BookSums &sums, const ReportOptions &options, const std::vector<Date> &months)
{
    auto object = toJson(sums.head);
    const auto &[from, through] = options.days;
    object[QStringLiteral("from")] = orNull(from ? dateText(*from) : std::string());
    object[QStringLiteral("through")] = orNull(through ? dateText(*through) : std::string());
    const auto &knownAt = options.figures.knownAt;
    object[QStringLiteral("known_at")] = orNull(knownAt ? knownAt->text : std::string());
    object[QStringLiteral("not_known_before")] = orNull(sums.notKnownBefore);
    if (options.byMonth) {
        QJsonArray list;
        for (const auto month : months)
            list.append(monthWords(month));
        object[QStringLiteral("months")] = list;
    }
    return object;
}

void tellNotKnownBefore(const Session &session, const std::string &day)
{
    if (!day.empty())
        session.tell(Words::tr("What had been committed is kept since %1 only: for moments before it, entries count "
                               "from when their transaction began, and what these figures left out is not known.")
                         .arg(words(day)));
}

void tellFigures(const Session &session, const BookSums &sums)
{
    tellNotKnownBefore(session, sums.notKnownBefore);
    tellLeftOut(session, sums.head.leftOut());
}

} // namespace leapfrog::cli
