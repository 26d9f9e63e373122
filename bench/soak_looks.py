"""What `leapfrogctl doctor` says of the faults of `./dev soak` while they are there. Beside the load, which goes on meanwhile."""
import collections, json, os, subprocess, tempfile, time

import queue_common as common

MOST_AT_ONCE = 2                                            # doctor counts all rows


class Look:
    """Asks until the fault is named, is seen to be gone by itself, or `patience` is over. Then the fault may be undone."""

    def __init__(self, fault, checks, undo, still, first, patience, while_away):
        self.fault, self.checks, self.undo, self.still, self.while_away = fault, checks, undo, still, while_away
        self.next = time.monotonic() + first
        self.until = self.next + patience
        self.process = self.out = self.broken = None
        self.said = "doctor was not asked"


class Looks:
    def prepare_looks(self):
        self.looks, self.unnamed, self.named, self.gone = [], {}, {}, {}
        self.broken = collections.Counter()                # how often each fault was made

    def look(self, fault, checks, undo, still=None, first=0.0, patience=5.0, while_away=False):
        """One of `checks` must be among doctor's findings; unless `still`, which counts what is wrong, says that nothing is any more. Then
        `undo`."""
        self.looks.append(Look(fault, checks, undo, still, first, patience, while_away))

    def go_on_looking(self):
        for look in list(self.looks):
            if look.process is None:
                busy = sum(1 for other in self.looks if other.process is not None)
                if look.next <= time.monotonic() and busy < MOST_AT_ONCE and (not self.away or look.while_away):
                    self.ask(look)
            elif look.process.poll() is not None:
                self.hear(look)
            elif time.monotonic() > look.until + 60:
                look.process.kill()
                look.process.wait()
                self.end_look(look, self.unnamed, "doctor hangs")

    def ask(self, look):
        look.out, look.broken = tempfile.TemporaryFile("w+"), self.broken[look.fault]
        look.process = subprocess.Popen([common.CTL, "--dsn", self.dsn, "--json", "--quiet", "doctor"], stdout=look.out, stderr=subprocess.DEVNULL)

    def hear(self, look):
        look.out.seek(0)
        try:
            found = [finding["check"] for finding in json.load(look.out)["checks"] if finding["state"] != "fine"]
        except (ValueError, KeyError):
            found = []
        look.said = "exit %d, found: %s" % (look.process.returncode, ", ".join(found) or "nothing")
        look.process, look.next = None, time.monotonic() + 0.5
        look.out.close()
        if any(check in found for check in look.checks):
            self.end_look(look, self.named)
        elif "connection" in found:
            look.until = max(look.until, time.monotonic() + 2) # another fault keeps it from looking
        elif look.broken != self.broken[look.fault]:
            look.until = max(look.until, time.monotonic() + 2) # mended and made again while doctor looked
        elif (gone := self.is_gone(look)) or gone is None:
            if gone:
                self.end_look(look, self.gone)
            else:
                look.until = max(look.until, time.monotonic() + 2) # nobody could say
        elif time.monotonic() > look.until:
            self.end_look(look, self.unnamed, look.said)

    def is_gone(self, look):
        """None: the database did not say."""
        if callable(look.still):
            return not look.still()
        if look.still is None or self.away:
            return False
        number = self.ask_value(look.still)
        return number == "0" if number else None

    def ask_value(self, text):
        try:
            return subprocess.run(["psql", "-XqAt", "-d", self.database, "-c", text], capture_output=True, text=True, timeout=10).stdout.strip()
        except subprocess.TimeoutExpired:
            return ""

    def end_look(self, look, among, words=None):
        if words is None:
            among[look.fault] = among.get(look.fault, 0) + 1
        else:
            among.setdefault(look.fault, words)
        self.looks.remove(look)
        look.undo()
