// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/inbox/inbox_badge.h"
#include "console/inbox/inbox_list.h"

#include <memory>

class QToolButton;

namespace leapfrog {

namespace Ui {
class InboxPage;
}

class ImportActs;
class InboxActs;
class InboxOrganisations;
class AnswerState;
class PageHeader;
class InboxDetails;

/// The inbox of one organisation: payloads of its shop by reason or one by one, what became of each, and what to do
/// about it.
class InboxPage : public Page
{
    Q_OBJECT
public:
    explicit InboxPage(Session &session, QWidget *parent = nullptr);
    ~InboxPage() override;

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;
    void showPayloads(const PayloadsWanted &wanted) override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTables();
    void setUpActions();
    void connectList();

    void applyFilter();
    void changeOrganisation();
    void setGrouped(bool grouped);
    void openReason(const QModelIndex &index);
    void showGroup(const std::string &group);
    void showAnswer();
    void showFailure(const Error &error);
    void showContent();
    void makeCurrent();
    void showCurrent();
    [[nodiscard]] const PayloadRow *current() const;

    std::unique_ptr<Ui::InboxPage> m_ui;
    PayloadsModel m_payloads;
    ReasonsModel m_reasons;
    InboxList m_list;
    InboxBadge m_badge;
    PageHeader *m_header;
    QToolButton *m_importButton;
    QToolButton *m_group;
    QToolButton *m_again;
    QToolButton *m_retry;
    InboxDetails *m_details = nullptr;
    InboxOrganisations *m_organisations = nullptr;
    std::unique_ptr<InboxActs> m_acts;
    ImportActs *m_import = nullptr;
    std::string m_org; ///< whose inbox is shown; empty: one is to be chosen
    std::int64_t m_wanted = 0; ///< the payload to become the current one when it is loaded
    AnswerState *m_answers;
    bool m_followsFilter = false; ///< grouping changes with the filter, not by a click
    bool m_otherFilter = true; ///< the next answer is the first to this filter
};

} // namespace leapfrog
