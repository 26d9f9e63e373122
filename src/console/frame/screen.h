// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <functional>
#include <vector>

class QWidget;

namespace leapfrog {

class Page;
class Session;

/// A screen that the sidebar offers.
struct Screen
{
    QString name; ///< for settings, the command line and its icon
    std::function<QString()> title; ///< in the language that the program speaks at the moment
    std::function<Page *(Session &session, QWidget *parent)> make;
};

/// In the sidebar's order; the first is shown first.
using Screens = std::vector<Screen>;

} // namespace leapfrog
