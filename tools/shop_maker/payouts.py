# SPDX-License-Identifier: MIT
"""Shopify Payments' balance and its payouts: scheduled, on the way, paid, failed and tried again, cancelled.

A payout takes what was booked for its charges out of the card clearing account. The cents between that and what the balance says go to
rounding with the payout, so that the account holds exactly what is not paid out.
"""
import datetime

from .books import ADJUSTMENTS, BANK, CARD, DISPUTES, IN_TRANSIT, LABELS, LOAN, MARKETPLACE_TAX, PAYMENT_FEES, RESERVE, ROUNDING
from .graphql import money
from .money import rnd, text
from .rest import gid

# REST's type and reason, GraphQL's type, the account, the amount in US dollars, its fee
ADJUSTING = [
    ("dispute", None, "DISPUTE_WITHDRAWAL", DISPUTES, -45, 15),
    ("dispute", None, "DISPUTE_REVERSAL", DISPUTES, 45, 0),
    ("chargeback_fee", None, "CHARGEBACK_FEE", DISPUTES, -12, 0),
    ("adjustment", "shipping_label", "SHIPPING_LABEL", LABELS, -7.4, 0),
    ("shipping_label_adjustment", None, "SHIPPING_LABEL_ADJUSTMENT", LABELS, 1.3, 0),
    ("adjustment", "lending_capital_remittance", "LENDING_CAPITAL_REMITTANCE", LOAN, -30, 0),
    ("lending_capital_refund", None, "LENDING_CAPITAL_REFUND", LOAN, 4, 0),
    ("adjustment", "marketplace_tax", None, MARKETPLACE_TAX, -6.2, 0),
    ("credit", None, "ANOMALY_CREDIT", ADJUSTMENTS, 2.5, 0),
    ("debit", None, "BILLING_DEBIT", ADJUSTMENTS, -3.5, 0),
]
LIVES = [["paid"]] * 5 + [["scheduled", "paid"], ["in_transit", "paid"], ["scheduled", "in_transit", "paid"], ["scheduled"],
                          ["in_transit", "failed"], ["scheduled", "canceled"], ["paid", "failed"], ["failed"]]
BEFORE_PAID = ("scheduled", "in_transit")


class Payouts:
    def __init__(self, world):
        self.world, self.random = world, world.random("payouts")
        self.retry = []                          # (why, net) of payouts that came back
        self.next_id = 90000000000
        self.next_row = 70000000000

    def make(self):
        feed = sorted(self.world.feed, key=lambda row: (row["at"], row["transaction"].id))
        while len(feed) > 6:
            size = min(len(feed), self.random.randint(6, 20))
            self.payout(feed[:size], last=len(feed) - size <= 6)
            feed = feed[size:]
        for row in feed:                         # not paid out yet: listed without a payout, or not at all
            if self.random.random() < 0.5:
                self.emit_row(row["at"], self.money_row(row), None, "pending", False)

    def row(self, at, kind, graph, amount, fee=0, reason=None, source=None, order=None, account=None, drift=0):
        self.next_row += 1
        return dict(id=self.next_row, at=at, kind=kind, graph=graph, amount=amount, fee=fee, reason=reason, source=source, order=order,
                    account=account, drift=drift)

    def money_row(self, entry):
        """A charge or a refund as the balance knows it; of other money than the shop's a cent or two off."""
        order = entry["order"]
        drift = self.random.choice([-2, -1, 0, 0, 1, 2]) if order.other != order.currency else 0
        if abs(entry["booked"]) <= 2:
            drift = 0
        charge = entry["type"] == "charge"
        amount = entry["booked"] + drift
        fee = rnd(self.world.fee_rate * amount) + self.world.fee_fixed if charge else 0
        return self.row(entry["at"], entry["type"], entry["type"].upper(), amount, fee, source=entry["transaction"].id, order=order, drift=drift)

    def payout(self, entries, last):
        rows = [self.money_row(entry) for entry in entries]
        at = entries[-1]["at"]
        graph = self.random.random() < 0.3
        for _ in range(self.random.choice([0, 0, 1, 2])):
            kind, reason, name, account, dollars, fee = self.random.choice(ADJUSTING)
            if graph and not name:
                continue
            minor = lambda x: self.world.money(abs(x), self.world.currency)[0] * (-1 if x < 0 else 1) if x else 0
            rows.append(self.row(at, kind, name, minor(dollars), minor(fee), reason, source=self.next_row, account=account))
        if self.random.random() < 0.15:
            amount = self.world.money(20, self.world.currency)[0] * self.random.choice([-1, 1])
            rows.append(self.row(at, "reserve", "RESERVED_FUNDS" if amount < 0 else "RESERVED_FUNDS_REVERSAL", amount, account=RESERVE))
        for why, net in self.retry:
            kind, name = {"failed": ("payout_failure", "TRANSFER_FAILURE"), "canceled": ("payout_cancellation", "TRANSFER_CANCEL")}[why]
            rows.append(self.row(at, kind, name, net, account=IN_TRANSIT))
        self.retry = []
        self.next_id += 1
        life = self.random.choice(LIVES)
        if last and life[-1] in ("failed", "canceled"):
            life = ["paid"]
        net = sum(row["amount"] - row["fee"] for row in rows)
        if net <= 0:
            graph = False                        # GraphQL says the direction beside the amount
        day = (datetime.date.fromisoformat(self.world.day(at)) + datetime.timedelta(days=2)).isoformat()
        self.book(rows, day, life, net)
        self.let_out(rows, day, life, net, graph)
        if life[-1] in ("failed", "canceled"):
            self.retry.append((life[-1], net))

    def book(self, rows, day, life, net):
        arrives = life[0] == "paid" and life[-1] == "paid"
        document = self.world.document(day)
        document.add(BANK if arrives else IN_TRANSIT, net)
        for row in rows:
            document.add(PAYMENT_FEES, row["fee"])
            if row["account"]:
                document.add(row["account"], -row["amount"])
                continue
            document.add(ROUNDING, -row["drift"])
            document.add(CARD, -(row["amount"] - row["drift"]))
            paid_out = self.world.books.paid_out
            paid_out[row["order"].name] = paid_out.get(row["order"].name, 0) + row["amount"] - row["drift"]
        document.close()
        if life[-1] == "paid" and not arrives:
            document = self.world.document(day)
            document.add(BANK, net)
            document.add(IN_TRANSIT, -net)
            document.close()

    # ---- what leaves

    def let_out(self, rows, day, life, net, graph):
        noon = datetime.datetime.fromisoformat(day + "T12:00:00").replace(tzinfo=self.world.zone)
        sums = {}
        for row in rows:
            name = {"charge": "charges", "refund": "refunds", "reserve": "reserved_funds", "payout_failure": "retried_payouts",
                    "payout_cancellation": "retried_payouts"}.get(row["kind"], "adjustments")
            gross, fee = sums.get(name, (0, 0))
            sums[name] = (gross + row["amount"], fee + row["fee"])
        for hours, status in enumerate(life):
            at = noon + datetime.timedelta(hours=hours)
            made = (self.graph_node if graph else self.rest_object)(day, noon, status, net, sums)
            self.world.emit(at, *(("wrapped", {"payouts": [made]}) if not graph and self.next_id % 4 == 0 else ("rest", made)))
        whole = rows + [self.row(noon, "payout", "TRANSFER", -net, source=self.next_id)]
        for row in whole:
            self.emit_row(noon, row, self.next_id, life[-1], graph)

    def rest_object(self, day, noon, status, net, sums):
        write = lambda amount: text(amount, self.world.currency)
        summary = {}
        for name in ("adjustments", "charges", "refunds", "reserved_funds", "retried_payouts"):
            gross, fee = sums.get(name, (0, 0))
            summary[name + "_fee_amount"], summary[name + "_gross_amount"] = write(fee), write(gross)
        return {"id": self.next_id, "status": status, "date": day, "currency": self.world.currency, "amount": write(net), "summary": summary}

    def graph_node(self, day, noon, status, net, sums):
        write = lambda amount: {"amount": money(amount, self.world.currency), "currencyCode": self.world.currency}
        summary = {}
        for ours, theirs, gross_name in (("adjustments", "adjustments", "adjustmentsGross"), ("charges", "charges", "chargesGross"),
                                         ("refunds", "refunds", "refundsFeeGross"), ("reserved_funds", "reservedFunds", "reservedFundsGross"),
                                         ("retried_payouts", "retriedPayouts", "retriedPayoutsGross")):
            gross, fee = sums.get(ours, (0, 0))
            summary[theirs + "Fee"], summary[gross_name] = write(fee), write(gross)
        return {"id": gid("ShopifyPaymentsPayout", self.next_id), "legacyResourceId": str(self.next_id), "issuedAt": self.world.stamp(noon, utc=True),
                "status": status.upper(), "transactionType": "DEPOSIT", "net": write(net), "summary": summary}

    def emit_row(self, at, row, payout, status, graph):
        if graph:
            write = lambda amount: {"amount": money(amount, self.world.currency), "currencyCode": self.world.currency}
            made = {"id": gid("ShopifyPaymentsBalanceTransaction", row["id"]), "type": row["graph"], "test": False, "amount": write(row["amount"]),
                    "fee": write(row["fee"]), "net": write(row["amount"] - row["fee"]), "transactionDate": self.world.stamp(row["at"], utc=True),
                    "sourceId": str(row["source"]) if row["source"] else None, "sourceType": row["kind"].upper() if row["order"] else "ADJUSTMENT",
                    "sourceOrderTransactionId": str(row["source"]) if row["order"] else None, "adjustmentReason": row["reason"],
                    "associatedOrder": {"id": gid("Order", row["order"].id), "name": row["order"].name} if row["order"] else None,
                    "associatedPayout": {"id": gid("ShopifyPaymentsPayout", payout), "status": status.upper()}}
        else:
            write = lambda amount: text(amount, self.world.currency)
            made = {"id": row["id"], "type": row["kind"], "test": False, "payout_id": payout, "payout_status": status,
                    "currency": self.world.currency, "amount": write(row["amount"]), "fee": write(row["fee"]), "net": write(row["amount"] - row["fee"]),
                    "source_id": row["source"], "source_type": row["kind"], "source_order_transaction_id": row["source"] if row["order"] else None,
                    "source_order_id": row["order"].id if row["order"] else None, "processed_at": self.world.stamp(row["at"]),
                    "adjustment_order_transactions": None, "adjustment_reason": row["reason"]}
        self.world.emit(at, "rest", made)
