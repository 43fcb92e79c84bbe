"""What every peer decides: a hundred rules over ten servers of four tools, one permitted call."""

import json
import sys
import time

SERVERS, TOOLS, RULES = 10, 4, 100
SECONDS = float(sys.argv[1]) if len(sys.argv) > 1 else 2.0
CALL = {
    "path": "/work/area6/notes/chapter-7/page.md",
    "amount": 42,
    "comment": "A line of text that the agent wrote for a person to read.",
    "dry_run": False,
}


def tool(number: int) -> str:
    return f"server{number % SERVERS}___tool{number % TOOLS}"


def line(metric: str, value: object, unit: str) -> None:
    print(json.dumps({"metric": metric, "value": value, "unit": unit}), flush=True)


def run(decide) -> None:
    """Decides for SECONDS in a closed loop on one thread; `decide` is true for a permit."""
    for _ in range(50):
        assert decide(), "the call is not permitted"
    walls, began, cpu = [], time.perf_counter(), time.process_time_ns()
    while time.perf_counter() - began < SECONDS:
        start = time.perf_counter_ns()
        assert decide()
        walls.append(time.perf_counter_ns() - start)
    passed = time.perf_counter() - began
    walls.sort()
    line("cpu", (time.process_time_ns() - cpu) / len(walls) / 1000, "us")
    line("rate", len(walls) / passed, "/s")
    line("p50", walls[len(walls) // 2] / 1000, "us")
    line("p99", walls[len(walls) * 99 // 100] / 1000, "us")
