"""Every message of a conversation validates against the JSON Schema of its revision."""

import urllib.parse

import anyio
import peers
import pytest
import tap
import wire

needs_schemas = pytest.mark.skipif(
    wire.shared() is None, reason="no folder shared/data above: the MCP schemas are there"
)


@needs_schemas
def test_every_message_over_http_is_valid(mode, target):
    address = urllib.parse.urlsplit(target.url)
    relay = tap.HTTPTap(address.hostname, address.port)
    url = target.url.replace(f":{address.port}", f":{relay.port}", 1)

    async def main():
        async with peers.connect(url, mode) as peer:
            await peer.tools()
            await peer.call("echo", text="valid?")
            await peer.call("slow", progress=[], steps=2, seconds=0.01)
            await peer.call("flaky", times=1_000_000)
            await peer.resources()
            await peer.templates()
            await peer.read("lab://motto")
            await peer.prompts()
            await peer.prompt("review", subject="x")

    anyio.run(main)
    relay.close()
    messages = relay.messages()
    assert sum(way == "s2c" and "result" in message for way, message in messages) >= 9
    assert wire.problems(messages) == []


@needs_schemas
@pytest.mark.parametrize(
    "message",
    [
        {"jsonrpc": "2.0", "id": 1, "method": "tools/call", "params": {"name": 5}},
        {"jsonrpc": "2.0", "id": 1, "method": "no/such", "params": {}},
        {"jsonrpc": "1.0", "id": 1, "result": {}},
        {"jsonrpc": "2.0", "id": 1, "error": {"code": "x", "message": "y"}},
    ],
)
def test_the_validator_finds_faults(message):
    assert wire.problems([("s2c", message)])
