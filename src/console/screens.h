// SPDX-License-Identifier: MIT
#pragma once

#include "console/frame/screen.h"

namespace leapfrog {

/// The screens of the console: the one place that knows them all.
Screens allScreens();

} // namespace leapfrog
