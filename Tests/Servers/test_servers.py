"""The reference servers, unmodified, behind the gateway: a real repository, a real database.

Clients of mcp 2.3 and of 1.30 visit each of them from an agent's cell. git, time and fetch are of
2026.10; sqlite still needs mcp<2 and speaks the handshake era alone.
"""

import http.server
import json
import os
import pathlib
import sqlite3
import subprocess
import threading

import pytest
from house import MISSING, ROOT, TRIBUNE, VENVS, WEAKNESSES, open_house

HERE = pathlib.Path(__file__).resolve().parent
CLIENTS = HERE.parent / "Clients"

pytestmark = [
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(600),
]

MANDATE = """\
version: 1
agent: visitor
purpose: Visit the reference servers.
level: L2
approvers: []
limits:
  calls: {{life: 1000}}
  wall_time: {{life: 10m}}
servers:
  git:
    command: ["{modern}/bin/python", -m, mcp_server_git, --repository, "{repo}"]
    tools: {{git_status: read, git_log: read, git_show: read, git_add: write, git_commit: write}}
    files: {{read: ["{modern}"], write: ["{repo}"]}}
    environment:
      set:
        GIT_CONFIG_COUNT: "1"
        GIT_CONFIG_KEY_0: safe.directory
        GIT_CONFIG_VALUE_0: "*"
        GIT_AUTHOR_NAME: Visitor
        GIT_AUTHOR_EMAIL: visitor@example.org
        GIT_COMMITTER_NAME: Visitor
        GIT_COMMITTER_EMAIL: visitor@example.org
  time:
    command: ["{modern}/bin/python", -m, mcp_server_time, --local-timezone, UTC]
    tools: {{get_current_time: read, convert_time: read}}
    files: {{read: ["{modern}"]}}
  fetch:
    command: ["{modern}/bin/python", -m, mcp_server_fetch]
    tools: {{fetch: read}}
    files: {{read: ["{modern}"]}}
  sqlite:
    command: ["{legacy}/bin/mcp-server-sqlite", --db-path, "{data}/stock.db"]
    tools: {{read_query: read, write_query: write, list_tables: read, describe_table: read}}
    resources: ["memo://*"]
    prompts: ["*"]
    files: {{read: ["{legacy}"], write: ["{data}"]}}
policies: |
  @message("no table is given up")
  forbid(principal, action == AgentCore::Action::"sqlite___write_query", resource)
  when {{ context.input.query like "*DROP*" || context.input.query like "*drop*" }};
files:
  read: ["{here}", "{clients}", "{modern}", "{legacy}", "{plan}"]
  write: ["{out}"]
"""


class Page(http.server.BaseHTTPRequestHandler):
    """A page of the host's loopback; it counts who came."""

    visits = 0

    def do_GET(self) -> None:
        Page.visits += 1
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b"a page")

    def log_message(self, *_: object) -> None:
        """Nothing is said."""


def plan(repo: pathlib.Path, port: int) -> dict:
    where = {"repo_path": str(repo)}
    return {
        "git": {"calls": [
            ["git_log", where | {"max_count": 3}],
            ["git_show", where | {"revision": "HEAD"}],
            ["git_add", where | {"files": ["note.txt"]}],
            ["git_commit", where | {"message": "By the visitor"}],
            ["git_status", where],
            ["git_reset", where],
            ["git_log", {"repo_path": "/etc"}],
            ["git_log", where | {"max_count": "three"}],
        ]},
        "time": {"calls": [
            ["get_current_time", {"timezone": "Europe/Rome"}],
            ["convert_time", {"source_timezone": "Europe/Rome", "time": "12:00",
                              "target_timezone": "Asia/Tokyo"}],
            ["get_current_time", {"timezone": "Mars/Olympus"}],
        ]},
        "fetch": {"calls": [["fetch", {"url": f"http://127.0.0.1:{port}/"}]]},
        "sqlite": {"calls": [
            ["list_tables", {}],
            ["write_query", {"query": "INSERT INTO stock VALUES ('lemons', 12)"}],
            ["read_query", {"query": "SELECT * FROM stock ORDER BY thing"}],
            ["write_query", {"query": "DROP TABLE stock"}],
            ["create_table", {"query": "CREATE TABLE mine (x)"}],
        ], "resources": ["memo://insights"], "prompts": [["mcp-demo", {"topic": "fruit"}]]},
    }  # fmt: skip


class Visit:
    """What a visitor with one of the libraries was told, and what it left behind."""

    def __init__(self, folder: pathlib.Path, venv: str):
        self.repo, self.data = folder / "repo", folder / "data"
        for name in ("data", "plan", "out"):
            (folder / name).mkdir()
        make_repository(self.repo)
        with sqlite3.connect(self.data / "stock.db") as base:
            base.execute("CREATE TABLE stock (thing TEXT, count INTEGER)")
            base.execute("INSERT INTO stock VALUES ('apples', 3)")
        base.close()
        page = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Page)
        threading.Thread(target=page.serve_forever, daemon=True).start()
        given = plan(self.repo, page.server_port)
        (folder / "plan/plan.json").write_text(json.dumps(given))
        mandate = folder / "mandate.yaml"
        mandate.write_text(WEAKNESSES + MANDATE.format(
            modern=VENVS["modern"], legacy=VENVS["legacy"], repo=self.repo, data=self.data,
            here=HERE, clients=CLIENTS, plan=folder / "plan", out=folder / "out",
        ))  # fmt: skip
        with open_house(folder) as house:
            ended = house.run(
                mandate, VENVS[venv] / "bin/python", HERE / "visitor.py",
                folder / "plan/plan.json", folder / "out/answers.json",
            )  # fmt: skip
            assert ended.returncode == 0, ended.stdout + ended.stderr
            self.entries = house.entries()
        page.shutdown()
        self.told = json.loads((folder / "out/answers.json").read_text())

    def first(self, server: str) -> dict:
        return next(iter(self.told[server].values()))

    def call(self, server: str, number: int) -> dict:
        return self.first(server)["calls"][number]


def make_repository(repo: pathlib.Path) -> None:
    """This very repository's history, in a clone of its own, with a file to commit."""
    if (ROOT / ".git").exists():
        subprocess.run(["git", "clone", "-q", "--no-hardlinks", ROOT, repo], check=True)
    else:
        env = os.environ | {f"GIT_{who}_{what}": "x@example.org" for who in ("AUTHOR", "COMMITTER")
                            for what in ("NAME", "EMAIL")}  # fmt: skip
        subprocess.run(["git", "init", "-q", repo], check=True)
        empty = ["git", "-C", repo, "commit", "-q", "--allow-empty", "-m", "First"]
        subprocess.run(empty, check=True, env=env)
    (repo / "note.txt").write_text("a note\n")


def git(repo: pathlib.Path, *words: str) -> str:
    return subprocess.run(
        ["git", "-C", repo, *words], check=True, capture_output=True, text=True
    ).stdout


@pytest.fixture(scope="module", params=["modern", "legacy"])
def visit(request, tmp_path_factory):
    return Visit(tmp_path_factory.mktemp(request.param), request.param)


LISTED = {
    "git": ["git_add", "git_commit", "git_log", "git_show", "git_status"],
    "time": ["convert_time", "get_current_time"],
    "fetch": ["fetch"],
    "sqlite": ["describe_table", "list_tables", "read_query", "write_query"],
}


@pytest.mark.parametrize("server", LISTED)
def test_exactly_the_granted_tools_are_listed_in_every_way(visit, server):
    for way, found in visit.told[server].items():
        assert found["tools"] == LISTED[server], way


def test_git_reads_a_real_history(visit):
    log = visit.call("git", 0)
    assert not log["error"], log
    assert git(visit.repo, "rev-parse", "HEAD~1").strip() in log["text"]
    assert not visit.call("git", 1)["error"]


def test_git_commits_for_real(visit):
    assert not visit.call("git", 2)["error"], visit.call("git", 2)
    assert not visit.call("git", 3)["error"], visit.call("git", 3)
    assert git(visit.repo, "log", "-1", "--format=%an: %s").strip() == "Visitor: By the visitor"
    assert "note.txt" in git(visit.repo, "show", "--stat", "HEAD")


def test_git_refuses_what_was_not_granted(visit):
    reset, elsewhere = visit.call("git", 5), visit.call("git", 6)
    assert reset["error"], reset
    assert elsewhere["error"], elsewhere


def test_an_argument_of_the_wrong_type_never_reaches_the_server(visit):
    wrong = visit.call("git", 7)
    assert wrong["error"]
    assert "max_count" in wrong["text"]


def test_time_tells_and_converts(visit):
    assert "Europe/Rome" in visit.call("time", 0)["text"]
    assert "Asia/Tokyo" in visit.call("time", 1)["text"]


def test_a_servers_own_error_is_an_error_result(visit):
    assert visit.call("time", 2)["error"]


def test_fetch_has_no_network_and_says_so_cleanly(visit):
    """Its cell has none; the answer is an ordinary error, and nobody came to the page."""
    answer = visit.call("fetch", 0)
    assert answer["error"], answer
    assert Page.visits == 0


def test_sqlite_writes_a_real_file(visit):
    assert "stock" in visit.call("sqlite", 0)["text"]
    assert not visit.call("sqlite", 1)["error"], visit.call("sqlite", 1)
    assert "lemons" in visit.call("sqlite", 2)["text"]
    base = sqlite3.connect(visit.data / "stock.db")
    assert base.execute("SELECT count FROM stock WHERE thing = 'lemons'").fetchall() == [(12,)]
    base.close()


def test_a_policy_over_arguments_holds_and_its_message_is_told(visit):
    answer = visit.call("sqlite", 3)
    assert answer["error"]
    assert "no table is given up" in answer["text"]
    base = sqlite3.connect(visit.data / "stock.db")
    names = base.execute("SELECT name FROM sqlite_master").fetchall()
    base.close()
    assert names == [("stock",)]


def test_sqlite_offers_its_resource_and_its_prompt(visit):
    assert "insight" in str(visit.first("sqlite")["resources"][0]).lower()
    assert "fruit" in str(visit.first("sqlite")["prompts"][0])


def test_every_call_that_reached_a_server_was_recorded_before(visit):
    intents = [x["intent"] for x in visit.entries if x["kind"] == "intent"]
    outcomes = [x["outcome"] for x in visit.entries if x["kind"] == "outcome"]
    permitted = [x for x in intents if x["verdict"] == "permit"]
    assert len(outcomes) == len(permitted) > 0
    denied = {x["target"] for x in intents if x["verdict"] == "deny"}
    assert "write_query" in denied
