"""The subjects of the gateway benchmark: the same server called directly, and through a proxy."""

import contextlib
import json
import os
import pathlib
import socket
import subprocess
import sys
import tempfile
import time
from typing import Callable, Iterator

HERE = pathlib.Path(__file__).resolve().parent
ROOT = HERE.parents[1]
MODERN = ROOT / ".build-python/modern"
LEGACY = ROOT / ".build-python/legacy"
TRIBUNE = pathlib.Path(os.environ.get("TRIBUNE_BIN", ROOT / ".build/release")) / "tribune"
# What is called: a server made with the SDK, and one that costs almost nothing.
SERVERS = {
    "lab": [str(MODERN / "bin/python"), str(ROOT / "Tests/Clients/servers/lab.py")],
    "quick": ["/usr/bin/python3", str(HERE / "quick.py")],
}

# A measurement: (clients, calls of each) -> what load.py printed.
Measure = Callable[[int, int], dict]


@contextlib.contextmanager
def direct(server: str, _: pathlib.Path) -> Iterator[Measure]:
    """The server itself over streamable HTTP, spoken to in the era of 2026-07-28."""
    port = free_port()
    with running([*SERVERS[server], "--http", str(port)], port):
        yield lambda clients, calls: load(f"http://127.0.0.1:{port}/mcp", "modern", clients, calls)


@contextlib.contextmanager
def mcp_proxy(server: str, _: pathlib.Path) -> Iterator[Measure]:
    """mcp-proxy 0.13 before the same server on stdio; it speaks the handshake era only."""
    port = free_port()
    command = [str(LEGACY / "bin/mcp-proxy"), "--port", str(port), "--log-level", "ERROR"]
    with running([*command, "--named-server", "it", " ".join(SERVERS[server])], port):
        url = f"http://127.0.0.1:{port}/servers/it/mcp"
        yield lambda clients, calls: load(url, "legacy", clients, calls)


@contextlib.contextmanager
def tribune_without_disk(server: str, folder: pathlib.Path) -> Iterator[Measure]:
    """The same with its log in memory (tmpfs), where fdatasync costs nothing: what is left is
    what Tribune costs outside the flushes that a call waits on."""
    with tempfile.TemporaryDirectory(dir="/dev/shm") as memory:
        with tribune(server, folder, home=memory) as measure:
            yield measure


@contextlib.contextmanager
def tribune(server: str, folder: pathlib.Path, home: str | None = None) -> Iterator[Measure]:
    """Tribune before the same server on stdio, log durable; the load client is the agent."""
    out = folder / "out"
    out.mkdir()
    mandate = folder / "mandate.yaml"
    mandate.write_text(MANDATE.format(
        server=server, command=json.dumps(SERVERS[server]), out=out, here=HERE,
        read=json.dumps([str(MODERN.resolve()), str(HERE), str(ROOT / "Tests/Clients/servers")]),
    ))  # fmt: skip
    env = os.environ | {"TRIBUNE_HOME": home or str(folder / "home")}

    def measure(clients: int, calls: int) -> dict:
        result = out / "result.json"
        command = [str(TRIBUNE), "run", "--mandate", str(mandate), "--", "/usr/bin/python3"]
        command += [str(HERE / "load.py"), f"http://127.0.0.1:7300/mcp/{server}"]
        command += ["--clients", str(clients), "--calls", str(calls), "--out", str(result)]
        ended = subprocess.run(command, env=env, stdin=subprocess.DEVNULL, capture_output=True)
        if ended.returncode != 0:
            raise RuntimeError((ended.stdout + ended.stderr).decode(errors="replace")[-2000:])
        return json.loads(result.read_text())

    try:
        yield measure
    finally:
        subprocess.run([str(TRIBUNE), "shutdown"], env=env, capture_output=True)


MANDATE = """\
version: 1
agent: load
purpose: Measure the gateway.
level: L2
approvers: []
limits:
  calls: {{life: 10000000}}
  wall_time: {{life: 30m}}
servers:
  {server}:
    command: {command}
    tools: {{echo: read}}
    files: {{read: {read}}}
files:
  read: ["{here}"]
  write: ["{out}"]
accept_weaknesses:
  [host-root, landlock, landlock-refer, landlock-truncate, landlock-device-ioctl, landlock-scope,
   memory-limit, process-limit, cpu-limit]
"""


def load(url: str, era: str, clients: int, calls: int) -> dict:
    command = ["/usr/bin/python3", str(HERE / "load.py"), url, "--era", era]
    command += ["--clients", str(clients), "--calls", str(calls)]
    return json.loads(subprocess.run(command, check=True, stdout=subprocess.PIPE).stdout)


@contextlib.contextmanager
def running(command: list[str], port: int) -> Iterator[None]:
    process = subprocess.Popen(
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    try:
        wait_for(port, process)
        yield
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def wait_for(port: int, process: subprocess.Popen) -> None:
    end = time.monotonic() + 30
    while time.monotonic() < end and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    sys.exit(f"bench: {process.args} does not listen on 127.0.0.1:{port}")
