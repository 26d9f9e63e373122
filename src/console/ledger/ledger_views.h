// SPDX-License-Identifier: MIT
#pragma once

#include "console/ledger/ledger_view.h"

#include <QStackedWidget>

#include <string>
#include <vector>

class QAction;
class QTabBar;

namespace leapfrog {

/// The views of the ledger, one of them on the screen: those with a tab, and those that others lead to. From each the
/// way back is kept, with selection and place, since a view stays as it is while another one is looked at. UI thread.
class LedgerViews : public QStackedWidget
{
    Q_OBJECT
public:
    explicit LedgerViews(QWidget *parent = nullptr);

    /// A view that others lead to.
    void addView(LedgerView *view);
    /// One that has a tab of that name. The first is shown.
    void addTab(LedgerView *view, const QString &name);
    [[nodiscard]] const std::vector<LedgerView *> &all() const { return m_views; }
    [[nodiscard]] QTabBar *tabs() const { return m_tabs; }
    [[nodiscard]] QAction *backAction() const { return m_back; }

    /// The view on the screen, or that would be there without showInstead().
    [[nodiscard]] LedgerView *current() const { return m_place.view; }
    /// `reason`: at the view's reason (LedgerView::focusReason()).
    void go(LedgerView *view, bool reason = false);
    /// Another book: there is no way back into the last one.
    void forgetPlaces();
    /// Shows that widget in place of all views; nullptr: the view again.
    void showInstead(QWidget *other);
    /// Offers the tabs of those views alone that can show the book; from one that can't the first takes over.
    void offerTabs();

signals:
    /// Another view is on the screen.
    void changed();

private:
    /// Where one is, to come back to.
    struct Place
    {
        LedgerView *view = nullptr;
        int tab = 0;
        bool reason = false;
    };
    void back();
    void show(const Place &place);
    void showTab(int tab);

    QTabBar *m_tabs;
    QAction *m_back;
    std::vector<LedgerView *> m_views;
    std::vector<LedgerView *> m_tabViews;
    std::vector<Place> m_places; ///< to go back to, the last first
    Place m_place;
};

} // namespace leapfrog
