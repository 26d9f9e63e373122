#!/usr/bin/env python3
"""What roles and row-level security cost a worker: the same database without them, as its owner, and with them, as a login of leapfrog_worker.

    ./dev bench queue_roles [--jobs 40000] [--documents 8000] [--rounds 5]

Both on one server, in turn. Claims alone, jobs that do nothing in sets, documents posted. The target is 0.97 of what it is without.
"""
import argparse, os

import queue_posting, queue_throughput
from queue_common import Cluster, Database, Report, alternate, ctl, drain, guarded, migrated, paired, pgbench, settle, sql

CLAIM = "SELECT count(*) FROM queue_claim('bench', 10, '1 hour');"


class Login:
    """A cluster as one login reaches it."""

    def __init__(self, cluster, name):
        self.cluster, self.name = cluster, name

    def dsn(self, database):
        return "host=%s user=%s dbname=%s" % (self.cluster.folder, self.name, database)


class Roles:
    def __init__(self, args):
        self.args, self.cluster = args, Cluster()
        self.posting = queue_posting.Posting.__new__(queue_posting.Posting)
        self.posting.args, self.posting.cluster = args, self.cluster
        self.logins = {"off": Login(self.cluster, "leapfrog"), "on": Login(self.cluster, "books_worker")}

    def prepare(self):
        migrated(self.cluster, "queue_off")
        sql("queue_off", queue_throughput.FILL["leapfrog"] % {"jobs": self.args.jobs})
        migrated(self.cluster, "books_off")
        for org, path in self.posting.write_documents()[0]:
            ctl(self.cluster, "books_off", "import", "--format", "leapfrog", "--org", org, "--base-currency", "EUR", path)
        sql("books_off", "SELECT queue_aggregate()")
        for name in ("queue", "books"):
            sql("postgres", "CREATE DATABASE %s_on TEMPLATE %s_off" % (name, name))
            ctl(self.cluster, name + "_on", "migrate", "--with-roles")
        sql("postgres", "CREATE ROLE books_worker LOGIN; GRANT leapfrog_worker TO books_worker")

    def claims(self, roles):
        with Database("queue_" + roles) as database:
            settle(database)
            os.environ["PGUSER"] = self.logins[roles].name
            try:
                return 10 * pgbench(database, CLAIM, 1, transactions=self.args.jobs // 40)
            finally:
                os.environ["PGUSER"] = "leapfrog"

    def sets(self, roles, concurrency):
        with Database("queue_" + roles) as database:
            settle(database)
            return drain(self.logins[roles], database, concurrency, "noop", self.args.jobs)

    def posted(self, roles, concurrency):
        with Database("books_" + roles) as database:
            settle(database)
            rate = drain(self.logins[roles], database, concurrency, "post", self.args.documents)
            self.posting.judge(database, self.args.documents)
            return rate

    def measure(self):
        self.prepare()
        report = Report("queue_roles")
        for what, unit, run in (("claims of 10, 1 connection", "jobs/s", self.claims),
                                ("jobs that do nothing, 4 connections", "jobs/s", lambda roles: self.sets(roles, 4)),
                                ("documents posted, 1 connection", "documents/s", lambda roles: self.posted(roles, 1)),
                                ("documents posted, 4 connections", "documents/s", lambda roles: self.posted(roles, 4))):
            rates = alternate(self.args.rounds, {roles: lambda roles=roles: run(roles) for roles in ("off", "on")})
            for roles, rate in rates.items():
                report.figure("%s, roles %s" % (what, roles), rate, unit)
            report.ratio(what + ": with roles / without", paired(rates["on"], rates["off"]), at_least=0.97)
        report.print()


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--jobs", type=int, default=40000, help="a multiple of 4,000")
    parser.add_argument("--documents", type=int, default=8000, help="a multiple of 4,000")
    parser.add_argument("--rounds", type=int, default=5)
    Roles(parser.parse_args()).measure()


if __name__ == "__main__":
    guarded(main)
