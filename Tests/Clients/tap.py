"""A tap on the wire: passes bytes on unchanged and keeps the JSON-RPC messages that went by."""

import errno
import json
import os
import socket
import threading


# In a cell, the ports that the mandate of test_in_a_cell.py names.
PORTS = range(7400, 7416)


def listener() -> socket.socket:
    """On any port; in a cell, on the first of its own that is free."""
    ports = PORTS if "TRIBUNE_MCP_URL" in os.environ else [0]
    for port in ports:
        try:
            return socket.create_server(("127.0.0.1", port))
        except OSError as error:
            if error.errno != errno.EADDRINUSE:
                raise
    raise OSError(f"all of {ports} are in use")


class HTTPTap:
    """A loopback relay in front of `host:port`; `url(path)` is where clients go instead."""

    def __init__(self, host: str, port: int):
        self.upstream = (host, port)
        self.listener = listener()
        self.port = self.listener.getsockname()[1]
        self.streams: list[tuple[bytearray, bytearray]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def close(self) -> None:
        # Also where somebody still waits for a client.
        self.listener.shutdown(socket.SHUT_RDWR)
        self.listener.close()

    def messages(self) -> list[tuple[str, dict]]:
        """Every message, as ("c2s" or "s2c", message), connection by connection."""
        found = []
        for sent, received in list(self.streams):
            for head, body in split_http(bytes(sent)):
                if head.startswith(b"POST") and body:
                    found.append(("c2s", json.loads(body)))
            for head, body in split_http(bytes(received)):
                found += [("s2c", message) for message in answers(head, body)]
        return found

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self.listener.accept()
            except OSError:
                return
            server = socket.create_connection(self.upstream)
            pair = (bytearray(), bytearray())
            self.streams.append(pair)
            for source, sink, copy in ((client, server, pair[0]), (server, client, pair[1])):
                threading.Thread(target=pump, args=(source, sink, copy), daemon=True).start()


def pump(source: socket.socket, sink: socket.socket, copy: bytearray) -> None:
    try:
        while data := source.recv(65536):
            copy += data
            sink.sendall(data)
    except OSError:
        pass
    for end in (source, sink):
        try:
            end.shutdown(socket.SHUT_RDWR)
        except OSError:
            pass


def split_http(stream: bytes) -> list[tuple[bytes, bytes]]:
    """The (head, body) pairs of one direction of a connection; a cut body is kept too."""
    found = []
    while b"\r\n\r\n" in stream:
        head, stream = stream.split(b"\r\n\r\n", 1)
        fields = {
            name.strip().lower(): value.strip()
            for name, _, value in (line.partition(b":") for line in head.split(b"\r\n")[1:])
        }
        if fields.get(b"transfer-encoding", b"").lower() == b"chunked":
            body, stream = split_chunks(stream)
        else:
            length = int(fields.get(b"content-length", b"0"))
            body, stream = stream[:length], stream[length:]
        found.append((head, body))
    return found


def split_chunks(stream: bytes) -> tuple[bytes, bytes]:
    body = b""
    while b"\r\n" in stream:
        line, stream = stream.split(b"\r\n", 1)
        size = int(line.split(b";")[0], 16)
        body += stream[:size]
        stream = stream[size + 2 :]
        if size == 0:
            break
    return body, stream


def answers(head: bytes, body: bytes) -> list[dict]:
    """The messages of one HTTP answer: one of JSON, any number of an event stream."""
    lowered = head.lower()
    if b"text/event-stream" in lowered:
        lines = body.decode().replace("\r\n", "\n").split("\n")
        return [json.loads(x[5:]) for x in lines if x.startswith("data:") and x[5:].strip()]
    if b"application/json" in lowered and body:
        return [json.loads(body)]
    return []
