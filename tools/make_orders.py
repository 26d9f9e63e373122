#!/usr/bin/env python3
# SPDX-License-Identifier: MIT
"""Makes Shopify-shaped test data whose totals add up exactly.

    make_orders.py --orders 50 --seed 7 --out DIR      whole shops as Shopify is today: DIR/SHOP/payloads/ in the order of arrival,
                                                       and DIR/SHOP/expected.json with what the books must hold
    make_orders.py --orders 50 --shuffle 3 --double …  the same payloads in any order, each twice: the same books
    make_orders.py --orders 9 --stories line_added …   one kind of story only (--stories list names them)

    make_orders.py --count 1000 --seed 7 --out DIR     each order once, in its last state: five .jsonl files in DIR
    make_orders.py --count 20 --stdout orders          one kind of these on standard output
    make_orders.py --count 5000 --check                make them, sum them again independently, write nothing

The same options always give the same bytes. Only the standard library is used. resources/samples/README.md states the conventions of
--count, docs/shopify.md what an importer makes of all this.
"""
import argparse
import hashlib
import json
import os
import sys

from shop_maker import classic
from shop_maker.classic_check import Check


def whole_shops(options, shops):
    from shop_maker import delivery, shop, shops as world
    if options.stories == "list":
        print("\n".join(sorted(shop.STORIES)))
        return
    if not options.out:
        sys.exit("say --out DIR (see --help)")
    stories = options.stories.split(",") if options.stories else ()
    unknown = [name for name in stories if name not in shop.STORIES]
    if unknown:
        sys.exit("no such story: %s; --stories list names them" % ", ".join(unknown))
    for name in shops:
        made = shop.make(name, options.orders, options.seed, options.forms.split(",") if options.forms else world.FORMS, stories, options.revenue_at)
        paths = delivery.write(made, os.path.join(options.out, name), options.shuffle, options.double, not options.ungrouped)
        print("%s: %d orders, %d payloads in %d files" % (name, len(made.stories), len(made.units), len(paths)), file=sys.stderr)


def each_order_once(options, shops):
    files, check, sha = {}, Check(), hashlib.sha256()
    if options.out:
        os.makedirs(options.out, exist_ok=True)
        files = {kind: open(os.path.join(options.out, kind + ".jsonl"), "w", encoding="utf-8") for kind in classic.KINDS}
    if not (options.out or options.stdout or options.check):
        sys.exit("say --out DIR, --stdout KIND or --check (see --help)")
    for kind, made in classic.generate(options.count, options.seed, shops):
        raw = json.dumps(made, ensure_ascii=False, separators=(",", ":"))
        if options.check:
            sha.update(raw.encode())
            check.add(kind, raw)
        if options.out:
            files[kind].write(raw + "\n")
        if options.stdout == kind:
            print(raw)
    for file in files.values():
        file.close()
    if options.check:
        check.finish()
        for what in sorted(check.seen):
            print("%-36s %d" % (what, check.seen[what]), file=sys.stderr)
        print("%d sums hold; sha256 %s" % (check.n, sha.hexdigest()[:16]), file=sys.stderr)


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--orders", type=int, help="make whole shops, of so many orders each")
    options.add_argument("--shuffle", metavar="SEED", help="of whole shops: arrival in any order")
    options.add_argument("--double", action="store_true", help="of whole shops: each payload arrives twice")
    options.add_argument("--ungrouped", action="store_true", help="of whole shops: bulk files whose children do not follow their parents")
    options.add_argument("--stories", help="of whole shops: only these, separated by commas; or `list`")
    options.add_argument("--forms", help="of whole shops: some of embedded, webhooks, wrapped, bulk")
    options.add_argument("--revenue-at", choices=("order", "fulfilment"), default="order", help="of whole shops: what the books say of revenue")
    options.add_argument("--count", type=int, default=100, help="make each order once, so many of them")
    options.add_argument("--seed", default="1")
    options.add_argument("--shops", default=",".join(classic.SHOPS), help="some of " + ",".join(classic.SHOPS))
    options.add_argument("--out")
    options.add_argument("--stdout", choices=classic.KINDS)
    options.add_argument("--check", action="store_true")
    options = options.parse_args()
    shops = options.shops.split(",")
    if options.orders is not None or options.stories == "list":
        whole_shops(options, shops)
    else:
        each_order_once(options, shops)


if __name__ == "__main__":
    main()
