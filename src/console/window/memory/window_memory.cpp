// SPDX-License-Identifier: MIT
#include "console/window/memory/window_memory.h"

#include "console/look/lists/column_choice.h"
#include "console/look/lists/kept_choice.h"
#include "console/window/workspace.h"

#include <QAbstractButton>
#include <QAction>
#include <QComboBox>
#include <QDateEdit>
#include <QMainWindow>
#include <QScreen>
#include <QSplitter>
#include <QTableView>

#include <algorithm>

namespace leapfrog {

static const auto geometryKey = QStringLiteral("window/geometry");
static const auto screenKey = QStringLiteral("screen");
static const auto organisationKey = QStringLiteral("organisation");

static QString groupOf(const Session &session)
{
    auto name = session.name();
    return QStringLiteral("of/") + name.replace(QLatin1Char('/'), QLatin1Char('_'));
}

void WindowMemory::restoreWindow(QMainWindow &window) const
{
    if (!window.restoreGeometry(m_settings.value(geometryKey).toByteArray())) // its frame needs room too
        window.resize(QSize(1180, 800).boundedTo(window.screen()->availableSize() - QSize(40, 60)));
}

void WindowMemory::rememberWindow(const QMainWindow &window)
{
    m_settings.setValue(geometryKey, window.saveGeometry());
}

// --- one choice -----------------------------------------------------------------------------------------------------

/// Nothing: it has none.
static QVariant choiceOf(const QObject &part)
{
    if (const auto *action = qobject_cast<const QAction *>(&part))
        return action->isChecked();
    if (const auto *button = qobject_cast<const QAbstractButton *>(&part))
        return button->isChecked();
    if (const auto *combo = qobject_cast<const QComboBox *>(&part))
        return combo->currentData().isValid() ? combo->currentData() : QVariant(combo->currentIndex());
    if (const auto *date = qobject_cast<const QDateEdit *>(&part))
        return date->date();
    return {};
}

static void choose(QObject &part, const QVariant &choice)
{
    if (auto *action = qobject_cast<QAction *>(&part)) {
        action->setChecked(choice.toBool());
    } else if (auto *button = qobject_cast<QAbstractButton *>(&part)) {
        if (button->isChecked() != choice.toBool())
            button->click(); // so that who listens hears of it
    } else if (auto *combo = qobject_cast<QComboBox *>(&part)) {
        const int found = combo->findData(choice);
        const int index = found < 0 && choice.typeId() == QMetaType::Int ? choice.toInt() : found;
        if (index >= 0 && index < combo->count())
            combo->setCurrentIndex(index);
    } else if (auto *date = qobject_cast<QDateEdit *>(&part)) {
        if (choice.toDate().isValid())
            date->setDate(choice.toDate());
    }
}

static QList<QObject *> rememberedParts(const QWidget &page)
{
    auto parts = page.findChildren<QObject *>();
    parts.removeIf([](const QObject *part) {
        return part->objectName().isEmpty() || !part->property(rememberedProperty).toBool();
    });
    return parts;
}

// --- one screen -----------------------------------------------------------------------------------------------------

static QVariantMap stateOf(const QWidget &page)
{
    QVariantMap state;
    for (const auto *table : page.findChildren<QTableView *>()) {
        const auto *columns = ColumnChoice::of(*table);
        if (columns != nullptr && !table->objectName().isEmpty() && !columns->state().isEmpty())
            state.insert(QStringLiteral("columns ") + table->objectName(), columns->state());
    }
    for (const auto *splitter : page.findChildren<QSplitter *>()) {
        const auto sizes = splitter->sizes();
        if (!splitter->objectName().isEmpty() && splitter->isVisible() && !sizes.contains(0))
            state.insert(QStringLiteral("panes ") + splitter->objectName(), QVariantList(sizes.begin(), sizes.end()));
    }
    for (const auto *part : rememberedParts(page))
        state.insert(QStringLiteral("choice ") + part->objectName(), choiceOf(*part));
    return state;
}

static void bring(QWidget &page, const QVariantMap &state)
{
    for (auto *table : page.findChildren<QTableView *>()) {
        if (auto *columns = ColumnChoice::of(*table); columns != nullptr && !table->objectName().isEmpty())
            columns->restore(state.value(QStringLiteral("columns ") + table->objectName()).toMap());
    }
    for (auto *splitter : page.findChildren<QSplitter *>()) {
        QList<int> sizes;
        for (const auto &size : state.value(QStringLiteral("panes ") + splitter->objectName()).toList())
            sizes.append(size.toInt());
        if (sizes.size() == splitter->count() && std::ranges::all_of(sizes, [](int size) { return size > 0; }))
            splitter->setSizes(sizes);
    }
    for (auto *part : rememberedParts(page)) {
        if (const auto choice = state.value(QStringLiteral("choice ") + part->objectName()); choice.isValid())
            choose(*part, choice);
    }
}

// --- all ------------------------------------------------------------------------------------------------------------

void WindowMemory::restore(Session &session, Workspace &workspace) const
{
    const auto group = groupOf(session) + QLatin1Char('/');
    session.setOrganisation(m_settings.value(group + organisationKey).toString().toStdString());
    for (const auto &[name, page] : workspace.pages())
        bring(*page, m_settings.value(group + QStringLiteral("screens/") + name).toMap());
    workspace.showScreen(m_settings.value(group + screenKey).toString());
}

void WindowMemory::remember(const Session &session, const Workspace &workspace)
{
    const auto group = groupOf(session) + QLatin1Char('/');
    m_settings.setValue(group + organisationKey, QString::fromStdString(session.organisation()));
    m_settings.setValue(group + screenKey, workspace.currentScreen());
    for (const auto &[name, page] : workspace.pages()) {
        const auto key = group + QStringLiteral("screens/") + name;
        auto state = m_settings.value(key).toMap();
        auto fresh = stateOf(*page);
        for (auto part = state.begin(); part != state.end(); ++part) { // panes of a screen that was not looked at stay
            if (part.key().startsWith(QLatin1String("panes ")) && !fresh.contains(part.key()))
                fresh.insert(part.key(), part.value());
        }
        m_settings.setValue(key, fresh);
    }
}

} // namespace leapfrog
