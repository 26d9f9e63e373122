// SPDX-License-Identifier: MIT
#include "console/books/document_words.h"

#include "console/look/figures.h"
#include "core/sentences.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::DocumentWords)
};

constexpr auto types = std::to_array<std::pair<std::string_view, const char *>>({
    {"sales_invoice", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "invoice")},
    {"credit_note", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "credit note")},
    {"payment", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "payment")},
    {"payout", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "payout")},
    {"journal", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "journal entry")},
    {"vendor_bill", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "vendor bill")},
    {"write_off", QT_TRANSLATE_NOOP("leapfrog::DocumentWords", "write-off")},
});

} // namespace

QString documentTypeWords(std::string_view type)
{
    for (const auto &[name, words] : types) {
        if (name == type)
            return Words::tr(words);
    }
    return QString::fromUtf8(type.data(), static_cast<qsizetype>(type.size()))
        .replace(QLatin1Char('_'), QLatin1Char(' '));
}

QString statusName(std::string_view status)
{
    if (status == "posted")
        return Words::tr("posted");
    if (status == "refused")
        return Words::tr("refused");
    if (status == "awaiting_recreation")
        return Words::tr("awaiting recreation");
    return Words::tr("waiting to be posted");
}

QString documentStatusWords(const DocumentRow &row)
{
    if (row.status == "posted")
        return Words::tr("posted %1").arg(momentFigure(row.statusAt));
    if (row.status == "refused")
        return Words::tr("refused: %1").arg(inReadersWords(row.statusMessage));
    if (row.status == "waiting" && row.postedVersion > 0)
        return Words::tr("changed, waiting to be posted");
    return statusName(row.status);
}

Sign documentSign(const DocumentRow &row)
{
    if (row.status == "posted")
        return Sign::Good;
    if (row.status == "refused")
        return Sign::Bad;
    return row.status == "awaiting_recreation" ? Sign::Again : Sign::Waiting;
}

QString documentVersionWords(const DocumentRow &row)
{
    if (row.postedVersion == 0)
        return Words::tr("%1 (not posted)").arg(row.readyVersion);
    if (row.postedVersion != row.readyVersion)
        return Words::tr("%1 (posted %2)").arg(row.readyVersion).arg(row.postedVersion);
    return QString::number(row.readyVersion);
}

} // namespace leapfrog
