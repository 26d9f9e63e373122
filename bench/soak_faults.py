"""The faults that `./dev soak` draws: each breaks something, is looked at by `leapfrogctl doctor` where doctor must name it (soak_looks.py),
and ends by itself or by a named act. Mixed into Soak (kill_soak.py), which gives load, pollers, consoles and the database."""
import os, signal, subprocess, time

import queue_common as common
from soak_looks import Looks

# How often each is drawn. Those from the sixth on used to reach further than themselves.
WEIGHTS = {"console": 22, "poller": 18, "freeze": 12, "cut": 12, "crash": 2,
           "rows": 14, "counters": 6, "settings": 8, "columns": 5, "organisation": 7, "rights": 5, "hand": 12, "frozen_server": 4, "full_disk": 2}

# What a hand or an old poller may write. The database completes it or refuses it in words; it may not let it harm a neighbour.
ODD_ROWS = {
    "half a lease": "state = 'leased', leased_by = NULL, leased_until = clock_timestamp() - interval '1 hour'",
    "an old poller's lease": "state = 'leased', leased_by = 'old poller', leased_until = clock_timestamp() + interval '2 s'",
    "a lease without end": "state = 'leased', leased_by = 'old poller', leased_until = 'infinity'",
    "a lease from before all time": "state = 'leased', leased_by = 'old poller', leased_until = '-infinity'",
    "a lease that nobody dated": "state = 'leased', leased_by = 'old poller', leased_until = NULL",
    "freed by hand": "state = 'queued', leased_by = NULL, leased_until = NULL",
    "queued with a holder": "state = 'queued', leased_by = 'somebody', leased_until = clock_timestamp()",
    "the last attempt of all": "run_count = 2147483647",
    "attempts below none": "run_count = -5",
    "ready before all time": "ready_at = '-infinity'",
    "never ready": "ready_at = 'infinity'",
    "a hint below none": "version_hint = -2147483648",
    "made before all time": "created_at = '-infinity'",
}
# The same left behind with all triggers off, as by a restored file: now doctor has to name it. With what is still odd of it.
ENDLESS = "state = 'leased' AND (lease IS NULL OR leased_by IS NULL OR leased_until IS NULL OR NOT isfinite(leased_until))"
ODD = "(state <> 'leased' AND (leased_by IS NOT NULL OR run_count NOT BETWEEN 0 AND 1000 OR NOT isfinite(ready_at)))"
RESTORED_ROWS = {
    "a lease of nobody": ("state = 'leased', lease = 7, leased_by = NULL, leased_until = clock_timestamp()", ENDLESS, "endless_leases"),
    "a lease for ever": ("state = 'leased', lease = 8, leased_by = 'gone', leased_until = 'infinity'", ENDLESS, "endless_leases"),
    "a lease without number": ("state = 'leased', lease = NULL, leased_by = 'gone', leased_until = clock_timestamp()", ENDLESS, "endless_leases"),
    "a holder of nothing": ("state = 'queued', lease = NULL, leased_by = 'gone'", ODD, "odd_jobs"),
    "too many attempts": ("state = 'queued', lease = NULL, leased_by = NULL, leased_until = NULL, run_count = 2147483647", ODD, "odd_jobs"),
    "too few attempts": ("state = 'queued', lease = NULL, leased_by = NULL, leased_until = NULL, run_count = -7", ODD, "odd_jobs"),
    "never": ("state = 'queued', lease = NULL, leased_by = NULL, leased_until = NULL, ready_at = 'infinity'", ODD, "odd_jobs"),
}
COUNTERS_WRONG = ("SELECT count(*) FROM (SELECT org_id, priority, state, n FROM queue_depth_now UNION ALL SELECT '', * FROM queue_total_now) AS kept "
                  "FULL JOIN (SELECT coalesce(org_id, '') AS org_id, priority, state, count(*) AS n FROM accounting_work_queue "
                  "GROUP BY GROUPING SETS ((org_id, priority, state), (priority, state))) AS here USING (org_id, priority, state) "
                  "WHERE kept.n IS DISTINCT FROM here.n")
LANES_UNSEEN = "SELECT count(*) FROM queue_lane_unseen WHERE since < now() - interval '16 s'"
ODD_COUNTERS = ("DELETE FROM queue_depth WHERE random() < 0.5", "UPDATE queue_depth SET n = n + 7", "TRUNCATE queue_depth")
ODD_LANES = ("UPDATE queue_lane SET wake_at = 'infinity' WHERE random() < 0.5", "DELETE FROM queue_lane",
             "UPDATE queue_lane SET low_water_at = clock_timestamp() + interval '1 hour' WHERE random() < 0.5")
# In bounds and out of them: what is out of bounds is refused.
SETTINGS = {"caution_minutes": (0, 10, 100000), "queue_concurrency": (1, 3, 6, 40000), "express_slots": (0, 1, 9000), "normal_slots": (0, 1),
            "queue_rate": (0, 200, 2000000000), "lease_seconds": (2, 2, 3, 0), "poll_seconds": (1, 0), "direct_concurrency": (1, 10, 1000000),
            "direct_threshold": (10, -1)}
# With all triggers off nothing refuses them.
ODD_SETTINGS = ("UPDATE setting SET value = 'many' WHERE key = 'queue_concurrency'", "UPDATE setting SET value = '40000' WHERE key = 'queue_concurrency'",
                "UPDATE setting SET value = '0' WHERE key = 'lease_seconds'", "DELETE FROM setting WHERE key = 'caution_minutes'")
SETTINGS_ODD = ("SELECT count(*) FROM setting_rule AS rule LEFT JOIN setting AS given USING (key) WHERE NOT of_org AND (value IS NULL "
                "OR CASE WHEN value ~ '^[0-9]{1,9}$' THEN value::bigint NOT BETWEEN least AND most ELSE true END)")
TABLES = ("accounting_work_queue", "document", "setting", "organisation", "gl_entry", "recreation_document", "job_event", "queue_lane")
BAD_ORG = "crooked"
BAD_SETTINGS = ("roles = '{\"sales\": 5}'", "roles = '[]'", "tax_accounts = '{\"x\": []}'", "base_currency = 'XXQ'")
UNCHECKED = ("roles_can_be_read", "tax_accounts_can_be_read", "base_currency_is_known")
# What a hand may do: words for it, SQL, the check that names it, what is left of it. --repair mends all of them.
TRIGGERS = (("accounting_work_queue", "queue_inserted"), ("accounting_work_queue", "queue_updated"), ("accounting_work_queue", "queue_deleted"),
            ("gl_entry", "gl_entry_inserted"), ("document", "document_version_raised"), ("setting", "setting_is_bounded"))
BEHIND = ("SELECT count(*) FROM document WHERE posted_version < accounting_ready_version AND NOT EXISTS (SELECT 1 FROM accounting_work_queue AS job "
          "WHERE job.org_id = document.org_id AND job.document_id = document.document_id)")
SOME_DOCUMENTS = "(SELECT id FROM (SELECT document_id AS id FROM document WHERE org_id = 'acme' ORDER BY random() LIMIT 3) AS few)"
HANDS = {
    "an index dropped": ("DROP INDEX queue_dead", "indexes", "SELECT 1 - count(*) FROM pg_class WHERE relname = 'queue_dead'"),
    "a function dropped": ("DROP FUNCTION queue_pace(text)", "functions", "SELECT 1 - count(*) FROM pg_proc WHERE proname = 'queue_pace'"),
    "a function opened": ("GRANT EXECUTE ON FUNCTION queue_claim TO PUBLIC", "open_functions",
                          "SELECT count(*) FROM pg_proc WHERE proname = 'queue_claim' AND has_function_privilege('public', oid, 'EXECUTE')"),
    "a table opened": ("GRANT UPDATE ON setting TO PUBLIC", "open_tables", "SELECT has_table_privilege('public', 'setting', 'UPDATE')::int"),
    "versions raised without a job": ("UPDATE document SET accounting_ready_version = accounting_ready_version + 1 WHERE org_id = 'acme' AND document_id IN "
                                      + SOME_DOCUMENTS, "without_job", BEHIND),
    "jobs deleted": ("DELETE FROM accounting_work_queue WHERE random() < 0.3", "without_job", BEHIND),
    "jobs restored without triggers": ("SET session_replication_role = replica; INSERT INTO accounting_work_queue (org_id, document_id, document_type) "
                                       "SELECT org_id, document_id, document_type FROM document ORDER BY random() LIMIT 3", "counters", COUNTERS_WRONG),
    "jobs deleted without triggers": ("SET session_replication_role = replica; DELETE FROM accounting_work_queue WHERE id IN "
                                      "(SELECT id FROM accounting_work_queue LIMIT 3)", "counters", COUNTERS_WRONG),
}


class Faults(Looks):
    def prepare_faults(self):
        self.undo_at, self.away, self.columns, self.held = [], False, 0, []
        self.prepare_looks()
        self.constraints = dict(line.split("|", 1) for line in self.sql(
            "SELECT conname, regexp_replace(pg_get_constraintdef(oid), '\\s+', ' ', 'g') FROM pg_constraint WHERE conrelid = 'organisation'::regclass").splitlines())

    # --- what is done later --------------------------------------------------------------------------------------------

    def later(self, seconds, act):
        self.undo_at.append((time.monotonic() + seconds, act))

    def end_faults(self, all_of_them=False):
        for due in [due for due in self.undo_at if all_of_them or due[0] <= time.monotonic()]:
            self.undo_at.remove(due)
            due[1]()
        self.go_on_looking()
        self.held = [holder for holder in self.held if holder.poll() is None]

    def attempt(self, text, seconds=10):
        """SQL that the database may refuse, or have no room for. Whether it was done."""
        if self.away:
            return False
        try:
            return subprocess.run(["psql", "-XqAt", "-v", "ON_ERROR_STOP=1", "-d", self.database, "-c", "SET lock_timeout = '3s'", "-c", text],
                                  capture_output=True, timeout=seconds).returncode == 0
        except subprocess.TimeoutExpired:
            return False

    def surely(self, text):
        """Now, or as soon as the database lets it."""
        if not self.attempt(text):
            self.later(1, lambda: self.surely(text))

    def look_or_wait(self, fault, checks, undo, seconds=2.0, share=0.6, **more):
        """Undone when doctor has named it, or after a moment without being looked at."""
        self.broken[fault] += 1
        if self.random.random() < share:
            self.look(fault, checks, undo, **more)
        else:
            self.later(self.random.uniform(0, seconds), undo)

    def repair(self):
        """`doctor --repair` beside the load. What comes too late for its look is there for the next: it may be run as often as one likes."""
        if self.away:
            return self.later(1, self.repair)
        with open(os.devnull, "w") as nothing:
            self.held.append(subprocess.Popen([common.CTL, "--dsn", self.dsn, "--quiet", "doctor", "--repair"], stdout=nothing, stderr=nothing))

    # --- faults --------------------------------------------------------------------------------------------------------

    def break_rows(self):
        some = "(SELECT id FROM accounting_work_queue WHERE state <> 'dead' ORDER BY random() LIMIT 3 FOR UPDATE SKIP LOCKED)"
        if self.random.random() < 0.6:
            name = self.random.choice(list(ODD_ROWS))
            self.attempt("UPDATE accounting_work_queue SET %s WHERE id IN %s" % (ODD_ROWS[name], some))
            return not self.away
        name = self.random.choice(list(RESTORED_ROWS))
        row, still, check = RESTORED_ROWS[name]
        ids = self.ask_value("SELECT string_agg(quote_literal(id), ', ') FROM (SELECT id FROM accounting_work_queue WHERE state <> 'dead' "
                              "ORDER BY random() LIMIT 3) AS some")
        if ids and self.attempt("SET session_replication_role = replica; UPDATE accounting_work_queue SET %s WHERE id IN (%s)" % (row, ids)):
            self.look_or_wait(name, (check,), self.repair,  # its own rows: others may be odd by then
                              still="SELECT count(*) FROM accounting_work_queue WHERE id IN (%s) AND %s" % (ids, still))
        return not self.away

    def break_counters(self):
        if self.random.random() < 0.6:
            done = self.attempt(self.random.choice(ODD_COUNTERS))
            if done:
                self.look_or_wait("counters", ("counters",), self.repair, still=COUNTERS_WRONG)
        else:
            done = self.attempt(self.random.choice(ODD_LANES))
            if done:                                       # a job is late after 15 s
                self.look_or_wait("lanes", ("unseen_lanes", "late_jobs"), self.repair, share=0.3, still=LANES_UNSEEN, first=16)
        return done

    def break_settings(self):
        if self.random.random() < 0.3:
            done = self.attempt("SET session_replication_role = replica; " + self.random.choice(ODD_SETTINGS))
            if done:
                self.look_or_wait("odd setting", ("odd_settings",), self.repair, still=SETTINGS_ODD)
            return done
        key = self.random.choice(list(SETTINGS))
        value = self.random.choice(SETTINGS[key])
        if self.random.random() < 0.5:
            self.attempt("UPDATE setting SET value = '%d' WHERE key = '%s'" % (value, key))
        elif not self.away:
            subprocess.run([common.CTL, "--dsn", self.dsn, "--quiet", "settings", "%s=%d" % (key, value)],
                           stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=60)
        return not self.away

    def break_columns(self):
        table, name = self.random.choice(TABLES), "more_%d" % self.columns
        self.columns += 1
        done = self.attempt("ALTER TABLE %s ADD COLUMN %s text DEFAULT 'more'" % (table, name))
        if done and self.random.random() < 0.5:
            self.later(1, lambda: self.attempt("ALTER TABLE %s DROP COLUMN %s" % (table, name)))
        return done

    def break_organisation(self):
        """One organisation's settings can't be used: its jobs may fail, nobody else's. The database refuses such settings; so half of the times
        they are there from before it did."""
        bad = "UPDATE organisation SET %s WHERE org_id = '%s'" % (self.random.choice(BAD_SETTINGS), BAD_ORG)
        if self.random.random() < 0.3:
            self.attempt(bad)
            return not self.away
        if self.random.random() < 0.3:                     # its documents are refused
            bad = "INSERT INTO period_lock (org_id, locked_through) VALUES ('%s', '2026-12-31')" % BAD_ORG
            checks, undo = ("dead_jobs",), lambda: self.surely("DELETE FROM period_lock")
        else:
            drop = "".join("ALTER TABLE organisation DROP CONSTRAINT IF EXISTS %s; " % name for name in UNCHECKED)
            add = "".join("; ALTER TABLE organisation ADD CONSTRAINT %s %s NOT VALID" % (name, self.constraints[name].replace(" NOT VALID", ""))
                          for name in UNCHECKED)
            bad, checks, undo = drop + bad + "; SET CONSTRAINTS ALL IMMEDIATE" + add, ("unreadable_organisations",), self.mend_organisation
        if not self.attempt(bad):
            return False
        self.held.append(self.spawn("import", "--org", BAD_ORG, self.documents_file(20)))
        dead = checks == ("dead_jobs",)                    # none yet, while the import waits for a loaded server
        self.look_or_wait("organisation: " + checks[0], checks, undo, seconds=4, patience=12,
                          still="SELECT count(*) FROM accounting_work_queue WHERE state = 'dead'" if dead else "SELECT (SELECT count(*) FROM period_lock) + (SELECT count(*) FROM organisation "
                                "WHERE roles <> '{}' OR tax_accounts <> '{}' OR base_currency <> 'EUR')")
        return True

    def mend_organisation(self):
        self.surely("UPDATE organisation SET roles = '{}', tax_accounts = '{}', base_currency = 'EUR' WHERE org_id = '%s'" % BAD_ORG)

    def break_rights(self):
        """The workers' login loses a right, or may not log in any more, for a moment."""
        drawn = self.random.random()
        if drawn < 0.6:
            tables = "gl_entry, document" if drawn < 0.4 else "accounting_work_queue"
            if not self.attempt("UPDATE document SET accounting_ready_version = accounting_ready_version + 1 WHERE document_id IN ('S1', 'S2'); "
                                "INSERT INTO accounting_work_queue (org_id, document_id, document_type, priority) "
                                "SELECT org_id, document_id, document_type, 2 FROM document WHERE document_id IN ('S1', 'S2'); "
                                "REVOKE INSERT, UPDATE ON %s FROM soaker" % tables):
                return False
            back = lambda: self.surely("GRANT ALL ON %s TO soaker" % tables)
            # Where not even a lease can be written, jobs are late after 15 s.
            self.look_or_wait("a right taken on " + tables, ("put_back", "rights", "late_jobs"), back, seconds=3,
                              share=0.5 if drawn < 0.4 else 0.3, first=2 if drawn < 0.4 else 16, patience=25,
                              still="SELECT 2 - has_table_privilege('soaker', 'gl_entry', 'INSERT')::int "
                                    "- has_table_privilege('soaker', 'accounting_work_queue', 'UPDATE')::int")
        else:
            if not self.attempt("ALTER ROLE soaker NOLOGIN; SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE usename = 'soaker'"):
                return False
            self.look_or_wait("login refused", ("connection",), lambda: self.surely("ALTER ROLE soaker LOGIN"), seconds=3,
                              still="SELECT 1 - rolcanlogin::int FROM pg_roles WHERE rolname = 'soaker'")
        return True

    def break_hand(self):
        """What somebody does with psql and forgets."""
        drawn = self.random.random()
        if drawn < 0.2:
            table, trigger = self.random.choice(TRIGGERS)
            done = self.attempt("ALTER TABLE %s DISABLE TRIGGER %s" % (table, trigger))
            if done:
                self.look_or_wait("a trigger off", ("triggers",), self.repair,
                                  still="SELECT count(*) FROM pg_trigger WHERE tgenabled = 'D' AND tgname = '%s'" % trigger)
            return done
        if drawn < 0.3:
            done = self.attempt("INSERT INTO pause (scope, why) VALUES ('queue', 'soak') ON CONFLICT DO NOTHING")
            if done:
                self.look_or_wait("a pause", ("pauses",), lambda: self.surely("DELETE FROM pause"), still="SELECT count(*) FROM pause")
            return done
        if drawn < 0.4:                                    # an open transaction: shorter than doctor minds
            if self.away:
                return False
            self.held.append(subprocess.Popen(
                ["psql", "-XqAt", "-d", self.database, "-c", "BEGIN; SELECT 1 FROM document WHERE document_id IN %s FOR UPDATE; SELECT pg_sleep(%d)"
                 % (SOME_DOCUMENTS, self.random.randint(1, 6))], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL))
            return True
        name = self.random.choice(list(HANDS))
        text, check, still = HANDS[name]
        done = self.attempt(text)
        if done:
            self.look_or_wait(name, (check,), self.repair, still=still)
        return done

    # --- the server's own ------------------------------------------------------------------------------------------------

    def server_processes(self):
        children = subprocess.run(["pgrep", "-P", str(self.cluster.server.pid)], capture_output=True, text=True).stdout.split()
        return [self.cluster.server.pid, *map(int, children)]

    def signal_server(self, which):
        for pid in self.server_processes():
            try:
                os.kill(pid, which)
            except ProcessLookupError:
                pass

    def break_frozen_server(self):
        """For a moment; or until doctor has said that the server does not answer."""
        if self.away:
            return False
        self.away = True
        self.signal_server(signal.SIGSTOP)

        def thaw():
            self.signal_server(signal.SIGCONT)
            self.away = False
        self.look_or_wait("the server frozen", ("connection",), thaw, seconds=6, share=0.3, patience=30, while_away=True)
        return True

    def break_full_disk(self):
        """Fills what is left of the server's disk; frees it a little later. The server may have stopped itself meanwhile."""
        if self.away or not self.small_disk:
            return False
        ballast = os.path.join(self.small_disk, "ballast")
        with open(ballast, "wb", buffering=0) as out:
            try:
                while True:
                    out.write(b"\0" * 65536)
            except OSError:
                pass
        self.away = True                                   # psql might wait for a server that is coming back

        def free():
            os.remove(ballast)
            if self.cluster.server.poll() is not None:
                self.cluster.log.close()
                self.cluster.start()
            for _ in range(300):                           # it may be recovering
                if subprocess.run(["pg_isready", "-q"]).returncode == 0:
                    break
                time.sleep(0.1)
            self.away = False
        self.look_or_wait("the disk full", ("connection",), free, seconds=4, patience=10, while_away=True)
        return True
