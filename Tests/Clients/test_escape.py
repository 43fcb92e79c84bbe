"""Everything that a hostile agent or server tries from its cell fails; outside the same works.

escape.py is the list of attempts. They are made from the agent's cell, from the cell of an MCP
server, and, where that harms nobody, from no cell: an attack that fails there too proves nothing.
"""

import contextlib
import fcntl
import json
import os
import pathlib
import pty
import select
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import termios

import escape
import pytest
import target as targets
from house import MISSING, TRIBUNE, VENVS, WEAKNESSES, House, alive, open_house

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
]

MARK = "a-secret-of-the-person"
MANDATE = """\
version: 1
agent: escaper
purpose: Try everything.
level: L3
approvers: [alice]
limits:
  calls: {{life: 100}}
  wall_time: {{life: 5m}}
servers:
  hostile:
    command: ["{modern}/bin/python", "{here}/servers/hostile.py", "{given}/server.json"]
    tools: {{attack: read}}
    files:
      read: ["{here}", "{modern}", "{given}"]
      write: ["{folder}/server-repo", "{folder}/server-work"]
files:
  read: ["{here}", "{modern}", "{given}"]
  write: ["{folder}/repo", "{folder}/work"]
"""


class Field:
    """A house, what there is to attack in it, and the listeners that must hear nothing."""

    def __init__(self, folder: pathlib.Path, house: House):
        self.folder, self.house = folder, house
        self.heard = 0
        house.env["PERSONS_SECRET"] = MARK
        (folder / "secret").write_text("not for agents\n")
        for name in ("given", "work", "server-work"):
            (folder / name).mkdir()
        for name in ("repo", "server-repo", "control-repo"):
            subprocess.run(["git", "init", "-q", folder / name], check=True)
        house.done("person", "add", "alice")
        self.stream = socket.create_server(("127.0.0.1", 0))
        self.unix = socket.socket(socket.AF_UNIX)
        self.unix.bind(str(folder / "host.sock"))
        self.abstract = socket.socket(socket.AF_UNIX)
        self.abstract.bind(f"\0tribune-test-{os.getpid()}")
        for listener in (self.stream, self.unix, self.abstract):
            listener.listen()
        self.sleeper = subprocess.Popen(["sleep", "600"])
        self.mandate = folder / "mandate.yaml"
        self.mandate.write_text(WEAKNESSES + MANDATE.format(
            here=targets.HERE, modern=VENVS["modern"], given=folder / "given", folder=folder
        ))  # fmt: skip

    def given(self, **changed: object) -> dict:
        keys = [*self.house.config.glob("keys/*.key"), *self.house.state.glob("*.key")]
        assert len(keys) >= 2, "the keys are not where they were"
        log = next(x for x in sorted(self.house.state.glob("log/**/*")) if x.is_file())
        return {
            "secret": str(self.folder / "secret"), "keys": [str(x) for x in keys],
            "log": str(log), "mandate": str(self.mandate), "mark": MARK,
            "people": str(self.house.state / "people/socket"), "sockets": unix_sockets(),
            "port": self.stream.getsockname()[1], "addresses": host_addresses(),
            "pids": [self.house.daemon(), os.getpid(), self.sleeper.pid],
            "repo": str(self.folder / "repo"), "work": str(self.folder / "work"),
            "granted": [str(targets.HERE), str(VENVS["modern"]), str(self.folder / "given")],
        } | changed  # fmt: skip

    def write_given(self) -> None:
        (self.folder / "given/agent.json").write_text(json.dumps(self.given()))
        server = self.given(
            repo=str(self.folder / "server-repo"), work=str(self.folder / "server-work")
        )
        (self.folder / "given/server.json").write_text(json.dumps(server))

    def command(self, *server: str) -> list[object]:
        python = VENVS["modern"] / "bin/python"
        out = self.folder / "work/found.json"
        return [python, targets.HERE / "escape.py", self.folder / "given/agent.json", out, *server]

    def found(self) -> dict[str, dict[str, str]]:
        return json.loads((self.folder / "work/found.json").read_text())

    def close(self) -> None:
        self.sleeper.kill()
        self.sleeper.wait()
        for listener in (self.stream, self.unix, self.abstract):
            listener.close()


def unix_sockets() -> list[str]:
    """Every Unix socket of the host that has a name."""
    lines = pathlib.Path("/proc/net/unix").read_text().splitlines()[1:]
    return sorted({line.split(None, 7)[7] for line in lines if len(line.split(None, 7)) == 8})


def host_addresses() -> list[str]:
    said = subprocess.run(["hostname", "-I"], capture_output=True, text=True)
    return said.stdout.split()


@pytest.fixture(scope="module")
def field():
    # Not below /tmp: a cell has a /tmp of its own, where it may make folders of any name.
    with contextlib.ExitStack() as stack:
        folder = pathlib.Path(stack.enter_context(tempfile.TemporaryDirectory(dir="/var/tmp")))
        made = Field(folder, stack.enter_context(open_house(folder)))
        stack.callback(made.close)
        made.write_given()
        yield made


@pytest.fixture(scope="module")
def attempts(field):
    ended = field.house.run(field.mandate, *field.command("hostile"))
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return field.found()


@pytest.mark.parametrize("place", ["agent", "server"])
def test_every_attempt_fails(attempts, place):
    found = attempts[place]
    assert len(found) > 100
    assert {name: said for name, said in found.items() if not said.startswith("refused")} == {}


def test_nothing_outside_felt_it(field, attempts):
    assert alive(field.house.daemon())
    assert field.sleeper.poll() is None
    for listener in (field.stream, field.unix, field.abstract):
        assert not select.select([listener], [], [], 0)[0], f"{listener} heard of it"
    for repo in ("repo", "server-repo"):
        git = field.folder / repo / ".git"
        assert not (git / "hooks/post-commit").exists()
        assert "evil" not in (git / "config").read_text()
    assert "evil" not in field.mandate.read_text()
    field.house.done("log", "verify")


def test_nothing_is_left_in_the_granted_folders_that_runs_as_the_person(field, attempts):
    for repo in ("repo", "server-repo"):
        left = {x.name for x in (field.folder / repo).iterdir()} - {".git"}
        assert left <= {"other"}, left


def test_the_persons_terminal_cannot_be_typed_into(field):
    """The run has a terminal here, as when a person types the command."""
    child, master = pty.fork()
    if child == 0:
        os.chdir(field.folder)
        words = ["tribune", "run", "--mandate", field.mandate, "--", *field.command()]
        os.execvpe(TRIBUNE, [str(x) for x in words], field.house.env)
    fcntl.ioctl(master, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
    said = drain(master)
    _, status = os.waitpid(child, 0)
    assert os.waitstatus_to_exitcode(status) == 0, said
    found = field.found()["agent"]
    typed = {name: text for name, text in found.items() if "type into" in name}
    assert len(typed) == 7
    assert {name: text for name, text in found.items() if not text.startswith("refused")} == {}


def drain(master: int) -> str:
    said = b""
    while True:
        try:
            data = os.read(master, 65536)
        except OSError:  # the other end has closed
            break
        if not data:
            break
        said += data
    os.close(master)
    return said.decode(errors="replace")[-4000:]


# What works where there is no cell. A name's beginning is enough.
CONTROL = (
    "read /etc/shadow", "read {secret}", "read {key}", "list /root", "connect to {people}",
    "connect to 127.0.0.1", "write {mandate}", "write {log}", "write {key}", "write .git/hooks",
    "write .git/config", "write .envrc", "write .github", "a config of git by renaming",
    "hooks by renaming the folder", "hooks by renaming .git", "end {pid}", "a handle on {pid}",
    "read /proc/{pid}/environ", "a secret in the environment", "listen ", "datagrams ", "execute ",
)  # fmt: skip


def test_outside_a_cell_the_same_attempts_succeed(field, monkeypatch):
    """On copies: otherwise a test would do what it forbids."""
    monkeypatch.setenv("PERSONS_SECRET", MARK)
    copies = field.folder / "copies"
    copies.mkdir()
    real = field.given()
    for name, path in (("mandate", real["mandate"]), ("log", real["log"]), ("key",
        real["keys"][0])):
        shutil.copy(path, copies / name)
    victim = subprocess.Popen(["sleep", "600"])
    given = real | {
        "mandate": str(copies / "mandate"), "log": str(copies / "log"), "granted": [],
        "keys": [str(copies / "key")], "pids": [victim.pid], "people": str(field.folder /
            "host.sock"),
        "repo": str(field.folder / "control-repo"), "work": str(copies), "sockets": [],
    }  # fmt: skip
    wanted = tuple(
        name.format(secret=given["secret"], key=given["keys"][0], people=given["people"],
                    mandate=given["mandate"], log=given["log"], pid=victim.pid)
        for name in CONTROL
    )  # fmt: skip
    order = [(name, act) for name, act in escape.attacks(given) if name.startswith(wanted)]
    # The victim ends last, when it has been looked at.
    order.sort(key=lambda pair: pair[0].startswith("end "))
    found = {name: escape.outcome(act) for name, act in order}
    victim.kill()
    assert victim.wait() == -signal.SIGKILL
    refused = {name: said for name, said in found.items() if not said.startswith("ALLOWED")}
    if os.getuid() != 0:
        refused = {x: y for x, y in refused.items() if "/etc/shadow" not in x and "/root" not in x}
    assert refused == {}
    assert len(found) >= len(CONTROL) - 2


def test_typing_into_a_terminal_works_outside(field):
    switch = pathlib.Path("/proc/sys/dev/tty/legacy_tiocsti")
    if switch.exists() and switch.read_text().strip() == "0":
        pytest.skip("this kernel has TIOCSTI switched off for everyone")
    child, master = pty.fork()
    if child == 0:
        code = "import escape; print(escape.outcome(lambda: escape.push(0)))"
        os.chdir(targets.HERE)
        os.execv(sys.executable, [sys.executable, "-c", code])
    said = drain(master)
    os.waitpid(child, 0)
    assert "ALLOWED: typed" in said
