// SPDX-License-Identifier: MIT
#include "console/ledger/ledger_choice.h"

#include "console/look/words.h"

#include <QLabel>
#include <QListWidget>
#include <QVBoxLayout>

namespace leapfrog {

LedgerChoice::LedgerChoice(QWidget *parent)
    : QWidget(parent)
    , m_text(new QLabel(this))
    , m_list(new QListWidget(this))
{
    m_text->setObjectName(QStringLiteral("chooseText"));
    m_text->setWordWrap(true);
    m_text->setTextFormat(Qt::PlainText);
    m_list->setObjectName(QStringLiteral("organisations"));
    m_list->setAccessibleName(tr("Organisations"));
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_text);
    column->addWidget(m_list, 1);
    const auto choose = [this](const QListWidgetItem *item) {
        if (item != nullptr)
            emit chosen(item->data(Qt::UserRole).toString());
    };
    connect(m_list, &QListWidget::itemActivated, this, choose);
    connect(m_list, &QListWidget::itemClicked, this, choose);
}

void LedgerChoice::setOrganisations(const std::vector<OrganisationRow> &organisations, bool isKnown)
{
    m_text->setText(
        !isKnown ? QString()
            : organisations.empty()
            ? tr("Nothing is in the books yet. Documents come in by an import (leapfrogctl import), or try the "
                 "demo from the File menu; here is then what was posted.")
            : tr("A ledger is that of one organisation. Choose one:"));
    m_list->setVisible(!organisations.empty());
    QStringList before;
    for (int i = 0; i < m_list->count(); ++i)
        before.append(m_list->item(i)->data(Qt::UserRole).toString());
    QStringList ids;
    for (const auto &one : organisations)
        ids.append(QString::fromStdString(one.id));
    if (ids == before)
        return; // whoever is choosing keeps the place
    m_list->clear();
    for (const auto &one : organisations) {
        const auto id = QString::fromStdString(one.id);
        auto *item = new QListWidgetItem(tr("%1 (%2)").arg(shortened(id, 50), QString::fromStdString(one.baseCurrency)),
                                         m_list);
        item->setData(Qt::UserRole, id);
        item->setToolTip(id);
    }
    if (!organisations.empty())
        m_list->setCurrentRow(0);
}

} // namespace leapfrog
