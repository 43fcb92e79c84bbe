"""What a killed daemon leaves in people's folders, and what happens to a protected file that
somebody on the host replaces while an agent runs."""

import os
import pathlib
import subprocess

import pytest
from house import MISSING, TRIBUNE, WEAKNESSES, open_house, wait_until

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(120),
]

MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: worker
purpose: Write into a shared folder.
level: L2
limits: {{wall_time: {{life: 10m}}}}
files: {{write: ["{folder}"]}}
lease: 10s
"""
)
# Tries to write what it may not until it can, and says when it began.
AGENT = """
echo began > {folder}/began
while ! (echo OWNED >> {folder}/.git/config) 2>/dev/null; do :; done
exec sleep 1000
"""


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        yield opened


@pytest.fixture
def shared(tmp_path):
    folder = tmp_path / "shared"
    (folder / ".git/hooks").mkdir(parents=True)
    (folder / ".git/config").write_text("[core]\n")
    (folder / ".env").write_text("")  # somebody's own, and empty
    return folder


def names(folder: pathlib.Path) -> set[str]:
    return {str(path.relative_to(folder)) for path in folder.rglob("*")} - {"began"}


def start(house, folder: pathlib.Path) -> subprocess.Popen:
    """An agent that stays, once it is there."""
    mandate = house.folder / "mandate.yaml"
    mandate.write_text(MANDATE.format(folder=folder))
    (folder / "began").unlink(missing_ok=True)
    process = subprocess.Popen(
        [TRIBUNE, "run", "--mandate", mandate, "--", "/bin/sh", "-c",
         AGENT.format(folder=folder)],
        env=house.env, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    wait_until((folder / "began").exists, 60, "the agent did not begin")
    return process


def test_the_next_daemon_removes_what_a_killed_one_left(house, shared):
    before = names(shared)
    process = start(house, shared)
    during = names(shared)
    assert {".bashrc", ".mcp.json", ".ssh", ".github"} <= during - before
    house.kill_daemon()
    process.communicate(timeout=60)
    (shared / ".profile").chmod(0o644)  # a person has made one of them their own
    (shared / ".profile").write_text("export A=1\n")
    assert names(shared) >= during  # nobody has tidied up yet
    house.done("ps", timeout=60)
    assert names(shared) == before | {".profile"}
    assert list((house.state / "placeholders").iterdir()) == []


def test_a_run_after_a_kill_leaves_nothing_either(house, shared):
    before = names(shared)
    first = start(house, shared)
    house.kill_daemon()
    first.communicate(timeout=60)
    second = start(house, shared)
    house.done("stop", "--all")
    second.communicate(timeout=60)
    assert names(shared) == before


def test_an_agent_whose_protected_file_is_replaced_on_the_host_is_ended(house, shared):
    process = start(house, shared)
    subprocess.run(["git", "config", "-f", shared / ".git/config", "user.name", "x"], check=True)
    said = process.communicate(timeout=60)[0]
    assert process.returncode == 126, said
    assert f"{shared}/.git/config was replaced on the host" in said
    ended = [x["lease_ended"] for x in house.entries() if x["kind"] == "lease_ended"]
    assert [(x["cause"], x["confirmed"]) for x in ended] == [("stopped", True)]
    assert "was replaced on the host" in ended[0]["proof"]
    assert os.stat(shared / ".git/config").st_size > 0
