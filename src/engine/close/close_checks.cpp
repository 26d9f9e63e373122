// SPDX-License-Identifier: MIT
#include "engine/close/close_checks.h"

#include "engine/books/ledger_verifier.h"
#include "store/books/period_locks.h"
#include "store/books/reports.h"
#include "store/inbox/clearing.h"

#include <QCoreApplication>

#include <algorithm>
#include <map>

namespace leapfrog {

static constexpr std::size_t mostItems = 20;

namespace {

class Words
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::CloseChecks)
};

QString text(const std::string &utf8)
{
    return QString::fromStdString(utf8);
}

CloseCheck fine(const char *name, const QString &message)
{
    return {.name = name, .message = message, .items = {}};
}

CloseCheck fault(const char *name, bool stops, const QString &message, std::vector<QString> items)
{
    items.resize(std::min(items.size(), mostItems));
    return {.name = name, .isFine = false, .stops = stops, .message = message, .items = std::move(items)};
}

Result<> addDocuments(std::vector<CloseCheck> &checks, Connection &connection, const std::string &orgId, Date through)
{
    const auto rows = PeriodLockStore(connection).notPosted(orgId, through);
    if (!rows)
        return failed(rows);
    std::vector<QString> waiting;
    std::vector<QString> refused;
    for (const auto &one : *rows)
        (one.isRefused ? refused : waiting)
            .push_back(one.why.isEmpty() ? text(one.documentId)
                                         : text(one.documentId) + QStringLiteral(": ") + one.why);
    checks.push_back(waiting.empty() ? fine("waiting", Words::tr("Every document of the period is posted."))
                                     : fault("waiting", true,
                                             Words::tr("%n document(s) of the period are not posted as they are now.",
                                                       nullptr, static_cast<int>(waiting.size())),
                                             waiting));
    checks.push_back(refused.empty() ? fine("refused", Words::tr("No document of the period is refused."))
                                     : fault("refused", true,
                                             Words::tr("%n document(s) of the period are refused.", nullptr,
                                                       static_cast<int>(refused.size())),
                                             refused));
    return {};
}

void addInbox(std::vector<CloseCheck> &checks, const ReportHead &head)
{
    if (head.refusedPayloads + head.waitingPayloads == 0) {
        checks.push_back(fine("inbox", Words::tr("The inbox is empty.")));
        return;
    }
    checks.push_back(fault("inbox", false,
                           Words::tr("The inbox holds %1 refused and %2 waiting payloads: leapfrogctl inbox list")
                               .arg(head.refusedPayloads)
                               .arg(head.waitingPayloads),
                           {}));
}

Result<> addClearing(std::vector<CloseCheck> &checks, Connection &connection, const std::string &orgId)
{
    const auto report = ClearingStore(connection).report(orgId, {});
    if (!report)
        return failed(report);
    std::vector<QString> items;
    for (const auto &account : report->accounts) {
        for (const auto &rest : account.rests)
            items.push_back(Words::tr("account %1: %2 of %3, %4")
                                .arg(text(account.account),
                                     text(amountText(rest.amount, report->head.currency->decimals)),
                                     text(rest.name.empty() ? rest.place : rest.name),
                                     text(std::string(restReasonName(rest.reason)))));
    }
    checks.push_back(
        items.empty()
            ? fine("clearing", Words::tr("Clearing accounts hold nothing."))
            : fault("clearing", false,
                    Words::tr("Clearing accounts hold %n rest(s).", nullptr, static_cast<int>(items.size())), items));
    return {};
}

Result<> addDeferrals(std::vector<CloseCheck> &checks, Connection &connection, const std::string &orgId, Date through)
{
    ReportStore reports(connection);
    const auto deferrals = reports.deferrals(orgId, {}, through);
    if (!deferrals)
        return failed(deferrals);
    const auto balances = reports.trialBalance(orgId, AwaitingFigures::Previous, {.from = {}, .through = through});
    if (!balances)
        return failed(balances);
    std::vector<QString> items;
    for (const auto &remaining : deferrals->remaining) {
        const auto account
            = std::ranges::find(balances->accounts, remaining.account, [](const auto &one) { return one.account; });
        const Wide balance = account == balances->accounts.end() ? 0 : account->balance;
        const int decimals = deferrals->head.currency->decimals;
        if (balance != remaining.balance)
            items.push_back(Words::tr("account %1 comes to %2, and %3 is deferred")
                                .arg(text(remaining.account), text(amountText(balance, decimals)),
                                     text(amountText(remaining.balance, decimals))));
    }
    checks.push_back(items.empty()
                         ? fine("deferrals", Words::tr("What is deferred ties to its accounts."))
                         : fault("deferrals", false,
                                 Words::tr("Something else than deferrals stands on accounts of deferrals."), items));
    return {};
}

Result<> addVerification(std::vector<CloseCheck> &checks, Connection &connection, const std::string &orgId,
                         const std::stop_token &stop)
{
    std::vector<QString> items;
    const VerifyListener listener{.finding = [&](const LedgerFinding &finding) {
        if (items.size() < mostItems)
            items.push_back(text(finding.documentId) + QStringLiteral(": ") + finding.message);
    }};
    const auto done = verifyLedger(connection, orgId, listener, stop);
    if (!done)
        return failed(done);
    checks.push_back(
        items.empty() ? fine("verify", Words::tr("The ledger is what its documents give."))
                      : fault("verify", true,
                              Words::tr("%n document(s) have other entries than they give: leapfrogctl ledger verify",
                                        nullptr, static_cast<int>(done->findings)),
                              items));
    return {};
}

} // namespace

bool mayClose(const std::vector<CloseCheck> &checks)
{
    return std::ranges::none_of(checks, [](const CloseCheck &check) { return !check.isFine && check.stops; });
}

Result<std::vector<CloseCheck>> checkClose(Connection &connection, const std::string &orgId, Date through,
                                           const std::stop_token &stop)
{
    const auto head = ReportStore(connection).head(orgId);
    if (!head)
        return failed(head);
    std::vector<CloseCheck> checks;
    if (auto added = addDocuments(checks, connection, orgId, through); !added)
        return failed(added);
    addInbox(checks, *head);
    if (auto added = addClearing(checks, connection, orgId); !added)
        return failed(added);
    if (auto added = addDeferrals(checks, connection, orgId, through); !added)
        return failed(added);
    if (auto added = addVerification(checks, connection, orgId, stop); !added)
        return failed(added);
    return checks;
}

} // namespace leapfrog
