// SPDX-License-Identifier: MIT
#include "cli/ledger/difference.h"

#include "cli/ledger/ledger.h"
#include "cli/program/output.h"
#include "ledger/post.h"

#include <QCoreApplication>
#include <QJsonDocument>

#include <algorithm>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Difference)
};

} // namespace

static constexpr std::size_t mostFieldsShown = 20;
static constexpr int longestValueShown = 60;

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

static QString rulesNote(const DocumentChanges &changes)
{
    if (!changes.settingsChanged())
        return {};
    return Words::tr("The settings for posting were changed on %1 by %2.")
        .arg(changes.settingsChangedAt.toUTC().toString(Qt::ISODate), words(changes.settingsChangedBy));
}

/// `json`: any value as text, or empty.
static QJsonValue valueOf(const std::string &json)
{
    const auto values = QJsonDocument::fromJson(QByteArray::fromStdString('[' + json + ']')).array();
    return values.isEmpty() ? QJsonValue() : values.first();
}

void add(QJsonObject &object, const DocumentChanges &changes)
{
    QJsonArray fields;
    for (const auto &change : changes.fields)
        fields.append(QJsonObject{{QStringLiteral("field"), words(change.path)},
                                  {QStringLiteral("old"), valueOf(change.before)},
                                  {QStringLiteral("new"), valueOf(change.after)}});
    object[QStringLiteral("changes")] = changes.known ? QJsonValue(fields) : QJsonValue();
    object[QStringLiteral("rules_note")] = rulesNote(changes);
}

/// Of a long value the start.
static QString shown(const std::string &json)
{
    const auto text = valueWords(json);
    return text.size() <= longestValueShown ? text : text.left(longestValueShown - 1) + QStringLiteral("…");
}

void print(const DocumentChanges &changes)
{
    const auto line = [](const QString &text) { printLine(QStringLiteral("    %1").arg(text).toStdString()); };
    if (!changes.known)
        line(Words::tr("What the document said before is not kept."));
    const auto count = std::min(changes.fields.size(), mostFieldsShown);
    for (std::size_t i = 0; i < count; ++i) {
        const auto &change = changes.fields[i];
        line(Words::tr("changed in the document: %1: %2 → %3")
                 .arg(words(change.path), shown(change.before), shown(change.after)));
    }
    if (count < changes.fields.size())
        line(Words::tr("and %n more field(s)", nullptr, static_cast<int>(changes.fields.size() - count)));
    if (changes.settingsChanged())
        line(rulesNote(changes));
}

} // namespace leapfrog::cli
