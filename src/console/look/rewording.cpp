// SPDX-License-Identifier: MIT
#include "console/look/rewording.h"

#include "translations/phrasebook.h"

#include <QAbstractItemView>
#include <QApplication>
#include <QComboBox>
#include <QLineEdit>
#include <QListWidget>
#include <QMetaProperty>
#include <QPointer>
#include <QSet>
#include <QTabBar>

#include <array>

namespace leapfrog {

/// Of widgets and actions; what is derived from another one (an action's tooltip) comes after it.
static constexpr std::array wordProperties = {"text",
                                              "title",
                                              "windowTitle",
                                              "iconText",
                                              "toolTip",
                                              "statusTip",
                                              "whatsThis",
                                              "accessibleName",
                                              "accessibleDescription",
                                              "placeholderText",
                                              "informativeText",
                                              "prefix",
                                              "suffix",
                                              "specialValueText",
                                              "format"};

/// The classes around it, nearest first: most of its words are from their tr().
static QList<QByteArray> contextsOf(const QObject &object)
{
    QList<QByteArray> contexts;
    for (const auto *around = &object; around != nullptr; around = around->parent()) {
        for (const auto *kind = around->metaObject(); kind != nullptr; kind = kind->superClass()) {
            if (QByteArrayView(kind->className()).startsWith("leapfrog::"))
                contexts.append(kind->className());
        }
    }
    return contexts;
}

namespace {

/// Goes through the windows once. A text that it has given to one may come to another by itself (an action's button, a
/// menu's action): that one is in the other language already.
class Rewording
{
public:
    explicit Rewording(const Phrasebook &book)
        : m_book(book)
    { }

    void reword(QObject &object);

private:
    QString reworded(const QString &text)
    {
        if (text.isEmpty() || m_given.contains(text))
            return text;
        const auto words = m_book.reworded(text, m_contexts);
        m_given.insert(words);
        return words;
    }

    void rewordProperties(QObject &object)
    {
        for (const auto *name : wordProperties) {
            const bool isUsers = QByteArrayView(name) == "text" && qobject_cast<QLineEdit *>(&object) != nullptr;
            const int at = object.metaObject()->indexOfProperty(name);
            if (at < 0 || isUsers)
                continue;
            const auto property = object.metaObject()->property(at);
            if (property.metaType().id() != QMetaType::QString || !property.isWritable())
                continue;
            const auto before = property.read(&object).toString();
            if (const auto after = reworded(before); after != before)
                property.write(&object, after);
        }
    }

    /// Of a combo box or a list.
    template <typename Get, typename Set> void rewordItems(int count, Get get, Set set)
    {
        for (int i = 0; i < count; ++i) {
            for (const auto role : {Qt::DisplayRole, Qt::ToolTipRole, Qt::AccessibleTextRole}) {
                const QString before = get(i, role).toString();
                if (const auto after = reworded(before); after != before)
                    set(i, after, role);
            }
        }
    }

    void rewordTabs(QTabBar &tabs)
    {
        for (int i = 0; i < tabs.count(); ++i) {
            tabs.setTabText(i, reworded(tabs.tabText(i)));
            tabs.setTabToolTip(i, reworded(tabs.tabToolTip(i)));
            tabs.setAccessibleTabName(i, reworded(tabs.accessibleTabName(i)));
        }
    }

    const Phrasebook &m_book;
    QSet<QString> m_given;
    QList<QByteArray> m_contexts;
};

} // namespace

/// Models make their words when they are asked, so who shows them asks again.
static void askAnew(QAbstractItemView &view)
{
    auto *model = view.model();
    if (model == nullptr || model->columnCount() == 0)
        return;
    emit model->headerDataChanged(Qt::Horizontal, 0, model->columnCount() - 1);
    if (model->rowCount() > 0)
        emit model->dataChanged(model->index(0, 0), model->index(model->rowCount() - 1, model->columnCount() - 1));
    view.viewport()->update();
}

void Rewording::reword(QObject &object)
{
    m_contexts = contextsOf(object);
    rewordProperties(object);
    if (auto *box = qobject_cast<QComboBox *>(&object)) {
        rewordItems(
            box->count(), [box](int i, int role) { return box->itemData(i, role); },
            [box](int i, const QString &words, int role) { box->setItemData(i, words, role); });
    } else if (auto *list = qobject_cast<QListWidget *>(&object)) {
        rewordItems(
            list->count(), [list](int i, int role) { return list->item(i)->data(role); },
            [list](int i, const QString &words, int role) { list->item(i)->setData(role, words); });
    } else if (auto *tabs = qobject_cast<QTabBar *>(&object)) {
        rewordTabs(*tabs);
    } else if (auto *view = qobject_cast<QAbstractItemView *>(&object)) {
        askAnew(*view);
    }
}

void rewordScreens(const Phrasebook &book)
{
    Rewording rewording(book);
    for (auto *window : QApplication::topLevelWidgets()) {
        if (window->parentWidget() != nullptr) // a dialog, which is among its window's children
            continue;
        rewording.reword(*window);
        QList<QPointer<QObject>> objects; // a message box makes parts of it anew with its words
        for (auto *object : window->findChildren<QObject *>())
            objects.append(object);
        for (const auto &object : objects) {
            if (object)
                rewording.reword(*object);
        }
    }
    for (auto *window : QApplication::topLevelWidgets())
        window->unsetLocale(); // so that it takes the program's, and what is in it its
}

} // namespace leapfrog
