// SPDX-License-Identifier: MIT
#include "console/frame/problem_bar.h"

#include "console/connections/connection_words.h"
#include "console/frame/notice_bar.h"
#include "console/look/flow_layout.h"
#include "console/look/theme.h"
#include "console/look/words.h"

#include <QAccessible>
#include <QEvent>
#include <QLabel>
#include <QPushButton>
#include <QToolButton>
#include <QVBoxLayout>

namespace leapfrog {

using namespace std::chrono_literals;

static constexpr int nameCharacters = 40; ///< at most, of the connection's name

ProblemBar::ProblemBar(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_details(new QLabel(this))
    , m_action(new QPushButton(this))
    , m_other(new QPushButton(this))
    , m_more(new QToolButton(this))
{
    setObjectName(QStringLiteral("problemBar"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("problemText"));
    m_text->setWordWrap(true);
    m_action->setObjectName(QStringLiteral("tryNow"));
    m_other->setObjectName(QStringLiteral("problemOther"));
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_details->setWordWrap(true);
    m_details->hide();
    m_more->setText(tr("Details"));
    m_more->setCheckable(true);
    m_more->setAutoRaise(true);
    m_more->setFocusPolicy(Qt::StrongFocus);
    auto *line = new FlowLayout;
    line->setSpacing(8);
    for (QWidget *part : std::initializer_list<QWidget *>{m_text, m_action, m_other, m_more})
        line->addWidget(part);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 8, 16, 8);
    layout->addLayout(line);
    layout->addWidget(m_details);
    m_second.setInterval(1s);
    connect(&m_second, &QTimer::timeout, this, &ProblemBar::showText);
    connect(m_action, &QPushButton::clicked, this, [this] {
        if (m_session.isConnected())
            m_session.stopWaiting();
        else
            m_session.tryNow();
    });
    connect(m_other, &QPushButton::clicked, this, &ProblemBar::act);
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
    const bool silent = m_session.silentSince().has_value();
    const bool limited = m_session.isConnected() && m_session.limit().has_value();
    const bool wasHidden = isHidden();
    setVisible(lost || silent || limited);
    if (!lost && !silent && !limited) {
        m_second.stop();
        m_more->setChecked(false);
        return;
    }
    m_second.start();
    const auto &reason = m_session.problem().reason;
    const bool password = lost && reason == "wrong_password";
    m_action->setText(silent ? tr("&Cancel") : tr("T&ry now"));
    m_action->setVisible(lost || silent);
    m_action->setEnabled(silent || m_session.isWaitingToRetry());
    m_other->setText(password                               ? tr("Enter &password…")
                         : lost && reason == "schema_older" ? tr("Open aga&in")
                                                            : tr("Choose another data&base…"));
    m_other->setVisible(lost && !reason.empty() && reason != "unreachable" && reason != "not_answering");
    const auto details = lost ? detailsOf(m_session.problem())
        : limited && !silent  ? detailsOf(*m_session.limit())
                              : QString();
    m_details->setText(withShortWords(details));
    m_more->setVisible(!details.isEmpty());
    showText();
    if (wasHidden) {
        QAccessibleEvent announcement(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&announcement);
    }
}

QString ProblemBar::nextAttempt() const
{
    if (m_session.state() != Session::State::Reconnecting)
        return {};
    const auto next = m_session.retryAt();
    if (next.isValid()) {
        const auto seconds = std::max<qint64>(1, QDateTime::currentDateTimeUtc().secsTo(next));
        return tr("Trying again in %1 s (attempt %2).").arg(seconds).arg(m_session.attempt() + 1);
    }
    return m_session.isWaitingToRetry() ? QString() : tr("Trying again now (attempt %1).").arg(m_session.attempt());
}

void ProblemBar::showText()
{
    const auto name = fontMetrics().elidedText(m_session.name(), Qt::ElideMiddle,
                                               fontMetrics().averageCharWidth() * nameCharacters);
    const auto words = connectionWords(m_session, name);
    QStringList parts = {QStringLiteral("<b>%1</b>").arg(words.happened.toHtmlEscaped())};
    for (const auto &part : {words.advice, nextAttempt()}) {
        if (!part.isEmpty())
            parts.append(part.toHtmlEscaped());
    }
    m_text->setText(parts.join(QLatin1Char(' ')));
    m_text->setToolTip(name == m_session.name() ? QString() : m_session.name());
    setAccessibleName(words.happened);
}

void ProblemBar::act()
{
    const auto reason = m_session.problem().reason;
    if (reason == "wrong_password")
        m_session.askForPassword();
    else if (reason == "schema_older")
        m_session.open();
    else
        emit connectionsWanted();
}

} // namespace leapfrog
