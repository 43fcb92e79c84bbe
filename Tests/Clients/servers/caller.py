"""An agent that calls `work` of the server `quitter` so many times over the bridge, one after the
other, and prints each answer as a line."""

import json
import subprocess
import sys
import time

bridge = subprocess.Popen(
    ["/.tribune/tribune-cell", "bridge", "7300", "quitter"], stdin=subprocess.PIPE,
    stdout=subprocess.PIPE, text=True,
)  # fmt: skip


def ask(key: int, method: str, params: dict) -> dict:
    line = {"jsonrpc": "2.0", "id": key, "method": method, "params": params}
    print(json.dumps(line), file=bridge.stdin, flush=True)
    while True:
        message = json.loads(bridge.stdout.readline())
        if message.get("id") == key:
            return message


ask(0, "initialize", {
    "protocolVersion": "2025-06-18", "capabilities": {},
    "clientInfo": {"name": "caller", "version": "1"},
})  # fmt: skip
print(json.dumps({"jsonrpc": "2.0", "method": "notifications/initialized"}), file=bridge.stdin,
      flush=True)  # fmt: skip
for number in range(1, int(sys.argv[1]) + 1):
    print(json.dumps(ask(number, "tools/call", {"name": "work", "arguments": {}})), flush=True)
    time.sleep(0.3)
