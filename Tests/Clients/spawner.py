"""An agent that starts others, as any program could: plain HTTP on its own door.

`spawner.py stay`                  waits
`spawner.py exit CODE`             ends at once
`spawner.py tree DEPTH WIDTH`      starts WIDTH children, each a tree of DEPTH - 1, then waits
`spawner.py greedy TRIES`          asks for so many children, writes how many it got
`spawner.py proof`                 writes its lease's proof
`spawner.py wait CODE`             starts `exit CODE`, waits for it, writes what it saw
`spawner.py other LEASE`           asks after a lease that is not its child
`spawner.py cut`                   starts a child, ends it, writes what it saw
"""

import http.client
import json
import os
import sys
import time
import urllib.parse

DOOR = urllib.parse.urlparse(os.environ["TRIBUNE_MCP_URL"])
SELF = ["/usr/bin/python3", os.path.abspath(__file__)]


def ask(method, path, body=None):
    link = http.client.HTTPConnection(DOOR.hostname, DOOR.port, timeout=60)
    text = None if body is None else json.dumps(body)
    link.request(method, path, text, {"Content-Type": "application/json"})
    answer = link.getresponse()
    read = answer.read()
    link.close()
    return answer.status, json.loads(read) if read else None


def spawn(*words, limits=None, scope=None):
    return ask("POST", "/children", {
        "agent": "scout", "command": SELF + [str(word) for word in words],
        "limits": limits or {}, "scope": scope or {},
    })  # fmt: skip


def say(value):
    print(json.dumps(value), flush=True)


def tree(depth, width):
    if depth > 0:
        copies = sum(width**level for level in range(depth))
        for _ in range(width):
            slice = {"live_copies": copies, "calls": 5 * copies}
            status, answer = spawn("tree", depth - 1, width, limits=slice)
            assert status == 201, (status, answer)
    say({"up": os.environ["TRIBUNE_LEASE"], "depth": depth})
    time.sleep(1000)


def main(role, *rest):
    if role == "stay":
        say({"up": os.environ["TRIBUNE_LEASE"]})
        time.sleep(1000)
    elif role == "exit":
        sys.exit(int(rest[0]))
    elif role == "tree":
        tree(int(rest[0]), int(rest[1]))
    elif role == "greedy":
        got = [spawn("stay")[0] for _ in range(int(rest[0]))]
        say({"got": got.count(201), "refused": got.count(403)})
        time.sleep(1000)
    elif role == "proof":
        say(ask("GET", "/lease/" + "ab" * 32))
    elif role == "wait":
        status, answer = spawn("exit", rest[0])
        while (seen := ask("GET", "/children/" + answer["lease"])[1])["live"]:
            time.sleep(0.05)
        say({"status": status, "seen": seen})
    elif role == "other":
        say([ask("GET", "/children/" + rest[0])[0], ask("DELETE", "/children/" + rest[0])[0]])
    elif role == "cut":
        status, answer = spawn("stay")
        path = "/children/" + answer["lease"]
        say([status, ask("DELETE", path)[0], ask("GET", path)[1]["live"]])


if __name__ == "__main__":
    main(*sys.argv[1:])
