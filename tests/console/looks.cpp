// SPDX-License-Identifier: MIT
#include "console/looks.h"

#include "console/look/table_look.h"

#include <QAbstractButton>
#include <QAbstractScrollArea>
#include <QCoreApplication>
#include <QHeaderView>
#include <QLabel>
#include <QListView>
#include <QTableView>
#include <QTextDocumentFragment>
#include <QToolButton>
#include <QTreeView>

#include <algorithm>

namespace leapfrog::test {

static constexpr int sentence = 45; ///< characters; a cell with so many is text, though it may have a number in it

static bool hasDigit(const QString &text)
{
    return std::ranges::any_of(text, [](QChar one) { return one.isDigit(); });
}

static QString named(const QWidget &widget, const QString &text)
{
    return QStringLiteral("%1 “%2”").arg(widget.objectName().isEmpty() ? QLatin1String(widget.metaObject()->className())
                                                                       : widget.objectName(),
                                         text.left(80));
}

/// Whether a part of it is cut off by one of the widgets around it. What scrolls up and down may be below its edge.
static bool isOutside(const QWidget &widget)
{
    QRect place = widget.rect();
    for (const auto *at = &widget; !at->isWindow(); at = at->parentWidget()) {
        place.translate(at->pos());
        const auto *around = at->parentWidget();
        const auto *area = qobject_cast<const QAbstractScrollArea *>(around->parentWidget());
        const bool scrolls = area != nullptr && area->viewport() == around;
        const auto room = around->rect();
        if (place.left() < room.left() || place.right() > room.right())
            return true;
        if (scrolls) // it comes into view
            place.moveTop(std::clamp(place.top(), room.top(), room.bottom()));
        else if (place.top() < room.top() || place.bottom() > room.bottom())
            return true;
        if (scrolls)
            place.setHeight(1);
    }
    return false;
}

static QStringList faultsOfButton(const QAbstractButton &button)
{
    const auto *tool = qobject_cast<const QToolButton *>(&button);
    const bool hasText = tool == nullptr || tool->icon().isNull() || tool->toolButtonStyle() != Qt::ToolButtonIconOnly;
    const auto text = hasText ? button.text() : QString();
    const bool hasIcon
        = !button.icon().isNull() && (tool == nullptr || tool->toolButtonStyle() != Qt::ToolButtonTextOnly || !hasText);
    const int needs
        = button.fontMetrics().size(Qt::TextShowMnemonic, text).width() + (hasIcon ? button.iconSize().width() : 0);
    QStringList faults;
    if (needs > button.width() || button.height() < button.fontMetrics().height())
        faults.append(QStringLiteral("button cut: ") + named(button, text));
    if (isOutside(button))
        faults.append(QStringLiteral("button outside: ") + named(button, text));
    return faults;
}

static QStringList faultsOfLabel(const QLabel &label)
{
    const auto plain = Qt::mightBeRichText(label.text()) && label.textFormat() != Qt::PlainText
        ? QTextDocumentFragment::fromHtml(label.text()).toPlainText()
        : label.text();
    if (plain.trimmed().isEmpty())
        return {};
    const bool isCut = label.wordWrap()
        ? label.heightForWidth(label.width()) > label.height() || label.minimumSizeHint().width() > label.width()
        : label.sizeHint().width() > label.width() || label.fontMetrics().height() > label.height();
    QStringList faults;
    if (isCut)
        faults.append(QStringLiteral("text cut: ") + named(label, plain));
    if (isOutside(label))
        faults.append(QStringLiteral("text outside: ") + named(label, plain));
    return faults;
}

static QStringList faultsOfHeading(const QHeaderView &header, const QWidget &view)
{
    QStringList faults;
    for (int column = 0; column < header.count(); ++column) {
        if (!header.isSectionHidden(column) && header.sectionSizeHint(column) > header.sectionSize(column))
            faults.append(QStringLiteral("heading cut: ")
                          + named(view, header.model()->headerData(column, Qt::Horizontal).toString()));
    }
    return faults;
}

static QStringList faultsOfTable(const QTableView &table)
{
    auto faults = faultsOfHeading(*table.horizontalHeader(), table);
    const auto &model = *table.model();
    for (int row = 0; row < std::min(model.rowCount(), 50); ++row) {
        if (table.rowViewportPosition(row) > table.viewport()->height())
            break;
        for (int column = 0; column < model.columnCount(); ++column) {
            const auto index = model.index(row, column);
            const auto text = index.data().toString();
            const auto whole = index.data(wholeRole);
            const bool isName = whole.isValid() && !whole.toBool();
            if (table.isColumnHidden(column) || isName || !hasDigit(text) || text.size() > sentence)
                continue;
            if (table.sizeHintForIndex(index).width() > table.columnWidth(column))
                faults.append(QStringLiteral("figure cut: ") + named(table, text));
        }
    }
    return faults;
}

static void addFaultsOfTree(const QTreeView &tree, const QModelIndex &parent, QStringList &faults)
{
    const auto &model = *tree.model();
    for (int row = 0; row < model.rowCount(parent); ++row) {
        for (int column = 1; column < model.columnCount(parent); ++column) {
            const auto index = model.index(row, column, parent);
            const bool isShown = !tree.isFirstColumnSpanned(row, parent) && tree.visualRect(index).isValid();
            const auto text = index.data().toString();
            if (isShown && hasDigit(text) && text.size() <= sentence
                && tree.fontMetrics().horizontalAdvance(text) > tree.columnWidth(column))
                faults.append(QStringLiteral("figure cut: ") + named(tree, text));
        }
        addFaultsOfTree(tree, model.index(row, 0, parent), faults);
    }
}

static QStringList faultsOfList(const QListView &list)
{
    QStringList faults;
    for (int row = 0; row < list.model()->rowCount(); ++row) {
        const auto index = list.model()->index(row, 0);
        const auto text = index.data().toString();
        if (text.size() <= sentence && list.visualRect(index).isValid()
            && list.fontMetrics().horizontalAdvance(text) > list.viewport()->width())
            faults.append(QStringLiteral("line cut: ") + named(list, text));
    }
    return faults;
}

QStringList faultsOf(const QWidget &window)
{
    QStringList faults;
    for (const auto *widget : window.findChildren<QWidget *>()) {
        if (!widget->isVisible() || widget->window() != &window
            || widget->objectName().startsWith(QLatin1String("qt_")))
            continue;
        if (const auto *button = qobject_cast<const QAbstractButton *>(widget))
            faults += faultsOfButton(*button);
        else if (const auto *label = qobject_cast<const QLabel *>(widget))
            faults += faultsOfLabel(*label);
        else if (const auto *table = qobject_cast<const QTableView *>(widget))
            faults += faultsOfTable(*table);
        else if (const auto *tree = qobject_cast<const QTreeView *>(widget))
            addFaultsOfTree(*tree, {}, faults);
        else if (const auto *list = qobject_cast<const QListView *>(widget))
            faults += faultsOfList(*list);
    }
    return faults;
}

LongWords::LongWords()
{
    const bool isThere = m_english.load(QStringLiteral("leapfrog_en"), QStringLiteral(":/translations"));
    Q_ASSERT(isThere);
    Q_UNUSED(isThere)
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCoreApplication::installTranslator(this);
}

LongWords::~LongWords()
{
    QCoreApplication::removeTranslator(this);
    QLocale::setDefault(m_before);
}

QString LongWords::translate(const char *context, const char *text, const char *comment, int count) const
{
    if (!QByteArrayView(context).startsWith("leapfrog"))
        return {};
    auto words = m_english.translate(context, text, comment, count);
    if (words.isEmpty())
        words = QString::fromUtf8(text);
    words.replace(QLatin1String("%n"), QString::number(count));
    if (words.size() <= 2 || words.contains(QLatin1Char('<')))
        return words;
    const bool isSentence = words.contains(QLatin1Char(' '));
    for (auto more = words.size() * 2 / 5; more > 0; --more)
        words += isSentence && more % 10 == 0 ? QLatin1Char(' ') : QLatin1Char('e');
    return words;
}

} // namespace leapfrog::test
