#!/usr/bin/env python3
"""Invoices posted per second through the queue, one worker process: Leapfrog, graphile-worker and the leanest SQL, side by side.

    ./dev bench queue_posting [--documents 20000] [--rounds 3]

Each job locks its document, reads it, writes three entries, updates the document, ends. Leapfrog posts by its rules what was imported,
with all guards of its ledger; the others run bench/peers/post.sql, which computes and checks as little as possible. The targets are
against the leanest SQL in sets of 100; Leapfrog takes as many at once as it can end in 50 ms, so sets of 1,000 are shown too.
"""
import argparse, json, os, statistics

from queue_common import (ROOT, Cluster, Database, Report, alternate, ctl, drain, fail, guarded, install_peers, migrated, paired, peer,
                          pgbench, settle, sql)

ORGANISATIONS = 20

LEAN_TABLE = """
CREATE TABLE lean (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, org_id text NOT NULL, document_id text NOT NULL,
                   priority int NOT NULL DEFAULT 1, ready_at timestamptz NOT NULL DEFAULT now());
CREATE INDEX ON lean (priority DESC, ready_at, id);
INSERT INTO lean (org_id, document_id) SELECT org_id, document_id FROM document ORDER BY document_id;"""

LEAN_SET = r"""
BEGIN;
SELECT array_agg(id) AS ids, array_agg(org_id) AS orgs, array_agg(document_id) AS documents
  FROM (SELECT * FROM lean WHERE ready_at <= now() ORDER BY priority DESC, ready_at, id LIMIT :size FOR UPDATE SKIP LOCKED) AS job \gset
SELECT count(body) FROM (SELECT body FROM document JOIN unnest(:orgs::text[], :documents::text[]) AS wanted(org_id, document_id)
    USING (org_id, document_id) FOR UPDATE OF document) AS locked;
SELECT bench_write(:orgs, :documents);
DELETE FROM lean WHERE id = ANY (:ids::bigint[]);
COMMIT;
"""

GRAPHILE_FILL = """
SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
    SELECT ROW('post', json_build_object('org', org_id, 'document', document_id), NULL, NULL, NULL, NULL, NULL, NULL)::graphile_worker.job_spec
      FROM document ORDER BY document_id LIMIT %d));"""


def invoice(number):
    net, tax = 100 + number % 900, 19 + number % 171
    return {"id": "SI-%06d" % number, "type": "sales_invoice", "date": "2026-03-%02d" % (1 + number % 28), "currency": "EUR",
            "description": "Order %d" % number, "tax_included": False, "total": "%d.00" % (net + tax),
            "lines": [{"amount": "%d.00" % net, "description": "Consulting", "taxes": [{"code": "DE-19", "amount": "%d.00" % tax}]}]}


class Posting:
    template = "leapfrog"

    def __init__(self, args):
        self.args = args
        self.cluster = Cluster()
        install_peers()

    @property
    def few(self):
        return max(1000, self.args.documents // 5)

    def write_documents(self):
        """A file per organisation, as an import takes them; and one of all, as COPY takes them."""
        files, rows = [], []
        for place in range(ORGANISATIONS):
            path = os.path.join(self.cluster.folder, "org%d.jsonl" % place)
            files.append(("org%d" % place, path))
            with open(path, "w") as out:
                for number in range(place, self.args.documents, ORGANISATIONS):
                    text = json.dumps(invoice(number))
                    out.write(text + "\n")
                    rows.append("org%d\t%s\tsales_invoice\t%s\tEUR\t%s\n" % (place, invoice(number)["id"], invoice(number)["date"], text))
        return files, rows

    def prepare(self):
        files, rows = self.write_documents()
        migrated(self.cluster, "leapfrog")
        for org, path in files:
            ctl(self.cluster, "leapfrog", "import", "--format", "leapfrog", "--org", org, "--base-currency", "EUR", path)
        sql("leapfrog", "SELECT queue_aggregate()")
        sql("postgres", "CREATE DATABASE lean")
        with open(os.path.join(ROOT, "bench", "peers", "post.sql")) as schema:
            sql("lean", schema.read())
        sql("lean", "COPY document (org_id, document_id, document_type, document_date, currency, body) FROM STDIN;\n" + "".join(rows) + "\\.\n")
        sql("postgres", "CREATE DATABASE graphile TEMPLATE lean; ")
        sql("lean", LEAN_TABLE)
        peer(self.cluster, "graphile", "graphile.mjs", 0, "tuned", "post")
        sql("postgres", "CREATE DATABASE graphile_few TEMPLATE graphile")
        sql("graphile", GRAPHILE_FILL % self.args.documents)
        sql("graphile_few", GRAPHILE_FILL % self.few)

    @staticmethod
    def judge(database, documents):
        """Three entries per document, balanced: or what was measured was something else."""
        posted = sql(database, "SELECT count(*) || ' ' || count(*) FILTER (WHERE n = 3 AND rest = 0) FROM (SELECT count(*) AS n, sum(base_amount) AS rest"
                               " FROM gl_entry GROUP BY org_id, document_id, version) AS posting")
        if posted != "%d %d" % (documents, documents):
            fail("of %d documents these were posted, and rightly: %s" % (documents, posted))

    def leapfrog(self, concurrency):
        with Database(self.template) as database:
            settle(database)
            rate = drain(self.cluster, database, concurrency, "post", self.args.documents)
            self.judge(database, self.args.documents)
            return rate

    def again(self):
        """A fifth of the documents once more, changed: their entries in force are replaced, in a ledger that nobody has analysed yet."""
        with Database(self.template) as database:
            settle(database)
            drain(self.cluster, database, 1, "post", self.args.documents)
            sql(database, """
                WITH changed AS (
                    UPDATE document SET accounting_ready_version = 2, accounting_status = 'waiting'
                     WHERE document_id IN (SELECT document_id FROM document ORDER BY document_id LIMIT %d) RETURNING *)
                INSERT INTO accounting_work_queue (org_id, document_id, document_type, version_hint)
                SELECT org_id, document_id, document_type, 2 FROM changed;
                SELECT queue_aggregate();""" % self.few)
            rate = drain(self.cluster, database, 1, "post", self.few)
            self.judge(database, self.args.documents + self.few)
            return rate

    def lean(self, connections, size=100):
        with Database("lean") as database:
            settle(database)
            rate = size * pgbench(database, LEAN_SET, connections, transactions=self.args.documents // size // connections,
                                  variables={"size": size})
            self.judge(database, self.args.documents)
            return rate

    def graphile(self, template, mode, documents):
        with Database(template) as database:
            settle(database)
            done = peer(self.cluster, database, "graphile.mjs", documents, mode, "post")
            self.judge(database, documents)
            return documents / done["seconds"]

    def measure(self):
        self.prepare()
        rates = alternate(self.args.rounds, {
            "Leapfrog, 1 connection": lambda: self.leapfrog(1),
            "leanest SQL in sets of 100, 1 connection": lambda: self.lean(1),
            "Leapfrog, 4 connections": lambda: self.leapfrog(4),
            "leanest SQL in sets of 100, 4 connections": lambda: self.lean(4),
            "leanest SQL in sets of 1,000, 1 connection": lambda: self.lean(1, 1000),
            "leanest SQL in sets of 1,000, 4 connections": lambda: self.lean(4, 1000),
            "Leapfrog, 1 connection, changed documents": self.again,
            "graphile-worker, tuned": lambda: self.graphile("graphile", "tuned", self.args.documents),
            "graphile-worker, unbatched": lambda: self.graphile("graphile_few", "unbatched", self.few),
        })
        report = Report("queue_posting")
        for name, rate in rates.items():
            report.figure(name, rate, "documents/s")
        best = max(("Leapfrog, 1 connection", "Leapfrog, 4 connections"), key=lambda name: statistics.median(rates[name]))
        report.ratio("Leapfrog / graphile-worker, tuned", paired(rates[best], rates["graphile-worker, tuned"]), at_least=5)
        report.ratio("Leapfrog / graphile-worker, unbatched", paired(rates[best], rates["graphile-worker, unbatched"]))
        for connections in ("1 connection", "4 connections"):
            report.ratio("Leapfrog / leanest SQL, " + connections,
                         paired(rates["Leapfrog, " + connections], rates["leanest SQL in sets of 100, " + connections]), at_least=0.6)
            report.ratio("Leapfrog / leanest SQL in sets of 1,000, " + connections,
                         paired(rates["Leapfrog, " + connections], rates["leanest SQL in sets of 1,000, " + connections]))
        report.ratio("Leapfrog, changed documents / new ones",
                     paired(rates["Leapfrog, 1 connection, changed documents"], rates["Leapfrog, 1 connection"]), at_least=0.5)
        report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--documents", type=int, default=20000, help="a multiple of 4,000; graphile-worker unbatched gets a fifth")
    parser.add_argument("--rounds", type=int, default=3)
    Posting(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
