"""A load client for MCP over streamable HTTP: standard library only, so that it runs in any cell.

    load.py URL --era modern|legacy --clients N --calls N [--out FILE]

Each client keeps one connection and makes its calls of the tool `echo` one after the other; every
answer must carry the text that was sent. Prints {"calls", "seconds", "latencies_us": sorted list}.
"""

import argparse
import asyncio
import json
import time
import urllib.parse

MODERN = "2026-07-28"
LEGACY = "2025-11-25"
META = {
    "io.modelcontextprotocol/protocolVersion": MODERN,
    "io.modelcontextprotocol/clientCapabilities": {},
    "io.modelcontextprotocol/clientInfo": {"name": "load", "version": "1"},
}


class Client:
    """One connection, one session, one call at a time."""

    def __init__(self, url: str, era: str):
        self.address = urllib.parse.urlsplit(url)
        self.era = era
        self.session = ""
        self.count = 0

    async def open(self) -> None:
        self.reader, self.writer = await asyncio.open_connection(
            self.address.hostname, self.address.port
        )
        if self.era == "legacy":
            about = {"name": "load", "version": "1"}
            params = {"protocolVersion": LEGACY, "capabilities": {}, "clientInfo": about}
            await self.post({"jsonrpc": "2.0", "id": 0, "method": "initialize", "params": params})
            await self.post({"jsonrpc": "2.0", "method": "notifications/initialized"})

    async def call(self) -> None:
        self.count += 1
        text = f"call {self.count}"
        params = {"name": "echo", "arguments": {"text": text}}
        if self.era == "modern":
            params["_meta"] = META
        request = {"jsonrpc": "2.0", "id": self.count, "method": "tools/call", "params": params}
        answer = await self.post(request)
        if text.encode() not in answer or b'"isError":true' in answer.replace(b" ", b""):
            raise RuntimeError(f"not the answer to {text!r}: {answer[:500]!r}")

    async def post(self, message: dict) -> bytes:
        body = json.dumps(message).encode()
        self.writer.write(self.head(message, len(body)).encode() + body)
        head = await self.reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        fields = dict(line.lower().split(": ", 1) for line in lines[1:] if ": " in line)
        session = next((x for x in lines if x.lower().startswith("mcp-session-id:")), "")
        self.session = session.partition(": ")[2] or self.session
        if fields.get("transfer-encoding") == "chunked":
            return await self.read_chunks()
        return await self.reader.readexactly(int(fields.get("content-length", 0)))

    def head(self, message: dict, length: int) -> str:
        fields = {
            "Host": self.address.netloc,
            "Content-Type": "application/json",
            "Accept": "application/json, text/event-stream",
            "Content-Length": str(length),
        }
        if self.era == "modern":
            fields |= {"MCP-Protocol-Version": MODERN, "Mcp-Method": message["method"]}
            fields["Mcp-Name"] = message["params"]["name"]
        elif message["method"] != "initialize":
            fields["MCP-Protocol-Version"] = LEGACY
            if self.session:
                fields["Mcp-Session-Id"] = self.session
        lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        return f"POST {self.address.path} HTTP/1.1\r\n{lines}\r\n"

    async def read_chunks(self) -> bytes:
        body = b""
        while size := int((await self.reader.readline()).split(b";")[0], 16):
            body += (await self.reader.readexactly(size + 2))[:-2]
        await self.reader.readline()
        return body


async def measure(url: str, era: str, clients: int, calls: int) -> dict:
    """Every client warms up, then all start together."""
    open_clients = [Client(url, era) for _ in range(clients)]
    for client in open_clients:
        await client.open()
        for _ in range(20):
            await client.call()
    latencies: list[int] = []

    async def work(client: Client) -> None:
        for _ in range(calls):
            start = time.perf_counter_ns()
            await client.call()
            latencies.append(time.perf_counter_ns() - start)

    began = time.perf_counter()
    await asyncio.gather(*(work(client) for client in open_clients))
    seconds = time.perf_counter() - began
    for client in open_clients:
        client.writer.close()
    return {
        "calls": len(latencies),
        "seconds": seconds,
        "latencies_us": sorted(latency / 1000 for latency in latencies),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("url")
    parser.add_argument("--era", choices=("modern", "legacy"), default="modern")
    parser.add_argument("--clients", type=int, default=1)
    parser.add_argument("--calls", type=int, default=200, help="of each client")
    parser.add_argument("--out", help="a file for the result; standard output otherwise")
    options = parser.parse_args()
    result = asyncio.run(measure(options.url, options.era, options.clients, options.calls))
    text = json.dumps(result)
    if options.out:
        with open(options.out, "w", encoding="utf-8") as file:
            file.write(text)
    else:
        print(text)


if __name__ == "__main__":
    main()
