// SPDX-License-Identifier: MIT
#include "console/look/style/sidebar.h"

#include "console/look/style/control_shapes.h"
#include "console/look/style/sign_colours.h"

#include <QPainter>
#include <QStyledItemDelegate>

namespace leapfrog {

static constexpr int characters = 29; ///< of its width, where there is room
static constexpr int iconsOnly = 46; ///< pixels
static constexpr int edge = 6; ///< around a row
static constexpr int iconSide = 18;
static constexpr int bar = 3; ///< beside the screen that is shown

static constexpr int titleRole = Qt::UserRole;
static constexpr int badgeRole = Qt::UserRole + 1;
static constexpr int loudRole = Qt::UserRole + 2;

class Sidebar::Delegate : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        Q_UNUSED(index)
        return {0, option.fontMetrics.height() + 19};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto &palette = option.palette;
        const auto colours = SignColours::of(palette);
        const auto row = option.rect.adjusted(edge, 1, -edge, -1);
        const bool shown = option.state.testFlag(QStyle::State_Selected);
        const bool focused = shown && option.state.testFlag(QStyle::State_HasFocus);
        if (shown)
            drawPanel(*painter, row, colours.tint, {}, controlRadius);
        else if (option.state.testFlag(QStyle::State_MouseOver))
            drawPanel(*painter, row, colours.hover, {}, controlRadius);
        const auto seen = [&](const QRect &rect) { return QStyle::visualRect(option.direction, row, rect); };
        if (shown)
            drawPanel(*painter, seen(QRect(row.topLeft(), QSize(bar, row.height()))),
                      palette.color(QPalette::Highlight), {}, 1);
        if (focused)
            drawFocusRing(*painter, row, palette.color(QPalette::Highlight), controlRadius);
        const bool narrow = index.data().toString().isEmpty();
        QRect icon(row.left() + (narrow ? (row.width() - iconSide) / 2 : 10), row.center().y() - iconSide / 2, iconSide,
                   iconSide);
        index.data(Qt::DecorationRole).value<QIcon>().paint(painter, seen(icon));
        const auto badge = index.data(badgeRole).toString();
        const auto badgeColour
            = index.data(loudRole).toBool() ? colours.dead : palette.color(QPalette::PlaceholderText);
        if (narrow) {
            if (!badge.isEmpty()) // a dot says that there is something
                drawPanel(*painter, seen(QRect(icon.right() - 2, icon.top() - 3, 7, 7)), badgeColour, {}, 4);
            return;
        }
        painter->save();
        auto font = option.font;
        font.setWeight(QFont::DemiBold);
        const int badgeWidth = badge.isEmpty() ? 0 : QFontMetrics(font).horizontalAdvance(badge) + 4;
        QRect badgeRect(row.right() - 8 - badgeWidth, row.top(), badgeWidth, row.height());
        painter->setFont(font);
        painter->setPen(badgeColour);
        painter->drawText(seen(badgeRect), Qt::AlignVCenter | Qt::AlignRight, badge);
        painter->setFont(shown ? font : option.font);
        painter->setPen(palette.color(QPalette::Text));
        QRect text(icon.right() + 11, row.top(), badgeRect.left() - icon.right() - 15, row.height());
        const auto title
            = painter->fontMetrics().elidedText(index.data(titleRole).toString(), Qt::ElideRight, text.width());
        painter->drawText(seen(text),
                          Qt::AlignVCenter | static_cast<int>(QStyle::visualAlignment(option.direction, Qt::AlignLeft)),
                          title);
        painter->restore();
    }
};

Sidebar::Sidebar(QWidget *parent)
    : QListWidget(parent)
{
    setObjectName(QStringLiteral("sidebar"));
    setAccessibleName(tr("Screens"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setItemDelegate(new Delegate(this));
    viewport()->setBackgroundRole(QPalette::Window);
    setViewportMargins(0, 8, 0, 8);
}

void Sidebar::addScreen()
{
    addItem(new QListWidgetItem);
}

void Sidebar::showScreen(int row, const QIcon &icon, const QString &title, const QString &badge, bool isLoud)
{
    auto *shown = item(row);
    const auto words = badge.isEmpty() ? title : tr("%1 (%2)").arg(title, badge);
    shown->setIcon(icon);
    shown->setText(m_narrow ? QString() : words);
    shown->setToolTip(m_narrow ? words : QString());
    shown->setData(Qt::AccessibleTextRole, words);
    shown->setData(titleRole, title);
    shown->setData(badgeRole, badge);
    shown->setData(loudRole, isLoud);
}

void Sidebar::setNarrow(bool narrow)
{
    m_narrow = narrow;
    setFixedWidth(narrow ? iconsOnly : characters * fontMetrics().averageCharWidth());
}

} // namespace leapfrog
