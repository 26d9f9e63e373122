// SPDX-License-Identifier: MIT
#include "console/ledger/knowledge/known_at_bar.h"

#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/theme.h"

#include <QEvent>
#include <QGuiApplication>
#include <QLabel>
#include <QPushButton>

namespace leapfrog {

KnownAtBar::KnownAtBar(Session &session, QWidget *parent)
    : QFrame(parent)
    , m_session(session)
    , m_text(new QLabel(this))
    , m_today(new QPushButton(tr("Show today's"), this))
{
    setObjectName(QStringLiteral("knownAtBar"));
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("knownAtText"));
    m_text->setTextFormat(Qt::PlainText);
    m_text->setWordWrap(true);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_today->setObjectName(QStringLiteral("showToday"));
    auto *line = new FlowLayout(this);
    line->setContentsMargins(12, 6, 8, 6);
    line->setSpacing(8);
    line->addWidget(m_text);
    line->addWidget(m_today);
    connect(m_today, &QPushButton::clicked, this, &KnownAtBar::todayWanted);
    connect(&session, &Session::stateChanged, this, [this] {
        if (m_moment)
            askSince();
    });
    colour();
    hide();
}

void KnownAtBar::show(const std::optional<Moment> &moment)
{
    const bool isOther = moment.has_value() != m_moment.has_value() || (moment && moment->text != m_moment->text);
    if (!isOther)
        return;
    m_moment = moment;
    m_notKnownBefore.clear();
    setVisible(moment.has_value());
    if (!moment)
        return;
    showText();
    askSince();
}

void KnownAtBar::showText()
{
    auto text = tr("Figures as they were known on %1.").arg(momentFigure(m_moment->time()));
    if (!m_notKnownBefore.isEmpty())
        text += QLatin1Char(' ')
            + tr("What had been committed is kept since %1 only: for moments before it, entries count from when their "
                 "transaction began, and what these figures left out is not known.")
                  .arg(m_notKnownBefore);
    m_text->setText(text);
    setAccessibleName(text);
}

void KnownAtBar::askSince()
{
    if (!m_session.isConnected())
        return;
    m_session.read(
        this,
        [moment = *m_moment](Connection &connection) {
            return BookSumsStore(connection).notKnownBefore({.knownAt = moment});
        },
        [this, asked = m_moment->text](const Result<std::string> &since) {
            if (!since || !m_moment || m_moment->text != asked)
                return; // the view's own question says what is wrong
            const auto day = parseDate(*since);
            m_notKnownBefore = day ? dateFigure(*day) : QString();
            showText();
        });
}

void KnownAtBar::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::ApplicationPaletteChange)
        colour();
    QFrame::changeEvent(event);
}

void KnownAtBar::colour()
{
    auto colours = QGuiApplication::palette();
    const auto signs = SignColours::of(colours);
    colours.setColor(QPalette::Window, signs.noticeBack);
    colours.setColor(QPalette::WindowText, signs.noticeText);
    setPalette(colours);
}

} // namespace leapfrog
