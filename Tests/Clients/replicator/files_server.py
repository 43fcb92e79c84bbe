"""An MCP server over stdio (2025-06-18) with one tool, which writes a file into its folder."""

import json
import pathlib
import sys

TOOL = {
    "name": "write_file",
    "inputSchema": {
        "type": "object", "required": ["path", "hex"],
        "properties": {"path": {"type": "string"}, "hex": {"type": "string"}},
    },
}  # fmt: skip


def answer(method: str, params: dict) -> dict | None:
    if method == "initialize":
        return {
            "protocolVersion": "2025-06-18", "capabilities": {"tools": {}},
            "serverInfo": {"name": "files", "version": "1"},
        }  # fmt: skip
    if method == "tools/list":
        return {"tools": [TOOL]}
    if method == "tools/call":
        path = pathlib.Path(params["arguments"]["path"])
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(bytes.fromhex(params["arguments"]["hex"]))
        return {"content": [{"type": "text", "text": "written"}]}
    return None


for line in sys.stdin:
    message = json.loads(line)
    if (key := message.get("id")) is None:
        continue
    result = answer(message["method"], message.get("params", {}))
    body = {"result": result} if result else {"error": {"code": -32601, "message": "no"}}
    print(json.dumps({"jsonrpc": "2.0", "id": key} | body), flush=True)
