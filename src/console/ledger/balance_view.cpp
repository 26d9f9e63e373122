// SPDX-License-Identifier: MIT
#include "console/ledger/balance_view.h"

#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "ledger/statements.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

BalanceView::BalanceView(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_search(new QLineEdit(this))
{
    m_search->setObjectName(QStringLiteral("accountSearch"));
    m_search->setPlaceholderText(tr("Account or words"));
    m_search->setAccessibleName(tr("Account or words"));
    m_search->setClearButtonEnabled(true);
    lines().addWidget(m_search);
    setTabOrder(m_search, &table());
    table().setObjectName(QStringLiteral("balances"));
    table().setAccessibleName(tr("Trial balance"));
    table().setModel(&m_model);
    table().setItemDelegate(new SignDelegate(this));
    dressTable(table());
    setColumnWidths(table(), {12, 34, 15, 15, 15, 15, 14});
    connect(m_search, &QLineEdit::textChanged, this, &BalanceView::showRows);
    connect(m_search, &QLineEdit::returnPressed, this, [this] { focusTable(); });
    connect(&table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        if (const auto *row = m_model.find(index); row != nullptr && row->kind != BalanceRow::Kind::Carried)
            emit accountWanted(row->account);
    });
}

QWidget *BalanceView::filterField()
{
    return m_search;
}

Result<BalanceView::Answer> BalanceView::read(Connection &connection, const Book &book)
{
    const auto days = book.period.days();
    const auto sums = BookSumsStore(connection).read(book.orgId, book.figuresAsked(), days);
    if (!sums)
        return leapfrog::failed(sums);
    const auto balance
        = openedTrialBalance(sums->sums, sums->chart, days.from.value_or(firstDate), sums->fiscalStartMonth, {});
    const auto currency = std::string(sums->head.currency->code);
    Answer answer{.head = sums->head, .rows = {}};
    BalanceRow total{.kind = BalanceRow::Kind::Total, .opening = balance.carriedForward, .currency = currency};
    for (const auto &one : balance.accounts) {
        answer.rows.push_back({.account = one.account,
                               .name = QString::fromStdString(one.name),
                               .opening = one.opening,
                               .debit = one.debit,
                               .credit = one.credit,
                               .currency = currency});
        total.opening += one.opening;
        total.debit += one.debit;
        total.credit += one.credit;
    }
    if (balance.carriedForward != 0)
        answer.rows.push_back({.kind = BalanceRow::Kind::Carried,
                               .name = tr("Result carried forward"),
                               .opening = balance.carriedForward,
                               .currency = currency});
    if (!answer.rows.empty())
        answer.rows.push_back(total);
    return answer;
}

void BalanceView::refresh()
{
    ask([book = book()](Connection &connection) { return read(connection, book); },
        [this](const Answer &answer) { show(answer); });
}

void BalanceView::show(const Answer &answer)
{
    m_all = answer.rows;
    const bool opened = book().period.kind != Period::Kind::All;
    m_model.setOpened(opened);
    offerColumn(table(), BalanceModel::Opening, opened);
    showRows();
    emit answered(answer.head);
}

static bool matches(const BalanceRow &row, const QString &text)
{
    return QString::fromStdString(row.account).startsWith(text, Qt::CaseInsensitive)
        || row.name.contains(text, Qt::CaseInsensitive);
}

/// The total is that of all accounts: of a choice it is left out.
void BalanceView::showRows()
{
    const auto text = m_search->text().trimmed();
    if (text.isEmpty()) {
        m_model.setRows(m_all);
        showTable(book().period.kind == Period::Kind::All
                      ? tr("Nothing is in the books of %1 yet.\nImport documents; they are here once they are posted.")
                            .arg(withShortWords(QString::fromStdString(book().orgId)))
                      : tr("Nothing is in the books through %1.").arg(book().period.words()));
        return;
    }
    std::vector<BalanceRow> found;
    for (const auto &row : m_all) {
        if (row.kind == BalanceRow::Kind::Account && matches(row, text))
            found.push_back(row);
    }
    m_model.setRows(found);
    showTable(tr("No accounts match “%1”.").arg(withShortWords(text)), tr("Clear filter"),
              [this] { m_search->clear(); });
}

void BalanceView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        table().viewport()->update();
    LedgerView::changeEvent(event);
}

} // namespace leapfrog
