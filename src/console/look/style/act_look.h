// SPDX-License-Identifier: MIT
#pragma once

#include <QKeySequence>

#include <vector>

class QAbstractButton;
class QLineEdit;
class QToolButton;
class QWidget;

namespace leapfrog {

/// The one act that a screen is for: filled with the accent while it can be done. At most one is in sight.
void makePrimary(QAbstractButton &button);
bool isPrimary(const QWidget *widget);

/// Acts without weight: the accent's text, no edge.
void makeLink(QAbstractButton &button);
void makeLinks(const std::vector<QAbstractButton *> &buttons);
bool isLink(const QWidget *widget);

/// The keys that do the same stand in the button, behind its words. The shortcut itself is the QAction's. Empty: none.
void showKeys(QAbstractButton &button, const QKeySequence &keys);
/// Those of the button's action.
void showKeys(QToolButton &button);
/// The keys that lead into a field stand at its end while it is empty.
void showKeys(QLineEdit &field, const QKeySequence &keys);
/// What is shown so, in the reader's words; empty: nothing.
QString shownKeys(const QWidget *widget);

/// Where a button stands among those that it is one control with.
enum class Joined
{
    Alone,
    First,
    Middle,
    Last,
};

/// Buttons of which one is chosen stand side by side without a gap (in a FlowLayout), as one control.
void join(const std::vector<QAbstractButton *> &buttons);
Joined joinedBy(const QWidget *widget);

} // namespace leapfrog
