// SPDX-License-Identifier: MIT
#include "ledger/export/journals/journal_lines.h"

#include "core/money.h"
#include "ledger/export/journals/windows_1252.h"
#include "ledger/export/plain_text.h"
#include "ledger/post.h"

#include <QCoreApplication>

namespace leapfrog {

std::vector<std::span<const Posting>> daysOf(std::span<const Posting> postings)
{
    std::vector<std::span<const Posting>> days;
    while (!postings.empty()) {
        days.push_back(postingsOfOneDay(postings));
        postings = postings.subspan(days.back().size());
    }
    return days;
}

std::vector<const Posting *> withAmount(std::span<const Posting> postings, JournalNotes &notes)
{
    std::vector<const Posting *> lines;
    for (const auto &posting : postings) {
        if (posting.baseAmount != 0)
            lines.push_back(&posting);
        else
            notes.withoutAmount += 1;
    }
    return lines;
}

std::optional<Refusal> decimalsRefused(const ExportBook &book)
{
    static constexpr int decimals = 2;
    if (book.baseCurrency->decimals <= decimals)
        return {};
    const auto code = std::string(book.baseCurrency->code);
    return Refusal{"unfit_currency", code,
                   QCoreApplication::translate("leapfrog::JournalFile",
                                               "The books are kept in %1, which has %2 decimals; this format has two.")
                       .arg(QString::fromStdString(code))
                       .arg(book.baseCurrency->decimals)};
}

std::string lineWords(const Voucher &voucher, const Posting &posting, const Currency &base)
{
    std::string text;
    const auto add = [&text](const std::string &words) {
        if (!words.empty())
            text += (text.empty() ? "" : " | ") + words;
    };
    add(voucher.words);
    if (!posting.rule.empty())
        add(why(posting).toStdString());
    if (posting.currency != base.code && posting.amount != 0)
        add(Money{posting.amount, findCurrency(posting.currency)}.text());
    return onOneLine(text);
}

std::string slashedDate(Date date, bool isDayFirst)
{
    const auto iso = dateText(date);
    const auto year = iso.substr(0, 4);
    const auto month = iso.substr(5, 2);
    const auto day = iso.substr(8, 2);
    return isDayFirst ? day + '/' + month + '/' + year : month + '/' + day + '/' + year;
}

} // namespace leapfrog
