#!/usr/bin/env python3
"""Whether what "leapfrogctl jobs explain" promises holds: when a job that was just enqueued starts.

    ./dev bench queue_promises [--seconds 12]

Under each load a worker of 6 slots posts documents, and two jobs a second are enqueued and asked about at once; the promise is a span
of time. It is held when the job starts within it, half a second more or less. "Not known yet" is no promise, and is counted by itself.
"""
import argparse, json, subprocess, time

from queue_common import CTL, Cluster, Database, Report, ctl, guarded, migrated, sql

# name: jobs that wait at the start by (organisations, priority), seconds per job, jobs per second that come meanwhile
LOADS = {
    "a long sync of one organisation": ([(1, 1, 3000)], 0.05, 0),
    "slow jobs": ([(1, 1, 400)], 0.6, 0),
    "twenty organisations, and more comes": ([(20, 1, 1500)], 0.05, 60),
    "a sync, and 300 clicks before it": ([(3, 1, 1500), (3, 2, 300)], 0.04, 0),
    "jobs that end in sets": ([(5, 1, 60000)], 0, 0),
}
MADE = """
    INSERT INTO document (org_id, document_id, document_type, document_date, currency, amount, body)
    SELECT 'org' || n %% %(orgs)d, '%(name)s' || n, 'sales_invoice', '2026-03-31', 'EUR', 10000, format('{"id":"%%s","type":"sales_invoice",'
           '"date":"2026-03-31","currency":"EUR","tax_included":false,"lines":[{"amount":"100.00"}],"total":"100.00"}', '%(name)s' || n)
      FROM generate_series(1, %(count)d) AS n;
    INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint, priority)
    SELECT 'org' || n %% %(orgs)d, '%(name)s' || n, 'sales_invoice', 1, %(priority)d FROM generate_series(1, %(count)d) AS n RETURNING id;"""
NOTED = """
    INSERT INTO organisation (org_id, base_currency) SELECT 'org' || n, 'EUR' FROM generate_series(0, 19) AS n;
    CREATE TABLE started (id uuid PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp());
    CREATE FUNCTION note_start() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN INSERT INTO started (id) VALUES (OLD.id) ON CONFLICT DO NOTHING; RETURN NULL; END $$;
    CREATE TRIGGER note_claim AFTER UPDATE OF state ON accounting_work_queue FOR EACH ROW WHEN (OLD.state = 'queued' AND NEW.state = 'leased') EXECUTE FUNCTION note_start();
    CREATE TRIGGER note_set AFTER DELETE ON accounting_work_queue FOR EACH ROW WHEN (OLD.state = 'queued') EXECUTE FUNCTION note_start();"""


def enqueue(database, name, count, orgs=1, priority=1):
    return sql(database, MADE % {"name": name, "count": count, "orgs": orgs, "priority": priority}).split()


def promises(cluster, database, load, seconds):
    """(promised span, when it was promised, job) for each; the span None where nothing was promised."""
    waiting, job_seconds, more = load
    for nth, (orgs, priority, count) in enumerate(waiting):
        enqueue(database, "load%d-" % nth, count, orgs, priority)
    worker = subprocess.Popen([CTL, "--dsn", cluster.dsn(database), "--quiet", "work", "--concurrency", "6", "--job-seconds", str(job_seconds)])
    made, began, asked = [], time.monotonic(), 0
    try:
        while time.monotonic() - began < seconds:
            asked += 1
            if more:
                enqueue(database, "more%d-" % asked, more // 2, waiting[0][0])
            job = enqueue(database, "asked%d-" % asked, 1, priority=2 if asked % 3 == 0 else 1)[0]
            try:
                answer = json.loads(ctl(cluster, database, "jobs", "explain", job))
            except SystemExit:
                continue  # it has ended already
            now = float(sql(database, "SELECT extract(epoch FROM clock_timestamp())"))
            made.append((answer.get("starts_between_seconds"), now, job))
            time.sleep(max(0, began + asked * 0.5 - time.monotonic()))
        last = max((now + span[1] for span, now, job in made if span), default=time.time())
        # A promise may reach into tomorrow, where little is known yet: those whose time has not come are not judged.
        while time.monotonic() - began < 4 * seconds and (
                time.time() < last or sql(database, "SELECT count(*) FROM accounting_work_queue WHERE state = 'queued'") != "0"):
            time.sleep(0.5)
    finally:
        worker.terminate()
        worker.wait()
    return made


def judge(database, made):
    started = dict(line.split("|") for line in sql(database, "SELECT id, extract(epoch FROM at) FROM started").splitlines())
    end = float(sql(database, "SELECT extract(epoch FROM clock_timestamp())"))
    held = known = 0
    for span, now, job in made:
        if span is None:
            continue
        at = float(started.get(job, "inf"))
        if at == float("inf") and now + span[1] > end:
            continue  # its time has not come yet
        known += 1
        held += now + span[0] - 0.5 <= at <= now + span[1] + 0.5
    return held, known


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--seconds", type=int, default=12)
    parser.add_argument("--load", help="only those whose name has this in it", default="")
    args = parser.parse_args()
    cluster, report, all_held, all_known = Cluster(), Report("queue_promises"), 0, 0
    migrated(cluster, "empty")
    sql("empty", NOTED)
    for name, load in LOADS.items():
        if args.load not in name:
            continue
        with Database("empty") as database:
            made = promises(cluster, database, load, args.seconds)
            held, known = judge(database, made)
        all_held, all_known = all_held + held, all_known + known
        report.figure(name + ": asked", len(made), "jobs")
        report.figure(name + ": not known yet", sum(span is None for span, _, _ in made), "jobs")
        report.ratio(name + ": promises held", held / max(1, known))
    report.ratio("all promises held", all_held / max(1, all_known), at_least=0.9)
    report.print()


guarded(main)
