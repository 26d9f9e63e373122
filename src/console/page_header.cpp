// SPDX-License-Identifier: MIT
#include "console/page_header.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLocale>

namespace leapfrog {

PageHeader::PageHeader(const QString &title, Session &session, QWidget *parent)
    : QWidget(parent)
    , m_session(session)
    , m_mark(new QLabel(this))
    , m_layout(new QHBoxLayout(this))
{
    auto *heading = new QLabel(title, this);
    heading->setObjectName(QStringLiteral("pageTitle"));
    auto font = heading->font();
    font.setPointSizeF(font.pointSizeF() * 1.6);
    font.setWeight(QFont::DemiBold);
    heading->setFont(font);
    m_mark->setObjectName(QStringLiteral("asOf"));
    m_mark->setForegroundRole(QPalette::PlaceholderText);
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(12);
    m_layout->addWidget(heading, 0, Qt::AlignBaseline);
    m_layout->addWidget(m_mark, 0, Qt::AlignBaseline);
    m_layout->addStretch(1);
    connect(&session, &Session::stateChanged, this, &PageHeader::showMark);
}

void PageHeader::setAsOf(const QDateTime &moment)
{
    m_asOf = moment;
    showMark();
}

void PageHeader::addWidget(QWidget *widget)
{
    m_layout->addWidget(widget);
}

void PageHeader::showMark()
{
    if (!m_asOf.isValid()) {
        m_mark->clear();
        return;
    }
    const auto local = m_asOf.toLocalTime();
    const auto time = local.toString(QStringLiteral("HH:mm:ss"));
    m_mark->setText(m_session.isConnected() ? tr("as of %1, live").arg(time) : tr("as of %1, not live").arg(time));
    m_mark->setToolTip(QLocale().toString(local, QLocale::LongFormat));
}

} // namespace leapfrog
