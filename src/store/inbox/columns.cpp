// SPDX-License-Identifier: MIT
#include "store/inbox/columns.h"

namespace leapfrog {

std::vector<std::string> listOf(const std::set<std::string> &names)
{
    return {names.begin(), names.end()};
}

Result<std::set<std::string>> namesOf(const Result<Rows> &rows)
{
    if (!rows)
        return failed(rows);
    std::set<std::string> names;
    for (const Row row : *rows)
        names.insert(row.text(0));
    return names;
}

Result<> done(const Result<Rows> &rows)
{
    return rows ? Result<>() : failed(rows);
}

} // namespace leapfrog
