"""As a new user would: agents of other frameworks, not a line changed, put under a mandate with
`init` and `run --observe` alone.

The agent's folder has its program and its `.mcp.json` with a stdio command; both virtual
environments lie outside it. Home, state and settings are fresh.
"""

import json
import os
import pathlib
import shutil
import subprocess

import pytest
import target as targets
from house import MISSING, TRIBUNE, VENVS, House

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(300),
]

AGENTS = {
    "openai-agents": targets.ROOT / "Examples/timekeeper/timekeeper.py",
    "langgraph": targets.HERE / "lookout.py",
}
ANSWER = "I kept the time of 3 cities."


class User(House):
    """A person in the agent's folder, whose shell has the agent's environment on its path."""

    def __init__(self, folder: pathlib.Path, kind: str):
        super().__init__(folder)
        self.kind = kind
        self.program = AGENTS[kind]
        self.place = folder / "agent"
        self.place.mkdir()
        self.commands = 0
        self.become: list[str] = []
        shutil.copy(self.program, self.place)
        server = {
            "command": str(VENVS["modern"] / "bin/python"),
            "args": ["-m", "mcp_server_time", "--local-timezone", "UTC"],
        }
        self.servers(time=server)
        (folder / "home").mkdir()
        self.env |= {
            "HOME": str(folder / "home"),
            "PATH": f"{VENVS['legacy']}/bin:/usr/local/bin:/usr/bin:/bin",
        }
        self.env.pop("VIRTUAL_ENV", None)

    def servers(self, **servers: dict) -> None:
        self.configuration = json.dumps({"mcpServers": servers}, indent=1)
        (self.place / ".mcp.json").write_text(self.configuration)

    def type(self, *words: str) -> subprocess.CompletedProcess:
        """A command as it is typed, in the agent's folder."""
        self.commands += words[0] == "tribune"
        program = TRIBUNE if words[0] == "tribune" else words[0]
        return subprocess.run(
            [*self.become, program, *words[1:]], cwd=self.place, env=self.env,
            stdin=subprocess.DEVNULL, capture_output=True, text=True, errors="replace",
            timeout=200,
        )  # fmt: skip

    def init(self, *more: str) -> subprocess.CompletedProcess:
        return self.type(
            "tribune", "init", "--agent", self.kind, "timekeeper", "--from", ".mcp.json", *more
        )

    def go(self, *words: str, mandate: str = "mandate.yaml") -> subprocess.CompletedProcess:
        return self.type(
            "tribune", "run", *words, "--mandate", mandate, "--", "python", self.program.name
        )

    @property
    def times(self) -> list[str]:
        """What the agent kept, and takes away again."""
        path = self.place / "out/times.txt"
        lines = path.read_text().splitlines() if path.exists() else []
        path.unlink(missing_ok=True)
        return [line for line in lines if "timezone" in line] or lines

    def calls(self) -> list[dict]:
        return [x["intent"] for x in self.entries() if x["kind"] == "intent"]


@pytest.fixture(params=AGENTS)
def user(request, tmp_path):
    user = User(tmp_path, request.param)
    try:
        yield user
    finally:
        user.close()


def succeeded(ended: subprocess.CompletedProcess) -> str:
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout + ended.stderr


def test_init_then_observe_then_the_narrowest_mandate(user):
    """Three commands, no edit, and the same work done each time."""
    before = sorted(path.name for path in user.place.iterdir())
    said = succeeded(user.init())
    if os.geteuid() == 0:
        assert "host-root" in said  # what the host lacks is told, not only written

    observed = user.go("--observe", "--write", "narrow.yaml")
    assert ANSWER in succeeded(observed)
    assert len(user.times) == 3
    assert "would be refused time/get_current_time 3" in observed.stderr

    ended = user.go(mandate="narrow.yaml")
    assert ANSWER in succeeded(ended)
    assert len(user.times) == 3
    assert "done             time/get_current_time 3" in ended.stderr
    assert "\n  refused" not in ended.stderr
    assert user.commands == 3

    # Every call went through the gateway, and nothing of the agent's was changed.
    verdicts = [(x["target"], x["verdict"], x["observed"]) for x in user.calls()]
    assert verdicts == [("get_current_time", "deny", True)] * 3 + [
        ("get_current_time", "permit", False)
    ] * 3
    assert (user.place / ".mcp.json").read_text() == user.configuration
    assert (user.place / user.program.name).read_bytes() == user.program.read_bytes()
    after = {path.name for path in user.place.iterdir()} - {"out"}
    assert after == {*before, "mandate.yaml", "narrow.yaml"}


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can become somebody else")
def test_somebody_who_is_not_root_needs_no_more(tmp_path):
    """The same three commands as a user without any right of root's."""
    user = User(tmp_path, "openai-agents")
    reached = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups", "test", "-x"]
    for path in (TRIBUNE, VENVS["modern"] / "bin/python", user.place):
        for folder in (tmp_path, *list(tmp_path.parents)[:2]):
            folder.chmod(folder.stat().st_mode | 0o011)
        if subprocess.run([*reached, path]).returncode != 0:
            pytest.skip(f"another user cannot reach {path}")
    subprocess.run(["chown", "-R", "65534:65534", tmp_path], check=True)
    user.become = ["setpriv", "--reuid", "65534", "--regid", "65534", "--clear-groups"]
    try:
        said = succeeded(user.init())
        assert "host-root" not in said
        assert ANSWER in succeeded(user.go("--observe", "--write", "narrow.yaml"))
        assert ANSWER in succeeded(user.go(mandate="narrow.yaml"))
        assert len(user.times) == 3
        assert user.commands == 3
    finally:
        user.type("tribune", "shutdown")


def test_the_narrowest_mandate_is_narrow(user):
    succeeded(user.init())
    succeeded(user.go("--observe", "--write", "narrow.yaml"))
    checked = user.type("tribune", "check", "--json", "narrow.yaml")
    succeeded(checked)
    shown = json.loads(checked.stdout)
    assert {x["effect"] for x in shown["servers"]["time"]["tools"].values()} == {"read"}
    assert list(shown["servers"]["time"]["tools"]) == ["get_current_time"]
    assert shown["level"] == 1
    assert shown["files"]["write"] == [str(user.place / "out")]
    text = (user.place / "narrow.yaml").read_text()
    assert "its server calls it read-only" in text


def test_an_observed_run_that_failed_says_so(user):
    succeeded(user.init())
    ended = user.type(
        "tribune", "run", "--observe", "--write", "narrow.yaml", "--mandate", "mandate.yaml",
        "--", "python", "-c", "raise SystemExit(7)",
    )  # fmt: skip
    assert ended.returncode == 7
    assert "this run failed" in ended.stderr
    assert "FAILED" in (user.place / "narrow.yaml").read_text()


def test_a_servers_program_that_cannot_be_run_is_named_as_the_servers(user):
    succeeded(user.init())
    path = user.place / "mandate.yaml"
    lines = path.read_text().splitlines(keepends=True)
    path.write_text("".join(x for x in lines if f"- {VENVS['modern']}" not in x).replace(
        "read:  # what its program needs; add what it is to work on", "read: []"
    ))  # fmt: skip
    ended = user.go("--observe")
    assert ended.returncode == 125
    assert "server time: " in ended.stderr
    assert f"{VENVS['modern']}/bin/python cannot be run inside its cell" in ended.stderr
    assert f"under servers.time.files.read add: - {VENVS['modern']}" in ended.stderr


def test_without_observe_the_agents_program_is_named_with_the_line_to_add(user):
    succeeded(user.init())
    ended = user.go()
    assert ended.returncode == 125
    assert "the agent: " in ended.stderr
    assert f"under files.read add: - {VENVS['legacy']}" in ended.stderr


def test_init_that_is_told_the_command_grants_its_program(user):
    said = succeeded(user.init("--", "python", user.program.name))
    assert f"-- python {user.program.name}" in said
    assert f"- {VENVS['legacy']}  # its virtual environment" in (
        user.place / "mandate.yaml"
    ).read_text()
    ended = user.go()  # not observed: the tool is not granted, but everything can be started
    assert "cannot be run" not in ended.stderr


def test_a_host_that_lacks_something_is_refused_once_the_line_is_taken_out(user):
    if os.geteuid() != 0:
        pytest.skip("this host lacks nothing that is known beforehand")
    succeeded(user.init())
    path = user.place / "mandate.yaml"
    path.write_text("".join(
        x for x in path.read_text().splitlines(keepends=True) if "- host-root" not in x
    ).replace("accept_weaknesses:", "accept_weaknesses: []"))  # fmt: skip
    ended = user.go("--observe")
    assert ended.returncode == 3
    assert "accept_weaknesses: [host-root]" in ended.stderr


def test_other_files_of_servers_are_shown_behind_the_gateway_too(user):
    """What an agent reads under any of the usual names leads to the gateway; secrets stay out."""
    entry = json.loads(user.configuration)["mcpServers"]["time"] | {"env": {"TOKEN": "s3cret"}}
    for name, key in ((".cursor/mcp.json", "mcpServers"), (".vscode/mcp.json", "servers"),
                      ("mcp_config.json", "mcpServers")):  # fmt: skip
        path = user.place / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(json.dumps({key: {"time": entry, "other": {"command": "/bin/sh"}}}))
    succeeded(user.init())
    program = (
        "import json, pathlib\n"
        "for name in ('.mcp.json', '.cursor/mcp.json', '.vscode/mcp.json', 'mcp_config.json'):\n"
        "    print(pathlib.Path(name).read_text())\n"
        "    try: pathlib.Path(name).write_text('{}'); print('WRITTEN')\n"
        "    except OSError: pass\n"
    )
    ended = user.type(
        "tribune", "run", "--observe", "--mandate", "mandate.yaml", "--", "python", "-c", program
    )
    shown = [json.loads(line) for line in succeeded(ended).splitlines() if line[:1] == "{"]
    assert len(shown) == 4
    for value in shown:
        (servers,) = value.values()
        assert servers == {"time": servers["time"]}
        assert servers["time"]["command"] == "/.tribune/tribune-cell"
        assert servers["time"]["args"] == ["bridge", "7300", "time"]
        assert "env" not in servers["time"]
    assert "s3cret" not in ended.stdout and "WRITTEN" not in ended.stdout
