"""The peers: what pip installs of them, and what each says in a process of its own."""

import json
import os
import pathlib
import shutil
import subprocess
import sys
from dataclasses import dataclass

HERE = pathlib.Path(__file__).resolve().parent
VENVS = HERE.parents[1] / ".build-python"


@dataclass(frozen=True)
class Peer:
    """A package, the program that drives it, and what becomes of its decision."""

    name: str
    requirement: str
    program: str
    case: str
    python: tuple[int, int] = (3, 11)

    @property
    def venv(self) -> pathlib.Path:
        return VENVS / f"decide-{self.program.removesuffix('.py')}"

    def install(self) -> str | None:
        """Why it cannot be measured, in a line; nil when it can."""
        stamp = self.venv / "requirement"
        whole = (self.venv / "pyvenv.cfg").exists()
        if whole and stamp.exists() and stamp.read_text() == self.requirement:
            return None
        python = interpreter(self.python)
        if python is None:
            return f"no Python {'.'.join(map(str, self.python))} or newer"
        shutil.rmtree(self.venv, ignore_errors=True)
        pip = [self.venv / "bin/python", "-m", "pip", "install", "-q",
               "--disable-pip-version-check", self.requirement]  # fmt: skip
        for command in ([python, "-m", "venv", self.venv], pip):
            try:
                said = subprocess.run(command, capture_output=True, text=True, timeout=600)
            except (OSError, subprocess.TimeoutExpired) as error:
                return str(error)
            if said.returncode != 0:
                return (said.stderr or said.stdout).strip().splitlines()[-1]
        stamp.write_text(self.requirement)
        return None

    def measure(self, seconds: float) -> list[dict]:
        """The figures of one round."""
        command = [self.venv / "bin/python", HERE / "peers" / self.program, str(seconds)]
        said = subprocess.run(
            command, check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
            env=os.environ | {"PYTHONDONTWRITEBYTECODE": "1"},
        )  # fmt: skip
        return [json.loads(line) for line in said.stdout.splitlines() if line.startswith("{")]


def interpreter(least: tuple[int, int]) -> str | None:
    """The oldest Python that is new enough."""
    here = pathlib.Path.home() / ".pyenv/versions"
    for minor in range(least[1], 20):
        names = [f"python{least[0]}.{minor}"]
        names += [str(path) for path in sorted(here.glob(f"{least[0]}.{minor}.*/bin/python3"))]
        for name in names:
            # A shim may stand for a version that it does not have.
            found = shutil.which(name)
            if found and subprocess.run([found, "-c", ""], capture_output=True).returncode == 0:
                return found
    return sys.executable if sys.version_info[:2] >= least else None


PEERS = (
    Peer("agent-control-spec 0.4.0b1", "agent-control-spec==0.4.0b1", "acs.py",
         "decision, no state, no log"),
    Peer("agent-governance-toolkit-core 5.0.0", "agent-governance-toolkit-core==5.0.0", "agt.py",
         "govern(), audit chain in memory"),
    Peer("agent-control-sdk 8.15.0", "agent-control-sdk==8.15.0", "sdk_engine.py",
         "decision, no state, no log", (3, 12)),
)  # fmt: skip
