"""What the suites talk to: the lab server itself (`direct`), or the lab behind Tribune."""

import contextlib
import dataclasses
import os
import pathlib
import socket
import subprocess
import time
from typing import Iterator

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
# The lab needs the modern library whatever the client under test is.
MODERN_PYTHON = ROOT / ".build-python/modern/bin/python"
BRIDGE = "/.tribune/tribune-cell"
# Set by Tribune inside a cell: then the suites go through its doors.
INSIDE = "TRIBUNE_MCP_URL" in os.environ
LAB = [str(MODERN_PYTHON), str(HERE / "servers/lab.py")]


@dataclasses.dataclass
class Target:
    """One way to the lab."""

    name: str
    url: str
    command: list[str]
    env: dict[str, str]
    journal: pathlib.Path
    switch: pathlib.Path

    def acts(self) -> list[str]:
        """What the lab really did."""
        return self.journal.read_text().splitlines() if self.journal.exists() else []


@contextlib.contextmanager
def open_target(name: str, folder: pathlib.Path) -> Iterator[Target]:
    """Starts what the target needs, and ends it.

    Inside a cell the lab's files lie in the folder that LAB_FOLDER names: the mandate grants it.
    """
    if name == "tribune":
        folder = pathlib.Path(os.environ["LAB_FOLDER"])
    env = {
        "PATH": os.environ["PATH"],
        "HOME": str(folder),
        "LAB_JOURNAL": str(folder / "journal"),
        "LAB_SWITCH": str(folder / "switch"),
    }
    opener = {"direct": _direct, "tribune": _tribune}[name]
    with opener(folder, env) as (url, command):
        yield Target(name, url, command, env, folder / "journal", folder / "switch")


@contextlib.contextmanager
def _direct(folder: pathlib.Path, env: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    port = free_port()
    with running([*LAB, "--http", str(port)], env, folder / "lab.log"):
        wait_for_port(port)
        yield f"http://127.0.0.1:{port}/mcp", LAB


@contextlib.contextmanager
def _tribune(folder: pathlib.Path, env: dict[str, str]) -> Iterator[tuple[str, list[str]]]:
    """The doors of the cell that this process runs in; the daemon started the lab."""
    yield f"{os.environ['TRIBUNE_MCP_URL']}/lab", [BRIDGE, "bridge", "7300", "lab"]


@contextlib.contextmanager
def running(
    command: list[str], env: dict[str, str], log: pathlib.Path
) -> Iterator[subprocess.Popen]:
    """A process for the length of a block; what it says goes to a file."""
    with open(log, "ab") as output:
        process = subprocess.Popen(
            command, env=env, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        )
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for_port(port: int, seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            if time.monotonic() > end:
                raise TimeoutError(f"nothing listens on 127.0.0.1:{port}") from None
            time.sleep(0.05)
