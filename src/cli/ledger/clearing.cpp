// SPDX-License-Identifier: MIT
#include "store/inbox/clearing.h"
#include "cli/ledger/ledger.h"
#include "cli/ledger/paper.h"
#include "cli/program/output.h"
#include "store/books/accounts.h"
#include "store/inbox/rest_words.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace leapfrog::cli {

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::cli::Clearing)
};

struct Options
{
    std::string org;
    std::string account;
    std::string pdf;
};

} // namespace

static QJsonObject toJson(const Rest &rest, std::string_view currency)
{
    return {{QStringLiteral("name"), words(rest.name)},
            {QStringLiteral("group"), words(rest.place)},
            {QStringLiteral("amount"), amountWords(rest.amount, currency)},
            {QStringLiteral("date"), rest.date ? QJsonValue(words(dateText(*rest.date))) : QJsonValue()},
            {QStringLiteral("reason"), words(std::string(restReasonName(rest.reason)))},
            {QStringLiteral("why"), restReasonWords(rest.reason)}};
}

static Result<> clearing(Session &session, Connection &connection, const Options &options)
{
    if (!options.pdf.empty()) {
        PrintRequest request;
        request.kind = PrintedKind::Clearing;
        request.orgId = options.org;
        request.account = options.account;
        return writePdfOf(session, connection, request, options.pdf);
    }
    const auto report = ClearingStore(connection).report(options.org, options.account);
    if (!report)
        return failed(report);
    const auto chart = AccountStore(connection).chart(options.org);
    if (!chart)
        return failed(chart);
    const auto currency = report->head.currency->code;
    QJsonArray accounts;
    Table table({Words::tr("Account"), Words::tr("Order"), Words::tr("Date"),
                 Words::tr("Rest %1").arg(words(std::string(currency))), Words::tr("Why")});
    for (const auto &account : report->accounts) {
        const auto *const known = chart->find(account.account);
        QJsonArray rests;
        for (const auto &rest : account.rests) {
            rests.append(toJson(rest, currency));
            table.add({words(account.account), words(rest.name), rest.date ? words(dateText(*rest.date)) : QString(),
                       amountWords(rest.amount, currency), restReasonWords(rest.reason)});
        }
        table.add({words(account.account), Words::tr("Balance"), {}, amountWords(account.balance, currency), {}});
        accounts.append(QJsonObject{{QStringLiteral("account"), words(account.account)},
                                    {QStringLiteral("name"), known != nullptr ? words(known->name) : QString()},
                                    {QStringLiteral("balance"), amountWords(account.balance, currency)},
                                    {QStringLiteral("rest"), rests}});
    }
    if (session.json) {
        auto object = toJson(report->head);
        object[QStringLiteral("accounts")] = accounts;
        printJson(object);
        return {};
    }
    table.print();
    tellLeftOut(session, report->head.leftOut());
    return {};
}

void addLedgerClearing(CLI::App &ledger, Session &session)
{
    auto options = std::make_shared<Options>();
    const std::shared_ptr<std::string> org(options, &options->org);
    auto *command = addForOrganisation(
        ledger, session, "clearing", "what clearing accounts still hold, order by order, and why", org,
        [=, &session](Connection &connection) { return clearing(session, connection, *options); });
    command->add_option("--account", options->account,
                        "of this account; default: those of card_clearing, other_clearing, payouts_in_transit and the "
                        "gateways");
    addPdf(*command, options->pdf);
}

} // namespace leapfrog::cli
