// SPDX-License-Identifier: MIT
#include "console/frame/page_header.h"

#include "console/look/figures.h"
#include "console/look/flow_layout.h"
#include "console/look/style/act_look.h"

#include <QLabel>
#include <QLocale>
#include <QToolButton>

namespace leapfrog {

PageHeader::PageHeader(const QString &title, Session &session, Page *page)
    : QWidget(page)
    , m_session(session)
    , m_page(*page)
    , m_mark(new QLabel(this))
    , m_layout(new FlowLayout(this))
{
    auto *heading = new QLabel(title, this);
    heading->setObjectName(QStringLiteral("pageTitle"));
    auto font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    m_mark->setObjectName(QStringLiteral("asOf"));
    m_mark->setForegroundRole(QPalette::PlaceholderText);
    m_mark->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(heading);
    m_layout->addWidget(m_mark);
    connect(page, &Page::liveChanged, this, &PageHeader::showMark);
}

void PageHeader::setAsOf(const QDateTime &moment)
{
    m_asOf = moment;
    showMark();
}

void PageHeader::addAct(QToolButton &button, QAction &action)
{
    button.setDefaultAction(&action);
    button.setFocusPolicy(Qt::StrongFocus);
    showKeys(button);
    addWidget(&button);
}

void PageHeader::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PageHeader::showMark()
{
    const auto silent = m_session.silentSince();
    const auto since = silent ? timeFigure(*silent) : QString();
    if (!m_asOf.isValid()) {
        m_mark->setText(silent ? tr("not answering since %1").arg(since) : QString());
        return;
    }
    const auto time = timeFigure(m_asOf);
    m_mark->setText(silent                ? tr("as of %1, not answering since %2").arg(time, since)
                        : m_page.isLive() ? tr("as of %1, live").arg(time)
                                          : tr("as of %1, not live").arg(time));
    m_mark->setToolTip(QLocale().toString(m_asOf.toLocalTime(), QLocale::LongFormat));
}

} // namespace leapfrog
