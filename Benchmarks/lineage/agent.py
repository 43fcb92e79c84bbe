"""One agent of a lineage under the bench: starts others through its door, then a tree of processes.

`agent.py KIND CHILDREN TREE READY`: KIND is how its processes take the end: `deaf` ignore every
signal, `told` know of it and exit on SIGTERM, `fighting` ignore it, respawn what died and go on
starting processes and agents. TREE processes stand in three generations. One line goes to READY's
folder when all is up. Without a door (bare) no agents are started.
"""

import json
import os
import pathlib
import signal
import sys
import time
import urllib.parse


def deafen(kind: str) -> None:
    ends = kind == "told"
    for number in set(signal.Signals) - {signal.SIGKILL, signal.SIGSTOP}:
        usual = number == signal.SIGTERM and ends
        signal.signal(number, signal.SIG_DFL if usual else signal.SIG_IGN)


def door():
    import http.client

    place = urllib.parse.urlparse(os.environ["TRIBUNE_MCP_URL"])
    return http.client.HTTPConnection(place.hostname, place.port, timeout=60)


def spawn(*words) -> int:
    link = door()
    wish = {
        "agent": "worker", "command": ["/usr/bin/python3", os.path.abspath(__file__), *words],
        "limits": {"calls": 50},
    }  # fmt: skip
    link.request("POST", "/children", json.dumps(wish), {"Content-Type": "application/json"})
    return link.getresponse().status


def tree(kind: str, count: int) -> None:
    """So many processes in three generations: ten of the second, the rest below them."""
    branches = min(10, count)
    for branch in range(branches):
        if os.fork() == 0:
            leaves = (count - branches) // branches + (branch < (count - branches) % branches)
            for _ in range(leaves):
                if os.fork() == 0:
                    live(kind)
            live(kind)


def live(kind: str) -> None:
    deafen(kind)
    while True:
        if kind == "fighting":
            # Out of its session and parent, again and again.
            time.sleep(0.05)
            if os.fork():
                os._exit(0)
            os.setsid()
        else:
            signal.pause()


def main(kind: str, children: str, count: str, ready: str) -> None:
    for _ in range(int(children)):
        status = spawn(kind, "0", count, ready)
        if status != 201:
            sys.exit(f"no child: {status}")
    tree(kind, int(count) - 1)
    (pathlib.Path(ready) / str(time.time_ns())).touch()
    deafen(kind)
    while True:
        if kind == "fighting" and "TRIBUNE_MCP_URL" in os.environ:
            try:
                spawn(kind, "0", "1", ready)
            except OSError:
                pass
        time.sleep(0.2)


main(*sys.argv[1:])
