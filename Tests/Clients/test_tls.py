"""A server behind HTTPS: reached when the host trusts its certificate's authority, else not at all.

The doors trust what the host trusts. "Given" here means what an administrator does, seen by one
daemon only: its mount namespace has another list of authorities.
"""

import http.server
import json
import os
import pathlib
import ssl
import subprocess
import threading

import pytest
from house import MISSING, TRIBUNE, WEAKNESSES, open_house

AUTHORITIES = "/etc/ssl/certs/ca-certificates.crt"

pytestmark = [
    pytest.mark.outside,
    pytest.mark.once,
    pytest.mark.timeout(120),
    pytest.mark.skipif(not TRIBUNE.exists(), reason=MISSING),
    pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a daemon other authorities"),
    pytest.mark.skipif(not pathlib.Path(AUTHORITIES).exists(), reason=f"no {AUTHORITIES}"),
]

MANDATE = WEAKNESSES + """\
version: 1
agent: far
purpose: Ask a server elsewhere.
level: L2
limits:
  calls: {{life: 10}}
  wall_time: {{life: 1m}}
servers:
  lab:
    url: https://{name}:{port}/mcp
    tools: {{echo: read}}
"""

# One call, as a client of the modern era; prints the answer.
AGENT = """\
import json, urllib.request
meta = {"io.modelcontextprotocol/protocolVersion": "2026-07-28",
        "io.modelcontextprotocol/clientCapabilities": {}}
body = {"jsonrpc": "2.0", "id": 1, "method": "tools/call",
        "params": {"name": "echo", "arguments": {"text": "far"}, "_meta": meta}}
head = {"Content-Type": "application/json", "Mcp-Method": "tools/call", "Mcp-Name": "echo",
        "Accept": "application/json", "MCP-Protocol-Version": "2026-07-28"}
ask = urllib.request.Request("http://127.0.0.1:7300/mcp/lab", json.dumps(body).encode(), head)
try:
    print(urllib.request.urlopen(ask, timeout=40).read().decode())
except urllib.error.HTTPError as error:
    print(error.read().decode())
"""

TOOL = {"name": "echo", "description": "Say it back.", "inputSchema": {"type": "object"}}


class Server(http.server.BaseHTTPRequestHandler):
    """The least that a server of the modern era must answer."""

    protocol_version = "HTTP/1.1"
    calls = 0

    def do_POST(self):
        request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        result = {"resultType": "complete"}
        if request["method"] == "server/discover":
            result |= {"supportedVersions": ["2026-07-28"], "capabilities": {"tools": {}}}
        elif request["method"] == "tools/list":
            result |= {"tools": [TOOL]}
        else:
            Server.calls += 1
            text = request["params"]["arguments"]["text"]
            result |= {"content": [{"type": "text", "text": text + " away"}]}
        body = json.dumps({"jsonrpc": "2.0", "id": request.get("id"), "result": result}).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def secure(tmp_path_factory):
    """The port of a server with a certificate for localhost, and that certificate."""
    folder = tmp_path_factory.mktemp("tls")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-keyout", key,
         "-out", certificate, "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1], certificate
    server.shutdown()


def ask(tmp_path, secure, trusted: bool, name: str = "localhost") -> str:
    """What an agent under a daemon that trusts the certificate, or not, is answered."""
    port, certificate = secure
    mandate = tmp_path / "mandate.yaml"
    mandate.write_text(MANDATE.format(port=port, name=name))
    script = 'mount --bind "$1" "$2" && shift 2 && exec "$@"'
    authorities = certificate if trusted else AUTHORITIES
    with open_house(tmp_path / "house") as house:
        ended = subprocess.run(
            ["unshare", "--mount", "sh", "-c", script, "sh", authorities, AUTHORITIES, TRIBUNE,
             "run", "--mandate", mandate, "--", "/usr/bin/python3", "-c", AGENT],
            env=house.env, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=100,
        )  # fmt: skip
    return ended.stdout + ended.stderr


def test_a_server_whose_authority_is_given_is_reached(tmp_path, secure):
    before = Server.calls
    assert "far away" in ask(tmp_path, secure, trusted=True)
    assert Server.calls == before + 1


@pytest.mark.parametrize("trusted,name", [(False, "localhost"), (True, "127.0.0.1")])
def test_an_unknown_authority_or_another_name_is_refused(tmp_path, secure, trusted, name):
    before = Server.calls
    said = ask(tmp_path, secure, trusted, name)
    assert "far away" not in said
    assert '"error"' in said, said
    assert Server.calls == before
