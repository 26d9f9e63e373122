// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QWidget>

#include <functional>

class QLabel;
class QPushButton;

namespace leapfrog {

/// Back up, restore and delete of the private database: buttons, their questions, and what came of it. UI thread; the
/// work is done in the background.
class PrivateCare : public QWidget
{
    Q_OBJECT
public:
    explicit PrivateCare(QWidget *parent = nullptr);

    /// Whether this window has it, or the demo beside it, open: then it can only be backed up.
    void setOpen(bool isOpen);

signals:
    /// What is going on or came of it, in a sentence or two.
    void told(const QString &words);

private:
    void askBackup();
    void askRestore();
    void askDelete();
    void run(std::function<Result<>()> work, const QString &busy, const QString &done);
    void showState();

    QPushButton *m_backUp;
    QPushButton *m_restore;
    QPushButton *m_delete;
    bool m_isOpen = false;
    bool m_isBusy = false;
};

} // namespace leapfrog
