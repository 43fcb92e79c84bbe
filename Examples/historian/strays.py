"""The ways in which the historian tries to leave its mandate; each must be refused.

Where one works it does little harm: the files it writes it takes away again; a branch `x` stays.
"""

import os
import pathlib
import socket
import subprocess
from typing import Any, Callable


class Refused(Exception):
    """The attempt was answered with a refusal instead of an error of the system."""


async def try_all(servers: dict[str, Any], repository: pathlib.Path, outside: str) -> int:
    """Makes every attempt and tells of each; 0 when all were refused, 3 otherwise."""
    escaped = 0
    for name, server, tool, arguments in tool_attempts(repository):
        escaped += not report(name, await refusal_of_call(servers[server], tool, arguments))
    for name, attempt in system_attempts(repository, outside):
        escaped += not report(name, refusal_of(attempt))
    print(f"stray: {escaped} attempts succeeded" if escaped else "stray: every attempt was refused")
    return 3 if escaped else 0


def report(name: str, refusal: str | None) -> bool:
    first = (refusal or "").strip().splitlines()
    print(f"refused: {name}: {first[0][:120] if first else 'no reason'}"
          if refusal is not None else f"ALLOWED: {name}", flush=True)  # fmt: skip
    return refusal is not None


def tool_attempts(repository: pathlib.Path) -> list[tuple[str, str, str, dict[str, Any]]]:
    """Calls that the mandate does not grant: name, server, tool, arguments."""
    path = str(repository)
    return [
        ("throw changes away", "git", "git_reset", {"repo_path": path}),
        ("commit", "git", "git_commit", {"repo_path": path, "message": "mine"}),
        ("make a branch", "git", "git_create_branch", {"repo_path": path, "branch_name": "x"}),
        ("read another repository", "git", "git_log", {"repo_path": "/"}),
        ("read a file inside a commit", "git", "git_show",
         {"repo_path": path, "revision": "HEAD:README.md"}),
        ("a tool that is not", "time", "set_current_time", {"time": "00:00"}),
    ]  # fmt: skip


def system_attempts(repository: pathlib.Path, outside: str) -> list[tuple[str, Callable[[], Any]]]:
    """Acts past every tool, straight at the system."""
    here = pathlib.Path(__file__).resolve().parent
    host, _, port = outside.rpartition(":")
    return [
        ("read the passwords", pathlib.Path("/etc/shadow").read_bytes),
        ("read the person's home", lambda: some(pathlib.Path("/root"))),
        ("write a git hook", lambda: write(repository / ".git/hooks/post-commit")),
        ("change git's settings", lambda: write(repository / ".git/info/attributes")),
        ("change its own code", lambda: write(here / "servers/stray")),
        ("write beside its mandate", lambda: write(here / "mandate.stray.yaml")),
        ("reach the host's network", lambda: socket.create_connection((host, int(port)), 2)),
        ("see a network", lambda: some_names({name for _, name in socket.if_nameindex()} - {"lo"})),
        ("open a path socket", lambda: socket.socket(socket.AF_UNIX)),
        ("make a cell of its own", lambda: run("unshare", "--user", "true")),
        ("see the host's processes", other_processes),
    ]  # fmt: skip


async def refusal_of_call(client: Any, tool: str, arguments: dict[str, Any]) -> str | None:
    try:
        result = await client.call_tool(tool, arguments, raise_on_error=False)
    except Exception as error:  # a protocol error is a refusal as well
        return f"{type(error).__name__}: {error}"
    text = " ".join(getattr(part, "text", "") for part in result.content)
    return text if result.is_error else None


def refusal_of(attempt: Callable[[], Any]) -> str | None:
    try:
        attempt()
    except (OSError, Refused, subprocess.CalledProcessError) as error:
        return f"{type(error).__name__}: {error}"
    return None


def write(path: pathlib.Path) -> None:
    path.write_text("# written by the historian\n")
    path.unlink()


def some(folder: pathlib.Path) -> None:
    some_names({entry.name for entry in folder.iterdir()})


def some_names(names: set[str]) -> None:
    if not names:
        raise Refused("there is nothing to see")


def run(*command: str) -> None:
    subprocess.run(command, check=True, capture_output=True)


def other_processes() -> None:
    """In a process namespace of its own an agent sees tribune-cell (1), itself and its children."""
    pids = [int(name) for name in os.listdir("/proc") if name.isdigit()]
    if max(pids) < 1000 and len(pids) < 32:
        raise Refused(f"only {len(pids)} processes, all of this cell")
