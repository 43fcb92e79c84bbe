"""The quickest honest MCP server in Python: one tool, `echo`, both eras, no library.

A server made with the SDK takes milliseconds for a call, which would hide what a gateway adds.
`quick.py` speaks stdio, `quick.py --http PORT` streamable HTTP answered with plain JSON.
"""

import asyncio
import json
import sys

TOOL = {
    "name": "echo",
    "description": "Say it back.",
    "inputSchema": {
        "type": "object",
        "properties": {"text": {"type": "string"}},
        "required": ["text"],
    },
    "annotations": {"readOnlyHint": True},
}
ABOUT = {"name": "quick", "version": "1"}


def answer(message: dict) -> dict | None:
    """The response to a message; None for a notification."""
    if "id" not in message:
        return None
    method, params = message.get("method"), message.get("params") or {}
    result: dict = {"resultType": "complete"}
    if method == "tools/call" and params.get("name") == "echo":
        result["content"] = [{"type": "text", "text": params["arguments"]["text"]}]
    elif method == "tools/list":
        result |= {"tools": [TOOL], "ttlMs": 60000, "cacheScope": "private"}
    elif method == "server/discover":
        result |= {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {}}}
        result |= {"ttlMs": 60000, "cacheScope": "private"}
        result["_meta"] = {"io.modelcontextprotocol/serverInfo": ABOUT}
    elif method == "initialize":
        result = {"protocolVersion": params.get("protocolVersion", "2025-11-25")}
        result |= {"capabilities": {"tools": {}}, "serverInfo": ABOUT}
    elif method == "ping":
        result = {}
    else:
        error = {"code": -32601, "message": "Method not found"}
        return {"jsonrpc": "2.0", "id": message["id"], "error": error}
    return {"jsonrpc": "2.0", "id": message["id"], "result": result}


async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
    try:
        while True:
            head = (await reader.readuntil(b"\r\n\r\n")).lower()
            length = head.partition(b"content-length:")[2].split(b"\r\n")[0]
            reply = answer(json.loads(await reader.readexactly(int(length or 0))))
            body = json.dumps(reply).encode() if reply else b""
            status = b"200 OK" if reply else b"202 Accepted"
            writer.write(
                b"HTTP/1.1 %s\r\ncontent-type: application/json\r\ncontent-length: %d\r\n\r\n%s"
                % (status, len(body), body)
            )
    except (asyncio.IncompleteReadError, ConnectionError):
        writer.close()


async def listen(port: int) -> None:
    server = await asyncio.start_server(serve, "127.0.0.1", port)
    await server.serve_forever()


def main() -> None:
    if sys.argv[1:2] == ["--http"]:
        asyncio.run(listen(int(sys.argv[2])))
    for line in sys.stdin.buffer:
        if reply := answer(json.loads(line)):
            sys.stdout.write(json.dumps(reply) + "\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main()
