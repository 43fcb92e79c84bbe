"""A house with a long past and live cells, as the benchmark needs it."""

import contextlib
import json
import os
import pathlib
import select
import signal
import socket
import subprocess
import time
from typing import Callable, Iterator

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
BIN = pathlib.Path(os.environ.get("TRIBUNE_BIN", ROOT / ".build/release"))
SERVERS = ROOT / "Tests/Clients/servers"
STEADY = SERVERS / "steady.py"

MANDATE = """\
version: 1
agent: steady
purpose: Work on through an upgrade.
level: L2
approvers: []
limits:
  calls: {{life: 10000000}}
  wall_time: {{life: 1h}}
servers:
  steady:
    command: [/usr/bin/python3, "{steady}", --server]
    tools: {{touch: read}}
    files: {{read: ["{servers}"]}}
files:
  read: ["{servers}"]
  write: ["{out}"]
environment: {{set: {{STEADY_PAUSE: "{pause}"}}}}
accept_weaknesses:
  [host-root, landlock, landlock-refer, landlock-truncate, landlock-device-ioctl, landlock-scope,
   memory-limit, process-limit, cpu-limit]
"""


class Cell:
    """An agent that calls its server again and again, detached from any client."""

    def __init__(self, house: "House", pause: float):
        self.out = house.folder / f"out-{time.monotonic_ns()}"
        self.out.mkdir()
        mandate = self.out / "mandate.yaml"
        mandate.write_text(
            MANDATE.format(steady=STEADY, servers=SERVERS, out=self.out, pause=pause)
        )
        house.do("run", "--detach", "--mandate", mandate, "--", "/usr/bin/python3", STEADY,
                 self.out)  # fmt: skip

    def done(self, since: float = 0) -> list[float]:
        """When calls were answered, as the agent saw it."""
        path = self.out / "calls"
        lines = path.read_text().splitlines() if path.exists() else []
        words = [line.split() for line in lines if line.endswith(" done")]
        return [float(moment) for moment, _ in words if float(moment) > since]

    def end(self) -> None:
        (self.out / "end").write_text("0")


class House:
    """A state folder, its past and its daemon."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.home = folder / "home"
        self.env = os.environ | {
            "TRIBUNE_HOME": str(self.home), "TRIBUNE_CONFIG": str(folder / "config")
        }  # fmt: skip

    def fill(self, entries: int, tail: int) -> int:
        """A past of so many entries, by calls through the hall, left as by a killed daemon."""
        said = subprocess.run(
            [BIN / "hall-load", self.home, str(entries), str(tail)], check=True,
            stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        return int(said.stdout)

    def do(self, *words: object) -> str:
        ended = subprocess.run(
            [BIN / "tribune", *map(str, words)], env=self.env, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace",
        )  # fmt: skip
        if ended.returncode != 0:
            raise RuntimeError(f"tribune {words}: {ended.stdout}{ended.stderr}")
        return ended.stdout

    def ask(self, request: str, **content: object) -> object:
        """A request over the people's socket (Specs/people-socket.md); None when nobody answers."""
        try:
            with socket.socket(socket.AF_UNIX) as peer:
                peer.connect(str(self.home / "people/socket"))
                peer.sendall(json.dumps({request: content}).encode() + b"\n")
                with peer.makefile("rb") as lines:
                    reply = json.loads(lines.readline())
        except (OSError, ValueError):
            return None
        (value,) = reply.values()
        return value["_0"] if "_0" in value else value

    def answers(self) -> object:
        """The log's view, as soon as the daemon answers."""
        while (view := self.ask("log")) is None:
            time.sleep(0.002)
        return view

    def entries(self, first: int) -> list[dict]:
        found: list[dict] = []
        while True:
            page = self.ask("entries", **{"from": first + len(found), "max": 1000,
                                          "payloads": False})  # fmt: skip
            if not page:
                return found
            found += [json.loads(view["leaf"]) for view in page]

    def daemon(self) -> int:
        for pid, words in processes():
            if words[0].endswith(b"tribuned") and str(self.home).encode() in words:
                return pid
        raise RuntimeError("no daemon")

    def kill(self) -> None:
        self.end(lambda pid: os.kill(pid, signal.SIGKILL))

    def shut_down(self) -> None:
        self.end(lambda _: self.do("shutdown"))

    def end(self, how: Callable[[int], object]) -> None:
        """Returns when the daemon's last thread is dead, and its descriptors are closed."""
        pid = self.daemon()
        handle = os.pidfd_open(pid)
        how(pid)
        select.select([handle], [], [])
        os.close(handle)

    def tail(self, size: int) -> int:
        """Entries after the newest snapshot."""
        names = [x.name.split("-")[1] for x in (self.home / "snapshots").glob("v*.json")]
        return size - max((int(x) for x in names), default=0)


def processes() -> Iterator[tuple[int, list[bytes]]]:
    """Every process of the host, with the words of its command."""
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit():
            with contextlib.suppress(OSError):
                yield int(folder.name), (folder / "cmdline").read_bytes().split(b"\0")


def agents(cells: list[Cell]) -> set[int]:
    """The processes of the cells' agents, as the host counts them."""
    found = set()
    for pid, words in processes():
        if words[0].endswith(b"python3") and any(
            str(cell.out).encode() in words for cell in cells
        ):
            found.add(pid)
    return found
