// SPDX-License-Identifier: MIT
#include "console/import/import_format.h"

#include "core/json.h"
#include "ledger/post.h"

#include <algorithm>
#include <filesystem>
#include <fstream>

namespace leapfrog {

std::optional<ImportFormat> guessFormat(const std::string &path)
{
    std::error_code error;
    std::ifstream input(path, std::ios::binary);
    if (!input || std::filesystem::is_directory(path, error))
        return {};
    const auto record = JsonRecords(input).next();
    if (!record)
        return {};
    const auto json = parseJson(record->text);
    if (!json || !json->isObject())
        return ImportFormat::Shopify; // its importer says best what is wrong
    const auto *const whole = json->find("document");
    const auto &document = whole != nullptr && whole->isObject() ? *whole : *json;
    const auto *const type = document.find("type");
    const bool isDocument
        = type != nullptr && std::ranges::find(documentTypes(), type->text()) != documentTypes().end();
    return isDocument ? ImportFormat::Leapfrog : ImportFormat::Shopify;
}

} // namespace leapfrog
