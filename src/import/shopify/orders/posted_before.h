// SPDX-License-Identifier: MIT
#pragma once

#include "import/shopify/books.h"
#include "import/shopify/orders/order_changes.h"

#include <map>
#include <set>
#include <string>

namespace leapfrog {

/// The numbers of an order's documents (`-E2`, `-R1`). Where a period is locked, what is posted keeps its own.
class DocumentNumbers
{
public:
    /// `locked`: nullptr where nothing is; must outlive this, as must `name`, the order's.
    DocumentNumbers(const std::string &name, const ShopifySettings::LockedBooks *locked);

    /// The id of the document of this kind (`E`, `C`, `R`, `F`) that stands for `what`: a refund's number, else a day.
    /// `number`: the one that it has where nothing is posted yet.
    std::string idOf(char kind, const std::string &what, int number);

private:
    const std::string &m_name;
    std::map<std::pair<char, std::string>, std::vector<std::string>> m_posted; ///< ids by kind and what they stand for
    std::set<std::string> m_taken;
};

/// The life of an order of which documents are posted in a locked period: they are what it was until then, and what it
/// came to otherwise is an edit of the first day after that it changed on. Unchanged where its invoice is not posted
/// there.
OrderLife onPosted(OrderLife life, const OrderGroup &group, const ShopDays &days,
                   const ShopifySettings::LockedBooks &locked);

} // namespace leapfrog
