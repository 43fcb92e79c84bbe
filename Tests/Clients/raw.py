"""Bytes on a socket, for traffic that no library would send."""

import json
import socket
import urllib.parse

VERSION = "2026-07-28"
META = {
    "io.modelcontextprotocol/protocolVersion": VERSION,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "raw", "version": "1"},
}


def request(method: str, id: object = 1, meta: dict | None = None, **params: object) -> dict:
    """A modern JSON-RPC request."""
    params["_meta"] = META if meta is None else meta
    return {"jsonrpc": "2.0", "id": id, "method": method, "params": params}


def headers(body: dict, **changed: str | None) -> dict[str, str]:
    """The headers that belong to a modern request; a change of None leaves one out."""
    found = {"MCP-Protocol-Version": VERSION, "Mcp-Method": body["method"]}
    params = body.get("params", {})
    if name := params.get("name") or params.get("uri"):
        found["Mcp-Name"] = str(name)
    for key, value in changed.items():
        key = key.replace("_", "-")
        found = {k: v for k, v in found.items() if k.lower() != key.lower()}
        if value is not None:
            found[key] = value
    return found


class Reply:
    """An HTTP answer: its status, and the JSON-RPC error code in it, if any."""

    def __init__(self, status: int, body: bytes):
        self.status = status
        self.body = body
        try:
            self.message = json.loads(body)
        except ValueError:
            self.message = {}
        error = self.message.get("error") if isinstance(self.message, dict) else None
        self.code = error["code"] if error else None

    def __repr__(self) -> str:
        return f"Reply({self.status}, {self.body[:200]!r})"


def post(url: str, body: bytes, more: dict[str, str], method: str = "POST") -> Reply:
    """Sends one request on a connection of its own and reads the answer to its end.

    A server may answer and close before it has read a body that it refuses.
    """
    address = urllib.parse.urlsplit(url)
    fields = {
        "Host": address.netloc,
        "Content-Type": "application/json",
        "Accept": "application/json, text/event-stream",
        "Content-Length": str(len(body)),
        "Connection": "close",
    } | more
    head = f"{method} {address.path} HTTP/1.1\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in fields.items()) + "\r\n"
    with socket.create_connection((address.hostname, address.port), 60) as stream:
        stream.settimeout(60)
        try:
            stream.sendall(head.encode() + body)
        except (BrokenPipeError, ConnectionResetError):
            pass
        answer = b""
        try:
            while data := stream.recv(65536):
                answer += data
        except ConnectionResetError:
            pass
    return parse(answer)


def parse(answer: bytes) -> Reply:
    head, _, body = answer.partition(b"\r\n\r\n")
    if not head:
        return Reply(0, b"")
    if b"transfer-encoding: chunked" in head.lower():
        import tap

        body = tap.split_chunks(body)[0]
    return Reply(int(head.split()[1]), body)
