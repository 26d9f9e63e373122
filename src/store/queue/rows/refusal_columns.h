// SPDX-License-Identifier: MIT
#pragma once

#include "store/queue/recreations.h"

#include <string>
#include <vector>

namespace leapfrog {

/// Refused documents as the arrays that SQL functions take: one each, of equal length.
struct RefusalColumns
{
    explicit RefusalColumns(const std::vector<RefusedDocument> &refused)
    {
        for (const auto &document : refused) {
            ids.push_back(document.documentId);
            versions.push_back(document.version);
            codes.push_back(document.refusal.code);
            fields.push_back(document.refusal.field);
            messages.push_back(document.refusal.message.toStdString());
        }
    }

    std::vector<std::string> ids;
    std::vector<int> versions;
    std::vector<std::string> codes;
    std::vector<std::string> fields;
    std::vector<std::string> messages;
};

} // namespace leapfrog
