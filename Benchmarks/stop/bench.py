"""How long it takes to end a tree of 201 processes that ignore every signal, until that is proven.

Subjects are a cell of ours and a bare process namespace of util-linux's unshare with the same tree,
in turns; and the start of a cell beside bubblewrap alone. Value is the median.
"""

import re

import swift_package

ROUNDS = 50
LINE = re.compile(r"(.+): n (\d+), min (\d+), median (\d+), p95 (\d+), max (\d+) us")
SUBJECTS = {
    "stop of a cell": ("tribune", "stop, 201 processes"),
    "kill of a bare pid namespace": ("bare pid namespace", "stop, 201 processes"),
    "cell: start": ("tribune", "start to first byte"),
    "bwrap alone": ("bubblewrap alone", "start to first byte"),
}


def versions() -> dict[str, str]:
    return {name: swift_package.lines(name, "--version")[0] for name in ("bwrap", "unshare")}


def rows(note) -> list[dict]:
    note("building bench-stop in release")
    programs = swift_package.build("cell-attacker", "tribune-cell", "bench-stop")
    note(f"{ROUNDS} rounds of each")
    said = swift_package.lines(programs["bench-stop"], ROUNDS)
    return [row for line in said for row in rows_of(line)]


def rows_of(line: str) -> list[dict]:
    found = LINE.fullmatch(line.strip())
    if not found:
        raise RuntimeError(f"bench-stop said something else: {line!r}")
    name, *numbers = found.groups()
    n, low, median, p95, high = map(int, numbers)
    subject, case = next(what for start, what in SUBJECTS.items() if name.startswith(start))
    return [
        {"bench": "stop", "subject": subject, "case": case, "metric": metric, "value": value,
         "unit": "us", "min": low, "max": high, "n": n}
        for metric, value in (("median", median), ("p95", p95), ("max", high))
    ]  # fmt: skip
