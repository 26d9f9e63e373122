// SPDX-License-Identifier: MIT
#include "console/ledger/period/period.h"

#include "console/look/figures.h"

#include <QCoreApplication>
#include <QLocale>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Period)
};

} // namespace

Period Period::around(Kind kind, QDate day)
{
    QDate first(day.year(), 1, 1);
    int months = 12;
    if (kind == Kind::Month) {
        first = QDate(day.year(), day.month(), 1);
        months = 1;
    } else if (kind == Kind::Quarter) {
        first = QDate(day.year(), (day.month() - 1) / 3 * 3 + 1, 1);
        months = 3;
    }
    return {.kind = kind, .from = first, .through = first.addMonths(months).addDays(-1)};
}

Days Period::days() const
{
    if (kind == Kind::All)
        return {};
    return {.from = from.isValid() ? std::optional(fromQDate(from)) : std::nullopt, .through = fromQDate(through)};
}

QString Period::words() const
{
    const auto year = QString::number(from.year());
    switch (kind) {
    case Kind::Month:
        return Words::tr("%1 %2").arg(QLocale().standaloneMonthName(from.month()), year);
    case Kind::Quarter:
        return Words::tr("Q%1 %2").arg(QString::number((from.month() - 1) / 3 + 1), year);
    case Kind::Year:
        return year;
    case Kind::Range:
        if (!from.isValid())
            return Words::tr("through %1").arg(dateFigure(fromQDate(through)));
        return Words::tr("%1 to %2").arg(dateFigure(fromQDate(from)), dateFigure(fromQDate(through)));
    case Kind::All:
        break;
    }
    return Words::tr("All days");
}

LockState lockState(const Period &period, const std::optional<Date> &lockedThrough)
{
    const auto days = period.days();
    if (!lockedThrough || (days.from && *lockedThrough < *days.from))
        return LockState::Open;
    return days.through && *days.through <= *lockedThrough ? LockState::Locked : LockState::Partly;
}

QString lockWords(const Period &period, const std::optional<Date> &lockedThrough)
{
    switch (lockState(period, lockedThrough)) {
    case LockState::Open:
        return Words::tr("unlocked");
    case LockState::Partly:
        return Words::tr("locked through %1").arg(dateFigure(*lockedThrough));
    case LockState::Locked:
        break;
    }
    return Words::tr("locked");
}

} // namespace leapfrog
