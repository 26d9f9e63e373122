// SPDX-License-Identifier: MIT
#include "cli/difference.h"

#include "cli/ledger.h"
#include "cli/output.h"
#include "ledger/post.h"

#include <QCoreApplication>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Difference)
};

} // namespace

static QString whyOf(const DifferenceLine &line)
{
    return why(line.rule, line.newAmount >= 0);
}

QJsonArray toJson(const Difference &difference, const std::string &base)
{
    QJsonArray lines;
    for (const auto &line : difference.lines)
        lines.append(QJsonObject{{QStringLiteral("date"), words(dateText(line.date))},
                                 {QStringLiteral("account"), words(line.account)},
                                 {QStringLiteral("currency"), words(line.currency)},
                                 {QStringLiteral("rule"), words(line.rule)},
                                 {QStringLiteral("old"), amountWords(line.oldAmount, line.currency)},
                                 {QStringLiteral("new"), amountWords(line.newAmount, line.currency)},
                                 {QStringLiteral("difference"), amountWords(line.amount(), line.currency)},
                                 {QStringLiteral("base_old"), amountWords(line.oldBaseAmount, base)},
                                 {QStringLiteral("base_new"), amountWords(line.newBaseAmount, base)},
                                 {QStringLiteral("base_difference"), amountWords(line.baseAmount(), base)},
                                 {QStringLiteral("why"), whyOf(line)}});
    return lines;
}

void print(const Difference &difference, const std::string &base)
{
    Table table({Words::tr("Date"), Words::tr("Account"), Words::tr("Currency"), Words::tr("Old"), Words::tr("New"),
                 Words::tr("Difference"), Words::tr("Why")});
    for (const auto &line : difference.lines) {
        const bool inBase = line.amount() == 0;
        const auto &currency = inBase ? base : line.currency;
        table.add({words(dateText(line.date)), words(line.account), words(currency),
                   amountWords(inBase ? line.oldBaseAmount : line.oldAmount, currency),
                   amountWords(inBase ? line.newBaseAmount : line.newAmount, currency),
                   amountWords(inBase ? line.baseAmount() : line.amount(), currency), whyOf(line)});
    }
    table.print();
}

} // namespace leapfrog::cli
