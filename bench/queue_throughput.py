#!/usr/bin/env python3
"""Jobs per second that do nothing, one worker process: Leapfrog, graphile-worker, pg-boss and the leanest SQL, side by side.

    ./dev bench queue_throughput [--jobs 60000] [--rounds 3]

Each run empties a fresh copy of a filled database, durable commits on. Leapfrog's jobs are spread over 20 organisations and are served
in fair turns; the peers' are one plain list. The targets are against the leanest SQL in sets of 100; Leapfrog takes as many at once as
it can end in 50 ms, at most 1,000, so sets of 1,000 are shown too.
"""
import argparse, statistics

from queue_common import (Cluster, Database, Report, alternate, drain, fail, guarded, install_peers, migrated, paired, peer, pgbench,
                          settle, sql)

LEAN_TABLE = """
CREATE TABLE lean (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, org_id text NOT NULL, document_id text NOT NULL,
                   priority int NOT NULL DEFAULT 1, ready_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON lean (priority DESC, ready_at, id);"""

# The least that can claim in order, hold what it claimed and delete it in one transaction.
LEAN_SET = r"""
BEGIN;
SELECT array_agg(id) AS ids FROM (SELECT id FROM lean WHERE ready_at <= now() ORDER BY priority DESC, ready_at, id LIMIT :size
    FOR UPDATE SKIP LOCKED) AS job \gset
DELETE FROM lean WHERE id = ANY (:ids::bigint[]);
COMMIT;
"""

FILL = {
    "leapfrog": """INSERT INTO accounting_work_queue (org_id, document_id, document_type)
                   SELECT 'org' || i %% 20, 'D' || i, 'sales_invoice' FROM generate_series(1, %(jobs)d) AS i; SELECT queue_aggregate();""",
    "graphile": """SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
                   SELECT ROW('noop', json_build_object('document', i), NULL, NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec
                     FROM generate_series(1, %(jobs)d) AS i));""",
    "pgboss": "INSERT INTO pgboss.job (name, data) SELECT 'noop', json_build_object('document', i) FROM generate_series(1, %(jobs)d) AS i;",
    "lean": "INSERT INTO lean (org_id, document_id) SELECT 'org' || i %% 20, 'D' || i FROM generate_series(1, %(jobs)d) AS i;",
}


class Throughput:
    def __init__(self, args):
        self.args = args
        self.cluster = Cluster()
        install_peers()

    def prepare(self):
        migrated(self.cluster, "leapfrog")
        for name in ("graphile", "graphile_few", "pgboss", "lean"):
            sql("postgres", "CREATE DATABASE " + name)
        peer(self.cluster, "graphile", "graphile.mjs", 0, "tuned", "noop")
        peer(self.cluster, "graphile_few", "graphile.mjs", 0, "tuned", "noop")
        peer(self.cluster, "pgboss", "pgboss.mjs", 0, 1, 1)
        sql("lean", LEAN_TABLE)
        for name, text in FILL.items():
            sql(name, text % {"jobs": self.args.jobs})
        sql("graphile_few", FILL["graphile"] % {"jobs": self.few})

    @property
    def few(self):
        return max(1000, self.args.jobs // 6)

    def leapfrog(self, concurrency):
        with Database("leapfrog") as database:
            settle(database)
            return drain(self.cluster, database, concurrency, "noop", self.args.jobs)

    def lean(self, connections, size=100):
        with Database("lean") as database:
            settle(database)
            rate = size * pgbench(database, LEAN_SET, connections, transactions=self.args.jobs // size // connections, variables={"size": size})
            if sql(database, "SELECT count(*) FROM lean") != "0":
                fail("the leanest SQL left jobs behind")
            return rate

    def graphile(self, template, mode, jobs):
        with Database(template) as database:
            settle(database)
            done = peer(self.cluster, database, "graphile.mjs", jobs, mode, "noop")
            return jobs / done["seconds"]

    def pgboss(self):
        with Database("pgboss") as database:
            settle(database)
            done = peer(self.cluster, database, "pgboss.mjs", self.args.jobs, 1000, 4)
            return self.args.jobs / done["seconds"]

    def measure(self):
        self.prepare()
        jobs = self.args.jobs
        rates = alternate(self.args.rounds, {
            "Leapfrog, 1 connection": lambda: self.leapfrog(1),
            "leanest SQL, 1 connection": lambda: self.lean(1),
            "Leapfrog, 4 connections": lambda: self.leapfrog(4),
            "leanest SQL, 4 connections": lambda: self.lean(4),
            "leanest SQL in sets of 1,000, 1 connection": lambda: self.lean(1, 1000),
            "leanest SQL in sets of 1,000, 4 connections": lambda: self.lean(4, 1000),
            "graphile-worker, tuned": lambda: self.graphile("graphile", "tuned", jobs),
            "pg-boss, tuned": self.pgboss,
            "graphile-worker, unbatched": lambda: self.graphile("graphile_few", "unbatched", self.few),
        })
        report = Report("queue_throughput")
        for name, rate in rates.items():
            report.figure(name, rate, "jobs/s")
        best = max(("Leapfrog, 1 connection", "Leapfrog, 4 connections"), key=lambda name: statistics.median(rates[name]))
        for name, target in (("graphile-worker, tuned", 1), ("pg-boss, tuned", 1.5), ("graphile-worker, unbatched", 10)):
            report.ratio("Leapfrog / " + name, paired(rates[best], rates[name]), at_least=target)
        for connections in ("1 connection", "4 connections"):
            report.ratio("Leapfrog / leanest SQL, " + connections,
                         paired(rates["Leapfrog, " + connections], rates["leanest SQL, " + connections]), at_least=0.6)
            report.ratio("Leapfrog / leanest SQL in sets of 1,000, " + connections,
                         paired(rates["Leapfrog, " + connections], rates["leanest SQL in sets of 1,000, " + connections]))
        report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--jobs", type=int, default=60000, help="a multiple of 4,000; graphile-worker unbatched gets a sixth")
    parser.add_argument("--rounds", type=int, default=3)
    Throughput(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
