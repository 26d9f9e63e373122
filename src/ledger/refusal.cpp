// SPDX-License-Identifier: MIT
#include "ledger/refusal.h"

namespace leapfrog {

Error toError(const Refusal &refusal)
{
    return {.code = Error::Code::Refused,
            .message = refusal.message,
            .cause = {},
            .reason = refusal.code,
            .field = refusal.field};
}

} // namespace leapfrog
