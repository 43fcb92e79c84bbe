"""A tree of processes that will not go: ignores signals, forks twice, leaves its session.

    tree.py OUT        as an agent: grows, then calls its server for ever, notes each answer in OUT
    tree.py --server   as an MCP server (stdio, standard library): grows, then answers `touch`

Each process carries the environment it was given, by which a test finds it from outside.
"""

import json
import os
import pathlib
import signal
import sys
import time
import urllib.request

VERSION = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": VERSION,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "tree", "version": "1"},
}
TOOL = {"name": "touch", "description": "Do something.", "inputSchema": {"type": "object"}}


def deaf() -> None:
    for number in range(1, 32):
        if number not in (signal.SIGKILL, signal.SIGSTOP, signal.SIGCHLD):
            signal.signal(number, signal.SIG_IGN)


def grow(generations: int) -> None:
    """Three children a generation, each forked twice and in a session of its own."""
    if generations == 0:
        return
    for _ in range(3):
        if os.fork() == 0:
            os.setsid()
            if os.fork() != 0:
                os._exit(0)
            grow(generations - 1)
            while True:
                time.sleep(60)
        os.wait()


def answer(message: dict) -> dict:
    method = message["method"]
    if method == "tools/call":
        result = {"resultType": "complete", "content": [{"type": "text", "text": "done"}]}
    elif method == "tools/list":
        result = {"resultType": "complete", "tools": [TOOL], "ttlMs": 0, "cacheScope": "private"}
    elif method == "server/discover":
        result = {"resultType": "complete", "supportedVersions": [VERSION], "ttlMs": 0,
                  "capabilities": {"tools": {}}, "cacheScope": "private",
                  "_meta": {"io.modelcontextprotocol/serverInfo": {"name": "tree", "version": "1"}}}
    else:
        return {"error": {"code": -32601, "message": "Method not found"}}
    return {"result": result}  # fmt: skip


def serve() -> None:
    for line in sys.stdin:
        message = json.loads(line)
        if "id" in message:
            reply = {"jsonrpc": "2.0", "id": message["id"]} | answer(message)
            print(json.dumps(reply), flush=True)
    while True:  # the end of its input is no reason to go either
        time.sleep(60)


def call() -> str:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": {"name": "touch", "arguments": {}, "_meta": META}}  # fmt: skip
    request = urllib.request.Request(
        os.environ["TRIBUNE_MCP_URL"] + "/tree", json.dumps(body).encode(), {
            "Content-Type": "application/json", "Accept": "application/json, text/event-stream",
            "MCP-Protocol-Version": VERSION, "Mcp-Method": "tools/call", "Mcp-Name": "touch",
        })  # fmt: skip
    with urllib.request.urlopen(request, timeout=5) as response:
        return "done" if b'"done"' in response.read() else "refused"


def act_for_ever(out: pathlib.Path) -> None:
    with out.open("a") as file:
        while True:
            try:
                said = call()
            except (OSError, ValueError) as error:
                said = f"failed {type(error).__name__}"
            file.write(f"{time.time()} {said}\n")
            file.flush()
            time.sleep(0.05)


if __name__ == "__main__":
    deaf()
    if sys.argv[1] == "--server":
        grow(2)
        serve()
    else:
        grow(3)
        act_for_ever(pathlib.Path(sys.argv[1]))
