// SPDX-License-Identifier: MIT
#include "console/connections/problem_bar.h"

#include "console/theme.h"
#include "console/words.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>

namespace leapfrog {

using namespace std::chrono_literals;

ProblemBar::ProblemBar(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_details(new QLabel(this))
    , m_tryNow(new QPushButton(tr("Try &now"), this))
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("problemBar"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("problemText"));
    m_text->setWordWrap(true);
    m_tryNow->setObjectName(QStringLiteral("tryNow"));
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setWordWrap(true);
    m_details->hide();
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_text, 1);
    line->addWidget(m_tryNow);
    line->addWidget(m_more);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addLayout(line);
    layout->addWidget(m_details);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ProblemBar::showTime);
    connect(m_tryNow, &QPushButton::clicked, &session, &Session::tryNow);
    connect(m_more, &QToolButton::toggled, m_details, &QLabel::setVisible);
    connect(&session, &Session::stateChanged, this, &ProblemBar::showState);
    colour();
    showState();
}

void ProblemBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void ProblemBar::colour()
{
    auto colours = QPalette();
    const auto signs = SignColours::of(colours);
    colours.setColor(QPalette::Window, signs.noticeBack);
    colours.setColor(QPalette::WindowText, signs.noticeText);
    setPalette(colours);
}

void ProblemBar::showState()
{
    const bool lost = m_session.state() == Session::State::Reconnecting;
    setVisible(lost);
    if (!lost) {
        m_second.stop();
        return;
    }
    m_second.start();
    const auto &problem = m_session.problem();
    m_details->setText(problem.message + QLatin1Char('\n') + problem.cause);
    showTime();
}

void ProblemBar::showTime()
{
    const auto now = QDateTime::currentDateTimeUtc();
    const auto since = durationInWords(std::chrono::seconds(m_session.lostAt().secsTo(now)));
    const auto lost = tr("Connection to “%1” lost %2 ago.").arg(m_session.name(), since);
    const auto next = m_session.retryAt();
    m_tryNow->setEnabled(next.isValid());
    if (!next.isValid()) {
        m_text->setText(tr("%1 Trying again now (attempt %2).").arg(lost).arg(m_session.attempt()));
        return;
    }
    const auto seconds = std::max<qint64>(1, now.secsTo(next));
    m_text->setText(tr("%1 Trying again in %2 s (attempt %3).").arg(lost).arg(seconds).arg(m_session.attempt() + 1));
}

} // namespace leapfrog
