// SPDX-License-Identifier: MIT
#include "console/audit/audit_filter_bar.h"

#include "console/audit/audit_words.h"
#include "console/look/flow_layout.h"
#include "console/look/lists/kept_choice.h"
#include "console/look/style/act_look.h"

#include <QComboBox>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QToolButton>

#include <algorithm>
#include <chrono>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 250ms;
static constexpr int mostYears = 100;

AuditFilterBar::AuditFilterBar(QWidget *parent)
    : QWidget(parent)
    , m_year(new QComboBox(this))
    , m_kind(new QComboBox(this))
    , m_who(new QLineEdit(this))
    , m_object(new QLineEdit(this))
    , m_clear(new QToolButton(this))
{
    auto *line = new FlowLayout(this);
    line->setContentsMargins(0, 0, 0, 0);
    line->setSpacing(6);
    m_year->setObjectName(QStringLiteral("fiscalYear"));
    m_year->setAccessibleName(tr("Fiscal year"));
    m_year->addItem(tr("All years"), 0);
    m_kind->setObjectName(QStringLiteral("actKind"));
    m_kind->setAccessibleName(tr("Kind of act"));
    for (const auto &[what, words] : actKinds())
        m_kind->addItem(words, QString::fromStdString(what));
    m_who->setObjectName(QStringLiteral("actLogin"));
    m_who->setPlaceholderText(tr("Login, whole"));
    m_who->setAccessibleName(tr("Only acts by this login"));
    m_who->setMaxLength(63);
    m_object->setObjectName(QStringLiteral("actObject"));
    m_object->setPlaceholderText(tr("Document, account, member, setting"));
    showKeys(*m_object, QKeySequence::Find);
    m_object->setAccessibleName(
        tr("Only acts on what has this in its name: a document, an account, a member, a setting"));
    m_object->setMaxLength(200);
    m_object->setMinimumWidth(260);
    m_object->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    for (auto *field : {m_who, m_object})
        field->setClearButtonEnabled(true);
    m_clear->setObjectName(QStringLiteral("clearTrailFilter"));
    m_clear->setText(tr("Clear filter"));
    m_clear->setAutoRaise(true);
    makeLink(*m_clear);
    m_clear->setFocusPolicy(Qt::StrongFocus);
    m_clear->hide();
    for (auto *part : std::initializer_list<QWidget *>{m_year, m_kind, m_who, m_object, m_clear})
        line->addWidget(part);
    keepChoice(*m_kind);
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    connect(&m_rest, &QTimer::timeout, this, &AuditFilterBar::noteChange);
    for (auto *field : {m_who, m_object}) {
        connect(field, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
        connect(field, &QLineEdit::returnPressed, this, &AuditFilterBar::noteChange);
    }
    for (auto *choice : {m_year, m_kind})
        connect(choice, &QComboBox::currentIndexChanged, this, &AuditFilterBar::noteChange);
    connect(m_clear, &QAbstractButton::clicked, this, &AuditFilterBar::reset);
}

AuditFilter AuditFilterBar::filter() const
{
    AuditFilter filter;
    filter.what = m_kind->currentData().toString().toStdString();
    filter.who = m_who->text().trimmed().toStdString();
    filter.object = m_object->text().trimmed().toStdString();
    if (const int year = m_year->currentData().toInt(); year > 0) {
        const auto month = std::chrono::month(static_cast<unsigned>(m_startMonth));
        filter.from = std::chrono::sys_days(std::chrono::year(year) / month / 1);
        filter.through = std::chrono::sys_days(std::chrono::year(year + 1) / month / 1) - std::chrono::days(1);
    }
    return filter;
}

bool AuditFilterBar::isNarrow() const
{
    return m_year->currentIndex() > 0 || m_kind->currentIndex() > 0 || !m_who->text().trimmed().isEmpty()
        || !m_object->text().trimmed().isEmpty();
}

void AuditFilterBar::setYears(const AuditStore::Years &years)
{
    const auto name = [&](int year) {
        return years.startMonth == 1
            ? QString::number(year)
            : tr("%1/%2", "a fiscal year").arg(year).arg((year + 1) % 100, 2, 10, QLatin1Char('0'));
    };
    const int first = years.first == 0 ? years.last : std::max(years.first, years.last - mostYears);
    if (m_startMonth == years.startMonth && m_year->count() == years.last - first + 2)
        return;
    const int chosen = m_year->currentData().toInt();
    const bool movesDays = chosen > 0 && m_startMonth != years.startMonth;
    {
        const QSignalBlocker quiet(m_year);
        m_startMonth = years.startMonth;
        while (m_year->count() > 1)
            m_year->removeItem(1);
        for (int year = years.last; year >= first; --year)
            m_year->addItem(name(year), year);
        m_year->setCurrentIndex(std::max(0, m_year->findData(chosen)));
    }
    if (movesDays || m_year->currentData().toInt() != chosen)
        noteChange();
}

void AuditFilterBar::reset()
{
    {
        const QSignalBlocker year(m_year);
        const QSignalBlocker kind(m_kind);
        const QSignalBlocker who(m_who);
        const QSignalBlocker object(m_object);
        m_year->setCurrentIndex(0);
        m_kind->setCurrentIndex(0);
        m_who->clear();
        m_object->clear();
    }
    noteChange();
}

void AuditFilterBar::noteChange()
{
    m_rest.stop();
    m_clear->setVisible(isNarrow());
    emit changed();
}

} // namespace leapfrog
