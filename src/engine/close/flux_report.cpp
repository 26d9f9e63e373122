// SPDX-License-Identifier: MIT
#include "engine/close/flux_report.h"

#include "core/csv.h"
#include "core/currency.h"
#include "engine/close/report_json.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace leapfrog {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::Flux)
};

} // namespace

QString fluxReasonWords(FluxReason reason)
{
    switch (reason) {
    case FluxReason::NewDocument:
        return Words::tr("new documents");
    case FluxReason::ChangedDocument:
        return Words::tr("changed documents");
    case FluxReason::Withdrawn:
        return Words::tr("withdrawn documents");
    case FluxReason::ChangedSettings:
        return Words::tr("changed settings");
    case FluxReason::Undone:
        return Words::tr("undone recreations");
    case FluxReason::CaughtUp:
        return Words::tr("caught up after a lock");
    case FluxReason::NewlyRefused:
        return Words::tr("newly refused, figures stay");
    case FluxReason::Recreated:
        break;
    }
    return Words::tr("posted again");
}

static QString words(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

static QString word(FluxReason reason)
{
    return words(std::string(fluxReasonName(reason)));
}

static QJsonArray toJson(const std::vector<std::string> &ids)
{
    QJsonArray list;
    for (const auto &id : ids)
        list.append(words(id));
    return list;
}

static QJsonObject toJson(const FluxOfAccount &account, std::string_view base)
{
    QJsonArray reasons;
    for (const auto &part : account.reasons)
        reasons.append(QJsonObject{{QStringLiteral("reason"), word(part.reason)},
                                   {QStringLiteral("amount"), amountJson(part.amount, base)},
                                   {QStringLiteral("documents"), toJson(part.documents)}});
    return {{QStringLiteral("account"), words(account.account)},
            {QStringLiteral("before"), amountJson(account.before, base)},
            {QStringLiteral("after"), amountJson(account.after, base)},
            {QStringLiteral("reasons"), reasons}};
}

static QJsonObject toJson(const FluxOfDocument &document, std::string_view base)
{
    QJsonArray fields;
    for (const auto &field : document.fields)
        fields.append(QJsonObject{{QStringLiteral("path"), words(field.path)},
                                  {QStringLiteral("before"), valueWords(field.before)},
                                  {QStringLiteral("after"), valueWords(field.after)}});
    QJsonArray lines;
    for (const auto &line : document.lines)
        lines.append(QJsonObject{{QStringLiteral("account"), words(line.account)},
                                 {QStringLiteral("caught_up"), line.catchesUp},
                                 {QStringLiteral("before"), amountJson(line.before, base)},
                                 {QStringLiteral("after"), amountJson(line.after, base)}});
    return {{QStringLiteral("document_id"), words(document.id)},
            {QStringLiteral("reason"), word(document.reason)},
            {QStringLiteral("version_before"), document.versionBefore},
            {QStringLiteral("version_after"), document.versionAfter},
            {QStringLiteral("fields"), fields},
            {QStringLiteral("lines"), lines}};
}

QJsonObject fluxJson(const Flux &flux, const FluxQuestion &question, std::string_view currency)
{
    QJsonArray accounts;
    for (const auto &account : flux.accounts)
        accounts.append(toJson(account, currency));
    static constexpr std::size_t mostDocuments = 1000;
    QJsonArray documents;
    for (std::size_t i = 0; i < std::min(flux.documents.size(), mostDocuments); ++i)
        documents.append(toJson(flux.documents[i], currency));
    QJsonArray settings;
    for (const auto &setting : flux.settings)
        settings.append(QJsonObject{{QStringLiteral("setting"), words(setting.name)},
                                    {QStringLiteral("before"), words(setting.before)},
                                    {QStringLiteral("after"), words(setting.after)},
                                    {QStringLiteral("at"), setting.at.toUTC().toString(Qt::ISODateWithMs)},
                                    {QStringLiteral("who"), setting.who}});
    return {
        {QStringLiteral("org_id"), words(question.orgId)},
        {QStringLiteral("currency"), words(std::string(currency))},
        {QStringLiteral("before"), words(question.before.text)},
        {QStringLiteral("after"), words(question.after.text)},
        {QStringLiteral("through"), question.through ? QJsonValue(words(dateText(*question.through))) : QJsonValue()},
        {QStringLiteral("accounts"), accounts},
        {QStringLiteral("settings"), settings},
        {QStringLiteral("documents"), static_cast<qint64>(flux.documents.size())},
        {QStringLiteral("per_document"), documents}};
}

std::string fluxCsv(const Flux &flux, std::string_view currency)
{
    const auto *const known = findCurrency(currency);
    const int decimals = known == nullptr ? 2 : known->decimals;
    std::string out = "account,reason,before,after,difference,documents,currency\r\n";
    const auto end = [&](Wide difference, const std::string &documents) {
        out += ',';
        appendAmount(out, difference, decimals);
        out += ',' + documents + ',';
        out += currency;
        out += "\r\n";
    };
    for (const auto &account : flux.accounts) {
        if (account.reasons.empty())
            continue;
        appendCsvText(out, account.account);
        out += ",,";
        appendAmount(out, account.before, decimals);
        out += ',';
        appendAmount(out, account.after, decimals);
        end(account.after - account.before, {});
        for (const auto &part : account.reasons) {
            appendCsvText(out, account.account);
            out += ',' + std::string(fluxReasonName(part.reason)) + ",,";
            end(part.amount, std::to_string(part.documents.size()));
        }
    }
    return out;
}

} // namespace leapfrog
