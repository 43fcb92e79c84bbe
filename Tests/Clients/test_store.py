"""A house in a real PostgreSQL, by the command line: it moves there and back, ends when the
database is gone, comes back with everything that was acknowledged, and is taken over by a second
daemon."""

import json
import os
import pathlib
import shutil
import signal
import subprocess
import uuid

import pytest
from house import MISSING, ROOT, TRIBUNE, House, alive, open_house, wait_until

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
]


class Database:
    """A server of the test's own; see Tests/Servers/postgres/control."""

    def __init__(self):
        folder = f"/tmp/tribune-pg-{uuid.uuid4().hex[:8]}"
        self.address = f"postgresql://tribune@/postgres?host={folder}"
        self.control = subprocess.Popen(
            [ROOT / "Tests/Servers/postgres/control", folder],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip
        assert self.control.stdout.readline() == "ready\n"
        self.order("start", "started")

    def order(self, word: str, answer: str) -> None:
        self.control.stdin.write(word + "\n")
        self.control.stdin.flush()
        assert self.control.stdout.readline() == answer + "\n"

    def close(self) -> None:
        self.control.stdin.close()
        self.control.wait(30)


@pytest.fixture(scope="module")
def shared():
    opened = Database()
    yield opened
    opened.close()


@pytest.fixture
def database():
    opened = Database()
    yield opened
    opened.close()


@pytest.fixture
def shard() -> str:
    return f"t-{uuid.uuid4().hex[:12]}"


@pytest.fixture
def house(tmp_path):
    with open_house(tmp_path) as opened:
        yield opened


def lines(house: House) -> list[str]:
    """Every entry as it is shown, each with its index."""
    return house.done("log", "show", "--json").splitlines()


def move(house: House, place: str, shard: str) -> str:
    house.shut_down()
    return house.done("store", "migrate", "--to", place, "--shard", shard)


def ended(house: House) -> bool:
    try:
        house.daemon()
    except AssertionError:
        return True
    return False


def test_a_house_moves_there_and_back(house, shared, shard):
    house.done("person", "add", "alice")
    before = lines(house)
    seen = house.done("log", "verify", "--json")
    assert "PostgreSQL, shard" in move(house, shared.address, shard)
    # The daemon that a command starts knows by itself where the log lies.
    house.done("person", "add", "bob")
    there = lines(house)
    assert there[: len(before)] == before and len(there) > len(before)
    verified = json.loads(house.done("log", "verify", "--json"))
    assert verified["continues"] >= json.loads(seen)["size"]
    assert not list((house.state / "log/.state").glob("wal"))
    move(house, "files", shard)
    house.done("person", "add", "carol")
    back = lines(house)
    assert back[: len(there)] == there and len(back) > len(there)
    assert json.loads(house.done("log", "verify", "--json"))["continues"] >= verified["size"]
    assert (house.state / "log/.state/wal").is_dir() and not (house.state / "store.json").exists()


def test_a_house_begins_in_a_database(house, shared, shard):
    daemon = subprocess.Popen(
        [TRIBUNE, "serve", "--store", shared.address, "--shard", shard],
        env=house.env, stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    socket = house.state / "people/socket"
    wait_until(socket.exists, 60, "the daemon does not listen")
    house.done("person", "add", "alice")
    first = lines(house)
    house.done("shutdown")
    assert daemon.wait(30) == 0
    assert lines(house)[: len(first)] == first
    assert oct((house.state / "store.json").stat().st_mode & 0o777) == "0o600"


def test_an_upgrade_keeps_the_shard(house, shared, shard):
    house.done("person", "add", "alice")
    move(house, shared.address, shard)
    first = lines(house)
    house.done("upgrade")
    wait_until(
        lambda: any(json.loads(x)["entry"].get("started", {}).get("before") == "upgrade"
                    for x in lines(house)),
        60, "no next image",
    )  # fmt: skip
    assert lines(house)[: len(first)] == first


def test_where_a_house_lies_nothing_else_moves(house, shared, shard):
    house.done("person", "add", "alice")
    refused = house.do("store", "migrate", "--to", shared.address, "--shard", shard)
    assert refused.returncode != 0 and "shutdown" in refused.stderr
    move(house, shared.address, shard)
    for place in ("files-of-mine", "mysql://x", shared.address):
        assert house.do("store", "migrate", "--to", place, "--shard", shard).returncode != 0
    # Another house is not let in where this one lies, nor where it lay.
    with open_house(house.folder / "other") as other:
        other.done("person", "add", "mallory")
        other.done("shutdown")
        before = sorted(x.name for x in (other.state / "log").iterdir())
        refused = other.do("store", "migrate", "--to", shared.address, "--shard", shard)
        assert refused.returncode != 0
        assert sorted(x.name for x in (other.state / "log").iterdir()) == before
        assert "mallory" in other.done("person", "list")


def test_without_its_database_a_house_ends_and_comes_back(house, database, shard):
    house.done("person", "add", "alice")
    move(house, database.address, shard)
    house.done("person", "add", "bob")
    acknowledged = lines(house)
    daemon = house.daemon()
    database.order("kill", "killed")
    # At the latest when its ownership has run out; at once when something is to be recorded.
    assert house.do("person", "add", "carol").returncode != 0
    wait_until(lambda: not alive(daemon), 30, "the daemon goes on without its log")
    assert house.do("ps").returncode != 0
    database.order("start", "started")
    assert lines(house)[: len(acknowledged)] == acknowledged
    house.done("log", "verify")


def test_a_second_daemon_takes_over_from_a_dead_one(house, shared, shard, tmp_path):
    house.done("person", "add", "alice")
    move(house, shared.address, shard)
    house.done("person", "add", "bob")
    acknowledged = lines(house)
    with open_house(tmp_path / "second") as second:
        second.state.mkdir(parents=True, mode=0o700)
        for name in ("log.key", "log.pub", "payload.key", "store.json"):
            shutil.copy(house.state / name, second.state / name)
        log = open(tmp_path / "second.log", "w")
        waiting = subprocess.Popen(
            [TRIBUNE, "serve"], env=second.env, stdin=subprocess.DEVNULL, stderr=log)
        wait_until(lambda: "waiting for the shard" in
                   pathlib.Path(tmp_path / "second.log").read_text(), 60, "it does not wait")
        # While the first lives, the second does not serve.
        house.done("person", "add", "carol")
        acknowledged = lines(house)
        assert not (second.state / "people/socket").exists()
        os.kill(house.daemon(), signal.SIGKILL)
        wait_until((second.state / "people/socket").exists, 30, "it does not take over")
        assert lines(second)[: len(acknowledged)] == acknowledged
        second.done("log", "verify")
        # The first, started again, waits in its turn: it does not write.
        assert waiting.poll() is None
