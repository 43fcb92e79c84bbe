"""An MCP server of one tool over HTTPS: secure.py CERTIFICATE KEY. Prints its port."""

import http.server
import json
import ssl
import sys

TOOL = {"name": "work", "inputSchema": {"type": "object"}, "annotations": {"readOnlyHint": True}}
RESULTS = {
    "server/discover": {
        "resultType": "complete", "supportedVersions": ["2026-07-28"],
        "capabilities": {"tools": {}}, "ttlMs": 60000, "cacheScope": "private",
    },
    "tools/list": {
        "resultType": "complete", "tools": [TOOL], "ttlMs": 60000, "cacheScope": "private",
    },
    "tools/call": {"resultType": "complete", "content": [{"type": "text", "text": "done"}]},
}  # fmt: skip


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def do_POST(self):
        message = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        answer = {"jsonrpc": "2.0", "id": message.get("id")}
        result = RESULTS.get(message["method"])
        answer |= {"result": result} if result else {"error": {"code": -32601, "message": "?"}}
        body = json.dumps(answer).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
context.load_cert_chain(sys.argv[1], sys.argv[2])
server.socket = context.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
print(server.server_address[1], flush=True)
server.serve_forever()
