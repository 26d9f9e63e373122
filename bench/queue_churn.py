#!/usr/bin/env python3
"""Whether a claim stays cheap while a transaction is open and jobs churn: nothing that died meanwhile can be cleaned away.

    ./dev bench queue_churn [--seconds 120] [--rate 4000]

A session holds a snapshot open. A producer enqueues, a worker ends jobs; every two seconds a claim of 100 is timed and the pages that it
touches are counted. --rate: jobs per second that churn. Twice: with 20,000 jobs waiting at any time, and with a producer that is slower
than the worker, so that organisations run out of work all the time. Target: flat, that is the last third within 1.3 times the first.
What the open transaction costs at once, the index entries since the low-water marks, is reported beside it.
"""
import argparse, json, os, re, statistics, subprocess, time

from queue_common import CTL, ROOT, Cluster, Database, Report, fail, guarded, migrated, numbers, sql

ORGANISATIONS = 200
CASES = {"20,000 jobs wait": (20000, 1.5), "lanes run dry": (1000000, 0.5)}  # backlog to keep, producer's rate against the worker's


class Churn:
    def __init__(self, args):
        self.args = args
        self.cluster = Cluster({"autovacuum_naptime": "'5s'"})
        self.report = Report("queue_churn")
        migrated(self.cluster, "empty")
        with open(os.path.join(ROOT, "bench", "queue_scale.sql")) as script:
            sql("empty", script.read())

    @staticmethod
    def claim_cost(database):
        """Milliseconds and pages of a claim of 100: a median of three in one session, whose first only plans. Rolled back, so the jobs
        stay the worker's."""
        one = "BEGIN; EXPLAIN (ANALYZE, BUFFERS, TIMING OFF) SELECT * FROM queue_claim('bench', 100, '60 s'); ROLLBACK;\n"
        plans = sql(database, 4 * one).split("Function Scan")[2:]
        pages = [sum(map(int, re.findall(r"(?:hit|read)=(\d+)", re.search(r"Buffers: shared (.*)", plan).group(1)))) for plan in plans]
        times = [float(re.search(r"Execution Time: ([\d.]+)", plan).group(1)) for plan in plans]
        return statistics.median(times), statistics.median(pages)

    def watch(self, database, seconds):
        """(milliseconds, pages) each two seconds."""
        found, end = [], time.monotonic() + seconds
        while time.monotonic() < end:
            found.append(self.claim_cost(database))
            time.sleep(2)
        return found

    def measure(self):
        for name, (backlog, share) in CASES.items():
            with Database("empty") as database:
                self.churn(database, name, backlog, share)
        self.report.print()

    def churn(self, database, name, backlog, share):
        sql(database, "INSERT INTO accounting_work_queue (org_id, document_id, document_type)"
                      " SELECT 'org' || i %% %d, 'D' || nextval('bench.document'), 'sales_invoice' FROM generate_series(1, 20000) AS i;"
                      " SELECT queue_aggregate(); VACUUM ANALYZE;" % ORGANISATIONS)
        worker = subprocess.Popen([CTL, "--dsn", self.cluster.dsn(database), "--quiet", "--json", "work", "--processor", "noop",
                                   "--rate", str(self.args.rate)], stdout=subprocess.PIPE, text=True)
        producer = subprocess.Popen(["psql", "-Xq", "-d", database, "-c", "CALL bench.produce(%d, %d, %d, %d)" % (
            self.args.seconds + 60, backlog, share * self.args.rate, ORGANISATIONS)])
        try:
            if backlog > 20000:
                time.sleep(20000 / self.args.rate * 2.5)  # until the worker has caught up
            before = self.watch(database, 10)
            holder = subprocess.Popen(["psql", "-XqAt", "-d", database], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, text=True)
            holder.stdin.write("BEGIN ISOLATION LEVEL REPEATABLE READ;\nSELECT count(*), pg_current_xact_id() FROM accounting_work_queue;\n")
            holder.stdin.flush()
            time.sleep(1)
            during = self.watch(database, self.args.seconds)
            sizes = numbers(database, "SELECT unnest(ARRAY[pg_relation_size('accounting_work_queue'), pg_indexes_size('accounting_work_queue'),"
                                      " pg_total_relation_size('queue_lane'), pg_total_relation_size('queue_delta')]) / 8192")
            depth = numbers(database, "SELECT bench.timed('SELECT sum(n) FROM queue_depth_now') FROM generate_series(1, 5)")
            holder.stdin.write("ROLLBACK;\n")
            holder.stdin.close()
            holder.wait()
            time.sleep(12)  # autovacuum looks each 5 s
            after = self.watch(database, 6)
        finally:
            for process in (producer, worker):
                process.terminate()
            done = json.loads(worker.communicate()[0] or "{}")
            producer.wait()
        if not done:
            fail("the worker ended early")
        self.report.figure(name + ": jobs ended, per second", done["jobs_per_second"], "jobs/s")
        self.tell(name, before, during, after, sizes, depth)

    def tell(self, case, before, during, after, sizes, depth):
        late = during[-max(1, len(during) // 3):]
        for name, samples in (("before", before), ("first third", during[:len(late)]), ("last third", late), ("after", after)):
            self.report.figure("%s: claim of 100, %s" % (case, name), [ms for ms, _ in samples], "ms")
            self.report.figure("%s: pages touched, %s" % (case, name), [pages for _, pages in samples], "pages")
        for name, size in zip(("queue", "its indexes", "lanes", "deltas of the depth"), sizes):
            self.report.figure("%s: size at the end of the open transaction: %s" % (case, name), size, "pages")
        self.report.figure(case + ": reading the depth then", depth, "ms")
        early, late = during[:len(late)], during[-len(late):]
        for unit, i in (("time", 0), ("pages touched", 1)):
            first, last, once = (statistics.median(sample[i] for sample in samples) for samples in (early, late, before))
            self.report.ratio("%s: claim of 100, %s, last third / first third" % (case, unit), last / first, at_most=1.3)
            self.report.ratio("%s: claim of 100, %s, last third / before" % (case, unit), last / once)


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--seconds", type=int, default=120, help="how long the transaction stays open")
    parser.add_argument("--rate", type=int, default=4000)
    Churn(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
