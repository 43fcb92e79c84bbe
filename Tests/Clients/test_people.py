"""Two people, charters, allowances and corrections by the command line; who can check it all."""

import json
import re
import subprocess

import pytest
from house import MISSING, TRIBUNE, WEAKNESSES, open_house, wait_until

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(150),
]

MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: worker
purpose: Stay.
level: {level}
approvers: [alice, bob]
autonomy: {{owner: alice, two_people: {{orders: true}}}}
limits: {{wall_time: {{life: 10m}}, calls: {{life: {calls}}}}}
lease: 10s
"""
)
CHARTER = """\
version: 1
organisation: Example
stewards: [alice, bob]
limits: {{calls: {{"every 24h": {calls}}}}}
red_lines: |
  @id("no-push")
  forbid(principal, action == AgentCore::Action::"git___push", resource);
"""


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        for name in ("alice", "bob"):
            opened.done("person", "add", name)
        yield opened


def mandate(house, name="mandate", level="L2", calls=100):
    path = house.folder / f"{name}.yaml"
    path.write_text(MANDATE.format(level=level, calls=calls))
    return path


@pytest.fixture
def lineage(house):
    run = subprocess.Popen(
        [TRIBUNE, "run", "--mandate", mandate(house), "--", "/usr/bin/sleep", "1000"],
        env=house.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_until(lambda: "worker" in house.do("ps").stdout, 30, "no agent")
    (found,) = {x["lease"]["lineage"] for x in house.entries() if x["kind"] == "lease"}
    yield found
    house.do("stop", "--all")
    run.wait(30)


def standing(house):
    return house.done("ps", "--all")


def test_two_people_loosen_and_the_owner_never_alone(house, lineage):
    house.done("freeze", lineage)
    assert "frozen" in standing(house)
    assert "another approver must agree" in house.done("resume", lineage, "--as", "alice")
    assert "another approver must agree" in house.done("resume", lineage, "--as", "alice")
    assert "frozen" in standing(house)
    house.done("resume", lineage, "--as", "bob")
    assert "frozen" not in standing(house)
    # What was agreed before the next freeze does not lift it.
    house.done("freeze", lineage)
    assert "another approver must agree" in house.done("resume", lineage, "--as", "bob")
    house.done("freeze", lineage)
    assert "another approver must agree" in house.done("resume", lineage, "--as", "alice")
    assert "frozen" in standing(house)
    house.done("log", "verify")


def test_a_correction_narrows_at_once_and_widens_with_two(house, lineage):
    house.done("correct", lineage, "--mandate", mandate(house, "narrow", calls=5))
    assert " 5" in house.done("limits")
    wide = mandate(house, "wide", calls=1000)
    refused = house.do("correct", lineage, "--mandate", wide)
    assert refused.returncode == 1 and "higher or missing limit of calls" in refused.stderr
    said = house.done("correct", lineage, "--mandate", wide, "--widen", "--as", "bob")
    assert "another approver must agree" in said
    house.done("correct", lineage, "--mandate", wide, "--widen", "--as", "alice")
    assert "1000" in house.done("limits")
    house.done("log", "verify")


def charter(house, calls):
    path = house.folder / f"charter-{calls}.yaml"
    path.write_text(CHARTER.format(calls=calls))
    return path


def sign(house, path, name):
    text = house.do("charter", "sign", path, "--as", name).stderr
    digest = re.search(r"--yes-digest ([0-9a-f]{64})", text).group(1)
    consent = house.folder / f"{name}-{path.stem}.json"
    house.done("charter", "sign", path, "--as", name, "--yes-digest", digest, "--to", consent)
    return consent


def test_a_charter_needs_two_stewards_and_old_signatures_count_once(house, lineage):
    house.done("charter", "set", charter(house, 10))
    assert "organisation" in house.done("limits")
    second = charter(house, 20)
    one, two = sign(house, second, "alice"), sign(house, second, "bob")
    assert house.do("charter", "set", second, one).returncode == 1
    assert house.do("charter", "set", second, one, one).returncode == 1
    house.done("charter", "set", second, one, two)
    first = charter(house, 10)
    back = [sign(house, first, name) for name in ("alice", "bob")]
    house.done("charter", "set", first, back[0], back[1])
    replayed = house.do("charter", "set", second, one, two)
    assert replayed.returncode == 1, replayed.stdout
    house.done("log", "verify")


def test_the_log_shows_what_people_said(house, lineage):
    report = house.folder / "report.txt"
    report.write_text("It passed.\n")
    # Alice owns the agent: she does not vouch for it.
    assert house.do(
        "vouch", "worker", "review", "--report", report, "--for", "30d", "--as", "alice"
    ).returncode == 1  # fmt: skip
    house.done("vouch", "worker", "review", "--report", report, "--for", "30d", "--as", "bob")
    kinds = [x["kind"] for x in house.entries()]
    assert kinds.count("evidence") == 1
    said = json.loads(house.done("log", "verify", "--json"))
    assert said["orders"] == 1 and said["problems"] == []
