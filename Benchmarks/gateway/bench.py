"""Latency of tools/call over streamable HTTP: directly, through mcp-proxy 0.13, through Tribune.

"free flushes" is Tribune with its log on tmpfs: its cost outside the fdatasyncs of the durable log.
Subjects are opened anew in each round and measured in turn, so that a busy minute hits them all.
Value is the median over the rounds, min and max their extremes, n the calls of all rounds.
"""

import contextlib
import importlib.metadata
import pathlib
import statistics
import tempfile

import subjects

ROUNDS = 3
CASES = ((1, 300), (16, 40))  # clients, calls of each
METRICS = (("p50", 0.50), ("p99", 0.99))


def present() -> dict:
    """The subjects that can run here; ours once it is built."""
    found = {"direct": subjects.direct, "mcp-proxy 0.13": subjects.mcp_proxy}
    if subjects.TRIBUNE.exists():
        found["tribune"] = subjects.tribune
        found["tribune, free flushes"] = subjects.tribune_without_disk
    return found


def versions() -> dict[str, str]:
    """The peers' versions, as their own environments tell them."""
    found = {}
    for venv, package in (("modern", "mcp"), ("legacy", "mcp"), ("legacy", "mcp-proxy")):
        paths = subjects.ROOT.glob(f".build-python/{venv}/lib/python3*/site-packages")
        for found_package in importlib.metadata.distributions(
            name=package, path=[str(path) for path in paths]
        ):
            found[f"{package} ({venv})"] = found_package.version
    return found


def rows(note) -> list[dict]:
    opened = present()
    if "tribune" not in opened:
        note(f"no {subjects.TRIBUNE}: our own subject is left out")
    samples: dict[tuple, list[dict]] = {}
    for round_number in range(ROUNDS):
        for server in subjects.SERVERS:
            for name, subject in opened.items():
                note(f"round {round_number + 1} of {ROUNDS}: {name}, server {server}")
                with contextlib.ExitStack() as stack:
                    folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory()))
                    measure = stack.enter_context(subject(server, folder))
                    for clients, calls in CASES:
                        key = (name, f"server {server}, {clients} clients")
                        samples.setdefault(key, []).append(measure(clients, calls))
    return [row for key, runs in samples.items() for row in rows_of(*key, runs)]


def rows_of(subject: str, case: str, runs: list[dict]) -> list[dict]:
    found = []
    calls = sum(run["calls"] for run in runs)
    measured = [(name, "us", [at(run["latencies_us"], share) for run in runs])
                for name, share in METRICS]  # fmt: skip
    measured.append(("rate", "calls/s", [run["calls"] / run["seconds"] for run in runs]))
    for metric, unit, values in measured:
        found.append({
            "bench": "gateway", "subject": subject, "case": case, "metric": metric,
            "value": round(statistics.median(values)), "unit": unit,
            "min": round(min(values)), "max": round(max(values)), "n": calls,
        })  # fmt: skip
    return found


def at(ordered: list[float], share: float) -> float:
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]
