#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Whole shops of tools/make_orders.py, whose books are known, read by the importer in memory: as they come, shuffled, doubled.

    check_shops.py PRINT_BOOKS [--orders 60] [--seeds 2] [--shuffles 20] [--shops us,ca,gb,de,jp,kw] [--stories A,B] [-v]

The books must be those that the generator says, per order, account and day. Exit 1 and the first differences when not.
"""
import argparse, collections, glob, json, os, subprocess, sys, tempfile
from decimal import Decimal

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def flat(days, decimals):
    return {day + " " + account: int(Decimal(amount).scaleb(decimals))
            for day, accounts in days.items() for account, amount in accounts.items() if Decimal(amount)}


def check(options, shop, seed, more, revenue_at):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([sys.executable, os.path.join(ROOT, "tools", "make_orders.py"), "--orders", str(options.orders), "--seed", str(seed),
                        "--shops", shop, "--revenue-at", revenue_at, "--out", folder, *more], check=True, stdout=subprocess.DEVNULL)
        with open(os.path.join(folder, shop, "expected.json"), encoding="utf-8") as file:
            right = json.load(file)
        files = sorted(glob.glob(os.path.join(folder, shop, "payloads", "*")))
        found = json.loads(subprocess.run([options.print_books, right["time_zone"], right["currency"], revenue_at, str(options.shuffles), *files],
                                          check=True, capture_output=True, text=True).stdout)
    decimals = {"JPY": 0, "KWD": 3}.get(right["currency"], 2)
    problems = []
    for name, order in right["orders"].items():
        want, got = flat(order["days"], decimals), found["groups"].get(name, {})
        if want != got:
            keys = sorted(set(want) | set(got))
            problems.append("%s %s (%s): %s" % (name, order["story"], order["form"],
                                                {key: (got.get(key, 0), want.get(key, 0)) for key in keys if got.get(key, 0) != want.get(key, 0)}))
    total = collections.Counter()
    for group in found["groups"].values():
        total.update(group)
    want = flat(right["days"], decimals)
    if not problems and {key: amount for key, amount in total.items() if amount} != want:
        problems.append("all: %s (found, right)" % {key: (total.get(key, 0), want.get(key, 0)) for key in sorted(set(total) | set(want))
                                                    if total.get(key, 0) != want.get(key, 0)})
    if found["refused"]:
        problems.append("refused: %s" % found["refused"][:6])
    if found["problem"] != [""]:
        problems.append("problem: %s" % found["problem"])
    if found["shuffled"]:
        problems.append("%d of %d shuffles differ" % (found["shuffled"], options.shuffles))
    return problems


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("print_books")
    options.add_argument("--orders", type=int, default=60)
    options.add_argument("--seeds", type=int, default=2)
    options.add_argument("--shuffles", type=int, default=20)
    options.add_argument("--shops", default="us,ca,gb,de,jp,kw")
    options.add_argument("--stories", default="")
    options.add_argument("-v", action="store_true")
    options = options.parse_args()
    wrong = 0
    stories = ["--stories", options.stories] if options.stories else []
    for shop in options.shops.split(","):
        for seed in range(1, options.seeds + 1):
            for revenue_at in ("order", "fulfilment"):
                more = stories + ([] if seed % 2 else ["--shuffle", str(seed), "--double", "--ungrouped"])
                problems = check(options, shop, seed, more, revenue_at)
                wrong += len(problems)
                for problem in problems[:None if options.v else 6]:
                    print(shop, seed, revenue_at, problem)
    print("%d problems" % wrong)
    sys.exit(1 if wrong else 0)


main()
