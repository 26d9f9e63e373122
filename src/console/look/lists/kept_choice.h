// SPDX-License-Identifier: MIT
#pragma once

#include <QObject>

namespace leapfrog {

/// Widgets and actions with this property (true) keep their choice from one start to the next: what a list is filtered
/// by, whether details are shown. Not texts: they may hold names of customers. A form sets it, or:
inline constexpr const char *rememberedProperty = "remembered";

inline void keepChoice(QObject &part)
{
    part.setProperty(rememberedProperty, true);
}

} // namespace leapfrog
