"""AgentDojo's reference solutions: tasks with their calls, halves of the user tasks, results."""

import dataclasses
import functools
import gzip
import hashlib
import json
import os
import pathlib
import re

SUITES = ("slack", "travel", "banking", "workspace")
FOLDS = ("A", "B")


@dataclasses.dataclass(frozen=True)
class Call:
    """A call of a tool and what it answered."""

    tool: str
    arguments: dict
    result: str


@dataclasses.dataclass(frozen=True)
class Task:
    """A user's task, or an attacker's goal (`kind` is user or injection)."""

    suite: str
    kind: str
    name: str
    prompt: str
    calls: tuple[Call, ...]


def folder() -> pathlib.Path | None:
    """The data, from TRIBUNE_SHARED or beside some folder above this file."""
    named = os.environ.get("TRIBUNE_SHARED")
    above = pathlib.Path(__file__).resolve().parents
    places = [pathlib.Path(named) / "data"] if named else [x / "shared/data" for x in above]
    found = (place / "transcripts/agentdojo-groundtruth" for place in places)
    return next((place for place in found if place.is_dir()), None)


@functools.cache
def tasks(data: pathlib.Path) -> tuple[Task, ...]:
    labels = {}
    for line in (data / "labels.jsonl").read_text().splitlines():
        label = json.loads(line)
        labels[label["id"]] = label
    with gzip.open(data / "runs.jsonl.gz", "rt") as file:
        return tuple(task(json.loads(line), labels) for line in file)


def task(run: dict, labels: dict[str, dict]) -> Task:
    label = labels[run["id"]]
    calls = tuple(
        Call(call["function"], call["args"], text_of(result[1]))
        for call, result in zip(run["calls"], run["results"], strict=True)
    )
    return Task(label["suite"], label["kind"], label["task_id"], run["prompt"], calls)


def text_of(printed: str) -> str:
    """The text of a result: recorded in Python's printed form, and cut where it was long."""
    found = re.match(r"\[\{'type': 'text', '(?:text|content)': ['\"](.*)", printed, re.DOTALL)
    inner = re.sub(r"['\"]\}\]$", "", found[1]) if found else printed
    return inner.replace("\\n", "\n").replace("\\'", "'")


def user_halves(data: pathlib.Path, suite: str) -> dict[str, list[Task]]:
    """The user tasks of a suite in two halves, by a hash of their names."""
    users = [x for x in tasks(data) if x.suite == suite and x.kind == "user"]
    users.sort(key=lambda x: hashlib.sha256(f"{suite}/{x.name}".encode()).digest())
    half = (len(users) + 1) // 2
    return {"A": users[:half], "B": users[half:]}


def training(data: pathlib.Path, suite: str, fold: str) -> list[Task]:
    return user_halves(data, suite)[fold]


def held_out(data: pathlib.Path, suite: str, fold: str) -> list[Task]:
    return user_halves(data, suite)["B" if fold == "A" else "A"]


def injections(data: pathlib.Path, suite: str) -> list[Task]:
    return [x for x in tasks(data) if x.suite == suite and x.kind == "injection"]
