// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QWidget>

#include <memory>

namespace leapfrog {

namespace Ui {
class OpeningPage;
}

/// The full page while there is no database to show: at the first start the user chooses one; later it is being opened
/// or closed, or needs a person: a password, a migration, a newer program, another choice.
class OpeningPage : public QWidget
{
    Q_OBJECT
public:
    explicit OpeningPage(Session &session, QWidget *parent = nullptr);
    ~OpeningPage() override;

signals:
    /// The user wants to choose another database.
    void connectionsWanted();
    /// … to try things out with made-up data.
    void demoWanted();
    /// … the private database of this computer.
    void privateWanted();

protected:
    void showEvent(QShowEvent *event) override;

private:
    void showState();
    void showWelcome();
    void showBusy(const QString &title);
    void showProblem();
    void act();

    Session &m_session;
    std::unique_ptr<Ui::OpeningPage> m_ui;
    QTimer m_long; ///< after it the page says that it still waits
};

} // namespace leapfrog
