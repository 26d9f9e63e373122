// SPDX-License-Identifier: MIT
#include "console/payloads/purge_dialog.h"

#include "console/look/figures.h"
#include "console/look/problem_words.h"
#include "console/look/words.h"
#include "store/inbox/payload_list.h"

#include <QDateEdit>
#include <QDialogButtonBox>
#include <QFormLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace leapfrog {

PurgeDialog::PurgeDialog(Session &session, std::string orgId, QWidget *parent)
    : QDialog(parent)
    , m_session(session)
    , m_orgId(std::move(orgId))
    , m_before(new QDateEdit(this))
    , m_number(new QLabel(this))
{
    setObjectName(QStringLiteral("purgeDialog"));
    setAttribute(Qt::WA_DeleteOnClose);
    setWindowTitle(tr("Purge payloads"));
    auto *what
        = new QLabel(tr("Takes out the payloads of orders and payouts of which everything is read and came before "
                        "that day. Documents and books stay. This can't be undone: what comes later for such an "
                        "order waits until the order is imported once again."),
                     this);
    for (auto *label : {what, m_number}) {
        label->setTextFormat(Qt::PlainText);
        label->setWordWrap(true);
    }
    m_number->setObjectName(QStringLiteral("purgeable"));
    m_before->setObjectName(QStringLiteral("purgeBefore"));
    m_before->setCalendarPopup(true);
    m_before->setAccessibleName(tr("Purge what came before"));
    m_before->setDate(QDate(QDate::currentDate().year() - 1, 1, 1));
    m_before->setMaximumDate(QDate::currentDate());
    auto *form = new QFormLayout;
    form->addRow(tr("Came &before"), m_before);
    auto *buttons = new QDialogButtonBox(this);
    m_doIt = buttons->addButton(tr("&Purge"), QDialogButtonBox::AcceptRole);
    m_doIt->setObjectName(QStringLiteral("doIt"));
    m_doIt->setEnabled(false);
    auto *keep = buttons->addButton(tr("&Keep them"), QDialogButtonBox::RejectRole);
    keep->setDefault(true);
    auto *layout = new QVBoxLayout(this);
    layout->setSpacing(10);
    layout->addWidget(what);
    layout->addLayout(form);
    layout->addWidget(m_number);
    layout->addStretch(1);
    layout->addWidget(buttons);
    setMinimumWidth(fontMetrics().averageCharWidth() * 70);
    connect(m_before, &QDateEdit::dateChanged, this, &PurgeDialog::count);
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(buttons, &QDialogButtonBox::accepted, this, [this] {
        emit confirmed(fromQDate(m_before->date()), m_payloads);
        accept();
    });
    count();
}

void PurgeDialog::count()
{
    m_doIt->setEnabled(false);
    m_number->setText(tr("Counting the payloads…"));
    m_session.read(
        this,
        [orgId = m_orgId, before = fromQDate(m_before->date())](Connection &connection) {
            return PayloadListStore(connection).purgeable(orgId, before);
        },
        [this, number = ++m_question](const Result<std::int64_t> &payloads) {
            if (number == m_question)
                show(payloads);
        },
        LiveState::Kind::Task);
}

void PurgeDialog::show(const Result<std::int64_t> &payloads)
{
    if (!payloads) {
        const auto words = generalWords(payloads.error());
        m_number->setText(withShortWords(words.happened + QLatin1Char(' ') + words.advice));
        return;
    }
    m_payloads = *payloads;
    const auto number = numberInWords(m_payloads);
    m_number->setText(m_payloads == 0 ? tr("No payloads of %1 came before and are read whole.")
                                            .arg(withShortWords(QString::fromStdString(m_orgId)))
                                      : tr("%1 payloads of %2 would be taken out, in %3.")
                                            .arg(number, withShortWords(QString::fromStdString(m_orgId)),
                                                 withShortWords(m_session.name())));
    m_doIt->setText(m_payloads == 0 ? tr("&Purge") : tr("&Purge %1").arg(number));
    m_doIt->setEnabled(m_payloads > 0);
}

} // namespace leapfrog
