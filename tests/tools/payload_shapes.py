# SPDX-License-Identifier: MIT
"""Payloads of any shape in REST's names: objects, answers, JSON Lines, GraphQL nodes and bulk files."""
import json
import re
from decimal import Decimal as D

RENAMED = {"original_unit_price_set": "price_set", "original_price_set": "price_set", "allocated_amount_set": "amount_set", "is_gift_card": "gift_card",
           "currency_code": "currency_code", "presentment_currency_code": "presentment_currency"}


def plain(value, name=""):
    if isinstance(value, list):
        return [plain(x) for x in value]
    if isinstance(value, str):
        found = re.fullmatch(r"gid://shopify/\w+/(\d+)", value)
        return int(found[1]) if found else value.lower() if name in ("kind", "status", "type", "line_type") else value
    if not isinstance(value, dict):
        return value
    if "nodes" in value or "edges" in value:
        return plain(value["nodes"] if "nodes" in value else [edge["node"] for edge in value["edges"]])
    made = {}
    for key, inner in value.items():
        if key == "__parentId":
            continue
        key = re.sub(r"(?<=[a-z0-9])([A-Z])", lambda m: "_" + m[1].lower(), key)
        key = RENAMED.get(key, key)
        made[key] = plain(inner, key)
    for key, into in (("line_item", "line_item_id"), ("order", "order_id"), ("duty", "part_id"), ("original_duty", "duty_id"),
                      ("shipping_line", "shipping_line_id"), ("additional_fee", "part_id")):
        if isinstance(made.get(key), dict) and "id" in made[key]:
            made.setdefault(into, made[key]["id"])
    return made


def records(path):
    """(the kind in words of GraphQL or REST, the record) of a file."""
    with open(path, encoding="utf-8-sig") as file:
        text = file.read()
    try:
        whole = json.loads(text, parse_float=D)
        found = whole if isinstance(whole, list) else [whole]
    except ValueError:
        found = [json.loads(line, parse_float=D) for line in text.splitlines() if line.strip()]
    nodes = {row["id"]: row for row in found if isinstance(row.get("id"), str) and row["id"].startswith("gid:")}
    for row in found:
        if "__parentId" in row:
            kind = row["id"].split("/")[3]
            into = "line_items" if kind == "LineItem" else "shipping_lines" if kind == "ShippingLine" else "agreements" if "Agreement" in kind else "sales"
            nodes[row["__parentId"]].setdefault(into, []).append(row)
    for row in found:
        if "__parentId" in row:
            continue
        names = set(row)
        if len(row) == 1 and isinstance(next(iter(row.values())), (list, dict)):
            (name, inner), = row.items()
            for x in inner if isinstance(inner, list) else [inner]:
                yield name.rstrip("s") if name in ("orders", "order", "payouts", "payout", "refunds", "refund") else "other", plain(x)
        elif isinstance(row.get("id"), str):
            yield {"Order": "order", "Refund": "refund", "ShopifyPaymentsPayout": "payout", "OrderTransaction": "transaction",
                   "ShopifyPaymentsBalanceTransaction": "row"}.get(row["id"].split("/")[3], "other"), plain(row)
        else:
            yield ("order" if "line_items" in names and "name" in names and "total_price" in names else "refund" if "refund_line_items" in names
                   else "payout" if "summary" in names else "row" if "payout_status" in names
                   else "transaction" if "gateway" in names and "kind" in names else "other"), plain(row)
