"""Agents that start agents: each child a cell of its own under a part of its parent's lease."""

import json
import os
import pathlib
import signal
import subprocess
import time

import pytest
from house import MISSING, TRIBUNE, WEAKNESSES, alive, marked, open_house, wait_until

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(150),
]

HERE = pathlib.Path(__file__).resolve().parent
MARK = "TEST_SPAWN_MARK"
MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: root
purpose: Start scouts.
level: {level}
limits:
  live_copies: {{life: {copies}}}
  generations: {{life: 3}}
  spawns: {{1h: 200}}
  calls: {{life: 500}}
  wall_time: {{life: 10m}}
spawn: {{agents: [scout], level: L4, programs: [/usr/bin/python3]}}
files: {{read: ["{here}"]}}
environment: {{set: {{{mark}: "{value}"}}}}
lease: {lease}
"""
)


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        yield opened


def mandate(house, copies=20, level="L4", lease="10s", value=None):
    path = house.folder / "mandate.yaml"
    path.write_text(
        MANDATE.format(
            copies=copies, level=level, here=HERE, mark=MARK, lease=lease,
            value=value or house.folder.name,
        )
    )  # fmt: skip
    return path


def words(*rest):
    return ["/usr/bin/python3", HERE / "spawner.py", *rest]


def said(output: str) -> list:
    return [json.loads(line) for line in output.splitlines() if line.startswith(("{", "["))]


def start(house, path, *rest):
    """A run that stays; what it writes goes to a file."""
    output = house.folder / "output"
    with output.open("wb") as sink:
        run = subprocess.Popen(
            [TRIBUNE, "run", "--mandate", path, "--", *map(str, words(*rest))],
            env=house.env, stdin=subprocess.DEVNULL, stdout=sink,
            stderr=subprocess.STDOUT,
        )  # fmt: skip
    return run, output


def up(output, count):
    def all_up():
        return output.read_text(errors="replace").count('"up"') >= count

    try:
        wait_until(all_up, 60, "")
    except AssertionError:
        raise AssertionError(f"not {count} agents: {output.read_text(errors='replace')}") from None


def mine(house):
    return marked(f"{MARK}={house.folder.name}")


def leases(house):
    return [x["lease"] for x in house.entries() if x["kind"] == "lease"]


def test_a_tree_of_agents_is_one_lineage_and_one_stop_ends_it(house):
    run, output = start(house, mandate(house), "tree", 2, 2)
    up(output, 7)
    assert len(mine(house)) >= 7
    given = leases(house)
    assert len(given) == 7 and len({x["lineage"] for x in given}) == 1
    parents = [x["child"]["parent"] for x in given if "child" in x]
    assert sorted(parents.count(x) for x in set(parents)) == [2, 2, 2]
    house.done("stop", "--all")
    assert mine(house) == []
    assert run.wait(30) == 126
    ended = [x["lease_ended"] for x in house.entries() if x["kind"] == "lease_ended"]
    assert len(ended) == 7 and all(x["confirmed"] for x in ended)


def test_never_more_live_copies_than_the_mandate_says(house):
    run, output = start(house, mandate(house, copies=4), "greedy", 10)
    wait_until(lambda: '"got"' in output.read_text(errors="replace"), 60, "it waits for ever")
    up(output, 3)
    assert [x for x in said(output.read_text()) if "got" in x] == [{"got": 3, "refused": 7}]
    assert len(mine(house)) == 4
    house.done("stop", "--all")
    assert mine(house) == [] and run.wait(30) == 126


def test_children_end_with_the_agent_that_started_them(house):
    run, output = start(house, mandate(house), "tree", 1, 3)
    up(output, 4)
    root = leases(house)[0]["lease"]
    (pid,) = [x for x in mine(house) if lease_of(x) == root]
    os.kill(pid, signal.SIGKILL)
    run.wait(30)
    assert mine(house) == []
    causes = [x["lease_ended"]["cause"] for x in house.entries() if x["kind"] == "lease_ended"]
    assert causes == ["parent_ended"] * 3 + ["finished"]


def lease_of(pid: int) -> str:
    for item in pathlib.Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
        if item.startswith(b"TRIBUNE_LEASE="):
            return item.split(b"=", 1)[1].decode()
    return ""


def test_a_revoked_child_goes_with_all_below_it_and_the_rest_stays(house):
    run, output = start(house, mandate(house), "tree", 2, 2)
    up(output, 7)
    given = leases(house)
    child = next(x for x in given if "child" in x and x["child"]["parent"] == given[0]["lease"])
    below = {child["lease"]} | {
        x["lease"] for x in given if x.get("child", {}).get("parent") == child["lease"]
    }
    house.done("revoke", given[0]["lineage"], child["lease"])
    left = {lease_of(x) for x in mine(house)}
    assert left == {x["lease"] for x in given} - below
    house.done("stop", "--all")
    assert run.wait(30) == 126 and mine(house) == []


def test_a_parent_waits_for_its_child_and_ends_it(house):
    path = mandate(house)
    (seen,) = said(house.run(path, *words("wait", 7)).stdout)
    assert seen["status"] == 201 and seen["seen"]["exit_status"] == 7
    (seen,) = [x for x in said(house.run(path, *words("cut")).stdout) if isinstance(x, list)]
    assert seen == [201, 204, False]
    assert mine(house) == []


def test_nobody_sees_or_ends_somebody_elses_child(house):
    run, output = start(house, mandate(house), "tree", 1, 1)
    up(output, 2)
    child = leases(house)[1]["lease"]
    (seen,) = said(house.run(mandate(house), *words("other", child)).stdout)
    assert seen == [404, 404]
    assert len(mine(house)) == 2
    house.done("stop", "--all")
    run.wait(30)


@pytest.mark.parametrize("level", ["L2", "L3"])
def test_below_the_level_that_spawns_nothing_starts_unasked(house, level):
    """L2 denies; L3 asks, and nobody is there to answer."""
    path = mandate(house, level=level)
    path.write_text(path.read_text().replace("level: L4, programs", "level: L2, programs"))
    path.write_text(path.read_text() + "ask_timeout: 1s\n")
    run, output = start(house, path, "greedy", 1)
    wait_until(lambda: '"got"' in output.read_text(errors="replace"), 60, "it waits for ever")
    assert said(output.read_text()) == [{"got": 0, "refused": 1}]
    house.done("stop", "--all")
    run.wait(30)
    assert len(leases(house)) == 1


def test_a_dead_daemon_takes_the_whole_tree_with_it(house):
    run, output = start(house, mandate(house, lease="2s"), "tree", 2, 2)
    up(output, 7)
    house.kill_daemon()
    wait_until(lambda: mine(house) == [], 2 + 3, "a cell outlived its lease")
    run.wait(30)


def test_an_upgrade_keeps_the_tree(house):
    run, output = start(house, mandate(house), "tree", 1, 3)
    up(output, 4)
    before = sorted(mine(house))
    house.done("upgrade")
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and house.do("ps").returncode != 0:
        time.sleep(0.1)
    assert sorted(mine(house)) == before and all(map(alive, before))
    house.done("stop", "--all")
    wait_until(lambda: mine(house) == [], 5, "a child was lost by the upgrade")
    run.wait(30)


def test_the_proof_of_a_lease_is_signed_and_short(house):
    (answer,) = said(house.run(mandate(house), *words("proof")).stdout)
    status, token = answer
    assert status == 200
    claim = token["claim"]
    assert claim["holder"] == "ab" * 32 and claim["limits"]["calls"] == 500
    lasts = amount(claim["expires"]) - amount(claim["issued"])
    assert lasts == 10_000_000_000
    verify(house, token)


def amount(value):
    return int(str(value).removeprefix("int:"))


def verify(house, token):
    """With another implementation of Ed25519 and of RFC 8785 (numbers are texts or small)."""
    cryptography = pytest.importorskip("cryptography.hazmat.primitives.asymmetric.ed25519")
    key = bytes.fromhex((house.state / "lease.pub").read_text().strip())
    block = {"type": "tribune-lease-v1", "block": token["claim"]}
    message = json.dumps(block, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    public = cryptography.Ed25519PublicKey.from_public_bytes(key)
    public.verify(bytes.fromhex(token["signature"]), message.encode())
