// SPDX-License-Identifier: MIT
#include "console/ledger/period/period_choice.h"

#include "console/look/figures.h"

#include <QComboBox>
#include <QDateEdit>
#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

#include <algorithm>

namespace leapfrog {

using Kind = Period::Kind;

static constexpr int yearsBack = 12; ///< that months, quarters and years are offered of; others are chosen as a range
static constexpr int yearsAhead = 1;

PeriodChoice::PeriodChoice(QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_which(new QComboBox(this))
    , m_range(new QWidget(this))
    , m_from(new QDateEdit(m_range))
    , m_through(new QDateEdit(m_range))
    , m_around(QDate::currentDate())
{
    setObjectName(QStringLiteral("periodChoice"));
    m_kind->setObjectName(QStringLiteral("periodKind"));
    m_kind->setAccessibleName(tr("Kind of period"));
    m_which->setObjectName(QStringLiteral("period"));
    m_which->setAccessibleName(tr("Period"));
    m_which->setSizeAdjustPolicy(QComboBox::AdjustToContents);
    m_from->setObjectName(QStringLiteral("periodFrom"));
    m_from->setAccessibleName(tr("First day"));
    m_through->setObjectName(QStringLiteral("periodThrough"));
    m_through->setAccessibleName(tr("Last day"));
    m_kind->addItems({tr("Month"), tr("Quarter"), tr("Year"), tr("Range"), tr("All days")});
    m_kind->setCurrentIndex(static_cast<int>(Kind::Year));

    auto *range = new QHBoxLayout(m_range);
    range->setContentsMargins(0, 0, 0, 0);
    range->addWidget(m_from);
    range->addWidget(new QLabel(tr("to", "day to day"), m_range));
    range->addWidget(m_through);
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    for (auto *part : {static_cast<QWidget *>(m_kind), static_cast<QWidget *>(m_which), m_range})
        line->addWidget(part);

    const auto month = Period::around(Kind::Month, m_around);
    m_from->setDate(month.from);
    m_through->setDate(month.through);
    for (auto *edge : {m_from, m_through}) {
        edge->setDateRange(toQDate(firstDate), toQDate(lastDate));
        edge->setCalendarPopup(true);
        connect(edge, &QDateEdit::dateChanged, this, &PeriodChoice::changed);
    }
    connect(m_kind, &QComboBox::currentIndexChanged, this, &PeriodChoice::noteKind);
    connect(m_which, &QComboBox::currentIndexChanged, this, [this](int index) {
        if (index < 0)
            return;
        m_around = m_which->itemData(index).toDate();
        emit changed();
    });
    fill();
}

Period PeriodChoice::period() const
{
    const auto kind = static_cast<Kind>(m_kind->currentIndex());
    if (kind == Kind::All)
        return {};
    if (kind != Kind::Range)
        return Period::around(kind, m_which->currentData().toDate());
    const auto [from, through] = std::minmax(m_from->date(), m_through->date());
    return {.kind = kind, .from = from, .through = through};
}

void PeriodChoice::choose(const Period &period)
{
    const bool wasBlocked = blockSignals(true); // one change, not three
    if (period.kind == Kind::Range) {
        m_from->setDate(period.from);
        m_through->setDate(period.through);
    } else if (period.kind != Kind::All) {
        m_around = period.from;
    }
    m_kind->setCurrentIndex(static_cast<int>(period.kind));
    fill();
    blockSignals(wasBlocked);
    emit changed();
}

void PeriodChoice::noteKind()
{
    fill();
    emit changed();
}

void PeriodChoice::fill()
{
    const auto kind = static_cast<Kind>(m_kind->currentIndex());
    m_range->setVisible(kind == Kind::Range);
    m_which->setVisible(kind != Kind::Range && kind != Kind::All);
    const bool wasBlocked = m_which->blockSignals(true);
    m_which->clear();
    if (kind != Kind::Range && kind != Kind::All) {
        const auto wanted = Period::around(kind, m_around);
        const int today = QDate::currentDate().year();
        const QDate first(std::min(today - yearsBack, m_around.year()), 1, 1);
        const QDate last(std::max(today + yearsAhead, m_around.year()), 12, 31);
        for (auto one = Period::around(kind, last); one.through >= first;
             one = Period::around(kind, one.from.addDays(-1))) {
            m_which->addItem(one.words(), one.from);
            if (one == wanted)
                m_which->setCurrentIndex(m_which->count() - 1);
        }
    }
    m_which->blockSignals(wasBlocked);
}

void PeriodChoice::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LocaleChange || event->type() == QEvent::LanguageChange)
        fill();
    QWidget::changeEvent(event);
}

} // namespace leapfrog
