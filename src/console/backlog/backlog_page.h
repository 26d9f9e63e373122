// SPDX-License-Identifier: MIT
#pragma once

#include "console/backlog/backlog_snapshot.h"
#include "console/backlog/depth_history.h"
#include "console/backlog/rate_history.h"
#include "console/frame/page.h"

#include <memory>

class QSortFilterProxyModel;

namespace leapfrog {

class DepthTableModel;
class OrganisationModel;
class PageHeader;

namespace Ui {
class BacklogPage;
}

/// How much waits, by priority, now and before; when a click starts; by organisation; this console's poller.
class BacklogPage : public Page
{
    Q_OBJECT
public:
    explicit BacklogPage(Session &session, QWidget *parent = nullptr);
    ~BacklogPage() override;

    void refresh() override;
    void askAnew() override;

private:
    void setUpTables();
    void chooseSpan(std::chrono::seconds span);
    void askHistory();
    void showChartTitle();
    void showBacklog(const BacklogSnapshot &backlog);
    void showWelcome(const BacklogSnapshot &backlog);
    void showCards(const BacklogSnapshot &backlog);
    void showHistory();
    void showPoller();
    void togglePoller();

    std::unique_ptr<Ui::BacklogPage> m_ui;
    PageHeader *m_header;
    OrganisationModel *m_organisations;
    QSortFilterProxyModel *m_sorted;
    DepthTableModel *m_table;
    DepthHistory m_history;
    RateHistory m_rates;
    std::chrono::seconds m_span;
    bool m_asking = false;
    std::string m_historyOrganisation; ///< whose history was asked for; empty: of all together
    bool m_historyAsked = false; ///< since the session was connected, for this span
};

} // namespace leapfrog
