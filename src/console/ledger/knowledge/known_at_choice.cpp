// SPDX-License-Identifier: MIT
#include "console/ledger/knowledge/known_at_choice.h"

#include <QComboBox>
#include <QDateTimeEdit>
#include <QHBoxLayout>
#include <QLocale>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 500ms;

Moment momentOf(const QDateTime &time)
{
    return {.text = time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:00Z")).toStdString()};
}

void dressTimeEdit(QDateTimeEdit &edit)
{
    edit.setCalendarPopup(true);
    auto format = QLocale().dateFormat(QLocale::ShortFormat);
    if (!format.contains(QLatin1String("yyyy")))
        format.replace(QLatin1String("yy"), QLatin1String("yyyy"));
    edit.setDisplayFormat(format + QStringLiteral(" HH:mm"));
    edit.setMinimumWidth(edit.sizeHint().width() + edit.fontMetrics().averageCharWidth() * 4); // the style's arrow
}

KnownAtChoice::KnownAtChoice(const QString &name, QWidget *parent)
    : QWidget(parent)
    , m_kind(new QComboBox(this))
    , m_time(new QDateTimeEdit(this))
{
    setObjectName(name);
    m_kind->setObjectName(name + QStringLiteral("Kind"));
    m_kind->setAccessibleName(tr("As known at"));
    m_kind->setToolTip(tr("The figures as they are now, or as they were known at a moment: by what had been committed "
                          "by then."));
    m_kind->addItems({tr("As known now"), tr("As known on …")});
    m_time->setObjectName(name + QStringLiteral("Time"));
    m_time->setAccessibleName(tr("Moment of knowledge"));
    dressTimeEdit(*m_time);
    m_time->setDateTime(QDate::currentDate().startOfDay());
    m_time->hide();
    auto *line = new QHBoxLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(8);
    line->addWidget(m_kind);
    line->addWidget(m_time);
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    connect(m_kind, &QComboBox::currentIndexChanged, this, &KnownAtChoice::noteKind);
    connect(m_time, &QDateTimeEdit::dateTimeChanged, this, [this] {
        m_isSuggested = false;
        m_rest.start();
    });
    connect(&m_rest, &QTimer::timeout, this, &KnownAtChoice::changed);
}

std::optional<Moment> KnownAtChoice::moment() const
{
    return m_kind->currentIndex() == 0 ? std::nullopt : std::optional(momentOf(m_time->dateTime()));
}

void KnownAtChoice::choose(const std::optional<QDateTime> &time)
{
    if (time) {
        m_time->setDateTime(*time);
        m_isSuggested = false;
    }
    m_kind->setCurrentIndex(time ? 1 : 0);
    m_rest.stop();
    emit changed();
}

void KnownAtChoice::suggest(const QDateTime &time)
{
    if (!m_isSuggested || m_kind->currentIndex() != 0)
        return;
    const QSignalBlocker block(m_time);
    m_time->setDateTime(time);
}

void KnownAtChoice::noteKind()
{
    m_time->setVisible(m_kind->currentIndex() != 0);
    m_rest.stop();
    emit changed();
}

} // namespace leapfrog
