// SPDX-License-Identifier: MIT
#include "console/import/import_reasons.h"

#include "console/books/payload_words.h"

#include <algorithm>

namespace leapfrog {

/// `orders.jsonl:17: order #1001: …`
static QString lineOf(const ImportNote &note)
{
    const auto named = (payloadKindWords(note.source) + QLatin1Char(' ') + QString::fromStdString(note.id)).trimmed();
    auto place = QString::fromStdString(note.file);
    place = place.mid(place.lastIndexOf(QLatin1Char('/')) + 1);
    auto line = place.isEmpty() ? QString() : QStringLiteral("%1:%2: ").arg(place).arg(note.line);
    line += named.isEmpty() ? QString() : named + QStringLiteral(": ");
    return line + note.message;
}

void ImportReasons::add(const std::vector<ImportNote> &notes, const char *state)
{
    for (const auto &note : notes) {
        auto found = std::ranges::find_if(
            m_reasons, [&](const ImportReason &one) { return one.state == state && one.code == note.code; });
        if (found == m_reasons.end())
            found = m_reasons.insert(found, {.state = state, .code = note.code, .records = 0, .first = lineOf(note)});
        ++found->records;
        if (m_lines.size() < static_cast<qsizetype>(mostNotes))
            m_lines.append(payloadStateWords(state) + QLatin1Char('\t') + QString::fromStdString(note.code)
                           + QLatin1Char('\t') + lineOf(note));
    }
}

void ImportReasons::add(const ImportBatch &batch)
{
    add(batch.refused, "refused");
    add(batch.waiting, "waiting");
}

std::vector<ImportReason> ImportReasons::all() const
{
    auto all = m_reasons;
    std::ranges::stable_sort(all, [](const ImportReason &a, const ImportReason &b) {
        return a.state != b.state ? a.state < b.state : a.records > b.records;
    });
    return all;
}

} // namespace leapfrog
