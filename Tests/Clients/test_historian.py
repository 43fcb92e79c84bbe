"""The first example as a user runs it: within its mandate, then trying to leave it, then
checked."""

import json
import os
import pathlib
import subprocess

import pytest
import target as targets

ROOT = targets.ROOT
EXAMPLE = ROOT / "Examples/historian"
TRIBUNE = pathlib.Path(os.environ.get("TRIBUNE_BIN", ROOT / ".build/release")) / "tribune"

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.skipif(not TRIBUNE.exists(), reason=f"no {TRIBUNE}: build the release first"),
]


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A state folder of its own; its daemon ends with the module."""
    subprocess.run([EXAMPLE / "setup"], check=True)
    folder = tmp_path_factory.mktemp("home")
    env = os.environ | {"TRIBUNE_HOME": str(folder), "TRIBUNE_CONFIG": str(folder / "config")}
    yield env
    subprocess.run([TRIBUNE, "shutdown"], env=env, capture_output=True)


def tribune(env: dict, *words: object) -> subprocess.CompletedProcess:
    return subprocess.run(
        [TRIBUNE, *map(str, words)], env=env, stdin=subprocess.DEVNULL, capture_output=True,
        text=True, errors="replace", timeout=250,
    )  # fmt: skip


def run_historian(env: dict, *words: str) -> subprocess.CompletedProcess:
    mandate = EXAMPLE / "mandate.yaml"
    return tribune(env, "run", "--mandate", mandate, "--", EXAMPLE / "agent", *words)


@pytest.mark.timeout(300)
def test_does_its_work_within_the_mandate(home):
    summary = EXAMPLE / "out/summary.md"
    summary.unlink(missing_ok=True)
    ended = run_historian(home)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "I read 10 commits." in ended.stdout
    assert "Commits: 10" in summary.read_text()


@pytest.mark.timeout(300)
def test_every_attempt_to_leave_is_refused(home):
    ended = run_historian(home, "--stray")
    said = ended.stdout + ended.stderr
    assert "ALLOWED" not in said, said
    assert ended.returncode == 0, said
    assert "stray: every attempt was refused" in said


@pytest.mark.timeout(300)
def test_the_log_is_accepted_by_us_and_by_others(home):
    ended = tribune(home, "log", "verify")
    assert ended.returncode == 0, ended.stdout + ended.stderr
    folder = pathlib.Path(home["TRIBUNE_HOME"])
    key = (folder / "log.pub").read_text().strip()
    for script in ("verify_tlog_scales.py", "verify_aics_tlog.py"):
        checker = [targets.MODERN_PYTHON, ROOT / "Tests/Interop" / script, folder / "log", key]
        verified = subprocess.run(checker, capture_output=True, text=True)
        assert verified.returncode == 0, f"{script}: {verified.stdout}{verified.stderr}"
    # Debian's Go packages lie in a GOPATH, not in a module cache.
    env = os.environ | {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": ""}
    checker = ["go", "run", ROOT / "Tests/Interop/gocheck/main.go", folder / "log", key]
    verified = subprocess.run(checker, env=env, capture_output=True, text=True)
    assert verified.returncode == 0, f"gocheck: {verified.stdout}{verified.stderr}"


@pytest.mark.timeout(300)
def test_what_was_done_and_refused_stands_in_the_log(home):
    shown = tribune(home, "log", "show", "--json")
    assert shown.returncode == 0, shown.stderr
    entries = [json.loads(line)["entry"] for line in shown.stdout.splitlines()]
    intents = [x["intent"] for x in entries if x["kind"] == "intent"]
    verdicts = {(x["target"], x["verdict"]) for x in intents}
    assert {("git_log", "permit"), ("git_show", "permit"), ("git_reset", "deny")} <= verdicts
