// SPDX-License-Identifier: MIT
#pragma once

#include "console/background/repeated_question.h"
#include "console/frame/page.h"
#include "console/rehearsal/rehearsal_run.h"
#include "ledger/chart_of_accounts.h"
#include "store/close/settings_acts.h"
#include "store/queue/recreations.h"

#include <QTimer>

#include <memory>
#include <optional>

class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace leapfrog {

class EffectView;
class NoticeBar;
class PageHeader;
class RehearsalActs;
class SettingsForm;

/// What other settings would do to an organisation's books, before they are made: settings on the left, their effect on
/// the right, as one types. Applies them, and takes that back.
class RehearsalPage : public Page
{
    Q_OBJECT
public:
    explicit RehearsalPage(Session &session, QWidget *parent = nullptr);
    ~RehearsalPage() override;

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    struct Snapshot
    {
        OrganisationState state;
        ChartOfAccounts chart;
        std::optional<SettingsAct> act;
        std::optional<RecreationRow> recreation; ///< of `act`
    };
    static Result<Snapshot> read(Connection &connection, const std::string &orgId);

    void setUpParts();
    void setUpActs();
    void connectParts();
    void showOrganisation();
    void showSnapshot(const Snapshot &snapshot);
    void showFailure(const Error &error);
    void showApplied(const Snapshot &snapshot);
    void showRehearsed(const Result<std::shared_ptr<const RehearsedChange>> &rehearsed);
    void showActs();
    [[nodiscard]] QString whyNoApply() const;
    void noteChange();
    void rehearse();
    void apply();
    /// Whose settings these are; empty: none is chosen.
    [[nodiscard]] std::string organisation() const;

    PageHeader *m_header;
    QAction *m_apply;
    QAction *m_undo;
    QToolButton *m_applyButton;
    QToolButton *m_undoButton;
    NoticeBar *m_notice;
    QWidget *m_appliedLine;
    QLabel *m_applied;
    QPushButton *m_showApplied;
    QStackedWidget *m_stack;
    QLabel *m_choose;
    QSplitter *m_split;
    SettingsForm *m_form;
    EffectView *m_effect;
    RehearsalActs *m_acts;
    RehearsalRun *m_run;
    RepeatedQuestion m_question;
    QTimer m_typing; ///< begins the rehearsal when nobody types for a moment
    std::shared_ptr<const RehearsedChange> m_rehearsed; ///< of what is in the form; nothing: not known yet
    std::string m_org; ///< whose settings are in the form
    std::optional<SettingsAct> m_act; ///< that can be undone
    bool m_saysFailure = false; ///< the notice is about a question that failed
};

} // namespace leapfrog
