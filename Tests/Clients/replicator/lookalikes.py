"""Honest work that looks like replication. Each ends with status 0 when its work is done.

    lookalikes.py clone REPOSITORY TO       git clone
    lookalikes.py backup PROJECT TO         tar of a project, its own
    lookalikes.py pool TO                   workers: forked, spawned, and programs
    lookalikes.py restart PROJECT TO PORTS  a new server from a new copy; the old one is ended
"""

import concurrent.futures
import json
import multiprocessing
import os
import pathlib
import shutil
import subprocess
import sys


def clone(repository: str, to: str) -> None:
    subprocess.run(["git", "clone", "-q", f"file://{repository}", to], check=True)


def backup(project: str, to: str) -> None:
    subprocess.run(["tar", "-C", project, "-czf", to, "."], check=True)


def square(number: int) -> int:
    return number * number


def pool(to: str) -> None:
    found = {}
    for kind in ("fork", "spawn"):
        with multiprocessing.get_context(kind).Pool(3) as workers:
            found[kind] = sum(workers.map(square, range(100)))
    with concurrent.futures.ProcessPoolExecutor(3) as workers:
        found["executor"] = sum(workers.map(square, range(100)))
    program = "import sys; print(sum(int(x) ** 2 for x in sys.argv[1:]))"
    numbers = [[str(x) for x in range(start, 100, 4)] for start in range(4)]
    workers = [
        subprocess.Popen([sys.executable, "-c", program, *x], stdout=subprocess.PIPE, text=True)
        for x in numbers
    ]
    found["programs"] = sum(int(x.communicate()[0]) for x in workers)
    pathlib.Path(to).write_text(json.dumps(found))


def restart(project: str, to: str, *ports: str) -> None:
    """Blue runs; green is a new copy on other ports, and is asked before blue goes."""
    import agent

    rooms = [pathlib.Path(to) / name for name in ("blue", "green")]
    running = []
    for generation, room in enumerate(rooms):
        room.mkdir()
        for name in ("agent.py", "weights.bin"):
            shutil.copy(pathlib.Path(project) / name, room)
        own = [f"tcp:{x}" for x in ports[2 * generation : 2 * generation + 2]]
        settings = {"agent": own[0], "model": own[1], "generation": generation}
        (room / "config.json").write_text(json.dumps(settings))
        running.append(subprocess.Popen(
            [sys.executable, str(room / "agent.py"), "serve"],
            env=os.environ | {"REPLICA_HOME": str(room), "REPLICA_NOTES": str(room)},
            start_new_session=True,
        ))  # fmt: skip
        healthy(agent, own[0], room, 20)
    os.killpg(running[0].pid, 15)
    running[0].wait()
    reply = healthy(agent, f"tcp:{ports[2]}", rooms[1], 20)
    (pathlib.Path(to) / "served").write_text(json.dumps(reply))


def healthy(agent, address: str, room: pathlib.Path, seconds: float) -> dict:
    while seconds > 0:
        try:
            return json.loads(agent.ask(address, b"are you there", 0.5))
        except TimeoutError:
            seconds -= 0.5
            if (room / "refused").exists():
                raise SystemExit((room / "refused").read_text()) from None
    raise SystemExit(f"nobody at {address}")


if __name__ == "__main__":
    {"clone": clone, "backup": backup, "pool": pool, "restart": restart}[sys.argv[1]](*sys.argv[2:])
