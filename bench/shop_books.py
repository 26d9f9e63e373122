#!/usr/bin/env python3
"""Imports generated shops in six currencies, posts them, and compares each trial balance with a sum made by other code.

    ./dev bench shop_books [--orders 5000] [--seed 5]

Prints how fast documents are imported, posted and verified. Exit 1 when a balance differs or something was refused.
"""
import argparse, json, os, sys, tempfile, time
from decimal import Decimal

from queue_common import ROOT, Cluster, Report, ctl, fail, guarded, migrated, run

SHOPS = ("us", "ca", "gb", "de", "jp", "kw")
KINDS = ("orders", "refunds", "transactions", "payouts")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--orders", type=int, default=5000)
    options.add_argument("--seed", default="5")
    options = options.parse_args()
    each = -(-options.orders // len(SHOPS))

    cluster = Cluster()
    database = migrated(cluster)
    taken = {"import": 0.0, "work": 0.0, "verify": 0.0}
    documents, differing = 0, []

    def timed(what, *words):
        begin = time.perf_counter()
        answer = ctl(cluster, database, *words)
        taken[what] += time.perf_counter() - begin
        return json.loads(answer.splitlines()[-1])

    with tempfile.TemporaryDirectory(prefix="leapfrog-bench-") as folder:
        for shop in SHOPS:
            run([sys.executable, os.path.join(ROOT, "tools", "make_orders.py"), "--count", str(each), "--seed", options.seed,
                 "--shops", shop, "--out", folder])
            timed("import", "import", "--format", "shopify", "--org", shop, *[os.path.join(folder, kind + ".jsonl") for kind in KINDS])
            timed("work", "work", "--drain")
            expected = json.loads(run([sys.executable, os.path.join(ROOT, "tests", "import", "independent_sums.py"), folder]))
            found = timed("verify", "ledger", "verify", "--org", shop)
            balance = json.loads(ctl(cluster, database, "ledger", "trial-balance", "--org", shop))
            ours = {row["account"]: row["balance"] for row in balance["accounts"] if Decimal(row["balance"]) != 0}
            documents += found["verified"]
            if (balance["currency"], ours, found["verified"], found["findings"]) != (expected["currency"], expected["accounts"],
                                                                                     expected["documents"], 0):
                differing.append(shop)

    report = Report("shop_books")
    report.figure("orders", each * len(SHOPS), "")
    report.figure("documents", documents, "")
    report.figure("imported", documents / taken["import"], "documents/s")
    report.figure("posted", documents / taken["work"], "documents/s")
    report.figure("verified", documents / taken["verify"], "documents/s")
    report.ratio("shops whose trial balance differs", len(differing), at_most=0)
    report.print()
    if differing:
        fail("these books differ from the independent sum: " + ", ".join(differing))


guarded(main)
