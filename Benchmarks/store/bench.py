"""Durable records a second with 256 callers, over files and over PostgreSQL, in one run.

Peers on the same disk in the same run: a bare write and fdatasync for each record, and pgbench with
256 clients that each insert one row a transaction into the same server. Records are 512 bytes;
"with payloads" has a sealed payload of 512 bytes beside each. Value is the median of the rounds.
"""

import os
import pathlib
import re
import statistics
import subprocess
import tempfile
import time

import swift_package

ROOT = swift_package.HERE.parent
ROUNDS = 3
SECONDS = 4
CALLERS = 256
SAID = re.compile(r"(.+): (\d+) durable records/s, p50 (\d+) us, p99 (\d+) us")
BIN = sorted(pathlib.Path("/usr/lib/postgresql").glob("*/bin"))[-1]


def versions() -> dict[str, str]:
    said = subprocess.run([BIN / "postgres", "--version"], capture_output=True, text=True)
    return {"postgresql": said.stdout.split()[-1].strip("()"), "server": said.stdout.strip()}


def rows(note) -> list[dict]:
    note("building bench-store in release")
    program = swift_package.build("bench-store")["bench-store"]
    samples: dict[tuple[str, str, str, str], list[float]] = {}
    for number in range(ROUNDS):
        note(f"round {number + 1} of {ROUNDS}")
        # Beside the build, not in /tmp: that may be memory, where nothing is durable. Who runs the
        # server must be able to go there.
        with tempfile.TemporaryDirectory(dir="/var/tmp") as folder:
            os.chmod(folder, 0o755)
            for key, value in one_round(program, pathlib.Path(folder)):
                samples.setdefault(key, []).append(value)
    return [row(key, values) for key, values in samples.items()]


def one_round(program: pathlib.Path, folder: pathlib.Path):
    yield ("write + fdatasync", "1 writer", "rate", "records/s"), bare(folder / "bare")
    yield from ours("tribune, files", program, "files", folder / "files")
    server = subprocess.Popen(
        [ROOT / "Tests/Servers/postgres/control", folder / "pg"], text=True,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        server.stdin.write("set max_connections=400\nstart\n")
        server.stdin.flush()
        said = [server.stdout.readline().strip() for _ in range(3)]
        assert said == ["ready", "set", "started"], said
        yield from ours("tribune, PostgreSQL", program, address(folder), "bench")
        rate = pgbench(folder)
        yield ("pgbench, one row a transaction", f"{CALLERS} clients", "rate", "records/s"), rate
    finally:
        server.stdin.close()
        server.wait(60)


def address(folder: pathlib.Path) -> str:
    return f"postgresql://tribune@/postgres?host={folder}/pg"


def ours(subject: str, *command: object):
    for line in swift_package.lines(*command, SECONDS, CALLERS):
        if found := SAID.fullmatch(line.strip()):
            case = f"{CALLERS} callers, {found[1]}"
            yield (subject, case, "rate", "records/s"), int(found[2])
            yield (subject, case, "p50", "us"), int(found[3])
            yield (subject, case, "p99", "us"), int(found[4])


def pgbench(folder: pathlib.Path) -> float:
    script = folder / "insert.sql"
    script.write_text("INSERT INTO plain (entry) VALUES (repeat('x', 512)::bytea);\n")
    sql = "CREATE TABLE IF NOT EXISTS plain (id bigserial PRIMARY KEY, entry bytea)"
    subprocess.run(["psql", "-qd", address(folder), "-c", sql], check=True)
    said = subprocess.run(
        [BIN / "pgbench", "-n", "-M", "prepared", "-c", str(CALLERS), "-j", "2",
         # It counts the time in which its clients connect, each to a process of its own.
         "-T", str(5 * SECONDS), "-f", script, address(folder)],
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    rate = re.search(r"tps = ([\d.]+)", said.stdout)
    assert rate, said.stdout + said.stderr
    return float(rate[1])


def bare(path: pathlib.Path) -> float:
    """What this disk gives to one writer that waits for each record."""
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND)
    began = time.perf_counter()
    count = 0
    while (passed := time.perf_counter() - began) < SECONDS / 2:
        os.write(descriptor, b"x" * 512)
        os.fdatasync(descriptor)
        count += 1
    os.close(descriptor)
    return count / passed


def row(key: tuple[str, str, str, str], values: list[float]) -> dict:
    subject, case, metric, unit = key
    low, value, high = (round(x) for x in (min(values), statistics.median(values), max(values)))
    return {"bench": "store", "subject": subject, "case": case, "metric": metric, "value": value,
            "unit": unit, "min": low, "max": high, "n": len(values)}  # fmt: skip
