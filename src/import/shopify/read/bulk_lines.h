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
/// in its order's group. Refused are children whose parent does not come, and those deeper than 8 levels.
///
/// Memory: 32 MiB of parents with their children, 32 MiB of children that came before their parent (more are refused),
/// and about 200 bytes for each order that was given up, since any later line may belong to it. Not for several
/// threads.
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
        std::string file;
        std::int64_t line = 0;
    };
    using Children = std::unordered_map<std::string, std::vector<Child>>; ///< by the parent's global id
    struct Parent
    {
        std::string globalId;
        TakenApart taken;
        Children children;
        std::size_t bytes = 0;
    };
    /// Where a global id stands.
    struct Place
    {
        std::uint64_t parent = 0; ///< number of the parent
        int level = 0; ///< below it
    };

    void place(Child added, std::vector<TakenApart> &out);
    void placePart(Child added, std::vector<TakenApart> &out);
    void await(Child added, std::vector<TakenApart> &out);
    void adopt(const std::string &globalId, std::vector<TakenApart> &out);
    void forget(const std::string &globalId);
    void giveUp(Parent parent, std::vector<TakenApart> &out);
    static std::string withChildren(std::string text, const std::string &globalId, Children &children);

    std::deque<Parent> m_parents;
    std::uint64_t m_first = 0; ///< number of m_parents.front()
    std::unordered_map<std::string, Place> m_places;
    std::unordered_map<std::string, std::string> m_orderOf; ///< agreements that were given up: their order
    std::unordered_map<std::string, std::string> m_updatedOf; ///< orders that were given up: which state of it
    Children m_orphans; ///< whose parent was not seen yet: Shopify need not write them in order
    std::size_t m_bytes = 0;
    std::size_t m_orphanBytes = 0;
};

} // namespace leapfrog
