"""How long nobody decides: a planned upgrade under live cells, and a start after a kill.

The house has a log of a million entries, made by calls through the hall (Tests/HallLoad), and 20
cells whose agents call their servers all the time. Value is the median of the rounds.
"""

import contextlib
import pathlib
import statistics
import tempfile
import time

import house

ENTRIES = 1_000_000
# Entries after the newest snapshot. The daemon takes one when there are 5,000 and looks once a
# second; this is what a second of 5,000 entries leaves then.
TAIL = 10_000
CELLS = 20
ROUNDS = 5
PAUSE = 0.2  # of each agent between calls


def versions() -> dict[str, str]:
    return {"tribune": house.House(pathlib.Path("/nonexistent")).do("--version").strip()}


def rows(note) -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        opened = house.House(pathlib.Path(folder))
        note(f"making a log of {ENTRIES} entries through the hall")
        began = time.monotonic()
        size = opened.fill(ENTRIES, TAIL)
        note(f"{size} entries after {time.monotonic() - began:.0f} s")
        with contextlib.ExitStack() as stack:
            stack.callback(leave, opened)
            found = longest_tail(opened, note)
            found |= upgrades(opened, note)
            found |= kills(opened, note)
    return [row for (case, metric, unit), values in found.items()
            for row in [row_of(case, metric, unit, values)]]  # fmt: skip


def leave(opened: house.House) -> None:
    with contextlib.suppress(RuntimeError):
        opened.shut_down()


def row_of(case: str, metric: str, unit: str, values: list[float]) -> dict:
    return {"bench": "upgrade", "subject": "tribune", "case": case, "metric": metric,
            "value": round(statistics.median(values)), "unit": unit, "min": round(min(values)),
            "max": round(max(values)), "n": len(values)}  # fmt: skip


def milliseconds(since: float, until: float) -> float:
    return (until - since) * 1000


def longest_tail(opened: house.House, note) -> dict:
    """A start after a kill with as many entries after the snapshot as there can be."""
    case = f"start after a kill, {TAIL} entries after the snapshot"
    answers, decides = [], []
    size = None
    for number in range(ROUNDS):
        note(f"start with the longest tail, round {number + 1} of {ROUNDS}")
        if size is not None:
            opened.fill(size + TAIL + 100, TAIL)
        answered, decided, size = start(opened)
        answers.append(answered)
        decides.append(decided)
        opened.shut_down()
    return {
        (case, "people's socket answers", "ms"): answers,
        (case, "a new run's first call is done", "ms"): decides,
    }


def start(opened: house.House) -> tuple[float, float, int]:
    """Starts the daemon as any command does; milliseconds until it answers, and until a new run
    has had a call decided and done, its cells' start included."""
    began = time.time()
    opened.do("log", "show", "--from", "0", "--max", "1")
    answered = time.time()
    cell = house.Cell(opened, PAUSE)
    while not (done := cell.done()):
        time.sleep(0.002)
    cell.end()
    view = opened.answers()
    return milliseconds(began, answered), milliseconds(began, done[0]), view["size"]


def live(opened: house.House, note) -> list[house.Cell]:
    note(f"starting {CELLS} cells")
    cells = [house.Cell(opened, PAUSE) for _ in range(CELLS)]
    while not all(len(cell.done()) >= 3 for cell in cells):
        time.sleep(0.1)
    return cells


def upgrades(opened: house.House, note) -> dict:
    case = f"planned upgrade, {CELLS} live cells"
    cells = live(opened, note)
    found: dict = {}

    def add(metric: str, unit: str, value: float) -> None:
        found.setdefault((case, metric, unit), []).append(value)

    for number in range(ROUNDS):
        note(f"upgrade, round {number + 1} of {ROUNDS}")
        size = opened.answers()["size"]
        before = house.agents(cells)
        began = time.time()
        opened.do("upgrade")
        add("tribune upgrade returns", "ms", milliseconds(began, time.time()))
        again = [first_after(opened, size, cell) for cell in cells]
        add("first cell's call is permitted and done", "ms", milliseconds(began, min(again)))
        add("last cell's call is permitted and done", "ms", milliseconds(began, max(again)))
        add("longest time without an answer in a cell", "ms", max(map(longest_gap(began), cells)))
        add("cells lost", "cells", len(before - house.agents(cells)) + CELLS - len(before))
    note(f"{opened.answers()['size']} entries")
    for cell in cells:
        cell.end()
    return found


def first_after(opened: house.House, size: int, cell: house.Cell) -> float:
    """When the cell's first call in the new image was done."""
    entries = opened.entries(size)
    started = next(x["at"] for x in entries if x["kind"] == "started")
    moment = int(started.removeprefix("int:")) / 1e9
    while not (done := cell.done(since=moment)):
        time.sleep(0.01)
    return done[0]


def longest_gap(began: float):
    def of(cell: house.Cell) -> float:
        moments = [x for x in cell.done() if x > began - 1]
        return max(milliseconds(a, b) for a, b in zip(moments, moments[1:]))

    return of


def kills(opened: house.House, note) -> dict:
    case = f"start after a kill, {CELLS} live cells"
    answers, decides, tails = [], [], []
    for number in range(ROUNDS):
        cells = live(opened, note)
        note(f"kill, round {number + 1} of {ROUNDS}")
        tails.append(opened.tail(opened.answers()["size"]))
        opened.kill()
        answered, decided, _ = start(opened)
        answers.append(answered)
        decides.append(decided)
        while house.agents(cells):
            time.sleep(0.1)
    return {
        (case, "people's socket answers", "ms"): answers,
        (case, "a new run's first call is done", "ms"): decides,
        (case, "entries after the snapshot", "entries"): tails,
    }
