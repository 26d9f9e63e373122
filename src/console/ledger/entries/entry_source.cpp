// SPDX-License-Identifier: MIT
#include "console/ledger/entries/entry_source.h"

#include "console/books/field_words.h"
#include "console/look/figures.h"
#include "console/look/words.h"
#include "core/json.h"
#include "store/books/document_history.h"
#include "store/queue/rows/direct_by.h"

#include <QCoreApplication>

#include <array>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::EntrySource)
};

} // namespace

static constexpr std::size_t longestBody = 1'000'000; ///< bytes; a longer document is not read for one of its lines
static constexpr qsizetype longestLine = 600; ///< characters that are shown of a line

/// The list of the document that the posting's line counts in.
static QString lineWords(const std::string &body, int line)
{
    const auto document = parseJson(body);
    if (!document)
        return {};
    static constexpr std::array<std::string_view, 2> lists{"allocations", "lines"};
    for (const auto list : lists) {
        const auto *const found = document->find(list);
        if (found == nullptr || line < 0 || static_cast<std::size_t>(line) >= found->items().size())
            continue;
        const auto path = std::string(list) + '[' + std::to_string(line) + ']';
        const auto text = fieldValueWords(path, toJson(found->items()[static_cast<std::size_t>(line)]));
        return QCoreApplication::translate("leapfrog::EntrySource", "%1: %2")
            .arg(fieldWords(path), shortened(text, longestLine));
    }
    return {};
}

static Result<QString> placeOf(Connection &connection, const std::string &orgId, const EntryRow &entry)
{
    const auto document = Words::tr("%1, version %2").arg(QString::fromStdString(entry.documentId)).arg(entry.version);
    if (entry.posting.line == noLine)
        return Words::tr("From %1 as a whole.").arg(document);
    const auto made = DocumentHistory(connection).madeOf(orgId, {{entry.documentId, entry.version}});
    if (!made)
        return failed(made);
    const auto place = Words::tr("From %1, line %2.").arg(document).arg(entry.posting.line + 1);
    const auto found = made->find({entry.documentId, entry.version});
    if (found == made->end() || !found->second.body)
        return Words::tr("%1 What this version said is not kept.").arg(place);
    if (found->second.body->size() > longestBody)
        return place;
    const auto line = lineWords(*found->second.body, entry.posting.line);
    return line.isEmpty() ? place : Words::tr("From %1, %2.").arg(document, line);
}

Result<QString> readEntrySource(Connection &connection, const std::string &orgId, const EntryRow &entry)
{
    const auto place = placeOf(connection, orgId, entry);
    if (!place)
        return place;
    const auto asked = whoAsked(connection, orgId, {{entry.documentId, entry.version}});
    if (!asked)
        return failed(asked);
    return asked->empty() ? *place
                          : Words::tr("%1 Recreated because %2 asked for it.")
                                .arg(*place, QString::fromStdString(asked->begin()->second));
}

QString entryFacts(const EntryRow &entry, const QString &account, const std::string &baseCurrency)
{
    const auto &posting = entry.posting;
    const auto base = posting.baseAmount < 0 ? -posting.baseAmount : posting.baseAmount;
    const auto amount = amountWithCurrency(base, baseCurrency);
    QStringList lines;
    lines.append(
        (isDebit(posting) ? Words::tr("%1 to the debit of %2 on %3.") : Words::tr("%1 to the credit of %2 on %3."))
            .arg(amount, account, dateFigure(posting.date)));
    if (posting.currency != baseCurrency)
        lines.append(
            Words::tr("In the document's currency: %1.").arg(amountWithCurrency(posting.amount, posting.currency)));
    lines.append(
        Words::tr("Posted %1 by %2.").arg(momentFigure(entry.postedAt), QString::fromStdString(entry.postedBy)));
    if (!entry.deletedAt.isValid())
        lines.append(Words::tr("In force."));
    else if (entry.isPrevious)
        lines.append(
            Words::tr("Previous figure: its document awaits recreation, and this stands until it is posted again."));
    else if (entry.replacedByVersion > 0)
        lines.append(Words::tr("Out of force since %1: version %2 took its place.")
                         .arg(momentFigure(entry.deletedAt))
                         .arg(entry.replacedByVersion));
    else
        lines.append(Words::tr("Out of force since %1.").arg(momentFigure(entry.deletedAt)));
    return lines.join(QLatin1Char(' '));
}

} // namespace leapfrog
