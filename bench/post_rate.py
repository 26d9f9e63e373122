#!/usr/bin/env python3
"""Documents per second and peak memory of `leapfrogctl post`, which needs no database.

    ./dev bench post_rate [--documents 100000] [--rounds 3]

The documents are the golden cases (all types, currencies and deferrals; some are refused), over and over, each with its own
context. Memory must not grow with their number: the peak for all is compared with that for a tenth of them.
"""
import argparse, itertools, json, os, statistics, subprocess, tempfile, time

from queue_common import CTL, ROOT, Report, alternate, guarded

GOLDEN = os.path.join(ROOT, "tests", "data", "golden")


def records():
    cases = []
    for name in sorted(os.listdir(GOLDEN)):
        with open(os.path.join(GOLDEN, name), encoding="utf-8") as lines:
            cases += [json.dumps(json.loads(line)["input"], ensure_ascii=False) + "\n" for line in lines]
    return cases


def posted(path):
    """Seconds and peak memory (MiB) of one run. The process tells its own peak when it ends."""
    begin = time.perf_counter()
    process = subprocess.Popen([CTL, "post", path], stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    assert os.waitstatus_to_exitcode(status) == 1, "some golden cases are refused, so the exit code is 1"
    return time.perf_counter() - begin, usage.ru_maxrss / 1024


def main():
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--documents", type=int, default=100000)
    options.add_argument("--rounds", type=int, default=3)
    options = options.parse_args()
    counts = {"all": options.documents, "a tenth": options.documents // 10}
    with tempfile.TemporaryDirectory(prefix="leapfrog-bench-") as folder:
        cases = records()
        paths, peaks = {}, {name: [] for name in counts}
        for name, count in counts.items():
            paths[name] = os.path.join(folder, name.replace(" ", "-"))
            with open(paths[name], "w", encoding="utf-8") as out:
                out.writelines(itertools.islice(itertools.cycle(cases), count))

        def rate(name):
            def measure():
                taken, peak = posted(paths[name])
                peaks[name].append(peak)
                return counts[name] / taken
            return measure

        rates = alternate(options.rounds, {name: rate(name) for name in counts})
    report = Report("post_rate")
    report.figure("documents", options.documents, "")
    report.figure("documents per second", rates["all"], "/s")
    for name in counts:
        report.figure("peak memory, " + name, peaks[name], "MiB")
    report.ratio("peak memory, all / a tenth", statistics.median(peaks["all"]) / statistics.median(peaks["a tenth"]), at_most=1.1)
    report.print()


guarded(main)
