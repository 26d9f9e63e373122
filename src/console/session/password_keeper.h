// SPDX-License-Identifier: MIT
#pragma once

#include "core/result.h"

#include <functional>
#include <string>

namespace leapfrog {

/// Where the user's passwords are kept: the desktop's keychain, nowhere else. All functions block, some until a person
/// has unlocked it: never call them in the UI thread. Any may be empty: there is no such place.
struct PasswordKeeper
{
    std::function<bool()> isThere;
    /// The password of that connection string; empty: it keeps none. Errors: Denied `keychain` (it stays locked, or
    /// refuses), Unavailable `keychain`.
    std::function<Result<QString>(const std::string &conninfo)> read;
    /// An empty password takes it out. Errors: as read().
    std::function<Result<>(const std::string &conninfo, const QString &password)> write;

    /// The desktop's: KWallet, or what speaks libsecret's language (GNOME Keyring, KeePassXC …).
    static PasswordKeeper ofDesktop();
};

} // namespace leapfrog
