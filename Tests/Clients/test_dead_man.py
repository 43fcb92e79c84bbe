"""The end, by the command line: the daemon dies, a person stops, and nothing of a run is left.

The agent is servers/tree.py: dozens of processes that ignore signals, forked twice, each in a
session of its own; so is its server. They are found from outside by a mark in their environment.
"""

import json
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
# A busy machine notices a death late; the promise is one period, this is for the looking.
SLACK = 2.0

MANDATE = """\
version: 1
agent: tree
purpose: Outlive everything.
level: L2
approvers: [alice]
{lease}
limits:
  calls: {{life: 1000000}}
  wall_time: {{life: 5m}}
  processes: {{life: 200}}
servers:
  tree:
    command: [/usr/bin/python3, "{here}/servers/tree.py", --server]
    tools: {{touch: read}}
    files: {{read: ["{here}/servers"]}}
    environment: {{set: {{MARK: "{mark}"}}}}
    processes: 200
files:
  read: ["{here}/servers"]
  write: ["{out}"]
environment: {{set: {{MARK: "{mark}"}}}}
"""


class Run:
    """A tree in a cell, growing, with a server that is one too."""

    def __init__(self, house: House, lease: str = ""):
        self.house = house
        self.mark = uuid.uuid4().hex
        self.out = house.folder / f"out-{self.mark}"
        self.out.mkdir()
        mandate = house.folder / f"{self.mark}.yaml"
        mandate.write_text(WEAKNESSES + MANDATE.format(
            lease=lease and f"lease: {lease}", here=targets.HERE, mark=self.mark, out=self.out
        ))  # fmt: skip
        self.process = subprocess.Popen(
            [TRIBUNE, "run", "--mandate", mandate, "--", "/usr/bin/python3",
             targets.HERE / "servers/tree.py", self.out / "calls"],
            env=house.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
        # 1 + 3 + 9 + 27 of the agent, 1 + 3 + 9 of the server.
        wait_until(self.grown, 60, "the tree did not grow")

    def grown(self) -> bool:
        assert self.process.poll() is None, self.process.communicate()[0].decode()
        return len(marked(self.mark)) >= 53 and "done" in self.calls()

    def calls(self) -> str:
        path = self.out / "calls"
        return path.read_text() if path.exists() else ""

    def gone(self) -> bool:
        return not marked(self.mark)

    def lineage(self) -> str:
        leases = [x["lease"] for x in self.house.entries() if x["kind"] == "lease"]
        return leases[-1]["lineage"]

    def ended(self) -> tuple[int, str]:
        said = self.process.communicate(timeout=60)[0].decode(errors="replace")
        return self.process.returncode, said


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        opened.done("person", "add", "alice")
        yield opened


@pytest.mark.parametrize(("lease", "period"), [("1s", 1.0), ("", 10.0)], ids=["1 s", "default"])
def test_a_dead_daemon_takes_every_process_with_it(house, lease, period):
    run = Run(house, lease)
    house.kill_daemon()
    took = wait_until(run.gone, period + SLACK, f"still there: {len(marked(run.mark))}")
    print(f"{period:g} s lease: all gone after {took:.3f} s")
    status, said = run.ended()
    assert status == 3, said  # the daemon cannot be reached


def test_a_restarted_daemon_refuses_what_its_predecessor_allowed(house):
    """The tree still lives when the new daemon answers; no call of it succeeds any more."""
    run = Run(house, "")
    lineage = run.lineage()
    house.kill_daemon()
    killed = time.time()
    house.done("ps", timeout=60)
    wait_until(run.gone, 10 + SLACK, f"still there: {len(marked(run.mark))}")
    late = [
        line for line in run.calls().splitlines()
        if float(line.split()[0]) > killed and line.split()[1] == "done"
    ]  # fmt: skip
    assert late == []
    ended = [x["lease_ended"] for x in house.entries() if x["kind"] == "lease_ended"]
    assert [x["cause"] for x in ended] == ["daemon_died"]
    house.do("resume", lineage)  # a person may lift the freeze of a crash; nothing lives on
    assert not marked(run.mark)
    shown = json.loads(house.done("ps", "--json"))
    assert [x for x in shown if x["lineage"] == lineage and x["standing"] == "active"] == []


def test_stop_ends_a_tree_that_will_not_go(house):
    run = Run(house)
    lineage = run.lineage()
    began = time.monotonic()
    house.done("stop", lineage)
    took = time.monotonic() - began
    assert run.gone(), f"{len(marked(run.mark))} outlived the answer"
    print(f"stop: all gone and proven after {took:.3f} s")
    status, said = run.ended()
    assert status == 126, said
    ended = [x["lease_ended"] for x in house.entries() if x["kind"] == "lease_ended"]
    assert [(x["cause"], x["confirmed"]) for x in ended] == [("stopped", True)]


def test_stopped_stays_stopped_after_a_crash(house):
    run = Run(house)
    lineage = run.lineage()
    house.done("stop", lineage)
    run.ended()
    house.kill_daemon()
    for words in (("resume", lineage), ("raise", lineage, "L3")):
        assert house.do(*words).returncode != 0, words
    assert "resume" not in str([x for x in house.entries() if x["kind"] == "order"])
    assert run.gone()


def test_stop_all_ends_every_run(house):
    runs = [Run(house), Run(house)]
    house.done("stop", "--all")
    for run in runs:
        assert run.gone()
        assert run.ended()[0] == 126


def test_a_client_that_is_killed_takes_its_run_with_it(house):
    """The person's `tribune run` dies without a word; what it ran does not go on unseen."""
    run = Run(house, "1s")
    run.process.send_signal(signal.SIGKILL)
    run.process.wait()
    wait_until(run.gone, 10, "the run outlived its client")
    assert run.lineage() not in house.done("ps", "--json")
