// SPDX-License-Identifier: MIT
#include "console/ledger/clearing/clearing_view.h"

#include "console/ledger/clearing/clearing_export.h"
#include "console/look/flow_layout.h"
#include "console/look/table_look.h"
#include "console/look/words.h"
#include "store/books/accounts.h"
#include "store/inbox/rest_words.h"

#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 250ms;
static constexpr std::size_t mostShown = 2'000; ///< of more the first are shown, and it is said

ClearingView::ClearingView(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_search(new QLineEdit(this))
    , m_exportButton(new QPushButton(tr("Export this list…"), this))
    , m_more(new QLabel(this))
    , m_export(new ClearingExport(session, *this))
{
    m_search->setObjectName(QStringLiteral("clearingSearch"));
    m_search->setPlaceholderText(tr("Order, account or reason"));
    m_search->setAccessibleName(tr("Search rests by order, account or reason"));
    m_search->setClearButtonEnabled(true);
    m_search->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_exportButton->setObjectName(QStringLiteral("clearingExport"));
    m_exportButton->setToolTip(tr("Write all rests into a CSV file."));
    m_more->setObjectName(QStringLiteral("moreRests"));
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    m_more->hide();
    auto *line = new FlowLayout;
    line->setSpacing(8);
    line->addWidget(m_search);
    line->addWidget(m_exportButton);
    lines().addLayout(line);
    lines().addWidget(m_more);
    setTabOrder(m_search, m_exportButton);
    setTabOrder(m_exportButton, &table());
    table().setObjectName(QStringLiteral("clearing"));
    table().setAccessibleName(tr("What clearing accounts still hold"));
    table().setModel(&m_model);
    dressTable(table());
    setColumnWidths(table(), {28, 20, 12, 18, 40});
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    connect(&m_rest, &QTimer::timeout, this, &ClearingView::showLines);
    connect(m_search, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_search, &QLineEdit::returnPressed, this, [this] { focusTable(); });
    connect(m_exportButton, &QPushButton::clicked, this, [this] { m_export->ask(book().orgId); });
    connect(&table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        const auto *row = m_model.find(index);
        if (row == nullptr)
            return;
        const bool isDocument = row->name != row->place || row->reason == RestReason::OtherDocument;
        if (!row->isBalance() && isDocument)
            emit entryWanted({.documentId = row->name});
        else
            emit accountWanted(row->account);
    });
}

QWidget *ClearingView::filterField()
{
    return m_search;
}

QString ClearingView::about() const
{
    return tr("as it is now, whatever the period is");
}

QString ClearingView::whyOnlyNow() const
{
    return tr("Rests are known as they are now only: show today's figures first.");
}

Result<ClearingView::Answer> ClearingView::read(Connection &connection, const std::string &orgId)
{
    auto report = ClearingStore(connection).report(orgId, {});
    if (!report)
        return leapfrog::failed(report);
    const auto chart = AccountStore(connection).chart(orgId);
    if (!chart)
        return leapfrog::failed(chart);
    Answer answer{.head = std::move(report->head), .lines = {}};
    const std::string currency(answer.head.currency->code);
    for (auto &account : report->accounts) {
        const auto *const known = chart->find(account.account);
        const auto code = QString::fromStdString(account.account);
        const auto name = known == nullptr ? code : code + QLatin1Char(' ') + QString::fromStdString(known->name);
        for (auto &rest : account.rests)
            answer.lines.push_back({.account = account.account,
                                    .accountName = name,
                                    .place = std::move(rest.place),
                                    .name = std::move(rest.name),
                                    .date = rest.date,
                                    .amount = rest.amount,
                                    .currency = currency,
                                    .reason = rest.reason});
        answer.lines.push_back({.account = account.account,
                                .accountName = name,
                                .place = {},
                                .name = {},
                                .date = {},
                                .amount = account.balance,
                                .currency = currency});
    }
    return answer;
}

/// The period plays no part: only another organisation is another question.
void ClearingView::noteBook()
{
    if (book().orgId != m_orgId)
        startOver();
}

void ClearingView::refresh()
{
    ask([orgId = book().orgId](Connection &connection) { return read(connection, orgId); },
        [this](const Answer &answer) { show(answer); });
}

void ClearingView::show(const Answer &answer)
{
    m_orgId = book().orgId;
    m_lines = answer.lines;
    showLines();
    emit answered(answer.head);
}

static bool matches(const ClearingLine &line, const QString &text)
{
    return line.isBalance() || line.accountName.contains(text, Qt::CaseInsensitive)
        || QString::fromStdString(line.name).contains(text, Qt::CaseInsensitive)
        || QString::fromStdString(line.place).contains(text, Qt::CaseInsensitive)
        || restReasonWords(line.reason).contains(text, Qt::CaseInsensitive);
}

void ClearingView::showLines()
{
    const auto text = m_search->text().trimmed();
    std::vector<ClearingLine> shown;
    std::size_t found = 0;
    std::size_t kept = 0;
    for (const auto &line : m_lines) {
        if (!matches(line, text))
            continue;
        found += line.isBalance() ? 0 : 1;
        if (!line.isBalance() && kept == mostShown)
            continue; // the balances are shown all
        kept += line.isBalance() ? 0 : 1;
        shown.push_back(line);
    }
    m_model.setRows(shown);
    m_more->setVisible(found > kept);
    m_more->setText(
        tr("%1 rests; the first %2 are listed. The export has all.")
            .arg(numberInWords(static_cast<std::int64_t>(found)), numberInWords(static_cast<std::int64_t>(kept))));
    showTable(tr("There are no clearing accounts."));
}

} // namespace leapfrog
