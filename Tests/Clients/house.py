"""A house of its own for a test: a state folder, a daemon, the command line, and its end."""

import contextlib
import json
import os
import pathlib
import signal
import subprocess
import time
from typing import Callable, Iterator

import target as targets

ROOT = targets.ROOT
TRIBUNE = pathlib.Path(os.environ.get("TRIBUNE_BIN", ROOT / ".build/release")) / "tribune"
MISSING = f"no {TRIBUNE}: build the release first"
VENVS = {name: (ROOT / ".build-python" / name).resolve() for name in ("modern", "legacy")}
# What a stock Debian 12, a container or root cannot promise; accepted by name in every mandate.
WEAKNESSES = """\
accept_weaknesses:
  [host-root, landlock, landlock-refer, landlock-truncate, landlock-device-ioctl, landlock-scope,
   memory-limit, process-limit, cpu-limit]
"""


class House:
    """State and settings in a folder; commands run as a person would type them."""

    def __init__(self, folder: pathlib.Path):
        self.folder = folder
        self.state = folder / "state"
        self.config = folder / "config"
        self.env = os.environ | {
            "TRIBUNE_HOME": str(self.state), "TRIBUNE_CONFIG": str(self.config),
            "PYTHONDONTWRITEBYTECODE": "1",
        }  # fmt: skip

    def do(self, *words: object, timeout: float = 120) -> subprocess.CompletedProcess:
        return subprocess.run(
            [TRIBUNE, *map(str, words)], env=self.env, stdin=subprocess.DEVNULL,
            capture_output=True, text=True, errors="replace", timeout=timeout,
        )  # fmt: skip

    def done(self, *words: object, timeout: float = 120) -> str:
        """The output of a command that must succeed."""
        ended = self.do(*words, timeout=timeout)
        assert ended.returncode == 0, f"{words}: {ended.returncode}\n{ended.stdout}{ended.stderr}"
        return ended.stdout

    def run(self, mandate: pathlib.Path, *command: object, timeout: float = 250):
        return self.do("run", "--mandate", mandate, "--", *command, timeout=timeout)

    def entries(self) -> list[dict]:
        lines = self.done("log", "show", "--json").splitlines()
        return [json.loads(line)["entry"] for line in lines]

    def daemon(self) -> int:
        """The process id of the daemon of this state folder."""
        mine = [
            int(folder.name) for folder in pathlib.Path("/proc").iterdir()
            if folder.name.isdigit() and self.is_mine(folder)
        ]  # fmt: skip
        assert len(mine) == 1, f"daemons of {self.state}: {mine}"
        return mine[0]

    def is_mine(self, folder: pathlib.Path) -> bool:
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
        except OSError:
            return False
        return words[0].endswith(b"tribuned") and str(self.state).encode() in words

    def shut_down(self) -> None:
        """Returns when the daemon is gone, not when it has agreed to go."""
        pid = self.daemon()
        self.done("shutdown")
        wait_until(lambda: not alive(pid), 60, "the daemon stayed")

    def kill_daemon(self) -> None:
        pid = self.daemon()
        os.kill(pid, signal.SIGKILL)
        wait_until(lambda: not alive(pid), 10, "the daemon stayed")

    def close(self) -> None:
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.do("shutdown", timeout=30)
        with contextlib.suppress(AssertionError, OSError):
            os.kill(self.daemon(), signal.SIGKILL)


@contextlib.contextmanager
def open_house(folder: pathlib.Path) -> Iterator[House]:
    house = House(folder)
    try:
        yield house
    finally:
        house.close()


def alive(pid: int) -> bool:
    """Whether it runs; a process that waits to be reaped does not. While a killed process ends its
    threads, the first may be gone already and the descriptors are still open."""
    try:
        stat = pathlib.Path(f"/proc/{pid}/stat").read_text()
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:
        return False
    return len(threads) > 1 or stat.rpartition(")")[2].split()[0] not in ("Z", "X")


def wait_until(condition: Callable[[], bool], seconds: float, otherwise: str) -> float:
    """Looks often until a condition holds; how long that took."""
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < seconds, otherwise
        time.sleep(0.02)
    return time.monotonic() - began


def marked(mark: str) -> list[int]:
    """Processes whose environment carries a mark, wherever on the host they run."""
    found = []
    for folder in pathlib.Path("/proc").iterdir():
        if folder.name.isdigit() and alive(int(folder.name)):
            with contextlib.suppress(OSError):
                if mark.encode() in (folder / "environ").read_bytes():
                    found.append(int(folder.name))
    return found
