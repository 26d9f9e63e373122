#!/usr/bin/env python3
"""How long an accountant waits for the ledger: a trial balance and a page of entries, beside one sequential scan.

    ./dev bench ledger_reports [--entries 1000000] [--rounds 5]

All entries are one organisation's, three per document, over 36 months and 60 accounts; one document in a hundred was posted
twice. Each report is what the program waits for: `leapfrogctl ledger …` less the same command on an organisation without
entries. The scan reads the whole table once, without indexes and helpers, and sums one column.
"""
import argparse, time

from queue_common import Cluster, Report, alternate, ctl, guarded, migrated, paired, pgbench, settle, sql

FILL = """
INSERT INTO organisation (org_id, base_currency) VALUES ('large', 'EUR'), ('empty', 'EUR');
INSERT INTO account (org_id, code) SELECT 'large', (4000 + i)::text FROM generate_series(0, 57) AS i;
INSERT INTO document (org_id, document_id, document_type, document_date, currency, amount, body, accounting_ready_version, posted_version, accounting_status)
SELECT 'large', 'INV-' || lpad(i::text, 7, '0'), 'sales_invoice', date '2023-01-01' + i %% 1095, 'EUR', 11900, '{}', 1, 1, 'posted'
  FROM generate_series(1, %(documents)d) AS i;
INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule)
SELECT 'large', 'INV-' || lpad(i::text, 7, '0'), 1, line_no, date '2023-01-01' + i %% 1095, account, 'EUR', amount, amount, rule
  FROM generate_series(1, %(documents)d) AS i
 CROSS JOIN LATERAL (VALUES (1, '1200', 11900, 'SI-AR'), (2, (4000 + i %% 58)::text, -10000, 'SI-REV'), (3, '2100', -1900, 'SI-TAX'))
       AS line(line_no, account, amount, rule);
UPDATE document SET accounting_ready_version = 2, posted_version = 2 WHERE document_id LIKE '%%00';
UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 2 WHERE document_id LIKE '%%00';
INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule)
SELECT org_id, document_id, 2, line_no, entry_date, account, currency, amount, base_amount, rule FROM gl_entry WHERE document_id LIKE '%%00';
"""

SCAN = """SET enable_indexscan = off; SET enable_indexonlyscan = off; SET enable_bitmapscan = off; SET max_parallel_workers_per_gather = 0;
SELECT sum(base_amount) FROM gl_entry;
"""


def seconds(act):
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entries", type=int, default=1000000)
    options.add_argument("--rounds", type=int, default=5)
    options = options.parse_args()

    cluster = Cluster()
    database = migrated(cluster)
    sql(database, FILL % {"documents": options.entries // 3})
    settle(database)
    entries = int(sql(database, "SELECT count(*) FROM gl_entry"))

    def report(*words):
        def of(org, *asked):
            return seconds(lambda: ctl(cluster, database, "ledger", *asked, "--org", org))
        nothing = words[:3] if words[0] == "entries" else words  # of one account
        return lambda: max(of("large", *words) - of("empty", *nothing), 0.0001)

    middle = '2024-06-30,1,1,INV-%07d' % (options.entries // 6)
    measured = alternate(options.rounds, {
        "scan": lambda: 1 / pgbench(database, SCAN, 1, transactions=3, prepared=False),
        "trial balance": report("trial-balance"),
        "without what awaits recreation": report("trial-balance", "--without-awaiting"),
        "first page": report("entries", "--account", "1200"),
        "page in the middle": report("entries", "--account", "1200", "--after", middle),
    })
    scan = measured.pop("scan")
    result = Report("ledger_reports")
    result.figure("entries", entries, "rows")
    result.figure("one sequential scan", [value * 1000 for value in scan], "ms")
    for name, values in measured.items():
        result.figure(name, [value * 1000 for value in values], "ms")
    for name, most in (("trial balance", 2), ("without what awaits recreation", 2), ("first page", 0.1), ("page in the middle", 0.1)):
        if name in measured:
            result.ratio(name + " / sequential scan", paired(measured[name], scan), at_most=most)
    result.print()


guarded(main)
