"""The whole decision: lease, Cedar with a hundred policies, limits, facts, durable entry; and how
many agents, how long a past and how fast a start one process bears.

Peers decide one permitted call against a hundred rules of theirs in one Python process in the same
run, with what durability they have. Value is the median of the rounds. `decision.cpu` is the thread
time of a decision before the log; `decisions.cpu` is all processor time of the process for one
durable decision. On /dev/shm an fdatasync costs nothing: that latency is everything but the disk.

TRIBUNE_BENCH_ENTRIES (1,000,000) and TRIBUNE_BENCH_AGENTS (100,000) change the sizes;
TRIBUNE_BENCH_STORE names another store than files; TRIBUNE_BIN is the folder of a program that is
built already.
"""

import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile

from peers import PEERS

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / ".build"
MEMORY = pathlib.Path("/dev/shm")
ROUNDS = 3
SECONDS = 2
POLICIES = 100
ENTRIES = int(os.environ.get("TRIBUNE_BENCH_ENTRIES", 1_000_000))
TAIL = 100_000
AGENTS = int(os.environ.get("TRIBUNE_BENCH_AGENTS", 100_000))
COLLECTED = re.compile(r"Collected : (\d+)")


def versions() -> dict[str, str]:
    return {peer.requirement.split("==")[0]: peer.requirement.split("==")[1] for peer in PEERS}


def rows(note) -> list[dict]:
    program = built(note)
    samples: dict[tuple[str, str, str, str], list[float]] = {}
    failures = []

    def add(subject: str, case: str, metric: str, value: float, unit: str) -> None:
        samples.setdefault((subject, case, metric, unit), []).append(value)

    peers = []
    for peer in PEERS:
        note(f"installing {peer.name}")
        why = peer.install()
        if why is None:
            peers.append(peer)
        else:
            failures.append(absent(peer, why))
    for number in range(ROUNDS):
        note(f"round {number + 1} of {ROUNDS}")
        for case, metric, value, unit in one_round(program):
            add("tribune", case, metric, value, unit)
        for peer in list(peers):
            try:
                for figure in peer.measure(SECONDS):
                    add(peer.name, peer.case, figure["metric"], figure["value"], figure["unit"])
            except subprocess.CalledProcessError as error:
                peers.remove(peer)
                failures.append(absent(peer, f"its program ended with {error.returncode}"))
    note("counting instructions")
    for case, value in instructions(program):
        add("tribune", case, "decision.instructions", value, "Ir")
    note(f"{AGENTS} agents, then a past of {ENTRIES} entries")
    for case, metric, value, unit in large(program):
        add("tribune", case, metric, value, unit)
    ours = [row(key, values) for key, values in samples.items()]
    return ours + ratios(ours) + failures


def built(note) -> pathlib.Path:
    if ready := os.environ.get("TRIBUNE_BIN"):
        return pathlib.Path(ready) / "bench-decide"
    note("building bench-decide in release")
    command = ["swift", "build", "-c", "release", "--package-path", ROOT, "--product",
               "bench-decide"]  # fmt: skip
    subprocess.run(command, check=True, stdout=sys.stderr)
    return BUILD / "release/bench-decide"


def figures(program: pathlib.Path, *words: object):
    said = subprocess.run(
        [program, *map(str, words)], check=True, stdout=subprocess.PIPE, text=True)  # fmt: skip
    for line in said.stdout.splitlines():
        name, value, unit = line.split(" ")
        yield name, float(value), unit


def one_round(program: pathlib.Path):
    for policies in (POLICIES, 10 * POLICIES):
        for metric, value, unit in figures(program, "cpu", 100_000, policies):
            yield f"{policies} policies, before the log", metric, value, unit
    # Beside the build, not in /tmp: that may be memory, where nothing is durable.
    for place, folder in (("disk", BUILD), ("/dev/shm", MEMORY)):
        if not folder.is_dir():
            continue
        for callers in (1, 256):
            with tempfile.TemporaryDirectory(dir=folder) as house:
                for metric, value, unit in figures(program, "run", house, SECONDS, callers):
                    yield f"{callers} callers, {place}", metric, value, unit


def large(program: pathlib.Path):
    with tempfile.TemporaryDirectory(dir=BUILD) as house:
        for metric, value, unit in figures(program, "agents", house, AGENTS):
            yield f"{AGENTS} agents", metric, value, unit
    with tempfile.TemporaryDirectory(dir=BUILD) as house:
        list(figures(program, "fill", house, ENTRIES, TAIL))
        for _ in range(ROUNDS):
            for metric, value, unit in figures(program, "start", house):
                yield f"{ENTRIES} entries, {TAIL} after the snapshot", metric, value, unit
        for metric, value, unit in figures(program, "replay", house):
            yield f"{ENTRIES} entries", metric, value, unit


def instructions(program: pathlib.Path):
    """Instructions of one decision: the difference of two runs, so that the start counts not."""
    if shutil.which("valgrind") is None:
        return
    # Debian's valgrind gives up on the debug information of a Swift program.
    bare = BUILD / "bench-decide-bare"
    subprocess.run(["strip", "--strip-debug", "-o", bare, program], check=True)
    counts = (1_000, 5_000)
    for policies in (POLICIES, 10 * POLICIES):
        totals = []
        for count in counts:
            command = ["valgrind", "--tool=callgrind", "--callgrind-out-file=/dev/null",
                       bare, "cpu", str(count), str(policies)]  # fmt: skip
            said = subprocess.run(
                command, check=True, capture_output=True, text=True,
                env=os.environ | {"SWIFT_DETERMINISTIC_HASHING": "1"},
            )  # fmt: skip
            totals.append(int(COLLECTED.search(said.stderr)[1]))
        each = (totals[1] - totals[0]) / (counts[1] - counts[0])
        yield f"{policies} policies, before the log", each


def row(key: tuple[str, str, str, str], values: list[float]) -> dict:
    subject, case, metric, unit = key
    three = (min(values), statistics.median(values), max(values))
    low, value, high = (round(x, 3 if x < 100 else None) for x in three)
    return {"bench": "decide", "subject": subject, "case": case, "metric": metric, "value": value,
            "unit": unit, "min": low, "max": high, "n": len(values)}  # fmt: skip


def ratios(rows: list[dict]) -> list[dict]:
    """How many times our processor time for one durable decision each peer takes for its own."""
    ours = next((row["value"] for row in rows if row["subject"] == "tribune"
                 and row["metric"] == "decisions.cpu" and row["case"].startswith("256")
                 and row["case"].endswith("disk")), None)  # fmt: skip
    if not ours:
        return []
    return [
        {**row, "case": "its cpu ÷ ours, durable", "metric": "ratio", "unit": "×",
         "value": round(row["value"] * 1000 / ours, 2), "min": "", "max": ""}
        for row in rows if row["metric"] == "cpu"
    ]  # fmt: skip


def absent(peer, why: str) -> dict:
    return {"bench": "decide", "subject": peer.name, "case": "not measured", "metric": why,
            "value": "", "unit": "", "min": "", "max": "", "n": 0}  # fmt: skip
