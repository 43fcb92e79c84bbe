"""A planned upgrade, by the command line: the daemon's program is replaced under live agents.

The agents are servers/steady.py, which call their server without end and come back after a lost
connection. Every promise is looked at from outside: process ids, the log, what the client printed.
"""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import time
import uuid

import pytest
import target as targets
from house import MISSING, TRIBUNE, WEAKNESSES, House, marked, open_house, wait_until

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
]

MANDATE = """\
version: 1
agent: steady
purpose: Work on through an upgrade.
level: L2
approvers: [alice]
lease: {lease}
limits:
  calls: {{life: 100000}}
  wall_time: {{life: 10m}}
  processes: {{life: 20}}
servers:
  steady:
    command: [/usr/bin/python3, "{here}/servers/steady.py", --server]
    tools: {{touch: read, ask: irreversible}}
    files: {{read: ["{here}/servers"]}}
    environment: {{set: {{MARK: "{mark}"}}}}
files:
  read: ["{here}/servers"]
  write: ["{out}"]
environment: {{set: {{MARK: "{mark}"}}}}
"""


class Run:
    """A steady agent in a cell, with its server in another."""

    def __init__(self, house: House, tool: str = "touch", lease: str = "10s", detach: bool = False):
        self.house = house
        self.mark = uuid.uuid4().hex
        self.out = house.folder / f"out-{self.mark}"
        self.out.mkdir()
        mandate = house.folder / f"{self.mark}.yaml"
        mandate.write_text(WEAKNESSES + MANDATE.format(
            lease=lease, here=targets.HERE, mark=self.mark, out=self.out
        ))  # fmt: skip
        self.process = subprocess.Popen(
            [TRIBUNE, "run", *["--detach"][:detach], "--mandate", mandate, "--",
             "/usr/bin/python3", targets.HERE / "servers/steady.py", self.out, tool],
            env=house.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        )  # fmt: skip

    def calls(self) -> list[str]:
        path = self.out / "calls"
        return path.read_text().splitlines() if path.exists() else []

    def done(self) -> int:
        return sum(line.endswith(" done") for line in self.calls())

    def go_on(self, calls: int = 3) -> None:
        """Waits until so many more calls were done."""
        already = self.done()
        wait_until(lambda: self.done() >= already + calls, 60, "no more calls")

    def end(self, status: int) -> None:
        """Tells the agent to end by itself."""
        (self.out / "end.new").write_text(str(status))
        (self.out / "end.new").rename(self.out / "end")

    def ended(self) -> tuple[int, str, str]:
        out, err = self.process.communicate(timeout=60)
        return self.process.returncode, out.decode(), err.decode(errors="replace")

    def lease(self) -> dict:
        return next(
            x["lease"] for x in self.house.entries()
            if x["kind"] == "lease" and str(self.out) in x["lease"]["command"]
        )  # fmt: skip

    def view(self) -> dict:
        lineage = self.lease()["lineage"]
        shown = json.loads(self.house.done("ps", "--json"))
        return next(x for x in shown if x["lineage"] == lineage)


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        opened.done("person", "add", "alice")
        yield opened


def of_kind(house: House, kind: str) -> list[dict]:
    return [x[kind] for x in house.entries() if x["kind"] == kind]


def upgrades(house: House) -> int:
    return sum(x["before"] == "upgrade" for x in of_kind(house, "started"))


def upgrade(house: House) -> None:
    """Returns when the next image answers, as the command does."""
    before = upgrades(house)
    house.done("upgrade")
    assert upgrades(house) == before + 1


def check_record(house: House) -> None:
    """Every permitted act has its outcome, exactly one, and the log verifies."""
    permitted, settled = set(), []
    for index, entry in enumerate(house.entries()):
        if entry["kind"] == "intent" and entry["intent"]["verdict"] == "permit":
            permitted.add(index)
        if entry["kind"] == "outcome":
            settled.append(entry["outcome"]["action"])
    assert sorted(permitted) == sorted(settled)
    house.done("log", "verify")


def check_output(said: str, rounds: int) -> None:
    """Nothing that the agent wrote is missing, doubled or in another order."""
    assert said.splitlines() == [f"round {x}" for x in range(rounds)] + ["the last words"]


def test_live_cells_go_on_and_the_record_is_whole(house):
    runs = [Run(house) for _ in range(3)]
    detached = Run(house, detach=True)
    for run in [*runs, detached]:
        run.go_on()
    daemon = house.daemon()
    processes = {run.mark: sorted(marked(run.mark)) for run in [*runs, detached]}
    leases = of_kind(house, "lease")
    views = {run.mark: run.view() for run in runs}
    upgrade(house)
    for run in [*runs, detached]:
        run.go_on()
    assert house.daemon() == daemon, "the same process goes on with another program"
    assert {run.mark: sorted(marked(run.mark)) for run in [*runs, detached]} == processes
    assert of_kind(house, "lease") == leases and of_kind(house, "lease_ended") == []
    for run in runs:
        check_not_widened(views[run.mark], run.view())
    for run in [*runs, detached]:
        run.end(7)
    for run in runs:
        status, out, err = run.ended()
        assert status == 7, err
        check_output(out, len(run.calls()))
        assert f"{run.done()}" in err, "the record counts what was done before and after"
    wait_until(lambda: len(of_kind(house, "lease_ended")) == 4, 60, "an end is missing")
    ended = of_kind(house, "lease_ended")
    assert {(x["cause"], x["exitStatus"], x["confirmed"]) for x in ended} == {("finished", 7, True)}
    assert of_kind(house, "order") == []
    check_record(house)


def check_not_widened(before: dict, after: dict) -> None:
    for name in ("lineage", "lease", "level", "standing", "observing", "began"):
        assert after[name] == before[name], name
    for old, new in zip(before["limits"], after["limits"], strict=True):
        assert new["limit"] == old["limit"] and new["spent"] >= old["spent"]


def test_a_second_upgrade_right_after_the_first(house):
    runs = [Run(house) for _ in range(2)]
    for run in runs:
        run.go_on()
    for _ in range(3):
        upgrade(house)
    for run in runs:
        run.go_on()
        run.end(0)
        status, out, err = run.ended()
        assert status == 0, err
        check_output(out, len(run.calls()))
    check_record(house)


@pytest.mark.parametrize("delay", [-0.2, -0.1, 0.0, 0.02, 0.05, 0.1, 0.2])
def test_an_agent_that_ends_during_the_move_has_its_true_status(house, delay):
    """Several agents end around the moment of the upgrade, each with a status of its own."""
    runs = [Run(house) for _ in range(3)]
    for run in runs:
        run.go_on()
    if delay < 0:
        end_each(runs)
        time.sleep(-delay)
    asked = subprocess.Popen([TRIBUNE, "upgrade"], env=house.env, stdout=subprocess.DEVNULL)
    if delay >= 0:
        time.sleep(delay)
        end_each(runs)
    assert asked.wait(60) == 0
    for number, run in enumerate(runs):
        status, out, err = run.ended()
        assert status == 10 + number, err
        check_output(out, len(run.calls()))
    wait_until(lambda: upgrades(house) == 1, 60, "no new image")
    ended = of_kind(house, "lease_ended")
    assert sorted((x["cause"], x["exitStatus"]) for x in ended) == [
        ("finished", 10 + number) for number in range(len(runs))
    ]
    check_record(house)


def end_each(runs: list[Run]) -> None:
    for number, run in enumerate(runs):
        run.end(10 + number)


def test_an_agent_that_ends_while_the_daemon_stands_still(house):
    """The daemon finds the end and the order to move in the same moment."""
    run = Run(house)
    run.go_on()
    daemon = house.daemon()
    os.kill(daemon, signal.SIGSTOP)
    run.end(9)
    wait_until(lambda: len(marked(run.mark)) <= 2, 20, "the agent stayed")
    asked = subprocess.Popen([TRIBUNE, "upgrade"], env=house.env, stdout=subprocess.DEVNULL)
    time.sleep(0.3)
    os.kill(daemon, signal.SIGCONT)
    assert asked.wait(60) == 0
    status, out, err = run.ended()
    assert status == 9, err
    check_output(out, len(run.calls()))
    check_record(house)


def test_an_ask_that_waits_is_withdrawn_and_what_is_asked_anew_can_be_answered(house):
    """Its connection ends with the old image (Decisions/0004), so nobody may answer it any more."""
    run = Run(house, tool="ask")
    wait_until(lambda: asks(house), 60, "nothing is asked")
    old = asks(house)[0]
    upgrade(house)
    wait_until(lambda: asks(house), 60, "nothing is asked anew")
    new = asks(house)[0]
    assert new["ask"] > old["ask"] and new["document"] == old["document"]
    digest = approve(house, old["ask"], "0" * 64)
    assert digest.returncode == 1, "what the old image asked is over"
    shown = approve(house, new["ask"], "0" * 64).stderr
    right = next(word for word in shown.replace(",", " ").replace(";", " ").split()
                 if len(word) == 64 and word != "0" * 64)  # fmt: skip
    assert approve(house, new["ask"], right).returncode == 0
    wait_until(lambda: run.done() == 1, 60, "the approved call did not go on")
    withdrawn = [x for x in of_kind(house, "answer") if x["decision"] == "withdrawn"]
    assert [x["ask"] for x in withdrawn] == [old["ask"]]
    house.done("stop", "--all")
    assert run.ended()[0] == 126


def asks(house: House) -> list[dict]:
    return json.loads(house.done("approvals", "--json"))


def approve(house: House, ask: object, digest: str) -> subprocess.CompletedProcess:
    return house.do("approve", ask, "--as", "alice", "--yes-digest", digest)


def test_stop_after_an_upgrade_ends_everything(house):
    run = Run(house)
    run.go_on()
    upgrade(house)
    lineage = run.lease()["lineage"]
    house.done("stop", lineage)
    assert not marked(run.mark)
    assert run.ended()[0] == 126
    ended = of_kind(house, "lease_ended")
    assert [(x["cause"], x["confirmed"]) for x in ended] == [("stopped", True)]
    upgrade(house)
    shown = json.loads(house.done("ps", "--all", "--json"))
    assert [x["standing"] for x in shown] == ["stopped"]
    for words in (("resume", lineage), ("raise", lineage, "L3")):
        assert house.do(*words).returncode == 1, words


def test_the_dead_mans_lease_holds_after_an_upgrade(house):
    run = Run(house, lease="1s")
    run.go_on()
    upgrade(house)
    run.go_on()
    house.kill_daemon()
    wait_until(lambda: not marked(run.mark), 1.0 + 2.0, "the cell outlived its lease")
    assert run.ended()[0] == 3


def test_an_upgrade_without_agents(house):
    upgrade(house)
    upgrade(house)
    assert [x["before"] for x in of_kind(house, "started")] == ["first", "upgrade", "upgrade"]
    house.done("log", "verify")



def test_a_program_that_cannot_run_does_not_replace_the_daemon(tmp_path, monkeypatch):
    """Once the change has begun there is no way back: a broken program is refused before."""
    programs = tmp_path / "bin"
    programs.mkdir()
    for name in ("tribune", "tribuned", "tribune-cell"):
        shutil.copy(TRIBUNE.parent / name, programs / name)
    monkeypatch.setattr("house.TRIBUNE", programs / "tribune")
    monkeypatch.setattr(f"{__name__}.TRIBUNE", programs / "tribune")
    daemon = programs / "tribuned"
    with open_house(tmp_path) as house:
        run = Run(house)
        run.go_on()
        image = house.daemon()
        shutil.copy(daemon, programs / "good")
        for broken in (b"", b"no program", b"#!/bin/false\n"):
            daemon.unlink(missing_ok=True)
            daemon.write_bytes(broken)
            daemon.chmod(0o755 if broken else 0o644)
            said = house.do("upgrade")
            assert said.returncode == 1, said.stdout + said.stderr
            assert "the daemon and its agents go on" in said.stderr
            run.go_on()
        daemon.unlink()
        (programs / "good").rename(daemon)
        house.done("upgrade")
        run.go_on()
        assert house.daemon() == image
        run.end(0)
        assert run.ended()[0] == 0
