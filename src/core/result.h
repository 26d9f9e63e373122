// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <tl/expected.hpp>

#include <string>
#include <utility>

namespace leapfrog {

// Data (ids, document bodies, account codes) is UTF-8 in std::string, as in PostgreSQL and JSON.
// Words for people are QString and translated. Nothing is both.

/// Why something was not done. Scripts match on `code`, people act on `message` (translated), logs keep `cause`.
struct Error
{
    enum class Code
    {
        Unavailable, ///< the server or a connection is out of reach; the same act may work later
        Conflict, ///< deadlock, serialisation, lock timeout; the same act may work at once
        Refused, ///< the rules say no (a closed period, a lost lease, a paused queue …)
        NotFound,
        Invalid, ///< the input is wrong; `field` says where
        Denied, ///< the login may not do this
        Cancelled,
        Internal, ///< our own fault; never shown without "report this"
    };
    Code code = Code::Invalid;
    QString message;
    QString cause; ///< the driver's or system's own words; never shown alone, never holds a secret
    std::string reason; ///< stable code for scripts: a refusal code of docs/accounting-rules.md §7, or an SQLSTATE; may
                        ///< be empty
    std::string field; ///< path of the input field at fault, as `lines[0].amount`; may be empty

    /// True when repeating the same act later can succeed without anyone changing anything.
    [[nodiscard]] bool isTransient() const { return code == Code::Unavailable || code == Code::Conflict; }
};

template <typename T = void> using Result = tl::expected<T, Error>;

/// Shorthand for returning an error from a function that returns Result.
inline tl::unexpected<Error> failed(Error error)
{
    return tl::unexpected<Error>(std::move(error));
}

/// Hands the error of another result on.
template <typename T> tl::unexpected<Error> failed(const Result<T> &result)
{
    return tl::unexpected<Error>(result.error());
}

} // namespace leapfrog
