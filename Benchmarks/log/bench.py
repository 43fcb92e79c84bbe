"""Durable records a second of the log, and how long a large log takes to open, read and verify.

Peers on the same disk in the same run: a bare write and fdatasync for each record, and SQLite in
WAL
mode with synchronous=FULL, one row a transaction. Records are 512 bytes. Value is the median of the
rounds.
"""

import os
import pathlib
import re
import sqlite3
import statistics
import tempfile
import time

import swift_package

ROUNDS = 3
SECONDS = 2
ENTRIES = 200_000
RECORD = b"x" * 512
RATE = re.compile(r"(\w+) (\d+) writers: (\d+) durable records/s")
TIME = re.compile(r"(filled|opened|read all|verified|full check)\D* ?(?:\d+ )?in ([\d.e-]+) s")


def versions() -> dict[str, str]:
    return {"sqlite": sqlite3.sqlite_version}


def rows(note) -> list[dict]:
    note("building bench-log in release")
    program = swift_package.build("bench-log")["bench-log"]
    samples: dict[tuple[str, str, str, str], list[float]] = {}
    for number in range(ROUNDS):
        note(f"round {number + 1} of {ROUNDS}")
        # Beside the build, not in /tmp: that may be memory, where nothing is durable.
        with tempfile.TemporaryDirectory(dir=swift_package.HERE / ".build") as folder:
            for key, value in one_round(program, pathlib.Path(folder)):
                samples.setdefault(key, []).append(value)
    return [row(key, values) for key, values in samples.items()]


def one_round(program: pathlib.Path, folder: pathlib.Path):
    rate = ("rate", "records/s")
    yield ("write + fdatasync", "1 writer", *rate), bare(folder / "bare")
    yield ("SQLite WAL, FULL", "1 writer", *rate), sqlite(folder / "sqlite")
    for kind, extra in (("commit", ""), ("payload", ", sealed payload")):
        for line in swift_package.lines(program, kind, folder / kind, SECONDS):
            if found := RATE.fullmatch(line.strip()):
                style, writers, count = found.groups()
                yield ("tribune", f"{writers} writers, {style}{extra}", *rate), int(count)
    for line in swift_package.lines(program, "open", folder / "open", ENTRIES):
        if found := TIME.fullmatch(line.strip()):
            yield ("tribune", f"{ENTRIES} entries", found[1], "s"), float(found[2])


def row(key: tuple[str, str, str, str], values: list[float]) -> dict:
    subject, case, metric, unit = key
    digits = 3 if unit == "s" else None
    low, value, high = (round(x, digits) for x in
                        (min(values), statistics.median(values), max(values)))  # fmt: skip
    return {"bench": "log", "subject": subject, "case": case, "metric": metric, "value": value,
            "unit": unit, "min": low, "max": high, "n": len(values)}  # fmt: skip


def bare(path: pathlib.Path) -> float:
    """What this disk gives to one writer that waits for each record."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)

    def write() -> None:
        os.write(descriptor, RECORD)
        os.fdatasync(descriptor)

    try:
        return repeated(write)
    finally:
        os.close(descriptor)


def sqlite(path: pathlib.Path) -> float:
    base = sqlite3.connect(path, isolation_level=None)
    base.execute("PRAGMA journal_mode=WAL")
    base.execute("PRAGMA synchronous=FULL")
    base.execute("CREATE TABLE log (id INTEGER PRIMARY KEY, entry BLOB)")
    try:
        return repeated(lambda: base.execute("INSERT INTO log (entry) VALUES (?)", (RECORD,)))
    finally:
        base.close()


def repeated(act) -> float:
    """How often a second an act is done, over SECONDS."""
    began = time.perf_counter()
    count = 0
    while (passed := time.perf_counter() - began) < SECONDS:
        act()
        count += 1
    return count / passed
