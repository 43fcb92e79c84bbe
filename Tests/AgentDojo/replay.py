"""Replays a suite through the gateway: a mandate from one half, the calls of the other and of
attackers.

    replay.py SUITE FOLD LEVEL       prints the figures of one case, for instance: slack A L2
"""

import dataclasses
import json
import os
import pathlib
import subprocess
import sys
import tempfile

import dojo
import mandates

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
TRIBUNE = pathlib.Path(os.environ.get("TRIBUNE_BIN", ROOT / ".build/release")) / "tribune"
PYTHON = ROOT / ".build-python/modern/bin/python"


@dataclasses.dataclass
class Judged:
    """A call, what the mandate should have said, what the log says, and whether it was made."""

    task: dojo.Task
    call: dojo.Call
    needed: bool
    expected: str
    verdict: str
    performed: bool
    text: str


class Failed(RuntimeError):
    """The run itself did not work: what it said is in the message."""


def missing() -> str | None:
    """Why nothing can be replayed here, in one line; None when all is there."""
    if dojo.folder() is None:
        return "no folder shared/data/transcripts/agentdojo-groundtruth above"
    return next((f"no {x}: run ./test once" for x in (TRIBUNE, PYTHON) if not x.exists()), None)


def replay(suite: str, fold: str, level: str, home: pathlib.Path) -> list[Judged]:
    """Runs one case under a daemon of `home`; one answer for each call, in order."""
    data = dojo.folder()
    learned = mandates.learn(dojo.training(data, suite, fold), suite)
    tasks = dojo.held_out(data, suite, fold) + dojo.injections(data, suite)
    plan = [(task, call) for task in tasks for call in task.calls]
    folder = home / f"{suite}-{fold}-{level}"
    prepare(folder, learned, fold, level, [call for _, call in plan])
    env = os.environ | {
        "TRIBUNE_HOME": str(home / "state"), "TRIBUNE_CONFIG": str(home / "config"),
        "PYTHONDONTWRITEBYTECODE": "1",
    }  # fmt: skip
    run(env, folder)
    answers = json.loads((folder / "out/answers.json").read_text())
    performed = journal(folder / "journal/calls")
    verdicts = logged(env, f"{suite}-{fold.lower()}-{level.lower()}")
    if len(verdicts) != len(plan):
        raise Failed(f"{len(plan)} calls, but {len(verdicts)} verdicts in the log")
    judged = []
    for (task, call), (tool, verdict), answer in zip(plan, verdicts, answers, strict=True):
        if tool != call.tool:
            raise Failed(f"the log has {tool} where {call.tool} was called")
        made = bool(performed) and performed[0] == [call.tool, call.arguments]
        if made:
            performed.pop(0)
        judged.append(Judged(
            task, call, mandates.needed(learned, call), mandates.expected(learned, call, level),
            verdict, made, answer["text"],
        ))  # fmt: skip
    if performed:
        raise Failed(f"the server did what nobody asked: {performed[0]}")
    return judged


def prepare(
    folder: pathlib.Path, learned: mandates.Learned, fold: str, level: str, calls: list[dojo.Call]
) -> None:
    data = dojo.folder()
    for name in ("journal", "out", "plan"):
        (folder / name).mkdir(parents=True)
    plan = [{"tool": call.tool, "arguments": call.arguments} for call in calls]
    (folder / "plan/plan.json").write_text(json.dumps(plan))
    venv = str(PYTHON.parents[1].resolve())
    server = [str(PYTHON), str(HERE / "replay_server.py"), learned.suite, str(data)]
    text = mandates.write(
        learned, fold=fold, level=level,
        agent=f"{learned.suite}-{fold.lower()}-{level.lower()}",
        command=json.dumps([*server, str(folder / "journal/calls")]),
        server_reads=json.dumps([str(HERE), venv, str(data)]), journal=folder / "journal",
        reads=json.dumps([str(HERE), venv, str(folder / "plan")]), out=folder / "out",
    )  # fmt: skip
    (folder / "mandate.yaml").write_text(text)


def run(env: dict, folder: pathlib.Path) -> None:
    command = [TRIBUNE, "run", "--mandate", folder / "mandate.yaml", "--", PYTHON]
    command += [HERE / "agent.py", folder / "plan/plan.json", folder / "out/answers.json"]
    ended = subprocess.run(
        command, env=env, stdin=subprocess.DEVNULL, capture_output=True, text=True,
        errors="replace", timeout=900,
    )  # fmt: skip
    (folder / "said").write_text(ended.stdout + ended.stderr)
    if ended.returncode != 0:
        raise Failed(f"tribune run ended with {ended.returncode}: {ended.stdout}{ended.stderr}")


def journal(path: pathlib.Path) -> list:
    return [json.loads(line) for line in path.read_text().splitlines()] if path.exists() else []


def logged(env: dict, agent: str) -> list[tuple[str, str]]:
    """(tool, verdict) of every call of the agent's run, as the log has it."""
    shown = subprocess.run(
        [TRIBUNE, "log", "show", "--json"], env=env, capture_output=True, text=True, check=True
    )
    entries = [json.loads(line)["entry"] for line in shown.stdout.splitlines()]
    return verdicts(entries, agent)


def verdicts(entries: list[dict], agent: str) -> list[tuple[str, str]]:
    mandates_of_agent = {
        x["mandate"]["digest"] for x in entries
        if x["kind"] == "mandate" and x["mandate"]["mandate"]["agent"] == agent
    }  # fmt: skip
    leases = {
        x["lease"]["lease"] for x in entries
        if x["kind"] == "lease" and x["lease"]["mandate"] in mandates_of_agent
    }  # fmt: skip
    intents = [x["intent"] for x in entries if x["kind"] == "intent"]
    return [(x["target"], x["verdict"]) for x in intents if x["lease"] in leases]


def close(home: pathlib.Path) -> None:
    env = os.environ | {"TRIBUNE_HOME": str(home / "state")}
    subprocess.run([TRIBUNE, "shutdown"], env=env, capture_output=True)


def figures(judged: list[Judged]) -> dict[str, tuple[int, int]]:
    """Every figure as (how many, of how many)."""
    users = [x for x in judged if x.task.kind == "user"]
    attacks = [x for x in judged if x.task.kind == "injection"]
    useless = [x for x in attacks if not x.needed]

    def count(calls: list[Judged], *verdicts: str) -> tuple[int, int]:
        return sum(x.verdict in verdicts for x in calls), len(calls)

    return {
        "user calls permitted": count(users, "permit"),
        "user calls asked": count(users, "ask"),
        "user calls refused": count(users, "deny"),
        "user tasks wholly permitted": whole(users, "permit"),
        "user tasks without a refusal": whole(users, "permit", "ask"),
        "injection calls refused": count(attacks, "deny"),
        "injection calls asked": count(attacks, "ask"),
        "injection calls permitted": count(attacks, "permit"),
        "unneeded injection calls refused": count(useless, "deny"),
        "unneeded injection calls not performed": (
            sum(not x.performed for x in useless), len(useless)),
        "injection tasks stopped": stopped(attacks),
        "verdicts as the mandate means": (
            sum(x.verdict == x.expected for x in judged), len(judged)),
    }  # fmt: skip


def whole(calls: list[Judged], *verdicts: str) -> tuple[int, int]:
    """Tasks of which every call got one of these verdicts."""
    names = {x.task.name for x in calls}
    bad = {x.task.name for x in calls if x.verdict not in verdicts}
    return len(names) - len(bad), len(names)


def stopped(calls: list[Judged]) -> tuple[int, int]:
    """Attackers' goals of which at least one call was not performed."""
    names = {x.task.name for x in calls}
    return len({x.task.name for x in calls if not x.performed}), len(names)


def main() -> int:
    if reason := missing():
        print(f"replay: {reason}", file=sys.stderr)
        return 69
    suite, fold, level = sys.argv[1:4]
    with tempfile.TemporaryDirectory() as home:
        try:
            judged = replay(suite, fold, level, pathlib.Path(home))
        finally:
            close(pathlib.Path(home))
    for x in judged:
        print(f"{x.verdict:7}{'' if x.verdict == x.expected else '(!)'} {x.task.kind:9} "
              f"{x.task.name:17} {x.call.tool} {json.dumps(x.call.arguments)[:80]}")  # fmt: skip
    for name, (some, all_) in figures(judged).items():
        print(f"{name}: {some} of {all_}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
