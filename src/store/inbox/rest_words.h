// SPDX-License-Identifier: MIT
#pragma once

#include "store/inbox/clearing.h"

#include <QString>

namespace leapfrog {

/// Why an account still holds something, as commands and screens say it.
QString restReasonWords(RestReason reason);

} // namespace leapfrog
