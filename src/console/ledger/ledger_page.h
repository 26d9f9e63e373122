// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/ledger/ledger_view.h"

#include <array>
#include <map>

class QComboBox;
class QLabel;
class QToolButton;

namespace leapfrog {

class DocumentEntriesView;
class CloseActs;
class EntriesView;
class FluxDocumentsView;
class KnownAtBar;
class KnownAtChoice;
class LedgerChoice;
class LedgerExport;
class LedgerPrint;
class LedgerViews;
class LeftOutBar;
class LockLabel;
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
    void setUpHead();
    void setUpActs();
    void setUpViews();
    void follow(LedgerView *view);

    void showBook();
    void showOrganisations();
    void showActs();
    void offerExport();
    void exportShown();
    void showAnswer(const ReportHead &head);
    void showFailure(const Error &error);
    void showAbout();

    [[nodiscard]] LedgerView *current() const;
    void showDocumentsOf(const std::string &status);
    void mend(const QString &check, Date through);
    void showStarted(const StartedRecreation &recreation);
    void showNotStarted(const Error &error);

    Book m_book;
    // Tab follows the order in which these are made.
    PageHeader *m_header;
    std::array<QToolButton *, 6> m_buttons;
    LedgerViews *m_views;
    QLabel *m_about;
    PeriodChoice *m_period;
    LockLabel *m_lock;
    QComboBox *m_figures;
    KnownAtChoice *m_knownAt;
    KnownAtBar *m_then;
    LeftOutBar *m_leftOut;
    NoticeBar *m_notice;
    LedgerChoice *m_choose;
    EntriesView *m_entries;
    DocumentEntriesView *m_document;
    FluxDocumentsView *m_fluxDocuments;
    QAction *m_exportAction;
    PeriodActs *m_acts;
    CloseActs *m_closeActs;
    std::map<QString, LedgerView *> m_mendedIn; ///< points of the close's list that are mended in a view
    LedgerExport *m_export;
    LedgerPrint *m_print;
    RecreationNotice *m_follows;
    bool m_knowsOrganisations = false;
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
