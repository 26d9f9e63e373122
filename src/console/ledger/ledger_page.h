// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/ledger/ledger_view.h"
#include "store/books/period_locks.h"

#include <array>
#include <optional>
#include <vector>

class QComboBox;
class QLabel;
class QStackedWidget;
class QTabBar;
class QToolButton;

namespace leapfrog {

class BalanceView;
class DeferralsView;
class DocumentEntriesView;
class EntriesView;
class LedgerChoice;
class LedgerExport;
class LeftOutBar;
class NoticeBar;
class PageHeader;
class PeriodActs;
class PeriodChoice;
class RecreationNotice;
struct StartedRecreation;

/// The general ledger of one organisation: trial balance, entries, deferrals, verification. Enter goes deeper, from a
/// balance to its entries, to those of the document, to the rule and its reason; Alt+Left comes back, with selection
/// and place kept: each of these is a view of its own that stays as it is while another one is looked at.
class LedgerPage : public Page
{
    Q_OBJECT
public:
    explicit LedgerPage(Session &session, QWidget *parent = nullptr);

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;
    void showEntries(const QString &orgId, const QString &documentId) override;

private:
    /// Where one is, to come back to.
    struct Place
    {
        LedgerView *view = nullptr;
        int tab = 0;
        bool reason = false; ///< of the document's entries: at the reason
    };
    void setUpHead();
    void setUpActs();
    void setUpViews();
    void addTab(LedgerView *view, const QString &name);
    void addView(LedgerView *view);

    void showBook();
    void showOrganisations();
    void askLock();
    void showLock();
    void showAnswer(const ReportHead &head);
    void showFailure(const Error &error);
    void showAbout();

    [[nodiscard]] LedgerView *current() const;
    void go(LedgerView *view, bool reason = false);
    void back();
    void show(const Place &place);
    void showTab(int tab);
    void showDocumentsOf(const std::string &status);
    void showStarted(const StartedRecreation &recreation);
    void showNotStarted(const Error &error);

    Book m_book;
    // Tab follows the order in which these are made.
    PageHeader *m_header;
    std::array<QToolButton *, 4> m_buttons;
    QTabBar *m_tabs;
    QLabel *m_about;
    PeriodChoice *m_period;
    QLabel *m_lockLabel;
    QComboBox *m_figures;
    LeftOutBar *m_leftOut;
    NoticeBar *m_notice;
    QStackedWidget *m_stack;
    LedgerChoice *m_choose;
    BalanceView *m_balance;
    EntriesView *m_entries;
    DocumentEntriesView *m_document;
    std::vector<LedgerView *> m_views;
    std::vector<LedgerView *> m_tabViews;
    QAction *m_back;
    QAction *m_exportAction;
    PeriodActs *m_acts;
    LedgerExport *m_export;
    RecreationNotice *m_follows;
    std::vector<Place> m_places; ///< to go back to, the last first
    Place m_place;
    RepeatedQuestion m_lockQuestion;
    std::optional<PeriodLockState> m_lock;
    bool m_knowsOrganisations = false;
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
