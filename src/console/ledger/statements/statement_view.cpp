// SPDX-License-Identifier: MIT
#include "console/ledger/statements/statement_view.h"

#include "console/ledger/statements/report_export.h"
#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

#include <QCheckBox>
#include <QEvent>
#include <QJsonDocument>
#include <QLabel>
#include <QTableView>
#include <QVBoxLayout>

namespace leapfrog {

static constexpr int mostMonths = 36; ///< side by side
static constexpr int monthCharacters = 14;

StatementView::StatementView(StatementKind kind, Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_kind(kind)
    , m_byMonth(new QCheckBox(tr("By month"), this))
    , m_tooMany(new QLabel(this))
    , m_export(new ReportExport(session, *this))
{
    const bool isSheet = kind == StatementKind::BalanceSheet;
    m_byMonth->setObjectName(isSheet ? QStringLiteral("sheetByMonth") : QStringLiteral("profitByMonth"));
    m_byMonth->setChecked(true);
    m_byMonth->setToolTip(isSheet ? tr("What stood there at the end of each month of the fiscal year, side by side.")
                                  : tr("The months of the period side by side."));
    m_tooMany->setTextFormat(Qt::PlainText);
    m_tooMany->setForegroundRole(QPalette::PlaceholderText);
    m_tooMany->hide();
    auto *line = new FlowLayout;
    line->setSpacing(8);
    line->addWidget(m_byMonth);
    line->addWidget(m_tooMany);
    lines().addLayout(line);
    setTabOrder(m_byMonth, &table());
    table().setObjectName(isSheet ? QStringLiteral("balanceSheet") : QStringLiteral("profitAndLoss"));
    table().setAccessibleName(isSheet ? tr("Balance sheet") : tr("Profit and loss"));
    table().setModel(&m_model);
    table().setItemDelegate(new SignDelegate(this));
    dressTable(table());
    fitColumns();
    connect(m_byMonth, &QCheckBox::toggled, this, &StatementView::startOver);
    connect(&table(), &QTableView::activated, this, &StatementView::open);
}

QWidget *StatementView::filterField()
{
    return &table();
}

QString StatementView::about() const
{
    if (m_kind == StatementKind::ProfitAndLoss)
        return book().period.words();
    return book().period.kind == Period::Kind::All
        ? tr("at the end of all days")
        : tr("at the end of %1", "a day").arg(dateFigure(fromQDate(book().period.through)));
}

static int monthsIn(const Period &period)
{
    if (period.kind == Period::Kind::All)
        return 1; // those that have entries: it is seen when they are known
    return (period.through.year() - period.from.year()) * 12 + period.through.month() - period.from.month() + 1;
}

StatementQuestion StatementView::statementQuestion() const
{
    const bool isSheet = m_kind == StatementKind::BalanceSheet;
    return {.kind = m_kind,
            .orgId = book().orgId,
            .figures = book().figuresAsked(),
            .days = book().period.days(),
            .byMonth = m_byMonth->isChecked() && (isSheet || monthsIn(book().period) <= mostMonths)};
}

void StatementView::refresh()
{
    ask(
        [question = statementQuestion()](Connection &connection) -> Result<Statement> {
            auto statement = readStatement(connection, question);
            if (!statement || statement->months.size() <= mostMonths)
                return statement;
            auto whole = question; // of all days there are more than fit
            whole.byMonth = false;
            return readStatement(connection, whole);
        },
        [this](const Statement &statement) { show(statement); });
}

void StatementView::show(const Statement &statement)
{
    m_days = statement.question.days;
    const bool wasSoMany
        = m_model.totalColumn() == StatementModel::firstMonth + static_cast<int>(statement.months.size());
    m_model.show(statement);
    if (!wasSoMany)
        fitColumns();
    m_tooMany->setText(tr("Up to %1 months are shown side by side.").arg(numberInWords(mostMonths)));
    m_tooMany->setVisible(m_byMonth->isChecked() && !statement.question.byMonth);
    showTable(m_kind == StatementKind::ProfitAndLoss ? tr("No income and no expenses: %1.").arg(book().period.words())
                                                     : tr("Nothing is in the books: %1.").arg(about()));
    emit answered(statement.sums.head);
}

void StatementView::fitColumns()
{
    setColumnWidths(table(), {12, 34});
    const int width = table().fontMetrics().averageCharWidth() * monthCharacters;
    for (int column = StatementModel::firstMonth; column <= m_model.totalColumn(); ++column)
        table().setColumnWidth(column, width);
}

/// The entries of the figure under the cursor: those of its month, or (at the account or the total) of all.
void StatementView::open(const QModelIndex &index)
{
    const auto *const line = m_model.find(index);
    if (line == nullptr || !line->isAccount())
        return;
    const auto month = m_model.monthOf(index.column());
    const auto last = toQDate(*m_days.through);
    if (m_kind == StatementKind::BalanceSheet) {
        const auto through
            = month ? std::min(last, Period::around(Period::Kind::Month, toQDate(*month)).through) : last;
        emit accountWanted(line->row.account, Period{.kind = Period::Kind::Range, .from = {}, .through = through});
        return;
    }
    if (!month) {
        emit accountWanted(line->row.account);
        return;
    }
    auto days = Period::around(Period::Kind::Month, toQDate(*month));
    const auto first = toQDate(*m_days.from);
    if (days.from < first || days.through > last)
        days = {
            .kind = Period::Kind::Range, .from = std::max(days.from, first), .through = std::min(days.through, last)};
    emit accountWanted(line->row.account, days);
}

QString StatementView::exportWords() const
{
    return m_kind == StatementKind::ProfitAndLoss ? tr("Write the profit and loss into a file: CSV or JSON.")
                                                  : tr("Write the balance sheet into a file: CSV or JSON.");
}

void StatementView::exportShown()
{
    const auto question = statementQuestion();
    const auto textOf = [question](auto write) {
        return [question, write](Connection &connection, const std::stop_token &) -> Result<std::string> {
            const auto statement = readStatement(connection, question);
            if (!statement)
                return leapfrog::failed(statement);
            return write(*statement);
        };
    };
    const bool isSheet = m_kind == StatementKind::BalanceSheet;
    m_export->ask(isSheet ? tr("Export the balance sheet") : tr("Export the profit and loss"),
                  QString::fromStdString(book().orgId).left(60)
                      + (isSheet ? QStringLiteral("-balance-sheet") : QStringLiteral("-profit-and-loss")),
                  {{.filter = ReportExport::csvFilter(), .suffix = QStringLiteral("csv"), .text = textOf(statementCsv)},
                   {.filter = ReportExport::jsonFilter(),
                    .suffix = QStringLiteral("json"),
                    .text = textOf([](const Statement &statement) {
                        return QJsonDocument(statementJson(statement)).toJson().toStdString();
                    })}});
}

void StatementView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        table().viewport()->update();
    LedgerView::changeEvent(event);
}

} // namespace leapfrog
