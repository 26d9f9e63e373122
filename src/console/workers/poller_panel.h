// SPDX-License-Identifier: MIT
#pragma once

#include "console/session/session.h"

#include <QFrame>

#include <memory>

namespace leapfrog {

namespace Ui {
class PollerPanel;
}

/// This console's own poller: how it is, with how many slots and how fast it works, Start, Stop, Stop now. UI thread.
class PollerPanel : public QFrame
{
    Q_OBJECT
public:
    explicit PollerPanel(Session &session, QWidget *parent = nullptr);
    ~PollerPanel() override;

private:
    void showState();
    void toggle();
    [[nodiscard]] QString note() const;

    Session &m_session;
    std::unique_ptr<Ui::PollerPanel> m_ui;
    bool m_followsSetting = true; ///< the number of slots is the shared setting's, until the user has chosen another
};

} // namespace leapfrog
