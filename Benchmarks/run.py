"""Runs one benchmark and prints its rows as a table, or as JSON with the machine and versions.

A benchmark is a folder here with a `bench.py` that defines `rows(note) -> list of rows` and
`versions() -> {peer: version}`; what it measures may be a program of the Swift package here. A row
is
{bench, subject, case, metric, value, unit, min, max, n}.
"""

import argparse
import datetime
import importlib.util
import json
import os
import pathlib
import platform
import subprocess
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parent
COLUMNS = ("subject", "case", "metric", "value", "unit", "min", "max", "n")


def note(text: str) -> None:
    print(f"bench: {text}", file=sys.stderr, flush=True)


def benches() -> dict[str, pathlib.Path]:
    """Every benchmark by name: a folder with bench.py."""
    return dict(sorted((path.parent.name, path) for path in HERE.glob("*/bench.py")))


def rows_of(name: str, path: pathlib.Path) -> tuple[list[dict], dict[str, str]]:
    """The rows, and the versions of the peers that were measured."""
    spec = importlib.util.spec_from_file_location(f"bench_{name}", path)
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(path.parent))
    spec.loader.exec_module(module)
    return module.rows(note), module.versions()


def first_line(*command: str) -> str:
    try:
        said = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
        return (said.stdout or said.stderr).strip().splitlines()[0]
    except (OSError, IndexError, subprocess.TimeoutExpired):
        return "not found"


def machine() -> dict[str, object]:
    """What the figures were taken on; without it they mean little."""
    cpu = next(
        (line.split(":")[1].strip() for line in
        pathlib.Path("/proc/cpuinfo").read_text().split("\n")
         if line.startswith("model name")),
        platform.machine(),
    )  # fmt: skip
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "time": datetime.datetime.now(datetime.timezone.utc).isoformat(timespec="seconds"),
        "cpu": cpu,
        "cores": os.cpu_count(),
        "memory_gib": round(pages / 2**30),
        "kernel": platform.release(),
        "load": list(os.getloadavg()),
        "swift": first_line("swift", "--version"),
        "python": platform.python_version(),
        "commit": first_line("git", "rev-parse", "--short", "HEAD"),
    }


def table(rows: list[dict]) -> str:
    lines = [COLUMNS] + [tuple(str(row[column]) for column in COLUMNS) for row in rows]
    widths = [max(len(line[at]) for line in lines) for at in range(len(COLUMNS))]
    return "\n".join(
        "  ".join(text.ljust(width) for text, width in zip(line, widths)).rstrip()
        for line in lines
    )


def main() -> int:
    parser = argparse.ArgumentParser(prog="./bench", description="Run one benchmark.")
    parser.add_argument("name", nargs="?", help="without it, the names are listed")
    parser.add_argument("--json", action="store_true", help="rows, machine and versions as JSON")
    options = parser.parse_args()
    known = benches()
    if options.name is None:
        print("\n".join(known))
        return 0
    if options.name not in known:
        print(f"bench: no {options.name}; there are: {', '.join(known)}", file=sys.stderr)
        return 2
    rows, versions = rows_of(options.name, known[options.name])
    host = machine()
    if options.json:
        both = {"machine": host, "versions": versions}
        print(json.dumps([row | both for row in rows], indent=1))
    else:
        print(table(rows))
        print("\n".join(f"{name}: {value}" for name, value in (host | versions).items()))
    return 0


if __name__ == "__main__":
    sys.exit(main())
