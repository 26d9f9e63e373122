// SPDX-License-Identifier: MIT
#pragma once

#include <QString>

#include <string_view>

namespace leapfrog {

/// A document's body, indented for reading; every number and text exactly as it was imported. What is not JSON comes
/// back as it is.
QString prettyJson(std::string_view body);

} // namespace leapfrog
