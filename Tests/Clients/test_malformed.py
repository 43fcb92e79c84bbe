"""Traffic that no honest client sends gets the documented error, and the server goes on."""

import json

import pytest
import raw
import target as targets

CALL = raw.request("tools/call", name="echo", arguments={"text": "hello"})
LIST = raw.request("tools/list")


def encoded(body: dict) -> bytes:
    return json.dumps(body).encode()


def nested(depth: int) -> bytes:
    deep = "[" * depth + "]" * depth
    return encoded(CALL).replace(b'"hello"', deep.encode())


PARSE, INVALID, NO_METHOD, PARAMS = -32700, -32600, -32601, -32602
MISMATCH, NO_VERSION = -32020, -32022

# name, body, headers, status, code. These hold for any server of the specification.
EVERYWHERE = [
    ("not JSON", b"{nope", raw.headers(LIST), 400, PARSE),
    ("an empty body", b"", raw.headers(LIST), 400, PARSE),
    ("a cut body", encoded(LIST)[:-1], raw.headers(LIST), 400, PARSE),
    ("bad UTF-8", encoded(CALL).replace(b"hello", b"\xff\xfe"), raw.headers(CALL), 400, PARSE),
    ("a batch", encoded(LIST).join([b"[", b"]"]), raw.headers(LIST), 400, INVALID),
    ("a string for a body", b'"tools/list"', raw.headers(LIST), 400, INVALID),
    ("an unknown method", encoded(raw.request("no/such")), raw.headers(raw.request("no/such")),
     404, NO_METHOD),
    ("a method of the old era", encoded(raw.request("ping")), raw.headers(raw.request("ping")),
     404, NO_METHOD),
    ("another method in the header", encoded(CALL), raw.headers(CALL, Mcp_Method="tools/list"),
     400, MISMATCH),
    ("no method in the header", encoded(CALL), raw.headers(CALL, Mcp_Method=None), 400, MISMATCH),
    ("another tool in the header", encoded(CALL), raw.headers(CALL, Mcp_Name="add"), 400, MISMATCH),
    ("no tool in the header", encoded(CALL), raw.headers(CALL, Mcp_Name=None), 400, MISMATCH),
    ("an unknown version",
     encoded(raw.request("tools/list", meta=raw.META | {
         "io.modelcontextprotocol/protocolVersion": "2099-01-01"})),
     raw.headers(LIST, MCP_Protocol_Version="2099-01-01"), 400, NO_VERSION),
    ("no capabilities", encoded(raw.request("tools/list", meta={
        "io.modelcontextprotocol/protocolVersion": raw.VERSION})), raw.headers(LIST), 400, PARAMS),
]  # fmt: skip

# The SDK's own server is milder or silent here; Tribune must not be.
STRICT = [
    ("a duplicate key", encoded(CALL).replace(b'"name": "echo"', b'"name": "add", "name": "echo"'),
     raw.headers(CALL), 400, PARSE),
    ("a duplicate key far inside",
     encoded(CALL).replace(b'"text": "hello"', b'"text": "hello", "t\\u0065xt": "bye"'),
     raw.headers(CALL), 400, PARSE),
    ("a lone surrogate", encoded(CALL).replace(b"hello", b"\\ud800"), raw.headers(CALL), 400,
     PARSE),
    ("a null id", encoded(raw.request("tools/list", id=None)), raw.headers(LIST), 400, INVALID),
    ("a list for an id", encoded(raw.request("tools/list", id=[1])), raw.headers(LIST), 400,
     INVALID),
    ("another JSON-RPC", encoded(LIST | {"jsonrpc": "1.0"}), raw.headers(LIST), 400, INVALID),
    ("nesting of 10,000", nested(10_000), raw.headers(CALL), 400, PARSE),
    ("a body of 100 MB", encoded(CALL).replace(b"hello", b"x" * 100_000_000), raw.headers(CALL),
     413, None),
]  # fmt: skip

ROWS = EVERYWHERE + (STRICT if targets.INSIDE else [])


def assert_goes_on(target) -> None:
    reply = raw.post(target.url, encoded(CALL), raw.headers(CALL))
    assert reply.status == 200, reply
    assert b"hello" in reply.body


@pytest.mark.parametrize("row", ROWS, ids=[row[0] for row in ROWS])
def test_gets_the_documented_error(target, row):
    _, body, headers, status, code = row
    acts = target.acts()
    reply = raw.post(target.url, body, headers)
    assert (reply.status, reply.code) == (status, code), reply
    assert target.acts() == acts, "something was done"
    assert_goes_on(target)


def test_a_length_that_never_comes_is_given_up(target):
    """Closing early must cost the server nothing but this connection."""
    import socket
    import urllib.parse

    address = urllib.parse.urlsplit(target.url)
    for _ in range(50):
        with socket.create_connection((address.hostname, address.port), 10) as stream:
            head = f"POST {address.path} HTTP/1.1\r\nHost: {address.netloc}\r\n"
            stream.sendall(head.encode() + b"Content-Length: 1000000\r\n\r\n{")
    assert_goes_on(target)


@pytest.mark.parametrize("method", ["PUT", "TRACE", "PATCH"])
def test_other_verbs_are_refused(target, method):
    assert raw.post(target.url, b"", {}, method).status in (404, 405, 501)
    assert_goes_on(target)


def test_a_foreign_origin_is_refused(target):
    reply = raw.post(target.url, encoded(CALL), raw.headers(CALL, Origin="https://evil.example"))
    assert reply.status == 403
    assert_goes_on(target)


def test_a_legacy_call_without_a_session_is_refused(target):
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    reply = raw.post(target.url, encoded(body), {"MCP-Protocol-Version": "2025-11-25"})
    assert (reply.status, reply.code) == (400, INVALID), reply


def test_an_unknown_session_is_not_found(target):
    body = {"jsonrpc": "2.0", "id": 1, "method": "tools/list", "params": {}}
    more = {"MCP-Protocol-Version": "2025-11-25", "Mcp-Session-Id": "0123456789abcdef"}
    reply = raw.post(target.url, encoded(body), more)
    assert reply.status == 404, reply
