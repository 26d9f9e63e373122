// SPDX-License-Identifier: MIT
#include "console/ledger/entries/entries_view.h"

#include "console/look/flow_layout.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 250ms;
static constexpr int accountCharacters = 30;

EntriesView::EntriesView(Session &session, QWidget *parent)
    : EntryTable(session, parent)
    , m_account(new QComboBox(this))
    , m_document(new QLineEdit(this))
    , m_replaced(new QCheckBox(tr("Replaced ones too"), this))
    , m_whole(new QPushButton(this))
{
    m_account->setObjectName(QStringLiteral("entriesAccount"));
    m_account->setAccessibleName(tr("Account"));
    m_account->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_account->setMinimumContentsLength(accountCharacters);
    m_document->setObjectName(QStringLiteral("entriesDocument"));
    m_document->setAccessibleName(tr("Document number"));
    m_document->setPlaceholderText(tr("Document number"));
    m_document->setClearButtonEnabled(true);
    m_replaced->setObjectName(QStringLiteral("entriesReplaced"));
    m_whole->setObjectName(QStringLiteral("entriesWhole"));
    m_whole->hide();
    auto *line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_account, m_document, m_replaced, m_whole})
        line->addWidget(part);
    lines().addLayout(line);
    setTabOrder(m_account, m_document);
    setTabOrder(m_document, m_replaced);
    setTabOrder(m_replaced, m_whole);
    setTabOrder(m_whole, &table());
    table().setObjectName(QStringLiteral("entries"));
    table().setAccessibleName(tr("Entries"));
    fillAccounts();

    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    connect(&m_rest, &QTimer::timeout, this, &EntriesView::applyFilter);
    connect(m_document, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_document, &QLineEdit::returnPressed, this, [this] {
        m_rest.stop();
        applyFilter();
        focusTable();
    });
    connect(m_account, &QComboBox::activated, this,
            [this](int index) { showAccount(m_account->itemData(index).toString().toStdString()); });
    connect(m_whole, &QPushButton::clicked, this, [this] { showAccount(m_wanted); });
    connect(m_replaced, &QCheckBox::toggled, this, &EntriesView::applyFilter);
    connect(&table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = model().find(index))
            emit entryWanted(
                {.documentId = row->entry.documentId, .version = row->entry.version, .lineNo = row->entry.lineNo});
    });
}

QWidget *EntriesView::filterField()
{
    return m_document;
}

QString EntriesView::about() const
{
    return m_wanted.empty() ? period().words()
                            : tr("%1, %2").arg(shortened(m_account->currentText(), 60), period().words());
}

void EntriesView::showAccount(const std::string &account, const std::optional<Period> &days)
{
    m_wanted = account;
    m_days = days;
    m_document->blockSignals(true);
    m_document->clear();
    m_document->blockSignals(false);
    m_rest.stop();
    fillAccounts();
    applyFilter();
    emit aboutChanged();
}

void EntriesView::fillAccounts()
{
    const auto wanted = QString::fromStdString(m_wanted);
    m_account->clear();
    m_account->addItem(tr("All accounts"), QString());
    for (const auto &[code, account] : chart().accounts())
        m_account->addItem(account.name.empty()
                               ? QString::fromStdString(code)
                               : tr("%1 %2", "account code and name")
                                     .arg(QString::fromStdString(code), QString::fromStdString(account.name)),
                           QString::fromStdString(code));
    if (!m_wanted.empty() && m_account->findData(wanted) < 0)
        m_account->addItem(wanted, wanted);
    m_account->setCurrentIndex(m_account->findData(wanted));
}

void EntriesView::noteChart()
{
    fillAccounts();
    emit aboutChanged();
}

void EntriesView::noteBook()
{
    m_days.reset();
    applyFilter();
}

/// Replaced entries are listed of one document only: of all they would be the whole ledger.
void EntriesView::applyFilter()
{
    const auto document = m_document->text().trimmed().toStdString();
    m_replaced->setEnabled(!document.empty() && !book().knownAt);
    m_replaced->setToolTip(book().knownAt
                               ? tr("As they were known at a moment, documents have one version: show today's first.")
                               : tr("Entries of earlier versions too. Name a document first."));
    m_whole->setVisible(m_days.has_value());
    m_whole->setText(tr("Show all: %1").arg(book().period.words()));
    const auto days = period().days();
    offerColumn(table(), LedgerEntriesModel::Account, m_wanted.empty());
    setFilter({.orgId = {},
               .account = m_wanted,
               .documentId = document,
               .allVersions = !document.empty() && m_replaced->isChecked(),
               .from = days.from,
               .through = days.through});
}

void EntriesView::showRows()
{
    const bool isNarrow = !m_wanted.empty() || !filter().documentId.empty();
    if (!isNarrow) {
        showTable(tr("No entries: %1.").arg(period().words()));
        return;
    }
    const auto what
        = filter().documentId.empty() ? m_account->currentText() : QString::fromStdString(filter().documentId);
    showTable(tr("No entries match “%1”: %2.").arg(withShortWords(what), period().words()), tr("Clear filter"),
              [this] { showAccount({}); });
}

} // namespace leapfrog
