#!/usr/bin/env python3
"""How long an accountant waits for the ledger, and what monthly balances cost those who post.

    ./dev bench ledger_reports [--entries 1000000] [--rounds 5] [--posts 400] [--hledger]

All entries are one organisation's, three per document, over 36 months and 60 accounts; one document in a hundred was posted
twice. Each report is what the program waits for: `leapfrogctl ledger …` less the same command on an organisation without
entries. The scan reads the whole table once, without indexes and helpers, and sums one column. "In the server" is the
statement of the trial balance alone, beside the sum of the entries that it stands for. At the end all is recreated (all
entries out of force, as many new ones), and the trial balance made again.

Those who post are eight at once, a document of three entries each, all on account 1200: with the triggers as they are, and
without the statement that appends to ledger_delta, in turns.

--hledger: the same book as a journal, `hledger balance` (Debian's package). It reads the journal each time and holds it in
memory, some kilobytes for each document: give it no more than some 300,000 entries.
"""
import argparse, os, re, shutil, time

from queue_common import CTL, Cluster, Report, alternate, ctl, fail, guarded, migrated, paired, pgbench, run, settle, sql

# Behind the triggers: ten million entries in minutes.
FILL = """
SET session_replication_role = replica;
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


IN_SERVER = """SELECT account, sum(debit), sum(credit) FROM ledger_sums('large', true, '-infinity', '%s') WHERE NOT is_before GROUP BY account;
"""
AS_SUM = """SELECT account, sum(base_amount) FILTER (WHERE base_amount > 0), -sum(base_amount) FILTER (WHERE base_amount < 0)
  FROM ledger_figure WHERE org_id = 'large' GROUP BY account;
"""

RECREATE_ALL = """
SET session_replication_role = replica;
UPDATE gl_entry SET deleted_at = now(), replaced_by_version = 3 WHERE deleted_at IS NULL;
INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule)
SELECT org_id, document_id, 3, line_no, entry_date, account, currency, amount, base_amount, rule FROM gl_entry WHERE replaced_by_version = 3;
UPDATE document SET accounting_ready_version = 3, posted_version = 3;
"""

# What one poster does, as a worker that takes one document at a time.
POST = r"""
\set place random(1, 58)
BEGIN;
SELECT nextval('bench_post') AS number \gset
INSERT INTO document (org_id, document_id, document_type, document_date, currency, amount, body) VALUES
    ('posted', 'P-' || :number, 'sales_invoice', '2026-03-31', 'EUR', 11900, '{}');
INSERT INTO gl_entry (org_id, document_id, version, line_no, entry_date, account, currency, amount, base_amount, rule) VALUES
    ('posted', 'P-' || :number, 1, 1, '2026-03-31', '1200', 'EUR', 11900, 11900, 'SI-AR'),
    ('posted', 'P-' || :number, 1, 2, '2026-03-31', (4000 + :place)::text, 'EUR', -10000, -10000, 'SI-REV'),
    ('posted', 'P-' || :number, 1, 3, '2026-03-31', '2100', 'EUR', -1900, -1900, 'SI-TAX');
UPDATE document SET posted_version = 1, accounting_status = 'posted' WHERE org_id = 'posted' AND document_id = 'P-' || :number;
COMMIT;
"""


def seconds(act):
    begin = time.perf_counter()
    act()
    return time.perf_counter() - begin


def processor_seconds(cluster):
    """Of the sessions that have ended: less than rates does it depend on what else the machine does."""
    with open("/proc/%d/stat" % cluster.server.pid) as stat:
        of_children = stat.read().rpartition(")")[2].split()[13:15]
    return sum(map(int, of_children)) / os.sysconf("SC_CLK_TCK")


def posting(cluster, rounds, posts, result):
    """Documents per second of eight posters, with and without the statement that appends to ledger_delta."""
    databases = {name: migrated(cluster, name.replace(" ", "_")) for name in ("with balances", "without")}
    for database in databases.values():
        sql(database, "CREATE SEQUENCE bench_post; INSERT INTO organisation (org_id, base_currency) VALUES ('posted', 'EUR');"
                      "INSERT INTO account (org_id, code) SELECT 'posted', (4000 + i)::text FROM generate_series(1, 58) AS i")
    whole = sql(databases["without"], "SELECT pg_get_functiondef('gl_entry_on_insert'::regproc)")
    cut, times = re.subn(r"INSERT INTO public\.ledger_delta .*?;", "", whole, flags=re.S)
    if times != 1:
        fail("gl_entry_on_insert does not look as this measurement expects")
    sql(databases["without"], cut)

    spent = {database: [] for database in databases.values()}

    def measured(database):
        before = processor_seconds(cluster)
        rate = pgbench(database, POST, 8, transactions=posts)
        spent[database].append((processor_seconds(cluster) - before) / (8 * posts) * 1e6)
        sql(database, "SELECT ledger_aggregate(true)")
        return rate
    for database in databases.values():
        measured(database)  # the first time all is cold
    rates = alternate(rounds, {name: lambda database=database: measured(database) for name, database in databases.items()})
    for name, values in rates.items():
        result.figure("documents posted by eight, " + name, values, "/s")
        result.figure("the server's processor for each, " + name, spent[databases[name]][1:], "us")
    result.ratio("the server's processor with balances / without", paired(*(spent[databases[name]][1:] for name in ("with balances", "without"))), at_most=1.03)
    result.ratio("posting without balances / with", paired(rates["without"], rates["with balances"]), at_most=1.03)
    if sql(databases["with balances"], "SELECT count(*) FROM ledger_balance_odd") != "0":
        fail("the balances are not the sum of the entries")


def by_hledger(cluster, database, rounds, result):
    if not shutil.which("hledger"):
        fail("hledger is not installed: apt-get install hledger")
    path = os.path.join(cluster.folder, "book.journal")
    with open(path, "w") as out:
        out.write(run([CTL, "--dsn", cluster.dsn(database), "--quiet", "ledger", "export", "--org", "large", "--format", "hledger"]))
    result.figure("hledger balance", [1000 * seconds(lambda: run(["hledger", "-f", path, "balance"])) for _ in range(rounds)], "ms")


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--entries", type=int, default=1000000)
    options.add_argument("--rounds", type=int, default=5)
    options.add_argument("--posts", type=int, default=400, help="documents of each of eight posters and round; 0: leave posting out")
    options.add_argument("--hledger", action="store_true")
    options = options.parse_args()

    cluster = Cluster()
    result = Report("ledger_reports")
    if options.posts:
        posting(cluster, options.rounds, options.posts, result)
    if not options.entries:
        return result.print()
    database = migrated(cluster)
    sql(database, FILL % {"documents": options.entries // 3})
    settle(database)
    entries = int(sql(database, "SELECT count(*) FROM gl_entry"))
    filled = seconds(lambda: sql(database, "SELECT count(*) FROM ledger_repair()"))
    sql(database, "SELECT ledger_aggregate(true)")

    def report(*words):
        def of(org, *asked):
            return seconds(lambda: ctl(cluster, database, "ledger", *asked, "--org", org))
        nothing = words[:3] if words[0] == "entries" else words  # of one account
        return lambda: max(of("large", *words) - of("empty", *nothing), 0.0001)

    def statement(text):
        return lambda: 1 / pgbench(database, text, 1, transactions=5, prepared=False)

    middle = '2024-06-30,1,1,INV-%07d' % (options.entries // 6)
    measured = alternate(options.rounds, {
        "scan": lambda: 1 / pgbench(database, SCAN, 1, transactions=3, prepared=False),
        "trial balance": report("trial-balance"),
        "without what awaits recreation": report("trial-balance", "--without-awaiting"),
        "trial balance, in the server": statement(IN_SERVER % "infinity"),
        "trial balance through the middle of a month, in the server": statement(IN_SERVER % "2025-06-15"),
        "as the sum of the entries, in the server": statement(AS_SUM),
        "first page": report("entries", "--account", "1200"),
        "page in the middle": report("entries", "--account", "1200", "--after", middle),
    })
    if options.hledger:
        by_hledger(cluster, database, options.rounds, result)
    sql(database, RECREATE_ALL)
    sql(database, "SELECT count(*) FROM ledger_repair(); SELECT ledger_aggregate(true)")
    recreated = alternate(options.rounds, {"trial balance after all was recreated": report("trial-balance")})
    scan = measured.pop("scan")
    result.figure("entries", entries, "rows")
    result.figure("balances made anew", filled, "s")
    result.figure("one sequential scan", [value * 1000 for value in scan], "ms")
    for name, values in (measured | recreated).items():
        result.figure(name, [value * 1000 for value in values], "ms")
    for name, most in (("trial balance", 0.1), ("without what awaits recreation", 0.1), ("first page", 0.1), ("page in the middle", 0.1)):
        result.ratio(name + " / sequential scan", paired(measured[name], scan), at_most=most)
    result.print()


guarded(main)
