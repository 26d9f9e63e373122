// SPDX-License-Identifier: MIT
#include "console/ledger/balance_view.h"

#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "store/books/accounts.h"

#include <QEvent>
#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <map>

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
        if (const auto *row = m_model.find(index))
            emit accountWanted(row->account);
    });
}

QWidget *BalanceView::filterField()
{
    return m_search;
}

/// What an account had before is asked for as another trial balance, of the same moment.
Result<BalanceView::Answer> BalanceView::read(Connection &connection, const Book &book)
{
    auto snapshot = Transaction::beginSnapshot(connection);
    if (!snapshot)
        return leapfrog::failed(snapshot);
    ReportStore store(connection);
    const auto days = book.period.days();
    auto balance = store.trialBalance(book.orgId, book.figures, days);
    if (!balance)
        return leapfrog::failed(balance);
    const auto chart = AccountStore(connection).chart(book.orgId);
    if (!chart)
        return leapfrog::failed(chart);
    const auto currency = std::string(balance->head.currency->code);
    std::map<std::string, BalanceRow> accounts;
    for (const auto &one : balance->accounts)
        accounts[one.account] = {.account = one.account, .name = {}, .debit = one.debit, .credit = one.credit};
    if (days.from) {
        const auto before
            = store.trialBalance(book.orgId, book.figures, {.from = {}, .through = *days.from - std::chrono::days(1)});
        if (!before)
            return leapfrog::failed(before);
        for (const auto &one : before->accounts)
            accounts[one.account].opening = one.balance;
    }
    if (auto ended = snapshot->commit(); !ended)
        return leapfrog::failed(ended);

    Answer answer{.balance = std::move(*balance), .rows = {}};
    BalanceRow total{.account = {}, .name = {}, .currency = currency};
    for (auto &[code, row] : accounts) {
        const auto *const account = chart->find(code);
        row.account = code;
        row.name = account == nullptr ? QString() : QString::fromStdString(account->name);
        row.currency = currency;
        total.opening += row.opening;
        total.debit += row.debit;
        total.credit += row.credit;
        answer.rows.push_back(row);
    }
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
    emit answered(answer.balance.head);
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
        if (!row.isTotal() && matches(row, text))
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
