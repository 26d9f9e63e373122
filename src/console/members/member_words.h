// SPDX-License-Identifier: MIT
#pragma once

#include "store/access/members.h"

#include <QString>

namespace leapfrog {

// Memberships in words.

/// "closer".
QString memberRoleWords(const std::string &role);
/// What a role may do in its organisation, as a sentence.
QString memberRoleMeaning(const std::string &role);
/// What the login's own grants let it do at all; of one without any that it sees nothing.
QString memberGroupWords(const std::string &group);

} // namespace leapfrog
