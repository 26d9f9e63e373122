// SPDX-License-Identifier: MIT
#pragma once

#include "import/kept_payload.h"

#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <vector>

namespace leapfrog {

class JsonValue;

/// Puts the lines of a GraphQL bulk file together again: each child (`__parentId`) goes into the list of its parent.
/// Holds the last few thousand parents only; a child that comes later than that is a payload of its own, `order_part`,
/// in its order's group. Not for several threads.
class BulkLines
{
public:
    /// Begins a parent: a payload whose text is whole but for its children.
    void begin(const std::string &globalId, TakenApart parent);
    /// Adds a child to what `__parentId` names; what became whole by that, or can't be placed, goes to `out`.
    void add(const JsonValue &child, const std::string &parentId, const std::string &file, std::int64_t line,
             std::vector<TakenApart> &out);
    /// Gives up the oldest parents while too many are held.
    void shrink(std::vector<TakenApart> &out);
    /// Gives up all.
    void finish(std::vector<TakenApart> &out);

private:
    struct Child
    {
        std::string globalId; ///< may be empty
        std::string parentId;
        std::string list; ///< the parent's member
        std::string text;
    };
    struct Parent
    {
        std::string globalId;
        TakenApart taken;
        std::vector<Child> children;
        std::size_t bytes = 0;
    };

    /// A child whose parent was not seen yet: Shopify need not write them in order.
    struct Orphan
    {
        Child child;
        std::string file;
        std::int64_t line = 0;
    };

    void place(Child added, const std::string &file, std::int64_t line, std::vector<TakenApart> &out);
    void adopt(const std::string &globalId, std::vector<TakenApart> &out);
    void refuseOrphans(std::vector<TakenApart> &out);
    void giveUp(Parent parent, std::vector<TakenApart> &out);
    static std::string withChildren(std::string text, const std::string &globalId, const std::vector<Child> &children);

    std::deque<Parent> m_parents;
    std::uint64_t m_first = 0; ///< number of m_parents.front()
    std::unordered_map<std::string, std::uint64_t> m_numberOf; ///< of the parent under which a global id stands
    std::unordered_map<std::string, std::string> m_orderOf; ///< of what was given up and may have children: its order
    std::unordered_map<std::string, std::string> m_updatedOf; ///< of orders that were given up: which state of it
    std::unordered_map<std::string, std::vector<Orphan>> m_orphans; ///< by the parent they wait for
    std::size_t m_bytes = 0;
};

} // namespace leapfrog
