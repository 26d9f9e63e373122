// SPDX-License-Identifier: MIT
#include "console/preview/previewed_document.h"

#include "console/books/account_names.h"
#include "console/books/field_words.h"
#include "console/look/figures.h"
#include "ledger/post.h"
#include "store/books/entries.h"
#include "store/books/posting_store.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>
#include <tuple>

namespace leapfrog {

static constexpr std::size_t mostFieldsShown = 20;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::PreviewedDocument)
};

/// One line of the preview while it is summed up.
struct Sums
{
    bool hasOld = false;
    bool hasNew = false;
    Posting before;
    Posting after;
};

using LineKey = std::tuple<Date, std::string, std::string, std::string>; ///< date, account, currency, rule

LineKey keyOf(const Posting &posting)
{
    return {posting.date, posting.account, posting.currency, posting.rule};
}

void add(Posting &sum, const Posting &posting)
{
    sum.amount += posting.amount;
    sum.baseAmount += posting.baseAmount;
}

PreviewLine lineOf(const LineKey &key, const Sums &sums, const AccountNames &names, const std::string &baseCurrency)
{
    const auto &[date, account, currency, rule] = key;
    const auto baseChange = sums.after.baseAmount - sums.before.baseAmount;
    PreviewLine line{.account = accountWords(account, names),
                     .date = date,
                     .currency = currency,
                     .hasOld = sums.hasOld,
                     .hasNew = sums.hasNew,
                     .oldAmount = sums.before.amount,
                     .newAmount = sums.after.amount,
                     .changes = sums.before.amount != sums.after.amount || baseChange != 0,
                     .why = why(rule, isDebit(sums.hasNew ? sums.after : sums.before))};
    if (currency != baseCurrency && baseChange != 0)
        line.why
            = Words::tr("%1 In base currency: %2 %3.")
                  .arg(line.why, signedAmountFigure(baseChange, baseCurrency), QString::fromStdString(baseCurrency));
    return line;
}

std::vector<PreviewLine> linesOf(const std::vector<Posting> &before, const std::vector<Posting> &after,
                                 const AccountNames &names, const std::string &baseCurrency)
{
    std::map<LineKey, Sums> sums;
    for (const auto &posting : before) {
        auto &line = sums[keyOf(posting)];
        line.hasOld = true;
        add(line.before, posting);
    }
    for (const auto &posting : after) {
        auto &line = sums[keyOf(posting)];
        line.hasNew = true;
        add(line.after, posting);
    }
    std::vector<PreviewLine> lines;
    for (const auto &[key, sum] : sums)
        lines.push_back(lineOf(key, sum, names, baseCurrency));
    return lines;
}

std::vector<PreviewCause> causesOf(const DocumentChanges &changes)
{
    std::vector<PreviewCause> causes;
    if (!changes.known)
        causes.push_back({.what = Words::tr("What the document said when it was posted is not kept.")});
    const auto shown = std::min(changes.fields.size(), mostFieldsShown);
    for (std::size_t i = 0; i < shown; ++i) {
        const auto &change = changes.fields[i];
        causes.push_back({.what = fieldWords(change.path),
                          .before = fieldValueWords(change.path, change.before),
                          .after = fieldValueWords(change.path, change.after),
                          .why = Words::tr("This field of the document was changed.")});
    }
    if (const auto rest = static_cast<int>(changes.fields.size() - shown); rest > 0)
        causes.push_back({.what = Words::tr("%n more field(s) of the document were changed.", nullptr, rest)});
    if (changes.settingsChanged())
        causes.push_back({.what = Words::tr("The settings for posting were changed on %1 by %2.")
                                      .arg(momentFigure(changes.settingsChangedAt),
                                           QString::fromStdString(changes.settingsChangedBy))});
    return causes;
}

/// The books' lock would keep this document as it is: for what it would post or, where nothing is made up for later,
/// for what it has posted.
bool isLocked(const DocumentPreview &preview, const Context &context)
{
    if (preview.refusal)
        return preview.refusal->code == "period_locked";
    return context.lockedThrough && context.lockPolicy == LockPolicy::Refuse
        && std::ranges::any_of(preview.before,
                               [&](const Posting &posting) { return posting.date <= *context.lockedThrough; });
}

void refuse(PreviewedDocument &document, const DocumentPreview &preview, const Context &context)
{
    document.fate = PreviewedDocument::Fate::Refused;
    if (isLocked(preview, context) && context.lockedThrough) {
        document.refusalCode = "period_locked";
        document.refusal = Words::tr("The books are locked through %1.").arg(dateFigure(*context.lockedThrough));
        return;
    }
    document.refusalCode = preview.refusal->code;
    document.refusal = preview.refusal->message;
    document.refusedField = fieldWords(preview.refusal->field);
}

PreviewedDocument previewed(const DocumentPreview &preview, const AccountNames &names, const Context &context)
{
    using Fate = PreviewedDocument::Fate;
    PreviewedDocument document{.id = preview.documentId,
                               .type = preview.documentType,
                               .version = preview.version,
                               .awaitsRecreation = preview.awaitsRecreation,
                               .causes = causesOf(preview.changes)};
    if (preview.refusal || isLocked(preview, context)) {
        refuse(document, preview, context);
        return document;
    }
    document.fate = preview.difference.unchanged() ? Fate::Unchanged
        : preview.before.empty()                   ? Fate::New
                                                   : Fate::Changes;
    document.lines = linesOf(preview.before, preview.after, names, context.baseCurrency);
    return document;
}

} // namespace

Result<std::vector<PreviewedDocument>> previewDocuments(Connection &connection, const std::string &orgId,
                                                        const std::vector<std::string> &documents,
                                                        const std::stop_token &stop)
{
    const auto previews = previewRecreation(connection, orgId, documents, stop);
    if (!previews)
        return failed(previews);
    const auto context = PostingStore(connection).context(orgId);
    if (!context)
        return failed(context);
    const auto names = accountNames(*context);
    std::vector<PreviewedDocument> list;
    for (const auto &preview : *previews)
        list.push_back(previewed(preview, names, *context));
    return list;
}

Result<std::optional<PreviewedDocument>> recreatedDocument(Connection &connection, const std::string &recreationId,
                                                           const std::string &orgId, const std::string &documentId)
{
    const auto entries = EntryStore(connection).ofRecreation(recreationId, documentId);
    if (!entries)
        return failed(entries);
    if (entries->empty())
        return std::nullopt;
    const auto changes = DocumentHistory(connection).ofRecreation(recreationId, documentId);
    if (!changes)
        return failed(changes);
    const auto context = PostingStore(connection).context(orgId);
    if (!context)
        return failed(context);
    using Fate = PreviewedDocument::Fate;
    const auto &[id, before, after] = entries->front();
    PreviewedDocument document{.id = documentId,
                               .type = {},
                               .fate = difference(before, after).unchanged() ? Fate::Unchanged
                                   : before.empty()                          ? Fate::New
                                                                             : Fate::Changes,
                               .lines = linesOf(before, after, accountNames(*context), context->baseCurrency)};
    if (const auto found = changes->find(documentId); found != changes->end())
        document.causes = causesOf(found->second);
    return document;
}

} // namespace leapfrog
