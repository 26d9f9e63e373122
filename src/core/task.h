// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <QFuture>
#include <QString>

#include <stop_token>
#include <string>

namespace leapfrog {

/// What became of one item of a long act.
struct ItemOutcome
{
    enum class State
    {
        Done, ///< `message` says how (posted, unchanged …)
        Refused, ///< the rules say no; `error` says which
        Failed, ///< not done now; `error` says why and whether somebody goes on with it
        Cancelled, ///< was not begun
    };
    std::string item; ///< the document's id, the file's name …
    State state = State::Done;
    QString message;
    Error error; ///< meaningless when Done
};

/// A long act under way: a recreation, an import, a verification. Copies share the act. Screens and commands see only
/// this. Cancel with `stop`, never with QFuture::cancel(): that would drop outcomes of items already under way.
struct Task
{
    QString title;
    int total = 0; ///< items; each gets exactly one outcome, in the order they end
    QFuture<ItemOutcome> outcomes;
    std::stop_source stop;
};

} // namespace leapfrog
