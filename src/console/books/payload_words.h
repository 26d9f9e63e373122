// SPDX-License-Identifier: MIT
#pragma once

#include "console/look/sign_delegate.h"
#include "store/inbox/inbox_list.h"

#include <QString>

#include <string>
#include <string_view>

namespace leapfrog {

// Payloads as the Inbox says them.

/// "refused" for `refused`; an unknown state's own name.
QString payloadStateWords(std::string_view state);
Sign payloadSign(std::string_view state);

/// "order", "balance transaction" …; an unknown kind's own name without underscores.
QString payloadKindWords(std::string_view kind);

/// "order 5111" for `order/5111`.
QString payloadGroupWords(const std::string &group);

/// Why payloads wait or were refused, in a few words: "its order has not come"; an unknown code without underscores.
QString payloadReasonWords(std::string_view code);

/// What a person does about that reason.
QString payloadAdvice(std::string_view state, std::string_view code);

/// "281", "over 5,000" where that is as far as was counted.
QString payloadCount(std::int64_t payloads);

} // namespace leapfrog
