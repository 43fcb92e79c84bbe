"""How long it takes to end a lineage of 1,000 processes in 10 agents, until that is proven.

Each agent has a cell and 100 processes in three generations; the root starts the other nine over
its door. Beside it, in the same rounds, the same ten trees in bare process namespaces of
util-linux's unshare, whose first processes are killed together. The agents are deaf to signals,
told of their end, or fight it. Afterwards nothing may come back for a minute. Value is the median.
"""

import contextlib
import json
import os
import pathlib
import shutil
import signal
import socket
import statistics
import subprocess
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parents[2]
TRIBUNE = pathlib.Path(os.environ.get("TRIBUNE_BIN", ROOT / ".build/release")) / "tribune"
AGENT = pathlib.Path(__file__).resolve().parent / "agent.py"
AGENTS, TREE = 10, 100
ROUNDS = int(os.environ.get("TRIBUNE_ROUNDS", "10"))
QUIET_SECONDS = 60
KINDS = ("deaf", "told", "fighting")
MARK = "BENCH_LINEAGE"
MANDATE = """\
version: 1
agent: root
purpose: Be stopped.
level: L4
limits:
  live_copies: {life: %d}
  spawns: {1h: 10000}
  wall_time: {life: 1h}
  calls: {life: 100000}
  processes: {life: 1000}
spawn: {agents: [worker], level: L4, programs: [/usr/bin/python3]}
files: {read: ["%s"], write: ["%s"]}
environment: {set: {%s: "%s"}}
accept_weaknesses:
  [host-root, landlock, landlock-refer, landlock-truncate, landlock-device-ioctl, landlock-scope,
   memory-limit, process-limit, cpu-limit]
"""


def versions() -> dict[str, str]:
    unshare = subprocess.run(["unshare", "--version"], capture_output=True, text=True).stdout
    said = subprocess.run([TRIBUNE, "--version"], capture_output=True, text=True).stdout
    return {"tribune": said.strip(), "unshare": unshare.strip()}


def rows(note) -> list[dict]:
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(pathlib.Path(folder))
        with contextlib.ExitStack() as stack:
            stack.callback(bench.close)
            return [row for kind in KINDS for row in bench.kind(kind, note)] + bench.quiet(note)


class Bench:
    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.env = os.environ | {
            "TRIBUNE_HOME": str(folder / "state"), "TRIBUNE_CONFIG": str(folder / "config"),
        }  # fmt: skip
        self.ready = folder / "ready"

    def close(self) -> None:
        subprocess.run([TRIBUNE, "shutdown"], env=self.env, capture_output=True)

    def kind(self, kind: str, note) -> list[dict]:
        ours, bare = [], []
        for number in range(ROUNDS):
            note(f"{kind}, round {number + 1} of {ROUNDS}")
            ours.append(self.ours(kind))
            bare.append(self.bare(kind))
        case = f"stop of {AGENTS * TREE} processes in {AGENTS} agents, {kind}"
        ratio = statistics.median(ours) / statistics.median(bare)
        found = [
            row_of("tribune", case, ours),
            row_of("bare pid namespaces", case, bare),
        ]
        note(f"{kind}: {ratio:.2f} of the bare kill")
        return found

    def fresh(self) -> None:
        shutil.rmtree(self.ready, ignore_errors=True)
        self.ready.mkdir(parents=True)

    def wait_up(self, kind: str) -> None:
        wait_until(lambda: len(list(self.ready.iterdir())) >= AGENTS, 120, "not all agents came up")
        # Those that fight change their number faster than anyone can count them.
        most = 1 if kind == "fighting" else AGENTS * TREE * 8 // 10
        wait_until(lambda: len(marked()) >= most, 60, "the processes did not come up")

    def ours(self, kind: str) -> float:
        """Milliseconds from the order on the people's socket to its receipt, checked."""
        self.fresh()
        mandate = self.folder / "mandate.yaml"
        mandate.write_text(MANDATE % (AGENTS, AGENT.parent, self.ready, MARK, "1"))
        words = ["/usr/bin/python3", AGENT, kind, AGENTS - 1, TREE, self.ready]
        run = subprocess.Popen(
            [TRIBUNE, "run", "--mandate", mandate, "--", *map(str, words)], env=self.env,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )  # fmt: skip
        self.wait_up(kind)
        with self.people() as people:
            lineage = people.ask({"lineages": {"max": 1}})["lineages"]["_0"][0]["lineage"]
            source = {"hall": {"_0": "bench"}}
            order = {"lineage": lineage, "change": {"stop": {}}, "source": source}
            began = time.monotonic()
            receipt = people.ask({"order": {"_0": order}})["receipt"]["_0"]
            took = time.monotonic() - began
        left = marked()
        if left or not receipt["confirmed"]:
            raise RuntimeError(f"left after a stop: {left}; {receipt}")
        run.wait(60)
        return took * 1000

    def bare(self, kind: str) -> float:
        """Milliseconds from the first kill until no process is left."""
        self.fresh()
        env = {key: value for key, value in self.env.items() if key != "TRIBUNE_MCP_URL"}
        words = ["/usr/bin/python3", AGENT, kind, 0, TREE, self.ready]
        trees = [
            subprocess.Popen(
                ["unshare", "--pid", "--fork", "--kill-child", *map(str, words)],
                env=env | {MARK: "1"}, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )  # fmt: skip
            for _ in range(AGENTS)
        ]
        self.wait_up(kind)
        firsts = [child for tree in trees for child in children(tree.pid)]
        began = time.monotonic()
        for first in firsts:
            os.kill(first, signal.SIGKILL)
        for tree in trees:
            tree.wait(60)
        took = time.monotonic() - began
        if left := marked():
            raise RuntimeError(f"left after a kill: {left}")
        return took * 1000

    def quiet(self, note) -> list[dict]:
        """Whether anything comes back."""
        note(f"watching for {QUIET_SECONDS} s")
        seen: set[int] = set()
        until = time.monotonic() + QUIET_SECONDS
        while time.monotonic() < until:
            seen |= set(marked())
            time.sleep(0.2)
        return [
            {"bench": "lineage", "subject": "tribune", "case": "after all stops",
             "metric": f"processes that came back in {QUIET_SECONDS} s", "value": len(seen),
             "unit": "processes", "min": len(seen), "max": len(seen), "n": 1}
        ]  # fmt: skip

    @contextlib.contextmanager
    def people(self):
        link = socket.socket(socket.AF_UNIX)
        link.connect(str(self.folder / "state/people/socket"))
        try:
            yield People(link)
        finally:
            link.close()


class People:
    """A line out, a line in."""

    def __init__(self, link: socket.socket):
        self.link = link
        self.lines = link.makefile("rb")

    def ask(self, request: dict) -> dict:
        self.link.sendall(json.dumps(request).encode() + b"\n")
        return json.loads(self.lines.readline())


def children(pid: int) -> list[int]:
    return [int(x) for x in pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()]


def marked() -> list[int]:
    """Processes with the bench's mark in their environment that still run."""
    found = []
    for folder in pathlib.Path("/proc").iterdir():
        if not folder.name.isdigit() or int(folder.name) == os.getpid():
            continue
        with contextlib.suppress(OSError):
            if f"{MARK}=1".encode() not in (folder / "environ").read_bytes():
                continue
            if (folder / "stat").read_text().rpartition(")")[2].split()[0] not in ("Z", "X"):
                found.append(int(folder.name))
    return found


def wait_until(condition, seconds: float, otherwise: str) -> None:
    began = time.monotonic()
    while not condition():
        if time.monotonic() - began > seconds:
            raise RuntimeError(otherwise)
        time.sleep(0.05)


def row_of(subject: str, case: str, values: list[float]) -> dict:
    return {"bench": "lineage", "subject": subject, "case": case, "metric": "median",
            "value": round(statistics.median(values), 1), "unit": "ms",
            "min": round(min(values), 1), "max": round(max(values), 1),
            "n": len(values)}  # fmt: skip
