"""An MCP server over stdio (2025-06-18) that answers one call and leaves at the second."""

import json
import sys

TOOL = {"name": "work", "inputSchema": {"type": "object"}}
calls = 0
for line in sys.stdin:
    message = json.loads(line)
    method, key = message.get("method"), message.get("id")
    if key is None:
        continue
    if method == "initialize":
        result = {
            "protocolVersion": "2025-06-18", "capabilities": {"tools": {}},
            "serverInfo": {"name": "quitter", "version": "1"},
        }  # fmt: skip
    elif method == "tools/list":
        result = {"tools": [TOOL]}
    elif method == "tools/call":
        calls += 1
        if calls == 2:
            sys.exit(3)
        result = {"content": [{"type": "text", "text": "done"}]}
    else:
        print(json.dumps({"jsonrpc": "2.0", "id": key, "error": {"code": -32601, "message": "no"}}),
              flush=True)  # fmt: skip
        continue
    print(json.dumps({"jsonrpc": "2.0", "id": key, "result": result}), flush=True)
