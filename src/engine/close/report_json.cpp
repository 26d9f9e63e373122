// SPDX-License-Identifier: MIT
#include "engine/close/report_json.h"

#include "core/currency.h"

namespace leapfrog {

static QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QJsonObject reportHeadJson(const ReportHead &head)
{
    return {{QStringLiteral("org_id"), text(head.orgId)},
            {QStringLiteral("currency"), text(head.currency->code)},
            {QStringLiteral("awaiting_posting"), static_cast<qint64>(head.awaitingPosting)},
            {QStringLiteral("refused_documents"), static_cast<qint64>(head.refusedDocuments)},
            {QStringLiteral("awaiting_recreation"), static_cast<qint64>(head.awaitingRecreation)},
            {QStringLiteral("refused_payloads"), static_cast<qint64>(head.refusedPayloads)},
            {QStringLiteral("waiting_payloads"), static_cast<qint64>(head.waitingPayloads)}};
}

static QJsonValue orNull(const std::string &utf8)
{
    return utf8.empty() ? QJsonValue() : QJsonValue(text(utf8));
}

QJsonObject reportJson(const BookSums &sums, const Figures &figures, const Days &days, const std::vector<Date> *months)
{
    auto object = reportHeadJson(sums.head);
    object[QStringLiteral("from")] = orNull(days.from ? dateText(*days.from) : std::string());
    object[QStringLiteral("through")] = orNull(days.through ? dateText(*days.through) : std::string());
    object[QStringLiteral("known_at")] = orNull(figures.knownAt ? figures.knownAt->text : std::string());
    object[QStringLiteral("not_known_before")] = orNull(sums.notKnownBefore);
    if (months != nullptr) {
        QJsonArray list;
        for (const auto month : *months)
            list.append(monthJson(month));
        object[QStringLiteral("months")] = list;
    }
    return object;
}

QString amountJson(Wide minor, std::string_view currency)
{
    const auto *const known = findCurrency(currency);
    return text(amountText(minor, known != nullptr ? known->decimals : 2));
}

QJsonArray amountsJson(const std::vector<Wide> &minor, std::string_view currency)
{
    QJsonArray list;
    for (const auto &amount : minor)
        list.append(amountJson(amount, currency));
    return list;
}

QString monthJson(Date month)
{
    return text(dateText(month).substr(0, 7));
}

} // namespace leapfrog
