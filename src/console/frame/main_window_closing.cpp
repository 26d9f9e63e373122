// SPDX-License-Identifier: MIT
// How the window closes: nothing waits here; what is under way is ended or handed on, and seen to be.
#include "console/frame/main_window.h"
#include "console/frame/notice_bar.h"

#include <QCloseEvent>
#include <QMessageBox>
#include <QPushButton>

#include <cstdlib>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto patience = 3s; ///< for the end after "Close now"
static constexpr auto longAfter = 2s; ///< closing takes so long: it is said, and "Close now" offered

void MainWindow::closeEvent(QCloseEvent *event)
{
    if (m_closed || m_session == nullptr) {
        event->accept();
        return;
    }
    event->ignore();
    if (m_closing)
        closeNow(); // asked twice: something hangs
    else if (m_session->activities().running() > 0)
        askHowToClose();
    else
        beginClosing();
}

void MainWindow::askHowToClose()
{
    if (std::exchange(m_asks, true))
        return;
    const int running = m_session->activities().running();
    auto *box = new QMessageBox(QMessageBox::Question, tr("Close Leapfrog"),
                                tr("Under way: %n recreation(s).", nullptr, running), QMessageBox::NoButton, this);
    box->setInformativeText(
        tr("If you close now, what is not begun goes to the queue at once, and workers take over the rest when its "
           "lease ends, in at most %1 s. Nothing is lost or posted twice.")
            .arg(m_session->settings().lease / 1s));
    auto *finish = box->addButton(tr("&Finish, then close"), QMessageBox::AcceptRole);
    auto *now = box->addButton(tr("Close &now"), QMessageBox::DestructiveRole);
    auto *stay = box->addButton(tr("&Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(finish);
    box->setEscapeButton(stay);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [this] { m_asks = false; });
    connect(finish, &QPushButton::clicked, this, &MainWindow::finishThenClose);
    connect(now, &QPushButton::clicked, this, &MainWindow::closeNow);
    box->open();
}

void MainWindow::finishThenClose()
{
    const auto closeWhenDone = [this] {
        if (m_session->activities().running() == 0)
            beginClosing();
    };
    connect(&m_session->activities(), &Activities::finished, this, closeWhenDone);
    sayClosing(tr("Leapfrog closes when what is under way has ended."));
    closeWhenDone();
}

/// Whatever the end waits for, the user need not.
void MainWindow::sayClosing(const QString &text)
{
    m_closingBar->say(
        {.kind = NoticeBar::Kind::Notice,
         .text = text,
         .advice = tr("If you close now, workers finish what is not done; nothing is lost or posted twice."),
         .details = {},
         .actionText = tr("Close &now"),
         .action = [this] { closeNow(); }});
}

void MainWindow::closeNow()
{
    m_session->activities().cancelAll();
    beginClosing();
    // A server that does not answer must not keep the window: leases end by themselves, wherever this process stops.
    QTimer::singleShot(patience, this, [this] {
        m_settings.sync();
        std::_Exit(EXIT_SUCCESS);
    });
}

void MainWindow::beginClosing()
{
    if (std::exchange(m_closing, true))
        return;
    remember();
    connect(m_session, &Session::closed, this, [this] {
        m_closed = true;
        close();
    });
    QTimer::singleShot(longAfter, this, [this] {
        if (!m_closed)
            sayClosing(tr("Closing takes long: “%1” has not ended what is under way.").arg(m_session->name()));
    });
    m_session->close();
}

} // namespace leapfrog
