"""How fast a folder of applications is reviewed, and in how much memory, beside a script that only reads their text.

Called by tests/office/figures. The two take turns, since machines are noisy; medians, and nothing is asserted."""

import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

BINARY, PYTHON, FOLDERS = sys.argv[1], sys.argv[2], [Path(folder) for folder in sys.argv[3:]]
TURNS = 5
# The ways of text.py.
WAYS = {"interface": "python-docx, text", "elements": "python-docx, elements"}


def run(command):
    """Seconds and peak memory in MB of a command."""
    begun = time.perf_counter()
    child = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(child.pid, 0)
    seconds = time.perf_counter() - begun
    if os.waitstatus_to_exitcode(status) not in (0, 1):
        sys.exit(f"{command} failed")
    return seconds, usage.ru_maxrss / 1000


def told(name, count, turns):
    seconds = statistics.median(seconds for seconds, _ in turns)
    memory = max(memory for _, memory in turns)
    print(f"  {name:24} {count / seconds:8.0f} documents/s  {seconds:7.2f} s  at most {memory:4.0f} MB")
    return seconds


def compare(folder, count):
    scripts = {way: [PYTHON, str(Path(__file__).with_name("text.py")), way, str(folder)] for way in WAYS}
    turns = [{"review": run(review(folder)), **{way: run(scripts[way]) for way in WAYS}} for _ in range(TURNS)]
    ours = told("finsamkoll review", count, [turn["review"] for turn in turns])
    for way, name in WAYS.items():
        theirs = told(name, count, [turn[way] for turn in turns])
        print(f"    finsamkoll review is {theirs / ours:.1f} times as fast")


def review(folder):
    return [BINARY, "review", str(folder), "--today", "2027-01-08"]


for folder in FOLDERS:
    count = len(list(folder.iterdir()))
    print(f"{count} documents, median of {TURNS} turns on {os.cpu_count()} cores:")
    if folder is FOLDERS[0]:
        compare(folder, count)
    else:
        told("finsamkoll review", count, [run(review(folder)) for _ in range(TURNS)])
