// SPDX-License-Identifier: MIT
#include "console/ledger/entries/entry_table.h"

#include "console/look/sign_delegate.h"
#include "console/look/table_look.h"

#include <QScrollBar>
#include <QTableView>

#include <algorithm>

namespace leapfrog {

static constexpr int margin = 25; ///< rows beyond the screen that are kept fresh too

EntryTable::EntryTable(Session &session, QWidget *parent)
    : LedgerView(session, parent)
    , m_chart(std::make_shared<const ChartOfAccounts>())
{
    table().setModel(&m_model);
    table().setItemDelegate(new SignDelegate(this));
    dressTable(table());
    setColumnWidths(table(), {12, 18, 8, 30, 15, 15, 17, 34, 22});
    connect(&m_model, &LedgerEntriesModel::pageWanted, this, &EntryTable::askPage);
}

const LedgerEntry *EntryTable::current() const
{
    return m_model.find(table().currentIndex());
}

void EntryTable::setFilter(const EntryFilter &filter)
{
    m_filter = filter;
    m_filter.orgId = book().orgId;
    m_filter.awaiting = book().figures;
    m_filter.knownAt = book().knownAt ? book().knownAt->text : std::string();
    m_filter.allVersions = filter.allVersions && m_filter.knownAt.empty(); // of a moment there is one
    ++m_generation;
    startOver();
}

static QString accountWords(const std::string &code, const ChartOfAccounts &chart)
{
    const auto *const account = chart.find(code);
    const auto text = QString::fromStdString(code);
    return account == nullptr || account->name.empty()
        ? text
        : text + QLatin1Char(' ') + QString::fromStdString(account->name);
}

static Figures figuresOf(const EntryFilter &filter)
{
    return {.awaiting = filter.awaiting,
            .knownAt = filter.knownAt.empty() ? std::nullopt : std::optional(Moment{.text = filter.knownAt})};
}

/// A document that nobody knows has no entries: what is typed is on its way to a number that is there.
static Result<EntryPage> pageOf(ReportStore &store, const EntryFilter &filter, const std::optional<EntryRow> &after,
                                int limit)
{
    auto page = store.entries(filter, after, limit);
    if (page || page.error().reason != "unknown_document")
        return page;
    auto head = store.head(filter.orgId, filter.awaiting);
    if (!head)
        return failed(head);
    return EntryPage{.head = std::move(*head), .entries = {}, .more = false};
}

Result<EntryTable::Answer> EntryTable::read(Connection &connection, const EntryFilter &filter,
                                            const std::optional<EntryRow> &after, int limit)
{
    ReportStore store(connection);
    auto page = pageOf(store, filter, after, limit);
    if (!page)
        return leapfrog::failed(page);
    BookSumsStore then(connection);
    if (!filter.knownAt.empty()) {
        auto head = then.head(filter.orgId, figuresOf(filter));
        if (!head)
            return leapfrog::failed(head);
        page->head = std::move(*head);
    }
    auto chart = then.chart(filter.orgId, figuresOf(filter));
    if (!chart)
        return leapfrog::failed(chart);
    Answer answer{.page = {}, .rows = {}, .chart = std::make_shared<const ChartOfAccounts>(std::move(*chart))};
    for (const auto &entry : page->entries)
        answer.rows.push_back({.entry = entry,
                               .account = accountWords(entry.posting.account, *answer.chart),
                               .baseCurrency = std::string(page->head.currency->code)});
    answer.page = std::move(*page);
    return answer;
}

void EntryTable::refresh()
{
    if (question().isNew()) {
        ask([filter
             = m_filter](Connection &connection) { return read(connection, filter, {}, LedgerEntriesModel::pageSize); },
            [this](const Answer &answer) {
                m_model.showFirstPage(answer.rows, answer.page.more);
                table().scrollToTop();
                table().setCurrentIndex(m_model.index(0, 0));
                show(answer);
            });
        return;
    }
    const int first = std::clamp(table().rowAt(0), 0, std::max(0, m_model.rowCount() - 1));
    const int last = table().rowAt(table().viewport()->height() - 1);
    const int limit
        = std::clamp((last < 0 ? m_model.rowCount() : last + 1) - first + margin, margin, LedgerEntriesModel::pageSize);
    std::optional<LedgerEntry> after;
    if (first > 0)
        after = m_model.rows()[static_cast<std::size_t>(first) - 1];
    ask(
        [filter = m_filter, after, limit](Connection &connection) {
            return read(connection, filter, after ? std::optional(after->entry) : std::nullopt, limit);
        },
        [this, first, after](const Answer &answer) {
            m_model.refreshPart(first, after ? std::optional(rowKey(*after)) : std::nullopt, answer.rows,
                                answer.page.more);
            show(answer);
        });
}

void EntryTable::show(const Answer &answer)
{
    if (answer.chart->accounts() != m_chart->accounts()) {
        m_chart = answer.chart;
        noteChart();
    }
    offerColumn(table(), LedgerEntriesModel::Foreign, m_model.hasForeign());
    offerColumn(table(), LedgerEntriesModel::State, m_model.hasStates());
    showRows();
    noteRows();
    emit answered(answer.page.head);
}

void EntryTable::askPage(const LedgerEntry &after)
{
    session().read(
        this,
        [filter = m_filter, after = after.entry](Connection &connection) {
            return read(connection, filter, after, LedgerEntriesModel::pageSize);
        },
        [this, after = rowKey(after), generation = m_generation](const Result<Answer> &answer) {
            if (generation != m_generation)
                return;
            if (answer) {
                m_model.appendPage(after, answer->rows, answer->page.more);
                show(*answer);
                return;
            }
            m_model.pageFailed();
            if (answer.error().code != Error::Code::Cancelled)
                emit failed(answer.error());
        });
}

} // namespace leapfrog
