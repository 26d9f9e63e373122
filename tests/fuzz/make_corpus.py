#!/usr/bin/env python3
"""Writes the seeds of the fuzzers: one file per record, from the golden cases and the sample shops.

    make_corpus.py OUT      fills OUT/post (documents) and OUT/import (Shopify payloads)
"""
import json
import os
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
GOLDEN = os.path.join(ROOT, "tests", "data", "golden")
SAMPLES = os.path.join(ROOT, "resources", "samples")
PAYLOADS = os.path.join(ROOT, "tests", "data", "shopify")


def lines(path):
    with open(path, encoding="utf-8") as file:
        return [line.rstrip("\n") for line in file]


def write(folder, records):
    os.makedirs(folder, exist_ok=True)
    for number, record in enumerate(records):
        with open(os.path.join(folder, "%04d" % number), "w", encoding="utf-8") as file:
            file.write(record)


def golden():
    records = []
    for name in sorted(os.listdir(GOLDEN)):
        records += [json.dumps(json.loads(line)["input"], ensure_ascii=False) for line in lines(os.path.join(GOLDEN, name))]
    # The three forms of input: an array, JSON Lines, and lines of which one is broken.
    some = records[::40]
    return records + ["[" + ",".join(some) + "]", "\n".join(some), some[0] + "\n{\"id\":\n" + some[1]]


def shopify():
    records = []
    for shop in sorted(os.listdir(SAMPLES)):
        folder = os.path.join(SAMPLES, shop)
        if not os.path.isdir(folder):
            continue
        orders = lines(os.path.join(folder, "orders.jsonl"))
        transactions = lines(os.path.join(folder, "transactions.jsonl"))
        records += orders[:3] + transactions[:3] + lines(os.path.join(folder, "payouts.jsonl"))[:1]
        records.append("\n".join(orders[3:5] + transactions[3:8]))
    for name in sorted(os.listdir(PAYLOADS)):
        with open(os.path.join(PAYLOADS, name), encoding="utf-8") as file:
            records.append(file.read())
    return records


write(os.path.join(sys.argv[1], "post"), golden())
write(os.path.join(sys.argv[1], "import"), shopify())
