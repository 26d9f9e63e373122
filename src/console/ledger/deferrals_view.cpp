// SPDX-License-Identifier: MIT
#include "console/ledger/deferrals_view.h"

#include "console/look/figures.h"
#include "console/look/table_look.h"
#include "console/look/words.h"

#include <QLabel>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto typingRest = 250ms;
static constexpr std::size_t mostShown = 1'000; ///< of more the first are shown, and it is said
static constexpr std::size_t mostReleases = 40; ///< in a tooltip

DeferralsView::DeferralsView(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_document(new QLineEdit(this))
    , m_more(new QLabel(this))
{
    m_document->setObjectName(QStringLiteral("deferralsDocument"));
    m_document->setPlaceholderText(tr("Document number"));
    m_document->setAccessibleName(tr("Document number"));
    m_document->setClearButtonEnabled(true);
    m_more->setObjectName(QStringLiteral("moreDeferrals"));
    m_more->setTextFormat(Qt::PlainText);
    m_more->setWordWrap(true);
    m_more->hide();
    lines().addWidget(m_document);
    lines().addWidget(m_more);
    setTabOrder(m_document, &table());
    table().setObjectName(QStringLiteral("deferrals"));
    table().setAccessibleName(tr("Deferrals"));
    table().setModel(&m_model);
    dressTable(table());
    setColumnWidths(table(), {18, 30, 12, 18, 18, 14, 14});
    m_rest.setSingleShot(true);
    m_rest.setInterval(typingRest);
    connect(&m_rest, &QTimer::timeout, this, &DeferralsView::startOver);
    connect(m_document, &QLineEdit::textChanged, &m_rest, qOverload<>(&QTimer::start));
    connect(m_document, &QLineEdit::returnPressed, this, [this] { focusTable(); });
    connect(&table(), &QTableView::activated, this, [this](const QModelIndex &index) {
        const auto *row = m_model.find(index);
        if (row == nullptr)
            return;
        if (row->isTotal())
            emit accountWanted(row->account);
        else
            emit entryWanted({.documentId = row->document});
    });
}

QWidget *DeferralsView::filterField()
{
    return m_document;
}

/// Without a last day: today.
Date DeferralsView::asOf() const
{
    const auto today = fromQDate(QDate::currentDate());
    const auto through = book().period.days().through;
    return through ? *through : today;
}

QString DeferralsView::about() const
{
    return tr("as of %1", "a day").arg(dateFigure(asOf()));
}

static QString accountText(const ChartOfAccounts &chart, const std::string &code)
{
    const auto *const account = chart.find(code);
    const auto text = QString::fromStdString(code);
    return account == nullptr ? text : text + QLatin1Char(' ') + QString::fromStdString(account->name);
}

static DeferralLine lineOf(const DeferralRow &row, const ChartOfAccounts &chart, Date asOf)
{
    DeferralLine line{.document = row.documentId,
                      .account = row.account,
                      .accountName = accountText(chart, row.account),
                      .currency = row.currency,
                      .since = row.date,
                      .deferred = row.deferred,
                      .left = row.remaining,
                      .next = {},
                      .last = {},
                      .schedule = {}};
    const auto next = std::ranges::find_if(row.releases, [asOf](const auto &one) { return one.date > asOf; });
    if (next != row.releases.end())
        line.next = next->date;
    if (!row.releases.empty())
        line.last = row.releases.back().date;
    QStringList schedule;
    for (std::size_t i = 0; i < std::min(row.releases.size(), mostReleases); ++i)
        schedule.append(
            DeferralsView::tr("%1: %2", "day and amount of a release")
                .arg(dateFigure(row.releases[i].date), amountWithCurrency(row.releases[i].amount, row.currency)));
    if (row.releases.size() > mostReleases)
        schedule.append(
            DeferralsView::tr("and %Ln more", nullptr, static_cast<int>(row.releases.size() - mostReleases)));
    line.schedule = schedule.join(QLatin1Char('\n'));
    return line;
}

Result<DeferralsView::Answer> DeferralsView::read(Connection &connection, const Book &book, const std::string &document,
                                                  Date asOf)
{
    auto report = ReportStore(connection)
                      .deferrals(book.orgId, document, asOf, book.figures, book.knownAt ? book.knownAt->text : "");
    if (!report)
        return leapfrog::failed(report);
    BookSumsStore then(connection);
    auto head = then.head(book.orgId, book.figuresAsked());
    if (!head)
        return leapfrog::failed(head);
    report->head = std::move(*head);
    const auto chart = then.chart(book.orgId, book.figuresAsked());
    if (!chart)
        return leapfrog::failed(chart);
    Answer answer{.head = std::move(report->head), .lines = {}, .found = report->deferrals.size()};
    for (std::size_t i = 0; i < std::min(report->deferrals.size(), mostShown); ++i)
        answer.lines.push_back(lineOf(report->deferrals[i], *chart, asOf));
    for (const auto &one : report->remaining) {
        DeferralLine total;
        total.account = one.account;
        total.accountName = accountText(*chart, one.account);
        total.currency = answer.head.currency->code;
        total.left = one.balance;
        answer.lines.push_back(total);
    }
    return answer;
}

void DeferralsView::refresh()
{
    ask([book = book(), document = m_document->text().trimmed().toStdString(),
         asOf = asOf()](Connection &connection) { return read(connection, book, document, asOf); },
        [this](const Answer &answer) { show(answer); });
}

void DeferralsView::show(const Answer &answer)
{
    m_model.setRows(answer.lines);
    m_more->setVisible(answer.found > mostShown);
    m_more->setText(tr("%1 deferrals; the first %2 are listed. Name a document to see another one.")
                        .arg(numberInWords(static_cast<std::int64_t>(answer.found)),
                             numberInWords(static_cast<std::int64_t>(mostShown))));
    const auto text = m_document->text().trimmed();
    if (text.isEmpty())
        showTable(tr("Nothing is deferred on %1.").arg(dateFigure(asOf())));
    else
        showTable(tr("No deferrals match “%1”.").arg(withShortWords(text)), tr("Clear filter"),
                  [this] { m_document->clear(); });
    emit answered(answer.head);
}

} // namespace leapfrog
