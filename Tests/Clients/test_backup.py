"""A backup from before a stop is restored: nothing runs on or is permitted, and everybody sees."""

import os
import pathlib
import re
import shutil
import subprocess

import pytest
from house import MISSING, TRIBUNE, WEAKNESSES, marked, open_house, wait_until

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.timeout(150),
]

MARK = "TEST_BACKUP_MARK"
MANDATE = (
    WEAKNESSES
    + """\
version: 1
agent: worker
purpose: Stay.
level: L2
approvers: [alice]
limits: {{wall_time: {{life: 10m}}}}
environment: {{set: {{{mark}: "{value}"}}}}
lease: 10s
"""
)


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        yield opened


def mandate(house):
    path = house.folder / "mandate.yaml"
    path.write_text(MANDATE.format(mark=MARK, value=house.folder.name))
    return path


def mine(house):
    return marked(f"{MARK}={house.folder.name}")


def start(house) -> subprocess.Popen:
    run = subprocess.Popen(
        [TRIBUNE, "run", "--mandate", mandate(house), "--", "/usr/bin/sleep", "1000"],
        env=house.env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )  # fmt: skip
    wait_until(lambda: mine(house), 30, "no agent")
    return run


def lineage(house) -> str:
    (found,) = {x["lease"]["lineage"] for x in house.entries() if x["kind"] == "lease"}
    return found


def restored(house, backup):
    """The house is lost; a new one is made of the backup in its place."""
    house.shut_down()
    shutil.move(house.state, house.folder / "lost")
    return house.done("restore", backup)


def accept(house):
    refused = house.do("log", "show")
    assert refused.returncode == 1 and "another" not in refused.stdout
    assert "tribune log accept" in refused.stderr
    (origin,) = set(re.findall(r"this is (\S+);", refused.stderr))
    house.done("log", "accept", "--yes-origin", origin)


def test_a_restore_from_before_a_stop_runs_nothing(house):
    house.done("person", "add", "alice")
    run = start(house)
    backup = house.folder / "backup"
    print(house.done("backup", backup))
    stopped = lineage(house)
    house.done("stop", stopped)
    assert run.wait(30) == 126 and mine(house) == []
    print(restored(house, backup))
    accept(house)
    # The stop is not in the backup, and yet nothing of the lineage comes back.
    assert mine(house) == []
    assert re.search(rf"{stopped}\s.*frozen", house.done("ps")), house.done("ps")
    house.do("resume", stopped, "--as", "alice")
    assert re.search(rf"{stopped}\s.*ended", house.done("ps", "--all")) and mine(house) == []
    assert not [x for x in house.entries() if x["kind"] == "intent"]
    kinds = [x["kind"] for x in house.entries()]
    assert kinds.count("restored") == 1


def test_after_a_restore_nothing_is_spent_until_it_is_confirmed(house):
    assert house.run(mandate(house), "/bin/true").returncode == 0
    backup = house.folder / "backup"
    house.done("backup", backup)
    restored(house, backup)
    accept(house)
    refused = house.run(mandate(house), "/bin/true")
    assert refused.returncode != 0 and "tribune restore --confirm" in refused.stderr
    house.done("restore", "--confirm")
    assert house.run(mandate(house), "/bin/true").returncode == 0
    assert "nothing waits" in house.do("restore", "--confirm").stderr
    house.done("log", "verify")


def test_a_backup_holds_no_key_that_signs(house):
    house.done("person", "add", "alice")
    backup = house.folder / "backup"
    house.done("backup", backup)
    names = {str(x.relative_to(backup)) for x in backup.rglob("*") if x.is_file()}
    assert not names & {"log.key", "lease.key"}
    secret = (house.state / "log.key").read_bytes().split(b"+")[-1]
    for path in backup.rglob("*"):
        if path.is_file():
            assert secret not in path.read_bytes()


def test_a_changed_backup_is_refused(house):
    assert house.run(mandate(house), "/bin/true").returncode == 0
    backup = house.folder / "backup"
    house.done("backup", backup)
    house.shut_down()
    shutil.move(house.state, house.folder / "lost")
    changed = 0
    for path in sorted((backup / "log").rglob("*")):
        if path.is_file() and b"Stay." in (text := path.read_bytes()):
            path.write_bytes(text.replace(b"Stay.", b"Play."))
            changed += 1
    assert changed
    refused = house.do("restore", backup)
    assert refused.returncode != 0, refused.stdout
    assert not (house.state / "log.key").exists() or not (house.state / "log.pub").exists()


def test_a_house_that_is_there_is_not_overwritten(house):
    backup = house.folder / "backup"
    house.done("person", "list")
    house.done("backup", backup)
    assert "tribune shutdown" in house.do("restore", backup).stderr
    house.shut_down()
    before = {p: p.stat().st_mtime_ns for p in pathlib.Path(house.state / "log").rglob("*")}
    assert house.do("restore", backup).returncode != 0
    assert before == {p: os.stat(p).st_mtime_ns for p in before}
    assert "does not exist" in house.do("backup", backup).stderr
