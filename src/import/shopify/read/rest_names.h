// SPDX-License-Identifier: MIT
#pragma once

#include <string>
#include <string_view>

namespace leapfrog {

class JsonValue;

/// One record as compact JSON in REST names: GraphQL's names by one table (`totalPriceSet` is `total_price_set`), enums
/// in small letters, connections as plain lists, ids as digits (`gid://shopify/Order/1` is 1). Personal data that
/// accounting has no use for is left out: what a person is called stays, how to reach him does not. Beside a list of
/// which only a page came (`pageInfo.hasNextPage`) stands `LIST_has_next_page`.
std::string inRestNames(const JsonValue &record);

/// Whether what stands under this name (as REST writes it) tells how to reach a person, where he was, or what he pays
/// with.
bool isPersonal(std::string_view name);

/// The text of a member, or the digits of a number; empty when there is none.
std::string textOf(const JsonValue &json, std::string_view name);

/// Whether a GraphQL connection says that there is more of it than this page.
bool hasNextPage(const JsonValue &connection);

/// The list of an object in REST names of which only a page came, or empty.
std::string_view cutListOf(const JsonValue &record);

/// `gid://shopify/Order/5137?x` is 5137; anything else is what it was.
std::string_view plainId(std::string_view id);

/// The type in `gid://shopify/TYPE/…`, or empty.
std::string_view globalType(std::string_view id);

} // namespace leapfrog
