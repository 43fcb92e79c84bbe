"""An agent that works on through whatever happens to its door, and the server it calls.

    steady.py FOLDER [TOOL]   as an agent: calls TOOL (touch) again and again, notes `time word` a
                              line in FOLDER/calls and counts on its output, until FOLDER/end
                              appears; its content is the exit status
    steady.py --server        as an MCP server (stdio, standard library): `touch`, and `ask`
"""

import http.client
import json
import os
import pathlib
import sys
import time
import urllib.request

VERSION = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": VERSION,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "steady", "version": "1"},
}
TOOLS = [
    {"name": name, "description": f"Do {name}.", "inputSchema": {"type": "object"}}
    for name in ("touch", "ask")
]
PAUSE = float(os.environ.get("STEADY_PAUSE", "0.02"))


def answer(message: dict) -> dict:
    method = message["method"]
    if method == "tools/call":
        result = {"resultType": "complete", "content": [{"type": "text", "text": "done"}]}
    elif method == "tools/list":
        result = {"resultType": "complete", "tools": TOOLS, "ttlMs": 0, "cacheScope": "private"}
    elif method == "server/discover":
        result = {"resultType": "complete", "supportedVersions": [VERSION], "ttlMs": 0,
                  "capabilities": {"tools": {}}, "cacheScope": "private",
                  "_meta": {"io.modelcontextprotocol/serverInfo":
                            {"name": "steady", "version": "1"}}}
    else:
        return {"error": {"code": -32601, "message": "Method not found"}}
    return {"result": result}  # fmt: skip


def serve() -> None:
    for line in sys.stdin:
        message = json.loads(line)
        if "id" in message:
            reply = {"jsonrpc": "2.0", "id": message["id"]} | answer(message)
            print(json.dumps(reply), flush=True)


def call(tool: str) -> str:
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
            "params": {"name": tool, "arguments": {}, "_meta": META}}  # fmt: skip
    request = urllib.request.Request(
        os.environ["TRIBUNE_MCP_URL"] + "/steady", json.dumps(body).encode(), {
            "Content-Type": "application/json", "Accept": "application/json, text/event-stream",
            "MCP-Protocol-Version": VERSION, "Mcp-Method": "tools/call", "Mcp-Name": tool,
        })  # fmt: skip
    with urllib.request.urlopen(request, timeout=120) as response:
        return "done" if b'"done"' in response.read() else "refused"


def work(folder: pathlib.Path, tool: str) -> int:
    end = folder / "end"
    rounds = 0
    with (folder / "calls").open("a") as file:
        while not end.exists():
            try:
                said = call(tool)
            except (OSError, ValueError, http.client.HTTPException) as error:
                said = f"failed {type(error).__name__}"
            file.write(f"{time.time()} {said}\n")
            file.flush()
            print(f"round {rounds}", flush=True)
            rounds += 1
            time.sleep(PAUSE)
    print("the last words", flush=True)
    return int(end.read_text())


if __name__ == "__main__":
    if sys.argv[1] == "--server":
        serve()
    else:
        sys.exit(work(pathlib.Path(sys.argv[1]), *sys.argv[2:3] or ["touch"]))
