// SPDX-License-Identifier: MIT
#include "console/backlog/depth_card.h"

#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace leapfrog {

DepthCard::DepthCard(QWidget *parent)
    : QFrame(parent)
    , m_sign(new QLabel(this))
    , m_name(new QLabel(this))
    , m_number(new QLabel(this))
    , m_note(new QLabel(this))
{
    auto font = m_number->font();
    font.setPointSizeF(font.pointSizeF() * 2);
    font.setWeight(QFont::DemiBold);
    m_number->setFont(font);
    m_number->setText(QStringLiteral("–"));
    m_name->setForegroundRole(QPalette::PlaceholderText);
    m_note->setForegroundRole(QPalette::PlaceholderText);
    m_note->setText(QStringLiteral(" "));
    auto *heading = new QHBoxLayout;
    heading->setSpacing(6);
    heading->addWidget(m_sign);
    heading->addWidget(m_name);
    heading->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 10, 14, 10);
    layout->setSpacing(2);
    layout->addLayout(heading);
    layout->addWidget(m_number);
    layout->addWidget(m_note);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setToolTip(tr("Show these jobs"));
}

static QString nameOf(DepthCard::Kind kind)
{
    switch (kind) {
    case DepthCard::Kind::Urgent:
        return DepthCard::tr("Urgent");
    case DepthCard::Kind::High:
        return DepthCard::tr("High");
    case DepthCard::Kind::Normal:
        return DepthCard::tr("Normal");
    case DepthCard::Kind::Running:
        return DepthCard::tr("Running");
    case DepthCard::Kind::Dead:
        return DepthCard::tr("Dead");
    }
    Q_UNREACHABLE();
}

static QString shapeOf(DepthCard::Kind kind)
{
    switch (kind) {
    case DepthCard::Kind::Urgent:
        return QStringLiteral("◆");
    case DepthCard::Kind::High:
        return QStringLiteral("▲");
    case DepthCard::Kind::Normal:
        return QStringLiteral("●");
    case DepthCard::Kind::Running:
        return QStringLiteral("▶");
    case DepthCard::Kind::Dead:
        return QStringLiteral("✖");
    }
    Q_UNREACHABLE();
}

QColor DepthCard::colour() const
{
    const auto signs = SignColours::of(palette());
    switch (m_kind) {
    case Kind::Urgent:
        return signs.urgent;
    case Kind::High:
        return signs.high;
    case Kind::Normal:
        return signs.normal;
    case Kind::Running:
        return signs.running;
    case Kind::Dead:
        return signs.dead;
    }
    Q_UNREACHABLE();
}

void DepthCard::setKind(Kind kind)
{
    m_kind = kind;
    m_name->setText(nameOf(kind));
    m_sign->setText(shapeOf(kind));
    showSign();
}

void DepthCard::setFigure(const QString &number, const QString &note)
{
    m_number->setText(number);
    m_note->setText(note);
    setAccessibleName(tr("%1: %2, %3").arg(m_name->text(), number, note));
    showSign();
}

QString DepthCard::number() const
{
    return m_number->text();
}

QString DepthCard::note() const
{
    return m_note->text();
}

/// Dead jobs wait for a person, unless there are none.
bool DepthCard::isLoud() const
{
    return m_kind == Kind::Dead && m_number->text() != QLocale().toString(0) && m_number->text() != QStringLiteral("–");
}

void DepthCard::showSign()
{
    auto colours = palette();
    colours.setColor(QPalette::WindowText, colour());
    m_sign->setPalette(colours);
    m_note->setForegroundRole(isLoud() ? QPalette::Link : QPalette::PlaceholderText);
    update();
}

void DepthCard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange)
        showSign();
    QFrame::changeEvent(event);
}

void DepthCard::mouseReleaseEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->pos()))
        emit opened();
}

void DepthCard::keyPressEvent(QKeyEvent *event)
{
    const int key = event->key();
    if (key == Qt::Key_Return || key == Qt::Key_Enter || key == Qt::Key_Space)
        emit opened();
    else
        QFrame::keyPressEvent(event);
}

void DepthCard::paintEvent(QPaintEvent *event)
{
    Q_UNUSED(event)
    QPainter painter(this);
    const auto edge = isLoud() ? colour() : SignColours::of(palette()).line;
    drawPanel(painter, rect(), palette().color(QPalette::Base), edge, panelRadius);
    if (hasFocus())
        drawFocusRing(painter, rect(), palette().color(QPalette::Highlight), panelRadius);
}

} // namespace leapfrog
