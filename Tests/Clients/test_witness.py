"""A witness under another user: reads what the log's owner publishes and nothing else, cosigns, and
refuses a log that was rolled back or forked, even by the owner of its key."""

import os
import pathlib
import shutil
import subprocess

import pytest
import target as targets
from house import MISSING, TRIBUNE, open_house

VERIFY = TRIBUNE.with_name("tribune-verify")
# Debian's nobody: no group of ours, no right that another user has not.
NOBODY = 65534

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(300),
    pytest.mark.skipif(not TRIBUNE.exists() or not VERIFY.exists(), reason=MISSING),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can become another user for a test"),
]


def run(*words: object, user: int | None = None) -> subprocess.CompletedProcess:
    """A command, as another user without any of our groups when `user` is given."""
    other = {} if user is None else {"user": user, "group": user, "extra_groups": []}
    return subprocess.run(
        list(map(str, words)), stdin=subprocess.DEVNULL, capture_output=True, text=True,
        cwd="/", env={"PATH": "/usr/bin:/bin"}, timeout=60, **other,
    )  # fmt: skip


class Scene:
    """A house with a real log, its published copy, and a witness with a folder of its own."""

    def __init__(self, house, place: pathlib.Path):
        self.house = house
        self.log = house.state / "log"
        self.copy = place / "published"
        self.own = place / "witness"
        self.own.mkdir()
        os.chown(self.own, NOBODY, NOBODY)
        # The programs must be where another user reaches them, and the log's key is public.
        self.verify = place / "tribune-verify"
        shutil.copy(VERIFY, self.verify)
        self.verify.chmod(0o755)
        self.key = (house.state / "log.pub").read_text().strip()
        made = self.witness_run("keygen", "example.org/witness", "--witness", "--out", "key")
        assert made.returncode == 0, made.stderr
        self.vkey = made.stdout.strip()

    def add_entries(self, *names: str) -> None:
        for name in names:
            self.house.done("person", "add", name)

    def publish(self, log: pathlib.Path | None = None) -> subprocess.CompletedProcess:
        return run(self.verify, "publish", log or self.log, self.copy, "--key", self.key)

    def witness_run(self, *words: object) -> subprocess.CompletedProcess:
        return subprocess.run(
            [str(self.verify), *map(str, words)], cwd=self.own, user=NOBODY, group=NOBODY,
            extra_groups=[], env={}, stdin=subprocess.DEVNULL, capture_output=True, text=True,
            timeout=60,
        )  # fmt: skip

    def cosign(self, folder: pathlib.Path | None = None) -> subprocess.CompletedProcess:
        return self.witness_run(
            "witness", "--key", "key", "--log-key", self.key, "--state", "seen",
            "--out", "cosigned", folder or self.copy,
        )  # fmt: skip

    def size(self) -> int:
        return int((self.copy / "checkpoint").read_text().splitlines()[1])


@pytest.fixture(scope="module")
def scene():
    # Not below pytest's folder, which only its owner may enter.
    place = pathlib.Path("/tmp") / f"tribune-witness-{os.getpid()}"
    place.mkdir(mode=0o755)
    with open_house(place / "house") as house:
        house.folder.mkdir(mode=0o755)  # only the house itself keeps others out
        house.done("ps")
        scene = Scene(house, place)
        scene.add_entries("alice")
        yield scene
    shutil.rmtree(place)


def test_another_user_reads_nothing_of_the_house(scene):
    for name in ("log/checkpoint", "log.key", "log.pub", "payloads", "log/.state", "socket"):
        path = scene.house.state / name
        assert run("/bin/cat", path, user=NOBODY).returncode != 0, path
        assert run("/bin/ls", path, user=NOBODY).returncode != 0, path
    refused = scene.cosign(scene.log)
    assert refused.returncode == 3, refused.stderr
    assert "Permission denied" in refused.stderr or "EACCES" in refused.stderr, refused.stderr


def test_the_copy_holds_what_is_public_and_cannot_be_written(scene):
    done = scene.publish()
    assert done.returncode == 0, done.stderr
    files = {str(x.relative_to(scene.copy)) for x in scene.copy.rglob("*") if x.is_file()}
    assert "checkpoint" in files
    assert all(x == "checkpoint" or x.startswith("tile/") for x in files), files
    script = 'for f; do [ -r "$f" ] && ! [ -w "$f" ] && ! [ -w "${f%/*}" ] || exit 1; done'
    paths = [scene.copy / x for x in files]
    assert run("/bin/sh", "-c", script, "sh", *paths, user=NOBODY).returncode == 0


def test_it_cosigns_and_the_owner_can_show_it(scene):
    assert scene.publish().returncode == 0
    done = scene.cosign()
    assert done.returncode == 0, done.stderr
    shown = scene.own / "cosigned"
    lines = shown.read_text().splitlines()
    assert sum(line.startswith("— ") for line in lines) == 2, lines
    by_owner = run(
        scene.verify, "log", scene.log, "--key", scene.key, "--checkpoint", shown,
        "--witness", scene.vkey,
    )  # fmt: skip
    assert by_owner.returncode == 0, by_owner.stderr
    assert (scene.own / "seen").stat().st_uid == NOBODY


@pytest.mark.skipif(not targets.MODERN_PYTHON.exists(), reason="no modern environment: run ./test")
@pytest.mark.parametrize("checker", ["tlog_scales", "aics_tlog"])
def test_foreign_checkers_accept_the_cosigned_checkpoint(scene, checker):
    assert scene.publish().returncode == 0
    assert scene.cosign().returncode == 0
    script = targets.ROOT / "Tests/Interop/verify_cosignature.py"
    words = [checker, scene.own / "cosigned", scene.key, scene.vkey]
    done = run(targets.MODERN_PYTHON, script, *words)
    assert done.returncode == 0, done.stdout + done.stderr
    forged = scene.own / "forged"
    text = (scene.own / "cosigned").read_text()
    head, last = text.rstrip("\n").rsplit(" ", 1)
    forged.write_text(f"{head} {last[:12]}{'A' if last[12] != 'A' else 'B'}{last[13:]}\n")
    words[1] = forged
    assert run(targets.MODERN_PYTHON, script, *words).returncode == 1


def test_it_follows_a_log_that_grows(scene):
    assert scene.publish().returncode == 0
    assert scene.cosign().returncode == 0
    before = scene.size()
    scene.add_entries("bob", "carol")
    scene.house.done("log", "verify")  # publishes
    assert scene.publish().returncode == 0
    assert scene.size() > before
    done = scene.cosign()
    assert done.returncode == 0, done.stderr
    assert (scene.own / "cosigned").read_text().splitlines()[1] == str(scene.size())


def test_a_roll_back_is_refused_by_the_copy_and_by_the_witness(scene, tmp_path):
    older = tmp_path / "older"
    assert scene.publish().returncode == 0
    shutil.copytree(scene.copy, older)
    scene.add_entries("dora")
    scene.house.done("log", "verify")
    assert scene.publish().returncode == 0
    assert scene.cosign().returncode == 0
    kept = (scene.own / "cosigned").read_bytes()
    assert scene.publish(older).returncode == 1
    # The owner may replace the copy by hand; the witness remembers.
    shutil.rmtree(scene.copy)
    shutil.copytree(older, scene.copy)
    refused = scene.cosign()
    assert refused.returncode == 1
    assert "rolled back" in refused.stderr
    assert (scene.own / "cosigned").read_bytes() == kept


def test_a_fork_under_the_same_key_is_refused(scene, tmp_path):
    """Whoever holds the key can sign two histories; a witness that saw one refuses the other."""
    scene.house.done("shutdown")
    shutil.copytree(scene.house.folder, tmp_path / "fork")
    scene.add_entries("erin")
    scene.house.done("log", "verify")
    shutil.rmtree(scene.copy)
    assert scene.publish().returncode == 0
    assert scene.cosign().returncode == 0
    with open_house(tmp_path / "fork") as fork:
        for name in ("mallory", "trudy"):
            fork.done("person", "add", name)
        fork.done("log", "verify")
        assert scene.publish(fork.state / "log").returncode == 1
        shutil.rmtree(scene.copy)
        assert scene.publish(fork.state / "log").returncode == 0
    refused = scene.cosign()
    assert refused.returncode == 1
    assert "rewritten" in refused.stderr, refused.stderr
