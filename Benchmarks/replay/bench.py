"""Entries a second that a start decodes and folds, and how long a house with a long past takes to
open.

The log is written as runs of a thousand calls leave it, each under a mandate of its own
(Tests/HallLoad make), with a snapshot before the newest 10,000 entries. ENTRIES sets its length;
with 10000000 it takes about 9 GB beside the build. Value is the median of the rounds. The files are
in the page cache.
"""

import collections
import os
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
SCRATCH = pathlib.Path(os.environ.get("TRIBUNE_SCRATCH", ROOT / ".build"))
ENTRIES = int(os.environ.get("ENTRIES", 1_000_000))
# The daemon takes a snapshot when there are 5,000 and looks once a second.
TAIL = 10_000
ROUNDS = 3
OPENED = re.compile(r"open ([\d.e-]+) s, (\d+) entries")
PART = re.compile(r"([\w-]+) ([\d.e-]+) (entries/s|s|bytes)")


def versions() -> dict[str, str]:
    return {"entries": str(ENTRIES), "tail": str(TAIL)}


def build() -> pathlib.Path:
    command = ["swift", "build", "-c", "release", "--package-path", ROOT, "--scratch-path",
               SCRATCH, "--product", "hall-load"]  # fmt: skip
    subprocess.run(command, check=True, stdout=sys.stderr)
    return SCRATCH / "release/hall-load"


def said(*command: object) -> list[str]:
    done = subprocess.run([str(x) for x in command], check=True, stdout=subprocess.PIPE, text=True)
    return done.stdout.splitlines()


def rows(note) -> list[dict]:
    note("building hall-load in release")
    program = build()
    found: dict[tuple[str, str], list[float]] = collections.defaultdict(list)
    # Beside the build, not in /tmp: that may be memory.
    with tempfile.TemporaryDirectory(dir=SCRATCH) as folder:
        house = pathlib.Path(folder) / "house"
        note(f"making a log of {ENTRIES} entries")
        said(program, house, "make", ENTRIES, TAIL, 0)
        for number in range(ROUNDS):
            note(f"round {number + 1} of {ROUNDS}")
            for line in said(program, house, "open"):
                if opened := OPENED.fullmatch(line):
                    found["start", "s"].append(float(opened[1]))
            for line in said(program, house, "replay"):
                if part := PART.fullmatch(line):
                    found[part[1], part[3]].append(float(part[2]))
    return [row(name, unit, values) for (name, unit), values in found.items()]


CASES = {
    "start": f"snapshot and the newest {TAIL}",
    "decode": "read and decoded on one thread",
    "fold": "applied and observed on one thread",
    "replay": "both at once, the whole log",
}


def row(name: str, unit: str, values: list[float]) -> dict:
    digits = 3 if unit == "s" else None
    low, value, high = (round(x, digits) for x in
                        (min(values), statistics.median(values), max(values)))  # fmt: skip
    return {"bench": "replay", "subject": "tribune", "case": CASES.get(name, f"{ENTRIES} entries"),
            "metric": name, "value": value, "unit": unit, "min": low, "max": high,
            "n": len(values)}  # fmt: skip
