// SPDX-License-Identifier: MIT
#include "engine/inbox/cut_files.h"

#include "core/sentences.h"
#include "import/shopify/read/extract.h"

#include <QCoreApplication>

#include <algorithm>

namespace leapfrog {

Result<> CutFiles::load()
{
    auto open = m_store.open(m_orgId);
    if (!open)
        return failed(open);
    m_open = std::move(*open);
    m_whole.clear();
    return {};
}

void CutFiles::see(const std::string &record)
{
    if (m_open.empty())
        return;
    const auto begins = beginsWith(record);
    for (const auto &one : m_open) {
        const auto bytes = static_cast<std::size_t>(one.bytes);
        if (one.code == "shopify_errors" || record.size() <= bytes || one.begins != begins)
            continue;
        if (sha256Of(std::string_view(record).substr(0, bytes)) == one.sha256)
            m_whole.push_back(one.number);
    }
}

Result<> CutFiles::end(const std::string &file, bool errors)
{
    const InEnglish kept; // with the payloads
    const bool isNamed = file != "-";
    for (const auto &one : m_open) {
        if (one.code == "shopify_errors" && isNamed && !errors && one.file == file)
            m_whole.push_back(one.number);
    }
    if (m_whole.empty())
        return {};
    return m_store.supersede(m_whole, QCoreApplication::translate("leapfrog::ShopImport", "It came again, whole."));
}

} // namespace leapfrog
