// SPDX-License-Identifier: MIT
#include "console/ledger/ledger_views.h"

#include <QAction>
#include <QTabBar>

#include <algorithm>

namespace leapfrog {

LedgerViews::LedgerViews(QWidget *parent)
    : QStackedWidget(parent)
    , m_tabs(new QTabBar(this))
    , m_back(new QAction(tr("Back"), this))
{
    m_tabs->setObjectName(QStringLiteral("tabs"));
    m_tabs->setAccessibleName(tr("Views of the ledger"));
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_back->setObjectName(QStringLiteral("actionBack"));
    m_back->setShortcut(QKeySequence(Qt::ALT | Qt::Key_Left));
    m_back->setToolTip(tr("Where you came from (%1)").arg(m_back->shortcut().toString(QKeySequence::NativeText)));
    m_back->setEnabled(false);
    connect(m_back, &QAction::triggered, this, &LedgerViews::back);
    connect(m_tabs, &QTabBar::currentChanged, this, &LedgerViews::showTab);
    connect(m_tabs, &QTabBar::tabBarClicked, this, &LedgerViews::showTab); // back from a document to its tab
}

void LedgerViews::addView(LedgerView *view)
{
    m_views.push_back(view);
    addWidget(view);
}

void LedgerViews::addTab(LedgerView *view, const QString &name)
{
    if (m_tabViews.empty())
        m_place = {.view = view};
    m_tabViews.push_back(view);
    m_tabs->addTab(name);
    addView(view);
}

void LedgerViews::go(LedgerView *view, bool reason)
{
    const auto tab = std::ranges::find(m_tabViews, view);
    const Place place{.view = view,
                      .tab = tab == m_tabViews.end() ? m_place.tab : static_cast<int>(tab - m_tabViews.begin()),
                      .reason = reason};
    if (place.view == m_place.view && place.reason == m_place.reason && place.tab == m_place.tab)
        return;
    m_places.push_back(m_place);
    show(place);
}

void LedgerViews::back()
{
    if (m_places.empty())
        return;
    const auto place = m_places.back();
    m_places.pop_back();
    show(place);
}

void LedgerViews::forgetPlaces()
{
    m_places.clear();
    m_place = {.view = m_tabViews.at(static_cast<std::size_t>(m_tabs->currentIndex())), .tab = m_tabs->currentIndex()};
}

void LedgerViews::showInstead(QWidget *other)
{
    setCurrentWidget(other != nullptr ? other : m_place.view);
    m_back->setEnabled(!m_places.empty());
}

void LedgerViews::offerTabs()
{
    const auto cannot = [](const LedgerView *view) { return !view->whyNotThen().isEmpty(); };
    if (cannot(m_place.view)) {
        std::erase_if(m_places, [&](const Place &place) { return cannot(place.view); });
        show({.view = m_tabViews.front()});
    }
    for (int i = 0; i < m_tabs->count(); ++i) {
        const auto why = m_tabViews.at(static_cast<std::size_t>(i))->whyNotThen();
        m_tabs->setTabEnabled(i, why.isEmpty());
        m_tabs->setTabToolTip(i, why);
    }
}

void LedgerViews::show(const Place &place)
{
    m_place = place;
    const bool wasBlocked = m_tabs->blockSignals(true);
    m_tabs->setCurrentIndex(place.tab);
    m_tabs->blockSignals(wasBlocked);
    setCurrentWidget(place.view);
    m_back->setEnabled(!m_places.empty());
    if (place.reason)
        place.view->focusReason();
    else if (!m_tabs->hasFocus())
        place.view->focusTable();
    emit changed();
}

void LedgerViews::showTab(int tab)
{
    if (tab >= 0 && m_tabs->isTabEnabled(tab))
        go(m_tabViews.at(static_cast<std::size_t>(tab)));
}

} // namespace leapfrog
