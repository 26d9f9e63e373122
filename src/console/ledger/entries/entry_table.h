// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/entries/ledger_entries_model.h"
#include "console/ledger/ledger_view.h"
#include "ledger/chart_of_accounts.h"

#include <memory>
#include <optional>

namespace leapfrog {

/// A list of entries, at most a page at a time: the first of a filter, further ones when they are scrolled to, and
/// while looked at the part on the screen afresh.
class EntryTable : public LedgerView
{
    Q_OBJECT
public:
    EntryTable(Session &session, QWidget *parent);

    void refresh() override;

protected:
    /// Which entries to list; the organisation is that of the book.
    void setFilter(const EntryFilter &filter);
    [[nodiscard]] const EntryFilter &filter() const { return m_filter; }
    [[nodiscard]] LedgerEntriesModel &model() { return m_model; }
    [[nodiscard]] const ChartOfAccounts &chart() const { return *m_chart; }
    [[nodiscard]] const LedgerEntry *current() const;
    /// The rows are fresh, or others have come.
    virtual void noteRows() { }
    /// The accounts' names are known, or others.
    virtual void noteChart() { }
    /// What stands where no entries are.
    virtual void showRows() = 0;

private:
    struct Answer
    {
        EntryPage page;
        std::vector<LedgerEntry> rows;
        std::shared_ptr<const ChartOfAccounts> chart;
    };
    static Result<Answer> read(Connection &connection, const EntryFilter &filter, const std::optional<EntryRow> &after,
                               int limit);
    void askPage(const LedgerEntry &after);
    void show(const Answer &answer);

    LedgerEntriesModel m_model;
    EntryFilter m_filter;
    std::shared_ptr<const ChartOfAccounts> m_chart;
    int m_generation = 0; ///< pages for an earlier filter are dropped
};

} // namespace leapfrog
