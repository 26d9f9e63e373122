// SPDX-License-Identifier: MIT
#include "console/window/closing.h"

#include "console/frame/notice_bar.h"
#include "console/session/session.h"

#include <QCoreApplication>
#include <QMessageBox>
#include <QPushButton>
#include <QSettings>
#include <QTimer>

#include <cstdlib>
#include <utility>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr auto patience = 3s; ///< for the end after "Close now"
static constexpr auto longAfter = 2s; ///< closing takes so long: it is said, and "Close now" offered

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::MainWindow)
};

} // namespace

Closing::Closing(QWidget &window, NoticeBar &bar, QSettings &settings)
    : m_window(window)
    , m_bar(bar)
    , m_settings(settings)
{ }

void Closing::setSession(Session &session)
{
    if (m_session != nullptr)
        disconnect(m_session, nullptr, this, nullptr);
    m_session = &session;
}

bool Closing::mayClose()
{
    if (m_ended || m_session == nullptr)
        return true;
    if (m_begun)
        closeNow(); // asked twice: something hangs
    else if (m_session->activities().running() > 0)
        ask();
    else
        begin();
    return false;
}

void Closing::ask()
{
    if (std::exchange(m_asks, true))
        return;
    const int running = m_session->activities().running();
    auto *box
        = new QMessageBox(QMessageBox::Question, Words::tr("Close Leapfrog"),
                          Words::tr("Under way: %Ln act(s).", nullptr, running), QMessageBox::NoButton, &m_window);
    box->setInformativeText(
        Words::tr(
            "If you close now, what is not begun goes to the queue at once, and workers take over the rest when its "
            "lease ends, in at most %1 s. Nothing is lost or posted twice.")
            .arg(m_session->settings().lease / 1s));
    auto *finish = box->addButton(Words::tr("&Finish, then close"), QMessageBox::AcceptRole);
    auto *now = box->addButton(Words::tr("Close &now"), QMessageBox::DestructiveRole);
    auto *stay = box->addButton(Words::tr("&Stay"), QMessageBox::RejectRole);
    box->setDefaultButton(finish);
    box->setEscapeButton(stay);
    box->setAttribute(Qt::WA_DeleteOnClose);
    connect(box, &QDialog::finished, this, [this] { m_asks = false; });
    connect(finish, &QPushButton::clicked, this, &Closing::finishThenClose);
    connect(now, &QPushButton::clicked, this, &Closing::closeNow);
    box->open();
}

void Closing::finishThenClose()
{
    const auto closeWhenDone = [this] {
        if (m_session->activities().running() == 0)
            begin();
    };
    connect(&m_session->activities(), &Activities::finished, this, closeWhenDone);
    say(Words::tr("Leapfrog closes when what is under way has ended."));
    closeWhenDone();
}

/// Whatever the end waits for, the user need not.
void Closing::say(const QString &text)
{
    m_bar.say(
        {.kind = NoticeBar::Kind::Notice,
         .text = text,
         .advice = Words::tr("If you close now, workers finish what is not done; nothing is lost or posted twice."),
         .details = {},
         .actionText = Words::tr("Close &now"),
         .action = [this] { closeNow(); }});
}

void Closing::closeNow()
{
    m_session->activities().cancelAll();
    begin();
    // A server that does not answer must not keep the window: leases end by themselves, wherever this process stops.
    QTimer::singleShot(patience, this, [this] {
        m_settings.sync();
        std::_Exit(EXIT_SUCCESS);
    });
}

void Closing::begin()
{
    if (std::exchange(m_begun, true))
        return;
    emit begun();
    connect(m_session, &Session::closed, this, [this] {
        m_ended = true;
        m_window.close();
    });
    QTimer::singleShot(longAfter, this, [this] {
        if (!m_ended)
            say(Words::tr("Closing takes long: “%1” has not ended what is under way.").arg(m_session->name()));
    });
    m_session->close();
}

} // namespace leapfrog
