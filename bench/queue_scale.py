#!/usr/bin/env python3
"""Whether the queue's costs grow with the backlog: claim, depth, enqueue, and how soon a click starts.

    ./dev bench queue_scale [--large 1000000] [--rounds 3] [--parts claim,dry,enqueue,bulk,click]

2,000 organisations, of which one holds 99 % of the backlog. --large 5000000 needs about 6 GB of disk.
"""
import argparse, os, re, statistics, subprocess, sys, threading, time

from queue_common import (CTL, ROOT, Cluster, Database, Report, alternate, ctl, fail, guarded, migrated, numbers, paired, percentile,
                          pgbench, settle, sql)

SMALL = 1000  # 11 organisations have work
HEADROOM = 1500000  # jobs above the backlog at a click's beginning: a worker may be faster than who fills the queue
FEW = 6000  # a little more than one round takes, so that it finds old jobs only

ENQUEUE_ONE = r"""
\set org random(1, 20)
\set document random(1, 2000000000)
INSERT INTO TABLE_NAME (org_id, document_id, document_type) VALUES ('org' || :org::text, 'D' || :document::text, 'sales_invoice');
"""
ENQUEUE_HUNDRED = r"""
\set org random(1, 20)
\set document random(1, 2000000000)
INSERT INTO TABLE_NAME (org_id, document_id, document_type)
SELECT 'org' || :org::text, 'D' || :document::text || '-' || i, 'sales_invoice' FROM generate_series(1, 100) AS i;
"""
BULK_ROWS = """SELECT 'org' || i % 20 AS org_id, 'B' || i AS document_id, 'sales_invoice' AS document_type FROM generate_series(1, 100000) AS i"""


def statement_of_depth():
    """The very statement that consoles and `leapfrogctl depth` send."""
    with open(os.path.join(ROOT, "src", "store", "depth.cpp")) as source:
        return re.search(r'currentSql = R"\((.*?)\)"', source.read(), re.DOTALL).group(1)


class Worker:
    """A running `leapfrogctl work --processor noop`, stopped at the end."""

    def __init__(self, cluster, database, *words):
        self.cluster, self.database, self.words = cluster, database, words

    def __enter__(self):
        self.process = subprocess.Popen([CTL, "--dsn", self.cluster.dsn(self.database), "--quiet", "work", "--processor", "noop", *self.words],
                                        stdout=subprocess.DEVNULL)
        for _ in range(100):
            if sql(self.database, "SELECT count(*) FROM worker") != "0":
                return self
            time.sleep(0.1)
        fail("the worker did not start")

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()


class Backlog:
    """Keeps at least so many jobs queued at priority 1 while a worker takes them."""

    def __init__(self, database, rows):
        self.database, self.rows, self.ended, self.least = database, rows, threading.Event(), rows
        self.thread = threading.Thread(target=self.keep)

    def __enter__(self):
        if self.rows:
            sql(self.database, "CALL bench.fill(%d)" % (self.rows + HEADROOM))
        settle(self.database)  # what filling left to write, and files of the log yet to be made, are no part of a click
        if self.rows:
            self.thread.start()
        return self

    def keep(self):
        while not self.ended.wait(0.1):
            queued = int(sql(self.database, "SELECT coalesce(sum(n), 0) FROM queue_depth_now WHERE state = 'queued' AND priority = 1"))
            self.least = min(self.least, queued)
            if queued < self.rows + HEADROOM - 100000:
                sql(self.database, "CALL bench.fill(50000)")

    def __exit__(self, *_):
        self.ended.set()
        if self.rows:
            self.thread.join()


class Scale:
    def __init__(self, args):
        self.args = args
        self.cluster = Cluster({name: "'%s'" % value for name, value in (setting.split("=", 1) for setting in args.set)})
        self.report = Report("queue_scale")
        migrated(self.cluster, "empty")
        with open(os.path.join(ROOT, "bench", "queue_scale.sql")) as script:
            sql("empty", script.read())

    def claims(self):
        """Each measurement begins with a fresh copy of its backlog, so that every round finds the same jobs in the same places."""
        rows = self.args.large
        small, few = "{:,} queued".format(SMALL), "{:,} queued in the places of such".format(FEW)
        worked, old = "{:,} queued, worked on".format(rows), "{:,} queued, all old".format(rows)
        names = {small: "CALL bench.fill(%d)" % SMALL,
                 few: "CALL bench.fill(%d, %d)" % (rows, FEW * 1999 * 100 / rows),
                 worked: "CALL bench.fill(%d); CALL bench.work(%d)" % (rows, rows),
                 old: "CALL bench.fill(%d)" % rows}
        for name, calls in names.items():
            sql("postgres", 'CREATE DATABASE "%s" TEMPLATE empty' % name)
            sql(name, "CALL bench.know_organisations(); %s; CREATE EXTENSION pg_prewarm" % calls)
            settle(name)
        depth = statement_of_depth().replace("$1", "''").replace("'", "''")
        queries = {"claim of 100": "CALL bench.claim('', 25, 100, true)",
                   "set of 100 taken and ended": "CALL bench.take('', 25, 100)",
                   "depth": "SELECT queue_aggregate(); CALL bench.claim('', 5, 100, true); TRUNCATE bench.timing;"  # five claims are not folded yet
                            " INSERT INTO bench.timing SELECT '', bench.timed('%s') FROM generate_series(1, 25)" % depth}
        medians = {(what, name): [] for name in names for what in queries}
        for turn in range(self.args.rounds):
            for name in names:
                with Database(name, strategy="file_copy") as database:
                    sql(database, "SELECT sum(pg_prewarm(oid)) FROM pg_class WHERE relkind IN ('r', 'i') AND relpersistence = 'p'; CHECKPOINT")
                    for what, query in queries.items():
                        sql(database, "TRUNCATE bench.timing; " + query)
                        medians[what, name].append(statistics.median(numbers(database, "SELECT ms FROM bench.timing")))
                        print("bench: round %d: %s, %s: %.4g ms" % (turn + 1, what, name, medians[what, name][-1]), file=sys.stderr)
        for (what, name), values in medians.items():
            self.report.figure("%s, %s" % (what, name), values, "ms")
        for what in queries:
            for over, under in ((worked, small), (old, few), (old, small)):
                self.report.ratio("%s, %s / %s" % (what, over, under), paired(medians[what, over], medians[what, under]), at_most=1.3)
        for name in names:
            sql("postgres", 'DROP DATABASE "%s"' % name)

    def dry(self):
        """The dearest claims that there are: 2,000 lanes are awake, and all but one have just run out of work."""
        with Database("empty") as database:
            sql(database, "CALL bench.fill(200000)")
            settle(database)
            sql(database, "CALL bench.claim('dry', 200, 100, false)")
            found = numbers(database, "SELECT ms FROM bench.timing OFFSET 20")  # 20 claims take what the others had
        self.report.figure("claim of 100 while 2,000 lanes fall asleep, median", found, "ms")
        self.report.figure("claim of 100 while 2,000 lanes fall asleep, p99", percentile(found, 0.99), "ms")

    def enqueues(self):
        with Database("empty") as database:
            sql(database, "CREATE TABLE bare (LIKE accounting_work_queue INCLUDING ALL) WITH (fillfactor = 80)")

            def rate(table, script, clients):
                sql(database, "TRUNCATE %s; CHECKPOINT" % table)
                return pgbench(database, script.replace("TABLE_NAME", table), clients, seconds=self.args.seconds)
            for name, script in (("1 row", ENQUEUE_ONE), ("100 rows", ENQUEUE_HUNDRED)):
                for clients in (1, 8):
                    what = "INSERT of %s, %d client%s" % (name, clients, "s" if clients > 1 else "")
                    rates = alternate(self.args.rounds, {
                        what + ", queue": lambda s=script, c=clients: rate("accounting_work_queue", s, c),
                        what + ", bare table": lambda s=script, c=clients: rate("bare", s, c)})
                    for key, values in rates.items():
                        self.report.figure(key, values, "statements/s")
                    self.report.ratio(what + ": cost against a bare table", paired(rates[what + ", bare table"], rates[what + ", queue"]), at_most=1.5)

    def bulk(self):
        """100,000 jobs in one call, into a database that has never been analysed."""
        path = os.path.join(self.cluster.folder, "bulk.csv")

        def timed(statement, before=""):
            with Database("empty") as database:
                sql(database, "CREATE TABLE bare (LIKE accounting_work_queue INCLUDING ALL) WITH (fillfactor = 80); CHECKPOINT;" + before)
                return numbers(database, "SELECT bench.timed($sql$%s$sql$)" % statement)[0]
        queue_insert = "INSERT INTO accounting_work_queue (org_id, document_id, document_type) " + BULK_ROWS
        with open(path, "w") as out:
            out.writelines("org%d,B%d,sales_invoice\n" % (i % 20, i) for i in range(1, 100001))
        found = alternate(self.args.rounds, {
            "100,000 jobs, bare table": lambda: timed("INSERT INTO bare (org_id, document_id, document_type) " + BULK_ROWS),
            "100,000 jobs, INSERT": lambda: timed(queue_insert),
            "100,000 jobs, COPY": lambda: timed("COPY accounting_work_queue (org_id, document_id, document_type) FROM '%s' (FORMAT csv)" % path),
            "100,000 jobs, accounting_enqueue_many": lambda: timed(
                "SELECT accounting_enqueue_many(jobs, 'sync') FROM call", "CREATE TABLE call AS SELECT jsonb_agg(row) AS jobs FROM (%s) AS row;" % BULK_ROWS),
            "100,000 jobs, all of them queued already": lambda: timed(queue_insert, queue_insert + ";"),
        })
        for name, values in found.items():
            self.report.figure(name, values, "ms")
        self.report.ratio("100,000 jobs, INSERT: cost against a bare table", paired(found["100,000 jobs, INSERT"], found["100,000 jobs, bare table"]), at_most=1.5)

    def clicks(self):
        waits = {rows: [] for rows in (0, 100000, self.args.large)}
        least = dict.fromkeys(waits, float("inf"))

        def measure(rows):
            with Database("empty") as database:
                sql(database, "ALTER TABLE accounting_work_queue ENABLE TRIGGER bench_leased, ENABLE TRIGGER bench_taken")
                with Backlog(database, rows) as backlog, Worker(self.cluster, database):
                    time.sleep(2)
                    self.click(database)
                found = numbers(database, "SELECT min(ms) FROM bench.start WHERE document_id LIKE 'C%' GROUP BY document_id")
            if len(found) != self.args.clicks:
                fail("%d of %d clicks started" % (len(found), self.args.clicks))
            waits[rows] += found
            least[rows] = min(least[rows], backlog.least)
            return percentile(found, 0.99)
        names = {rows: "click to start, %s queued" % format(rows, ",") for rows in waits}
        alternate(self.args.rounds, {name + ", p99": lambda r=rows: measure(r) for rows, name in names.items()})
        p99 = {rows: percentile(found, 0.99) for rows, found in waits.items()}  # of all rounds' clicks together
        for rows, name in names.items():
            self.report.figure(name + ", p50", percentile(waits[rows], 0.5), "ms")
            self.report.figure(name + ", p99", p99[rows], "ms")
            if rows:
                self.report.figure(name + ", least backlog seen meanwhile", least[rows], "jobs")
                self.report.ratio(name + ": p99 − p99 with an empty queue, ms", p99[rows] - p99[0], at_most=50)

    def click(self, database):
        session = subprocess.Popen(["psql", "-XqAt", "-d", database], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
        for number in range(self.args.clicks):
            session.stdin.write("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority)"
                                " VALUES ('clicker%d', 'C%d', 'sales_invoice', 2);\n" % (number % 7, number))
            session.stdin.flush()
            time.sleep(0.03 + 0.04 * (number * 7919 % 100) / 100)  # not in step with anything
        session.stdin.close()
        session.wait()
        time.sleep(1)

    def measure(self):
        for part in self.args.parts.split(","):
            {"claim": self.claims, "dry": self.dry, "enqueue": self.enqueues, "bulk": self.bulk, "click": self.clicks}[part]()
        self.report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--large", type=int, default=1000000, help="jobs of the large backlog")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=int, default=3, help="for each enqueue measurement")
    parser.add_argument("--clicks", type=int, default=200)
    parser.add_argument("--set", action="append", default=[], metavar="NAME=VALUE", help="a setting of PostgreSQL, for instance"
                        " shared_buffers=4GB: a backlog of 5,000,000 has 1.6 GB of table and indexes")
    parser.add_argument("--parts", default="claim,dry,enqueue,bulk,click")
    Scale(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
