// SPDX-License-Identifier: MIT
#include "console/ledger/period/period_question.h"

#include "console/look/figures.h"

#include <QCheckBox>
#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int lineCharacters = 60; ///< that the texts are wide

PeriodQuestion::PeriodQuestion(const QString &title, const QString &place, QDate day, QWidget *parent)
    : QDialog(parent)
    , m_organisation(place)
    , m_question(new QLabel(this))
    , m_effect(new QLabel(this))
    , m_dayLabel(new QLabel(this))
    , m_day(new QDateEdit(day, this))
    , m_all(new QCheckBox(tr("&All days"), this))
    , m_why(new QLineEdit(this))
    , m_do(new QPushButton(this))
{
    setObjectName(QStringLiteral("periodQuestion"));
    setWindowTitle(title);
    setAttribute(Qt::WA_DeleteOnClose);
    auto font = m_question->font();
    font.setBold(true);
    m_question->setFont(font);
    m_question->setObjectName(QStringLiteral("periodQuestionText"));
    m_effect->setObjectName(QStringLiteral("periodEffect"));
    for (auto *text : {m_question, m_effect}) {
        text->setWordWrap(true);
        text->setTextFormat(Qt::PlainText);
        text->setMinimumWidth(fontMetrics().averageCharWidth() * lineCharacters);
    }
    m_day->setObjectName(QStringLiteral("periodDay"));
    m_day->setDateRange(toQDate(firstDate), toQDate(lastDate));
    m_day->setCalendarPopup(true);
    m_dayLabel->setBuddy(m_day);
    m_all->setObjectName(QStringLiteral("periodAll"));
    m_all->hide();
    m_why->setObjectName(QStringLiteral("periodWhy"));
    m_why->setMaxLength(500);
    m_do->setObjectName(QStringLiteral("periodDo"));
    auto *form = new QFormLayout;
    form->addRow(m_dayLabel, m_day);
    form->addRow(QString(), m_all);
    form->addRow(tr("&Reason, kept with your name"), m_why);
    auto *buttons = new QDialogButtonBox(QDialogButtonBox::Cancel, this);
    buttons->addButton(m_do, QDialogButtonBox::AcceptRole);
    m_do->setDefault(true);
    auto *column = new QVBoxLayout(this);
    column->addWidget(m_question);
    column->addLayout(form);
    column->addWidget(m_effect);
    column->addWidget(buttons);
    setTabOrder(m_day, m_all);
    setTabOrder(m_all, m_why);
    setTabOrder(m_why, m_do);
    connect(buttons, &QDialogButtonBox::accepted, this, &QDialog::accept);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
}

PeriodQuestion *PeriodQuestion::toLock(const QString &place, QDate through, QWidget *parent)
{
    auto *question = new PeriodQuestion(tr("Lock"), place, through, parent);
    question->m_dayLabel->setText(tr("Last day that is &locked"));
    question->m_effect->setText(
        tr("No entry of these days can be made, changed or taken out of force any more, whoever posts. A document of "
           "these days that changes is refused, or its difference is posted on the first open day, as the "
           "organisation's lock policy says. Postings that are being written are waited for. Refused while a document "
           "of these days is not posted as it is now."));
    const auto show = [question] {
        const auto day = dateFigure(fromQDate(question->m_day->date()));
        question->m_question->setText(tr("Lock the books of %1 through %2?").arg(question->m_organisation, day));
        question->m_do->setText(tr("Loc&k through %1").arg(day));
    };
    show();
    connect(question->m_day, &QDateEdit::dateChanged, question, show);
    connect(question, &QDialog::accepted, question, [question] {
        emit question->lockWanted(fromQDate(question->m_day->date()), question->m_why->text().trimmed());
    });
    return question;
}

PeriodQuestion *PeriodQuestion::toUnlock(const QString &place, QDate from, QDate last, QDate sealed, QWidget *parent)
{
    auto *question = new PeriodQuestion(tr("Unlock"), place, from, parent);
    question->m_dayLabel->setText(tr("First day that is &unlocked"));
    question->m_day->setMaximumDate(last);
    question->m_all->show();
    const auto show = [question, last, sealed] { question->showUnlock(last, sealed); };
    show();
    connect(question->m_day, &QDateEdit::dateChanged, question, show);
    connect(question->m_all, &QCheckBox::toggled, question, show);
    connect(question->m_why, &QLineEdit::textChanged, question, show);
    connect(question, &QDialog::accepted, question, [question] {
        const auto first
            = question->m_all->isChecked() ? std::nullopt : std::optional(fromQDate(question->m_day->date()));
        emit question->unlockWanted(first, question->m_why->text().trimmed());
    });
    return question;
}

void PeriodQuestion::showUnlock(QDate last, QDate sealed)
{
    const bool all = m_all->isChecked();
    m_day->setEnabled(!all);
    const auto first = dateFigure(fromQDate(m_day->date()));
    m_question->setText(
        all ? tr("Unlock all days of the books of %1?").arg(m_organisation)
            : tr("Unlock the books of %1 from %2 to %3?").arg(m_organisation, first, dateFigure(fromQDate(last))));
    auto effect = tr("Documents of these days can then be posted, changed and recreated again. Figures that were "
                     "reported may become others; who unlocked and why is kept.");
    if (!all)
        effect += QLatin1Char(' ')
            + tr("The books stay locked through %1.").arg(dateFigure(fromQDate(m_day->date().addDays(-1))));
    const bool isSealed = sealed.isValid() && (all || m_day->date() <= sealed);
    if (isSealed)
        effect += QLatin1Char(' ')
            + tr("The books were closed and sealed through %1, so a reason is needed: every report of these days shows "
                 "it until they are sealed again.")
                  .arg(dateFigure(fromQDate(sealed)));
    m_effect->setText(effect);
    m_do->setEnabled(!isSealed || !m_why->text().trimmed().isEmpty());
    m_do->setText(all ? tr("Un&lock all days") : tr("Un&lock from %1").arg(first));
}

} // namespace leapfrog
