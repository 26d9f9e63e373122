// SPDX-License-Identifier: MIT
#include "import/shopify/orders/order_books.h"

#include "import/shopify/orders/order_documents.h"
#include "import/shopify/orders/order_group.h"
#include "import/shopify/read/payload.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>

namespace leapfrog {

using State = PayloadVerdict::State;
using Effect = ShopifyTransaction::Effect;

namespace {

/// Judges a group as a whole: whether there is anything to post, and what its payloads wait for.
class OrderJudge
{
    Q_DECLARE_TR_FUNCTIONS(leapfrog::OrderJudge)

public:
    OrderJudge(std::span<const KeptPayload> payloads, const ShopifySettings &settings)
        : m_settings(settings)
        , m_group(payloads)
    {
        m_books.verdicts.resize(payloads.size());
    }
    GroupBooks judge();

private:
    void judgeAlone();
    void all(State state, const std::string &code, const QString &message, const std::string &waitsFor);
    void wait();
    void refuseName();
    [[nodiscard]] bool neverPaid() const;
    void supersedeUnread();
    bool isEmptyOrder();
    bool renameDerived();
    void tellUnread();
    void finishVerdicts();

    const ShopifySettings &m_settings;
    OrderGroup m_group;
    GroupBooks m_books;
};

/// Gives every payload that has no verdict yet this one.
void OrderJudge::all(State state, const std::string &code, const QString &message, const std::string &waitsFor)
{
    for (auto &verdict : m_group.verdicts) {
        if (!verdict)
            verdict
                = PayloadVerdict{.state = state, .code = code, .field = {}, .message = message, .waitsFor = waitsFor};
    }
}

/// Transactions that move nothing need no order.
void OrderJudge::judgeAlone()
{
    for (const auto &[id, transaction] : m_group.transactions) {
        for (const auto payload : transaction.payloads) {
            auto &verdict = m_group.verdicts[payload];
            if (verdict || payload != transaction.latest.payload)
                continue;
            if (transaction.problem && m_group.orders.empty())
                verdict = refused(*transaction.problem, {},
                                  tr("Transaction %1 of %2 is not posted. Import it again when it is whole, or report "
                                     "it, then retry.")
                                      .arg(QString::fromStdString(id), statedAmount(*transaction.latest.json)));
            else if (transaction.problem)
                continue; // told with the order
            else if (transaction.transaction.effect == Effect::Test)
                verdict = PayloadVerdict{.state = State::NotNeeded,
                                         .code = "test",
                                         .field = {},
                                         .message = tr("A test transaction."),
                                         .waitsFor = {}};
            else if (transaction.transaction.effect == Effect::NoCash)
                verdict = PayloadVerdict{.state = State::NotNeeded,
                                         .code = "not_cash",
                                         .field = {},
                                         .message = tr("No cash moved: %1, %2.")
                                                        .arg(QString::fromStdString(transaction.transaction.kind),
                                                             QString::fromStdString(transaction.transaction.status)),
                                         .waitsFor = {}};
        }
    }
}

bool OrderJudge::neverPaid() const
{
    const bool says = std::ranges::any_of(m_group.states, [](const OrderState &state) { return state.saysPaid; });
    return !says && std::ranges::none_of(m_group.transactions, [](const auto &each) {
        return !each.second.problem && each.second.transaction.effect == Effect::Payment;
    });
}

void OrderJudge::wait()
{
    const auto &group = m_group.payloads().front().group;
    if (m_group.states.empty()) {
        all(State::Waiting, "no_order", tr("It waits for its order, which was not imported yet."), group);
        return;
    }
    for (std::size_t place = 0; place < m_group.verdicts.size(); ++place) {
        auto &verdict = m_group.verdicts[place];
        if (verdict && verdict->state == State::Refused && m_group.payloads()[place].kind == "order")
            verdict->message += QLatin1Char(' ')
                + tr("Nothing of this order of %1 is posted; its payments and refunds wait for it. Import the order "
                     "again when it is whole, or report the payload, then retry.")
                      .arg(statedAmount(m_group.json(place)));
    }
    all(State::Waiting, "order_refused", tr("It waits for its order, which was refused."), group);
}

void OrderJudge::refuseName()
{
    const auto name = QString::fromStdString(m_group.orders.back().order.name);
    for (const auto &order : m_group.orders) {
        auto &verdict = m_group.verdicts[order.payload];
        if (!verdict)
            verdict = PayloadVerdict{
                .state = State::Refused,
                .code = "other_shop",
                .field = "name",
                .message = tr("Another order is called %1 here. Nothing of this one is posted; its payments and "
                              "refunds wait beside it. Shops that number their orders alike need an organisation "
                              "each: import this one into another (--org).")
                               .arg(name),
                .waitsFor = {}};
    }
    all(State::Waiting, "order_refused", tr("It waits for its order, which was refused."),
        m_group.payloads().front().group);
}

/// A state that could not be read stands in nobody's way once a later one could, or the same one that came whole.
/// What is refused afterwards, as a document that the rules don't take, stays refused.
void OrderJudge::supersedeUnread()
{
    if (m_group.orders.empty())
        return;
    const auto last = m_group.momentOf(m_group.orders.back().payload);
    for (std::size_t place = 0; place < m_group.verdicts.size(); ++place) {
        auto &verdict = m_group.verdicts[place];
        if (!verdict || m_group.payloads()[place].kind != "order")
            continue;
        const auto moment = m_group.momentOf(place);
        if (moment <= last && (verdict->state == State::Refused || verdict->state == State::Waiting))
            verdict->state = State::Superseded;
    }
}

/// An order that is called as another order's refund or edit, or a payout, is called in these books (exchange apps name
/// theirs `#1001-R1`): its number tells it apart.
bool OrderJudge::renameDerived()
{
    static const QRegularExpression derived(QStringLiteral("^(.+-[RECF][0-9]+|.+-X|payout-[0-9]+(-P)?)$"));
    const auto &newest = m_group.orders.back().order;
    if (!derived.match(QString::fromStdString(newest.name)).hasMatch())
        return false;
    const auto name = newest.name + " (" + newest.id + ')';
    for (auto &each : m_group.orders)
        each.order.name = name;
    return true;
}

/// Whether the order sold nothing yet. A state without lines that comes to nothing is passed over once a later one has
/// some.
bool OrderJudge::isEmptyOrder()
{
    auto &orders = m_group.orders;
    const auto first = std::ranges::find_if(
        orders, [](const auto &each) { return !each.order.parts.empty() || each.order.total != 0; });
    if (first == orders.end())
        return !orders.empty();
    for (auto each = orders.begin(); each != first; ++each)
        m_group.verdicts[each->payload] = PayloadVerdict{.state = State::Superseded,
                                                         .code = {},
                                                         .field = {},
                                                         .message = tr("A later state of the order is there."),
                                                         .waitsFor = {}};
    orders.erase(orders.begin(), first);
    return false;
}

/// A state that could not be read, while others could.
void OrderJudge::tellUnread()
{
    for (std::size_t place = 0; place < m_group.verdicts.size(); ++place) {
        auto &verdict = m_group.verdicts[place];
        if (verdict && verdict->state == State::Refused && m_group.payloads()[place].kind == "order")
            verdict->message += QLatin1Char(' ')
                + tr("The order stays as an earlier state of it says, with %1; this state of %2 is not posted, its "
                     "payments and refunds are. Import the order again when it is whole, or report the payload, then "
                     "retry.")
                      .arg(shownMoney(m_group.orders.back().order.total, *m_group.orders.back().order.currency),
                           statedAmount(m_group.json(place)));
    }
}

/// Older states of the order are superseded by the last one that adds up.
void OrderJudge::finishVerdicts()
{
    for (const auto &order : m_group.orders) {
        auto &verdict = m_group.verdicts[order.payload];
        if (!verdict && order.payload != m_group.orders.back().payload)
            verdict = PayloadVerdict{.state = State::Superseded,
                                     .code = {},
                                     .field = {},
                                     .message = tr("A later state of the order is there."),
                                     .waitsFor = {}};
    }
    for (std::size_t place = 0; place < m_books.verdicts.size(); ++place) {
        if (m_group.verdicts[place])
            m_books.verdicts[place] = std::move(*m_group.verdicts[place]);
    }
}

GroupBooks OrderJudge::judge()
{
    judgeAlone();
    supersedeUnread();
    const auto &states = m_group.states;
    const bool test = std::ranges::any_of(states, [](const OrderState &state) { return state.test; });
    const bool alwaysCancelled
        = !states.empty() && std::ranges::all_of(states, [](const OrderState &state) { return state.cancelled; });
    if (test || (alwaysCancelled && neverPaid())) {
        for (auto &verdict : m_group.verdicts) {
            if (verdict && verdict->state == State::Refused)
                verdict.reset();
        }
        if (test)
            all(State::NotNeeded, "test", tr("A test order, or of one: nothing is posted."), {});
        else
            all(State::NotNeeded, "cancelled",
                tr("The order was cancelled and never paid, and no earlier state of it was imported: nothing is "
                   "posted."),
                {});
    } else if (m_group.orders.empty()) {
        wait();
    } else if (isEmptyOrder()) {
        all(State::NotNeeded, "not_accounting", tr("The order has no lines and comes to nothing: nothing is posted."),
            {});
    } else if (m_settings.namesTaken.contains(m_group.orders.back().order.name) && !renameDerived()) {
        refuseName();
    } else {
        tellUnread();
        OrderDocuments(m_group, m_settings, m_books).make();
    }
    finishVerdicts();
    return std::move(m_books);
}

} // namespace

GroupBooks booksOfOrder(std::span<const KeptPayload> payloads, const ShopifySettings &settings)
{
    return OrderJudge(payloads, settings).judge();
}

} // namespace leapfrog
