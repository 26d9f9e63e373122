// SPDX-License-Identifier: MIT
#include "console/look/flow_layout.h"

#include "console/look/style/act_look.h"

#include <QBoxLayout>
#include <QStyle>
#include <QWidget>

#include <algorithm>
#include <numeric>

namespace leapfrog {

static constexpr int textCharacters = 28; ///< a text that wraps wants at least so many beside a button

FlowLayout::FlowLayout(QWidget *parent)
    : QLayout(parent)
{ }

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (itemAt(index) == nullptr)
        return nullptr;
    auto *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    invalidate();
    return item;
}

static bool grows(const QLayoutItem &item)
{
    return item.hasHeightForWidth() || item.expandingDirections().testFlag(Qt::Horizontal);
}

/// What it needs of a line.
static int widthOf(const QLayoutItem &item)
{
    if (!item.hasHeightForWidth() || item.widget() == nullptr)
        return item.sizeHint().width();
    const int some = item.widget()->fontMetrics().averageCharWidth() * textCharacters;
    return std::min(item.sizeHint().width(), std::max(some, item.minimumSize().width()));
}

static int heightOf(const QLayoutItem &item, int width)
{
    return item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
}

static void place(QLayoutItem &item, const QRect &line, int x, int width, Qt::LayoutDirection direction)
{
    const int height = std::min(line.height(), heightOf(item, width));
    const QRect box(x, line.y() + (line.height() - height) / 2, width, height);
    item.setGeometry(QStyle::visualRect(direction, line, box));
}

/// None before a button that is one control with the one before.
int FlowLayout::gapBefore(const QLayoutItem &item) const
{
    const auto joined = joinedBy(item.widget());
    return joined == Joined::Middle || joined == Joined::Last ? 0 : std::max(0, spacing());
}

void FlowLayout::setUniform(bool uniform)
{
    m_uniform = uniform;
    invalidate();
}

int FlowLayout::uniformWidth(int width) const
{
    int widest = 1;
    int shown = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        widest = std::max(widest, item->sizeHint().width());
        ++shown;
    }
    const int gap = std::max(0, spacing());
    const int fitting = std::clamp((width + gap) / (widest + gap), 1, std::max(1, shown));
    const int rows = std::max(1, (shown + fitting - 1) / fitting);
    const int columns = std::max(1, (shown + rows - 1) / rows);
    return (width - (columns - 1) * gap) / columns;
}

int FlowLayout::arrange(const QRect &all, bool really) const
{
    const auto margins = contentsMargins();
    const auto area = all.marginsRemoved(margins);
    const int gap = std::max(0, spacing());
    const auto direction = parentWidget() != nullptr ? parentWidget()->layoutDirection() : Qt::LeftToRight;
    const int uniform = m_uniform ? uniformWidth(area.width()) : 0;
    int y = area.y();
    for (auto first = m_items.begin(); first != m_items.end();) {
        std::vector<QLayoutItem *> line;
        std::vector<int> widths;
        int used = 0;
        auto next = first;
        for (; next != m_items.end(); ++next) {
            if ((*next)->isEmpty() && (*next)->spacerItem() == nullptr)
                continue; // hidden
            const int width = m_uniform ? uniform : std::min(widthOf(**next), area.width());
            const int more = (line.empty() ? 0 : gapBefore(**next)) + width;
            if (!line.empty() && used + more > area.width())
                break;
            used += more;
            line.push_back(next->get());
            widths.push_back(width);
        }
        first = next;
        if (line.empty())
            break;
        const auto growing
            = m_uniform ? 0 : static_cast<int>(std::ranges::count_if(line, [](auto *item) { return grows(*item); }));
        int left = std::max(0, area.width() - used);
        int lineHeight = 0;
        for (std::size_t i = 0, toCome = static_cast<std::size_t>(growing); i < line.size(); ++i) {
            if (toCome > 0 && grows(*line[i])) {
                const int share = left / static_cast<int>(toCome--);
                widths[i] += share;
                left -= share;
            }
            lineHeight = std::max(lineHeight, heightOf(*line[i], widths[i]));
        }
        int x = area.x();
        for (std::size_t i = 0; really && i < line.size(); ++i) {
            x += i == 0 ? 0 : gapBefore(*line[i]);
            place(*line[i], QRect(area.x(), y, area.width(), lineHeight), x, widths[i], direction);
            x += widths[i];
        }
        y += lineHeight + gap;
    }
    return (y > area.y() ? y - gap : y) - all.y() + margins.bottom();
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty() && item->spacerItem() == nullptr)
            continue;
        width += item->sizeHint().width() + (width > 0 ? gapBefore(*item) : 0);
        height = std::max(height, item->sizeHint().height());
    }
    return QSize(width, height).grownBy(contentsMargins());
}

QSize FlowLayout::minimumSize() const
{
    QSize least(0, 0);
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            least = least.expandedTo(item->minimumSize());
    }
    return least.grownBy(contentsMargins());
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), false);
}

void FlowLayout::setGeometry(const QRect &place)
{
    QLayout::setGeometry(place);
    arrange(place, true);
}

FlowLayout *FlowLayout::letFlow(QBoxLayout &line)
{
    auto *flow = new FlowLayout;
    flow->setSpacing(line.spacing());
    while (auto *item = line.takeAt(0))
        flow->addItem(item);
    line.addLayout(flow, 1);
    return flow;
}

} // namespace leapfrog
