// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QString>

#include <string>

namespace leapfrog {

/// Why a document can't be posted. The same input is refused the same way until it, or the context, is changed.
struct Refusal
{
    std::string code; ///< one of docs/accounting-rules.md §7, stable for scripts
    std::string field; ///< path of the field at fault, as `lines[0].taxes[1].amount`; empty for the whole
    QString message; ///< a translated sentence for the accountant
};

/// The same as an Error, for layers that carry Results: code Refused, `reason` the refusal's code.
Error toError(const Refusal &refusal);

} // namespace leapfrog
