// SPDX-License-Identifier: MIT
#pragma once

#include "engine/books/opening.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace leapfrog {

/// The fields of a line by column; those that the file does not have are empty.
struct OpeningRow
{
    int line = 0;
    std::map<std::string_view, std::string> fields;

    [[nodiscard]] const std::string &operator[](std::string_view column) const
    {
        static const std::string none;
        const auto found = fields.find(column);
        return found != fields.end() ? found->second : none;
    }
};

/// The lines below the headings; what is wrong with the file as a whole goes to `faults`.
std::vector<OpeningRow> openingRows(std::string_view csv, std::vector<OpeningFault> &faults);

} // namespace leapfrog
