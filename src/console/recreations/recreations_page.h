// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/page.h"
#include "console/recreations/recreation_list.h"

#include <array>
#include <memory>
#include <string>

class QToolButton;

namespace leapfrog {

namespace Ui {
class RecreationsPage;
}

class AnswerState;
class PageHeader;
class RecreationActs;
class RecreationDetails;

/// Who recreated what, by which path, and what became of each document: live, whichever program does the work. Refused
/// documents are tried again here, and a recreation is undone here.
class RecreationsPage : public Page
{
    Q_OBJECT
public:
    explicit RecreationsPage(Session &session, QWidget *parent = nullptr);
    ~RecreationsPage() override;

    void refresh() override;
    void askAnew() override;
    [[nodiscard]] QWidget *filterField() override;
    [[nodiscard]] bool isEmpty() const { return m_model.rowCount() == 0; }

    /// One that is not among the newest is shown alone.
    void showRecreation(const QString &recreationId) override;

protected:
    void changeEvent(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void setUpTable();
    void setUpActions();
    void connectList();

    void startList();
    void showAnswer();
    void showFailure(const Error &error);
    void showEmpty();
    void makeCurrent();
    void showCurrent();
    void showActions();
    [[nodiscard]] const RecreationRow *current() const;

    std::unique_ptr<Ui::RecreationsPage> m_ui;
    RecreationsModel m_model;
    RecreationList m_list;
    PageHeader *m_header;
    std::array<QToolButton *, 3> m_buttons{}; ///< cancel the rest, retry, undo
    RecreationDetails *m_details = nullptr;
    std::unique_ptr<RecreationActs> m_acts;
    AnswerState *m_answers;
    std::string m_wanted; ///< to become the current one when it is loaded
};

} // namespace leapfrog
