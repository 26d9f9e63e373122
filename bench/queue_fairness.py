#!/usr/bin/env python3
"""Whether each organisation gets its share while eight workers compete, and how much one's flood delays another's job.

    ./dev bench queue_fairness [--jobs 200000] [--rounds 3]

Eight processes `leapfrogctl work --processor noop --concurrency 1`. Shares: 20 organisations with weights 1 to 5, all with more work
than they get done. Flood: one organisation's 100,000 high jobs; then another enqueues one high job: how many of the flood start between
that job's enqueueing and its own claim.
"""
import argparse, os, statistics, subprocess, time

from queue_common import CTL, ROOT, Cluster, Database, Report, fail, guarded, migrated, numbers, percentile, sql

WORKERS = 8
WEIGHTS = {"org%02d" % i: 1 + i % 5 for i in range(20)}


class Workers:
    def __init__(self, cluster, database):
        self.cluster, self.database, self.processes = cluster, database, []

    def __enter__(self):
        command = [CTL, "--dsn", self.cluster.dsn(self.database), "--quiet", "work", "--processor", "noop", "--concurrency", "1"]
        self.processes = [subprocess.Popen(command, stdout=subprocess.DEVNULL) for _ in range(WORKERS)]
        for _ in range(200):
            if sql(self.database, "SELECT count(*) FROM worker") == str(WORKERS):
                return self
            time.sleep(0.05)
        fail("the workers did not start")

    def stop(self):
        for process in self.processes:
            process.terminate()
        for process in self.processes:
            process.wait()

    def __exit__(self, *_):
        self.stop()


class Fairness:
    def __init__(self, args):
        self.args = args
        self.cluster = Cluster()
        self.report = Report("queue_fairness")
        migrated(self.cluster, "empty")
        with open(os.path.join(ROOT, "bench", "queue_scale.sql")) as script:
            sql("empty", script.read())

    def shares(self):
        """The largest deviation of an organisation's share from its weight's, and the whole list."""
        total = sum(WEIGHTS.values())
        with Database("empty") as database:
            for org, weight in WEIGHTS.items():
                sql(database, "INSERT INTO queue_org (org_id, weight) VALUES ('%s', %d)" % (org, weight))
            # 0.6 of the whole is done at the most, so that nobody runs out before the others.
            sql(database, "INSERT INTO accounting_work_queue (org_id, document_id, document_type)"
                          " SELECT org_id, 'D' || i, 'sales_invoice' FROM queue_org, generate_series(1, (%d * weight / %d)::int) AS i;"
                          " SELECT queue_aggregate(); VACUUM ANALYZE; " % (self.args.jobs, total))
            before = self.queued(database)
            with Workers(self.cluster, database) as workers:
                while sum(self.queued(database).values()) > 0.5 * self.args.jobs:
                    time.sleep(0.02)
                workers.stop()
            after = self.queued(database)
        done = {org: before[org] - after.get(org, 0) for org in WEIGHTS}
        if min(after.get(org, 0) for org in WEIGHTS) == 0:
            fail("an organisation ran out of work: give more --jobs")
        share = {org: done[org] / sum(done.values()) / (WEIGHTS[org] / total) for org in WEIGHTS}
        return max(abs(value - 1) for value in share.values()), share, sum(done.values())

    @staticmethod
    def queued(database):
        rows = sql(database, "SELECT org_id, n FROM queue_depth_now WHERE state = 'queued'").split("\n")
        return {row.split("|")[0]: int(row.split("|")[1]) for row in rows if row}

    def flood(self):
        """Of one organisation's flood, how many start between another's commit and its start; per try."""
        ahead, waits = [], []
        with Database("empty") as database:
            sql(database, "ALTER TABLE accounting_work_queue ENABLE TRIGGER bench_leased, ENABLE TRIGGER bench_taken;"
                          "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority)"
                          " SELECT 'flood', 'D' || i, 'sales_invoice', 2 FROM generate_series(1, 100000) AS i; SELECT queue_aggregate(); VACUUM ANALYZE;")
            # Visible at once: what starts while its commit is being written to disk has not overtaken it. One session: in a new one
            # the first INSERT takes 17 ms to plan, and what starts meanwhile has not overtaken it either.
            session = subprocess.Popen(["psql", "-XqAt", "-d", database], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
            session.stdin.write("SET synchronous_commit = off;\n")
            with Workers(self.cluster, database):
                for number in range(-10, self.args.tries):
                    session.stdin.write("INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority)"
                                        " VALUES ('other%d', '%s', 'sales_invoice', 2);\n" % (number, "one" if number >= 0 else "before"))
                    session.stdin.flush()
                    time.sleep(0.02)
                session.stdin.close()
                session.wait()
                left = int(sql(database, "SELECT count(*) FROM accounting_work_queue WHERE org_id = 'flood'"))
                for _ in range(600):
                    if sql(database, "SELECT count(*) FROM bench.start WHERE document_id = 'one'") == str(self.args.tries):
                        break
                    time.sleep(0.1)
            if left == 0:
                fail("the flood had ended before the last try")
            for row in sql(database, """
                    SELECT one.ms, (SELECT count(*) FROM bench.start AS flood WHERE flood.org_id = 'flood'
                                       AND flood.claim_at > one.enqueued_at AND flood.claim_at < one.claim_at)
                      FROM (SELECT DISTINCT ON (org_id) * FROM bench.start WHERE document_id = 'one' ORDER BY org_id, claim_at) AS one""").split():
                wait, before = row.split("|")
                waits.append(float(wait))
                ahead.append(int(before))
        if len(ahead) != self.args.tries:
            fail("%d of %d single jobs started" % (len(ahead), self.args.tries))
        return ahead, waits

    def measure(self):
        worst = []
        for _ in range(self.args.rounds):
            deviation, share, done = self.shares()
            worst.append(deviation)
        for org, value in share.items():
            self.report.figure("%s, weight %d: share of %s jobs against its weight" % (org, WEIGHTS[org], format(done, ",")), value, "")
        self.report.ratio("largest deviation of a share from its weight, median of the rounds", statistics.median(worst), at_most=0.1)
        ahead, waits = self.flood()
        self.report.figure("one high job beside 100,000 of another organisation: start after, p50", percentile(waits, 0.5), "ms")
        self.report.figure("one high job beside 100,000 of another organisation: start after, p99", percentile(waits, 0.99), "ms")
        self.report.figure("jobs of the flood that started before it, p50", percentile(ahead, 0.5), "jobs")
        self.report.figure("jobs of the flood that started before it, most", max(ahead), "jobs")
        self.report.ratio("jobs of the flood that started before it, p50, per worker", percentile(ahead, 0.5) / WORKERS, at_most=1)
        self.report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--jobs", type=int, default=200000)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--tries", type=int, default=30)
    Fairness(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
